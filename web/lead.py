"""What a thing is, in one sentence: in the words of its source, else made of what is known of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from graph.model import Kind, Predicate
from web import facts_card
from web.profile import Link, Profile
from web.relations import RelationGroup
from web.wording import KIND_WORDS, dutch_date, euros, kind_count, on_dutch_date, sentence_case

P = Predicate
NAMED = 3
"""Names in one enumeration before "en anderen"."""


def one_sentence(profile: Profile, groups: Sequence[RelationGroup], document_name: str) -> str:
    """The sentence under the title. `document_name` is where the thing was first described, or ''."""
    said = facts_card.lead(profile.name, profile.props)
    if said:
        return said
    make = _OF_KIND.get(profile.kind)
    own = make(profile, groups) if make else ""
    return own or _plain(profile, groups, document_name)


def enumeration(names: Iterable[str]) -> str:
    """ "a", "a en b", "a, b en c", "a, b, c en anderen"."""
    listed = list(dict.fromkeys(names))
    if len(listed) > NAMED:
        return ", ".join(listed[:NAMED]) + " en anderen"
    return " en ".join(filter(None, [", ".join(listed[:-1]), *listed[-1:]]))


def _names(links: Iterable[Link]) -> str:
    return enumeration(link.name for link in links)


def _of_group(groups: Sequence[RelationGroup], predicate: Predicate, direction: str) -> str:
    """Names of the things in one group of relations."""
    return enumeration(
        other.name
        for group in groups
        if group.key.predicate is predicate and group.key.direction == direction
        for other in group.shown
    )


def _interventie(profile: Profile, groups: Sequence[RelationGroup]) -> str:
    at, whom, where = (_names(profile.out(predicate)) for predicate in (P.BIJ, P.VOOR, P.IN))
    what = sentence_case(str(profile.props.get("soort") or "interventie"))
    parts = [f"bij {at}" if at else "", f"voor {whom}" if whom else "", f"({where})" if where else ""]
    return f"{what} {' '.join(filter(None, parts))}.".replace(" .", ".") if any(parts) else ""


def _bewijs(profile: Profile, groups: Sequence[RelationGroup]) -> str:
    about = _of_group(groups, P.ONDERBOUWD_DOOR, "in")
    measure = str(profile.props.get("uitkomstmaat") or "")
    found = str(profile.props.get("uitkomst") or "")
    subject = f"Onderzoek naar {about}" if about else "Onderzoek"
    return f"{subject}: {found}{f' op {measure}' if measure else ''}." if found else ""


def _actie(profile: Profile, groups: Sequence[RelationGroup]) -> str:
    doers = _of_group(groups, P.VOERT_UIT, "in")
    until = str(profile.props.get("deadline_eind") or "")
    when = f", uiterlijk {dutch_date(until)}" if until else ""
    return f"Actie van {doers}{when}." if doers else ""


def _afspraak(profile: Profile, groups: Sequence[RelationGroup]) -> str:
    wholes = [
        other.name
        for group in groups
        if group.key.predicate is P.BEVAT_AFSPRAAK and group.key.direction == "in"
        for other in group.shown
        if other.kind is Kind.AFSPRAAK
    ]
    return f"Deel van de afspraak ‘{wholes[0]}’." if wholes else ""


def _bedrag(profile: Profile, groups: Sequence[RelationGroup]) -> str:
    value, goal, years = (profile.props.get(key) for key in ("waarde_eur", "waarvoor", "jaren"))
    if not isinstance(value, int | float):
        return ""
    when = ", ".join(years) if isinstance(years, list) else years
    return f"{euros(value)}{f' voor {goal}' if goal else ''}{f', {when}' if when else ''}."


def _aanbeveling(profile: Profile, groups: Sequence[RelationGroup]) -> str:
    module = _of_group(groups, P.HEEFT_AANBEVELING, "in")
    return f"Advies uit {module}." if module else ""


def _module(profile: Profile, groups: Sequence[RelationGroup]) -> str:
    guideline = _of_group(groups, P.HEEFT_MODULE, "in")
    return f"Deel van de richtlijn {guideline}." if guideline else ""


def _richtlijn(profile: Profile, groups: Sequence[RelationGroup]) -> str:
    by = _names(profile.out(P.GEAUTORISEERD_DOOR) or profile.out(P.INITIATIEF_VAN))
    when = str(profile.props.get("laatst_geautoriseerd") or "")
    parts = [f" van {by}" if by else "", f", geautoriseerd {on_dutch_date(when)}" if when else ""]
    return f"Advies voor zorgverleners{''.join(parts)}." if any(parts) else ""


def _plain(profile: Profile, groups: Sequence[RelationGroup], document_name: str) -> str:
    """What the kind means, and what hangs on this one."""
    meaning = KIND_WORDS[profile.kind].meaning
    counts: dict[Kind, int] = {}
    for group in groups:
        kinds = {other.kind for other in group.shown}
        if len(kinds) == 1:
            kind = kinds.pop()
            counts[kind] = max(counts.get(kind, 0), group.things)
    wanted = [kind for kind in (Kind.INTERVENTIE, Kind.AANBEVELING, Kind.ACTIE, Kind.AFSPRAAK) if counts.get(kind)]
    if wanted:
        verb = "staat" if counts[wanted[0]] == 1 else "staan"
        return f"{meaning} Hierbij {verb} {enumeration(kind_count(kind, counts[kind]) for kind in wanted)}."
    return f"{meaning[:-1]}, uit {document_name}." if document_name and document_name != profile.name else meaning


_OF_KIND: Mapping[Kind, Callable[[Profile, Sequence[RelationGroup]], str]] = {
    Kind.INTERVENTIE: _interventie,
    Kind.BEWIJS: _bewijs,
    Kind.ACTIE: _actie,
    Kind.AFSPRAAK: _afspraak,
    Kind.BEDRAG: _bedrag,
    Kind.AANBEVELING: _aanbeveling,
    Kind.MODULE: _module,
    Kind.RICHTLIJN: _richtlijn,
}
