"""Running text of Word paragraphs: runs, fields, notes, tracked changes, text boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.docx_package import WORD, Element
from ingest.docx_styles import Styles, child, is_on
from ingest.extracted_text import Inline

_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WRAPPERS = frozenset({"hyperlink", "ins", "moveTo", "smartTag", "sdtContent", "fldSimple", "customXml", "dir", "bdo"})
"""What may stand around runs. Not among them: `del` and `moveFrom`, text that was taken out."""
_SHAPES = frozenset({"drawing", "pict", "object", "AlternateContent"})


@dataclass(slots=True)
class Paragraph:
    """One paragraph as read."""

    content: list[Inline] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """Keys of the notes referred to: kind and id."""
    boxes: list[Element] = field(default_factory=list)
    """Text boxes that hang on it."""
    bold: bool = False
    """All of its text is bold."""
    size: int = 0
    """Largest type size in it, in half points."""
    in_contents: bool = False
    """Inside a field that makes a table of contents."""

    @property
    def text(self) -> str:
        """Without white space at the ends."""
        return "".join(inline.text for inline in self.content).strip()


class TextReader:
    """Reads paragraphs one after another; fields may run over several of them."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._fields: list[str] = []
        """Instruction of each open field, outermost first."""
        self._showing: list[bool] = []
        """Whether an open field has come to its result."""
        self._numbers: dict[str, int] = {}
        self.images = 0

    def number(self, key: str) -> str:
        """The number under which a note is first referred to."""
        kind = key.partition("/")[0]
        known = self._numbers.setdefault(key, 1 + sum(other.startswith(f"{kind}/") for other in self._numbers))
        return str(known) if kind == "footnote" else f"e{known}"

    def leave_fields(self) -> None:
        """Forget open fields: the body has come to a heading, so the one that was open is broken."""
        self._fields.clear()
        self._showing.clear()

    def read(self, paragraph: Element) -> Paragraph:
        """The text of a paragraph as it stands after all tracked changes."""
        # instructions end within their paragraph; a field that is broken off must not hide the rest of the text
        self._showing = [True] * len(self._fields)
        found = Paragraph(in_contents=self._in_contents())
        bold: list[bool] = []
        for run in self._runs(paragraph):
            if run.tag == _MATH_TEXT:
                found.content.append(Inline(run.text or ""))
                continue
            before = len(found.content)
            self._read_run(run, found)
            if any(inline.text.strip() and not inline.quiet for inline in found.content[before:]):
                bold.append(self._styles.is_bold(run, paragraph))
                found.size = max(found.size, self._styles.size(run, paragraph))
        found.bold = bool(bold) and all(bold)
        found.in_contents = found.in_contents or self._in_contents()
        return found

    def _in_contents(self) -> bool:
        return any(instruction.split()[:1] == ["TOC"] for instruction in self._fields)

    def _runs(self, element: Element) -> Iterator[Element]:
        for inner in element:
            name = _name(inner)
            if name == "r":
                yield inner
            elif name in _WRAPPERS:
                yield from self._runs(inner)
            elif name == "sdt":
                content = child(inner, "sdtContent")
                if content is not None:
                    yield from self._runs(content)
            elif isinstance(inner.tag, str) and inner.tag.startswith(_MATH):
                yield from inner.iter(_MATH_TEXT)

    def _read_run(self, run: Element, into: Paragraph) -> None:
        properties = child(run, "rPr")
        hidden = child(properties, "vanish") if properties is not None else None
        is_hidden = hidden is not None and is_on(hidden)
        for inner in run:
            name = _name(inner)
            if name in {"fldChar", "instrText"}:
                self._field(inner, name)
            elif name in _SHAPES:
                self._shape(inner, into)
            elif not is_hidden and all(self._showing):
                self._piece(inner, name, into)

    def _piece(self, inner: Element, name: str, into: Paragraph) -> None:
        if name == "t":
            into.content.append(Inline(inner.text or ""))
        elif name in {"tab", "ptab"}:
            into.content.append(Inline(" "))
        elif name == "cr" or (name == "br" and inner.get(f"{WORD}type") in {None, "textWrapping"}):
            into.content.append(Inline("\n"))
        elif name == "noBreakHyphen":
            into.content.append(Inline("-"))
        elif name == "sym":
            into.content.append(Inline(_symbol(inner)))
        elif name in {"footnoteReference", "endnoteReference"}:
            key = f"{name.removesuffix('Reference')}/{inner.get(f'{WORD}id')}"
            into.notes.append(key)
            into.content.append(Inline(f"[{self.number(key)}]", quiet=True))
        elif name == "ruby":
            base = child(inner, "rubyBase")
            if base is not None:
                into.content += [Inline(text.text or "") for text in base.iter(f"{WORD}t")]

    def _field(self, inner: Element, name: str) -> None:
        if name == "instrText":
            if self._fields:
                self._fields[-1] += inner.text or ""
            return
        kind = inner.get(f"{WORD}fldCharType")
        if kind == "begin":
            self._fields.append("")
            self._showing.append(False)
        elif kind == "separate" and self._showing:
            self._showing[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()
            self._showing.pop()

    def _shape(self, inner: Element, into: Paragraph) -> None:
        """Text boxes in a drawing; of two forms of the same drawing the newer."""
        choice = inner.find(f"{_CHOICE}Choice") if inner.tag == f"{_CHOICE}AlternateContent" else None
        drawing = choice if choice is not None else inner
        boxes = [
            box
            for box in drawing.iter(f"{WORD}txbxContent")
            if not any(up.tag in {f"{WORD}txbxContent", f"{_CHOICE}Fallback"} for up in _up_to(box, drawing))
        ]
        into.boxes += boxes
        self.images += not boxes


def _symbol(inner: Element) -> str:
    """A sign of a symbol font; those of the private area look like bullets, ticks and arrows."""
    code = inner.get(f"{WORD}char") or ""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return chr(number) if 0x20 <= number < 0xD800 else "•"


def _up_to(element: Element, top: Element) -> Iterator[Element]:
    for ancestor in element.iterancestors():
        if ancestor is top:
            return
        yield ancestor


def _name(element: Element) -> str:
    """Local name in Word's namespace (of a choice between drawings: its own); "" for everything else."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    if tag == f"{_CHOICE}AlternateContent":
        return "AlternateContent"
    return tag.removeprefix(WORD) if tag.startswith(WORD) else ""
