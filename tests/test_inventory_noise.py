"""Whole inventories in the styles of several keepers, with what must come out of them written down beside them."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

from inventory_sample import csv_file, edges, read, reasons, recognitions, things, xlsx_file
from openpyxl.worksheet.worksheet import Worksheet

from graph.model import Kind, Node, Predicate
from ingest.inventory.reading import InventoryResult


def evidence(result: InventoryResult) -> list[tuple[object, ...]]:
    """Outcome, measure and design of every Bewijs, in order."""
    return [
        (f.props["uitkomst"], f.props["uitkomstmaat"], f.props["ontwerp"])
        for f in result.facts
        if isinstance(f, Node) and f.kind is Kind.BEWIJS
    ]


def quotes(result: InventoryResult, predicate: Predicate) -> list[str]:
    return [quote for _, _, quote in edges(result, predicate)]


def test_groups_of_columns_over_two_rows(tmp_path: Path) -> None:
    """The group's name must not decide what its columns mean, and its dates belong to the databank in it."""

    def fill(sheet: Worksheet) -> None:
        sheet.append(["Overzicht langdurige zorg"])
        sheet.append(["Interventie", "Voor wie en waar", None, "Oordeel erkenningstraject", None, None, "Effecten"])
        sheet.append([None, "Eindgebruikers", "Zorgsetting", "Vilans", "Datum besluit", "Geldig t/m", "Type onderzoek"])
        sheet.append(["Kalm*", "ouderen", "thuis", "Goed onderbouwd", datetime.date(2021, 3, 12), "maart 2026", "RCT"])
        for area in ("A1:G1", "B2:C2", "D2:F2"):
            sheet.merge_cells(area)

    result = read(xlsx_file(tmp_path, fill))
    assert list(things(result)) == ["Kalm"]
    assert quotes(result, Predicate.VOOR) == ["ouderen"]
    assert quotes(result, Predicate.IN) == ["thuis"]
    assert recognitions(result) == [
        ("organisatie/vilans", {"niveau": "Goed onderbouwd", "datum": "2021-03-12", "geldig_tot": "2026-03"})
    ]


def test_a_databank_in_the_title_speaks_where_nobody_else_does(tmp_path: Path) -> None:
    table = "Titel;Wie is het voor;Waarvoor;Beoordeling;Laatst beoordeeld\nAa;ouderen;eenzaamheid;Goed beschreven;{}\n"
    result = read(csv_file(tmp_path, "Databank van Movisie;;;;\n" + table.format("12-3-2021")))
    assert recognitions(result) == [("organisatie/movisie", {"niveau": "Goed beschreven", "datum": "2021-03-12"})]
    assert quotes(result, Predicate.BIJ) == ["eenzaamheid"]
    two = read(csv_file(tmp_path, "Vilans en Movisie;;;;\n" + table.format("")))
    assert recognitions(two) == []
    assert (3, "Beoordeling", "erkenning zonder databank") in reasons(two)


def test_recognitions_as_people_write_them(tmp_path: Path) -> None:
    cells = {
        "Vilans: goed onderbouwd (2021-03); Movisie: niet erkend": [
            ("vilans", "goed onderbouwd", "2021-03", None, None)
        ],
        "Movisie – Eerste aanwijzingen (verlopen)": [("movisie", "Eerste aanwijzingen", None, None, "verlopen")],
        "Goed beschreven\nMovisie\n2019": [("movisie", "Goed beschreven", "2019", None, None)],
        "Vilans\nGoed onderbouwd\nMovisie\nBeloftevol": [
            ("vilans", "Goed onderbouwd", None, None, None),
            ("movisie", "Beloftevol", None, None, None),
        ],
        "Ja, Vilans": [("vilans", "erkend", None, None, None)],
        "Goed onderbouwd door Vilans op 3 mei 2021 (geldig t/m 3 mei 2026)": [
            ("vilans", "Goed onderbouwd", "2021-05-03", "2026-05-03", None)
        ],
        "Erkenning verlopen per 1-1-2023 (Vilans, goed onderbouwd)": [
            ("vilans", "goed onderbouwd", None, "2023-01-01", "verlopen")
        ],
        "aangemeld bij Vilans; niet (meer) erkend": [],
        "Praktijkvoorbeeld (geen erkenning)": [],
    }
    records = [{"naam": f"A{i}", "doelgroep": "ouderen", "erkenning": cell} for i, cell in enumerate(cells)]
    path = tmp_path / "lijst.json"
    path.write_text(json.dumps(records), encoding="utf-8")
    result = read(path)
    found: dict[str, list[tuple[object, ...]]] = {record["naam"]: [] for record in records}
    names = {f.id: f.name for f in result.facts if isinstance(f, Node)}
    for (thing, _, _), (who, props) in zip(edges(result, Predicate.ERKEND_DOOR), recognitions(result), strict=True):
        told = (props.get(key) for key in ("niveau", "datum", "geldig_tot", "status"))
        found[names[thing]].append((who.removeprefix("organisatie/"), *told))
    assert list(found.values()) == list(cells.values())


def test_outcomes_as_people_write_them(tmp_path: Path) -> None:
    cells = {
        "positief effect op stemming, geen verschil in slaap": [
            ("positief effect", "stemming", None),
            ("geen verschil", "slaap", None),
        ],
        "Negatief effect op slaap (RCT)": [("negatief effect", "slaap", "RCT")],
        "geen verschil (voor-nameting)": [("geen verschil", None, "voor-nameting")],
        "deels positief, deels negatief": [("gemengd", None, None)],
        "n.o.": [("niet onderzocht", None, None)],
        "nihil": [("geen verschil", None, None)],
        "loopt nog": [],
        "geen onderzoek bekend": [],
    }
    for number, (cell, expected) in enumerate(cells.items()):
        text = f"Naam|Doelgroep|Onderzoeksresultaten|Bespaart het tijd?\nAa|ouderen|{cell}|Ja (bron: leverancier)\n"
        result = read(csv_file(tmp_path, text, f"{number}.csv"))
        assert evidence(result) == expected
        props = things(result)["Aa"].props
        assert (props["arbeidsbesparend"], props["arbeidsbesparend_volgens"]) == ("geclaimd", "leverancier")


def test_a_column_per_measure_and_the_end_of_a_recognition(tmp_path: Path) -> None:
    text = "Naam;Thema;Niveau;Einde erkenning;Effect bewegen;Effect op slaap;Hoe zeker is dat?\n"
    result = read(csv_file(tmp_path, text + "Aa;eenzaamheid;Effectief;2023;+;0;laag\n", "vilans.csv"))
    assert recognitions(result) == [("organisatie/vilans", {"niveau": "Effectief", "geldig_tot": "2023"})]
    assert evidence(result) == [("positief effect", "bewegen", None), ("geen verschil", "slaap", None)]


def test_english_keys_and_objects_in_lists(tmp_path: Path) -> None:
    record = {
        "name": "NightWatch", "target_groups": [{"naam": "ouderen"}], "performed_by": ["verpleegkundige"],
        "recognitions": [
            {"organisation": "Vilans", "level": "Goed onderbouwd", "date": "2021-03-12", "valid_until": "2026-03"},
            {"organisation": "Movisie", "level": "niet erkend"},
        ],
        "evidence": [{"result": "positief effect", "outcome": "slaap", "design": "RCT", "source": "Jansen: gemengd"}],
        "labour_saving": {"value": "gemeten", "source": "TNO"}, "costs": 1250, "note": "a\u0000b",
    }  # fmt: skip
    path = tmp_path / "lijst.json"
    path.write_text(json.dumps({"data": {"items": [record]}}), encoding="utf-8")
    result = read(path)
    assert quotes(result, Predicate.VOOR) == ["ouderen"]
    assert quotes(result, Predicate.DOOR) == ["verpleegkundige"]
    told = {"niveau": "Goed onderbouwd", "datum": "2021-03-12", "geldig_tot": "2026-03"}
    assert recognitions(result) == [("organisatie/vilans", told)]
    assert evidence(result) == [("positief effect", "slaap", "RCT")]
    props = things(result)["NightWatch"].props
    assert (props["arbeidsbesparend"], props["arbeidsbesparend_volgens"]) == ("gemeten", "TNO")
    assert (1, None, "NUL-teken in het record") in reasons(result)
