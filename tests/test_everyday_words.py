"""The everyday words of the sample vocabulary: how many, how they are spread, and what they may not do."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from ingest.mentions import Linker
from ingest.vocabulary import Concept, Vocabulary
from search.bridge import Bridge
from search.bridge import Concept as Meaning
from search.compounds import CompoundSplitter, dutch_words
from search.dutch import STOP_WORDS, Analyzer, tokens

CONCEPTS = Path(__file__).parents[1] / "corpus" / "begrippen"
UTTERANCES = Path(__file__).parent / "vragen" / "begrippen.tsv"
FIRST = 5
UNDERSTOOD = 0.75
"""Share of the utterances that must lead to their concept among the first `FIRST`. They were written after the words,
and are never used to mend them; the share seen was 0.82."""
AREAS = (
    "zorg", "klacht", "hulpmiddel", "wonen", "geld", "recht", "familie", "techniek", "gevoel", "dienst", "werk",
    "beleid",
)  # fmt: skip
SURE_MEANINGS = 2
"""So many concepts may an expression mean for sure (weight 1); one that means more is weighed down in each."""
LONGEST = 12
"""Words of an expression: longer ones are stories, and nobody tells the same story twice."""


@pytest.fixture(scope="module")
def concepts() -> list[Concept]:
    return list(Vocabulary.load(CONCEPTS).concepts.values())


def test_there_are_enough_everyday_words_for_enough_concepts(concepts: list[Concept]) -> None:
    assert sum(bool(concept.lay) for concept in concepts) >= 600
    assert len({word.text.casefold() for concept in concepts for word in concept.lay}) >= 5000
    assert sum(word.both for concept in concepts for word in concept.lay) >= 150
    assert sum(word.hidden for concept in concepts for word in concept.lay) >= 500


def test_every_area_of_life_has_its_words() -> None:
    words: Counter[str] = Counter()
    for path in sorted(CONCEPTS.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                words[row["gebied"]] += sum(
                    len(row[column].split(" ; ")) for column in ("lay", "lay_beide") if row[column]
                )
    assert set(words) == set(AREAS)
    assert min(words.values()) >= 100, words


def test_an_expression_is_sure_of_two_concepts_at_most(concepts: list[Concept]) -> None:
    sure: dict[str, list[str]] = defaultdict(list)
    for concept in concepts:
        for word in concept.lay:
            if word.weight == 1:
                sure[word.text.casefold()].append(concept.id)
    assert {text: ids for text, ids in sure.items() if len(ids) > SURE_MEANINGS} == {}


def test_an_expression_is_short_and_says_something(concepts: list[Concept]) -> None:
    for concept in concepts:
        for word in concept.lay:
            forms = [token.form for token in tokens(word.text)]
            assert 0 < len(forms) <= LONGEST, f"{concept.id}: {word.text}"
            assert set(forms) - STOP_WORDS or len(forms) > 2, f"{concept.id}: {word.text!r} says nothing by itself"


def test_hidden_words_are_names_of_nothing(concepts: list[Concept]) -> None:
    names = {
        form.casefold() for concept in concepts for form in (concept.name, *concept.synonyms, *concept.abbreviations)
    }
    hidden = {word.text.casefold() for concept in concepts for word in concept.lay if word.hidden}
    assert hidden & names == set()


def test_everyday_words_are_never_linked_in_a_text(concepts: list[Concept]) -> None:
    linker = Linker(Vocabulary.load(CONCEPTS))
    names = {
        form.casefold()
        for concept in concepts
        for form in (concept.name, *concept.synonyms, *concept.abbreviations, *concept.hidden)
    }
    loose = {word.text for concept in concepts for word in concept.lay if word.text.casefold() not in names}
    whole = [
        text for text in sorted(loose) for mention in linker.find(text) if mention.end - mention.start == len(text)
    ]
    # the plural of a name is linked, and may stand among the everyday words of a neighbour
    assert all(any(text.casefold().startswith(name) for name in names) for text in whole), whole


@pytest.fixture(scope="module")
def bridge(concepts: list[Concept]) -> Bridge:
    rows = ({"id": concept.id, "kind": concept.kind, "name": concept.name, **concept.props()} for concept in concepts)
    return Bridge([Meaning.of(row) for row in rows], Analyzer(CompoundSplitter(dutch_words())))


def test_what_people_say_leads_to_the_concept_in_every_area(bridge: Bridge) -> None:
    understood: dict[str, list[bool]] = defaultdict(list)
    for line in UTTERANCES.read_text(encoding="utf-8").splitlines():
        area, said, wanted = line.split("\t")
        found = {mention.concept.id for mention in bridge.in_question(said)[:FIRST]}
        known = {concept.id for concept in bridge.concepts}
        assert set(wanted.split()) <= known, f"{said}: {set(wanted.split()) - known} is no concept"
        understood[area].append(bool(found & set(wanted.split())))
    assert set(understood) == set(AREAS)
    assert sum(map(sum, understood.values())) >= UNDERSTOOD * sum(map(len, understood.values()))
    assert all(sum(hits) * 2 >= len(hits) for hits in understood.values()), understood
