"""Acts with fields of their own: "Wie", "Wanneer" below one list item, or beside one "Wat", say nothing of the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from ingest.document import BlockKind
from ingest.policy.items import Item
from ingest.policy.labels import Part, is_what
from ingest.policy.verbs import verb_form

_SAYS_OF_ACT = frozenset({Part.TIJD, Part.UITVOERDER, Part.BETROKKEN, Part.TREKKER, Part.WIE})


def with_own_fields(items: Sequence[Item]) -> tuple[list[Item], list[list[Item]]]:
    """The items that share their fields, and the stretches that each have fields of their own."""
    shared: list[Item] = []
    apart: list[list[Item]] = []
    several = sum(_says_what(item) for item in items) > 1
    place = 0
    while place < len(items):
        end = _below(items, place) or (_beside(items, place) if several else 0)
        if end:
            apart.append(list(items[place:end]))
        else:
            shared.append(items[place])
        place = max(end, place + 1)
    return shared, apart


def _below(items: Sequence[Item], place: int) -> int:
    """End of the fields at the end of an item, and of the list below it when fields stand there; 0 without them."""
    head = items[place]
    if not head.bullet or head.is_field:
        return 0
    below = list(takewhile(lambda item: item.is_field and item.place.block is head.place.block, items[place + 1 :]))
    below += _deeper(items[place + 1 + len(below) :], head)
    return place + 1 + len(below) if any(_is_field(item) for item in below) else 0


def _deeper(items: Sequence[Item], head: Item) -> Iterator[Item]:
    for item in items:
        listed = item.place.block.kind is BlockKind.LIJSTITEM and item.section is head.section
        if not listed or item.place.block.level <= head.place.block.level:
            return
        yield item


def _beside(items: Sequence[Item], place: int) -> int:
    """End of a run of fields of which one says what is done ("Wie: A Wat: B Wanneer: C"); 0 where it says not who or
    when."""
    end = place
    what = fields = 0
    while end < len(items) and (_says_what(items[end]) or _is_field(items[end])):
        elsewhere = items[end].place.block is not items[place].place.block
        if what and elsewhere and (_says_what(items[end]) or _opens(items, end)):
            break
        what += _says_what(items[end])
        fields += _is_field(items[end])
        end += 1
    return end if what == 1 and fields else 0


def _opens(items: Sequence[Item], place: int) -> bool:
    """Whether a field begins a block in which what is done is said later on."""
    block = items[place].place.block
    before = items[place - 1].place.block is block
    return not before and any(item.place.block is block and _says_what(item) for item in items[place:])


def titles_list(items: Sequence[Item], place: int) -> bool:
    """Whether a list item only names what the items below it are about: "Vervoer", over sentences."""
    head = items[place]
    if not head.bullet or head.is_field or _says_what(head) or place + 1 == len(items):
        return False
    words = re.findall(r"[\wà-ÿ\-]+", head.text.lower())
    below = next(_deeper(items[place + 1 :], head), None)
    if (
        below is None
        or below.is_field
        or len(words) > _LONGEST_TITLE
        or head.text.rstrip().endswith((".", ";", ":", "?"))
    ):
        return False
    return len(words) == 1 or not any((form := verb_form(word)).finite or form.infinitive for word in words)


_LONGEST_TITLE = 6
"""Words."""


def _is_field(item: Item) -> bool:
    return item.is_field and item.part in _SAYS_OF_ACT


def _says_what(item: Item) -> bool:
    return item.label is not None and not item.is_field and is_what(f"{item.label.text} ")
