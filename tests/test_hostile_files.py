"""Files that are broken, locked, gigantic or made to do harm: one clear line each, and the next file is read."""

from __future__ import annotations

import io
import os
import socket
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from making_files import (
    CATALOGUE,
    FONT,
    ONE_PAGE,
    PAGE,
    Print,
    docx_bytes,
    item,
    p,
    pdf_bytes,
    pdf_stream,
    raw_pdf,
    run,
    table,
    zip_bytes,
)
from reading_checks import check_document

from ingest.document import Document, UnreadableDocument
from ingest.reading import Limits, ReadingProcess
from ingest.reading_process import Answer, Request, answer

GOOD = "Een gewone zin over zorg thuis."
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture(scope="module")
def process() -> Iterator[ReadingProcess]:
    """One for all tests here: it must outlive everything they throw at it."""
    with ReadingProcess() as one:
        yield one


def refusal(process: ReadingProcess, path: Path, limits: Limits | None = None) -> str:
    """The line that a person gets to see; afterwards an ordinary file must be readable."""
    with pytest.raises(UnreadableDocument) as caught:
        process.read(path, limits=limits or Limits())
    line = str(caught.value)
    assert "\n" not in line
    assert ": " in line
    assert "Error" not in line, "a person is not served with the name of an exception"
    good = path.parent / "goed.txt"
    if path.parent.is_dir() and not good.exists():
        good.write_text(GOOD, encoding="utf-8")
    assert not good.exists() or process.read(good).text == GOOD
    return line


def outcome(process: ReadingProcess, path: Path, limits: Limits | None = None) -> Document | str:
    """The document, or the line why there is none."""
    try:
        document = process.read(path, limits=limits or Limits())
    except UnreadableDocument as error:
        return str(error)
    check_document(document)
    return document


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


# What is wrong before a file is opened


def test_missing(process: ReadingProcess, tmp_path: Path) -> None:
    assert refusal(process, tmp_path / "weg.pdf").startswith("bestaat niet: ")


def test_a_folder(process: ReadingProcess, tmp_path: Path) -> None:
    (tmp_path / "map.txt").mkdir()
    assert refusal(process, tmp_path / "map.txt").startswith("is een map: ")


@pytest.mark.parametrize("target", ["goed.txt", "nergens.txt", "wijzer.txt"])
def test_a_link(process: ReadingProcess, tmp_path: Path, target: str) -> None:
    (tmp_path / "wijzer.txt").symlink_to(tmp_path / target)
    assert refusal(process, tmp_path / "wijzer.txt").startswith("is een verwijzing naar een ander bestand: ")


def test_a_pipe_and_a_socket(process: ReadingProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pijp.txt")
    assert refusal(process, tmp_path / "pijp.txt").startswith("is geen gewoon bestand: ")
    monkeypatch.chdir(tmp_path)  # the path of a socket may not be long
    with socket.socket(socket.AF_UNIX) as end:
        end.bind("stop.txt")
        assert refusal(process, tmp_path / "stop.txt").startswith("is geen gewoon bestand: ")


def test_no_permission(process: ReadingProcess, tmp_path: Path) -> None:
    path = put(tmp_path, "dicht.txt", b"tekst")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read every file")
    assert refusal(process, path).startswith("mag niet worden gelezen: ")


def test_permission_taken_away_by_the_system(
    process: ReadingProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(tmp_path, "dicht.txt", b"tekst")

    def refuse(self: Path, *_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableDocument, match="mag niet worden gelezen: "):
        process.read(path)


@pytest.mark.parametrize("name", [b"regel\nnieuw.txt", b"bel\x07.txt", b"geen\xffutf8.txt", b"\x1b[31mrood.txt"])
def test_names_that_would_break_a_report(process: ReadingProcess, tmp_path: Path, name: bytes) -> None:
    path = Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name)))
    path.write_bytes(b"tekst")
    assert refusal(process, path).startswith("heeft een naam met onleesbare tekens: ")


def test_a_path_that_cannot_be(process: ReadingProcess, tmp_path: Path) -> None:
    assert refusal(process, tmp_path / ("a" * 5000)).startswith("is niet te openen: ")
    assert refusal(process, tmp_path / "nul\0.txt").startswith("heeft een naam met onleesbare tekens: ")


def test_too_large_a_file_is_not_opened(process: ReadingProcess, tmp_path: Path) -> None:
    path = tmp_path / "groot.txt"
    with path.open("wb") as sparse:
        sparse.truncate(300_000_000)
    assert refusal(process, path).startswith("is 300.0 MB, meer dan 200 MB: ")


# Broken off and damaged


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_truncated(process: ReadingProcess, tmp_path: Path, share: float) -> None:
    pages = [[Print(72, 700, f"Bladzijde {number}")] for number in range(20)]
    whole = {"a.pdf": pdf_bytes(pages), "a.docx": docx_bytes(p("tekst") * 500)}
    for name, data in whole.items():
        line = refusal(process, put(tmp_path, name, data[: int(share * len(data))]))
        assert line.startswith("is afgebroken of beschadigd: ")


def test_bytes_changed_at_random_give_text_or_a_line(process: ReadingProcess, tmp_path: Path) -> None:
    pages = [
        [Print(72, 700 - 20 * line, f"Regel {line} van blad {number}") for line in range(9)] for number in range(3)
    ]
    styled = docx_bytes(p("Kop", "Kop1") + p("tekst") + item("punt") + table([["a", "b"], ["c", "d"]]))
    for name, data in {"a.pdf": pdf_bytes(pages), "a.docx": styled}.items():
        for seed in range(40):
            spoilt = bytearray(data)
            for step in range(1 + seed % 5):
                place = zlib.crc32(f"{name}{seed}{step}".encode()) % len(spoilt)
                spoilt[place] = (spoilt[place] + 1 + seed) % 256
            found = outcome(process, put(tmp_path, name, bytes(spoilt)))
            assert isinstance(found, Document) or found.startswith(("is ", "bevat ", "heet "))


def test_a_docx_with_a_broken_part(process: ReadingProcess, tmp_path: Path) -> None:
    for broken in (b"<w:document", b"", b"\x00\x01", f'<w:document xmlns:w="{WORD}"/>'.encode()):
        data = docx_bytes(p("tekst"), members={"word/document.xml": broken})
        assert refusal(process, put(tmp_path, "a.docx", data)).startswith(("is afgebroken", "is niet te lezen"))


def test_a_docx_with_a_wrong_checksum(process: ReadingProcess, tmp_path: Path) -> None:
    data = docx_bytes(p("tekst"))
    place = data.index(b"word/document.xml") + len("word/document.xml") + 5
    spoilt = data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]
    assert refusal(process, put(tmp_path, "a.docx", spoilt)).startswith("is afgebroken of beschadigd: ")


def test_a_docx_without_styles_or_numbering_is_read(process: ReadingProcess, tmp_path: Path) -> None:
    data = docx_bytes(item(GOOD), styles="")
    assert GOOD in process.read(put(tmp_path, "a.docx", data)).text


# Locked


def test_a_locked_pdf(process: ReadingProcess, tmp_path: Path) -> None:
    path = put(tmp_path, "a.pdf", pdf_bytes([[Print(72, 700, GOOD)]], password="geheim"))
    assert refusal(process, path).startswith("is met een wachtwoord beveiligd: haal de beveiliging eraf")


def test_a_locked_package(process: ReadingProcess, tmp_path: Path) -> None:
    data = bytearray(docx_bytes(p("tekst")))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(signature)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(signature, place + 1)
    assert refusal(process, put(tmp_path, "a.docx", bytes(data))).startswith("is met een wachtwoord beveiligd: ")


# Packages that grow


def test_a_zip_bomb(process: ReadingProcess, tmp_path: Path) -> None:
    data = docx_bytes(p("tekst"), members={"word/media/bom.bin": bytes(100_000_000)})
    assert len(data) < 200_000
    assert refusal(process, put(tmp_path, "a.docx", data)).startswith(
        "bevat een onderdeel dat meer dan 200 keer zo groot"
    )


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

BOMB = (
    '<!DOCTYPE w:document [<!ENTITY a "zorg">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)


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


# PDFs with a trick


def test_the_bare_pdf_of_these_tests_is_a_good_one(process: ReadingProcess, tmp_path: Path) -> None:
    data = raw_pdf(CATALOGUE, ONE_PAGE, PAGE, pdf_stream(b"BT /F 12 Tf 72 700 Td (Zorg thuis) Tj ET"))
    assert process.read(put(tmp_path, "a.pdf", data)).text == "Zorg thuis\n"


@pytest.mark.parametrize(
    "data",
    [
        raw_pdf(CATALOGUE, b"<</Type /Pages /Kids [2 0 R 2 0 R] /Count 2>>"),
        raw_pdf(CATALOGUE, b"<</Type /Pages /Kids [3 0 R]>>", b"<</Type /Pages /Kids [2 0 R] /Parent 2 0 R>>"),
        raw_pdf(b"<</Type /Catalog /Pages 1 0 R /Kids [1 0 R]>>"),
        raw_pdf(CATALOGUE, ONE_PAGE, PAGE, b"4 0 R"),
        raw_pdf(CATALOGUE, ONE_PAGE, PAGE, b"[4 0 R 4 0 R]"),
        raw_pdf(CATALOGUE, b"<</Type /Pages /Kids [3 0 R] /Count 999999999>>", b"null"),
        raw_pdf(CATALOGUE, ONE_PAGE, PAGE, b"[" * 20_000),
        raw_pdf(CATALOGUE, ONE_PAGE, PAGE, b"<</A" * 50_000),
    ],
    ids=["kids", "kids of kids", "catalogue", "self", "selves", "count", "arrays", "dictionaries"],
)
def test_a_pdf_that_goes_round_in_circles(process: ReadingProcess, tmp_path: Path, data: bytes) -> None:
    refusal(process, put(tmp_path, "a.pdf", data), Limits(seconds=2))


def test_a_pdf_with_very_many_pages(process: ReadingProcess, tmp_path: Path) -> None:
    kids = b"3 0 R " * 6_000
    data = raw_pdf(CATALOGUE, b"<</Type /Pages /Kids [" + kids + b"] /Count 6000>>", PAGE, pdf_stream(b""))
    line = refusal(process, put(tmp_path, "a.pdf", data))
    assert line.startswith(("heeft meer dan 5000 pagina's: ", "bevat alleen beeld"))


def test_a_pdf_stream_that_grows(process: ReadingProcess, tmp_path: Path) -> None:
    grown = zlib.compress(zlib.compress(bytes(400_000_000), 1), 9)
    twice = pdf_stream(grown, b"/Filter [/FlateDecode /FlateDecode]")
    path = put(tmp_path, "a.pdf", raw_pdf(CATALOGUE, ONE_PAGE, PAGE, twice))
    assert path.stat().st_size < 50_000
    refusal(process, path, Limits(seconds=20, memory_bytes=500_000_000))


def test_a_pdf_form_that_draws_itself(process: ReadingProcess, tmp_path: Path) -> None:
    form = pdf_stream(
        b"/X Do /X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</X 5 0 R>>>>"
    )
    page = PAGE.replace(FONT, b"/Resources <</XObject <</X 5 0 R>>>>")
    data = raw_pdf(CATALOGUE, ONE_PAGE, page, pdf_stream(b"/X Do"), form)
    refusal(process, put(tmp_path, "a.pdf", data), Limits(seconds=20))


def xmp(inside: str, doctype: str = "") -> bytes:
    """A PDF with a metadata packet."""
    packet = f"""<?xml version="1.0"?>{doctype}<x:xmpmeta xmlns:x="adobe:ns:meta/"
        xmlns:dc="http://purl.org/dc/elements/1.1/">{inside}</x:xmpmeta>"""
    catalogue = b"<</Type /Catalog /Pages 2 0 R /Metadata 5 0 R>>"
    text = pdf_stream(b"BT /F 12 Tf 72 700 Td (Zorg thuis) Tj ET")
    return raw_pdf(catalogue, ONE_PAGE, PAGE, text, pdf_stream(packet.encode(), b"/Type /Metadata /Subtype /XML"))


def test_metadata_that_grows_is_left_alone(process: ReadingProcess, tmp_path: Path) -> None:
    publisher = "<dc:publisher>Gemeente Voorbeeld</dc:publisher>"
    good = process.read(put(tmp_path, "a.pdf", xmp(publisher)))
    assert good.meta == {"uitgever": "Gemeente Voorbeeld"}
    bomb = BOMB.replace("w:document", "x:xmpmeta")
    hostile = process.read(put(tmp_path, "b.pdf", xmp(publisher + "<dc:title>&j;</dc:title>", bomb)))
    assert (hostile.text, hostile.meta) == ("Zorg thuis\n", {})


# The guard itself


def test_a_file_that_takes_too_long_is_given_up(process: ReadingProcess, tmp_path: Path) -> None:
    page = "<table>" + "<tr><td colspan=100 rowspan=65000>x" * 20_000
    path = put(tmp_path, "a.html", page.encode())
    line = refusal(process, path, Limits(seconds=0.05))
    assert line.startswith("is na 0 seconden nog niet gelezen: ")


def test_a_file_that_takes_too_much_memory_is_given_up(process: ReadingProcess, tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("only Linux holds a process to its address space")
    path = put(tmp_path, "a.html", b"<p>zorg" * 1_000_000)
    line = refusal(process, path, Limits(memory_bytes=120_000_000))
    assert line.startswith(("kost meer dan 120 MB geheugen om te lezen: ", "laat de lezer vastlopen: "))


def test_a_process_that_dies_costs_one_file(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", GOOD.encode())
    with ReadingProcess() as process:
        assert process.read(path).text == GOOD
        inner = process._process
        assert inner is not None
        inner.kill()
        inner.wait()
        assert process.read(path).text == GOOD


def test_whatever_a_parser_raises_becomes_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path, "a.txt", GOOD.encode())
    for raised, reason in (
        (KeyError("x"), "is niet te lezen: "),
        (RecursionError(), "is te diep genest om te lezen: "),
        (MemoryError(), "kost meer dan 4000 MB geheugen om te lezen: "),
        (UnreadableDocument("is stuk: maak het"), "is stuk: maak het"),
    ):

        def fail(*_: object, error: Exception = raised) -> None:
            raise error

        monkeypatch.setattr("ingest.parsing.parse_file", fail)
        outcome = answer(Request(str(path), Limits()))
        assert isinstance(outcome, Answer)
        assert outcome.document is None
        assert outcome.reason.startswith(reason)


def test_what_lies_beside_the_documents_is_not_imported(tmp_path: Path) -> None:
    """A folder with documents may hold a file that is named like a module of ours."""
    (tmp_path / "docx.py").write_text("raise SystemExit('ingelezen')", encoding="utf-8")
    (tmp_path / "lxml.py").write_text("raise SystemExit('ingelezen')", encoding="utf-8")
    path = put(tmp_path, "a.docx", docx_bytes(p(GOOD)))
    root = Path(__file__).resolve().parents[1]
    script = (
        f"import sys; sys.path.insert(0, {str(root)!r}); from pathlib import Path; "
        f"from ingest.reading import read_document; print(read_document(Path({str(path)!r})).text)"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == GOOD
    assert done.stderr == ""


def test_an_ordinary_package_packs_no_tighter_than_the_limit() -> None:
    """The ratio must leave room for a real, monotonous document."""
    data = docx_bytes("".join(table([[str(number), "ja", "nee"]]) for number in range(20_000)))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        part = package.getinfo("word/document.xml")
    assert part.file_size < Limits().zip_ratio * part.compress_size
