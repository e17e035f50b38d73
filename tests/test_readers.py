"""The door: which reader a file goes to, what of its bytes becomes text, and what is said of it."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making_files import Print, docx_bytes, p, pdf_bytes, zip_bytes
from reading_checks import check_document

from ingest.decoding import decode
from ingest.document import Document, UnreadableDocument
from ingest.reading import Limits, ReadingProcess, read_document

TEXT = "Cliënten en mantelzorgers – samen één plan.\r\n\r\nDat kost € 20 per week, zegt ‘de wijk’.\r\n"
PDF = pdf_bytes([[Print(72, 700, "De wijkverpleegkundige komt langs.")]])
DOCX = docx_bytes(p("De wijkverpleegkundige komt langs."))
HTML = b"<!doctype html><p>De wijkverpleegkundige komt langs.</p>"
PLAIN = b"De wijkverpleegkundige komt langs.\n"
SENTENCE = "De wijkverpleegkundige komt langs."


def read(folder: Path, name: str, data: bytes, *, limits: Limits | None = None) -> Document:
    path = folder / name
    path.write_bytes(data)
    document = read_document(path, limits=limits or Limits())
    check_document(document)
    assert document.file == name
    return document


def refusal(folder: Path, name: str, data: bytes, *, limits: Limits | None = None) -> str:
    """The line that a person gets to see."""
    path = folder / name
    path.write_bytes(data)
    with pytest.raises(UnreadableDocument) as caught:
        read_document(path, limits=limits or Limits())
    line = str(caught.value)
    assert line == line.strip()
    assert "\n" not in line
    assert ": " in line, "says what is wrong, and after the colon what to do"
    return line


@pytest.mark.parametrize(
    ("name", "data", "format"),
    [
        ("a.txt", PLAIN, "txt"),
        ("a.md", PLAIN, "md"),
        ("a.markdown", PLAIN, "md"),
        ("a.html", HTML, "html"),
        ("a.htm", HTML, "html"),
        ("a.pdf", PDF, "pdf"),
        ("a.docx", DOCX, "docx"),
        ("A.PDF", PDF, "pdf"),
        ("a.html", PLAIN[:-1] + b"<br>", "html"),
    ],
)
def test_every_format_through_the_door(tmp_path: Path, name: str, data: bytes, format: str) -> None:
    document = read(tmp_path, name, data)
    assert (document.format, document.repairs) == (format, [])
    assert SENTENCE in document.text


@pytest.mark.parametrize(
    ("name", "data", "format", "reason"),
    [
        ("a.txt", PDF, "pdf", "heet .txt maar is een PDF"),
        ("a.pdf", PLAIN, "txt", "heet .pdf maar is platte tekst"),
        ("a.docx", PDF, "pdf", "heet .docx maar is een PDF"),
        ("a.txt", DOCX, "docx", "heet .txt maar is een DOCX"),
        ("a.md", HTML, "html", "heet .md maar is HTML"),
        ("a.docx", HTML, "html", "heet .docx maar is HTML"),
        ("a.html", PLAIN, "txt", "heet .html maar is platte tekst"),
        ("a", PDF, "pdf", "heeft geen extensie en is een PDF"),
        ("a.doc", HTML, "html", "heet .doc, wat niets zegt, en is HTML"),
        ("verslag.2025", PLAIN, "txt", "heet .2025, wat niets zegt, en is platte tekst"),
    ],
)
def test_a_wrong_name_is_reported_and_read(tmp_path: Path, name: str, data: bytes, format: str, reason: str) -> None:
    document = read(tmp_path, name, data)
    assert document.format == format
    assert [(repair.place, repair.reason) for repair in document.repairs] == [("hele bestand", reason)]
    assert SENTENCE in document.text


@pytest.mark.parametrize(
    ("name", "literal"),
    [("a.txt", True), ("a.md", True), ("a.markdown", False), ("A.TXT", False), ("a.pdf", False), ("a", False)],
)
def test_only_what_is_found_back_under_its_own_name_is_literal(tmp_path: Path, name: str, literal: bool) -> None:
    assert read(tmp_path, name, PLAIN).literal is literal


def ole(stream: str) -> bytes:
    """Something like an Office file from before 2007, with a stream of this name."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + stream.encode("utf-16-le")


ODT = {"mimetype": b"application/vnd.oasis.opendocument.text"}


@pytest.mark.parametrize(
    ("name", "data", "line"),
    [
        ("a.doc", ole("WordDocument"), "is een oud Word-bestand (.doc): sla het op als DOCX of PDF"),
        ("a.docx", ole("WordDocument"), "heet .docx maar is een oud Word-bestand (.doc): sla het op"),
        ("a.docx", ole("EncryptedPackage"), "is met een wachtwoord beveiligd: haal het wachtwoord"),
        ("a.xls", ole("Workbook"), "is een rekenblad (.xls): sla het op als PDF"),
        ("a.msg", ole(""), "is een oud Office-bestand: sla het op als DOCX of PDF"),
        ("a.rtf", b"{\\rtf1 tekst}", "is een RTF-bestand: sla het op als DOCX of PDF"),
        ("a.odt", zip_bytes(ODT), "is een OpenDocument-tekst (.odt): sla"),
        ("a.xlsx", zip_bytes({"xl/workbook.xml": b"<x/>"}), "is een rekenblad (XLSX): sla het op als PDF"),
        ("a.pptx", zip_bytes({"ppt/presentation.xml": b"<x/>"}), "is een presentatie (PPTX): sla hem op als PDF"),
        ("a.epub", zip_bytes({"META-INF/container.xml": b"<x/>"}), "is een e-boek (EPUB): zet het om naar PDF of HTML"),
        ("a.docm", DOCX, "is een sjabloon of bevat macro's (.docm): sla het op als gewone DOCX"),
        ("a.zip", zip_bytes({"a.txt": PLAIN}), "is een archief (ZIP): pak het uit en bied de bestanden zelf aan"),
        ("a.docx", zip_bytes({"a.txt": PLAIN}), "heet .docx maar is een archief (ZIP): pak het uit"),
        ("a.pdf", b"\x89PNG\r\n\x1a\n" + bytes(50), "heet .pdf maar is een afbeelding (PNG): laat er OCR over lopen"),
        ("a.jpg", b"\xff\xd8\xff\xe0" + bytes(50), "is een afbeelding (JPEG): laat er OCR over lopen"),
        ("a.svg", b"<?xml version='1.0'?><svg><text>x</text></svg>", "is een afbeelding (SVG): laat er OCR over lopen"),
        ("a.tgz", b"\x1f\x8b\x08" + bytes(50), "is een archief (gzip): pak het uit"),
        ("a.tar", bytes(257) + b"ustar" + bytes(300), "is een archief (tar): pak het uit"),
        ("a.xml", b"<?xml version='1.0'?><brief/>", "is XML en geen webpagina: sla het op als DOCX, PDF of HTML"),
        ("a.csv", b"a;b\n1;2\n", "is een gegevensbestand (.csv) en geen document: sla het op als DOCX of PDF"),
        ("a.mht", b"From: x\r\nMIME-Version: 1.0\r\n\r\n<html>", "is een e-mailbericht of webarchief: sla het op"),
        ("a.txt", b"\x00\x01\x02\x03", "bevat geen tekst maar binaire gegevens: sla het document op"),
        ("a.txt", bytes(range(1, 32)) * 20, "bevat geen tekst maar binaire gegevens: sla het document op"),
        ("a.exe", b"MZ\x90\0" + bytes(50), "is een programma: bied een document aan"),
        ("a.txt", b" \n\t\n", "bevat geen tekst: controleer of dit het goede bestand is"),
        ("a.html", b"<html><script>x()</script></html>", "bevat geen tekst: controleer of dit het goede bestand is"),
        ("a.html", b"<html><p><img src=a></html>", "bevat alleen beeld, geen tekst: laat er OCR over lopen"),
        ("a.docx", docx_bytes(p("<w:r><w:drawing/></w:r>")), "bevat alleen beeld, geen tekst: laat er OCR over lopen"),
        ("a.docx", docx_bytes(p("")), "bevat geen tekst: controleer of dit het goede bestand is"),
        ("a.md", b"", "is leeg (0 bytes): haal het opnieuw op"),
    ],
)  # fmt: skip
def test_what_is_no_document_is_refused_with_advice(tmp_path: Path, name: str, data: bytes, line: str) -> None:
    assert refusal(tmp_path, name, data).startswith(line)


@pytest.mark.parametrize(
    ("encoding", "mark", "reason"),
    [
        ("utf-8", b"", None),
        ("utf-8", codecs.BOM_UTF8, None),
        ("utf-16-le", codecs.BOM_UTF16_LE, "geen UTF-8 maar UTF-16"),
        ("utf-16-be", codecs.BOM_UTF16_BE, "geen UTF-8 maar UTF-16"),
        ("utf-16-le", b"", "geen UTF-8 maar UTF-16"),
        ("utf-16-be", b"", "geen UTF-8 maar UTF-16"),
        ("utf-32-le", codecs.BOM_UTF32_LE, "geen UTF-8 maar UTF-32"),
        ("cp1252", b"", "geen UTF-8 maar windows-1252"),
        ("mac_roman", b"", "geen UTF-8 maar Mac Roman"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_encodings(tmp_path: Path, name: str, encoding: str, mark: bytes, reason: str | None) -> None:
    document = read(tmp_path, name, mark + TEXT.encode(encoding))
    assert document.text == TEXT
    assert document.literal is (reason is None)
    assert [(r.place, r.reason, r.done) for r in document.repairs] == (
        [("hele bestand", reason, "omgezet")] if reason else []
    )


@pytest.mark.parametrize(
    ("data", "text", "place"),
    [
        ("café, één".encode("latin-1"), "café, één", "hele bestand"),
        (b"prijs: \xa4 20", "prijs: € 20", "hele bestand"),  # ISO-8859-15
        ("één, twee, drieën".encode() + b" caf\xe9\r\nen meer\n", "één, twee, drieën café\r\nen meer\n", "regel 1"),
        ("a\n\u00e9\u00e9\u00e9 ".encode() + b"\x80\nb\n\x92\n", "a\nééé €\nb\n’\n", "regels 2, 4"),
        ("één".encode() + b"\xc3", "één", "einde van het bestand"),
        (b"na\x81ef \x93tekst\x94 \x97 caf\xe9", "na\ufffdef “tekst” — café", "hele bestand"),
    ],
)
def test_what_is_not_quite_one_encoding_is_mended_and_never_guessed_at(data: bytes, text: str, place: str) -> None:
    decoded = decode(data)
    assert decoded.text == text
    assert not decoded.literal
    assert [repair.place for repair in decoded.repairs] == [place]


@settings(deadline=None, max_examples=200)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=200))
def test_utf8_comes_through_unchanged(text: str) -> None:
    decoded = decode(text.encode())
    assert decoded.text == text.removeprefix("\ufeff")
    assert (decoded.literal, decoded.repairs) == (True, ())


LETTERS = st.text("abcdeghiklmnoprstuvwz", min_size=2, max_size=9)


@settings(deadline=None, max_examples=100)
@given(
    st.lists(
        st.one_of(LETTERS, st.sampled_from(["coördinatie", "één", "cliënt", "café", "‘zorg’", "–", "€"])), min_size=8
    )
)
def test_dutch_in_windows_1252_comes_through(words: list[str]) -> None:
    text = " ".join([*words, "cliënten"])
    assert decode(text.encode("cp1252")).text == text


@settings(deadline=None, max_examples=100)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=120))
def test_any_text_file_is_covered(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "stuk.txt"
    path.write_bytes(text.encode())
    try:
        document = read_document(path)
    except UnreadableDocument:
        return
    if document.literal:
        assert document.text == text.removeprefix("\ufeff")
    check_document(document)


def test_line_ends_and_tabs_of_a_text_stay(tmp_path: Path) -> None:
    data = "Een\r\ntwee\n\tdrie\r\rvier\u2028vijf".encode()
    assert read(tmp_path, "a.txt", data).text == data.decode()


def test_repairs_of_name_and_encoding_stand_together(tmp_path: Path) -> None:
    document = read(tmp_path, "a.pdf", TEXT.encode("cp1252"))
    assert [repair.reason for repair in document.repairs] == [
        "heet .pdf maar is platte tekst",
        "geen UTF-8 maar windows-1252",
    ]


@pytest.mark.parametrize("name", ["een naam.txt", "’t Ünïcødé–é.txt", "-rf.txt", "a'b\"c;d&e.txt", "zorg 💡.md"])
def test_odd_names_are_fine(tmp_path: Path, name: str) -> None:
    assert read(tmp_path, name, PLAIN).file == name


def test_one_process_reads_many_files(tmp_path: Path) -> None:
    with ReadingProcess() as process:
        for name, data in (("a.txt", PLAIN), ("b.pdf", PDF), ("c.docx", DOCX), ("d.html", HTML), ("e.md", PLAIN)):
            path = tmp_path / name
            path.write_bytes(data)
            assert SENTENCE in process.read(path).text
        with pytest.raises(UnreadableDocument):
            process.read(tmp_path / "weg.txt")
        assert SENTENCE in process.read(tmp_path / "a.txt").text


def test_a_closed_process_starts_again(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(PLAIN)
    process = ReadingProcess()
    try:
        assert process.read(path).text == process.read(path).text
        process.close()
        assert process.read(path).text == PLAIN.decode()
    finally:
        process.close()
