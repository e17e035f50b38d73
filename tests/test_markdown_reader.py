"""Markdown: structure, and offsets that count in the original itself."""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_checks import check_document, shown

from ingest.document import BlockKind, Document
from ingest.markdown_reader import read_markdown


def read(text: str) -> Document:
    document = read_markdown(text, file="stuk.md")
    assert document.text == text
    assert document.literal
    check_document(document)
    return document


def read_block(text: str) -> str:
    """The reading of a file that is one block."""
    document = read(text)
    (block,) = document.blocks
    return block.reading.text


def test_a_document_as_a_reader_sees_it() -> None:
    source = """\
    ---
    title: "Samen langer thuis"
    Uitgever: Gemeente Voorbeeld
    datum: 2026-02-01
    taal: nl
    partijen:
      - gemeente
      - zorgkantoor
    ---

    # Samen langer thuis

    Wat hier staat, gaat over **wonen** en [zorg](http://voorbeeld.nl/zorg "Zorg").

    ## 1. Waar we beginnen:

    Eerste alinea met een noot.[^1] Een zin die
    over twee regels loopt.

    - buurtkamers
      - elke wijk één
        met een eigen sleutel
    - maaltijden

      Die worden gebracht.

    1. eerst dit
    2. dan dat

    ### Wie doet wat

    | Wie | Wat |
    |-----|-----|
    | *gemeente* | vervoer \\| hulp |
    | zorgkantoor | |

    Slot
    ----

    > Een geciteerde zin.

    ![foto](foto.png)

    [^1]: Zie het [verslag](http://voorbeeld.nl).

    [bron]: http://voorbeeld.nl/bron
    <!-- einde -->
    """
    document = read(dedent(source))
    assert shown(document) == dedent(
        """\
        titel: Samen langer thuis
        kop: Samen langer thuis
        alinea: Wat hier staat, gaat over wonen en zorg.
        # [1] Waar we beginnen
          alinea: Eerste alinea met een noot. Een zin die over twee regels loopt.
          lijstitem: 0 - buurtkamers
          lijstitem: 1 - elke wijk één met een eigen sleutel
          lijstitem: 0 - maaltijden
          alinea: Die worden gebracht.
          lijstitem: 0 1. eerst dit
          lijstitem: 0 2. dan dat
          ## Wie doet wat
            tabel: Wie* | Wat*
              gemeente | vervoer | hulp
              zorgkantoor |
        # Slot
          alinea: Een geciteerde zin.
          voetnoot: 1 Zie het verslag.
        ~ markering: ---⏎title: "Samen langer thuis"⏎Uitgever: Gemeente Voorbeeld⏎datum: 2026-02-01⏎taal: nl⏎"""
        """partijen:⏎  - gemeente⏎  - zorgkantoor⏎---
        ~ markering: ![foto](foto.png)
        ~ markering: [bron]: http://voorbeeld.nl/bron
        ~ markering: <!-- einde -->"""
    )
    assert document.meta == {
        "titel": "Samen langer thuis",
        "uitgever": "Gemeente Voorbeeld",
        "datum": "2026-02-01",
        "taal": "nl",
        "partijen": "gemeente, zorgkantoor",
    }


def test_origins_lead_back_to_the_characters_of_the_original() -> None:
    text = 'Zorg **dicht\r\nbij** `huis` en [\\*hulp](x "de hulp") &amp; meer.\r\n'
    document = read(text)
    reading = document.blocks[0].reading
    assert reading.text == "Zorg dicht bij huis en *hulp & meer."
    for word in ("Zorg", "dicht", "bij", "huis", "*hulp", "meer."):
        start = reading.text.index(word)
        span = reading.span(start, start + len(word))
        assert text[span.start : span.end] == word


def test_line_ends_stay_as_they_are() -> None:
    text = "# Kop\r\rEen\rtwee\n\r\ndrie\r\n"
    document = read(text)
    assert [block.reading.text for block in document.blocks] == ["Kop", "Een twee", "drie"]


@pytest.mark.parametrize(
    ("source", "reading"),
    [
        ("*schuin* en __vet__ en ~~door~~", "schuin en vet en door"),
        ("een <span class=x>woord</span> in HTML", "een woord in HTML"),
        ("zie <http://voorbeeld.nl/a> daar", "zie http://voorbeeld.nl/a daar"),
        ("`` code met ` erin ``", "code met ` erin"),
        ("Straat 1  \nStad", "Straat 1\nStad"),
        ("een zin die<br>doorloopt", "een zin die doorloopt"),
        ("5 * 3 * 2 en a_b_c", "5 * 3 * 2 en a_b_c"),
        ("[geen link] en [^9] blijft", "[geen link] en [^9] blijft"),
        ("caf&eacute; &lt; 3", "café < 3"),
        ("```\nregel een\n  regel twee\n```", "regel een\nregel twee"),
        ("    ingesprongen tekst", "ingesprongen tekst"),
        ("<div>\nTekst in een <b>blok</b>\n</div>", "Tekst in een blok"),
        ("***", "***"),
    ],
)
def test_markup_is_left_out_of_the_reading(source: str, reading: str) -> None:
    document = read(source)
    (block,) = document.all_blocks()
    assert block.reading.text == reading


def test_a_heading_in_raw_html_is_a_heading() -> None:
    document = read('<h1 align="center">Titel</h1>\n\n<h2>Deel</h2>\n\ntekst\n')
    assert (document.title, [section.title for section in document.sections]) == ("Titel", ["Deel"])


@pytest.mark.parametrize(
    ("text", "subheads"),
    [
        ("**Wie doet mee**\n\nIedereen.\n", ["Wie doet mee"]),
        ("**Let op!**\n\nHet is glad.\n", []),
        ("**Wij noemen:**\n\n- een\n- twee\n", []),
        ("**Dit moet.**\n\nEcht.\n", []),
        ("**Een**\n\n**Twee**\n\ntekst\n", ["Twee"]),
        ("Iets **vets** in een zin\n\nen meer.\n", []),
        ("**Aan het eind**\n", []),
    ],
)
def test_among_headings_a_bold_line_with_text_under_it_is_a_subhead(text: str, subheads: list[str]) -> None:
    (chapter,) = read(f"# Titel\n\n## Deel\n\n{text}").sections
    assert [(section.level, section.title) for section in chapter.children] == [(2, title) for title in subheads]


@pytest.mark.parametrize(
    ("source", "title", "chapters"),
    [
        ("# Titel\n\n## Een\n", "Titel", ["Een"]),
        ("# Een\n\n# Twee\n", None, ["Een", "Twee"]),
        ("## Een\n\n## Twee\n", None, ["Een", "Twee"]),
        ("---\ntitel: Van boven\n---\n# Een\n\n# Twee\n", "Van boven", ["Een", "Twee"]),
        ("---\ntitel: Een\n---\n# Een\n\n# Twee\n", "Een", ["Twee"]),
        ("## Vooraf\n\n# Enige\n", None, ["Vooraf", "Enige"]),
        ("**Een**\n\ntekst.\n\n**Twee**\n\ntekst.\n", None, ["Een", "Twee"]),
        ("# Titel\n\n**geen kop**\n", "Titel", []),
    ],
)
def test_title_and_chapters(source: str, title: str | None, chapters: list[str]) -> None:
    document = read(source)
    assert document.title == title
    assert [section.title for section in document.sections] == chapters


def test_a_ruler_is_no_front_matter() -> None:
    document = read("---\n\nGewone tekst: geen sleutel.\n\n---\n\nMeer.\n")
    assert document.meta == {}
    assert [block.reading.text for block in document.blocks] == ["Gewone tekst: geen sleutel.", "Meer."]


def test_a_footnote_goes_on_when_indented_and_ends_when_not() -> None:
    document = read("Tekst[^a].\n\n[^a]: Eerste regel\n    tweede regel.\n\n    Nog een alinea.\n\nGeen noot meer.\n")
    notes = [block for block in document.blocks if block.kind is BlockKind.VOETNOOT]
    assert [(note.marker, note.reading.text) for note in notes] == [("a", "Eerste regel tweede regel. Nog een alinea.")]
    assert document.blocks[-1].reading.text == "Geen noot meer."


def test_footnotes_in_a_fence_are_code() -> None:
    document = read("```\n[^1]: geen noot\n```\n")
    assert [block.kind for block in document.blocks] == [BlockKind.ALINEA]


def test_cells_have_literal_origins() -> None:
    text = "> | a | b | c |\n> |---|---|---|\n> | een | tw\\|ee | **drie** | vier |\n"
    document = read(text)
    row = document.blocks[0].rows[1]
    assert [cell.reading.text for cell in row] == ["een", "tw|ee", "drie", "vier"]
    assert [text[span.start : span.end] for span in (c.reading.span(0, len(c.reading.text)) for c in row)] == [
        "een",
        "tw\\|ee",
        "drie",
        "vier",
    ]


def test_text_beyond_the_deepest_nesting_is_still_read() -> None:
    document = read("> " * 200 + "diep in het citaat\n")
    assert "diep in het citaat" in " ".join(block.reading.text for block in document.blocks)


PIECES = st.sampled_from(
    [
        *(
            "# ",
            "## ",
            "\n",
            "\n\n",
            "- ",
            "  - ",
            "1. ",
            "> ",
            "```\n",
            "~~~",
            "---\n",
            "===\n",
            "a: b\n",
            "\t",
            "    ",
        ),
        *("| a | b |\n|---|---|\n| c | d \\| e |\n", "|", "**", "*", "_", "`", "~~", "[", "]", "(", ")", "\\", "\\*"),
        *("[^1]", "[^1]: noot", "[a](b)", "[r]: http://x 'y'\n", "![x](y)", "<http://a.b>", "&amp;", "<br>"),
        *("<div>", "</div>", "<!--", "-->", "<h2>K</h2>\n", "woord ", "zorg", "é", "\r\n", "\r", "\x0c", "\u2028", " "),
    ]
)


def test_a_comment_that_is_never_closed_runs_over_a_footnote() -> None:
    document = read("<!-- oud\nniet tonen\n[^1]: noot\n")
    assert [block.reading.text for block in document.blocks] == ["noot"]


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=60)))
def test_any_text_is_covered_and_maps_back(text: str) -> None:
    read(text)


@settings(deadline=None, max_examples=100)
@given(st.lists(st.text("abcdefé ", min_size=1, max_size=20).filter(str.strip), min_size=1, max_size=8))
def test_plain_paragraphs_come_through_unchanged(paragraphs: list[str]) -> None:
    document = read("\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs))
    assert [block.reading.text for block in document.blocks] == [" ".join(p.split()) for p in paragraphs]
