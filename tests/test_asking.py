"""What a visitor types: quotes, exclusions, typing errors, the beginning of a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from search_sample import fill

from graph.model import Kind
from search import meaning, ranking
from search.asking import Asked
from search.batch import search_batch
from search.encoder import load_encoder
from search.engine import SearchEngine
from search.grouping import Found
from search.index_build import build_index
from search.lexical import searched_text
from search.mending import Mender, distance, mended, mended_alike, sound
from search.passage_store import Place
from search.passages import make_passage
from search.suggestions import beginning, entries


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchEngine]:
    folder, encoder = tmp_path_factory.mktemp("asking"), load_encoder("hash", Path())
    build_index(fill(folder / "graph"), encoder, folder / "index", cache_dir=folder / "cache")
    with SearchEngine.open(folder / "index", encoder) as opened:
        yield opened


@pytest.mark.parametrize(
    ("typed", "text", "phrases", "excluded"),
    [
        ("passende zorg", "passende zorg", (), set()),
        ('"passende zorg" thuis', "passende zorg thuis", (("passende", "zorg"),), set()),
        ("„lang thuis” en “hulp”", "lang thuis en hulp", (("lang", "thuis"), ("hulp",)), set()),
        ("zorg -verpleeghuis", "zorg", (), {"verpleeghuis"}),
        ("-wlz zorg", "zorg", (), {"wlz"}),
        ("e-health Wmo - Wlz", "e-health Wmo - Wlz", (), set()),
        ("-alleen", "-alleen", (), set()),
        ('""', '""', (), set()),
        ('een " los teken', 'een " los teken', (), set()),
        ("ouderenzorg en -welzijn", "ouderenzorg en -welzijn", (), set()),
        ("hulp of -advies -wlz", "hulp of -advies", (), {"wlz"}),
        ("zorg -Wlz-indicatie -e-health", "zorg", (), {"wlzindicatie", "ehealth"}),
        (
            '"Wlz-indicatie" "e-health thuis"',
            "Wlz-indicatie e-health thuis",
            (("wlz", "indicatie"), ("ehealth", "thuis")),
            set(),
        ),
    ],
)
def test_signs(typed: str, text: str, phrases: tuple[tuple[str, ...], ...], excluded: set[str]) -> None:
    asked = Asked.parse(typed)
    assert (asked.text, asked.phrases, asked.excluded) == (text, phrases, excluded)


@given(st.text(max_size=400))
def test_any_text_can_be_parsed(typed: str) -> None:
    asked = Asked.parse(typed)
    assert len(asked.typed) <= 300
    assert asked.text or not asked.typed


def test_a_phrase_must_stand_there(engine: SearchEngine) -> None:
    found = engine.search('"langdurige zorg"', k=50).hits
    assert found
    assert all("langdurige zorg" in f"{hit.title} {hit.passage.text}".lower() for hit in found)
    assert len(found) < engine.search("langdurige zorg", k=50).total


def test_a_phrase_that_stands_nowhere_gets_a_next_step(engine: SearchEngine) -> None:
    results = engine.search('"rust geeft logeerzorg"')
    assert results.hits
    assert "zonder aanhalingstekens" in results.note
    (answer,) = search_batch(engine, ['1\t"rust geeft logeerzorg"'])
    assert answer["hits"]
    assert not engine.search("logeerzorg").note


def test_a_phrase_with_a_small_word_is_found_beyond_the_best_candidates(
    engine: SearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = "vallen balans spierkracht letsel ouderen"
    for module in (meaning, ranking):
        monkeypatch.setattr(module, "CANDIDATES", 1)
    assert [hit.thing for hit in engine.search(question).hits] == ["sectie/vallen"]
    found = engine.search(f'{question} "geeft de mantelzorger rust"')
    assert ([hit.thing for hit in found.hits], found.note) == (["sectie/hulp"], "")


def test_joined_words_stand_in_a_phrase_however_they_are_written() -> None:
    asked = Asked.parse('"e-health toepassing" "Wlz-indicatie aanvragen"')
    assert asked.allows("Een eHealth-toepassing. Een Wlz indicatie aanvragen.")
    assert asked.allows("een e-health toepassing; de wlz-indicatie aanvragen")
    assert not asked.allows("een eHealth-toepassing bij de indicatie, Wlz aanvragen")


def test_who_rules_out_a_joined_word_may_want_its_parts() -> None:
    asked = Asked.parse("zorg -Wlz-indicatie")
    assert asked.allows("de Wlz en een indicatie")
    assert not asked.allows("met een Wlz-indicatie")


def test_what_is_ruled_out_is_not_found(engine: SearchEngine) -> None:
    everything = engine.search("ouderen vallen gemeente", k=50)
    without = engine.search("ouderen vallen gemeente -balans", k=50)
    assert any("balans" in hit.passage.text for hit in everything.hits)
    assert without.hits
    assert not any("balans" in hit.passage.text.lower().split() for hit in without.hits)


def test_a_small_word_can_be_ruled_out_as_well(engine: SearchEngine) -> None:
    """Such words are not among the stems of a passage."""
    assert "sectie/hulp" in [hit.thing for hit in engine.search("respijtzorg gemeente", k=50).hits]
    assert "sectie/hulp" not in [hit.thing for hit in engine.search("respijtzorg gemeente -op", k=50).hits]


def test_phrases_and_exclusions_agree_with_reading_every_text(engine: SearchEngine) -> None:
    everything = {hit.thing: hit for hit in engine.search("zorg ouderen vallen gemeente hulp", k=50).hits}
    for signs in ("-gemeente", "-ouderen", '"de gemeente"', '"langdurige zorg" -mantelzorger', '"vallen"'):
        asked = Asked.parse(f"zorg ouderen vallen gemeente hulp {signs}")
        found = {hit.thing for hit in engine.search(asked.typed, k=50).hits}
        every = {thing for thing, hit in everything.items()
                 if any(asked.allows(searched_text(passage)) for passage in (hit.passage, *hit.more))}  # fmt: skip
        assert every
        assert every <= found


@pytest.mark.parametrize(
    ("one", "other"),
    [("demensie", "dementie"), ("altsheimer", "alzheimer"), ("thuissorg", "thuiszorg"), ("kursus", "cursus"),
     ("ouwderen", "ouderen"), ("feilig", "veilig")],
)  # fmt: skip
def test_written_by_ear(one: str, other: str) -> None:
    assert distance(sound(one), sound(other), 1) <= 1


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [
        ("", "", 0),
        ("zorg", "zorg", 0),
        ("zorg", "zrog", 1),
        ("zorg", "zor", 1),
        ("zorg", "borg", 1),
        ("zorg", "huis", 3),
    ],
)
def test_distance(one: str, other: str, far: int) -> None:
    assert distance(one, other, 2) == distance(other, one, 2) == far


@example("bb", "aaaa", 2)
@given(st.text("abcd", max_size=6), st.text("abcd", max_size=6), st.integers(1, 2))
def test_a_distance_that_is_too_far_is_only_cut_short(one: str, other: str, at_most: int) -> None:
    assert distance(one, other, at_most) == min(distance(one, other, 20), at_most + 1)


KNOWN = {"mijn", "moeder", "heeft", "fiets"}


@pytest.fixture(scope="module")
def mender() -> Mender:
    counts = {
        "dementie": 9,
        "wijkverpleegkundige": 4,
        "mantelzorg": 7,
        "zorg": 30,
        "rollator": 2,
        "vreemdwoord": 1,
        "koelkast": 3,
        "rollatorzorg": 2,
    }
    return Mender(lambda: counts, KNOWN.__contains__, lambda word: word in KNOWN or word.startswith("koel"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mijn moeder heeft demensie", "mijn moeder heeft dementie"),
        ("Dementei?", "dementie?"),
        ("wijkverpleegkundigge", "wijkverpleegkundige"),
        ("mantelzrog en rolator", "mantelzorg en rollator"),
        ("koelcast", "koelkast"),  # it could be cool + cast, but sounds like another word
        ("rolator-zrog", "rollator-zorg"),  # each piece once, and not the whole as well
    ],
)
def test_typing_errors_are_mended(mender: Mender, typed: str, meant: str) -> None:
    assert mended(typed, mender.mend(typed)) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "dementie",
        "fiets",
        "zrg",
        "xqzvwrdl",
        "42",
        "",
        "KIK-V",
        "vreemdword",
        "koelkist",
        "oom Zort",
        "tante zrog",
        "mijn ROLATR",
    ],
)
def test_what_is_right_or_unlike_anything_is_left_alone(mender: Mender, typed: str) -> None:
    assert mender.mend(typed) == {}


def test_bedoelde_u(engine: SearchEngine) -> None:
    results = engine.search("respijtzrog van de gemeetne")
    assert results.question == "respijtzrog van de gemeetne"
    assert results.did_you_mean == "respijtzorg van de gemeente"
    assert results.hits[0].thing == "sectie/hulp"
    assert engine.search("respijtzorg van de gemeente").did_you_mean == ""


def test_bedoelde_u_keeps_quotes_and_exclusions(engine: SearchEngine) -> None:
    results = engine.search('"respijtzrog" van de gemeetne -balans')
    assert results.did_you_mean == '"respijtzorg" van de gemeente -balans'
    assert engine.search(results.did_you_mean).did_you_mean == ""


@pytest.mark.parametrize("typed", ["niet-koelcast", "op-koelcast af"])
def test_what_is_mended_is_shown_also_behind_a_small_word(typed: str) -> None:
    """The whole of such a word is what counts: its small piece is a stop word."""
    odd = Mender(lambda: {"nietkoelkast": 2, "opkoelkast": 2}, KNOWN.__contains__, KNOWN.__contains__).mend(typed)
    assert odd
    assert mended_alike(typed, odd) == mended(typed, odd) != typed


@pytest.mark.parametrize(
    ("typed", "text", "thing"),
    [
        ("stev", "Stevig Staan", "interventie/balans"),
        ("STÉVIG  st", "Stevig Staan", "interventie/balans"),
        ("staan", "Stevig Staan", "interventie/balans"),
        ("wet lang", "Wet langdurige zorg", "wet/wlz"),
        ("wlz", "Wlz", "wet/wlz"),
    ],
)
def test_suggestions(engine: SearchEngine, typed: str, text: str, thing: str) -> None:
    first = engine.suggest(typed)[0]
    assert (first.text, first.thing) == (text, thing)


@pytest.mark.parametrize(
    "typed", ["v&v", "V&VN", "vvn", "v vn Zorg", "v&vn zorg-app voor thuis", "zorg-a", "zorgapp voor", "app v", "thuis"]
)
def test_a_name_with_joined_words_is_suggested_however_it_is_typed(typed: str) -> None:
    app = make_passage(
        thing="interventie/app", kind=Kind.INTERVENTIE, title="V&VN zorg-app voor thuis", heading="", text="Een app.",
        document="document/d", file="d.txt", start=0, end=9,
    )  # fmt: skip
    assert any(entry.key.startswith(beginning(typed)) for entry in entries([app], ()))


def test_suggestions_show_nothing_hidden(engine: SearchEngine) -> None:
    assert engine.suggest("v n g") == ()


@given(st.text(max_size=40), st.integers(-1, 20))
def test_any_beginning(engine: SearchEngine, typed: str, limit: int) -> None:
    found = engine.suggest(typed, limit)
    assert len(found) <= max(limit, 0)
    assert len({suggestion.text.casefold() for suggestion in found}) == len(found)


def test_a_hyphen_between_quotes_excludes_nothing() -> None:
    asked = Asked.parse('"e-health -app" -verpleeghuis')
    assert asked.excluded == {"verpleeghuis"}
    assert asked.allows("een e-health app voor thuis")
    assert not asked.allows("een e-health app in het verpleeghuis")
    assert "verpleeghuis" not in asked.text


def test_see_also(engine: SearchEngine) -> None:
    also = engine.search("wat regelt de wlz", facets=()).also
    assert [see.thing for see in also] == ["wet/wlz"]


def test_a_concept_that_is_only_near_must_be_borne_out_by_what_was_found(engine: SearchEngine) -> None:
    ranked = engine.rank("wat regelt de wlz")
    near = replace(ranked, mentions=())
    card = Place(1, "wet/wlz", Kind.WET, "document/lijst", "lijst.csv", 0, 9, 9)
    assert [see.thing for see in engine._also(ranked, ())] == ["wet/wlz"]
    assert engine._also(near, ()) == ()
    assert [see.thing for see in engine._also(near, [Found(1.0, [card])])] == ["wet/wlz"]
