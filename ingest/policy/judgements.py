"""What a sentence thinks of a tool or intervention that it names, also with other words in between.

`attitudes` reads words that stand right before or behind a name, which is safe for any theme. For a concrete thing (a
technology, an aid, an intervention) the whole clause may be read: "Beeldbellen bevelen wij van harte aan", "Voor
exoskeletten is het te vroeg", "Met het leveren van tablets stoppen wij in 2027".
"""

from __future__ import annotations

import re

_OWN = r"[^.;:!?]"
"""Anything within the clause."""
_STOP = re.compile(
    rf"\b(?:stopp?(?:en|t)|gestopt|op(?:houden|gehouden|te\s+houden)|gestaakt|staken)\s+met\b{_OWN}{{0,60}}<"
    rf"|\b[Mm]et\b{_OWN}{{0,80}}<{_OWN}{{0,80}}\b(?:stopp?(?:en|t)|gestopt|houd(?:en|t)\b{_OWN}{{0,30}}\bop)\b"
    rf"|<{_OWN}{{0,90}}\b(?:(?:daar|er|hier)?mee\s+(?:te\s+)?(?:stoppen|ophouden)|daarmee\b{_OWN}{{0,40}}\b(?:stoppen|ophouden))\b"
    rf"|<{_OWN}{{0,60}}\b(?:kan|kunnen|mag|mogen|moet|moeten)\b{_OWN}{{0,50}}\b(?:weg|verdwijnen|verleden\s+tijd)\b"
    rf"|<{_OWN}{{0,60}}\bniet\s+(?:langer|meer)\b{_OWN}{{0,40}}\b(?:gebruik\w*|inge?zet\w*|vergoed\w*|verstrek\w*|gelever\w*|lever\w*"
    r"|aangeschaft|nodig)\b"
    rf"|\bniet\s+(?:langer|meer)\s+(?:met\s+|in\s+|de\s+|het\s+)*<"
    rf"|<{_OWN}{{0,80}}\b(?:afgebouwd|afbouwen|af\s+te\s+bouwen|uitgefaseerd|geschrapt|schrapp?(?:en|t)?|afgeschaft|beëindigd"
    rf"|afgeraden|ontraden|onverantwoord|niet\s+verantwoord)\b|\b(?:schaff?(?:en|t)|bouw(?:en|t)|rad(?:en|t)|raadt)\b{_OWN}{{0,40}}<{_OWN}{{0,60}}\baf\b"
    rf"|\b(?:afschaffen|schrappen|afbouwen|uitfaseren|ontraden)\b{_OWN}{{0,30}}<",
    re.IGNORECASE,
)
_STUDY = re.compile(
    rf"<{_OWN}{{0,110}}\b(?:(?:worden|wordt|eerst)\s+(?:\w+\s+)?(?:onderzocht|verkend|beproefd|getoetst|geëvalueerd)|uitgezocht"
    rf"|zoek(?:en|t)\b{_OWN}{{0,90}}\buit|nog\s+(?:on(?:voldoende|duidelijk|zeker|bekend)|geen\s+(?:bewijs|oordeel|conclusie))|te\s+vroeg|meningen\s+uiteen|(?:eerst|nader)\b{_OWN}{{0,20}}\bonderzoek\s+nodig"
    r"|eerst\s+(?:onderzoek|een\s+(?:proef|pilot)))"
    rf"|\b(?:onderzoek(?:en|t)?|verken(?:nen|t)|toets(?:en|t)|beproe(?:ven|ft)|(?:eerst\s+)?nagaan|gaan?\b{_OWN}{{0,20}}\bna)\s+"
    rf"(?:\w+\s+){{0,3}}(?:of|hoe|welke|in\s+hoeverre|wat)\b{_OWN}{{0,80}}<"
    rf"|\b(?:een|de|twee|drie|vier|vijf|\d+)\s+(?:\w+\s+)?(?:proef|pilot|pilots|proeven|proeftuin|experiment|experimenten)\s+(?:met|rond|voor)\b{_OWN}{{0,40}}<"
    rf"|\bof\b{_OWN}{{0,50}}<{_OWN}{{0,120}}\b(?:uitgezocht|uit|onderzocht|onderzoek(?:en|t)|getoetst|onduidelijk|onzeker|bezien)\b",
    re.IGNORECASE,
)
_SPEED = re.compile(
    rf"<{_OWN}{{0,90}}\b(?:opgeschaald|op\s+te\s+schalen|opschalen|in\s+opschaling|versneld|versnellen|uitgerold|uitrollen|uit\s+te\s+rollen"
    rf"|verbreed|(?:moet|mag|kan|moeten)\b{_OWN}{{0,40}}\bsneller)\b"
    rf"|<{_OWN}{{0,60}}\b(?:uitrol|invoering|implementatie|opschaling|toepassing)\b{_OWN}{{0,40}}\bsneller\b"
    rf"|\b(?:schal(?:en|t)|schaalt|roll?(?:en|t))\b{_OWN}{{0,40}}<{_OWN}{{0,60}}\b(?:op|uit)\b"
    rf"|\b(?:versnellen|versnelt|opschalen|uitrollen|opschaling\s+(?:van|in)|uitrol\s+van)\b{_OWN}{{0,40}}<"
    rf"|\blandelijke?\s+(?:invoering|uitrol|implementatie)\b{_OWN}{{0,40}}<",
    re.IGNORECASE,
)
_RECOMMEND = re.compile(
    rf"\b(?:beve(?:el|elt|len)|raad|raden|raadt|moedig(?:en|t)?)\b{_OWN}{{0,40}}<{_OWN}{{0,90}}\baan\b"
    rf"|<{_OWN}{{0,90}}\b(?:aanbevolen|aangeraden|(?:beve(?:el|elt|len)|raden|raad|raadt)\b{_OWN}{{0,40}}\baan|aan\s+te\s+(?:bevelen|raden)"
    r"|verdien(?:en|t)\s+(?:brede\s+)?(?:navolging|toepassing)|gestimuleerd|bevorderd|standaard\s+(?:ingezet|aangeboden|gebruikt)|de\s+voorkeur)\b"
    rf"|\b(?:raden|raad|raadt)\b{_OWN}{{0,40}}\baan\s+(?:om\s+)?{_OWN}{{0,30}}<"
    rf"|\b(?:aanbeve(?:len|ling)|aanraden|stimuler(?:en|ing)|stimuleert|bevorder(?:en|t))\b{_OWN}{{0,50}}<",
    re.IGNORECASE,
)
_JUDGEMENTS = (("stoppen", _STOP), ("onderzoeken", _STUDY), ("versnellen", _SPEED), ("aanbevolen", _RECOMMEND))
_DENIED = re.compile(r"\b(?:niet|geen|nooit)\b", re.IGNORECASE)
_POINTS_BACK = re.compile(
    r"^\W*(?:of\s+(?:zij|ze|dit|deze|die|dat|het)|(?:en\s+|maar\s+)?(?:de\s+[a-zà-ÿ]+\s+)*(?:[a-zà-ÿ]+\s+)?(?:daarvan|hiervan|daarmee|hiermee"
    r"|daar|dat|dit|deze|die|zij|ze|het))\b|\b(?:daarvan|hiervan|ervan|daarmee|hiermee)\b|\blaat\s+dat\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;:.!?]\s+")


def judgement(text: str, start: int, end: int, following: str = "") -> str | None:
    """The attitude of a sentence towards the concrete thing it names from `start` to `end`.

    `following` are the sentences after it: they count as long as they point back ("Of zij werken, wordt onderzocht").
    """
    marked = f"{text[:start]}<{text[end:]}".replace("\n", " ")
    opens = max((m.end() for m in _CLAUSE.finditer(marked, 0, start)), default=0)
    closes = next((m.start() for m in _CLAUSE.finditer(marked, start)), len(marked))
    if found := _said(marked[opens:closes]):
        return found
    rest = [marked[closes:].lstrip(";:.!? "), *_CLAUSE.split(following)]
    for clause in [part for one in rest for part in _CLAUSE.split(one)][:3]:
        if not clause.strip():
            continue
        if not _POINTS_BACK.search(clause):
            return None
        if found := _said(f"< {clause}"):
            return found
    return None


def _said(clause: str) -> str | None:
    for name, pattern in _JUDGEMENTS:
        match = pattern.search(clause)
        if match and not (name != "stoppen" and _DENIED.search(match.group())):
            return name
    return None
