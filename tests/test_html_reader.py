"""HTML: the content of a page as a section tree, without what surrounds it."""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_checks import check_document, shown

from ingest.document import BlockKind, Document, UnreadableDocument
from ingest.html_reader import read_html
from ingest.limits import Limits


def read(page: str | bytes) -> Document:
    data = page if isinstance(page, bytes) else page.encode()
    document = read_html(data, file="pagina.html", limits=Limits())
    assert not document.literal
    check_document(document)
    return document


def body(content: str) -> Document:
    return read(f"<!doctype html><meta charset=utf-8><body>{content}</body>")


def readings(document: Document) -> list[str]:
    return [block.reading.text for block in document.blocks]


def test_a_page_as_a_reader_sees_it() -> None:
    document = read("""<!doctype html>
        <html lang="nl"><head><title>Hulp bij het huishouden | Gemeente Voorbeeld</title>
        <meta charset="utf-8"><meta name="DCTERMS.publisher" content="Gemeente Voorbeeld">
        <meta property="article:published_time" content="2025-03-04T10:00:00+01:00">
        <meta name="dcterms.rights" content="CC0 1.0">
        <link rel="canonical" href="https://voorbeeld.nl/hulp"><script>weg()</script><style>p{}</style></head>
        <body><header><a href="/">Startpagina</a></header><nav><ul><li>Menu</ul></nav>
        <div class="cookie-bar" id="c">Wij gebruiken cookies. <button>Prima</button></div>
        <main><div class="breadcrumb">Home &gt; Hulp</div><h1>Hulp bij het huishouden</h1>
        <ul><li><a href="#voor">Voor wie</a><li><a href="#hoe">Hoe</a><li><a href="#geld">Kosten</a></ul>
        <p>Soms lukt het <em>huishouden</em> niet&nbsp;meer.<br>Dan kan de gemeente helpen,<br>voor even.</p>
        <h2 id="voor">1. Voor wie:</h2>
        <p>Voor wie thuis woont.<sup><a href="#n1" id="t1">1</a></sup> De kamer is 20 m<sup>2</sup> groot.</p>
        <ul><li>ouderen<ul><li>vanaf 65 jaar</li></ul></li><li><p>anderen</p><p>na overleg</p></li></ul>
        <h4 id="hoe">Hoe het gaat</h4>
        <ol start="3"><li>bellen<li>praten</ol>
        <details><summary>Meer weten?</summary>Vraag het de wijkcoach.</details>
        <dl><dt>Loket<dd>Wmo-loket<dt>Wet<dd>Wmo 2015</dl>
        <h2 id="geld">Kosten</h2>
        <table><caption>Eigen bijdrage</caption><thead><tr><th>Groep<th colspan="2">Bedrag</thead>
        <tr><td rowspan="2">alleen<td>2025<td>€ 20<tr><td>2026<td>€ 21</table>
        <p hidden>verborgen</p><p style="display: none">ook weg</p>
        <form><input value=x><select><option>keuze</select></form>
        <figure><img src="a.png" alt="foto"><figcaption>De wijkcoach</figcaption></figure>
        <section role="doc-endnotes"><ol><li id="n1">Of in een <b>hofje</b>. <a href="#t1">↩</a></ol></section>
        </main><footer>Contact</footer></body></html>""")
    assert shown(document) == dedent("""\
        titel: Hulp bij het huishouden
        kop: Hulp bij het huishouden
        alinea: Soms lukt het huishouden niet meer.⏎Dan kan de gemeente helpen, voor even.
        # [1] Voor wie
          alinea: Voor wie thuis woont. De kamer is 20 m2 groot.
          lijstitem: 0 • ouderen
          lijstitem: 1 • vanaf 65 jaar
          lijstitem: 0 • anderen
          alinea: na overleg
          ## Hoe het gaat
            lijstitem: 0 3. bellen
            lijstitem: 0 4. praten
            alinea: Meer weten?
            alinea: Vraag het de wijkcoach.
            tabel: Loket* | Wmo-loket
              Wet* | Wmo 2015
        # Kosten
          bijschrift: Eigen bijdrage
          tabel: Groep* | Bedrag* | Bedrag*
            alleen | 2025 | € 20
            alleen | 2026 | € 21
          bijschrift: De wijkcoach
          voetnoot: 1 Of in een hofje.
        ~ inhoudsopgave: Voor wie⏎Hoe⏎Kosten""")
    assert document.meta == {
        "titel": "Hulp bij het huishouden",
        "uitgever": "Gemeente Voorbeeld",
        "datum": "2025-03-04",
        "licentie": "CC0 1.0",
        "url": "https://voorbeeld.nl/hulp",
        "taal": "nl",
    }
    for absent in ("weg()", "Menu", "Startpagina", "cookies", "verborgen", "ook weg", "keuze", "Contact", "Home"):
        assert absent not in document.text
    assert [repair.reason for repair in document.repairs] == [
        "buiten de hoofdtekst (45 tekens)",
        "navigatie (9 tekens)",
        "verborgen tekst (15 tekens)",
        "1 afbeelding(en)",
    ]


def test_text_of_the_page_is_laid_out_to_be_read() -> None:
    document = body(
        "<h2>Kop</h2><p>Alinea.<ul><li>een<ul><li>twee</ul></ul><table><tr><td>a<td>b<tr><td>c<td>d</table>"
    )
    assert document.text == "Kop\n\nAlinea.\n\n• een\n  • twee\n\na | b\nc | d\n"


@pytest.mark.parametrize(
    ("page", "title", "chapters"),
    [
        ("<title>T | Site</title><h1>T</h1><h2>Een</h2>", "T", ["Een"]),
        ("<title>Een | Site</title><h1>Een</h1><h1>Twee</h1>", "Een", ["Twee"]),
        ("<title>Anders</title><h1>Een</h1><h1>Twee</h1>", "Anders", ["Een", "Twee"]),
        ("<h1>Een</h1><h1>Twee</h1>", None, ["Een", "Twee"]),
        ("<title>Alleen hier - Gemeente</title><meta name=dc.publisher content=Gemeente><p>tekst", "Alleen hier", []),
        ("<header><h1>Buiten</h1></header><main><h2>Een</h2><p>tekst van de pagina</main>", "Buiten", ["Een"]),
        ("<h2>Vooraf</h2><h1>Titel</h1><p>tekst", "Titel", ["Vooraf"]),
    ],
)
def test_title_and_chapters(page: str, title: str | None, chapters: list[str]) -> None:
    document = read(page)
    assert document.title == title
    assert [section.title for section in document.sections] == chapters


def test_text_after_the_title_stands_under_the_title() -> None:
    document = read("<h2>Vooraf</h2><p>een<h1>Titel</h1><p>twee")
    assert readings(document) == ["Titel", "twee"]
    assert [block.reading.text for block in document.sections[0].blocks] == ["een"]


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        ("<article><p>artikel dat de inhoud is</article><p>ernaast", ["artikel dat de inhoud is"]),
        ("<article><p>een</article><article><p>twee</article>", ["een", "twee"]),
        ("<div id=content><p>hier staat de tekst</div><div><p>zijbalk</div>", ["hier staat de tekst"]),
        ("<main></main><p>alles staat erbuiten", ["alles staat erbuiten"]),
        ("<header>kop</header><p>tekst<footer>voet</footer>", ["tekst"]),
        ("<section><header>kop van het deel</header><p>tekst</section>", ["kop van het deel", "tekst"]),
        ("<div id=informed-consent><p>Toestemming van de cliënt.</div>", ["Toestemming van de cliënt."]),
        ("<div class=cookiewall>cookies accepteren</div><p>tekst", ["tekst"]),
        ("<div role=dialog>melding</div><p>tekst<p aria-hidden=true>icoon", ["tekst"]),
        ("<p>tekst<div hidden=until-found>uitklaptekst</div>", ["tekst", "uitklaptekst"]),
        (
            "<a class='skip-link'>Naar inhoud</a><p>tekst <span class='visually-hidden'>(nieuw venster)</span>",
            ["tekst"],
        ),
        ("<noscript>zet aan</noscript><svg><text>x</text></svg><template><p>y</template><p>tekst", ["tekst"]),
        ("<p>oud <del>weg</del><ins>nieuw</ins>", ["oud nieuw"]),
    ],
)
def test_what_surrounds_the_text_is_left_out(content: str, kept: list[str]) -> None:
    assert readings(body(content)) == kept


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("eerste<br><br>tweede", ["eerste", "tweede"]),
        ("een<br/>twee<br/>Drie", ["een twee\nDrie"]),
        ("los <b>vet</b>e <i>tekst</i>", ["los vete tekst"]),
        ("a<div>b<p>c</div>d", ["a", "b", "c", "d"]),
        ("<pre>een\n  twee</pre>", ["een twee"]),
        ("&euro;&nbsp;5 &lt; &#x2019;t caf&eacute;", ["€ 5 < ’t café"]),
        ("Zacht\u00adafge\u200bbroken", ["Zachtafgebroken"]),
        ("zorg<sup>12</sup>, 1<sup>e</sup> lijn, CO<sub>2</sub>, 10<sup>3</sup>", ["zorg, 1e lijn, CO2, 103"]),
        ("<table role=presentation><tr><td>links<td>rechts</table>", ["links", "rechts"]),
        ("<table><tr><td><h3>geen tabel</h3><td>tekst</table>", []),
        ("<table><tr><td>enige<tr><td>kolom</table>", ["enige", "kolom"]),
        ("<svg><title>icoon</title></svg>tekst", ["tekst"]),
    ],
)
def test_running_text(content: str, expected: list[str]) -> None:
    assert readings(body(content)) == expected


def test_a_reference_to_a_footnote_is_in_the_text_and_not_in_the_reading() -> None:
    document = body(
        '<p>Een zin<a href="#fn2" class="footnote-ref"><sup>2</sup></a> die doorloopt.<p id="fn2">2 Noot.'
        '<p>Zie <a href="#fn2">deze noot</a>.'
    )
    assert "Een zin2 die doorloopt." in document.text
    assert [(block.kind, block.marker, block.reading.text) for block in document.blocks] == [
        (BlockKind.ALINEA, None, "Een zin die doorloopt."),
        (BlockKind.VOETNOOT, "2", "2 Noot."),
        (BlockKind.ALINEA, None, "Zie deze noot."),
    ]
    reading = document.blocks[0].reading
    span = reading.span(0, len("Een zin die"))
    assert document.text[span.start : span.end] == "Een zin2 die"


def test_merged_cells_are_taken_apart() -> None:
    document = body(
        "<table><tr><th rowspan=2>Wie<th colspan=2>Wanneer<tr><th>begin<th>eind"
        "<tr><td rowspan=0>VWS<td colspan=2>2026<tr><td>2027<td>2028</table>"
    )
    (block,) = document.blocks
    assert [[cell.reading.text for cell in row] for row in block.rows] == [
        ["Wie", "Wanneer", "Wanneer"],
        ["Wie", "begin", "eind"],
        ["VWS", "2026", ""],
        ["VWS", "2027", "2028"],
    ]


def test_a_long_merged_cell_stands_once() -> None:
    text = "lang " * 60
    document = body(f"<table><tr><td rowspan=3>{text}<td>a<tr><td>b<tr><td>c</table>")
    assert document.text.count("lang") == 60


def test_a_list_in_a_cell_keeps_its_items_apart() -> None:
    document = body("<table><tr><td>Wie<td><ul><li>arts<li>verpleegkundige</ul></table>")
    assert document.blocks[0].rows[0][1].reading.text == "• arts • verpleegkundige"


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<meta charset='iso-8859-1'><p>café – €".encode("cp1252"), "café – €\n"),
        ("<p>café".encode("cp1252"), "café\n"),
        ("\ufeff<p>café".encode(), "café\n"),
        ("<p>café".encode("utf-16"), "café\n"),
        ("<meta charset='iso-8859-1'><p>café".encode(), "café\n"),
        ("<meta content='text/html; charset=windows-1250'><p>płatny".encode("cp1250"), "płatny\n"),
        ("<meta charset='x-onzin'><p>café".encode("cp1252"), "café\n"),
        (b"<p>a&#xD800;b&#0;c", "a\ufffdb\ufffdc\n"),
    ],
)  # fmt: skip
def test_encoding(page: bytes, text: str) -> None:
    assert read(page).text == text


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="2000 lagen diep genest"):
        body("<div>" * 100_000 + "diep")


def test_nesting_within_bounds_is_read() -> None:
    assert readings(body("<div>" * 1_900 + "diep" + "</div>" * 1_900 + "<p>na")) == ["diep", "na"]


TAGS = (
    "p div h1 h2 h3 ul ol li table tr td th thead tbody caption dl dt dd br a sup sub b i em span main article section "
    "nav header footer blockquote pre details summary script style img figure figcaption button form input svg aside hr"
).split()
ATTRIBUTES = ("", "", " hidden", " class=cookie", " href='#a'", " id=a", " rowspan=3", " colspan=2", " role=dialog",
              " style='display:none'", " start=5", " type=a", " id=fn1", " href='#fn1' class=footnote")  # fmt: skip
PIECES = st.one_of(
    st.builds(lambda tag, attribute: f"<{tag}{attribute}>", st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES)),
    st.builds(lambda tag: f"</{tag}>", st.sampled_from(TAGS)),
    st.sampled_from(["zorg ", "1", "[1]", " ", "\n", "&amp;", "&nbsp;", "é", "<!-- x -->", "\u200b", "&#xD800;", "↩"]),
    st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=5),
)


@settings(deadline=None, max_examples=300)
@given(st.lists(PIECES, max_size=50).map("".join))
def test_any_page_is_covered_and_maps_back(content: str) -> None:
    read(f"<html><body>begin {content}".encode("utf-8", "replace"))


WORDS = st.text("abcdefé", min_size=1, max_size=8)
BLOCKS = st.sampled_from(["p", "div", "h2", "h3", "li", "blockquote", "td", "dd", "summary", "section", "b", "span"])


@settings(deadline=None, max_examples=200)
@given(st.lists(st.tuples(BLOCKS, WORDS), min_size=1, max_size=12))
def test_no_visible_word_is_lost(content: list[tuple[str, str]]) -> None:
    document = body("".join(f"<{tag}> {word} </{tag}>" for tag, word in content))
    assert document.text.replace("•", " ").replace("|", " ").split() == [word for _, word in content]
