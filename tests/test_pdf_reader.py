"""PDF: text in reading order, with pages, tables and what stands around them."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making_files import CATALOGUE, ONE_PAGE, PAGE, Picture, Print, Stroke, column, grid, pdf_bytes, pdf_stream, raw_pdf
from reading_checks import check_document, shown
from reportlab.pdfbase.pdfmetrics import stringWidth

from ingest.document import BlockKind, Document, UnreadableDocument
from ingest.limits import Limits
from ingest.pdf_reader import read_pdf

OPENING = [
    "De gemeente wil dat mensen langer thuis kunnen wonen. Daarom komt er in",
    "elke wijk een plek waar bewoners elkaar ontmoeten en waar de wijkverpleeg-",
    "kundige spreekuur houdt. Het zorgkantoor betaalt mee.",
]
PLAN = [
    "De buurtkamer is vijf dagen per week open. Vrijwilligers koken er samen met",
    "bewoners, en wie dat wil krijgt een maaltijd thuis bezorgd.",
]
MONEY = [
    "In het eerste jaar kost dit vier ton. Daarna dalen de kosten, omdat minder",
    "mensen naar het ziekenhuis hoeven.",
]


def read(pages: list[list[Print | Stroke | Picture]], **options: str) -> Document:
    document = read_pdf(pdf_bytes(pages, **options), file="stuk.pdf", limits=Limits())  # type: ignore[arg-type]
    assert not document.literal
    check_document(document)
    return document


def report_page(number: int, heading: str, *parts: list[str]) -> list[Print | Stroke | Picture]:
    """A page with a running header, a heading, paragraphs and a page number."""
    page: list[Print | Stroke | Picture] = [Print(72, 806, "Plan voor de wijk Zonneveld", 9)]
    page.append(Print(72, 740, heading, 18, bold=True))
    top = 712.0
    for part in parts:
        page += column(part, top=top)
        top -= 14 * len(part) + 14
    return [*page, Print(300, 30, str(number), 9)]


def test_a_report_as_a_reader_sees_it() -> None:
    document = read(
        [
            report_page(1, "1 Waarom dit plan", OPENING),
            report_page(2, "2 Wat we gaan doen", PLAN, ["• een buurtkamer", "• een maaltijd"], PLAN),
            report_page(3, "3 Wat het kost", MONEY),
        ],
        title="Plan voor de wijk Zonneveld",
    )
    read_as = [line for line in shown(document).splitlines() if not line.startswith("~")]
    assert read_as == [
        "titel: Plan voor de wijk Zonneveld",
        "alinea: Plan voor de wijk Zonneveld",
        "# [1] Waarom dit plan",
        "  alinea: De gemeente wil dat mensen langer thuis kunnen wonen. Daarom komt er in elke wijk een plek waar "
        "bewoners elkaar ontmoeten en waar de wijkverpleegkundige spreekuur houdt. Het zorgkantoor betaalt mee.",
        "# [2] Wat we gaan doen",
        f"  alinea: {' '.join(PLAN)}",
        "  lijstitem: 0 • een buurtkamer",
        "  lijstitem: 0 • een maaltijd",
        f"  alinea: {' '.join(PLAN)}",
        "# [3] Wat het kost",
        f"  alinea: {' '.join(MONEY)}",
    ]
    assert all(block.kind is BlockKind.PAGINAKOP for block in document.noise)
    noise = " ".join(block.reading.text for block in document.noise).split()
    assert noise == "1 Plan voor de wijk Zonneveld 2 Plan voor de wijk Zonneveld 3".split()
    assert document.pages == 3
    assert [section.heading.page for section in document.sections] == [1, 2, 3]
    assert all(block.page is not None for block in document.all_blocks())


LEFT = [
    "Wie ouder wordt, wil meestal thuis",
    "blijven wonen. Dat lukt vaak, met",
    "wat hulp van familie en van buren.",
    "Soms is er meer nodig, en dan komt",
    "de wijkverpleegkundige langs om te",
    "bespreken wat er kan.",
]
RIGHT = [
    "Voor het huishouden kunt u terecht",
    "bij de gemeente. Voor zorg aan het",
    "lichaam betaalt de verzekering. De",
    "wijkverpleegkundige weet de weg en",
    "regelt wat nodig is, samen met wie",
    "voor u zorgt.",
]


@pytest.mark.parametrize("told", ["", "about:blank"])
def test_the_small_head_of_a_single_page_is_not_its_title(told: str) -> None:
    page = [
        Print(72, 806, "Huisstijl – vastgesteld", 7),
        Print(72, 760, "Handreiking Samen eten", 20, bold=True),
        Print(72, 720, "Waarom samen", 14, bold=True),
        *column(OPENING, top=700),
        Print(72, 640, "Wie doet mee", 14, bold=True),
        *column(PLAN, top=620),
    ]
    assert read([page], title=told).title == "Handreiking Samen eten"


@pytest.mark.parametrize("number", ["Pagina {} van 3", "{}"])
@pytest.mark.parametrize("sides", [(72, 460), (460, 72)])
def test_a_footer_of_two_cells_interrupts_nothing(number: str, sides: tuple[int, int]) -> None:
    """The cells change sides on the second page, and its last sentence goes on there."""
    pages: list[list[Print | Stroke | Picture]] = []
    for page, part in enumerate([OPENING[:2], [*OPENING[2:], *PLAN], MONEY], 1):
        site, place = sides if page != 2 else reversed(sides)
        footer = [Print(site, 30, "www.zonneveld.example", 9), Print(place, 30, number.format(page), 9)]
        pages.append([*column(part, top=712.0), *footer])
    document = read(pages)
    assert len(document.noise) == 3
    assert not list(document.walk())
    assert "de wijkverpleegkundige spreekuur houdt." in " ".join(block.reading.text for block in document.blocks)


def test_columns_are_read_one_after_the_other() -> None:
    page = [Print(72, 780, "Een kop over beide kolommen van het blad heen", 16)]
    document = read([[*page, *column(LEFT, x=72), *column(RIGHT, x=320)]])
    words = document.text.split()
    assert words == [*page[0].text.split(), *" ".join(LEFT).split(), *" ".join(RIGHT).split()]


def test_columns_that_keep_no_step_are_no_table() -> None:
    """Paragraphs, lists and headings leave room at other heights on either side, so that rows seem to begin there."""
    left = [575, 559, 544, 520, 504, 489, 471, 456, 438, 424, 409, 391, 376, 354, 338, 323, 308]
    right = [571, 555, 541, 526, 506, 491, 476, 456, 441, 426, 406, 391, 367, 351, 336, 321]
    page = [Print(x, y, f"{LEFT[0]} {y}") for x, side in ((50, left), (310, right)) for y in side]
    assert read([page]).text.split() == " ".join(f"{LEFT[0]} {y}" for y in [*left, *right]).split()


def test_a_reference_keeps_its_address_and_its_last_line_of_figures() -> None:
    lines = [
        "Literatuur", "", "Otten W, Beek R. Licht bij een onrustige nacht. 2016.",
        "https://doi.org/10.5555/LICHT.16", "",
        "Rooij P. Vallen en medicijnen in het verpleeghuis. 2013. doi", "10.5555",
    ]  # fmt: skip
    document = read([column(OPENING), column(lines)])
    shown_text = " ".join(block.reading.text for section, _ in document.walk() for block in section.blocks)
    assert "2016. https://doi.org/10.5555/LICHT.16" in shown_text
    assert "2013. doi 10.5555" in shown_text


def test_three_columns() -> None:
    third = ["Meer weten over", "wonen en zorg?", "Kom dan naar de", "buurtkamer in", "uw wijk langs."]
    first = ["Bij ons in huis", "wonen mensen op", "elkaar te letten", "en samen te eten", "iedere middag."]
    second = ["Er is een tuin,", "een keuken voor", "wie graag kookt", "en een werkplek", "voor klussen."]
    page = [*column(first, x=60), *column(second, x=230), *column(third, x=400)]
    assert read([page]).text.split() == " ".join([*first, *second, *third]).split()


def spaced_out(lines: list[str], *, x: float, width: float, top: float = 760) -> list[Print]:
    """Lines that fill their column, as justified text does: word by word, with wide spaces; not so the last."""
    page = [Print(x, top - 14 * (len(lines) - 1), lines[-1])]
    for place, line in enumerate(lines[:-1]):
        words = line.split()
        lengths = [stringWidth(word, "Helvetica", 11) for word in words]
        space = (width - sum(lengths)) / max(len(words) - 1, 1)
        for number, word in enumerate(words):
            page.append(Print(x + sum(lengths[:number]) + number * space, top - 14 * place, word))
    return page


def test_columns_of_justified_text() -> None:
    page = [*spaced_out(LEFT, x=72, width=210), *spaced_out(RIGHT, x=300, width=210)]
    assert read([page]).text == "\n".join([*LEFT, "", *RIGHT, ""])


def test_a_header_is_no_part_of_the_columns_below_it() -> None:
    header = [Print(72, 800, "Jaarverslag"), Print(420, 800, "Bladzijde 7")]
    document = read([[*header, *column(LEFT, x=72, top=740), *column(RIGHT, x=320, top=740)]])
    assert document.text.splitlines()[0] == "Jaarverslag\tBladzijde 7"
    assert document.text.split()[3:] == " ".join([*LEFT, *RIGHT]).split()


def test_a_heading_below_columns_comes_after_both() -> None:
    below = [Print(72, 620, "Wat nu volgt", 16), *column(["Een slotzin onder de kolommen."], top=595)]
    document = read([[*column(LEFT, x=72), *column(RIGHT, x=320), *below]])
    assert document.text.split() == " ".join([*LEFT, *RIGHT, "Wat nu volgt", "Een slotzin onder de kolommen."]).split()


def test_columns_above_and_below_a_full_line() -> None:
    middle = "Deze regel loopt over de volle breedte van het blad en staat tussen de kolommen in."
    page = [
        *column(LEFT, x=72),
        *column(RIGHT, x=320),
        Print(72, 640, middle),
        *column(LEFT, x=72, top=600),
        *column(RIGHT, x=320, top=600),
    ]
    expected = [*LEFT, *RIGHT, middle, *LEFT, *RIGHT]
    assert read([page]).text.split() == " ".join(expected).split()


ROWS = [("Wie", "Wat", "Wanneer"), ("gemeente", "vervoer", "2026"), ("zorgkantoor", "geld", "2027")]


def drawn_table(*, lines: bool) -> list[Print | Stroke | Picture]:
    xs, step = [72.0, 200.0, 330.0, 420.0], 20.0
    ys = [700 - step * place for place in range(len(ROWS) + 1)]
    page: list[Print | Stroke | Picture] = list(grid(xs, ys)) if lines else []
    for row, y in zip(ROWS, ys, strict=False):
        page += [Print(x + 4, y - 14, text) for x, text in zip(xs, row, strict=False)]
    return page


@pytest.mark.parametrize("lines", [True, False])
def test_a_table_keeps_its_rows(lines: bool) -> None:
    document = read([[*column(OPENING), *drawn_table(lines=lines)]])
    (table,) = [block for block in document.blocks if block.rows]
    assert [tuple(cell.reading.text for cell in row) for row in table.rows] == ROWS


def test_wrapped_text_in_a_drawn_cell_stays_in_its_cell() -> None:
    page: list[Print | Stroke | Picture] = [*grid([72, 200, 400], [700, 650, 600, 550])]
    page += [
        *column(["zorg-", "kantoren"], x=76, top=685),
        *column(["betalen mee aan", "de zaal"], x=204, top=685),
        *column(["gemeenten"], x=76, top=635),
        *column(["huren de", "ruimte"], x=204, top=635),
        *column(["bewoners"], x=76, top=585),
    ]
    rows = ["zorgkantoren\tbetalen mee aan de zaal", "gemeenten\thuren de ruimte", "bewoners\t"]
    assert read([page]).text.splitlines() == rows


def cells_at(xs: Sequence[float], rows: Sequence[Sequence[Sequence[str]]], *, room: float) -> list[Print]:
    """A table without lines: each cell is its lines; `room` is left between rows. The first row is bold."""
    page, y = [], 600.0
    for number, row in enumerate(rows):
        for x, lines in zip(xs, row, strict=True):
            page += [Print(x, y - 13 * place, line, bold=number == 0) for place, line in enumerate(lines)]
        y -= 13 * max(map(len, row)) + room
    return page


def tables_of(page: Sequence[Print]) -> list[list[str]]:
    document = read([[*column(OPENING), *page]])
    assert list(document.walk()) == []
    return [[" | ".join(cell.reading.text for cell in row) for row in b.rows] for b in document.blocks if b.rows]


HEADER = (["Actie"], ["Wie"], ["Wanneer"])
WRAPPED = (["Leer vrijwilligers hoe zij", "eenzame buren herkennen"], ["Welzijn en", "huisartsen"], ["2027"])


@pytest.mark.parametrize("room", [8, 0], ids=["with room between rows", "rows as close as lines"])
def test_a_table_without_lines_keeps_cells_of_several_lines_whole(room: float) -> None:
    rows = [HEADER, (["Open een inloophuis in de", "oude school"], ["Gemeente"], ["2026"]), WRAPPED]
    assert tables_of(cells_at([72, 260, 400], rows, room=room)) == [
        [
            "Actie | Wie | Wanneer",
            "Open een inloophuis in de oude school | Gemeente | 2026",
            "Leer vrijwilligers hoe zij eenzame buren herkennen | Welzijn en huisartsen | 2027",
        ]
    ]


def test_two_columns_are_a_table_when_cells_wrap_or_the_first_row_is_bold() -> None:
    wrapped = [
        (["Onderwerp"], ["Toelichting"]),
        (["Vallen"], ["Oefenen in een groep,", "elke week"]),
        (["Wonen"], ["Bel"]),
    ]
    assert tables_of(cells_at([72, 200], wrapped, room=8)) == [
        ["Onderwerp | Toelichting", "Vallen | Oefenen in een groep, elke week", "Wonen | Bel"]
    ]
    years = [(["Jaar"], ["Begroot"]), (["2026"], ["€ 100.000"]), (["2027"], ["€ 120.000"])]
    assert tables_of(cells_at([72, 200], years, room=8)) == [["Jaar | Begroot", "2026 | € 100.000", "2027 | € 120.000"]]


@pytest.mark.parametrize(
    "rows",
    [
        [(["1."], ["Eerst dit, en daarna", "nog wat meer"]), (["2."], ["Dan dat"]), (["3."], ["Tot slot"])],
        [(["Datum"], ["12 mei 2026"]), (["Kenmerk"], ["2026-17"]), (["Betreft"], ["Zorg thuis"])],
        [(["Begin van een lange titel", "die doorloopt"], ["3"]), (["Midden"], ["9"]), (["Slot"], ["12"])],
    ],
    ids=["a list", "fields of a letter", "contents"],
)
def test_what_is_no_table_without_lines(rows: Sequence[Sequence[Sequence[str]]]) -> None:
    page = [Print(one.x, one.y, one.text) for one in cells_at([72, 300], rows, room=8)]
    document = read([[*column(OPENING), *page]])
    assert not [block for block in document.blocks if block.rows]


def test_a_frame_around_text_is_no_table() -> None:
    document = read([[*grid([60, 500], [790, 650]), *column(OPENING)]])
    assert "\t" not in document.text


def test_words_broken_at_line_ends_are_whole_in_the_reading_and_as_printed_in_the_text() -> None:
    document = read([column(OPENING)])
    assert "wijkverpleeg-\nkundige" in document.text
    assert "de wijkverpleegkundige spreekuur" in document.blocks[0].reading.text


def test_chapters_on_pages_of_their_own_are_no_footnotes() -> None:
    """Their numbers count up and little stands below them, as with footnotes; but they are printed larger."""
    pages: list[list[Print | Stroke | Picture]] = [
        [Print(72, 760, f"{number} {title}", 15, bold=True), *column(OPENING, top=730), Print(300, 30, str(number), 9)]
        for number, title in enumerate(["Inleiding", "Herkennen", "Behandelen"], 1)
    ]
    assert [section.title for section in read(pages).sections] == ["Inleiding", "Herkennen", "Behandelen"]


def test_raised_figures() -> None:
    word, raised = stringWidth("de zorg", "Helvetica", 11), stringWidth("3", "Helvetica", 6)
    page = [Print(72, 700, "de zorg"), Print(72 + word, 704, "3", 6), Print(72 + word + raised, 700, " thuis")]
    assert read([page]).text == "de zorg³ thuis\n"


def test_text_that_is_printed_twice_is_read_once() -> None:
    page = [Print(72, 700, "Vet door dubbeldruk"), Print(72.3, 700, "Vet door dubbeldruk")]
    assert read([page]).text == "Vet door dubbeldruk\n"


def test_room_between_paragraphs_is_an_empty_line() -> None:
    page = column(["Eerste regel", "tweede regel", "", "", "Nieuwe alinea", "en verder"])
    assert read([page]).text == "Eerste regel\ntweede regel\n\nNieuwe alinea\nen verder\n"


def test_the_bullet_of_simple_fonts() -> None:
    assert read([[Print(72, 700, "• punt")]]).text == "• punt\n"


def test_a_title_of_another_file_is_no_title() -> None:
    assert read([column(OPENING)], title="Microsoft Word - concept_v3.docx").title is None
    assert "titel" not in read([column(OPENING)], title="brochure.indd").meta


def test_what_the_file_says_of_itself() -> None:
    document = read([column(OPENING)], title="Plan voor de wijk", author="Gemeente Voorbeeld")
    assert document.title == "Plan voor de wijk"
    assert document.meta == {"titel": "Plan voor de wijk", "auteur": "Gemeente Voorbeeld", "datum": "2000-01-01"}


def test_an_empty_user_password_is_tried() -> None:
    document = read([column(OPENING)], owner="geheim")
    assert document.text.startswith("De gemeente wil")


def test_a_file_that_breaks_off_gives_what_stands_there_and_says_so() -> None:
    whole = pdf_bytes([column(OPENING), column(["Tweede bladzijde met tekst."])])
    document = read_pdf(whole[: whole.index(b"startxref")], file="half.pdf", limits=Limits())
    assert OPENING[0] in document.text
    assert document.meta["afgebroken"] == "ja"
    assert any("breekt af" in repair.reason for repair in document.repairs)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf_bytes([column(OPENING)], password="geheim"), "met een wachtwoord beveiligd"),
        (pdf_bytes([[Picture(0, 0, 595, 842)]]), "bevat alleen beeld, geen tekst: laat er OCR over lopen"),
        (pdf_bytes([[]]), "bevat alleen beeld, geen tekst: laat er OCR over lopen"),
        (pdf_bytes([column(OPENING)])[:400], "afgebroken of beschadigd"),
        (b"%PDF-1.7\n%%EOF", "afgebroken of beschadigd"),
        (b"%PDF-1.7\n" + b"onzin " * 500 + b"%%EOF", "afgebroken of beschadigd"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocument, match=reason):
        read_pdf(data, file="stuk.pdf", limits=Limits())


def test_a_page_of_image_alone_is_reported() -> None:
    document = read([column(OPENING), [Picture(0, 0, 595, 842)]])
    assert ("pagina 2", "alleen beeld, geen tekst") in [(repair.place, repair.reason) for repair in document.repairs]
    assert document.pages == 2


@pytest.mark.parametrize(
    ("limits", "reason"),
    [(Limits(pages=2), "meer dan 2 pagina's"), (Limits(characters=100), "meer dan 100 tekens")],
)
def test_limits(limits: Limits, reason: str) -> None:
    with pytest.raises(UnreadableDocument, match=reason):
        read_pdf(pdf_bytes([column(OPENING)] * 3), file="stuk.pdf", limits=limits)


def one_page(content: bytes) -> Document:
    """A page drawn by hand."""
    data = raw_pdf(CATALOGUE, ONE_PAGE, PAGE, pdf_stream(content))
    document = read_pdf(data, file="stuk.pdf", limits=Limits())
    check_document(document)
    return document


def test_turned_text_is_read_after_the_rest() -> None:
    turned = b"BT /F 11 Tf 0 1 -1 0 40 300 Tm (in de marge) Tj ET"
    assert one_page(turned + b" BT /F 11 Tf 72 700 Td (Op het blad) Tj ET").text == "Op het blad\n\nin de marge\n"


def test_a_raised_figure_by_text_rise() -> None:
    content = b"BT /F 11 Tf 72 700 Td (zorg) Tj /F 6 Tf 4 Ts (12) Tj /F 11 Tf 0 Ts ( thuis) Tj ET"
    assert one_page(content).text == "zorg¹² thuis\n"


def test_a_broken_page_costs_that_page() -> None:
    pages = b"<</Type /Pages /Kids [3 0 R 5 0 R] /Count 2>>"
    broken = PAGE.replace(b"/Subtype /Type1", b"/Subtype /Type0")
    text = pdf_stream(b"BT /F 11 Tf 72 700 Td (Op het blad) Tj ET")
    document = read_pdf(raw_pdf(CATALOGUE, pages, PAGE, text, broken), file="stuk.pdf", limits=Limits())
    assert document.text.strip() == "Op het blad"
    assert document.pages == 2
    assert [(repair.place, repair.reason) for repair in document.repairs] == [("pagina 2", "beschadigd")]


PLACES = st.builds(
    Print,
    st.integers(0, 590),
    st.integers(0, 840),
    st.sampled_from(
        ["zorg", "een lange regel tekst over wonen", "1", "• punt", "3.2 Kop", "woord-", "• ", "(a)", "é–€"]
    ),
    st.sampled_from([6, 11, 11, 18]),
    st.booleans(),
)
STROKES = st.builds(grid, st.just([100, 200, 300]), st.just([500, 450, 400]))


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(PLACES, max_size=12), min_size=1, max_size=4), STROKES)
def test_whatever_stands_where_is_read_once(pages: list[list[Print]], strokes: list[Stroke]) -> None:
    words = " ".join(line.text for page in pages for line in page).split()
    if not words:
        return
    document = read([[*page, *strokes] for page in pages])
    # hyphens may be mended away in a table, small figures be taken for raised ones
    printed = "".join(words).replace("-", "")
    found = unicodedata.normalize("NFKC", "".join(document.text.split())).replace("-", "")
    # two that are printed on the very same spot count as one
    assert not Counter(found) - Counter(printed)
    assert set(found) == set(printed)
