"""From a paragraph or list item to its acts: one act with its own verb each, with doers, involved, condition and
modality.

Two attitudes: under a label that announces acts ("Wie gaat wat doen", "Acties") an item is an act unless it explains;
in running text only what somebody says to do, or will do, is one. No doer in the text: no doer here.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from ingest.document import Reading
from ingest.policy.act import Act, Named, Nearness, Parties, tidy, unique, within
from ingest.policy.act_lists import (
    INTRODUCES,
    announces,
    continues_lead,
    explains,
    is_bare,
    is_order,
    names_object_first,
    settles,
    stands_alone,
)
from ingest.policy.act_objects import with_shared_object
from ingest.policy.act_rules import META, is_act, is_call, negated, only_money
from ingest.policy.act_times import dates, placed, same_day, says_when, shared_by, spoken_of
from ingest.policy.actors import ActorFinder
from ingest.policy.agreed_clauses import agreed_clauses, goes_on_with_dat, party_of_list
from ingest.policy.clauses import read_sentence
from ingest.policy.conditions import condition, modality
from ingest.policy.durations import Time
from ingest.policy.dutch_dates import find_times
from ingest.policy.fragments import NAME_COLON, Fragments
from ingest.policy.involvement import ATTACHED_VERBS, LENDING, lets_itself
from ingest.policy.items import Item, part_of
from ingest.policy.labels import Part
from ingest.policy.lines import sort_of_list
from ingest.policy.relative_clauses import relative_clauses
from ingest.policy.sentence import Clause, Sentence
from ingest.policy.softness import is_soft
from ingest.policy.verbs import is_act as is_act_verb
from ingest.policy.verbs import verb_form
from ingest.policy.who import Who, meant, subject_of
from ingest.sentences import sentences

_DECLARES = re.compile(
    r"\W*(?:spreken|verklaren|verbinden|verplichten|committeren|komen|nemen)\s+(?!wij|we|zij)[^:]*:\s*$", re.IGNORECASE
)
"""The predicate of a declaration whose subject is the list of parties before it: "Spreken de intentie uit om:"."""
_MADE_BY = re.compile(
    r",\s+(?:opgesteld|georganiseerd|verzorgd|ontwikkeld|gemaakt|uitgevoerd|geleid|geschreven|samengesteld|gedragen)\s+door"
    r"\s+(?:de\s+|het\s+)?$",
    re.IGNORECASE,
)
_WHICH_BY = re.compile(r",\s+(?:die|dat)\s+(?:wordt\s+|worden\s+)?door\s+$", re.IGNORECASE)
_IS_DONE = re.compile(r"\s+(?:(?:wordt|worden)\s+)?[a-zà-ÿ]*(?:ge|be|ver|ont|her)[a-zà-ÿ]+(?:d|t|en)\b", re.IGNORECASE)
"""A relative clause that says who does the act about whose thing it is: "een balans, die door X wordt opgemaakt"."""
_SAYS_WHO = re.compile(
    r"\b(?:gaan|gaat|zullen|zal|doen|doet|volgende)\b|\b(?:opdrachten|taken|acties|activiteiten|maatregelen)\s*:\s*$",
    re.IGNORECASE,
)
"""In the sentence before a list: its subject does what the items say ("De werkgroepen werken aan twee opdrachten:")."""
_LONGEST_PARTY = 90
"""Characters before the colon of a line that says whose acts follow."""
_FIRST_PERSONAL = re.compile(r"\b(?:we|wij|onze|ons)\b", re.IGNORECASE)


class ActReader:
    """Reads acts with the names and parties of one document."""

    def __init__(self, finder: ActorFinder, parties: Parties, reference: date | None = None) -> None:
        self._finder = finder
        self._reference = reference
        self._who = Who(parties)
        self._fragments = Fragments(finder, self._who, reference)

    def read(self, item: Item, earlier: Act | None = None) -> list[Act]:
        """The acts of an item. Involvement said in a sentence of its own goes to the act before it.

        `earlier` is the last act before the item, whose doers an item that opens with "zij" speaks of.
        """
        announced = (
            item.part is Part.WIE or (item.part is Part.WAT and item.agreement is not None) or announces(item.lead)
        )
        acts: list[Act] = []
        lead_doers = self._lead_doers(item) if item.lead is not None else []
        party = self._party(item)
        announced = announced or bool(party)
        lead_doers = party or lead_doers
        if (announced or item.bullet) and (line := self._own_line(item)) is not None:
            item, party = line
        parts = sentences(item.reading)
        title: Act | None = None
        self._who.spoken, self._who.subject, self._who.mentioned = (), (), ()
        self._who.earlier = earlier if earlier is not None and _beside(earlier.item, item) else None
        for index, sentence in enumerate(parts):
            text = sentence.text
            read = read_sentence(text, self._finder)
            times = list(find_times(text, self._reference))
            if acts and dates(text, acts[-1], self._reference):
                acts[-1].times += placed(read, times, Nearness.AFTER)
                continue
            found = []
            ordered = index == 0 and (
                continues_lead(item) or (announced and item.bullet and item.strict and names_object_first(read))
            )
            if not ordered:
                found = self._agreed(item, sentence, read, announced=announced, first=index == 0)
                found = found or self._acts_of_sentence(
                    item, sentence, read, acts, announced=announced, first=index == 0, party=party
                )
            if (
                not found
                and index == 0
                and announced
                and item.bullet
                and (ordered or (not explains(text, read) and stands_alone(item, text)))
            ):
                found = self._fragments.read(item, sentence, read, lead_doers)
                if len(found) == 1 and len(re.findall(r"\w+", text)) <= 6 and len(parts) > 1:
                    title = found[0]  # "Het delen van voorbeelden. Er komt …": a title when an act follows
                    continue
            bare = (index and item.bullet and item.strict) or (item.part is Part.WIE and is_order(text, read))
            if not found and announced and bare and is_bare(text, read):
                found = self._fragments.read(item, sentence, read, lead_doers)
            told = (
                []
                if is_call(text) or item.note
                else self._in_relatives(item, sentence, read, times, announced=announced, beside_act=bool(found))
            )
            apart = {id(time) for act in told for time, _, _ in act.times}
            times = [time for time in times if id(time) not in apart]
            found = [*found, *told]
            if found:
                for act in found:
                    own = [t for t in times if within(t, act, text)]
                    own = [t for t in own if act.told[0] <= t.start < act.told[1] and not t.weak] or own
                    own = own or [t for t in times if shared_by(t, act, found, read)]
                    if act.times:
                        continue
                    act.times += placed(read, own, Nearness.OWN, inner=act.committed)
                    act.times += same_day(text, acts[-1] if acts else earlier)
                    if (
                        not act.doers
                        and lead_doers
                        and act.verb != "?"
                        and not _FIRST_PERSONAL.search(text)
                        and index == 0
                        and not _passive_first(read)
                    ):
                        act.doers += lead_doers
                acts += found
            elif title is not None and not acts and index == len(parts) - 1:
                acts.append(title)
            elif acts and not is_call(text):
                self._who.attach(item, sentence, read, acts[-1])
                if says_when(text):
                    for act in spoken_of(text, acts, item):
                        act.times += placed(read, times, Nearness.AFTER)
            self._who.spoken = meant(read, found) or self._who.spoken
            self._who.subject = subject_of(read)
            self._who.mentioned = tuple(actor for group in read.groups for actor in group.actors)
        return acts

    def _own_line(self, item: Item) -> tuple[Item, list[Named]] | None:
        """A line that opens with who it is of, and the rest of it: "Gemeente Ede: stelt een coach aan; …"."""
        colon = NAME_COLON.search(item.text)
        if colon is None or colon.end() > _LONGEST_PARTY:
            return None
        behind = re.match(r"[a-zà-ÿ]+", item.text[colon.end() :])
        groups = self._finder.groups(item.text[: colon.start()])
        if behind is None or not verb_form(behind.group()).finite or len(groups) != 1 or groups[0].end != colon.start():
            return None
        rest = part_of(item.reading, colon.end(), len(item.text))
        return replace(item, reading=rest), self._who.named(item, item.reading, groups[0])

    def _party(self, item: Item) -> list[Named]:
        """Who does what a list says, by the line or heading that names nobody but them."""
        if item.label is not None and item.bullet and not item.is_field:
            held = self._finder.groups(item.label.text)
            return [n for group in held for n in self._who.named(item, item.label, group)]
        found = party_of_list(item, self._finder)
        if found is None:
            return []
        lead, group = found
        if lead is None:
            heading = item.section.heading.reading if item.section else item.reading
            return [Named(actor, item, heading, 0.8) for actor in group.actors]
        return self._who.named(lead, sentences(lead.reading)[-1], group)

    def _agreed(self, item: Item, sentence: Reading, read: Sentence, *, announced: bool, first: bool) -> list[Act]:
        """Acts in the "dat" clause of what parties agree."""
        whole = first and goes_on_with_dat(item)
        acts = []
        clauses = agreed_clauses(read, whole=whole)
        for clause in clauses:
            doers = self._who.doers(item, sentence, read, clause, [])
            if not (doers and (is_act_verb(clause.verb) or clause.verb == "doen")) or negated(
                read.text[clause.start : clause.end]
            ):
                continue
            act = self._make(item, sentence, read, clause, doers, announced=announced or whole)
            act.zekerheid = min(act.zekerheid, 0.85 if announced or whole else 0.7)
            if len(clauses) == 1:
                act.reading, act.text = sentence, tidy(sentence.text)
            times = find_times(sentence.text, self._reference)
            inside = [t for t in times if clause.start <= t.start < clause.end]
            act.times = [(t, sentence.text[t.start : t.end], Nearness.OWN) for t in inside]
            acts.append(act)
        return acts

    def _in_relatives(
        self, item: Item, sentence: Reading, read: Sentence, times: list[Time], *, announced: bool, beside_act: bool
    ) -> list[Act]:
        """Acts in the relative clauses of a sentence, with the moments that stand there."""
        acts = []
        for clause in relative_clauses(read, times, beside_act=beside_act):
            doers = self._who.doers(item, sentence, read, clause, [])
            if not doers or negated(read.text[clause.start : clause.end]):
                continue
            act = self._make(item, sentence, read, clause, doers, announced=announced)
            act.zekerheid = min(act.zekerheid, 0.7)
            inside = [t for t in times if clause.start <= t.start < clause.end]
            act.times = [(t, sentence.text[t.start : t.end], Nearness.OWN) for t in inside]
            acts.append(act)
        return acts

    def involve(self, item: Item, act: Act) -> None:
        """Add to `act` whom an item without acts of its own says to be involved ("ZN en VNG worden betrokken")."""
        for sentence in sentences(item.reading):
            self._who.attach(item, sentence, read_sentence(sentence.text, self._finder), act)

    def _acts_of_sentence(
        self,
        item: Item,
        sentence: Reading,
        read: Sentence,
        before: list[Act],
        *,
        announced: bool,
        first: bool,
        party: list[Named],
    ) -> list[Act]:
        text = sentence.text
        if text.rstrip().endswith(":") and (INTRODUCES.search(text) or not item.bullet):
            return []
        if not announced and (META.search(text) or sort_of_list(item)):
            return []
        if is_call(text):
            return []
        spread = self._spread_agents(item, sentence, read)
        if spread:
            return spread
        found: list[Act] = []
        for clause in read.clauses:
            doers = self._who.doers(item, sentence, read, clause, before + found, party)
            words = text[clause.start : clause.end]
            goes_on = clause.joined and bool(found) and clause.verb not in ATTACHED_VERBS
            goes_on = goes_on and not only_money(words, clause)
            if not goes_on and not is_act(
                item, text, read, clause, doers, announced=announced, first=first and not found, before=before + found
            ):
                earlier = found or before
                advised = lets_itself(read, clause)
                if earlier and (clause.verb in ATTACHED_VERBS or advised):
                    self._who.involve(item, sentence, read, clause, earlier[-1], doers)
                    if advised or (clause.verb in LENDING | {"ondersteunen"} and not clause.passive):
                        taken = {n.actor.id for n in (*earlier[-1].doers, *earlier[-1].involved)}
                        earlier[-1].involved += [n for n in doers if n.actor.id not in taken]
                continue
            found += self._by_each(item, sentence, read, clause, announced=announced) or [
                self._make(item, sentence, read, clause, doers, announced=announced)
            ]
        found = with_shared_object(found, sentence)
        if len(found) == 1:
            found[0].reading = sentence
            found[0].text = tidy(text)
        return found

    def _by_each(self, item: Item, sentence: Reading, read: Sentence, clause: Clause, *, announced: bool) -> list[Act]:
        """ "… wordt door A opgesteld en door B vastgesteld": two acts, when each "door" has a participle of its own."""
        if not clause.passive or len(clause.agents) != 2:
            return []
        first, second = clause.agents
        done = [t for t in read.tokens if clause.start <= t.start < clause.end and verb_form(t.lower).participle]
        early = [t for t in done if first.end < t.start < second.start]
        late = [t for t in done if t.start > second.end]
        if not early or not late:
            return []
        acts = []
        for agent, token, start in ((first, early[0], clause.start), (second, late[0], early[0].end)):
            part = replace(clause, start=start, end=clause.end if agent is second else token.end, agents=[agent])
            part.verb = verb_form(token.lower).participle or clause.verb
            act = self._make(item, sentence, read, part, self._who.named(item, sentence, agent), announced=announced)
            act.times = placed(read, find_times(sentence.text, self._reference), Nearness.OWN)
            acts.append(act)
        return acts

    def _spread_agents(self, item: Item, sentence: Reading, read: Sentence) -> list[Act]:
        """ "… wordt aangejaagd door de campagne X (VWS en ActiZ), door Y (Z) en door bijeenkomsten georganiseerd door
        W": an
        act each, when at least two of the things that do it name who is behind them."""
        text = sentence.text
        if not read.clauses or not read.clauses[0].passive:
            return []
        starts = [m.start() for m in re.finditer(r"\bdoor\s+", text)]
        outer = [s for i, s in enumerate(starts) if i == 0 or re.search(r"(?:,|\ben)\s*$", text[:s])]
        if len(outer) < 2:
            return []
        found = []
        for index, start in enumerate(outer):
            end = outer[index + 1] if index + 1 < len(outer) else len(text)
            inside = [g for g in read.groups if start <= g.start < end]
            behind = [
                g
                for g in inside
                if text[: g.start].rstrip().endswith("(")
                or re.search(r"\w+\s+door\s+(?:de\s+|het\s+)?$", text[start : g.start])
            ]
            if not behind:
                return []
            reading = part_of(sentence, start, end)
            named = [n for g in behind for n in self._who.named(item, sentence, g)]
            found.append(
                Act(
                    item,
                    reading,
                    re.sub(r"^door\s+|[,\s]+$|\s+en$", "", reading.text.strip(" .,")),
                    read.clauses[0].verb,
                    unique(named),
                    zekerheid=0.75,
                )
            )
        return found

    def _make(
        self, item: Item, sentence: Reading, read: Sentence, clause: Clause, doers: list[Named], *, announced: bool
    ) -> Act:
        text = sentence.text
        words = text[clause.start : clause.end]
        act = Act(
            item, part_of(sentence, clause.start, clause.end), tidy(words), clause.verb, doers, running=not announced
        )
        act.told = (clause.start, clause.end)
        act.modality = modality(text, clause)
        act.soft = is_soft(text) or act.modality == "streeft"
        act.condition = condition(read, clause)
        act.zekerheid = _certainty(item, clause, doers, announced=announced)
        act.committed = clause.committed
        if not doers:
            act.doers += self._made_by(item, sentence, read)
        self._who.involve(item, sentence, read, clause, act, doers)
        return act

    def _made_by(self, item: Item, sentence: Reading, read: Sentence) -> list[Named]:
        """Who stands behind a thing in a participle: "een handreiking, opgesteld door Movisie"."""
        for group in read.groups:
            told = _WHICH_BY.search(read.text[: group.start]) and _IS_DONE.match(read.text[group.end :])
            if told or _MADE_BY.search(read.text[: group.start]):
                return self._who.named(item, sentence, group)
        return []

    def _lead_doers(self, item: Item) -> list[Named]:
        """The subject of the sentence that introduces the list ("Zorgkantoren gaan daarom:")."""
        if item.lead is None:
            return []
        parts = sentences(item.lead.reading)
        if not parts:
            return []
        last = parts[-1]
        read = read_sentence(last.text, self._finder)
        if _DECLARES.match(last.text):
            return self._who.parties(item.lead, last)
        if not read.clauses or not (_SAYS_WHO.search(last.text) or settles(item.lead)):
            return []
        clause = read.clauses[-1]
        if not re.search(r":\s*$", last.text):
            return []
        return self._who.doers(item.lead, last, read, clause, [])


_NEXT = 12
"""Characters between two paragraphs that follow each other: the white space and a number ("2.3 Zij rapporteert")."""


def _beside(earlier: Item, item: Item) -> bool:
    """Whether an item that opens with "zij" may mean who acted in the one before it."""
    if earlier.section is not item.section:
        return False
    if item.bullet:
        return earlier.bullet
    return not earlier.bullet and 0 <= item.place.block.start - earlier.place.block.end <= _NEXT


def _passive_first(read: Sentence) -> bool:
    return bool(read.clauses) and read.clauses[0].passive


def _certainty(item: Item, clause: Clause, doers: list[Named], *, announced: bool) -> float:
    value = 0.95 if announced and item.part is Part.WIE else 0.9 if announced else 0.7
    if not announced and clause.person == "ik":
        value = 0.9
    if not announced and doers and all(d.actor.role for d in doers):
        value -= 0.05
    if not clause.known:
        value -= 0.1
    if not doers:
        value -= 0.05
    if clause.person == "zij":
        value -= 0.05
    return round(value, 2)
