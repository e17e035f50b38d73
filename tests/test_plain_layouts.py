"""What plain text lays out with spaces and lines: tables without marks, and the particulars of a title page."""

from __future__ import annotations

from pathlib import Path

import pytest
from policy_reading import read_text

from graph.model import Node
from ingest.document import BlockKind
from ingest.plain_text import read_plain_text


def test_lines_laid_out_with_spaces_are_a_table_with_its_empty_cells() -> None:
    text = (
        "Dit is een zin.\n\nNr.  Actie              Wie        Gereed\n1    Gids maken         De Brug    mei 2027\n"
        "2    Loket openen                  juni 2027\n\nNog een zin die verder gaat.\n"
    )
    (table,) = [b for b in read_plain_text(text, file="x.txt").all_blocks() if b.kind is BlockKind.TABEL]
    assert [[cell.reading.text for cell in row] for row in table.rows][1:] == [
        ["1", "Gids maken", "De Brug", "mei 2027"],
        ["2", "Loket openen", "", "juni 2027"],
    ]


def test_two_lines_with_gaps_are_no_table() -> None:
    text = "Wie komt er?  Wat doet hij?  Waarom dan?\nHij komt van  ver weg en     blijft.\n"
    assert not [b for b in read_plain_text(text, file="x.txt").all_blocks() if b.kind is BlockKind.TABEL]


def test_lines_under_a_row_of_years_are_a_table() -> None:
    text = "Het plan kost geld.\n\nBijdrage (x € 1.000)\nPost 2027 2028 2029\nEetzaal 10 20 30\nKoks 5 5\n\n"
    text += "Klaar is het dan.\n"
    blocks = read_plain_text(text, file="x.txt").all_blocks()
    (table,) = [b for b in blocks if b.kind is BlockKind.TABEL]
    assert table.reading.text.splitlines()[0] == "Bijdrage (x € 1.000)"
    assert table.reading.text.splitlines()[-1] == "Koks 5 5"


def test_years_at_the_end_of_a_sentence_head_no_table() -> None:
    text = "Zo ging het in 2027 2028\nEn toen kwam de buurt 12 keer samen.\nDaarna was het stil.\n"
    assert not [b for b in read_plain_text(text, file="x.txt").all_blocks() if b.kind is BlockKind.TABEL]


@pytest.mark.parametrize(
    "line",
    [
        "CONCEPT – versie 0.9 – 4 mei 2027",
        "Versie 1.2, 3 april 2028",
        "Opgesteld door bureau Kant in opdracht van allen",
    ],
)
def test_particulars_of_the_document_are_no_heading(line: str) -> None:
    text = f"PLAN VOOR DE BUURT\n\n{line}\n\nHet begon met een gesprek dat lang duurde.\n\nInleiding\n\n"
    text += "Er is veel te doen in de buurt.\n"
    assert line not in [section.title for section, _ in read_plain_text(text, file="x.txt").walk()]


def test_rows_on_one_line_are_placed_where_the_totals_prove_it(tmp_path: Path) -> None:
    text = (
        "Plan Oost\n\nKosten (x € 1.000)\nPost 2027 2028 2029\nEetzaal 100 120 120\nKoks 40 40\n"
        "Minder ritten -20 -30 -30\nTotaal 120 130 90\n\nDe raad beslist daarover in 2027.\n"
    )
    _, facts = read_text(tmp_path, text)
    koks = [(f.props["waarde_eur"], f.props["jaren"]) for f in facts if isinstance(f, Node) and "Koks" in f.name]
    assert koks == [(40_000, ["2027"]), (40_000, ["2028"])]
