"""One file to a `Document`, in the process at hand. Others go through `ingest.reading`, which guards it."""

from __future__ import annotations

from pathlib import Path

from ingest.decoding import Decoded, decode
from ingest.document import Document, UnreadableDocument
from ingest.file_format import Format, recognise
from ingest.limits import Limits

_LITERAL_SUFFIXES = frozenset({".txt", ".md"})
"""Files under these names are their own text; any other is stored again as `<slug>.txt`."""


def parse_file(path: Path, limits: Limits) -> Document:
    """Read one file. Raises UnreadableDocument, and on hostile files whatever a parser may raise."""
    data = path.read_bytes()
    format, mislabelled = recognise(path.name, data)
    document = _parse(format, data, path, limits)
    document.repairs = [*mislabelled, *document.repairs]
    if not document.text.strip():
        images = any("afbeelding" in repair.reason for repair in document.repairs)
        raise UnreadableDocument(
            "bevat alleen beeld, geen tekst: laat er OCR over lopen en bied het opnieuw aan"
            if images
            else "bevat geen tekst: controleer of dit het goede bestand is"
        )
    return document


def _parse(format: Format, data: bytes, path: Path, limits: Limits) -> Document:
    # each reader is imported when it is needed: a run over text files does not wait for the PDF parser
    if format is Format.PDF:
        from ingest.pdf_reader import read_pdf

        return read_pdf(data, file=path.name, limits=limits)
    if format is Format.DOCX:
        from ingest.docx_reader import read_docx

        return read_docx(data, file=path.name, limits=limits)
    if format is Format.HTML:
        from ingest.html_reader import read_html

        return read_html(data, file=path.name, limits=limits)
    decoded = _within(decode(data), limits)
    literal = decoded.literal and path.suffix in _LITERAL_SUFFIXES
    if format is Format.MARKDOWN:
        from ingest.markdown_reader import read_markdown

        document = read_markdown(decoded.text, file=path.name, literal=literal)
    else:
        from ingest.plain_text import read_plain_text

        document = read_plain_text(decoded.text, file=path.name, literal=literal)
    document.repairs = [*decoded.repairs, *document.repairs]
    return document


def _within(decoded: Decoded, limits: Limits) -> Decoded:
    if len(decoded.text) > limits.characters:
        most = f"{limits.characters:,}".replace(",", ".")
        raise UnreadableDocument(f"bevat meer dan {most} tekens tekst: splits het document in delen")
    return decoded
