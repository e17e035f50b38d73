"""Relations between documents of one edition, and what they say alike or against each other."""

from __future__ import annotations

from pathlib import Path

import pytest
from policy_reading import LINKER, VOCABULARY, anchored

from graph.model import Edge, Fact, Kind, Node, Predicate, check
from ingest.mentions import mention_facts
from ingest.policy.across import PolicyDocument, across
from ingest.policy.compare import lasting
from ingest.policy.facts import policy_facts
from ingest.prose import prose_facts

AGREED = (
    "# Convenant Nachtzorg in de wijk\n\n## Acties\n\n"
    "- VWS onderzoekt samen met Vilans welke hulpmiddelen ouderen thuis in de nacht gebruiken, eind 2026.\n\n"
    "De proeftuinen nachtzorg in Zeeland lopen tot eind 2026.\n"
)
LATER = (
    "# Plan Hulp dichtbij\n\n## Acties\n\n"
    "- VWS onderzoekt samen met Vilans welke hulpmiddelen ouderen thuis in de nacht gebruiken, eind 2028.\n\n"
    "Dit plan bouwt voort op het Convenant Nachtzorg in de wijk. In dit plan staat ook het Integraal Zorgakkoord.\n"
    "De proeftuinen nachtzorg in Zeeland lopen tot eind 2027.\n\n"
    "Gemeenten maken beeldzorg beter bekend.\n"
)
THEME = "# Beeldzorg dichtbij: een agenda\n\n## Acties\n\n- De VNG deelt voorbeelden met gemeenten.\n"
OTHER = "# Integraal Zorgakkoord: samen voor zorg\n\n## Acties\n\n- De NZa past de regels voor wijkverpleging aan.\n"


@pytest.fixture
def documents(tmp_path: Path) -> dict[str, PolicyDocument]:
    made = {}
    for name, text, day in (
        ("oud", AGREED, "2024"),
        ("nieuw", LATER, "2026"),
        ("iza", OTHER, "2022"),
        ("thema", THEME, "2025"),
    ):
        path = tmp_path / f"{name}.md"
        path.write_text(text, encoding="utf-8", newline="")
        anchor = anchored(path)
        title = text.splitlines()[0].removeprefix("# ")
        facts: list[Fact] = [
            *prose_facts(anchor, {"titel": title, "datum": day}),
            *mention_facts(anchor, LINKER),
            *policy_facts(anchor, LINKER, VOCABULARY, soort="plan", datum=day),
        ]
        made[name] = PolicyDocument(facts, anchor.document.text)
    return made


def relations(facts: list[Fact]) -> set[tuple[Predicate, str, str]]:
    return {(f.predicate, f.from_id, f.to_id) for f in facts if isinstance(f, Edge) and "document/" in f.to_id}


def test_a_text_says_which_documents_it_builds_on_and_names(documents: dict[str, PolicyDocument]) -> None:
    made = across(documents, {})
    assert {
        (Predicate.BOUWT_VOORT_OP, "document/nieuw", "document/oud"),
        (Predicate.VERWIJST_NAAR, "document/nieuw", "document/iza"),
    } <= relations(made["nieuw"])
    assert not relations(made["oud"])
    assert not any(predicate is Predicate.VERVANGT for predicate, _, _ in relations(made["nieuw"]))


def test_a_theme_in_running_text_is_no_reference_to_the_document_about_it(documents: dict[str, PolicyDocument]) -> None:
    mentioned = {f.to_id for f in documents["nieuw"].own if isinstance(f, Edge) and f.predicate is Predicate.NOEMT}
    assert "thema/beeldzorg" in mentioned
    assert "document/thema" not in {to_id for _, _, to_id in relations(across(documents, {})["nieuw"])}


def test_an_editor_states_what_no_text_says(documents: dict[str, PolicyDocument]) -> None:
    made = across(documents, {"nieuw.md": {"vervangt": ("OUD.md", "bestaat-niet.md")}})
    assert (Predicate.VERVANGT, "document/nieuw", "document/oud") in relations(made["nieuw"])


def test_opposite_terms_stand_side_by_side(documents: dict[str, PolicyDocument]) -> None:
    edges = [f for f in across(documents, {})["nieuw"] if isinstance(f, Edge)]
    opposed = {f.props["reden"]: (f.from_id, f.to_id) for f in edges if f.predicate is Predicate.TEGENGESTELD_AAN}
    acts = opposed.pop("andere termijn")
    assert acts[0].startswith("actie/nieuw/")
    assert acts[1].startswith("actie/oud/")
    assert opposed == {"andere termijn: tot eind 2027, elders tot eind 2026": ("document/nieuw", "document/oud")}


def test_the_file_stays_closed_and_every_quote_is_in_its_text(documents: dict[str, PolicyDocument]) -> None:
    for slug, facts in across(documents, {}).items():
        document = documents[slug]
        known = {f.id for f in (*document.own, *facts) if isinstance(f, Node)}
        text = next(f for f in document.own if isinstance(f, Node) and f.kind is Kind.DOCUMENT)
        for fact in facts:
            check(fact)
            assert fact.source.document == text.id
            if isinstance(fact, Edge):
                assert {fact.from_id, fact.to_id} <= known


def test_a_second_time_gives_the_same(documents: dict[str, PolicyDocument]) -> None:
    first = across(documents, {})
    again = {slug: PolicyDocument([*document.own, *first[slug]], document.text) for slug, document in documents.items()}
    assert across(again, {}) == first


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("De pilot Nachtzorg Dorp loopt tot en met 30 juni 2028.", ("pilot nachtzorg dorp", "2028-06-30")),
        ("De pilot Nachtzorg Dorp, die eind 2027 afloopt, gaat daarna verder.", ("pilot nachtzorg dorp", "2027-12-31")),
        ("Voor het project Thuis, dat op 1 juli 2027 eindigt, komt een meting.", ("project thuis", "2027-07-01")),
        ("De proeven lopen tot eind 2022.", ("proeven", "2022-12-31")),
        ("In 2027 start de pilot Nachtzorg, die goed loopt.", None),
        ("Vanaf 2026 loopt het programma Samen in tien wijken.", None),
    ],
)
def test_until_when_something_lasts_also_in_an_aside(sentence: str, expected: tuple[str, str] | None) -> None:
    found = lasting(sentence)
    assert (found[:2] if found else None) == expected
