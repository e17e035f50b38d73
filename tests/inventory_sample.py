"""Small inventories and the vocabulary they are read with; every test makes its own file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from graph.contribution import contribution
from graph.model import BlockNote, Edge, Fact, Kind, Node, Predicate, check
from ingest.accounting import MISSED, account
from ingest.inventory.reading import InventoryResult, read_inventory
from ingest.mentions import Linker
from ingest.vocabulary import Concept, Vocabulary


def vocabulary() -> Vocabulary:
    """A handful of concepts, made without files."""
    made = Vocabulary()
    concepts = (
        Concept("doelgroep/ouderen", Kind.DOELGROEP, "ouderen", synonyms=("senioren",)),
        Concept("doelgroep/mantelzorgers", Kind.DOELGROEP, "mantelzorgers", synonyms=("mantelzorger",)),
        Concept("doelgroep/mensen-met-dementie", Kind.DOELGROEP, "mensen met dementie", abbreviations=("MMD",)),
        Concept("probleem/eenzaamheid", Kind.PROBLEEM, "eenzaamheid"),
        Concept("setting/thuis", Kind.SETTING, "thuis"),
        Concept("beroep/verpleegkundige", Kind.BEROEP, "verpleegkundige"),
        Concept("wet/wlz", Kind.WET, "Wet langdurige zorg", abbreviations=("Wlz",)),
        Concept("wet/zvw", Kind.WET, "Zorgverzekeringswet", abbreviations=("Zvw",)),
        Concept("organisatie/vilans", Kind.ORGANISATIE, "Vilans"),
        Concept("organisatie/movisie", Kind.ORGANISATIE, "Movisie"),
    )
    made.concepts = {concept.id: concept for concept in concepts}
    return made


def read(path: Path, **given: object) -> InventoryResult:
    """Read a file and hold what must hold of every inventory: exact quotes, a closed file, no character unaccounted."""
    words = vocabulary()
    result = read_inventory(path, slug="lijst", vocabulary=words, linker=Linker(words), **given)  # type: ignore[arg-type]
    hold(result.text, result.facts)
    return result


def hold(text: str, facts: list[Fact]) -> None:
    """Every quote is literally there, the facts satisfy the schema and the store, and all text is accounted for."""
    for fact in facts:
        check(fact)
        assert text[fact.source.start : fact.source.end] == fact.source.quote
    contribution("document/lijst", facts)
    assert MISSED not in account(text, facts)


def csv_file(folder: Path, text: str, name: str = "lijst.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def xlsx_file(folder: Path, fill: Callable[[Worksheet], None], name: str = "lijst.xlsx") -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Interventies"
    fill(sheet)
    path = folder / name
    book.save(path)
    return path


def things(result: InventoryResult) -> dict[str, Node]:
    """The interventions by name; of several lines the first."""
    found: dict[str, Node] = {}
    for fact in result.facts:
        if isinstance(fact, Node) and fact.kind is Kind.INTERVENTIE:
            found.setdefault(fact.name, fact)
    return found


def edges(result: InventoryResult | list[Fact], predicate: Predicate) -> list[tuple[str, str, str]]:
    """From, to and quote of the edges of one predicate, in order."""
    facts = result if isinstance(result, list) else result.facts
    return [(f.from_id, f.to_id, f.source.quote) for f in facts if isinstance(f, Edge) and f.predicate is predicate]


def recognitions(result: InventoryResult | list[Fact]) -> list[tuple[str, dict[str, object]]]:
    facts = result if isinstance(result, list) else result.facts
    return [
        (f.to_id, {k: v for k, v in f.props.items() if v is not None})
        for f in facts
        if isinstance(f, Edge) and f.predicate is Predicate.ERKEND_DOOR
    ]


def reasons(result: InventoryResult) -> list[tuple[int | None, str | None, str]]:
    """Row, column and reason of what was reported."""
    return [(row.rij, row.kolom, row.reden) for row in result.quarantine]


def notes(result: InventoryResult) -> dict[str, str]:
    """Quote by reason, of the block notes."""
    return {f.reason: f.source.quote for f in result.facts if isinstance(f, BlockNote)}


def outcomes(facts: list[Fact]) -> list[tuple[object, object, object]]:
    """What was found, on which measure, by which design, of every Bewijs."""
    found = {f.id: f for f in facts if isinstance(f, Node) and f.kind is Kind.BEWIJS}
    return [(f.props["uitkomst"], f.props["uitkomstmaat"], f.props["ontwerp"]) for f in found.values()]
