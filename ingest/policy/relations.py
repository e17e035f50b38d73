"""What a document says of other documents and akkoorden: that it builds on them, replaces them, or follows from
them; and which it merely names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.model import PROPERTIES, Edge, Fact, Kind, Node, Predicate, Source, Value, make_id
from ingest.anchoring import Anchor
from ingest.mentions import Linker
from ingest.policy.document_names import DocumentName, has_sort, is_same_document, named_documents, unnamed_documents
from ingest.policy.flow import Flow
from ingest.policy.relation_words import SPEAKS_OF_ITSELF, cue_in, relation_to
from ingest.sentences import sentences
from ingest.vocabulary import Mention

_SORTS = frozenset({"akkoord", "programma"})
_PLAN = re.compile(
    r"akkoord|agenda|programma|visie|plan|convenant|strategie|aanpak|deal|kompas|verdrag|beleidsonderzoek",
    re.IGNORECASE,
)

_NAMES_ONLY = "noemt"


@dataclass(frozen=True, slots=True)
class _Other:
    """Another document, where a sentence names it."""

    start: int
    end: int
    node: Node
    telling: bool
    """Whether it is surely a document of that name, so that naming it alone is a reference."""


def relation_facts(anchor: Anchor, flow: Flow, linker: Linker, extractor: str) -> Iterator[Fact]:
    """VERWIJST_NAAR from the document to what it names as its ground, with the relation in the words of the text.

    What is only named ("noemt") is referred to once, and not at all when the text says more of it elsewhere.
    """
    documents = _Documents(anchor, linker, _itself(flow, linker))
    related: dict[tuple[str, str], Node] = {}
    named: dict[tuple[str, str], Node] = {}
    for item in flow.items:
        told = sentences(item.reading)
        for index, sentence in enumerate(told):
            if not documents.may_name(sentence.text):
                continue
            source = anchor.quote(item.place, sentence, 0, len(sentence.text), extractor=extractor, zekerheid=0.75)
            relates = documents.relates(sentence.text)
            before = " ".join(one.text for one in told[max(0, index - 2) : index]) if relates else ""
            for other in documents.others(sentence.text, before, source, relates=relates):
                cue = relation_to(sentence.text, other.start, other.end) if relates else None
                if cue is not None:
                    related.setdefault((cue, other.node.id), other.node)
                elif other.telling and other.end - other.start < len(sentence.text.strip()):
                    named.setdefault((_NAMES_ONLY, other.node.id), other.node)
    for place in anchor.headings():
        heading = place.block.reading
        source = anchor.quote(place, heading, 0, len(heading.text), extractor=extractor, zekerheid=0.75)
        if documents.may_name(heading.text):
            for other in documents.others(heading.text, "", source, relates=False):
                if other.telling:
                    named.setdefault((_NAMES_ONLY, other.node.id), other.node)
    said = {thing for _, thing in related}
    related.update({key: node for key, node in named.items() if key[1] not in said})
    yield from {node.id: node for node in reversed(related.values())}.values()
    for (cue, thing), node in related.items():
        yield Edge(Predicate.VERWIJST_NAAR, anchor.id, thing, node.source, {"relatie": cue})


class _Documents:
    """The other documents that a text names, as it goes along."""

    def __init__(self, anchor: Anchor, linker: Linker, itself: str | None) -> None:
        self._anchor = anchor
        self._linker = linker
        self._itself = itself
        self._title = (anchor.document.title or "").casefold()
        self._earlier: list[DocumentName] = []

    def may_name(self, sentence: str) -> bool:
        """Whether a sentence can name another document: most have no word for one."""
        return has_sort(sentence) or any(_is_document(one) for one in self._linker.find(sentence))

    def relates(self, sentence: str) -> bool:
        """Whether the document speaks of itself, by a word such as "dit plan" or its name, and says how it relates."""
        if cue_in(sentence) is None:
            return False
        return SPEAKS_OF_ITSELF.search(sentence) is not None or any(
            one.concept.id == self._itself for one in self._linker.find(sentence)
        )

    def others(self, sentence: str, before: str, source: Source, *, relates: bool) -> Iterator[_Other]:
        """The other documents of a sentence; those without a name of their own only where it `relates` to them."""
        found = list(self._linker.find(sentence))
        known = [one for one in found if _is_document(one)]
        names = [*named_documents(sentence, before)]
        if relates:
            names += unnamed_documents(sentence, self._earlier)
        names = [self._as_before(one) for one in names if one.scoped or not _is_concept(sentence, one, found)]
        self._earlier += [one for one in names if not one.scoped]
        wider = {one.start: name for name in names for one in known if _is_wider(sentence, name, one)}
        for one in known:
            if one.start not in wider and one.concept.id != self._itself:
                yield _Other(one.start, one.end, one.concept.node(source), True)
        for name in names:
            inside = [one for one in known if name.start < one.end and one.start < name.end]
            own = name.name.casefold() in self._title or any(one.concept.id == self._itself for one in inside)
            if not own and all(wider.get(one.start) is name for one in inside):
                yield _Other(name.start, name.end, self._unknown(name, source), name.telling)

    def _as_before(self, name: DocumentName) -> DocumentName:
        """The name under which the text named the same document before: with or without its year, in longer words."""
        same = (one.name for one in self._earlier if not name.scoped and is_same_document(one.name, name.name))
        return replace(name, name=next(same, name.name))

    def _unknown(self, name: DocumentName, source: Source) -> Node:
        """A document that the vocabulary does not know, by the name that the text gives it.

        What only this text can tell from others ("het vorige plan") is a thing of its own per document.
        """
        props: dict[str, Value] = dict.fromkeys(PROPERTIES[Kind.THEMA])
        props.update(soort="document", aliassen=[])
        thing = make_id(Kind.THEMA, name.name, unique=self._anchor.id if name.scoped else "")
        return Node(thing, Kind.THEMA, name.name, replace(source, zekerheid=0.6 if name.scoped else 0.7), props)


_COMPOUND = re.compile(
    r"\w{3,}(?:plan|agenda|brief|nota|notitie|programma|kader|visie|convenant|beeld|akkoord)\b", re.IGNORECASE
)
_MOST = 0.6
"""A concept that covers this share of a name is what the name stands for."""


def _is_wider(sentence: str, name: DocumentName, known: Mention) -> bool:
    """Whether a name is that of another document than the known one inside it ("Regioplan IZA"): it has another proper
    name or another sort."""
    if not (name.start <= known.start and known.end <= name.end):
        return False
    behind = sentence[known.end : name.end].split("(")[0]
    return bool(re.search(r"[A-ZÀ-Ý]\w", behind) or _COMPOUND.search(f"{sentence[name.start : known.start]} {behind}"))


def _is_concept(sentence: str, name: DocumentName, found: Sequence[Mention]) -> bool:
    """Whether a name is that of a concept which is no document (a subsidy), or is followed by its short form."""
    for one in found:
        overlap = min(name.end, one.end) - max(name.start, one.start)
        around = f"{sentence[name.start : max(name.start, one.start)]} {sentence[min(one.end, name.end) : name.end]}"
        if not _is_document(one) and overlap >= _MOST * (name.end - name.start) and not has_sort(around):
            return True  # a subsidy; "het Kader Langer Thuis" is a document about what it names
        if _is_document(one) and re.fullmatch(r"[\s*”’\"']*\(", sentence[name.end : one.start] or " "):
            return True
    return False


def _is_document(mention: Mention) -> bool:
    """Whether a concept is one plan, akkoord or programme; "woonzorgvisie" is a sort of them and has no capital."""
    concept = mention.concept
    names = " ".join((concept.name, *concept.synonyms))
    if concept.kind not in {Kind.THEMA, Kind.WET} or not re.search(r"[A-ZÀ-Ý][a-zà-ÿ]", names):
        return False
    return bool(_PLAN.search(concept.name)) or concept.sort in _SORTS


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
