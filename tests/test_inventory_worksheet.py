"""Descriptions with the fixed chapters of the system of recognition; nothing from any other document."""

from __future__ import annotations

from pathlib import Path

import pytest
from inventory_sample import edges, recognitions, vocabulary

from graph.model import Edge, Fact, Kind, Node, Predicate, check
from ingest.anchoring import Anchor
from ingest.inventory.worksheet import worksheet_facts
from ingest.mentions import Linker
from ingest.reading import read_document

PAGE = """<!doctype html><html lang="nl"><head><title>Samen Lopen</title></head><body><main>
<h1>Samen Lopen (voorheen Wandelmaat)</h1>
<p>Erkenningsstatus: Goed onderbouwd (Vilans, 12-03-2021)</p>
<p>Ontwikkelaar: Hogeschool Q</p>
<h2>Doelgroep</h2><p>De aanpak is er voor ouderen en hun mantelzorgers. Niet geschikt voor mensen met dementie.</p>
<h2>Doel</h2><p>Meer bewegen.</p>
<h2>Aanpak</h2><p>Elke week een wandeling.</p>
<h2>Uitvoerders</h2><ul><li>verpleegkundige</li><li>mantelzorger</li></ul>
<h2>Onderzoek</h2><p>Er was een positief effect op conditie. Op eenzaamheid was er geen verschil.</p>
<h2>Werkzame elementen</h2><p>Samen iets doen.</p>
<h2>Aangehaalde literatuur</h2><p>Een studie met een negatief effect (2011).</p>
</main></body></html>"""


def _facts(folder: Path, text: str, name: str = "blad.html") -> list[Fact]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    document = read_document(path)
    words = vocabulary()
    facts = list(worksheet_facts(Anchor(document, "blad", "blad.txt"), Linker(words), words))
    for fact in facts:
        check(fact)
        assert document.text[fact.source.start : fact.source.end] == fact.source.quote
    return facts


def _things(facts: list[Fact]) -> list[Node]:
    return [f for f in facts if isinstance(f, Node) and f.kind is Kind.INTERVENTIE]


def test_a_page_with_the_fixed_chapters(tmp_path: Path) -> None:
    facts = _facts(tmp_path, PAGE)
    (thing,) = _things(facts)
    assert (thing.id, thing.name, thing.source.quote) == ("interventie/samen-lopen", "Samen Lopen", "Samen Lopen")
    assert thing.props["aliassen"] == ["Wandelmaat"]
    assert (thing.props["doel"], thing.props["werkzame_elementen"]) == ("Meer bewegen.", "Samen iets doen.")
    assert [to for _, to, _ in edges(facts, Predicate.VOOR)] == ["doelgroep/ouderen", "doelgroep/mantelzorgers"]
    assert "dementie" in str(thing.props["contra_indicaties"])
    assert [to for _, to, _ in edges(facts, Predicate.DOOR)] == ["beroep/verpleegkundige", "beroep/mantelzorgers"]
    assert [to for _, to, _ in edges(facts, Predicate.ONTWIKKELD_DOOR)] == ["organisatie/hogeschool-q"]
    assert recognitions(facts) == [("organisatie/vilans", {"niveau": "Goed onderbouwd", "datum": "2021-03-12"})]
    outcomes = [f.props["uitkomst"] for f in facts if isinstance(f, Node) and f.kind is Kind.BEWIJS]
    assert outcomes == ["positief effect", "geen verschil"]


def test_what_research_seems_to_say_in_a_sentence_waits_for_a_person(tmp_path: Path) -> None:
    found = [f for f in _facts(tmp_path, PAGE) if isinstance(f, Edge) and f.predicate is Predicate.ONDERBOUWD_DOOR]
    assert found
    assert all(f.source.zekerheid < 0.5 for f in found)


def test_numbered_chapters_under_a_generic_title(tmp_path: Path) -> None:
    text = (
        "# Werkblad beschrijving interventie\n\nNaam interventie: Samen Lopen\n\n"
        "## 1 Beschrijving\n\n### 1.1 Doelgroep\n\n"
        "ouderen\n\n### 1.2 Doel\n\nBewegen.\n\n### 1.3 Aanpak\n\nLopen.\n\n## 2 Uitvoering\n\nThuis.\n\n"
        "## 3 Onderbouwing\n\nBewegen helpt.\n\n## 4 Onderzoek\n\nNiet onderzocht.\n"
    )
    facts = _facts(tmp_path, text, "blad.md")
    assert [thing.name for thing in _things(facts)] == ["Samen Lopen"]
    assert [f.props["uitkomst"] for f in facts if isinstance(f, Node) and f.kind is Kind.BEWIJS] == ["niet onderzocht"]


def test_several_fact_sheets_in_one_document(tmp_path: Path) -> None:
    def part(name: str) -> str:
        return f"## {name}\n\n### Doelgroep\n\nouderen\n\n### Doel\n\nX.\n\n### Aanpak\n\nY.\n\n### Kosten\n\nZ.\n\n"

    facts = _facts(tmp_path, "# Overzicht\n\n" + part("Aanpak Noord") + part("Aanpak Zuid"), "blad.md")
    assert [thing.name for thing in _things(facts)] == ["Aanpak Noord", "Aanpak Zuid"]


@pytest.mark.parametrize(
    "text",
    [
        "# Akkoord\n\n## Doel\n\nA.\n\n## Aanpak\n\nB.\n\n## Afspraken\n\nC.\n",
        "# Richtlijn\n\n## Doelgroep\n\nA.\n\n## Doel\n\nB.\n\n## Onderbouwing\n\nC.\n\n## Kosten\n\nD.\n\n"
        "## Aanbeveling\n\nE.\n",
        "# Verslag\n\nZonder hoofdstukken.\n",
        "",
    ],
)
def test_other_documents_give_nothing(tmp_path: Path, text: str) -> None:
    assert _facts(tmp_path, text or "leeg\n", "stuk.md") == []


def test_a_form_in_a_table_of_two_columns_is_a_worksheet(tmp_path: Path) -> None:
    fields = {"Naam": "Alfa", "Doelgroep": "ouderen", "Doel": "Meer doen.", "Aanpak": "Samen.", "Kosten": "€ 5"}
    rows = "".join(f"<tr><th>{label}</th><td>{value}</td></tr>" for label, value in fields.items())
    facts = _facts(tmp_path, f"<html><body><h1>Werkblad</h1><table>{rows}</table></body></html>")
    (thing,) = _things(facts)
    assert (thing.name, thing.props["kosten"]) == ("Alfa", "€ 5")


def test_volunteers_in_a_sentence_carry_it_out_and_a_lone_amount_is_no_chapter(tmp_path: Path) -> None:
    text = PAGE.replace(
        "<ul><li>verpleegkundige</li><li>mantelzorger</li></ul>",
        "<p>Een verpleegkundige en mantelzorgers doen dit samen.</p><h2>Kosten</h2><h3>€ 200 per groep</h3>",
    )
    facts = _facts(tmp_path, text)
    assert [to for _, to, _ in edges(facts, Predicate.DOOR)] == ["beroep/verpleegkundige", "beroep/mantelzorgers"]
    assert _things(facts)[0].props["kosten"] == "€ 200 per groep"
