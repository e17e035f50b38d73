"""Guidelines side by side: of when they are, their modules, and what they advise, how strongly and on what grounds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from graph.model import Kind, Predicate
from web.comparison import Comparison, Line, Row, dates, linked
from web.edition import Edition
from web.freshness import ageing
from web.outline import Part, outline
from web.profile import Profile
from web.signs import Sign
from web.templating import thing_address
from web.things import find_thing
from web.wording import UNKNOWN, counted, dutch_date, sentence_case
from web.workbench.guidelines import Guideline, guidelines_of

P = Predicate
GUIDELINES = frozenset({Kind.RICHTLIJN, Kind.MODULE})
"""Kinds that hold advice rather than being advised."""
NOT_HELD = "hier niet opgenomen; lees de richtlijn zelf"
"""What is said of a guideline whose advice was not read in: that it gives none is not known."""


@dataclass(frozen=True, slots=True)
class _Held:
    """A guideline or module with what it holds."""

    profile: Profile
    parts: Sequence[Part]
    known: Guideline | None
    """What the worklist knows of it; None for a module."""


_Make: TypeAlias = Callable[[_Held], tuple[Line, ...]]


def compare_guidelines(edition: Edition, profiles: Sequence[Profile]) -> Comparison:
    """The comparison of guidelines and modules, by rows of their own."""
    held = [_held(edition, one) for one in profiles]
    rows = (Row(key, label, tuple(make(one) for one in held), blank) for key, label, make, blank in _ROWS)
    return Comparison(tuple(profiles), tuple(row for row in rows if any(row.cells) or row.key in _ALWAYS))


def with_held_advice(edition: Edition, found: Comparison) -> Comparison:
    """The same with what guidelines among other things advise themselves, where others have what is said of them."""
    rows = tuple(
        replace(row, cells=tuple(map(_own_or, [edition] * len(row.cells), found.profiles, row.cells)))
        if row.key == "richtlijnen"
        else row
        for row in found.rows
    )
    return Comparison(found.profiles, rows)


def _own_or(edition: Edition, one: Profile, cell: tuple[Line, ...]) -> tuple[Line, ...]:
    if one.kind not in GUIDELINES:
        return cell
    return _advice(_held(edition, one)) or (Line(NOT_HELD, blank=True),)


def _held(edition: Edition, one: Profile) -> _Held:
    thing = find_thing(edition, one.id)
    known = next((guideline for guideline in guidelines_of(edition) if guideline.id == one.id), None)
    return _Held(one, outline(edition, thing, one.today) if thing else (), known)


def _year(one: _Held) -> tuple[Line, ...]:
    issued = one.known.issued if one.known else None
    day = issued.isoformat() if issued else ""
    sign = None if one.profile.standing else ageing(one.profile.props, day, one.profile.today)
    old = (Line("", sign=sign),) if sign else ()
    own = dates(one.profile, ())
    return (*(own or ((Line(f"uitgegeven: {dutch_date(day[:4])}"),) if day else ())), *old)


def _status(one: _Held) -> tuple[Line, ...]:
    standing = one.profile.standing
    if standing:
        return tuple(Line("", sign=sign) for _, sign in standing)
    said = str(one.profile.props.get("status") or "")
    return (Line(sentence_case(said)),) if said else ()


def _modules(one: _Held) -> tuple[Line, ...]:
    return tuple(Line(f"{part.name} ({_number(part)})", thing_address(part.id)) for part in one.parts if part.id)


def _number(part: Part) -> str:
    return counted(len(part.advice), "advies", "adviezen") if part.advice else "advies hier niet opgenomen"


def _advice(one: _Held) -> tuple[Line, ...]:
    return tuple(
        Line(advice.text, thing_address(advice.id), advice.signs[0] if advice.signs else None)
        for part in one.parts
        for advice in part.advice
    )


def _grounds(one: _Held) -> tuple[Line, ...]:
    """What the advice rests on, with how much of it does."""
    rests: Counter[Sign] = Counter(sign for part in one.parts for advice in part.advice for sign in advice.signs[1:])
    return tuple(
        Line(f"bij {counted(number, 'advies', 'adviezen')}", sign=sign) for sign, number in rests.most_common()
    )


def _linked(predicate: Predicate) -> _Make:
    make = linked(predicate)
    return lambda one: make(one.profile, ())


_ALWAYS = frozenset({"jaar", "status", "modules", "richtlijnen", "bewijs"})
"""Rows that stay when nothing is known: that nothing is known is what one wants to know."""
_ROWS: Sequence[tuple[str, str, _Make, str]] = (
    ("jaar", "Van wanneer?", _year, UNKNOWN),
    ("status", "Status", _status, UNKNOWN),
    ("van", "Van wie?", _linked(P.INITIATIEF_VAN), UNKNOWN),
    ("geautoriseerd", "Geautoriseerd door", _linked(P.GEAUTORISEERD_DOOR), UNKNOWN),
    ("voor", "Voor wie?", _linked(P.VOOR), UNKNOWN),
    ("bij", "Waarbij?", _linked(P.BIJ), UNKNOWN),
    ("waar", "Waar?", _linked(P.IN), UNKNOWN),
    ("door", "Door wie?", _linked(P.DOOR), UNKNOWN),
    ("modules", "Modules", _modules, UNKNOWN),
    ("richtlijnen", "Wat is het advies?", _advice, NOT_HELD),
    ("bewijs", "Waarop rust het advies?", _grounds, UNKNOWN),
)
"""Key, heading, what stands in a cell, and the words for nothing."""
