"""The words of a clause that judge a tool or intervention, by attitude; "<" stands where the clause names it.

Each list holds shapes that a reader can check one by one; `judgements` compiles and applies them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_OWN = r"[^.;:!?]"
"""Anything within the clause."""
_WORKS = r"(?:werking|effectiviteit|effecten?|meerwaarde|waarde|opbrengst|baten|nut)"
_USE = r"(?:uitrol|invoering|implementatie|opschaling|toepassing|verspreiding)"
_USED = (
    r"(?:gebruik\w*|inge?zet\w*|vergoed\w*|verstrek\w*|gelever\w*|lever\w*"
    r"|aangeboden|aangeschaft|ingekocht|uitgevoerd|nodig)"
)

_WHO = r"(?:(?:we|wij|partijen|zorgkantoren|zorgaanbieders|aanbieders|gemeenten|zorgverzekeraars)\s+)?"
_LIST = (
    r"(?:(?!(?:van|voor|in|op|bij|met|naar|om|te|dat|die|aan|door|over|tussen|of|hoe|is|zijn)\b)"
    r"[\wà-ÿ’'()\-]+,?\s+){0,6}?"
)
"""Words of a list or of a name that stand before the thing itself: "van eHealth, slimme zorg en <"."""
_DO = (
    r"(?:stimuleren|bevorderen|versterken|faciliteren"
    r"|benutten|realiseren|organiseren|borgen|verankeren|implementeren|introduceren)"
)
_DONE = (
    r"(?:gestimuleerd|bevorderd|versterkt|uitgebreid|geborgd|verankerd|georganiseerd|gerealiseerd|gefaciliteerd|benut"
    r"|geïmplementeerd|ingevoerd)"
)

STOP: tuple[str, ...] = (
    rf"\b(?:stopp?(?:en|t)|gestopt|op(?:houden|gehouden|te\s+houden)|gestaakt|staken)\b{_OWN}{{0,20}}\smet\b{_OWN}{{0,60}}<",
    rf"\bmet\b{_OWN}{{0,80}}<{_OWN}{{0,80}}\b(?:stopp?(?:en|t)|gestopt|houd(?:en|t)\b{_OWN}{{0,30}}\bop)\b",
    rf"<{_OWN}{{0,90}}\b(?:(?:daar|er|hier)?mee\s+(?:te\s+)?(?:stoppen|ophouden)|daarmee\b{_OWN}{{0,40}}\b(?:stoppen|ophouden))\b",
    rf"<{_OWN}{{0,60}}\b(?:kan|kunnen|mag|mogen|moet|moeten)\b{_OWN}{{0,50}}\b(?:weg|verdwijnen|verleden\s+tijd)\b",
    rf"<{_OWN}{{0,60}}\bniet\s+(?:langer|meer)\b{_OWN}{{0,40}}\b{_USED}\b",
    rf"\b(?:vergoed|gebruik|verstrek|lever|inkop|koop|kop|financier|zett)\w*\b{_OWN}{{0,30}}<{_OWN}{{0,40}}\bniet\s+(?:langer|meer)\b",
    r"\bniet\s+(?:langer|meer)\s+(?:met\s+|in\s+|de\s+|het\s+)*<",
    rf"<{_OWN}{{0,80}}\b(?:afgebouwd|afbouwen|af\s+te\s+bouwen|uitgefaseerd|geschrapt|schrapp?(?:en|t)?|afgeschaft|beëindigd"
    r"|beëindigen|afgeraden|ontraden|onverantwoord|achterhaald|kom(?:t|en)\s+te\s+vervallen|stopgezet|gestaakt|niet\s+verantwoord|niet\s+(?:meer\s+)?voortgezet|verdwijn(?:t|en))\b",
    rf"<{_OWN}{{0,60}}\b(?:blijk(?:t|en)\b{_OWN}{{0,20}}\bniet\s+te\s+werken|pass?(?:t|en)\s+niet\s+(?:meer|langer)\s+(?:in|bij))\b",
    rf"\b(?:schaff?(?:en|t)|bouw(?:en|t)|rad(?:en|t)|raadt)\b{_OWN}{{0,40}}<{_OWN}{{0,60}}\baf\b",
    rf"\bfaser(?:en|t)\b{_OWN}{{0,40}}<{_OWN}{{0,60}}\buit\b",
    rf"\b(?:afschaffen|schrappen|afbouwen|uitfaseren|ontraden|beëindig(?:en|t)|afscheid\s+(?:te\s+)?(?:nemen\s+)?van)\b{_OWN}{{0,30}}<",
    rf"\b(?:afbouw|afschaffing|beëindiging)\s+van\b{_OWN}{{0,30}}<",
    rf"<{_OWN}{{0,60}}\b(?:raad|raden|raadt|bouw(?:t|en)|schaff?(?:en|t))\b{_OWN}{{0,30}}\baf\b|<{_OWN}{{0,40}}\b(?:uitfaseren|uit\s+te\s+faseren)\b",
    rf"\bgeen\s+<{_OWN}{{0,30}}\bmeer\b|\b(?:laat|laten)\b{_OWN}{{0,20}}<{_OWN}{{0,10}}\blos\b",
    rf"\bvoor\b{_OWN}{{0,30}}<{_OWN}{{0,80}}\bgeen\s+(?:plaats|plek|ruimte|toekomst|rol|reden|bestaansrecht)\s+meer\b|\bgeen\s+(?:plaats|plek|ruimte)\s+meer\s+voor\b{_OWN}{{0,30}}<|<{_OWN}{{0,60}}\bin\s+de\s+(?:kast|la|ijskast)\s+(?:beland|verdwenen)\b",
    rf"<{_OWN}{{0,60}}\b(?:heeft|hebben)\s+(?:zijn|hun|haar)?\s*(?:(?:langste\s+)?tijd\s+gehad|afgedaan)\b",
    rf"\baan\s+(?:de\s+|het\s+)?(?:[\wà-ÿ]+e\s+){{0,3}}<{_OWN}{{0,40}}\bkomt\s+een\s+einde?\b",
    rf"\bvan\b{_OWN}{{0,30}}<{_OWN}{{0,40}}\b(?:ne(?:em|emt|men)\b{_OWN}{{0,20}}\bafscheid|zie(?:n|t)\b{_OWN}{{0,15}}\baf)\b",
    rf"\b(?:afzien|af\s+te\s+zien)\s+van\s+{_LIST}<",
)
STOP = (
    *STOP,
    rf"<{_OWN}{{0,30}}\bga(?:at|an)\s+(?:\w+\s+){{0,3}}(?:eruit|weg|de\s+deur\s+uit|verdwijnen)\b|<{_OWN}{{0,30}}\bverdwijn(?:t|en)\s+uit\b",
    rf"\bmet\b{_OWN}{{0,30}}<{_OWN}{{0,40}}\b(?:niets|niks)\s+meer\b|\btijd\s+van\s+(?:de\s+|het\s+)?<{_OWN}{{0,20}}\b(?:voorbij|om)\b",
    rf"<{_OWN}{{0,60}}\b(?:acht(?:en)?|vind(?:t|en))\s+(?:\w+\s+){{0,3}}(?:achterhaald|overbodig|ongewenst|onnodig|onwenselijk)\b",
)
STUDY: Sequence[str] = (
    rf"<{_OWN}{{0,110}}\b(?:(?:worden|wordt|eerst)\s+(?:\w+\s+){{0,4}}(?:onderzocht|verkend|beproefd|getoetst|geëvalueerd)|uitgezocht"
    rf"|zoek(?:en|t)\b{_OWN}{{0,90}}\buit|te\s+vroeg|meningen\s+uiteen|(?:eerst|nader)\b{_OWN}{{0,20}}\bonderzoek\s+nodig"
    r"|eerst\s+(?:onderzoek|een\s+(?:proef|pilot))|nog\s+niet\s+(?:in|op)\b|op\s+basis\s+van\s+(?:onderzoek|evaluatie))",
    rf"<{_OWN}{{0,90}}\b(?:nog\s+(?:on(?:voldoende|duidelijk|zeker|bekend)|geen\s+(?:bewijs|oordeel|conclusie)|(?:te\s+)?weinig\s+(?:over\s+)?bekend)"
    r"|(?:nog\s+)?niet\s+(?:duidelijk|bekend|bewezen|aangetoond|zeker))\b",
    rf"<{_OWN}{{0,60}}\b(?:is|zijn|blijft)\b{_OWN}{{0,20}}\b(?:bewijs|onderbouwing)\b{_OWN}{{0,20}}\b(?:dun|mager|schaars|beperkt|zwak)\b",
    rf"\b(?:bewijs|onderbouwing)\b{_OWN}{{0,30}}<{_OWN}{{0,40}}\b(?:dun|mager|schaars|beperkt|zwak)\b",
    rf"\b{_WORKS}\b{_OWN}{{0,40}}<{_OWN}{{0,40}}\b(?:niet|onvoldoende|nog\s+on\w+)\b{_OWN}{{0,20}}(?:vastgesteld|aangetoond|bewezen|bekend|$)",
    rf"<{_OWN}{{0,40}}\b{_WORKS}\b{_OWN}{{0,30}}\b(?:niet|onvoldoende)\s+(?:vastgesteld|aangetoond|bewezen|bekend|onderzocht)\b",
    rf"\b(?:onderzoek(?:en|t)?|verken(?:nen|t)|toets(?:en|t)|beproe(?:ven|ft)|(?:eerst\s+)?nagaan|ga(?:an|at)?\b{_OWN}{{0,60}}\bna|bezien|bekijk(?:en|t))"
    rf"\s+(?:\w+\s+){{0,9}}(?:of|hoe|welke|in\s+hoeverre|wat)\b{_OWN}{{0,80}}<",
    rf"\b(?:onderzoek(?:en|t)|verken(?:nen|t)|beproe(?:ven|ft)|bezien|beziet)\s+(?:we\s+|wij\s+|partijen\s+)?(?:ook\s+|eerst\s+|samen\s+)*"
    rf"(?:de|het)\s+(?:\w+\s+){{0,2}}(?:mogelijkhe\w+|inzet|gebruik|toepassing|toepasbaarheid|haalbaarheid|{_WORKS})\s+(?:van|voor|met)\b{_OWN}{{0,40}}<",
    rf"\b(?:MKBA|kosten-batenanalyse|business\s?case|effectonderzoek|effectmeting)\b{_OWN}{{0,100}}<",
    rf"\b(?:een|de|twee|drie|vier|vijf|\d+)\s+(?:\w+\s+)?(?:proef|pilot|pilots|proeven|proeftuin|experiment|experimenten)\b{_OWN}{{0,25}}"
    rf"\b(?:met|rond|voor)\b{_OWN}{{0,40}}<",
    rf"\b(?:of|welke|hoe)\b{_OWN}{{0,50}}<{_OWN}{{0,120}}\b(?:uitgezocht|uit|onderzocht|onderzoek(?:en|t)|verkennen|getoetst|onduidelijk|onzeker|bezien)\b",
    rf"\bof\b{_OWN}{{0,30}}<{_OWN}{{0,60}}\b(?:moet|zal)\s+(?:nog\s+)?blijken\b",
    rf"\b(?:bestudeer|onderzoch|nagegaan|beoordeel|uitgezoch|gemeten|gevolgd|bekeken|gekeken)\w*\s+(?:(?:wordt|worden)\s+)?(?:of|in\s+hoeverre)\b{_OWN}{{0,60}}<",
    rf"\bervaring(?:en)?\b{_OWN}{{0,20}}\b(?:opdoen|op\s+te\s+doen)\s+met\b{_OWN}{{0,20}}<|\bervaring\s+met\b{_OWN}{{0,20}}<{_OWN}{{0,10}}\b(?:opdoen|op\s+te\s+doen)\b",
    rf"\bbij\s+een\s+positie(?:f|ve)\s+\w+\b{_OWN}*<",
    rf"\b(?:experimenteren|experimenteert|pionieren)\s+met\b{_OWN}{{0,30}}<|<{_OWN}{{0,60}}\bexperimentele\s+fase\b",
    r"\b(?:proeftuin|proef)\s+<",
    rf"\bmeer\s+(?:bewijs|onderzoek|kennis)\b{_OWN}{{0,20}}\bnodig\b{_OWN}{{0,60}}<|<{_OWN}{{0,60}}\bmeer\s+(?:bewijs|onderzoek)\b{_OWN}{{0,20}}\bnodig\b",
    rf"<{_OWN}{{0,40}}\b(?:verkennen|onderzoeken|bekijken|bezien|toetsen)\s+(?:we|wij|partijen)\b{_OWN}{{0,20}}\bof\b",
    rf"<{_OWN}{{0,40}}\bnog\s+(?:even\s+)?niets\b|<{_OWN}{{0,40}}\b(?:wisselend|voorzichtig)\b",
    rf"<{_OWN}{{0,30}}\b(?:vraagt|vragen|vergt|vergen|verdien(?:t|en))\b{_OWN}{{0,20}}\b(?:meer|nader|verder|aanvullend)\s+(?:onderzoek|bewijs)\b",
    rf"<{_OWN}{{0,60}}\b(?:geëxperimenteerd|experimenteren|experimenteert|uitgeprobeerd|proefgedraaid)\b",
    rf"<{_OWN}{{0,40}}\b(?:geen|nog\s+niet)\b{_OWN}{{0,20}}\b(?:oordeel|conclusie|uitspraak)\b|\bover\b{_OWN}{{0,20}}<{_OWN}{{0,30}}\bgeen\s+oordeel\b",
    rf"\bvoor\s+<{_OWN}{{0,20}}\bis\s+het\s+bewijs\b{_OWN}{{0,20}}\b(?:dun|mager|beperkt|zwak)\b|\bof\b{_OWN}{{0,30}}<{_OWN}{{0,50}},\s+weten\s+(?:we|wij)\s+(?:nog\s+)?niet\b",
    rf"\b(?:eerst\s+)?willen\s+(?:we|wij|partijen)\s+(?:eerst\s+)?weten\s+of\b{_OWN}{{0,30}}<|\bof\s+<{_OWN}{{0,60}}\bnog\s+niet\s+duidelijk\b",
    rf"<{_OWN}{{0,40}}\b(?:weten|weet)\s+(?:we|wij|men)\b{_OWN}{{0,15}}\bte\s+weinig\b",
    r"\b(?:onderzoek|onderzoeken|verkenning|studie)\s+naar\s+(?:de\s+|het\s+)?[‘'\"“]?<|\bpilots?\s+(?:omtrent|over|rondom|rond|met|voor)\s+(?:de\s+|het\s+)?<",
    rf"\bde\s+uitkomst\w*\s+van\s+(?:de|het)\s+(?:pilot|proef|experiment)\b{_OWN}{{0,30}}<",
    rf"\bonderzoek(?:t|en)?\b{_OWN}{{0,60}}\b(?:terugkeer|herinvoering|invoering|mogelijkheid|haalbaarheid|wenselijkheid)\s+van\b{_OWN}{{0,20}}<",
    r"\bverkennen\s+van\s+(?:\w+\s+){0,3}<",
    rf"\b(?:be)?kijk(?:en|t)?\b{_OWN}{{0,50}}\b(?:welke|of|in\s+hoeverre)\s+{_LIST}<",
    rf"\b(?:inzicht|onderzoek)\b{_OWN}{{0,50}}\beffect(?:en)?\s+van\s+(?:(?:de|het)\s+(?:inzet|gebruik)\s+van\s+)?{_LIST}<",
    rf"\beffecten\s+van\s+{_LIST}<{_OWN}{{0,70}}\b(?:in\s+beeld|onderzocht|in\s+kaart)\b",
    rf"\bmogelijkheden\s+(?:van|voor|tot)\s+{_LIST}<{_OWN}{{0,70}}\b(?:onderzoeken|verkennen|onderzocht|verkend)\b",
)
SPEED: tuple[str, ...] = (
    rf"<{_OWN}{{0,90}}\b(?:opgeschaald|op\s+te\s+schalen|opschalen|in\s+opschaling|versneld|versnellen|uitgerold|uitrollen"
    rf"|uit\s+te\s+rollen|verbreed|(?:moet|mag|kan|moeten)\b{_OWN}{{0,40}}\bsneller)\b",
    rf"<{_OWN}{{0,60}}\b{_USE}\b{_OWN}{{0,40}}\b(?:sneller|te\s+lang|te\s+langzaam|te\s+traag)\b",
    rf"\b{_USE}\b{_OWN}{{0,30}}<{_OWN}{{0,40}}\b(?:sneller|te\s+lang|te\s+langzaam|te\s+traag)\b",
    rf"\b(?:schal(?:en|t)|schaalt|roll?(?:en|t))\b{_OWN}{{0,40}}<{_OWN}{{0,60}}\b(?:op|uit)\b",
    rf"\b(?:versnellen|versnelt|opschalen|uitrollen|opschaling\s+(?:van|in)|uitrol\s+van)\b{_OWN}{{0,40}}<",
    rf"\bversnelling(?:s\w+)?\b{_OWN}{{0,40}}\b(?:van|voor|in|rond)\b{_OWN}{{0,30}}<",
    rf"\blandelijke?\s+(?:invoering|uitrol|implementatie)\b{_OWN}{{0,40}}<",
    rf"\bbreid(?:en|t)\b{_OWN}{{0,40}}<{_OWN}{{0,60}}\buit\b|<{_OWN}{{0,60}}\b(?:breid(?:en|t)\b{_OWN}{{0,30}}\buit|uitbreiden|uit\s+te\s+breiden|uitgebreid(?=\s*(?:[.,;]|$|naar\b|tot\b)))",
    rf"<{_OWN}{{0,60}}\b(?:breed|breder|overal|landelijk|op\s+grote\s+schaal|in\s+alle\s+\w+)\s+(?:in\s+te\s+zetten|inzetten|ingezet|ingevoerd|toegepast|toe\s+te\s+passen|gebruikt)\b",
    rf"<{_OWN}{{0,30}}\bsneller\b|\bsneller\b{_OWN}{{0,40}}<",
    rf"<{_OWN}{{0,40}}\b(?:bij|in|door)\s+alle\s+\w+\s+(?:ingevoerd|gebruikt|toegepast|ingezet)\b",
    rf"\balle\s+\w+\s+(?:gaan|zullen)\b{_OWN}{{0,30}}\b(?:werken\s+met|gebruik\s+maken\s+van)\b{_OWN}{{0,20}}<",
    rf"<{_OWN}{{0,40}}\b(?:rol(?:len|t)|schal(?:en|t)|schaalt)\b{_OWN}{{0,30}}\b(?:uit|op)\b|<{_OWN}{{0,30}}\bvoer(?:en|t)\b{_OWN}{{0,20}}\bversneld\s+in\b",
    rf"\bvoer(?:en|t)\b{_OWN}{{0,40}}<{_OWN}{{0,30}}\b(?:versneld|overal|landelijk|in\s+(?:alle|elke|iedere))\b{_OWN}{{0,50}}\bin\b(?=\s*(?:[.,;]|$))",
    rf"<{_OWN}{{0,60}}\b(?:bij|in)\s+(?:alle|elke|iedere)\s+\w+\b{_OWN}{{0,40}}\b(?:in\s+te\s+voeren|invoeren|invoert|ingevoerd)\b",
    rf"\b(?:implementatie|invoering|ontwikkeling|verspreiding)\b{_OWN}{{0,60}}<{_OWN}{{0,30}}\b(?:te\s+)?versnellen\b",
)
SPEED += (
    rf"<{_OWN}{{0,30}}\b(?:wordt|worden)\s+(?:\w+\s+){{0,3}}(?:grootschalig|landelijk|overal|versneld)\s+(?:geïmplementeerd|ingevoerd|toegepast|ingezet)\b",
    rf"\bversnel(?:de|ling)\s+(?:[\wà-ÿ]+\s+){{0,3}}(?:realisatie|ontwikkeling|opschaling)\s+van\s+{_LIST}<",
    rf"<{_OWN}{{0,40}}\b(?:verdien(?:t|en)|vraagt|vragen|krijg(?:t|en))\s+(?:om\s+)?(?:meer\s+)?(?:vaart|tempo|haast)\b",
    rf"\bvoer(?:en|t)\b{_OWN}{{0,40}}<{_OWN}{{0,40}}\bin\s+al\s+(?:hun|onze|haar|zijn|de)\b{_OWN}{{0,40}}\bin\b(?=\s*(?:[.,;]|$))",
    rf"<{_OWN}{{0,40}}\bga(?:an|at)\b{_OWN}{{0,30}}\bversneld\b",
    rf"<{_OWN}{{0,80}}\b(?:tijd\s+voor\s+(?:haast|vaart|tempo)|geen\s+tijd\s+te\s+verliezen|hoe\s+eerder,?\s+hoe\s+beter|geen\s+uitstel\s+(?:verdraagt|duldt|lijdt)|(?:vaart|haast|spoed)\s+(?:te\s+)?(?:maken|zetten|geboden))\b",
    rf"\b(?:snelle|versnelde)\s+(?:[\wà-ÿ]+\s+){{0,3}}(?:inzet|invoering|toepassing|opschaling)\s+van\s+{_LIST}<",
    rf"\b(?:implementatie|invoering|opschaling|verspreiding)\s+van\s+{_LIST}<{_OWN}{{0,30}}\bversnellen\b",
)
HASTE: Sequence[str] = (
    rf"<(?={_OWN}{{0,90}}\bniet\s+snel\s+genoeg\b)",
    rf"<(?={_OWN}{{0,90}}\bniet\s+(?:langer|meer)\s+(?:(?:te|worden|hoeven)\s+){{0,3}}ge?wacht(?:en)?\b)",
    rf"<(?={_OWN}{{0,110}}\b(?:geen\s+(?:uitstel|tijd\s+te\s+verliezen)|hoe\s+eerder,?\s+hoe\s+beter)\b)|<(?=[^,.;:!?]{{0,60}}\bzo\s+(?:snel|spoedig)\s+mogelijk\b)",
    rf"<{_OWN}{{0,30}}\bvan\s+(?:pilot|proef|experiment|project)\s+naar\s+(?:standaard|praktijk|gewoon|regulier|structureel|de\s+praktijk)\b",
)
"""What cannot wait: goes before all other words, which may tell of the trial that it was."""
PRAISED: Sequence[str] = (
    rf"\b(?:proef|pilot|experiment)\b{_OWN}{{0,25}}<{_OWN}{{0,80}}\b(?:naar\s+meer|geslaagd|een\s+succes|overtuigend|bevie?l(?:en)?|bevallen)\b",
    rf"<{_OWN}{{0,60}}\b(?:een\s+schot\s+in\s+de\s+roos|een\s+aanwinst|goud\s+waard|een\s+uitkomst\s+voor)\b",
)
"""What went well, also as a trial: goes before the words for trials as such."""
RECOMMEND: Sequence[str] = (
    rf"\b(?:beve(?:el|elt|len)|raad|raden|raadt|moedig(?:en|t)?)\b{_OWN}{{0,40}}<{_OWN}{{0,90}}\baan\b",
    rf"<{_OWN}{{0,90}}\b(?:aanbevolen|aangeraden|(?:beve(?:el|elt|len)|raden|raad|raadt)\b{_OWN}{{0,40}}\baan|aan\s+te\s+(?:bevelen|raden)"
    r"|verdien(?:en|t)\s+(?:\w+\s+){0,2}(?:navolging|toepassing|bekostiging|plek|plaats)|gestimuleerd|bevorderd|de\s+voorkeur)\b",
    rf"<{_OWN}{{0,60}}\b(?:standaard\s+(?:ingezet|aangeboden|gebruikt)|(?:de|het)\s+(?:nieuwe\s+)?(?:standaard|norm)|vanzelfsprekend\s+onderdeel)\b",
    rf"\bbelang\b{_OWN}{{0,20}}\bdat\b{_OWN}{{0,30}}<|<{_OWN}{{0,60}}\bgemeengoed\b|<{_OWN}{{0,40}}\bbij\s+voorkeur\b",
    rf"\b(?:over|van)\b{_OWN}{{0,20}}<{_OWN}{{0,40}}\benthousiast\b|\benthousiast\s+over\b{_OWN}{{0,30}}<",
    rf"\b(?:raden|raad|raadt)\b{_OWN}{{0,40}}\baan\s+(?:om\s+)?{_OWN}{{0,30}}<",
    rf"\b(?:aanbeve(?:len|ling)|aanraden|stimuler(?:en|ing)|stimuleert|bevorder(?:en|t)|promo(?:ten|ot|veert)|omarm(?:en|t)"
    rf"|pleit(?:en)?\s+voor)\b{_OWN}{{0,50}}<",
    rf"\b(?:(?:we|wij|partijen)\s+kiezen|kiezen\s+(?:we|wij|partijen))\s+(?:\w+\s+)?voor\b{_OWN}{{0,20}}<",
    rf"\b(?:we|wij|partijen|zorgkantoren|zorgaanbieders)\b{_OWN}{{0,40}}\b(?:zet(?:ten)?)\b{_OWN}{{0,70}}<{_OWN}{{0,40}}\bin\b(?=\s*(?:[.,;]|$|om\b|waar\b|als\b|bij\b|voor\b|ter\b))",
    rf"\b(?:zet(?:ten)?)\s+(?:we|wij|partijen)?\b{_OWN}{{0,70}}<{_OWN}{{0,40}}\bin\b(?=\s*(?:[.,;]|$|om\b|waar\b|als\b|ter\b))",
    rf"\b(?:verantwoordelijkheid|opgave|ambitie|afspraak|gewenst|wenselijk|mogelijk)\b{_OWN}{{0,60}}<{_OWN}{{0,20}}\bin\s+te\s+zetten\b",
    rf"\b(?:bied(?:en|t)|aanbieden)\b{_OWN}{{0,20}}\b(?:elke|alle|iedere)\b{_OWN}{{0,40}}<{_OWN}{{0,20}}\baan\b",
    rf"<{_OWN}{{0,20}}\bkrijg(?:t|en)\b{_OWN}{{0,40}}\been\s+(?:vaste\s+)?(?:plek|plaats)\b",
    rf"\b(?:structurele|blijvende)\s+(?:bekostiging|financiering)\s+(?:van|voor)\b{_OWN}{{0,20}}<",
    rf"\brecht\s+op\s+een\s+<{_OWN}{{0,20}}\bvast\b",
    rf"<{_OWN}{{0,30}}\bkie(?:zen|st)\s+(?:\w+\s+)?(?:daarvoor|ervoor|hiervoor)\b|\b(?:houd(?:en|t)\s+vast|hecht(?:en)?\b{_OWN}{{0,30}}\bwaarde)\s+aan\b{_OWN}{{0,20}}<",
    rf"\b(?:vinden|vindt|willen|wil)\s+(?:we\s+|wij\s+)?dat\s+(?:elke?|iedere?|alle)\b{_OWN}{{0,40}}<",
    rf"<{_OWN}{{0,40}}\b(?:beter|vaker|optimaal|maximaal)\s+(?:bekend|benut\w*|gebruikt|ingezet)\b",
    rf"\b(?:(?:maximaal|optimaal|meer)\s+gebruik(?:\s+te\s+maken|\s+maken)?\s+van|zet(?:ten)?\s+(?:zich|ons)\s+in\s+voor)\b{_OWN}{{0,20}}<",
    rf"<{_OWN}{{0,40}}\b(?:hoort|horen|mag|moet|moeten)\b{_OWN}{{0,25}}\b(?:basispakket|pakket|basisaanbod|basis)\b",
    rf"\b(?:drempels|belemmeringen|obstakels)\b{_OWN}{{0,40}}<{_OWN}{{0,40}}\b(?:weg\w*|oplossen|opgelost|aangepakt|aanpakken)\b",
    rf"\b(?:wil|willen)\s+(?:\w+\s+)?dat\b{_OWN}{{0,20}}<{_OWN}{{0,40}}\b(?:beschikbaar|overal|bereikbaar|toegankelijk|gewoon)\b",
    rf"<{_OWN}{{0,60}}\bverdien(?:en|t)\s+het\s+om\b|<{_OWN}{{0,80}}\bverdien(?:en|t)\s+(?:een\s+)?(?:brede(?:re)?|overal|ruimere?)\b",
    rf"<{_OWN}{{0,50}}\bde\s+moeite\s+waard\b",
    rf"\b(?:onderschrijven|onderschrijft|steunen|steunt|waarderen)\b{_OWN}{{0,70}}<|<{_OWN}{{0,60}}\b(?:van\s+harte\s+)?(?:ondersteund|omarmd)\b",
    rf"\bpromo(?:ten|ot)\b{_OWN}{{0,30}}<|<{_OWN}{{0,30}}\b(?:wordt|worden)\s+waar\s+mogelijk\s+(?:ingezet|gebruikt|toegepast)\b",
    rf"\b(?:inzetten|inzet)\s+van\s+(?:reeds\s+|al\s+)*bewezen\s+<|\bmeer\s+gebruik\s+van\b{_OWN}{{0,30}}<",
    rf"\bstimuler(?:en|t)\b{_OWN}{{0,100}}\bzoals\s+<|<{_OWN}{{0,20}}\bis\b{_OWN}{{0,10}}\b(?:een\s+)?(?:belangrijke|onmisbare|wezenlijke)\s+(?:factor|schakel|bouwsteen)\b",
    rf"\b(?:inzet(?:ten)?|ingezet|in\s+te\s+zetten|zet(?:ten)?\s+{_WHO}(?:\w+\s+){{0,3}}in|sturen|stuurt)\s+op\s+(?:(?:de\s+|het\s+)?(?:inzet|gebruik|toepassing|versterking|ontwikkeling)\s+van\s+)?{_LIST}<",
    rf"\bga(?:an|at)\s+uit\s+van\s+{_LIST}<",
    rf"(?<!^het\s)\b{_DO}\s+(?:van\s+)?{_WHO}{_LIST}<|<\s+(?:te\s+)?{_DO}\b",
    rf"<{_OWN}{{0,60}}\b(?:is|zijn|blijft|blijven)\s+(?:\w+\s+){{0,4}}(?:uitgangspunt|onmisbaar|noodzakelijk|essentieel|cruciaal|wenselijk|nodig\s+en\s+wenselijk)\b",
    rf"<{_OWN}{{0,170}}\bde\s+norm\s+(?:zijn|worden)\b|<{_OWN}{{0,80}}\bvoorliggend\s+(?:is|zijn)\s+(?:aan|op)\b",
    rf"<{_OWN}{{0,70}}\b(?:wordt|worden|moet(?:en)?|gaan)\s+(?:\w+\s+){{0,3}}{_DONE}\b",
    rf"(?:\b(?:op|voor|naar|om|tot)\s+|^\W*)(?:voldoende|meer)\s+<|\bruimte\s+(?:vrij\s+)?(?:te\s+)?maken\s+voor\b{_OWN}{{0,110}}<",
    rf"\bstrev(?:en|t)\b{_OWN}{{0,30}}\b(?:met|naar)\s+{_LIST}<",
    rf"\b(?:transformeren|omvormen|toewerken|werken\s+toe|toe\s+te\s+werken|overgang|omslag)\b{_OWN}{{0,40}}\bnaar\s+{_LIST}<",
    rf"<{_OWN}{{0,90}}\b(?:een\s+)?(?:natuurlijk|vanzelfsprekend|vast|logisch)\s+(?:en\s+\w+\s+)?onderdeel\b",
    rf"\brecht\s+op\s+{_LIST}<|<{_OWN}{{0,70}}\b(?:geïmplementeerd|ingevoerd|toegepast|benut)\s+(?:worden|moeten)\b",
    rf"\b(?:overal|tijdig|voldoende|waar\s+(?:gewenst|nodig|mogelijk)),?\s+{_LIST}<\s+(?:beschikbaar|bereikbaar|toegankelijk)\s+(?:is|zijn|komt|komen)\b",
    rf"\bdenk(?:\s+\w+)?\s+(?:daarbij|hierbij|bijvoorbeeld)\s+(?:bijvoorbeeld\s+)?aan\s+{_LIST}<",
    rf"\bwegnemen\s+van\s+(?:de\s+)?(?:knelpunten|drempels|belemmeringen)\b{_OWN}{{0,70}}<",
    rf"\b(?:is|zijn)\s+{_OWN}{{0,120}}<{_OWN}{{0,150}},\s+(?:essentieel|onmisbaar|noodzakelijk|cruciaal)\b|<{_OWN}{{0,80}}\b(?:is|zijn)\s+een\s+speerpunt\b",
    rf"\b(?:ontwikkelen|realiseren|creëren)\s+van\s+(?:[\wà-ÿ]+\s+){{0,3}}in\s+de\s+vorm\s+van\s+{_LIST}<",
    rf"^\W*(?:de\s+)?borging\s+van\b{_OWN}{{0,30}}<|\b(?:anders|slimmer)\s+werken\s+met\s+(?:de\s+)?(?:hulp\s+van\s+)?<",
)
MEANS: Sequence[str] = (
    rf"\b(?:door|met)\s+(?:de\s+|het\s+|een\s+|meer\s+|slimme\s+|gerichte\s+)*(?:inzet|gebruik|toepassing|inzetten|benutten|toepassen)\s+(?:van\s+)?{_LIST}<",
    rf"\bgebruik\s*(?:te\s+)?(?:gaan\s+)?maken\s+van\s+{_LIST}<",
)
"""By what something is reached: that recommends a thing, but says nothing of a whole field ("technologie")."""
WEAK: Sequence[str] = (
    rf"\bbe(?:wees|wijst|wezen|wijzen)\b{_OWN}{{0,20}}<{_OWN}{{0,20}}\b(?:nut|waarde|meerwaarde)\b|<\s+(?:leveren|levert)\s+(?:aantoonbaar|duidelijk)\b",
    rf"<{_OWN}{{0,50}}\b(?:de\s+grootste|grote|veel)\s+winst\b",
    rf"<{_OWN}{{0,30}}\b(?:bewijst|bewijzen|bewees|bewezen)\s+(?:zich|zijn|haar|hun)\b|<{_OWN}{{0,30}}\bbespa(?:art|ren)\s+(?:\w+\s+){{0,2}}(?:tijd|werk|handen|uren|reistijd)\b",
    rf"^(?!.*\b(?:hoe|of)\b).*<{_OWN}{{0,60}}\b(?:gewaardeerd|geprezen|een\s+blijvertje|(?:prima|goede|mooie|uitstekende)\s+resultaten|in\s+goede\s+aarde|goed\s+ontvangen|(?:het\s+)?hart\s+van|bevalt|bevallen)\b",
    rf"<{_OWN}{{0,60}}\b(?:heeft|hebben)\s+(?:zich|zijn\s+waarde|hun\s+waarde)\b{_OWN}{{0,60}}\bbewezen\b",
    rf"<{_OWN}{{0,110}}\b(?:bewezen|aantoonbare|duidelijke|grote)\s+(?:meerwaarde|toegevoegde\s+waarde)\b|<\s+(?:heeft|hebben)\s+de\s+potentie\b",
    rf"\bbewezen\s+(?:effectieve\s+)?(?:zorg)?(?:technologie\w*|innovaties|toepassingen|interventies|hulpmiddelen)\b{_OWN}{{0,60}}<",
    rf"<{_OWN}{{0,40}}\b(?:werkt|(?:ze|zij|deze|die)\s+werken)\b(?=\s*(?:[:.,;]|$|goed\b|aantoonbaar\b))",
    rf"<{_OWN}{{0,60}}\b(?:heeft|hebben)\s+(?:zijn|haar|hun)\s+(?:waarde|nut|plek|plaats)\b{_OWN}{{0,20}}\b(?:laten\s+zien|getoond|verworven|veroverd|gevonden)\b",
    rf"<{_OWN}{{0,60}}\b(?:kan|kunnen)\b{_OWN}{{0,70}}\b(?:bijdragen|helpen|voorkomen|verlichten|verminderen|ontlasten|uitstellen|besparen)\b",
    rf"<{_OWN}{{0,30}}\b(?:bevorder(?:t|en)|verlicht(?:en)?|ontlast(?:en)?)\b|<\s+voorkom(?:t|en)\b",
    rf"<{_OWN}{{0,60}}\bals\s+(?:werkzaam|effectief|zinvol)\b|<{_OWN}{{0,40}}\bvoldoende\s+beproefd\b",
)
"""That something works recommends it, unless the text goes on to say what is to be done."""
EITHER_SIDE: Mapping[str, Sequence[str]] = {
    "stoppen": (
        r"uitfaseren|uit\s+te\s+faseren|uitgefaseerd",
        r"willen\s+(?:we\s+|wij\s+)?af\s+van",
    ),
    "onderzoeken": (
        r"evalu(?:eren|eert)|(?:evaluatie|haalbaarheidsstudie|haalbaarheidsonderzoek|proef|pilot)\s+(?:naar|van|met)",
        rf"wacht(?:en)?\b{_OWN}{{0,60}}\buitkomst\w*\b{_OWN}{{0,40}}\baf",
        r"weten\s+(?:we|wij)\s+nog\s+niet",
    ),
    "versnellen": (
        r"landelijk\s+(?:in(?:gevoerd|\s+te\s+voeren|voeren)|beschikbaar)|in\s+(?:elke|iedere|alle)\s+\w+\s+(?:beschikbaar|ingevoerd|gebruikt)",
    ),
    "aanbevolen": (
        r"(?:we|wij|partijen|zorgkantoren|gemeenten)\s+investeren\s+in|investeren\s+(?:we|wij)\s+in|mak(?:en|t)\s+(?:ons|zich)\s+sterk\s+voor",
        r"blijven\s+gebruiken|(?:opgenomen|opnemen)\s+in\s+het\s+(?:standaard|basis)\w*|te\s+weinig",
        r"krijg(?:t|en)\s+(?:\w+\s+)?prioriteit|eerste\s+(?:stap|keus|keuze|optie)|eerst\b(?=[^.;]{0,60}\baangeboden)",
    ),
}
"""Words that judge on whichever side of the name they stand in its clause."""


def _either(words: Sequence[str]) -> list[str]:
    return [rf"<{_OWN}{{0,80}}\b(?:{one})\b|\b(?:{one})\b{_OWN}{{0,50}}<" for one in words]


SHAPES: Mapping[str, Sequence[str]] = {
    name: (*shapes, *_either(EITHER_SIDE[name]))
    for name, shapes in (("stoppen", STOP), ("onderzoeken", STUDY), ("versnellen", SPEED), ("aanbevolen", RECOMMEND))
}
"""In the order in which they count: what is to be stopped or studied first is not recommended."""
