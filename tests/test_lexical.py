"""The lexical index: stems, 4-grams, abbreviations both ways, everyday words, and any text as a question."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Kind
from search import lexical
from search.abbreviations import Abbreviations
from search.bridge import Bridge, Concept
from search.compounds import CompoundSplitter, dutch_words
from search.dutch import Analyzer
from search.errors import IndexMismatch
from search.lexical import LexicalIndex
from search.lexical_writer import Entry, LexicalWriter, write_lexical
from search.passage import Passage
from search.passages import make_passage
from search.spelling import clean_question
from search.vectors import Scored

TEXTS = {
    "een": "De indicatie voor de Wlz wordt gesteld door een onafhankelijke instantie.",
    "twee": "Op grond van de Wet langdurige zorg is er recht op verblijf.",
    "drie": "Dementievriendelijke wijken helpen mensen lang zelfstandig te wonen.",
    "vier": "De wachtlijsten voor verpleeghuizen groeien.",
    "vijf": "Gemeenten betalen hulp bij het huishouden uit de Wmo.",
}
ABBREVIATIONS = Abbreviations.of(
    [
        ("Wet langdurige zorg", [], ["Wlz"]),
        ("Wet maatschappelijke ondersteuning", [], ["Wmo"]),
        ("VNG", ["Vereniging van Nederlandse Gemeenten"], ["VNG"]),
        ("Zorgverzekeringswet", [], ["Zvw"]),
        ("Alzheimer Nederland", [], ["AN"]),
    ]
)

CONCEPTS = [
    Concept("probleem/vallen", Kind.PROBLEEM, "vallen", ("vallen", "val"), (), (), broader=("probleem/letsel",)),
    Concept("probleem/letsel", Kind.PROBLEEM, "letsel", ("letsel",), (), ()),
    Concept("thema/wonen", Kind.THEMA, "wonen", ("wonen",), (), ()),
]
RELATED = {"zes": ("thema/wonen",)}


def passage(name: str, text: str, lay: str = "", kind: Kind = Kind.SECTIE) -> Passage:
    thing = f"{kind.value.lower()}/{name}"
    return make_passage(
        thing=thing, kind=kind, title=name, heading=name, text=text, document="document/d", file="d.txt",
        start=0, end=len(text), lay=lay,
    )  # fmt: skip


PASSAGES = [passage(name, text) for name, text in TEXTS.items()] + [
    passage("zes", "Ondersteuning bij vallen.", lay="opa struikelt steeds", kind=Kind.INTERVENTIE)
]
NAMES = {item.id: item.title for item in PASSAGES}


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer(CompoundSplitter(dutch_words()))


@pytest.fixture(scope="module")
def index(analyzer: Analyzer, tmp_path_factory: pytest.TempPathFactory) -> LexicalIndex:
    folder = tmp_path_factory.mktemp("lexical")
    writer = LexicalWriter(analyzer, ABBREVIATIONS, Bridge(CONCEPTS, analyzer))
    write_lexical(folder, [(item, writer.terms(Entry(item, RELATED.get(item.title, ())))) for item in PASSAGES])
    return LexicalIndex.open(folder)


def stems(index: LexicalIndex, analyzer: Analyzer, question: str) -> list[str]:
    return [NAMES[number] for number, _ in index.by_stems(analyzer.stem_terms(question), 10)]


def test_inflection_and_compound_parts_match(index: LexicalIndex, analyzer: Analyzer) -> None:
    assert stems(index, analyzer, "indicaties")[0] == "een"
    assert stems(index, analyzer, "lijst")[0] == "vier"
    assert stems(index, analyzer, "verpleeghuiszorg")[0] == "vier"


def test_abbreviations_work_both_ways(index: LexicalIndex, analyzer: Analyzer) -> None:
    assert stems(index, analyzer, "Wlz") == ["een", "twee"]
    assert stems(index, analyzer, "wet langdurige zorg")[:2] == ["twee", "een"]
    assert stems(index, analyzer, "maatschappelijke ondersteuning")[:1] != ["vijf"]
    assert "vijf" in stems(index, analyzer, "maatschappelijke ondersteuning")


def test_a_written_word_counts_for_more_than_an_abbreviation(index: LexicalIndex, analyzer: Analyzer) -> None:
    scores = dict(index.by_stems(analyzer.stem_terms("wlz"), 10))
    written, meant = (scores[number] for number, name in NAMES.items() if name in ("een", "twee"))
    assert written > meant > 0


def test_abbreviations_need_their_capitals_in_a_text() -> None:
    assert ABBREVIATIONS.others("steun van AN") == ["Alzheimer Nederland"]
    assert ABBREVIATIONS.others("een plan an sich") == []
    assert [p.full for p, _ in ABBREVIATIONS.in_text("mag dat van de wlz", any_case=True)] == ["Wet langdurige zorg"]


def test_the_full_name_of_an_abbreviation_that_is_the_preferred_term() -> None:
    assert ABBREVIATIONS.others("de VNG") == ["Vereniging van Nederlandse Gemeenten"]
    assert ABBREVIATIONS.others("de vereniging van Nederlandse gemeenten") == ["VNG"]
    assert ABBREVIATIONS.others("volgens de zorgverzekeringswet") == ["Zvw"]


def test_abbreviations_survive_saving(tmp_path: Path) -> None:
    ABBREVIATIONS.save(tmp_path / "a.json")
    assert Abbreviations.load(tmp_path / "a.json").pairs == ABBREVIATIONS.pairs


def test_everyday_words_are_found(index: LexicalIndex, analyzer: Analyzer) -> None:
    assert stems(index, analyzer, "mijn opa struikelt") == ["zes"]


def test_grams_forgive_typing_errors(index: LexicalIndex, analyzer: Analyzer) -> None:
    assert index.by_stems(analyzer.stem_terms("dementivriendelik"), 10) == []
    found = index.by_grams(analyzer.gram_terms("dementivriendelik"), 10)
    assert NAMES[found[0][0]] == "drie"


def test_kinds_limit_the_answer(index: LexicalIndex, analyzer: Analyzer) -> None:
    terms = analyzer.stem_terms("ondersteuning")
    everything = dict(index.by_stems(terms, 10))
    only = dict(index.by_stems(terms, 10, kinds=["Interventie"]))
    assert [NAMES[number] for number in only] == ["zes"]
    assert len(everything) > 1
    assert only.items() <= everything.items()  # the filter does not touch scores


def test_k_limits_and_orders(index: LexicalIndex, analyzer: Analyzer) -> None:
    terms = analyzer.stem_terms("de zorg voor mensen met een indicatie in wijken")
    scores = [score for _, score in index.by_stems(terms, 10)]
    assert scores == sorted(scores, reverse=True)
    assert len(index.by_stems(terms, 1)) == 1
    assert index.by_stems(terms, 0) == []


@given(st.text(max_size=60) | st.sampled_from(['"', "AND OR NOT", "stem:*", "a^3 +b -c", "(((", "[a TO b]", "\\"]))
def test_any_text_is_a_question(index: LexicalIndex, analyzer: Analyzer, text: str) -> None:
    question = clean_question(text)
    index.by_stems(analyzer.stem_terms(question), 5)
    index.by_grams(analyzer.gram_terms(question), 5)


def test_who_holds_all_of_these_words(index: LexicalIndex, analyzer: Analyzer) -> None:
    every = list(NAMES)
    wet, zorg = analyzer.stem_terms("wet")[0], analyzer.stem_terms("langdurige")[0]
    assert {NAMES[number] for number in index.holding([wet, zorg], every)} == {"twee"}
    assert index.holding([wet, zorg], every[:1]) == set()
    assert index.holding([wet, "nergens"], every) == set()
    assert index.holding([], every[:2]) == set(every[:2])
    assert index.holding([wet], []) == set()


def test_frequency_counts_passages(index: LexicalIndex, analyzer: Analyzer) -> None:
    assert index.frequency(analyzer.stem_terms("wlz")[0]) == 1
    assert index.frequency("bestaatniet") == 0


def test_missing_index_is_named(tmp_path: Path) -> None:
    with pytest.raises(IndexMismatch, match="vindbaar build"):
        LexicalIndex.open(tmp_path)


def test_empty_index_answers(tmp_path: Path) -> None:
    write_lexical(tmp_path, [])
    empty = LexicalIndex.open(tmp_path)
    assert empty.by_stems(["zorg"], 5) == []
    assert len(empty) == 0


def test_concepts_find_what_names_them_and_what_is_related_to_them(index: LexicalIndex) -> None:
    assert found(index.by_concepts({"thema/wonen": 1.0}, 10)) == {"drie", "zes"}
    assert found(index.by_concepts({"probleem/letsel": 1.0}, 10)) == {"zes"}  # vallen falls under letsel
    assert index.by_concepts({"thema/onbekend": 1.0}, 10) == []
    assert index.by_concepts({}, 10) == []


def test_a_concept_counts_as_much_as_it_is_meant(index: LexicalIndex) -> None:
    (_, sure), *_ = index.by_concepts({"thema/wonen": 1.0}, 1)
    (_, doubtful), *_ = index.by_concepts({"thema/wonen": 0.5}, 1)
    assert doubtful == pytest.approx(sure / 2, rel=1e-4)


def found(hits: Scored) -> set[str]:
    return {NAMES[number] for number, _ in hits}


def test_presence_counts_each_word_once(index: LexicalIndex, analyzer: Analyzer) -> None:
    """Neither the length of a passage nor how often it says a word matters: what it holds of the question does."""
    zorg, dementie = (analyzer.stems(word)[0] for word in ("zorg", "dementie"))
    scores = dict(index.by_presence({zorg: 1.0, dementie: 2.0, "nergens": 5.0}, 50))
    assert scores
    assert set(scores.values()) <= {1.0, 2.0, 3.0}
    assert index.by_presence({}, 50) == index.by_presence({zorg: 1.0}, 0) == []


def test_of_many_passages_the_commonest_words_are_passed_over(
    index: LexicalIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found(*terms: str) -> set[str]:
        return {NAMES[number] for number, _ in index.by_stems(terms, 9)}

    common, rare = "huis", "wet"
    assert (index.frequency(common), index.frequency(rare)) == (2, 1)  # of six
    assert found(common, rare) > found(rare)
    monkeypatch.setattr(lexical, "MANY", 0)
    assert found(common, rare) == found(rare)
    assert len(found(common)) == index.frequency(common)  # unless it is all that was asked


def test_an_open_question_gets_no_concepts_however_many_stand_above(tmp_path: Path, analyzer: Analyzer) -> None:
    words = [passage(f"w{number}", "Rollator.", kind=Kind.THEMA) for number in range(lexical.SPARE + 9)]
    text = passage("stuk", "Wie een rollator leent, brengt die na een half jaar weer terug bij de uitleen.")
    writer = LexicalWriter(analyzer, ABBREVIATIONS, Bridge([], analyzer))
    write_lexical(tmp_path / "index", [(item, writer.terms(Entry(item))) for item in [*words, text]])
    opened = LexicalIndex.open(tmp_path / "index")
    assert [number for number, _ in opened.by_stems(["rollator"], 3, kinds=lexical.GENERAL)] == [text.id]
    assert text.id not in {number for number, _ in opened.by_stems(["rollator"], 3)}
