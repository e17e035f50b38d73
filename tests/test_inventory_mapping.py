"""Mapping files: what an editor settles, what the machine proposes, and what a broken one does."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from inventory_sample import csv_file, edges, read, reasons, recognitions, things, vocabulary, xlsx_file
from openpyxl.worksheet.worksheet import Worksheet

from graph.model import Edge, Node, Predicate, to_json
from ingest.inventory.detection import is_inventory
from ingest.inventory.fields import Field, recognise
from ingest.inventory.mapping import mapping_text
from ingest.inventory.reading import InventoryResult

ODD = "Wat;Wie;Oordeel M;Aard;Eigen\nAa;ouderen, mantelzorgers;ja;app;notitie\nBb;ouderen;goed onderbouwd;boek;\n"
MAPPING = """
bestand = "raar-*.csv"
titel = "Rare lijst"
uitgever = "Redactie"
url = "https://voorbeeld.nl"
[kolommen]
"Wat" = "naam"
"Wie" = "doelgroep"
"Oordeel M" = { veld = "erkenning", door = "Movisie" }
"Aard" = "soort"
"Eigen" = ""
[scheidingen]
"Wie" = [","]
[waarden.soort]
"boek" = "instrument"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "koppelingen").mkdir()
    (tmp_path / "koppelingen" / "raar.toml").write_text(MAPPING, encoding="utf-8")
    return tmp_path / "koppelingen"


def test_an_editor_settles_columns_separators_and_values(tmp_path: Path, folder: Path) -> None:
    path = csv_file(tmp_path, ODD, "raar-2026.csv")
    assert is_inventory(path, folder)
    result = read(path, mapping_folder=folder)
    assert result.proposal is None
    assert result.title == "Rare lijst"
    assert [quote for _, _, quote in edges(result, Predicate.VOOR)] == ["ouderen", "mantelzorgers", "ouderen"]
    assert recognitions(result) == [
        ("organisatie/movisie", {"niveau": "erkend"}),
        ("organisatie/movisie", {"niveau": "goed onderbouwd"}),
    ]
    assert [t.props["soort"] for t in things(result).values()] == ["technologie", "instrument"]
    assert [t.props["volgens"] for t in things(result).values()] == ["Redactie", "Redactie"]
    assert reasons(result) == []


def test_without_a_mapping_it_is_read_at_once_with_less_certainty(tmp_path: Path, folder: Path) -> None:
    text = "Naam;Doelgroep;Setting;Iets eigens\nAa;ouderen;thuis;xyz\n"
    result = read(csv_file(tmp_path, text))
    proposed = tomllib.loads(result.proposal or "")
    assert proposed["kolommen"] == {"Naam": "naam", "Doelgroep": "doelgroep", "Setting": "setting", "Iets eigens": ""}
    assert (None, "Iets eigens", "kolom niet herkend") in reasons(result)
    (folder / "lijst.toml").write_text(result.proposal or "", encoding="utf-8")
    confirmed = read(csv_file(tmp_path, text), mapping_folder=folder)
    assert confirmed.proposal is None

    def certainty(facts: list[object]) -> set[float]:
        return {f.source.zekerheid for f in facts if isinstance(f, Node) and f.id == "interventie/aa"}

    assert max(certainty(list(result.facts))) < min(certainty(list(confirmed.facts)))
    assert [type(f) for f in result.facts if isinstance(f, Node)] == [
        type(f) for f in confirmed.facts if isinstance(f, Node)
    ]


def test_the_mapping_is_part_of_what_a_build_compares(tmp_path: Path, folder: Path) -> None:
    assert mapping_text(tmp_path / "raar-1.csv", folder) == MAPPING
    assert mapping_text(tmp_path / "anders.csv", folder) == ""


def test_a_broken_mapping_is_reported_and_the_proposal_is_used(tmp_path: Path, folder: Path) -> None:
    (folder / "lijst.toml").write_text("[kolommen\n", encoding="utf-8")
    result = read(csv_file(tmp_path, "Naam;Doelgroep;Setting\nAa;ouderen;thuis\n"), mapping_folder=folder)
    assert list(things(result)) == ["Aa"]
    assert "geen geldige TOML" in result.quarantine[0].reden
    (folder / "lijst.toml").write_text(
        'vreemd = 1\nkopregel = "x"\n[kolommen]\n"Naam" = "naam"\n"Setting" = "zomaar"\n'
    )
    told = [
        row.reden
        for row in read(
            csv_file(tmp_path, "Naam;Doelgroep;Setting\nAa;ouderen;thuis\n"), mapping_folder=folder
        ).quarantine
    ]
    assert len(told) == 3
    assert any("zomaar" in str(reason) or "Setting" in reason for reason in told)


def test_what_is_not_verified_is_not_for_the_public(tmp_path: Path) -> None:
    path = csv_file(
        tmp_path, "Naam;Doelgroep;Setting;Verificatie\nAa;ouderen;thuis;te verifiëren\nBb;ouderen;thuis;ja\n"
    )
    result = read(path)
    assert [t.props.get("publiek") for t in things(result).values()] == [False, None]
    mine = [f for f in result.facts if getattr(f, "from_id", "") == "interventie/aa"]
    assert mine
    assert all(f.source.zekerheid < 0.5 for f in mine)


def test_an_unknown_heading_is_read_from_its_values(tmp_path: Path) -> None:
    rows = "".join(f"Aa{n};ouderen;goed onderbouwd (Vilans);{t}\n" for n, t in enumerate(["thuis"] * 4))
    result = read(csv_file(tmp_path, "Naam interventie;Doelgroep;Kolom 1;Kolom 2\n" + rows))
    assert len(recognitions(result)) == 4
    assert len(edges(result, Predicate.IN)) == 4
    assert "afgeleid uit de waarden" in (result.proposal or "")


def test_an_editor_names_the_header_row(tmp_path: Path, folder: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Naam", "Doelgroep", "Setting"])
        sheet.append(["Interventie", "Voor wie", "Waar"])
        sheet.append(["Aa", "ouderen", "thuis"])

    (folder / "lijst.toml").write_text("kopregel = 2\n")
    assert list(things(read(xlsx_file(tmp_path, fill), mapping_folder=folder))) == ["Aa"]


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("Naam van de interventie", Field.NAAM),
        ("naam_interventie", Field.NAAM),
        ("Naam ontwikkelaar", Field.ONTWIKKELAAR),
        ("Doelgroep(en)", Field.DOELGROEP),
        ("Contra-indicaties doelgroep", Field.CONTRA),
        ("Beoogd resultaat", Field.DOEL),
        ("Uitkomst onderzoek", Field.BEWIJS),
        ("Literatuur", Field.LITERATUUR),
        ("Datum erkenning", Field.ERKENNING_DATUM),
        ("Erkend door", Field.ERKEND_DOOR),
        ("Erkend t/m", Field.GELDIG_TOT),
        ("Geldigheid", Field.GELDIG_TOT),
        ("Probleem of thema", Field.PROBLEEM),
        ("Type organisatie", Field.SETTING),
        ("Wie voert het uit?", Field.UITVOERDER),
        ("Werkzame elementen", Field.WERKZAME_ELEMENTEN),
        ("Tijdsbesparing: toelichting", Field.ARBEIDSBESPAREND_TOELICHTING),
        ("Doelgoep", Field.DOELGROEP),
        ("E-mail contactpersoon", Field.CONTACT),
        ("Kwaliteitsstandaard", Field.RICHTLIJN),
        ("Uitvoerbaarheid", Field.UITVOERBAARHEID),
        ("Contactpersoon", Field.CONTACT),
        ("Zomaar iets", None),
        ("", None),
    ],
)
def test_headings(heading: str, meaning: Field | None) -> None:
    guess = recognise(heading)
    assert (guess.field if guess else None) == meaning


def test_the_vocabulary_of_the_sample_is_the_one_that_is_read_with() -> None:
    assert "doelgroep/ouderen" in vocabulary().concepts


def test_a_confirmed_proposal_changes_only_how_sure_it_is(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Interventie", "Doelgroep", None, "Erkend door", "Niveau", "Datum"])
        sheet.append([None, "Ouderen", "Mantelzorgers", None, None, None])
        for merged in ("A1:A2", "B1:C1", "D1:D2", "E1:E2", "F1:F2"):
            sheet.merge_cells(merged)
        sheet.append(["Alfa", "x", None, "Vilans", "Goed onderbouwd", 2021])
        people = sheet.parent.create_sheet("Contact")  # type: ignore[union-attr]
        for row in (["Naam", "E-mail"], ["J. de Vries", "j@voorbeeld.nl"]):
            people.append(row)

    path = xlsx_file(tmp_path, fill)
    proposed = read(path)
    assert proposed.proposal is not None
    path.with_suffix(".toml").write_text(proposed.proposal, encoding="utf-8")
    confirmed = read(path)
    assert confirmed.proposal is None

    def said(result: InventoryResult) -> list[str]:
        return [to_json(replace(f, source=replace(f.source, zekerheid=0))) for f in result.facts]

    assert said(confirmed) == said(proposed)

    def certainty(result: InventoryResult) -> float:
        return max(f.source.zekerheid for f in result.facts if isinstance(f, Edge) and f.predicate is Predicate.VOOR)

    assert certainty(proposed) < 0.8 < certainty(confirmed)
