"""A picture of a thing and its neighbours, made on the server: it works without scripts and prints.

Every neighbour has a box of its own in a column, so that labels cannot overlap; the words of the relation stand in that
box, not on the line. Two forms say the same: three columns for a wide page, one column for a phone, where a scaled-down
wide picture would be too small to read. The width of text is estimated from the widest letters of the page's typefaces.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from markupsafe import Markup

from graph.model import Kind
from web.tables import allowed_in_xml
from web.templating import thing_address
from web.wording import KIND_WORDS
from web.workbench.addresses import only_kind
from web.workbench.explorer import Spot, Step

_SIZE = 16
_LETTER = 0.6 * _SIZE
"""Estimated width of a letter in SVG units: Verdana, the widest of the typefaces, has 0.58 em on average."""
_LINE = 22
_PADDING = 10
_GAP = 12
_LEAST = 54
"""Least height of a box: still 44 CSS pixels on the smallest phone, where the narrow picture is drawn at 0.83."""


@dataclass(frozen=True, slots=True)
class _Box:
    """A label with its place: left, top, width and height in SVG units."""

    kind: Kind
    address: str
    caption: str
    lines: tuple[str, ...]
    x: float
    y: float
    width: float

    @property
    def height(self) -> float:
        return _height(self.lines, self.caption)

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


def wide_picture(step: Step, href: str) -> Markup:
    """Three columns, 1100 units wide: neighbours at both sides of the thing. `href` is the address up to an id."""
    column, centre_width, width = 380.0, 240.0, 1100.0
    labels = _labels(step, href)
    left = _column(labels[0::2], 0, column)
    right = _column(labels[1::2], width - column, column)
    height = max([_bottom(left), _bottom(right), 60.0])
    middle = _middle(step.centre, (width - centre_width) / 2, centre_width)
    middle = _moved(middle, (height - middle.height) / 2)
    height = max(height, middle.height)
    ties = [_line(box.x + box.width, box.middle, middle.x, middle.middle) for box in left]
    ties += [_line(middle.x + middle.width, middle.middle, box.x, box.middle) for box in right]
    return _svg("plaat-breed", width, height, step.centre, middle, [*left, *right], ties)


def narrow_picture(step: Step, href: str) -> Markup:
    """One column, 340 units wide: the thing on top, its neighbours under each other along a stem."""
    width, indent = 340.0, 28.0
    middle = _middle(step.centre, 0, width)
    boxes = [_moved(box, middle.height + _GAP) for box in _column(_labels(step, href), indent, width - indent)]
    stem = indent / 2
    ties = [_line(stem, middle.height, stem, boxes[-1].middle)] if boxes else []
    ties += [_line(stem, box.middle, box.x, box.middle) for box in boxes]
    return _svg("plaat-smal", width, max([_bottom(boxes), middle.height]), step.centre, middle, boxes, ties)


class _Label(NamedTuple):
    """What stands beside the thing in the middle: a neighbour, or the others of a kind."""

    kind: Kind
    words: str
    name: str
    address: str


def _labels(step: Step, href: str) -> list[_Label]:
    near = [_Label(one.kind, ", ".join(one.words), one.name, f"{href}{one.id}") for one in step.pictured]
    return near + [_Label(group.kind, "", group.name, only_kind(step.centre.id, group.kind)) for group in step.groups]


def _middle(centre: Spot, x: float, width: float) -> _Box:
    return _Box(centre.kind, thing_address(centre.id), "", _wrapped(centre.name, width), x, 0, width)


def _column(labels: Sequence[_Label], x: float, width: float) -> list[_Box]:
    boxes: list[_Box] = []
    top = 0.0
    for one in labels:
        caption = _wrapped(one.words, width, most=1)[0] if one.words else ""
        box = _Box(one.kind, one.address, caption, _wrapped(one.name, width), x, top, width)
        boxes.append(box)
        top += box.height + _GAP
    return boxes


def _moved(box: _Box, down: float) -> _Box:
    return replace(box, y=box.y + down)


def _bottom(boxes: Sequence[_Box]) -> float:
    return max((box.y + box.height for box in boxes), default=0.0)


def _height(lines: Sequence[str], caption: str) -> float:
    return max(_LEAST, 2 * _PADDING + _LINE * (len(lines) + bool(caption)))


def _wrapped(text: str, width: float, most: int = 3) -> tuple[str, ...]:
    """The text in at most `most` lines that fit; what does not fit ends in an ellipsis.

    A word longer than a line is broken: a box that is too narrow for its label is worse than a broken word.
    """
    letters = max(8, int((width - 2 * _PADDING) / _LETTER))
    plain = " ".join(text.split())
    return tuple(textwrap.wrap(plain, letters, max_lines=most, placeholder=" …")) or (plain[:letters],)


def _line(x1: float, y1: float, x2: float, y2: float) -> Markup:
    return Markup('<line class="plaat-lijn" x1="{:.0f}" y1="{:.0f}" x2="{:.0f}" y2="{:.0f}"/>').format(x1, y1, x2, y2)


def _svg(
    name: str, width: float, height: float, centre: Spot, middle: _Box, boxes: Sequence[_Box], ties: Sequence[Markup]
) -> Markup:
    start = Markup(
        '<svg class="plaat {}" viewBox="-2 -2 {:.0f} {:.0f}" role="group" aria-label="{}" '
        'xmlns="http://www.w3.org/2000/svg">'
    ).format(name, width + 4, height + 4, f"Plaatje van {centre.name} en wat ernaast staat")
    parts = [start, *ties, _drawn(middle, "plaat-midden"), *(_drawn(box, "plaat-buur") for box in boxes)]
    return Markup("").join([*parts, Markup("</svg>")])


def _drawn(box: _Box, name: str) -> Markup:
    """A box that is a link; what it reads aloud is what it shows."""
    shape = KIND_WORDS[box.kind].shape
    lines = [*([box.caption] if box.caption else []), *box.lines]
    top = box.y + (box.height - _LINE * len(lines)) / 2 + _SIZE
    texts = []
    for number, line in enumerate(lines):
        sort = "plaat-woord" if box.caption and number == 0 else "plaat-naam"
        # a space after each line, so that what is read aloud does not run together
        words = Markup('<text class="{}" x="{:.0f}" y="{:.0f}">{} </text>')
        texts.append(words.format(sort, box.x + _PADDING + 4, top + number * _LINE, line))
    return Markup(
        '<a href="{}" class="{} plaat-{}"><rect x="{:.0f}" y="{:.0f}" width="{:.0f}" height="{:.0f}" rx="8"/>{}</a>'
    ).format(box.address, name, shape, box.x, box.y, box.width, box.height, Markup("").join(texts))


def stand_alone(picture: Markup) -> str:
    """The picture as a file of its own: with the colours that the page's style sheet gives it otherwise."""
    style = (
        "<style>svg{font:16px Verdana,sans-serif}rect{fill:#fff;stroke:#0f4c4a;stroke-width:2}"
        ".plaat-lijn{stroke:#6a767d;stroke-width:2}.plaat-woord{fill:#45525a}.plaat-midden rect{stroke-width:4}</style>"
    )
    head, _, rest = str(picture).partition(">")
    return allowed_in_xml(f"{head}>{style}{rest}")
