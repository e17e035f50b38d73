"""Which moment belongs to which act: its own, its group's planning line, or the line of the timetable that speaks of
it."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ingest.document import Reading
from ingest.policy.act import Act, Nearness
from ingest.policy.durations import Time, TimeKind
from ingest.policy.dutch_dates import find_times
from ingest.policy.items import Item, part_of
from ingest.policy.softness import is_soft
from ingest.sentences import sentences


@dataclass(frozen=True, slots=True)
class Deadline:
    """What an act's deadline properties say."""

    begin: str | None
    eind: str | None
    tekst: str
    duur: str | None = None
    zacht: bool = False

    @property
    def dated(self) -> bool:
        return self.begin is not None or self.eind is not None


@dataclass(frozen=True, slots=True)
class Moment:
    """A line of a timetable or planning: its sentence, and the moment it names."""

    item: Item
    sentence: Reading
    deadline: Deadline | None


_ALL_ACTS = re.compile(
    r"\b(?:genoemde|bovenstaande|bovengenoemde|deze|alle)\s+(?:acties|activiteiten|afspraken|maatregelen"
    r"|stappen)\b|^\W*de\s+(?:acties|activiteiten)\b"
    r"|\been\s+en\s+ander\b|\b(?:dit\s+)?alles\b|\bvolgens\s+deze\s+(?:opzet|werkwijze|afspraak)\b|^\W*(?:de\s+hele|deze)\s+afspraak\b",
    re.IGNORECASE,
)
_PLANNING = re.compile(
    r"^\W*(?:de|het|deze|dit|alle|beide)\s+(?:[\w\-]+\s+){0,4}?(?:acties?|activiteiten|maatregel(?:en)?"
    r"|onderzoek(?:en)?|verkenning(?:en)?|pilots?|inventarisatie|"
    r"project(?:en)?|traject(?:en)?|campagne|plannen|plan|evaluatie|stappen|uitvoering|looptijd|afspraken)\b[^.]{0,60}"
    r"\b(?:wordt|worden|vindt|vinden|loopt|lopen|start|starten|is|zijn|duurt)\b",
    re.IGNORECASE,
)
_TIMING = re.compile(
    r"^\W*(?:deze?|dit|de|het|afronding|oplevering|planning|beoogde?|start|inwerkingtreding|gereed|klaar"
    r"|looptijd|publicatie|evaluatie)\b.{0,90}"
    r"\b(?:startdatum|ingangsdatum|opleverdatum|afgerond|gereed|opgeleverd|afronding|klaar|inwerkingtreding|beschikbaar|plaats|voltooid"
    r"|zichtbaar|gepubliceerd|start|verwacht)\b",
    re.IGNORECASE,
)
_STOP = frozenset(
    "de het een en van voor in op met bij aan door om te die dat deze dit is zijn wordt worden zal zullen kan kunnen "
    "ook als er tot uit over naar per eind begin wat wie hoe of niet zij ze hun wij we onder meer andere waar nodig "
    "mogelijk afgerond gereed zonder werking treden laten gaan één twee drie opgeleverd klaar uiterlijk jaar "
    "kwartaal zomer najaar voorjaar half medio periode binnen na rond onze alle deze".split()
)


def deadline_of(time: Time, words: str, sentence: str) -> Deadline:
    """The deadline that a time expression gives."""
    return Deadline(time.begin, time.eind, words, time.duur, time.zacht or is_soft(sentence))


def own_deadline(act: Act) -> Deadline | None:
    """The first moment that an act names in its own main clause."""
    return _first(act, (Nearness.OWN,))


def later_deadline(act: Act) -> Deadline | None:
    """A moment in the sentences after the act, or in what it is for ("zodat … per 1 januari 2028 …"), when nothing
    nearer
    dates it."""
    return _first(act, (Nearness.AFTER, Nearness.PURPOSE))


def _first(act: Act, levels: tuple[Nearness, ...]) -> Deadline | None:
    firm = [(t, words, near) for t, words, near in act.times if not t.weak]
    for level in levels:
        dated = [(t, words) for t, words, near in firm if near is level and t.kind is TimeKind.INTERVAL]
        lengths = [(t, words) for t, words, near in firm if near is level and t.kind is TimeKind.DUUR]
        if dated:
            time, words = dated[0]
            deadline = deadline_of(time, words, act.text)
            return Deadline(
                deadline.begin,
                deadline.eind,
                deadline.tekst,
                lengths[0][0].duur if lengths else None,
                deadline.zacht or act.soft,
            )
        if lengths:
            return deadline_of(lengths[0][0], lengths[0][1], act.text)
    return None


def undated(act: Act) -> Deadline | None:
    """A moment that only orders ("na publicatie van …"), kept in words."""
    for time, words, near in act.times:
        if time.kind is TimeKind.RELATIEF and near is Nearness.OWN and not time.weak:
            return Deadline(None, None, words, None, act.soft or time.zacht)
    return None


def moments(item: Item, reference: date | None) -> list[Moment]:
    """The lines of a timetable item, each sentence with its first moment."""
    found = []
    for sentence in (part for whole in sentences(item.reading) for part in _each_with_its_moment(whole, reference)):
        times = find_times(sentence.text, reference)
        firm = [t for t in times if not t.weak or t.start < 4]
        dated = [t for t in firm if t.kind is TimeKind.INTERVAL]
        lengths = [t for t in firm if t.kind is TimeKind.DUUR]
        relative = [t for t in firm if t.kind is TimeKind.RELATIEF]
        chosen = next(iter(dated or lengths or relative), None)
        deadline = None
        if chosen is not None:
            deadline = deadline_of(chosen, sentence.text[chosen.start : chosen.end], sentence.text)
            if dated and lengths:
                deadline = Deadline(deadline.begin, deadline.eind, deadline.tekst, lengths[0].duur, deadline.zacht)
        found.append(Moment(item, sentence, deadline))
    return found


_SHORT_LINE = 60
"""Characters of a part of a timetable line that is a thing and its moment."""
_GOES_ON = re.compile(r"(?:zodat|die|dat|waar\w*|mits|als|indien|en|maar|met)\s", re.IGNORECASE)


def _each_with_its_moment(sentence: Reading, reference: date | None) -> list[Reading]:
    """The parts of a line between commas, when each says when something else is ready ("onderzoek eind 2026, app in
    mei 2027")."""
    marks = [m.start() for m in re.finditer(r"[,;]\s", sentence.text)]
    if not marks:
        return [sentence]
    starts = [0, *(mark + 1 for mark in marks)]
    parts = [part_of(sentence, start, end) for start, end in zip(starts, [*marks, len(sentence.text)], strict=True)]
    timed = [any(not t.weak for t in find_times(part.text, reference)) for part in parts]
    named = [bool(_stems(part.text)) for part in parts]
    short = all(len(part.text) <= _SHORT_LINE and not _GOES_ON.match(part.text) for part in parts)
    return parts if short and all(timed) and all(named[1:]) else [sentence]


def is_planning(item: Item, reference: date | None) -> bool:
    """Whether a paragraph is a loose planning line for all acts of its group ("De acties worden uitgevoerd in
    2022")."""
    text = item.text.strip()
    if len(text) > 160 or not any(not t.weak for t in find_times(text, reference)):
        return False
    return (
        bool(_PLANNING.match(text))
        and len(sentences(item.reading)) == 1
        and not re.search(r"\bdoor\s+(?:de\s+|het\s+)?[A-Z]", text)
    )


def is_timing(text: str, reference: date | None) -> bool:
    """Whether a list item only says when the act before it is ready ("Deze website is eind 2022 gereed")."""
    first = re.split(r"(?<=[.!?])\s", text.strip())[0]
    return len(first) < 170 and any(not t.weak for t in find_times(first, reference)) and bool(_TIMING.match(first))


def covers_all(sentence: str) -> bool:
    """Whether a timetable line speaks of all acts at once."""
    return bool(_ALL_ACTS.search(sentence))


class Matcher:
    """Finds the act that a timetable line speaks of, by the rare words and the parties they share."""

    def __init__(self, acts: Sequence[Act]) -> None:
        self._acts = list(acts)
        self._stems = [_stems(f"{act.text} {act.verb or ''}") for act in acts]
        self._around = [_stems(act.item.text) for act in acts]
        counts: Counter[str] = Counter()
        for stems in self._stems:
            counts.update(stems)
        # squared, so that one rare word says more than three that half of the acts have
        self._weight = {stem: _rarity(len(self._acts), count) for stem, count in counts.items()}
        self._unique = _rarity(len(self._acts), 1) if acts else 1.0

    def best(
        self, sentence: str, doers: frozenset[str] = frozenset(), *, subject: frozenset[str] = frozenset()
    ) -> list[Act]:
        """The act that the sentence speaks of; empty when none shares enough with it.

        `doers` are the parties it names; `subject` those it says to do something: an act of others is not meant then.
        """
        scored = self.scored(sentence, doers, subject=subject)
        return [max(scored, key=lambda pair: pair[0])[1]] if scored else []

    def scored(
        self, sentence: str, doers: frozenset[str] = frozenset(), *, subject: frozenset[str] = frozenset()
    ) -> list[tuple[float, Act]]:
        """The acts that share enough with the sentence, and how much."""
        words = _stems(sentence)
        if not words:
            return []
        scores = []
        for act, stems, around in zip(self._acts, self._stems, self._around, strict=True):
            shared = sum(self._weight[stem] for stem in stems if _has(words, stem))
            near = sum(0.03 * self._unique for stem in around - stems if _has(words, stem))
            own = {d.actor.id for d in act.doers}
            others = bool(subject and own and not own & subject)
            scores.append(0.0 if others else shared + near + (0.2 * self._unique if own & doers else 0.0))
        return [(score, act) for score, act in zip(scores, self._acts, strict=True) if score >= _ENOUGH * self._unique]


_ENOUGH = 0.5
"""Share of a unique word's weight that a line must have in common with an act to be about it."""


_HEAD = 5
"""Letters of a short word that may be the head of a compound ("ladder" of "afwegingsladder", doubles as one)."""


def _rarity(acts: int, having: int) -> float:
    return (0.3 + math.log(acts / having)) ** 2


_WORD = re.compile(r"[a-zà-ÿ]\w{2,}|[A-Z][\w&]*[A-Z][\w&]*|[A-Z][a-zà-ÿ]{3,}")


def _stems(text: str) -> set[str]:
    return {_stem(word) for word in _WORD.findall(text) if word.lower() not in _STOP}


@lru_cache(8192)
def _stem(word: str) -> str:
    word = word.lower().strip("-’'")
    if re.match(r"wet(?:s|gev|telijk|$)", word):
        return "wet"
    for ending in (
        "aties",
        "atie",
        "eringen",
        "ering",
        "eren",
        "eert",
        "eerd",
        "ingen",
        "ing",
        "tief",
        "tie",
        "ties",
        "en",
        "t",
        "s",
        "e",
        "d",
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    word = re.sub(r"^ge(?=[a-zïë]{5})", "", word).replace("ï", "i").replace("ë", "e")
    return re.sub(r"(.)\1", r"\1", word)


def _has(stems: set[str], stem: str) -> bool:
    if stem in stems:
        return True
    return len(stem) >= 6 and any(
        other.startswith(stem[:6])
        or (len(other) >= 6 and (stem in other or other in stem))
        or (len(other) == _HEAD and stem.endswith(other))
        for other in stems
    )
