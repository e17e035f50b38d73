"""Whole searches over the sample graph, with the hash encoder: ranking, grouping, reasons, and bad days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from search_sample import LIJST, NOTA, fill, lijst, node, paper, plan, source

from graph.model import Kind, Node
from search import passage_store, ranking
from search.batch import OF_A_PLACE, search_batch
from search.bridge import Bridge, Concept
from search.encoder import Encoder, Vectors, load_encoder
from search.engine import SearchEngine
from search.fusion import CANDIDATES, Channel, fuse, min_max
from search.grouping import PER_DOCUMENT, TOP, WEAK, Found, group
from search.hits import Presenter
from search.index_build import build_index
from search.matching import How, Question, matches
from search.passage import Results
from search.passage_store import Place
from search.passages import make_passage
from search.ranking import Ranked, beside_the_surest
from search.reasons import ALIKE, ALSO_NAMED, MEANING, NAMED
from search.snippets import LONGEST, snippet
from search.vectors import VectorIndex

HASH: Encoder = load_encoder("hash", Path())


class BrokenEncoder:
    """Works until it is asked a question."""

    name, dim, fingerprint = HASH.name, HASH.dim, HASH.fingerprint
    broken = False

    def encode_query(self, text: str) -> Vectors:
        if self.broken:
            raise RuntimeError(f"cannot read {text!r}")
        return HASH.encode_query(text)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return HASH.encode_queries(texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        return HASH.encode_passages(texts)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("engine")
    build_index(fill(place / "graph"), HASH, place / "index", cache_dir=place / "cache")
    return place / "index"


@pytest.fixture(scope="module")
def engine(folder: Path) -> Iterator[SearchEngine]:
    with SearchEngine.open(folder, HASH) as opened:
        yield opened


@pytest.fixture(scope="module")
def words_only(folder: Path) -> Iterator[SearchEngine]:
    with SearchEngine.open(folder, None) as opened:
        yield opened


def first(results: Results) -> str:
    return results.hits[0].thing


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("logeerzorg voor mantelzorgers", "sectie/hulp"),
        ("medicijndispenser spaart tijd", "sectie/tekort"),
        ("casemanager dementie", "sectie/thuis"),
        ("mijn man heeft demensie", "sectie/thuis"),
        ("wet maatschappelijke ondersteuning respijtzorg", "sectie/hulp"),
        ("opa struikelt", "interventie/balans"),
        ("pillenwekker", "interventie/pillen"),
    ],
)
def test_the_right_thing_comes_first(engine: SearchEngine, words_only: SearchEngine, question: str, thing: str) -> None:
    assert first(engine.search(question)) == thing
    assert first(words_only.search(question)) == thing


def test_hits_are_things_best_first(engine: SearchEngine) -> None:
    results = engine.search("hulp voor ouderen die vallen", k=50)
    things = [hit.thing for hit in results.hits]
    assert len(set(things)) == len(things) == results.total
    scores = [hit.score for hit in results.hits[TOP:]]
    assert scores == sorted(scores, reverse=True)
    assert all(hit.passage.thing == hit.thing for hit in results.hits)
    assert all(other.thing == hit.thing for hit in results.hits for other in hit.more)


def test_k_cuts_and_total_does_not(engine: SearchEngine) -> None:
    many, one = engine.search("zorg", k=50), engine.search("zorg", k=1)
    assert len(one.hits) == 1
    assert one.total == many.total > 1
    assert one.hits[0] == many.hits[0]
    assert engine.search("zorg", k=0).hits == ()


@pytest.mark.parametrize("empty", ["", "   ", "\x00", "\u200b", "\n\t"])
def test_empty_question_finds_nothing(engine: SearchEngine, empty: str) -> None:
    assert engine.search(empty) == Results("", (), 0)


@given(
    st.text(max_size=400)
    | st.sampled_from(
        ["' OR 1=1 --", "<script>", "a" * 5000, "🙂", "\ud800", "\ufffe", '"', "zorg^9 AND (", "%00", "-"]
    )
)
def test_any_text_is_a_question(engine: SearchEngine, question: str) -> None:
    results = engine.search(question, k=3)
    assert len(results.question) <= 300
    for hit in results.hits:
        assert 0 <= hit.score <= 1.0 + 1e-9
        assert hit.why
        places = [place for mark in hit.snippet.marks for place in mark]
        assert places == sorted(places)
        assert all(0 <= start < end <= len(hit.snippet.text) for start, end in hit.snippet.marks)


def test_kinds_limit_the_answer(engine: SearchEngine) -> None:
    results = engine.search("iemand om even te kunnen uitrusten", k=50, kinds={Kind.INTERVENTIE})
    assert results.hits
    assert {hit.kind for hit in results.hits} == {Kind.INTERVENTIE}
    assert engine.search("zorg", kinds=[]).hits == ()


def test_a_concept_is_found_by_its_names_only(engine: SearchEngine) -> None:
    for name in ("wet langdurige zorg", "Wet Langdurige Zorg"):
        hit = engine.search(name).hits[0]
        assert (hit.thing, hit.why[0]) == ("wet/wlz", NAMED)
    short = engine.search("Wlz").hits[0]
    assert (short.thing, short.why[0]) == ("wet/wlz", ALSO_NAMED)
    assert all(hit.kind is not Kind.WET for hit in engine.search("langdurige zorg in een verpleeghuis", k=50).hits)
    assert first(engine.search("nederlandse gemeenten", kinds={Kind.ORGANISATIE})) == "organisatie/vng"


def test_at_most_two_of_a_document_among_the_first_five(tmp_path: Path) -> None:
    texts = [(f"deel-{i}", f"Valpreventie {i}", [f"Valpreventie voor groep {i} helpt."]) for i in range(8)]
    store = fill(tmp_path / "graph", paper(NOTA, "Nota", texts), plan(), lijst())
    build_index(store, HASH, tmp_path / "index", cache_dir=tmp_path / "cache")
    with SearchEngine.open(tmp_path / "index", HASH) as engine:
        documents = [hit.passage.document for hit in engine.search("valpreventie groep bang zorg", k=50).hits]
    assert all(documents[:TOP].count(document) <= PER_DOCUMENT for document in documents[:TOP])
    assert documents.count(NOTA) > PER_DOCUMENT  # moved down, not thrown away


def test_things_of_an_inventory_may_fill_the_first_five(engine: SearchEngine) -> None:
    hits = engine.search("cursus apparaat weekend opvang medicijnen bang vallen uitrusten").hits[:TOP]
    assert [hit.kind for hit in hits].count(Kind.INTERVENTIE) == 3


def test_a_named_concept_comes_once(engine: SearchEngine) -> None:
    hit = engine.search("Wlz", kinds={Kind.WET}).hits[0]
    assert (hit.thing, hit.more) == ("wet/wlz", ())


def test_the_beginning_of_a_name_names_one_thing_to_use(engine: SearchEngine) -> None:
    found = engine.search("logeerhuis de")
    assert first(found) == "interventie/logeerhuis"
    assert found.hits[0].why[0] == "de naam begint zo"
    assert engine.search("Logeerhuis De Brug").hits[0].why[0] == "heet precies zo"
    for question in ("logeerhuis", "de brug", "logeerhuis deel"):  # one word, the end of a name, another word
        assert not any("naam begint" in reason for hit in engine.search(question).hits for reason in hit.why)


def test_snippet_shows_and_marks_the_matching_sentence(engine: SearchEngine) -> None:
    hit = engine.search("wie regelt respijtzorg").hits[0]
    assert hit.thing == "sectie/hulp"
    marked = [hit.snippet.text[start:end] for start, end in hit.snippet.marks]
    assert "respijtzorg" in marked
    assert hit.snippet.text in hit.passage.text


def test_a_phrase_is_shown_where_it_stands(engine: SearchEngine) -> None:
    (hit,) = (hit for hit in engine.search('mantelzorger "een naaste" overbelast').hits if hit.thing == "sectie/hulp")
    marked = [hit.snippet.text[start:end] for start, end in hit.snippet.marks]
    assert "een naaste" in marked
    assert hit.why[0] == "bevat letterlijk ‘een naaste’"


@pytest.mark.parametrize(
    ("near", "meant", "reason"),
    [
        (0.0, {}, ALIKE),
        (0.0, {"wet/wlz": 0.1, "wet/wmo": 0.2}, "gaat over ‘Wet maatschappelijke ondersteuning’"),
        (0.0, {"wet/wlz": 0.1}, ALIKE),  # the text does not speak of it
        (0.1, {"wet/wmo": 0.2}, MEANING),
    ],
)
def test_what_nothing_in_the_text_shows_is_told_by_what_found_it(
    engine: SearchEngine, near: float, meant: dict[str, float], reason: str
) -> None:
    """A passage about the Wmo, found by a question without a word or a piece of a word of it."""
    question = Question.analyse("xqzv", engine._text.analyzer, engine._text.abbreviations)
    text = make_passage(
        thing="sectie/x", kind=Kind.SECTIE, title="Hulp", heading="Hulp", text="De Wmo regelt veel voor ouderen.",
        document=NOTA, file="nota.txt", start=0, end=9,
    )  # fmt: skip
    place = Place(text.id, text.thing, text.kind, NOTA, "nota.txt", 0, 9, 9)
    ranked = Ranked(question, meant=meant)
    shown = Presenter(ranked, {text.id: text}, {}, engine._text, {text.id: near})
    assert shown.hit(Found(1.0, [place])).why == (reason,)


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        (("Doelgroep: wie katten heeft\nBel eerst de dierenarts op.", "Iemand verzorgt uw kat."), 1),
        (("Doelgroep: wie katten heeft\nBel eerst de dierenarts op.", "Niemand komt vandaag langs."), 0),
        (("Bel eerst de dierenarts op.", "Iemand verzorgt uw kat."), 0),  # found by its meaning
        (("losse woorden", "Niemand komt vandaag langs."), 1),
    ],
)
def test_the_passage_is_shown_that_tells_most(engine: SearchEngine, texts: tuple[str, ...], shown: int) -> None:
    passages = [
        make_passage(
            thing="richtlijn/x", kind=Kind.RICHTLIJN, title="X", heading="X", text=text,
            document=NOTA, file="nota.txt", start=100 * number, end=100 * number + 99,
        )
        for number, text in enumerate(texts)
    ]  # fmt: skip
    places = [Place(one.id, one.thing, one.kind, NOTA, one.file, one.start, one.end, 99) for one in passages]
    ranked = Ranked(Question.analyse("kat", engine._text.analyzer, engine._text.abbreviations))
    presenter = Presenter(ranked, {one.id: one for one in passages}, {}, engine._text, {})
    assert presenter.hit(Found(1.0, places)).passage == passages[shown]


def test_a_text_about_something_narrower_is_told_to_fall_under_what_is_meant(engine: SearchEngine) -> None:
    named = Concept.of({"id": "thema/kat", "kind": "Thema", "name": "kat"}, broader=["thema/huisdier"])
    broader = Concept.of({"id": "thema/huisdier", "kind": "Thema", "name": "huisdier"})
    text = replace(engine._text, bridge=Bridge((named, broader), engine._text.analyzer))
    passage = make_passage(
        thing="sectie/x", kind=Kind.SECTIE, title="Kat", heading="Kat", text="Iemand verzorgt uw kat.",
        document=NOTA, file="nota.txt", start=0, end=9,
    )  # fmt: skip
    place = Place(passage.id, passage.thing, passage.kind, NOTA, "nota.txt", 0, 9, 9)
    ranked = Ranked(Question.analyse("xqzv", text.analyzer, text.abbreviations), meant={"thema/huisdier": 0.2})
    (reason,) = Presenter(ranked, {passage.id: passage}, {}, text, {}).hit(Found(1.0, [place])).why
    assert reason == "gaat over iets dat valt onder ‘huisdier’"


def test_reasons_are_true_to_the_match(engine: SearchEngine) -> None:
    def why(question: str, thing: str) -> str:
        return " | ".join(next(hit.why for hit in engine.search(question, k=50).hits if hit.thing == thing))

    assert "bevat het woord ‘respijtzorg’" in why("respijtzorg", "sectie/hulp")
    assert "‘logeerzorg’, dat past bij ‘logeer’" in why("logeer", "sectie/hulp")
    assert "‘dementie’, dat lijkt op ‘demensie’" in why("demensie", "sectie/thuis")
    assert "‘Wet maatschappelijke ondersteuning’ staat hier als ‘Wmo’" in why(
        "wet maatschappelijke ondersteuning", "sectie/hulp"
    )
    assert "‘Personeel’ in de kop" in why("Personeel", "sectie/tekort")
    assert "mensen vragen hier ook naar met" in why("opa struikelt", "interventie/balans")


def test_meaning_is_no_reason_where_it_was_not_looked_at(words_only: SearchEngine, engine: SearchEngine) -> None:
    def all_reasons(engine: SearchEngine) -> list[str]:
        return [why for hit in engine.search("respijtzorg van de gemeente").hits for why in hit.why]

    assert MEANING in all_reasons(engine)
    assert MEANING not in all_reasons(words_only)


def test_an_abbreviation_matches_the_whole_name_only(engine: SearchEngine) -> None:
    text = engine._text
    question = Question.analyse("recht op Wlz", text.analyzer, text.abbreviations)
    passage = "Volgens de Wet langdurige zorg is er recht op zorg, ook langdurige."
    found = [match for match in matches(question, passage, text.analyzer) if match.how is How.ABBREVIATION]
    assert [passage[match.token.start : match.token.end] for match in found] == ["Wet langdurige zorg"]


def test_a_switched_link_does_not_disturb_an_open_engine(folder: Path, tmp_path: Path) -> None:
    link, other = tmp_path / "index", tmp_path / "other"
    link.symlink_to(folder)
    other.mkdir()
    with SearchEngine.open(link, HASH) as engine:
        before = engine.search("respijtzorg")
        link.unlink()
        link.symlink_to(other)
        assert engine.search("respijtzorg") == before


def test_without_encoder_the_engine_says_so(words_only: SearchEngine, engine: SearchEngine) -> None:
    assert "betekenis" in words_only.search("respijtzorg").degraded
    assert engine.search("respijtzorg").degraded == ""


def test_a_wrong_encoder_degrades_with_both_values_in_the_log(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    class Other(BrokenEncoder):
        name = "other"  # type: ignore[assignment]

    with SearchEngine.open(folder, Other()) as engine:
        assert engine.degraded
        assert engine.search("respijtzorg").hits
    assert "'hash'" in caplog.text
    assert "'other'" in caplog.text


def test_an_encoder_that_breaks_while_serving_degrades_that_answer(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    encoder = BrokenEncoder()
    with SearchEngine.open(folder, encoder) as engine:
        encoder.broken = True
        results = engine.search("respijtzorg geheim")
        assert results.degraded
        assert first(results) == "sectie/hulp"
        encoder.broken = False
        assert engine.search("respijtzorg").degraded == ""
    assert "geheim" not in caplog.text  # questions of visitors are not logged


def test_an_encoder_that_is_broken_from_the_start_degrades(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    encoder = BrokenEncoder()
    encoder.broken = True
    with SearchEngine.open(folder, encoder) as engine:
        results = engine.search("respijtzorg")
    assert results.degraded
    assert first(results) == "sectie/hulp"
    assert "cannot encode the probe sentences" in caplog.text


def test_support_by_words_when_only_encoding_many_questions_fails(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("no memory")

    encoder = BrokenEncoder()
    with SearchEngine.open(folder, encoder) as engine:
        assert engine.support("ik val steeds").degraded == ""
        monkeypatch.setattr(encoder, "encode_queries", broken)
        assert engine.support("ik val steeds").degraded


def test_vectors_that_break_while_serving_degrade_that_answer(
    engine: SearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("no memory")

    monkeypatch.setattr(VectorIndex, "search", broken)
    results = engine.search("respijtzorg")
    assert results.degraded
    assert first(results) == "sectie/hulp"


def test_nonsense_is_uncertain_and_a_known_question_is_not(engine: SearchEngine, words_only: SearchEngine) -> None:
    for each in (engine, words_only):
        assert each.search("xqzv wrdlk pfft").uncertain
        assert not each.search("respijtzorg gemeente Wmo").uncertain
        assert not each.search("Wlz").uncertain


def test_threads_get_the_same_answers(engine: SearchEngine) -> None:
    questions = ["respijtzorg", "vallen", "dementie thuis", "personeel", "Wmo", "zorg"] * 10
    alone = [engine.search(question) for question in questions]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(engine.search, questions)) == alone


def test_everyday_words_of_a_thing_lead_to_it_in_any_order(engine: SearchEngine) -> None:
    """They are recognised as those of the vocabulary are, and are the reason that is given."""
    found = engine.search("waarom struikelt mijn opa zo vaak")
    assert first(found) == "interventie/balans"
    assert any("vragen hier ook naar" in reason and "‘opa’" in reason for reason in found.hits[0].why)


def test_what_shares_only_a_small_word_comes_after_what_has_a_reason(engine: SearchEngine) -> None:
    """The papers speak of "eigen" and "huis" too; one text is about what was asked."""
    ranked = engine.rank("in ons huis staat een wekker voor de medicijnen")
    found = [place.thing for number, _ in ranked.fused if (place := ranked.places[number])]
    assert found[0] in {"interventie/pillen", "sectie/tekort"}
    scores = dict(zip(found[::-1], [score for _, score in ranked.fused][::-1], strict=True))
    assert scores["interventie/pillen"] > 1.5 * scores["sectie/thuis"]


def test_batch_keeps_the_contract(engine: SearchEngine) -> None:
    lines = ["1\trespijtzorg\n", "\n", "2\tlay\topa valt\r\n", "3\t"]
    answers = list(search_batch(engine, lines, k=4))
    assert [answer["id"] for answer in answers] == ["1", "2", "3"]
    assert answers[2]["hits"] == []
    for answer in answers:
        scores = [hit["score"] for hit in answer["hits"]]
        assert scores == sorted(scores, reverse=True)
        assert len(scores) <= 4
        for hit in answer["hits"]:
            assert set(hit) == {"thing", "kind", "file", "start", "end", "score"}
            assert hit["thing"].startswith(f"{hit['kind'].lower()}/")
    assert answers[0]["hits"][0]["thing"] == "sectie/hulp"


def test_batch_gives_each_place_of_a_paper_once(engine: SearchEngine) -> None:
    (answer,) = search_batch(engine, ["1\tzorg voor naasten en ouderen"], k=50)
    in_papers = [hit for hit in answer["hits"] if hit["kind"] in OF_A_PLACE]
    assert len(in_papers) > 2
    for number, hit in enumerate(in_papers):
        for other in in_papers[:number]:
            shared = min(hit["end"], other["end"]) - max(hit["start"], other["start"])
            shorter = min(hit["end"] - hit["start"], other["end"] - other["start"])
            assert hit["file"] != other["file"] or 2 * shared <= shorter


def test_batch_keeps_a_thing_that_is_named_inside_a_better_answer(tmp_path: Path) -> None:
    """Two cards of one row of a list overlap; both are answers, each once."""
    entry = source(LIJST, 50, "Stevig Staan, met een valtrainer als begeleider")
    named = source(LIJST, 68, "een valtrainer als begeleider")
    facts = [
        Node(LIJST, Kind.DOCUMENT, "Lijst", source(LIJST, 0, "Lijst"), {"soort": "inventaris"}),
        node(Kind.INTERVENTIE, "balans", "Stevig Staan", entry, samenvatting="Cursus tegen vallen, met valtrainer."),
        node(Kind.INTERVENTIE, "trainer", "Valtrainer", named, samenvatting="Begeleidt mensen die vaak vallen."),
    ]
    build_index(fill(tmp_path / "graph", facts), HASH, tmp_path / "index", cache_dir=tmp_path / "cache")
    with SearchEngine.open(tmp_path / "index", HASH) as opened:
        (answer,) = search_batch(opened, ["1\tvallen valtrainer"], k=10)
    assert sorted(hit["thing"] for hit in answer["hits"]) == ["interventie/balans", "interventie/trainer"]


def test_batch_names_the_bad_line(engine: SearchEngine) -> None:
    with pytest.raises(ValueError, match="line 2"):
        list(search_batch(engine, ["1\tzorg", "zonder tab"]))


def test_min_max() -> None:
    full = [(i, float(CANDIDATES - i)) for i in range(CANDIDATES)]
    assert min_max(full)[0] == 1.0
    assert min_max(full)[CANDIDATES - 1] == 0.0
    assert min_max([(1, 4.0), (2, 1.0)]) == {1: 1.0, 2: 0.25}
    assert min_max([(1, 4.0)]) == {1: 1.0}
    assert min_max([(1, 0.5), (2, -0.5)]) == {1: 1.0, 2: 0.0}
    assert min_max([]) == {}


def test_fuse_weighs_and_breaks_ties_by_id() -> None:
    lexical, dense = [(1, 2.0), (2, 1.0)], [(2, 0.9), (3, 0.9)]
    fused = dict(fuse([Channel(lexical, 0.6), Channel(dense, 0.4)]))
    assert fused == pytest.approx({1: 0.6, 2: 0.6 * 0.5 + 0.4, 3: 0.4})
    assert fuse([Channel([(9, 1.0), (4, 1.0)], 1.0)]) == [(4, 1.0), (9, 1.0)]
    assert dict(fuse([Channel(lexical, 0.6), Channel([], 0.4)])) == pytest.approx({1: 1.0, 2: 0.5})


def test_a_shared_common_part_is_no_match(engine: SearchEngine) -> None:
    text = engine._text
    question = Question.analyse("mantelzorg", text.analyzer, text.abbreviations, common=lambda stem: stem == "zorg")
    assert matches(question, "De zorg kost geld. Zorgkantoren ook.", text.analyzer) == []
    found = matches(question, "Mantelzorgondersteuning en mantelzorg.", text.analyzer)
    assert [match.how for match in found][-1] is How.WORD


def test_joined_words_count_once(engine: SearchEngine) -> None:
    def forms(question: str) -> list[str]:
        return [
            token.form for token in Question.analyse(question, engine._text.analyzer, engine._text.abbreviations).asked
        ]

    assert forms("Wlz-indicatie") == ["wlz", "indicatie"]
    assert forms("KIK-V invoeren") == ["kikv", "invoeren"]


@given(st.integers(0, 40), st.integers(0, 40))
def test_long_sentences_are_cut_around_the_match(engine: SearchEngine, before: int, after: int) -> None:
    text = f"{'lange aanloop ' * before}respijtzorg{' en nog meer' * after}."
    question = Question.analyse("respijtzorg", engine._text.analyzer, engine._text.abbreviations)
    shown = snippet(text, matches(question, text, engine._text.analyzer), {})
    assert [shown.text[start:end] for start, end in shown.marks] == ["respijtzorg"]
    assert len(shown.text) <= LONGEST + 4
    assert all(end <= start for (_, end), (start, _) in pairwise(shown.marks))


def test_encoding_beside_the_words_changes_no_answer(
    folder: Path, engine: SearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ranking, "BESIDE_FROM", 0)
    questions = ("wie regelt respijtzorg", "bang om te vallen", "zorg", "") * 8
    with SearchEngine.open(folder, HASH) as beside, ThreadPoolExecutor(16) as visitors:
        assert list(visitors.map(beside.search, questions)) == list(map(engine.search, questions))


def test_places_kept_in_memory_are_those_of_the_file(
    folder: Path, engine: SearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = [-1, *VectorIndex.open(folder).ids()]
    kept = engine._text.passages.places(everything)
    monkeypatch.setattr(passage_store, "PLACES_KEPT", 0)
    with SearchEngine.open(folder, HASH) as reading:
        assert kept == reading._text.passages.places(everything)
    assert len(kept) == len(everything) - 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Setting: verpleeghuis\nUrl: https://example.org/respijtzorg\nWie respijtzorg zoekt, belt de gemeente.",
         "Wie respijtzorg zoekt, belt de gemeente."),
        ("Onderwerp: respijtzorg\nDoelgroep: mantelzorgers", "Onderwerp: respijtzorg"),
        ("Hulp. Ook: respijtzorg, oppas.", "Hulp. Ook: respijtzorg, oppas."),
    ],
)  # fmt: skip
def test_a_sentence_is_shown_rather_than_a_field_or_an_address(engine: SearchEngine, text: str, said: str) -> None:
    question = Question.analyse("respijtzorg", engine._text.analyzer, engine._text.abbreviations)
    assert snippet(text, matches(question, text, engine._text.analyzer), {}).text == said


def test_what_is_called_as_the_question_comes_by_its_use() -> None:
    def place(number: int, thing: str, kind: Kind) -> Place:
        return Place(number, thing, kind, f"document/{number}", f"{number}.txt", 0, 9, 50)

    texts = [place(number, f"sectie/{number}", Kind.SECTIE) for number in range(1, 6)]
    word, option = place(8, "thema/oppas", Kind.THEMA), place(9, "voorziening/oppas", Kind.VOORZIENING)
    ranked = [(one.id, 1.0 / one.id) for one in texts]
    found = group(ranked, {one.id: one for one in texts}, [word, option])
    assert [thing.thing for thing in found][:5] == [
        "voorziening/oppas", "sectie/1", "sectie/2", "thema/oppas", "sectie/3",
    ]  # fmt: skip
    assert [thing.thing for thing in group([], {}, [word])] == ["thema/oppas"]


def test_what_scores_little_is_left_out_unless_the_very_words_were_asked_for() -> None:
    places = {
        number: Place(number, f"sectie/{number}", Kind.SECTIE, "document/d", f"{number}.txt", 0, 9, 50)
        for number in (1, 2)
    }
    ranked = [(1, 1.0), (2, WEAK / 2)]
    assert [found.thing for found in group(ranked, places, [])] == ["sectie/1"]
    assert [found.thing for found in group(ranked, places, [], weak=0.0)] == ["sectie/1", "sectie/2"]


def test_what_is_less_sure_counts_less_beside_what_is_sure() -> None:
    meant = beside_the_surest({"thema/a": 1.2, "thema/b": 0.6, "thema/c": 0.3})
    assert meant["thema/a"] == 1.2
    assert 0.3 < meant["thema/b"] < 0.6
    assert meant["thema/c"] / 0.3 < meant["thema/b"] / 0.6
    assert beside_the_surest({"thema/b": 0.6}) == {"thema/b": 0.6}
    assert beside_the_surest({}) == {}
