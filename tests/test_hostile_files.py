"""Files that are broken off, damaged, locked or PDFs with a trick: one clear line each, and the next file is read."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile_reading import BOMB, GOOD, WORD, outcome, put, refusal
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
    table,
)

from ingest.document import Document, UnreadableDocument
from ingest.reading import Limits, ReadingProcess
from ingest.reading_process import Answer, Request, answer


@pytest.fixture(scope="module")
def process() -> Iterator[ReadingProcess]:
    """One for all tests here: it must outlive everything they throw at it."""
    with ReadingProcess() as one:
        yield one


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
def test_a_truncated_docx_is_refused_or_gives_what_stands_there_and_says_so(
    process: ReadingProcess, tmp_path: Path, share: float
) -> None:
    data = docx_bytes(p("tekst") * 500)
    found = outcome(process, put(tmp_path, "a.docx", data[: int(share * len(data))]))
    if isinstance(found, str):
        assert found.startswith("is afgebroken of beschadigd: ")
        assert share < 0.7
        return
    assert found.text.startswith("tekst")
    assert any("breekt af" in repair.reason for repair in found.repairs)


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.985, 0.99, 0.995, 0.998])
def test_a_truncated_pdf_is_refused_or_gives_its_whole_pages_and_says_so(
    process: ReadingProcess, tmp_path: Path, share: float
) -> None:
    data = pdf_bytes([[Print(72, 700, f"Bladzijde {number} van twintig")] for number in range(20)])
    found = outcome(process, put(tmp_path, "a.pdf", data[: int(share * len(data))]))
    if isinstance(found, str):
        assert found.startswith("is afgebroken of beschadigd: ")
        assert share < 0.5
        return
    pages = [line for line in found.text.replace("\f", "").split("\n") if line.strip()]
    assert pages
    assert pages == [f"Bladzijde {number} van twintig" for number in range(len(pages))]
    assert [repair.place for repair in found.repairs if "breekt af" in repair.reason]


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
