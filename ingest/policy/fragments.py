"""List items that are no full sentence: "Voorbeelden delen", "ActiZ: campagne en website"."""

from __future__ import annotations

import re
from datetime import date

from ingest.document import Reading
from ingest.policy.act import Act, Named, tidy, unique
from ingest.policy.act_rules import pays
from ingest.policy.actors import ActorFinder
from ingest.policy.clauses import read_sentence
from ingest.policy.conditions import condition
from ingest.policy.durations import TimeKind
from ingest.policy.dutch_dates import find_times
from ingest.policy.goals import is_bare_target
from ingest.policy.infinitive_lists import infinitive_parts
from ingest.policy.involvement import INVOLVING, TOGETHER
from ingest.policy.items import Item, part_of
from ingest.policy.name_lists import names_in_list
from ingest.policy.sentence import Sentence
from ingest.policy.softness import is_soft
from ingest.policy.who import Who

_LAST_BRACKETS = re.compile(r"\((?P<inside>[^()]{2,90})\)\W*$")
NAME_COLON = re.compile(r"\s*:\s+")
"""Behind whose act it is."""


class Fragments:
    """Reads the acts of such items, with the names and parties of one document."""

    def __init__(self, finder: ActorFinder, who: Who, reference: date | None) -> None:
        self._finder = finder
        self._who = who
        self._reference = reference

    def read(self, item: Item, sentence: Reading, read: Sentence, lead_doers: list[Named]) -> list[Act]:
        """The acts of a list item that is no full sentence; who does the whole does what its parts leave open."""
        whole = self._fragment(item, sentence, read, lead_doers)
        parts = infinitive_parts(sentence) if whole else []
        if whole is None or not parts:
            return [whole] if whole else []
        beside = {n.actor.id for n in self._together(item, sentence, read)}
        shared = [n for n in whole.doers if n.actor.id not in beside or n in lead_doers]
        acts = [self._fragment(item, part, read_sentence(part.text, self._finder), shared) for part in parts]
        return [act for act in acts if act is not None]

    def _together(self, item: Item, sentence: Reading, read: Sentence) -> list[Named]:
        """With whom a part of a fragment is done ("samen met gemeenten een loket openen")."""
        groups = [group for group in read.groups if TOGETHER.search(read.text[: group.start])]
        return [named for group in groups for named in self._who.named(item, sentence, group)]

    def _fragment(self, item: Item, sentence: Reading, read: Sentence, lead_doers: list[Named]) -> Act | None:
        """A list item that is no full sentence: "Voorbeelden delen", "ActiZ: campagne en website"."""
        text = sentence.text
        if re.search(r"\bdoor\s*:\s*$", text):
            return None  # what the items below do
        if re.match(r"\W*(?:geen|niet)\b", text, re.IGNORECASE):
            return None
        if len(re.findall(r"\w+", text)) < 2 or pays(text) or is_bare_target(text):
            return None
        doers: list[Named] = []
        if read.groups and read.groups[0].start <= 6 and NAME_COLON.match(text[read.groups[0].end :]):
            doers = self._who.named(item, sentence, read.groups[0])
        else:
            for group in read.groups:
                if text[: group.start].rstrip().endswith("(") and re.match(r"\)?[\s.;]*$", text[group.end :]):
                    doers = self._who.named(item, sentence, group)
        if read.groups and re.fullmatch(r"\W*vanuit\s+(?:de\s+|het\s+)?", text[: read.groups[0].start], re.IGNORECASE):
            doers = self._who.named(item, sentence, read.groups[0])  # "Vanuit aanbieders stages aanbieden"
        doers = doers or self._bracketed(item, sentence)
        act = Act(item, sentence, tidy(text), None, doers or lead_doers, zekerheid=0.8 if item.strict else 0.6)
        act.condition, act.soft = condition(read, None), is_soft(text)
        for group in read.groups:
            let = re.search(r"\b(?:laten|doen)\s", text[: group.start])
            by = re.search(r"\bdoor\s+(?:de\s+|het\s+)?$", text[: group.start]) and (let or not act.doers)
            by = by and not re.match(r"\s+(?:\w+\s+){0,3}te\s", text[group.end :])
            if by or TOGETHER.search(text[: group.start]):
                act.doers = unique([*act.doers, *self._who.named(item, sentence, group)])
        for group in read.groups:
            if INVOLVING.search(text[: group.start]):
                act.involved += [
                    n
                    for n in self._who.named(item, sentence, group)
                    if n.actor.id not in {d.actor.id for d in act.doers}
                ]
        return act

    def _bracketed(self, item: Item, sentence: Reading) -> list[Named]:
        """Who stands in brackets at the end of a list item, with or without a date: "(Erfgoed Brabant, eind 2026)"."""
        match = _LAST_BRACKETS.search(sentence.text)
        if match is None or ":" in match["inside"]:
            return []
        inside = part_of(sentence, match.start("inside"), match.end("inside"))
        found = [named for named, _ in names_in_list(item, inside, self._finder)]
        dated = any(t.kind is TimeKind.INTERVAL for t in find_times(inside.text, self._reference))
        return [] if any(named.actor.role for named in found) and not dated else found
