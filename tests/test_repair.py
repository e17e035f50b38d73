"""What is mended for reading, and what is left alone because nobody can be sure."""

from __future__ import annotations

import pytest

from ingest.document import Span
from ingest.repair import Mender, is_scanned
from ingest.words import Vocabulary, is_word

CONTEXT = """De zorgkantoren en de zorgaanbieders werken samen. Elke zorgaanbieder kent het zorgkantoor.
De zorgkantoren betalen en de zorgaanbieders leveren. Wmo-cliënten en Wlz-cliënten bellen. Zorgkantoren bijdragen,
bijdragen en bijdragen. De SPUK-regeling helpt. De ondersteuning in de gehandicaptensector moet verbeteren. Het netwerk
helpt. De deur is open, altijd open. De Wlz, de Wlz en de Wlz gelden. Alle cliënten, alle naasten."""


def mended(text: str, *, broken: bool = False, scanned: bool = False, notes: dict[str, list[int]] | None = None) -> str:
    vocabulary = Vocabulary.of([CONTEXT, *text.split("\n")], wrapped=False)
    vocabulary.broken = broken
    lines = text.split("\n")
    pieces: list[Span] = []
    start = 0
    for line in lines:
        pieces.append(Span(start, start + len(line)))
        start += len(line) + 1
    reading = Mender(text, vocabulary, notes or {}, scanned).reading(pieces)
    assert len(reading.text) == len(reading.origin)
    assert list(reading.origin) == sorted(reading.origin)
    return reading.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("de zorg-\nkantoren", "de zorgkantoren"),
        ("de Zorg -\nkantoren", "de Zorgkantoren"),
        ("een onbekende ver-\nschilmaker", "een onbekende verschilmaker"),
        ("voor Wmo-\nen Wlz-cliënten", "voor Wmo- en Wlz-cliënten"),
        ("van Wlz-\ncliënten", "van Wlz-cliënten"),
        ("in GGZ-\nbehandeling", "in GGZ-behandeling"),
        ("een eHealth-\ntoepassing", "een eHealth-toepassing"),
        ("van 2023-\n2025", "van 2023-2025"),
        ("de SPUK-\nregeling", "de SPUK-regeling"),
        ("het verschil tussen tuin -\nen balkon", "het verschil tussen tuin - en balkon"),
        ("wat kan, gaat door (on)\nmogelijkheden", "wat kan, gaat door (on)mogelijkheden"),
        ("twee  spaties\ten een regel\neinde", "twee spaties en een regel einde"),
    ],
)
def test_words_are_put_together_over_a_line_end(text: str, expected: str) -> None:
    assert mended(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("de gehandicapten\nsector", "de gehandicaptensector"),
        ("leren en ver\nbeteren", "leren en verbeteren"),
        ("een nieuwe toepas\nsing", "een nieuwe toepassing"),
        ("de ecologische\ncrisis", "de ecologische crisis"),
        ("per kanslijn\nen per jaar", "per kanslijn en per jaar"),
        ("met elkaar\nover geld", "met elkaar over geld"),
    ],
)
def test_words_broken_without_hyphen_are_mended_where_the_document_does_that(text: str, expected: str) -> None:
    assert mended(text, broken=True) == expected
    assert mended(text) == text.replace("\n", " ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dat de zorg kantoren bellen", "dat de zorgkantoren bellen"),
        ("de Zorg - kantoren bellen", "de Zorgkantoren bellen"),
        ("dat moet bij dragen aan rust", "dat moet bijdragen aan rust"),
        ("binnen - buiten blijft", "binnen - buiten blijft"),
        ("moet letten op - en rekenen op - hulp", "moet letten op - en rekenen op - hulp"),
        ("een goede zorg vraag je niet", "een goede zorg vraag je niet"),
        ("Dit is de aanpak.Bij klachten bellen", "Dit is de aanpak. Bij klachten bellen"),
        ("Kijk op Regelhulp.nl voor meer", "Kijk op Regelhulp.nl voor meer"),
        ("**Vet** en *schuin* en 2 * 3", "Vet en schuin en 2 * 3"),
        ("bestand_met_streepjes", "bestand_met_streepjes"),
    ],
)
def test_within_a_line_only_what_is_certain_is_mended(text: str, expected: str) -> None:
    assert mended(text) == expected


def test_footnote_numbers_come_off_the_words_they_stick_to() -> None:
    text = "De zorgkantoren1 en strategie2. In VG7 of met CO2, en nog eens VG7 en CO2, na gebruik.3 Verder² niet."
    notes = {"1": [500], "2": [510], "3": [520]}
    without = "De zorgkantoren en strategie. In VG7 of met CO2, en nog eens VG7 en CO2, na gebruik. Verder niet."
    assert mended(text, notes=notes) == without
    assert mended(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("binnen de WIz geldt", "binnen de Wlz geldt"),
        ("binnen de lz geldt", "binnen de Wlz geldt"),
        ("AIle cliënten bellen", "Alle cliënten bellen"),
        ("Klaar. ledere cliënt belt", "Klaar. Iedere cliënt belt"),
        ("de koepel [ZN) en de Wmo]", "de koepel (ZN) en de Wmo]"),
        ("leiderschap telt", "leiderschap telt"),
    ],
)
def test_look_alikes_are_undone_in_scanned_text_only(text: str, expected: str) -> None:
    assert mended(text, scanned=True) == expected
    assert mended(text) == text


def test_scanning_shows_in_brackets_that_do_not_match() -> None:
    vocabulary = Vocabulary.of([CONTEXT], wrapped=False)
    assert is_scanned(["de koepel [ZN) en (VGN] en [Wmo)"], vocabulary)
    assert not is_scanned(["de koepel (ZN) en [VGN] en (Wmo)"], vocabulary)


def test_a_document_breaks_words_when_it_does_so_three_times() -> None:
    vocabulary = Vocabulary.of([CONTEXT], wrapped=False)
    halves = [("gehandicapten", "sector"), ("onder", "steuning"), ("net", "werk")]
    vocabulary.observe_breaks([*halves[:2], ("de", "zorgkantoren")])
    assert not vocabulary.broken
    vocabulary.observe_breaks(halves)
    assert vocabulary.broken


def test_compounds_are_words_and_halves_are_not() -> None:
    assert is_word("behandelteams")
    assert not is_word("ondersteu")
    assert not is_word("zorgaan")
