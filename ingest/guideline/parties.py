"""Who authorised a guideline, who agreed with it and who began it: three roles, each its own predicate."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from graph.model import Predicate
from ingest.document import Reading
from ingest.guideline.flow import Line, part
from ingest.guideline.party_words import OTHER, PROSE, ROLES, TOLD_BELOW, WORDS_OF_ROLES
from ingest.inventory.concepts import ConceptFinder

_AND = re.compile(
    r"\s*(?:[,;•\n]|\s/\s|/(?=[A-Z])|\s+(?:en|alsmede|&)\s+(?=(?:(?:van|door|bij)\s+)?(?:de\s+|het\s+)?"
    r"(?:\w*(?:vereniging|organisatie|genootschap|federatie|koepel)\s+)?[A-ZÀ-Þ]))\s*"
)
_FURNITURE = re.compile(r"\s+(?:aantal\s+modules?|laatst\s+\w+|status|versie)\s*:.*$", re.IGNORECASE | re.DOTALL)
"""What the head of a page says behind the parties on the same line."""
_ARTICLE = re.compile(
    r"^(?:(?:de|het|door)\s+)?(?:autorisatie|richtlijn)?commissie\s+van\s+(?:het|de)\s+(?-i:(?=[A-ZÀ-Þ]))"
    r"|^(?:(?:door|van|namens|en|de|het|ook|zowel|daarnaast|bestu(?:ur|ren)|leden(?:vergadering(?:en)?)?)\s+)+"
    r"|^(?:(?:de|het)\s+)?(?-i:[a-z]\w*)?(?:vereniging|organisatie|genootschap|federatie|koepel)\s+(?-i:(?=[A-ZÀ-Þ]))",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*\((?P<inside>[^()]*)\)\s*|\s+(?:is|zijn|heeft|hebben|wordt|werd|ontwikkeld|op|in|met|per"
    r"|voor\s+deze|tot\s+stand)\s+.*$|\s+(?:ontwikkeld|gemaakt|opgesteld|geschreven|herzien)$"
)
_ORGANISATION = re.compile(r"[A-ZÀ-Þ]")
_LONGEST = 90
_MOST_ITEMS = 40


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation in a role, with where it is named."""

    predicate: Predicate
    name: str
    line: Line
    reading: Reading


def parties(lines: Sequence[Line], finder: ConceptFinder) -> list[Party]:
    """The parties in one of the three roles that the lines name, each role and organisation once."""
    found: dict[tuple[Predicate, str], Party] = {}
    for party in _parties(lines, finder):
        key = (party.predicate, finder.organisation(party.name).concept.id)
        found.setdefault(key, party)
    whole = {(party.predicate, "".join(_INITIAL.findall(party.name))) for party in found.values()}
    # "NVDV" in a field and its full name in a sentence are one
    return [party for party in found.values() if (party.predicate, party.name) not in whole]


_INITIAL = re.compile(r"\b[A-ZÀ-Þ](?=[a-zà-ÿ])")


def _parties(lines: Sequence[Line], finder: ConceptFinder) -> Iterator[Party]:
    role: Predicate | None = None
    depth = 0
    left = 0
    for line in (piece for whole in lines for piece in _fields(whole)):
        text = line.text.strip()
        if line.place.block.rows:
            yield from _table(line, finder)
            continue
        opened = _opening(line)
        if opened is not None:
            role, end = opened
            left = _MOST_ITEMS
            depth = line.depth or depth
            if end < len(line.text) and line.text[end:].strip():
                yield from _named(role, line, part(line.reading, end, len(line.text)), finder)
                role = None
            continue
        if line.is_heading or (OTHER.match(text) and not line.is_item):
            role = None if line.is_heading or OTHER.match(text) else role
        prose = list(_prose(line, finder))
        yield from prose
        if role and left and not prose and not line.is_heading and _is_list_of_names(text):
            left -= 1
            yield from _named(role, line, line.reading, finder)
        elif role and not prose and not line.is_heading:
            role = None


_NEXT_FIELD = re.compile(r"(?<=[.;])\s+(?=[A-ZÀ-Þ][^:.;]{2,40}:\s)")


_NEXT_ROLE = re.compile(
    r"\s(?=(?:Op\s+initiatief\s+van|Geautoriseerd\s+door|Met\s+instemming\s+van|Instemming\s+van|Ingestemd\s+door"
    r"|Initiatief(?:\s+van)?:|Initiatiefnemers?:?)\s)"
)
""" "Geautoriseerd door: NHG, Verenso | Op initiatief van Verenso": another role begins, with a capital."""
_LABELLED = re.compile(r"[^.:;]{3,60}:\s")
_SENTENCE_END = re.compile(r"(?<=[\w)]{2}\.)\s+(?=[A-ZÀ-Þ][\w-]+\s+[a-zà-ÿ])")


def _fields(line: Line) -> Iterator[Line]:
    """A line; where it holds several fields ("Initiatief: NHG. Regiehouder: NHG."), each of them, and each sentence."""
    text = line.text
    cuts = [found.end() for pattern in (_NEXT_FIELD, _NEXT_ROLE) for found in pattern.finditer(text)]
    if _LABELLED.match(text) and len(_SPEAKS_OF_ROLES.findall(text)) > 1:
        cuts += [
            found.end() for found in _SENTENCE_END.finditer(text)
        ]  # "Initiatief: A. Autoriserende partijen zijn B."
    if line.is_heading or line.place.block.rows or not cuts:
        yield line
        return
    starts = sorted({0, *cuts, *(found.end() for found in re.finditer(r"\.\s+(?=[A-ZÀ-Þ])", text))})
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        piece = part(line.reading, start, end)
        if piece.text:
            yield replace(line, reading=piece, title="")


def _opening(line: Line) -> tuple[Predicate, int] | None:
    """The role that a heading or label opens, and where what it introduces begins; both roles in one open none."""
    text = line.text
    title = (line.title or text).strip()
    if not line.is_heading and (told := TOLD_BELOW.search(text)):
        return next(predicate for predicate, pattern in ROLES if pattern.match(told["role"])), len(text)
    for predicate, pattern in ROLES:
        found = pattern.match(title)
        if not found:
            continue
        rest = title[found.end() :]
        if line.is_heading:
            return (predicate, len(text)) if not rest.strip(" :") else None
        colon = re.match(r"\s*(?:\((?:en|s)\))?\s*:", rest)
        at = text.index(title)
        if colon:
            return predicate, at + found.end() + colon.end()
        if broken := re.match(r"\s*\n\s*(?=[A-ZÀ-Þ])", rest):
            return predicate, at + found.end() + broken.end()
        if not rest.strip(" :") and len(title) < 60:
            return predicate, len(text)
    return None


def _is_list_of_names(text: str) -> bool:
    return (
        bool(_ORGANISATION.match(_ARTICLE.sub("", text)))
        and len(text) <= 4 * _LONGEST
        and not re.search(r"\b(?:is|zijn|wordt|heeft|hebben)\b", text)
    )


_SPEAKS_OF_ROLES = re.compile(r"autoris|instem|ingestemd|stem(?:t|men|de|den)\b|initi|accord", re.IGNORECASE)
"""What every sentence has that gives a role: the patterns are tried on no other."""


_ROLE_BEHIND = re.compile(r"^\W*(?P<who>[A-ZÀ-Þ][^();:]{1,90}?)\s*\((?P<roles>[^()]{5,80})\)\W*$")
""" "Verenso (autoriserend)": the role in brackets behind the name."""


def _role_behind(line: Line, finder: ConceptFinder) -> Iterator[Party]:
    found = _ROLE_BEHIND.match(line.text)
    if found is None:
        return
    who = part(line.reading, found.start("who"), found.end("who"))
    for predicate, pattern in WORDS_OF_ROLES:
        if pattern.search(found["roles"]):
            yield from _named(predicate, line, who, finder)


def _prose(line: Line, finder: ConceptFinder) -> Iterator[Party]:
    if not _SPEAKS_OF_ROLES.search(line.text):
        return
    if behind := list(_role_behind(line, finder)):
        yield from behind
        return
    for predicate, pattern in PROSE:
        for found in re.finditer(pattern, line.text):
            who = part(line.reading, found.start("who"), found.end("who"))
            yield from _named(predicate, line, who, finder)


def _table(line: Line, finder: ConceptFinder) -> Iterator[Party]:
    """A table with a role per column, or with a role before the name in each row."""
    rows = line.place.block.rows
    heads = [
        next((p for p, pattern in ROLES if pattern.fullmatch(cell.reading.text.strip(" :"))), None) for cell in rows[0]
    ]
    by_row = len(rows[0]) == 2 and (
        any(_is_role_or_other(row[0].reading.text) for row in rows[1:])
        or (heads[0] is not None and rows[0][0].reading.text.rstrip().endswith(":"))
    )
    if any(heads) and len(rows) > 1 and not by_row:
        for row in rows[1:]:
            for predicate, cell in zip(heads, row, strict=False):
                if predicate and cell.reading.text.strip():
                    yield from _named(predicate, line, cell.reading, finder)
        return
    for row in rows:
        if len(row) == 2:
            label = row[0].reading.text.strip(" :")
            predicate = next((p for p, pattern in ROLES if pattern.fullmatch(label)), None)
            if predicate and row[1].reading.text.strip():
                yield from _named(predicate, line, row[1].reading, finder)


_DATED = re.compile(
    r"(?:laatst\w*|geplande|volgende|her(?:ziening|beoordeling)\w*|\w*datum|gepubliceerd|geldig)\b", re.IGNORECASE
)
"""Fields that stand beside roles in a table and tell when."""


def _is_role_or_other(text: str) -> bool:
    plain = text.strip(" :")
    return bool(OTHER.match(plain) or _DATED.match(plain)) or any(pattern.fullmatch(plain) for _, pattern in ROLES)


def _named(predicate: Predicate, line: Line, reading: Reading, finder: ConceptFinder) -> Iterator[Party]:
    """The organisations in a list of names."""
    beside = _FURNITURE.search(reading.text)
    reading = part(reading, 0, beside.start()) if beside else reading
    text = reading.text
    whole = [span for span in finder.organisations(text) if " " in text[slice(*span)]]
    position = 0
    for cut in [*_AND.finditer(text), None]:
        end = cut.start() if cut else len(text)
        # "Nederlands Instituut van Psychologen (NIP, sectie Ouderen)" is one name
        if cut and text[position:end].count("(") > text[position:end].count(")"):
            continue
        if cut and any(start < cut.start() < finish for start, finish in whole):
            continue
        if cut and (_is_one_society(text, position, cut, finder) or _is_one_name(text, cut, finder)):
            continue
        piece = text[position:end]
        start = position
        position = cut.end() if cut else end
        lead = _ARTICLE.match(piece.lstrip(" -•*"))
        offset = len(piece) - len(piece.lstrip(" -•*")) + (lead.end() if lead else 0)
        name = _COMMITTEE.sub("", _TAIL.sub(" ", piece[offset:])).strip(" .,:*")
        if (
            not name
            or not _ORGANISATION.match(name)
            or len(name) > _LONGEST
            or re.fullmatch(r"(?:Onbekend|Geen|N\.?v\.?t\.?)", name, re.I)
        ):
            continue
        at = text.find(name, start)
        if at >= 0:
            yield Party(predicate, name, line, part(reading, at, at + len(name)))


_SOCIETY = re.compile(r"\b(?:[Vv]ereniging|[Gg]enootschap|[Ff]ederatie|[Mm]aatschappij)\b.*\b(?:voor|van|der)\b")
_LAST_FIELD = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+(?=\s*(?:[,;.(]|$|\sen\s))")


def _is_one_society(text: str, start: int, cut: re.Match[str], finder: ConceptFinder) -> bool:
    """Whether "en" joins two fields of one society: "Vereniging voor Dermatologie en Venereologie"."""
    last = _LAST_FIELD.match(text, cut.end())
    if "en" not in cut[0].split() or last is None or not _SOCIETY.search(text[start : cut.start()]):
        return False
    return not finder.organisations(last[0])


_ABBREVIATION = re.compile(r"(?:de\s+|het\s+)?[A-Z][A-Z&]+\b")
_COMMITTEE = re.compile(r"-\s*(?:[Aa]utorisatie|[Rr]ichtlijn)?[Cc]ommissie\b.*$")
""" "NHG-Autorisatiecommissie": it acts for the NHG."""


def _is_one_name(text: str, cut: re.Match[str], finder: ConceptFinder) -> bool:
    """Whether "&" stands within a name: "Verpleegkundigen & Verzorgenden"; behind it no other name begins."""
    if "&" not in cut[0]:
        return False
    after = text[cut.end() :]
    return not _ABBREVIATION.match(after) and all(start > 0 for start, _ in finder.organisations(after))


def unclear(lines: Iterable[Line]) -> bool:
    """Whether a heading puts two roles together without saying who has which."""
    kept = list(lines)
    for at, line in enumerate(kept):
        both = sum(bool(pattern.search(line.text)) for _, pattern in ROLES) > 1
        if line.is_heading and both:
            below = kept[at + 1 : at + 2]
            return (
                bool(below)
                and _opening(below[0]) is None
                and not below[0].place.block.rows
                and not re.search(r"\bdoor\b|\bvan\b|\bmet\b", below[0].text)
            )
    return False
