"""Makes the files that the tests of the readers read: DOCX from pieces of XML, PDF from lines, ZIP from members."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{_OFFICE}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/>
  <w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="Kop 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Eigen"><w:name w:val="Tussenkop huisstijl"/><w:basedOn w:val="Kop2"/></w:style>
<w:style w:type="paragraph" w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Bijschrift"><w:name w:val="caption"/></w:style>
"""


def p(text: str = "", style: str = "", *, ppr: str = "", rpr: str = "") -> str:
    """A Word paragraph as XML; `text` is one run, unless it is XML of its own."""
    inside = text if text.startswith(("<w:", "<mc:")) else run(text, rpr)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{ppr}</w:pPr>{inside}</w:p>"


def run(text: str, rpr: str = "") -> str:
    """A run of text as XML."""
    return f'<w:r><w:rPr>{rpr}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def item(text: str, *, number: int = 1, level: int = 0) -> str:
    """A list item as XML."""
    return p(text, ppr=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def table(rows: Iterable[Iterable[str]], *, header: bool = False) -> str:
    """A table as XML; a cell is text, or XML of its own."""
    out = []
    for place, row in enumerate(rows):
        repeat = "<w:trPr><w:tblHeader/></w:trPr>" if header and place == 0 else ""
        cells = "".join(c if c.startswith("<w:tc>") else f"<w:tc>{p(c)}</w:tc>" for c in row)
        out.append(f"<w:tr>{repeat}{cells}</w:tr>")
    return f"<w:tbl>{''.join(out)}</w:tbl>"


def numbering_level(level: int, text: str, style: str = "decimal") -> str:
    """One level of a list definition as XML."""
    return f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/></w:lvl>'


@dataclass(frozen=True)
class _Part:
    name: str
    root: str
    kind: str
    xml: str


def docx_bytes(
    body: str,
    *,
    styles: str = STYLES,
    numbering: str = "",
    footnotes: Mapping[int, str] | None = None,
    endnotes: Mapping[int, str] | None = None,
    header: str = "",
    core: str = "",
    members: Mapping[str, bytes] | None = None,
) -> bytes:
    """A DOCX out of pieces of XML. `members` replaces or adds files of the package."""
    parts = [_Part("styles", "styles", "styles", styles)]
    if numbering:
        parts.append(_Part("numbering", "numbering", "numbering", numbering))
    for name, notes in (("footnote", footnotes), ("endnote", endnotes)):
        if notes:
            xml = f'<w:{name} w:type="separator" w:id="-1"><w:p/></w:{name}>'
            xml += "".join(f'<w:{name} w:id="{number}">{p(text)}</w:{name}>' for number, text in notes.items())
            parts.append(_Part(f"{name}s", f"{name}s", f"{name}s", xml))
    if header:
        parts.append(_Part("header", "hdr", "header", p(header)))
    files = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _relations(
            [("officeDocument", f"{_OFFICE}/officeDocument", "word/document.xml")]
            + ([("core", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml")] if core else [])
        ),
        "word/_rels/document.xml.rels": _relations(
            [(part.name, f"{_OFFICE}/{part.kind}", f"{part.name}.xml") for part in parts]
        ),
        "word/document.xml": f"{_HEAD}<w:document {_NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
    }
    if core:
        files["docProps/core.xml"] = _core(core)
    for part in parts:
        files[f"word/{part.name}.xml"] = f"{_HEAD}<w:{part.root} {_NAMESPACES}>{part.xml}</w:{part.root}>"
    packed = {name: text.encode() for name, text in files.items()} | dict(members or {})
    return zip_bytes(packed)


def _core(properties: str) -> str:
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{properties}</cp:coreProperties>'
    )


def _content_types(parts: Sequence[_Part]) -> str:
    overrides = "".join(
        f'<Override PartName="/word/{part.name}.xml" ContentType="{_TYPE}.{part.kind}+xml"/>' for part in parts
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f"{overrides}</Types>"
    )


def _relations(targets: Iterable[tuple[str, str, str]]) -> str:
    rows = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in targets)
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def zip_bytes(members: Mapping[str, bytes]) -> bytes:
    """A ZIP with these members."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return packed.getvalue()


@dataclass(frozen=True)
class Print:
    """A line of text on a page; `x` and `y` in points from the lower left corner (A4: 595 by 842)."""

    x: float
    y: float
    text: str
    size: float = 11
    bold: bool = False


@dataclass(frozen=True)
class Stroke:
    """A line that is drawn on a page."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True)
class Picture:
    """A grey picture of a few pixels, stretched over part of a page."""

    x: float
    y: float
    width: float
    height: float


def pdf_bytes(
    pages: Iterable[Iterable[Print | Stroke | Picture]],
    *,
    title: str = "",
    author: str = "",
    password: str | None = None,
    owner: str | None = None,
) -> bytes:
    """A PDF with things at given places. `password` is what a reader must type, `owner` only guards printing."""
    packed = io.BytesIO()
    lock = StandardEncryption(password or "", ownerPassword=owner or "eigenaar") if password or owner else None
    canvas = Canvas(packed, pagesize=A4, encrypt=lock, invariant=True)
    canvas.setTitle(title)
    canvas.setAuthor(author)
    for page in pages:
        for thing in page:
            if isinstance(thing, Stroke):
                canvas.line(thing.x0, thing.y0, thing.x1, thing.y1)
            elif isinstance(thing, Picture):
                grey = ImageReader(Image.new("L", (4, 4), 128))
                canvas.drawImage(grey, thing.x, thing.y, thing.width, thing.height)
            else:
                canvas.setFont("Helvetica-Bold" if thing.bold else "Helvetica", thing.size)
                canvas.drawString(thing.x, thing.y, thing.text)
        canvas.showPage()
    canvas.save()
    return packed.getvalue()


def grid(xs: Sequence[float], ys: Sequence[float]) -> list[Stroke]:
    """The lines of a table with these column and row edges."""
    across = [Stroke(xs[0], y, xs[-1], y) for y in ys]
    return across + [Stroke(x, min(ys), x, max(ys)) for x in xs]


def column(lines: Iterable[str], *, x: float = 72, top: float = 760, size: float = 11, step: float = 14) -> list[Print]:
    """Lines below one another; an empty line leaves its room open."""
    return [Print(x, top - step * place, text, size) for place, text in enumerate(lines) if text]


def raw_pdf(*objects: bytes) -> bytes:
    """A PDF of numbered objects, the first of them the catalogue."""
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table_at = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer <</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, table_at)


def pdf_stream(data: bytes, extra: bytes = b"") -> bytes:
    """An object of a PDF with data in it; `extra` goes into its dictionary."""
    return b"<</Length %d %s>>\nstream\n%s\nendstream" % (len(data), extra, data)


CATALOGUE = b"<</Type /Catalog /Pages 2 0 R>>"
ONE_PAGE = b"<</Type /Pages /Kids [3 0 R] /Count 1>>"
FONT = b"/Resources <</Font <</F <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>>>"
PAGE = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R " + FONT + b">>"
"""The first three objects of a PDF of one page; the fourth is what stands on it."""
