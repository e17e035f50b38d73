"""Actors as a text names them: an organisation or role, the place of a name, and those named in one breath."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graph.model import PROPERTIES, Kind, Node, Source, Value
from ingest.policy.actor_words import (
    BRACKETS,
    CONNECTOR,
    LEAD,
)
from ingest.policy.verbs import verb_form
from ingest.vocabulary import Concept

ROLE = "rol"


@dataclass(frozen=True, slots=True)
class Actor:
    """An organisation or role group that may do something."""

    id: str
    name: str
    role: bool
    zekerheid: float = 1.0
    concept: Concept | None = None
    aliases: tuple[str, ...] = ()

    def node(self, source: Source) -> Node:
        """The Organisatie node, as the vocabulary words it where it knows the actor."""
        if self.concept is not None and self.concept.kind is Kind.ORGANISATIE:
            return self.concept.node(source)
        props: dict[str, Value] = dict.fromkeys(PROPERTIES[Kind.ORGANISATIE])
        props.update(aliassen=list(self.aliases), afkortingen=[], verborgen=[], lay=[])
        props["soort"] = ROLE if self.role else None
        return Node(self.id, Kind.ORGANISATIE, self.name, source, props)


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor named at a range of a text."""

    start: int
    end: int
    actor: Actor
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Actors named in one breath: "de NZa, VWS en het Zorginstituut"."""

    start: int
    """Of the first determiner or adjective."""
    end: int
    """After the last name and what stands in brackets behind it."""
    actors: tuple[Actor, ...]
    plural: bool
    names: tuple[tuple[int, int], ...] = field(default=(), compare=False)


def connection(text: str, left: Mention, right: Mention) -> str | None:
    """How two neighbours are joined: ",", "en", "(" …; None when they are not one group."""
    between = text[left.end : right.start]
    opened = BRACKETS.match(between)
    if opened and "(" in between and ")" in between:
        # "Leden van Team Overheid (met name CIZ), VNG": the bracket before has been closed, or holds no actor
        between = between[: opened.start()] + between[opened.end() :]
    closing = between.lstrip().startswith((")", "]"))
    if closing:
        between = between.lstrip()[1:]
    if re.fullmatch(r"\s+van\s+(?:het\s+|de\s+)?", between):
        return "=" if left.actor.role and not right.actor.role else None
    match = CONNECTOR.match(between)
    if not match:
        return None
    how = (match["how"] or "").strip().lower()
    if not how:
        # apposition, "de beroepsorganisaties Verenso en V&VN"; two unrelated neighbours otherwise
        # and so are an officer and whom he informs: "informeert de staatssecretaris de Tweede Kamer"
        beside = not left.plural and re.search(r"\b(?:de|het)\b", between)
        return "=" if left.actor.role and not right.actor.role and not closing and not beside else None
    if how == "als" and not re.search(r"(?:zowel|zoals)", text[max(0, left.start - 25) : left.start], re.IGNORECASE):
        return "(" if left.actor.role else None
    if how == ";" and (word := re.match(r"\s+([a-zà-ÿ]+)", text[right.end :])) and verb_form(word[1]).finite:
        return None  # "ligt bij de VNG; Movisie ondersteunt haar"
    if how in {"waaronder", "zoals", "als", ",waaronder"}:
        return "("
    return ")" + how if closing else how


def group_of(text: str, run: list[Mention], hows: list[str]) -> Group:
    """A role whose members are named in brackets or right behind it gives way to them; an organisation stays beside
    them."""
    actors: list[Actor] = []
    depth = False
    for index, (mention, how) in enumerate(zip(run, hows, strict=True)):
        if how in {"(", "="}:
            if run[index - 1].actor.role and actors and actors[-1] == run[index - 1].actor and not mention.actor.role:
                actors.pop()
            depth = how == "("
        elif how.startswith(")"):
            depth = False
        if mention.actor.id not in {a.id for a in actors}:
            actors.append(mention.actor)
    start, end = run[0].start, run[-1].end
    lead = LEAD.search(text[max(0, start - 90) : start])
    if lead:
        start -= len(lead.group())
    tail = BRACKETS.match(text[end:])
    if depth and text.startswith((")", "]"), end):
        end += 1
    elif tail and ("(" in tail.group() or "[" in tail.group()):
        end += tail.end()
    plural = len(actors) > 1 or run[-1].plural or ("=" in hows and run[0].plural)
    return Group(start, end, tuple(actors), plural, tuple((m.start, m.end) for m in run))
