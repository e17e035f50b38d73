"""Under which conditions an advice holds, in the source's own words: "tenzij …", "als …", "behalve bij …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.guideline.imperatives import is_imperative
from ingest.policy.verbs import verb_form

_OPENING = re.compile(
    r"\b(?P<word>tenzij|mits|behalve|indien|wanneer|op\s+voorwaarde\s+dat"
    r"|(?:alleen|uitsluitend|slechts|enkel)\s+(?:als|bij|indien|wanneer)|(?!(?-i:ALS)\b)als)\b",
    re.IGNORECASE,
)
""" "ALS" in capitals is a disease."""
_NO_CLAUSE = re.compile(
    r"als\s+(?:doel|aanvulling|onderdeel|eerste|tweede|derde|alternatief|middel|basis|uitgangspunt|gevolg"
    r"|hulpmiddel|enige|vast"
    r"|standaard|team|huisarts|professional|zorgverlener|behandelaar|mantelzorger|verpleegkundige"
    r"|mogelijk|volgt|ook|bijvoorbeeld"
    r"|vervanging|routine|screening|monotherapie|toevoeging|ondersteuning|voorbereiding|laatste|zodanig"
    r"|eigenaar|regiebehandelaar)\b",
    re.IGNORECASE,
)
_SERVES_AS = re.compile(r"als\s+(?:[a-zà-ÿ]+e\s+)?[\w-]+\s+(?:[a-zà-ÿ]+\s+)?te\s+[a-zà-ÿ]+en\W*$", re.IGNORECASE)
""" "(om) X als slaapmiddel voor te schrijven": what it is to serve as."""
_COMPARED = re.compile(
    r"\b(?:zowel|net|even|evenals|alsook|dezelfde|hetzelfde|zo\s+\w+|zoals|evenveel|meer|minder|beter"
    r"|anders|gezien|beschouw\w*)(?:\s+[\w-]+){0,6}\s*$|\b(?:wijs|wijst|stel|stelt)\b[^.;]*\baan\s*$",
    re.I,
)
_ASKED = re.compile(
    r"(?<!niet\s)\b(?:bespreek|vraag|bepaal|noteer|bedenk|weet|vertel|over|informeer|kaart|beeld|en|of"
    r"|(?:leg|zoek|reken)\b[^.;]*\buit|spreek\b[^.;]*\baf|(?:ga|vraag)\b[^.;]*\bna|(?:leg|stel)\b[^.;]*\bvast)"
    r"\s*(?:met\s+[\w\s]+|de\s+\w+)?$",
    re.I,
)
"""Before "wanneer" these make it a question: "Spreek af wanneer u belt"."""
_STOP = re.compile(r"[.;:](?=\s|$)|\)|\s[–—]\s")
"""What ends a clause; a bracket only when it was opened before the clause."""
_TAIL_OF_LEAD = re.compile(
    r"(?:tenzij|mits|behalve(?:\s+bij|\s+als|\s+in)?|indien|wanneer|op\s+voorwaarde\s+dat|als"
    r"|(?:alleen|uitsluitend|slechts|enkel)(?:\s+\w+){0,3}?\s+(?:als|bij|indien"
    r"|wanneer))\b(?P<rest>[^.;:]{0,90}):?\s*$",
    re.IGNORECASE,
)
_STARTS_TAIL = re.compile(
    r"\b(?:tenzij|mits|behalve|indien|wanneer|op\s+voorwaarde|als|alleen|uitsluitend|slechts|enkel)\b", re.IGNORECASE
)
_MAIN_CLAUSE = re.compile(r",\s+(?:dan\s+)?(?P<word>[a-zà-ÿ]+)\b", re.IGNORECASE)
_JOINED = re.compile(
    r"^(?:en|of|maar|zodat|waarbij|waardoor|want|omdat|dan|eventueel|bijvoorbeeld|zoals)$", re.IGNORECASE
)


def introduces_conditions(lead: str) -> bool:
    """Whether the list under a line gives conditions: it ends in "tenzij:", "alleen als:" or the like."""
    plain = lead.strip()
    if not plain.endswith((":", "tenzij", "mits", "als", "bij", "indien", "wanneer", "behalve")):
        return False
    tails = [found for start in _STARTS_TAIL.finditer(plain) if (found := _TAIL_OF_LEAD.match(plain, start.start()))]
    return any("," not in tail["rest"] and not _NO_CLAUSE.match(tail[0]) for tail in tails)


def conditions(text: str) -> list[str]:
    """The conditions in a sentence, as written."""
    return [text[start:end].strip(" ,") for start, end in _clauses(text)]


def blanked(text: str) -> str:
    """The text with its conditions blanked: a denial in a condition is no denial of the advice."""
    for start, end in _clauses(text):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


_LISTED = re.compile(r"\s*:\s+(?=\S)")
_PIECE = re.compile(r"[^;\s•▪●][^;]*[^;.\s]")
""" "…, tenzij: de familie dit wil; het snel gaat." on one line: each piece is a condition."""


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    for found in _OPENING.finditer(text):
        if found.start() < position:
            continue
        if listed := _LISTED.match(text, found.end()):
            position = len(text)
            yield from (piece.span() for piece in _PIECE.finditer(text, listed.end()))
            continue
        end = _end(text, found.start(), found.end())
        if _is_condition(text, found, end):
            position = end
            yield found.start(), end


def _is_condition(text: str, found: re.Match[str], end: int) -> bool:
    word, before, clause = found["word"].lower(), text[: found.start()], text[found.start() : end]
    if len(clause.split()) < 2:
        return False
    if word == "als":
        if _NO_CLAUSE.match(clause) or _COMPARED.search(before) or _SERVES_AS.match(clause):
            return False
        return _ends_in_verb(clause)
    if word == "wanneer":
        return not (before.strip() and _ASKED.search(before)) and _ends_in_verb(clause)
    return True


def _ends_in_verb(clause: str) -> bool:
    """Whether a clause is a subordinate one: its verb stands at its end, or near it."""
    words = _words(clause)
    if len(words) < 3:
        return False
    first = _words(clause.split(",")[0])
    return any(_verbal(word) for word in words[-2:] if len(first) == len(words)) or any(
        _verbal(word) for word in first[2:]
    )


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.lower())


def _verbal(word: str) -> bool:
    form = verb_form(word)
    if word in _PAST or ((split := _PARTICLES.match(word)) and _verbal(word[split.end() :])):
        return True
    if re.fullmatch(r"[a-zà-ÿ]{3,}[dt]en", word) and not word.endswith(("heden", "enten", "anten", "achten")):
        return True
    if form.finite or form.participle or form.infinitive or form.final or word in _AUXILIARIES:
        return True
    return (
        len(word) > 3
        and word.endswith("t")
        and not word.endswith(("heid", "iteit", "ment", "niet", "patiënt", "cliënt", "arts"))
    )


_PARTICLES = re.compile(r"(?:terug|af|aan|op|uit|in|toe|mee|bij|weg|over|door|om|samen|vast)(?=[a-zà-ÿ]{4})")
""" "terugkomen": the verb stands behind its particle."""
_PAST = frozenset(
    """begon begonnen bleek bleken bleef deed deden dronk at ging gingen gaf gaven had hadden hielp hield kon konden
    koos kreeg kregen kwam kwamen las lag lagen liep liepen liet mocht moest moesten nam namen sliep stond stonden
    stierf trad vond verloor viel vielen vroeg was waren werd werden wilde zag zat zei zou zouden verdween brak
    overleed afbrak hielpen sliepen stierven traden verloren vroegen vonden verdwenen braken stopten""".split()
)
"""Strong verbs in the past: no rule of spelling gives them."""
_MAIN_VERBS = frozenset("kan kunnen dient dienen wordt worden moet moeten mag mogen is zijn heeft verdient".split())
_AUXILIARIES = frozenset(
    "is zijn heeft hebben wordt worden kan kunnen moet moeten wil willen mag mogen blijft blijven was".split()
)


def _end(text: str, start: int, after: int) -> int:
    """Where the clause that begins at `start` ends."""
    ends = (m.start() for m in _STOP.finditer(text, after) if m[0] != ")" or "(" not in text[after : m.start()])
    end = next(ends, len(text))
    # before the main clause: the first comma with a verb behind it; behind it: a comma that opens another clause
    for comma in _MAIN_CLAUSE.finditer(text, after, end):
        word = comma["word"].lower()
        form = verb_form(word)
        told = form.finite or is_imperative(word)
        if (
            told
            or (_JOINED.match(word) and word not in {"en", "of"})
            or (text[start:after].lower() in {"tenzij", "mits"} and word == "overweeg")
        ):
            return comma.start()
    if text[:start].rstrip().endswith(",") and text[start:after].lower() in {"als", "indien", "wanneer"}:
        comma_at = text.find(",", after, end)
        return comma_at if comma_at > 0 else end
    if not text[:start].strip(" ,;-–"):
        comma_at = text.find(", ", after, end)
        return comma_at if comma_at > 0 else _before_verb(text, after, end)
    return end


def _before_verb(text: str, after: int, end: int) -> int:
    """ "Als de pijn aanhoudt | overweeg dan …": the first order that stands behind a verb."""
    previous = ""
    for word in re.finditer(r"[^\W\d_]+", text[after:end]):
        if previous and _verbal(previous) and (is_imperative(word[0].lower()) or word[0].lower() in _MAIN_VERBS):
            return after + word.start()
        previous = word[0].lower()
    return end
