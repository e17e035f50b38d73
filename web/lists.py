"""Lists to browse: all things of a kind A–Z, and Interventies by what people choose by, with counts that add up."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from graph.model import Kind, Predicate
from graph.recognition import plain_level
from search.facets import Chosen, Facets
from search.passage import Facet
from search.thing_facts import FacetValue
from web import facts_card, signs
from web.edition import Edition
from web.profile import Profile, profiles
from web.things import kind_counts
from web.wording import KIND_WORDS, UNKNOWN, counted, dutch_number, kind_count, sentence_case

LISTED = (
    Kind.INTERVENTIE, Kind.RICHTLIJN, Kind.AANBEVELING, Kind.VOORZIENING, Kind.AFSPRAAK, Kind.ACTIE, Kind.DOEL,
    Kind.PROBLEEM, Kind.DOELGROEP, Kind.SETTING, Kind.BEROEP, Kind.THEMA, Kind.WET, Kind.UITKOMST, Kind.ORGANISATIE,
    Kind.LOKET, Kind.PUBLICATIE,
)  # fmt: skip
"""Kinds with an A–Z list; the others are parts of something that has a page or list of its own."""
BY: Mapping[str, tuple[str, str]] = {
    "probleem": ("Per probleem", "Waarbij"),
    "doelgroep": ("Per doelgroep", "Voor wie"),
    "setting": ("Per plek", "Waar"),
    "beroep": ("Per beroep", "Door wie"),
    "wet": ("Per wet", "Wet"),
    "erkenning": ("Naar erkenning", "Erkenning"),
    "bewijs": ("Naar wat onderzoek laat zien", "Wat onderzoek laat zien"),
    "digitaal": ("Digitaal of niet", "Digitaal"),
    "arbeidsbesparend": ("Bespaart werk", "Bespaart werk"),
    "soort": ("Per soort aanpak", "Soort aanpak"),
}
"""What Interventies can be browsed by: facet → the name of the list, and the heading above its boxes."""
NAMED = "/lijst/interventie?beschreven=nee"
"""The list of Interventies that are only named."""
NONE = "niet-vermeld"
"""Value of a facet for things of which the sources say nothing."""
OTHER_LETTER = "0-9"
_CONCEPTS = {
    "probleem": Predicate.BIJ,
    "doelgroep": Predicate.VOOR,
    "setting": Predicate.IN,
    "beroep": Predicate.DOOR,
    "wet": Predicate.GEREGELD_IN,
}
_EVERY = 1_000_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in a list."""

    id: str
    kind: Kind
    name: str
    text: str
    """What it is, in the words of its source; '' when these say no more than the name."""
    described: bool
    """Whether anything is told of it; an Interventie that a guideline only names has a name and nothing more."""

    @property
    def letter(self) -> str:
        """What it is filed under."""
        return filed_under(self.name)


@dataclass(frozen=True, slots=True)
class BrowseList:
    """A link to a list, and what it holds."""

    address: str
    name: str
    size: str


def browse_lists(edition: Edition) -> list[tuple[str, list[BrowseList]]]:
    """All lists that have something in them, in groups with a heading."""
    counts = dict(kind_counts(edition))
    described, named = len(described_interventions(edition)), len(named_interventions(edition))
    counts[Kind.INTERVENTIE] = described
    kinds = [
        BrowseList(f"/lijst/{kind.value.lower()}", KIND_WORDS[kind].many, dutch_number(counts[kind]))
        for kind in LISTED
        if counts.get(kind)
    ]
    if named:
        kinds.append(BrowseList(NAMED, "Interventies, alleen genoemd", dutch_number(named)))
    by = [
        BrowseList(f"/lijst/interventie/{name}", words, counted(len(values), "groep", "groepen"))
        for name, (words, _) in BY.items()
        if (values := facet_of(edition, name).values)
    ]
    groups = [
        (f"Zoek een aanpak ({kind_count(Kind.INTERVENTIE, described)})", by),
        ("Alles van A tot Z", kinds),
    ]
    return [(heading, lists) for heading, lists in groups if lists]


def entries(edition: Edition, kind: Kind) -> list[Entry]:
    """All things of a kind, A–Z."""

    def read() -> list[Entry]:
        rows = edition.store.query("by_kind", kind=kind.value, limit=_EVERY)
        return [_entry(kind, row["id"], row["name"], row["props"] or {}) for row in rows]

    return edition.remember(("entries", kind), read)


def _entry(kind: Kind, thing_id: str, name: str, props: Mapping[str, Any]) -> Entry:
    described = any(value not in (None, "", []) for value in props.values())
    return Entry(thing_id, kind, name, facts_card.lead(name, props), described)


def described_interventions(edition: Edition) -> list[Entry]:
    """The Interventies of which a source tells something, A–Z."""
    return [entry for entry in entries(edition, Kind.INTERVENTIE) if entry.described]


def named_interventions(edition: Edition) -> list[Entry]:
    """The other Interventies, A–Z: a guideline or an agreement names them, and that is all that is known."""
    return [entry for entry in entries(edition, Kind.INTERVENTIE) if not entry.described]


def letters(found: Sequence[Entry]) -> list[tuple[str, int]]:
    """Letters with how many things are filed under each, A–Z, with what starts with no letter last."""
    return alphabet_of(entry.name for entry in found)


def filed_under(name: str) -> str:
    """The letter under which a name stands in a list from A to Z."""
    first = unicodedata.normalize("NFKD", name.strip()[:1]).upper()[:1]
    return first if first.isalpha() and first.isascii() else OTHER_LETTER


def alphabet_of(names: Iterable[str]) -> list[tuple[str, int]]:
    """Letters with how many of the names are filed under each, A–Z, with what starts with no letter last."""
    counts = Counter(filed_under(name) for name in names)
    return sorted(counts.items(), key=lambda item: (item[0] == OTHER_LETTER, item[0]))


def interventions(edition: Edition, chosen: Chosen, names: Sequence[str]) -> tuple[list[Entry], list[Facet]]:
    """The described Interventies with a ticked value in every facet where something is ticked, and the facets `names`
    counted over them."""
    everything = described_interventions(edition)
    sifted = Facets([entry.id for entry in everything], _values(edition), chosen)
    kept = sifted.kept()
    return [entry for entry in everything if entry.id in kept], [_known_first(sifted.count(name)) for name in names]


def _known_first(facet: Facet) -> Facet:
    """The values with "niet vermeld" last, however many things it holds for: nobody looks for what is not known."""
    return replace(facet, values=tuple(sorted(facet.values, key=lambda value: value.value == NONE)))


def facet_of(edition: Edition, name: str) -> Facet:
    """All values of one facet over all described Interventies, most frequent first."""
    return edition.remember(("facet", name), lambda: interventions(edition, {}, [name])[1][0])


def _values(edition: Edition) -> list[FacetValue]:
    """What each Interventie can be chosen by; made once per edition."""

    def read() -> list[FacetValue]:
        ids = [entry.id for entry in described_interventions(edition)]
        # an edition is of one day as far as lists go; the page of a thing tells at once what expires today
        found = profiles(edition, ids, date.today())
        return [FacetValue(one.id, *value) for one in found.values() for value in _facets(one)]

    return edition.remember("intervention facets", read)


def _facets(one: Profile) -> Iterator[tuple[str, str, str]]:
    """Facet, value and label of everything that a profile can be chosen by; each facet at least once."""
    for facet, predicate in _CONCEPTS.items():
        links = [link for link in one.out(predicate) if link.kind.value.lower() == facet]
        yield from ((facet, link.id, sentence_case(link.name)) for link in links)
        if not links:
            yield facet, NONE, sentence_case(UNKNOWN)
    yield from (("erkenning", *level) for level in _levels(one))
    outcomes = {str(link.props.get("uitkomst") or "") for link in one.evidence} & set(signs.OUTCOMES)
    yield from (("bewijs", value.replace(" ", "-"), sentence_case(value)) for value in sorted(outcomes))
    if not outcomes:
        yield "bewijs", NONE, "Geen onderzoek vermeld"
    digital = one.props.get("digitaal")
    yield (
        "digitaal",
        *((NONE, sentence_case(UNKNOWN)) if digital is None else ("ja", "Ja") if digital else ("nee", "Nee")),
    )
    labour = str(one.props.get("arbeidsbesparend") or "")
    yield "arbeidsbesparend", labour or NONE, facts_card.LABOUR.get(labour, sentence_case(labour or UNKNOWN))
    sort = str(one.props.get("soort") or "")
    yield "soort", sort or NONE, sentence_case(sort or UNKNOWN)


def _levels(one: Profile) -> set[tuple[str, str]]:
    """Levels of the recognitions that hold; "verlopen" when none does any more."""
    valid = {plain_level(said.level) for said in one.recognitions if not said.expired}
    if valid:
        return {(level.replace(" ", "-") or "erkend", sentence_case(level or "erkend")) for level in valid}
    return {("verlopen", "Erkenning verlopen")} if one.recognitions else {(NONE, "Geen erkenning vermeld")}
