"""What kind of file this is, by its bytes; its name is only a hint."""

from __future__ import annotations

import codecs
import re
import zipfile
from enum import StrEnum
from io import BytesIO
from pathlib import PurePath

from ingest.document import Repair, UnreadableDocument


class Format(StrEnum):
    """Formats that are read; the value is `Document.format`."""

    TXT = "txt"
    MARKDOWN = "md"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"


_SUFFIXES = {
    ".txt": Format.TXT, ".text": Format.TXT, "": Format.TXT,
    ".md": Format.MARKDOWN, ".markdown": Format.MARKDOWN, ".mkd": Format.MARKDOWN, ".mdown": Format.MARKDOWN,
    ".html": Format.HTML, ".htm": Format.HTML, ".xhtml": Format.HTML,
    ".pdf": Format.PDF, ".docx": Format.DOCX,
}  # fmt: skip
_NAMES = {
    Format.TXT: "platte tekst",
    Format.MARKDOWN: "Markdown",
    Format.HTML: "HTML",
    Format.PDF: "een PDF",
    Format.DOCX: "een DOCX",
}
_DATA_SUFFIXES = frozenset(
    ".csv .tsv .json .jsonl .ndjson .yaml .yml .toml .ini .xml .rdf .ttl .sql .log .py .js .css .eml .ics .vcf".split()
)

_RESAVE = "sla het op als DOCX of PDF"
_IMAGE = "laat er OCR over lopen en bied de tekst aan als DOCX of PDF"
_UNPACK = "pak het uit en bied de bestanden zelf aan"
_MAGIC: tuple[tuple[int, bytes, str, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "een afbeelding (PNG)", _IMAGE),
    (0, b"\xff\xd8\xff", "een afbeelding (JPEG)", _IMAGE),
    (0, b"GIF8", "een afbeelding (GIF)", _IMAGE),
    (0, b"II*\0", "een afbeelding (TIFF)", _IMAGE),
    (0, b"MM\0*", "een afbeelding (TIFF)", _IMAGE),
    (8, b"WEBP", "een afbeelding (WebP)", _IMAGE),
    (4, b"ftyphei", "een afbeelding (HEIC)", _IMAGE),
    (4, b"ftypavif", "een afbeelding (AVIF)", _IMAGE),
    (4, b"ftyp", "een video", "bied de tekst ervan aan als DOCX of PDF"),
    (0, b"BM", "een afbeelding (BMP)", _IMAGE),
    (0, b"{\\rtf", "een RTF-bestand", _RESAVE),
    (0, b"%!PS", "een PostScript-bestand", "zet het om naar PDF"),
    (0, b"\x1f\x8b", "een archief (gzip)", _UNPACK),
    (0, b"BZh", "een archief (bzip2)", _UNPACK),
    (0, b"\xfd7zXZ\0", "een archief (xz)", _UNPACK),
    (0, b"7z\xbc\xaf\x27\x1c", "een archief (7-Zip)", _UNPACK),
    (0, b"Rar!\x1a\x07", "een archief (RAR)", _UNPACK),
    (0, b"\x28\xb5\x2f\xfd", "een archief (zstd)", _UNPACK),
    (257, b"ustar", "een archief (tar)", _UNPACK),
    (0, b"ID3", "een geluidsbestand", "bied de tekst ervan aan als DOCX of PDF"),
    (0, b"OggS", "een geluidsbestand", "bied de tekst ervan aan als DOCX of PDF"),
    (0, b"RIFF", "een beeld- of geluidsbestand", "bied de tekst ervan aan als DOCX of PDF"),
    (0, b"\x7fELF", "een programma", "bied een document aan"),
    (0, b"MZ\x90\0", "een programma", "bied een document aan"),
    (0, b"SQLite format 3\0", "een databank", "bied de tekst ervan aan als DOCX of PDF"),
)
"""Offset, bytes, what it is, what to do. In this order: the more telling first."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_KINDS = (
    ("EncryptedPackage", "met een wachtwoord beveiligd", "haal het wachtwoord eraf en sla het opnieuw op"),
    ("WordDocument", "een oud Word-bestand (.doc)", _RESAVE),
    ("Workbook", "een rekenblad (.xls)", "sla het op als PDF"),
    ("PowerPoint Document", "een presentatie (.ppt)", "sla hem op als PDF"),
    ("__substg1.0", "een e-mailbericht (.msg)", "bied de tekst ervan aan als DOCX of PDF"),
)
_ZIP_KINDS = (
    ("word/document.xml", "", ""),
    ("xl/workbook.xml", "een rekenblad (XLSX)", "sla het op als PDF"),
    ("ppt/presentation.xml", "een presentatie (PPTX)", "sla hem op als PDF"),
    ("META-INF/container.xml", "een e-boek (EPUB)", "zet het om naar PDF of HTML"),
)
_MIMETYPES = {
    b"application/vnd.oasis.opendocument.text": ("een OpenDocument-tekst (.odt)", _RESAVE),
    b"application/vnd.oasis.opendocument.spreadsheet": ("een rekenblad (.ods)", "sla het op als PDF"),
    b"application/vnd.oasis.opendocument.presentation": ("een presentatie (.odp)", "sla hem op als PDF"),
}
_DAMAGED_ZIP = "is afgebroken of beschadigd: haal het opnieuw op, of open het in Word en sla het opnieuw op"

_HEAD = 4096
_PDF_WITHIN = 1024
"""A PDF begins within this many bytes, says its specification."""
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html\b|html\b|head\b|body\b)", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(r"<(?:[a-z][a-z0-9]*\b[^<>]*|/[a-z][a-z0-9]*\s*|!--)>?", re.IGNORECASE)
_XML = re.compile(r"\s*<\?xml\b", re.IGNORECASE)
_SVG = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*|<!doctype\s+svg[^>]*>\s*)*<svg\b", re.IGNORECASE | re.DOTALL
)
_MAIL = re.compile(r"(?:[\w-]+:[^\n]*\r?\n(?:[ \t][^\n]*\n)*)*?mime-version:", re.IGNORECASE)


def recognise(name: str, data: bytes) -> tuple[Format, list[Repair]]:
    """The format of a file called `name`, and a note when its name says otherwise.

    Raises UnreadableDocument for what is no document that can be read, with what to do about it.
    """
    suffix = PurePath(name).suffix.lower()
    expected = _SUFFIXES.get(suffix)
    found = _binary_format(data, suffix) or _text_format(data, suffix)
    if found is expected:
        return found, []
    if expected is not None:
        name_says = f"heet {suffix} maar is" if suffix else "heeft geen extensie en is"
    else:
        name_says = f"heet {suffix}, wat niets zegt, en is"
    return found, [Repair("hele bestand", f"{name_says} {_NAMES[found]}", f"gelezen als {found.value}")]


def _refuse(suffix: str, what: str, advice: str) -> UnreadableDocument:
    """`suffix` is mentioned when it promised something that is read."""
    lied = suffix and suffix in _SUFFIXES
    return UnreadableDocument(f"heet {suffix} maar is {what}: {advice}" if lied else f"is {what}: {advice}")


def _binary_format(data: bytes, suffix: str) -> Format | None:
    if _is_pdf(data, suffix):
        return Format.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zip_format(data, suffix)
    if data.startswith(_OLE):
        for stream, what, advice in _OLE_KINDS:
            if stream.encode("utf-16-le") in data:
                raise _refuse("" if stream == "EncryptedPackage" else suffix, what, advice)
        raise _refuse(suffix, "een oud Office-bestand", _RESAVE)
    for offset, magic, what, advice in _MAGIC:
        # a text may begin with two letters of a picture; then its suffix is right
        if data.startswith(magic, offset) and not (len(magic) < 4 and magic.isalpha() and b"\0" not in data[:64]):
            raise _refuse(suffix, what, advice)
    if suffix == ".docx" and b"\0" in data[:_HEAD]:
        raise UnreadableDocument(_DAMAGED_ZIP)
    return None


def _is_pdf(data: bytes, suffix: str) -> bool:
    head = data[:_PDF_WITHIN]
    return head.lstrip(b"\xef\xbb\xbf \t\r\n\0").startswith(b"%PDF-") or (suffix == ".pdf" and b"%PDF-" in head)


def _zip_format(data: bytes, suffix: str) -> Format:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = set(package.namelist())
            mimetype = package.read("mimetype")[:100] if "mimetype" in names else b""
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, ValueError, EOFError) as error:
        if suffix == ".docx" and b"word/document.xml" in data:
            return Format.DOCX  # breaks off: what can be read of it is
        if suffix in {".docx", ".pdf"}:
            raise UnreadableDocument(_DAMAGED_ZIP) from error
        raise _refuse(suffix, "een beschadigd archief (ZIP)", _UNPACK) from error
    if mimetype.strip() in _MIMETYPES:
        raise _refuse(suffix, *_MIMETYPES[mimetype.strip()])
    for member, what, advice in _ZIP_KINDS:
        if member in names:
            if what:
                raise _refuse(suffix, what, advice)
            if suffix in {".docm", ".dotm", ".dotx"}:
                raise UnreadableDocument(f"is een sjabloon of bevat macro's ({suffix}): sla het op als gewone DOCX")
            return Format.DOCX
    raise _refuse(suffix, "een archief (ZIP)", _UNPACK)


def _text_format(data: bytes, suffix: str) -> Format:
    head = _head_text(data)
    if _SVG.match(head):
        raise _refuse(suffix, "een afbeelding (SVG)", _IMAGE)
    if _HTML.match(head):
        return Format.HTML
    if _MAIL.match(head):
        raise _refuse(suffix, "een e-mailbericht of webarchief", "sla het op als HTML of PDF")
    if _XML.match(head):
        raise _refuse(suffix, "XML en geen webpagina", "sla het op als DOCX, PDF of HTML")
    expected = _SUFFIXES.get(suffix)
    if expected is Format.HTML:
        return Format.HTML if _TAG.search(head) else Format.TXT
    if suffix in _DATA_SUFFIXES:
        raise UnreadableDocument(f"is een gegevensbestand ({suffix}) en geen document: {_RESAVE}")
    return Format.MARKDOWN if expected is Format.MARKDOWN else Format.TXT


def _head_text(data: bytes) -> str:
    """The beginning of a file as text, well enough to see what it is."""
    head = data[:_HEAD]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "replace")
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1")
