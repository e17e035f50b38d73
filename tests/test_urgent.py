"""Danger in a question is seen with the right help first, and harmless questions raise no alarm."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from search.encoder import Encoder, load_encoder
from search.hash_encoder import HashEncoder
from web.urgent import SIGNALS, Signal, signal_in
from web.urgent.concepts import Concepts
from web.urgent.learning import NOTHING, learn
from web.urgent.nearness import Nearness, examples_digest, learn_nearness
from web.urgent.signals import CONCEPTS, examples
from web.urgent.spelling import by_sound

QUESTIONS = Path(__file__).parent / "hulp"
FIRST = {
    "spoed": "112",
    "vermist": "112",
    "gif": "112",
    "levensmoe": "113",
    "geweld": "veilig-thuis",
    "crisis": "crisisdienst",
    "huisarts": "huisarts",
    "op": "huisarts",
}
"""Signal → the help that it must name first, as the judged files write it."""
WORDS_OF = {
    "112": "112",
    "113": "113",
    "veilig-thuis": "Veilig Thuis",
    "crisisdienst": "crisisdienst",
    "huisarts": "huisarts",
}
SEEN, RIGHT, FALSE_ALARMS = 0.96, 0.90, 0.05
"""Floors under what held-out questions gave with the encoder (docs/hulp.md has the figures); RIGHT of all dangers."""
ALARMS_ON_ORDINARY, ANSWERS_GONE = 0.15, 0.05
"""On ordinary questions for help: 30 % and nearly as many before those of the cards joined the examples; 11 % and 2 %
now. About half of them do tell of danger ("mijn buurvrouw heeft steeds blauwe plekken")."""
SEEN_MISSING, RIGHT_MISSING = 0.88, 0.84
"""The same of somebody who is missing: 93 % and 89 % when measured."""
SEEN_BY_WORDS, FALSE_BY_WORDS = 0.90, 0.09
"""The same without encoder."""


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    return load_encoder("bundled", tmp_path_factory.mktemp("encoder"))


def rows(name: str) -> list[list[str]]:
    lines = (QUESTIONS / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def both(kind: str) -> list[list[str]]:
    return rows(f"{kind}-toets.tsv") + rows(f"{kind}-vers.tsv")


def test_danger_is_seen_with_the_right_help_first(encoder: Encoder) -> None:
    dangers = both("spoed")
    found = [(help_, signal_in(words, encoder)) for help_, words in dangers]
    seen = [signal for _, signal in found if signal]
    right = [signal for help_, signal in found if signal and FIRST[signal.name] == help_]
    assert len(dangers) >= 130
    assert len(seen) >= SEEN * len(dangers)
    assert len(right) >= RIGHT * len(dangers)


def test_harmless_questions_raise_no_alarm(encoder: Encoder) -> None:
    harmless = both("onschuldig")
    alarms = [words for (words,) in harmless if signal_in(words, encoder)]
    assert len(harmless) >= 140
    assert len(alarms) <= FALSE_ALARMS * len(harmless), alarms


def test_ordinary_questions_for_help_keep_their_answer(encoder: Encoder) -> None:
    """Not look-alikes, but what people ask most: a signal may stand above the answer, hardly ever in its place."""
    asked = [words for words, *_ in rows("vragen-toets.tsv") + rows("vragen-vers.tsv")]
    signals = [signal for words in asked if (signal := signal_in(words, encoder))]
    assert len(asked) >= 140
    assert len(signals) <= ALARMS_ON_ORDINARY * len(asked)
    assert sum(bool(signal.beside) for signal in signals) <= ANSWERS_GONE * len(asked)


def test_somebody_who_is_missing_now_is_danger_and_a_lost_thing_is_none(encoder: Encoder) -> None:
    """Person and gone, now. "Weg" and "kwijt" are said of keys, of pain, of a memory and of the dead as well."""
    found = [(label, words, signal_in(words, encoder)) for label, words in rows("vermist-toets.tsv")]
    missing = [signal for label, _, signal in found if label == "vermist"]
    harmless = [(words, signal) for label, words, signal in found if label == NOTHING]
    assert min(len(missing), len(harmless)) >= 25
    assert sum(signal is not None for signal in missing) >= SEEN_MISSING * len(missing)
    assert sum(signal is not None and signal.name == "vermist" for signal in missing) >= RIGHT_MISSING * len(missing)
    assert sum(signal is not None for _, signal in harmless) <= FALSE_ALARMS * len(harmless), harmless


@pytest.mark.parametrize("name", [name for name in SIGNALS if name != "gif"])
def test_what_belongs_to_poison_is_said_with_poison_alone(name: str) -> None:
    assert not re.search(r"pillen|gif|doosje", f"{SIGNALS[name].heading} {SIGNALS[name].text}")
    assert "doosje" in SIGNALS["gif"].text


def test_words_alone_see_nearly_as_much() -> None:
    dangers, harmless = both("spoed"), both("onschuldig")
    assert sum(signal_in(words) is not None for _, words in dangers) >= SEEN_BY_WORDS * len(dangers)
    assert sum(signal_in(words) is not None for (words,) in harmless) <= FALSE_BY_WORDS * len(harmless)


def test_what_is_held_out_is_not_learned_from() -> None:
    learned = {by_sound(words) for _, words in examples()}
    held_out = [
        row[-1]
        for row in both("spoed") + both("onschuldig") + rows("vermist-toets.tsv")
        if by_sound(row[-1]) in learned
    ]
    assert held_out == []


def test_the_second_opinion_was_learned_from_the_examples_as_they_are(encoder: Encoder) -> None:
    learned = Nearness.open()
    assert learned
    assert learned.examples == examples_digest(examples()), "run `python -m web.urgent` after changing the examples"
    assert learned.knows(encoder), "run `python -m web.urgent` after changing the encoder"
    assert not learned.knows(HashEncoder())


@pytest.mark.parametrize("signal", SIGNALS.values(), ids=lambda signal: signal.name)
def test_the_most_fitting_help_is_named_before_any_other(signal: Signal) -> None:
    text = " ".join([signal.heading, signal.text, *(f"{way.text} {way.number}" for way in signal.ways)]).casefold()
    named = {name: text.find(words.casefold()) for name, words in WORDS_OF.items() if words.casefold() in text}
    assert min(named, key=named.__getitem__) == FIRST[signal.name]


@pytest.mark.parametrize("signal", SIGNALS.values(), ids=lambda signal: signal.name)
def test_only_national_numbers_are_links(signal: Signal) -> None:
    assert {way.number for way in signal.ways} <= {"", "112", "113", "0800-0113", "113.nl", "0800-2000"}
    assert all(bool(way.number) == bool(way.href) for way in signal.ways)


def test_capitals_accents_and_spelling_make_no_difference() -> None:
    assert signal_in("IK WIL NIET MEER LEVEN")
    assert signal_in("Hij is bewústeloos!")
    assert signal_in("me vader is bewustloos")
    assert by_sound("gaslugt psygose zelfmoort gevalle") == by_sound("Gaslucht, psychose: zelfmoord; gevallen!")
    assert by_sound("ben vel gat slap") != by_sound("been veel gaat slaap")


def test_one_sentence_of_danger_in_a_long_story_is_seen() -> None:
    story = (
        "Wij wonen al veertig jaar in dit huis en mijn man houdt van tuinieren. De kinderen komen elke zondag eten. "
        "Nu ligt hij bewusteloos op de vloer. Onze buren zijn aardig en de winkel is dichtbij."
    )
    found = signal_in(story)
    assert found
    assert found.name == "spoed"


@pytest.mark.parametrize("words", ["", "   ", "🙂", "?!.,", "a" * 300, "ik " * 100, "mijn man " * 40])
def test_odd_questions_raise_no_alarm_and_no_error(words: str) -> None:
    assert signal_in(words) is None


def test_a_concept_is_found_by_its_forms(tmp_path: Path) -> None:
    path = tmp_path / "begrippen.toml"
    path.write_text('[x]\nval = "gevallen, val*, valt~om"\nrook = "*rook"\n', encoding="utf-8")
    concepts = Concepts.read(path)
    assert concepts.in_(by_sound("zij is gevalle").split()) == ["val"]
    assert concepts.in_(by_sound("hij valt zomaar om").split()) == ["val"]
    assert concepts.in_(by_sound("kachelrook").split()) == ["rook"]
    assert concepts.in_(by_sound("opvallend om").split()) == []


@pytest.mark.parametrize("form", ["", "~om", "om~", "*", "a*"])
def test_a_form_that_means_nothing_is_refused(tmp_path: Path, form: str) -> None:
    path = tmp_path / "begrippen.toml"
    path.write_text(f'[x]\nval = "{form}"\n', encoding="utf-8")
    with pytest.raises(ValueError, match="concept val"):
        Concepts.read(path)


def test_every_concept_is_in_some_example() -> None:
    concepts = Concepts.read(CONCEPTS)
    found = {concept for _, words in examples() for concept in concepts.in_(by_sound(words).split())}
    named = set(re.findall(r"^(\w+) = ", CONCEPTS.read_text(encoding="utf-8"), re.MULTILINE))
    assert found == named


def test_a_line_that_is_no_example_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "voorbeelden.tsv"
    path.write_text("# uitleg\nspoed\tbrand\nramp\tbrand\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"voorbeelden.tsv:3"):
        examples(path)


SMALL: Sequence[tuple[str, str]] = [
    ("spoed", "er is brand in huis"),
    ("spoed", "brand in de keuken"),
    (NOTHING, "hulp in huis"),
    (NOTHING, "hulp in de keuken"),
]


def test_what_is_learned_tells_the_examples_apart() -> None:
    model = learn(SMALL, Concepts([]))
    danger = {words: model.scores(words)["spoed"] for _, words in SMALL}
    assert min(danger[words] for label, words in SMALL if label == "spoed") > 0.5
    assert max(danger[words] for label, words in SMALL if label == NOTHING) < 0.3
    assert sum(model.scores("iets heel anders").values()) == pytest.approx(1.0)


def test_nothing_can_be_learned_from_one_label() -> None:
    with pytest.raises(ValueError, match="two labels"):
        learn([("spoed", "brand")], Concepts([]))


def test_nearness_survives_being_written(tmp_path: Path) -> None:
    encoder = HashEncoder()
    learned = learn_nearness(SMALL, encoder)
    learned.save(tmp_path / "x.npz")
    read = Nearness.open(tmp_path / "x.npz")
    assert read
    vector = encoder.encode_query("brand in huis")
    assert np.allclose(list(read.scores(vector).values()), list(learned.scores(vector).values()))
    assert read.scores(vector)["spoed"] > read.scores(encoder.encode_query("hulp in huis"))["spoed"]
    assert Nearness.open(tmp_path / "none.npz") is None
