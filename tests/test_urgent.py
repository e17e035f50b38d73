"""Danger in a question is seen with the right help first, and harmless questions raise no alarm."""

from __future__ import annotations

from pathlib import Path

import pytest

from web.urgent import SIGNALS, Signal, signal_in

QUESTIONS = Path(__file__).parent / "hulp"
FIRST = {
    "geslikt": "112",
    "spoed": "112",
    "levensmoe": "113",
    "geweld": "veilig-thuis",
    "crisis": "crisisdienst",
    "huisarts": "huisarts",
    "op": "huisarts",
}
"""Signal → the help that its first line must name, as the judged files write it."""
WORDS_OF = {
    "112": "112",
    "113": "113",
    "veilig-thuis": "Veilig Thuis",
    "crisisdienst": "crisisdienst",
    "huisarts": "huisarts",
}
SEEN, RIGHT, FALSE_ALARMS = 0.95, 0.90, 0.05
"""Aims on questions that nobody here has seen; the held-out half stands in for them."""


def rows(name: str) -> list[list[str]]:
    lines = (QUESTIONS / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("part", ["afstemmen", "toets"])
def test_danger_is_seen_with_the_right_help_first(part: str) -> None:
    dangers = rows(f"spoed-{part}.tsv")
    found = [(help_, signal_in(words)) for help_, words in dangers]
    seen = [signal for _, signal in found if signal]
    right = [signal for help_, signal in found if signal and FIRST[signal.name] == help_]
    assert len(dangers) >= 50
    assert len(seen) >= SEEN * len(dangers)
    assert len(right) >= RIGHT * len(dangers)


@pytest.mark.parametrize("part", ["afstemmen", "toets"])
def test_harmless_questions_raise_no_alarm(part: str) -> None:
    harmless = rows(f"onschuldig-{part}.tsv")
    alarms = [words for (words,) in harmless if signal_in(words)]
    assert len(harmless) >= 50
    assert len(alarms) <= FALSE_ALARMS * len(harmless), alarms


@pytest.mark.parametrize("signal", SIGNALS, ids=lambda signal: signal.name)
def test_the_first_line_names_the_most_fitting_help(signal: Signal) -> None:
    first = f"{signal.ways[0].text} {signal.ways[0].number}"
    assert WORDS_OF[FIRST[signal.name]] in first


@pytest.mark.parametrize("signal", SIGNALS, ids=lambda signal: signal.name)
def test_only_national_numbers_are_links(signal: Signal) -> None:
    assert {way.number for way in signal.ways} <= {"", "112", "113", "0800-0113", "113.nl", "0800-2000"}
    assert all(bool(way.number) == bool(way.href) for way in signal.ways)


def test_capitals_accents_and_apostrophes_make_no_difference() -> None:
    assert signal_in("IK WIL NIET MEER LEVEN")
    assert signal_in("Hij is bewústeloos!")
    assert signal_in("zo’n pijn op de borst")


@pytest.mark.parametrize("words", ["", "   ", "🙂", "a" * 300, "ik " * 100, "mijn man " * 40])
def test_odd_questions_raise_no_alarm_and_no_error(words: str) -> None:
    assert signal_in(words) is None
