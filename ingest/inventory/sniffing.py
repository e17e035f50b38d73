"""What a column means when its heading does not say: from its values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from graph.model import Kind
from ingest.inventory.concepts import ConceptFinder
from ingest.inventory.fields import Field, Guess
from ingest.inventory.recognition import is_denial, statements
from ingest.inventory.sheets import Cell
from ingest.inventory.terms import Term, is_empty, split_cell
from ingest.inventory.values import outcome

SCORE = 0.7
"""How sure the values of a column make of its meaning."""
_MAJORITY = 0.6
_LEAST = 3
"""Cells with a value; fewer may look alike by accident."""
_SHORT = 6
"""Words; longer values are sentences, in which anything may be named."""
_FIELDS = {
    Kind.DOELGROEP: Field.DOELGROEP,
    Kind.PROBLEEM: Field.PROBLEEM,
    Kind.SETTING: Field.SETTING,
    Kind.BEROEP: Field.UITVOERDER,
    Kind.WET: Field.WET,
}


def sniff(cells: Sequence[Cell], finder: ConceptFinder) -> Guess | None:
    """The meaning that most values of a column point at; None when they do not agree."""
    values = [cell for cell in cells if not is_empty(cell.text) and cell.number is None and cell.date is None]
    if len(values) < _LEAST:
        return None
    if states_levels(values, finder):
        return Guess(Field.ERKENNING, SCORE)
    if _most(sum(bool((hit := outcome(Term(c.text, 0, len(c.text)))) and hit.sure) for c in values), values):
        return Guess(Field.BEWIJS, SCORE)
    kinds: Counter[Kind] = Counter()
    terms = 0
    for cell in values[:100]:
        for term in split_cell(cell):
            if len(term.text.split()) > _SHORT:
                continue
            terms += 1
            kinds.update(kind for kind in _FIELDS if finder.known(term.text, [kind]))
    if terms >= _LEAST and kinds:
        kind, count = max(kinds.items(), key=lambda pair: (pair[1], -list(_FIELDS).index(pair[0])))
        if count >= _MAJORITY * terms:
            return Guess(_FIELDS[kind], SCORE)
    return None


def states_levels(cells: Sequence[Cell], finder: ConceptFinder) -> bool:
    """Whether most of these cells that say something of a recognition give its level."""
    told = [cell for cell in cells if not is_empty(cell.text) and cell.date is None and not is_denial(cell.text)]
    levels = sum(any(s.level_known and s.level for s in statements(c, finder.organisations)) for c in told)
    return bool(told) and _most(levels, told)


def _most(count: int, values: Sequence[Cell]) -> bool:
    return count >= _MAJORITY * len(values)
