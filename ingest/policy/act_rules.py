"""Whether a clause says that somebody does or will do something."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ingest.policy.act import Act, Named
from ingest.policy.act_lists import EXPLAINING
from ingest.policy.act_times import THEREBY
from ingest.policy.agents import MADE_FIRST
from ingest.policy.amounts import find_amounts
from ingest.policy.announcements import COMES, DECIDED, NO_MORE, happens
from ingest.policy.clauses import act_verb
from ingest.policy.dutch_dates import find_times
from ingest.policy.involvement import ATTACHED_VERBS, INVOLVE_VERBS, lets_itself
from ingest.policy.items import Item
from ingest.policy.references import APPOINTING, THIS_ONE
from ingest.policy.running_acts import TOLD, aims_at_doing, main_words, running_act
from ingest.policy.sentence import Clause, Sentence
from ingest.policy.verbs import verb_form
from ingest.policy.who import HELD, RECEIVING, held_by

_ELABORATION = re.compile(
    r"[\s\W]*(?:hierbij|daarbij|hierin|daarin|hiermee|daarmee|hierdoor|daardoor|zo(?:\s|,)|zie\b"
    r"|bijvoorbeeld|denk|te\s+denken|notabene|immers|"
    r"doel\s|het\s+doel|uitgangspunt|de\s+inzet\s+is|belangrijk|aandachtspunt|dit\s|dat\s|deze\s|die\s"
    r"|(?:met|door|uit)\s+(?:dit|deze)\s+(?:onderzoek|aanpak|inzet)\b|op\s+(?:die|deze)\s+(?:manier|wijze)\b"
    r"|het\s+(?:gaat|onderzoek|plan|resultaat|programma|rapport|betreft|is)|in\s+d(?:it|eze|at|ie)\s|"
    r"in\s+het\s+(?:onderzoek|plan|rapport)|aspecten|onderdeel|onderdelen|voorwaarde|randvoorwaarde"
    r"|achtergrond|er\s+(?:is|zijn)\s)",
    re.IGNORECASE,
)
_STATE_IDIOMS: Mapping[str, re.Pattern[str]] = {
    "voorzien": re.compile(r"\bvan\b", re.IGNORECASE),
    "gaan": re.compile((
        r"in\s+gesprek|om\s+(?:de\s+)?tafel|aan\s+de\s+slag|in\s+overleg|\bna\b|op\s+zoek|akkoord|verder\s+met"
        r"|aan\s+tafel|van\s+start|\bmet\s[^,.]{3,40}\snaar\b|in\s+dialoog|\blangs\b|\blive\b|in\s+(?:internet)?consultatie"
    ), re.IGNORECASE),
    "komen": re.compile(
        r"voorstel|\btot\b|overeen|bijeen|\ber\b|plan\b|tegemoet|samen\b|\bmet\s+(?:een|de|het)\b", re.IGNORECASE
    ),
    "liggen": HELD,
    "berusten": HELD,
    "gebeuren": re.compile(r"\bdoor\b", re.IGNORECASE),
    "leiden": re.compile(r"\bgeleid\b.*\bdoor\b|\bdoor\b.*\bgeleid\b", re.IGNORECASE),
    "geschieden": re.compile(r"\bdoor\b", re.IGNORECASE),
    "participeren": re.compile(r"\bin\b", re.IGNORECASE),
    "hebben": re.compile((
        r"\b(?:gereed|klaar|op\s+orde)\b|het\s+voortouw|de\s+regie\s+(?:op|over)|als\s+taak|"
        r"de\s+ambitie\s+om|oog\b"
    ), re.IGNORECASE),
    "staan": re.compile(r"\bin\s+(?:nauw\s+)?(?:contact|verbinding)\s+met\b", re.IGNORECASE),
    "blijven": re.compile(r"\bin\s+(?:gesprek|overleg|dialoog)\b", re.IGNORECASE),
    "zijn": re.compile((
        r"(?:\b(?:periodiek|regelmatig|structureel|jaarlijks|maandelijks|doorlopend)\s+in\s+(?:gesprek|overleg)\b"
        r"|aan\s+zet|in\s+handen\s+van|belegd\s+bij|verantwoordelijk\s+voor\s+(?:de\s+|het\s+)?(?:uitvoering"
        r"|uitwerking|coördinatie|organisatie|beheer|monitoring|opzet|inrichting|bemensing|aansturing|realisatie|werving)"
        r"|^\W*voor\s+(?:de\s+|het\s+)?(?:uitvoering|uitwerking|coördinatie|organisatie|beheer|monitoring|opzet|inrichting"
        r"|bemensing|aansturing|realisatie|werving)\b.*\bverantwoordelijk\b)"
    ), re.IGNORECASE),
    "houden": re.compile((
        r"spreekuur|bijeenkomst|inloop|peiling|campagne|enquête|\bcafé\b|sessie|tafel|op\s+de\s+hoogte|in\s+de\s+gaten"
        r"|in\s+stand|in\s+de\s+lucht|tegen\s+het\s+licht|aanbesteding|\been\s+[a-zà-ÿ]*(?:dag|avond|club|markt|week|ochtend|middag|actie|ronde|gesprek|onderzoek|consultatie)"
        r"|rekening|toezicht|zicht|bij|vinger|oog|ruimte|overleg"
    ), re.IGNORECASE),
    "helpen": re.compile(r".", re.IGNORECASE),
    "aansluiten": re.compile(r".", re.IGNORECASE),
    "toezien": re.compile(r".", re.IGNORECASE),
    "spelen": re.compile(r"\bin\s+op\b|\been\s+rol\s+spelen\b", re.IGNORECASE),
    "kijken": re.compile(
        r"\b(?:welke|of|hoe|waar|wat|wie)\b|\bmogelijkheden\b|\bkritisch\s+naar\b|\bnaar\s+(?:\w+\s+)?oplossingen\b",
        re.IGNORECASE,
    ),
    "beginnen": re.compile(r"\b(?:met|bij|per|vanaf|in)\b", re.IGNORECASE),
    "aanvangen": re.compile(r"\b(?:met|bij|per|vanaf|in)\b", re.IGNORECASE),
    "weten": re.compile(r"\bla(?:at|ten)\b", re.IGNORECASE),
    "doen": re.compile((
        r"onderzoek|voorstel|aanbeveling|mee|verslag|verkenning"
        r"|navraag|uitspraak|oproep|beroep|proef|pilot|meting|experiment|toezegging|suggestie|aanvra|uitvraag"
        r"|peiling|enquête"
        r"|analyse|berekening|toetsing|werving|administratie|begeleiding"
        r"|evaluatie|inventarisatie|audit|handreiking|aanbod|investering|aangifte|melding|verzoek|marktconsultatie"
    ), re.IGNORECASE),
    "krijgen": re.compile(r"\bde\s+(?:\w+\s+)?(?:leiding|regie|coördinatie)\b|\bhet\s+beheer\b", re.IGNORECASE),
    "zien": re.compile(r"(?:verantwoordelijkheid|opgave|taak)\s+om\b", re.IGNORECASE),
}  # fmt: skip
"""Verbs of state that are acts with these words in the same clause."""
_PASSIVE_STATES = frozenset(
    (
        "zien vinden verwachten ervaren voelen ontvangen geloven begrijpen kennen noemen onderschrijven bedoelen "
        "vereisen zeggen"
    ).split()
)
_NEGATED = re.compile(
    r"(?<!\bom\s)\b(?:niet|geen|nooit)\b(?!-|\s+(?:eerder|later|alleen|uitsluitend|onnodig|langer|meer\s+dan|v(?:óó|ó)r\b|voor\s+\d|(?:\w{0,5}ge|be|ver|ont|her)\w+(?:de|te|ene?)\s+[a-zà-ÿ]))",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"\b(?:roep(?:t|en)?\b.{0,60}\bop\b|doen\s+een\s+(?:dringend\s+)?beroep\s+op"
    r"|doet\s+een\s+(?:dringend\s+)?beroep\s+op|oproep\s+aan|(?:we|wij|zorgkantoren|gemeenten"
    r"|partijen)\s+verwacht(?:en)?\b(?:\s+\w+){0,4}\s+van\b|verwacht(?:en)?\s+(?:we|wij|zorgkantoren"
    r"|de\s+\w+)\s+(?:\w+\s+){0,3}van\b|\bvan\b[^.]{3,80}\bverwacht(?:en)?\s+(?:we|wij)\b"
    r"|van\s+\w+\s+verwacht\s+dat|\bdring(?:t|en)\b[^.;]{0,60}\b(?:er)?op\s+aan\b"
    r"|\bdo(?:en|et)\s+(?:wij|we)\s+een\s+(?:dringend\s+)?beroep\s+op"
    r"|^\W*laat\s+(?:de|het)\s|buiten\s+beschouwing"
    r"|\bspre(?:ekt|ken)\b[^.;]{0,60}\b(?:verwachting|hoop|wens)\s+uit\b"
    r"|^\W*op\b[^.;,]{3,60}\bdo(?:en|et)\s+(?:(?:de|het)\s+)?\w+\s+een\s+(?:dringend\s+)?beroep"
    r"|^\W*van\b[^.;,]{3,60}\bvragen\s+(?:wij|we)\b|\b(?:bevelen|raden|beveel|raad)\s+(?:(?:wij|we|ik)\s+)?(?:\w+\s+){0,4}aan\s"
    r"|\bword(?:t|en)\s+(?:\w+\s+){0,3}(?:opgeroepen|uitgenodigd\s+(?:om\s+)?zich)\b"
    r"|\bbeve(?:len|el|elt)\s+(?:(?:wij|we|ik)\s+)?(?:\w+\s+){0,4}aan\b"
    r"|vra(?:gen|agt)\s+(?:(?:wij|we|(?:de|het)\s+\w+)\s+)?aandacht|nodig(?:en"
    r"|t)?\b.{0,60}\buit\s+(?:om(?!\s+mee\s+te\s+(?:kijken|lezen|praten|denken|beslissen))|tot)\b)",
    re.IGNORECASE,
)
_MAKES_AVAILABLE = re.compile(
    r"\b(?:beschikbaar|ter\s+beschikking|gereserveerd|vrijgemaakt|uitgetrokken)\b", re.IGNORECASE
)
_ONLY_MONEY = re.compile(r"€|\beuro\b|\bmiljoen\b|\bmiddelen\b|\bbedrag\b|\bbudget\b|\bfinanciering\b", re.IGNORECASE)
_SAYING = re.compile(r"\baan\s+(?:anderen|hen)\s+over\b|\bter\s+harte\b|\bgestand\b|\bten\s+doel\b", re.IGNORECASE)
"""Idioms that promise nothing new."""
_OUGHT = re.compile(r"\bzou(?:den)?\s+(?:\w+\s+)?moeten\b", re.IGNORECASE)
"""What others ought to do is no act of theirs."""
_WOULD = frozenset({"zou", "zouden"})
"""What was once planned, or is only thought of."""
_PROPOSALS = re.compile(
    r"\bdoe(?:n|t)\s+(?:(?:wij|we|de|het|\w+)\s+){0,3}(?:volgende|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|\d+|enkele"
    r"|een\s+aantal)\s+(?:\w+\s+)?(?:voorstellen|aanbevelingen|suggesties)\b",
    re.IGNORECASE,
)
"""What only announces what is proposed: "Wij doen vijf voorstellen"."""
_RESULTING = frozenset(
    "voorkomen bijdragen inspelen zorgen borgen waarborgen bevorderen versterken vergroten verbeteren verminderen "
    "verlagen ontlasten creëren behouden blijven bereiken voldoen versnellen verkleinen".split()
)
_SHORT = 60
"""Characters; a longer clause says what somebody lends a hand to."""
_OPEN_TO = re.compile(
    r"\b(?:zich\s+(?:\w+\s+){0,4}?(?:inschrijven|aanmelden)|gebruik\s*maken\s+van|een\s+beroep\s+doen\s+op|in\s+aanmerking\s+komen)\b",
    re.I,
)
"""What is open to somebody who "can" do so: an offer, no act of theirs."""
_HEREBY = re.compile(
    r"\W*(?:hierbij|bijgaand|bij\s+deze|met\s+deze\s+brief)\s+(?:bied|stuur|zend|doe|treft|vindt|ontvangt)\b", re.I
)
"""What a letter does by being sent: "Hierbij bied ik u de rapportage aan"."""
_STEPS = re.compile(
    r"\b(?:volgende|onderstaande)\s+(?:\w+\s+)?(?:stappen|maatregelen|acties|keuzes?|afspraken)\b|\bte\s+maken\s+(?:met|hebben|krijgen)\b",
    re.I,
)
"""What only announces the acts that follow, and what somebody has to do with."""
_IN_THESE = re.compile(r"\W*(?:in|bij|tijdens)\s+(?:deze|dit|die)\s", re.IGNORECASE)
_AWARE = re.compile(r"\brealise\w+\s+(?:\w+\s+)?(?:ons|zich|me|mij)\b", re.IGNORECASE)
_IN_THIS = re.compile(r"\b(?:hierin|hierbij|daarbij|daarin|dit\s+\w+)\b", re.IGNORECASE)
META = re.compile(
    r"^\W*(?:in|met)\s+(?:deze|dit)\s+(?:[a-z]*plan|[a-z]*agenda|[a-z]*akkoord|convenant|visie|document|nota|programma"
    r"|overeenkomst|afspraak)\b|\b(?:in|met)\s+deze\s+(?:brief|notitie|rapportage)\b"
    r"|\bma(?:ken|akt)\b[^.;,]{0,40}\bin\s+dit\s+\w+\s+afspraken\b"
    r"|\bmet\s+(?:deze\s+(?:afspraken|overeenkomst|verklaring)|dit\s+(?:akkoord|convenant|plan))\b"
    r"|(?<!zie )\b(?:leeswijzer|onderscheid|definitie)\b"
    r"|^\W*(?:in|de|deze|dit|onderstaande?|bovenstaande?|het|hieronder|zie)?\s*(?:de\s+)?(?:volgende?\s+"
    r"|eerste\s+|laatste\s+)?(?:paragraaf|hoofdstuk|figuur"
    r"|figuren|tabel|bijlagen?)\b|\b(?:is|zijn|wordt|worden|staan|staat|gaan|zoomen"
    r"|lichten)\b[^.]{0,60}\bin\s+(?:de\s+|het\s+)?(?:paragraaf|hoofdstuk|bijlage|tabel)\b"
    r"|\b(?:paragraaf|hoofdstuk|bijlage)\b[^.]{0,60}\b(?:toe(?:gelicht|lichten)|ingegaan|beschreven|opgenomen"
    r"|uitgewerkt)\b",
    re.IGNORECASE,
)


_ONLY_CONTRASTED = re.compile(
    r"^\W*niet\s[^,;.]{2,40},?\s+maar\s|\bniet\s+alleen\b|\bniet\s[^,;.]{2,40},\s+maar\s+wel\b", re.IGNORECASE
)
"""What is denied beside what is done: "niet alleen", "Niet de gemeente maar de provincie betaalt"."""


def negated(words: str) -> bool:
    """Whether a clause says that something is not done; a denial with a capital inside it is part of a name."""
    denied = any(m.group()[0].islower() or not words[: m.start()].strip() for m in _NEGATED.finditer(words))
    return denied and not _ONLY_CONTRASTED.search(words)


def _ends_a_practice(words: str, clause: Clause) -> bool:
    """ "Vanaf 2027 vragen wij geen kwaliteitsplannen meer op": what somebody stops doing at a moment is an act."""
    able = clause.finite in {"kunnen", "mogen", "hoeven", "moeten", "zijn", "hebben"}
    return not able and bool(NO_MORE.search(words)) and _mentions_time(words)


def is_call(text: str) -> bool:
    """Whether a sentence asks others to do something, rather than saying what is done."""
    return bool(_CALL.search(text)) and not re.search(r"\broep\w*\s+\w+\s+bijeen|\bverwacht(?:en)?\s+wordt\b", text)


_MEETS = re.compile(
    r"\b(?:keer|maal|eenmaal|jaarlijks|maandelijks|periodiek|regelmatig)\b.*\b(?:bijeen|bij\s+elkaar|samen)\b", re.I
)
"""How often a table meets is no act."""
_YOU_GET = re.compile(
    r"\W*(?:[^,.]{3,60}?\s)?(?:ontvang(?:t|en)|krijg(?:t|en))\s+(?:uw\s+(?:kamer|raad|college)"
    r"|de\s+(?:tweede\s+)?kamer|de\s+raad|u)\b"
    r"|\W*(?:uw\s+(?:kamer|raad|college)|de\s+tweede\s+kamer|u)\s+(?:ontvangt|krijgt)\b",
    re.IGNORECASE,
)
"""What a letter promises to send: "Voor de zomer ontvangt uw Kamer een plan"."""
_PAYS = frozenset(
    "uittrekken reserveren begroten financieren bekostigen vrijmaken toekennen verlenen verstrekken bijdragen dragen "
    "inbrengen aanhouden betalen besparen samenleggen investeren ramen inzetten inleggen bijleggen vervallen".split()
)


def pays(words: str) -> bool:
    """Whether words without a finite verb only make money available ("€ 5 miljoen inzetten voor …")."""
    verbs = {verb_form(word).infinitive for word in re.findall(r"[a-zà-ÿ]+", words)}
    return bool(verbs & _PAYS and find_amounts(words))


_TONS = re.compile(r"\b(?:\d+(?:,\d+)?|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)\s+ton\b", re.IGNORECASE)
"""Hundreds of thousands of euros, where a verb of paying says that no weight is meant."""


def only_money(words: str, clause: Clause) -> bool:
    """ "VWS stelt € 2 miljoen beschikbaar": an amount, no act."""
    if _MAKES_AVAILABLE.search(words) and _ONLY_MONEY.search(words):
        return True
    if clause.verb in {"vrijmaken", "uittrekken", "reserveren"} and _ONLY_MONEY.search(words):
        return True
    return (clause.verb in _PAYS and (bool(find_amounts(words)) or bool(_TONS.search(words)))) or (
        clause.verb in {"betalen", "subsidiëren"} and clause.passive
    )


def _is_second_question(read: Sentence, clause: Clause) -> bool:
    """The last infinitive of "… welke thema's we willen opschalen en innoveren", read as a clause of its own."""
    word = read.text[clause.start : clause.end].strip(" .;")
    before = re.search(r"(\w+en)\s+en\s+$", read.text[: clause.start])
    return bool(word == clause.verb and before and read.subordinate[before.start()])


def _takes_things_along(read: Sentence, clause: Clause) -> bool:
    """ "Daarbij betrekt de NZa de afspraken die …": what is taken along is no party."""
    if clause.passive or clause.subject is None or clause.verb != "betrekken":
        return False
    return bool(_KNOWLEDGE.search(main_words(read, clause)))


_KNOWLEDGE = re.compile(
    r"\b(?:afspraken|uitkomst(?:en)?|resultaten|ervaringen|inzichten|informatie|bevindingen|adviezen|onderzoek(?:en)?|gegevens"
    r"|data|signalen|lessen|kennis|aanbevelingen|regels|kosten|gevolgen)\b",
    re.IGNORECASE,
)


def is_act(
    item: Item,
    text: str,
    read: Sentence,
    clause: Clause,
    doers: list[Named],
    *,
    announced: bool,
    first: bool,
    before: list[Act],
) -> bool:
    words = text[clause.start : clause.end]
    done = clause.perfect and not (DECIDED.match(text) or held_by(read, clause) is not None)
    if (done and not _done_by_then(words, clause)) or (
        clause.finite in {"worden"} and re.search(r"\bwerd(?:en)?\b", words)
    ):
        return False
    if read.tokens[clause.finite_at].lower in _WOULD or _PROPOSALS.search(words):
        return False
    if clause.verb in _RESULTING and THEREBY.match(words) and not _mentions_time(words):
        return False
    if _is_second_question(read, clause):
        return False
    if clause.finite == "kunnen" and not clause.passive and _OPEN_TO.search(words):
        return False
    if clause.committed and re.search(r"\bte\s+(?:hebben|zijn)\b", words):
        return False  # "heeft de ambitie om … gebouwd te hebben": a goal
    denied = negated(main_words(read, clause)) and not _ends_a_practice(words, clause)
    if _HEREBY.match(text) or denied or _OUGHT.search(words) or _SAYING.search(words):
        return False
    by_somebody = doers and not MADE_FIRST.match(text, clause.start)
    if not (by_somebody or item.note or item.part in TOLD) and happens(text, clause, before):
        return True
    appointed = clause.refers == THIS_ONE and bool(before) and before[-1].verb in APPOINTING
    if appointed and not doers and clause.known and act_verb(clause) and clause.finite not in {"kunnen", "moeten"}:
        return True
    invites = (
        clause.verb == "uitnodigen"
        and not clause.passive
        and not any(
            g.start > read.tokens[clause.finite_at].end for g in read.groups if clause.start <= g.start < clause.end
        )
    )
    if (
        clause.verb in INVOLVE_VERBS
        and not (invites or _takes_things_along(read, clause))
        and (before or clause.passive)
        and not (announced and first and not clause.passive)
    ):
        return False
    told = clause.verb == "informeren" and clause.agents
    settles = clause.verb == "afstemmen" and bool(re.search(r"\bafgestemd\s+(?:hoe|welke|wat|of|wie)\b", words))
    if (
        clause.passive
        and not (told or settles)
        and clause.verb in {"meenemen", "afstemmen", "informeren", "meewegen"}
        and before
        and not (clause.verb == "informeren" and _mentions_time(words))
    ):
        return False
    if clause.verb in {"nemen", "zetten", "doen", "maken", "treffen", "hebben"} and _STEPS.search(words):
        return False
    if before and lets_itself(read, clause):
        return False
    if clause.verb == "meedenken" and before and not clause.passive and len(words) < _SHORT:
        return False  # "FNV denkt mee": involved in the act before
    if clause.verb in {"ondersteunen", "bijstaan"} and before and not clause.passive and _IN_THIS.search(words):
        return False  # "VWS ondersteunt LFB hierin": involved in the act before
    if (
        clause.finite in {"moeten", "dienen", "kunnen", "mogen"}
        and not doers
        and (clause.passive or clause.verb == "zijn")
    ):
        return False
    if clause.verb == "realiseren" and _AWARE.search(words):
        return False  # "Wij realiseren ons dat …"
    if clause.verb == "richten" and clause.person == "zij" and before and re.search(r"\bzich\b", words):
        return False  # "zij richten zich daarbij op …" says more of the act before
    if clause.verb in {"maken", "uitmaken"} and re.search(r"\bdeel\b.{0,12}\buit\b", words):
        return False
    if clause.verb == "doen" and (
        re.match(r"\W*(?:dit|dat|zo)\s+doen\b", words, re.IGNORECASE)
        or (before and re.search(r"\b(?:doet|doen)\s+(?:dit|dat)\b", words))
    ):
        return False  # "De professionals doen dit vanuit hun eigen vak", "Dit doen we samen met …"
    if (
        clause.verb == "aansluiten"
        and before
        and re.search(r"\b(?:bij\s+(?:deze|dit|die|dat)|hierbij|daarbij)\b", words)
    ):
        return False  # "De wijkverpleging sluit bij deze gesprekken aan"
    if clause.verb in {"meenemen", "betrekken", "meewegen"} and clause.passive and _IN_THESE.match(text):
        return False  # "In deze gesprekken wordt ook … meegenomen"
    if clause.verb == "vormen" and re.search(
        r"\b(?:schakel|basis|onderdeel|uitgangspunt|kern|vertrekpunt|risico|belemmering)\b", words
    ):
        return False
    aims = (
        clause.verb == "streven"
        and (doers or clause.person in {"ik", "we"})
        and (announced or aims_at_doing(text, clause, doers))
    )
    idiom = _STATE_IDIOMS.get(clause.verb)
    does = act_verb(clause) or aims or bool(idiom and idiom.search(words)) or held_by(read, clause) is not None
    does = does or (announced and bool(doers) and clause.verb == "gaan" and bool(re.search(r"\buit\s+van\b", words)))
    if clause.verb == "komen" and _MEETS.search(words):
        return False
    if clause.verb == "komen" and not doers and not (re.search(r"\ber\b", words, re.IGNORECASE) or COMES.match(text)):
        does = False
    does = does or (clause.verb == "komen" and not doers and bool(COMES.match(text)))
    # "wordt in gesprek gegaan met", "wordt onderzoek gedaan", "wordt aangesloten bij", "wordt gekeken of"
    talk = clause.verb in {"gaan", "doen", "houden", "aansluiten", "kijken"} and does
    if _YOU_GET.match(text) and clause is read.clauses[0]:
        return not clause.perfect
    if not does or (clause.passive and (clause.verb in _PASSIVE_STATES or not (act_verb(clause) or doers or talk))):
        return False
    if (
        clause.verb == "samenwerken"
        and before
        and clause.subject is None
        and re.search(r"\b(?:hierin|hierbij|daarbij|daarin)\b", words)
    ):
        return False
    if clause.verb in {"worden", "zullen", "kunnen", "willen", "moeten", "mogen", "dienen"}:
        return False
    if only_money(main_words(read, clause), clause):
        return False
    if not clause.known and not doers and clause.person != "ik":
        return False
    if announced:
        return _announced_act(item, text, read, clause, doers, first=first, before=before)
    return running_act(item, text, read, clause, doers)


def _done_by_then(words: str, clause: Clause) -> bool:
    """ "Uiterlijk 1 mei is de lijst opgesteld door Vilans": what somebody will have done before a moment."""
    limits = (time for time in find_times(words) if time.begin is None and time.eind is not None and not time.weak)
    return clause.finite == "zijn" and bool(clause.agents) and any(limits)


def _mentions_time(text: str) -> bool:
    return any(not time.weak for time in find_times(text))


_FOLLOWS = re.compile(
    r"^\W*(?:een|de)\s+(?:eerste\s+|tweede\s+)?\w+\s+volg(?:t|en)\s|\bvolg(?:t|en)\s+(?:er\s+)?(?:een|één|twee|drie|nog|nieuwe)\s"
    r"|^\W*(?:(?:daar|hier)[a-z]+|vervolgens|er|in|eind|begin|medio|voor|na|bij|op|dan)\b[^.;,]{0,60}?"
    r"\bvolg(?:t|en)\s+[^.;,]{3,40}?\s(?:een|één|twee|drie|nog|nieuwe)\s",
    re.IGNORECASE,
)
"""What comes next in a list of acts: "Bij voldoende belangstelling volgt een derde groep"."""


def _announced_act(
    item: Item,
    text: str,
    read: Sentence,
    clause: Clause,
    doers: list[Named],
    *,
    first: bool,
    before: list[Act],
) -> bool:
    elaborates = bool(_ELABORATION.match(text)) and clause is read.clauses[0]
    if doers:
        if clause.finite == "kunnen" and before and clause.person != "we":
            return not elaborates and (first or any(not d.actor.role for d in doers) or _mentions_time(text))
        return not (elaborates and clause.verb in ATTACHED_VERBS)
    if clause.person == "we":
        return not elaborates or first
    if clause.passive:
        if first:
            return not EXPLAINING.match(text) or bool(
                re.match(r"[\s\W]*er\s+(?:wordt|worden|zal|zullen)\b", text, re.IGNORECASE)
            )
        return not elaborates and (item.strict or not item.bullet)
    if clause.person == "zij" and first and item.bullet and item.strict and act_verb(clause):
        return not elaborates  # they that an earlier item named
    if clause.subject is not None or clause.person:
        return first and item.strict and item.bullet and clause.verb in RECEIVING and act_verb(clause)
    if clause.verb == "komen" or clause.verb == "plaatsvinden" or "plaats" in text[clause.start : clause.end]:
        return first or clause.verb == "komen"
    if clause.verb == "volgen":
        return bool(_FOLLOWS.search(text[clause.start : clause.end]))
    if clause.finite in {"gaan", "zullen"} and item.strict and act_verb(clause) and clause.known:
        return not EXPLAINING.match(text) or bool(re.match(r"[\s\W]*deze\s", text, re.IGNORECASE))
    if first and item.strict and item.bullet:
        # "De scouts organiseren …": a full sentence whose subject is no party we know
        return act_verb(clause) and clause.known and not EXPLAINING.match(text) and not _ELABORATION.match(text)
    return False
