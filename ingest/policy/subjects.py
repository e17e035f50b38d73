"""Who is the subject of a main clause, and who does it in a passive."""

from __future__ import annotations

import re

from ingest.policy.actor_groups import Group
from ingest.policy.actors import ActorFinder
from ingest.policy.people import people_before, people_behind
from ingest.policy.references import points_back
from ingest.policy.sentence import (
    ADVERBS,
    BESIDE,
    INSERT,
    LEAD,
    NAMED_BESIDE,
    NAMES_ALONE,
    PREPOSITIONS,
    PRONOUNS,
    WE,
    Clause,
    Sentence,
    Token,
    actor_next,
)
from ingest.policy.verbs import is_act, verb_form

_FILLER = re.compile(
    rf"(?:\s*{ADVERBS}(?=[\s,])|\s*,?\s*[–-]\s[^–]{{1,80}}\s[–-](?=\s)|\s*\([^)]*\))*\s*,?\s*$", re.IGNORECASE
)
_OF_PEOPLE = re.compile(r"\s+van\s+[a-zà-ÿ\- ]{3,70}")
"""Who is in a group: "Een klankbordgroep van mensen met dementie en hun naasten adviseert"."""
_PERSON = re.compile(r"\s+[A-Z][\w.]*(?:\s+(?:van|de|der|den)){0,2}(?:\s+[A-Z][\w.\-]*){0,2}\s*")
"""Who holds the role: "Kwartiermaker Ellen Bos bereidt"."""
_NOUN_OPENS = re.compile(
    r"\W*(?:(?:de|het|onze|alle)\s+)?[a-zà-ÿ\-]{4,}(?:\s+[a-zà-ÿ\-]{3,})?\s+\((?:de\s+|het\s+)?", re.IGNORECASE
)
_BESIDE_BEFORE = re.compile(
    r"^\W*(?:(?:de|hun)\s+)?[\wà-ÿ\-]+(?:en|s)(?:,\s+[a-zà-ÿ\-]+(?:en|s))*\s+en\s+(?:(?:de|hun)\s+)?$"
)


_WHOEVER = re.compile(r"\W*wie\s", re.IGNORECASE)
"""A clause that is its own subject: "Wie zich wil laten verwijzen, belt de huisarts"."""
_AND_ME = re.compile(r"\ben\s+ik$")


def find_subject(sentence: Sentence, clause: Clause, finder: ActorFinder) -> None:
    tokens, text = sentence.tokens, sentence.text
    at = tokens[clause.finite_at]
    before_word = tokens[clause.finite_at - 1].lower if clause.finite_at else ""
    after_word = tokens[clause.finite_at + 1].lower if clause.finite_at + 1 < len(tokens) else ""
    if any(_WHOEVER.match(text, one.start) for one in sentence.clauses[: sentence.clauses.index(clause) + 1][-2:]):
        return
    for word, inverted in ((before_word, False), (after_word, True)):
        if word == "ik" and any(_AND_ME.search(text, group.start, group.end) for group in sentence.groups):
            continue  # "De minister van Justitie en ik sturen": not I alone
        if clause.passive and word in PRONOUNS:
            return
        if (
            word in {"u", "ze"}
            and inverted
            and ((clause.start and at.start == clause.start) or _before(sentence, clause, at))
        ):
            continue  # "De minister zal u hierover informeren", "De stichting verspreidt ze"
        if word in WE | PRONOUNS | {"ik", "u"}:
            clause.person = "we" if word in WE else word if word in {"ik", "u"} else "zij"
            clause.inverted = inverted
            return
    clause.refers = points_back(sentence, clause)
    if clause.refers is not None:
        return
    group = _before(sentence, clause, at) or _with_names(sentence, clause, at, finder)
    if group is None and not _shares(sentence, clause):
        group = _after(sentence, clause, at)
        clause.inverted = group is not None
    begins = is_act(clause.verb) or clause.verb in {"beginnen", "doen", "gaan", "onderzoekdoen"}
    if group is None and verb_form(at.lower).plural and begins:
        listed = finder.new_names(text[clause.start : at.start].rstrip())
        group = listed and _moved(listed, clause.start)
        if group is None and (behind := _NAMES_BEHIND.match(text[at.end : clause.end])):
            listed = finder.new_names(behind["names"])
            group = listed and _moved(listed, at.end + behind.start("names"))
            clause.inverted = group is not None
    if group is None:
        name = finder.new_name(text[clause.start : at.start].rstrip(), len(text[clause.start : at.start].rstrip()))
        behind_at: int | None = None
        if name is None and _only_an_organisation(sentence, clause, at):
            before = text[clause.start : at.start].rstrip()
            name = finder.opening_name(before, len(before))
        if (
            name is None
            and not clause.passive
            and not verb_form(at.lower).plural
            and (is_act(clause.verb) or clause.verb in _JOINING)
        ):
            behind = re.match(
                r"\s+(?:de\s+|het\s+)?(?:[A-Z][\w&’'\-]*)(?:\s+[A-Z][\w&’'\-]*)*", text[at.end : clause.end]
            )
            if behind and (name := finder.new_name(behind.group().strip(), len(behind.group().strip()))):
                behind_at = at.end + len(behind.group()) - len(behind.group().lstrip())
        if name is not None and behind_at is not None:
            group = Group(
                behind_at, behind_at + name.end, (name.actor,), False, ((behind_at + name.start, behind_at + name.end),)
            )
            clause.inverted = True
        elif name is not None and not verb_form(at.lower).plural:
            start = clause.start + name.start
            group = Group(start, clause.start + name.end, (name.actor,), False, ((start, clause.start + name.end),))
    clause.subject = group or _on_behalf(sentence, clause) or _people(sentence, clause, at, finder)


_ON_BEHALF = re.compile(r"\bnamens\s+(?:de\s+|het\s+)?$", re.IGNORECASE)
"""Before for whom a person speaks: "Mevrouw Bos zegt namens de VNG toe …"."""


def _on_behalf(sentence: Sentence, clause: Clause) -> Group | None:
    """Who does it, where only a person of theirs is the subject."""
    inside = (group for group in sentence.groups if clause.start <= group.start < clause.end)
    found = (group for group in inside if _ON_BEHALF.search(sentence.text, 0, group.start))
    return None if clause.passive else next(found, None)


def _people(sentence: Sentence, clause: Clause, at: Token, finder: ActorFinder) -> Group | None:
    """People whom no list of roles knows, as the subject: "De winkelier stelt een ruimte ter beschikking"."""
    acts = is_act(clause.verb) or clause.verb in _JOINING | {"gaan", "komen", "kijken", "streven"}
    if clause.passive or not acts or any(sentence.subordinate[clause.start : at.start]):
        return None
    text = sentence.text
    plural = verb_form(at.lower).plural
    found = people_before(text[clause.start : at.start], finder.called, told=text.rstrip().endswith((".", ";")))
    if found is not None and found.plural == plural:
        return _moved(found, clause.start)
    lead = text[clause.start : at.start].strip(" ,·•-–")
    if lead and not _fronted(sentence, clause, lead):
        return None
    found = people_behind(text, at.end, clause.end, finder.called)
    if found is None or found.plural != plural or sentence.subordinate[found.start]:
        return None
    clause.inverted = True
    return found


_ACTS_ITSELF = re.compile(r"\s+(?:\w+\s+){0,2}(?:zijn|haar)\s+[a-zà-ÿ]")
"""A possessive behind the verb: who does it has something, as an organisation has."""
_ONLY_BODIES = frozenset(
    "werven organiseren openen publiceren opstellen aanstellen uitbreiden coördineren inventariseren evalueren "
    "opleiden trainen beheren presenteren rapporteren inkopen oprichten uitwerken herzien verzorgen".split()
)


_JOINING = frozenset("aansluiten helpen beginnen deelnemen meedoen".split())
"""Verbs that only are acts with the right words around them, and whose subject may stand behind them."""


def _only_an_organisation(sentence: Sentence, clause: Clause, at: Token) -> bool:
    """Whether what the clause tells is done by organisations only, so that its first word must name one."""
    if clause.passive or verb_form(at.lower).plural:
        return False
    return clause.verb in _ONLY_BODIES or bool(_ACTS_ITSELF.match(sentence.text[at.end : clause.end]))


def _moved(group: Group, by: int) -> Group:
    names = tuple((start + by, end + by) for start, end in group.names)
    return Group(group.start + by, group.end + by, group.actors, group.plural, names)


_NAMES_BEHIND = re.compile(rf"\s+(?P<names>{NAMES_ALONE.pattern})")
_WITH_PEOPLE = frozenset(
    "betrekken ondersteunen stimuleren informeren vragen uitnodigen faciliteren helpen raadplegen adviseren "
    "verzoeken bieden geven stellen consulteren begeleiden motiveren inspireren".split()
)
"""Verbs whose object often is an actor: what follows them after "en" need not be a new subject."""


def _shares(sentence: Sentence, clause: Clause) -> bool:
    """Whether the clause begins with its verb, right after "en": then it goes on with the subject it had."""
    tokens = sentence.tokens
    if tokens[clause.finite_at].start != clause.start or not clause.finite_at:
        return False
    if tokens[clause.finite_at - 1].lower not in {"en", ",", "maar"}:
        return False
    return (
        clause.verb in _WITH_PEOPLE
        or not actor_next(sentence, clause.finite_at)
        or _goes_on(sentence, clause)
        or sentence.tokens[clause.finite_at + 1].lower in {"hun", "haar"}
    )


def _goes_on(sentence: Sentence, clause: Clause) -> bool:
    """Whether the clause before opens with its subject: then no subject can follow the verb behind "en".

    "Het bureau legt een plan voor en werft een panel", but "In mei opent X de deuren en start Y met de proef".
    """
    earlier = [one for one in sentence.clauses if one.start < clause.start]
    if not earlier or earlier[-1].inverted or earlier[-1].passive or not (earlier[-1].subject or earlier[-1].person):
        return False
    verbs = (sentence.tokens[one.finite_at].lower for one in (earlier[-1], clause))
    return len({verb_form(verb).plural for verb in verbs}) == 1


def _before(sentence: Sentence, clause: Clause, at: Token) -> Group | None:
    text = sentence.text
    for group in reversed(sentence.groups):
        if group.end > at.start or group.start < clause.start or sentence.subordinate[group.start]:
            continue
        gap = "".join(c for i, c in enumerate(text[group.end : at.start]) if not sentence.subordinate[group.end + i])
        lead = text[clause.start : group.start]
        gap = "" if not gap.strip(" ,") and any(sentence.subordinate[group.end : at.start]) else gap
        if gap.strip() == ")" and _NOUN_OPENS.fullmatch(lead):
            return group  # "De inkopers (VvZ) contracteren": who is meant stands behind a word for people
        if verb_form(at.lower).plural and (
            ((BESIDE.match(gap) or NAMED_BESIDE.match(gap)) and LEAD.match(lead))
            or (INSERT.match(gap) and _BESIDE_BEFORE.match(lead))
        ):
            return group
        if (
            not INSERT.match(gap)
            and not _OF_PEOPLE.fullmatch(gap)
            and not (group.actors[-1].role and _PERSON.fullmatch(gap))
        ):
            continue
        if LEAD.match(lead) and (_agrees(group, at) or not gap.strip()):
            return group  # right before the verb, a slip in number ("Beroepsorganisatie bespreken") does not matter
    return None


def _with_names(sentence: Sentence, clause: Clause, at: Token, finder: ActorFinder) -> Group | None:
    """ "Vechtwonen en de gemeente maken": a name nobody knows beside an actor right before the verb."""
    if not verb_form(at.lower).plural:
        return None
    for group in sentence.groups:
        if group.start >= clause.start and not sentence.text[group.end : at.start].strip():
            named = finder.names_before(sentence.text[clause.start : group.start])
            if named:
                ranges = tuple((clause.start + start, clause.start + end) for start, end, _ in named)
                actors = (*(actor for _, _, actor in named), *group.actors)
                return Group(ranges[0][0], group.end, actors, True, (*ranges, *group.names))
    return None


def _after(sentence: Sentence, clause: Clause, at: Token) -> Group | None:
    text = sentence.text
    for group in sentence.groups:
        if group.start < at.end or group.start >= clause.end:
            continue
        gap = text[at.end : group.start]
        if not _FILLER.fullmatch(gap) or sentence.subordinate[group.start]:
            return None
        if clause.verb == "worden" or not _agrees(group, at):
            return None
        lead = text[clause.start : at.start].strip(" ,·•-–")
        if not lead or _fronted(sentence, clause, lead):
            return group
        plural_field = _plural_field(lead)
        if verb_form(at.lower).plural and not plural_field:
            return group  # the field is singular, the verb plural: the actors are the subject
        if not verb_form(at.lower).plural and plural_field:
            return group
        return group if not all(a.role for a in group.actors) else None
    return None


_WHEN_FIRST = re.compile(
    r"(?:de|het|deze|dit|elke?|ieder[e]?|alle|(?:één|een)\s+keer\s+per)?\s*(?:(?:komende?|eerstkomende|volgende?|eerste"
    r"|laatste|hele|gehele|twee|drie|vier|vijf|\d+)\s+){0,3}(?:jaar|jaren|maand|maanden|kwartaal|halfjaar|week|weken|(?:maan|dins|woens|donder|vrij|zater|zon)?dag|ochtend|middag|avond|periode"
    r"|kabinetsperiode|beleidsperiode|raadsperiode|tijd|zomer|winter|najaar|voorjaar|collegeperiode|looptijd)\b[^,]{0,30}$",
    re.IGNORECASE,
)
"""A stretch of time in the first place: "De komende jaren werken zorgkantoren …"."""
_LATER = re.compile(
    r"(?:\d+|een|één|twee|drie|vier|vijf|zes|acht|tien|twaalf|enkele)\s+(?:dag|dagen|week|weken|maand|maanden|jaar|jaren|kwartaal|kwartalen)"
    r"\s+(?:na|voor|vóór|later|daarna|eerder)\b",
    re.IGNORECASE,
)
"""A moment counted from another: "Twee maanden na oplevering besluit de stuurgroep"."""
_FRONTED = frozenset(
    (
        "eind begin medio half najaar voorjaar zomer q1 q2 q3 q4 uiterlijk aansluitend jaarlijks wanneer bij als "
        "indien zodra aanvullend ondertussen tegelijkertijd daarna hierna elders afwisselend maandelijks periodiek "
        "tweejaarlijks halfjaarlijks halverwege tussentijds desgewenst desgevraagd gaandeweg voorts eens "
        "tot meer momenteel onlangs hieronder gezamenlijk mede idealiter"
    ).split()
)


def _fronted(sentence: Sentence, clause: Clause, lead: str) -> bool:
    """Whether what stands before the verb cannot be the subject: an adverb, a prepositional phrase, a subordinate
    clause."""
    first = lead.split()[0].lower().strip("([“‘'\",")
    if first in {"en", "maar", "want"} and len(lead.split()) > 1:
        first = lead.split()[1].lower()
    if sentence.subordinate[clause.start] or first in PREPOSITIONS:
        return True
    if re.match(rf"{ADVERBS}\b", lead, re.IGNORECASE) or _WHEN_FIRST.match(lead) or _LATER.match(lead):
        return True
    return first in _FRONTED or bool(
        re.match(
            (
                r"(?:daar|hier|er|waar)(?:aan|bij|door|in|mee|na|naast"
                r"|om|onder|op|over|toe|tussen|uit|van|voor)\b"
            ),
            first,
        )
    )


def _plural_field(lead: str) -> bool:
    head = re.split(r"\s(?:van|voor|in|op|over|met|bij|uit|aan|naar|tussen|door|om|die|dat)\s", lead)[0]
    words = head.split()
    return bool(words) and (
        (words[-1].lower().endswith(("en", "s")) and words[0].lower() not in {"het", "dit", "een"}) or " en " in head
    )


def _agrees(group: Group, at: Token) -> bool:
    form = verb_form(at.lower)
    plural = form.plural if form.finite else at.lower.endswith("en")
    if group.plural == plural:
        return True
    # "een beperkt aantal", "team" and names in the plural vary; a list of names never takes a singular verb
    return plural is False and len(group.actors) == 1 and not group.actors[0].role


_DEFINITE = frozenset("de het die dat deze dit een".split())


def _inverts(sentence: Sentence, clause: Clause) -> bool:
    """Whether somebody or something stands right behind a verb that a subordinate clause comes before."""
    behind = sentence.tokens[clause.finite_at + 1].lower if clause.finite_at + 1 < len(sentence.tokens) else ""
    return behind in _DEFINITE and clause.finite in {"kunnen", "zullen", "worden", "mogen", "gaan"}


def share_subjects(sentence: Sentence) -> None:
    """A coordinated clause without a subject of its own has that of the clause before it."""
    for left, right in zip(sentence.clauses, sentence.clauses[1:], strict=False):
        if right.subject or right.person or right.refers:
            continue
        field_text = sentence.text[right.start : sentence.tokens[right.finite_at].start].strip()
        before = sentence.text[: right.start].rstrip()
        fronted = before.endswith(",") and len(before) > 1 and sentence.subordinate[len(before) - 2]
        joined = re.search(r"(?:\ben|,|\bmaar)$", before) or not right.start
        if (
            joined
            and not (fronted and _inverts(sentence, right))
            and not right.passive
            and (not field_text or re.fullmatch(rf"(?:{ADVERBS}\s*)+", field_text, re.IGNORECASE))
        ):
            right.subject, right.person, right.refers = left.subject, left.person, left.refers
