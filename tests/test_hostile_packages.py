"""Packages, XML and pages that are gigantic, endless or made to do harm: one clear line each, and the next is read."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile_reading import BOMB, GOOD, WORD, outcome, put, refusal
from making_files import Print, docx_bytes, p, pdf_bytes, run, table, zip_bytes

from ingest.document import Document
from ingest.reading import Limits, ReadingProcess


@pytest.fixture(scope="module")
def process() -> Iterator[ReadingProcess]:
    """One for all tests here: it must outlive everything they throw at it."""
    with ReadingProcess() as one:
        yield one


# Packages that grow


def test_a_zip_bomb(process: ReadingProcess, tmp_path: Path) -> None:
    data = docx_bytes(p("tekst"), members={"word/media/bom.bin": bytes(100_000_000)})
    assert len(data) < 200_000
    line = refusal(process, put(tmp_path, "a.docx", data), Limits(zip_bytes=90_000_000))
    assert line.startswith("wordt uitgepakt 100 MB groot")


def test_a_part_to_parse_that_is_too_large(process: ReadingProcess, tmp_path: Path) -> None:
    data = docx_bytes(p("tekst"), members={"word/glossary.xml": b"<x>" + b" " * 9_000_000 + b"</x>"})
    line = refusal(process, put(tmp_path, "a.docx", data), Limits(xml_bytes=8_000_000))
    assert line.startswith("bevat een onderdeel dat uitgepakt 9 MB groot is")


def test_an_honest_picture_packs_as_tightly_as_it_likes(process: ReadingProcess, tmp_path: Path) -> None:
    """A scan of a blank page, kept without compression as some programs do."""
    data = docx_bytes(p("Zorg thuis."), members={"word/media/scan.bmp": b"\xff" * 40_000_000})
    assert len(data) < 40_000_000 / 200
    document = outcome(process, put(tmp_path, "a.docx", data))
    assert isinstance(document, Document)
    assert document.text == "Zorg thuis.\n"


def test_a_package_that_is_too_large_in_all(process: ReadingProcess, tmp_path: Path) -> None:
    members = {f"word/media/{number}.bin": os.urandom(1000) * 60 for number in range(20)}
    path = put(tmp_path, "a.docx", docx_bytes(p("tekst"), members=members))
    assert refusal(process, path, Limits(zip_bytes=1_000_000)).startswith("wordt uitgepakt 1 MB groot, te veel")


def test_a_package_with_too_many_parts(process: ReadingProcess, tmp_path: Path) -> None:
    path = put(tmp_path, "a.docx", docx_bytes(p("tekst"), members={f"x/{number}": b"" for number in range(10_001)}))
    assert refusal(process, path).startswith("bevat 10006 onderdelen, meer dan 10000: ")


def test_a_package_in_a_package_is_not_opened(process: ReadingProcess, tmp_path: Path) -> None:
    inner = zip_bytes({"bom.bin": bytes(50_000_000)})
    for _ in range(3):
        inner = zip_bytes({f"{number}.zip": inner for number in range(10)})
    data = docx_bytes(p(GOOD), members={"word/embeddings/bom.zip": inner})
    assert GOOD in process.read(put(tmp_path, "a.docx", data)).text


def test_a_package_that_lies_about_its_sizes(process: ReadingProcess, tmp_path: Path) -> None:
    data = bytearray(docx_bytes(p("tekst"), members={"word/media/bom.bin": bytes(30_000_000)}))
    size = struct.pack("<I", 30_000_000)
    while (place := data.find(size)) >= 0:
        data[place : place + 4] = struct.pack("<I", 1000)
    assert refusal(process, put(tmp_path, "a.docx", bytes(data))).startswith("is afgebroken of beschadigd: ")


def test_names_that_point_outside_the_package_write_nothing(process: ReadingProcess, tmp_path: Path) -> None:
    data = docx_bytes(p(GOOD), members={"../../ontsnapt.txt": b"x", "/ontsnapt.txt": b"x"})
    assert GOOD in process.read(put(tmp_path, "a.docx", data)).text
    assert [path.name for path in tmp_path.parent.glob("**/*ontsnapt*")] == []


# XML that grows or fetches


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("doctype", [BOMB, '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>', "<!DOCTYPE x>"])
@pytest.mark.parametrize("part", ["word/document.xml", "docProps/core.xml", "word/_rels/document.xml.rels"])
def test_a_dtd_in_a_docx(process: ReadingProcess, tmp_path: Path, part: str, doctype: str, encoding: str) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding}"?>{doctype}<w:document xmlns:w="{WORD}"/>'
    data = docx_bytes(p("tekst"), core="<dc:title>x</dc:title>", members={part: xml.encode(encoding)})
    assert refusal(process, put(tmp_path, "a.docx", data)).startswith("bevat een DTD of eigen entiteiten")


@pytest.mark.parametrize("encoding", ["utf-7", "cp037", "utf-16-be"])
def test_a_dtd_in_an_encoding_to_hide_it(process: ReadingProcess, tmp_path: Path, encoding: str) -> None:
    declared = {"utf-7": "UTF-7", "cp037": "IBM037", "utf-16-be": "UTF-16BE"}[encoding]
    body = f'<w:document xmlns:w="{WORD}"><w:body>&j;</w:body></w:document>'
    xml = f'<?xml version="1.0" encoding="{declared}"?>{BOMB}{body}'
    data = docx_bytes(p("tekst"), members={"word/document.xml": xml.encode(encoding)})
    assert refusal(process, put(tmp_path, "a.docx", data)).startswith(("bevat een DTD", "is afgebroken of beschadigd"))


def test_entities_in_a_page_are_left_as_they_are(process: ReadingProcess, tmp_path: Path) -> None:
    page = f"<?xml version='1.0'?>{BOMB.replace('w:document', 'html')}<html><body><p>{GOOD} &j;</p></body></html>"
    document = process.read(put(tmp_path, "a.xhtml", page.encode()))
    assert GOOD in document.text
    assert len(document.text) < 2 * len(page)


def test_a_page_fetches_nothing(process: ReadingProcess, tmp_path: Path) -> None:
    secret = put(tmp_path, "geheim.txt", b"STAATSGEHEIM")
    page = (
        f'<!DOCTYPE html SYSTEM "{secret.as_uri()}"><html><head><link rel=import href="{secret.as_uri()}">'
        f'<base href="{tmp_path.as_uri()}/"></head><body><iframe src="geheim.txt"></iframe><object data="geheim.txt">'
        f'</object><xi:include href="geheim.txt" parse="text"/><p>{GOOD}</p></body></html>'
    )
    assert process.read(put(tmp_path, "a.html", page.encode())).text == f"{GOOD}\n"


def test_a_docx_that_points_elsewhere_fetches_nothing(process: ReadingProcess, tmp_path: Path) -> None:
    secret = put(tmp_path, "geheim.txt", b"STAATSGEHEIM")
    rels = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" TargetMode="External" Target="' + secret.as_uri() + '" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"/></Relationships>'
    )
    data = docx_bytes(p(GOOD), members={"word/_rels/document.xml.rels": rels.encode()})
    assert process.read(put(tmp_path, "a.docx", data)).text == f"{GOOD}\n"


# Deep and wide


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "ul><li", "blockquote", "span", "section"])
def test_deeply_nested_html(process: ReadingProcess, tmp_path: Path, tag: str) -> None:
    page = f"<p>{GOOD}" + f"<{tag}>" * 100_000 + "diep"
    line = refusal(process, put(tmp_path, "a.html", page.encode()))
    assert line.startswith("is meer dan 2000 lagen diep genest: ")


@pytest.mark.parametrize(
    "page",
    [
        "<p>" + "zorg <p>" * 20_000,
        "<ul>" + "<li>punt" * 20_000,
        "<" * 300_000 + GOOD,
        "&" * 300_000 + GOOD,
        "<!--" * 200_000 + "--><p>" + GOOD,
        "<table>" + "<tr><td colspan=1000 rowspan=65000>x" * 2_000,
        "<div class='cookie'>" * 1_000 + "zorg " * 100_000,
        f"<p id={'a' * 1_000_000}>{GOOD}",
    ],
    ids=["paragraphs", "items", "brackets", "ampersands", "comments", "spans", "notices", "attribute"],
)
def test_wide_html_is_read(process: ReadingProcess, tmp_path: Path, page: str) -> None:
    found = outcome(process, put(tmp_path, "a.html", page.encode()))
    assert isinstance(found, Document) or "tekens tekst: splits" in found, "only for its length"


@pytest.mark.parametrize(
    "source",
    [
        "> " * 50_000 + "diep",
        "- " * 50_000 + "diep",
        "[" * 20_000,
        "*a **b " * 5_000,
        "`" * 50_001 + "a" + "`" * 50_000,
        "<a " * 50_000,
        "[^1]: noot\n" * 5_000,
        "| a " * 1_000 + "|\n" + "|---" * 1_000 + "|\n" + "| b\n" * 100,
        "[a]: b\n" * 5_000 + "[a] " * 5_000,
        "---\n" + "a: b\n" * 10_000,
    ],
    ids=["quotes", "lists", "brackets", "emphasis", "ticks", "tags", "notes", "columns", "references", "matter"],
)
def test_markdown_made_to_be_slow(process: ReadingProcess, tmp_path: Path, source: str) -> None:
    found = outcome(process, put(tmp_path, "a.md", source.encode()))
    assert isinstance(found, Document)
    assert found.text == source


def test_deeply_nested_docx(process: ReadingProcess, tmp_path: Path) -> None:
    inner = p("diep")
    for _ in range(3_000):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    line = refusal(process, put(tmp_path, "a.docx", docx_bytes(inner)))
    assert line.startswith(("is afgebroken of beschadigd: ", "is te diep genest"))


def test_a_docx_table_within_bounds_of_nesting_is_read(process: ReadingProcess, tmp_path: Path) -> None:
    inner = p(GOOD)
    for _ in range(60):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    assert process.read(put(tmp_path, "a.docx", docx_bytes(inner))).text == f"{GOOD}\n"


def test_a_wide_docx_table(process: ReadingProcess, tmp_path: Path) -> None:
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>' + p("x") + "</w:tc>"
    document = process.read(put(tmp_path, "a.docx", docx_bytes(table([[wide, "y"]] * 50))))
    assert max(len(row) for row in document.blocks[0].rows) == 64


def test_too_much_text(process: ReadingProcess, tmp_path: Path) -> None:
    limits = Limits(characters=10_000)
    text = (GOOD + "\n\n") * 1000
    files = {
        "a.txt": text.encode(),
        "a.md": text.encode(),
        "a.html": f"<p>{text}".encode(),
        "a.docx": docx_bytes(p(run(text))),
        "a.pdf": pdf_bytes([[Print(72, 40 + 10 * line, GOOD * 3) for line in range(70)]] * 3),
    }
    for name, data in files.items():
        line = refusal(process, put(tmp_path, name, data), limits)
        assert line == "bevat meer dan 10.000 tekens tekst: splits het document in delen"
