"""From everyday words to concepts: recognised in questions, never shown when hidden, and from there to things."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from graph.contribution import Version, node_row
from graph.model import Kind
from search.bridge import WITHIN, Bridge, Concept, load_concepts, save_concepts
from search.compounds import CompoundSplitter
from search.dutch import Analyzer
from search.encoder import load_encoder
from search.paraphrase import FADING, LESS_SURE, NOTHING_NEAR, AsQuestions, Paraphrases, expressions

RESPIJT = Concept.of(
    {
        "id": "thema/respijtzorg", "kind": "Thema", "name": "respijtzorg", "aliassen": ["vervangende zorg"],
        "afkortingen": [], "verborgen": ["respeitzorg"],
        "lay": ["er even uit kunnen", "oma slaapt ergens", "op", "ouwe dumpen"],
        "lay_gewicht": [1.0, 0.8, 0.2, 1.0], "lay_verborgen": ["ouwe dumpen"],
    },
    broader=["thema/mantelzorg"],
)  # fmt: skip
MANTELZORG = Concept.of(
    {"id": "thema/mantelzorg", "kind": "Thema", "name": "mantelzorg", "lay": ["zorgen voor mijn man"]}
)
ROLSTOEL = Concept.of(
    {"id": "thema/hulpmiddelen", "kind": "Thema", "name": "hulpmiddelen", "aliassen": [], "lay": ["rolstoel"],
     "lay_beide": ["rolstoel"]}
)  # fmt: skip
ETEN = Concept.of({"id": "probleem/ondervoeding", "kind": "Probleem", "name": "ondervoeding", "lay": ["wil niet eten"]})
WLZ = Concept.of({"id": "wet/wlz", "kind": "Wet", "name": "Wet langdurige zorg", "afkortingen": ["Wlz"]})
ALL = (RESPIJT, MANTELZORG, ROLSTOEL, ETEN, WLZ)


@pytest.fixture(scope="module")
def bridge() -> Bridge:
    return Bridge(ALL, Analyzer(CompoundSplitter(["rolstoel", "vervoer", "zorg", "langdurig"])))


def said(bridge: Bridge, question: str) -> dict[str, float]:
    return {mention.concept.id: mention.weight for mention in bridge.in_question(question)}


@pytest.mark.parametrize(
    ("question", "concept"),
    [
        ("ik wil er even uit kunnen", "thema/respijtzorg"),
        ("kan oma ergens slapen", "thema/respijtzorg"),
        ("wat is respijtzorg", "thema/respijtzorg"),
        ("RESPEITZORG", "thema/respijtzorg"),
        ("wie zorgt er voor mijn man", "thema/mantelzorg"),
        ("rolstoelvervoer", "thema/hulpmiddelen"),
        ("mijn moeder wil niet meer eten", "probleem/ondervoeding"),
        ("heb ik recht op wlz", "wet/wlz"),
    ],
)
def test_recognised(bridge: Bridge, question: str, concept: str) -> None:
    assert concept in said(bridge, question)


@pytest.mark.parametrize(
    ("question", "concept"),
    [
        ("samen eten in de buurt", "probleem/ondervoeding"),  # of "wil niet eten" only one word
        ("ik ben op", "thema/respijtzorg"),  # too unsure a word
        ("langdurige ziekte", "wet/wlz"),  # of a name most of the words
        ("zorg voor mijn kind", "thema/mantelzorg"),
        ("", "thema/mantelzorg"),
        ("!?", "thema/mantelzorg"),
    ],
)
def test_not_recognised(bridge: Bridge, question: str, concept: str) -> None:
    assert concept not in said(bridge, question)


def test_weight_follows_the_expression_and_how_it_is_said(bridge: Bridge) -> None:
    assert said(bridge, "rolstoel")["thema/hulpmiddelen"] == 1.0
    assert 0 < said(bridge, "rolstoelvervoer")["thema/hulpmiddelen"] < 1.0
    assert said(bridge, "oma slaapt ergens")["thema/respijtzorg"] == pytest.approx(0.8)
    mentions = bridge.in_question("oma slaapt ergens of mantelzorg")
    assert [mention.concept.id for mention in mentions] == ["thema/mantelzorg", "thema/respijtzorg"]
    assert [mention.lay for mention in mentions] == [False, True]


def test_the_longer_expression_is_surer() -> None:
    """ "kookt niet meer" is about cooking no longer, not about a course in it."""
    course = Concept.of({"id": "thema/kookles", "kind": "Thema", "name": "kookles", "lay": ["koken"]})
    meals = Concept.of({"id": "thema/maaltijden", "kind": "Thema", "name": "maaltijden", "lay": ["koken lukt slecht"]})
    both = Bridge((course, meals), Analyzer(CompoundSplitter([])))
    assert said(both, "koken") == {"thema/kookles": 1.0}
    assert said(both, "koken lukt moeder slecht") == {"thema/maaltijden": 1.0, "thema/kookles": WITHIN}


def test_one_word_needs_a_small_word_of_its_expression() -> None:
    grief = Concept.of({"id": "probleem/rouw", "kind": "Probleem", "name": "rouw", "lay": ["zonder mijn man"]})
    rare = Concept.of({"id": "thema/x", "kind": "Thema", "name": "x", "lay": [f"woord{n} zaak" for n in range(60)]})
    both = Bridge((grief, rare), Analyzer(CompoundSplitter([])))
    assert set(said(both, "hoe leef ik zonder man")) == {"probleem/rouw"}
    assert said(both, "een man uit de buurt") == {}


def test_what_was_said_are_words_of_the_question(bridge: Bridge) -> None:
    (mention,) = bridge.in_question("mag Oma ergens slapen?")
    assert set(mention.said) == {"oma", "ergens", "slapen"}


def test_texts_name_concepts_by_names_and_words_that_work_both_ways(bridge: Bridge) -> None:
    assert bridge.in_text("Vervangende zorg en respijtzorg bij de Wlz.") == {"thema/respijtzorg": 2, "wet/wlz": 1}
    assert bridge.in_text("Een rolstoel.") == {"thema/hulpmiddelen": 1}
    assert not bridge.in_text("Wie wil niet eten? Zorgen voor mijn man.")


def test_broader_concepts_also_in_a_circle() -> None:
    one = Concept.of({"id": "thema/a", "kind": "Thema", "name": "a"}, broader=["thema/b"])
    other = Concept.of({"id": "thema/b", "kind": "Thema", "name": "b"}, broader=["thema/a", "thema/onbekend"])
    bridge = Bridge([one, other], Analyzer(CompoundSplitter([])))
    assert bridge.above("thema/a") == ["thema/b", "thema/onbekend"]
    assert bridge.above("thema/onbekend") == []


def test_a_name_that_is_a_common_word_needs_its_capitals() -> None:
    club = Concept.of({"id": "organisatie/mee", "kind": "Organisatie", "name": "MEE"})
    bridge = Bridge([club, WLZ], Analyzer(CompoundSplitter(["mee"])))
    assert set(said(bridge, "helpt MEE mij met de Wlz")) == {"organisatie/mee", "wet/wlz"}
    assert set(said(bridge, "wie gaat er mee, en betaalt de wlz dat")) == {"wet/wlz"}
    assert set(said(bridge, "WIE GAAT ER MEE")) == set()
    assert dict(bridge.in_text("Iemand gaat mee. De WLZ betaalt.")) == {"wet/wlz": 1}
    assert dict(bridge.in_text("Iemand van MEE gaat mee.")) == {"organisatie/mee": 1}


def test_an_abbreviation_that_is_a_common_word_needs_its_capitals_though_a_letter_is_small() -> None:
    institute = Concept.of({"id": "organisatie/zin", "kind": "Organisatie", "name": "ZiN"})
    bridge = Bridge([institute, WLZ], Analyzer(CompoundSplitter(["zin", "gezin"])))
    assert set(said(bridge, "wat vindt ZiN hiervan")) == set(said(bridge, "wat vindt ZIN hiervan")) != set()
    assert not said(bridge, "nergens zin in")
    assert not said(bridge, "ons gezin loopt vast")
    assert dict(bridge.in_text("Het ZiN heeft er geen zin in.")) == {"organisatie/zin": 1}


def test_a_piece_of_a_joined_word_is_no_word_by_itself() -> None:
    """V&VN is not VN; of Wlz-indicatie each piece counts."""
    nurses = Concept.of({"id": "organisatie/venvn", "kind": "Organisatie", "name": "V&VN"})
    nations = Concept.of({"id": "organisatie/vn", "kind": "Organisatie", "name": "VN"})
    both = Bridge((nurses, nations, WLZ), Analyzer(CompoundSplitter([])))
    assert set(said(both, "richtlijn van V&VN")) == {"organisatie/venvn"}
    assert set(said(both, "richtlijn van de VN")) == {"organisatie/vn"}
    assert set(said(both, "Wlz-indicatie")) == {"wet/wlz"}


def test_an_abbreviation_is_no_part_of_a_word() -> None:
    institute = Concept.of(
        {"id": "organisatie/zin", "kind": "Organisatie", "name": "Zorginstituut", "afkortingen": ["ZiN"]}
    )
    grief = Concept.of({"id": "probleem/rouw", "kind": "Probleem", "name": "rouw"})
    bridge = Bridge((institute, grief), Analyzer(CompoundSplitter(["leven", "levens", "zin", "rouw", "groep"])))
    assert set(said(bridge, "wat vindt ZiN hiervan")) == {"organisatie/zin"}
    assert set(said(bridge, "nieuwe levenszin")) == set()
    assert set(said(bridge, "een rouwgroep")) == {"probleem/rouw"}


def test_the_name_of_an_organisation_is_no_part_of_a_word() -> None:
    parliament = Concept.of(
        {"id": "organisatie/kamer", "kind": "Organisatie", "name": "Tweede Kamer", "aliassen": ["Kamer"]}
    )
    bridge = Bridge((parliament,), Analyzer(CompoundSplitter(["slaap", "kamer"])))
    assert set(said(bridge, "wat zei de Kamer")) == {"organisatie/kamer"}
    assert set(said(bridge, "in de slaapkamer")) == set()


def test_saved_and_loaded(tmp_path: Path) -> None:
    save_concepts(ALL, tmp_path / "c.json")
    assert tuple(load_concepts(tmp_path / "c.json")) == ALL


def test_expressions_near_in_meaning(tmp_path: Path) -> None:
    encoder = AsQuestions(load_encoder("hash", Path()))
    spoken = expressions(ALL)
    assert all(expression.concept != "wet/wlz" for expression in spoken)  # a proper name: by its words only
    vectors = encoder.encode_passages([expression.text for expression in spoken])
    background = encoder.encode_passages(["recept voor appeltaart", "koers van de dollar"])
    made = Paraphrases.build(spoken, vectors, background)
    made.save(tmp_path)
    opened = Paraphrases.open(tmp_path)
    found = opened.near(encoder.encode_query("zorgen voor mijn man"))
    near = found.meant
    assert max(near, key=lambda concept: near[concept]) == "thema/mantelzorg"
    assert all(0 < share <= LESS_SURE for share in near.values())
    assert near.keys() == made.near(encoder.encode_query("zorgen voor mijn man")).meant.keys()
    assert list(found.margins) == sorted(found.margins, reverse=True)
    assert found.margins[0] > 0


def test_what_lies_farther_than_the_nearest_counts_less() -> None:
    vectors = np.asarray([[1.0, 0.0], [0.9, 0.1], [0.65, 0.1]], np.float32)
    made = Paraphrases(["thema/a", "thema/b", "thema/c"], np.ones(3, np.float32), vectors, np.zeros(3, np.float32))
    near = made.near(np.asarray([1.0, 0.0], np.float32)).meant
    assert near["thema/a"] == pytest.approx(LESS_SURE)
    assert near["thema/b"] == pytest.approx(LESS_SURE * (1 - 0.1 / FADING))
    assert "thema/c" not in near


def test_no_expressions_no_concepts(tmp_path: Path) -> None:
    nothing = np.zeros((0, 8), np.float32)
    made = Paraphrases.build([], nothing, np.zeros((2, 8), np.float32))
    made.save(tmp_path)
    assert Paraphrases.open(tmp_path).near(np.ones(8, np.float32)) == NOTHING_NEAR


def version(number: int, **props: object) -> Version:
    return Version(f"document/d{number}", "Achterdocht", json.dumps(props, sort_keys=True))


def test_a_concept_of_several_documents_keeps_each_everyday_word_with_its_own_weight() -> None:
    versions = [
        version(1, lay=["argwaan", "paranoia"], lay_gewicht=[0.9, 0.4]),
        version(2, lay=["paranoia", "druk in het hoofd"], lay_gewicht=[0.8, 0.5], lay_verborgen=["druk in het hoofd"]),
        version(3, lay=["wantrouwen"], lay_beide=["wantrouwen"]),
        version(4, lay_verborgen=["argwaan"], lay_beide=["argwaan"]),
    ]
    concept = Concept.of(
        {"id": "probleem/achterdocht", "kind": "Probleem"} | node_row("probleem/achterdocht", Kind.PROBLEEM, versions)
    )
    assert concept.lay == (
        ("argwaan", 0.9, False),
        ("paranoia", 0.4, True),
        ("druk in het hoofd", 0.5, False),
        ("wantrouwen", 1.0, True),
    )
    assert concept.both == ("wantrouwen", "argwaan")
