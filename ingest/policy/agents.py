"""Who does what a passive tells, by its "door", and whom somebody lets do it."""

from __future__ import annotations

import re

from ingest.policy.actor_groups import Group
from ingest.policy.actor_words import NAME_WORD
from ingest.policy.actors import ActorFinder
from ingest.policy.people import people_by
from ingest.policy.sentence import Clause, Sentence
from ingest.policy.verbs import is_act, verb_form

MADE_FIRST = re.compile(
    r"\W*(?:uitgevoerd|gemaakt|opgesteld|geschreven|verzorgd|georganiseerd|samengesteld)\s+door\s", re.IGNORECASE
)
"""Before what appears or begins: "Opgesteld door het RIVM verschijnt in mei een atlas"."""


def find_agents(sentence: Sentence, clause: Clause, finder: ActorFinder | None = None, *, masked: bool = False) -> None:
    """Who does it by a "door"; `masked` when the clause itself is subordinate in form."""
    happens = re.search(r"\b(?:plaats|gebeurt|geschiedt)\b", sentence.text[clause.start : clause.end])
    made = MADE_FIRST.match(sentence.text, clause.start) is not None
    done = clause.passive or made or (clause.perfect and clause.finite == "zijn")
    if clause.modal == "laten" or clause.finite == "laten" or done or clause.verb in {"uitvoeren"} or happens:
        for group in sentence.groups:
            own = masked or not sentence.subordinate[group.start]
            if clause.start <= group.start < clause.end and own and not _qualifies(sentence, clause, group):
                before = sentence.text[max(clause.start, group.start - 6) : group.start]
                if re.search(r"\bdoor\s+$", before, re.IGNORECASE) or (
                    not clause.agents
                    and clause.passive
                    and re.search(r"\bvanuit\s+$", sentence.text[max(0, group.start - 8) : group.start], re.IGNORECASE)
                ):
                    clause.agents.append(group)
        if not clause.agents and not clause.passive and (let := _let(sentence, clause)) is not None:
            clause.agents.append(let)
        if (
            not clause.agents
            and clause.passive
            and finder is not None
            and (name := _named_by(sentence, clause, finder))
        ):
            clause.agents.append(name)
        called = finder.called if finder else None
        people = None if clause.agents else people_by(sentence.text, clause.start, clause.end, called)
        if people is not None and (masked or not sentence.subordinate[people.start]):
            clause.agents.append(people)


_TAKING_PART = frozenset("meedenken meedoen deelnemen meewerken meebeslissen participeren leren".split())
"""What one lets others do without handing the act over to them."""


def _let(sentence: Sentence, clause: Clause) -> Group | None:
    """Who is let do it, right behind the verb or its subject: "VWS laat een bureau de regeling evalueren"."""
    if clause.finite != "laten" or clause.verb in {"laten", *_TAKING_PART} or not is_act(clause.verb):
        return None
    at = sentence.tokens[clause.finite_at].end
    if clause.inverted and clause.subject is not None:
        at = clause.subject.end
    for group in sentence.groups:
        if group.start >= at and group is not clause.subject and not sentence.subordinate[group.start]:
            return group if not sentence.text[at : group.start].strip() else None
    return None


_BY_NAME = re.compile(rf"\b[Dd]oor\s+(?P<name>(?:de\s+|het\s+)?{NAME_WORD}(?:\s+{NAME_WORD}){{0,3}})")


def _named_by(sentence: Sentence, clause: Clause, finder: ActorFinder) -> Group | None:
    """A name nobody knows behind the "door" of a passive: "Door Zonnehuisgroep wordt een leerlijn ontwikkeld"."""
    for match in _BY_NAME.finditer(sentence.text, clause.start, clause.end):
        written = re.sub(r"^(?:de|het)\s+", "", match["name"])
        found = finder.new_name(written, len(written))
        if found is not None:
            start = match.end() - len(written) + found.start
            group = Group(start, match.end(), (found.actor,), False, ((start, match.end()),))
            return None if _qualifies(sentence, clause, group) else group
    return None


def _qualifies(sentence: Sentence, clause: Clause, group: Group) -> bool:
    """Whether "door X" belongs to a word right behind it: "de door X genoemde knelpunten", "waar door X gewenst", "een
    door X aan te wijzen bemiddelaar"."""
    if re.match(r"\s+(?:(?:aan|in|uit|op|af|vast)\s+)?te\s+[a-zà-ÿ]+en\b", sentence.text[group.end :]):
        return True
    behind = re.match(r"\s+([a-zà-ÿ]+)", sentence.text[group.end :])
    word = behind[1].lower() if behind else ""
    inflected = verb_form(word).participle or verb_form(word.removesuffix("e")).participle
    inside_noun = bool(
        re.search(r"\b(?:de|het|een|waar|zoals|indien)\s+door\s+(?:de\s+|het\s+)?$", sentence.text[: group.start])
    )
    return (inside_noun and (bool(inflected) or word in {"gewenst", "gewenste"})) or bool(
        re.match(
            r"\W*(?:waar|zoals|indien|daar\s+waar)\s+door\b",
            sentence.text[clause.start : group.start],
            re.IGNORECASE,
        )
    )
