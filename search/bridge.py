"""From the words people use to concepts of the vocabulary: names, everyday expressions, misspellings."""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from graph.model import Kind
from search.dutch import STOP_WORDS, Analyzer, stem, tokens, without_pieces, words

ENOUGH = 0.7
"""Share of an everyday expression (its words weighted by rarity) that a question must say for it to count."""
PART = 0.8
"""What saying a word only as part of another ("rolstoelpad" for rolstoel) is worth."""
SMALL = 2.0
"""Rarity of a stop word; that of other words is 1 to 9."""
WITHIN = 0.3
"""What an everyday expression counts of which the words are part of what another one says: "drinkt" beside "drinkt te
weinig"."""
SHORT = 5
"""Characters of the longest abbreviation."""
FAINT = 0.25
"""Less sure than this is no recognition."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept with all that may be said for it."""

    id: str
    kind: Kind
    name: str
    names: tuple[str, ...]
    """Preferred term, synonyms and abbreviations: what texts write and pages show."""
    hidden: tuple[str, ...]
    """Misspellings and outdated words of a text: recognised, never shown."""
    lay: tuple[tuple[str, float, bool], ...]
    """Everyday expression, how surely it means this concept (0..1], and whether it may be shown."""
    both: tuple[str, ...] = ()
    """Everyday expressions that, in a text, mean the concept as well."""
    broader: tuple[str, ...] = ()
    """Ids of broader concepts."""

    @staticmethod
    def of(row: Mapping[str, Any], broader: Iterable[str] = ()) -> Concept:
        """From a row of the query `labels`."""
        lay = [str(text) for text in row.get("lay") or ()]
        weights = list(row.get("lay_gewicht") or ()) or [1.0] * len(lay)
        unseen = set(row.get("lay_verborgen") or ())
        return Concept(
            id=str(row["id"]),
            kind=Kind(row["kind"]),
            name=str(row["name"]),
            names=tuple(dict.fromkeys([row["name"], *(row.get("aliassen") or ()), *(row.get("afkortingen") or ())])),
            hidden=tuple(row.get("verborgen") or ()),
            lay=tuple((text, float(weight), text not in unseen) for text, weight in zip(lay, weights, strict=True)),
            both=tuple(row.get("lay_beide") or ()),
            broader=tuple(sorted(broader)),
        )


@dataclass(frozen=True, slots=True)
class Mention:
    """A concept recognised in a question."""

    concept: Concept
    weight: float
    """How surely it is meant, 0..1."""
    said: tuple[str, ...]
    """The words of the question that say it, folded."""
    lay: bool
    """Whether it was said in everyday words rather than by a name."""


@dataclass(frozen=True, slots=True)
class _Expression:
    concept: int
    stems: tuple[str, ...]
    small: tuple[str, ...]
    """Its stop words: they count a little, so that "niet willen eten" is not recognised in "eten"."""
    weight: float
    lay: bool
    capitals: str = ""
    """The folded name, when it is a common word unless it is written in capitals (MEE, ZiN); else ''."""
    alone: bool = False
    """Letters that stand for words, or the name of an organisation: never said as part of another word."""


class Bridge:
    """All expressions of the vocabulary, ready to be recognised in questions and texts. Thread-safe."""

    def __init__(self, concepts: Iterable[Concept], analyzer: Analyzer) -> None:
        self.concepts = tuple(concepts)
        self._number = {concept.id: number for number, concept in enumerate(self.concepts)}
        self._analyzer = analyzer
        self._expressions = list(self._all())
        self._by_stem: dict[str, list[int]] = defaultdict(list)
        for number, expression in enumerate(self._expressions):
            for form in set(expression.stems):
                self._by_stem[form].append(number)
        seen = Counter(form for expression in self._expressions for form in set(expression.stems))
        total = len(self._expressions)
        self._rarity = {form: math.log(1 + total / count) for form, count in seen.items()}
        self._names: dict[str, list[tuple[tuple[str, ...], int, bool]]] = defaultdict(list)
        self._forms: dict[int, list[tuple[str, ...]]] = defaultdict(list)
        for number, concept in enumerate(self.concepts):
            for name in (*concept.names, *concept.hidden, *concept.both):
                forms = tuple(stem(token.form) for token in tokens(name))
                if forms:
                    self._names[forms[0]].append((forms, number, bool(self._in_capitals(name))))
                if forms and not self._in_capitals(name):
                    self._forms[number].append(forms)

    def _all(self) -> Iterable[_Expression]:
        for number, concept in enumerate(self.concepts):
            said = [(text, 1.0, False) for text in (*concept.names, *concept.hidden)]
            for text, weight, lay in (*said, *((text, weight, True) for text, weight, _ in concept.lay)):
                stems = tuple(dict.fromkeys(_root(stem(token.form)) for token in words(text)))
                small = tuple(dict.fromkeys(t.form for t in tokens(text) if t.form in STOP_WORDS))
                if stems:
                    small = () if set(small) & set(stems) else small
                    capitals = "" if lay else self._in_capitals(text)
                    own = concept.kind is Kind.ORGANISATIE and len(stems) == 1 and text[0].isupper()
                    yield _Expression(number, stems, small, weight, lay, capitals, not lay and (own or _letters(text)))

    def _in_capitals(self, name: str) -> str:
        found = tokens(name) if _capital(name) else ()
        return found[0].form if len(found) == 1 and self._analyzer.knows(found[0].form) else ""

    def in_question(self, text: str) -> list[Mention]:
        """Concepts that the words of a question say, surest first."""
        asked = words(text)
        countable = {token.form for token in without_pieces(asked)}
        small = {token.form for token in tokens(text)} & STOP_WORDS
        capitals = _capitals(text)
        held: dict[str, tuple[float, str]] = {}
        for token in asked:
            whole, *parts = map(_root, self._analyzer.stems(token.form))
            held[whole] = (1.0, token.form)
            for part in parts:
                held.setdefault(part, (PART, token.form))
        found: dict[int, Mention] = {}
        for number in sorted({number for form in held for number in self._by_stem.get(form, ())}):
            expression = self._expressions[number]
            if expression.capitals and expression.capitals not in capitals:
                continue
            mention = self._recognise(expression, held, small)
            if mention is None or countable.isdisjoint(mention.said):
                continue  # who asks for V&VN does not say VN
            if mention.weight > found.get(expression.concept, _NOTHING).weight:
                found[expression.concept] = mention
        return sorted(_longest_first(found.values()), key=lambda mention: (-mention.weight, mention.concept.id))

    def _recognise(
        self, expression: _Expression, held: Mapping[str, tuple[float, str]], small: Collection[str]
    ) -> Mention | None:
        whole = sum(self._rarity[form] for form in expression.stems) + SMALL * len(expression.small)
        said = sum(self._rarity[form] * held[form][0] for form in expression.stems if form in held)
        small_said = sum(form in small for form in expression.small)
        if expression.lay and len(expression.stems) == 1 and expression.small and not small_said:
            return None  # "wil dood" is not said by "dood"
        if expression.alone and said < whole:
            return None  # "gezinsvervangend" does not say ZIN, nor "slaapkamer" the Kamer
        said += SMALL * small_said
        needed = ENOUGH if expression.lay else PART
        if said < needed * whole:
            return None
        weight = expression.weight * said / whole
        if weight < FAINT:
            return None
        forms = tuple(dict.fromkeys(held[form][1] for form in expression.stems if form in held))
        return Mention(self.concepts[expression.concept], weight, forms, expression.lay)

    def words(self) -> Counter[str]:
        """The words of all names and everyday expressions that may be shown, with how often."""
        said = (text for c in self.concepts for text in (*c.names, *(text for text, _, shown in c.lay if shown)))
        return Counter(token.form for text in said for token in tokens(text))

    def has_word(self, form: str) -> bool:
        """Whether some name or everyday expression has a word with this stem."""
        return _root(form) in self._by_stem

    def in_text(self, text: str) -> Counter[str]:
        """Ids of the concepts that a text names, with how often."""
        found: Counter[str] = Counter()
        inside = tokens(text)
        stems = [stem(token.form) for token in inside]
        for place, form in enumerate(stems):
            for forms, number, capitals in self._names.get(form, ()):
                if capitals and not _capital(text[inside[place].start : inside[place].end]):
                    continue
                if tuple(stems[place : place + len(forms)]) == forms:
                    found[self.concepts[number].id] += 1
        return found

    def named_in(self, texts: Iterable[str], concepts: Iterable[str]) -> set[str]:
        """Those of `concepts` (ids) that one of the texts names, other than by a word in capitals alone."""
        names: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for concept in concepts:
            for forms in self._forms.get(self._number.get(concept, -1), ()):
                names[forms[0]].append((forms, concept))
        found: set[str] = set()
        for text in texts:
            stems = [stem(token.form) for token in tokens(text)]
            for place, form in enumerate(stems):
                for forms, concept in names.get(form, ()):
                    if tuple(stems[place : place + len(forms)]) == forms:
                        found.add(concept)
        return found

    def name(self, concept: str) -> str:
        """Preferred term of a concept, by its id."""
        return self.concepts[self._number[concept]].name if concept in self._number else concept

    def above(self, concept: str) -> list[str]:
        """Ids of all broader concepts, nearest first."""
        found: dict[str, None] = {}
        waiting = [concept]
        while waiting:
            number = self._number.get(waiting.pop(0))
            for broader in self.concepts[number].broader if number is not None else ():
                if broader not in found and broader != concept:
                    found[broader] = None
                    waiting.append(broader)
        return list(found)


def _longest_first(mentions: Collection[Mention]) -> Iterator[Mention]:
    """The mentions, less sure where a surer one says their words and more."""
    words_said = {mention.concept.id: frozenset(mention.said) for mention in mentions}
    several = [(words_said[m.concept.id], m.weight) for m in mentions if len(m.said) > 1]
    for mention in mentions:
        said = words_said[mention.concept.id]
        within = mention.lay and any(weight >= mention.weight and said < more for more, weight in several)
        yield replace(mention, weight=WITHIN * mention.weight) if within else mention


def save_concepts(concepts: Iterable[Concept], path: Path) -> None:
    """Write the vocabulary as JSON."""
    rows = [[c.id, c.kind.value, c.name, c.names, c.hidden, c.lay, c.both, c.broader] for c in concepts]
    path.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")


def load_concepts(path: Path) -> list[Concept]:
    """Read what `save_concepts` wrote."""
    return [_concept(row) for row in json.loads(path.read_text(encoding="utf-8"))]


def _capitals(text: str) -> frozenset[str]:
    """Folded words that are written in capitals; none when all are, for then they mean nothing."""
    if text.isupper() and len(tokens(text)) > 1:
        return frozenset()
    return frozenset(token.form for token in tokens(text) if _capital(text[token.start : token.end]))


def _capital(word: str) -> bool:
    return word.isupper() or _letters(word)


def _letters(text: str) -> bool:
    """Whether it is an abbreviation, some of its letters small ones or none: ZiN, VPTZ."""
    return len(text) <= SHORT and sum(map(str.isupper, text)) > 1


def _root(form: str) -> str:
    """A stem without a last t: people say who falls ("valt") as often as that one falls ("vallen"), which the stemmer
    keeps apart."""
    return form[:-1] if len(form) > 3 and form.endswith("t") else form


_NOTHING = Mention(Concept("", Kind.THEMA, "", (), (), ()), 0.0, (), False)


def _concept(row: Sequence[Any]) -> Concept:
    identifier, kind, name, names, hidden, lay, both, broader = row
    return Concept(
        identifier, Kind(kind), name, tuple(names), tuple(hidden),
        tuple((text, weight, shown) for text, weight, shown in lay), tuple(both), tuple(broader),
    )  # fmt: skip
