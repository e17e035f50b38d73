"""What a document thinks of a way of working: recommended, to be speeded up, to be studied, to be stopped.

A mention alone says nothing; the words that govern it do ("de opschaling van X", "stoppen met X").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import Edge, Fact, Kind, Predicate
from ingest.anchoring import Anchor
from ingest.mentions import Linker
from ingest.policy.flow import Flow
from ingest.policy.judgements import judgement
from ingest.sentences import sentences

_OF = r"(?:\s+(?:en\s+\w+\s+)?(?:van|met|naar|voor)(?:\s+(?:de|het|een|meer|deze|bewezen|andere|nieuwe))*){1,2}"
_USE = r"(?:inzet|gebruik|toepassing|invoering|implementatie|verspreiding|doorontwikkeling|ontwikkeling)"
_FRAMES: tuple[tuple[str, str], ...] = (
    ("stoppen", r"(?:stoppen|stopt|gestopt)\s+met|afschaff(?:en|ing)\s+(?:van\s+)?|beëindig(?:en|t|ing)\s+(?:van\s+)?"),
    (
        "versnellen",
        rf"(?:opschaling|opschalen|versnelling|versnellen|versnelde\s+{_USE}|landelijke\s+{_USE}|brede\s+{_USE})(?:{_OF})?",
    ),
    (
        "onderzoeken",
        rf"(?:onderzoek|verkenning|pilots?|proeftuin(?:en)?|experiment(?:en)?|proef|MKBA)(?:\s+\w+){{0,3}}{_OF}"
        rf"|(?:onderzoek(?:en|t)|verken(?:nen|t))(?:\s+\w+){{0,6}}\s+{_USE}\s+van",
    ),
    (
        "aanbevolen",
        rf"(?:stimuler(?:en|ing)|stimuleert|bevorder(?:en|ing)|bevordert|faciliter(?:en|ing))(?:\s+van)?\s+"
        rf"(?:de\s+|het\s+)?(?:{_USE}\s+van)?|(?:zetten|zet|zetten\s+we|inzetten)(?:\s+\w+){{0,2}}\s+in\s+op|inzetten\s+op"
        rf"|{_USE}\s+van(?=[^.]{{3,60}}\b(?:stimuleren|bevorderen|vergroten|verbreden)\b)",
    ),
)
_ATTITUDES = [
    (name, re.compile(rf"\b(?:{pattern})\s*(?:de\s+|het\s+|meer\s+|een\s+|{_USE}\s+van\s+)*$", re.IGNORECASE))
    for name, pattern in _FRAMES
]
_BEHIND = re.compile(
    r"\s+(?:(?:landelijk|breder?|verder|overal)\s+)?(?P<breder>uit\s+te\s+breiden|op\s+te\s+schalen|uit\s+te\s+rollen)"
    r"|\s+(?:wordt|worden|moet(?:en)?\s+worden)\s+(?:\w+\s+){0,2}"
    r"(?:(?P<aanbevolen>aanbevolen|gestimuleerd)|(?P<versnellen>opgeschaald|versneld)|(?P<onderzoeken>onderzocht)"
    r"|(?P<stoppen>afgeschaft|beëindigd|geschrapt))\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:niet|geen)\b(?!-)", re.IGNORECASE)
_NO_WAY_OF_WORKING = re.compile(
    r"akkoord|agenda|programma|visie|plan\b|kompas|kader|wet\b|budget|tarief|implementatie|effectiviteit|innovatie$"
    r"|onderzoek|vaardighe|domeinover|indicatie|module",
    re.IGNORECASE,
)
_REACH = 70
_CONCRETE = frozenset({"thema/zorgtechnologie", "thema/hulpmiddelen", "thema/continentiezorg"})
"""Broader themes of things one can use or leave; of wider themes only the words beside them count."""


def attitude_facts(anchor: Anchor, flow: Flow, linker: Linker, extractor: str) -> Iterator[Fact]:
    """NOEMT edges with `houding`, from the Sectie (or Document) to the intervention or theme."""
    seen: set[tuple[str, str, str]] = set()
    for item in flow.items:
        told = sentences(item.reading)
        for index, sentence in enumerate(told):
            following = " ".join(one.text for one in told[index + 1 : index + 3])
            for mention in linker.find(sentence.text):
                concept = mention.concept
                if concept.kind not in {Kind.INTERVENTIE, Kind.THEMA} or _NO_WAY_OF_WORKING.search(concept.name):
                    continue
                attitude = attitude_towards(sentence.text, mention.start, mention.end)
                if attitude is None and _CONCRETE & {concept.id, *concept.broader}:
                    attitude = judgement(sentence.text, mention.start, mention.end, following)
                holder = item.place.section or anchor.id
                if attitude is None or (holder, concept.id, attitude) in seen:
                    continue
                seen.add((holder, concept.id, attitude))
                source = anchor.quote(item.place, sentence, 0, len(sentence.text), extractor=extractor, zekerheid=0.65)
                yield concept.node(source)
                yield Edge(Predicate.NOEMT, holder, concept.id, source, {"houding": attitude})


def attitude_towards(text: str, start: int, end: int) -> str | None:
    """The attitude of a sentence towards what it names from `start` to `end`."""
    before = text[max(0, start - _REACH) : start]
    behind = _BEHIND.match(text, end)
    if behind and behind.lastgroup:
        return {"breder": "versnellen"}.get(behind.lastgroup, behind.lastgroup)
    for name, pattern in _ATTITUDES:
        match = pattern.search(before)
        if match and not _DENIED.search(before[max(0, match.start() - 15) : match.start()]):
            return name
    return None
