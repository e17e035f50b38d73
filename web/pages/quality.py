"""/kwaliteit: how good this build is, in figures that it made itself; what was not measured is said to be so."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from graph.review import SURE_FROM
from web import templating
from web.accessibility import accessibility_results
from web.edition import Edition
from web.pages.sources import TAKEN
from web.scores import scores
from web.signs import is_past
from web.tables import Cell, Column, Table
from web.templating import today_of
from web.things import documents_of, kind_counts
from web.wording import KIND_WORDS, dutch_date, dutch_number, percentage

_CERTAINTY = re.compile(rb'^{"(?:node|edge)".*"zekerheid": ([0-9.]+), "status": "([a-z]+)"}}$', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FactCounts:
    """The lines of all facts files, by who stands behind them."""

    total: int
    checked: int
    unsure: int


def page(request: Request, edition: Edition) -> Response:
    """The quality page."""
    facts = edition.remember("fact counts", lambda: _fact_counts(edition))
    notes = edition.feedback.notes() if edition.feedback else []
    return templating.page(
        request,
        "kwaliteit.html",
        edition=edition,
        size=_size(edition),
        fresh=_freshness(edition, today_of(request)),
        accounting=_accounting(edition),
        facts=facts,
        scores=scores(edition.build_dir),
        accessibility=accessibility_results(),
        open_items=[
            ("Stukken tekst die een mens moet bekijken", sum(document.flagged for document in edition.documents)),
            ("Feiten waar het programma niet zeker van is", facts.unsure),
            ("Bestanden of rijen die niet of niet helemaal zijn gelezen", len(edition.quarantine())),
            ("Berichten van bezoekers", len(notes)),
        ],
    )


def _size(edition: Edition) -> Table:
    rows = tuple(
        (Cell(KIND_WORDS[kind].many), Cell(dutch_number(number), value=number)) for kind, number in kind_counts(edition)
    )
    return Table("Wat er in deze uitgave staat", (Column("wat", "Wat"), Column("aantal", "Aantal", numeric=True)), rows)


def _freshness(edition: Edition, today: date) -> Table:
    """Dated documents, newest first, with what is past its date; documents without a date are counted in one row."""
    texts = [document for document in documents_of(edition).values() if not document.is_vocabulary]
    dated = sorted((document for document in texts if document.date), key=lambda one: one.date, reverse=True)
    rows = [
        (
            Cell(document.name, templating.thing_address(document.id)),
            Cell(dutch_date(document.date), value=document.date),
            _until(str(document.props.get("geldig_tot") or ""), today),
        )
        for document in dated
    ]
    without = len(texts) - len(dated)
    if without:
        rows.append((Cell(f"{without} andere"), Cell("niet vermeld", muted=True), Cell("niet vermeld", muted=True)))
    columns = (Column("document", "Document"), Column("datum", "Datum"), Column("geldig_tot", "Geldig tot"))
    return Table("Hoe oud de bronnen zijn", columns, tuple(rows))


def _until(until: str, today: date) -> Cell:
    if not until:
        return Cell("niet vermeld", muted=True)
    words = dutch_date(until)
    return Cell(f"{words} (voorbij)" if is_past(until, today) else words, value=until)


def _accounting(edition: Edition) -> Table:
    """What became of all visible characters of all documents."""
    sums: Counter[str] = Counter()
    for document in edition.documents:
        sums.update(document.blocks)
    whole = sum(document.characters for document in edition.documents)
    missing = whole - sum(sums.values())
    named = [(TAKEN.get(key, f"Niet gebruikt: {key}"), number) for key, number in sums.most_common()]
    if missing > 0:
        named.append(("Niet verantwoord", missing))
    rows = tuple(
        (Cell(words), Cell(dutch_number(number), value=number), Cell(percentage(number, whole)))
        for words, number in named
    )
    columns = (
        Column("wat", "Wat ermee is gedaan"),
        Column("tekens", "Tekens", numeric=True),
        Column("deel", "Deel", numeric=True),
    )
    return Table("Wat er met de tekst is gedaan", columns, rows)


def _fact_counts(edition: Edition) -> FactCounts:
    # the lines are counted where they lie, without reading them as JSON: a large edition has hundreds of thousands
    found: list[tuple[bytes, bytes]] = []
    for path in sorted((edition.folder / "facts").glob("*.jsonl")):
        found += _CERTAINTY.findall(path.read_bytes())
    return FactCounts(
        total=len(found),
        checked=sum(status == b"nagekeken" for _, status in found),
        unsure=sum(status != b"nagekeken" and float(certainty) < SURE_FROM for certainty, status in found),
    )
