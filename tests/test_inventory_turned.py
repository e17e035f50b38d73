"""Sheets with the fields in rows, and lists that stand deeper in a JSON file or under several keys."""

from __future__ import annotations

import json
from pathlib import Path

from inventory_sample import csv_file, edges, read, reasons, recognitions, things, xlsx_file
from openpyxl.worksheet.worksheet import Worksheet

from graph.model import Predicate
from ingest.inventory.detection import is_inventory

WORKSHEET = (
    ("Werkblad beschrijving interventie", None),
    (None, None),
    ("Naam interventie", "Samen Buiten"),
    ("Doelgroep", "ouderen; mantelzorgers"),
    ("Contra-indicatie", "ernstige hartklachten"),
    ("Doel", "Meer bewegen."),
    (None, "Meer mensen kennen."),
    ("Aanpak", "Wekelijks wandelen."),
    ("Setting", "thuis"),
    ("Onderzoek", "Geen verschil in eenzaamheid."),
    ("Kosten", 120),
    ("Erkenning", "Goed onderbouwd (Vilans, 2021-03)"),
    ("Erkend op", "31-02-2021"),
    ("Literatuur", "Jansen 2020. Positief effect."),
)


def test_a_filled_in_worksheet_in_a_spreadsheet_is_one_intervention(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        for row in WORKSHEET:
            sheet.append(row)

    path = xlsx_file(tmp_path, fill)
    assert is_inventory(path)
    result = read(path)
    (thing,) = things(result).values()
    assert thing.name == "Samen Buiten"
    assert thing.props["doel"] == "Meer bewegen.\nMeer mensen kennen."
    assert (thing.props["aanpak"], thing.props["kosten"]) == ("Wekelijks wandelen.", "120")
    assert thing.props["contra_indicaties"] == ["ernstige hartklachten"]
    assert [quote for _, _, quote in edges(result, Predicate.VOOR)] == ["ouderen", "mantelzorgers"]
    assert recognitions(result) == [("organisatie/vilans", {"niveau": "Goed onderbouwd", "datum": "2021-03"})]
    assert len(edges(result, Predicate.ONDERBOUWD_DOOR)) == 1  # the reference list gives none
    assert (13, "Erkend op", "onmogelijke datum") in reasons(result)


def test_a_worksheet_may_be_numbered_and_delimited(tmp_path: Path) -> None:
    lines = [f"{number}|{label or ''}|{value or ''}" for number, (label, value) in enumerate(WORKSHEET)]
    path = csv_file(tmp_path, "\n".join(lines))
    assert is_inventory(path)
    assert list(things(read(path))) == ["Samen Buiten"]


def test_interventions_side_by_side_are_columns(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Interventie", "Alfa Thuis", "Beta Buurt"])
        sheet.append(["Doelgroep", "ouderen", "mantelzorgers"])
        sheet.append(["Kosten", None, "€ 20"])
        sheet.append(["Setting", "thuis", None])
        sheet.append(["Erkenning", "Goed onderbouwd (Vilans)", "niet erkend", "in procedure"])
        sheet["D1"] = "Geheim"
        sheet.column_dimensions["D"].hidden = True

    result = read(xlsx_file(tmp_path, fill))
    assert (None, "D", "verborgen kolom") in reasons(result)
    found = things(result)
    assert list(found) == ["Alfa Thuis", "Beta Buurt"]
    assert (found["Alfa Thuis"].props["kosten"], found["Beta Buurt"].props["kosten"]) == (None, "€ 20")
    assert edges(result, Predicate.IN) == [("interventie/alfa-thuis", "setting/thuis", "thuis")]
    assert [to for to, _ in recognitions(result)] == ["organisatie/vilans"]


def test_worksheets_under_one_another_are_several_interventions(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        for name, group in (("Alfa Thuis", "ouderen"), ("Beta Buurt", "mantelzorgers")):
            for row in (("Naam", name), ("Doelgroep", group), ("Setting", "thuis"), ("Doel", "Meer doen."), ()):
                sheet.append(row)

    result = read(xlsx_file(tmp_path, fill))
    assert [(a, quote) for a, _, quote in edges(result, Predicate.VOOR)] == [
        ("interventie/alfa-thuis", "ouderen"),
        ("interventie/beta-buurt", "mantelzorgers"),
    ]


def test_a_table_with_another_one_below_is_not_turned(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Interventie", "Doelgroep", "Setting", "Soort", "Kosten", "Richtlijn"])
        sheet.append(["Alfa", "ouderen", "thuis", "programma", "€ 5", "Richtlijn Dementie"])
        sheet.append([])
        sheet.append(["Vervallen interventies"])
        sheet.append(["Naam", "Reden", "Voor wie", "Waar"])
        sheet.append(["Beta", "te duur", "mantelzorgers; geen delier", "thuis"])

    result = read(xlsx_file(tmp_path, fill))
    found = things(result)
    assert list(found) == ["Alfa", "Beta"]
    groups = [quote for thing, _, quote in edges(result, Predicate.VOOR) if thing == "interventie/beta"]
    assert (groups, found["Beta"].props["contra_indicaties"]) == (["mantelzorgers"], ["geen delier"])


def _json(folder: Path, value: object) -> Path:
    path = folder / "lijst.json"
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return path


RECORD = {"doelgroep": ["ouderen"], "setting": "thuis", "probleem": "eenzaamheid"}


def test_a_list_deep_in_a_json_file_is_found(tmp_path: Path) -> None:
    path = _json(tmp_path, {"meta": {"title": "Zorg"}, "results": {"interventions": [{"name": "Aa", **RECORD}]}})
    assert is_inventory(path)
    result = read(path)
    assert (result.title, list(things(result))) == ("Zorg", ["Aa"])


def test_every_list_of_a_json_file_is_read_under_its_key(tmp_path: Path) -> None:
    lists = {
        "Movisie": [{"naam": "Aa", "erkenning": "Goed onderbouwd", **RECORD}],
        "Vilans": [{"naam": "Bb", "erkenning": "Goed beschreven", **RECORD}, "los"],
    }
    result = read(_json(tmp_path, lists))
    assert list(things(result)) == ["Aa", "Bb"]
    assert [to for to, _ in recognitions(result)] == ["organisatie/movisie", "organisatie/vilans"]
    (loose,) = [row for row in result.quarantine if row.reden == "geen record"]
    assert (loose.blad, loose.rij) == ("Vilans", 2)


def test_records_may_be_named_by_their_keys_or_stand_alone(tmp_path: Path) -> None:
    assert list(things(read(_json(tmp_path, {"Aa": RECORD, "Bb": RECORD})))) == ["Aa", "Bb"]
    alone = {"naam": "Aa", **RECORD, "bewijs": [{"uitkomst": "geen verschil", "zekerheid": "laag"}]}
    result = read(_json(tmp_path, alone))
    assert list(things(result)) == ["Aa"]
    assert len(edges(result, Predicate.ONDERBOUWD_DOOR)) == 1
