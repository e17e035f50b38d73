"""The name of an outcome measure within the words of a conclusion: where it begins, where it ends, and how many."""

from __future__ import annotations

import re

from ingest.guideline.effect_words import WHO
from ingest.guideline.valuing import more_is_good

_LONGEST = 70
_ADVERB = (
    r"(?:waarschijnlijk|mogelijk|duidelijk|significant|sterk|licht|enigszins|wellicht|niet|ook|iets|klinisch|relevant\w*|wel"
    r"|vermoedelijk|aantoonbaar|nauwelijks|ongeveer|bijna|ruim|of|geen|zeer|veel|beter|kunnen|kan|worden|te|doen|vaak|(?:even\s+)?goed|tijdig|vroegtijdig|betrouwbaar|nauwkeurig"
    r"|doet|zal|op\s+(?:(?:de|den)\s+)?(?:\w+e\s+)?"
    r"(?:duur|termijn))"
)
_FIRST = re.compile(
    rf"^(?:(?:de|het|een|hun|van|minder|meer|vaker|(?:bet|hog|lag|snell|grot|klein|kort|lang)ere?|{_ADVERB}|uitkomst(?:maat|en)?|alleen)\s+"
    r"|(?:ontstaan|optreden|voorkomen|ontwikkelen|krijgen)\s+van\s+(?:(?:de|het|een)\s+)?"
    r"|(?:kans|risico)\s+op\s+(?:(?:de|het|een)\s+)?|(?:aantal|percentage|aandeel)\s+(?:(?:nieuwe|malen)\s+)?(?!keer|keren|mensen\s|bewoners\s"
    r"|patiënten\s|ouderen\s))+",
    re.IGNORECASE,
)
_LAST = re.compile(
    rf"(?:\s+{_ADVERB}|\s+(?:bij|onder|tijdens|na|binnen|door)\s+(?:(?:de|het|een)\s+)?\S.*|\s+van\s+(?:(?:de|het|een)\s+)?(?:[\w-]+e\s+){{0,2}}{WHO}\b.*"
    r"|\s+overdag|\s+\d{1,2}(?:[,–-]\s?\d{1,2})*|\s+[A-ZÀ-Þ][\w'’-]+(?:\s+et\s+al\.?|\s+e\.a\.)?,?\s+(?:19|20)\d\d\b.*|\s+in\s+(?:beperkte|geringe|sterke)\s+mate|\s+in\s+(?:(?:de|beide|een|alle)\s+)?(?:[\w-]+\s+)?\w*groep(?:en)?\b.*|\s+(?:op|af|toe|uit|aan)|\s+(?:wordt|worden|werd|werden|is|was|waren))+$",
    re.IGNORECASE,
)
_ADVERBS_LAST = re.compile(rf"(?:\s+(?:{_ADVERB}|vaker|verder|sneller|eerder|minder|meer))+$", re.IGNORECASE)
_WHOSE = re.compile(
    r"\s+bij\s+(?:(?:de|het|een)\s+)?(?:[\w-]+e\s+){0,2}\S+(?:\s+(?:van|met|in|zonder)\s+(?:(?:de|het|een)\s+)?\S+)*$",
    re.IGNORECASE,
)
""" "apathie bij mensen met dementie": with whom it was measured."""
_ARTICLE = re.compile(r"\b(?:de|het|een|hun|diens)\s+", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"\b(?:van|op|in|bij|met|aan|voor|door|tot|na|uit|naar|over|tegen|om|per|zonder|onder|binnen|rond|naast|tijdens|gedurende|en|of|als)\s+$",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(
    r"(?<!i)(?<!ag)(?<!in)(?<!os)(?<!as)(?<!ziekt)(?<!warmt)(?<!hoogt)e$"
    r"|(?:isch|lijk|ig|(?<!d)eel|loos|zaam|ciaal|ntaal)$|^on(?:ge|be|t)\w+[dt]$|^onbegrepen$",
    re.IGNORECASE,
)
""" "sociale", not "therapie", "massage", "ziekte"; before a neuter noun "ernstig", "seksueel", "ongewenst"."""
_LINK = frozenset("op van in aan tot".split())
_PREPOSITIONS = frozenset("van op in bij met aan voor door tot na uit naar over tegen om per zonder onder dan".split())
_NO_NAME = re.compile(
    rf"(?:dat|of|die|dit|deze)\b.*|(?:{_ADVERB})|(?:hier|daar|er|waar)(?:naar|over|op|bij|van|voor|aan|in|mee|door)"
    r"|(?:word(?:t|en)|werd(?:en)?|is|zijn|was|waren|ha(?:d|dden)|heeft|hebben|neemt|nemen|nam(?:en)?|st(?:ijgt|ijgen|eeg|egen)"
    r"|da(?:alt|len|alde|alden)|bl(?:ijft|ijven|eef|even)|ga(?:at|an)|ging(?:en)?|k(?:omt|omen|wam|wamen)|kon(?:den)?|leek|leken)"
    rf"|(?:[\w-]+e\s+)?{WHO}|(?:\w+\s+)*(?:manier|wijze)\b.*|(?:terug|op|uit|aan|af|in)ge\w+(?:en|d|t)",
    re.IGNORECASE,
)
"""Adverbs, pronouns, people and participles, which no outcome measure is called by."""
_MEANS = re.compile(
    r"(?:training|therapie|preventie|programma|medicatie|middel(?:en)?|stillers?|remmers?|behandeling|verband|lijst|test"
    r"|bescherm\w+)$",
    re.IGNORECASE,
)
""" "pijnstillers" name what is done about pain."""
MEASURED = re.compile(
    r"(?:de|het|een)\s+(?:aantal|percentage|kans|risico|duur|ernst|mate|hoeveelheid|frequentie|interval|tijdstip|nauwkeurigheid|betrouwbaarheid|ervaring(?:en)?)\b",
    re.I,
)
_WORD_LIST = re.compile(r"\s*,\s+(?:en\s+|of\s+)?|\s+(?:en|of)\s+(?:tot\s+)?")


def clean(text: str) -> str | None:
    """A measure without articles, adverbs and the people it was measured with; None for what is no name of one."""
    measure = _LAST.sub("", _FIRST.sub("", " ".join(text.split()))).strip(" ,")
    measure = _FIRST.sub("", measure)
    return measure if 2 < len(measure) <= _LONGEST and not _NO_NAME.fullmatch(measure) else None


def last_phrase(text: str, *, alone: bool) -> str:
    """The noun phrase at the end of the words before a verb: the object of a clause that has its verb at the end.

    It begins at the last article that no preposition stands before; without one it is the last noun with its
    adjectives and what a preposition joins to it. `alone`: no other phrase has to stand before it.
    """
    told = _ADVERBS_LAST.sub("", text.strip()).strip(" ,")
    whose = _WHOSE.search(told)
    ends_in_measure = whose is not None and is_measure(told.split()[-1]) and not _ADJECTIVE.search(told.split()[-2])
    if whose and (alone or (len(told[: whose.start()].split()) > 1 and not ends_in_measure)):
        told = told[: whose.start()]
    starts = [found.start() for found in _ARTICLE.finditer(told) if not _PREPOSITION.search(told[: found.start()])]
    if starts and (alone or starts[-1] > 0 or MEASURED.match(told)):
        return told[starts[-1] :]
    words = told.split()
    first = 1 if starts else 0  # an article at the very beginning is the subject's
    at = len(words) - 1
    while at - 2 > first and words[at - 1].lower() in _LINK and words[at - 2].lower() not in _PREPOSITIONS:
        at -= 2
    if at - 2 > first and words[at - 1].lower() in ("en", "of"):
        at -= 2
    while at - 1 > first and _ADJECTIVE.search(words[at - 1]) and words[at - 2].lower() not in _PREPOSITIONS:
        at -= 1
    return " ".join(words[at:]) if at >= 0 else ""


def of_main_clause(text: str) -> str:
    """A subject before its verb, or an object behind it: without the subject that stands between after "Bij …"."""
    told = re.sub(r"^(?:en|maar|ook|daarnaast)\s+", "", text.strip(" ,"), flags=re.IGNORECASE)
    starts = [found.start() for found in _ARTICLE.finditer(told) if not _PREPOSITION.search(told[: found.start()])]
    inner = next((at for at in starts if at > 0 and told[at - 1] == " " and told[:at].rstrip()[-1:] != ","), None)
    return told[inner:] if inner else told


def is_measure(name: str) -> bool:
    """Whether a name is known for something that is measured."""
    return more_is_good(name) is not None and not _MEANS.search(name)


def known(phrase: str) -> list[str]:
    """The measures among what a phrase names, where it may name what was done as well: "voetbaden en slaap"."""
    if MEASURED.match(f"de {phrase}"):
        return separate(phrase)
    return [one for piece in _WORD_LIST.split(phrase) if (one := clean(piece)) and is_measure(one)]


def separate(measure: str) -> list[str]:
    """The measures that a list of them names; "fysiek en sociaal functioneren" is one."""
    pieces = [piece.strip() for piece in _WORD_LIST.split(measure)]
    cleaned = [clean(piece) for piece in pieces]
    bare = not any(_PREPOSITIONS & {piece.split()[0].lower()} for piece in pieces if piece)
    if len(pieces) > 1 and bare and all(one and is_measure(one) for one in cleaned):
        return [one for one in cleaned if one]
    whole = clean(measure)
    return [whole] if whole else []
