"""Labels that people write without a blank line above them are no last words of the item or paragraph before them."""

from __future__ import annotations

import pytest
from reading_checks import check_document, shown

from ingest.markdown_reader import read_markdown


def read(text: str) -> list[str]:
    document = read_markdown(text, file="stuk.md")
    check_document(document)
    return [line.strip() for line in shown(document).splitlines()]


def test_a_label_in_capitals_ends_the_list_above_it() -> None:
    lines = read("DOEN\n- Poets elke dag.\n- Gebruik fluoride.\nNIET DOEN\n- Spoelen met alcohol.\n")
    assert not any("fluoride. NIET DOEN" in line for line in lines)
    assert any(line.endswith("Gebruik fluoride.") for line in lines)
    assert any(line.endswith("NIET DOEN") for line in lines)


@pytest.mark.parametrize("above", ["", "### Adviezen\n", "Lees eerst dit.\n"])
def test_a_line_in_bold_is_no_part_of_the_paragraph_below_it(above: str) -> None:
    lines = read(f"{above}**Mensen met dementie**\nLaat de prothese uit. Bewaar hem droog.\n")
    assert any(line.endswith("Mensen met dementie") for line in lines)
    assert any(line.endswith(": Laat de prothese uit. Bewaar hem droog.") for line in lines)


@pytest.mark.parametrize(
    "text",
    [
        "- Dit is afgesproken met de\nNZA en met anderen.\n",
        "Dit is afgesproken met het ministerie van\nVWS\nen met anderen.\n",
        "Zij doen dit samen met de\n**Stichting Samen Verder**\nen met anderen.\n",
        "Dit geldt voor **alle\nmensen** in de wijk.\n",
    ],
)
def test_a_sentence_that_runs_on_stays_whole(text: str) -> None:
    assert len(read(text)) == len(read(text.replace("\n", " ").strip() + "\n"))
