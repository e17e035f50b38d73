"""DOCX: what Word shows on its pages, as a section tree."""

from __future__ import annotations

import io
import re
from textwrap import dedent

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making_files import STYLES, docx_bytes, item, numbering_level, p, run, table
from reading_checks import check_document, shown

from ingest.document import BlockKind, Document, UnreadableDocument
from ingest.docx_reader import read_docx
from ingest.limits import Limits

NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + numbering_level(0, "•", "bullet")
    + numbering_level(1, "o", "bullet")
    + "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="1">'
    + numbering_level(0, "%1.")
    + numbering_level(1, "%1.%2")
    + numbering_level(2, "%3)", "lowerRoman")
    + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
    "</w:lvlOverride></w:num>"
)
BOLD = "<w:b/>"


def read(body: str, **parts: object) -> Document:
    document = read_docx(docx_bytes(body, **parts), file="stuk.docx", limits=Limits())  # type: ignore[arg-type]
    assert not document.literal
    check_document(document)
    return document


def readings(document: Document) -> list[str]:
    return [block.reading.text for block in document.blocks]


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def test_a_document_as_a_reader_sees_it() -> None:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
    instruction = '<w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
    body = (
        p("Zorg in de wijk", "Titel")
        + p(field("begin") + instruction + field("separate") + run("Waarom 3"), "Inhopg1")
        + p(run("Hoe 4") + field("end"))
        + p("Waarom", "Kop1", ppr=numbered)
        + p(run("Wie ziek is") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(", blijft thuis."))
        + p("Tussenkop", "Eigen")
        + item("buurtkamer")
        + item("met tuin", level=1)
        + item("maaltijd")
        + p("- getypt streepje")
        + p("Hoe", "Kop1", ppr=numbered)
        + item("gaan", number=2, level=1)
        + item("staan", number=2, level=1)
        + table([["Wie", "Wat"], ["gemeente", "vervoer"]], header=True)
        + p("Tabel 1. Wie en wat", "Bijschrift")
        + table([[f"<w:tc>{p('Kader')}{item('in het kader')}</w:tc>"]])
    )
    document = read(body, numbering=NUMBERING, footnotes={2: "Of net thuis is."}, header="Paginakop")
    assert shown(document) == dedent("""\
        titel: Zorg in de wijk
        kop: Zorg in de wijk
        # [1] Waarom
          alinea: Wie ziek is, blijft thuis.
          voetnoot: 1 Of net thuis is.
          ## Tussenkop
            lijstitem: 0 • buurtkamer
            lijstitem: 1 o met tuin
            lijstitem: 0 • maaltijd
            lijstitem: 0 - getypt streepje
        # [2] Hoe
          lijstitem: 1 2.1 gaan
          lijstitem: 1 2.2 staan
          tabel: Wie* | Wat*
            gemeente | vervoer
          bijschrift: Tabel 1. Wie en wat
          alinea: Kader
          lijstitem: 0 • in het kader
        ~ inhoudsopgave: Waarom 3
        ~ inhoudsopgave: Hoe 4""")
    assert "Paginakop" not in document.text
    assert "Wie ziek is[1], blijft thuis." in document.text


def test_what_python_docx_writes_is_read() -> None:
    made = docx.Document()
    made.add_heading("Titel", 0)
    made.add_heading("Hoofdstuk een", 1)
    made.add_paragraph("Tekst.")
    made.add_paragraph("punt", style="List Bullet")
    made.add_heading("Deel", 2)
    grid = made.add_table(2, 2)
    for place, cell in enumerate(cell for row in grid.rows for cell in row.cells):
        cell.text = str(place)
    made.core_properties.title = "Titel"
    made.core_properties.last_modified_by = "Iemand"
    saved = io.BytesIO()
    made.save(saved)
    document = read_docx(saved.getvalue(), file="a.docx", limits=Limits())
    check_document(document)
    assert shown(document) == dedent("""\
        titel: Titel
        kop: Titel
        # Hoofdstuk een
          alinea: Tekst.
          lijstitem: 0 • punt
          ## Deel
            tabel: 0 | 1
              2 | 3""")


def test_headings_by_outline_level_and_by_a_style_based_on_one() -> None:
    document = read(
        p("Stijl", "Kop1") + p("Niveau", ppr='<w:outlineLvl w:val="1"/>') + p("Afgeleid", "Eigen") + p("Einde", "Kop1")
    )
    assert shown(document).splitlines()[1:] == ["# Stijl", "  ## Niveau", "  ## Afgeleid", "# Einde"]


def test_a_style_that_is_based_on_itself_does_not_hang() -> None:
    loop = '<w:style w:type="paragraph" w:styleId="Lus"><w:name w:val="Lus"/><w:basedOn w:val="Lus"/></w:style>'
    assert readings(read(p("tekst", "Lus"), styles=STYLES + loop)) == ["tekst"]


def test_without_heading_styles_short_bold_lines_are_headings() -> None:
    text = "Gewone tekst die een alinea vult. " * 4
    large = '<w:b/><w:sz w:val="36"/>'
    body = (
        p("Plan van aanpak", rpr=large)
        + p("Aanleiding", rpr=BOLD)
        + p(text)
        + p("2.1 Onderdeel", rpr=BOLD)
        + p(run("Let op: ", BOLD) + run("alleen het begin is vet."))
        + p("Dit is een hele zin die vet staat.", rpr=BOLD)
        + p("Vervolg", rpr=BOLD)
        + p(text)
    )
    document = read(body)
    assert document.title == "Plan van aanpak"
    assert [(len(path) + 1, s.number, s.title) for s, path in document.walk()] == [
        (1, None, "Aanleiding"),
        (2, "2.1", "Onderdeel"),
        (1, None, "Vervolg"),
    ]


def test_with_heading_styles_a_bold_line_with_text_under_it_is_a_subhead() -> None:
    text = p("Gewone tekst die een alinea vult. " * 4)
    body = p("Kop", "Kop1") + p("Wie doet mee", rpr=BOLD) + text + p("Vet", rpr=BOLD) + p("Tweede", "Kop1") + text
    body += (
        p("Let op!", rpr=BOLD)
        + text
        + p("Een vet punt", rpr=BOLD, ppr=item("")[item("").index("<w:numPr") : item("").index("</w:pPr")])
        + text
    )
    assert [(len(path) + 1, s.title) for s, path in read(body).walk()] == [
        (1, "Kop"),
        (2, "Wie doet mee"),
        (1, "Tweede"),
    ]


def test_tracked_changes_count_as_accepted() -> None:
    body = p(
        run("De prijs is ")
        + f'<w:del w:id="1"><w:r><w:delText>oud </w:delText></w:r></w:del><w:ins w:id="2">{run("nieuw ")}</w:ins>'
        + f'<w:moveFrom w:id="3">{run("weg ")}</w:moveFrom><w:moveTo w:id="4">{run("hier")}</w:moveTo>'
    ) + table([["a", "b"], ["c", "d"]]).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 1)
    document = read(body)
    assert readings(document) == ["De prijs is nieuw hier", "c | d"]
    assert [repair.done for repair in document.repairs] == ["weggelaten"]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ('<w:hyperlink r:id="x">' + run("koppeling") + "</w:hyperlink>", "koppeling"),
        ("<w:sdt><w:sdtContent>" + run("invulveld") + "</w:sdtContent></w:sdt>", "invulveld"),
        (run("zicht") + run("baar", "<w:vanish/>"), "zicht"),
        (run("een") + "<w:r><w:tab/><w:t>twee</w:t></w:r>", "een twee"),
        (run("Straat 1") + "<w:r><w:br/></w:r>" + run("Stad"), "Straat 1\nStad"),
        (run("een zin") + "<w:r><w:br/></w:r>" + run("die doorloopt"), "een zin die doorloopt"),
        (run("e") + "<w:r><w:noBreakHyphen/><w:t>mail</w:t><w:softHyphen/><w:t>box</w:t></w:r>", "e-mailbox"),
        (run("taak ") + '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>' + run(" gedaan"), "taak • gedaan"),
        (field("begin") + "<w:r><w:instrText>P</w:instrText></w:r>" + field("separate") + run("7") + field("end"), "7"),
        (field("begin") + "<w:r><w:instrText>X</w:instrText></w:r>" + run("half") + field("end") + run("heel"), "heel"),
        ("<w:fldSimple w:instr='DATE'>" + run("1 mei") + "</w:fldSimple>", "1 mei"),
        ("<w:r/><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", "a+b"),
        ("<w:r><w:ruby><w:rt>" + run("x") + f"</w:rt><w:rubyBase>{run('ja')}</w:rubyBase></w:ruby></w:r>", "ja"),
    ],
)  # fmt: skip
def test_what_stands_in_a_paragraph(inside: str, expected: str) -> None:
    assert readings(read(p(inside))) == [expected]


def test_a_field_that_is_never_closed_hides_nothing_after_its_paragraph() -> None:
    document = read(p(field("begin") + "<w:r><w:instrText> TOC </w:instrText></w:r>") + p("Kop", "Kop1") + p("tekst"))
    assert readings(document) == ["Kop", "tekst"]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{p('In het vak')}</w:txbxContent>"
    drawing = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert readings(read(p(run("Naast het vak") + drawing) + p("Verder"))) == ["Naast het vak", "In het vak", "Verder"]


def test_merged_cells_are_taken_apart() -> None:
    body = table(
        [
            ["Wie", "Begin", "Eind"],
            [_cell("VWS", '<w:vMerge w:val="restart"/>'), _cell("2026", '<w:gridSpan w:val="2"/>')],
            [_cell("", "<w:vMerge/>"), "2027", "2028"],
        ],
        header=True,
    )
    (block,) = read(body).blocks
    assert [[cell.reading.text for cell in row] for row in block.rows] == [
        ["Wie", "Begin", "Eind"],
        ["VWS", "2026", ""],
        ["VWS", "2027", "2028"],
    ]


def _cell(text: str, properties: str) -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def test_bold_labels_are_headers() -> None:
    bold = [[f"<w:tc>{p(text, rpr=BOLD)}</w:tc>" for text in row] for row in (["Doel"], ["Duur"])]
    document = read(table([[*bold[0], "rust"], [*bold[1], "een jaar"]]))
    assert [[cell.header for cell in row] for row in document.blocks[0].rows] == [[True, False], [True, False]]


def test_a_cell_holds_its_paragraphs_list_and_inner_table_on_one_line() -> None:
    cell = f"<w:tc>{p('Wie doet mee:')}{item('arts')}{item('buur')}{table([['x', 'y']])}{p()}</w:tc>"
    (block,) = read(table([["a", cell]]), numbering=NUMBERING).blocks
    assert block.rows[0][1].reading.text == "Wie doet mee: • arts • buur x y"


def test_numbers_run_on_and_restart_as_in_word() -> None:
    body = (
        item("a", number=2)
        + item("b", number=2, level=1)
        + item("c", number=2, level=2)
        + item("d", number=2, level=2)
        + item("e", number=2)
        + item("f", number=2, level=1)
        + item("g", number=3)
        + item("h", number=99)
    )
    document = read(body, numbering=NUMBERING)
    assert [(block.marker, block.level) for block in document.blocks] == [
        ("1.", 0),
        ("1.1", 1),
        ("i)", 2),
        ("ii)", 2),
        ("2.", 0),
        ("2.1", 1),
        ("5.", 0),
        ("•", 0),
    ]


def test_notes_stand_after_the_block_that_refers_to_them() -> None:
    foot = '<w:r><w:footnoteReference w:id="4"/></w:r>'
    end = '<w:r><w:endnoteReference w:id="1"/></w:r>'
    body = p(run("Een") + foot) + p(run("Twee") + end) + p(run("Drie") + foot)
    document = read(body, footnotes={4: "Voetnoot.", 5: "Ongebruikt."}, endnotes={1: "Eindnoot."})
    assert [(block.kind, block.marker, block.reading.text) for block in document.blocks] == [
        (BlockKind.ALINEA, None, "Een"),
        (BlockKind.VOETNOOT, "1", "Voetnoot."),
        (BlockKind.ALINEA, None, "Twee"),
        (BlockKind.VOETNOOT, "e1", "Eindnoot."),
        (BlockKind.ALINEA, None, "Drie"),
    ]


def test_a_table_of_contents_in_a_content_control_is_set_apart() -> None:
    control = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{p('Inhoud')}{p('Een 1')}</w:sdtContent></w:sdt>"
    )
    document = read(control + p("Een", "Kop1") + p("tekst"))
    assert [block.reading.text for block in document.noise] == ["Inhoud", "Een 1"]


@pytest.mark.parametrize(
    ("core", "meta"),
    [
        ("<dc:title>Plan</dc:title><dc:creator>A. de Vries</dc:creator>", {"titel": "Plan", "auteur": "A. de Vries"}),
        ("<dc:title>Microsoft Word - plan.doc</dc:title>", {}),
        ('<dcterms:modified xsi:type="dcterms:W3CDTF">2013-12-23T23:15:00Z</dcterms:modified>'
         '<dcterms:created xsi:type="dcterms:W3CDTF">2013-12-23T23:15:00Z</dcterms:created>', {}),
        ('<cp:lastModifiedBy>A</cp:lastModifiedBy><dcterms:modified xsi:type="dcterms:W3CDTF">2024-05-06T10:00:00Z'
         "</dcterms:modified><dc:language>nl-NL</dc:language>", {"datum": "2024-05-06", "taal": "nl-NL"}),
        ("", {}),
    ],
)  # fmt: skip
def test_what_the_file_says_of_itself(core: str, meta: dict[str, str]) -> None:
    document = read(p("tekst"), core=core)
    assert document.meta == meta
    assert document.title == meta.get("titel")


def test_images_are_reported() -> None:
    document = read(p(run("tekst") + "<w:r><w:drawing/></w:r>"))
    assert [(repair.reason, repair.done) for repair in document.repairs] == [("1 afbeelding(en)", "niet gelezen")]


WORDS = st.text("abcdeé", min_size=1, max_size=6)
PARAGRAPHS = st.one_of(
    st.builds(p, WORDS, st.sampled_from(["", "Titel", "Kop1", "Kop2", "Eigen", "Inhopg1", "Bijschrift", "onbekend"])),
    st.builds(
        lambda text, number, level: item(text, number=number, level=level), WORDS, st.integers(0, 4), st.integers(0, 9)
    ),
    st.builds(lambda text: p(run(text) + '<w:r><w:footnoteReference w:id="2"/></w:r>'), WORDS),
)
BODIES = st.recursive(
    PARAGRAPHS,
    lambda inner: st.one_of(
        st.builds(
            lambda cells: table([[f"<w:tc>{cell}{p()}</w:tc>" for cell in cells]] * 2), st.lists(inner, max_size=3)
        ),
        st.builds(lambda content: f"<w:sdt><w:sdtContent>{content}</w:sdtContent></w:sdt>", inner),
        st.builds(lambda parts: "".join(parts), st.lists(inner, max_size=4)),
    ),
    max_leaves=12,
)


@settings(deadline=None, max_examples=150)
@given(BODIES)
def test_any_body_is_covered_and_no_word_is_lost(body: str) -> None:
    document = read(body, numbering=NUMBERING, footnotes={2: "noot"})
    words = re.findall(r"<w:t [^>]*>([^<]*)</w:t>", body)
    found = document.text
    assert all(word in found for word in words)


@pytest.mark.parametrize("share", [0.999, 0.9, 0.6])
def test_a_file_that_breaks_off_gives_what_stands_there_and_says_so(share: float) -> None:
    """Also without the parts behind the text, in which styles and lists are told."""
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    steps = [
        f"Stap {number}: bel de huisarts over {number} dingen, en wacht {number * 7} minuten." for number in range(99)
    ]
    body = (
        p("Vooraf", "Kop1")
        + p("Lees dit eerst.")
        + p("Wat te doen", "Kop1")
        + "".join(p(step, ppr=listed) for step in steps)
    )
    whole = docx_bytes(body, numbering=NUMBERING)
    document = read_docx(whole[: int(len(whole) * share)], file="half.docx", limits=Limits())
    check_document(document)
    assert document.meta["afgebroken"] == "ja"
    assert any("breekt af" in repair.reason for repair in document.repairs)
    assert [section.title for section in document.sections] == ["Vooraf", "Wat te doen"]
    first = document.sections[1].blocks[0]
    assert (first.kind, first.reading.text) == (BlockKind.LIJSTITEM, steps[0])


def test_of_a_file_that_breaks_off_before_its_text_nothing_is_read() -> None:
    whole = docx_bytes(p("Tekst"))
    with pytest.raises(UnreadableDocument, match="afgebroken of beschadigd"):
        read_docx(whole[: whole.index(b"word/document.xml") + 20], file="kop.docx", limits=Limits())
    bomb = whole[: whole.index(b"PK\x01\x02")]
    with pytest.raises(UnreadableDocument, match="afgebroken of beschadigd"):
        read_docx(bomb, file="bom.docx", limits=Limits(xml_bytes=50))
