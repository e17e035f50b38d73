"""Tables in which the heading is the term and a mark says that it holds, and tables as programs write them to JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from inventory_sample import csv_file, edges, read, reasons, recognitions, things, xlsx_file
from openpyxl.worksheet.worksheet import Worksheet

from graph.model import Predicate
from ingest.inventory.detection import is_inventory


def test_marks_below_a_group_of_terms(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Zorgtechnologie", "Doelgroep", None, "Wet", None, "Kosten"])
        sheet.append([None, "Ouderen", "Mantelzorgers", "Wlz", "Zvw", None])
        for merged in ("A1:A2", "B1:C1", "D1:E1", "F1:F2"):
            sheet.merge_cells(merged)
        sheet.append(["Alfa", "x", None, None, "✓", "€ 5"])
        sheet.append(["Beta", "nee", "ja", "X", "-", "€ 6"])

    result = read(xlsx_file(tmp_path, fill))
    found = things(result)
    assert found["Alfa"].props["soort"] == "technologie"
    assert edges(result, Predicate.VOOR) == [
        ("interventie/alfa", "doelgroep/ouderen", "Ouderen"),
        ("interventie/beta", "doelgroep/mantelzorgers", "Mantelzorgers"),
    ]
    assert edges(result, Predicate.GEREGELD_IN) == [
        ("interventie/alfa", "wet/zvw", "Zvw"),
        ("interventie/beta", "wet/wlz", "Wlz"),
    ]


def test_a_known_term_is_a_column_of_its_own(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "Interventie;Kosten;Mantelzorgers;Wlz;Kleur\nAlfa;€ 5;x;;x\nBeta;€ 6;;x;\n")
    result = read(path)
    assert edges(result, Predicate.VOOR) == [("interventie/alfa", "doelgroep/mantelzorgers", "Mantelzorgers")]
    assert edges(result, Predicate.GEREGELD_IN) == [("interventie/beta", "wet/wlz", "Wlz")]
    assert (None, "Kleur", "kolom niet herkend") in reasons(result)


@pytest.mark.parametrize(
    "value",
    [
        {"naam": ["Alfa", "Beta"], "doelgroep": ["ouderen", "mantelzorgers"], "kosten": [5, None]},
        {"naam": {"0": "Alfa", "1": "Beta"}, "doelgroep": {"0": "ouderen", "1": "mantelzorgers"}, "kosten": {"0": 5}},
        {"columns": ["naam", "doelgroep", "kosten"], "data": [["Alfa", "ouderen", 5], ["Beta", "mantelzorgers", None]]},
        [["naam", "doelgroep", "kosten"], ["Alfa", "ouderen", 5], ["Beta", "mantelzorgers", None]],
        {"export": {"naam": ["Alfa", "Beta"], "doelgroep": ["ouderen", "mantelzorgers"], "kosten": [5, None]}},
    ],
)
def test_a_table_in_json(tmp_path: Path, value: Any) -> None:
    path = tmp_path / "lijst.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    assert is_inventory(path)
    result = read(path)
    assert {name: thing.props["kosten"] for name, thing in things(result).items()} == {"Alfa": "5", "Beta": None}
    assert [to for _, to, _ in edges(result, Predicate.VOOR)] == ["doelgroep/ouderen", "doelgroep/mantelzorgers"]


def test_one_record_with_lists_is_no_table_by_column(tmp_path: Path) -> None:
    path = tmp_path / "een.json"
    path.write_text(json.dumps({"naam": "Alfa", "doelgroep": ["ouderen"], "setting": ["thuis"], "kosten": "€ 5"}))
    assert list(things(read(path))) == ["Alfa"]


def test_what_a_term_is_beside_its_name_is_no_term(tmp_path: Path) -> None:
    group = [{"id": "d1", "naam": "ouderen", "type": "eind"}]
    path = tmp_path / "lijst.json"
    path.write_text(json.dumps([{"naam": "Alfa", "doelgroepen": group, "kosten": 5}]), encoding="utf-8")
    assert [to for _, to, _ in edges(read(path), Predicate.VOOR)] == ["doelgroep/ouderen"]


def test_quotes_inside_quotes_stay_in_the_name(tmp_path: Path) -> None:
    path = csv_file(tmp_path, 'Naam,Doelgroep,Setting\n"De "Open" Deur","ouderen","thuis, of elders"\n')
    result = read(path)
    assert list(things(result)) == ['De "Open" Deur']
    assert (2, None, "aanhalingsteken op een plek waar het niet hoort") in reasons(result)
    assert [quote for _, _, quote in edges(result, Predicate.IN)] == ["thuis, of elders"]


def test_lapsed_in_a_column_of_dates(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "Interventie;Databank;Niveau;Datum erkenning\nAlfa;Vilans;Goed onderbouwd;verlopen\n")
    assert recognitions(read(path)) == [("organisatie/vilans", {"niveau": "Goed onderbouwd", "status": "verlopen"})]
