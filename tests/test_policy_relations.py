"""How a document relates itself to others: named by title, by sort and year, or by "dat plan"."""

from __future__ import annotations

from pathlib import Path

import pytest
from policy_reading import read_text

from graph.model import Edge, Node, Predicate
from ingest.policy.document_names import named_documents
from ingest.policy.relation_words import SPEAKS_OF_ITSELF, cue_in
from ingest.policy.relation_words import relation_to as related

RELATED = [
    ("Deze agenda hoort bij het Koersdocument 2025 en vervangt de Uitvoeringsagenda 2024–2026.",
     [("Koersdocument 2025", "sluit aan bij"), ("Uitvoeringsagenda 2024–2026", "vervangt")]),
    ("Het Landelijk kader wonen 2021 komt met deze brief te vervallen.", [("Landelijk kader wonen 2021", "vervangt")]),
    ("Dit plan bouwt voort op het Visiedocument Trots en Thuis (2023).",
     [("Visiedocument Trots en Thuis (2023)", "bouwt voort op")]),
    ("Met dit convenant vervangen partijen de overeenkomst ‘Samen thuis’ uit 2021.",
     [("overeenkomst ‘Samen thuis’", "vervangt")]),
    ("De brief bouwt voort op het Kaderplan Thuis 2025 en vervangt de planningsbrief van 4 juli 2026.",
     [("Kaderplan Thuis 2025", "bouwt voort op"), ("planningsbrief van 4 juli 2026", "vervangt")]),
    ("Onze aanpak sluit aan bij de Nationale Ouderenstrategie: wij volgen die.",
     [("Nationale Ouderenstrategie", "sluit aan bij")]),
    ("Dit plan is gebaseerd op gesprekken met ouderen in het dorp.", []),
    ("Wij werken samen een plan uit in 2027.", []),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), RELATED)
def test_each_named_document_has_the_relation_of_its_own_clause(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert SPEAKS_OF_ITSELF.search(sentence)
    assert [(one.name, related(sentence, one.start)) for one in named_documents(sentence)] == expected


def test_that_plan_is_the_plan_named_before() -> None:
    before = "In het beleidsplan Samen leven, samen zorgen (raadsbesluit) staan de hoofdlijnen."
    sentence = "Deze nota werkt dat plan uit en vervangt de nota Wmo 2022-2025."
    names = {one.name: related(sentence, one.start) for one in named_documents(sentence, before)}
    assert names == {"beleidsplan Samen leven, samen zorgen": "bouwt voort op", "nota Wmo 2022-2025": "vervangt"}


@pytest.mark.parametrize("sentence", ["De gemeente heeft een plan.", "In 2027 komt er een visie op wonen."])
def test_a_sort_of_document_alone_is_no_name_and_no_relation(sentence: str) -> None:
    assert cue_in(sentence) is None
    assert not list(named_documents(sentence))


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("De Woonzorgvisie Noordoever 2025-2030 gaat over woningen.", ["Woonzorgvisie Noordoever 2025-2030"]),
        ("Het rapport “Samen sterk” is gelezen.", ["rapport “Samen sterk”"]),
        ("Uit het onderzoek Samen Sterker Oud blijkt dat het loont.", ["onderzoek Samen Sterker Oud"]),
        ("Lees de RIVM-publicatie 'Zorg in beeld'.", ["RIVM-publicatie 'Zorg in beeld'"]),
        ("De Zorgstandaard Dementie is leidend.", ["Zorgstandaard Dementie"]),
        ("De handreiking respijtzorg uit 2019 is herzien.", ["handreiking respijtzorg uit 2019"]),
        ("Wij doen onderzoek in Den Haag, de handreiking helpt daarbij.", []),
        ("In het onderzoek van Jansen staat bijvoorbeeld 'goede zorg'.", []),
        ("Het akkoord in 2029 is ver weg, het kader vanaf 2026 niet.", []),
        ("Gemeenten krijgen in het kader van de Wmo 2015 middelen.", []),
        ("Het Regionaal Preventieakkoord loopt door.", []),
        ("Dit staat ook in de ROAZ-jaarbrief aan het bestuur.", ["ROAZ-jaarbrief"]),
        ("Een ROAZ-brief kost tijd.", []),
        ("In het Kader Samen Doen staat hoe.", ["Kader Samen Doen"]),
        ("De raad stelt in het advies ‘Minder is genoeg’ dat het anders kan.", ["advies ‘Minder is genoeg’"]),
        ("Hij geeft het advies ‘minder te doen dan nu’.", []),
    ],
)
def test_years_or_quotes_make_a_name_telling(sentence: str, names: list[str]) -> None:
    assert [one.name for one in named_documents(sentence) if one.telling] == names


BUILDS, REPLACES, ADDS, JOINS, NAMES = "bouwt voort op", "vervangt", "vult aan", "sluit aan bij", "noemt"
WHOLE = [
    ("Met dit plan bouwen we voort op het eerdere akkoord over de dagopvang.",
     {("eerdere akkoord over de dagopvang", BUILDS)}),
    ("Het oude convenant komt hiermee te vervallen.", {("oude convenant", REPLACES)}),
    ("Aanvullend op het Integraal Zorgakkoord spreken partijen af dat de regio's starten.",
     {("Integraal Zorgakkoord", ADDS)}),
    ("De Regiovisie 2021-2024 wordt door deze visie vervangen.", {("Regiovisie 2021-2024", REPLACES)}),
    ("Het Koersplan Samen Oud vormt de basis voor deze agenda.", {("Koersplan Samen Oud", BUILDS)}),
    ("Dit is ook in lijn met het IZA.", {("Integraal Zorgakkoord", JOINS)}),
    ("Deze strategie is een uitwerking van het Regioplan IZA Westland.", {("Regioplan IZA Westland", BUILDS)}),
    ("Dit kader neemt afscheid van onze koersnota uit 2021, waarvoor het in de plaats treedt.",
     {("koersnota uit 2021", REPLACES)}),
    ("Het gaat verder dan het convenant dat partijen eerder sloten.", {("convenant", BUILDS)}),
    ("Het geldt in aanvulling op het eerdere akkoord over jeugdzorg.", {("eerdere akkoord over jeugdzorg", ADDS)}),
    ("Hierbij gebruiken we de afspraken in het IZA en de cijfers van de regio als vertrekpunt.",
     {("Integraal Zorgakkoord", BUILDS)}),
    ("In het verlengde van het Integraal Zorgakkoord werken wij dit uit.", {("Integraal Zorgakkoord", BUILDS)}),
    ("Dit plan geeft het Integraal Zorgakkoord handen en voeten en maakt een eind aan versie 2.1 uit 2024.",
     {("Integraal Zorgakkoord", BUILDS), ("versie 2.1 uit 2024", REPLACES)}),
    ("Dat dit akkoord het IZA aanvult en het niet vervangt, en voortborduurt op het Buurtpact Oost 2023.",
     {("Integraal Zorgakkoord", ADDS), ("Buurtpact Oost 2023", BUILDS)}),
    ("Deze agenda komt in de plaats van de Koersnota Zuid van 2021 en leunt op het Buurtbeeld Zuid van 2025.",
     {("Koersnota Zuid van 2021", REPLACES), ("Buurtbeeld Zuid van 2025", BUILDS)}),
    ("Wij nemen afscheid van het oude gebouw.", set()),
    ("Hiermee trekken wij de Beleidsregel logeren 2022 in.", {("Beleidsregel logeren 2022", REPLACES)}),
    ("Deze brief is een vervolg op mijn brief van 4 maart 2025.", {("brief van 4 maart 2025", BUILDS)}),
    ("De afspraken in dit plan laten het IZA onverlet en bouwen daarop voort.", {("Integraal Zorgakkoord", BUILDS)}),
    ("De resultaten van het Programma Warme Buurt borgen we in deze agenda.", {("Programma Warme Buurt", BUILDS)}),
    ("Het plan wordt betaald uit het coalitieakkoord.", {("coalitieakkoord", NAMES)}),
    ("In het Integraal Zorgakkoord is afgesproken dat regio's een beeld maken.", {("Integraal Zorgakkoord", NAMES)}),
    ("Het convenant Samen Sterk (2020) liep af. Het eerdere convenant vormt het vertrekpunt voor dit akkoord.",
     {("convenant Samen Sterk (2020)", BUILDS)}),
    ("De Woonzorgvisie Lingeland 2023 geldt. Later werkten wij de Woonzorgvisie Lingeland verder bij.",
     {("Woonzorgvisie Lingeland 2023", NAMES)}),
    ("Wij vervangen de oude bedden in het verpleeghuis.", set()),
    ("Dit plan vervangt geen bestaande afspraken met huisartsen.", set()),
    ("Zorgaanbieders sluiten aan bij landelijke standaarden.", set()),
    ("Het akkoord eindigt op 31 december 2028.", set()),
    ("De impact van 2024 was groot en het budgettair kader Zorg krap.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WHOLE)
def test_a_text_relates_to_other_documents_known_named_or_unnamed(
    tmp_path: Path, text: str, expected: set[tuple[str, str]]
) -> None:
    _, facts = read_text(tmp_path, f"Agenda voor de buurt\n\nInleiding\n\n{text}\n")
    names = {fact.id: fact.name for fact in facts if isinstance(fact, Node)}
    edges = [fact for fact in facts if isinstance(fact, Edge) and fact.predicate is Predicate.VERWIJST_NAAR]
    assert {(names[edge.to_id], edge.props["relatie"]) for edge in edges} == expected


def test_an_unnamed_document_is_a_thing_of_its_own_text(tmp_path: Path) -> None:
    text = "Agenda voor de buurt\n\nInleiding\n\nDeze agenda vervangt de vorige agenda.\n"
    things = set()
    for name in ("dorp.txt", "stad.txt"):
        _, facts = read_text(tmp_path, text, name)
        things |= {fact.id for fact in facts if isinstance(fact, Node) and fact.name == "vorige agenda"}
    assert len(things) == 2


def test_a_heading_names_documents_too(tmp_path: Path) -> None:
    text = "Agenda\n\n1. Verbinding met het Stadsplan Samen Ouder\n\nWij gaan langs bij de buren.\n\n2. Slot\n\nDank.\n"
    _, facts = read_text(tmp_path, text)
    names = {fact.id: fact.name for fact in facts if isinstance(fact, Node)}
    edges = [fact for fact in facts if isinstance(fact, Edge) and fact.predicate is Predicate.VERWIJST_NAAR]
    assert [(names[edge.to_id], edge.props["relatie"]) for edge in edges] == [("Stadsplan Samen Ouder", NAMES)]
