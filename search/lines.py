"""What kind of line a line of text is: a sentence, a field with its value, a reference, an address."""

from __future__ import annotations

import re

FEW_WORDS = 6
"""Fewer loose words are no sentence."""
MOSTLY = 0.2
"""A text of which a smaller share is anything but references tells nothing by itself."""

_CELLS = " | "
"""Between the cells of a row of a table."""
_ENDED = re.compile(r"[.!?…][\W\d_]*$")
_FIELD = re.compile(r"\w[\w /()-]{0,60}:\s")
_ADDRESS = re.compile(r"https?://|www\.")
_OTHERS = re.compile(r"(?:verwante|gerelateerde|aanpalende) richtlijn(?:en)?\s*:|zie ook\s*:", re.IGNORECASE)
_REFERENCE = re.compile(r"[.,;)]\s*\(?(?:19|20)\d\d\)?\s*\.?$|\((?:19|20)\d\d\)\.?$|\bdoi:|\bet al\b|\be\.a\.\.")
"""A year at the end, after a sign and not in a sentence ("in 2026."); what only references hold."""
_COLOPHON = re.compile(
    r"^samengevat\b|\bstaat bij de bron\b|^geraadpleegd\b|\balleen de (?:vraag|titel|samenvatting) gezien\b",
    re.IGNORECASE,
)
"""Words of a line that tells where a text came from, or what was left out of it, instead of what it says."""
_REFERENCES = re.compile(r"(?:19|20)\d\d\)?\s*\.?$|doi:|et al|e\.a\.", re.MULTILINE)
"""Whether any line of a text can be one: every text of every build is looked at."""


def is_reference(line: str) -> bool:
    """Whether a line names a publication: "Preventie van delier. 2006."."""
    return bool(_REFERENCE.search(line.strip()))


def is_sentence(text: str) -> bool:
    """Whether a line is more than a field with its value, a few loose words, a row of a table, a reference or an
    address."""
    if _CELLS in text or _ADDRESS.search(text) or is_reference(text):
        return False
    return bool(_ENDED.search(text)) or (not _FIELD.match(text) and len(text.split()) >= FEW_WORDS)


def is_field(line: str) -> bool:
    """Whether a line is a label with its value: "Setting: thuis; ziekenhuis"."""
    return bool(_FIELD.match(line)) and not is_sentence(line)


def is_lead(line: str) -> bool:
    """Whether a line only leads elsewhere: "Bron: https://…", an address, "Verwante richtlijnen: …"."""
    return bool(_OTHERS.match(line) or (_ADDRESS.search(line) and (_FIELD.match(line) or _ADDRESS.match(line))))


def is_beside_the_text(line: str) -> bool:
    """Whether a line is a field, a reference or about the text itself ("Samengevat in eigen woorden."), also where a
    piece of it ends as a sentence does ("(bijv.")."""
    return is_field(line) or is_reference(line) or bool(_COLOPHON.search(line))


def told(text: str, title: str) -> int:
    """Characters of a text that tell something beyond its title; 0 when nearly all of it are references."""
    if not _REFERENCES.search(text):
        return max(0, len(text) - len(title))
    telling = sum(len(line) + 1 for line in text.split("\n") if not is_reference(line)) - 1
    return max(0, telling - len(title)) if telling >= MOSTLY * len(text) else 0
