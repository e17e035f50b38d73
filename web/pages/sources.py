"""/bronnen: every document, and what could not be read; /bronnen/{slug}: what became of every character of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from graph.model import Kind
from web import tables, templating
from web.edition import DocumentEntry, Edition
from web.facts_card import safe_address
from web.filters import address, page_number
from web.tables import Cell, Column, Table
from web.things import DocumentFacts, documents_of
from web.wording import UNKNOWN, dutch_date, dutch_number, sentence_case

TAKEN = {"feiten": "In feiten vastgelegd", "lopende tekst": "Lopende tekst, doorzoekbaar"}
"""Handlings that are no loss, with the words for them; every other key is a reason for leaving text out."""
PER_PAGE = 40
MOST_REPORTS = 100
"""Rows of the quarantine report on the page; the whole report stands in the build folder."""
_COLUMNS = (
    Column("document", "Document"),
    Column("soort", "Soort"),
    Column("uitgever", "Uitgever"),
    Column("datum", "Datum"),
    Column("feiten", "Feiten", numeric=True),
    Column("verantwoording", "Verantwoording"),
)


@dataclass(frozen=True, slots=True)
class Share:
    """What became of part of a text."""

    words: str
    characters: int


@dataclass(frozen=True, slots=True)
class Accounted:
    """A document with its accounting."""

    entry: DocumentEntry
    facts: DocumentFacts
    href: str
    """Where it was published; '' when not known or not an address a browser may follow."""
    shown: bool
    """Whether it has a page: a document that nobody has checked yet waits outside the portal."""
    counts: tuple[tuple[Kind, int], ...]
    shares: tuple[Share, ...]

    @property
    def total(self) -> int:
        return sum(share.characters for share in self.shares)


def page(request: Request, edition: Edition) -> Response:
    """All documents, a page at a time, and the report of what was refused or mended."""
    accounted = _all(edition)
    last = max(1, -(-len(accounted) // PER_PAGE))
    number = min(page_number(request.query_params), last)
    reports = [_quarantined(row) for row in edition.quarantine()]
    return templating.page(
        request,
        "bronnen.html",
        edition=edition,
        table=_table(accounted[(number - 1) * PER_PAGE : number * PER_PAGE]),
        documents=len(accounted),
        texts=sum(not document.facts.is_vocabulary for document in accounted),
        number=number,
        last=last,
        pages={n: address("/bronnen", [("pagina", str(n))]) for n in (number - 1, number + 1)},
        quarantine=reports[:MOST_REPORTS],
        reports=len(reports),
    )


def download(request: Request, edition: Edition) -> Response:
    """The list of documents as a file, whole. 404 for an unknown form."""
    form = request.path_params["form"]
    if form not in tables.FORMS:
        raise HTTPException(404)
    return tables.file_answer(_table(_all(edition)), form, "bronnen")


def accounting(request: Request, edition: Edition) -> Response:
    """The accounting of one document. 404 for one that is not in this edition."""
    entry = edition.by_slug.get(request.path_params["slug"])
    if entry is None:
        raise HTTPException(404)
    return templating.page(
        request, "verantwoording.html", document=_accounted(entry, documents_of(edition).get(entry.id))
    )


def _all(edition: Edition) -> list[Accounted]:
    """Published texts first, then our own lists of concepts; as the manifest has them otherwise."""
    known = documents_of(edition)
    accounted = [_accounted(entry, known.get(entry.id)) for entry in edition.documents]
    return sorted(accounted, key=lambda document: document.facts.is_vocabulary)


def _table(accounted: Iterable[Accounted]) -> Table:
    return Table("Alle bronnen", _COLUMNS, tuple(_row(document) for document in accounted))


def _row(document: Accounted) -> tuple[Cell, ...]:
    props, entry = document.facts.props, document.entry
    name = document.facts.name if document.shown else f"{document.facts.name} (wacht op controle door een mens)"
    date = document.facts.date
    return (
        Cell(name, templating.thing_address(entry.id) if document.shown else ""),
        _known(sentence_case(str(props.get("soort") or ""))),
        _known(document.facts.publisher),
        Cell(dutch_date(date), value=date) if date else _known(""),
        Cell(dutch_number(entry.facts), value=entry.facts),
        Cell("Wat is gebruikt", f"/bronnen/{entry.slug}", value=_left_out(document)),
    )


def _known(words: str) -> Cell:
    return Cell(words) if words else Cell(UNKNOWN, muted=True)


def _left_out(document: Accounted) -> str:
    """The accounting in one line, for exports."""
    return "; ".join(f"{share.words}: {dutch_number(share.characters)}" for share in document.shares)


def _accounted(entry: DocumentEntry, facts: DocumentFacts | None) -> Accounted:
    shown = facts is not None
    facts = facts or DocumentFacts(entry.id, entry.title, {})
    counts = tuple((kind, entry.counts[kind.value]) for kind in Kind if entry.counts.get(kind.value))
    shares = _shares(entry.blocks)
    missing = entry.characters - sum(share.characters for share in shares)
    if missing > 0:
        # a share that nobody accounts for is shown, not rounded away
        shares = (*shares, Share("Niet verantwoord", missing))
    return Accounted(entry, facts, safe_address(str(facts.props.get("url") or "")), shown, counts, shares)


def _shares(blocks: Mapping[str, int]) -> tuple[Share, ...]:
    taken = [Share(words, blocks[key]) for key, words in TAKEN.items() if blocks.get(key)]
    rest = sorted(((count, reason) for reason, count in blocks.items() if reason not in TAKEN and count), reverse=True)
    return (*taken, *(Share(f"Niet gebruikt: {reason}", count) for count, reason in rest))


def _quarantined(row: Mapping[str, Any]) -> dict[str, str]:
    """One row of the quarantine report in words."""
    place = [str(row.get("plaats") or "")]
    place += [f"{name} {row[name]}" for name in ("blad", "rij", "kolom") if row.get(name) is not None]
    value = f" (waarde: {row['waarde']})" if row.get("waarde") else ""
    return {
        "file": str(row.get("bestand") or ""),
        "place": ", ".join(_filled(place)),
        "reason": sentence_case(str(row.get("reden") or "")) + value,
        "done": sentence_case(str(row.get("gedaan") or "")),
    }


def _filled(parts: Iterable[str]) -> list[str]:
    return [part for part in parts if part]
