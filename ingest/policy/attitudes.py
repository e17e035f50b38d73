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
from ingest.policy.judgements import judgement, tells_what_happened
from ingest.sentences import sentences
from ingest.vocabulary import Concept

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
    r"|\s+(?P<uitgangspunt>(?:is|zijn|blijft|blijven)\s+(?:hierbij\s+|daarbij\s+|ook\s+)?(?:het\s+uitgangspunt|de\s+norm))\b"
    r"|\s+(?:wordt|worden|moet(?:en)?\s+worden)\s+(?:\w+\s+){0,2}"
    r"(?:(?P<aanbevolen>aanbevolen|gestimuleerd)|(?P<versnellen>opgeschaald|versneld)|(?P<onderzoeken>onderzocht)"
    r"|(?P<stoppen>afgeschaft|beëindigd|geschrapt))\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:niet|geen)\b(?!-)", re.IGNORECASE)
_NO_WAY_OF_WORKING = re.compile(
    r"akkoord|agenda|programma|regeling|subsidie|visie|plan\b|kompas|kader|wet\b|budget|tarief|implementatie|effectiviteit"
    r"|onderzoek|vaardighe|domeinover|indicatie|module|ethiek",
    re.IGNORECASE,
)
_EVERYDAY_WORDS = re.compile(r"(?:passende\s+zorg|innovatie)$", re.IGNORECASE)
"""Names that texts use as plain words too: only the words right beside them tell that they are meant as a thing."""
_WAY_OF_WORKING = "werkwijze"
"""Sort of a theme or setting that an editor marks as something one can be for or against."""
_REACH = 70
_TOOLS = frozenset({"thema/zorgtechnologie", "thema/hulpmiddelen", "thema/continentiezorg", "thema/onvrijwillige-zorg"})
"""Broader themes of things one can use or leave, whatever their area."""
_CONCRETE = frozenset({"techniek", "hulpmiddel", "dienst"})
"""Areas of what one can use or leave: of these the whole clause counts, of wider ones only the words beside them."""
_WIDER = frozenset({"zorg", "familie"})
"""Areas in which a narrower theme is a way of working ("reablement", "logeerzorg"), the others a field of care."""
_SHORT = 60
"""A list item of at most this length is judged by the sentence that introduces its list."""


def attitude_facts(anchor: Anchor, flow: Flow, linker: Linker, extractor: str) -> Iterator[Fact]:
    """NOEMT edges with `houding`, from the Sectie (or Document) to the intervention or theme."""
    seen: set[tuple[str, str, int]] = set()
    for item in flow.items:
        told = sentences(item.reading)
        for index, sentence in enumerate(told):
            following = " ".join(one.text for one in told[index + 1 : index + 3])
            lead = item.lead.text.rstrip(" :") if item.bullet and item.lead and len(item.text) <= _SHORT else ""
            for mention in linker.find(sentence.text):
                concept = mention.concept
                if not _is_way_of_working(concept):
                    continue
                attitude = None
                named = sentence.text[mention.start : mention.end]
                if _is_concrete(concept) and not _EVERYDAY_WORDS.match(named):
                    attitude = judgement(sentence.text, mention.start, mention.end, following)
                    attitude = attitude or (judgement(f"{lead} ", len(lead) + 1, len(lead) + 1) if lead else None)
                attitude = attitude or attitude_towards(sentence.text, mention.start, mention.end)
                holder = item.place.section or anchor.id
                if attitude is None:
                    continue
                source = anchor.quote(item.place, sentence, 0, len(sentence.text), extractor=extractor, zekerheid=0.65)
                if (concept.id, attitude, source.start) in seen:
                    continue
                seen.add((concept.id, attitude, source.start))
                yield concept.node(source)
                yield Edge(Predicate.NOEMT, holder, concept.id, source, {"houding": attitude})


def _is_way_of_working(concept: Concept) -> bool:
    """Whether one can be for or against using it: no akkoord, law, money matter or field of policy."""
    if concept.sort == _WAY_OF_WORKING:
        return True
    if concept.kind not in {Kind.INTERVENTIE, Kind.THEMA} or _NO_WAY_OF_WORKING.search(concept.name):
        return False
    return concept.area is None or concept.area in _CONCRETE | _WIDER or bool(_TOOLS & set(concept.broader))


def _is_concrete(concept: Concept) -> bool:
    """Whether the whole clause tells what is thought of it."""
    if (
        concept.sort == _WAY_OF_WORKING
        or _TOOLS & {concept.id, *concept.broader}
        or concept.kind is Kind.INTERVENTIE
        or concept.area in _CONCRETE
    ):
        return True
    return concept.area in _WIDER and bool(concept.broader)


def attitude_towards(text: str, start: int, end: int) -> str | None:
    """The attitude of a sentence towards what it names from `start` to `end`."""
    before = text[max(0, start - _REACH) : start]
    behind = _BEHIND.match(text, end)
    if behind and behind.lastgroup:
        return {"breder": "versnellen", "uitgangspunt": "aanbevolen"}.get(behind.lastgroup, behind.lastgroup)
    for name, pattern in _ATTITUDES:
        match = pattern.search(before)
        if match and not _DENIED.search(before[max(0, match.start() - 15) : match.start()]):
            return None if name in {"versnellen", "aanbevolen"} and tells_what_happened(text) else name
    return None
