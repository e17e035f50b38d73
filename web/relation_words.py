"""Relations in words, read from either end. What a predicate says depends on what stands at its `from` side.

An intervention helps with a problem; a guideline or an agreement is about it.
"""

from __future__ import annotations

from collections.abc import Mapping

from graph.model import SCHEMA, Kind, Predicate

OFFERED = frozenset({Kind.INTERVENTIE, Kind.VOORZIENING})
"""What people can get or do; all else that points at a problem or a group is a text about it."""
_OF_TEXTS: Mapping[Predicate, tuple[str, str]] = {
    Predicate.BIJ: ("gaat over", "komt aan bod in"),
    Predicate.VOOR: ("is voor", "is doelgroep van"),
}
"""Predicate → its words from the `from` side and from the other, where a text stands at the `from` side."""
BY_KIND = frozenset(_OF_TEXTS)
"""Predicates whose words, read backwards, depend on the kind of the other thing."""


def relation_words(predicate: Predicate, direction: str | None, subject: Kind | None) -> str:
    """The words from the side of the thing it runs from (`out`) or to (`in`).

    `subject` is the kind of the thing it runs from; None when that is not known.
    """
    relation = SCHEMA[predicate]
    forth, back = relation.label, relation.reverse
    if subject is not None and subject not in OFFERED:
        forth, back = _OF_TEXTS.get(predicate, (forth, back))
    return back if direction == "in" else forth
