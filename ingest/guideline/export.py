"""A JSON export of guidelines → the text of a guideline, with the headings and labels that any reader of one knows.

Written out as text it takes the same road as a page or a PDF: all places count in `build/text/<slug>.txt`. Keys are
recognised by their words, in Dutch or English, at any depth; a key that means nothing here is written out as well,
under its own name, so that nothing is lost.
"""

from __future__ import annotations

import re
from pathlib import Path

from ingest.decoding import decode
from ingest.document import Document, Repair, UnreadableDocument
from ingest.extracted_text import ExtractedText
from ingest.guideline.export_keys import ExportKeys, built_in_keys, plain
from ingest.guideline.export_source import guidelines, load
from ingest.limits import Limits

_KEY = re.compile(rb'"((?:[^"\\\\]){2,40})"\s*:')
_SORT = re.compile(
    rb'"(?:soort|type|kind)"\s*:\s*"[^"]{0,40}(?:richtlijn|standaard|kwaliteitskader|guideline)', re.IGNORECASE
)
_GENERAL = frozenset({"advies", "advice", "recommendation"})
"""Keys for advice that other data has as well."""
_GENERAL_QUESTIONS = frozenset({"vraag", "question", "questions", "knelpunt", "vraagstelling", "deelvragen"})
"""Keys for a question that other data has as well."""
_CUT_OFF = "het bestand breekt af: de JSON is niet afgesloten"


def is_guideline_export(path: Path, keys: ExportKeys | None = None) -> bool:
    """Whether a file is JSON with recommendations in it."""
    keys = keys or built_in_keys()
    try:
        with path.open("rb") as handle:
            head = handle.read(1 << 16)
            if path.suffix.lower() != ".json" and head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in (b"{", b"["):
                return False
            if path.suffix.lower() in {".md", ".txt", ".html", ".htm", ".csv"}:
                return False
            return _tells(head, keys) or _tells(handle.read(1 << 22), keys)
    except OSError:
        return False


def _tells(data: bytes, keys: ExportKeys) -> bool:
    """Whether keys for advice or a sort of document say that this is a guideline."""
    if _SORT.search(data):
        return True
    told = {plain(key.decode("utf-8", "replace")) for key in _KEY.findall(data)}
    if any(keys.meaning("deel", key) == "advies" or key == "uitgangsvraag" for key in told - _GENERAL):
        return True
    # "advice" by itself says little; beside the question that it answers it is that of a guideline
    return bool(told & _GENERAL) and any(keys.meaning("deel", key) == "vraag" for key in told - _GENERAL_QUESTIONS)


def read_export(path: Path, keys: ExportKeys | None = None, limits: Limits | None = None) -> Document:
    """Read an export. Raises UnreadableDocument for what is no JSON and cannot be mended."""
    from ingest.guideline.export_writing import Writer  # most files are no export, and start without it

    keys = keys or built_in_keys()
    limits = limits or Limits()
    data = path.read_bytes()
    if len(data) > limits.file_bytes:
        raise UnreadableDocument(f"is {len(data) / 1e6:.1f} MB: splits het")
    value, cut_off = load(decode(data).text)
    found = list(guidelines(value, keys))
    if not found:
        raise UnreadableDocument("bevat geen richtlijn met aanbevelingen: controleer de export")
    out = ExtractedText(limits=limits)
    writer = Writer(out, keys)
    several = len(found) > 1
    for guideline in found:
        writer.guideline(guideline, several=several)
    title = None if several else writer.title
    document = out.document(file=path.name, format="json", known_title=title)
    document.meta = {"richtlijnen": "meerdere"} if several else {}
    document.meta |= writer.meta
    if cut_off:
        document.repairs.append(Repair("einde van het bestand", _CUT_OFF, "gelezen tot waar het breekt"))
        document.meta["afgebroken"] = "ja"
    return document
