"""The plain-text reader on own-words documents of many kinds, each with what a careful reader makes of it beside it.

`golden/lezen/<name>.txt` is read; `<name>.gelezen` says what must come out, block by block in order of place: headings
as "## kind number | title", all else as "KIND marker level | reading", with " / " for a line end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.document import NOISE, Block, BlockKind, Document, Section
from ingest.lines import Line, split_lines
from ingest.plain_text import read_lines, read_plain_text

GOLDEN = Path(__file__).parent / "golden" / "lezen"
SHARED = Path(__file__).parents[2] / "shared" / "documenten"

PIECES = (
    "Hoofdstuk 1. Wonen\n", "1. Een\n", "2. Twee\n", "3.1 Drie\n", "- punt\n", "· punt\n", "\tx\ty\t3\n",
    "| a | b | c |\n", "Inhoud\n", "Inleiding\n", "Inleiding ... 3\n", "tekst die doorloopt ",
    "zin. Nog een zin. ", "\n", "\n\n", " ", "\t", "[bookmark: _Toc1]", "[1: noot]", "[footnoteRef:1]", "[", "]",
    "¹", "¹ Noot\n", "1 Noot hier\n", "‘citaat’\n", "Figuur 1: x\n", "\f", "\r\n", "\r", "===\n", "---\n",
    "# kop\n", "## sub\n", "**vet**", "*", "_", "KOP IN KAPITALEN\n", "Acties:\n", "Ad 1. iets\n", "1a\n",
    "a. iets\n", "ver-\n", "hakt ", "zorg -\n", "100\n", "-5\n", "€ 3\n", "é", "\u200b", "\xa0", "\u2028", "\x85",
    "https://voorbeeld.nl/a\n", "Vraag?\n", "\t4:  Kader\n", "Wat is de afspraak:\n", "Wat is het tijdpad:\n",
    "l. een\n", "woord1 ", "Artikel 3\n", "Trekker: gemeente\n", "I. een\n", "§ 3.1 x\n", "[^1]: n\n",
)  # fmt: skip
"""What texts are made of that try to break the reader."""


def rendered(document: Document) -> str:
    headings = {id(section.heading): section for section, _ in document.walk()}
    blocks = sorted(document.all_blocks(), key=lambda block: block.start)
    return "\n".join(_line(block, headings.get(id(block))) for block in blocks) + "\n"


def _line(block: Block, section: Section | None) -> str:
    if section is not None:
        return f"{'#' * section.level} {section.kind} {section.number or '-'} | {section.title}"
    level = str(block.level) if block.kind is BlockKind.LIJSTITEM else ""
    page = f"p{block.page}" if block.page else ""
    label = " ".join(filter(None, (block.kind.name, block.marker, level, page)))
    return re.sub(r"\s*[\r\n]+\s*", " / ", f"{label} | {block.reading.text}")


def check_coverage(document: Document) -> None:
    """All blocks together hold each visible character once, in order, and every reading knows where it comes from."""
    seen: set[int] = set()
    for block in document.all_blocks():
        place = -1
        for span in block.spans:
            assert place <= span.start < span.end
            place = span.end
            visible = {at for at in range(span.start, span.end) if not document.text[at].isspace()}
            assert not visible & seen
            seen |= visible
        origin = block.reading.origin
        assert all(before <= after for before, after in pairwise(origin))
        assert not origin or block.start <= origin[0] <= origin[-1] < block.end
    assert seen == {at for at, char in enumerate(document.text) if not char.isspace()}


def check_tree(document: Document) -> None:
    for section, path in document.walk():
        assert section.title.strip()
        assert section.heading.kind is BlockKind.KOP
        assert not path or section.level > path[-1].level
        assert not any(block.kind in NOISE for block in section.blocks)


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.txt")), ids=lambda path: path.stem)
def test_a_document_is_read_as_a_careful_reader_reads_it(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    document = read_plain_text(text, file=path.name)
    assert rendered(document) == path.with_suffix(".gelezen").read_text(encoding="utf-8")
    assert document.text == text
    check_coverage(document)
    check_tree(document)


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.txt")), ids=lambda path: path.stem)
def test_line_ends_of_other_systems_make_no_difference(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    other = read_plain_text(text.replace("\n", "\r\n"), file=path.name)
    assert rendered(other) == rendered(read_plain_text(text, file=path.name))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real documents are not here")
@pytest.mark.parametrize("name", ["000", "001", "002", "003", "004"])
def test_every_character_of_a_real_document_is_accounted_for_once(name: str) -> None:
    text = next(SHARED.glob(f"{name}_*.txt")).read_bytes().decode("utf-8")
    document = read_plain_text(text, file=name)
    check_coverage(document)
    check_tree(document)


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=40).map("".join)))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_becomes_a_document_that_covers_it(text: str) -> None:
    document = read_plain_text(text, file="tekst.txt")
    check_coverage(document)
    check_tree(document)
    assert rendered(read_plain_text(text, file="tekst.txt")) == rendered(document)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 300_000,
        "zorg " * 60_000,
        "." * 300_000,
        "a" + " " * 300_000 + "b",
        "[" * 300_000,
        "[footnoteRef:1]" + "[1: " * 60_000,
        "*" * 300_000,
        "‘" * 300_000,
        "a-" * 150_000,
        "1" * 300_000,
    ],
    ids=["letters", "words", "stops", "spaces", "brackets", "notes", "stars", "quotes", "hyphens", "digits"],
)
def test_one_endless_line_is_read(text: str) -> None:
    """With a pattern that tries every beginning of a run at every place, one of these would take hours."""
    check_coverage(read_plain_text(text, file="tekst.txt"))


def hinted() -> tuple[list[Line], str]:
    """A text as a PDF reader hands it over: pages, type sizes, bold, no blank lines around headings."""
    rows = [
        (1, 1.0, False, "Plan Thuis 2030"), (1, 1.9, False, "Een huis dat meegroeit"), (1, 1.4, False, "Wonen"),
        (1, 1.0, False, "Een huis moet mee kunnen groeien met de bewoner. Dat vraagt om brede deuren en"),
        (1, 1.0, False, "een badkamer beneden. De corporatie betaalt de aanpassing en vraagt de bewo-"),
        (1, 0.8, False, "Plan Thuis 2030 | 1"), (2, 1.0, False, "Plan Thuis 2030"),
        (2, 1.0, False, "ner om mee te denken over de plek."), (2, 1.0, True, "Wie betaalt wat"),
        (2, 1.0, False, "De gemeente betaalt het advies van de ergotherapeut aan huis, en de corporatie"),
        (2, 1.0, False, "betaalt de rest."), (2, 1.4, False, "Zorg"),
        (2, 1.0, False, "De wijkverpleging komt als dat nodig is."),
        (2, 0.8, False, "Plan Thuis 2030 | 2"), (3, 1.0, False, "Plan Thuis 2030"), (3, 1.4, False, "Welzijn"),
        (3, 1.0, False, "Buren eten elke week samen in de zaal."), (3, 0.8, False, "Plan Thuis 2030 | 3"),
    ]  # fmt: skip
    lines: list[Line] = []
    start = 0
    for page, size, bold, text in rows:
        lines.append(Line(text, start, start + len(text), page, size, bold))
        start += len(text) + 1
    return lines, "\n".join(line.text for line in lines)


def test_hints_of_a_layout_find_headings_and_running_heads() -> None:
    lines, text = hinted()
    document = read_lines(lines, text, file="plan.pdf", format="pdf")
    check_coverage(document)
    assert document.pages == 3
    assert [(section.level, section.title) for section, _ in document.walk()] == [
        (1, "Wonen"), (2, "Wie betaalt wat"), (1, "Zorg"), (1, "Welzijn"),
    ]  # fmt: skip
    assert document.title == "Een huis dat meegroeit"
    assert [block.reading.text for block in document.noise] == [
        "Plan Thuis 2030", "Plan Thuis 2030 | 1", "Plan Thuis 2030", "Plan Thuis 2030 | 2", "Plan Thuis 2030",
        "Plan Thuis 2030 | 3",
    ]  # fmt: skip
    paragraph = document.sections[0].blocks[0]
    assert "de bewoner om mee te denken" in paragraph.reading.text
    assert paragraph.page == 1


def test_lines_that_do_not_fit_the_text_are_refused() -> None:
    with pytest.raises(ValueError, match="line 2"):
        read_lines([Line("een", 0, 3), Line("twee", 4, 8)], "een en twee", file="x")
    with pytest.raises(ValueError, match="behind the last line"):
        read_lines([Line("een", 0, 3)], "een twee", file="x")


def test_a_reading_leads_back_to_the_original() -> None:
    text = "De zorg-\nkantoren helpen. Zij bellen\nterug."
    block = read_plain_text(text, file="x").blocks[0]
    place = block.reading.text.index("zorgkantoren")
    span = block.reading.span(place, place + len("zorgkantoren"))
    assert text[span.start : span.end] == "zorg-\nkantoren"


def test_lines_keep_their_places_and_pages() -> None:
    text = "een\r\ntwee\rdrie\fvier\n"
    lines = split_lines(text)
    assert [(line.text, line.page) for line in lines] == [("een", 1), ("twee", 1), ("drie", 1), ("vier", 2), ("", 2)]
    assert all(text[line.start : line.end] == line.text for line in lines)


def test_an_implied_chapter_begins_with_its_first_section() -> None:
    document = read_plain_text((GOLDEN / "agenda_inhoudsopgave.txt").read_text(encoding="utf-8"), file="x")
    implied = [section for section, _ in document.walk() if section.kind == "impliciet"]
    assert [section.title for section in implied] == ["Wonen"]
    assert implied[0].opening is implied[0].children[0].heading
    assert document.text[implied[0].heading.start : implied[0].heading.end].startswith("2. Wonen")


def _sections(document: Document) -> Iterator[Section]:
    for section, _ in document.walk():
        yield section


def test_the_labels_of_a_box_stay_in_the_box() -> None:
    """What stands under a subhead of a box belongs to that; the next label is the box's own again."""
    document = read_plain_text((GOLDEN / "convenant_codes.txt").read_text(encoding="utf-8"), file="x")
    box = next(section for section in _sections(document) if section.kind == "box")
    said = [block.reading.text for block in box.blocks if block.kind is BlockKind.ALINEA]
    assert said[:3] == ["Wat is de afspraak:", "Wie gaat wat doen:", "Wat is het tijdpad:"]
    assert [child.kind for child in box.children] == ["box_subkop"]
    behind = next(section for section in _sections(document) if section.number == "2.1")
    assert [block.reading.text[:6] for block in behind.blocks][-1] == "Naast "
