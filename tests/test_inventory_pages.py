"""Web pages that list interventions in a table, and forms: with lines, with tabs, with a card for each."""

from __future__ import annotations

from pathlib import Path

import pytest
from inventory_sample import edges, notes, outcomes, read, reasons, recognitions, things, vocabulary

from graph.model import Fact, Kind, Node, Predicate
from ingest.anchoring import Anchor
from ingest.inventory.detection import is_inventory
from ingest.inventory.worksheet import worksheet_facts
from ingest.mentions import Linker
from ingest.reading import read_document

TABLE = """<table><caption>Overzicht</caption><thead>
<tr><th rowspan="2">Interventie</th><th colspan="2">Bereik</th><th rowspan="2">Uitvoerder</th>
 <th colspan="3">Erkenning</th></tr>
<tr><th>Doelgroep</th><th>Setting</th><th>Databank</th><th>Niveau</th><th>Geldig tot</th></tr></thead>
<tfoot><tr><td colspan="7"><sup>1</sup> Alleen in de winter.</td></tr></tfoot><tbody>
<tr><td colspan="7">Samen</td></tr>
<tr><td><a href="/1">Alfa</a></td><td rowspan="2">ouderen<br>mantelzorgers</td><td>thuis</td>
 <td><ul><li>verpleegkundige</li><li>vrijwilliger</li></ul></td>
 <td>Movisie</td><td>Goed onderbouwd</td><td>12 maart 2026</td></tr>
<tr><td>B&egrave;ta<sup>1</sup></td><td>thuis; kerk</td><td>vrijwilliger</td>
 <td>Movisie</td><td>Goed beschreven</td><td>verlopen</td></tr>
<tr hidden><td>Concept</td><td></td><td></td><td></td><td></td><td></td><td></td></tr>
</tbody></table>"""


def _page(folder: Path, body: str, name: str = "lijst.html") -> Path:
    path = folder / name
    path.write_text(
        f"<!doctype html><html lang=nl><head><title>Overzicht</title><meta name=publisher content='Gemeente Q'></head>"
        f"<body><nav>Menu</nav><main><h1>Wat werkt</h1><p>Stand van zaken.</p>{body}<p>Vragen? Bel.</p></main></body>",
        encoding="utf-8",
    )
    return path


def test_a_page_that_is_a_table(tmp_path: Path) -> None:
    path = _page(tmp_path, TABLE)
    assert is_inventory(path)
    result = read(path)
    found = things(result)
    assert list(found) == ["Alfa", "Bèta"]
    assert (found["Alfa"].props["rubriek"], found["Alfa"].props["volgens"]) == ("Samen", "Gemeente Q")
    for thing in found.values():  # a merged cell holds for both rows
        groups = [to for start, to, _ in edges(result, Predicate.VOOR) if start == thing.id]
        assert groups == ["doelgroep/ouderen", "doelgroep/mantelzorgers"]
    assert [quote for _, _, quote in edges(result, Predicate.DOOR)] == [
        "verpleegkundige", "vrijwilliger", "vrijwilliger",
    ]  # fmt: skip
    assert recognitions(result) == [
        ("organisatie/movisie", {"niveau": "Goed onderbouwd", "geldig_tot": "2026-03-12"}),
        ("organisatie/movisie", {"niveau": "Goed beschreven", "status": "verlopen"}),
    ]
    assert (6, None, "verborgen rij") in reasons(result)
    assert notes(result)["buiten de tabel"]
    assert result.title == "Wat werkt"
    assert result.proposal is not None
    document = next(f for f in result.facts if isinstance(f, Node) and f.kind is Kind.DOCUMENT)
    assert (document.props["bestand"], document.props["uitgever"]) == ("lijst.html", "Gemeente Q")


def test_a_page_that_tells_more_than_its_table_is_a_document(tmp_path: Path) -> None:
    assert not is_inventory(_page(tmp_path, TABLE + "<p>" + "Hier staat veel meer over. " * 60 + "</p>"))


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><th>Naam</th><th>Telefoon</th></tr><tr><td>A</td><td>1</td></tr><tr><td>B</td><td>2</td></tr></table>",
        "<table><tr><th>Naam</th><td>Alfa</td></tr><tr><th>Doelgroep</th><td>ouderen</td></tr>"
        "<tr><th>Doel</th><td>meer</td></tr><tr><th>Kosten</th><td>€ 5</td></tr></table>",
        "<p>Geen tabel.</p>",
    ],
)
def test_other_pages_are_no_inventory(tmp_path: Path, table: str) -> None:
    assert not is_inventory(_page(tmp_path, table))


def test_interventions_side_by_side_on_a_page(tmp_path: Path) -> None:
    rows = (("", "Alfa", "Beta"), ("Doelgroep", "ouderen", "mantelzorgers"), ("Waar", "thuis", "thuis"),
            ("Prijs", "€ 5", "€ 6"), ("Door wie", "verpleegkundige", "vrijwilliger"))  # fmt: skip
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    path = _page(tmp_path, f"<table>{body}</table>")
    assert is_inventory(path)
    assert list(things(read(path))) == ["Alfa", "Beta"]


def _worksheet(path: Path) -> list[Fact]:
    document = read_document(path)
    words = vocabulary()
    facts = list(worksheet_facts(Anchor(document, "blad", "blad.txt"), Linker(words), words))
    for fact in facts:
        assert document.text[fact.source.start : fact.source.end] == fact.source.quote
    return facts


def _named(facts: list[Fact]) -> list[str]:
    return [f.name for f in facts if isinstance(f, Node) and f.kind is Kind.INTERVENTIE]


def test_a_card_for_each_intervention(tmp_path: Path) -> None:
    def card(name: str, people: str) -> str:
        fields = {"Doelgroep": people, "Doel": "meer", "Aanpak": "samen", "Erkenning": "niet erkend"}
        terms = "".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in fields.items())
        by = "<dt>Uitvoerder</dt><dd>verpleegkundige</dd><dd>vrijwilliger</dd>"
        return f"<article><h2>{name}</h2><dl>{terms}{by}</dl></article>"

    facts = _worksheet(_page(tmp_path, card("Alfa", "ouderen") + card("Beta", "mantelzorgers")))
    assert _named(facts) == ["Alfa", "Beta"]
    assert [quote for _, _, quote in edges(facts, Predicate.DOOR)][:2] == ["verpleegkundige", "vrijwilliger"]


def test_plans_with_an_aim_and_a_group_are_no_cards(tmp_path: Path) -> None:
    def plan(name: str) -> str:
        return f"## {name}\n\nDoel: meer\n\nDoelgroep: ouderen\n\nAanpak: samen\n\nKosten: € 5\n\nTrekker: VWS\n\n"

    path = tmp_path / "plan.md"
    path.write_text("# Plan\n\n" + plan("Actie een") + plan("Actie twee"), encoding="utf-8")
    assert _named(_worksheet(path)) == []


def test_a_form_with_its_values_behind_white_space(tmp_path: Path) -> None:
    path = tmp_path / "formulier.txt"
    path.write_text(
        "Aanmeldformulier\n\nNaam interventie\tSamen Koken\n\nDoelgroep\talleenstaande ouderen\n\n"
        "Doel\tOuderen eten beter.\n\nAanpak\tAcht middagen.\n\nUitvoerders\tdiëtist; vrijwilligers\n\n"
        "Erkenning\tGoed beschreven (Movisie, 06-2021)\n",
        encoding="utf-8",
    )
    facts = _worksheet(path)
    assert _named(facts) == ["Samen Koken"]
    assert [quote for _, _, quote in edges(facts, Predicate.DOOR)] == ["diëtist", "vrijwilligers"]
    assert recognitions(facts) == [("organisatie/movisie", {"niveau": "Goed beschreven", "datum": "2021-06"})]


def test_for_whom_it_is_not_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "blad.md"
    path.write_text(
        "# Alfa\n\n## Doelgroep\n\nDeze aanpak is niet geschikt voor mensen met dementie.\n\n"
        "## Doel\n\nA.\n\n## Aanpak\n\nB.\n\n"
        "## Kosten\n\nC.\n",
        encoding="utf-8",
    )
    facts = _worksheet(path)
    assert edges(facts, Predicate.VOOR) == []
    (thing,) = [f for f in facts if isinstance(f, Node) and f.kind is Kind.INTERVENTIE]
    assert "niet geschikt voor mensen met dementie" in str(thing.props["contra_indicaties"])


def test_a_form_names_its_own_intervention_and_not_its_heading(tmp_path: Path) -> None:
    def form(number: int, name: str) -> str:
        fields = {"Titel van de interventie": name, "Beoogde doelgroep": "ouderen", "Doelstelling": "meer",
                  "Werkwijze": "samen", "Uitvoering door": "vrijwilligers", "Erkenning": "niet erkend"}  # fmt: skip
        rows = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in fields.items())
        return f"<h2>Formulier {number}</h2><table>{rows}</table>"

    facts = _worksheet(_page(tmp_path, form(1, "Alfa") + form(2, "Beta")))
    assert _named(facts) == ["Alfa", "Beta"]
    assert [quote for _, _, quote in edges(facts, Predicate.VOOR)] == ["ouderen", "ouderen"]


def test_a_recognition_told_before_the_chapters_and_a_chapter_over_two_lines(tmp_path: Path) -> None:
    path = tmp_path / "blad.md"
    path.write_text(
        "# Methodebeschrijving Alfa\n\n"
        "Erkend door Movisie als Eerste aanwijzingen voor effectiviteit op 8 oktober 2019\n\n"
        "# Doelgroep\n\nouderen\n\n# Doel\n\nA.\n\n# Aanpak\n\nB.\n\n"
        "# OVEREENKOMSTEN MET ANDERE\n\n## INTERVENTIES\n\nLijkt op Beta.\n",
        encoding="utf-8",
    )
    facts = _worksheet(path)
    assert _named(facts) == ["Alfa"]
    ((who, said),) = recognitions(facts)
    assert (who, said["niveau"], said["datum"]) == (
        "organisatie/movisie", "Eerste aanwijzingen voor effectiviteit", "2019-10-08",
    )  # fmt: skip
    (thing,) = [f for f in facts if isinstance(f, Node) and f.kind is Kind.INTERVENTIE]
    assert thing.props["overeenkomsten"] == "Lijkt op Beta."


def test_a_worksheet_with_a_table_of_studies_and_lists_in_a_line(tmp_path: Path) -> None:
    path = tmp_path / "blad.md"
    path.write_text(
        "# Zing\n\n(voorheen Het Stille Koor)\n\nDigitaal: nee\n\n"
        "## Doelgroep\n\nouderen\n\n## Doel\n\nA.\n\n## Aanpak\n\nB.\n\n"
        "## Uitvoerders en competenties\n\nmuziektherapeut; mantelzorgers\n\n## Onderzoek\n\n"
        "| Onderzoek | Uitkomstmaat | Uitkomst |\n|---|---|---|\n| Vos 2013 | apathie | positief effect |\n"
        "| Vos 2013 | medicijnen | gemengd |\n| Bas 2015 | slaap | loopt |\n\n"
        "## Kosten\n\n| Onderdeel | Bedrag |\n|---|---|\n| Materiaal | € 40 |\n| Training | € 350 |\n",
        encoding="utf-8",
    )
    facts = _worksheet(path)
    (thing,) = [f for f in facts if isinstance(f, Node) and f.kind is Kind.INTERVENTIE]
    assert thing.props["aliassen"] == ["Het Stille Koor"]
    assert thing.props["digitaal"] is False
    assert "€ 40" in str(thing.props["kosten"])
    assert thing.props["materiaal"] is None
    assert [quote for _, _, quote in edges(facts, Predicate.DOOR)] == ["muziektherapeut", "mantelzorgers"]
    assert [(a, b) for a, b, _ in outcomes(facts)] == [("positief effect", "apathie"), ("gemengd", "medicijnen")]
    assert all(f.source.zekerheid > 0.7 for f in facts if isinstance(f, Node) and f.kind is Kind.BEWIJS)


def test_a_label_that_names_an_office_date_and_verdict_is_the_recognition(tmp_path: Path) -> None:
    fields = {"Naam": "Alfa", "Doelgroep": "ouderen", "Doel": "A.", "Aanpak": "B.", "Kosten": "€ 5",
              "Erkenning: commissie, datum, oordeel": "Movisie, 29-10-2014, sterke aanwijzingen"}  # fmt: skip
    rows = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in fields.items())
    assert recognitions(_worksheet(_page(tmp_path, f"<table>{rows}</table>"))) == [
        ("organisatie/movisie", {"niveau": "sterke aanwijzingen", "datum": "2014-10-29"})
    ]
