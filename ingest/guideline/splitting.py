"""One line of advice → its advices: cut where an order of its own begins, or direction or strength turns."""

from __future__ import annotations

import re

from ingest.document import Reading
from ingest.guideline.advising import telling, without_telling
from ingest.guideline.flow import part
from ingest.guideline.headings import strip_jump_links
from ingest.guideline.imperatives import starts_with_imperative
from ingest.guideline.labels import read_strength
from ingest.guideline.referring import only_points
from ingest.guideline.verdict import Verdict
from ingest.guideline.wording import judge
from ingest.sentences import sentences

_SPLITS = re.compile(
    r"(?:[,;]\s+(?:maar|en|terwijl|echter)?\s*|\s+(?:maar|en|doch|of)\s+)(?=(?P<next>[^\W\d_]+(?:\s+[^\W\d_]+)?))",
    re.IGNORECASE,
)
_ADVISES = re.compile(
    r"\b(?:afgeraden|ontraden|aanbevolen|aangeraden|geadviseerd|geïndiceerd|zinvol|overwogen|dient|moet)\b|^(?:bij|indien|als"
    r"|wanneer)\b",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\b(?:afgeraden|ontraden|aanbevolen|geadviseerd|overwogen)\b|^(?:raadt|adviseert|beveelt)\b"
    r"|\b(?:kan|kunnen)\b.*\bworden\s+(?:gebruikt|ingezet|toegepast|gegeven|geprobeerd|aangeboden|toegevoegd)\b"
    r"|\b(?:kan|kunnen)\b.*\b(?:gebruikt|ingezet|toegepast|gegeven|geprobeerd|aangeboden|toegevoegd)\s+worden\b",
    re.IGNORECASE,
)
"""What makes a second clause an advice of its own."""
_ANAPHOR = re.compile(
    r"^\w+\s+(?:\w+\s+){0,2}?(?:dit|deze|hiervan|hierbij|daarbij|hierover|dat|daarvan|hiermee|daarmee"
    r"|daarna|vervolgens)\b",
    re.IGNORECASE,
)
_SAYS_HOW = re.compile(
    r"(?:dit|deze\s+aanbeveling|dit\s+advies)\s+is\s+(?:een\s+)?(?:aanbeveling\s+)?(?:op\s+basis\s+van\s+|uit\s+|vorm\s+van\s+)?"
    r"(?:goede\s+praktijk|praktijkadvies|good\s+practice)\b",
    re.IGNORECASE,
)
"""A sentence that tells how strong the advice before it is."""
LEADS = re.compile(r"^(?:maar|en|of|echter|terwijl|doch|daarnaast|ook)\s+", re.IGNORECASE)
"""What joins a clause to the one before it."""


def stretches(reading: Reading, *, labelled: bool) -> list[Reading]:
    """A line as its advices: sentences that add nothing new stay with the one before them."""
    groups: list[tuple[int, int, Verdict]] = []
    position = 0
    for sentence in sentences(reading):
        start = reading.text.index(sentence.text, position)
        position = start + len(sentence.text)
        for low, high in _cuts(sentence.text) if not labelled else [(0, len(sentence.text))]:
            text = LEADS.sub("", sentence.text[low:high].strip(" ,;"))
            if not re.search(r"\w", text):
                continue
            if groups and only_points(text) and not only_points(reading.text[groups[-1][0] : groups[-1][1]]):
                groups[-1] = (groups[-1][0], start + high, groups[-1][2])  # "Zie ook de richtlijn …" behind an advice
                continue
            groups = _joined(groups, start + low, start + high, text, judge(text), labelled=labelled)
    return [_tidy(part(reading, start, end)) for start, end, _ in groups]


def _tidy(reading: Reading) -> Reading:
    """Without the comma that an earlier advice left behind."""
    lead = len(reading.text) - len(reading.text.lstrip(" ,;"))
    return part(reading, lead, len(reading.text))


def _joined(
    groups: list[tuple[int, int, Verdict]], start: int, end: int, text: str, verdict: Verdict, *, labelled: bool
) -> list[tuple[int, int, Verdict]]:
    if groups and (label := read_strength(text)) and label.whole:
        return [*groups[:-1], (groups[-1][0], end, groups[-1][2])]
    if groups and _SAYS_HOW.match(text):
        return [*groups[:-1], (groups[-1][0], end, verdict)]
    if groups:
        before = groups[-1]
        turns = verdict.known and (verdict.direction, verdict.strength) != (before[2].direction, before[2].strength)
        again = verdict.known and starts_with_imperative(LEADS.sub("", text)) and not _ANAPHOR.match(text)
        stated = (
            not verdict.known
            and bool(re.search(r"\b(?:van\s+belang|bij\s+voorkeur|belangrijk)\b", text, re.I))
            and before[2].known
        )
        if labelled or not (turns or stated or (again and before[1] <= start and _ends(groups, text))):
            return [*groups[:-1], (before[0], end, before[2])]
    return [*groups, (start, end, verdict)]


def _ends(groups: list[tuple[int, int, Verdict]], text: str) -> bool:
    """A new sentence with an order of its own is an advice of its own."""
    return bool(groups) and text[:1].isupper()


def _cuts(sentence: str) -> list[tuple[int, int]]:
    """Where a sentence turns to an advice of another direction or strength."""
    cuts = [0]
    for found in _SPLITS.finditer(sentence):
        before, after = sentence[cuts[-1] : found.start()], sentence[found.end() :]
        left, right = judge(before), judge(after)
        wel = re.match(r"wel\b", after, re.IGNORECASE)
        if wel and left.known and left.direction == "tegen":
            cuts.append(found.start())
            continue
        told = starts_with_imperative(after) or _TELLS.search(after) or telling(after)
        orders = _orders(before)
        if (
            told
            and orders
            and left.known
            and right.known
            and (left.direction, left.strength) != (right.direction, right.strength)
        ):
            cuts.append(found.start())
    return [(low, high) for low, high in zip(cuts, [*cuts[1:], len(sentence)], strict=True)]


def _orders(text: str) -> bool:
    """Whether a clause advises by itself: an order, a telling, or what stands before one."""
    plain = text.strip(" ,;")
    if starts_with_imperative(LEADS.sub("", plain)) or without_telling(plain) > 0:
        return True
    return bool(_ADVISES.search(plain)) or telling(plain) is not None


_MARKS = re.compile(r"\*\*|(?<=\s)[•▪●](?=\s)")
"""Signs of emphasis and of a list within a cell."""


def clean(reading: Reading) -> str:
    """The words without jump links, references to notes and the marks of emphasis."""
    text = reading.text
    for start, end in reversed(strip_jump_links(text)):
        text = text[:start] + text[end:]
    return " ".join(_MARKS.sub(" ", text).split()).replace(" :", ":").strip()
