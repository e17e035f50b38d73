"""The package of a DOCX: checked before anything is unpacked into memory, then opened."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any, TypeAlias

import docx
from docx.document import Document as WordDocument
from docx.oxml.parser import parse_xml
from lxml import etree

from ingest.document import UnreadableDocument
from ingest.docx_salvage import salvage
from ingest.limits import Limits
from ingest.office_xml import has_declarations

Element: TypeAlias = Any
"""An lxml element; lxml has no types of its own."""

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_CHUNK = 1 << 20
_XML_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?!\x00)|\xff\xfe|\xfe\xff|<\x00|\x00<")
_ENCODING = re.compile(rb"""<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]+)""")
_KNOWN_ENCODINGS = re.compile(rb"utf-?(?:8|16)(?:le|be)?|us-ascii|iso-8859-\d+|windows-125\d", re.IGNORECASE)

_DAMAGED = "is afgebroken of beschadigd: haal het opnieuw op, of open het in Word en sla het opnieuw op"


def open_package(data: bytes, limits: Limits) -> tuple[WordDocument, bool]:
    """Open the bytes of a DOCX, and tell whether it breaks off: then what can be read of its text is in it.

    Raises UnreadableDocument for what is locked, too large or hostile, or so damaged that no text is left.
    """
    salvaged = None if zipfile.is_zipfile(BytesIO(data)) else salvage(data, limits)
    data = salvaged or data
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            _check_sizes(package, limits)
            _check_parts(package)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise UnreadableDocument(_DAMAGED) from error
    try:
        document = docx.Document(BytesIO(data))
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # python-docx shows a broken package as whatever it trips over
        raise UnreadableDocument(_DAMAGED) from error
    if document.element.body is None:
        raise UnreadableDocument(_DAMAGED)
    return document, salvaged is not None


def related_part(document: WordDocument, relation: str) -> Element | None:
    """Root of the part that the main text relates to by this type of relation ("footnotes"), or None."""
    for related in document.part.rels.values():
        if related.reltype.endswith(f"/{relation}") and not related.is_external:
            try:
                root: Element = parse_xml(related.target_part.blob)
            except etree.XMLSyntaxError:
                return None
            return root
    return None


def _check_sizes(package: zipfile.ZipFile, limits: Limits) -> None:
    members = package.infolist()
    if len(members) > limits.zip_members:
        raise UnreadableDocument(f"bevat {len(members)} onderdelen, meer dan {limits.zip_members}: sla het op als PDF")
    total = sum(member.file_size for member in members)
    largest = max((member.file_size for member in members if _is_xml(member)), default=0)
    if total > limits.zip_bytes:
        raise UnreadableDocument(
            f"wordt uitgepakt {total // 1_000_000} MB groot, te veel om veilig te lezen: sla het op als PDF"
        )
    if largest > limits.xml_bytes:
        raise UnreadableDocument(
            f"bevat een onderdeel dat uitgepakt {largest // 1_000_000} MB groot is, te veel om veilig te lezen: "
            "splits het, of sla het op als PDF"
        )
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableDocument("is met een wachtwoord beveiligd: haal het wachtwoord eraf en sla het opnieuw op")


def _check_parts(package: zipfile.ZipFile) -> None:
    """Unpack every part once: checksums must hold, and XML may not declare a DTD or entities.

    Word never writes those; they are the way to make a parser fetch files or grow a line into gigabytes.
    """
    for member in package.infolist():
        is_xml = _is_xml(member)
        first = b""
        tail = b""
        for chunk in _chunks(package, member):
            first = first or chunk[:200]
            if is_xml and has_declarations(tail + chunk):
                raise UnreadableDocument(
                    "bevat een DTD of eigen entiteiten, wat Word nooit schrijft: sla het opnieuw op vanuit Word"
                )
            if _STRICT in first and member.filename.startswith("word/"):
                raise UnreadableDocument("is opgeslagen als Strict Open XML: sla het op als gewone DOCX of als PDF")
            tail = chunk[-40:]
        if is_xml and first and not _is_readable_xml(first):
            raise UnreadableDocument(_DAMAGED)


def _is_xml(member: zipfile.ZipInfo) -> bool:
    return member.filename.lower().endswith((".xml", ".rels"))


def _is_readable_xml(first: bytes) -> bool:
    """In an encoding in which the declarations above cannot hide."""
    declared = _ENCODING.search(first)
    return bool(_XML_START.match(first)) and (declared is None or bool(_KNOWN_ENCODINGS.fullmatch(declared[1])))


def _chunks(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    with package.open(member) as part:
        while chunk := part.read(_CHUNK):
            yield chunk
