"""How a document relates itself to others: named by title, by sort and year, or by "dat plan"."""

from __future__ import annotations

import pytest

from ingest.policy.document_names import named_documents
from ingest.policy.relations import SPEAKS_OF_ITSELF, cue_in
from ingest.policy.relations import relation_to as related

RELATED = [
    ("Deze agenda hoort bij het Koersdocument 2025 en vervangt de Uitvoeringsagenda 2024–2026.",
     [("Koersdocument 2025", "sluit aan bij"), ("Uitvoeringsagenda 2024–2026", "vervangt")]),
    ("Het Landelijk kader wonen 2021 komt met deze brief te vervallen.", [("Landelijk kader wonen 2021", "vervangt")]),
    ("Dit plan bouwt voort op het Visiedocument Trots en Thuis (2023).",
     [("Visiedocument Trots en Thuis (2023)", "bouwt voort op")]),
    ("Met dit convenant vervangen partijen de overeenkomst ‘Samen thuis’ uit 2021.",
     [("overeenkomst ‘Samen thuis’", "vervangt")]),
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
        ("Het akkoord in 2029 is ver weg, het kader vanaf 2026 niet.", []),
        ("Gemeenten krijgen in het kader van de Wmo 2015 middelen.", []),
        ("Het Regionaal Preventieakkoord loopt door.", []),
    ],
)
def test_years_or_quotes_make_a_name_telling(sentence: str, names: list[str]) -> None:
    assert [one.name for one in named_documents(sentence) if one.telling] == names
