"""Ways in which a conclusion says what happens to an outcome measure: patterns that hold the measure and the change."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.guideline.effect_words import ACTING, COMPARED, MOVING, WHO, Change, any_of

_ADVERB = (
    r"(?:waarschijnlijk|mogelijk|duidelijk|significant|sterk|licht|enigszins|wellicht|niet|ook|iets|klinisch|relevant\w*|wel"
    r"|vermoedelijk|aantoonbaar|nauwelijks|ongeveer|bijna|ruim|of|zeer|veel|op\s+(?:(?:de|den)\s+)?(?:\w+e\s+)?(?:duur|termijn))"
)
_ADVERBS = rf"(?:{_ADVERB}\s+)*"
_STOPS = (
    r"\s*(?:[.;:()]|,(?!\s+\w+\s+(?:en|of)\s)|$)|\s+(?:in\s+vergelijking|vergeleken|ten\s+opzichte|dan|bij|na|door|wanneer"
    r"|tijdens|onder|indien|aangetoond|gevonden|gezien|gemeten|onderzocht|gerapporteerd|rapporte\w+|nagingen|onderzochten|beschreven|maten|tussen|is|zijn|was|waren|wordt|worden"
    r"|werd|werden|geeft|geven|heeft|hebben|veroorza\w+|optreedt|optreden|krijg\w*|leid\w*|kan|kunnen|lijkt|lijken|binnen"
    r"|in\s+(?:beperkte|geringe|sterke)\s+mate|in\s+het\s+(?:voor|na)deel|als|(?<!om\s)te\s+\w+en|lukte?|met\s+als"
    r"|(?:meer|minder|beter|sterker|vaker|sneller)\s+(?:dan|bij|met)|wissel\w+|tegenstrijdig|inconsistent|uiteenlopend|gemengd|onzeker|onduidelijk"
    r"|met\s+(?!dementie|een\s+beperking)[\w-]+|ontbre\w+|die|waarin)\b"
)
_STOP = rf"(?={_STOPS})"
"""What stands behind the name of a measure."""
_NOT_A_NOUN = r"(?!(?:bij|in|op|voor|na|door|met|tijdens|onder|ten|dan|vergeleken|tot|af|toe)\b)"
_NP = rf"(?:(?:de|het|een|hun)\s+)?{_NOT_A_NOUN}(?P<m>[^.;:()]{{3,130}}?)"
_AMOUNT = (
    r"(?:(?P<less>minder\s+vaak|minder|lagere?|kortere?|kleinere?|geringere?|(?:afname|vermindering|daling)\s+(?:van|in))"
    r"|(?P<more>meer|vaker|hogere?|langere?|grotere?|(?:toename|stijging)\s+(?:van|in))"
    r"|(?P<better>betere?|snellere?|verbetering\s+(?:van|in))|(?P<worse>slechtere?|ernstigere?|verslechtering\s+van)"
    r"|(?P<same>evenveel|even\s+(?:vaak|veel|goede?|lange?)|vergelijkbare|dezelfde(?!\s+(?:manier|wijze))))"
)
_ADDS = rf"(?:dra(?:agt|gen)\s+{_ADVERBS}bij|bijdra(?:agt|gen))\s+{_ADVERBS}aan"
_GIVES = (
    rf"(?:{_ADDS}|geeft|geven|gaf|gaven|veroorzaakt|veroorzaken|heeft|hebben|krijgt|krijgen|kregen|ervaart|ervaren|rapporteren|maakt"
    rf"|maken|vertoont|vertonen|zorg(?:t|en)\s+{_ADVERBS}voor|leid(?:t|en|de|den)\s+{_ADVERBS}tot|result\w+\s+{_ADVERBS}in"
    rf"|ga(?:at|an)\s+{_ADVERBS}gepaard\s+met|(?:is|zijn)\s+{_ADVERBS}geassocieerd\s+met|hang(?:t|en)\s+{_ADVERBS}samen\s+met)"
)
_BROUGHT = rf"(?:veroorzaakt|veroorzaken|leid(?:t|en|de|den)\s+{_ADVERBS}tot|ga(?:at|an)\s+{_ADVERBS}gepaard\s+met)"
_AIMED = rf"\b{_ADVERBS}bij\s+[^.;]{{3,60}}?\s(?=(?:de|het|een|waarschijnlijk|mogelijk)\s)"
"""For whom, between the verb and its object."""
_ACT = any_of(ACTING)
_MOVE = any_of({change: main for change, (main, _) in MOVING.items()})
_MOVED = any_of({change: last for change, (_, last) in MOVING.items()})
_BARE_ACT = "|".join(ACTING.values())
_COMPARATIVE = any_of(COMPARED)
_BE = r"(?:(?:lijkt|lijken)(?:\s+te\s+zijn)?|is|was|zijn|waren|lag|lagen|bleek|bleken|blijft|bleef|bleven)"


@dataclass(frozen=True, slots=True)
class Construction:
    """A way to say something of a measure. The group "m" holds it, a group named after a change says what happens."""

    pattern: re.Pattern[str]
    change: Change | None = None
    """What it tells where no group does."""
    subject: bool = False
    """In a clause with its verb at the end: the measure is its subject, so nothing has to stand before it."""
    known: bool = False
    """Only what is known for a measure is one here: "Voor sterfte is het bewijs …", not "Voor spalken …"."""


def _made(pattern: str, change: Change | None = None, *, subject: bool = False, known: bool = False) -> Construction:
    return Construction(re.compile(pattern, re.IGNORECASE), change, subject, known)


_AMONG = r"(?:(?:in|bij|na|voor|met|tussen)\s+[^.;,]{2,40}?\s+)?"
"""With whom or when, between the verb and what it says: "was in beide groepen gelijk"."""
NOUNS = (
    _made(
        rf"\bverschil\w*\s+{_ADVERBS}(?:tussen|van)\s+[^.;]{{3,90}}?\s+(?:in|op|qua|wat\s+betreft|voor)\s+{_NP}{_STOP}",
        Change.OPEN,
    ),
    _made(
        rf"\beffect\w*\s+(?:(?:gezien|gevonden|aangetoond|gemeten)\s+)?van\s+[^.;]{{2,80}}?\s+op\s+{_NP}{_STOP}",
        Change.OPEN,
    ),
    _made(
        rf"\b(?:effect(?:en)?|invloed|gevolgen)\s+(?:\w+\s+)?(?:te\s+\w+\s+)?(?:op|voor\s+wat\s+betreft|wat\s+betreft|qua|voor)\s+"
        rf"{_NP}{_STOP}",
        Change.OPEN,
    ),
    _made(
        rf"\b(?:verschil\w*|meerwaarde|voordeel|resulta(?:at|ten)|bevindingen)\s+(?:(?:de|beide|twee)\s+(?:\w+\s+)?groepen\s+)?(?:(?:niet|op|zien|gevonden|mogelijk|te\s+\w+)\s+){{0,2}}?"
        rf"(?:op|in|wat\s+betreft|qua|voor|over)\s+(?!het\s+(?:voor|na)deel\b){_NP}{_STOP}",
        Change.OPEN,
    ),
    _made(
        rf"\b(?:effectie\w+|werkzaam\w*|beter|geschikt\w*)\s+(?:dan\s+[^.;]{{2,60}}?\s+)?(?:voor|bij|in|om|op)\s+"
        rf"(?:het\s+(?:{_BARE_ACT})\s+van\s+|(?:de\s+)?(?:verbetering|vermindering|preventie|behandeling)\s+van\s+){_NP}{_STOP}",
        Change.BETTER,
    ),
    _made(
        rf"\b(?:effectie\w+|werkzaam\w*|beter|helpt|helpen)\s+{_ADVERBS}(?:dan\s+[^.;]{{2,60}}?\s+)?tegen\s+{_NP}{_STOP}",
        Change.BETTER,
    ),
    _made(
        rf"\b(?:effectie\w+|werkzaam\w*|beter)\s+dan\s+[^.;]{{2,60}}?\s+(?:bij|voor)\s+{_NP}{_STOP}",
        Change.BETTER,
        known=True,
    ),
    _made(rf"\bspo(?:ort|ren|orde|orden)\s+{_ADVERBS}{_NP}\s+{_ADVERBS}op(?=\s*(?:[.,;]|$))", Change.BETTER),
    _made(rf"\bbescherm(?:t|en)\s+{_ADVERBS}tegen\s+{_NP}{_STOP}", Change.LESS),
    _made(
        rf"\b(?:(?P<less>afname|vermindering|daling|reductie)|(?P<more>toename|stijging)|(?P<better>verbetering)"
        rf"|(?P<worse>verslechtering|verergering))\s+(?:(?:ge)?zien\s+)?(?:van|in)\s+{_NP}{_STOP}"
    ),
    _made(rf"\bma(?:akt|ken)\s+{_ADVERBS}(?!(?:de\s+)?{WHO}\b){_NP}\s+{_ADVERBS}(?:{_COMPARATIVE})\b"),
    _made(rf"\b{_GIVES}\s+(?:{_AIMED})?{_ADVERBS}(?:een\s+)?{_ADVERBS}{_AMOUNT}\s+(?:(?:tot|op)\s+)?{_NP}{_STOP}"),
    _made(rf"\b{_ADDS}\s+{_NP}{_STOP}", Change.MORE),
    _made(rf"\b(?:tot|voor)\s+{_ADVERBS}{_AMOUNT}\s+{_NP}(?=\s+te\s+|\s+leid|\s*[.,;(]|\s*$|\s+in\s+vergelijking)"),
    _made(rf"\b{_AMOUNT}\s+tot\s+{_NP}\s+leid\w*"),
    _made(rf"\b{_AMOUNT}\s+leid\w*\s+tot\s+{_NP}{_STOP}"),
    _made(rf"\btot\s+{_NP}\s+{_ADVERBS}(?:leidt|leiden|leidde)\b", Change.MORE),
    _made(rf"\b(?:gene(?:est|zen)|gen(?:as|azen))\s+{_NP}\s+{_ADVERBS}(?:{_COMPARATIVE})\b"),
    _made(rf"\bleid\w*\s+{_ADVERBS}{_AMOUNT}\s+tot\s+{_NP}{_STOP}"),
    _made(rf"\b{_AMOUNT}\s+{_NP}\s+(?:{_GIVES}|optre\w+|voorkom\w+|hadden|had|veroorza\w+|gevonden|gezien)\b"),
    _made(
        rf"\b{WHO}\b[^.;]{{0,60}}?\s{_BE}\s+{_ADVERBS}(?:(?P<less>minder)|(?P<more>meer))\s+(?P<m>[\w-]{{4,}})\b(?!\s+\w+en\b)"
    ),
    _made(r"\b(?P<more>langer)\s+(?P<m>thuis(?:\s+(?:wonen|blijven))?|zelfstandig(?:\s+wonen)?|in\s+leven)\b"),
    _made(rf"\bbeoorde\w+\s+{_NP}\s+als\s+{_ADVERBS}(?:{_COMPARATIVE})\b"),
    _made(
        r"^(?!(?:bij|na|door|met|in|tijdens|onder|voor)\b)(?P<m>[^.;]{3,80}?)\s+k(?:omt|omen|wam|wamen)\s+[^.;]*?\b(?P<more>keer\s+zo\s+vaak|vaker)\s+(?:[^.;]{3,60}\s)?voor\b"
    ),
    _made(rf"\b(?:voordeel|meerwaarde|winst)\s+van\s+[^.;]{{2,80}}?\s+(?:op|voor|in)\s+{_NP}{_STOP}", Change.OPEN),
    _made(rf"\bscoor\w+\s+{_ADVERBS}(?:{_COMPARATIVE})\s+(?:op|voor|qua)\s+{_NP}{_STOP}"),
    _made(rf"\bdoe(?:t|n)\s+{_ADVERBS}{_NP}\s+(?:(?P<more>toenemen|stijgen)|(?P<less>afnemen|dalen|verminderen))\b"),
    _made(rf"\bduur(?:t|de|den)\s+{_ADVERBS}(?=(?:de|het|een)\s){_NP}\s+{_ADVERBS}(?:{_COMPARATIVE})\b"),
    _made(rf"^(?P<m>[^.;]{{3,80}}?)\s+duur(?:t|de|den)\s+[^.;]{{0,40}}?(?:{_COMPARATIVE})\b"),
    _made(rf"\bma(?:akt|ken)\s+(?:de\s+)?{WHO}\s+{_ADVERBS}(?:(?P<less>minder)|(?P<more>meer))\s+(?P<m>[\w-]{{3,}})\b"),
    _made(rf"^{_AMOUNT}\s+(?:[\w-]+e\s+)?{WHO}\s+(?P<m>[\w-]{{3,}})\b"),
    _made(rf"\bstel(?:t|de|len)\s+{_ADVERBS}{_NP}\s+uit\b", Change.LESS),
    _made(
        rf"\b(?P<m>slapen|eten|drinken|lopen|bewegen|functioneren|herstellen|genezen)\s+{_ADVERBS}(?:{_COMPARATIVE})\b"
    ),
    _made(rf"\bgaa?t?n?\s+{_ADVERBS}ten\s+koste\s+van\s+{_NP}{_STOP}", Change.WORSE),
    _made(rf"\bkost(?:en|te|ten)?\s+[^.;]{{0,60}}?\b(?:meer|extra|veel)\s+{_NP}{_STOP}", Change.WORSE),
    _made(
        rf"\b(?:herken|vind|ontdek|signaleer|spoor)\w*\s+{_ADVERBS}(?:meer|vaker)\s+(?:[\w-]+e\s+){{0,2}}{WHO}\s+met\s+{_NP}{_STOP}",
        Change.BETTER,
    ),
    _made(
        rf"\b(?:herken|vind|ontdek|signaleer|spoor|mis)\w*\s[^.;]*?\b(?:van\s+de\s+\w+|procent|%)\s+(?:van\s+de\s+)?[\w-]+\s+met\s+{_NP}"
        rf"{_STOP}",
        Change.BETTER,
    ),
    _made(rf"\b(?:roep|wek)(?:t|en|ken)\s+(?:{_AIMED})?{_ADVERBS}{_NP}\s+op\b", Change.MORE),
    _made(rf"\blok(?:t|ken)\s+(?:{_AIMED})?{_ADVERBS}(?:(?:meer|vaker)\s+)?{_NP}\s+uit\b", Change.MORE),
    _made(
        rf"\b{_GIVES}\s+{_ADVERBS}geen\s+(?!(?:[\w-]+\s+){{0,3}}(?:effect|verschil|invloed|meerwaarde|waarde|voordeel|relatie|verband|winst))"
        rf"(?:(?:extra|meer|toename\s+van)\s+)?{_NP}{_STOP}",
        Change.MORE,
    ),
    _made(r"\b(?P<m>toegevoegde\s+waarde)\b", Change.BETTER),
)
"""Nouns and comparatives with a measure behind them: they stand in any clause."""
AT_THE_END = (
    _made(
        rf"^(?P<m>.{{3,200}}?)\s+(?:(?:kan|kunnen|zou|zouden|te|doen|doet)\s+){{0,2}}(?:{_ACT})(?:\s+(?:kan|kunnen|zou|zouden))?"
        r"(?=\s*(?:[.,;]|$)|\s+(?:dan|ten\s+opzichte|in\s+vergelijking|vergeleken|bij|in\s+beperkte|die|waar)\b)",
    ),
    _made(rf"^(?P<m>.{{3,200}}?)\s+(?:{_MOVED})(?=\s*(?:[.,;]|$))", subject=True),
    _made(
        r"^(?P<m>.{3,200}?)\s+(?:veroorzaakt|veroorzaken|oplevert|opleveren|geeft|geven)(?=\s*(?:[.,;]|$))", Change.MORE
    ),
    _made(rf"^(?P<m>.{{3,200}}?)\s+(?:{_COMPARATIVE})\s+{_BE}(?=\s*(?:[.,;]|$)|\s+(?:dan|bij)\b)", subject=True),
)
"""Clauses with their verb at the end: behind "dat", and behind "lijkt" and "kan"."""
BEING = (
    _made(
        r"^(?P<m>[^.;]{3,90}?)\s+(?:blijft|bleef|blijven|bleven)\s+[^.;]*?\b(?:gelijk|hetzelfde|onveranderd|stabiel)\b",
        Change.SAME,
    ),
    _made(
        rf"^(?P<m>(?!(?:bij|na|door|met|in|tijdens|onder|voor)\b)[^.;]{{3,90}}?)\s+{_BE}\s+{_AMONG}{_ADVERBS}(?:{_COMPARATIVE})\b"
    ),
    _made(
        rf"^(?:bij|na|door|met|in|tijdens|onder|voor)\b[^.;]{{2,80}}?\s{_BE}\s+{_NP}\s+{_ADVERBS}(?:{_COMPARATIVE})\b"
    ),
)
""" "De pijn was lager": the measure is the subject, if the subject is a measure at all."""
MAIN = (
    *BEING,
    _made(rf"\b(?:{_ACT})\s+(?:{_AIMED})?{_ADVERBS}{_NP}{_STOP}"),
    _made(rf"^(?P<m>(?!(?:bij|na|door|met|in|tijdens|onder|voor)\b)[^.;]{{3,90}}?)\s+(?:{_MOVE})\b"),
    _made(
        rf"^(?:bij|na|door|met|in|tijdens|onder|voor)\b[^.;]{{2,80}}?\s(?:{_MOVE})\s+{_ADVERBS}{_NP}(?=\s+(?:af|toe)\b|{_STOPS})"
    ),
    _made(
        rf"\b(?:k(?:omt|omen|wam|wamen)|tr(?:eedt|eden|ad|aden))\s+{_ADVERBS}{_NP}\s+{_ADVERBS}{_AMOUNT}\s+(?:voor|op)\b"
    ),
    _made(
        rf"^(?P<m>[^.;]{{3,80}}?)\s+(?:k(?:omt|omen|wam|wamen)|tr(?:eedt|eden|ad|aden))\s+{_ADVERBS}"
        rf"(?:{_AMOUNT}\s+(?:voor|op)|op\s+bij\s+(?:(?P<more2>meer)|(?P<less2>minder)))\b"
    ),
    _made(
        rf"\b(?:het|de)\s+(?P<m>(?:(?!\b(?:het|de|dat|die)\b)[^.;:()]){{3,70}}?)\s+(?:niet\s+)?{_ADVERBS}(?:{_ACT})\b"
    ),
    _made(rf"\b{_BROUGHT}\s+{_ADVERBS}{_NP}{_STOP}", Change.MORE),
    _made(rf"^op\s+{_NP}\s+(?:is|zijn|werd|werden|was|waren|heeft|hebben|had|hadden)\s", Change.OPEN),
    _made(rf"^voor\s+{_NP}\s+(?:is|zijn|werd|werden|was|waren|heeft|hebben|had|hadden)\s", Change.OPEN, known=True),
    _made(rf"\b(?:over|naar)\s+(?:de\s+uitkomst\w*\s+)?{_NP}{_STOP}", Change.OPEN, known=True),
    _made(rf"\b{_AMOUNT}\s+{_NP}{_STOP}"),
)
"""Main clauses: the measure behind the verb, or before it as its subject."""
UNSEEN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^over\s+{_NP}\s+(?:rapporte|bericht|meld)",
        rf"\b(?:effect\w*|invloed|gevolgen)\s+(?:van\s+[^.;]{{2,80}}?\s+)?(?:op|voor)\s+{_NP}{_STOP}",
        rf"^(?:voor|naar)\s+de\s+(?:waarde|nauwkeurigheid)\s+van\s+[^.;]{{2,60}}?\s+(?:bij|voor|in)\s+{_NP}{_STOP}",
        rf"\bdoe(?:t|n)\s+(?:met|voor)\s+{_NP}{_STOP}",
        rf"\bin\s+geen\s+(?:van\s+de|enkele?)\s+(?:[\w-]+\s+){{1,2}}(?:is|zijn|werd|werden|was|waren)\s+{_NP}{_STOP}",
        rf"\bwaarin\s+{_NP}\s+(?:als\s+uitkomst\w*|is|zijn|werd|werden|was)\b",
        rf"\bdie\s+{_NP}\s+(?:als\s+uitkomst\w*|hebben|onderzochten|beschreven|maten|rapporteer\w+|onderzoeken)\b",
        rf"\b(?:heeft|hebben)\s+{_NP}\s+(?:als\s+uitkomst\w*|gemeten|gerapporteerd|onderzocht|bestudeerd)\b",
        rf"\b(?:rapporteer(?:de|den|t)|onderzo(?:cht|chten)|mat|maten|beschre(?:ef|ven))\s+(?:niet\s+)?(?:over\s+)?{_NP}{_STOP}",
        rf"\b(?:met\s+als\s+uitkomst(?:maat)?|(?:op|voor)\s+de\s+uitkomst(?:maat)?)\s+{_NP}{_STOP}",
    )
)
UNSEEN_IF_KNOWN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^over\s+{_NP}\s+(?:is|zijn|werd|werden|was|waren|wordt)\b",
        rf"\b(?:over|naar)\s+(?!literatuur|studies|onderzoek){_NP}{_STOP}",
        rf"^voor\s+{_NP}\s+(?:is|zijn|werd|werden|was|waren)\b",
        rf"^(?!er\b|geen\b|in\b|bij\b){_NP}\s+(?:is|zijn|werd|werden|was|waren)\s+(?:[\w-]+\s+){{0,6}}?(?:niet|geen)\b",
    )
)
"""What was not studied may as well be what is done: "Over massage is geen onderzoek"."""
MODAL = re.compile(r"\b(?:lijkt|lijken|kan|kunnen|zou|zouden)\s+(?=\w)", re.IGNORECASE)
_VERB_FIRST = rf"(?:{_BARE_ACT}|{_GIVES}|{'|'.join(main for main, _ in MOVING.values())})"
CLAUSE = re.compile(
    rf"\s*;\s+|\s*,?\s+maar\s+(?:er\s+(?:is|zijn)\s+)?|\s*,\s+(?P<sub>terwijl)\s+|\s+en\s+(?=(?:\w+\s+)?{_VERB_FIRST}\s)"
    rf"|(?:(?<=t)|(?<=en))\s+en\s+(?=(?:de|het|een)\s+)(?=[^.;]{{3,90}}?\s(?:{_BARE_ACT})\s*(?:[.,;]|$))",
    re.IGNORECASE,
)
"""Where a sentence goes on with something else it says."""
_BARE_COMPARATIVE = "|".join(COMPARED.values())
_BARE_MOVE = "|".join(main for main, _ in MOVING.values())
TELLS = re.compile(
    rf"\b(?:{_BARE_ACT}|{_GIVES}|{_BE}|{_BARE_COMPARATIVE}|{_BARE_MOVE}|geen|niet|wordt|worden|werd|werden|kan|kunnen|zou|verschil\w*|effect\w*)\b",
    re.IGNORECASE,
)
"""Words without which nothing is told of a measure."""
