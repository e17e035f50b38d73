"""The words of a conclusion → Conclusions: one for each outcome measure that its sentences tell of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.document import Reading
from ingest.guideline.flow import Line, part
from ingest.guideline.levels import Level, bracketed_levels, whole_level
from ingest.guideline.outcomes import Finding, findings
from ingest.guideline.run_in import run_in
from ingest.sentences import sentences

SOURCES = re.compile(
    r"^\W*(?:bron(?:nen)?|referenties?)\b\s*:?|^\W*(?:[A-D][12]?\s+)?\([A-ZÀ-Þ][^()]{3,200}\d{4}[a-z]?\)\W*$",
    re.IGNORECASE,
)
_STUDY = re.compile(
    r"\b(?:randomi[sz]ed|RCT|systematische\s+review|meta-analyse|cohort\w*|patiënt-controle\w*"
    r"|observationeel|kwalitatief)\b",
    re.IGNORECASE,
)

_YEAR = re.compile(r"(?:19|20)\d\d[a-z]?")
_IN_NAMES = frozenset("et al e a en and de den der van ten ter".split())
"""Words in small letters that names of studies may hold."""
NO_MEASURE = re.compile(
    r"\?\W*$|\b(?:uitkomst|conclusie|bewijs|onderzo|resulta|bevinding|effect|literatuur|studie|wetenschap|onderbouwing|achtergrond|evidence|outcome|finding)",
    re.IGNORECASE,
)
"""A heading over conclusions that says what stands there, not what was measured."""
SHORTEST = 4
"""Words; what is shorter and states no outcome is no conclusion."""


@dataclass(slots=True)
class Conclusion:
    """One conclusion about one outcome measure."""

    line: Line
    reading: Reading
    text: str
    outcome: str | None
    """One of the five values; None when the source leaves it open."""
    measure: str | None
    system: str | None
    level: str | None
    """As written, lower case: "laag", "niveau 3"."""
    cited: str = ""
    """Words in which its sources may be named."""
    design: str | None = None


def states_outcome(text: str) -> bool:
    """Whether a text says what the effect on something is."""
    return any(one.tells for one in findings(text))


def conclude(
    line: Line, reading: Reading, level: Level, measure: str | None, cited: str = "", outcome: str | None = None
) -> Iterator[Conclusion]:
    """A conclusion; several when it tells of more than one measure.

    `level`, `measure`, `cited` and `outcome` are what stands beside or above its words.
    """
    sentence_with_label: Reading | None = None
    if before := run_in(reading.text):
        if reading.text[: before[1]].rstrip().endswith(":"):
            sentence_with_label = reading
        measure, reading = before[0], part(reading, before[1], len(reading.text))
    whole = reading.text
    told: list[tuple[Reading, Sequence[Finding]]] = []
    position = 0
    for sentence in sentences(reading):
        start = whole.index(sentence.text, position)
        position = start + len(sentence.text)
        if only_sources(sentence.text):
            cited += f" {sentence.text}"
            continue
        told.append((part(reading, start, position), findings(sentence.text)))
    found = list(_apart(reading, told, measure))
    if sentence_with_label and len(found) == 1:
        found = [(sentence_with_label, found[0][1])]
    graded = bracketed_levels(whole)
    apart = len(graded) == len(found) > 1  # "de stemming (laag) en de slaap (zeer laag)"
    for (words, finding), own in zip(found, graded if apart else [level] * len(found), strict=True):
        design = _STUDY.search(words.text)
        yield Conclusion(
            line,
            words,
            " ".join(words.text.split()),
            outcome or finding.outcome,
            finding.measure,
            own.system,
            own.word,
            f"{whole} {cited}",
            design[0] if design else None,
        )


def _apart(
    whole: Reading, told: list[tuple[Reading, Sequence[Finding]]], given: str | None
) -> Iterator[tuple[Reading, Finding]]:
    """The findings of the sentences of one conclusion, each with its words.

    `given` is the measure that a heading or a cell names. It holds for all of the conclusion, unless the sentence has
    it as what was done and names its own measure.
    """
    if not told:
        return
    own = [finding for _, found in told for finding in found]
    if given and not _is_what_was_done(given, told):
        outcome = next((finding.outcome for finding in own if _shares_a_word(finding.measure, given)), None)
        outcome = outcome or next((finding.outcome for finding in own if finding.outcome), None)
        words = _joined(whole, told)
        if outcome is None and len(words.text.split()) < SHORTEST:
            # "Toename" beside "Spierpijn"
            outcome = next((f.outcome for f in findings(f"{words.text.strip(' .')} van {given}")), None)
        yield words, Finding(outcome, given)
        return
    groups: list[list[tuple[Reading, Sequence[Finding]]]] = []
    for one in told:
        says_more = any(finding.tells and finding.measure for finding in one[1])
        leads = groups and not any(f.outcome or f.measure for _, found in groups[-1] for f in found)
        if groups and (leads or not (says_more and one[1] != groups[-1][0][1])):
            groups[-1].append(one)
        else:
            groups.append([one])
    for group in groups:
        words, found = _joined(whole, group), [finding for _, several in group for finding in several]
        named = [finding for finding in found if finding.measure]
        outcome = next((finding.outcome for finding in found if finding.outcome), None)
        if len(named) < 2:
            yield words, Finding(outcome, named[0].measure if named else None)
        else:
            yield from ((words, finding) for finding in named)


def only_sources(text: str) -> bool:
    """Whether a sentence says nothing of an effect: it names studies, gives a level, or holds no word."""
    words = re.findall(r"[^\W_]+", text)
    names = any(_YEAR.fullmatch(word) for word in words) and all(
        word[0].isupper() or word[0].isdigit() or word in _IN_NAMES for word in words
    )
    return names or bool(SOURCES.match(text) or whole_level(text)) or not re.search(r"[a-z]{3}", text)


def _joined(whole: Reading, group: Sequence[tuple[Reading, Sequence[Finding]]]) -> Reading:
    start = whole.text.index(group[0][0].text)
    end = whole.text.index(group[-1][0].text, start) + len(group[-1][0].text)
    return part(whole, start, end)


def _is_what_was_done(given: str, told: Sequence[tuple[Reading, Sequence[Finding]]]) -> bool:
    """Whether a heading over a conclusion names an intervention: it stands in the sentence, outside its measure."""
    text, found = told[0][0].text.lower(), told[0][1]
    measures = " ".join(finding.measure.lower() for finding in found if finding.measure)
    key = given.lower()
    return bool(measures) and key in text and not _shares_a_word(measures, key)


def _shares_a_word(one: str | None, other: str) -> bool:
    these, those = (re.findall(r"\w{4,}", text.lower()) for text in (one or "", other))
    return any(a.startswith(b[:6]) or b.startswith(a[:6]) for a in these for b in those)
