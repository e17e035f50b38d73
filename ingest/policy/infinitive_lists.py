"""List items that name several acts in the infinitive: "een kaart te maken en de raad te informeren" is two.

Verbs that share their object are one act: "voorbeelden verzamelen en delen".
"""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.document import Reading
from ingest.policy.items import part_of
from ingest.policy.sentence import PREPOSITIONS
from ingest.policy.verbs import is_act, verb_form

_CUT = re.compile(r"\s*(?:;|,)\s+(?:en\s+)?|\s+en\s+", re.IGNORECASE)
_INNER = re.compile(
    r"\b(?:om|door|zonder|hoe|of|dat|die|zodat|waar\w*|als|indien|wanneer|welke|wat|teneinde|zoals|bijvoorbeeld|omdat)\b"
    r"|[:(]",
    re.IGNORECASE,
)
"""What opens something inside an act, whose infinitives are no acts of their own."""
_DETERMINED = re.compile(r"(?:de|het|een|hun|alle|deze)\s", re.IGNORECASE)
_WORDS = re.compile(r"[\wà-ÿ’'\-]+")
_MARKED = re.compile(
    r"(?:\b(?:aan|af|bij|door|in|mee|na|om|op|over|samen|terug|uit|vast|voor|weg)\s+)?"
    r"\bte\s+(?:laten\s+)?(?P<verb>[a-zà-ÿ]+en)(?:\s+\([^()]*\))?\W*$",
    re.IGNORECASE,
)
_NOUN = re.compile(r"\W*het\s+(?:\w+\s+)?(?P<verb>[a-zà-ÿ]+en)\s+(?:van|daarvan|hiervan)\b", re.IGNORECASE)

_NOUN_NEXT = re.compile(r"het\s+(?:\w+\s+)?(?P<verb>[a-zà-ÿ]+en)\s+(?!en\b|of\b)\w", re.IGNORECASE)
_POINTS_BACK = frozenset({"deze", "dit", "die", "ze", "hen"})


def infinitive_parts(sentence: Reading) -> list[Reading]:
    """The acts of a fragment, each as its own stretch; empty when it is one act."""
    text = sentence.text
    for kind in (_marked, _nominal, _leading, _bare):
        cuts = [m for m in _CUT.finditer(text) if kind(text[: m.start()], text[m.end() :])]
        if cuts:
            starts = [0, *(cut.end() for cut in cuts)]
            ends = [*(cut.start() for cut in cuts), len(text)]
            return [part_of(sentence, start, end) for start, end in zip(starts, ends, strict=True)]
    return []


def _marked(before: str, after: str) -> bool:
    """Both sides of the cut end in "te" with its verb, and the second has an object of its own."""
    left, right = _last(before), _next(after)
    found, follows = _MARKED.search(left), _MARKED.search(right)
    return bool(found and follows and _acts(found["verb"]) and right[: follows.start()].strip()) and not (
        _INNER.search(left[: found.start()]) if found else True
    )


def _nominal(before: str, after: str) -> bool:
    """ "het bijhouden van de deelname | het melden daarvan"."""
    found, follows = _NOUN.match(before), _NOUN_NEXT.match(after)
    return bool(found and follows and _acts(found["verb"]) and _acts(follows["verb"]))


def _leading(before: str, after: str) -> bool:
    """ "werven van vrijwilligers | opzetten van een netwerk": both open with a verb and have an object of their own."""
    left, right = _words(_CUT.split(before)[-1]), _words(_next(after))
    opens = _words(before)
    if len(left) < 2 or len(right) < 2 or not opens or _INNER.search(before):
        return False
    return _acts(opens[0]) and _acts(left[0]) and _acts(right[0]) and not _acts(right[1])


def _bare(before: str, after: str) -> bool:
    """ "een netwerk opzetten | voorlichting geven": both end in a verb behind its object."""
    first, second = _last(before), _next(after)
    inner = _INNER.search(first)
    if inner and _DETERMINED.match(second) and _does(_words(first[: inner.start()])):
        first, inner = first[: inner.start()], None  # "toetsen bij wie moeilijk leest | en de uitkomsten verwerken"
    left, right = _words(first), _words(second)
    if inner or _INNER.search(second) or len(left) < 2 or len(right) < 2 or _POINTS_BACK & {*left, *right}:
        return False
    single = not _acts(left[0]) and not _acts(right[0])
    return single and _does(left) and _acts(right[-1]) and "te" not in (*left, *right)


def _does(words: list[str]) -> bool:
    """Whether words end in a verb, or have it before where or how it is done ("borden plaatsen op alle pleinen")."""
    return _acts(words[-1]) or any(_acts(word) and after in PREPOSITIONS for word, after in pairwise(words[1:]))


def _last(before: str) -> str:
    return _CUT.split(before)[-1]


def _next(after: str) -> str:
    return _CUT.split(after)[0]


def _words(text: str) -> list[str]:
    return _WORDS.findall(text.lower())


def _acts(word: str) -> bool:
    verb = verb_form(word.lower()).infinitive
    return verb is not None and is_act(verb)
