"""Chapters that go on in another guise, running heads of letters, labels in bold."""

from __future__ import annotations

from pathlib import Path

from ingest.emphasis import bold_levels
from ingest.reading import read_document


def headings(tmp_path: Path, name: str, text: str) -> list[tuple[int, str]]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return [(section.level, section.title) for section, _ in read_document(path).walk()]


def test_a_bold_paragraph_with_the_next_number_is_the_next_chapter() -> None:
    text = (0, False, "Wij doen dit samen.")
    read = [(1, False, "1. Aanleiding"), text, (1, False, "2. Speerpunten"), (2, False, "Wonen"), text]
    bold = [(0, True, "3. Organisatie"), text, (0, True, "Wie doet mee"), text]
    assert bold_levels([*read, *bold]) == [1, 0, 1, 2, 0, 1, 0, 2, 0]
    assert bold_levels([*read, (0, True, "7. Geld"), text])[-2] == 3  # no row goes on with it


def test_the_label_of_a_box_is_no_heading_and_the_bold_line_above_it_is() -> None:
    box = [(0, True, "Teams in de wijk"), (0, True, "Wie doet wat?"), (0, False, "De gemeente opent een loket.")]
    assert bold_levels([(1, False, "Afspraken"), (0, False, "Zo spreken wij af."), *box]) == [1, 0, 2, 0, 0]


def test_a_subtitle_in_bold_is_no_heading() -> None:
    read = [(1, False, "Samen ouder"), (0, True, "Beleidsplan 2027"), (0, False, "Dit plan."), (2, False, "Waarom")]
    assert bold_levels(read) == [1, 0, 0, 2]


def test_a_chapter_goes_on_behind_the_numbered_parts_of_the_one_before(tmp_path: Path) -> None:
    said = "Dit is wat wij hier willen, en daar werken wij de komende jaren samen aan."
    heads = [
        "1. Waarom",
        "2. Inzet",
        "2.1 Verpleging",
        "1. Thuis",
        "2. Digitaal",
        "2.2 Ggz",
        "1. Herstel",
        "2.3 Jeugd",
        "3. Geld",
    ]
    found = headings(tmp_path, "visie.txt", "\n\n".join(f"{head}\n\n{said}" for head in heads) + "\n")
    assert found[-2:] == [(2, "Jeugd"), (1, "Geld")]


def test_the_letterhead_that_follows_every_page_number_is_no_heading(tmp_path: Path) -> None:
    head = "Directie Langdurige Zorg\nOns kenmerk\n4127756-1089231-LZ"
    page = "Wonen\n\nEen goed huis is het halve werk, en daar werken wij aan.\n\nVervolg\n\nIk kom daarop terug.\n"
    text = "Geachte voorzitter,\n\n" + f"{head}\n\n".join(f"{page}Pagina {one} van 3\n\n" for one in (1, 2, 3))
    assert not [title for _, title in headings(tmp_path, "brief.txt", text) if "Directie" in title]


def test_the_margin_of_a_letter_that_comes_back_on_each_page_is_no_heading(tmp_path: Path) -> None:
    page = "Wonen\n\nEen goed huis is het halve werk, en daar werken wij aan.\n\n"
    margin = "Directie Langdurige Zorg\n\nOns kenmerk\n4431907\n\nPagina {} van 3\n\n"
    text = f"Ons kenmerk\n4431907\n\nGeachte voorzitter,\n\n{page}{margin.format(1)}{page.replace('Wonen', 'Zorg')}"
    text += margin.format(2) + page.replace("Wonen", "Geld") + margin.format(3)
    assert [title for _, title in headings(tmp_path, "brief.txt", text)] == ["Wonen", "Zorg", "Geld"]


def test_a_line_that_says_by_when_is_no_heading(tmp_path: Path) -> None:
    text = "Afspraken\n\nWie: Het loket gaat open en iedereen weet dat.\n\nUiterlijk: begin 2028\n\n"
    text += "Geld\n\nEr is genoeg geld.\n"
    assert "Uiterlijk" not in " ".join(title for _, title in headings(tmp_path, "plan.txt", text))


def test_a_clause_that_a_page_breaks_off_is_no_heading(tmp_path: Path) -> None:
    text = (
        "Convenant\n\nArtikel 1 Toegang\n\n1.1 De gemeente richt in 2027 een loket in en betaalt dat zelf.\n"
        "1.2 Het Zorgkantoor wijst in elke praktijk een contactpersoon aan.\n"
        "1.3 Indien dat nodig is, kunnen Partijen besluiten het loket ook open te stellen\n\n"
        "Artikel 2 Geld\n\n2.1 Partijen betalen ieder de helft van de kosten van het loket.\n"
    )
    assert headings(tmp_path, "convenant.txt", text) == [(1, "Toegang"), (1, "Geld")]
