"""Headings in words of their own: what they mean, which column holds the names, what is a header and what a row."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from inventory_sample import csv_file, edges, outcomes, read, reasons, recognitions, things, xlsx_file
from openpyxl.worksheet.worksheet import Worksheet

from graph.model import Predicate
from ingest.inventory.detection import is_inventory
from ingest.inventory.fields import Field, recognise


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("Hoe heet het?", Field.NAAM),
        ("Intervention name", Field.NAAM),
        ("Naam van de voorziening", Field.NAAM),
        ("Voor welke mensen?", Field.DOELGROEP),
        ("Wat pakt het aan?", Field.PROBLEEM),
        ("Geschikt bij", Field.PROBLEEM),
        ("Niet doen bij", Field.CONTRA),
        ("Uit te voeren door", Field.UITVOERDER),
        ("Wordt gegeven door", Field.UITVOERDER),
        ("Ingezet in", Field.SETTING),
        ("Wat voor aanbod", Field.SOORT),
        ("Licentiekosten", Field.KOSTEN),
        ("Hoe lang duurt het?", Field.DUUR),
        ("Werkt het?", Field.BEWIJS),
        ("Keurmerk", Field.ERKENNING),
        ("Year of recognition", Field.ERKENNING_DATUM),
        ("Wie betaalt?", Field.FINANCIERING),
        ("Type zorgaanbieder", Field.SETTING),
        ("Aanbieder", Field.ONTWIKKELAAR),
        ("Benodigde expertise", Field.OPLEIDING),
    ],
)
def test_a_heading_in_other_words(heading: str, meaning: Field) -> None:
    guess = recognise(heading)
    assert guess is not None
    assert guess.field is meaning


def test_names_stand_under_a_heading_that_says_nothing(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "Wat we doen;Doelgroep;Setting;Kosten\nAlfa;ouderen;thuis;€ 5\nBeta;ouderen;thuis;€ 6\n")
    assert is_inventory(path)
    result = read(path)
    assert list(things(result)) == ["Alfa", "Beta"]
    assert '"Wat we doen" = "naam"' in (result.proposal or "")


def test_names_stand_under_an_empty_corner(tmp_path: Path) -> None:
    path = csv_file(tmp_path, ";Doelgroep;Setting;Kosten\nAlfa;ouderen;thuis;€ 5\nBeta;ouderen;thuis;€ 6\n")
    assert is_inventory(path)
    assert list(things(read(path))) == ["Alfa", "Beta"]


def test_a_table_of_prices_has_no_names_to_guess(tmp_path: Path) -> None:
    assert not is_inventory(csv_file(tmp_path, "Maand;Kosten;Plaats\njanuari;€ 5;Ede\nfebruari;€ 6;Ede\n"))


def test_a_row_after_a_gap_that_holds_words_of_headings_is_a_row(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Interventie", "Soort", "Doelgroep", "Beoordeeld door", "Oordeel", "Kosten"])
        sheet.append(["Alfa", "methode", "ouderen", "Vilans", "Goed onderbouwd", "€ 5"])
        sheet.append([])
        sheet.append(["Beta", "product", "mensen met dementie", "Vilans", "niet erkend", "€ 6"])

    result = read(xlsx_file(tmp_path, fill))
    assert {name: thing.props["soort"] for name, thing in things(result).items()} == {
        "Alfa": "methode",
        "Beta": "product",
    }


def test_a_plain_date_beside_a_level_is_the_date_of_the_recognition(tmp_path: Path) -> None:
    path = csv_file(
        tmp_path, "Interventie;Databank;Niveau;Datum;Geldig tot\nAlfa;Vilans;Goed onderbouwd;okt 2022;10-2027\n"
    )
    assert recognitions(read(path).facts) == [
        ("organisatie/vilans", {"niveau": "Goed onderbouwd", "datum": "2022-10", "geldig_tot": "2027-10"})
    ]


def test_a_plain_date_elsewhere_is_when_the_row_was_changed(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "Interventie;Databank;Niveau;Doelgroep;Datum\nAlfa;Vilans;Goed onderbouwd;ouderen;2022\n")
    result = read(path)
    assert recognitions(result.facts) == [("organisatie/vilans", {"niveau": "Goed onderbouwd"})]
    assert things(result)["Alfa"].props["bijgewerkt"] == "2022"


def test_words_below_a_heading_about_recognition_or_research(tmp_path: Path) -> None:
    record = {
        "naam": "Alfa",
        "doelgroepen": ["ouderen"],
        "erkenningen": [
            {"door": "Vilans", "niveau": "Goed onderbouwd", "datum": "2021-03-12", "tot": "2026-03-12"},
            {"door": "Movisie", "niveau": "Goed beschreven", "datum": "2022"},
        ],
        "onderzoek": [{"resultaat": "geen verschil", "op": "slaap", "opzet": "RCT"}],
    }
    path = tmp_path / "lijst.json"
    path.write_text(json.dumps([record]), encoding="utf-8")
    result = read(path)
    assert recognitions(result.facts) == [
        ("organisatie/vilans", {"niveau": "Goed onderbouwd", "datum": "2021-03-12", "geldig_tot": "2026-03-12"}),
        ("organisatie/movisie", {"niveau": "Goed beschreven", "datum": "2022"}),
    ]
    assert outcomes(result.facts) == [("geen verschil", "slaap", "RCT")]


def test_records_named_by_a_code_keep_their_own_name(tmp_path: Path) -> None:
    value = {
        "X-1": {"titel": "Alfa", "voor_wie": "ouderen", "duur": "1 uur"},
        "X-2": {"titel": "Beta", "duur": "2 uur"},
    }
    path = tmp_path / "lijst.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    assert list(things(read(path))) == ["Alfa", "Beta"]


def test_things_side_by_side_below_a_corner_with_another_word(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        rows = (
            ["Kenmerk", "Alfa", "Beta"],
            ["Soort", "product", "hulpmiddel"],
            ["Doelgroep", "ouderen", "mensen met dementie"],
            ["Waar", "thuis", "thuis"],
            ["Prijs", "€ 5", "€ 6"],
        )
        for row in rows:
            sheet.append(row)

    result = read(xlsx_file(tmp_path, fill))
    assert list(things(result)) == ["Alfa", "Beta"]
    assert [to for _, to, _ in edges(result.facts, Predicate.VOOR)] == [
        "doelgroep/ouderen",
        "doelgroep/mensen-met-dementie",
    ]


@pytest.mark.parametrize(
    ("value", "expected"),
    [("positive effect on balance", "positief effect"), ("no difference", "geen verschil"), ("mixed", "gemengd"),
     ("not studied", "niet onderzocht"), ("negative effect", "negatief effect")],
)  # fmt: skip
def test_an_outcome_in_english(tmp_path: Path, value: str, expected: str) -> None:
    result = read(csv_file(tmp_path, f"Intervention name;Target group;Findings\nAlfa;older adults;{value}\n"))
    assert [outcome for outcome, _, _ in outcomes(result.facts)] == [expected]


def test_a_heading_that_asks_for_a_year_beside_the_rest_holds_the_whole_recognition(tmp_path: Path) -> None:
    path = csv_file(
        tmp_path,
        "Aanbod;Bedoeld voor;Erkenning (databank + jaar)\nAlfa;ouderen;Movisie 2021: goed beschreven\n"
        'Beta;ouderen;"Vilans, goed onderbouwd, 4-2022 t/m 4-2027; Movisie: eerste aanwijzingen (2023)"\n'
        "Gamma;ouderen;in behandeling bij Movisie\n",
    )
    assert recognitions(read(path)) == [
        ("organisatie/movisie", {"niveau": "goed beschreven", "datum": "2021"}),
        ("organisatie/vilans", {"niveau": "goed onderbouwd", "datum": "2022-04", "geldig_tot": "2027-04"}),
        ("organisatie/movisie", {"niveau": "eerste aanwijzingen", "datum": "2023"}),
    ]


def test_a_plain_until(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "Naam;Doelgroep;Erkend door;Oordeel;Tot\nAlfa;ouderen;Vilans;Goed onderbouwd;1-2-2026\n")
    assert recognitions(read(path)) == [
        ("organisatie/vilans", {"niveau": "Goed onderbouwd", "geldig_tot": "2026-02-01"})
    ]


@pytest.mark.parametrize(
    ("value", "expected", "by"),
    [("measured", "gemeten", "lijst"), ("expected", "verwacht", "lijst"),
     ("Ja (geschat door leverancier)", "verwacht", "leverancier"),
     ("verwacht (volgens de fabrikant)", "verwacht", "fabrikant"),
     ("ja, volgens de leverancier", "geclaimd", "leverancier")],
)  # fmt: skip
def test_labour_saving_in_other_words(tmp_path: Path, value: str, expected: str, by: str) -> None:
    path = csv_file(tmp_path, f'Naam;Doelgroep;Tijdwinst\nAlfa;ouderen;"{value}"\n')
    props = things(read(path))["Alfa"].props
    assert (props["arbeidsbesparend"], props["arbeidsbesparend_volgens"]) == (expected, by)


def test_a_delimiter_behind_every_line_is_no_cell_too_many(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "Naam;Doelgroep;Kosten;\nAlfa;ouderen;5;\nBeta;ouderen;6;7\n")
    assert [row for row, _, reason in reasons(read(path)) if "cellen" in reason] == []
    other = csv_file(tmp_path, "Naam;Doelgroep;Kosten\nAlfa;ouderen;5;\n", "ander.csv")
    assert [row for row, _, reason in reasons(read(other)) if "cellen" in reason] == [2]
