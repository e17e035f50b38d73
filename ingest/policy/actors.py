"""Who acts: organisations known to the vocabulary, names a document introduces itself, and role groups.

Programmes, laws and akkoorden never act. A role group ("zorgkantoren", "gemeenten") is kept apart from organisations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from graph.model import Kind, make_id, slug
from ingest.mentions import Linker
from ingest.policy.actor_groups import ROLE, Actor, Group, Mention, connection, group_of
from ingest.policy.actor_words import (
    BODIES_ALONE,
    CAPITAL_INSIDE,
    COMMON_CELL,
    FUNCTION,
    LISTED_NAME,
    NAME_WORD,
    NAMED_BODY,
    NO_NAMES,
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
    no_name,
)
from ingest.policy.introductions import Introduction, defined_roles, introductions, listed_bodies
from ingest.policy.role_nouns import role_nouns
from ingest.policy.verbs import verb_form
from ingest.vocabulary import Vocabulary

_ROLE_SORTS = frozenset({"rol", "rolgroep", "roles", "groep"})


_SOUNDS_COMMON = re.compile(
    r"(?:ing|heid|schap|tie|sie|teit|isme|zorg|werk|beleid|onderwijs|^welzijn|^wonen|tijd|geld|nood|aanbod|data|ment|age"
    r"|kunde|ie|en|stand|gebrek|hulp|onderzoek|steun|loket|team|plan|traject|recht|druk|krapte|armoede|niveau)$",
    re.IGNORECASE,
)
"""How Dutch nouns end that need no article, so that their capital says nothing at the start of a sentence."""


_ANY_OF_THEM = re.compile(r"\b(?:elke|iedere|een|één|per|geen|welke|andere|eigen|alle)\s+$", re.IGNORECASE)
"""Before "gemeente": not the one that the text is about."""
_SCHOOLS_THEM = re.compile(r"\s+(?:hun|haar|hen|de|het|alle|nieuwe|medewerkers|vrijwilligers|personeel)\b")


_BESIDE = re.compile(rf"\s+en\s+(?:de\s+|het\s+)?(?P<name>(?:{SORT_WORD}\s+)?{LISTED_NAME})(?![\w-])")


class ActorFinder:
    """Finds actors in the texts of one document."""

    def __init__(self, linker: Linker, vocabulary: Vocabulary, texts: Iterable[str] = ()) -> None:
        """`texts` are the document's paragraphs, in which it introduces names of its own."""
        texts = list(texts)
        self._common = {word for text in texts for word in re.findall(r"(?<![\w'’])[a-zà-ÿ][\w\-]+", text)}
        """Words that the document writes in lower case: no names."""
        self._names = {word for text in texts for word in CAPITAL_INSIDE.findall(text)}
        """Words with a capital inside a sentence: names, or parts of them."""
        self._linker = linker
        whole = "\n".join(texts).casefold()  # a form of several things is meant where the full name stands too
        self._by_name = {
            form.casefold(): concept
            for concept in vocabulary.concepts.values()
            if concept.kind is Kind.ORGANISATIE
            for form in (concept.name, *concept.synonyms, *concept.abbreviations)
            if form not in concept.ambiguous or concept.name.casefold() in whole
        }
        self._local: dict[str, Actor] = {}
        self._groups: dict[str, list[Group]] = {}
        self._local_pattern: re.Pattern[str] | None = None
        self._introduce(texts)

    def _introduce(self, texts: Sequence[str]) -> None:
        """Names with their short forms: "Zorgkantoor Noord (ZKN)", later "ZKN" and "het Zorgkantoor"."""
        named = [list(NAMED_BODY.finditer(text)) for text in texts]
        shorts = {match["name"] for matches in named for match in matches if " en " not in match["name"]}
        for text, matches in zip(texts, named, strict=True):
            for found in introductions(text):
                self._take(found)
            for match in self._bodies(matches, shorts):
                longer = any(form.startswith(f"{match.group()} &") for form in self._local)
                if not (longer or self._names_known(match["name"]) or match.group() in self._local):
                    self._add_body(match, texts)
            for role in defined_roles(text):
                if not (ROLE_NOUN.fullmatch(role) or NO_ORGANISATION.search(role) or self._is_known(role)):
                    actor = Actor(make_id(Kind.ORGANISATIE, role), role, role=True, zekerheid=0.8)
                    self._local.setdefault(role, actor)
        self._alone()
        self._one_ministry(texts)
        self._compile()

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
        if self._is_known(name) or (short is not None and self._is_known(short)) or NO_ORGANISATION.search(name):
            return
        if name.lower() in NO_NAMES:
            return
        if not found.placed:
            self._add_local(name, short, zekerheid=found.zekerheid)
            return
        other = self._other_thing(name) or self._names_known(name)
        role = ROLE_NOUN.match(name) and found.zekerheid < 0.7
        if not (other or name in self._local or self._is_common(name) or no_name(name) or role):
            self._add_local(name, zekerheid=found.zekerheid)

    def _other_thing(self, name: str) -> bool:
        """Whether (nearly) the whole name is that of a law, a theme or another thing that never acts."""
        return any(
            m.concept.kind is not Kind.ORGANISATIE and m.end - m.start > 0.8 * len(name)
            for m in self._linker.find(name)
        )

    def _names_known(self, name: str) -> bool:
        """Whether an organisation that the vocabulary knows is named in what looks like a name."""
        known = [m.concept for m in self._linker.find(name) if m.concept.kind is Kind.ORGANISATIE]
        return any((concept.sort or "") not in _ROLE_SORTS for concept in known)

    def _add_body(self, match: re.Match[str], texts: Sequence[str]) -> None:
        """ "woningcorporatie Thuisvast", later "Thuisvast", unless that word also is a place."""
        body, name = match["body"], match["name"]
        if self._is_known(match.group()) or _spells_out(body, name):
            return
        goes_on = re.match(rf"\s+voor\s+{NAME_WORD}", match.string[match.end() :])
        if goes_on and body.isupper():
            self._add_local(match.group() + goes_on.group())  # "GGD Hart voor Brabant"
            return
        if PUBLIC_BODY.fullmatch(body) or self._is_known(name) or no_name(name) or name.lower() in self._common:
            self._add_local(match.group())
            return
        place = re.compile(rf"\b(?:in|te|uit|regio|gemeente|rond|stad|dorp)\s+(?:(?:de|het)\s+)?{re.escape(name)}\b")
        others = re.compile(rf"\b(?!{re.escape(body)}\b)(?P<other>[A-Z][\w’'-]+)\s+{re.escape(name)}\b")
        shared = (m["other"].lower() not in self._common for text in texts for m in others.finditer(text))
        if any(place.search(text) for text in texts) or any(shared):  # or part of the name of others too
            self._add_local(match.group())
            return
        self._add_local(match.group(), name, zekerheid=0.75)

    def _is_known(self, name: str) -> bool:
        """Whether the vocabulary has an organisation (or law, programme) of this very name."""
        found = [m for m in self._linker.find(name) if m.concept.kind in {Kind.ORGANISATIE, Kind.WET, Kind.THEMA}]
        return any(m.start == 0 and m.end == len(name) and (m.concept.sort or "") not in _ROLE_SORTS for m in found)

    def _alone(self) -> None:
        """ "de gemeente", when the document names one gemeente only."""
        by_head: dict[str, set[str]] = {}
        for actor in self._local.values():
            head = _head(actor.name)
            if head.lower() in BODIES_ALONE:
                by_head.setdefault(head, set()).add(actor.id)
        for actor in list(self._local.values()):
            head = _head(actor.name)
            if len(by_head.get(head, ())) == 1:
                self._local.setdefault(
                    head, Actor(actor.id, actor.name, role=False, zekerheid=0.75, aliases=actor.aliases)
                )

    def _one_ministry(self, texts: Sequence[str]) -> None:
        """ "het ministerie", when the document names one ministry only."""
        naming = [text for text in texts if re.search(r"\b[Mm]inisterie", text)]
        if not any(re.search(r"\bministerie\b(?!\s+van)", text) for text in naming):
            return
        named = {
            actor.id: actor
            for text in naming
            for mention in self._known(text)
            if (actor := mention.actor).name.startswith("Ministerie van ")
        }
        if len(named) == 1:
            (actor,) = named.values()
            self._local.setdefault("ministerie", replace(actor, zekerheid=0.75))

    def _is_common(self, name: str) -> bool:
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

    def listed_name(self, text: str) -> Actor | None:
        """The organisation that a field value names ("Betrokken: Windesheim"), new or not; None for other words."""
        if (introduced := self._local.get(text.strip(" .\n"))) is not None:
            return introduced  # "De Brug", of which the text told that it is Thuiszorg De Brug
        name = re.sub(r"^(?:[Dd]e|[Hh]et)\s+|[.\s]+$", "", text.strip())
        if not re.fullmatch(rf"{NAME_WORD}(?:\s+(?:(?:van|der|de|voor|en|aan|&)\s+)?{NAME_WORD}){{0,4}}", name) or (
            self._is_common(name) if " " in name else self._common_cell(name)
        ):
            return None
        if ROLE_NOUN.fullmatch(name):
            return None
        if NO_ORGANISATION.search(name) or FUNCTION.search(name) or name in self._local or self._is_known(name):
            return self._local.get(name)
        actor = self._add_local(name, zekerheid=0.65)
        self._compile()
        self._groups.clear()
        return actor

    def member(self, text: str) -> Actor | None:
        """Who an item of a list of parties names: "Zorggroep Aan de Vecht (penvoerder)", "Woonwaard"."""
        name = re.split(r"\s*[(,;:–]|\s+-\s|\.\s*$", text.strip(), maxsplit=1)[0].strip()
        if (introduced := self._local.get(name)) is not None:
            return introduced
        if not name or self.groups(name):
            return None
        actor = self.listed_name(name)
        short = re.search(r"\((?:hierna\s+)?([A-Z][A-Za-z&\-]{1,11})\)", text)
        if actor is not None and short and short[1] not in self._local and not self._is_known(short[1]):
            self._local[short[1]] = actor
            self._compile()
            self._groups.clear()
        return actor

    def _common_cell(self, word: str) -> bool:
        """Whether a single word in a list of names is a common noun with a capital: "Intern", "Communicatie"."""
        return (
            word.lower() in self._common
            or word.lower() in NO_NAMES
            or bool(COMMON_CELL.fullmatch(word))
            or bool(verb_form(word.lower()).infinitive)
        )

    def _add_local(self, name: str, short: str | None = None, *, zekerheid: float = 0.8) -> Actor:
        head = name.split()[0]
        capital = head[:1].isupper() and len(name.split()) > 1 and ORGANISATION_NOUN.fullmatch(head)
        forms = [form for form in (short, head if capital and head not in self._local else None) if form]
        actor = Actor(make_id(Kind.ORGANISATIE, name), name, role=False, zekerheid=zekerheid, aliases=tuple(forms))
        for form in (name, *forms):
            self._local.setdefault(form, actor)
        return actor

    def _compile(self) -> None:
        if self._local:
            forms = sorted(self._local, key=len, reverse=True)
            self._local_pattern = re.compile(rf"(?<![\w&-])(?:{'|'.join(map(re.escape, forms))})(?![\w&]|-\w)")

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
                role = (concept.sort or "") in _ROLE_SORTS
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
            yield Mention(start, end, self._local.get(name) or self._add_local(name, zekerheid=0.75))
        if self._local_pattern:
            for match in self._local_pattern.finditer(text):
                if match.group().lower() in BODIES_ALONE and _ANY_OF_THEM.search(text, 0, match.start()):
                    continue
                actor = self._local[match.group()]
                yield Mention(match.start(), match.end(), actor, plural=actor.role and actor.name.endswith(("n", "s")))

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
                start, end, Actor(concept.id, concept.name, (concept.sort or ROLE) in _ROLE_SORTS, 1.0, concept), plural
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
        if (known := self._with_article(name)) is not None:
            return Mention(end - len(name), end, known)
        if (
            self._is_common(name)
            or NO_ORGANISATION.search(name)
            or FUNCTION.search(name)
            or len(slug(name)) < 3
            or self._is_known(name)
            or self._other_thing(name)
        ):
            return None
        certain = bool(ORGANISATION_NOUN.search(name)) or bool(re.fullmatch(r"[A-Z][A-Za-z&]*[A-Z&][A-Za-z&]*", name))
        short = match["short"] if match["short"] and not self._is_known(match["short"]) else None
        actor = self._add_local(name, short, zekerheid=0.7 if certain or short else 0.55)
        self._compile()
        self._groups.clear()
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
        if any(self._is_common(name) and not self._opens(name) for _, _, name in found):
            return ()
        if any(no_name(name) or self._other_thing(name) for _, _, name in found):
            return ()
        return tuple((start, end, self._local.get(name) or self._named(name)) for start, end, name in found)

    def _opens(self, word: str) -> bool:
        """Whether a single word with the capital of its sentence may be a name: nothing says that it is a noun."""
        return (
            " " not in word
            and len(word) > 3
            and word.lower() not in NO_NAMES
            and not (_SOUNDS_COMMON.search(word) or self._common_cell(word) or ROLE_NOUN.search(word))
        )

    def opening_name(self, text: str, end: int) -> Mention | None:
        """A word that opens a sentence and does what only an organisation does: "Laverhof breidt zijn …"."""
        word = re.fullmatch(r"\W*(?P<name>[A-ZÀ-Ý][\w&’'\-]+)", text[:end])
        if word is None or not self._opens(word["name"]) or no_name(word["name"]) or self._other_thing(word["name"]):
            return None
        return Mention(word.start("name"), end, self._named(word["name"]))

    def _beside(self, text: str, mention: Mention) -> Mention | None:
        """A name nobody knows beside an actor: "de gemeenten en Avoord"."""
        match = _BESIDE.match(text, mention.end)
        if match is None:
            return None
        name = match["name"]
        if self._is_common(name) or no_name(name) or self._other_thing(name) or self._names_known(name):
            return None
        if ROLE_NOUN.search(name) or re.search(r"(?:se|er|isch)$", name) or PUBLIC_BODY.match(name):
            return None
        known = self._local.get(name)
        return None if known else Mention(*match.span("name"), self._named(name))

    def new_names(self, text: str) -> Group | None:
        """Names nobody knows that together fill a subject place: "Humanitas en het Rode Kruis"."""
        parts = list(re.finditer(rf"(?:^\W*|,\s+|\s+en\s+)(?:[Dd]e\s+|[Hh]et\s+)?(?P<name>{LISTED_NAME})", text))
        if len(parts) < 2 or parts[-1].end() != len(text.rstrip()):
            return None
        if any(left.end() != right.start() for left, right in pairwise(parts)):
            return None
        names = [part["name"] for part in parts]
        opens = not text[: parts[0].start("name")].strip() and any(not self._is_common(name) for name in names[1:])
        first = names[0]
        if self._is_common(first) and not (opens and self._opens(first)):
            return None
        if any((self._is_common(name) and name != first) or no_name(name) or self._other_thing(name) for name in names):
            return None
        actors = tuple(self._local.get(part["name"]) or self._named(part["name"]) for part in parts)
        ranges = tuple((part.start("name"), part.end("name")) for part in parts)
        return Group(ranges[0][0], ranges[-1][1], actors, True, ranges)

    def _with_article(self, name: str) -> Actor | None:
        """The organisation whose name has the article that a sentence puts before it too: "De Brug"."""
        return self._local.get(f"De {name}") or self._local.get(f"Het {name}")

    def _named(self, name: str) -> Actor:
        known = self.by_name(name) or self._with_article(name)
        if known is not None:
            return known
        actor = self._add_local(name, zekerheid=0.6)
        self._compile()
        self._groups.clear()
        return actor

    def introduced(self, name: str) -> Actor | None:
        """The actor that the document introduces by this name."""
        return self._local.get(name)

    def groups(self, text: str) -> list[Group]:
        """The actors of `text`, those named in one breath together."""
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
        return Actor(concept.id, concept.name, (concept.sort or "") in _ROLE_SORTS, 1.0, concept) if concept else None


def _spells_out(short: str, name: str) -> bool:
    """Whether a name says in full what its short form before it stands for: a line of a list of abbreviations."""
    initials = "".join(word[0] for word in name.split())
    return short.isupper() and len(initials) > 1 and short.startswith(initials)


def _head(name: str) -> str:
    """The sort before a name, as it is written without it: "gemeente Ede" → "gemeente", "GGD Twente" → "GGD"."""
    head = name.split()[0]
    return head if head.isupper() and len(head) < 5 else head.lower()
