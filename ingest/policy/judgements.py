"""What a sentence thinks of a tool or intervention that it names, also with other words in between.

`attitudes` reads words that stand right before or behind a name, which is safe for any theme. For a concrete thing (a
technology, an aid, an intervention) the whole clause may be read: "Beeldbellen bevelen wij van harte aan", "Voor
exoskeletten is het te vroeg", "Met het leveren van tablets stoppen wij in 2027".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.policy.judgement_words import HASTE, MEANS, PRAISED, SHAPES, WEAK

_JUDGEMENTS = [
    (name, re.compile("|".join(shapes), re.IGNORECASE))
    for name, shapes in (("versnellen", HASTE), ("aanbevolen", PRAISED), *SHAPES.items())
]
_MILD = [("aanbevolen", re.compile("|".join((*MEANS, *WEAK)), re.IGNORECASE))]
_DENIED = re.compile(r"\b(?:niet|geen|nooit)\b", re.IGNORECASE)
_NOT_STUDIED = re.compile(
    r"\bniet\s+(?:nader\s+|verder\s+)?(?:onderzocht|onderzoeken|verkend|verkennen)\b", re.IGNORECASE
)
_STOPPING = (
    r"(?:stoppen|gestopt|ophouden|op\s+te\s+houden|afbouwen|af\s+te\s+bouwen|afgebouwd|afschaffen|af\s+te\s+schaffen|afgeschaft"
    r"|beëindig\w*|schrappen|geschrapt|uitfaseren|uit\s+te\s+faseren|uitgefaseerd|stopgezet|gestaakt|losgelaten)"
)
_NOT_STOPPED = re.compile(
    rf"\b(?:niet|nooit)\s+(?!(?:langer|meer)\b)(?:[\w’<]+\s+){{0,4}}?{_STOPPING}\b|\bstopp?(?:en|t)\s+(?:\w+\s+){{0,4}}?niet\s+met\b",
    re.IGNORECASE,
)
"""A denial of what is done to stop something; "niet meer" and "niet langer" stop it themselves."""
_HAPPENED = re.compile(
    r"\b(?:leverden?|leid(?:den?|t|en)|bleek|bleken|nam(?:en)?\b[^.;]{0,30}\b(?:af|toe)|werd(?:en)?|waren|was|had(?:den)?|besparing(?:en)?"
    r"|taakstelling|tariefmaatregel\w*|achterblij(?:ven|ft)|blij(?:ft|ven)\s+achter|(?:we|wij)\s+zien\s+dat)\b",
    re.IGNORECASE,
)
"""What was, is seen or is counted on in money is told, not judged: "de opschaling van beeldzorg leverde geld op"."""
_POINTS_BACK = re.compile(
    r"^\W*(?:of\s+(?:zij|ze|dit|deze|die|dat|het)|(?:en\s+|maar\s+)?(?:de\s+[a-zà-ÿ]+\s+)*(?:[a-zà-ÿ]+\s+)?(?:daarvan|hiervan|daarmee|hiermee"
    r"|daar|dat|dit|deze|die|zij|ze|het))\b|\b(?:daarvan|hiervan|ervan|daarmee|hiermee)\b|\blaat\s+dat\b|\ber\b[^.;]{0,15}\bmee\b"
    r"|^\W*(?:we|wij|partijen)\s+[a-zà-ÿ]+\s+(?:het|ze|dit|deze|die|dat)\s",
    re.IGNORECASE,
)
_POINTERS = (
    (re.compile(r"\b(?:daar|hier|er)van\b", re.IGNORECASE), "van < "),
    (re.compile(r"\b(?:daar|hier|er)mee\b", re.IGNORECASE), "met < "),
    (
        re.compile(
            r"\b((?:voer|schaal|schal|zet|rol|roll|neem|nem|gebruik|promo|bied|breid|bouw|schaf|schaff|pas|pass|toets|onderzoek|beproef|beproev)"
            r"(?:t|en|ten)?)\s+((?:we|wij|partijen)\s+)?(?:het|ze|hem|haar|dit|deze|die)(?=\s+(?:uiterlijk|versneld|overal|eerst|in|op|nu|als|verder|daarom|ook|voortaan)\b)",
            re.IGNORECASE,
        ),
        r"\1 \2< ",
    ),
)
"""Words that stand for the thing named before, and what is put in their place."""
_ANY_WAY = frozenset("aanpak werkwijze methode methodiek interventie".split())
"""Words for whatever way of working was named before."""
_THE_NOUN = re.compile(r"\b(?:de|het|deze|dit)\s+([a-zà-ÿ]{3,})\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[;:.!?]\s+|,?\s+(?=(?:en\s+dat|terwijl)\s)")

_HOLDS = re.compile(r"\b(?:geldt|is\s+het\s+devies|is\s+de\s+conclusie)\s*$", re.IGNORECASE)
"""Before the colon behind which it is said what holds: "Voor de wijkrobot geldt: hoe eerder, hoe beter"."""
_BESIDE_IT = re.compile(r"\W*en\s+dat\s", re.IGNORECASE)
"""Opens a second thing that is said: its "dat" points at nothing."""


def judgement(text: str, start: int, end: int, following: str = "", *, field: bool = False) -> str | None:
    """The attitude of a sentence towards the concrete thing it names from `start` to `end`.

    Of a whole `field` ("technologie") it is no recommendation that it works or is a means to something.

    `following` are the sentences after it: they count as long as they point back ("Of zij werken, wordt onderzocht").
    """
    marked = f"{text[:start]}<{text[end:]}".replace("\n", " ")
    opens = max((m.end() for m in _CLAUSE.finditer(marked, 0, start)), default=0)
    closes = next((m.start() for m in _CLAUSE.finditer(marked, start)), len(marked))
    if _HOLDS.search(marked, opens, closes):
        closes = next((m.start() for m in _CLAUSE.finditer(marked, closes + 1)), len(marked))
    own = marked[opens:closes].replace(": ", ", ")
    said = _said(own) or _said_further(marked[closes:], following, text[start:end])
    return said or (None if field else _said(own, _MILD))


def _said_further(behind: str, following: str, called: str) -> str | None:
    """What the clauses behind say, as long as they point back."""
    rest = [behind.lstrip(";:.!? "), *_CLAUSE.split(following)]
    for clause in [part for one in rest for part in _CLAUSE.split(one)][:3]:
        if not clause.strip():
            continue
        put_in = _with_the_thing(clause, called)
        if (put_in is None and not _POINTS_BACK.search(clause)) or _BESIDE_IT.match(clause):
            return None
        if found := (_said(put_in) if put_in else None) or _said(f"< {clause}"):
            return found
    return None


def _with_the_thing(clause: str, called: str) -> str | None:
    """The clause with "<" where a word points back at the thing: "het" as an object, "daarmee", or the noun that its
    name ends with ("de hersenletselcoach": "de coach"); None when no such word stands in it."""
    for pattern, put in _POINTERS:
        if pattern.search(clause):
            return pattern.sub(put, clause, count=1)
    for match in _THE_NOUN.finditer(clause):
        noun = match[1].casefold()
        if noun in _ANY_WAY or (called.casefold().endswith(noun) and len(noun) < len(called)):
            return f"{clause[: match.start()]}< {clause[match.end() :]}"
    return None


def _said(clause: str, judgements: Sequence[tuple[str, re.Pattern[str]]] = _JUDGEMENTS) -> str | None:
    for name, pattern in judgements:
        match = pattern.search(clause)
        if match and not _unsaid(name, match.group(), clause):
            return name
    return None


def _unsaid(name: str, words: str, clause: str) -> bool:
    """Whether the words that judge are denied, or only tell what happened."""
    if name == "stoppen":
        return _NOT_STOPPED.search(clause) is not None
    if name == "onderzoeken":
        return _NOT_STUDIED.search(words) is not None
    return bool(_DENIED.search(words) or tells_what_happened(clause))


def tells_what_happened(clause: str) -> bool:
    """Whether a clause tells what was so, or counts on money, rather than what is wanted."""
    return _HAPPENED.search(clause) is not None
