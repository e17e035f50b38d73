"""Sentences that advise without a verb of advising: what must, may or can be done, and what is (not) useful or needed.

Each reader looks at one way of saying so, with the denial as a slot; None where the sentence does not speak so.
"""

from __future__ import annotations

import re

from ingest.guideline.advising import leaves
from ingest.guideline.denial import DENIAL, SUBORDINATOR, denied_rarely, denies, ends_in_denial
from ingest.guideline.verdict import (
    STATED_AGAINST,
    STRONG_AGAINST,
    STRONG_FOR,
    UNDECIDED,
    WEAK_AGAINST,
    WEAK_FOR,
    Verdict,
)

_DUTY = re.compile(r"\b(?:(?P<duty>dient|dienen|moet|moeten|hoort|horen|behoort|behoren)|mag|mogen)\b", re.IGNORECASE)
_LAST_DENIED = re.compile(
    rf"(?:{DENIAL.pattern})\s+(?:(?:te\s+)?worden\s+[a-zà-ÿ]+(?:en|d|t)|(?:te\s+)?[a-zà-ÿ]+en|[a-zà-ÿ]+(?:en|d|t)\s+(?:te\s+)?worden)"
    r"\s*(?:[.;,]|$)",
    re.IGNORECASE,
)
""" "(moet bij mensen die …) niet worden gebruikt": before the last verbs it is the main clause that is denied."""
_CONTENT = re.compile(r"\b(?:dat|of|om|hoe|zodat|voordat|waarom)\b", re.IGNORECASE)
_BELOW_OTHER = re.compile(rf"\b(?:kan|kunnen|is|zijn|wordt|worden)\b.*(?:{SUBORDINATOR.pattern})", re.IGNORECASE)
""" "X kan worden overwogen bij mensen die … moeten": the duty is another's."""
_NEED = re.compile(r"\b(?:hoeft|hoeven|behoeft|behoeven)\b", re.IGNORECASE)
_NEGLECT = (
    r"aarzel|schroom|vergeet|onderschat|wacht|twijfel|verzuim|talm|negeer|bagatelliseer|verwaarloos|onthoud|weiger"
)
_NEGLECTED = re.compile(
    r"\b(?:geaarzeld|vergeten|onderschat|gewacht|getwijfeld|verzuimd|getalmd|genegeerd|gebagatelliseerd|verwaarloosd|onthouden|geweigerd"
    r"|overgeslagen|uitgesteld|ontbreken)\b",
    re.IGNORECASE,
)
_NO_NEGLECT = re.compile(
    rf"(?:^|[,:]\s+(?:dan\s+)?|^(?:bij|als|indien|in|ook)\b[^,.;]*?\s)(?P<verb>{_NEGLECT})\b(?P<rest>[^.;]*)|"
    r"^stel\b(?P<delay>[^.;]*?\bniet\s)(?:\w+\s+){0,3}?uit\b(?!\s+te\b)",
    re.IGNORECASE,
)
""" "Aarzel niet om …": a denial that is a call to act."""
_COPULA = re.compile(
    r"\b(?:wordt|worden|is|zijn|blijft|blijven|lijkt|lijken|geldt|acht|achten|vindt|vinden)\b", re.IGNORECASE
)
_GOES_ON = (
    r"(?=\s*(?:[.,;:!?)(]|$)|\s+[^.;]*\bte\s+[a-zà-ÿ]+en\b|\s+(?:is|zijn|wordt|worden|een|de|het)\b|\s+(?:om|dat|bij|voor|in|op|na|te|tijdens|vanwege|wegens|omdat|want|en|door|voordat|als|indien"
    r"|wanneer|met|op)\b)"
)
_STATE = re.compile(
    r"\b(?:(?P<wanted>nodig|noodzakelijk|zinvol|nuttig|geïndiceerd|wenselijk|gewenst|toegestaan|aangewezen|raadzaam|verstandig"
    r"|verantwoord|gerechtvaardigd|aanvaardbaar|acceptabel|aan\s+de\s+orde|gegeven|voorgeschreven|gebruikt|toegepast|verricht|gestart|ingezet"
    r"|uitgevoerd|aangevraagd|geplaatst|overgenomen|bedoeld)"
    r"|(?P<fit>effectief|werkzaam|bewezen|geschikt|bruikbaar|veilig|toereikend)"
    r"|(?P<unwanted>onwenselijk|ongewenst|onverstandig|onnodig|overbodig|zinloos|verboden|onverantwoord|ontoelaatbaar|onaanvaardbaar"
    r"|gecontra-?indiceerd|uit\s+den\s+boze|obsoleet|niet-toegestaan)"
    r"|(?P<unfit>ongeschikt|schadelijk|ineffectief|onwerkzaam|contraproductief|onveilig))\b"
    rf"{_GOES_ON}",
    re.IGNORECASE,
)
_DONE = r"(?:overwogen|toegevoegd|ingezet|toegepast|gebruikt|aangeboden|gegeven|geprobeerd)"
_CAN = re.compile(
    rf"\b(?:kan|kunnen|kunt)\s+(?:[^.;]*?\s)?(?:worden\s+{_DONE}|{_DONE}\s+worden|overwegen)\b"
    r"|\b(?:is|zijn|valt|vallen)\s+(?:[\w-]+\s+){0,4}?te\s+overwegen\b"
    r"|\b(?:wordt|worden)\s+(?:[\w-]+\s+){0,8}?overwogen\b",
    re.IGNORECASE,
)
_TO = re.compile(r"^[\s,]*om\b", re.IGNORECASE)
_CAN_LEAVE = re.compile(r"\b(?:kan|kunnen|kunt)\b(?P<rest>[^.;]*)", re.IGNORECASE)
_NO_PLACE = re.compile(
    r"\b(?:zie(?:t|n)?(?:[\s,]+|\s[^.;,]*?\s)af\s+van|laat\b[^.;,]*?\bachterwege|sla\b[^.;,]*?\bover(?=\s*(?:[.;]|$))"
    r"|geen\s+(?:plaats|rol)|in\s+geen\s+geval)\b"
    r"|^niet\s+(?:doen|(?!alleen\b)[a-zà-ÿ]{3,}en)\b",
    re.IGNORECASE,
)
_WORTHLESS = re.compile(
    r"\b(?:geen|nauwelijks)\s+(?:\w+\s+)?(?:meerwaarde|nut|zin|voordeel|toegevoegde\s+waarde|indicatie|aanleiding|reden)\b",
    re.IGNORECASE,
)
""" "Een langere kuur heeft geen meerwaarde": a statement that advises against."""
_BEHIND_WORTHLESS = re.compile(r"\s+(?:is\s+)?(?:om|voor|tot)\b(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_TOO_LITTLE = (
    r"\b(?:onvoldoende|te\s+weinig|weinig|geen|beperkt)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:bewijs\w*|onderbouwing|gegevens|onderzoek|argumenten)\b"
)
_UNDECIDED = re.compile(
    r"(?<!verdient )(?<!verdienen )\bgeen\s+(?:[\w-]+\s+){0,3}?"
    r"(?:uitspra(?:ak|ken)|aanbeveling(?:en)?|advies|adviezen|oordeel|voorkeur|standpunt)\b(?=\s*[.;]?\s*$|[^.;]*"
    r"\b(?:doen|doet|geven|geeft|gedaan|gegeven|formuleren|geformuleerd|mogelijk|voor|over|opstellen|opgesteld)\b)"
    r"|\b(?:doet|doen|geeft|geven|kan|kunnen)\s+(?:[\w-]+\s+){0,5}?geen\s+(?:[\w-]+\s+)?"
    r"(?:uitspraak|aanbeveling|advies|oordeel)\b|\bonthoudt\s+zich\b|\bgeen\s+(?:bezwaar|contra-?indicaties?|probleem)\b"
    rf"|{_TOO_LITTLE}[^.;]*\b(?:(?:aan|af)\s+te\s+(?:bevelen|raden)|te\s+(?:adviseren|ontraden)"
    r"|voor\s+een\s+(?:aanbeveling|advies))\b"
    r"|\b(?:onduidelijk|onbekend|onzeker|niet\s+(?:duidelijk|bekend|zeker))\b[^.;]*\s(?:of|in\s+hoeverre)\b",
    re.IGNORECASE,
)
"""No advice for or against: the guideline says that it gives none, or only that nothing speaks against it."""


_NOT_TO_LEAVE = re.compile(
    r"(?:zie\b[^.;,]*?\b(?:niet|nooit)\s+af\s+van|laat\b[^.;,]*?\b(?:niet|nooit)\s+(?:achterwege|weg|na\s+(?:om|te))"
    r"|sla\b[^.;,]*?\b(?:niet|nooit|geen\s+[\w-]+)\s+over)\b",
    re.IGNORECASE,
)
""" "Zie niet af van een operatie": who may not leave it does it."""


def undecided(main: str) -> bool:
    """Whether a sentence says that neither is advised."""
    return _UNDECIDED.search(main) is not None


def not_to_neglect(main: str) -> Verdict | None:
    """ "Aarzel niet om te bellen", "Laat mondzorg niet achterwege", "De naaste mag niet worden vergeten"."""
    if _NOT_TO_LEAVE.match(main):
        return STRONG_FOR
    if found := _NO_NEGLECT.search(main):
        rest = found["rest"] or found["delay"] or ""
        told, _, about = rest.partition(" om ")
        if DENIAL.search(told):
            return UNDECIDED if denies(about) else STRONG_FOR
    for duty in _DUTY.finditer(main):
        neglected = _NEGLECTED.search(main, duty.end())
        if neglected and denies(main[duty.start() : neglected.start()]):
            return STRONG_FOR
    return None


def duty(main: str) -> Verdict | None:
    """ "X moet (niet) worden gebruikt", "X dient te worden vermeden", "Men mag geen …"; None for a bare "mag"."""
    found = _DUTY.search(main)
    if found is None or _BELOW_OTHER.search(main[: found.start()]):
        return None
    before, rest = main[: found.start()], main[found.end() :]
    denied, left = _last_is_denied(rest) or _denied(before, rest), leaves(rest)
    if denied is None or left is None:
        return UNDECIDED
    if denied or left:
        return STRONG_AGAINST
    needs_te = found["duty"] and found["duty"].lower() in ("dient", "dienen")
    if not found["duty"] or (needs_te and not re.search(r"\bte\b", rest)) or found["duty"][0].lower() in "hb":
        return None
    return STRONG_FOR


def need(main: str) -> Verdict | None:
    """ "Een katheter hoeft niet": no need; that something need not be left decides nothing."""
    found = _NEED.search(main)
    if found is None:
        return None
    left = leaves(main[found.end() :].replace(" niet ", " "))
    return UNDECIDED if left is not False else STATED_AGAINST


def no_place(main: str) -> Verdict | None:
    """ "Zie af van …", "Voor … is geen plaats"."""
    return STRONG_AGAINST if _NO_PLACE.search(main) else None


def state(main: str) -> Verdict | None:
    """ "Bloedonderzoek is niet zinvol", "Fixatie is verboden", "wordt niet gegeven"."""
    for found in _STATE.finditer(main):
        before = main[: found.start()]
        copula = _COPULA.search(before)
        at = copula.start() if copula else 0
        if copula is None and not _COPULA.match(main, found.end() + 1):
            continue
        denied = ends_in_denial(before) or _denied(before[:at], before[at:])
        told = next(name for name, word in found.groupdict().items() if word)
        if told in ("unwanted", "unfit"):
            if denied is not False:
                return UNDECIDED
            return STRONG_AGAINST if told == "unwanted" else STATED_AGAINST
        if denied:
            return STATED_AGAINST if told == "fit" or denied_rarely(before) else STRONG_AGAINST
        if told == "wanted" and denies(_TO.sub("", main[found.end() :])):
            return STATED_AGAINST  # "Het is raadzaam om geen …"
    left = next((found for found in _COPULA.finditer(main) if leaves(main[found.end() :])), None)
    if left and left[0].lower() in ("wordt", "worden"):
        return STATED_AGAINST
    return None


def possibility(main: str) -> Verdict | None:
    """ "Een lichtlamp kan (niet) worden overwogen", "Het middel kan worden gestaakt"."""
    found = _CAN.search(main)
    if found is not None:
        denied = _last_is_denied(main[found.start() :]) or _denied(main[: found.start()], found[0])
        if denied is None:
            return UNDECIDED
        if not denied:
            return WEAK_FOR
        considered = "overw" in found[0].lower()
        return WEAK_AGAINST if considered else STATED_AGAINST
    can = _CAN_LEAVE.search(main)
    if can is None or (left := leaves(can["rest"])) is False:
        return None
    return UNDECIDED if left is None else WEAK_AGAINST


def worthless(main: str) -> Verdict | None:
    """ "Een langere kuur heeft geen meerwaarde", "Er is geen reden om …"."""
    found = _WORTHLESS.search(main)
    if found is None:
        return None
    about = _BEHIND_WORTHLESS.match(main, found.end())
    undone = about is not None and (denies(about["rest"]) is not False or leaves(about["rest"]) is not False)
    return UNDECIDED if undone else STATED_AGAINST


def _last_is_denied(rest: str) -> bool:
    found = _LAST_DENIED.search(rest)
    return found is not None and _CONTENT.search(rest[: found.start()]) is None


def _denied(before: str, rest: str) -> bool | None:
    """Whether a clause is denied before its verb or behind it."""
    first, then = denies(before[before.rfind(",") + 1 :]), denies(rest)
    return True if first or then else None if first is None or then is None else False
