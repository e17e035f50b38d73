"""What a reader should know about the age of what a page says: expired, overdue, replaced, old."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from graph.model import Kind, Predicate
from web.profile import Profile
from web.relations import RelationGroup
from web.signs import WITHDRAWN, Sign, is_past
from web.things import SourcePlace
from web.wording import dutch_date

OLD_YEARS = 5
"""Evidence and guidelines are commonly re-examined within five years (Zorginstituut, Toetsingskader
kwaliteitsstandaarden, and the term of recognition programmes); what is older gets a line or a sign that says so."""
_DAYS_A_YEAR = 365.25
_REVIEWED = ("laatst_beoordeeld", "laatst_geautoriseerd")
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def years_since(day: date, today: date) -> float:
    """Years between two days, to a tenth."""
    return round((today - day).days / _DAYS_A_YEAR, 1)


def reviewed(props: Mapping[str, Any]) -> str:
    """The last day that a guideline or module was looked at (ISO, as precise as known); '' when nothing says so."""
    return max((str(props[key]) for key in _REVIEWED if props.get(key)), default="")


def ageing(props: Mapping[str, Any], issued: str, today: date) -> Sign | None:
    """The sign of a guideline or module that nobody is known to have looked at in time; None for all else.

    Its own date for review goes first; without one it is old `OLD_YEARS` years after its last review, or after it was
    `issued` (ISO, or '') where no review is known. The worklist of a committee goes by the same rule.
    """
    planned = str(props.get("geplande_herbeoordeling") or "")
    if planned:
        late = is_past(planned, today)
        detail = f"nieuwe beoordeling was gepland: {dutch_date(planned)}"
        return Sign(_UNSURE, "redelijk", icon="klok", detail=detail) if late else None
    day = _first_day(reviewed(props) or issued)
    if day is None or years_since(day, today) <= OLD_YEARS:
        return None
    return Sign(_UNSURE, "redelijk", icon="klok", detail="ouder dan vijf jaar")


_UNSURE = "Actualiteit onzeker"


def _first_day(day: str) -> date | None:
    found = _DAY.match(day)
    if not found:
        return None
    try:
        return date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return None


def warnings(
    profile: Profile, groups: Sequence[RelationGroup], places: Iterable[SourcePlace], today: date
) -> list[str]:
    """Sentences for above the text, the most important first; empty when nothing is wrong."""
    props = profile.props
    out = [
        f"Dit is vervangen door {other.name}. Lees liever die."
        for group in groups
        if group.key.predicate is Predicate.VERVANGT and group.key.direction == "in"
        for other in group.shown
    ]
    until = str(props.get("geldig_tot") or "")
    if is_past(until, today):
        out.append(f"Dit gold tot {dutch_date(until)}. Kijk of er iets nieuwers is.")
    planned = str(props.get("geplande_herbeoordeling") or "")
    if is_past(planned, today):
        out.append(f"Dit zou in {dutch_date(planned)} opnieuw worden beoordeeld. Of dat is gebeurd, weten wij niet.")
    if props.get("status") in WITHDRAWN:
        out.append(f"De status is: {props['status']}.")
    if props.get("verdwenen"):
        out.append("Dit staat niet meer in de lijst waar het uit kwam.")
    if profile.recognitions and all(one.expired for one in profile.recognitions):
        out.append("Alle erkenningen hiervan zijn verlopen.")
    return out or _old(profile, places, today)


def _old(profile: Profile, places: Iterable[SourcePlace], today: date) -> list[str]:
    """A line when even the newest source is old; nothing where the age of a source is not known."""
    own = str(profile.props.get("laatst_geautoriseerd") or profile.props.get("datum") or "")
    dates = [own] if own else sorted(place.document_date for place in places)
    if not dates or not dates[0] or not dates[-1][:4].isdigit() or profile.kind in {Kind.PUBLICATIE, Kind.WET}:
        return []
    age = today.year - int(dates[-1][:4])
    return [f"De bron is van {dutch_date(dates[-1])}, {age} jaar geleden."] if age > OLD_YEARS else []
