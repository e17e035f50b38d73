"""What an advice tells to give, to use or to leave: the object of its verb, whatever it is called.

`interventions.py` knows interventions by the form of the word. Names without such a form (a brand, a scale, a thing)
are known by their place: "Zet een valmatras in", "Plaats geen PEG-sonde", "TENS wordt niet aanbevolen". Only verbs
that act on a thing count, and only objects that are no person, time, talk or paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.guideline.imperatives import starts_with_imperative

_GIVING = re.compile(
    r"\b(?:plaats\s+voor|overweeg|heroverweeg|gebruik|hanteer|geef|start|begin\s+met|bied|schrijf|pas|zet|voeg|doe"
    r"|verricht|adviseer|probeer|combineer|plaats|kies(?:\s+voor)?|staak|stop|vermijd|ontraad|bouw|verstrek|voorzie|smeer"
    r"|breng|screen|meet|neem|sla|laat|maak|leg|verwijder|dien|continueer|(?:ga|gaat)\s+(?:[\w-]+\s+){0,4}?door\s+met|vervang|behandel|schaf|dek|raad|vraag|installeer|reinig|spoel|verzorg"
    r"|voer|vul|wijs|attendeer|leer|stel|regel|organiseer|verleen|wek|koop"
    r"|(?:(?:adviseert|adviseren|aan|aanbevolen|geadviseerd|aangeraden|voor|aanbeveling|bevelen)\s+|^)om"
    r"|terughoudend|af\s+van|(?:proef)?behandeling\s+met|deelname\s+aan|(?:gebruik|inzet|bezoek|plaatsen)\s+van"
    r"|zoals(?=\s+(?-i:[A-Z])))\b",
    re.IGNORECASE,
)
_WITH = frozenset("start stop terughoudend combineer begin kies".split())
"""Verbs whose object may stand behind "met", or "voor"."""
_PARTICLE = {
    "pas": "toe", "zet": "in", "schrijf": "voor", "neem": "af", "sla": "over", "bouw": "af", "breng": "aan",
    "leg": "(?:aan|neer)", "dien": "toe", "schaf": "aan", "raad": "(?:aan|af)", "vraag": "aan",
    "laat": "(?:maken|uitvoeren|verrichten|gebruiken|dragen|bijhouden|invullen|nemen)",
    "voer": "(?:uit|in)", "vul": "in", "stel": "(?:in|op)",
    "om": r"(?:(?:aan|voor|in|toe|af|uit)\s+)?te\s+(?:bieden|schrijven|zetten|passen|voeren|vullen|geven|gebruiken"
          r"|nemen|maken|plaatsen|overwegen|starten|stoppen|staken|doen|verstrekken|vermijden|smeren|bouwen|proberen|regelen)",
}  # fmt: skip
"""Verbs that only with this word behind their object give something; "om" needs the infinitive of one."""
_INFINITIVE_LAST = ("laat", "om")
"""Their verb stands behind the object."""
_ONLY_WITH = {
    "maak": r"gebruik\s+van", "screen": r"met", "meet": r"met", "behandel": r"met", "voorzie": r"van",
    "dek": r"met", "reinig": r"met", "spoel": r"met", "verzorg": r"met", "wijs": "op", "attendeer": "op",
}  # fmt: skip
"""Verbs whose instrument counts and not their object: "Screen op ondervoeding met de SNAQ"."""
_SKIP = re.compile(
    r"(?:(?:het\s+)?(?:gebruik|plaatsen|inzetten|inzet|geven|toepassen|starten|bezoek|toepassing)\s+van"
    r"|de|het|een|elke?|iedere?|deze|dit|geen|niet|nooit|eerst|altijd|alleen|ook|dan|daarna|dagelijks|wekelijks"
    r"|kortdurend|kort|tijdens|overdag|voldoende|tijdig|tijdelijk|routinematig|standaard|eventueel|liever|daarnaast|zo\s+nodig|bij\s+voorkeur|liefst|zoals"
    r"|bijvoorbeeld|ten\s+minste|samen(?=\s+met)|alle|uur|kwartier|(?:stukjes|plakjes|slokjes|beetjes?)(?=\s+[a-z])"
    r"|(?:(?:pas|net|recent|zeer|erg|[a-zà-ÿ-]+(?:e|en|d|t))\s+){0,2}\w*(?:patiënt|cliënt|oudere|bewoner|mantelzorger|naaste|mens|vrouw|man|volwassene)(?:en|n|s|nen)?"
    r"|als\s+(?:eerste|tweede)\s+(?:keus|keuze|stap)|in\s+eerste\s+instantie"
    r"|behandeling\s+(?:van|bij)\s+[\w-]+(?=\s+met\b)"
    r"|(?:één|een|twee|drie|vier|maximaal|minstens|tweemaal|driemaal|eenmaal|daags|per\s+dag|\d+(?:[.,]\d+)?"
    r"|(?:sachets?|tablet(?:ten)?|druppels?|m?gram|mg|ml|zakjes?|capsules?|eenheden|porties?|glas|glazen)(?:\s+van)?)"
    r"|(?:lage|hoge|halve|kleine|lichte|ruime|eenmalige)?\s*(?:dosis|dosering|kuur)(?:\s+van)?(?=\s+[a-z])"
    r"|\w+\s+(?:minuten|uren|uur|dagen|weken)|\w+\s+(?:keer|maal)\s+per\s+\w+|langdurig|langdurige"
    r"|preventief|laagdrempelig|zorgvuldig|geleidelijk|profylactisch|systematisch|bewust|terughoudend)(?![\w-])\s*",
    re.IGNORECASE,
)
_WHOM = re.compile(
    r"(?:bij|voor|aan|op|in)\s+(?:[\w-]+\s+){1,7}?(?=(?:geen|een|de|het|met|eerst|niet)\s)", re.IGNORECASE
)
""" "Bied bewoners met onrust in de avond | een …": for whom and at what, before the object."""
_MET = re.compile(r"(?:met|voor)\s+")
_NP = re.compile(
    r"(?P<name>(?:(?:(?:be|ge|ver|ont)[a-zà-ÿ]{2,}en|[a-zà-ÿ-]{4,}(?:e|aal|ief|eel|isch|end|eus|perkt|rijkt|arm|rijk|vrij|loos|vormig))\s+){0,2}?(?:vitamine\s+[A-Z]\d{0,2}(?:-\w+)?"
    r"|[A-Z][\w&+’'/-]*(?:\s+(?:[A-Z][\w&+’'/-]*|and|en(?=\s+[A-Z])|in(?=\s+[A-Z])))*"
    r"|[a-zà-ÿ][\w’'-]{3,}))(?=\s*(?:[.,;:()]|$|\s\d|\s(?:of|en|bij|voor|aan|toe|in|af|op|als|om|tegen|na|met|over|wanneer|indien"
    r"|tijdens|zodra|ter|zonder|pas|per|tot|van|uit|niet|zoals|kortdurend|alleen|door|vanwege|wegens|gezien|zonder|naast|mits|tenzij|waar|geleidelijk|zo|te|wel|dan|naar|binnen|buiten|rond|via|vanaf|totdat|tussen|onder|boven|achter|langs|naast|sinds|gedurende|volgens|samen|behalve|zodat|ten|elke?|iedere)\b))"
)
_JOINED = re.compile(r"\s*(?:,|\bof\b|\ben\b|\ben/of\b)\s+(?:(?:een|de|het|geen)\s+)?")
_PASSIVE = re.compile(
    r"^(?:(?:het\s+)?(?:gebruik|inzet|toepassing|[a-z]{3,}en)\s+van\s+|behandeling\s+met\s+)?(?:(?:de|het|een)\s+)?"
    r"(?P<name>(?:(?!(?:dit|deze|dat|alle|elke|geen)\b)[a-zà-ÿ-]{4,}\s+){0,2}(?!(?:kan|kunnen|is|zijn|wordt|worden|valt|vallen|moet|moeten|dient|dienen|mag|mogen|niet)\b)[\w’'-]{3,}(?:\s+[A-Z]\d{0,2}(?:-\w+)?)?)"
    r"\s+(?:om\s+[^,.;]{3,50}?\s+te\s+\w+\s+|(?:met|bij|voor|van|tegen|na|in|op|als|zonder|naar|ter)\s+(?:[\w-]+\s+){1,7}?)?"
    r"(?:(?:wordt|worden|kan|kunnen|is|zijn|valt|vallen|moet|moeten|dient|dienen|mag|mogen|hoort|horen)\s+(?:[\w-]+\s+){0,8}?"
    r"(?:aanbevolen|afgeraden|ontraden|te\s+overwegen|overwogen|geadviseerd|zinvol|geïndiceerd|ingezet|toegepast"
    r"|(?<=worden )(?:gebruikt|gegeven|voorgeschreven|aangeboden)"
    r"|(?:gebruikt|gegeven|voorgeschreven|aangeboden)(?=\s+(?:te\s+)?worden))"
    r"|verdien(?:t|en)\s+(?:het\s+)?(?:geen\s+)?aanbeveling|(?:heeft|hebben)\s+geen\s+plaats)\b",
    re.IGNORECASE,
)
_FRONTED = re.compile(
    r"^(?:bij|voor|na|tijdens|in|op|aan)\s[^.;,]{2,90}?\s(?:kan|kunnen|wordt|worden|is|zijn|dient|dienen|moet|moeten)\s+(?:(?:ook|eventueel"
    r"|soms|dan|altijd|standaard)\s+)?(?:(?:de|het|een|geen)\s+)?(?P<name>(?:[a-zà-ÿ-]{4,}e\s+)??(?!worden\b)[\w’'-]{3,})\s+(?:[\w-]+\s+){0,4}?"
    r"(?:aanbevolen|afgeraden|ontraden|geadviseerd|aangeraden|overwogen|ingezet|toegepast|gebruikt|gegeven|voorgeschreven|aangeboden)\b",
    re.IGNORECASE,
)
""" "Bij klachten kan X worden overwogen"."""
_PLACED = re.compile(
    r"^voor\s+(?:(?:de|het|een)\s+)?(?P<name>(?:[a-zà-ÿ-]{4,}e\s+)?[\w-]{4,})\s+is\s+(?:er\s+)?(?:geen|een)\s+plaats\b",
    re.IGNORECASE,
)
""" "Voor X is geen plaats"."""
_ACTING = re.compile(r"[a-zà-ÿ-]{4,}\s+[a-zà-ÿ]{4,}en", re.IGNORECASE)
""" "Individueel luisteren naar muziek": an act, with how it is done."""
_INFINITIVE = re.compile(
    r"^(?:(?:het|de|een|geen)\s+)?(?P<name>[\w’'-]{3,}(?:\s+(?:en|of)\s+[\w’'-]{3,})?)\s+"
    r"(?:gebruiken|inzetten|toepassen|geven|aanbieden|voorschrijven|plaatsen|aanbrengen)\W*$",
    re.IGNORECASE,
)
""" "Water en zeep gebruiken", under a label."""
_NO_THING = re.compile(
    r"(?:aandacht|rekening|tijd|ruimte|rust|hulp|zorg|steun|uitleg|informatie|advies|adviezen|voorlichting|instructies?|overleg"
    r"|contact|doel|doelen|wensen?|afspraak|afspraken|keuzes?|beleid|dosis|dosering|doseringen|aanpak|plan|plannen|materialen?"
    r"|middel|middelen|vragen|taal|zinnen|woorden|oordeel|voorkeur|voorkeuren|duidelijkheid|veiligheid|behandeling|behandelingen"
    r"|onderzoek|diagnostiek|diagnose|interventies?|maatregelen|patiënt\w*|cliënt\w*|bewoners?|oudere?n?|mensen|naasten?|familie"
    r"|mantelzorgers?|vrijwilligers?|professionals?|zorgverleners?|team|teams|deskundigen?|expertise|ervaring|kennis|scholing"
    r"|gesprek|gesprekken|verslag|rapportage|dossier|zorgdossier|onderdeel|stap|stappen|moment|momenten|reden|redenen|gegevens"
    r"|mogelijkheden|verwachtingen|gevolgen|risico(?!lijst|score|test)\w*|symptomen|klachten|oorza\w+|gebruik|inzet|verschillende|dezelfde|samen"
    r"|meer|minder|voldoende|veel|weinig|iets|iemand|anders?|andere|zelf|elkaar|daar|hier|deze|dat|wat|hoe|waar|wie|niet|geen"
    r"|rekenschap|regie|verantwoordelijkheid|initiatief|verwijzing|keren?|maal|week|weken|dagen|maanden|jaar|uren|minuten|ochtend"
    r"|avond|nacht|omgeving|situatie|beslissing\w*|besluit\w*|beoordeling|evaluatie|controle|signalen|behoeften?|wijze|manier"
    r"|methoden?|instrument\w*|meetinstrument\w*|hulpmiddelen?|combinatie|alternatief|alternatieven|eerste|tweede|juiste|effect"
    r"|effecten|bijwerkingen|medicatie|geneesmiddelen|beschikbaarheid|eigen|huisarts|arts|richtlijn|protocol|zorgplan|beginnen|bijvoorbeeld"
    r"|tenzij|mits|indien|wanneer|ermee|hiermee|daarmee|erbij|hierbij|daarbij|zoals|liever|zoveel|zodra"
    r"|deelname|medicijn|medicijnen|aansluiting|activering|benadering|zorgvraag|disciplines|kort|tijdens|therapie|naaste"
    r"|gegeven|worden|wordt|gerust|klein|kleine|lage|hoge|lagere|hogere|laag|hoog|langzaam|rustig|actief|open|gericht|gelijk"
    r"|proefbehandeling|combinaties|patiëntenversie|balans|relatie|nadruk|grens|grenzen|huid|mond|tanden|gewicht|bloeddruk)",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"(?:passende|geschikte|voldoende|meerdere|bijkomende|verschillende|goede|juiste|andere|eigen|extra|duidelijke|korte"
    r"|vaste|volgende|nodige|mogelijke|eventuele|gewenste|benodigde|dezelfde|zelfde|lichte|gezamenlijke|hele|onnodige)",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(r".*(?:ale|ele|ieve|ische|gische|ige|elijke|ende|are|ante|ente)", re.IGNORECASE)
"""A word that needs a noun behind it."""
_NO_NOUN = re.compile(
    r".*(?:lijk|lijke|baar|bare|ende|isch|ische|matig|matige|loos|loze|zaam|zame|heid|iteit|schap|ige|eren)",
    re.IGNORECASE,
)


_BARE = re.compile(
    r"(?:de|het|een|dit|dat|deze|die|er|men|u|we|wij|ze|zij|hij|hen|hun|alle|elke?|iedere?|geen|tenzij|mits|indien"
    r"|wanneer|routinematig|standaard|preventief|dagelijks|langdurig"
    r"|(?:(?:\w+(?:matig|lijks)|standaard|langdurig|preventief|profylactisch|altijd|het|de)\s+)?"
    r"(?:dragen|verrichten|gebruiken|geven|toepassen|uitvoeren|inzetten|doen|maken|plaatsen|starten|aanbieden"
    r"|voorschrijven|gebruik|inzet|behandeling|behandelingen|therapie|medicatie|onderzoek|diagnostiek|interventies?)"
    r"|(?:daagse|dagelijkse|wekelijkse|langdurige|routinematige|preventieve|standaard|gerichte)\s+"
    r"(?:behandeling|therapie|medicatie|onderzoek|diagnostiek|interventies?|zorg|middelen|geneesmiddelen))",
    re.IGNORECASE,
)
"""What tells nobody what to give, also with the capital of a sentence: a word without content of its own, an act
without its object ("Routinematig verrichten"), or a sort of care without the word that specifies it."""
_SOMEBODY = re.compile(
    r"(?:(?:iedere?|elke?|alle|de|een)\s+)?(?:\w+e\s+)?"
    r"\w*(?:cliënt|patiënt|bewoner|oudere|mens|persoon|mantelzorger|naaste|vrouw|man)(?:en|s|n)?\b",
    re.IGNORECASE,
)
PREPOSITION = re.compile(
    r"(?:bij|in|na|voor|vóór|tijdens|op|per|aan|met|van|binnen|naar|uit|tegen|om|over|door|onder|tot|vanaf|zonder|achter|tussen)",
    re.IGNORECASE,
)
ARTICLE = re.compile(r"(?:de|het|een|beide|uw)", re.IGNORECASE)
_CLAUSE = re.compile(r"om|dat|die|of|als|wanneer|waar\w*|hoe|zodat|omdat", re.IGNORECASE)

_GOES_ON = re.compile(rf"{PREPOSITION.pattern}|daarna|vervolgens|later", re.IGNORECASE)
_WORD = re.compile(r"[\w+-]+|[.;:]")


def somebody(text: str, at: int) -> bool:
    """Whether a text names people at `at`."""
    return bool(_SOMEBODY.match(text, at))


def ungoverned(text: str, start: int) -> Iterator[int]:
    """Where, in the clause from `start`, noun phrases begin that no preposition governs and that name no people.

    "(Neem) bij de start van de zorg en daarna elk jaar de SNAQ": only "SNAQ".
    """
    before = ""
    words = list(_WORD.finditer(text, start))
    for place, word in enumerate(words):
        joins = word[0] == "en" and place + 1 < len(words) and not _GOES_ON.fullmatch(words[place + 1][0])
        if not word[0][0].isalnum() or _CLAUSE.fullmatch(word[0]) or joins:
            return
        if ARTICLE.fullmatch(word[0]) and not PREPOSITION.fullmatch(before) and not somebody(text, word.end() + 1):
            yield word.end() + 1
        before = word[0]


def objects(text: str) -> Iterator[tuple[int, int]]:
    """Where the main clause of an advice names the things that it is to give, use or leave."""
    if (found := _PASSIVE.match(text)) and (is_thing(found["name"]) or _ACTING.fullmatch(found["name"])):
        yield found.span("name")
    for pattern in (_INFINITIVE, _FRONTED, _PLACED):
        if (found := pattern.match(text)) and is_thing(found["name"]):
            yield found.span("name")
    for verb in _GIVING.finditer(text):
        word = "om" if verb[0].lower().endswith("om") else verb[0].lower()
        clause_end = _end(text, verb.end())
        particle = _PARTICLE.get(word)
        closed = re.search(rf"\b{particle}\b{_AT_THE_END}", text[verb.end() : clause_end]) if particle else None
        if particle and closed is None:
            continue
        if closed and word in _INFINITIVE_LAST:
            clause_end = verb.end() + closed.start()
        at = verb.end()
        if word in _ONLY_WITH:
            instrument = re.compile(rf"\b{_ONLY_WITH[word]}\s+").search(text, at, clause_end)
            if instrument is None:
                continue
            at = instrument.end()
        found_here = list(_things(text, _behind_whom(text, at, clause_end, with_met=word in _WITH), clause_end))
        if not found_here and PREPOSITION.match(text[at:].lstrip()):
            found_here = [span for behind in ungoverned(text, at) for span in _things(text, behind, clause_end)][:1]
        yield from found_here
        yield from _examples(text, max((high for _, high in found_here), default=at))
        if (
            found_here
            and (instead := _INSTEAD.match(text, found_here[-1][1]))
            and (word == "vervang" or instead["verb"])
        ):
            yield from _things(text, instead.end(), _end(text, instead.end()))


_NAMED = re.compile(
    r"^(?:(?:inzet|gebruik|toepassing|aanbieden)\s+van\s+)?(?:(?:een|de|het)\s+)?"
    r"(?P<name>(?:samen|zelf|alleen|dagelijks)\s+[a-zà-ÿ]{2,}en|vitamine\s+[A-Z]\d{0,2}(?:-[\w-]+)?"
    r"|(?:[a-zà-ÿ-]{4,}(?:e|loos|ief|eel|isch|aal|baar|rijk|arm)\s+)?[A-ZÀ-Þa-zà-ÿ][\w’'-]{2,}(?:(?<=en)\s+met\s+[\w-]+(?:\s+en\s+[\w-]+)?)?)"
    r"(?=\s+(?:bij|voor|op|in|tegen|met|van|laten|ten\s+minste|tijdens|tenzij|indien|als|mits|zonder|na|naar|[a-z]{5,}en(?=\W*$|\s+(?:om|bij|voor|op|in|aan|als|na|met|tijdens|zonder|tenzij)\b))\b|\s*(?:[,.;]|$))",
    re.IGNORECASE,
)


_DONE_TO_THEM = re.compile(
    rf"{_SOMEBODY.pattern}\s+[a-zà-ÿ]{{3,}}en(?=\W*$|\s+(?:om|bij|voor|op|in|aan|als|na|met|tijdens|zonder|tenzij)\b)",
    re.IGNORECASE,
)
""" "Cliënten wekken om …": what is done to people is an act."""


def named(text: str) -> Iterator[tuple[int, int]]:
    """The thing that an advice without an order names, or what is done to people: "Kleefpleisters op armen"."""
    if act := _DONE_TO_THEM.match(text):
        yield act.span()
        return
    found = _NAMED.match(text)
    ordered = found is not None and found.start("name") == 0 and starts_with_imperative(text)
    if found and not ordered and (is_thing(found["name"]) or " " in found["name"]):
        yield found.span("name")


_INSTEAD = re.compile(
    r"\s+(?P<verb>te\s+vervangen\s+)?(?:[\w-]+\s+){0,3}?door\s+(?:(?:een|de|het|twee|drie)\s+)?", re.IGNORECASE
)
""" "(Vervang) zeep door een …", "(overweeg) een bril te vervangen door …": what comes in its place."""
_EXAMPLES = re.compile(
    r"\s*(?:aan|in|toe|af|voor)?\s*(?:,\s*|\()(?:bijvoorbeeld|bijv\.|zoals)\s+(?:(?:een|de|het)\s+)?", re.IGNORECASE
)
""" "…training aan, bijvoorbeeld …": names for what was just named."""


def _examples(text: str, at: int) -> Iterator[tuple[int, int]]:
    if found := _EXAMPLES.match(text, at):
        yield from _things(text, found.end(), _end(text, found.end()))


def _end(text: str, start: int) -> int:
    end = re.compile(r"[.;:!?](?:\s|$)|\b(?:dat|die|omdat|zodat|om|want|waarbij|maar)\b").search(text, start)
    return end.start() if end else len(text)


_AT_THE_END = (
    r"(?=\s*(?:[.,;:]|$)|\s+(?:bij|als|wanneer|indien|tenzij|mits|om|tijdens|na|zodra|met|aan|voor|en|of|op|zonder"
    r"|per|via|tot|totdat|zolang|ter)\b)"
)
"""What stands behind the particle of a verb; "in het weekend" is no "inzetten"."""


def _behind_whom(text: str, start: int, end: int, *, with_met: bool) -> int:
    """Where the object may begin: behind adverbs, articles and for whom it is; behind "met" where the verb has it."""
    at = start + len(text[start:end]) - len(text[start:end].lstrip())
    moved = True
    while moved:
        moved = False
        for pattern in (_SKIP, _WHOM, *((_MET,) if with_met else ())):
            if (found := pattern.match(text, at, end)) and found.end() > at:
                at, moved = found.end(), True
    if found := re.compile(r"(?:met|in|op|bij)\s+(?:[\w’'-]+\s+){1,7}?(?:een|geen)\s+").match(text, at, end):
        at = found.end()
    return at


def _things(text: str, at: int, end: int) -> Iterator[tuple[int, int]]:
    """The noun phrases that stand there, joined by "en" and "of"."""
    while found := _NP.match(text, at, end):
        name = found["name"]
        if not is_thing(name):
            return
        yield found.span("name")
        joint = _JOINED.match(text, found.end("name"), end)
        if joint is None:
            return
        at = joint.end()


def things_at(text: str, at: int) -> Iterator[tuple[int, int]]:
    """The things that the clause names from `at` on, joined by "en" and "of"."""
    yield from _things(text, at, _end(text, at))


def is_bare(name: str) -> bool:
    """Whether words say nothing by themselves about what to give: "Het", "Dragen", "Daagse medicatie"."""
    return bool(_BARE.fullmatch(name))


def is_thing(name: str) -> bool:
    """Whether a noun phrase names something that can be given or used, and is not too vague to look anything up by."""
    *before, head = name.split()
    if is_bare(name):
        return False
    if any(_VAGUE.fullmatch(word) for word in before) or (not before and _ADJECTIVE.fullmatch(head)):
        return False
    if any(c.isupper() for c in head) and len(name) > 1:
        return True
    return len(head) > 3 and not _NO_THING.fullmatch(head) and not _NO_NOUN.fullmatch(head)
