"""Own-words policy documents of several genres, each with what a careful reader notes down beside it.

`golden/policy_<name>.txt` or `.md` is read; `golden/policy_<name>.jsonl` holds what must come out (`noted`).
"""

from __future__ import annotations

from pathlib import Path

import pytest
from policy_reading import LINKER, VOCABULARY, anchored, noted, read_text

from graph.model import PROPERTIES, Edge, Kind, Node, check
from ingest.mentions import mention_facts
from ingest.policy.facts import policy_facts
from ingest.prose import prose_facts

GOLDEN = Path(__file__).parent / "golden"
DOCUMENTS = sorted(p for p in GOLDEN.glob("policy_*") if p.suffix in {".txt", ".md"})


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.stem)
def test_reads_what_a_careful_reader_notes(path: Path) -> None:
    facts = list(policy_facts(anchored(path), LINKER, VOCABULARY))
    assert noted(facts) == path.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.stem)
def test_facts_keep_the_contract(path: Path) -> None:
    anchor = anchored(path)
    facts = list(policy_facts(anchor, LINKER, VOCABULARY))
    others = [*prose_facts(anchor, {}), *mention_facts(anchor, LINKER)]
    known = {fact.id for fact in (*facts, *others) if isinstance(fact, Node)}
    for fact in facts:
        check(fact)
        source = fact.source
        assert anchor.document.text[source.start : source.end] == source.quote
        assert source.quote.strip()
        assert 0.5 <= source.zekerheid <= 1.0
        if isinstance(fact, Edge):
            assert {fact.from_id, fact.to_id} <= known
        elif isinstance(fact, Node) and fact.kind is not Kind.THEMA:
            assert set(PROPERTIES[fact.kind]) <= set(fact.props)
    assert facts == list(policy_facts(anchored(path), LINKER, VOCABULARY))


@pytest.mark.parametrize(
    "text",
    [
        "Richtlijn Slaapproblemen\n\nAanbevelingen\n- Behandel slapeloosheid eerst zonder medicijnen.\n"
        "- De huisarts controleert na twee weken.\n",
        "Een recept voor soep\n\nSnijd de ui. De kok bakt de ui. Voeg daarna 2 liter water toe.\n",
    ],
)
def test_is_silent_on_what_is_no_policy(tmp_path: Path, text: str) -> None:
    path = tmp_path / "tekst.txt"
    path.write_text(text, encoding="utf-8")
    assert list(policy_facts(anchored(path), LINKER, VOCABULARY)) == []


def test_a_known_sort_of_document_decides(tmp_path: Path) -> None:
    path = tmp_path / "tekst.txt"
    path.write_text("Plan\n\nActies\n- VWS maakt een plan.\n", encoding="utf-8")
    assert list(policy_facts(anchored(path), LINKER, VOCABULARY, soort="richtlijn")) == []
    assert list(policy_facts(anchored(path), LINKER, VOCABULARY, soort="akkoord"))


def test_a_document_date_gives_relative_moments_a_year(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("Plan\n\nActies\n- VWS maakt eind volgend jaar een plan.\n", encoding="utf-8")
    acts = [
        fact
        for datum in (None, "2026-03")
        for fact in policy_facts(anchored(path), LINKER, VOCABULARY, soort="plan", datum=datum)
        if isinstance(fact, Node) and fact.kind is Kind.ACTIE
    ]
    assert [act.props["deadline_eind"] for act in acts] == [None, "2027-12-31"]
    assert {act.props["deadline_tekst"] for act in acts} == {"eind volgend jaar"}


def test_what_is_said_twice_is_joined_and_kept(tmp_path: Path) -> None:
    again = "VWS onderzoekt samen met Vilans welke hulpmiddelen mensen thuis gebruiken."
    text = f"Plan\n\n1. Wonen\nActies\n- {again}\n\n2. Thuis\nActies\n- {again}\n"
    _, facts = read_text(tmp_path, text)
    alike = [f for f in facts if isinstance(f, Edge) and f.predicate.value == "LIJKT_OP"]
    assert len(alike) == 1
    assert alike[0].from_id != alike[0].to_id
    assert len({f.source.start for f in facts if isinstance(f, Node) and f.kind is Kind.ACTIE}) == 2


def test_two_end_dates_for_one_thing_contradict(tmp_path: Path) -> None:
    text = (
        "Plan\n\n1. Begin\nIn Zeeland begonnen vijf proeftuinen nachtopvang voor jonge mantelzorgers. "
        "De proeftuinen lopen tot eind 2026.\n\n2. Later\nNachtopvang voor jonge mantelzorgers in Zeeland krijgt een "
        "vaste plek. De proeftuinen worden verlengd tot eind 2027.\n"
    )
    _, facts = read_text(tmp_path, text)
    opposed = [f for f in facts if isinstance(f, Edge) and f.predicate.value == "TEGENGESTELD_AAN"]
    assert len(opposed) == 1
    terms = {f.id: f.props["deadline_eind"] for f in facts if isinstance(f, Node) and f.props.get("soort") == "termijn"}
    assert {terms[opposed[0].from_id], terms[opposed[0].to_id]} == {"2026-12-31", "2027-12-31"}


def test_an_organisation_is_named_once_with_its_short_form(tmp_path: Path) -> None:
    text = (
        "Plan\n\nZorgkantoor Zuidwest (ZKZ) werkt mee.\n\nActies\n- ZKZ koopt in.\n- Het Zorgkantoor maakt een plan.\n"
    )
    _, facts = read_text(tmp_path, text)
    bodies = [f for f in facts if isinstance(f, Node) and f.kind is Kind.ORGANISATIE]
    assert [b.name for b in bodies] == ["Zorgkantoor Zuidwest"]
    assert "ZKZ" in (bodies[0].props["aliassen"] or ())  # type: ignore[operator]


@pytest.mark.parametrize(
    "head",
    [
        "# Koers wonen\n\nGemeente Laarwijk, 3 november 2026\n",
        "# Koers wonen\n\nGemeente Laarwijk | vastgesteld op 3 november 2026\n",
        "# Koers wonen – gemeente Laarwijk\n",
    ],
)
def test_wij_is_the_one_body_on_the_title_page(tmp_path: Path, head: str) -> None:
    _, facts = read_text(tmp_path, f"{head}\n## Acties\n\n- Wij openen in 2027 een loket.\n", "koers.md")
    assert '"wie": ["gemeente laarwijk"]' in "".join(noted(facts)).lower()


def test_wij_of_several_is_nobody_on_the_title_page(tmp_path: Path) -> None:
    text = "# Akkoord wonen\n\nGemeente Laarwijk, 3 november 2026\n\n## Acties\n\n- Wij openen in 2027 een loket.\n"
    _, facts = read_text(tmp_path, text, "akkoord.md")
    assert '"wie"' not in "".join(noted(facts))
