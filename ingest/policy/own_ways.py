"""Ways of working that the vocabulary does not know, where the words beside them say what is to become of them.

"De nachtdiensten op afroep worden afgeschaft", "een proef met buurtspreekuren". Only a noun that ends as such things do
counts, and only in the narrow shapes below: what is unknown has to be told plainly. Editors find them among the
candidates for the vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

_HEAD = (
    r"(?:zorg|opvang|begeleiding|training|cursus|coach|team|spreekuur|spreekuren|bezoek|dienst|ronde|app(?!en)|robot|sensor|test|meter|lijst(?:je)?"
    r"|score|rooster|roosteren|therapie|methode|methodiek|module|steunpunt|kamer|maatje|platform|pakket|consult|controle"
    r"|formulier|protocol|registratie|transitie|contractering|bril|horloge|camera|melder|alarm|mat(?!en)|screening|huis|bus|kaart"
    r"|beugel|hek(?!en)|fax|machine|kast|tas|box|lamp|klok|spel|route|kompas|wijzer|check|scan|gesprek|overdracht|fixatie)"
)
"""How nouns end that name a way of working, a tool or a service."""
_PLURAL = r"(?:[klmnpst]?en|s|'s|’s|tes)?"
_NOUN = rf"[a-zà-ÿ\-]*{_HEAD}{_PLURAL}"
_DETERMINER = r"(?:(?:de|het|een|deze|alle|onze|meer|zo['’]n)\s+)?"
_ADJECTIVE = r"(?!\b(?:de|deze|het|een)\b)(?:[a-zà-ÿ]+e|papieren|eigen|open)"
_BEHIND = r"(?:\s+(?:op|zonder|aan|per|naar|voor)\s+(?:de\s+|het\s+)?[a-zà-ÿ\-]{4,})?"
_THING = rf"{_DETERMINER}(?P<thing>(?:{_ADJECTIVE}\s+){{0,2}}{_NOUN}\b{_BEHIND})"
_BARE = rf"{_DETERMINER}(?P<thing>(?:{_ADJECTIVE}\s+){{0,2}}{_NOUN}\b)"
_ANY_THING = (
    r"(?:de|het|een|alle)\s+(?P<thing>(?:[a-zà-ÿ]+e\s+)?"
    r"(?!(?:subsidie|financiering|samenwerking|bijdrage|vergoeding|project|proef|pilot|programma|onderzoek|werk|gebruik|toepassing|inzet|verstrekken|verstrekking|aanbieden|leveren)\b)"
    r"[a-zà-ÿ\-]{7,}\b(?:\s+(?:onder|op|zonder|aan|bij)\s+(?:de\s+|het\s+)?[a-zà-ÿ\-]{4,})?)"
)
"""Whatever somebody stops with, money and ways of working together apart."""
_WHO = r"(?:(?:we|wij|partijen|[a-zà-ÿ]+en)\s+)?"
_SOME = r"(?:\s+[\wà-ÿ]+){0,6}?\s+"
_ARE = r"\s+(?:wordt|worden|gaat|gaan|moet(?:en)?(?:\s+worden)?)"
_SHAPES: tuple[tuple[str, str, str], ...] = (
    ("stoppen", "afge|gesch|beëin|uitge|gesta",
     rf"{_THING}{_ARE}{_SOME}(?:afgeschaft|afgebouwd|geschrapt|beëindigd|uitgefaseerd|gestaakt)\b"),
    ("stoppen", "stop", rf"\b(?:stopp?(?:en|t)|gestopt)\s+{_WHO}(?:[\w]+\s+){{0,3}}?met\s+{_THING}"),
    ("stoppen", "stop", rf"\b(?:stopp?(?:en|t)|gestopt)\s+{_WHO}(?:[\w]+\s+){{0,3}}?met\s+{_ANY_THING}"),
    ("stoppen", "stop|houden",
     rf"\bmet\s+{_THING}(?:\s+[\w]+){{0,3}}?\s+(?:stopp(?:en|t)|houden\s+(?:we|wij|partijen))\b"),
    ("stoppen", "schrap|afscha|afbouw",
     rf"\b(?:schrapp?(?:en|t)|afschaffen|afbouwen|afbouw\s+van|afschaffing\s+van)\s+{_WHO}{_BARE}"),
    ("stoppen", "schaf|bouw|faser",
     rf"\b(?:schaff?(?:en|t)|bouw(?:en|t)|faser(?:en|t))\s+{_WHO}{_THING}(?:\s+[\w]+){{0,6}}\s+(?:af|uit)\b"),
    ("stoppen", "zien|nemen", rf"\bvan\s+{_THING}\s+(?:zien|nemen)\s+(?:we|wij|partijen)\b"),
    ("stoppen", r"\bte\s+(?:sch|bou|fas|lat)",
     rf"{_THING}\s+(?:te\s+schrappen|af\s+te\s+(?:schaffen|bouwen)|uit\s+te\s+faseren|los\s+te\s+laten)\b"),
    ("stoppen", r"(?:schrappen|schaffen|bouwen|faseren)\s+[wp]",
     rf"{_THING}\s+(?:schrappen|schaffen|bouwen|faseren)\s+(?:we|wij|partijen)\b"),
    ("stoppen", r"\b(?:weg|verdwijnen|vervallen)\b",
     rf"{_THING}\s+(?:kan|kunnen|mag|mogen){_SOME}(?:weg|verdwijnen|vervallen)\b"),
    ("onderzoeken", "proef|proev|pilot|experiment",
     rf"\b(?:proef|pilots?|proeven|experiment(?:en)?|proeftuin)\s+met\s+{_BARE}"),
    ("onderzoeken", "toets|onderzoek|beproef|verken",
     rf"\b(?:toetst|toetsen|onderzoekt|onderzoeken|beproeft|verkent|verkennen)\b{_SOME}of\s+{_BARE}"),
    ("onderzoeken", "mogelijkheden|haalbaarheid|meerwaarde",
     rf"\b(?:mogelijkheden|haalbaarheid|meerwaarde)\s+(?:van|voor)\s+{_BARE}{_SOME}(?:onderzoeken|verkennen|toetsen)\b"),
    ("versnellen", r"(?:schalen|rollen)\s+[wp]", rf"{_THING}\s+(?:schalen|rollen)\s+(?:we|wij|partijen)\b"),
    ("versnellen", "opschal|uitrol|invoering|versnel",
     rf"\b(?:opschaling|uitrol|landelijke\s+invoering|versnelde\s+(?:realisatie|invoering|ontwikkeling))\s+van\s+{_BARE}"),
    ("versnellen", "versneld|landelijk|overal|breed",
     rf"{_THING}{_ARE}\s+(?:\w+\s+)?(?:versneld|landelijk|overal|breed)\b"),
    ("aanbevolen", r"(?:zetten|in|gezet)\s+op\s",
     rf"\b(?:inzetten|zetten\s+(?:we|wij)\s+in|ingezet)\s+op\s+(?:de\s+inzet\s+van\s+)?{_BARE}"),
    ("aanbevolen", r"(?:bevelen|raden)\s+[wp]", rf"{_BARE}\s+(?:bevelen|raden)\s+(?:we|wij|partijen)\b"),
    ("aanbevolen", "navolging|uitgangspunt|onmisbaar",
     rf"{_BARE}\s+(?:verdien(?:t|en)\s+navolging|(?:is|zijn)\s+(?:het\s+uitgangspunt|onmisbaar))\b"),
)  # fmt: skip
"""Attitude, the words without which a sentence is not looked at any further, and the shape."""
_COMPILED = [
    (name, re.compile(cue, re.IGNORECASE), re.compile(rf"(?<![\w-])(?:{shape})", re.IGNORECASE))
    for name, cue, shape in _SHAPES
]
_LISTED = re.compile(rf"(?:^\W*|\ben\s+|,\s+)(?:de\s+inzet\s+van\s+)?{_THING}", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:niet|geen|nooit)\b", re.IGNORECASE)
_OVER = re.compile(
    r"\b(?:heeft|hebben|had|hadden|werd|werden|is|zijn)\b[^.;]*\b(?:geleid|uitgevoerd|afgerond|geëindigd|afgelopen)\b"
)
"""A trial that is over is told, not wanted."""
_SHORTEST = 6
"""A noun of fewer letters ("dienst", "team") alone tells of no way of working."""
_PLAIN = re.compile(rf"{_HEAD}{_PLURAL}", re.IGNORECASE)


_TOOL_HEAD = (
    r"(?:apps?(?!en)|robot|sensor|sensoren|(?<!werk)vloer|(?<!pro)(?<!con)test|(?<!kilo)(?<!para)(?<!dia)(?<!centi)meter|bril|horloge"
    r"|camera|melder|alarm|(?<!for)mat(?!en)|matras|beugel|hek(?!en)|kast|kluis|tas|box|lamp|klok|spel|(?<!ver)(?<!onder)wijzer|scan|screening|sleutel|zender"
    r"|dispenser|machine|schaal|apparaat|toestel|computer|luier|(?<!ver)band|detectie|dagboek|map|fax|zak(?!en)|pleister|deken|(?<!leer)stoel|kussen|tablet|ketting|keuzehulp|portaal|register|bericht|pomp|unit|cirkel|maatje"
    r"|(?<!wacht)lijst|rooster|roosteren|spreekuur|spreekuren|consult|fixatie|monitoring)"
)
_NEW_SORT = r"(?:digitale?|slimme?|papieren|virtuele?|elektronische?|online|draagbare?|mobiele?|spraakgestuurde?)"
_TOOL = re.compile(
    rf"(?<![\w-])(?:(?:de|het|een|deze|onze|meer|zo['’]n)\s+)?(?P<thing>{_NEW_SORT}\s+(?:(?:[a-zà-ÿ]+e|[a-zà-ÿ]+isch)\s+)?"
    r"(?![a-zà-ÿ\-]*(?:mogelijkheden|middelen|processen|vaardig|gegevens|informatie|technieken|technologie|toepassingen|transformatie|systemen|wereld|weg\b))"
    r"[a-zà-ÿ\-]{4,}|(?:instrument|cursus|methode|app|training|module|interventie|aanpak|vragenlijst|pilot|proeftuin)\s+(?-i:[a-z]*[A-ZÀ-Ý][\w\-]+(?:\s+[A-ZÀ-Ý][\w\-]+){0,3})"
    rf"|[a-zà-ÿ\-]{{3,}}{_TOOL_HEAD}{_PLURAL})(?![\w-])",
    re.IGNORECASE,
)
"""A tool, a small service or a way of rostering: what a sentence can be for or against in any words."""


@dataclass(frozen=True, slots=True)
class OwnWay:
    """An unknown way of working from `start` to `end` of a sentence, and what the sentence wants with it."""

    start: int
    end: int
    name: str
    attitude: str


def own_ways(sentence: str, known: Collection[tuple[int, int]]) -> Iterator[OwnWay]:
    """The ways of working that a sentence judges by a name that no range of `known` mentions touches."""
    taken = list(known)
    for attitude, cue, pattern in _COMPILED:
        for match in pattern.finditer(sentence) if cue.search(sentence) else ():
            start, end = match.span("thing")
            over = attitude == "onderzoeken" and _OVER.search(sentence)
            if over or _DENIED.search(match.group()) or not _is_new(match, taken):
                continue
            taken.append((start, end))
            yield OwnWay(start, end, re.sub(r"\s+", " ", match["thing"]), attitude)


def own_tools(sentence: str, known: Collection[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Ranges and names of the tools that a sentence names and nobody knows, whatever it says of them."""
    for match in _TOOL.finditer(sentence):
        if _is_new(match, known):
            yield *match.span("thing"), re.sub(r"\s+", " ", match["thing"])


def listed_ways(item: str, attitude: str, known: Collection[tuple[int, int]]) -> Iterator[OwnWay]:
    """The unknown ways of working that a short list item names, all judged by the sentence or heading above it."""
    for match in _LISTED.finditer(item):
        if _is_new(match, known):
            yield OwnWay(*match.span("thing"), re.sub(r"\s+", " ", match["thing"]), attitude)


def _is_new(match: re.Match[str], taken: Collection[tuple[int, int]]) -> bool:
    """Whether the thing is more than "een dienst", and no known concept or earlier find."""
    start, end = match.span("thing")
    thing = match["thing"]
    named = not thing[1:].islower()  # "de cursus Op Pan", not the capital that begins a sentence
    bare = len(thing) < _SHORTEST or (_PLAIN.fullmatch(thing.split()[0]) is not None and not named)
    return not bare and not any(a < end and start < b for a, b in taken)
