"""What a document says of other documents and akkoorden: that it builds on them, replaces them, or follows from
them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from graph.model import PROPERTIES, Edge, Fact, Kind, Node, Predicate, Source, Value, make_id
from ingest.anchoring import Anchor
from ingest.mentions import Linker
from ingest.policy.document_names import named_documents
from ingest.policy.flow import Flow
from ingest.sentences import sentences
from ingest.vocabulary import Mention

_CUES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "vervangt",
        re.compile(
            r"\b(?:vervang(?:t|en)|in\s+de\s+plaats\s+(?:van|komt)|treedt\s+in\s+de\s+plaats"
            r"|kom(?:t|en)\b[^.;]{0,60}\bte\s+vervallen|vervalt|vervallen|opvolger\s+van|volgt\b[^.;]{0,60}\bop\b(?=\s*[.,;]|$)"
            r"|trekt\b[^.;]{0,60}\bin\b(?=\s*[.,;]|$)|wordt\s+ingetrokken)",
            re.IGNORECASE,
        ),
    ),
    (
        "bouwt voort op",
        re.compile(
            r"\b(?:bouw(?:t|en)\s+(?:[\w’'-]+\s+){0,6}voort|voortbouw\w*|(?:vervolg|voortzetting|actualisering)\s+(?:op|van)"
            r"|geïnspireerd\s+op|gebaseerd\s+op|concretisering\s+van|(?:nadere\s+)?uitwerking\s+van"
            r"|werk(?:t|en)\b[^.;]{0,80}?\buit\b(?!\s+van)|vloeit\s+voort\s+uit|geeft\s+uitvoering\s+aan)",
            re.IGNORECASE,
        ),
    ),
    (
        "vult aan",
        re.compile(r"\b(?:aanvullend\s+op|(?:een\s+)?aanvulling\s+op|vult\b[^.;]{0,60}\baan\b)", re.IGNORECASE),
    ),
    (
        "sluit aan bij",
        re.compile(
            r"\b(?:sluit(?:en)?\s+(?:[\w’'-]+\s+){0,4}aan\s+(?:bij|op)|in\s+lijn\s+met|aangesloten\s+bij"
            r"|afgestemd\s+met|in\s+samenhang\s+met|conform|hoort\s+bij|gelezen\s+naast|in\s+het\s+licht\s+van)\b",
            re.IGNORECASE,
        ),
    ),
)
SPEAKS_OF_ITSELF = re.compile(
    r"\b(?:dit\s+(?:[a-z]*(?:akkoord|document|plan|convenant|programma|kader|advies|paper|rapport))|deze\s+(?:[a-z]*(?:visie"
    r"|agenda|afspraken|aanpak|nota|notitie|brief|overeenkomst|strategie|verklaring))|we|wij"
    r"|het\s+(?:akkoord|plan|programma)|de\s+(?:[a-z]*agenda|visie|afspraken)"
    r"|(?<![\w,] )(?:het|zij)(?=\s+(?:bouwt|vervangt|treedt|vult|sluit|hoort|werkt|is\s+(?:een|de)\s)))\b",
    re.IGNORECASE,
)
_SORTS = frozenset({"akkoord", "programma"})
_PLAN = re.compile(r"akkoord|agenda|programma|visie|plan|convenant|strategie|aanpak|deal|kompas|verdrag", re.IGNORECASE)


def cue_in(sentence: str) -> str | None:
    """How a sentence relates the document to what it names; None when it does not say."""
    return next((name for name, pattern in _CUES if pattern.search(sentence)), None)


def relation_facts(anchor: Anchor, flow: Flow, linker: Linker, extractor: str) -> Iterator[Fact]:
    """VERWIJST_NAAR from the document to what it names as its ground, with the relation in the words of the text."""
    itself = _itself(flow, linker)
    title = (anchor.document.title or "").casefold()
    seen: set[tuple[str, str]] = set()
    nodes: set[str] = set()
    for item in flow.items:
        told = sentences(item.reading)
        for index, sentence in enumerate(told):
            related = cue_in(sentence.text) is not None and SPEAKS_OF_ITSELF.search(sentence.text) is not None
            source = anchor.quote(item.place, sentence, 0, len(sentence.text), extractor=extractor, zekerheid=0.75)
            before = " ".join(one.text for one in told[max(0, index - 2) : index]) if related else ""
            known = [one for one in linker.find(sentence.text) if _is_document(one)]
            named = [(one.start, one.concept.node(source)) for one in known if related]
            for found in named_documents(sentence.text, before):
                overlaps = any(found.start < one.end and one.start < found.end for one in known)
                own = found.name.casefold() in title
                if not overlaps and not own and (related or found.telling):
                    named.append((found.start, _unknown(found.name, replace(source, zekerheid=0.7))))
            for start, node in named:
                cue = relation_to(sentence.text, start) if related else "noemt"
                if cue is None or node.id == itself or (cue, node.id) in seen:
                    continue
                seen.add((cue, node.id))
                if node.id not in nodes:
                    nodes.add(node.id)
                    yield node
                yield Edge(Predicate.VERWIJST_NAAR, anchor.id, node.id, node.source, {"relatie": cue})


def _is_document(mention: Mention) -> bool:
    concept = mention.concept
    return concept.kind in {Kind.THEMA, Kind.WET} and (bool(_PLAN.search(concept.name)) or concept.sort in _SORTS)


def relation_to(sentence: str, start: int) -> str | None:
    """How the sentence relates to what it names at `start`: the last cue before it, else that it lapses ("vervalt")."""
    cues = sorted((match.start(), name) for name, pattern in _CUES for match in pattern.finditer(sentence))
    before = [name for at, name in cues if at < start]
    return before[-1] if before else next((name for _, name in cues if name == "vervangt"), None)


def _unknown(name: str, source: Source) -> Node:
    """A document that the vocabulary does not know, by the name that the text gives it."""
    props: dict[str, Value] = dict.fromkeys(PROPERTIES[Kind.THEMA])
    props.update(soort="document", aliassen=[])
    return Node(make_id(Kind.THEMA, name), Kind.THEMA, name, source, props)


_THIS = re.compile(
    r"\b(?:dit|deze)\s+(?:akkoord|hoofdlijnenakkoord|agenda|programma|strategie|plan|convenant)\b", re.IGNORECASE
)


def _itself(flow: Flow, linker: Linker) -> str | None:
    """The akkoord or programme that the document is: it speaks of "dit akkoord", and of one name most."""
    if not any(_THIS.search(item.text) for item in flow.items):
        return None
    counted: Counter[str] = Counter()
    for item in flow.items:
        for mention in linker.find(item.text):
            if mention.concept.kind is Kind.THEMA and (
                mention.concept.sort in _SORTS or _PLAN.search(mention.concept.name)
            ):
                counted[mention.concept.id] += 1
    most = counted.most_common(2)
    if not most or most[0][1] < 5 or (len(most) > 1 and most[0][1] < 2 * most[1][1]):
        return None
    return most[0][0]
