"""What a reader should know about the age of what a page says: expired, overdue, replaced, old."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from graph.model import Kind, Predicate
from web.profile import Profile
from web.relations import RelationGroup
from web.signs import WITHDRAWN, is_past
from web.things import SourcePlace
from web.wording import dutch_date

OLD_YEARS = 5
"""Evidence and guidelines are commonly re-examined within five years (the term of Dutch guideline and recognition
programmes); an older source gets a line that says so."""


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
