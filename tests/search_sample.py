"""A small graph for the search tests, in our own words: two policy papers, three interventions, some concepts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from graph.model import Edge, Fact, Kind, Node, Predicate, Source, Value
from graph.store import open_store
from search.passages import Rows

NOTA, PLAN, LIJST = "document/nota", "document/plan", "document/lijst"

RESPIJT = (
    "Wie langdurig voor een naaste zorgt, raakt soms overbelast.",
    "Een paar dagen logeerzorg geeft de mantelzorger rust.",
    "De gemeente regelt respijtzorg op grond van de Wmo.",
)
VALLEN = (
    "Vallen is de meest voorkomende oorzaak van letsel bij ouderen.",
    "Oefenen met balans en spierkracht verkleint de kans op een val.",
    "Valpreventie wordt sinds kort door gemeenten aangeboden.",
)
TEKORT = (
    "Het personeelstekort in de verpleeghuiszorg loopt op.",
    "Slimme hulpmiddelen zoals een medicijndispenser sparen tijd.",
    "Zorgkantoren maken hierover afspraken met aanbieders van langdurige zorg.",
)
DEMENTIE = (
    "Mensen met dementie blijven het liefst in hun eigen huis.",
    "Een casemanager begeleidt hen en hun familie.",
    "Dagbesteding geeft de dag een vast ritme.",
)


def sentences(texts: Sequence[str], start: int) -> dict[str, Value]:
    """The four parallel lists of running text, one sentence after the other from `start`."""
    starts, ends = [], []
    for text in texts:
        starts.append(start)
        ends.append(start + len(text))
        start = ends[-1] + 1
    return {"zinnen": list(texts), "zin_start": starts, "zin_eind": ends, "zin_pagina": [2] * len(texts)}


def source(document: str, start: int, quote: str, section: str | None = None) -> Source:
    return Source(
        document=document,
        file=f"{document.partition('/')[2]}.txt",
        section=section,
        page=None,
        start=start,
        end=start + len(quote),
        quote=quote,
        extractor="hand@1",
    )


def node(kind: Kind, slug: str, name: str, at: Source, **props: Value) -> Node:
    return Node(f"{kind.value.lower()}/{slug}", kind, name, at, props)


def paper(document: str, title: str, chapters: Sequence[tuple[str, str, Sequence[str]]]) -> list[Fact]:
    """A Document with (slug, heading, sentences) below each other: the second is a part of the first, and so on."""
    facts: list[Fact] = [Node(document, Kind.DOCUMENT, title, source(document, 0, title), {"soort": "visie"})]
    parent, place = document, 100
    for slug, heading, texts in chapters:
        at = source(document, place, heading)
        section = node(Kind.SECTIE, slug, heading, at, niveau=1, **sentences(texts, place + len(heading) + 1))
        facts += [section, Edge(Predicate.HEEFT_SECTIE, parent, section.id, at)]
        parent, place = section.id, place + 1000
    return facts


def nota(respijt: Sequence[str] = RESPIJT) -> list[Fact]:
    place = source(NOTA, 20, "concepten")
    return [
        *paper(NOTA, "Nota naasten", [("hulp", "Hulp aan naasten", respijt), ("vallen", "Minder vallen", VALLEN)]),
        node(
            Kind.ACTIE, "logeren", "Logeerplekken openen", source(NOTA, 4000, "logeerplekken openen", "sectie/hulp"),
            tekst="Gemeenten openen logeerplekken in elke regio.",
        ),
        node(Kind.WET, "wmo", "Wet maatschappelijke ondersteuning", place, afkortingen=["Wmo"]),
        node(Kind.WET, "wlz", "Wet langdurige zorg", place, afkortingen=["Wlz"]),
        node(Kind.ORGANISATIE, "vng", "VNG", place, aliassen=["Vereniging van Nederlandse Gemeenten"],
             afkortingen=["VNG"], verborgen=["v n g"]),
    ]  # fmt: skip


def plan() -> list[Fact]:
    return paper(PLAN, "Plan verpleeghuizen", [("tekort", "Personeel", TEKORT), ("thuis", "Thuis wonen", DEMENTIE)])


def lijst() -> list[Fact]:
    return [
        Node(LIJST, Kind.DOCUMENT, "Lijst van hulp", source(LIJST, 0, "Lijst van hulp"), {"soort": "inventaris"}),
        node(Kind.INTERVENTIE, "balans", "Stevig Staan", source(LIJST, 50, "Stevig Staan"),
             samenvatting="Groepscursus voor wie bang is om te vallen.", aliassen=["Vast ter been"],
             lay=["opa struikelt steeds"]),
        node(Kind.INTERVENTIE, "logeerhuis", "Logeerhuis De Brug", source(LIJST, 90, "Logeerhuis De Brug"),
             samenvatting="Een weekend opvang, zodat thuis iemand kan uitrusten."),
        node(Kind.INTERVENTIE, "pillen", "Pillenwekker", source(LIJST, 130, "Pillenwekker"),
             samenvatting="Apparaat dat op tijd medicijnen klaarzet."),
    ]  # fmt: skip


def fill(folder: Path, *documents: list[Fact]) -> Rows:
    """An embedded store in `folder` that holds these documents (default: all of them)."""
    store = open_store(str(folder), write=True)
    store.ensure_schema()
    for facts in documents or (nota(), plan(), lijst()):
        store.replace_document(facts[0].source.document, facts)
    return store
