"""Who is named in a text: organisations of the vocabulary, names that the document introduces, new names where an actor
stands, and role groups.

Programmes, laws and akkoorden never act. A role group ("zorgkantoren", "gemeenten") is kept apart from organisations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from graph.model import Kind, make_id, slug
from ingest.mentions import Linker
from ingest.policy.actor_groups import ROLE, Actor, Group, Mention, connection, group_of
from ingest.policy.actor_words import (
    BODIES_ALONE,
    FUNCTION,
    LISTED_NAME,
    NAME_WORD,
    NO_ORGANISATION,
    OF_MEMBERS,
    OF_ORGANISATION,
    ORGANISATION_NOUN,
    PUBLIC_BODY,
    REPRESENTING,
    ROLE_NOUN,
    SINGULAR,
    SORT_WORD,
    SPEAKING_FOR,
)
from ingest.policy.introductions import listed_bodies
from ingest.policy.own_names import ROLE_SORTS, OwnNames
from ingest.policy.role_nouns import role_nouns
from ingest.policy.verbs import verb_form
from ingest.vocabulary import Vocabulary

_ANY_OF_THEM = re.compile(r"\b(?:elke|iedere|een|één|per|geen|welke|andere|eigen|alle)\s+$", re.IGNORECASE)
"""Before "gemeente": not the one that the text is about."""
_SCHOOLS_THEM = re.compile(r"\s+(?:hun|haar|hen|de|het|alle|nieuwe|medewerkers|vrijwilligers|personeel)\b")


_BESIDE = re.compile(rf"\s+en\s+(?:de\s+|het\s+)?(?P<name>(?:{SORT_WORD}\s+)?{LISTED_NAME})(?![\w-])")


class ActorFinder:
    """Finds actors in the texts of one document."""

    def __init__(self, linker: Linker, vocabulary: Vocabulary, texts: Iterable[str] = ()) -> None:
        """`texts` are the document's paragraphs, in which it introduces names of its own."""
        texts = list(texts)
        self._linker = linker
        whole = "\n".join(texts).casefold()  # a form of several things is meant where the full name stands too
        self._by_name = {
            form.casefold(): concept
            for concept in vocabulary.concepts.values()
            if concept.kind is Kind.ORGANISATIE
            for form in (concept.name, *concept.synonyms, *concept.abbreviations)
            if form not in concept.ambiguous or concept.name.casefold() in whole
        }
        self._own = OwnNames(linker, texts)
        self._groups: dict[str, list[Group]] = {}
        self._grouped = len(self._own)
        """How many names of its own the document had when these groups were read."""

    def listed_name(self, text: str) -> Actor | None:
        """The organisation that a field value names ("Betrokken: Windesheim"), new or not; None for other words."""
        if (introduced := self._own.get(text.strip(" .\n"))) is not None:
            return introduced  # "De Brug", of which the text told that it is Thuiszorg De Brug
        name = re.sub(r"^(?:[Dd]e|[Hh]et)\s+|[.\s]+$", "", text.strip())
        if not re.fullmatch(rf"{NAME_WORD}(?:\s+(?:(?:van|der|de|voor|en|aan|&)\s+)?{NAME_WORD}){{0,4}}", name) or (
            self._own.is_common(name) if " " in name else self._own.common_cell(name)
        ):
            return None
        if ROLE_NOUN.fullmatch(name):
            return None
        if NO_ORGANISATION.search(name) or FUNCTION.search(name) or self._own.get(name) or self._own.is_known(name):
            return self._own.get(name)
        return self._own.add(name, zekerheid=0.65)

    def member(self, text: str) -> Actor | None:
        """Who an item of a list of parties names: "Zorggroep Aan de Vecht (penvoerder)", "Woonwaard"."""
        name = re.split(r"\s*[(,;:–]|\s+-\s|\.\s*$", text.strip(), maxsplit=1)[0].strip()
        if (introduced := self._own.get(name)) is not None:
            return introduced
        if not name or self.groups(name):
            return None
        actor = self.listed_name(name)
        short = re.search(r"\((?:hierna\s+)?([A-Z][A-Za-z&\-]{1,11})\)", text)
        if actor is not None and short and self._own.get(short[1]) is None and not self._own.is_known(short[1]):
            self._own.also(short[1], actor)
        return actor

    def mentions(self, text: str) -> list[Mention]:
        """Actors named in `text`, in order, without overlap; the longest name wins."""
        found: list[Mention] = [*self._introduced(text), *self._known(text), *self._roles(text)]
        taken = bytearray(len(text))
        kept: list[Mention] = []
        for mention in sorted(found, key=lambda m: (m.actor.role, -(m.end - m.start), m.start)):
            if OF_MEMBERS.search(text, max(0, mention.start - 120), mention.start):
                continue
            if not any(taken[mention.start : mention.end]):
                taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
                if mention.actor.id:
                    kept.append(mention)
        for mention in list(kept):
            if (beside := self._beside(text, mention)) and not any(taken[beside.start : beside.end]):
                kept.append(beside)
        return sorted(kept, key=lambda m: m.start)

    def _known(self, text: str) -> Iterator[Mention]:
        for mention in self._linker.find(text):
            if text[mention.end : mention.end + 1] == "-" and text[mention.end + 1 : mention.end + 2].isalpha():
                continue  # "VWS-begroting" names VWS, but VWS does nothing there
            concept = mention.concept
            if concept.kind is Kind.ORGANISATIE:
                role = (concept.sort or "") in ROLE_SORTS
                plural = role and text[mention.start : mention.end].endswith(("n", "s"))
                yield Mention(
                    mention.start,
                    mention.end,
                    Actor(concept.id, concept.name, role, mention.zekerheid, concept),
                    plural,
                )
            elif concept.kind in {Kind.WET, Kind.THEMA}:
                # takes the place of a role or new name inside it, and acts not
                yield Mention(mention.start, mention.end, Actor("", concept.name, role=False))
        for match in OF_ORGANISATION.finditer(text):
            yield from self._ministries(text, match.end())

    def _ministries(self, text: str, start: int) -> Iterator[Mention]:
        """ "de ministeries van VWS, SZW en Financiën": also the names that need this context."""
        for match in re.finditer(r"[A-Z][\w]+(?:,?\s+(?:en\s+)?[A-Z]\w+)*", text[start : start + 120]):
            if match.start():
                break
            for word in re.finditer(r"[A-Z]\w+(?:\s+[A-Z]\w+)*", match.group()):
                concept = self._by_name.get(word.group().casefold()) or self._by_name.get(
                    f"ministerie van {word.group().casefold()}"
                )
                if concept:
                    yield Mention(
                        start + word.start(), start + word.end(), Actor(concept.id, concept.name, False, 0.95, concept)
                    )

    def _introduced(self, text: str) -> Iterator[Mention]:
        for start, end, name in listed_bodies(text):
            yield Mention(start, end, self._own.get(name) or self._own.add(name, zekerheid=0.75))
        for start, end, actor in self._own.find(text):
            if text[start:end].lower() in BODIES_ALONE and _ANY_OF_THEM.search(text, 0, start):
                continue
            yield Mention(start, end, actor, plural=actor.role and actor.name.endswith(("n", "s")))

    def _roles(self, text: str) -> Iterator[Mention]:
        for match in REPRESENTING.finditer(text):
            words = match.group()
            head, _, behind = words.partition(" van ")
            if ROLE_NOUN.search(behind) or head.lower() not in SPEAKING_FOR:
                # "leden van de werkgroep" is the werkgroep, "beroepsorganisaties van X" are beroepsorganisaties
                continue
            last = re.search(r"\s+en\s+([a-zà-ÿ]+)$", words)
            if last and verb_form(last.group(1)).finite:
                words = words[: last.start()]  # "leden van de raad en borgen dat"
            yield self._role(match.start(), match.start() + len(words), words)
        for start, end in role_nouns(text):
            if text[start:end] == "scholen" and _SCHOOLS_THEM.match(text[end:]):
                continue  # the verb
            yield self._role(start, end, text[start:end])

    def _role(self, start: int, end: int, written: str) -> Mention:
        word = re.sub(r"\s+", " ", written.lower())
        plural = word.endswith(("n", "s")) or " van " in word
        word = SINGULAR.get(word, word)
        concept = self._by_name.get(word)
        if concept:
            return Mention(
                start, end, Actor(concept.id, concept.name, (concept.sort or ROLE) in ROLE_SORTS, 1.0, concept), plural
            )
        return Mention(start, end, Actor(make_id(Kind.ORGANISATIE, word), word, role=True, zekerheid=0.85), plural)

    def new_name(self, text: str, end: int) -> Mention | None:
        """A capitalised name that ends at `end` and fills the subject place, when it can be an organisation's."""
        match = re.search(
            rf"(?:^\W*|(?:^|\s)(?:[Dd]e|[Hh]et)\s+)(?P<name>{NAME_WORD}(?:\s+(?:(?:van|der|de|voor"
            rf"|en)\s+)?{NAME_WORD}){{0,5}})(?:\s+\((?P<short>[A-Z][A-Za-z&\-]{{1,11}})\))?$",
            text[:end],
        )
        if not match:
            return None
        name = re.sub(r"^(?:(?:De|Het|Aan|Bij|Met|Door|Voor)\s+)+", "", match["name"])
        if (known := self._own.with_article(name)) is not None:
            return Mention(end - len(name), end, known)
        if (
            self._own.is_common(name)
            or NO_ORGANISATION.search(name)
            or FUNCTION.search(name)
            or len(slug(name)) < 3
            or self._own.is_known(name)
            or self._own.other_thing(name)
        ):
            return None
        certain = bool(ORGANISATION_NOUN.search(name)) or bool(re.fullmatch(r"[A-Z][A-Za-z&]*[A-Z&][A-Za-z&]*", name))
        short = match["short"] if match["short"] and not self._own.is_known(match["short"]) else None
        actor = self._own.add(name, short, zekerheid=0.7 if certain or short else 0.55)
        return Mention(match.end("name") - len(name), end, actor)

    def called(self, name: str) -> Actor | None:
        """Who bears a name that stands behind people: "leerlingen van het Rijn College"."""
        for group in self.groups(name):
            return next((actor for actor in group.actors if not actor.role), None)
        found = self.new_name(name, len(name))
        return found.actor if found else None

    def names_before(self, text: str) -> tuple[tuple[int, int, Actor], ...]:
        """Names nobody knows in front of an actor that is known: "Vechtwonen en" before "de gemeente"."""
        match = re.fullmatch(rf"\W*(?P<names>{LISTED_NAME}(?:,\s+{LISTED_NAME})*),?\s+en\s+", text)
        if match is None:
            return ()
        found = [
            (match.start("names") + part.start(), match.start("names") + part.end(), part.group())
            for part in re.finditer(LISTED_NAME, match["names"])
        ]
        if any(self._own.is_common(name) and not self._own.may_open(name) for _, _, name in found):
            return ()
        if any(self._own.rules_out(name) for _, _, name in found):
            return ()
        return tuple((start, end, self._own.get(name) or self._named(name)) for start, end, name in found)

    def opening_name(self, text: str, end: int) -> Mention | None:
        """A word that opens a sentence and does what only an organisation does: "Laverhof breidt zijn …"."""
        word = re.fullmatch(r"\W*(?P<name>[A-ZÀ-Ý][\w&’'\-]+)", text[:end])
        if word is None or not self._own.may_open(word["name"]) or self._own.rules_out(word["name"]):
            return None
        return Mention(word.start("name"), end, self._named(word["name"]))

    def _beside(self, text: str, mention: Mention) -> Mention | None:
        """A name nobody knows beside an actor: "de gemeenten en Avoord"."""
        match = _BESIDE.match(text, mention.end)
        if match is None:
            return None
        name = match["name"]
        if self._own.is_common(name) or self._own.rules_out(name) or self._own.names_known(name):
            return None
        if ROLE_NOUN.search(name) or re.search(r"(?:se|er|isch)$", name) or PUBLIC_BODY.match(name):
            return None
        return None if self._own.get(name) else Mention(*match.span("name"), self._named(name))

    def new_names(self, text: str) -> Group | None:
        """Names nobody knows that together fill a subject place: "Humanitas en het Rode Kruis"."""
        parts = list(re.finditer(rf"(?:^\W*|,\s+|\s+en\s+)(?:[Dd]e\s+|[Hh]et\s+)?(?P<name>{LISTED_NAME})", text))
        if len(parts) < 2 or parts[-1].end() != len(text.rstrip()):
            return None
        if any(left.end() != right.start() for left, right in pairwise(parts)):
            return None
        names = [part["name"] for part in parts]
        opens = not text[: parts[0].start("name")].strip() and any(not self._own.is_common(name) for name in names[1:])
        first = names[0]
        if self._own.is_common(first) and not (opens and self._own.may_open(first)):
            return None
        if any((self._own.is_common(name) and name != first) or self._own.rules_out(name) for name in names):
            return None
        actors = tuple(self._own.get(part["name"]) or self._named(part["name"]) for part in parts)
        ranges = tuple((part.start("name"), part.end("name")) for part in parts)
        return Group(ranges[0][0], ranges[-1][1], actors, True, ranges)

    def _named(self, name: str) -> Actor:
        known = self.by_name(name) or self._own.with_article(name)
        if known is not None:
            return known
        return self._own.add(name, zekerheid=0.6)

    def introduced(self, name: str) -> Actor | None:
        """The actor that the document introduces by this name."""
        return self._own.get(name)

    def groups(self, text: str) -> list[Group]:
        """The actors of `text`, those named in one breath together."""
        if self._grouped != len(self._own):
            self._groups.clear()
            self._grouped = len(self._own)
        if text not in self._groups:
            self._groups[text] = self._read_groups(text)
        return self._groups[text]

    def _read_groups(self, text: str) -> list[Group]:
        runs: list[list[Mention]] = []
        hows: list[list[str]] = []
        for mention in self.mentions(text):
            if runs and (how := connection(text, runs[-1][-1], mention)) is not None:
                runs[-1].append(mention)
                hows[-1].append(how)
            else:
                runs.append([mention])
                hows.append([""])
        return [group_of(text, run, how) for run, how in zip(runs, hows, strict=True)]

    def by_name(self, name: str) -> Actor | None:
        """The organisation of that name or abbreviation, if the vocabulary knows it."""
        concept = self._by_name.get(name.casefold())
        return Actor(concept.id, concept.name, (concept.sort or "") in ROLE_SORTS, 1.0, concept) if concept else None
