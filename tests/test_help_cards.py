"""Support cards: read with their places, checked, linked; and the cards of the corpus are complete."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.model import BlockNote, Edge, Fact, Kind, Node, Predicate, check
from graph.public import HELD_BACK
from ingest.document import UnreadableDocument
from ingest.support.cards import is_support, read_support
from ingest.support.catalogue import Catalogue
from ingest.support.facts import CORE, LABELS, ONLY_ADVICE, REQUIRED, SupportFacts, support_facts
from ingest.vocabulary import Vocabulary

CORPUS = Path(__file__).parents[1] / "corpus"
CARDS = CORPUS / "voorzieningen"
CARD = """---
titel: Op stap
soort: voorzieningen
---

# Op stap

## Samen wandelen (wandelmaatje)

- code: wandelmaatje
- ook: wandelmaatje
- lay: ik wil een stukje lopen ; samen op pad
- vraag: praktische-hulp
- loket: wmo-loket
- wet: wmo
- voor: ouderen
- situatie: alleen
- wie: zelf

**Wat is het?** Iemand loopt met u mee. [gezien]

**Voor wie?** Voor wie niet alleen
naar buiten wil. [gezien, vreemd]

**Wat is het niet?** Geen sport.

**Wat kost het?** Misschien iets. [achterhouden]

**Eerste stap** Bel.

**Wat zegt u als u belt?** “Wie loopt er mee?”
"""
DESKS = """---
titel: Loketten
soort: loketten
---

## Wmo-loket van uw gemeente

- code: wmo-loket

**Wat is het?** Hier vraagt u hulp aan.
"""
SOURCES = '[gezien]\ntitel = "Een gids"\nurl = "https://example.org/gids"\ngeraadpleegd = "2026-11-20"\n'


def made(folder: Path, card: str = CARD) -> SupportFacts:
    (folder / "bronnen.toml").write_text(SOURCES, encoding="utf-8")
    (folder / "loketten.md").write_text(DESKS, encoding="utf-8")
    (folder / "kaarten.md").write_text(card, encoding="utf-8")
    vocabulary = Vocabulary.load(CORPUS / "begrippen")
    file = read_support(folder / "kaarten.md")
    return support_facts(file, file.name, "kaarten", {}, Catalogue.load(folder), vocabulary)


def thing(facts: list[Fact]) -> Node:
    return next(fact for fact in facts if isinstance(fact, Node) and fact.kind is Kind.VOORZIENING)


def test_a_card_becomes_a_thing_with_its_words_and_their_places(tmp_path: Path) -> None:
    found = made(tmp_path)
    card = thing(found.facts)
    assert card.id == "voorziening/wandelmaatje"
    assert card.name == "Samen wandelen (wandelmaatje)"
    assert card.props["samenvatting"] == "Iemand loopt met u mee."
    assert card.props["voor_wie"] == "Voor wie niet alleen naar buiten wil."
    assert card.props["lay"] == ["ik wil een stukje lopen", "samen op pad"]
    fields, starts, ends = (card.props[name] for name in ("velden", "veld_start", "veld_eind"))
    assert isinstance(fields, list)
    assert isinstance(starts, list)
    assert isinstance(ends, list)
    said = {name: CARD[int(start) : int(end)] for name, start, end in zip(fields, starts, ends, strict=True)}
    assert said["samenvatting"] == "Iemand loopt met u mee."
    assert said["wat_u_zegt"] == "“Wie loopt er mee?”"


def test_every_quote_stands_in_the_file_and_every_fact_keeps_the_schema(tmp_path: Path) -> None:
    for fact in made(tmp_path).facts:
        check(fact)
        assert CARD[fact.source.start : fact.source.end] == fact.source.quote


def test_a_field_says_where_and_when_it_was_checked(tmp_path: Path) -> None:
    card = thing(made(tmp_path).facts)
    fields, where, when = (card.props[name] for name in ("velden", "veld_bron", "veld_nagekeken"))
    assert isinstance(fields, list)
    assert isinstance(where, list)
    assert isinstance(when, list)
    checked = {name: (w, d) for name, w, d in zip(fields, where, when, strict=True)}
    assert checked["samenvatting"] == ("Een gids <https://example.org/gids>", "2026-11-20")
    assert checked["eerste_stap"] == ("", "advies")
    assert "wat_het_niet_is" not in checked


def test_what_is_not_checked_or_held_back_stays_out_and_is_flagged(tmp_path: Path) -> None:
    found = made(tmp_path)
    card = thing(found.facts)
    assert card.props["kosten"] is None
    assert card.props["wat_het_niet_is"] is None
    notes = [fact for fact in found.facts if isinstance(fact, BlockNote)]
    assert {note.reason for note in notes} == {HELD_BACK}
    assert [note.source.quote for note in notes] == [
        "**Wat is het niet?** Geen sport.",
        "**Wat kost het?** Misschien iets. [achterhouden]",
    ]


def test_no_quote_of_a_card_holds_what_is_held_back(tmp_path: Path) -> None:
    quotes = [
        fact.source.quote for fact in made(tmp_path).facts if isinstance(fact, Node) and fact.kind is Kind.VOORZIENING
    ]
    assert len(quotes) == 2
    assert "Iemand loopt met u mee." in quotes[0]
    assert "Wie loopt er mee?" in quotes[1]
    assert not any("Geen sport" in quote or "Misschien iets" in quote for quote in quotes)


def test_advice_needs_no_page(tmp_path: Path) -> None:
    card = thing(made(tmp_path, CARD.replace("Misschien iets. [achterhouden]", "Vraag het. [advies]")).facts)
    assert card.props["kosten"] == "Vraag het."


def test_a_card_is_linked_by_what_it_names(tmp_path: Path) -> None:
    edges = [fact for fact in made(tmp_path).facts if isinstance(fact, Edge)]
    assert {(edge.predicate, edge.to_id) for edge in edges} >= {
        (Predicate.AANVRAGEN_BIJ, "loket/wmo-loket-van-uw-gemeente"),
        (Predicate.GEREGELD_IN, "wet/wmo"),
        (Predicate.VOOR, "doelgroep/ouderen"),
    }
    assert all(edge.source.quote in {"wmo-loket", "wmo", "ouderen"} for edge in edges)


def test_what_nobody_knows_is_reported_with_the_line(tmp_path: Path) -> None:
    rows = made(tmp_path).problems
    assert {row.reden for row in rows} == {
        "vraaggebied 'praktische-hulp' is niet bekend",
        "bron 'vreemd' staat niet in bronnen.toml",
    }
    assert {row.rij for row in rows} == {8}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (("**Eerste stap** Bel.\n\n", ""), "het kopje 'Eerste stap' ontbreekt"),
        (("**Eerste stap**", "**Stap een**"), "onbekend kopje 'Stap een'"),
        (("- wie: zelf", "- kleur: rood"), "onbekend kenmerk 'kleur'"),
    ],
)
def test_mistakes_of_an_editor_are_named(tmp_path: Path, change: tuple[str, str], reason: str) -> None:
    found = made(tmp_path, CARD.replace(*change))
    assert any(row.reden.startswith(reason) for row in found.problems)
    assert thing(found.facts)


def test_a_card_that_comes_twice_is_taken_once(tmp_path: Path) -> None:
    found = made(tmp_path, CARD + "\n" + CARD[CARD.index("## ") :])
    once = [fact for fact in made(tmp_path).facts if isinstance(fact, Node)]
    assert [fact for fact in found.facts if isinstance(fact, Node)] == once
    assert any("komt twee keer voor" in row.reden for row in found.problems)


def test_windows_line_ends_give_the_same_card(tmp_path: Path) -> None:
    (tmp_path / "kaart.md").write_bytes(CARD.replace("\n", "\r\n").encode())
    card = read_support(tmp_path / "kaart.md").cards[0]
    assert card.code == "wandelmaatje"
    assert [saying.text for saying in card.sayings][1] == "Voor wie niet alleen naar buiten wil."


def test_other_markdown_is_no_support_file_and_an_empty_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / "stuk.md").write_text("# Een stuk\n\nTekst.\n", encoding="utf-8")
    (tmp_path / "leeg.md").write_text("---\nsoort: voorzieningen\n---\n\nNog niets.\n", encoding="utf-8")
    assert not is_support(tmp_path / "stuk.md")
    assert is_support(tmp_path / "leeg.md")
    with pytest.raises(UnreadableDocument, match="geen enkele kaart"):
        read_support(tmp_path / "leeg.md")


@pytest.fixture(scope="module")
def corpus() -> SupportFacts:
    vocabulary, catalogue = Vocabulary.load(CORPUS / "begrippen"), Catalogue.load(CARDS)
    gathered = SupportFacts([], list(catalogue.problems))
    for path in sorted(CARDS.glob("*.md")):
        if is_support(path):
            file = read_support(path)
            found = support_facts(file, path.name, path.stem, {}, catalogue, vocabulary)
            gathered.facts += found.facts
            gathered.problems += found.problems
    return gathered


def test_the_corpus_has_enough_cards_and_nothing_to_report(corpus: SupportFacts) -> None:
    cards = {fact.id for fact in corpus.facts if isinstance(fact, Node) and fact.kind is Kind.VOORZIENING}
    assert len(cards) >= 75
    assert corpus.problems == []


def test_every_card_answers_all_that_is_asked_itself_or_through_its_desk(corpus: SupportFacts) -> None:
    nodes = {fact.id: fact for fact in corpus.facts if isinstance(fact, Node)}
    desks = {
        fact.from_id: nodes[fact.to_id]
        for fact in corpus.facts
        if isinstance(fact, Edge) and fact.predicate is Predicate.AANVRAGEN_BIJ
    }
    areas = {
        fact.from_id for fact in corpus.facts if isinstance(fact, Edge) and fact.predicate is Predicate.BEANTWOORDT
    }
    for card in nodes.values():
        if card.kind is not Kind.VOORZIENING:
            continue
        assert card.id in areas, card.name
        assert card.props["situaties"], card.name
        lay = card.props["lay"]
        assert isinstance(lay, list)
        assert len(lay) >= 4, card.name
        assert card.props[CORE], card.name
        open_questions = [
            name for name in LABELS.values() if not (card.props.get(name) or desks[card.id].props.get(name))
        ]
        assert len(open_questions) <= 2, (card.name, open_questions)


def test_all_that_the_cards_and_desks_of_the_corpus_say_was_checked(corpus: SupportFacts) -> None:
    """A new card may wait; then this number tells how many texts do."""
    held = {fact.source.quote for fact in corpus.facts if isinstance(fact, BlockNote) and fact.reason == HELD_BACK}
    assert len(held) == 0
    assert not [fact for fact in corpus.facts if isinstance(fact, Node) and fact.props.get("publiek") is False]


def test_what_is_marked_as_advice_only_tells_what_to_do() -> None:
    """A sentence asks ("Is er haast?") or begins with what to do ("Vraag …"): it claims nothing."""
    claims = [
        (card.title, sentence)
        for path in sorted(CARDS.glob("*.md"))
        if is_support(path)
        for card in read_support(path).cards
        for saying in card.sayings
        if ONLY_ADVICE in saying.cited
        for sentence in re.split(r"(?<=[.!?]) ", saying.text)
        if not re.match(r"(?:Vraag|Bel|Zoek|Kijk|Zeg|Vertel)\b|.*\?$", sentence)
    ]
    assert claims == []


def test_required_fields_are_labels() -> None:
    assert set(REQUIRED) <= set(LABELS.values())
