"""A change in a Dutch sentence."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from search.editions.unit import Unit

MOST_WORDS = 4
"""Words that came or went above which a list of them says less than the two sentences."""
LONGEST = 220
"""Characters of a sentence in a description; the whole stands beside it."""


def describe_run(unit: Unit, *, is_new: bool) -> str:
    """What was added or dropped, by its heaviest sentence, and where it stands."""
    return f"{'Nieuw in' if is_new else 'Vervallen uit'} ‘{unit.heading}’: {_cut(unit.text)}"


def describe_change(unit: Unit, before: Unit, gained: Sequence[str], lost: Sequence[str]) -> str:
    """What a sentence said and says now; which words came and went, when these are few enough to follow."""
    if max(len(gained), len(lost)) > MOST_WORDS:
        told = "de zin is herschreven"
    elif gained and lost:
        told = f"{_list(lost)} werd {_list(gained)}"
    elif gained:
        told = f"erbij kwam {_list(gained)}"
    elif lost:
        told = f"weg is {_list(lost)}"
    else:
        told = "een getal is anders"
    return f"Anders in ‘{unit.heading}’: {told}. Er stond: “{_cut(before.text)}” Nu staat er: “{_cut(unit.text)}”"


def added_words(unit: Unit, terms: Collection[str]) -> list[str]:
    """The words of a sentence behind these terms, in reading order; of a word joined with a hyphen only the whole."""
    words = [word for term, word in unit.surface.items() if term in terms]
    joined = [word for word in words if not word.isalnum()]
    return [word for word in words if word in joined or not any(word in whole for whole in joined)]


def _list(words: Sequence[str]) -> str:
    return ", ".join(f"‘{word}’" for word in words)


def _cut(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST else plain[:LONGEST].rpartition(" ")[0] + " …"
