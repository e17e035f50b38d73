"""Predicates that commit somebody to an act told in an infinitive: "heeft het voornemen om … te verlengen".

The act is then what the infinitive says, and the rest how firmly: an intention, a task, a promise.
"""

from __future__ import annotations

import re

from ingest.policy.actor_groups import Group
from ingest.policy.sentence import Clause, Sentence
from ingest.policy.verbs import join, verb_form

_INTENDS = re.compile(r"\b(?:intentie|voornemen|ambitie|wens|van\s+plan|voornemens|bereid)\b", re.IGNORECASE)
_TASKED = re.compile(
    r"\b(?:opdracht|taak|verantwoordelijk(?:heid)?|toezegging|op\s+zich|verplicht|gehouden|toe|belo(?:oft|ven)|voor\s+zijn\s+rekening)\b",
    re.IGNORECASE,
)
_CARRIES = frozenset({"hebben", "krijgen", "zijn", "nemen", "zeggen", "toezeggen", "opnemen", "beloven"})
_PROMISED = frozenset(
    "toezeggen beloven aanbieden verbinden committeren verplichten besluiten afspreken overeenkomen".split()
)
_BOUND = frozenset({"houden", "verplichten"})
"""Participles of a duty: "is gehouden storingen te verhelpen"."""
_DONE_BY = re.compile(r"\W*(?:dit|dat)\s+doe[nt]\s+(?:\w+\s+){1,3}door\s", re.IGNORECASE)
"""Before the act by which something told before is done: "Dit doen we door een leidraad te ontwikkelen"."""
_ASKED = frozenset("vragen verzoeken opdragen".split())
_HELPING = frozenset("blijven laten gaan helpen komen".split())
"""Infinitives behind "te" that another follows: "te blijven financieren"."""
_MEANS_TO = re.compile(
    r"\W*(?:het|de)\s+(?:streven|voornemen|plan|bedoeling|taak|opdracht|inzet)\s+(?:van|voor|aan)\s+(?:de\s+|het\s+)?$",
    re.IGNORECASE,
)
"""Before who means to do it: "Het voornemen van de gemeente is om …"."""
_PAST = re.compile(
    r"\b(?:vorige?|afgelopen|eerder|destijds|onlangs|toen|reeds|inmiddels|in\s+20[012]\d)\b", re.IGNORECASE
)
_LENDING = frozenset("meedenken meewerken meedoen deelnemen aansluiten adviseren reageren".split())
"""What is asked of whom is involved in somebody else's act."""
_UP_TO = re.compile(
    r"\W*(?:het\s+is\s+(?:daarbij\s+|verder\s+|vervolgens\s+)?aan|aan)\s+(?:de\s+|het\s+)?$", re.IGNORECASE
)


_MEANT = re.compile(r"\W*(?:beoogd|voorzien|gepland|bedoeld)\s+(?:is|wordt)\b", re.IGNORECASE)
"""What nobody in particular means to do: "Beoogd wordt eind 2028 een balans op te maken"."""


def commit(sentence: Sentence, clause: Clause) -> None:
    """Make the infinitive the verb of a clause that only says that somebody will, may or must do it."""
    if (verb := _infinitive(sentence, clause)) is None:
        return
    if _MEANT.match(sentence.text, clause.start) and clause.subject is None and not clause.person:
        clause.verb, clause.passive, clause.perfect, clause.aim, clause.committed = verb, True, False, "streeft", True
        return
    if clause.passive:
        return
    ordered = (
        clause.verb in {"verlenen", "geven", "verstrekken"} and "opdracht" in sentence.text[clause.start : clause.end]
    )
    if clause.perfect and (clause.verb in _ASKED or ordered) and (asked := _asked(sentence, clause)) is not None:
        clause.verb, clause.perfect, clause.committed = verb, False, True
        clause.subject, clause.person = asked, None
        clause.perfect = verb in _LENDING
        return
    if clause.verb == "streven":
        clause.committed = True
        return
    words = sentence.text[clause.start : clause.end]
    main = "".join(c for i, c in enumerate(words, clause.start) if not sentence.subordinate[i])
    tasked = bool(_TASKED.search(main)) and clause.subject is not None and clause.finite in _CARRIES
    bound = clause.finite == "zijn" and clause.verb in _BOUND and clause.subject is not None
    if clause.perfect and (bound or (clause.verb in _PROMISED and clause.person != "ik")):
        clause.verb, clause.perfect, clause.committed = verb, False, True
    elif clause.perfect or clause.finite not in _CARRIES | {"zullen", "doen"}:
        return
    elif clause.finite == "zijn" and clause.verb == "zijn" and (meaning := _means_to(sentence, clause)) is not None:
        clause.verb, clause.subject, clause.aim, clause.committed = verb, meaning, "streeft", True
    elif _INTENDS.search(words) and clause.finite in {"hebben", "zijn"}:
        clause.verb, clause.aim, clause.committed = verb, "wil", True
    elif tasked or (clause.finite == "doen" and _DONE_BY.search(words)):
        clause.verb, clause.committed = verb, True
    elif clause.finite == "zijn" and clause.subject is None:
        for group in sentence.groups:
            if not re.match(r"[^.]{0,20}\bom\b", sentence.text[group.end :]):
                continue
            if clause.start <= group.start < clause.end and _UP_TO.fullmatch(sentence.text[clause.start : group.start]):
                clause.verb, clause.subject, clause.committed = verb, group, True
                return


def _asked(sentence: Sentence, clause: Clause) -> Group | None:
    """Who has been asked: "Aan Berenschot is gevraagd", "De NZa heb ik gevraagd"; not who has asked."""
    at = sentence.tokens[clause.finite_at]
    if _PAST.search(sentence.text[clause.start : clause.end]):
        return None
    for group in sentence.groups:
        if not clause.start <= group.start < clause.end:
            continue
        lead = sentence.text[clause.start : group.start].strip()
        first = group.end <= at.start and re.fullmatch(r"(?:Aan|aan)?(?:\s*(?:de|het))?", lead)
        if first and (clause.finite == "zijn" or clause.person in {"ik", "we"}):
            return group
        told = clause.person == "ik" or (clause.subject is not None and group is not clause.subject)
        if clause.finite == "hebben" and told and group.start > at.end:
            return group
    return None


def _means_to(sentence: Sentence, clause: Clause) -> Group | None:
    """Whose aim or task the field before the verb names: "Het streven van de gemeente is om …"."""
    at = sentence.tokens[clause.finite_at]
    for group in sentence.groups:
        if clause.start <= group.start and group.end <= at.start:
            leads = _MEANS_TO.fullmatch(sentence.text[clause.start : group.start])
            return group if leads and not sentence.text[group.end : at.start].strip() else None
    return None


def _infinitive(sentence: Sentence, clause: Clause) -> str | None:
    """The verb behind the last "te" of a clause, with its particle ("op te stellen" → "opstellen")."""
    tokens = sentence.tokens
    for index in range(len(tokens) - 2, clause.finite_at, -1):
        if tokens[index].lower != "te" or tokens[index].start >= clause.end:
            continue
        word = tokens[index + 1].lower
        base = verb_form(word).infinitive or join(word, tokens[index - 1].lower)  # "uit te breiden"
        if base is None:
            continue
        if base in _HELPING and index + 2 < len(tokens) and tokens[index + 2].start < clause.end:
            following = verb_form(tokens[index + 2].lower).infinitive
            if following is not None:
                return following
        return join(base, tokens[index - 1].lower) or base
    return None
