"""Interventions by the names that other documents give them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.model import Fact, Kind, Node
from ingest.inventory.identity import EXTRACTOR as IDENTITY
from ingest.inventory.identity import Resolution
from ingest.inventory.names import is_abbreviation, normal_name
from ingest.mentions import Linker
from ingest.vocabulary import Concept, Vocabulary

EXTRACTOR = "naming@1"
NAMED, INFLECTED, INITIALS = 0.9, 0.75, 0.6
"""Certainty of a name as written, of another form of it, and of capitals, which may stand for something else."""
_SHORT = 8
"""Letters; a shorter name of one word may be an ordinary word ("Wolk"): only as written, inside a sentence."""
_LEAST = 4
_COMPOUND = 12
"""Letters; so long a word that begins as the thing's own name does is a name however it is written."""


@dataclass(frozen=True, slots=True)
class Named:
    """Where a text names an intervention, `start` inclusive, `end` exclusive."""

    start: int
    end: int
    thing: str
    """Id of the Interventie."""
    name: str
    zekerheid: float


class InterventionNames:
    """The names by which interventions can be recognised in running text; a name of two things is none."""

    def __init__(self, inventories: Iterable[Iterable[Fact]], resolution: Resolution) -> None:
        ids = resolution.ids()
        owners: dict[str, set[str]] = defaultdict(set)
        forms: dict[str, set[str]] = defaultdict(set)
        titles: dict[str, set[str]] = defaultdict(set)
        for facts in inventories:
            for fact in facts:
                if not _is_shown(fact):
                    continue
                assert isinstance(fact, Node)
                thing = ids.get(fact.id, fact.id)
                if fact.id not in ids:
                    titles[thing].add(fact.name)
                aliases = fact.props.get("aliassen")
                for form in [fact.name, *(aliases if isinstance(aliases, list) else [])]:
                    owners[normal_name(str(form))].add(thing)
                    forms[thing].add(str(form))
        self._names = {thing: min(found) for thing, found in titles.items()}
        vocabulary = Vocabulary()
        for thing, name in self._names.items():
            alone = (form for form in forms[thing] if len(owners[normal_name(form)]) == 1)
            usable = sorted(form for form in alone if _is_telling(form, name))
            if usable:
                vocabulary.concepts[thing] = Concept(thing, Kind.INTERVENTIE, name, synonyms=tuple(usable))
        # a name that is not usable must not be found either: the concept's own name is one of its forms here
        self._usable = {thing: frozenset(concept.synonyms) for thing, concept in vocabulary.concepts.items()}
        self._linker = Linker(vocabulary)
        self._forms = {thing: frozenset(found) for thing, found in forms.items()}

    def forms(self) -> dict[str, tuple[str, frozenset[str]]]:
        """Id of each intervention → its name and all names that the inventories give it."""
        return {thing: (name, self._forms[thing]) for thing, name in self._names.items()}

    def find(self, text: str) -> Iterator[Named]:
        """The interventions that a text names, in order."""
        for mention in self._linker.find(text):
            thing = mention.concept.id
            written = text[mention.start : mention.end]
            known = [form for form in self._usable[thing] if normal_name(written).startswith(normal_name(form))]
            name = self._names[thing]
            if known and _is_meant(text, mention.start, written, max(known, key=len), name):
                zekerheid = NAMED if mention.zekerheid == 1.0 else INFLECTED
                zekerheid = INITIALS if is_abbreviation(written) else zekerheid
                yield Named(mention.start, mention.end, thing, name, zekerheid)


def _is_shown(fact: Fact) -> bool:
    """A line of an inventory about a thing that visitors may see."""
    return (
        isinstance(fact, Node)
        and fact.kind is Kind.INTERVENTIE
        and fact.source.extractor != IDENTITY
        and fact.props.get("publiek") is not False
    )


def _is_telling(form: str, name: str) -> bool:
    """Whether a form can be recognised in a text: capitals only where they are the thing's own `name`."""
    own = normal_name(form) == normal_name(name)
    return sum(c.isalpha() for c in form) >= _LEAST and (own or not is_abbreviation(form))


def _is_meant(text: str, start: int, written: str, form: str, name: str) -> bool:
    """Whether the words are used as the name, not as ordinary words that happen to be the same.

    A long word that is the thing's own `name` is meant however it is written; a shorthand only with its capital.
    """
    capitals = sum(word[:1].isupper() for word in form.split())
    one_word = len(form.split()) == 1
    if is_abbreviation(form):
        return written == form
    if one_word and len(form) >= _COMPOUND and normal_name(form)[:_LEAST] == normal_name(name)[:_LEAST]:
        return True
    if one_word and len(form) >= _SHORT and normal_name(form) == normal_name(name):
        return True
    if one_word and not capitals:
        return False
    if capitals > 1 or (one_word and capitals):
        if not written.startswith(form):
            return False
        before = text[:start].rstrip()
        return not one_word or (bool(before) and before[-1] not in ".!?:•-")
    return True
