"""HTML to a `Document`: headings, paragraphs, lists, tables and footnotes of the content of a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from ingest.document import BlockKind, Document, Repair
from ingest.extracted_text import ExtractedText, Inline
from ingest.html_page import HEADINGS, Element, is_box, parse_page, plain_text, visible_size, why_left_out
from ingest.html_table import is_data_table, table_rows
from ingest.limits import Limits

_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figure footer form header "
    "hgroup hr html legend main menu ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_CAPTIONS = frozenset({"figcaption", "caption"})
_NOTE_NUMBER = re.compile(r"[\[(]?\s*([\d*†‡]{1,4}|[ivxl]{1,6}|[a-z])\s*[\])]?", re.IGNORECASE)
_RAISED_NUMBER = re.compile(r"\d{1,3}(?:\s*,\s*\d{1,3})*")
_BEFORE_RAISED = re.compile(r"[^\W\d_](?<!\bm)(?<!\b[dckm]m)$|[.,;:!?)\]”’\"']$")
"""What stands before a raised number that is a footnote's: a word or punctuation, not a unit (m², km²) or a digit."""
_NOTE_NAMES = re.compile(r"foot-?note|end-?note|noteref|voetnoot|eindnoot|\bfn\b", re.IGNORECASE)
_SHORTEST_CONTENTS = 3
"""A list of this many links into the page itself is its table of contents."""
_LONGEST_DESCRIPTION = 200
"""Characters; a list of terms with longer descriptions is no table but questions with answers, or chapters."""
_ORDER: dict[str, Callable[[int], str]] = {
    "a": lambda number: chr(96 + number) if number <= 26 else str(number),
    "A": lambda number: chr(64 + number) if number <= 26 else str(number),
}


def read_html(data: bytes, *, file: str, limits: Limits) -> Document:
    """Read the bytes of a web page. Raises UnreadableDocument for what is no text, too deep or too long."""
    page = parse_page(data, nesting=limits.nesting)
    walker = _Walker(page.content, limits)
    walker.walk()
    document = walker.out.document(file=file, format="html", known_title=page.title)
    document.meta = page.meta
    document.repairs = [*page.repairs, *walker.repairs()]
    return document


@dataclass(slots=True)
class _Context:
    """What the text at hand becomes."""

    element: Element
    kind: BlockKind = BlockKind.ALINEA
    heading: int = 0
    level: int = 0
    marker: str | None = None
    begun: bool = False
    """The item or footnote has had its first block, which carries the marker."""


class _Walker:
    """Goes through the content once, from start tag to end tag, without recursion."""

    def __init__(self, content: Element, limits: Limits) -> None:
        self._content = content
        self.out = ExtractedText(limits=limits)
        self._run: list[Inline] = []
        self._contexts = [_Context(content)]
        self._lists: list[Iterator[str]] = []
        self._quiet: list[Element] = []
        self._boxes: list[Element] = []
        self._preformatted = 0
        self._left_out: Counter[str] = Counter()
        self._images = 0
        self._references, self._notes = _footnotes(content)

    def repairs(self) -> list[Repair]:
        """What of the page did not go in."""
        left_out = Counter(self._left_out)
        body = next(self._content.iterancestors("body"), None)
        if body is not None:
            left_out["buiten de hoofdtekst"] = visible_size(body) - visible_size(self._content)
        found = [
            Repair("hele bestand", f"{reason} ({count} tekens)", "weggelaten")
            for reason, count in sorted(left_out.items())
            if count > 0
        ]
        if self._images:
            found.append(Repair("hele bestand", f"{self._images} afbeelding(en)", "niet gelezen"))
        return found

    def walk(self) -> None:
        walk = etree.iterwalk(self._content, events=("start", "end"))
        left_out: Element | None = None
        for event, element in walk:
            if event == "start":
                if not self._starts(element):
                    left_out = element
                    walk.skip_subtree()
            else:
                if element is left_out:
                    left_out = None
                else:
                    self._ends(element)
                if element is not self._content:
                    self._text(element.tail)
        self._flush()

    def _starts(self, element: Element) -> bool:
        """Open an element; False when what is inside has been dealt with."""
        reason = why_left_out(element, self._content)
        if reason is not None:
            if reason:
                self._left_out[reason] += len(plain_text(element).replace(" ", ""))
            return False
        tag = element.tag
        if tag == "br":
            self._break()
        elif tag == "img":
            self._images += 1
        elif self._is_back_link(element):
            return False
        elif element in self._references or self._is_raised_number(element):
            self._quiet.append(element)
        elif tag in _LISTS:
            return self._starts_list(element)
        elif tag == "table" and is_data_table(element):
            self._table(element)
            return False
        elif tag == "dl" and (rows := _term_rows(element)):
            self._flush()
            self.out.table(table_rows(rows, self._gather))
            return False
        self._open(element)
        self._text(element.text)
        return True

    def _open(self, element: Element) -> None:
        tag = element.tag
        context = None
        if element in self._notes:
            context = _Context(element, BlockKind.VOETNOOT, marker=self._notes[element])
            if tag == "li" and self._lists:
                next(self._lists[-1])
        elif tag in HEADINGS:
            context = _Context(element, BlockKind.KOP, heading=HEADINGS[tag])
        elif tag == "li":
            marker = next(self._lists[-1]) if self._lists else "•"
            context = _Context(element, BlockKind.LIJSTITEM, level=max(len(self._lists) - 1, 0), marker=marker)
        elif tag in _CAPTIONS:
            context = _Context(element, BlockKind.BIJSCHRIFT)
        if context is not None or tag in _BLOCKS:
            self._flush()
        if is_box(element):
            self._boxes.append(element)
            self.out.aside = True
        self.out.quoted += tag == "blockquote"
        if context is not None:
            self._contexts.append(context)
        self._preformatted += tag == "pre"

    def _ends(self, element: Element) -> None:
        tag = element.tag
        if self._quiet and self._quiet[-1] is element:
            self._quiet.pop()
        if tag in _BLOCKS or self._contexts[-1].element is element:
            self._flush()
        if self._contexts[-1].element is element and len(self._contexts) > 1:
            self._contexts.pop()
        if self._boxes and self._boxes[-1] is element:
            self._boxes.pop()
            self.out.aside = bool(self._boxes)
        self.out.quoted -= tag == "blockquote"
        if tag in _LISTS and self._lists:
            self._lists.pop()
        self._preformatted -= tag == "pre"

    def _text(self, text: str | None) -> None:
        if text:
            if not self._preformatted:
                text = " ".join(re.split(r"[ \t\r\n\f]+", text))
            self._run.append(Inline(text, quiet=bool(self._quiet)))

    def _break(self) -> None:
        """A line break; the second in a row begins a new paragraph."""
        last = next((inline.text for inline in reversed(self._run) if inline.text.strip(" ")), "")
        if last == "\n":
            self._flush()
        else:
            self._run.append(Inline("\n"))

    def _flush(self) -> None:
        run, self._run = self._run, []
        if not any(inline.text.strip() for inline in run):
            return
        context = self._contexts[-1]
        if context.heading:
            self.out.heading(context.heading, run)
        elif context.kind is BlockKind.LIJSTITEM and not context.begun:
            self.out.item(run, marker=context.marker, level=context.level)
        elif context.kind in {BlockKind.VOETNOOT, BlockKind.BIJSCHRIFT}:
            self.out.paragraph(run, context.kind, marker=None if context.begun else context.marker)
        else:
            self.out.paragraph(run)
        context.begun = True

    def _starts_list(self, element: Element) -> bool:
        if _is_contents(element):
            self._flush()
            lines = [plain_text(item) for item in element.iter("li")]
            self.out.paragraph([Inline("\n".join(lines))], BlockKind.INHOUDSOPGAVE)
            return False
        self._open(element)
        self._lists.append(_markers(element))
        self._text(element.text)
        return True

    def _table(self, element: Element) -> None:
        self._flush()
        for caption in element.iterchildren("caption"):
            self.out.paragraph(self._gather(caption), BlockKind.BIJSCHRIFT)
        rows = [list(row.iterchildren("td", "th")) for row in element.iter("tr")]
        self.out.table(table_rows(rows, self._gather))

    def _gather(self, element: Element) -> list[Inline]:
        """The text of a cell, on one line; items of a list in it apart by bullets."""
        found: list[Inline] = []
        bullets = sum(1 for _ in element.iter("li")) > 1
        quiet: list[Element] = []
        walk = etree.iterwalk(element, events=("start", "end"))
        for event, inner in walk:
            if event == "start":
                reason = why_left_out(inner, self._content)
                if reason is not None:
                    self._left_out[reason] += len(plain_text(inner).replace(" ", "")) if reason else 0
                    walk.skip_subtree()
                    continue
                self._images += inner.tag == "img"
                if inner in self._references:
                    quiet.append(inner)
                if inner.tag in _BLOCKS or inner.tag in {"br", "li"}:
                    found.append(Inline(" • " if bullets and inner.tag == "li" else " "))
                found.append(Inline(inner.text or "", bool(quiet)))
            else:
                if quiet and quiet[-1] is inner:
                    quiet.pop()
                if inner is not element:
                    found.append(Inline((" " if inner.tag in _BLOCKS else "") + (inner.tail or ""), bool(quiet)))
        return found

    def _is_back_link(self, element: Element) -> bool:
        """A link in a footnote back to where it is referred to."""
        if element.tag != "a" or not (element.get("href") or "").startswith("#"):
            return False
        inside = any(context.kind is BlockKind.VOETNOOT for context in self._contexts)
        return inside and len(plain_text(element)) <= 4

    def _is_raised_number(self, element: Element) -> bool:
        """The number of a footnote that is not a link."""
        if element.tag != "sup" or not _RAISED_NUMBER.fullmatch(plain_text(element)):
            return False
        before = "".join(inline.text for inline in self._run[-3:])
        return bool(_BEFORE_RAISED.search(before))


def _footnotes(content: Element) -> tuple[set[Element], dict[Element, str]]:
    """Elements that refer to a footnote, and the blocks that are footnotes with their number."""
    ids = {element.get("id"): element for element in content.iter() if element.get("id")}
    ids.update({anchor.get("name"): anchor for anchor in content.iter("a") if anchor.get("name")})
    references: set[Element] = set()
    notes: dict[Element, str] = {}
    for link in content.iter("a"):
        href = link.get("href") or ""
        number = _NOTE_NUMBER.fullmatch(plain_text(link))
        target = ids.get(href[1:]) if href.startswith("#") else None
        if number is None or target is None or not _is_reference(link):
            continue
        block = _block_of(target, content)
        if block is not None and not any(ancestor is block for ancestor in link.iterancestors()):
            raised = next(link.iterancestors("sup"), None)
            references.add(raised if raised is not None and plain_text(raised) == plain_text(link) else link)
            notes.setdefault(block, number[1])
    # a footnote links back with a number too; what stands inside a note refers to nothing
    notes = {block: number for block, number in notes.items() if not _holds_only_reference(block, references)}
    return references, notes


def _is_reference(link: Element) -> bool:
    parent = link.getparent()
    names = " ".join(link.get(name) or "" for name in ("class", "role", "id", "href", "epub:type", "rel"))
    raised = next(link.iter("sup"), None) is not None or (parent is not None and parent.tag == "sup")
    return raised or bool(_NOTE_NAMES.search(names))


def _block_of(element: Element, content: Element) -> Element | None:
    """The paragraph or item that an anchor stands in."""
    while element.tag not in {"li", "p", "div", "aside", "dd", "section"}:
        parent = element.getparent()
        if parent is None or element is content:
            return None
        element = parent
    return element if element is not content else None


def _holds_only_reference(block: Element, references: set[Element]) -> bool:
    """Whether a block is running text that a back link points at."""
    first = next((e for e in block.iter() if e in references), None)
    if first is None:
        return False
    # in a note its own number comes first; in running text words do
    before = (block.text or "").strip()
    return bool(before)


def _is_contents(element: Element) -> bool:
    """Whether a list holds nothing but links into the page itself."""
    links = [link for link in element.iter("a") if (link.get("href") or "").startswith("#")]
    if len(links) < _SHORTEST_CONTENTS:
        return False
    return "".join(plain_text(link) for link in links).replace(" ", "") == plain_text(element).replace(" ", "")


def _term_rows(element: Element) -> Sequence[Sequence[Element]]:
    """Rows of term and description of a <dl>; none when a description has structure of its own, or is a text."""
    if any(inner is not element for inner in element.iter("ul", "ol", "table", "dl", *HEADINGS)):
        return ()
    rows: list[list[Element]] = []
    for child in element.iter("dt", "dd"):
        if child.tag == "dt":
            rows.append([child])
        elif rows:
            rows[-1].append(child)
            if len(plain_text(child)) > _LONGEST_DESCRIPTION:
                return ()
    return rows


def _markers(element: Element) -> Iterator[str]:
    """Markers of the items of a list, as a browser shows them."""
    if element.tag != "ol":
        while True:
            yield "•"
    start = element.get("start") or ""
    number = int(start) if re.fullmatch(r"-?\d{1,9}", start) else 1
    style = _ORDER.get(element.get("type") or "", str)
    while True:
        yield f"{style(number) if number > 0 else number}."
        number += 1
