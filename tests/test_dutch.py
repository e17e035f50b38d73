"""Dutch analysis: words, stems, compounds, 4-grams, cleaning."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.compounds import CompoundSplitter, corpus_words, dutch_words
from search.dutch import STOP_WORDS, Analyzer, grams, stem, tokens, words
from search.spelling import MAX_QUESTION, clean, clean_question, fold

COMPOUNDS = {
    "arbeidsbesparing": "arbeid besparing",
    "beeldschermzorg": "beeldscherm zorg",
    "bejaardenhuis": "bejaarden huis",
    "dagbesteding": "dag besteding",
    "gezondheidszorg": "gezondheid zorg",
    "handtekeningenbeleid": "handtekeningen beleid",
    "hulpmiddelenwinkel": "hulpmiddelen winkel",
    "huisartsenpost": "huisartsen post",
    "kwaliteitskader": "kwaliteit kader",
    "leveringsvorm": "levering vorm",
    "logeervoorziening": "logeer voorziening",
    "medicijndispenser": "medicijn dispenser",
    "ouderenzorg": "ouderen zorg",
    "respijtzorg": "respijt zorg",
    "schoonmaakhulp": "schoonmaak hulp",
    "thuiszorgmedewerker": "thuis zorg medewerker",
    "valpreventie": "val preventie",
    "verpleeghuisplek": "verpleeghuis plek",
    "wachtlijst": "wacht lijst",
    "wijkverpleging": "wijk verpleging",
    "woonomgeving": "woon omgeving",
    "zorgkantoor": "zorg kantoor",
    "zorgverzekeraar": "zorg verzekeraar",
}
"""Compounds of care and policy with the parts that should be found; a linking s may stand with the first."""
WHOLE = """
    betrekking omzetting management mogelijkheden samenwerking verantwoordelijk ontwikkeling ondersteuning
    organisatie indicatie professionals bestuurlijk activiteiten informatie kwaliteit medewerkers bijdrage
    afspraken communicatie programma overeenkomst uitvoering gezamenlijk verbetering duidelijkheid beschikbaar
    technologie gemeenten ontmoeten wetenschappelijk verstrekking eenzaamheid vergeetachtigheid langdurig
    kantoor belangrijk beweging verzorging
""".split()
"""Words that are no compound of two nouns, or whose halves would mislead."""


@pytest.fixture(scope="module")
def splitter() -> CompoundSplitter:
    return CompoundSplitter(dutch_words())


def test_compounds_fall_into_their_parts(splitter: CompoundSplitter) -> None:
    wrong = {}
    for word, wanted in COMPOUNDS.items():
        parts = splitter.split(word)
        if not all(any(part in {want, f"{want}s"} for part in parts) for want in wanted.split()):
            wrong[word] = parts
    assert len(wrong) <= 1, wrong


def test_words_that_are_no_compounds_stay_whole(splitter: CompoundSplitter) -> None:
    split = {word: splitter.split(word) for word in WHOLE if splitter.split(word)}
    assert len(split) <= 2, split


def test_words_of_the_corpus_become_parts() -> None:
    counts = {"dementie": 5, "ondersteu": 1, "ning": 9, "mantelzorg": 3}
    assert corpus_words(counts) == {"dementie", "mantelzorg"}  # type: ignore[arg-type]
    splitter = CompoundSplitter(dutch_words() | {"mantelzorg"})
    parts = splitter.split("mantelzorgondersteuning")
    assert parts[:2] == ("mantelzorg", "ondersteuning")
    assert {"mantel", "zorg"} <= set(parts)


@pytest.mark.parametrize("odd", ["", "a", "x" * 500, "2026", "co2", "zorg-kantoor", "é", "ßß"])
def test_odd_words_are_not_split(splitter: CompoundSplitter, odd: str) -> None:
    assert splitter.split(odd) == ()


@given(st.text(alphabet="abdeghijklmnoprstuvwz", min_size=7, max_size=40))
def test_parts_stand_in_the_word_in_order(word: str) -> None:
    splitter = CompoundSplitter({"zorg", "huis", "kantoor", "bed", "deel", "werk"})
    coarse = splitter._coarsest(word)
    place = 0
    for part in coarse:
        place = word.index(part, place) + len(part)
    assert len(coarse) != 1


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Cliënten én patiënten", ["clienten", "en", "patienten"]),
        ("de V&VN", ["de", "vn", "vvn"]),
        ("KIK-V en eHealth", ["kik", "kikv", "en", "ehealth"]),
        ("e-health", ["health", "ehealth"]),
        ("foto's van oma’s", ["foto", "van", "oma"]),
        ("in 2025-2026 € 1.500", ["in", "2025", "2026", "500"]),
        ("Wlz-indicatie", ["wlz", "indicatie", "wlzindicatie"]),
        ("", []),
        ("?! · —", []),
    ],
)
def test_tokens(text: str, forms: list[str]) -> None:
    assert [token.form for token in tokens(text)] == forms


@given(st.text(max_size=80))
def test_tokens_point_into_the_text(text: str) -> None:
    for token in tokens(text):
        assert 0 <= token.start < token.end <= len(text)
        assert not any(character.isspace() for character in text[token.start : token.end])
        assert len(token.form) > 1


def test_stop_words_go_unless_nothing_else_is_left() -> None:
    assert [token.form for token in words("wat is de eigen bijdrage")] == ["eigen", "bijdrage"]
    assert [token.form for token in words("wie is dat")] == ["wie", "is", "dat"]
    assert "zorg" not in STOP_WORDS


def test_inflections_share_a_stem() -> None:
    for one, other in [
        ("indicatie", "indicaties"),
        ("verpleeghuis", "verpleeghuizen"),
        ("ondersteunen", "ondersteuning"),
    ]:
        assert stem(one) == stem(other)
    assert stem("zorg") != stem("huis")


def test_grams() -> None:
    assert grams("zorg") == ("zorg",)
    assert grams("zorgen") == ("zorgen", "zorg", "orge", "rgen")


def test_channels_of_a_text(splitter: CompoundSplitter) -> None:
    analyzer = Analyzer(splitter)
    assert analyzer.stem_terms("De wachtlijsten") == [stem("wachtlijsten"), "wacht", "lijst"]
    assert analyzer.gram_terms("het Wlz") == ["wlz"]


def test_fold() -> None:
    assert fold("CLIËNT") == fold("client") == "client"
    assert fold("ﬁets") == "fiets"


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("  een\t vraag \n", "een vraag"),
        ("een\x00vraag", "een vraag"),
        ("lone \ud800 surrogate", "lone surrogate"),
        ("man\u00adtel\u200bzorg", "mantelzorg"),
        ("e\u0301e\u0301n", "één"),
        ("\u200b\ufffe\x07", ""),
    ],
)
def test_clean(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


@given(st.text())
def test_a_cleaned_question_can_be_written_and_is_short(raw: str) -> None:
    question = clean_question(raw)
    question.encode()
    assert len(question) <= MAX_QUESTION
    assert "\x00" not in question
    assert clean_question(question) == question


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("begeleiding", "beleid"),
        ("gezin", "zin"),
        ("ouders", "ouderen"),
        ("naast", "naasten"),
        ("weekend", "week"),
        ("gebied", "bieden"),
        ("gevolgen", "volgende"),
        ("gereed", "reden"),
    ],
)
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("one", "other"), [("begeleider", "begeleiding"), ("gezinnen", "gezin"), ("gebieden", "gebied")]
)
def test_forms_of_a_word_have_its_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)
