"""Acts in running text: what a party, "we" or nobody in particular promises where no part announces acts."""

from __future__ import annotations

import re

from ingest.policy.act import Named
from ingest.policy.actor_groups import Group
from ingest.policy.announcements import (
    COMES,
    ITSELF,
    NO_COMING,
    PRODUCT,
    PROMISING,
    TAKES_EFFECT,
    dated,
    in_article,
    promises,
)
from ingest.policy.items import Item
from ingest.policy.labels import Part
from ingest.policy.sentence import Clause, Sentence
from ingest.policy.subordinate import inverted_condition
from ingest.policy.verbs import is_act, verb_form
from ingest.policy.who import RECEIVING, held_by

_META_VERBS = frozenset(
    "schetsen toelichten beschrijven ingaan spreken bedoelen onderscheiden uitgaan aansluiten lichten noemen "
    "beloven stilstaan terugkijken bouwen voortbouwen definiëren hanteren gebruiken nadenken denken aangeven opnemen "
    "presenteren delen leggen verwijzen".split()
)
"""What "we" do in the text itself: telling, not promising."""


_WITH_A_DATE = frozenset("delen gebruiken hanteren presenteren".split())
"""Of those, what is promised when a moment is named: "We delen vanaf 1 mei één formulier"."""


_LEARNED = re.compile(r"\b(?:voorbeelden|kennis|lessen|ervaringen|inzichten|gegevens)\b", re.IGNORECASE)
"""What is shared with others, rather than an opinion."""


def _about_the_text(text: str, clause: Clause) -> bool:
    shares = clause.verb == "delen" and bool(_LEARNED.search(text, clause.start, clause.end))
    return clause.verb in _META_VERBS and not (shares or (clause.verb in _WITH_A_DATE and dated(text)))


_REPORTING = frozenset(
    "beschrijven bepleiten constateren aangeven schrijven noemen adviseren concluderen aanbevelen pleiten "
    "schatten afwachten wachten ramen "
    "benadrukken formuleren definiëren tonen aantonen berekenen signaleren onderstrepen vormen zoeken".split()
)
"""Verbs that in running text tell what somebody said or found, not what it will do."""


_OFFERING = frozenset("bieden geven verzorgen leveren".split())
"""Verbs that in running text tell what a group of parties does all the time; of one party they promise."""


_BRACKETS = re.compile(r"\([^()]*\)")
_GIVES_SOMETHING = re.compile(
    r"\b(?:vervolg|opdracht|uitvoering|invulling|vorm|gehoor|advies|uitwerking|scholing(?:en)?|training(?:en)?"
    r"|voorlichting|les(?:sen)?|ruimte|prioriteit|voorrang|een\s+impuls)\b",
    re.IGNORECASE,
)


_GIVES_TO = re.compile(r"\b(?:invulling|vorm|vervolg|uitvoering|uitwerking|gehoor|prioriteit)\s+aan\b", re.IGNORECASE)
"""What is no telling: "Zorgkantoren geven hier in hun inkoop invulling aan"."""


def main_words(read: Sentence, clause: Clause) -> str:
    return "".join(
        c if not read.subordinate[clause.start + i] else " " for i, c in enumerate(read.text[clause.start : clause.end])
    )


def _advises(read: Sentence, clause: Clause) -> bool:
    """ "De GGD adviseert gemeenten over …" is an act, "het rapport adviseert om …" tells what it says."""
    told = read.text[read.tokens[clause.finite_at].end : clause.end]
    return clause.verb == "adviseren" and not re.search(r"\b(?:om|dat|te)\b|:", told) and len(told.split()) > 1


_WE_DO = PROMISING | frozenset(
    "besluiten bespreken uitbreiden versterken vragen samenvoegen openen aanstellen invoeren stoppen toetsen monitoren "
    "onderzoeken herzien vereenvoudigen vernieuwen aanpassen voorbereiden voorleggen meten aanbieden opstarten".split()
)


_WE_WANT = frozenset(
    "stimuleren aansporen aanspreken aanmoedigen versnellen onderzoeken verkennen ontwikkelen opstellen starten "
    "inventariseren evalueren vereenvoudigen aanpassen herzien uitwerken".split()
)
"""What "we" mean to do to others or to a thing, also without a moment ("Wij willen aanbieders aansporen om …")."""


_VAGUE = frozenset(
    "zorgen inzetten benutten bouwen voortbouwen richten kiezen voorkomen tegengaan werken toewerken lichten "
    "betrekken creëren houden brengen meenemen spreken proberen gaan volgen zetten geven nemen komen verbreden "
    "faciliteren bevorderen zoeken stellen leggen vasthouden".split()
)
"""What "we" do that says how, not what."""


_CONCRETE = re.compile(r"\b(?:in\s+kaart|in\s+beeld|op\s+de\s+agenda|in\s+gang|op\s+schrift)\b", re.IGNORECASE)
"""What makes of a vague verb something done: "We brengen in kaart welke regels knellen"."""
_NEXT_STEP = re.compile(r"\W*(?:daarna|vervolgens|aansluitend|hierna)\s+(?:gaan|ga)\s+(?:we|wij|ik)\b", re.IGNORECASE)
"""What comes after an act told before: "Daarna gaan we verbreden naar alle herindicaties"."""


def _we_will(item: Item, text: str, clause: Clause) -> bool:
    """What "we" promise in a text that does not say who they are; what explains a group of acts is left out."""
    firm = clause.finite not in {"kunnen", "moeten", "mogen", "hebben"} and not clause.passive
    firm = firm and (item.bullet or text.rstrip().endswith((".", ";", ":", "!", ")", "”", '"')))  # no title
    if not firm or item.group is not None or item.agreement is not None:
        return False
    timed = dated(text)
    if clause.finite == "willen":
        return clause.verb in _WE_WANT or (timed and clause.known and clause.verb not in _META_VERBS)
    if clause.verb in _WE_DO or (
        timed and clause.known and not _about_the_text(text, clause) and clause.verb not in _REPORTING
    ):
        return True
    if clause.finite == "gaan" and clause.known and _NEXT_STEP.match(text):
        return clause.verb not in _META_VERBS | _REPORTING | _TELLING
    vague = clause.verb in _VAGUE and not _CONCRETE.search(text, clause.start, clause.end)
    known = clause.known and not vague and clause.verb not in _META_VERBS | _REPORTING | _TELLING
    return known and not re.match(r"\W*(?:zo|hiermee|daarmee|door|zonder|ondanks|dit)\b", text, re.IGNORECASE)


def _wants_to_do(clause: Clause, doers: list[Named]) -> bool:
    """Whether what somebody wants is something to be done by them: one party, "ik", or a verb that says what."""
    if clause.person == "ik" or (not clause.person and len(doers) == 1 and not doers[0].actor.role):
        return True
    if clause.person != "we" and not (clause.subject and clause.subject.plural):
        return False  # "De overheid wil …"
    vague = _META_VERBS | _REPORTING | _TELLING | _VAGUE | _OFFERING
    return clause.known and is_act(clause.verb) and clause.verb not in vague


def _asks_others(read: Sentence, clause: Clause) -> bool:
    """ "Wij vragen zorgaanbieders hun lijsten te actualiseren": a call upon groups, not an order to one party."""
    asked = [group for group in read.groups if clause.start <= group.start < clause.end]
    return clause.verb in {"vragen", "verzoeken"} and bool(asked) and all(a.role for a in asked[0].actors)


_AIMS_TO = re.compile(r"\ber(?:\s+\w+)?\s*naar(?:toe)?\b.*\bte\s+[a-zà-ÿ]+en\b")


def aims_at_doing(text: str, clause: Clause, doers: list[Named]) -> bool:
    """ "VWS streeft ernaar het register in 2028 te openen": somebody who means to do something."""
    speaks = clause.person in {"ik", "we"} or bool(doers)
    return speaks and bool(_AIMS_TO.search(text, clause.start))


def _describes(text: str, clause: Clause, doers: list[Named]) -> bool:
    """ "Zorgaanbieders bieden zorg" tells how care works; "Omring levert de coaches" does not."""
    return all(d.actor.role for d in doers) and not _GIVES_SOMETHING.search(text[clause.start : clause.end])


_HELPLESS = re.compile(
    r"\b(?:niet|geen|alleen|sneller|beter|gemakkelijker|hierdoor|daardoor|waardoor)\b", re.IGNORECASE
)


_ON_CONDITION_FIRST = re.compile(r"\W*(?:indien|als|mocht(?:en)?|wanneer|zodra|bij\s+een)\b", re.IGNORECASE)


_WHEN = re.compile(
    r",\s+(?:wanneer|indien|als|zodra|mits|tenzij)\s|\bbij\s+(?:een\s+)?(?:overschrijding|voldoende|onvoldoende|gebleken)\b",
    re.I,
)
"""A condition within a clause: what somebody may do then is an act, wherever it stands in its sentence."""


def _may_act(read: Sentence, clause: Clause) -> bool:
    """Whether "X kunnen …" in running text offers an act: X opens the sentence and no problem or purpose is told."""
    opens = clause is read.clauses[0] or read.text[: clause.start].rstrip().endswith(";")
    opens = opens or _WHEN.search(read.text, clause.start, clause.end) is not None
    if clause.passive or not opens or _HELPLESS.search(main_words(read, clause)):
        return False
    conditional = _ON_CONDITION_FIRST.match(read.text) or inverted_condition(read.tokens) is not None
    if clause.subject is None and clause.person in {"ik", "we"} and conditional:
        return True  # "Indien de toets daartoe aanleiding geeft, kan ik de bijdrage aanpassen"
    if clause.subject is None:
        return clause.person == "we" and not clause.inverted and clause.verb in _WE_DO
    return clause.subject.start <= clause.start + 12 or clause.inverted


_GUESSED = 0.6
"""How sure we are of people whom no list of roles knows: in running text only a date makes an act of what they do."""


_CARE_WORKER = re.compile(
    r"(?:\b|[a-z])(?:arts|verpleegkundige|casemanager|zorgverlener|(?:zorg)?professional|behandelaar|begeleider|mantelzorger"
    r"|hulpverlener|therapeut|verzorgende)$",
    re.IGNORECASE,
)
"""One who gives care, as a text tells how care goes; several of them may act as a group."""
_FOR_EXAMPLE = re.compile(r"\W*zo\s+[a-zà-ÿ]+en\s", re.IGNORECASE)


def _words_of(read: Sentence, group: Group) -> str:
    return read.text[group.start : group.end].strip()


_MUST = re.compile(r"\bmoeten\b", re.IGNORECASE)
_CARRIES_OUT_LAW = re.compile(r"\b[Dd]e\s+(?:Wet\b|Wlz\b|Wmo\b|Zvw\b|Jeugdwet\b|Participatiewet\b)")
"""What a body is there for: "Zorgkantoor Noord voert de Wlz uit"."""
_FOR_SO_MANY = re.compile(
    r"\bvoor\s+(?:ruim\s+|circa\s+|zo’n\s+|ongeveer\s+)?\d[\d.]*\s+(?:cliënten|inwoners|verzekerden|mensen)\b", re.I
)
"""For whom a zorgkantoor is there: no act of its plan."""
TOLD = frozenset({Part.RESULTAAT, Part.TIJD, Part.ACHTERGROND})


_TELLING = frozenset(
    "melden aangeven benadrukken signaleren rapporteren stellen berekenen onderstrepen vertellen voorspellen verwachten"
    " antwoorden".split()
)


_ALREADY = re.compile(
    r"\bsinds\b|\b(?:werk(?:en|t)|doe[nt]|bied(?:en|t)|organise(?:ren|ert)|del(?:en)|geven|geeft|gebruik(?:en|t)|verzorg(?:en|t))\s+(?:\w+\s+){0,3}al\s+[a-z]",
    re.IGNORECASE,
)
"""What is done already is told, not promised."""


_WITHIN_THIS = re.compile(r"\W*(?:daarin|hierin|daarbinnen|hierbinnen|in\s+(?:dit|deze)\s+\w+)\b", re.IGNORECASE)
"""What comes together in something that was told before: "Daarin werken A en B samen"."""
_MORE_AND_MORE = re.compile(
    r"\b(?:steeds\s+(?:meer|vaker|beter|minder)|vaak|vaker|meestal|veelal|doorgaans|tegenwoordig|soms|nu\s+al)\b",
    re.IGNORECASE,
)
"""How groups tend to do things, which nobody promises."""
_NOW = re.compile(r"\b(?:momenteel|op\s+dit\s+moment)\b", re.IGNORECASE)
_FROM_THEN = re.compile(
    r"\W*(?:tot\s+(?:die|dat)\b|daarna\b|vervolgens\b|vanaf\s|per\s|in\s+20\d\d|eind\s|begin\s|mocht\b|als\s"
    r"|indien\s|zodra\s"
    r"|[^,.]{3,80},\s+dan\s)",
    re.IGNORECASE,
)
"""A moment or condition before it makes an act of what otherwise describes ("Tot die tijd verzorgt X …")."""


def running_act(item: Item, text: str, read: Sentence, clause: Clause, doers: list[Named]) -> bool:
    """In running text: a named party that does or will do something; no descriptions of how care works."""
    if item.note or item.part is Part.OPROEP or (item.part in TOLD and not doers):
        return False
    end = read.tokens[clause.finite_at].end
    if clause.verb in _TELLING and re.match(r"\s+(?:(?:ook|daarnaast|ons|mij)\s+)?dat\b", text[end:]):
        return False  # "Het zorgkantoor meldt dat …"
    offers = clause.verb in _OFFERING and _describes(text, clause, doers) and not dated(_BRACKETS.sub("", text))
    shapes = clause.verb == "vormen" and dated(text)
    shapes = shapes or (
        clause.verb in {"schrijven", "formuleren"} and bool(PRODUCT.search(text[clause.start : clause.end]))
    )
    reports = (clause.verb in _REPORTING and not shapes) or offers
    gives = clause.verb == "aangeven" and bool(_GIVES_TO.search(text[clause.start : clause.end]))
    by_name = clause.agents and not (offers and all(d.actor.role for d in doers))
    reports = reports and not (gives or _advises(read, clause) or _FROM_THEN.match(text) or by_name)
    if (
        item.part in {Part.RESULTAAT, Part.ACHTERGROND}
        or reports
        or _ALREADY.search(main_words(read, clause))
        or (not clause.passive and _NOW.search(text))
    ):
        return False
    if not doers and clause.verb == "komen":
        return bool(COMES.match(text)) and not NO_COMING.search(text)
    if not doers and TAKES_EFFECT.search(text[clause.start : clause.end]) and clause.verb in {"treden", "vervallen"}:
        if ITSELF.match(text):
            return False
        return in_article(item) or dated(text)
    if not doers and (clause.passive or clause.verb in {"plaatsvinden", "vindenplaats"}):
        return promises(text, clause) or (in_article(item) and clause.finite in {"worden", "zullen"})
    if not doers and clause.person == "we":
        return _we_will(item, text, clause) and not _asks_others(read, clause)
    if not doers and clause.person == "ik":
        firm = clause.finite not in {"kunnen", "moeten", "mogen"}
        known = clause.known or verb_form(clause.verb).infinitive is not None
        return firm and known and clause.verb not in _META_VERBS | _TELLING
    if not doers or clause.finite in {"moeten", "mogen", "dienen"}:
        return False
    if clause.finite == "willen" and not _wants_to_do(clause, doers):
        return False
    if clause.finite == "kunnen":
        return _may_act(read, clause)
    if not item.bullet and all(d.actor.role and d.actor.zekerheid <= _GUESSED for d in doers) and not dated(text):
        return inverted_condition(read.tokens) is not None and clause.known and is_act(clause.verb)
    told = not item.bullet and clause.finite not in {"zullen", "gaan", "willen"} and not dated(text)
    if told and clause.subject is not None and _CARE_WORKER.search(_words_of(read, clause.subject)):
        return False  # "De huisarts verwijst door": how care works
    if told and not clause.person and _FOR_EXAMPLE.match(text) and all(d.actor.role for d in doers):
        return False  # "Zo werken zorgaanbieders in Zeeland samen"
    if clause.verb == "inkopen" and clause.inverted and all(d.actor.role for d in doers) and not dated(text):
        return False  # "Deze zorg kopen gemeenten in": how care is bought
    if clause.finite == "zullen" and all(d.actor.role for d in doers) and _MUST.search(main_words(read, clause)):
        return False  # "Zorgaanbieders zullen anders moeten gaan werken": a need
    if clause.verb == "inkopen" and _FOR_SO_MANY.search(text[clause.start : clause.end]):
        return False
    if clause.verb == "uitvoeren" and _CARRIES_OUT_LAW.search(text[clause.start : clause.end]):
        return False
    if clause.verb == "samenwerken" and _WITHIN_THIS.match(text) and not dated(text):
        return False
    named = any(not d.actor.role for d in doers)
    if not named and clause.finite not in {"zullen", "gaan"} and _MORE_AND_MORE.search(main_words(read, clause)):
        return False
    will = clause.finite in {"zullen", "gaan"} or clause.modal in {"zullen", "gaan"}
    if clause.person == "we" or (clause.person == "ik" and clause.verb in _META_VERBS):
        return not (_about_the_text(text, clause) or _asks_others(read, clause))
    if clause.passive:
        return bool(doers)
    if clause.subject is not None and clause.subject.start > clause.start + 60 and not clause.inverted:
        return False
    return (
        named
        or will
        or clause.subject is not None
        or clause.refers is not None
        or (clause.person in {"zij", "u"} and clause.verb not in RECEIVING)
        or held_by(read, clause) is not None
    )
