"""What a policy document says of itself: its title, who publishes it, its date, and whether it is settled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.model import Value
from ingest.anchoring import Anchor
from ingest.document import Block, BlockKind
from ingest.policy.act import Parties
from ingest.policy.actors import ActorFinder
from ingest.policy.dutch_dates import find_times

_SORTS = {
    "akkoord": r"akkoord",
    "convenant": r"convenant",
    "overeenkomst": r"overeenkomst",
    "verklaring": r"verklaring",
    "deal": r"deal",
    "brief": r"brief",
    "visie": r"visie",
    "agenda": r"agenda",
    "programma": r"programma|aanpak",
    "plan": r"plan",
    "nota": r"nota|notitie",
    "beleid": r"beleid|kader|inkoopgids",
    "afspraken": r"afspraken",
    "rapportage": r"rapportage|rapport|monitor",
    "verslag": r"verslag|besluitenlijst|actielijst",
}
"""Sort of a document by the last part of the word that it calls itself: a "werkagenda" is an agenda."""
_SORT = re.compile(
    r"\b[a-zà-ÿ-]*?(?:" + "|".join(f"(?P<{sort}>{words})" for sort, words in _SORTS.items()) + r")\b", re.IGNORECASE
)
_KIND_OF_SORT = re.compile(
    rf"(?:regionaal|bestuurlijk|landelijk|lokaal|gemeentelijk|provinciaal)e?\s+(?:{'|'.join(_SORTS.values())})",
    re.IGNORECASE,
)
"""A title that is only the sort of document: "Regionaal akkoord"."""
_SUBJECT = re.compile(r"^\W*(?:betreft|onderwerp|inzake)\b\s*:?\s*(?P<title>\S.{4,180}?)\W*$", re.IGNORECASE)
SALUTATION = re.compile(r"^\W*(?:geachte|beste)\s+\w+", re.IGNORECASE)

_PUBLISHED_BY = re.compile(
    r"^\W*(?:(?:dit is )?een (?:uitgave|publicatie) van|uitgave(?: van)?|uitgever|afzender|opgesteld door|opsteller)"
    r"\b\s*:?\s*(?P<who>[^.;|]{2,120})",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(r"\s*(?:$|[,|(–-])")
_MOST_SIGNERS = 8

_WRITTEN = re.compile(
    r"\b(?:datum|d\.d\.|versie(?:datum)?|concept\w*|definitief|vastgesteld|ondertekend|overeengekomen|getekend|opgemaakt"
    r"|gepubliceerd|publicatiedatum|opgesteld|bijgewerkt|stand)\b[^;]{0,80}$",
    re.IGNORECASE,
)
_PLACE = re.compile(r"^\W*(?:(?:[A-Z'’][\w'’-]+\s?){1,3},\s*)?$")
_ELSE = re.compile(r"[,–|(·•-]\s*$")
"""Before a date that ends a line: "Besluitenlijst bestuurlijk overleg, 4 februari 2027"."""
_GOES_ON = re.compile(r"\s*[|·•–]\s")
"""Behind a date among the particulars of a title page: "12 januari 2027 · versie 0.9"."""

_CONCEPT = re.compile(
    r"^\W*(?:status\W*)?(?:concept|ontwerp)(?:versie|tekst)?\b|\(\s*(?:concept|ontwerp)\w*\s*\)"
    r"|\bversie\b.{0,30}\bconcept\b|\b(?:concept|ontwerp)-?(?:versie|tekst|akkoord|convenant|plan|agenda|visie|nota"
    r"|beleid\w*|besluit)\b"
    r"|\bconsultatieversie\b|\bter (?:bespreking|consultatie|inspraak)\b|[–-]\s*(?:concept|ontwerp)\W*$",
    re.IGNORECASE,
)
_UNSIGNED = re.compile(r"(?:\b(?:PM|p\.m\.|n\.t\.b\.)(?!\w)|_{3,}|\.{4,}|…)")
_CLOSES = re.compile(
    r"\baldus\b|\b(?:ondertekend|getekend)\s+(?:door|op|te|d\.d\.|in)\b|^\W*handtekening", re.IGNORECASE
)
_YET = re.compile(r"\b(?:wordt|worden|zal|zullen|na|voor|moet)\b", re.IGNORECASE)
_ADOPTED = re.compile(r"\bvastgesteld\b", re.IGNORECASE)
_FINAL = re.compile(r"\b(?:definitie(?:f|ve)|eindversie)\b", re.IGNORECASE)

_OPENING, _CLOSING = 12, 8
"""Blocks at either end in which a document speaks of itself."""
_TITLE_PAGE = 6
"""Lines that may stand on a title page."""
_LONGEST = 140
"""Characters; a longer line is a sentence of the text."""


@dataclass(frozen=True, slots=True)
class Identity:
    """None for what the text leaves open."""

    title: str | None = None
    publisher: str | None = None
    day: str | None = None
    """ISO, to the day or the month."""
    status: str | None = None
    """concept, ondertekend, vastgesteld or definitief."""
    sort: str | None = None

    def properties(self) -> dict[str, Value]:
        """The known ones as properties of a Document, with its `titel`."""
        said = {
            "titel": self.title,
            "uitgever": self.publisher,
            "datum": self.day,
            "status": self.status,
            "soort": self.sort,
        }
        return {name: value for name, value in said.items() if value}


def identify(anchor: Anchor, finder: ActorFinder, parties: Parties) -> Identity:
    """Read from the title and the first and last lines; `parties` are those whom the text itself lists."""
    opening, closing = _ends(anchor)
    letter = any(SALUTATION.match(line) for line in opening)
    title = _title(anchor, opening, letter=letter)
    heads = [anchor.document.title or "", *opening]
    return Identity(
        title,
        _publisher([*heads, *closing], len(heads), finder, parties, letter=letter, said_so=_said_in_head(anchor)),
        day_in_text(anchor),
        _status(
            [*heads, *(f"status {anchor.document.meta[key]}" for key in _STATUS_KEYS if anchor.document.meta.get(key))],
            closing,
        )
        or _status_of_deed(anchor),
        "brief" if letter else _sort(title or anchor.document.title or ""),
    )


def day_in_text(anchor: Anchor) -> str | None:
    """The document's own date ("Datum 12 mei 2026", "Den Haag, juni 2026", "Aldus overeengekomen op …"), ISO."""
    opening, closing = _ends(anchor)
    for line in [anchor.document.title or "", *opening]:
        if day := _own_date(line, closing=False) or _labelled_day(line):
            return day
    for line in closing:
        if day := _own_date(line, closing=True):
            return day
    for line in _closing_deed(anchor):
        if day := _own_date(line.rstrip(","), closing=True):
            return day
    said = [day for sentence in _first_sentences(anchor) if (day := _day_of_deed(sentence))]
    return said[0] if said else _day_in_meta(anchor)


_DATED = re.compile(r"(?:^|[.;|·,]\s*)datum\s*:\s*$", re.IGNORECASE)


def _labelled_day(line: str) -> str | None:
    """The day behind "Datum:" among other particulars: "Peildatum: 1 mei 2027. Datum: 4 juni 2027. Versie 2"."""
    for time in find_times(line):
        if time.begin and time.begin == time.eind and _DATED.search(line, 0, time.start):
            return time.begin
    return None


_PUBLISHER_KEYS = ("uitgever", "organisatie", "afzender", "opdrachtgever", "auteur")


def _said_in_head(anchor: Anchor) -> str | None:
    """Who publishes it, as the head of a Markdown file says."""
    meta = anchor.document.meta
    return next((str(meta[key]) for key in _PUBLISHER_KEYS if meta.get(key)), None)


_STATUS_KEYS = ("status", "versie")


def _status_of_deed(anchor: Anchor) -> str | None:
    for sentence in _first_sentences(anchor):
        if _day_of_deed(sentence):
            return "vastgesteld" if _ADOPTED.search(sentence) else "ondertekend"
    for block in anchor.document.all_blocks():
        if signed := _SIGNED_BY.match(block.reading.text):
            return _status([], [signed.group()])
    return None


_SIGNED_BY = re.compile(
    r"\W*(?:dit|deze)\s+[a-zà-ÿ]+\s+(?:is|wordt)\s+(?:mede\s+)?(?:ondertekend|getekend)\s+door\b.{0,40}", re.IGNORECASE
)
"""A paragraph, wherever it stands, that says who signed: "Dit convenant is ondertekend door: p.m."."""


_DEED = r"(?:ondertekend|getekend|vastgesteld|overeengekomen|gesloten|aangenomen)"
_DONE_ON = re.compile(rf"\b{_DEED}\b[^.;]{{0,80}}\bop\s+$", re.IGNORECASE)
_ON_DONE = re.compile(rf"\s*(?:[\w-]+\s+){{0,4}}{_DEED}\b", re.IGNORECASE)
_OF_ITSELF = re.compile(rf"^\W*{_DEED}\b|\b(?:dit|deze)\s+[a-zà-ÿ]+\b", re.IGNORECASE)
_FIRST_TEXTS = 6
_SENTENCE = 400
"""Characters of a first paragraph that are looked at."""


def _closing_deed(anchor: Anchor) -> Iterator[str]:
    """ "Aldus overeengekomen te Ede op …", also when many names stand below it."""
    blocks = sorted(anchor.document.all_blocks(), key=lambda block: block.start)
    yield from (line for line in _lines(anchor, blocks[-_SIGNATURES:]) if re.match(r"\W*aldus\b", line, re.IGNORECASE))


_SIGNATURES = 60
"""Blocks that the names and lines of those who sign may take."""


def _first_sentences(anchor: Anchor) -> Iterator[str]:
    """How the first paragraphs begin: there a document says when, and by whom, it was adopted or signed."""
    texts = [b for b in anchor.document.all_blocks() if b.kind in {BlockKind.ALINEA, BlockKind.LIJSTITEM}]
    for block in sorted(texts, key=lambda block: block.start)[:_FIRST_TEXTS]:
        yield re.split(r"(?<=[a-z)])[.;]\s", block.reading.text[:_SENTENCE])[0]


def _day_of_deed(sentence: str) -> str | None:
    """The day in "Ondertekend te Ede op 17 september 2026 door …" or "de raad heeft deze nota op … vastgesteld"."""
    if not _OF_ITSELF.search(sentence) or _YET.search(sentence):
        return None
    for time in find_times(sentence):
        if not time.begin or time.begin != time.eind or time.weak:
            continue
        inside = re.match(r"op\s", sentence[time.start :]) is not None
        before = sentence[: time.start] + ("op " if inside else "")
        if _DONE_ON.search(before) or (before.endswith("op ") and _ON_DONE.match(sentence, time.end)):
            return time.begin
    return None


def _day_in_meta(anchor: Anchor) -> str | None:
    """The date that the head of a Markdown file gives, when it is written out."""
    written = str(anchor.document.meta.get("datum") or "")
    times = [time for time in find_times(written) if time.begin and time.eind and not time.weak]
    return _day_or_month(times[0].begin or "", times[0].eind or "") if times else None


def day_on_title_page(anchor: Anchor) -> str | None:
    """The first day or month among the first lines that are no sentences, whatever it is the date of, ISO.

    Good enough to say which year "volgend jaar" is, not to date the document.
    """
    opening, _ = _ends(anchor)
    for line in opening[:_TITLE_PAGE]:
        for time in find_times(line):
            if time.begin and time.eind and not time.weak and not line.endswith((".", ";", ":")):
                return _day_or_month(time.begin, time.eind)
    return None


def _ends(anchor: Anchor) -> tuple[list[str], list[str]]:
    """The short lines of the first and of the last blocks, as they are written."""
    blocks = [b for b in anchor.document.all_blocks() if b.kind not in {BlockKind.INHOUDSOPGAVE, BlockKind.MARKERING}]
    blocks.sort(key=lambda block: block.start)
    first = blocks[:_OPENING]
    return list(_lines(anchor, first)), list(_lines(anchor, blocks[max(len(first), len(blocks) - _CLOSING) :]))


def _lines(anchor: Anchor, blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if block.kind is BlockKind.TABEL:
            continue
        for line in anchor.document.text[block.start : block.end].split("\n"):
            bare = " ".join(line.strip(" \t\r#*_>|").split())
            if bare and len(bare) <= _LONGEST:
                yield bare


def _title(anchor: Anchor, opening: Sequence[str], *, letter: bool) -> str | None:
    """What a letter is about; else the title, completed where it is only the sort of document."""
    if letter:
        for line in opening:
            if subject := _SUBJECT.match(line):
                return subject["title"]
    title = anchor.document.title
    if title is None:
        first = opening[0] if opening else ""
        return first if _SORT.search(first) and first[-1] not in ".!?:;," else None
    if not (_SORT.fullmatch(title) or _KIND_OF_SORT.fullmatch(title)):
        return None
    for above, below in pairwise(opening):
        if above.casefold() == title.casefold() and below[-1] not in ".!?:;," and not _own_date(below, closing=False):
            return f"{title} {below}{_years_below(opening, below)}"
    return None


def _years_below(opening: Sequence[str], line: str) -> str:
    """The years that stand alone under the title: "2026 – 2029"."""
    after = opening[opening.index(line) + 1 :][:1]
    return f" {after[0]}" if after and re.fullmatch(r"20\d\d\s*[-–]\s*20\d\d", after[0]) else ""


def _sort(title: str) -> str | None:
    match = _SORT.search(title)
    return match.lastgroup if match else None


def _publisher(
    lines: Sequence[str], heads: int, finder: ActorFinder, parties: Parties, *, letter: bool, said_so: str | None
) -> str | None:
    """`said_so` is what the head of a Markdown file says of it."""
    if said_so and finder.mentions(said_so):
        return said_so
    for line in lines:
        if (said := _PUBLISHED_BY.match(line)) and finder.mentions(said["who"]):
            return _without_date(said["who"])
    if letter:
        signs = next((actor.name for actor in parties.me if not actor.role), None)
        return signs or _ministry(lines[:heads], finder)
    if len(parties.parties) > 1:
        signers = [actor.name for actor in parties.parties]
        known = len(signers) <= _MOST_SIGNERS and not any(actor.role for actor in parties.parties)
        return ", ".join(signers[:-1]) + f" en {signers[-1]}" if known else None
    for line in lines[:heads]:
        for mention in finder.mentions(line):
            before, after = line[: mention.start], line[mention.end :]
            alone = not before.strip(" .,–-") and _AFTER_NAME.match(after)
            behind = re.search(r"[–|-]\s*$", before) and not after.strip()
            if (alone or behind) and not mention.actor.role:
                return line[mention.start : mention.end]
    we = [actor.name for actor in parties.we if not actor.role]
    return we[0] if len(we) == 1 else _adopter(lines[:heads], finder)


_ADOPTED_BY = re.compile(r"\bvastgesteld\s+(?:\w+\s+)?(?:door|in)\s+(?P<who>[^.;|]{3,120})", re.IGNORECASE)


def _adopter(lines: Sequence[str], finder: ActorFinder) -> str | None:
    """The one organisation by whom, or by a body of which, the first lines say that the document was adopted."""
    for line in lines:
        if said := _ADOPTED_BY.search(line):
            named = {m.actor.name for m in finder.mentions(said["who"]) if not m.actor.role}
            return named.pop() if len(named) == 1 else None
    return None


def _ministry(lines: Sequence[str], finder: ActorFinder) -> str | None:
    """The ministry in the head of a letter, also where its name takes two lines."""
    for line in (*lines, *(f"{above} {below}" for above, below in pairwise(lines))):
        if line.startswith("Ministerie van"):
            found = [mention for mention in finder.mentions(line) if not mention.start]
            if found:
                return found[0].actor.name
    return None


def _without_date(who: str) -> str:
    times = find_times(who)
    return (who[: times[0].start] if times else who).strip(" ,–-")


def _own_date(line: str, *, closing: bool) -> str | None:
    """The date that a line gives the document: behind a word that says so, alone, or (first lines) at the end."""
    for time in find_times(line):
        if time.begin is None or time.eind is None or time.weak:
            continue
        if not (day := _day_or_month(time.begin, time.eind)):
            continue
        before, after = line[: time.start], line[time.end :].strip(" .)*_")
        goes_on = re.match(
            r"(?:op|per|tot|voor|in|vanaf)\s", line
        )  # a line of a sentence: "… en eindigt / op 31 december"
        alone = _PLACE.match(before) and not after and not goes_on
        ends = not closing and _ELSE.search(before) and (not after or _GOES_ON.match(line[time.end :]))
        draft = re.match(r"\W*concept\b[^;]{0,60}\bvan\s+$", before, re.IGNORECASE)
        if alone or ends or draft or (_WRITTEN.search(before) and not _YET.search(before)):
            return day
    return None


def _day_or_month(begin: str, end: str) -> str | None:
    if begin == end:
        return begin
    whole_month = begin[:7] == end[:7] and begin.endswith("-01") and int(end[8:]) >= 28
    return begin[:7] if whole_month else None


def _status(opening: Sequence[str], closing: Sequence[str]) -> str | None:
    if any(_CONCEPT.search(line) for line in opening):
        return "concept"
    for line in [*opening, *closing]:
        if _CLOSES.search(line) and _UNSIGNED.search(line):
            return "concept"
    for line in [*opening, *closing]:  # the first line that says so
        if _CLOSES.search(line) and not _YET.search(line):
            return "ondertekend"
        if line in opening and _ADOPTED.search(line) and not _YET.search(line):
            return "vastgesteld"
    return "definitief" if any(_FINAL.search(line) for line in opening) else None
