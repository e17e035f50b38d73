"""Names that mean something else too often ("Ineen", "VN", "de Kamer"): linked only where the context tells them apart.

A form counts in its exact case, and only
- beside another organisation of which the name is sure ("LHV, Ineen en ZN", "VWS en Financiën");
- in a document that names the same concept by a sure name ("Vereniging X (VX)", later "VX");
- as a name of several words that all have a capital, inside running text ("Gebruiker Centraal");
- with three letters or more, behind words that ask for an organisation ("het rapport van DSP").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from graph.model import Kind
from ingest.vocabulary import Concept, Mention, Vocabulary

_KINDS = frozenset({Kind.ORGANISATIE, Kind.WET})
"""Kinds whose names are names; a word such as "wonen" stays a word, whatever else the document is about."""
_CERTAIN = 0.85
_BESIDE = re.compile(r"\s*(?:[,/&;·|]|,?\s*\ben\b|\bof\b)\s*(?:(?:de|het)\s+)?")
_CAPITALS = re.compile(r"[A-ZÀ-Ý][\w'’\-]*(?:\s+[A-ZÀ-Ý][\w'’\-]*)+")
_ASKS_FOR_A_PARTY = re.compile(
    r"(?:(?:[a-z]*(?:rapport|onderzoek|evaluatie|advies|verkenning|publicatie)|medewerkers|leden|inbreng)\s+van|samen\s+met"
    r"|(?:uitgevoerd|gemaakt|opgesteld|onderzocht|geëvalueerd|gepubliceerd)\s+door|\bbureau)\s+(?:de\s+|het\s+)?$",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:^|[.!?:;•·*\n]|\d\.)[\s\W]*$")
"""What stands before the first word of a sentence or line: the capital of such a word says nothing."""
_DEFINITE = re.compile(r"\b(?:[Dd]e|[Hh]et|[Dd]eze|[Uu]w)\s+(?:bestuurlijke\s+|landelijke\s+|vaste\s+)?$")


class AmbiguousNames:
    """The forms of a vocabulary that need context, and where a text gives it."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._concepts: dict[str, list[Concept]] = {}
        for concept in vocabulary.concepts.values():
            if concept.kind in _KINDS:
                for form in concept.ambiguous:
                    self._concepts.setdefault(form, []).append(concept)
        forms = sorted(self._concepts, key=len, reverse=True)
        self._pattern = re.compile(rf"(?<![\w&])(?:{'|'.join(map(re.escape, forms))})(?![\w&])") if forms else None

    def find(
        self, text: str, sure: Collection[Mention], named: Collection[str], *, heading: bool = False
    ) -> Iterator[Mention]:
        """Mentions in `text` beside the `sure` ones; `named` are the ids of concepts that the document names surely.

        A mention may hold a shorter sure one ("Helpende Handen", "helpende"), never overlap another.
        """
        for match in self._pattern.finditer(text) if self._pattern else ():
            if any(_in_the_way(match, mention) for mention in sure):
                continue
            meant = [concept for concept in self._concepts[match.group()] if concept.id in named]
            if match.group().islower() and not _DEFINITE.search(text[: match.start()]):
                continue  # "een inspectie", where "de inspectie" is the one that was named
            if not meant and _is_party(text, match, sure, heading=heading):
                meant = [one for one in self._concepts[match.group()] if one.kind is Kind.ORGANISATIE]
            if len(meant) == 1:
                yield Mention(match.start(), match.end(), meant[0], _CERTAIN)


def _in_the_way(match: re.Match[str], mention: Mention) -> bool:
    overlaps = mention.start < match.end() and match.start() < mention.end
    inside = match.start() <= mention.start and mention.end <= match.end()
    return overlaps and not (inside and mention.end - mention.start < len(match.group()))


def _is_party(text: str, match: re.Match[str], sure: Iterable[Mention], *, heading: bool) -> bool:
    word = match.group()
    if text[match.end() : match.end() + 1] == "-" or word.islower():
        return False  # "VN-verdrag", "inspectie" of whatever
    capital_counts = sum(c.isupper() for c in word) > 1 or not _OPENS.search(text[: match.start()])
    if not heading and _CAPITALS.fullmatch(word) and not text.isupper():
        return True
    if capital_counts and any(_beside(text, match, mention) for mention in sure):
        return True
    return len(word) > 2 and bool(_ASKS_FOR_A_PARTY.search(text[: match.start()]))


def _beside(text: str, match: re.Match[str], mention: Mention) -> bool:
    if mention.concept.kind is not Kind.ORGANISATIE:
        return False
    between = text[mention.end : match.start()] if mention.end <= match.start() else text[match.end() : mention.start]
    return len(between) < 12 and bool(_BESIDE.fullmatch(between))
