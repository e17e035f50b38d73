"""PDF to a `Document`: text with pages, in reading order, handed as lines to the engine for plain text.

pdfminer.six (MIT) takes the file apart. Chosen over PyMuPDF (AGPL), pypdf (no places of characters worth the name) and
pdfplumber (the same pdfminer, with image libraries on top).
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from statistics import median
from typing import Any

from defusedxml import ElementTree
from pdfminer.layout import LAParams, LTPage
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1, stream_value
from pdfminer.utils import decode_text

from ingest.document import Document, Repair, UnreadableDocument
from ingest.limits import Limits
from ingest.lines import Line
from ingest.pdf_layout import PageLine, read_pages
from ingest.pdf_page import UNKNOWN, PageContent, PageDevice, page_content
from ingest.plain_text import read_lines

_END = b"%%EOF"
_END_WITHIN = 65_536
"""How far from its end a file may be said to end; some programs write after it."""
_UNKNOWN_SHARE = 0.3
"""With more of its characters unknown than this, a text cannot be read."""
_OPENING = 5_000
"""Characters within which a document shows its title: cover and title page."""
_EXTRA_ROOM = 0.4
"""With this much more room between them than is usual, in type sizes, two lines belong to different paragraphs."""
_CELLS_OF_A_TABLE = 3
"""Rows with this many cells keep together, however far apart they are printed."""
_STALE_TITLE = re.compile(
    r"\.(?:docx?|pdf|indd|pptx?|xlsx?|qxd|rtf|odt)$|^about:|^https?:"
    r"|^microsoft |^powerpoint|^untitled|^(?:titel|title|document\d*)$",
    re.I,
)
_CATALOGUE = re.compile(rb"(\d+)\s+(\d+)\s+obj\s*<<[^>]{0,2000}?/Type\s*/Catalog")
"""The object from which all pages of a file are reached."""
_HALF_TABLE = re.compile(rb"\s(?:xref|trailer|startxref)\b")
"""Behind the last object: where a file that breaks off has begun to tell where its objects are."""
_BROKEN_OFF = "het bestand breekt af: bladzijden of stukken ervan ontbreken"
_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})")

_DAMAGED = "is afgebroken of beschadigd: haal het opnieuw op, of open het en sla het opnieuw op als PDF"
_LOCKED = "is met een wachtwoord beveiligd: haal de beveiliging eraf en sla het opnieuw op als PDF"
_NO_TEXT = "bevat alleen beeld, geen tekst: laat er OCR over lopen en bied het opnieuw aan"
_NO_LETTERS = "bevat tekst waarvan de letters niet zijn vastgelegd: laat er OCR over lopen en bied het opnieuw aan"

logging.getLogger("pdfminer").setLevel(logging.ERROR)


def read_pdf(data: bytes, *, file: str, limits: Limits) -> Document:
    """Read the bytes of a PDF. Raises UnreadableDocument when it is locked, damaged, too large or without text."""
    broken_off = _END not in data[-_END_WITHIN:]
    pdf = _open(_closed(data) if broken_off else data)
    pages = list(_pages(pdf, limits))
    _check_text(pages, broken_off=broken_off)
    meta = _metadata(pdf)
    lines, text = _lay_out(list(read_pages(pages)))
    title = meta.get("titel")
    document = read_lines(lines, text, file=file, format="pdf", title=_shown_title(title, lines, text))
    document.title = document.title or title
    document.meta = meta
    document.pages = len(pages)
    if broken_off:
        document.repairs.append(Repair("einde van het bestand", _BROKEN_OFF, "gelezen tot waar het breekt"))
        document.meta["afgebroken"] = "ja"
    document.repairs += _repairs(pages)
    return document


def _closed(data: bytes) -> bytes:
    """A file that breaks off, with an end that leads a reader to its pages. Raises UnreadableDocument when none can."""
    catalogue = _CATALOGUE.search(data)
    if catalogue is None:
        raise UnreadableDocument(_DAMAGED)
    root = b" ".join(catalogue.groups())
    if half := _HALF_TABLE.search(data, data.rfind(b"endobj")):
        data = data[: half.start()]
    return data + b"\nendstream\nendobj\ntrailer\n<< /Root " + root + b" R >>\nstartxref\n0\n" + _END


def _open(data: bytes) -> PDFDocument:
    try:
        return PDFDocument(PDFParser(BytesIO(data)), password="")
    except PDFEncryptionError as error:
        raise UnreadableDocument(_LOCKED) from error
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # pdfminer shows a broken file as whatever it trips over
        raise UnreadableDocument(_DAMAGED) from error


def _pages(pdf: PDFDocument, limits: Limits) -> Iterator[PageContent]:
    characters = 0
    number = 0
    for number, layout in enumerate(_layouts(pdf), 1):
        if number > limits.pages:
            raise UnreadableDocument(f"heeft meer dan {limits.pages} pagina's: splits het in delen")
        if layout is None:
            yield PageContent(number, 0, 0, damaged=True)
            continue
        content = page_content(layout, number)
        characters += sum(len(word.text) for word in content.words)
        if characters > limits.characters:
            most = f"{limits.characters:,}".replace(",", ".")
            raise UnreadableDocument(f"bevat meer dan {most} tekens tekst: splits het document in delen")
        yield content
    if not number:
        raise UnreadableDocument(_DAMAGED)


def _layouts(pdf: PDFDocument) -> Iterator[LTPage | None]:
    """The pages one by one; None for one that is broken."""
    resources = PDFResourceManager()
    device = PageDevice(resources, laparams=LAParams(boxes_flow=None, all_texts=True))
    interpreter = PDFPageInterpreter(resources, device)
    pages = PDFPage.create_pages(pdf)
    while True:
        try:
            page = next(pages)
        except StopIteration:
            return
        except (MemoryError, RecursionError):
            raise
        except Exception as error:  # the tree of pages itself is broken
            raise UnreadableDocument(_DAMAGED) from error
        try:
            interpreter.process_page(page)
            layout = device.get_result()
        except (MemoryError, RecursionError):
            raise
        except Exception:  # one broken page does not cost the others; it is reported
            layout = None
        yield layout


def _check_text(pages: Sequence[PageContent], *, broken_off: bool) -> None:
    if all(page.damaged or (broken_off and not page.words) for page in pages):
        raise UnreadableDocument(_DAMAGED)
    text = "".join(word.text for page in pages for word in page.words)
    if not text.strip() and not any(page.sideways for page in pages):
        raise UnreadableDocument(_NO_TEXT)
    if text.count(UNKNOWN) > _UNKNOWN_SHARE * len(text):
        raise UnreadableDocument(_NO_LETTERS)


def _lay_out(pages: Sequence[Sequence[PageLine]]) -> tuple[list[Line], str]:
    """The text, and its lines with what is known of each; an empty line where the page leaves room."""
    normal = _normal_size(pages)
    distance = _line_distance(pages)
    lines: list[Line] = []
    parts: list[str] = []
    length = 0

    def put(text: str) -> None:
        nonlocal length
        parts.append(text)
        length += len(text)

    for number, page in enumerate(pages, 1):
        before: PageLine | None = None
        for line in page:
            if before is not None and _is_apart(before, line, distance):
                lines.append(Line("", length, length, number))
                put("\n")
            start = length
            put(line.text)
            size = round(line.size / normal, 2) if normal else 0.0
            lines.append(Line(line.text, start, length, number, size, line.bold, line.is_row))
            put("\n")
            before = line
        if number < len(pages):
            put("\f")
    return lines, "".join(parts)


def _normal_size(pages: Sequence[Sequence[PageLine]]) -> float:
    """The type size of the running text: that of most characters."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _line_distance(pages: Sequence[Sequence[PageLine]]) -> float:
    """The usual distance from line to line, in type sizes."""
    distances = [
        (before.y0 - line.y0) / line.size
        for page in pages
        for before, line in pairwise(page)
        if not line.is_row and not before.is_row and line.size > 0 and before.size == line.size
    ]
    usual = [distance for distance in distances if 0.8 <= distance <= 3]
    return median(usual) if usual else 1.3


def _is_apart(before: PageLine, line: PageLine, distance: float) -> bool:
    """Whether white space parts two lines that follow each other on a page."""
    if before.is_row or line.is_row:
        return before.table != line.table
    if line.y0 > before.y0:
        # up again, to the next column: a sentence may run on there
        return before.text.endswith((".", "!", "?", ":"))
    if line.cells == before.cells and line.cells >= _CELLS_OF_A_TABLE:
        return False
    room = before.y0 - line.y0 - line.size
    usual = (distance - 1) * max(before.size, line.size)
    return room > usual + _EXTRA_ROOM * min(before.size, line.size)


def _shown_title(title: str | None, lines: Sequence[Line], text: str) -> str | None:
    """The title as the first page shows it; None when it does not: then it may be that of another file.

    What is printed largest there may be the beginning of the title, its subtitle left to the metadata.
    """
    if title is None:
        return None
    if _folded(title) in _folded(text[:_OPENING]):
        return title
    first = [line for line in lines if line.page == 1 and line.text]
    largest = max((line.size for line in first), default=0.0)
    shown = " ".join(line.text for line in first if line.size == largest)
    return shown if largest > 1 and _folded(shown) and _folded(title).startswith(_folded(shown)) else None


def _repairs(pages: Sequence[PageContent]) -> Iterator[Repair]:
    for page in pages:
        if page.damaged:
            yield Repair(f"pagina {page.number}", "beschadigd", "niet gelezen")
        if not page.words and page.images:
            yield Repair(f"pagina {page.number}", "alleen beeld, geen tekst", "niet gelezen; laat er OCR over lopen")
    unknown = [page.number for page in pages if any(UNKNOWN in word.text for word in page.words)]
    if unknown:
        numbers = ", ".join(map(str, unknown[:5])) + (" en verder" if len(unknown) > 5 else "")
        yield Repair(f"pagina {numbers}", "tekens waarvan de letter niet is vastgelegd", f"gelezen als {UNKNOWN}")
    images = sum(page.images for page in pages if page.words)
    if images:
        yield Repair("hele bestand", f"{images} afbeelding(en)", "niet gelezen")


def _metadata(pdf: PDFDocument) -> dict[str, str]:
    """What the file says of itself: the XMP packet first, then the older information dictionary."""
    meta = _xmp(pdf)
    info: dict[str, Any] = {}
    for part in reversed(pdf.info):
        info.update(part)
    title = _text(info.get("Title"))
    if not _STALE_TITLE.search(title):
        meta.setdefault("titel", title)
    if _STALE_TITLE.search(meta.get("titel", "")):
        del meta["titel"]
    meta.setdefault("auteur", _text(info.get("Author")))
    if created := _DATE.match(_text(info.get("CreationDate"))):
        meta.setdefault("datum", "-".join(created.groups()))
    meta.setdefault("taal", _text(pdf.catalog.get("Lang")))
    return {key: value for key, value in meta.items() if value}


def _text(value: object) -> str:
    try:
        value = resolve1(value)
        if isinstance(value, bytes):
            value = decode_text(value)
    except Exception:  # a broken value is no value
        return ""
    return " ".join(str(value).replace("\0", "").split()) if isinstance(value, str) else ""


_XMP = {
    "titel": "{http://purl.org/dc/elements/1.1/}title",
    "uitgever": "{http://purl.org/dc/elements/1.1/}publisher",
    "licentie": "{http://purl.org/dc/elements/1.1/}rights",
    "taal": "{http://purl.org/dc/elements/1.1/}language",
}


def _xmp(pdf: PDFDocument) -> dict[str, str]:
    if "Metadata" not in pdf.catalog:
        return {}
    try:
        packet = stream_value(pdf.catalog["Metadata"]).get_data()
        root = ElementTree.fromstring(packet, forbid_dtd=True)
    except Exception:  # no metadata is no reason not to read the text
        return {}
    meta: dict[str, str] = {}
    for key, name in _XMP.items():
        for element in root.iter(name):
            value = " ".join(" ".join(element.itertext()).split())
            if value:
                meta[key] = value
    return meta


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
