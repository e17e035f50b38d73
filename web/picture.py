"""A small picture of a thing and what is around it: where each box stands. The page draws it as SVG with real links.

The thing stands in the middle; what it is related to hangs in a column to either side, under the words of the relation.
So no word lies on a line and no line crosses a box, whatever the names are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from graph.model import Kind, Predicate
from web.relations import RelationGroup

WIDTH = 1080
MIDDLE_WIDTH, SIDE_WIDTH = 250, 310
LINE, WORDS, GAP, PADDING = 24, 30, 12, 12
"""Height of a line in a box, of the words above a column's boxes, between boxes, and inside a box."""
PER_GROUP = 3
MOST = 10
"""Boxes in a picture: more cannot be taken in at a glance; the table below it holds them all."""
CHARACTER = 9.6
"""Width of an average character at the size of the labels, on the wide side (17 px, Verdana as fallback)."""
LINES = 2


@dataclass(frozen=True, slots=True)
class Box:
    """A thing in the picture; `x` and `y` are its upper left corner."""

    id: str
    kind: Kind
    name: str
    relation: str
    """Words of the relation, for the label that is read aloud; '' for the thing in the middle."""
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """Words above the boxes of one relation; `more` things did not get a box."""

    words: str
    x: float
    y: float
    more: int


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything to draw, in a space of `width` by `height`."""

    width: float
    height: float
    middle: Box
    boxes: tuple[Box, ...]
    headings: tuple[Heading, ...]
    lines: tuple[str, ...]
    """SVG path data, one per box."""


@dataclass(frozen=True, slots=True)
class _Branch:
    words: str
    things: tuple[tuple[str, Kind, str], ...]
    more: int

    @property
    def height(self) -> float:
        boxes = sum(_height(_wrapped(name, SIDE_WIDTH)) + GAP for _, _, name in self.things)
        return WORDS + boxes + GAP


def picture(thing_id: str, kind: Kind, name: str, groups: Sequence[RelationGroup]) -> Picture | None:
    """The picture of a thing, or None when there is nothing around it."""
    branches = _branches(groups)
    if not branches:
        return None
    left, right = _sides(branches)
    lines = _wrapped(name, MIDDLE_WIDTH, 4)
    middle_height = max(64.0, _height(lines) + PADDING)
    sides = (sum(branch.height for branch in side) for side in (left, right))
    height = max(*sides, middle_height) + 2 * GAP
    middle = Box(
        thing_id, kind, name, "", (WIDTH - MIDDLE_WIDTH) / 2, (height - middle_height) / 2, MIDDLE_WIDTH, middle_height,
        lines,
    )  # fmt: skip
    boxes: list[Box] = []
    headings: list[Heading] = []
    for side, x in ((left, 0.0), (right, float(WIDTH - SIDE_WIDTH))):
        y = (height - sum(branch.height for branch in side)) / 2 + GAP
        tops = accumulate((branch.height for branch in side), initial=y)
        for branch, top in zip(side, tops, strict=False):
            headings.append(Heading(branch.words, x, top + LINE / 2, branch.more))
            boxes += _column(branch, x, top + WORDS)
    return Picture(WIDTH, height, middle, tuple(boxes), tuple(headings), tuple(_line(middle, box) for box in boxes))


def _branches(groups: Sequence[RelationGroup]) -> list[_Branch]:
    """Relations that say something first; mere mentions only where there is nothing else."""
    telling = [group for group in groups if group.key.predicate is not Predicate.NOEMT] or list(groups)
    out: list[_Branch] = []
    room = MOST
    for at, group in enumerate(telling):
        # every relation that follows keeps room for one box
        waiting = min(len(telling) - at - 1, room - 1)
        shown = group.shown[: max(0, min(PER_GROUP, room - waiting))]
        if not shown:
            break
        room -= len(shown)
        things = tuple((other.id, other.kind, other.name) for other in shown)
        out.append(_Branch(group.key.heading, things, group.things - len(shown)))
    return out


def _sides(branches: Sequence[_Branch]) -> tuple[list[_Branch], list[_Branch]]:
    """The branches over two columns, in reading order, as equal in height as that allows."""
    sums = list(accumulate(branch.height for branch in branches))
    cut = min(range(1, len(branches) + 1), key=lambda n: abs(sums[-1] - 2 * sums[n - 1]))
    return list(branches[:cut]), list(branches[cut:])


def _column(branch: _Branch, x: float, y: float) -> list[Box]:
    boxes = []
    for thing_id, kind, name in branch.things:
        lines = _wrapped(name, SIDE_WIDTH)
        boxes.append(Box(thing_id, kind, name, branch.words, x, y, SIDE_WIDTH, _height(lines), lines))
        y += boxes[-1].height + GAP
    return boxes


def _height(lines: Sequence[str]) -> float:
    return len(lines) * LINE + 2 * PADDING


def _line(middle: Box, box: Box) -> str:
    """A curve from the side of the middle to the near edge of a box."""
    leftward = box.x < middle.x
    x1 = middle.x if leftward else middle.x + middle.width
    x2 = box.x + box.width if leftward else box.x
    y1, y2 = middle.y + middle.height / 2, box.y + box.height / 2
    half = (x1 + x2) / 2
    return f"M{x1:g} {y1:g}C{half:g} {y1:g} {half:g} {y2:g} {x2:g} {y2:g}"


def _wrapped(name: str, width: float, most: int = LINES) -> tuple[str, ...]:
    """The name in at most `most` lines that fit a box; what does not fit ends in an ellipsis."""
    room = int((width - 3 * PADDING - 16) / CHARACTER)  # 16: the shape of the kind
    lines, words = [""], name.split()
    while words:
        word = words.pop(0)
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= room:
            lines[-1] = longer
        elif len(lines) == most:
            lines[-1] = lines[-1][: room - 2].rstrip(" ,;:") + " …"
            return tuple(lines)
        elif not lines[-1]:  # a word that is wider than a line
            lines[-1], rest = word[: room - 1] + "-", word[room - 1 :]
            words.insert(0, rest)
            lines.append("")
        else:
            words.insert(0, word)
            lines.append("")
    return tuple(lines)
