"""What a visitor asked of the results page, as its address says it, and addresses that ask something slightly else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from starlette.datastructures import QueryParams

from search.passage import Order
from search.spelling import MAX_QUESTION, clean
from web.filters import address, page_number
from web.things import LONGEST_ID

FACETS: Mapping[str, str] = {
    "soort": "Soort",
    "doelgroep": "Voor wie",
    "probleem": "Waarbij",
    "setting": "Waar",
    "erkenning": "Erkenning",
    "bewijs": "Wat onderzoek laat zien",
    "arbeidsbesparend": "Bespaart werk",
    "digitaal": "Digitaal",
    "interventiesoort": "Soort aanpak",
    "richting": "Advies van richtlijnen",
    "beroep": "Door wie",
    "wet": "Wet",
    "organisatie": "Organisatie",
    "document": "Document",
    "jaar": "Jaar",
}
"""Facet of the engine and name in the address → words above it, in this order."""
MOST_CHOSEN = 40
"""Boxes and things in one address; nobody ticks more, and an address has an end."""
COMPACT = "kort"


@dataclass(frozen=True, slots=True)
class Asked:
    """One state of the results page."""

    question: str
    cut: bool
    """Whether the question was longer than `MAX_QUESTION`."""
    chosen: Mapping[str, tuple[str, ...]]
    """Facet → ticked values."""
    order: Order
    compact: bool
    page: int
    tray: tuple[str, ...]
    """Ids of things put aside for comparing."""

    @staticmethod
    def from_query(query: QueryParams) -> Asked:
        """Whatever stands in the address; what makes no sense is left out."""
        question, cut = question_in(query)
        order = query.get("volgorde", "")
        return Asked(
            question=question,
            cut=cut,
            chosen={name: ticked for name in FACETS if (ticked := _clean(query.getlist(name)))},
            order=Order(order) if order in set(Order) else Order.RELEVANCE,
            compact=query.get("weergave") == COMPACT,
            page=page_number(query),
            tray=_clean(query.getlist("id")),
        )

    def href(self, path: str = "/zoeken") -> str:
        """The address that asks this."""
        return address(path, self.pairs())

    def pairs(self) -> list[tuple[str, str]]:
        """Name and value of everything that is not as it is by itself."""
        return [
            ("q", self.question),
            *self._choices(),
            *self.kept(),
            ("pagina", str(self.page) if self.page > 1 else ""),
        ]

    def kept(self) -> list[tuple[str, str]]:
        """What a form that changes the choices keeps beside the question: order, view, and what was put aside."""
        pairs = [("volgorde", "" if self.order is Order.RELEVANCE else self.order.value)]
        pairs += [("weergave", COMPACT if self.compact else ""), *(("id", one) for one in self.tray)]
        return [pair for pair in pairs if pair[1]]

    def _choices(self) -> Iterator[tuple[str, str]]:
        yield from ((name, value) for name, ticked in self.chosen.items() for value in ticked)

    def at(self, page: int) -> str:
        """The address of another page of the same."""
        return replace(self, page=page).href()

    def sorted_by(self, order: Order) -> str:
        """The address of the same in another order."""
        return replace(self, order=order, page=1).href()

    def shown(self, compact: bool) -> str:
        """The address of the same in the other view."""
        return replace(self, compact=compact).href()

    def asking(self, question: str) -> str:
        """The address of another question, without what was ticked for this one."""
        return replace(self, question=question, chosen={}, page=1).href()

    def without_choices(self) -> str:
        """The address without anything ticked."""
        return self.asking(self.question)

    def without_thing(self, thing_id: str) -> str:
        """The address without one of the things that were put aside."""
        return replace(self, tray=tuple(one for one in self.tray if one != thing_id)).href()


def question_in(query: QueryParams) -> tuple[str, bool]:
    """The question of an address as it is searched, and whether more was asked than that."""
    whole = clean(query.get("q", ""))
    return whole[:MAX_QUESTION].rstrip(), len(whole) > MAX_QUESTION


def _clean(values: list[str]) -> tuple[str, ...]:
    stripped = (value.strip() for value in values[:MOST_CHOSEN])
    return tuple(dict.fromkeys(v for v in stripped if v and len(v) <= LONGEST_ID and v.isprintable()))
