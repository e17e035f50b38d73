"""The names of organisations that one document introduces, and what its own words say about capitals.

A capital makes no name: at the start of a sentence, and in headings, common nouns have one too. What the document
elsewhere writes in lower case is no name, what has a capital inside a sentence may be one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from graph.model import Kind, make_id
from ingest.mentions import Linker
from ingest.policy.actor_groups import Actor
from ingest.policy.actor_words import (
    BODIES_ALONE,
    CAPITAL_INSIDE,
    COMMON_CELL,
    NAME_WORD,
    NAMED_BODY,
    NO_NAMES,
    NO_ORGANISATION,
    ORGANISATION_NOUN,
    PUBLIC_BODY,
    ROLE_NOUN,
    no_name,
)
from ingest.policy.introductions import Introduction, defined_roles, introductions
from ingest.policy.verbs import verb_form
from ingest.vocabulary import Concept

ROLE_SORTS = frozenset({"rol", "rolgroep", "roles", "groep"})
"""Sorts of concepts of the vocabulary that are no organisations."""
_SOUNDS_COMMON = re.compile(
    r"(?:ing|heid|schap|tie|sie|teit|isme|zorg|werk|beleid|onderwijs|^welzijn|^wonen|tijd|geld|nood|aanbod|data|ment|age"
    r"|kunde|ie|en|stand|gebrek|hulp|onderzoek|steun|loket|team|plan|traject|recht|druk|krapte|armoede|niveau)$",
    re.IGNORECASE,
)
"""How Dutch nouns end that need no article, so that their capital says nothing at the start of a sentence."""


class OwnNames:
    """Names that a document introduces, each with the forms it uses from then on; more come as its text is read."""

    def __init__(self, linker: Linker, texts: Sequence[str]) -> None:
        self._linker = linker
        self._common = {word for text in texts for word in re.findall(r"(?<![\w'’])[a-zà-ÿ][\w\-]+", text)}
        """Words that the document writes in lower case: no names."""
        self._names = {word for text in texts for word in CAPITAL_INSIDE.findall(text)}
        """Words with a capital inside a sentence: names, or parts of them."""
        self._actors: dict[str, Actor] = {}
        self._pattern: re.Pattern[str] | None = None
        self._compiled = 0
        self._introduce(texts)

    def __len__(self) -> int:
        """How many forms there are."""
        return len(self._actors)

    def get(self, form: str) -> Actor | None:
        """Whom the document calls so."""
        return self._actors.get(form)

    def with_article(self, name: str) -> Actor | None:
        """The organisation whose name has the article that a sentence puts before it too: "De Brug"."""
        return self._actors.get(f"De {name}") or self._actors.get(f"Het {name}")

    def find(self, text: str) -> Iterator[tuple[int, int, Actor]]:
        """Ranges where a form stands, the longest form first, with whom it names."""
        if self._compiled != len(self._actors):
            forms = sorted(self._actors, key=len, reverse=True)
            self._pattern = re.compile(rf"(?<![\w&-])(?:{'|'.join(map(re.escape, forms))})(?![\w&]|-\w)")
            self._compiled = len(self._actors)
        for match in self._pattern.finditer(text) if self._pattern else ():
            yield match.start(), match.end(), self._actors[match.group()]

    def add(self, name: str, short: str | None = None, *, zekerheid: float = 0.8) -> Actor:
        """Take a name for that of an organisation, with its short form and, before a sort ("Stichting …"), the sort."""
        head = name.split()[0]
        capital = head[:1].isupper() and len(name.split()) > 1 and ORGANISATION_NOUN.fullmatch(head)
        forms = [form for form in (short, head if capital and head not in self._actors else None) if form]
        actor = Actor(make_id(Kind.ORGANISATIE, name), name, role=False, zekerheid=zekerheid, aliases=tuple(forms))
        for form in (name, *forms):
            self._actors.setdefault(form, actor)
        return actor

    def also(self, form: str, actor: Actor) -> None:
        """Take another form for a name that is there already."""
        self._actors.setdefault(form, actor)

    def _introduce(self, texts: Sequence[str]) -> None:
        """Names with their short forms: "Zorgkantoor Noord (ZKN)", later "ZKN" and "het Zorgkantoor"."""
        named = [list(NAMED_BODY.finditer(text)) for text in texts]
        shorts = {match["name"] for matches in named for match in matches if " en " not in match["name"]}
        for text, matches in zip(texts, named, strict=True):
            for found in introductions(text):
                self._take(found)
            self._shorten(text)
            for match in self._bodies(matches, shorts):
                longer = any(form.startswith(f"{match.group()} &") for form in self._actors)
                if not (longer or self.names_known(match["name"]) or match.group() in self._actors):
                    self._add_body(match, texts)
            for role in defined_roles(text):
                if not (ROLE_NOUN.fullmatch(role) or NO_ORGANISATION.search(role) or self.is_known(role)):
                    actor = Actor(make_id(Kind.ORGANISATIE, role), role, role=True, zekerheid=0.8)
                    self._actors.setdefault(role, actor)
        self._alone()
        self._one_ministry(texts)

    @staticmethod
    def _bodies(matches: Iterable[re.Match[str]], shorts: set[str]) -> Iterator[re.Match[str]]:
        """Bodies named by their sort; behind "en" another one may follow ("gemeente Ter Aa en Solide")."""
        for match in matches:
            first, _, second = match["name"].rpartition(" en ")
            end = match.start("name") + len(first)
            shorter = NAMED_BODY.match(match.string, match.start(), end) if second in shorts else None
            yield shorter or match

    def _take(self, found: Introduction) -> None:
        """Add an introduced name, unless it is known, another kind of thing or no name at all."""
        name, short = found.name, found.short
        if self.is_known(name) or (short is not None and self.is_known(short)) or NO_ORGANISATION.search(name):
            return
        if name.lower() in NO_NAMES:
            return
        if not found.placed:
            self.add(name, short, zekerheid=found.zekerheid)
            return
        other = self.other_thing(name) or self.names_known(name)
        role = ROLE_NOUN.match(name) and found.zekerheid < 0.7
        if not (other or name in self._actors or self.is_common(name) or no_name(name) or role):
            self.add(name, zekerheid=found.zekerheid)

    def _shorten(self, text: str) -> None:
        """A short form that the text gives to an organisation of the vocabulary: "Koninklijke Bibliotheek (KB)"."""
        if "(" not in text:
            return
        for mention in self._linker.find(text):
            concept, short = mention.concept, _IN_BRACKETS.match(text, mention.end)
            if short is None or concept.kind is not Kind.ORGANISATIE or (concept.sort or "") in ROLE_SORTS:
                continue
            if short[1] in _initials(text[mention.start : mention.end]) and not self.is_known(short[1]):
                self.also(short[1], Actor(concept.id, concept.name, False, 0.9, concept))

    def other_thing(self, name: str) -> bool:
        """Whether (nearly) the whole name is that of a law, a theme or another thing that never acts."""
        return any(
            m.concept.kind is not Kind.ORGANISATIE and m.end - m.start > 0.8 * len(name)
            for m in self._linker.find(name)
        )

    def rules_out(self, name: str) -> bool:
        """Whether words with a capital are no organisation's name: a law, a theme, a word that never is one."""
        return no_name(name) or self.other_thing(name)

    def names_known(self, name: str) -> bool:
        """Whether an organisation that the vocabulary knows is named in what looks like a name."""
        known = [m.concept for m in self._linker.find(name) if m.concept.kind is Kind.ORGANISATIE]
        return any((concept.sort or "") not in ROLE_SORTS for concept in known)

    def _add_body(self, match: re.Match[str], texts: Sequence[str]) -> None:
        """ "woningcorporatie Thuisvast", later "Thuisvast", unless that word also is a place."""
        body, name = match["body"], match["name"]
        if self.is_known(match.group()) or _spells_out(body, name):
            return
        goes_on = re.match(rf"\s+voor\s+{NAME_WORD}", match.string[match.end() :])
        if goes_on and body.isupper():
            self.add(match.group() + goes_on.group())  # "GGD Hart voor Brabant"
            return
        if PUBLIC_BODY.fullmatch(body) or self.is_known(name) or no_name(name) or name.lower() in self._common:
            self.add(match.group())
            return
        place = re.compile(rf"\b(?:in|te|uit|regio|gemeente|rond|stad|dorp)\s+(?:(?:de|het)\s+)?{re.escape(name)}\b")
        others = re.compile(rf"\b(?!{re.escape(body)}\b)(?P<other>[A-Z][\w’'-]+)\s+{re.escape(name)}\b")
        shared = (m["other"].lower() not in self._common for text in texts for m in others.finditer(text))
        if any(place.search(text) for text in texts) or any(shared):  # or part of the name of others too
            self.add(match.group())
            return
        self.add(match.group(), name, zekerheid=0.75)

    def is_known(self, name: str) -> bool:
        """Whether the vocabulary has an organisation (or law, programme) of this very name."""
        found = [m for m in self._linker.find(name) if m.concept.kind in {Kind.ORGANISATIE, Kind.WET, Kind.THEMA}]
        return any(m.start == 0 and m.end == len(name) and (m.concept.sort or "") not in ROLE_SORTS for m in found)

    def _alone(self) -> None:
        """ "de gemeente", when the document names one gemeente only."""
        by_head: dict[str, set[str]] = {}
        for actor in self._actors.values():
            head = _head(actor.name)
            if head.lower() in BODIES_ALONE:
                by_head.setdefault(head, set()).add(actor.id)
        for actor in list(self._actors.values()):
            head = _head(actor.name)
            if len(by_head.get(head, ())) == 1:
                self._actors.setdefault(
                    head, Actor(actor.id, actor.name, role=False, zekerheid=0.75, aliases=actor.aliases)
                )

    def _one_ministry(self, texts: Sequence[str]) -> None:
        """ "het ministerie", when the document names one ministry only."""
        naming = [text for text in texts if re.search(r"\b[Mm]inisterie", text)]
        if not any(re.search(r"\bministerie\b(?!\s+van)", text) for text in naming):
            return
        named = {m.concept.id: m for text in naming for m in self._linker.find(text) if _is_ministry(m.concept)}
        if len(named) == 1:
            (concept,) = (mention.concept for mention in named.values())
            self.also("ministerie", Actor(concept.id, concept.name, False, 0.75, concept))

    def is_common(self, name: str) -> bool:
        """Whether a capitalised word is a common noun with the capital of its sentence."""
        words = name.split()
        if len(words) > 1 and words[0] in {"De", "Het"}:
            return words[1] not in self._names  # "en De Tussenvoorziening"
        if words[0].lower() in NO_NAMES:
            return True
        titled = all(re.fullmatch(r"[A-ZÀ-Ý][a-zà-ÿ’'\-]+", word) for word in words)
        if len(words) > 2 and titled:
            return False  # "Wonen Plus Welzijn"
        if len(words) > 1 and not words[0].endswith("e") and words[0].lower() not in self._common:
            return False  # "Clup Welzijn": no adjective with its noun
        last = words[-1].lower()
        tail = last.rpartition("-")[2]
        if last in self._common or (tail != last and tail in self._common and not tail.endswith("organisatie")):
            return True  # "Passende Wlz-zorg": the last word is a common noun, or the tail of its compound is
        several_capitals = sum(c.isupper() for c in words[0]) > 1
        return len(words) == 1 and not (several_capitals or words[0] in self._names)

    def common_cell(self, word: str) -> bool:
        """Whether a single word in a list of names is a common noun with a capital: "Intern", "Communicatie"."""
        return (
            word.lower() in self._common
            or word.lower() in NO_NAMES
            or bool(COMMON_CELL.fullmatch(word))
            or bool(verb_form(word.lower()).infinitive)
        )

    def may_open(self, word: str) -> bool:
        """Whether a single word with the capital of its sentence may be a name: nothing says that it is a noun."""
        return (
            " " not in word
            and len(word) > 3
            and word.lower() not in NO_NAMES
            and not (_SOUNDS_COMMON.search(word) or self.common_cell(word) or ROLE_NOUN.search(word))
        )


_IN_BRACKETS = re.compile(r"\s+\((?:hierna:?\s+)?([A-Z][A-Za-z]{1,7})\)")


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"\w+", name)).upper()


def _spells_out(short: str, name: str) -> bool:
    """Whether a name says in full what its short form before it stands for: a line of a list of abbreviations."""
    initials = "".join(word[0] for word in name.split())
    return short.isupper() and len(initials) > 1 and short.startswith(initials)


def _head(name: str) -> str:
    """The sort before a name, as it is written without it: "gemeente Ede" → "gemeente", "GGD Twente" → "GGD"."""
    head = name.split()[0]
    return head if head.isupper() and len(head) < 5 else head.lower()


def _is_ministry(concept: Concept) -> bool:
    return concept.kind is Kind.ORGANISATIE and concept.name.startswith("Ministerie van ")
