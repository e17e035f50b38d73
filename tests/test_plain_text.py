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


def outline(text: str) -> list[tuple[int, str | None, str]]:
    document = read_plain_text(text, file="x")
    check_coverage(document)
    check_tree(document)
    return [(section.level, section.number, section.title) for section in _sections(document)]


def noise(text: str) -> list[str]:
    return [" ".join(block.reading.text.split()) for block in read_plain_text(text, file="x").noise]


PLAN = (
    "Plan voor de buurtbus\n\n{0}1. Rijden\n\nDe bus rijdt elk uur langs het ziekenhuis en de markt.\n\n{1}"
    "2. Betalen\n\nEen rit kost een euro, en wie een pas heeft rijdt\n\n{2}voor niets mee tot negen uur.\n"
)
CHAPTERS = [(1, "1", "Rijden"), (1, "2", "Betalen")]


@pytest.mark.parametrize("marks", [(0,), (1,), (2,), (0, 2)])
@pytest.mark.parametrize("shape", ["Pagina {} van 9", "pagina {}", "Blz. {} van 9", "Plan buurtbus   Pagina {} van 9"])
def test_a_page_number_that_says_so_needs_no_repeats(shape: str, marks: tuple[int, ...]) -> None:
    said = [shape.format(place + 2) if place in marks else "" for place in range(3)]
    text = PLAN.format(*(f"{line}\n\n" if line else "" for line in said))
    assert outline(text) == CHAPTERS
    assert noise(text) == [" ".join(line.split()) for line in said if line]


def test_a_running_head_may_come_twice() -> None:
    head = "Gemeente Broekzijl – Plan voor vervoer" + 20 * " "
    text = PLAN.format("", f"{head}3\n\n", f"{head}5\n\n")
    assert outline(text) == CHAPTERS
    assert [said[-1] for said in noise(text)] == ["3", "5"]


@pytest.mark.parametrize(("first", "second"), [("2026", "2027"), ("5", "3"), ("3", "90")])
def test_two_lines_with_other_numbers_are_no_running_head(first: str, second: str) -> None:
    line = "Begroting voor vervoer   {}\n\n"
    assert not noise(PLAN.format(line.format(first), line.format(second), ""))


def test_chapters_may_have_a_number_without_a_dot_and_no_sections() -> None:
    bodies = ["De bus rijdt elk uur langs de markt.", "Een rit kost een euro.", "Wie klaagt belt het loket in de hal."]
    chapters = [(1, "1", "Vervoer"), (1, "2", "Tarieven"), (1, "3", "Klachten")]
    text = "Plan\n\n" + "\n\n".join(
        f"{number} {title}\n\n{body}" for (_, number, title), body in zip(chapters, bodies, strict=True)
    )
    assert outline(text) == chapters
    assert outline(text.partition("3 Klachten")[0]) == chapters[:2]


@pytest.mark.parametrize(
    "text",
    [
        "Nodig zijn:\n\n1 Bus\n\n2 Chauffeurs\n\n3 Haltes\n\nDaarna begint het vervoer in de hele wijk.\n",
        "Wij zagen 3 dingen.\n\n3 Bussen\n\nDie reden op tijd naar de markt.\n\n7 Haltes\n\nDie waren vol.\n",
        "1 Bus\n\nDie rijdt op tijd.\n\n2 Haltes\n\nDie zijn vol.\n\n1 Trein\n\nDie rijdt ook op tijd.\n",
    ],
)
def test_bare_numbers_that_are_no_row_of_chapters(text: str) -> None:
    assert not [title for _, number, title in outline(text) if number]


def test_articles_stand_side_by_side_under_their_paragraaf() -> None:
    body = "Het college beslist binnen acht weken op een aanvraag."
    heads = [
        "Paragraaf 1. Begin",
        "Artikel 1. Woorden",
        "Artikel 1a. Bereik",
        "Artikel 2",
        "Paragraaf 2. Slot",
        "Artikel 3",
    ]
    text = "Verordening vervoer\n\n" + "".join(
        f"{head}\n\n" + (f"{body}\n\n" if head.startswith("Artikel") else "") for head in heads
    )
    assert outline(text) == [
        (1, "Paragraaf 1", "Begin"), (2, "Artikel 1", "Woorden"), (2, "Artikel 1a", "Bereik"),
        (2, None, "Artikel 2"), (1, "Paragraaf 2", "Slot"), (2, None, "Artikel 3"),
    ]  # fmt: skip


LETTER = (
    "Gemeente Broekzijl\nCollege van burgemeester en wethouders\n\nAan de leden van de raad\n\n"
    "Onderwerp: de buurtbus in 2026\nDatum: 3 april 2026\n\nGeachte leden,\n\n"
    "In deze brief leest u hoe het met de buurtbus gaat en wat wij van u vragen.\n\n"
)


def test_the_head_of_a_letter_holds_no_headings() -> None:
    rides = "De bus rijdt elk uur langs het ziekenhuis en de markt.\n\n"
    fares = "Een rit kost een euro, en wie een pas heeft rijdt voor niets mee.\n\n"
    assert outline(f"{LETTER}Rijden\n\n{rides}Betalen\n\n{fares}") == [(1, None, "Rijden"), (1, None, "Betalen")]


def test_chapters_before_the_first_one_with_sections_are_chapters_too() -> None:
    body = "De bus rijdt elk uur langs het ziekenhuis en de markt.\n\n"
    heads = ["1. Rijden", "2. Betalen", "3. Klagen", "3.1 Per brief", "3.2 Aan het loket", "4. Slot"]
    assert [level for level, _, _ in outline(LETTER + "".join(f"{head}\n\n{body}" for head in heads))] == [
        1, 1, 1, 2, 2, 1,
    ]  # fmt: skip


def test_a_field_that_comes_back_at_the_very_end_is_no_page_foot() -> None:
    parts = [f"{name}\n\nDit doen we:\n- {what}\n\nTrekker: Vilans\n\n" for name, what in
             (("Actielijn A  Bellen", "Een lijn openen."), ("Actielijn B  Rijden", "Een bus kopen."))]  # fmt: skip
    assert noise("Regioplan\n\n" + "".join(parts)) == []


@pytest.mark.parametrize("foot", ["Convenant buurtbus Broekzijl{gap}blz. {n}", "Convenant buurtbus Broekzijl | p. {n}"])
def test_a_page_foot_with_its_number_is_no_heading(foot: str) -> None:
    pages = [foot.format(gap=" " * 20, n=n) + "\n" + "-" * 60 for n in (1, 2, 3)]
    body = "De bus rijdt elk uur langs het ziekenhuis en de markt."
    parts = [f"Artikel {n}. {name}\n\n1. {body}\n2. {body}\n\n\n{page}\n\n" for n, (name, page) in
             enumerate(zip(("Rijden", "Betalen", "Klagen"), pages, strict=True), 1)]  # fmt: skip
    text = "CONVENANT BUURTBUS BROEKZIJL\n\n" + "".join(parts)
    assert [title for _, _, title in outline(text)] == ["Rijden", "Betalen", "Klagen"]
    assert [line for line in noise(text) if "Broekzijl" in line] == [
        " ".join(page.split("\n")[0].split()) for page in pages
    ]


@pytest.mark.parametrize(
    "contents", ["", "Inhoudsopgave\n1. Rijden ..... 2\n2. Betalen ..... 3\n3. Klagen ..... 4\n\n"]
)
def test_a_title_page_is_text_before_the_first_heading(contents: str) -> None:
    front = "Gemeente Broekzijl\nMet de bus naar de dokter in Broekzijl\nVastgesteld door de raad op 3 april 2026\n\n"
    document = read_plain_text(PLAN.replace("Plan voor de buurtbus\n\n", front + contents).format("", "", ""), file="x")
    assert document.title == "Met de bus naar de dokter in Broekzijl"
    assert {block.kind for block in document.blocks} == {BlockKind.ALINEA}
    assert " ".join(block.reading.text for block in document.blocks) == " ".join(front.split())
    assert all(block.reading.text.startswith("Inhoudsopgave") for block in document.noise)
    assert len(document.noise) == bool(contents)


def test_numbered_chapters_are_chapters_behind_the_parties_of_an_agreement() -> None:
    chapters = "1. Doel\n\nHier staat wat er is.\n\n2. Acties\n\nHier staat het.\n\n3. Geld\n\nDat is er.\n"
    text = f"Akkoord\n\nPartijen\n\nDe ondergetekenden komen overeen.\n\n{chapters}"
    assert outline(text) == [(1, None, "Partijen"), (1, "1", "Doel"), (1, "2", "Acties"), (1, "3", "Geld")]
