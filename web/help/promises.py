"""The agreements that promise a support option: those of which the own sentence speaks of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.model import Kind
from web.edition import Edition
from web.things import documents_of
from web.workbench.commitments import Commitment, commitments_of

MOST = 5
"""Agreements on a card: more are not read."""
BROAD = 3
"""From so many support options that name it, a theme is too broad: an agreement on it is about none in particular."""
LONGEST = 300
"""Characters of an agreement that may name the option anywhere; of a longer one the title says what it is about."""
_ENDINGS = "(?:en|s|’s|'s|n)?"
_NAMED, _KIND_OF = 0, 1
"""How near an agreement is: it names the option itself, or the theme that the option is a kind of."""


@dataclass(frozen=True, slots=True)
class Promise:
    """One agreement about a support option, with the place that says it."""

    id: str
    title: str
    """Its own title, or the sentence itself."""
    text: str
    """What it says under its title; '' when the sentence is the title, or too long to read here."""
    document: str
    document_name: str
    day: str
    """When the document is of (ISO, as precise as known); '' when unknown."""
    start: int
    end: int
    """The place in the text of the document, in characters."""

    @property
    def slug(self) -> str:
        return self.document.partition("/")[2]


def promises_of(edition: Edition, thing_id: str) -> tuple[Promise, ...]:
    """At most `MOST` agreements about a support option: the most specific first, then those of the newest document.

    An agreement that only shares a broad theme is left out: it promises something else. Empty for other things.
    """
    if not thing_id.startswith(f"{Kind.VOORZIENING.lower()}/"):
        return ()
    return edition.remember(("promises", thing_id), lambda: _promises(edition, thing_id))


def agreed_about(edition: Edition, themes: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Those of some themes (id and name) about which something was agreed: other links would lead to nothing."""
    named = {theme.id for one in _agreements(edition) for theme in one.themes}
    return [(thing, name) for thing, name in themes if thing in named]


def _promises(edition: Edition, thing_id: str) -> tuple[Promise, ...]:
    own = next(iter(edition.store.query("things", ids=[thing_id])), None)
    if own is None:
        return ()
    agreements = _agreements(edition)
    aliases = frozenset((own["props"] or {}).get("aliassen") or ())
    parties = {party.name for one in agreements for party in one.parties}
    says = _pattern(usual_names(own["name"], aliases) - parties)
    shared = _shared(edition, thing_id, aliases)
    ranked: list[tuple[int, Commitment]] = []
    for one in agreements:
        rank = _NAMED if says.search(_subject(one)) else shared.get(one.id) if one.text == _subject(one) else None
        if rank is not None and not one.is_unsure:
            ranked.append((rank, one))
    ranked.sort(key=lambda row: (row[1].document.id, row[1].source["start"]))
    ranked.sort(key=lambda row: _day(edition, row[1]), reverse=True)
    # who does what by when is more of a promise than how things will be
    ranked.sort(key=lambda row: (row[0], not (row[1].doers or row[1].last_day)))
    kept = _wholes([one for _, one in ranked])
    return tuple(_promise(one, _day(edition, one)) for one in kept[:MOST])


def usual_names(title: str, aliases: Iterable[str]) -> frozenset[str]:
    """The aliases that in running text mean this option only: those in its title, of several words, or in capitals.

    A single everyday word that is no part of the title (wegwijzer, vertegenwoordiger) mostly means something else.
    """
    outside = [part.strip().casefold() for part in re.split(r"\([^)]*\)|:| en ", title)]
    parts = {part.strip().casefold() for part in re.split(r"[():]| en ", title)}
    return frozenset(
        alias
        for alias in aliases
        if " " in alias
        or alias.isupper()
        or alias.casefold() in parts
        or any(part.startswith(f"{alias.casefold()} ") for part in outside)
    )


def _shared(edition: Edition, thing_id: str, aliases: Iterable[str]) -> dict[str, int]:
    """Agreement → how near it is by what the option names: an intervention of it, or the theme it is (a kind of)."""
    own = {name.casefold() for name in aliases}
    rows = edition.store.query("promises", id=thing_id)
    names = {
        thing["id"]: {name.casefold() for name in (thing["name"], *((thing["props"] or {}).get("aliassen") or ()))}
        for thing in edition.store.query("things", ids=sorted({row["via"] for row in rows}))
    }
    found: dict[str, int] = {}
    for row in rows:
        theirs = names[row["via"]]
        if row["via_kind"] == Kind.INTERVENTIE or own & theirs:
            found[row["id"]] = _NAMED
        elif row["options"] < BROAD and any(_is_kind_of(name, broader) for name in own for broader in theirs):
            found.setdefault(row["id"], _KIND_OF)
    return found


def _is_kind_of(name: str, broader: str) -> bool:
    """Whether a name is another name with words before or after it: casemanagement dementie, casemanagement."""
    return name.startswith(f"{broader} ") or name.endswith(f" {broader}")


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Any of the names as words of their own, also in the plural; names in capitals only as they are."""
    either = "|".join(
        re.escape(name) if name.isupper() else f"(?i:{re.escape(name)}){_ENDINGS}" for name in sorted(names)
    )
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])" if either else r"(?!)")


def _subject(one: Commitment) -> str:
    """The words that say what an agreement is about."""
    return one.text if len(one.text) <= LONGEST else one.name


def _wholes(found: Sequence[Commitment]) -> list[Commitment]:
    """Without the sentences that stand in another agreement that was found."""
    texts = {(one.document.id, one.text) for one in found}
    return [
        one for one in found if not any(where == one.document.id and one.text in t != one.text for where, t in texts)
    ]


def _agreements(edition: Edition) -> Sequence[Commitment]:
    """All agreements and actions; a sentence that is both stands there once, as the action."""
    by_text: dict[tuple[str, str], Commitment] = {}
    for kind in (Kind.ACTIE, Kind.AFSPRAAK):
        for one in commitments_of(edition, kind):
            by_text.setdefault((one.document.id, one.text), one)
    return tuple(by_text.values())


def _day(edition: Edition, one: Commitment) -> str:
    document = documents_of(edition).get(one.document.id)
    return document.date if document else ""


def _promise(one: Commitment, day: str) -> Promise:
    is_title = one.name.rstrip(".…") not in one.text
    return Promise(
        id=one.id,
        title=one.name if is_title else one.text,
        text=one.text if is_title and len(one.text) <= LONGEST else "",
        document=one.document.id,
        document_name=one.document.name,
        day=day,
        start=one.source["start"],
        end=one.source["end"],
    )
