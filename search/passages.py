"""Graph → passages: running text in stretches of whole paragraphs, and a card for every other thing."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from graph.model import Kind
from graph.paging import Rows, all_prose, every_card
from search.passage import Passage
from search.stretches import MAX_WORDS, cut, read_sentences, runs, text_of

MAX_DENSE_WORDS = 250
"""Of heading and text together: about 400 tokens of the encoder (1.55 tokens a word in these documents)."""


def passages(store: Rows, cards: Collection[Mapping[str, Any]] | None = None) -> Iterator[Passage]:
    """All passages of a graph: first the running text, document by document, then the cards. Ids are unique.

    `cards`: the rows of the query `cards`, when they are at hand already.
    """
    seen: set[int] = set()
    for passage in _all(store, every_card(store) if cards is None else cards):
        if passage.id not in seen:
            seen.add(passage.id)
            yield passage


def _all(store: Rows, cards: Collection[Mapping[str, Any]]) -> Iterator[Passage]:
    prose = all_prose(store)
    paths = heading_paths(prose)
    subjects = _subjects(prose, cards)
    for row in prose:
        subject = subjects.get(row["document"])
        if subject is not None:
            yield from prose_passages({**row, **subject}, " > ".join(filter(None, (subject["name"], paths[row["id"]]))))
            continue
        yield from prose_passages(row, paths[row["id"]])
        if row["kind"] == Kind.DOCUMENT and (row["props"] or {}).get("soort") not in HELP_FILES:
            sources = [found["source"] for found in store.query("thing_sources", id=row["id"])]
            chapters = [other["name"] for other in prose if other["parent"] == row["id"]]
            yield from (document_card({**row, "source": source}, chapters) for source in sources[:1])
    for card in cards:
        in_text = Kind(card["kind"]) in PART_OF_TEXT
        yield card_passage(card, _heading(card["source"], paths, subjects) if in_text else "")


def _heading(source: Mapping[str, Any], paths: Mapping[str, str], subjects: Mapping[str, Mapping[str, Any]]) -> str:
    """The headings above a place, below the thing that its document is about: "geef geen medicijn" says little without
    the guideline's name."""
    subject = subjects.get(source["document"])
    return " > ".join(filter(None, (subject["name"] if subject else "", paths.get(source["section"], ""))))


SUBJECTS = frozenset({Kind.INTERVENTIE, Kind.RICHTLIJN, Kind.VOORZIENING})
"""Kinds that a whole document may be about."""


def _subjects(prose: Iterable[Mapping[str, Any]], cards: Collection[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """Document → id, kind and name of the thing it is about: the one that is called as the document itself, there (in
    its title) or everywhere.

    All text of a factsheet leads to what it describes; a result called "Doel" helps nobody.
    """
    named: dict[str, Mapping[str, Any]] = {}
    for card in cards:
        if card["kind"] in SUBJECTS:
            named.setdefault(_key(card["source"].get("quote") or ""), card)
    named.update({_key(card["name"]): card for card in cards if card["kind"] in SUBJECTS})
    found: dict[str, Mapping[str, Any]] = {}
    for row in prose:
        subject = named.get(_key(row["name"])) if row["kind"] == Kind.DOCUMENT else None
        if subject is not None:
            found[row["id"]] = {name: subject[name] for name in ("id", "kind", "name")}
    return found


def _key(name: object) -> str:
    return " ".join(str(name).casefold().split())


def heading_paths(prose: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Id of a Document or Sectie → the headings that lead to it, joined by " > "; '' for a Document."""
    paths: dict[str, str] = {}
    rows = {row["id"]: row for row in prose}

    def path(identifier: str, below: frozenset[str]) -> str:
        row = rows.get(identifier)
        if row is None or row["kind"] != Kind.SECTIE or identifier in below:
            return ""
        if identifier not in paths:
            above = path(row["parent"], below | {identifier}) if row["parent"] else ""
            paths[identifier] = f"{above} > {row['name']}" if above else row["name"]
        return paths[identifier]

    return {identifier: path(identifier, frozenset()) for identifier in rows}


def dense_text(passage: Passage) -> str:
    """What the encoder sees: the last heading (or the title), a full stop, the text; at most 250 words.

    In a guideline or factsheet what it is about goes before that heading, which is the same in all of them. An act or a
    sum goes without: it is a sentence of the running text, which is encoded by itself there (`search.sentences`).
    """
    if passage.kind in SENTENCES:
        return " ".join(passage.text.split()[:MAX_DENSE_WORDS])
    first, last = passage.heading.partition(" > ")[0], passage.heading.rpartition(" > ")[2]
    heading = last or passage.title
    if passage.kind in SUBJECTS | ADVICE and first and first != heading:
        heading = f"{first}. {heading}"
    words = f"{heading}. {passage.text}".split() if heading else passage.text.split()
    return " ".join(words[:MAX_DENSE_WORDS])


def prose_passages(row: Mapping[str, Any], heading: str) -> Iterator[Passage]:
    """The stretches of one Sectie, or of a Document before its first heading (a row of the query `prose`)."""
    stretches = (stretch for run in runs(read_sentences(row["props"] or {})) for stretch in cut(run))
    for stretch in stretches:
        yield make_passage(
            thing=row["id"],
            kind=Kind(row["kind"]),
            title=row["name"],
            heading=heading,
            text=text_of(stretch),
            document=row["document"],
            file=row["file"],
            start=stretch[0].start,
            end=stretch[-1].end,
            page=stretch[0].page,
        )


TEXT_PROPERTIES = (
    "samenvatting", "voor_wie", "tekst", "titel", "uitgangsvraag", "doel", "aanpak", "conclusie", "waarvoor",
    "voorwaarde", "uitgever",
)  # fmt: skip
"""Properties that a card shows, in this order, after the name."""
PART_OF_TEXT = frozenset(
    {Kind.AFSPRAAK, Kind.ACTIE, Kind.DOEL, Kind.BEDRAG, Kind.AANBEVELING, Kind.MODULE, Kind.BEWIJS}
)
"""Kinds whose card is found by the headings above it too."""
ADVICE = frozenset({Kind.AANBEVELING, Kind.MODULE, Kind.BEWIJS})
"""Kinds that are read under the name of their guideline."""
SENTENCES = frozenset({Kind.ACTIE, Kind.BEDRAG})
"""Kinds of which the text is a sentence of a document."""
HELP_FILES = frozenset({"begrippenlijst", "inventaris", "voorzieningen", "vraaggebieden", "loketten"})
"""Kinds of Document (`soort`) that are no reading matter: no card of their own."""


def card_passage(row: Mapping[str, Any], heading: str) -> Passage:
    """The card of a thing (a row of the query `cards`): name, text, other names.

    Misspellings (`verborgen`) and everyday words (`lay`) are searched but not shown.
    """
    name, props, source = str(row["name"]), row["props"] or {}, row["source"]
    parts = [name] if not _repeats(name, str(props.get("tekst") or "")) else []
    for key in TEXT_PROPERTIES:
        value = str(props.get(key) or "").strip()
        if value and not any(_holds(part, value) or (key == "voorwaarde" and _tells(part, value)) for part in parts):
            parts.append(value)
    others = _other_names(name, _list(props, "aliassen") + _list(props, "afkortingen"))
    text = " ".join(part if part[-1] in ".!?;:" else f"{part}." for part in parts)
    return make_passage(
        thing=row["id"],
        kind=Kind(row["kind"]),
        title=name,
        heading=heading,
        text=f"{text} Ook: {', '.join(others)}." if others else text,
        document=source["document"],
        file=source["file"],
        start=source["start"],
        end=source["end"],
        page=source["page"] or None,
        lay=" ; ".join(_list(props, "lay") + _list(props, "verborgen")),
    )


def document_card(row: Mapping[str, Any], chapters: Sequence[str]) -> Passage:
    """The card of a Document: its name, publisher and chapters.

    With the chapters it is about as long as a stretch of text; a bare title would come first for every word in it.
    """
    props = {name: value for name, value in (row["props"] or {}).items() if name == "uitgever"}
    contents = " ".join(" ; ".join(dict.fromkeys(chapters)).split()[:MAX_WORDS])
    return card_passage({**row, "props": {**props, "samenvatting": contents}}, "")


def _list(props: Mapping[str, Any], key: str) -> list[str]:
    value = props.get(key) or []
    return [value] if isinstance(value, str) else [str(item) for item in value]


def _holds(text: str, value: str) -> bool:
    """Whether a text says all of `value`: an act with who does it in front, a recommendation with its condition."""
    said = value.rstrip(".").casefold()
    return re.search(rf"(?<!\w){re.escape(said)}(?!\w)", text.casefold()) is not None


_EXCEPT = re.compile(r"\b(?:tenzij|behalve|uitgezonderd|niet|mits)\b", re.IGNORECASE)
_STEM = 6
"""Letters by which a word is known again in another form: belemmerde, belemmering."""
_SHORT = 4
"""Letters up to which a word only joins others, as `bij`, `als` and `zijn` do: it need not come back. A number must."""


def _tells(text: str, condition: str) -> bool:
    """Whether a recommendation tells its condition already in about the same words.

    All longer words and all numbers come back; a condition that makes an exception only counts as told by a text that
    makes one, as "tenzij bij gevaar" is another thing than "bij gevaar".
    """
    if _EXCEPT.search(condition) and not _EXCEPT.search(text):
        return False
    told = re.findall(r"\w+", text.casefold())
    words = [word for word in re.findall(r"\w+", condition.casefold()) if not _EXCEPT.fullmatch(word)]
    numbers = {word for word in words if any(map(str.isdigit, word))}
    long = [word for word in words if len(word) > _SHORT and word not in numbers]
    return (
        bool(long)
        and numbers <= set(told)
        and all(any(said.startswith(word[:_STEM]) for said in told) for word in long)
    )


def _other_names(name: str, others: Iterable[str]) -> list[str]:
    """Each once: "Wlz" and "WLZ" are one name."""
    found = {name.casefold(): name}
    for other in others:
        found.setdefault(other.casefold(), other)
    return list(found.values())[1:]


def _repeats(name: str, text: str) -> bool:
    """Whether the name is no more than the beginning of the text (as of an Actie)."""
    return bool(text) and text.startswith(name.rstrip("… .")[:60])


def make_passage(
    *, thing: str, kind: Kind, title: str, heading: str, text: str, document: str, file: str, start: int, end: int,
    page: int | None = None, lay: str = "",
) -> Passage:  # fmt: skip
    """A passage with its id and address filled in."""
    return Passage(
        id=passage_id(thing, start, text), thing=thing, kind=kind, title=title, heading=heading, text=text,
        document=document, file=file, start=start, end=end, page=page, lay=lay, url=f"/{thing}",
    )  # fmt: skip


def passage_id(thing: str, start: int, text: str) -> int:
    """Positive 63-bit number from thing, place and text: the same in every rebuild."""
    key = "\x1f".join((thing, str(start), text)).encode()
    return int.from_bytes(hashlib.sha256(key).digest()[:8], "big") >> 1 or 1
