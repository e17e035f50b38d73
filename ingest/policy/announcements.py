"""What running text announces without saying by whom: "Er komt een loket", "De pilot wordt in 2027 verlengd"."""

from __future__ import annotations

import re
from datetime import date

from ingest.policy.act import Act
from ingest.policy.act_times import SAME_DAY, THEREBY
from ingest.policy.durations import TimeKind
from ingest.policy.dutch_dates import find_times
from ingest.policy.items import Item
from ingest.policy.sentence import Clause
from ingest.policy.verbs import is_act


def dated(text: str) -> bool:
    """Whether a text names a moment on the calendar, also one that needs the date of the document ("in maart")."""
    return any(not t.weak and t.kind is TimeKind.INTERVAL for t in find_times(text, _ANY_DAY))


_ANY_DAY = date(2000, 1, 1)


PROMISING = frozenset(
    "ontwikkelen onderzoeken opstellen oprichten starten verkennen uitwerken inventariseren evalueren vaststellen "
    "instellen opleveren organiseren voortzetten actualiseren herijken doorontwikkelen inrichten opzetten vernieuwen "
    "herzien vervolgen afronden presenteren publiceren meten monitoren bijhouden rapporteren samenstellen "
    "vormen werven maken".split()
)
_CHANGING = frozenset(
    "verlengen uitbreiden bouwen aanpassen verruimen afschaffen samenvoegen aanbesteden gunnen houden voorleggen "
    "openen plaatsen aanleggen invoeren uitrollen vervangen afsluiten realiseren opleiden trainen scholen "
    "herhalen tekenen ondertekenen publiceren delen "
    "openstellen halveren opzeggen staken stopzetten schrappen uitfaseren benoemen aanwijzen verhogen verlagen "
    "aanbieden toetsen beoordelen bespreken verbouwen renoveren beëindigen heropenen overdragen testen "
    "informeren afstemmen indienen uitvoeren implementeren opschalen inzetten".split()
)
"""What is done to a thing at a moment, so that a passive with a date announces it."""
_RENEWING = frozenset("bijwerken actualiseren herzien herschrijven verbouwen vernieuwen herijken bundelen".split())
"""What nobody does without having announced it."""
_HABIT = re.compile(
    r"\b(?:vaak|meestal|steeds|altijd|soms|al|inmiddels|momenteel|zo|hierdoor|daardoor)\b", re.IGNORECASE
)
_SETTING_UP = frozenset("opzetten oprichten instellen inrichten".split())
"""Of `PROMISING`, what nobody tells of a thing that stands already."""
COMES = re.compile(
    r"(?!.*\b(?:op\s+neer|aan\s+toe|bij\s+kijken|naar\s+voren|voort|vaker|steeds"
    r"|vaak)\b)\W*(?:[^.,]{0,60}?\s)?(?:er\s+(?:komt|komen)|(?:komt|komen)\s+er)"
    r"\s+(?:\w+\s+){0,4}?(?:een|één|in|twee|drie|vier|nieuwe|extra|\d)\b"
    r"|\W*(?:daarvan|hiervan|daarover|hierover|daarvoor|hiervoor)\s+(?:komt|komen)\s+(?:een|één|twee)\s"
    r"|\W*(?:op|in|voor|bij|naast|tussen|eind|begin|medio|na|vanaf|per)\s[^.,;:]{3,60}?\s(?:komt|komen)"
    r"\s+(?:een|één|twee|drie|vier|nieuwe|extra)\s",
    re.IGNORECASE,
)
"""A promise without a doer: "Er komt een landelijk loket", "Op initiatief van X komt er in elke wijk een coach"."""
NO_COMING = re.compile(
    r"\b(?:naar\s+voren|op\s+neer|beeld|einde|tekort|schatting|prognose|vaak|vaker|steeds|bovenop|aan\s+bod)\b",
    re.IGNORECASE,
)
"""What "komt" tells besides a promise: "Daarvan komt een beeld naar voren"."""
DECIDED = re.compile(
    r"\W*(?:er\s+(?:is|wordt)\s+)?(?:besloten|afgesproken|beoogd)\s+(?:(?:is|wordt)\s+)?om\b", re.IGNORECASE
)
"""A decision in so many words: "Besloten wordt om de lijsten samen te voegen"."""
_ARTICLE = re.compile(r"\W*artikel\s+\d", re.IGNORECASE)
_NO_DUTY = re.compile(
    r"\b(?:begrip|definitie|duur|looptijd|wijziging|opzegging|slot|geschil|citeer|inwerking|overweging)", re.I
)


def in_article(item: Item) -> bool:
    """Whether an item is a clause of an agreement in articles, where every sentence binds."""
    heading = item.section.heading.reading.text if item.section else ""
    return bool(_ARTICLE.match(heading)) and not _NO_DUTY.search(heading)


ITSELF = re.compile(
    r"\W*(?:\d+(?:\.\d+)*\.?\s+)?(?:dit|deze|het|de)\s+(?:convenant|(?:samenwerkings)?overeenkomst|akkoord|agenda|afspraken?|bijlage"
    r"|intentieverklaring|protocol|plan|verklaring|document|addendum)\b",
    re.IGNORECASE,
)
"""The document itself, of which "treedt in werking" is no act of anybody."""


TAKES_EFFECT = re.compile(r"\bin\s+werking\b|\bverval(?:t|len)\b", re.IGNORECASE)


_REGULAR = re.compile(
    r"\b(?:jaarlijks|halfjaarlijks|elke?|iedere?|op\s+termijn|de\s+komende|in\s+overleg\s+met|in\s+samenwerking\s+met"
    r"|samen\s+met|volgend\s+jaar|dit\s+jaar)\b",
    re.IGNORECASE,
)


_BEGINNING = frozenset(
    "krijgen starten verschijnen verdwijnen overgaan ingaan aanvangen gaan opengaan sluiten verhuizen".split()
)


_EVERY_GETS = re.compile(r"\b(?:elke?|iedere?|alle)\s+[a-zà-ÿ\-]+(?:\s+krijg(?:t|en))?\b(?!.*\d\d\s*%)", re.IGNORECASE)


_PLANNED = re.compile(
    r"\b(?:gepland|op\s+stapel|op\s+de\s+planning)\s+sta(?:at|an)\b|\bsta(?:at|an)\b[^.;]*\b(?:gepland|op\s+stapel|op\s+de\s+planning)\b",
    re.IGNORECASE,
)


_SOMETHING_NEW = re.compile(
    r"\b(?:start|begint|verschijnt|opent)\s+(?:(?:er|ook|dan|daarom|in|op|per|eind|begin|medio|vanaf)\s+)?(?:[^.;,]{0,30}\s)?een\s",
    re.I,
)
"""What begins behind the verb by which it begins is no act told before: "start in 2028 een proef"."""


def happens(text: str, clause: Clause, before: list[Act]) -> bool:
    """ "De pilot start in mei 2027", "Iedere twee jaar verschijnt een monitor": something with a moment, by nobody."""
    told = text.rstrip().endswith((".", ";"))  # not a title such as "Fase 3: start (vanaf mei)"
    if clause.verb in {"staan", "plannen"} and _PLANNED.search(text[clause.start : clause.end]):
        return told and dated(text)
    if clause.verb == "volgen" and re.search(r"\bvolg(?:t|en)\s+een\s", text) and clause.subject is None:
        return told and (any(not t.weak for t in find_times(text)) or _AFTER_YEARS.search(text) is not None)
    apart = (
        not before or _SOMETHING_NEW.search(text, clause.start, clause.end) or re.search(r";\s*$", text[: clause.start])
    )
    if not apart or not told or clause.passive or clause.perfect or clause.person or clause.verb not in _BEGINNING:
        return False
    if clause.verb == "krijgen" and not _EVERY_GETS.search(text):
        return False
    if clause.verb == "gaan" and not re.search(r"\bvan\s+start\b|\blive\b|consultatie\b|\bover\s+naar\b", text):
        return False
    every = clause.verb == "verschijnen" and re.search(r"\b(?:elke?|iedere?|jaarlijks)\b", text, re.IGNORECASE)
    return bool(every) or dated(text[clause.start : clause.end])


_ON_CONDITION = re.compile(
    r"\W*(?:bij\s+(?:een\s+)?(?:positie|gunstig|voldoende|gebleken|succes|negatie)"
    r"|(?:als|indien|mits|mocht|wanneer|zodra)\s[^,]{5,240},\s+(?:dan\s+)?(?:wordt|worden|zal|zullen)\s)",
    re.IGNORECASE,
)


PRODUCT = re.compile(
    r"(?:verslag|plan|overzicht|kaart|gids|rapport|rapportage|analyse|lijst|film|folder|website|handreiking|protocol|voorstel)\b",
    re.I,
)
"""What is made as a thing of its own."""


_PUBLIC = re.compile(
    r"\b(?:openbaar|bekend|inzichtelijk|toegankelijk)\s+(?:(?:wordt|worden)\s+)?gemaakt\b", re.IGNORECASE
)
NO_MORE = re.compile(r"\b(?:geen|niet)\b[^.,;]{0,60}\bmeer\b(?!\s+dan\b)", re.IGNORECASE)
"""What is no longer done: with a moment, somebody has decided so."""
_DECISION = re.compile(r"\b(?:besluit|beslissing|maatregelen)\b", re.IGNORECASE)
_OFTEN = re.compile(
    r"\b(?:twee|drie|vier)?(?:half)?(?:jaar|maande|kwartaal|weke)lijks\b|\b(?:elk|ieder)\s+(?:half)?(?:jaar|kwartaal)\b",
    re.I,
)
_OUTCOMES = re.compile(
    r"\W*(?:de|deze|alle|onze)\s+(?:[a-zà-ÿ]+\s+)?(?:resultaten|uitkomsten|rapportages?|bevindingen|lessen|ervaringen|conclusies"
    r"|inzichten|afspraken|adviezen|voorbeelden)\b[^.,;]{0,60}?\s(?:worden|wordt)\s",
    re.IGNORECASE,
)
_PASSED_ON = frozenset(
    "delen publiceren verspreiden bespreken betrekken verwerken benutten voorleggen terugkoppelen aanbieden vertalen "
    "vastleggen uitwerken bundelen meenemen".split()
)
"""What is done with what an act yields: "De uitkomsten worden gedeeld met de regio's"."""
_FOR_IT = re.compile(r"\b(?:hierop|daarop|hiervoor|daarvoor|hiertoe|daartoe)\b", re.IGNORECASE)
"""What is done for something told before: "De regels worden hierop aangepast"."""
_AFTER_YEARS = re.compile(r"\b(?:na|binnen)\s+(?:\d+|een|één|twee|drie|vier|vijf)\s+(?:jaar|maanden)\b", re.IGNORECASE)
_CONTINUING = frozenset("voortzetten vervolgen continueren doorzetten bestendigen".split())
"""What nobody tells of a thing unless it has been decided."""
_NEXT = re.compile(r"\W*(?:daarna|vervolgens|aansluitend|hierna|op\s+basis\s+(?:daar|hier)van)\b", re.IGNORECASE)
_CONSULTING = re.compile(
    r"\bin\s+(?:nauw\s+|nauwe\s+)?(?:overleg|samenwerking|afstemming)\s+met\b|^\W*(?:samen\s+)?met\s", re.IGNORECASE
)
"""With whom something is done: then it is planned, also when nobody says by whom."""
_SPEEDED = re.compile(r"\bversneld\s+(?:wordt\s+|worden\s+)?[a-zà-ÿ]+(?:d|t|en)\b", re.IGNORECASE)
"""What somebody has decided to do sooner: "worden versneld ingevoerd"."""
_AGREEING = re.compile(
    r"\W*(?:(?:hierover|daarover|hiervoor|daarvoor|hiertoe|daartoe|(?:op|per|met|tussen)\s[^,.;]{3,60}?)\s+(?:worden|wordt)\s"
    r"|[^.;]{5,160},\s+(?:worden|wordt)\s+(?:hierover|daarover)\s)"
    r"[^,.;]{0,40}?\bafspraken\s+(?:[^,.;]{0,60}?\s)?gemaakt\b",
    re.IGNORECASE,
)
"""Where or about what agreements will be made: "Op regionaal niveau worden afspraken gemaakt over …"."""
_AT_THE_WORK = re.compile(
    r"\W*(?:in|bij)\s+(?:de|het|onze|hun)\s+(?:[a-zà-ÿ]+\s+)?(?:uitwerking|uitvoering|inkoop|inkoopafspraken|inkoopbeleid"
    r"|contractering|contracten|uitrol|implementatie|evaluatie|herziening|verdere\s+uitwerking)\b",
    re.IGNORECASE,
)
"""Before what is done at a step of the work agreed: "Bij de uitwerking wordt gewerkt volgens …"."""
_WORKS_AT = re.compile(r"\bgewerkt\s+aan\s+(?:een|één|de\s+totstandkoming|het\s+opstellen)\b", re.IGNORECASE)
"""What is being made: "Met de gemeenten wordt gewerkt aan één contract, dat medio 2028 gereed is"."""


def promises(text: str, clause: Clause) -> bool:
    """Whether a passive without a doer in running text announces something to be made: "Hiervoor worden …
    ontwikkeld"."""
    if DECIDED.match(text) or (clause.committed and clause.aim and is_act(clause.verb)):
        return True
    if _SPEEDED.search(text, clause.start, clause.end) or _AGREEING.match(text):
        return clause.finite in {"worden", "zullen"}
    if clause.verb in _CONTINUING and clause.finite == "worden":
        return not _HABIT.search(text)
    if clause.verb in {"besluiten", "beslissen"} and clause.finite == "worden":
        return bool(_NEXT.match(text))
    if _AT_THE_WORK.match(text) and clause.finite == "worden":
        return not _HABIT.search(text)
    words = text[clause.start : clause.end]
    if clause.verb == "maken" and not (PRODUCT.search(words) or _PUBLIC.search(words)):
        return False  # "er wordt gebruik van gemaakt"
    takes_place = clause.verb in {"plaatsvinden", "vindenplaats"}
    timed = any(not t.weak and t.kind is not TimeKind.RELATIEF for t in find_times(text))
    timed = timed or bool(SAME_DAY.search(text) or _ON_CONDITION.match(text) or _AFTER_YEARS.search(text))
    if clause.known and is_act(clause.verb) and clause.finite == "zullen":
        return not THEREBY.match(text, clause.start)
    if timed and clause.finite == "worden" and NO_MORE.search(words):
        return True
    if clause.verb in _PASSED_ON and clause.finite == "worden" and _OUTCOMES.match(words):
        return not _HABIT.search(words)
    if clause.finite == "worden" and clause.known and is_act(clause.verb) and clause.verb not in _GOES_ON:
        if _PROPOSED.search(words):
            return True
        if (_set_for(words) or _AS_SOON.search(words)) and not (
            _HABIT.search(words) or _MEASURED.search(words) or THEREBY.match(words)
        ):
            return True
    planned = timed or any(sign.search(words) for sign in (_CONSULTING, _OFTEN, _FOR_IT))
    if clause.verb in _CHANGING and planned and clause.finite == "worden":
        return not re.match(r"\W*(?:zo|dit|dat|hiermee|daarmee|(?:deze|dit)\s+word)\b", text, re.IGNORECASE)
    if clause.verb == "nemen" and clause.finite == "zullen" and _DECISION.search(text[clause.start : clause.end]):
        return True
    if clause.verb == "werken" and clause.finite == "worden" and _WORKS_AT.search(text[clause.start : clause.end]):
        return timed or bool(_REGULAR.search(text))
    if clause.verb == "kijken" and not timed:
        return False  # "er wordt gekeken of het werkt" mostly describes
    if clause.verb in {"bezien", "nagaan", "bekijken", "kijken"} and re.search(r"\b(?:of|hoe|welke|wat)\b", text):
        return clause.finite in {"worden", "zullen"}
    if takes_place and any(t.kind is not TimeKind.INTERVAL and not t.weak for t in find_times(text)):
        return True  # "vindt plaats een jaar na ondertekening"
    if clause.verb in _RENEWING and clause.finite == "worden" and not _HABIT.search(text):
        return True
    if not takes_place and (clause.finite not in {"worden", "zullen"} or clause.verb not in PROMISING | {"aanstellen"}):
        return False
    if clause.verb in _SETTING_UP:
        return True
    opens = _REGULAR.search(text) or re.match(
        r"\W*(?:(?:gestart|begonnen|verkend|onderzocht)\s+wordt|aansluitend|vervolgens|daarna|tegelijk(?:ertijd)?|hiervoor|daarvoor|hiertoe|daartoe|daarom|ook\s+w|er\s+w|er\s+z)",
        text,
        re.IGNORECASE,
    )
    return bool(opens) or timed or clause.finite == "zullen" or bool(_SEASON.match(text))


_AS_SOON = re.compile(r",\s+(?:zodra|mits)\s", re.IGNORECASE)
"""A condition that only what is planned has: "wordt, zodra de proef slaagt, ondergebracht bij de GGD"."""
_OF_WHEN = re.compile(r"\b(?:van|uit|sinds|d\.d\.)\s+(?:de\s+|het\s+)?$", re.IGNORECASE)


def _set_for(words: str) -> bool:
    """Whether words name a moment at which it is done, rather than of which a thing is ("het verslag van 12 mei")."""
    times = find_times(words, _ANY_DAY)
    return any(not t.weak and t.kind is TimeKind.INTERVAL and not _OF_WHEN.search(words[: t.start]) for t in times)


_PROPOSED = re.compile(
    r"\b(?:in|ter)\s+(?:internet)?(?:consultatie|procedure|besluitvorming|inspraak|goedkeuring|vaststelling|instemming)\b",
    re.IGNORECASE,
)
"""What is put before others: "wordt ter vaststelling aan de raad aangeboden"."""
_GOES_ON = frozenset(
    "bieden leveren geven verlenen verstrekken gebruiken betalen vergoeden bekostigen financieren vragen dragen houden "
    "berekenen verdelen besteden reserveren tellen schatten zien noemen verdubbelen verhogen behandelen verplegen "
    "verzorgen verzekeren vertegenwoordigen vormen voeden nemen doen".split()
)
"""What is done all the time, paid or told, also where a year is named."""
_MEASURED = re.compile(
    r"\d\s*(?:%|procent\b)|€|\bnaar\s+verwachting\b|\b\w*(?:budget|middelen|gelden|tarief|tarieven)\b", re.IGNORECASE
)
_SEASON = re.compile(
    r"\W*(?:rond|voor|na|in|tegen|begin|eind)\s+(?:de\s+|het\s+)?(?:zomer|winter|najaar|voorjaar|herfst|lente|jaarwisseling)\b",
    re.I,
)
"""A moment of a year that the text leaves open."""
