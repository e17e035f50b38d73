"""Dates, terms, recognition, outcomes and names: what one cell says."""

from __future__ import annotations

import pytest
from inventory_sample import vocabulary

from graph.model import Kind
from ingest.inventory.concepts import ConceptFinder
from ingest.inventory.dates import date_of_cell
from ingest.inventory.names import abbreviates, intervention_id, is_abbreviation, normal_name, read_name, stated_names
from ingest.inventory.recognition import statements
from ingest.inventory.sheets import Cell
from ingest.inventory.terms import Term, cut_contra, split_cell
from ingest.inventory.values import is_yes, labour_saving, outcome, sort_of, status_of
from ingest.mentions import Linker

WORDS = vocabulary()
FINDER = ConceptFinder(WORDS, Linker(WORDS))


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("12-03-2021", "2021-03-12"),
        ("3/12/2021", "2021-12-03"),
        ("12.3.2021", "2021-03-12"),
        ("2021-03-12", "2021-03-12"),
        ("2021-03-12T10:00:00", "2021-03-12"),
        ("2021-03", "2021-03"),
        ("03-2021", "2021-03"),
        ("maart 2021", "2021-03"),
        ("12 mrt. 2021", "2021-03-12"),
        ("2021", "2021"),
        ("44267", "2021-03-12"),
        ("44267,75", "2021-03-12"),
        ("tot 2026", "2026"),
        ("12-03-21", "2021-03-12"),
        ("31-02-2021", None),
        ("03/25/2021", None),
        ("12-03-1021", None),
    ],
)
def test_dates_are_day_month_year_and_as_precise_as_written(text: str, iso: str | None) -> None:
    found = date_of_cell(text)
    assert found is not None
    assert found.iso == iso
    assert (found.problem is not None) == (iso is None or text == "12-03-21")


@pytest.mark.parametrize("text", ["", "onbekend", "verlopen", "n.v.t.", "9", "telefoon 0612345678"])
def test_what_is_no_date_gives_none(text: str) -> None:
    found = date_of_cell(text)
    assert found is None or found.iso is None


def test_excel_numbers_count_from_1904_in_old_mac_files() -> None:
    found = date_of_cell("42805", counts_from_1904=True)
    assert found is not None
    assert found.iso == "2021-03-12"


@pytest.mark.parametrize(
    ("cell", "terms"),
    [
        ("ouderen; mantelzorgers", ["ouderen", "mantelzorgers"]),
        ("ouderen\nmantelzorgers", ["ouderen", "mantelzorgers"]),
        ("ouderen / mantelzorgers", ["ouderen", "mantelzorgers"]),
        ("ouderen, thuiswonend", ["ouderen, thuiswonend"]),
        ("en/of", ["en/of"]),
        ("- ouderen\n• mantelzorgers;", ["ouderen", "mantelzorgers"]),
        ("ouderen*; n.v.t.; –", ["ouderen"]),
        ("onbekend", []),
    ],
)
def test_terms_part_at_semicolon_line_break_and_spaced_slash(cell: str, terms: list[str]) -> None:
    found = split_cell(Cell(cell))
    assert [term.text for term in found] == terms
    assert all(cell[term.start : term.end] == term.text for term in found)


def test_items_of_a_json_list_are_not_split_again() -> None:
    cell = Cell("a; b ; c", items=("a; b", "c"))
    assert [term.text for term in split_cell(cell)] == ["a; b", "c"]
    assert cell.text[split_cell(cell)[1].start :] == "c"


@pytest.mark.parametrize(
    ("text", "included", "excluded"),
    [
        ("ouderen (niet bij dementie)", "ouderen", "niet bij dementie"),
        ("niet geschikt voor mensen met afasie", None, "niet geschikt voor mensen met afasie"),
        ("Contra-indicatie: afasie", None, "Contra-indicatie: afasie"),
        ("iedereen, behalve kinderen", "iedereen", "behalve kinderen"),
        ("mensen die niet slapen", "mensen die niet slapen", None),
        ("ouderen zonder dementie", "ouderen zonder dementie", None),
    ],
)
def test_a_contra_indication_is_cut_off(text: str, included: str | None, excluded: str | None) -> None:
    wanted, contra = cut_contra(Term(text, 0, len(text)))
    assert (wanted.text if wanted else None) == included
    assert (contra.text if contra else None) == excluded


def _said(text: str, *, named: bool = False) -> list[tuple[str | None, list[str], str | None, str | None, str | None]]:
    return [
        (s.level, [text[a:b] for a, b in s.organisations], s.date, s.until, s.status)
        for s in statements(Cell(text), FINDER.organisations, named=named)
    ]


def test_one_cell_states_a_recognition_per_databank() -> None:
    text = "Goed onderbouwd (Vilans, 12-03-2021), eerste aanwijzingen (Movisie)"
    assert _said(text) == [
        ("Goed onderbouwd", ["Vilans"], "2021-03-12", None, None),
        ("eerste aanwijzingen", ["Movisie"], None, None, None),
    ]
    quotes = [text[s.start : s.end] for s in statements(Cell(text), FINDER.organisations)]
    assert quotes == ["Goed onderbouwd (Vilans, 12-03-2021)", "eerste aanwijzingen (Movisie)"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vilans: goed onderbouwd (2021); Movisie: niet erkend", [("goed onderbouwd", ["Vilans"], "2021", None, None)]),
        (
            "Vilans, goed onderbouwd, Movisie, sterke aanwijzingen",
            [("goed onderbouwd", ["Vilans"], None, None, None), ("sterke aanwijzingen", ["Movisie"], None, None, None)],
        ),
        ("Goed onderbouwd, Vilans, 2016-2021", [("Goed onderbouwd", ["Vilans"], "2016", "2021", None)]),
        ("goed onderbouwd (Vilans, geldig tot 03-2026)", [("goed onderbouwd", ["Vilans"], None, "2026-03", None)]),
        (
            "goede aanwijzingen voor effectiviteit (Vilans, verlopen)",
            [("goede aanwijzingen voor effectiviteit", ["Vilans"], None, None, "verlopen")],
        ),
        ("Trede II (RIVM)", [("Trede II", ["RIVM"], None, None, None)]),
        (
            "Goed onderbouwd (Commissie Ouderenzorg, 2020)",
            [("Goed onderbouwd", ["Commissie Ouderenzorg"], "2020", None, None)],
        ),
        (
            "onder voorbehoud goed onderbouwd (Vilans)",
            [("goed onderbouwd", ["Vilans"], None, None, "onder voorbehoud")],
        ),
    ],
)
def test_statements_in_the_ways_people_write_them(text: str, expected: list[object]) -> None:
    assert _said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "niet erkend",
        "Nog niet erkend (Vilans)",
        "aangemeld",
        "aangemeld voor goed onderbouwd (Vilans)",
        "–",
        "-",
        "",
        "geen",
        "niet erkend/onbekend",
        "in behandeling bij Vilans",
        "nee",
        "n.v.t.",
    ],
)
def test_what_is_no_recognition(text: str) -> None:
    assert _said(text, named=True) == []


def test_a_level_of_another_system_counts_where_the_databank_is_known() -> None:
    assert _said("Brons", named=True)[0][0] == "Brons"
    assert _said("Brons") == []


@pytest.mark.parametrize(
    ("text", "value", "measure"),
    [
        ("positief effect (kwaliteit van leven)", "positief effect", "kwaliteit van leven"),
        ("kwaliteit van leven: positief effect", "positief effect", "kwaliteit van leven"),
        ("Geen significant verschil op belasting", "geen verschil", "belasting"),
        ("niet onderzocht", "niet onderzocht", None),
        ("nog niet onderzocht", "niet onderzocht", None),
        ("wisselende resultaten", "gemengd", None),
        ("negatief effect", "negatief effect", None),
        ("minder onrust, positief effect op slaap maar geen effect op stemming", "gemengd", None),
        ("+", "positief effect", None),
        ("+/-", "gemengd", None),
        ("geen onderzoek", "niet onderzocht", None),
        ("geen verschil gevonden", "geen verschil", None),
        ("geen effect gezien op slaap", "geen verschil", None),
    ],
)
def test_outcomes_of_research(text: str, value: str, measure: str | None) -> None:
    found = outcome(Term(text, 0, len(text)))
    assert found is not None
    assert found.value == value
    if measure:
        assert found.measure == measure


@pytest.mark.parametrize(
    "text",
    ["", "onbekend", "loopt", "RCT loopt", "-", "n.v.t.", "Jansen e.a., BMJ 2006", "volgt", "geen effectstudie gezien"],
)
def test_what_is_no_outcome(text: str) -> None:
    assert outcome(Term(text, 0, len(text))) is None


def test_closed_values() -> None:
    assert [sort_of(t) for t in ("App", "Training", "meetinstrument", "hulpmiddel", "zwaluw")] == [
        "technologie",
        "methode",
        "instrument",
        "product",
        None,
    ]
    assert [status_of(t) for t in ("Actief", "niet meer beschikbaar", "pilot", "onbekend")] == [
        "actief",
        "gestopt",
        "in ontwikkeling",
        None,
    ]
    assert [is_yes(t) for t in ("ja", "Nee", "x", "misschien")] == [True, False, True, None]
    assert labour_saving("ja, gemeten door de Hogeschool") == ("gemeten", "Hogeschool")
    assert labour_saving("bespaart tijd, volgens de leverancier") == ("geclaimd", "leverancier")
    assert [labour_saving(t) for t in ("ja", "verwacht", "nee", "onbekend", "")] == [
        ("geclaimd", None),
        ("verwacht", None),
        ("geen", None),
        ("onbekend", None),
        None,
    ]


def test_a_name_cell_says_more_than_a_name() -> None:
    assert (read_name("Beeldzorg (voorheen Beeldschermzorg)").name, read_name("Beeldzorg").aliases) == ("Beeldzorg", ())
    assert read_name("Beeldzorg (voorheen Beeldschermzorg)").aliases == ("Beeldschermzorg",)
    assert read_name("Thuis Onbezorgd Mobiel (TOM)").aliases == ("TOM",)
    kept = read_name("Samen Lopen (Utrecht)")
    assert (kept.name, kept.aliases) == ("Samen Lopen (Utrecht)", ())
    assert stated_names("Loopt sinds 2010. Voorheen: Oude Naam en Andere Naam. voorheen in het ziekenhuis") == [
        "Oude Naam",
        "Andere Naam",
    ]


def test_names_are_compared_without_case_accents_and_punctuation() -> None:
    assert normal_name("Coördinatie & Rust!") == normal_name("coordinatie en rust")
    assert intervention_id("STA OP!") == intervention_id("Sta-op")
    long = "een heel lange naam die niet in een adres past omdat er veel te veel woorden in staan "
    assert intervention_id(long + "een") != intervention_id(long + "twee")
    assert intervention_id("дом") != intervention_id("сад")


def test_abbreviations() -> None:
    assert [is_abbreviation(n) for n in ("VVT", "GRIP", "Otago", "In Balans")] == [True, True, False, False]
    assert abbreviates("TOM", "Thuis Onbezorgd Mobiel")
    assert not abbreviates("Mijzo", "Langer Actief Thuis")


def test_a_term_gives_the_known_concept_or_one_of_its_own() -> None:
    (known,) = FINDER.find("senioren", [Kind.DOELGROEP])
    assert known.concept.id == "doelgroep/ouderen"
    (new,) = FINDER.find("ouderen in een caravan", [Kind.DOELGROEP])
    assert new.concept.id == "doelgroep/ouderen-in-een-caravan"
    assert [broader.id for broader in new.broader] == ["doelgroep/ouderen"]
    (people,) = FINDER.find("mantelzorger", [Kind.BEROEP, Kind.ORGANISATIE])
    assert (people.concept.id, people.concept.name) == ("beroep/mantelzorgers", "mantelzorgers")
    assert [m.concept.id for m in FINDER.find("Wlz, Zvw", [Kind.WET])] == ["wet/wlz", "wet/zvw"]
    sentence = "De aanpak is er voor ieder die thuis woont en daar met mensen met dementie te maken krijgt."
    assert [m.concept.id for m in FINDER.find(sentence, [Kind.DOELGROEP])] == ["doelgroep/mensen-met-dementie"]
