"""A change in a Dutch sentence."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from search.editions.unit import Unit

MOST_WORDS = 8
LONGEST = 220


def describe_run(unit: Unit, *, is_new: bool) -> str:
    """What was added or dropped, by its heaviest sentence, and where it stands."""
    return f"{'Nieuw in' if is_new else 'Vervallen uit'} ‘{unit.heading}’: {_cut(unit.text)}"


def describe_change(unit: Unit, gained: Sequence[str], lost: Sequence[str]) -> str:
    """Which words came and went in a sentence that stayed."""
    if gained and lost:
        told = f"{_list(lost)} werd {_list(gained)}"
    elif gained:
        told = f"erbij kwam {_list(gained)}"
    elif lost:
        told = f"weg is {_list(lost)}"
    else:
        told = "een getal is anders"
    return f"Anders in ‘{unit.heading}’: {told}. Nu staat er: {_cut(unit.text)}"


def added_words(unit: Unit, terms: Collection[str]) -> list[str]:
    """The words of a sentence behind these terms, in reading order; of a word joined with a hyphen only the whole."""
    words = [word for term, word in unit.surface.items() if term in terms]
    joined = [word for word in words if not word.isalnum()]
    return [word for word in words if word in joined or not any(word in whole for whole in joined)]


def _list(words: Sequence[str]) -> str:
    shown = ", ".join(f"‘{word}’" for word in words[:MOST_WORDS])
    return shown + (" …" if len(words) > MOST_WORDS else "")


def _cut(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST else plain[:LONGEST].rpartition(" ")[0] + " …"
