"""A DOCX that breaks off: its main text, as far as it goes, in a new package.

A ZIP keeps its list of members at its end, so a file that breaks off has none. Each member has a header of its own
before its bytes, though (APPNOTE 4.3.7), and a stream of deflate gives what it holds up to where it ends.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from ingest.limits import Limits

MAIN = "word/document.xml"
_HEADER = struct.Struct("<4s5H3I2H")
_MAGIC = b"PK\x03\x04"
_ENCRYPTED = 1
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KEPT = ("styles", "numbering", "footnotes", "endnotes")
"""Parts beside the main text that are read, when they are whole."""
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)|<\0!\0")
_LIST_STYLE = re.compile(r"list(?:bullet|number)|lijst(?:opsom|nummer|alinea)|opsomming", re.IGNORECASE)
_LISTED = "9001"
"""Id of the list that paragraphs are in by their style."""
_HEADING_STYLE = re.compile(r"(?:heading|kop)\s*(?P<level>[1-9])", re.IGNORECASE)


def salvage(data: bytes, limits: Limits) -> bytes | None:
    """A whole package with what can be read of a broken one; None when none of its text can."""
    members = dict(_members(data, limits))
    text, _ = members.get(MAIN, (b"", False))
    root = _root(text)
    body = root.find(f"{{{_WORD}}}body") if root is not None else None
    if root is None or body is None or not any(node.text for node in body.iter(f"{{{_WORD}}}t")):
        return None
    parts = {name: members[f"word/{name}.xml"][0] for name in _KEPT if members.get(f"word/{name}.xml", (b"", False))[1]}
    parts.setdefault("styles", _styles(root))
    parts.setdefault("numbering", _numbering(root))
    return _package(_written(root), parts)


def _members(data: bytes, limits: Limits) -> Iterator[tuple[str, tuple[bytes, bool]]]:
    """Name → bytes of the members that are read, and whether all of them are there. The others are not unpacked."""
    wanted = {MAIN, *(f"word/{name}.xml" for name in _KEPT)}
    at = data.find(_MAGIC)
    for _ in range(limits.zip_members):
        if not 0 <= at <= len(data) - _HEADER.size:
            return
        _, _, flags, method, _, _, _, _, _, name_length, extra_length = _HEADER.unpack_from(data, at)
        named = at + _HEADER.size
        name = data[named : named + name_length].decode("utf-8", "replace")
        start = named + name_length + extra_length
        if name in wanted and method == zipfile.ZIP_DEFLATED and not flags & _ENCRYPTED:
            yield name, _inflated(data[start:], limits.xml_bytes)
        at = data.find(_MAGIC, start)


def _inflated(data: bytes, most: int) -> tuple[bytes, bool]:
    """What a stream of deflate holds, at most so many bytes, and whether it ends by itself."""
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = stream.decompress(data, most)
    except zlib.error:
        return b"", False
    return content, stream.eof


def _root(text: bytes) -> etree._Element | None:
    """The elements of an XML text that may break off anywhere."""
    if not text or _DECLARED.search(text):
        return None
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(text, parser)
    except etree.XMLSyntaxError:
        return None


def _styles(root: etree._Element) -> bytes:
    """Styles for those that the text uses: headings by their level, lists by their name, for the others only a name."""
    used = sorted({value for mark in root.iter(f"{{{_WORD}}}pStyle") if (value := mark.get(f"{{{_WORD}}}val"))})
    styles = etree.Element(f"{{{_WORD}}}styles", nsmap={"w": _WORD})
    for one in used:
        style = etree.SubElement(styles, f"{{{_WORD}}}style")
        style.set(f"{{{_WORD}}}type", "paragraph")
        style.set(f"{{{_WORD}}}styleId", one)
        heading = _HEADING_STYLE.fullmatch(one)
        name = f"heading {heading['level']}" if heading else one
        etree.SubElement(style, f"{{{_WORD}}}name").set(f"{{{_WORD}}}val", name)
        if _LIST_STYLE.match(one):
            about = etree.SubElement(etree.SubElement(style, f"{{{_WORD}}}pPr"), f"{{{_WORD}}}numPr")
            etree.SubElement(about, f"{{{_WORD}}}numId").set(f"{{{_WORD}}}val", _LISTED)
    return _written(styles)


def _numbering(root: etree._Element) -> bytes:
    """Bullets for every list of the text: how its items were marked is not known."""
    used = {value for mark in root.iter(f"{{{_WORD}}}numId") if (value := mark.get(f"{{{_WORD}}}val"))} | {_LISTED}
    numbering = etree.Element(f"{{{_WORD}}}numbering", nsmap={"w": _WORD})
    form = etree.SubElement(numbering, f"{{{_WORD}}}abstractNum")
    form.set(f"{{{_WORD}}}abstractNumId", "0")
    for depth in range(9):
        level = etree.SubElement(form, f"{{{_WORD}}}lvl")
        level.set(f"{{{_WORD}}}ilvl", str(depth))
        etree.SubElement(level, f"{{{_WORD}}}numFmt").set(f"{{{_WORD}}}val", "bullet")
        etree.SubElement(level, f"{{{_WORD}}}lvlText").set(f"{{{_WORD}}}val", "•")
    for one in sorted(used):
        number = etree.SubElement(numbering, f"{{{_WORD}}}num")
        number.set(f"{{{_WORD}}}numId", one)
        etree.SubElement(number, f"{{{_WORD}}}abstractNumId").set(f"{{{_WORD}}}val", "0")
    return _written(numbering)


def _written(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _package(text: bytes, parts: dict[str, bytes]) -> bytes:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{sort}+xml"/>'
        for name, sort in [("document", "document.main"), *((name, name) for name in parts)]
    )
    related = "".join(
        f'<Relationship Id="rIdSalvaged{number}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>'
        for number, name in enumerate(parts)
    )
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        )
        package.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{_OFFICE}/officeDocument" Target="{MAIN}"/></Relationships>',
        )
        package.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships">{related}</Relationships>',
        )
        package.writestr(MAIN, text)
        for name, content in parts.items():
            package.writestr(f"word/{name}.xml", content)
    return written.getvalue()
