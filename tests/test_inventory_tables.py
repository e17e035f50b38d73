"""Files as they come: spreadsheets, delimited files and lists with every quirk that people leave in them."""

from __future__ import annotations

import datetime
import json
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from inventory_sample import csv_file, edges, notes, read, reasons, recognitions, things, xlsx_file
from openpyxl.worksheet.worksheet import Worksheet

from graph.model import Kind, Node, Predicate, to_json
from ingest.document import UnreadableDocument
from ingest.inventory.detection import is_inventory

HEADER = "Naam interventie;Doelgroep;Setting;Erkenning\n"


def test_every_delimiter_and_encoding_gives_the_same_facts(tmp_path: Path) -> None:
    rows = [["Naam", "Doelgroep", "Setting", "Thema"], ["Café, thuis", "ouderen", "thuis", "één; eenzaamheid"]]
    lines = set()
    for number, (delimiter, encoding) in enumerate(
        [(";", "utf-8"), (",", "utf-8-sig"), ("\t", "cp1252"), ("|", "utf-16"), ("^", "utf-8")]
    ):
        text = "\r\n".join(delimiter.join(f'"{v}"' if delimiter in v else v for v in row) for row in rows)
        path = tmp_path / f"{number}" / "lijst.csv"
        path.parent.mkdir()
        path.write_bytes(text.encode(encoding))
        assert is_inventory(path)
        lines.add(tuple(to_json(fact) for fact in read(path).facts))
    assert len(lines) == 1


def test_a_hint_for_excel_names_the_delimiter(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "sep=,\nNaam,Doelgroep,Setting\nA,ouderen,thuis\n")
    assert is_inventory(path)
    assert edges(read(path), Predicate.VOOR) == [("interventie/a", "doelgroep/ouderen", "ouderen")]


def test_wrong_rows_cost_no_right_ones_and_are_reported(tmp_path: Path) -> None:
    path = csv_file(
        tmp_path,
        HEADER + "Aa;ouderen\n"  # too few
        "Bb;ouderen;thuis;;extra\n"  # too many
        ";ouderen;thuis;\n"  # no name
        'Cc;"oude\nren;thuis;\n'  # a quote that is never closed
        "Dd;ouderen;thuis;\n"
        "Aa;mantelzorgers;thuis;\n"  # twice
        "Ee\0;ouderen;thuis;\n",
    )
    result = read(path)
    assert list(things(result)) == ["Aa", "Bb", "Cc", "ren", "Dd", "Ee"]
    told = reasons(result)
    assert (2, None, "te weinig cellen: 2 in plaats van 4") in told
    assert (3, None, "te veel cellen: 5 in plaats van 4") in told
    assert (4, "Naam interventie", "rij zonder naam") in told
    assert (5, None, "aanhalingsteken niet gesloten") in told
    assert (8, "Naam interventie", "dubbele rij: dezelfde naam als rij 2") in told
    assert (9, None, "NUL-teken in de rij") in told
    (nameless,) = [row for row in result.quarantine if row.reden == "rij zonder naam"]
    assert nameless.geweigerd
    assert [to for _, to, _ in edges(result, Predicate.VOOR)].count("doelgroep/mantelzorgers") == 1
    (shifted,) = [f for f in result.facts if isinstance(f, Node) and f.name == "Bb"]
    assert shifted.source.zekerheid > 0.5
    assert all(
        f.source.zekerheid < 0.5
        for f in result.facts
        if getattr(f, "from_id", "") == shifted.id and f.source.quote != "Bb"
    )


def test_line_numbers_are_those_of_the_physical_line(tmp_path: Path) -> None:
    path = csv_file(tmp_path, HEADER + '"A\nb";"ouderen\nmantelzorgers";thuis;\n\n;x;;\n')
    assert (6, "Naam interventie", "rij zonder naam") in reasons(read(path))


def test_text_that_looks_like_a_formula_stays_what_it_is(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "Naam;Doelgroep;Kosten;Samenvatting\n=Plus;ouderen;+2 euro;@sum(A1)\n")
    (thing,) = things(read(path)).values()
    assert (thing.name, thing.props["kosten"], thing.props["samenvatting"]) == ("=Plus", "+2 euro", "@sum(A1)")


def _messy(sheet: Worksheet) -> None:
    sheet["A1"] = "Overzicht"
    sheet.merge_cells("A1:H1")
    for column, (group, label) in enumerate(
        [("Naam", None), ("Doelgroep", None), ("Erkenning", "Databank"), (None, "Niveau"), (None, "Datum"),
         (None, "Geldig tot"), ("Setting", None), ("Intern", None)], 1,
    ):  # fmt: skip
        sheet.cell(3, column, group)
        sheet.cell(4, column, label)
        if label is None:
            sheet.merge_cells(start_row=3, end_row=4, start_column=column, end_column=column)
    sheet.merge_cells("C3:F3")
    sheet["A5"] = "Dementie"
    sheet.merge_cells("A5:H5")
    sheet.append(
        ["Aa*", "ouderen\nmantelzorgers", "Vilans", "Eerste aanwijzingen", 44267, "2026-03", "thuis", "geheim"]
    )
    sheet.append([None, None, "Movisie", "Goed onderbouwd", datetime.date(2020, 5, 12), "verlopen"])
    sheet.merge_cells("A6:A7")
    sheet.merge_cells("B6:B7")
    sheet.append([])
    sheet.append(["Bb", "ouderen", "Vilans", "niet erkend", "31-02-2021", None, "#N/A"])
    sheet.append(["Cc", "ouderen", "Vilans; Movisie", "Goed onderbouwd; erkend", "2019; 12-05-2020"])
    sheet.append([])
    sheet.append(["* opnieuw beoordeeld"])
    sheet.append(["Bron: de databanken"])
    sheet["E7"].number_format = "mmm yyyy"
    sheet.column_dimensions["H"].hidden = True


def test_a_sheet_with_everything(tmp_path: Path) -> None:
    result = read(xlsx_file(tmp_path, _messy))
    assert list(things(result)) == ["Aa", "Bb", "Cc"]
    assert recognitions(result) == [
        ("organisatie/vilans", {"niveau": "Eerste aanwijzingen", "datum": "2021-03-12", "geldig_tot": "2026-03"}),
        ("organisatie/movisie", {"niveau": "Goed onderbouwd", "datum": "2020-05", "status": "verlopen"}),
        ("organisatie/vilans", {"niveau": "Goed onderbouwd", "datum": "2019"}),
        ("organisatie/movisie", {"niveau": "erkend", "datum": "2020-05-12"}),
    ]
    assert things(result)["Aa"].props["rubriek"] == "Dementie"
    assert [f.name for f in result.facts if isinstance(f, Node) and f.kind is Kind.SECTIE] == ["Dementie"]
    assert "geheim" not in result.text
    assert notes(result)["verborgen kolom"] == "Intern"
    assert (None, "Intern", "verborgen kolom") in reasons(result)
    assert (9, "Erkenning Datum", "onmogelijke datum") in reasons(result)
    assert (9, "Setting", "foutwaarde") in reasons(result)
    assert not any("dubbele rij" in reason for _, _, reason in reasons(result))
    assert notes(result)["toelichting bij de tabel"] == "Bron: de databanken"


def test_a_merged_value_holds_for_all_its_rows(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Naam", "Doelgroep", "Setting"])
        sheet.append(["Aa", "ouderen", "thuis"])
        sheet.append(["Bb", None, "thuis"])
        sheet.append(["Cc", None, "thuis"])
        sheet.merge_cells("B2:B3")

    result = read(xlsx_file(tmp_path, fill))
    assert [start for start, _, _ in edges(result, Predicate.VOOR)] == ["interventie/aa", "interventie/bb"]


def test_sheets_that_are_no_inventory_are_left_out_with_that_reason(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Naam", "Doelgroep", "Setting"])
        sheet.append(["Aa", "ouderen", "thuis"])
        book = sheet.parent
        book.create_sheet("Leeswijzer").append(["Zo leest u dit blad", "uitleg"])
        people = book.create_sheet("Contact")
        people.append(["Naam", "E-mail", "Telefoon"])
        people.append(["Jansen", "j@voorbeeld.nl", "010"])
        hidden = book.create_sheet("Oud")
        hidden.append(["Naam", "Doelgroep", "Setting"])
        hidden.append(["Zz", "ouderen", "thuis"])
        hidden.sheet_state = "hidden"

    result = read(xlsx_file(tmp_path, fill))
    assert list(things(result)) == ["Aa"]
    assert [(row.blad, row.reden) for row in result.quarantine] == [
        ("Leeswijzer", "blad is geen inventaris"), ("Contact", "blad is geen inventaris"), ("Oud", "verborgen blad"),
    ]  # fmt: skip
    assert "Zz" not in result.text


def test_a_product_and_its_category_are_two_things(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "Product;Technologie;Leverancier;Doelgroep\nHorloge X;GPS-alarm;Maker;ouderen\n")
    result = read(path)
    assert edges(result, Predicate.BREDER) == [("interventie/horloge-x", "interventie/gps-alarm", "GPS-alarm")]
    assert [(t.name, t.props["soort"]) for t in things(result).values()] == [
        ("Horloge X", "product"), ("GPS-alarm", "technologie"),
    ]  # fmt: skip


def test_formulas_count_by_their_cached_value(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Naam", "Doelgroep", "Kosten", "Duur"])
        sheet.append(["Aa", "ouderen", "=1+1", '="8 "&"weken"'])

    path = xlsx_file(tmp_path, fill)
    _rewrite(
        path, "sheet1.xml", lambda xml: re.sub(rb"<f>1\+1</f><v\s*/>|<f>1\+1</f><v></v>", b"<f>1+1</f><v>42</v>", xml)
    )
    result = read(path)
    assert things(result)["Aa"].props["kosten"] == "42"
    assert things(result)["Aa"].props["duur"] is None
    assert (2, "Duur", "formule zonder bewaarde uitkomst") in reasons(result)


def _rewrite(path: Path, member: str, change: object) -> None:
    with zipfile.ZipFile(path) as package:
        parts = {info.filename: package.read(info) for info in package.infolist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, change(data) if name.endswith(member) else data)  # type: ignore[operator]


def test_json_with_nested_values_and_lists(tmp_path: Path) -> None:
    records = [
        {"naam": "Aa", "doelgroepen": ["ouderen", "mensen; met dementie"], "setting": None, "digitaal": True,
         "arbeidsbesparend": {"waarde": "gemeten", "volgens": "HAN"},
         "erkenningen": [{"databank": "Vilans", "niveau": "goed onderbouwd", "datum": "2021-03"},
                         {"databank": "Movisie", "niveau": "niet erkend"},
                         {"databank": "Movisie", "niveau": "goed onderbouwd", "geldig_tot": "2025"}]},
        "geen record",
        {"naam": "", "doelgroepen": ["ouderen"]},
    ]  # fmt: skip
    path = tmp_path / "lijst.json"
    path.write_text(json.dumps({"titel": "Lijst", "interventies": records}), encoding="utf-8")
    assert is_inventory(path)
    result = read(path)
    thing = things(result)["Aa"]
    assert (thing.props["digitaal"], thing.props["arbeidsbesparend"]) == (True, "gemeten")
    assert thing.props["arbeidsbesparend_volgens"] == "HAN"
    assert recognitions(result) == [
        ("organisatie/vilans", {"niveau": "goed onderbouwd", "datum": "2021-03"}),
        ("organisatie/movisie", {"niveau": "goed onderbouwd", "geldig_tot": "2025"}),
    ]
    assert [quote for _, _, quote in edges(result, Predicate.VOOR)] == ["ouderen", "mensen; met dementie"]
    assert [(row.rij, row.reden) for row in result.quarantine] == [(2, "geen record"), (3, "rij zonder naam")]


def test_columns_of_one_databank_belong_together(tmp_path: Path) -> None:
    path = csv_file(
        tmp_path,
        "Interventie;Doelgroep;Vilans niveau;Vilans datum;Movisie niveau;Movisie geldig tot\n"
        "Aa;ouderen;goed onderbouwd;2021;eerste aanwijzingen;2024\n",
    )
    assert recognitions(read(path)) == [
        ("organisatie/vilans", {"niveau": "goed onderbouwd", "datum": "2021"}),
        ("organisatie/movisie", {"niveau": "eerste aanwijzingen", "geldig_tot": "2024"}),
    ]


def test_evidence_carries_outcome_measure_and_design(tmp_path: Path) -> None:
    path = csv_file(
        tmp_path,
        "Interventie;Doelgroep;Uitkomst onderzoek;Uitkomstmaat;Onderzoeksopzet;GRADE;Literatuur\n"
        "Aa;ouderen;positief effect; slaap;RCT;laag;Studie met een positief effect (2012)\n"
        "Bb;ouderen;niet onderzocht;;;;\nCc;ouderen;loopt;;;;Geen verschil gevonden, 2010\nDd;ouderen;;;;;\n",
    )
    result = read(path)
    found = [f for f in result.facts if isinstance(f, Node) and f.kind is Kind.BEWIJS]
    assert [(f.props["uitkomst"], f.props["uitkomstmaat"], f.props["ontwerp"], f.props["niveau"]) for f in found] == [
        ("positief effect", "slaap", "RCT", "laag"), ("niet onderzocht", None, None, None),
    ]  # fmt: skip
    assert found[0].props["systeem"] == "GRADE"
    assert [quote for _, _, quote in edges(result, Predicate.ONDERBOUWD_DOOR)] == ["positief effect", "niet onderzocht"]


def test_an_effect_in_the_heading_is_the_measure(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "Interventie;Doelgroep;Effect op slaap\nAa;ouderen;geen verschil\n")
    (found,) = [f for f in read(path).facts if isinstance(f, Node) and f.kind is Kind.BEWIJS]
    assert (found.props["uitkomst"], found.props["uitkomstmaat"]) == ("geen verschil", "slaap")


def test_contra_indications_and_who_does_it(tmp_path: Path) -> None:
    path = csv_file(
        tmp_path,
        "Interventie;Voor wie?;Niet geschikt voor;Door wie;Probleem of thema;Wet\n"
        "Aa;senioren (niet bij afasie);mensen met dementie;mantelzorgers; vrijwilligers\n".replace("; vrij", " / vrij")
        + "Bb;ouderen;;verpleegkundige;eenzaamheid;Wlz\n",
    )
    result = read(path)
    assert edges(result, Predicate.VOOR) == [
        ("interventie/aa", "doelgroep/ouderen", "senioren"), ("interventie/bb", "doelgroep/ouderen", "ouderen"),
    ]  # fmt: skip
    assert things(result)["Aa"].props["contra_indicaties"] == ["mensen met dementie", "niet bij afasie"]
    assert [to for _, to, _ in edges(result, Predicate.DOOR)] == [
        "beroep/mantelzorgers", "beroep/vrijwilligers", "beroep/verpleegkundige",
    ]  # fmt: skip
    assert [quote for _, _, quote in edges(result, Predicate.BIJ)] == ["eenzaamheid"]
    assert edges(result, Predicate.GEREGELD_IN) == [("interventie/bb", "wet/wlz", "Wlz")]


def test_addresses_of_people_are_not_taken_over(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "Interventie;Doelgroep;E-mail\nAa;ouderen;jansen@voorbeeld.nl\n")
    result = read(path)
    assert "jansen" not in result.text
    assert (None, "E-mail", "contactgegevens van personen") in reasons(result)


def test_the_written_form_of_a_concept_is_among_its_other_names(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "Interventie;Doelgroep;Wet\nAa;MMD;Wlz\n")
    (concept,) = [f for f in read(path).facts if isinstance(f, Node) and f.kind is Kind.DOELGROEP]
    assert (concept.name, concept.source.quote) == ("mensen met dementie", "MMD")
    assert "MMD" in str(concept.props["aliassen"])


def test_a_recognition_without_a_databank_is_reported_and_kept_as_text(tmp_path: Path) -> None:
    result = read(csv_file(tmp_path, HEADER + "Aa;ouderen;thuis;goed onderbouwd\n"))
    assert recognitions(result) == []
    assert things(result)["Aa"].props["erkenning_tekst"] == "goed onderbouwd"
    assert (2, "Erkenning", "erkenning zonder databank") in reasons(result)


def test_a_row_that_vanished_is_marked(tmp_path: Path) -> None:
    before = read(csv_file(tmp_path, HEADER + "Aa;ouderen;thuis;\nBb;ouderen;thuis;\n"))
    path = csv_file(tmp_path, HEADER + "Aa;ouderen;thuis;\n")
    after = read(path, previous=before.facts)
    assert things(after)["Bb"].props["verdwenen"] is True
    assert "verdwenen" not in things(after)["Aa"].props
    assert read(path, previous=after.facts).facts == after.facts
    back = read(csv_file(tmp_path, HEADER + "Aa;ouderen;thuis;\nBb;ouderen;thuis;\n"), previous=after.facts)
    assert back.facts == before.facts


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    path = xlsx_file(tmp_path, _messy)
    assert [to_json(f) for f in read(path).facts] == [to_json(f) for f in read(path).facts]


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("leeg.xlsx", b"", "leeg"),
        ("leeg.csv", b"", "leeg"),
        ("wit.csv", b" \n\n", "leeg"),
        ("oud.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "oud Excel-bestand"),
        ("slot.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "wachtwoord"),
        ("stuk.xlsx", b"PK\x03\x04 en dan niets", "beschadigd"),
        ("tekst.xlsx", b"gewoon tekst", "geen Excel-bestand"),
        ("stuk.json", b'[{"naam": "Aa", ', "geen geldige JSON"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert is_inventory(path)
    with pytest.raises(UnreadableDocument, match=told):
        read(path)


def test_a_spreadsheet_without_names_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="naam van interventies"):
        read(xlsx_file(tmp_path, lambda sheet: sheet.append(["Bedrag", "Jaar"])))


def test_hostile_packages_are_refused(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Naam", "Doelgroep", "Setting"])
        sheet.append(["Aa", "ouderen", "thuis"])

    entity = xlsx_file(tmp_path, fill, "entiteit.xlsx")
    _rewrite(entity, "sheet1.xml", lambda xml: b'<!DOCTYPE x [<!ENTITY a "b">]>' + xml)
    with pytest.raises(UnreadableDocument, match="DTD"):
        read(entity)
    bomb = xlsx_file(tmp_path, fill, "bom.xlsx")
    _rewrite(bomb, "sheet1.xml", lambda xml: xml + b" " * 101_000_000)
    with pytest.raises(UnreadableDocument, match="te veel"):
        read(bomb)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("themas.csv", "id,voorkeursterm,synoniemen\na,b,c\n"),
        ("bronnen.csv", "bestand,titel,soort,uitgever,datum,url\na,b,c,d,e,f\n"),
        ("personen.csv", "Naam;E-mail;Telefoon\nJansen;a@b.nl;010\n"),
        ("bedragen.csv", "jaar;bedrag\n2021;3\n"),
        ("verhaal.txt", "Naam;Doelgroep;Setting\nAa;ouderen;thuis\n"),
        ("getallen.json", "[1, 2]"),
        ("richtlijnen.json", '[{"titel": "Vallen", "aanbevelingen": [], "doelgroep": "ouderen", "setting": "thuis"}]'),
    ],
)
def test_other_lists_are_left_to_others(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert not is_inventory(path)


def test_every_workbook_is_an_inventory_by_content(tmp_path: Path) -> None:
    path = xlsx_file(tmp_path, lambda sheet: sheet.append(["Naam", "Doelgroep"]))
    renamed = path.rename(tmp_path / "zonder-achtervoegsel")
    assert is_inventory(renamed)
    assert openpyxl.__version__


def test_error_values_outside_a_spreadsheet(tmp_path: Path) -> None:
    result = read(csv_file(tmp_path, "Naam;Doelgroep;Kosten\nAlfa;ouderen;#VERW!\nBeta;ouderen;#3 van de lijst\n"))
    assert [thing.props["kosten"] for thing in things(result).values()] == [None, "#3 van de lijst"]
    assert (2, "Kosten", "foutwaarde") in reasons(result)


def test_records_may_hold_one_property_under_two_keys(tmp_path: Path) -> None:
    path = tmp_path / "lijst.json"
    records = [
        {"naam": "Alfa", "doelgroep": "ouderen", "arbeidsbesparend": "nee", "kosten": "#N/B"},
        {"naam": "Beta", "doelgroep": "ouderen", "arbeidsbesparend": {"waarde": "gemeten", "volgens": "TNO"}},
    ]
    path.write_text(json.dumps(records), encoding="utf-8")
    result = read(path)
    assert [t.props["arbeidsbesparend"] for t in things(result).values()] == ["geen", "gemeten"]
    assert (1, "kosten", "foutwaarde") in reasons(result)
