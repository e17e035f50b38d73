"""Who does an act and who is involved in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.document import Reading
from ingest.policy.act import Act, Named, Parties, unique
from ingest.policy.actor_groups import Actor, Group
from ingest.policy.involvement import (
    ATTACHED_VERBS,
    INVOLVE_VERBS,
    OBJECT_VERBS,
    OPENS_WITH,
    TALKING,
    TOGETHER,
    how_involved,
)
from ingest.policy.items import Item, part_of
from ingest.policy.references import APPOINTING, THIS_ONE, referred_to
from ingest.policy.sentence import Clause, Sentence
from ingest.policy.verbs import verb_form

_ORDERED_BY = re.compile(r"\bin\s+opdracht\s+van\s+(?:de\s+|het\s+)?$", re.IGNORECASE)
"""Before who has something done, the doer of a passive that names no other: "In opdracht van VWS wordt …"."""
_BETWEEN = re.compile(r"^\W*tussen\s+(?:de\s+|het\s+)?$", re.IGNORECASE)
"""Before who agree: "Tussen VWS en de VNG worden afspraken gemaakt"."""
_AT_MY_REQUEST = re.compile(r"\bop\s+mijn\s+verzoek\b|\bin\s+mijn\s+opdracht\b", re.IGNORECASE)
_LIKE = re.compile(r"\b(?:net|evenals|net\s+zo)(?:\s+als|(?<=evenals))\s+(?:ook\s+)?(?:de\s+|het\s+)?$", re.IGNORECASE)
_PLEDGED = re.compile(
    r",\s+(?:zo\s+)?(?:heeft|hebben)\s+(?P<who>[^,.;]{3,120}?)\s+(?:toegezegd|beloofd|afgesproken)\W*$",
    re.IGNORECASE,
)
"""Who said so behind what a group will do: "Aanbieders geven …, hebben Omring en Evean toegezegd"."""


_CONTRIBUTES = re.compile(
    r"\b(?:input|inbreng|betrokkenheid|subsidie|(?:gebruik\w*|benut\w*|baseren|bouwen|putten)\b[^.]{0,40}"
    r"\b(?:kennis|expertise|deskundigheid|diensten|ervaring(?:en)?))\s+van\s+(?:de\s+|het\s+)?$",
    re.IGNORECASE,
)
RECEIVING = frozenset({"leren", "krijgen", "ontvangen"})
"""A group that learns or gets something does nothing for others: it is whom the act is for."""
_OF_ME = re.compile(r"\b(?:mij|me)\b")


_BY_US = re.compile(r"\bdoor\s+ons\b", re.IGNORECASE)
_DOES_IT_WITH = re.compile(
    r"\W*(?:(?:dit|dat)\s+(?:doe(?:t|n)|gebeurt)\s+(?:\w+\s+){0,3}?|[^.,;]{2,60}?\s+doe(?:t|n)\s+(?:dit|dat)\s+(?:\w+\s+){0,2}?)"
    r"(?:samen|gezamenlijk)\s+met\b",
    re.IGNORECASE,
)
"""A sentence that only says with whom the act before it is done: "Dat doen we samen met de gemeenten"."""
_IN_PURCHASING = re.compile(
    r"\W*(?:in|bij)\s+(?:de\s+|het\s+|hun\s+|onze\s+)?(?:zorg)?(?:inkoop|contracterings?|contract)[a-zà-ÿ]*\b",
    re.IGNORECASE,
)
"""Where those who buy care do what a passive without a doer tells: those of the sentence before."""
_AS = re.compile(
    r"\b(?:we|wij)\s+(?:gaan\s+|willen\s+|zullen\s+)?als\s+(?:de\s+|het\s+)?$|\b(?:gaan|willen|zullen)\s+(?:we|wij)\s+als\s+(?:de\s+|het\s+)?$",
    re.I,
)
"""Before what "we" are: "Wij gaan als regiotafel …"."""


def meant(read: Sentence, found: list[Act]) -> tuple[Actor, ...]:
    """Whom a following "zij" means: the subject, with whom it does so together."""
    actors = _grammatical(read)
    for act in found:
        doers = tuple(named.actor for named in act.doers)
        if actors and set(actors) < set(doers):
            return doers
    return actors


def subject_of(read: Sentence) -> tuple[Actor, ...]:
    """The first subject of a sentence, of whatever number."""
    return next((clause.subject.actors for clause in read.clauses if clause.subject is not None), ())


def _grammatical(read: Sentence) -> tuple[Actor, ...]:
    """The actors that are the subject of a sentence, also of a passive, when there are several or they are a group."""
    for clause in read.clauses:
        if clause.subject is not None and clause.subject.plural:
            return clause.subject.actors
        if clause.subject is None and clause.agents and clause.agents[0].plural:
            return clause.agents[0].actors
    return ()


def _antecedent(before: list[Act]) -> list[Named]:
    """Whom "zij" means: the doers of the act before, when there are several or they are a group."""
    for act in reversed(before):
        if act.doers:
            return act.doers
    return []


def _beside(read: Sentence, clause: Clause) -> Group | None:
    """The subject of a clause before it in the same sentence: "De apothekers dragen bij: zij …"."""
    earlier = [c.subject for c in read.clauses if c.start < clause.start and c.subject is not None and not c.passive]
    plural = bool(verb_form(read.tokens[clause.finite_at].lower).plural)
    joined = re.search(r"\ben\s*$", read.text[: clause.start])  # "… en leren zij": those of the sentence before
    return earlier[-1] if earlier and earlier[-1].plural == plural and not joined else None


def _word(sentence: Reading, read: Sentence, clause: Clause) -> Reading:
    """The pronoun that is the subject."""
    at = clause.finite_at
    for index in (at - 1, at + 1):
        if 0 <= index < len(read.tokens) and read.tokens[index].lower in {"we", "wij", "ik", "zij", "ze", "hij"}:
            return part_of(sentence, read.tokens[index].start, read.tokens[index].end)
    return part_of(sentence, clause.start, clause.end)


_TOLD_AFTER = re.compile(
    r"\b(?:meegenomen|betrokken|afgestemd|meegewogen)\b[^:]*\b(?:dat|of|hoe|door)\b", re.IGNORECASE
)
"""What is taken along, not who: "Ook wordt meegenomen dat … zijn door de zorgverleners"."""


def _asked(read: Sentence, clause: Clause) -> Group | None:
    """Who is asked, in the place before the verb: "Aan zorgkantoren wordt gevraagd"."""
    for group in read.groups:
        if clause.start <= group.start and group.end <= read.tokens[clause.finite_at].start:
            lead = read.text[clause.start : group.start]
            if re.fullmatch(r"\W*(?:ook\s+)?(?:aan\s+)?(?:de\s+|het\s+)?", lead, re.IGNORECASE):
                return group
    return None


HELD = re.compile(
    r"\b(?:voortouw|initiatief|regie|coördinatie|trekkerschap|(?:kar)?trekkersrol|verantwoordelijkheid|uitvoering|beheer|leiding|organisatie"
    r"|aansturing|sturing|bewaking|monitoring|projectleiding"
    r"|besluitvorming|toezicht|administratie|afhandeling|bemensing|invulling|uitwerking|realisatie"
    r"|begeleiding|evaluatie|scholing|training|ondersteuning)\b",
    re.IGNORECASE,
)
"""What may lie with somebody: "De coördinatie ligt in handen van X", "Het beheer komt te liggen bij X"."""
_LIES_WITH = re.compile(
    r"\b(?:bij|over\s+aan|in\s+(?:de\s+)?handen\s+(?:gelegd\s+|gegeven\s+)?van)\s+(?:de\s+|het\s+)?$", re.IGNORECASE
)
_HOLDING = frozenset("liggen berusten rusten beleggen neerleggen onderbrengen".split())


def held_by(read: Sentence, clause: Clause) -> Group | None:
    """Who has something in hand: "Het voortouw ligt bij X", "De leiding is in handen van X"."""
    words = read.text[clause.start : clause.end]
    holding = clause.verb in _HOLDING or re.search(
        r"\bte\s+liggen\b|\bin\s+(?:de\s+)?handen\s+(?:gelegd\s+|gegeven\s+)?van\b|\bla(?:at|ten)\b[^.]*\bover\s+aan\b",
        words,
    )
    if not holding or not HELD.search(words):
        return None
    for group in read.groups:
        if clause.start <= group.start < clause.end and _LIES_WITH.search(read.text[: group.start]):
            return group
    return None


_THE = re.compile(r"(?:de|alle|beide)\s", re.IGNORECASE)
_NUMBERS = {"beide": 2, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8}
_COUNTED = re.compile(rf"(?:alle\s+|de\s+)?(?P<number>{'|'.join(_NUMBERS)})\s+(?:de\s+)?", re.IGNORECASE)
_OF_PARTIES = frozenset(
    {"organisaties", "besturen", "verenigingen", "partijen", "partners", "stichtingen", "coöperaties"}
)
"""Words for any kind of party."""
_ALL_PARTIES = frozenset({"partijen", "ondertekenaars", "deelnemers"})


class Who:
    """Reads doers and involved parties, with what a document says of "we" and "partijen"."""

    def __init__(self, parties: Parties) -> None:
        self._parties = parties
        self.spoken: tuple[Actor, ...] = ()
        """The actors that were the subject of the sentence before, whom "zij" means."""
        self.subject: tuple[Actor, ...] = ()
        """The subject of the sentence before, also when it is one: whom "hij" means."""
        self.mentioned: tuple[Actor, ...] = ()
        """All actors of the sentence before, at whom "dit centrum" may point back."""
        self.earlier: Act | None = None
        """The last act of the list item before, whose doers an opening "zij" means."""

    def doers(
        self,
        item: Item,
        sentence: Reading,
        read: Sentence,
        clause: Clause,
        before: list[Act],
        party: Sequence[Named] = (),
    ) -> list[Named]:
        """Who does it; `party` is whose list it stands in, the subject of clauses without one."""
        named: list[Named] = []
        # "stelt een coördinator aan", in somebody's own list: what follows the verb is no subject
        own = bool(party) and read.tokens[clause.finite_at].start == clause.start and not clause.passive
        if own or (clause.subject is None and not (clause.person or clause.passive or clause.agents)):
            named += party
        if clause.passive and clause.verb in {"vragen", "verzoeken", "uitnodigen"}:
            asked = clause.subject or _asked(read, clause)
            if asked is not None:
                return self.named(item, sentence, asked)  # "zal de NZa worden gevraagd om …"
        if (holder := held_by(read, clause)) is not None:
            return self.named(item, sentence, holder)
        if clause.verb == "liggen" or (clause.verb == "zijn" and "aan zet" in read.text):
            return self.named(item, sentence, clause.subject) if clause.subject else []
        if clause.subject is not None and not clause.passive and not own:
            learns = clause.verb in RECEIVING
            named += [n for n in self.named(item, sentence, clause.subject) if not (learns and n.actor.role)]
        for group in clause.agents:
            named += self.named(item, sentence, group)
        if clause.passive and _BY_US.search(read.text, clause.start, clause.end):
            named += [Named(a, item, sentence, 0.75) for a in self._parties.we]
        if clause.person == "we":
            named += [Named(a, item, _word(sentence, read, clause), 0.8) for a in self._parties.we]
            for group in () if named else self._groups_after(read, clause, _AS):
                named += self.named(item, sentence, group)
        elif clause.person == "u":
            named += [Named(a, item, sentence, 0.75) for a in self._parties.you]
        elif clause.person == "ik":
            named += [Named(a, item, _word(sentence, read, clause), 0.9) for a in self._parties.me]
        elif clause.person == "zij" and not clause.passive:
            word = _word(sentence, read, clause)
            if (beside := _beside(read, clause)) is not None:
                named += [Named(actor, item, word, 0.75) for actor in beside.actors]
            elif self.subject and not verb_form(read.tokens[clause.finite_at].lower).plural:
                named += [Named(actor, item, word, 0.7) for actor in self.subject]
            elif self.spoken:
                named += [Named(actor, item, word, 0.75) for actor in self.spoken]
            elif antecedent := _antecedent(before):
                named += [Named(d.actor, item, word, 0.75) for d in antecedent]
            elif self.earlier is not None:
                together = re.match(r"\W*(?:gezamenlijk|samen)\b", read.text, re.IGNORECASE)
                meant_by = [*self.earlier.doers, *(self.earlier.involved if together else [])]
                named += [Named(d.actor, item, word, 0.6) for d in meant_by]
        if clause.refers is not None and not clause.passive:
            word = _word(sentence, read, clause)
            named += [Named(actor, item, word, 0.65) for actor in self._referred(read, clause, before)]
        for group in self._groups_after(read, clause, _LIKE):
            named += self.named(item, sentence, group) if named else []
        if (pledged := _PLEDGED.search(read.text, clause.start)) and named and all(n.actor.role for n in named):
            by = [g for g in read.groups if pledged.start("who") <= g.start < pledged.end("who")]
            named = [n for group in by for n in self.named(item, sentence, group)] or named
        talks = re.search(r"\bin\s+(?:gesprek|overleg|dialoog)\b", read.text[clause.start : clause.end])
        if talks:
            pass  # "samen met X in gesprek": with whom one talks is involved
        elif named or clause.person == "we":
            patterns = (TOGETHER,) if clause.verb in TALKING else (TOGETHER, OPENS_WITH)
            for group in (g for pattern in patterns for g in self._groups_after(read, clause, pattern)):
                named += [n for n in self.named(item, sentence, group) if n.actor.id not in {m.actor.id for m in named}]
        elif clause.passive or clause.verb in {"plaatsvinden", "vindenplaats"}:
            for pattern in (TOGETHER, _ORDERED_BY, _BETWEEN):
                for group in self._groups_after(read, clause, pattern):
                    named += self.named(item, sentence, group)
            if not named and _IN_PURCHASING.match(read.text, clause.start):
                named += [Named(actor, item, sentence, 0.6) for actor in self.spoken]
        return unique(named)

    def _groups_after(self, read: Sentence, clause: Clause, pattern: re.Pattern[str]) -> Iterator[Group]:
        for group in read.groups:
            if (
                clause.start <= group.start < clause.end
                and group is not clause.subject
                and pattern.search(read.text[: group.start])
                and (
                    not read.subordinate[group.start]
                    or read.subordinate[clause.start]
                    or re.search(r"\bom\s+(?:samen|gezamenlijk)\s+met\b", read.text[clause.start : group.start])
                )
            ):
                yield group

    def _referred(self, read: Sentence, clause: Clause, before: list[Act]) -> Sequence[Actor]:
        """Whom a subject that points back means; "deze" whoever the act before puts to work."""
        here = [actor for group in read.groups if group.end <= clause.start for actor in group.actors]
        mentioned = [*self._parties.we, *self._parties.parties, *self.mentioned, *here]
        if clause.refers != THIS_ONE:
            return referred_to(clause.refers or "", mentioned, self.subject)
        if before and read.tokens[clause.finite_at].start == clause.start:
            return [named.actor for named in before[-1].doers]  # "deze beoordeelt … en | adviseert …"
        if not before or before[-1].verb not in APPOINTING:
            return ()
        taken = {named.actor.id for named in before[-1].doers}
        return [actor for actor in mentioned if actor.role and actor.id not in taken][-1:]

    def parties(self, item: Item, sentence: Reading) -> list[Named]:
        """The parties of the document, where it lists them."""
        return [Named(actor, item, sentence, 0.8) for actor in self._parties.parties]

    def named(self, item: Item, sentence: Reading, group: Group) -> list[Named]:
        part = Reading(sentence.text[group.start : group.end], sentence.origin[group.start : group.end])
        named = []
        for actor in group.actors:
            if actor.role and actor.name in _ALL_PARTIES and self._parties.parties and len(group.actors) == 1:
                named += [Named(a, item, part, 0.8) for a in self._parties.parties]
            elif actor.role and (members := self._members(actor, part.text)):
                named += [Named(a, item, part, 0.75) for a in members]
            elif actor.name == "gemeenten" and len(listed := self._gemeenten()) > 1 and _THE.match(part.text):
                named += [Named(a, item, part, 0.7) for a in listed]
            else:
                named.append(Named(actor, item, part, actor.zekerheid))
        if part.text.endswith(" ik"):
            named += [Named(actor, item, part, 0.9) for actor in self._parties.me]
        return named

    def _members(self, role: Actor, words: str) -> Sequence[Actor]:
        """The parties that a role stands for: it was given to them, or their number is said ("beide besturen")."""
        if role.id in self._parties.called and _THE.match(words):
            return self._parties.called[role.id]
        counted = _COUNTED.match(words)
        parties = self._parties.parties or self._parties.we
        if counted is None or role.name not in _OF_PARTIES or len(parties) != _NUMBERS[counted["number"].lower()]:
            return ()
        return parties

    def _gemeenten(self) -> list[Actor]:
        """The gemeenten among the parties, whom such a document means by "de gemeenten"."""
        return [actor for actor in self._parties.parties if actor.name.lower().startswith("gemeente ")]

    def involve(
        self, item: Item, sentence: Reading, read: Sentence, clause: Clause, act: Act, doers: list[Named]
    ) -> None:
        text = read.text
        taken = {n.actor.id for n in (*act.doers, *doers)}
        if asked := _AT_MY_REQUEST.search(text, clause.start, clause.end):
            part = part_of(sentence, asked.start(), asked.end())
            act.involved += [Named(a, item, part, 0.8) for a in self._parties.me if a.id not in taken]
        if clause.verb in OBJECT_VERBS and (of_me := _OF_ME.search(text, clause.start, clause.end)):
            part = part_of(sentence, of_me.start(), of_me.end())
            act.involved += [Named(a, item, part, 0.8) for a in self._parties.me if a.id not in taken]
        for group in read.groups:
            if not clause.start <= group.start < clause.end or group is clause.subject or group in clause.agents:
                continue
            before = text[clause.start : group.start]
            how = how_involved(clause, before, read, group)
            if how is None:
                continue
            for named in self.named(item, sentence, group):
                if named.actor.id in taken:
                    continue
                (act.pullers if how == "led" else act.involved).append(named)
        if clause.passive and clause.subject is not None and clause.verb in ATTACHED_VERBS:
            act.involved += [n for n in self.named(item, sentence, clause.subject) if n.actor.id not in taken]
        act.involved = unique(act.involved)

    def _does_with(self, item: Item, sentence: Reading, read: Sentence, act: Act) -> bool:
        """Take up who does the act before too: "Dat doen we samen met de gemeenten"; whether that is what it says."""
        if not _DOES_IT_WITH.match(read.text):
            return False
        for group in read.groups:
            if TOGETHER.search(read.text[: group.start]):
                taken = {n.actor.id for n in act.doers}
                act.doers = [*act.doers, *(n for n in self.named(item, sentence, group) if n.actor.id not in taken)]
        return True

    def attach(self, item: Item, sentence: Reading, read: Sentence, act: Act) -> None:
        """Who is involved, said in a sentence after the act: "Hierbij worden ook X en Y betrokken"."""
        if self._does_with(item, sentence, read, act):
            return
        for clause in read.clauses:
            own = self.named(item, sentence, clause.subject) if clause.subject and not clause.passive else []
            for group in self._groups_after(read, clause, _CONTRIBUTES):
                taken = {n.actor.id for n in (*act.doers, *act.involved)}
                act.involved += [n for n in self.named(item, sentence, group) if n.actor.id not in taken]
            if clause.verb in ATTACHED_VERBS or re.search(
                r"\bbetrokken\b|\bafgestemd\b|\bbetrekken\b", read.text[clause.start : clause.end]
            ):
                self.involve(item, sentence, read, clause, act, [])
                if own and clause.verb not in INVOLVE_VERBS:
                    taken = {n.actor.id for n in (*act.doers, *act.involved)}
                    act.involved += [n for n in own if n.actor.id not in taken]
                elif clause.passive:
                    for group in read.groups:
                        if (
                            clause.start <= group.start < clause.end
                            and not read.subordinate[group.start]
                            and not _TOLD_AFTER.search(read.text[clause.start : group.start])
                        ):
                            taken = {n.actor.id for n in (*act.doers, *act.involved)}
                            act.involved += [n for n in self.named(item, sentence, group) if n.actor.id not in taken]
