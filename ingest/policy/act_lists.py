"""Lists of acts: whether the sentence before a list announces acts, and whether an item is one."""

from __future__ import annotations

import re

from ingest.policy.clauses import act_verb
from ingest.policy.items import Item
from ingest.policy.labels import PHASE_LINE, Part
from ingest.policy.sentence import Sentence
from ingest.policy.verbs import is_act, is_past, verb_form

EXPLAINING = re.compile(
    r"[\s\W]*(?:dit\s|dat\s|deze\s+(?:actie|aanpak|maatregel|afspraak)|doel\s|het\s+doel|uitgangspunt"
    r"|denk\b|zie\s|bijvoorbeeld|hiermee|daarmee|hierdoor|daardoor|"
    r"(?:een\s+)?(?:belangrijke?|eerste)\s+(?:rand)?voorwaarde|(?:welke|waarom|hoe)\s|hier\s+(?:lopen|loopt|zijn|is)\s"
    r"|om\s[^,.]{5,140}?\s(?:is|zijn)\s+(?:het\s+)?(?:belangrijk|nodig|noodzakelijk|van\s+belang)"
    r"|met\s+(?:dit|deze)\s+(?:onderzoek|inzichten)\s+word|op\s+(?:die|deze)\s+(?:manier|wijze)\s"
    r"|belangrijk|het\s+(?:gaat|is|betreft)|er\s+(?:is|zijn|bestaat|bestaan|was|waren)\s|omdat\s|doordat\s"
    r"|notabene|let\s+op|toelichting|achtergrond|onderdelen?\s+(?:hiervan|daarvan|zijn))",
    re.IGNORECASE,
)
INTRODUCES = re.compile(
    r"\b(?:volgende|onderstaande)\s+(?:\w+\s+)?(?:acties|activiteiten|maatregelen|stappen|sporen|punten"
    r"|afspraken|opdrachten|resultaten)\b|\b(?:sporen|opdrachten|acties)\s*:\s*$",
    re.IGNORECASE,
)


_SETTLES = re.compile(
    r"\b(?:spre(?:ek|ekt|ken)\b[^.:]*\baf|(?:kom|komt|komen)\b[^.:]*\bovereen|zeg(?:t|gen)\b[^.:]*\btoe|belo(?:oft|ven)"
    r"|(?:neemt|nemen)\b[^.:]*\bop\s+zich|(?:neemt|nemen)\b[^.:]*\bvoor\s+(?:zijn|haar|hun)\s+rekening|verbind(?:t|en)\s+zich"
    r"|verplicht(?:en)?\s+zich|(?:heeft|hebben|krijgt|krijgen)\b[^.:]*\b(?:taak|taken|opdracht|verantwoordelijkheid)"
    r"|(?:draagt|dragen)\b[^.:]*\bzorg\s+voor|beslo(?:ot|ten)|beslui(?:t|ten))\b[^.:]*:\s*$",
    re.IGNORECASE,
)
"""What a party does or will do by its own word, before the list that says what: "Partijen spreken af om:"."""
_TO_INFINITIVE = re.compile(r"\b(?:om|tot)\s*:\s*$", re.IGNORECASE)


def settles(lead: Item | None) -> bool:
    """Whether the sentence before a list commits its subject to what the items say."""
    return lead is not None and bool(_SETTLES.search(_last_sentence(lead))) and not _THINGS.search(_last_sentence(lead))


def _last_sentence(lead: Item) -> str:
    return re.split(r"(?<=[.!?])\s+", lead.text.strip())[-1]


def announces(lead: Item | None) -> bool:
    """Whether the sentence before a list says that acts follow: "we gaan daarom:", "de volgende acties:"."""
    if lead is None:
        return False
    text = lead.text
    if PHASE_LINE.match(text):
        return True
    if settles(lead):
        return True
    last = _last_sentence(lead)
    return bool(
        re.search(
            r"\b(?:volgende|onderstaande|twee|drie|vier|vijf)\s+(?:\w+\s+)?(?:acties|activiteiten"
            r"|maatregelen|stappen|taken|opdrachten)\b[^.]*:\s*$"
            r"|\b(?:intentie|verbind\w+|verplicht\w*|spann?e?n?t?\b.{0,30}\bin|committe\w+|besloten|voornemens?|afgesproken)\b[^.:]*\b(?:om|tot)\s*:\s*$"
            r"|\b(?:gaan|zullen)\s+(?:we|wij|zij|de|het|\w+)\b[^.]*:\s*$|\b(?:houdt\s+dit\s+in|hiertoe"
            r"|daartoe|daarvoor|daarom|wat\s+gaan\s+(?:we|wij)\s+doen)\s*:\s*$",
            last,
            re.IGNORECASE,
        )
    ) and not _THINGS.search(last)


_THINGS = re.compile(
    r"\b(?:doelstellingen|doelen|uitgangspunten|kanslijnen|voorwaarden|onderwerpen|effecten|risico)\b", re.IGNORECASE
)
"""What a list names that is no act."""


def continues_lead(item: Item) -> bool:
    """Whether a list item goes on with the sentence before the list: "gaan we daarom: – aanbieders ondersteunen bij
    …"."""
    lead = item.lead
    if lead is None or not item.bullet or not item.text[:1].islower():
        return False
    last = _last_sentence(lead)
    if _TO_INFINITIVE.search(last) and announces(lead):
        return True
    return bool(re.search(r"\b(?:gaan|gaat|zullen|zal|willen|wil)\s+\w+[^.]*:\s*$", last, re.IGNORECASE))


def stands_alone(item: Item, text: str) -> bool:
    """Whether a list item without a finite verb is an act of its own, and not a part of what the sentence before
    lists."""
    if item.part is not Part.WIE and not announces(item.lead):
        words = re.findall(r"[\wà-ÿ]+", text.lower())
        return any(verb_form(w).infinitive and verb_form(w).plural for w in words[:8]) and not re.match(
            r"\d+\.\d", text
        )
    if item.lead is None or announces(item.lead):
        return True
    # in an announced part: the lead is itself an item ("In dit plan staat:") or a paragraph under the label
    return not (item.lead.bullet and item.lead.part is Part.WIE) and not _LISTS_THINGS.search(item.lead.text)


_LISTS_THINGS = re.compile(
    r"\b(?:onderwerpen|onderdelen|thema[’']?s|uitgangspunten|voorwaarden|elementen|aspecten|personen|vragen"
    r"|gebied\s+van|voorbeelden|doelen|criteria"
    r"|kenmerken|betreft|staat|bestaat|bevat|opgenomen)\b[^.]*:\s*$",
    re.IGNORECASE,
)
_TALKING = re.compile(r"\b(?:in\s+(?:gesprek|overleg|dialoog)|aan\s+de\s+slag)\s+$", re.IGNORECASE)
"""Before "gaan" in a list of what will be done: "In gesprek gaan over …"."""
_AUXILIARY = frozenset({"kunnen", "moeten", "zullen", "mogen", "willen", "gaan"})


def explains(text: str, read: Sentence) -> bool:
    """Whether a list item explains instead of announcing an act: a full sentence about how things are."""
    if EXPLAINING.match(text):
        return True
    if not read.clauses:
        told = any(is_past(token.lower) for token in read.tokens[1:6] if not read.subordinate[token.start])
        return told or text.rstrip().endswith("?")
    title = re.match(r"\W*(\w+)[^.:]{5,80}:\s", text)
    if title and verb_form(title[1].lower()).infinitive and not verb_form(title[1].lower()).finite:
        return False  # "Uitvoeren pilots bij 15 zorgaanbieders: zorgaanbieders krijgen …"
    clause = read.clauses[0]
    finite = read.tokens[clause.finite_at]
    form = verb_form(finite.lower)
    alone = clause.subject is None and not clause.person and not clause.passive
    bare = clause.finite not in _AUXILIARY or (clause.verb == "gaan" and _TALKING.search(text[: finite.start]))
    if form.plural and form.infinitive and alone and (act_verb(clause) or clause.verb == "gaan") and bare:
        return False  # "Onderzoeken of er meer nodig is", "Combinatiebanen creëren zodat …", "In gesprek gaan over …"
    return clause.known or clause.subject is not None


_WITH_PEOPLE = frozenset(
    "informeren stimuleren ondersteunen motiveren scholen trainen opleiden attenderen wijzen helpen faciliteren "
    "begeleiden enthousiasmeren toerusten uitnodigen bijscholen ontzorgen adviseren voorlichten coachen".split()
)
"""Verbs that are nothing without the people it is done to."""
_TO_DO = re.compile(r"\bte\s+[a-zà-ÿ]+en\W*$", re.IGNORECASE)
_GOES_ON = re.compile(r"\s+(?:over|om|bij|in|met|voor|tot|op|naar|aan|via|door)\b")


def names_object_first(read: Sentence) -> bool:
    """ "Ondernemers informeren over drempels": people, then a verb without another object; who does it is not said."""
    if not read.clauses:
        return False
    clause = read.clauses[0]
    at = read.tokens[clause.finite_at]
    if clause.subject is None or not clause.subject.plural or clause.inverted or clause.verb not in _WITH_PEOPLE:
        return False
    bare = not re.search(r"\b(?:de|het|alle|deze)\b", read.text[: clause.subject.end], re.IGNORECASE)
    roles = all(actor.role for actor in clause.subject.actors)
    behind = read.text[at.end :]
    goes_on = _GOES_ON.match(behind) or _TO_DO.search(behind)
    return bare and roles and clause.subject.end + 1 >= at.start and bool(goes_on)


def is_order(text: str, read: Sentence) -> bool:
    """Whether a sentence ends in an infinitive ("Een spoednummer openen."), as a line under "Dit doen we" does."""
    words = re.findall(r"[\wà-ÿ\-]+", text.lower())
    whole = text.rstrip().endswith(".") and len(words) > 2 and not any(read.subordinate)
    return whole and bool(verb_form(words[-1]).infinitive)


def is_bare(text: str, read: Sentence) -> bool:
    """Whether a further sentence of an item is an act in the infinitive: "Daarbij de kennis van pilots benutten."."""
    if EXPLAINING.match(text) or any(clause.known for clause in read.clauses if clause.subject or clause.person):
        return False
    words = re.findall(r"[\wà-ÿ\-]+", text.lower())
    if len(words) < 3:
        return False
    last, first = verb_form(words[-1]), verb_form(words[0])
    if read.clauses and not (first.infinitive and first.plural):
        return False
    return (bool(last.infinitive and is_act(last.infinitive)) and words[-2] != "te") or bool(
        first.infinitive and first.plural and is_act(first.infinitive)
    )
