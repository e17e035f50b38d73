"""What a document thinks of a way of working: recommended, to be speeded up, to be studied, to be stopped.

A mention alone says nothing; the words that govern it do ("de opschaling van X", "stoppen met X").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.model import PROPERTIES, Edge, Fact, Kind, Node, Predicate, Source, Value, make_id
from ingest.anchoring import Anchor
from ingest.mentions import Linker
from ingest.policy.flow import Flow
from ingest.policy.items import Item
from ingest.policy.judgements import judgement, tells_what_happened
from ingest.policy.own_ways import OwnWay, listed_ways, own_tools, own_ways
from ingest.sentences import sentences
from ingest.vocabulary import Concept, Mention

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
    r"|(?P<stoppen>afgeschaft|beëindigd|geschrapt|stopgezet|gestaakt))\b",
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
WAY_OF_WORKING = "werkwijze"
"""Sort of a theme or setting that an editor marks as something one can be for or against."""
_REACH = 70
_TOOLS = frozenset({"thema/zorgtechnologie", "thema/hulpmiddelen", "thema/continentiezorg", "thema/onvrijwillige-zorg"})
"""Broader themes of things one can use or leave, whatever their area."""
_FIELDS = _TOOLS | {"thema/innovatie"}
"""What is so wide that a text that tells what it may do for people recommends nothing yet."""
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
        above = _judged_above(item)
        for index, sentence in enumerate(told):
            following = " ".join(one.text for one in told[index + 1 : index + 3])
            mentions = list(linker.find(sentence.text))
            source = anchor.quote(item.place, sentence, 0, len(sentence.text), extractor=extractor, zekerheid=0.65)
            for node, attitude in (
                *_known_ways(sentence.text, mentions, following, above, source),
                *_unknown_ways(sentence.text, mentions, following, above, source),
            ):
                if (node.id, attitude, source.start) in seen:
                    continue
                seen.add((node.id, attitude, source.start))
                yield node
                yield Edge(Predicate.NOEMT, item.place.section or anchor.id, node.id, source, {"houding": attitude})


def _judged_above(item: Item) -> str | None:
    """What the sentence or heading above a short list item says of all that its list names: "Wij stoppen met:"."""
    if not item.bullet or len(item.text) > _SHORT:
        return None
    above = item.lead.text if item.lead else item.section.title if item.section else ""
    lead = above.rstrip(" :")
    return judgement(f"{lead} ", len(lead) + 1, len(lead) + 1) if lead else None


def _known_ways(
    text: str, mentions: Sequence[Mention], following: str, above: str | None, source: Source
) -> Iterator[tuple[Node, str]]:
    """The ways of working of the vocabulary that a sentence names and judges."""
    for mention in mentions:
        if not _is_way_of_working(mention.concept):
            continue
        attitude = None
        if _is_concrete(mention.concept) and not _EVERYDAY_WORDS.match(text[mention.start : mention.end]):
            field = mention.concept.id in _FIELDS
            attitude = judgement(text, mention.start, mention.end, following, field=field) or above
        attitude = attitude or attitude_towards(text, mention.start, mention.end)
        if attitude is not None:
            yield mention.concept.node(source), attitude


def _unknown_ways(
    text: str, mentions: Sequence[Mention], following: str, above: str | None, source: Source
) -> Iterator[tuple[Node, str]]:
    """Ways of working by a name of the text's own, where it says plainly what is to become of them, and tools that it
    judges in any words."""
    known = [(one.start, one.end) for one in mentions]
    taken = [(one.start, one.end) for one in mentions if not _is_wide(text, one)]
    ways = list(listed_ways(text, above, taken) if above else own_ways(text, taken))
    known += [(way.start, way.end) for way in ways]
    for start, end, name in own_tools(text, known):
        if (attitude := judgement(text, start, end, following)) is not None:
            ways.append(OwnWay(start, end, name, attitude))
    for way in ways:
        props: dict[str, Value] = dict.fromkeys(PROPERTIES[Kind.THEMA])
        props.update(soort=WAY_OF_WORKING, aliassen=[])
        place = replace(source, zekerheid=0.55)
        yield Node(make_id(Kind.THEMA, way.name.lower()), Kind.THEMA, way.name, place, props), way.attitude


def _is_wide(text: str, mention: Mention) -> bool:
    """Whether words in small letters name a field of policy, within which they may be a way of working of their own."""
    concept = mention.concept
    return (
        concept.kind is Kind.THEMA and not _is_way_of_working(concept) and text[mention.start : mention.end].islower()
    )


def _is_way_of_working(concept: Concept) -> bool:
    """Whether one can be for or against using it: no akkoord, law, money matter or field of policy."""
    if concept.sort == WAY_OF_WORKING:
        return True
    if concept.kind not in {Kind.INTERVENTIE, Kind.THEMA} or _NO_WAY_OF_WORKING.search(concept.name):
        return False
    return concept.area is None or concept.area in _CONCRETE | _WIDER or bool(_TOOLS & set(concept.broader))


def _is_concrete(concept: Concept) -> bool:
    """Whether the whole clause tells what is thought of it."""
    if (
        concept.sort == WAY_OF_WORKING
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
    if behind and behind.lastgroup and not _DENIED.search(behind.group()):
        return {"breder": "versnellen", "uitgangspunt": "aanbevolen"}.get(behind.lastgroup, behind.lastgroup)
    for name, pattern in _ATTITUDES:
        match = pattern.search(before)
        if match and not _DENIED.search(before[max(0, match.start() - 15) : match.start()]):
            return None if name in {"versnellen", "aanbevolen"} and tells_what_happened(text) else name
    return None
