"""What a sentence of a conclusion says: which outcome measure it is about, and what the effect on it is."""

from __future__ import annotations

import re

from ingest.inventory.values import MIXED, NEGATIVE, NO_DIFFERENCE, NOT_STUDIED, POSITIVE

_NOT_SEEN = re.compile(
    r"\bgeen\s+(?:[\w-]+\s+){0,4}?(?:studies?|onderzoek(?:en)?|literatuur|RCT'?s?|gegevens|data"
    r"|publicaties)\b(?!\s+(?:die|dat)\s+(?:\w+\s+)*effect\b)"
    r"|\bniet\s+(?:\w+\s+)?(?:onderzocht|gerapporteerd|bestudeerd|beschreven|gemeten)\b"
    r"|\bgeen\s+van\s+de\s+(?:\w+\s+)?studies\b|\bontbreekt?\s+(?:\w+\s+)?(?:onderzoek|bewijs)\b",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:onzeker|onduidelijk|onbekend|niet\s+bekend|niet\s+duidelijk)\b"
    r"|\bgeen\s+(?:\w+\s+)?(?:uitspraak|conclusies?)\b",
    re.IGNORECASE,
)
_MIXED = re.compile(
    r"\bwisselend\w*|\btegenstrijdig\w*|\binconsistent\w*|\bgemengd\w*|\buiteenlopend\w*|\bniet\s+eenduidig\w*",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\bgeen\s+(?:[\w-]+\s+){0,4}?(?:verschil\w*|effect\w*|invloed|verbetering\w*|meerwaarde|waarde|voordeel|winst"
    r"|daling|afname|vermindering|toename|verandering\w*|relatie|verband)\b"
    r"|\bniet\s+(?:[\w-]+\s+){0,2}?(?:effectie\w+|beter|werkzaam\w*|werkt|helpt|verschil\w*|verminder\w*"
    r"|verbeter\w*|verlaag\w*|verlagen|verhog\w*|verhoog\w*|vergro\w*|verklein\w*|beïnvloed\w*|voorkom\w*"
    r"|minder|meer|vaker|le\w+\s+tot|bijdra\w+)\b"
    r"|\btot\s+[^.;]{3,60}?\s+niet\s+leid\w*"
    r"|\b(?:verminder|verbeter|verlaag|verhoog|vergroot|verklein|beïnvloed)t?\s+(?:[\w-]+\s+){0,6}?niet\b"
    r"|\beven\s+(?:effectief|goed|vaak|veel|snel|werkzaam)\b|\bevenveel\b|\bnet\s+zo\s+\w+\s+als\b|\bgelijkwaardig\w*"
    r"|\bvergelijkba\w+|\bniet\s+of\s+nauwelijks\b|\bineffectie\w+|\bnauwelijks\s+(?:effect|verschil)",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"\b(?:verminder\w*|verlag\w*|verlaagt?|minder|lager\w*|afname|daling|daalt|verklein\w*|reduceer\w*"
    r"|reductie|voorkom\w*|korter\w*|verkort\w*|afneem\w*|afnemen)\b",
    re.IGNORECASE,
)
_UP = re.compile(
    r"\b(?:verhoog\w*|verhog\w*|toename|toeneem\w*|toenemen|meer|hoger\w*|vergro\w*|vaker|stijg\w*"
    r"|langer\w*|verleng\w*|groter\w*)\b",
    re.IGNORECASE,
)
_OFTEN = re.compile(r"\bvaker\b", re.IGNORECASE)
""" "Vaker" is said of events, and what happens more often in a conclusion is mostly harm."""
_CHANGES = re.compile(
    r"\b(?:verminder(?:t|en)|verla(?:agt|gen)|verklein(?:t|en)|reduce(?:ert|ren)|voorkom(?:t|en)|verkort(?:en)?"
    r"|verho(?:ogt|gen)|vergro(?:ot|ten)|verleng(?:t|en)|stijg(?:t|en)|daal(?:t)|dalen|leid(?:t|en)\s+(?:\w+\s+)?tot)\b",
    re.IGNORECASE,
)
_BETTER = re.compile(
    r"\b(?:verbeter\w*|gunstig\w*|positie\w+|effectie\w+|beter\w*|bevorder\w*|werkzaam\w*|helpt"
    r"|(?:eerdere|snellere|tijdige|vroegere|eerder|sneller)\s+(?:\w+\s+)?(?:herken\w+|signaler\w+|opspor\w+|herstel\w*"
    r"|genez\w+|ontslag)"
    r"|voordelig\w*|nuttig\w*)\b",
    re.IGNORECASE,
)
_WORSE = re.compile(
    r"\b(?:verslecht\w*|vererger\w*|ongunstig\w*|nadelig\w*|schadelijk\w*|negatie\w+|slechter\w*|averechts\w*)\b"
    r"|\bleid\w*\s+tot\s+(?:[\w-]+\s+){0,2}?(?:schade|bijwerkingen|complicaties)\b",
    re.IGNORECASE,
)
_BAD = re.compile(
    r"bijwerking|sterfte|mortaliteit|overlij|vallen\b|valincident|valrisico|val(?:len|partij)|complicatie"
    r"|infectie|schad|risico|uitdroging|letsel|pijn|agitatie|delier|sedatie|uitval|bloeding|opname"
    r"|fractuur|fracturen|decubitus|wond|klacht|angst|depressi|eenzaam|belasting|stress|probleem|verlies"
    r"|ondervoeding|dehydratie|benauwd|kosten|verwarring|onrust|sufheid|afhankelijkheid|incidenten|slapeloos|jeuk"
    r"|symptom|ernst\b|incontinent|obstipatie|achteruitgang|ziekte|fouten|ligduur|opnameduur|doorligplek"
    r"|smet(?:ten|plek)?\b|misselijk|braken|diarree|roodheid|irritatie|dermatitis|uitslag|zwelling|duizelig|moeheid"
    r"|vermoeid|hypotensie|hypoglyk|impactie|ongeval|agressie|heropname|verstopping|krampen|hallucinat|verslikk",
    re.IGNORECASE,
)
_GOOD = re.compile(
    r"kwaliteit|functioner|mobiliteit|zelfredzaam|slaapduur|slaapkwaliteit|kracht|balans|tevreden|welzijn"
    r"|welbevinden|overleving|zelfstandig|participatie|stemming|cognitie|geheugen|gewicht\b|inname|genezing|herstel"
    r"|therapietrouw|kennis|vaardigheden|comfort|contact|activiteit|stoelgang|eetlust|herkenn|smaak|gevoel\s+van",
    re.IGNORECASE,
)

_WHO = (
    r"(?:\w*bewoners|mensen|ouderen|\w*patiënten|cliënten|vrouwen|mannen|\w*mantelzorgers|naasten|volwassenen"
    r"|deelnemers|gebruikers)"
)
_ADVERBS = (
    r"(?:(?:waarschijnlijk|mogelijk|duidelijk|significant|sterk|licht|enigszins|wellicht|niet|ook"
    r"|iets|klinisch|relevant\w*)\s+)*"
)
_FIRST = re.compile(
    r"^(?:(?:de|het|een|minder|meer|vaker|vaak|mogelijk|waarschijnlijk|duidelijk|significant|sterk|hun|iets)\s+"
    r"|(?:ontstaan|optreden|voorkomen|ontwikkelen|krijgen)\s+van\s+(?:(?:de|het|een)\s+)?)+",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"(?:\s+(?:waarschijnlijk|mogelijk|duidelijk|significant|sterk|enigszins|wellicht|niet|ook|iets|nauwelijks|of|te"
    rf"|kunnen)|\s+(?:bij|van|onder)\s+(?:(?:de|het|een)\s+)?(?:[\w-]+e\s+){{0,2}}{_WHO}\b.*)+$",
    re.IGNORECASE,
)
_COMPARED = r"(?:in\s+vergelijking|vergeleken|ten\s+opzichte|dan)"
_BEHIND = (
    rf"\s+(?:{_COMPARED}|bij|na|door|wanneer|als|tijdens|onder"
    r"|indien|aangetoond|gevonden|gezien|tussen|is|zijn|wordt|worden|werd|geeft|geven|heeft|hebben|veroorzaa\w+"
    r"|optreedt|krijg\w*|leid\w*|kan|kunnen|lijkt|lijken"
    rf"|van\s+(?:(?:de|het|een)\s+)?(?:[\w-]+e\s+){{0,2}}{_WHO}|te\s+\w+en)\b"
    r"|\s*[.,;:(]|\s*$"
)
"""What stands behind the name of a measure."""
_END = rf"(?={_BEHIND})"
_NP = (
    r"(?:(?:de|het|een)\s+)?(?!(?:bij|in|op|voor|na|door|met|tijdens|onder|ten|dan|vergeleken)\b)"
    r"(?P<m>[^.,;:()]{3,110}?)"
)
_VERB = (
    r"(?:verminder(?:t|en)|verla(?:agt|gen)|verbeter(?:t|en)|verho(?:ogt|gen)|vergro(?:ot|ten)|verklein(?:t|en)"
    r"|reduce(?:ert|ren)|beïnvloed(?:t|en)|voorkom(?:t|en)|verkort(?:en)?|bevorder(?:t|en)|verslechter(?:t|en)"
    r"|vererger(?:t|en)|verleng(?:t|en))"
)
_GIVES = r"(?:geeft|geven|veroorzaakt|veroorzaken|heeft|hebben|krijgt|krijgen|ervaart|ervaren|rapporteren)"
_HOW_OFTEN = r"(?:even\s+vaak|even\s+veel|evenveel|minder\s+vaak|vaker|meer|minder)"
_MEASURES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\bverschil\w*\s+tussen\s+[^.,;]{{3,90}}?\s+(?:in|op|qua|wat\s+betreft|voor)\s+{_NP}{_END}",
        rf"\beffect\w*\s+van\s+[^.,;]{{2,80}}?\s+op\s+{_NP}{_END}",
        rf"\b(?:effect\w*|verschil\w*|invloed|verbetering\w*"
        rf"|meerwaarde)\s+(?:\w+\s+)?(?:te\s+\w+\s+)?(?:op|in|voor\s+wat\s+betreft|wat\s+betreft|qua|voor)\s+{_NP}{_END}",
        rf"\b{_HOW_OFTEN}\s+leid\w*\s+tot\s+{_NP}{_END}",
        rf"\b{_HOW_OFTEN}\s+tot\s+{_NP}\s+leid\w*",
        rf"\bleid\w*\s+(?:\w+\s+)?tot\s+{_ADVERBS}(?:een\s+)?(?:meer|minder|hogere?|lagere?|kortere?"
        rf"|langere?|betere?|slechtere?|afname\s+van|toename\s+van|vermindering\s+van|verbetering\s+van"
        rf"|daling\s+van|stijging\s+van)\s+{_NP}{_END}",
        rf"\b(?:tot|voor)\s+{_ADVERBS}(?:meer|minder)\s+{_NP}(?=\s+te\s+|\s+leid|\s*[.,;(]|\s*$"
        rf"|\s+in\s+vergelijking)",
        rf"\b(?:afname|toename|vermindering|verbetering|daling|reductie|stijging)\s+(?:van|in)\s+{_NP}{_END}",
        rf"\b{_VERB}\s+(?:bij\s+[^.,;]{{3,50}}?\s(?=(?:de|het)\s))?{_ADVERBS}{_NP}{_END}",
        rf"\b(?:lijkt|lijken|kan|kunnen|zou"
        rf"|zouden)\s+{_ADVERBS}{_NP}\s+(?:niet\s+)?(?:mogelijk\s+)?(?:te\s+|kunnen\s+)?(?:vermind\w+"
        rf"|verlag\w+|verbeter\w+|verhog\w+|vergroten|verklein\w+|reducer\w+|beïnvloed\w+|voorkomen"
        rf"|bevorder\w+|verslecht\w+)\b",
        rf"\b{_GIVES}\s+(?:bij\s+[^.,;]{{3,50}}?\s)?{_ADVERBS}(?:vaker|minder\s+vaak)\s+{_NP}{_END}",
        rf"\b(?:vaker|minder\s+vaak|even\s+vaak)\s+{_NP}\s+(?:{_GIVES}|optre\w+|voorkom\w+|kreeg|kregen|hadden|gaf|gaven)\b",
        rf"\b(?:het|de)\s+(?P<m>(?:aantal|kans|risico|ernst|mate|duur"
        rf"|frequentie)?(?:(?!\b(?:het|de|dat|die)\b)[^.,;:()]){{3,60}}?)\s+(?:niet\s+)?{_ADVERBS}{_VERB}\b",
        rf"\b(?:over|naar|met\s+als\s+uitkomstmaat|op\s+de\s+uitkomstmaat"
        rf"|voor\s+de\s+uitkomstmaat)\s+(?:het\s+effect\s+op\s+|de\s+uitkomst\w*\s+)?{_NP}"
        rf"(?=\s+met\s+|{_BEHIND})",
        rf"^voor\s+{_NP}\s+(?:is|zijn|werd|werden)\b",
        rf"\b(?:meer|minder)\s+(?P<m>[^.,;:()\s][^.,;:()]{{2,50}}?){_END}",
        rf"\bleid\w*\s+{_ADVERBS}(?:{_HOW_OFTEN}\s+)?tot\s+{_NP}{_END}",
        r"\b(?P<m>toegevoegde\s+waarde)\b",
    )
)
_LONGEST = 70


def effect(text: str) -> str | None:
    """The outcome that a sentence of a conclusion states; None when it leaves it open."""
    if _NOT_SEEN.search(text):
        return NOT_STUDIED
    if _MIXED.search(text):
        return MIXED
    if _UNSURE.search(text):
        return None
    if _NONE.search(text):
        return NO_DIFFERENCE
    if _WORSE.search(text):
        return NEGATIVE
    if _BETTER.search(text):
        return POSITIVE
    return _direction(text)


def _direction(text: str) -> str | None:
    """What more or less of the measure means: fewer falls are good, more infections are harm."""
    verb = _CHANGES.search(text)
    told = verb.start() if verb else 0  # "meer daglicht vermindert …": not the first "meer" tells the direction
    down, up = _DOWN.search(text, told), _UP.search(text, told)
    if told and not (down or up):
        down, up = _DOWN.search(text), _UP.search(text)
    if not (down or up):
        return None
    first = min((found for found in (down, up) if found), key=lambda found: found.start())
    measure = measure_in(text) or text
    good, bad = bool(_GOOD.search(measure)), bool(_BAD.search(measure))
    bad = bad or (not good and bool(_OFTEN.match(text, first.start())))
    if first is down:
        return NEGATIVE if good and not bad else POSITIVE
    return NEGATIVE if bad else POSITIVE


def measure_in(text: str) -> str | None:
    """The outcome measure that a sentence names."""
    for pattern in _MEASURES:
        if found := pattern.search(text):
            measure = _LAST.sub("", _FIRST.sub("", found["m"].strip())).strip()
            if 2 < len(measure) <= _LONGEST and not re.match(r"(?:dat|of|die)\b", measure):
                return measure
    return None
