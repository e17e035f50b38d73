"""References of a guideline → publications: authors, year, title and DOI, and which of them a conclusion cites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.document import BlockKind, Cell, Reading
from ingest.guideline.flow import Line, part

DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]*[^\s\"<>.,;:)\]]")
"""Syntax of a DOI: a prefix of four to nine digits, a suffix without white space."""
_DOI_SAID = re.compile(
    r"(?:\b(?:doi(?!\.org)\s*:?\s*)+|(?:https?://)?(?:dx\.)?doi\.org/)(?P<value>\S+)|\b(?P<bare>10\.\d{4,9}/\S+)",
    re.IGNORECASE,
)
_BROKEN_END = re.compile(r"[./_\-(]$")
_GOES_ON = re.compile(r"\s+(?P<next>[a-z0-9(][\w./()\-;:]*)", re.IGNORECASE)
_NUMBER = re.compile(r"^\s*(?:\[?(?P<number>\d{1,3})(?!\d)\]?\s*(?:[.)–-]\s*)?){1,2}(?=[A-ZÀ-Þ'’]|de\s|van\s)")
_YEAR = re.compile(r"\b(?:19|20)\d\d(?=[a-z]?\b)")
_APA = re.compile(r"^(?P<authors>[^()]{3,300}?)\s*\((?P<year>(?:19|20)\d\d)[a-z]?\)\.?\s*(?P<title>[^.?!]{5,300})")
_VANCOUVER = re.compile(
    r"^(?P<authors>[^.]{3,300}?(?:et\s+al|,?\s*e\.\s?a)?)\.\s+(?P<title>[^.?!]{3,300}[?!]?)[.?!]?(?:\s|$)"
)
_NAME = r"(?:(?:van|de|den|der|ten|ter|'t)\s+)*[A-ZÀ-Þ][\w'’]+(?:[- ][A-ZÀ-Þ][\w'’]+)*"
_INITIALS_FIRST = re.compile(
    rf"^(?P<authors>(?:(?:[A-Z]\.\s?-?){{1,4}}\s?{_NAME}(?:,\s+|,?\s+(?:en|and|&)\s+|(?=\.)))+)\.\s+(?P<title>[^.?!]{{3,300}}[?!]?)"
)
""" "P. Jansen en K. Smit. Title." """
_COLON = re.compile(
    rf"^(?P<authors>{_NAME}\s+[A-Z]{{1,4}}(?:,\s*{_NAME}\s+[A-Z]{{1,4}})*(?:,?\s+et\s+al\.?)?):\s+(?P<title>[^.?!]{{3,300}}[?!]?)"
)
""" "Jansen P, Smit K: Title." """
_ONE_AUTHOR = re.compile(r"[A-ZÀ-Þ][\w'’\-]+(?:\s+[\w'’\-]+)*")
_SPLIT_HERE = re.compile(r"\n(?=\s*\[?\d{1,3}\]?[.)\s–-])")
_SURNAME = r"(?:(?:van|de|den|der|ten|ter|Van|De|Den|Ten|Ter)\s+){0,2}[A-ZÀ-Þ][\w'’]+(?:[- ][A-ZÀ-Þ][\w'’]+)*"
_BEGINS = re.compile(rf"{_SURNAME},?\s+(?:[A-Z]\.?-?\s?){{1,4}}(?:\s+(?:et\s+al|van|de|den|der)\b)?[,.(]")
"""How a printed line begins that begins a reference: a name with initials."""
_REST_OF_DOI = re.compile(r"[\w./()\-;:]*\d[\w./()\-;:]*")
"""A printed line that holds nothing but the rest of a DOI."""
_NONE = re.compile(r"^\W*(?:geen|niet\s+van\s+toepassing|n\.?v\.?t\.?|zie\b.*)\W*$", re.IGNORECASE)


_IS_REFERENCE = re.compile(
    rf"\s*(?:\[?\d{{1,3}}\]?\s*[.)–-]?\s*)?{_BEGINS.pattern}.{{10,400}}?(?:\b(?:19|20)\d\d[a-z]?\b[^;]{{0,12}};\s*\d|\bdoi\b|doi\.org/)",
    re.DOTALL,
)
""" "Jansen P, Smit K. Title. Journal. 2015;3:1-9": a reference, wherever it stands."""


def is_reference(text: str) -> bool:
    """Whether a text is a reference by its form: names with initials, and a volume or a DOI."""
    return _IS_REFERENCE.match(text) is not None


@dataclass(slots=True)
class Publication:
    """One reference."""

    line: Line
    reading: Reading
    title: str
    authors: list[str]
    year: int | None
    doi: str | None
    wrong_doi: str | None
    """What stands there for a DOI and is none."""
    number: str | None


def publications(lines: Sequence[Line], original: str) -> Iterator[Publication]:
    """The references on these lines. `original` is the text of the document, where line breaks still stand."""
    last: Publication | None = None
    for line in lines:
        if line.is_heading:
            continue
        if columns := _columns(line.place.block.rows):
            yield from _of_columns(line, columns)
            continue
        for reading in _references(line, original):
            text = reading.text.strip()
            if last is not None and _goes_on(last, text):
                continue
            if len(text) < 12 or _NONE.match(text) or not re.search(r"[A-Za-z]{3}", text):
                continue
            if not (_YEAR.search(text) or _DOI_SAID.search(text)):
                continue  # running text under a heading "Literatuur"
            marker = (line.place.block.marker or "").strip(" .()[]") if line.is_item else ""
            if last is not None:
                yield last
            last = _publication(line, reading, marker if marker.isdigit() else None, original)
    if last is not None:
        yield last


def _columns(rows: Sequence[Sequence[Cell]]) -> dict[str, int]:
    """What a table of references has in its columns; empty for one that has each reference in a cell."""
    found: dict[str, int] = {}
    for at, cell in enumerate(rows[0] if rows else ()):
        name = next((name for name, head in _HEADS.items() if head.match(cell.reading.text.strip())), None)
        if name:
            found.setdefault(name, at)
    return found if "titel" in found and len(found) > 1 else {}


def _of_columns(line: Line, columns: dict[str, int]) -> Iterator[Publication]:
    """The references of a table with a column for the title, and others for authors, year or DOI."""
    for row in line.place.block.rows[1:]:
        said = {name: " ".join(row[at].reading.text.split()) for name, at in columns.items() if at < len(row)}
        filled = [cell.reading for cell in row if cell.reading.text.strip()]
        if not said.get("titel"):
            continue
        told = _DOI_SAID.search(said.get("doi", ""))
        doi, wrong = _checked(told["value"] or told["bare"]) if told else (None, None)
        year = _YEAR.search(said.get("jaar", "")) or _YEAR.search(" ".join(reading.text for reading in filled))
        authors = [name.strip(" .") for name in re.split(r"[,;]|\s+(?:en|and|&)\s+", said.get("auteurs", ""))]
        number = said.get("nummer", "").strip("[]. ")
        yield Publication(
            line,
            Reading(
                " ".join(reading.text for reading in filled),
                [at for reading in filled for at in (reading.origin[0], *reading.origin)][1:],
            ),
            said["titel"],
            [name for name in authors if name],
            int(year[0]) if year else None,
            doi,
            wrong,
            number if number.isdigit() else None,
        )


def _goes_on(last: Publication, text: str) -> bool:
    """Whether a block holds only what belongs to the DOI of the reference above it; then it is taken up there."""
    if last.doi is None and (told := _DOI_SAID.fullmatch(text.rstrip(".,;"))):
        last.doi, last.wrong_doi = _checked(told["value"] or told["bare"])
        return True
    end = _DOI_SAID.search(last.reading.text.strip())
    if end is None or not _REST_OF_DOI.fullmatch(text) or len(text) > _LONGEST_REST:
        return False
    written = (end["value"] or end["bare"]) if end.end() == len(last.reading.text.strip()) else ""
    if not _BROKEN_END.search(written):
        return False
    last.doi, last.wrong_doi = _checked(written + text)
    return True


_LONGEST_REST = 40
_HEADS = {
    name: re.compile(rf"(?:{words})\b", re.IGNORECASE)
    for name, words in (
        ("auteurs", r"auteurs?|authors?|schrijvers?"),
        ("jaar", r"jaar|year"),
        ("titel", r"titel|title"),
        ("doi", r"doi"),
        ("nummer", r"nr|no|nummer|#"),
    )
}
"""Heads of the columns in a table of references."""


def _references(line: Line, original: str) -> Iterator[Reading]:
    if line.place.block.rows:
        for row in line.place.block.rows:
            longest = max(row, key=lambda cell: len(cell.reading.text), default=None)
            if longest is not None and longest.reading.text.strip():
                yield longest.reading
        return
    start = 0
    for end in [*_cuts(line, original), len(line.text)]:
        yield part(line.reading, start, end)
        start = end


def _cuts(line: Line, original: str) -> list[int]:
    """Where a paragraph that holds several references begins the next one: at a number, or at a printed line that
    begins with a name, behind one that has its year."""
    cuts = [found.start() for found in _SPLIT_HERE.finditer(line.text)]
    if cuts or line.kind is BlockKind.LIJSTITEM:
        return cuts
    text, origin = line.text, line.reading.origin
    start = 0
    for found in re.finditer(r"\s+(?=\S)", text):
        at = found.end()
        broken = "\n" in original[origin[found.start()] - 1 : origin[at]] if found.start() else False
        if broken and _YEAR.search(text, start, at) and _BEGINS.match(text, at):
            cuts.append(at)
            start = at
    return cuts


def _publication(line: Line, reading: Reading, marker: str | None, original: str) -> Publication:
    numbered = _NUMBER.match(reading.text)
    doi, wrong = read_doi(reading, original)
    start = numbered.end() if numbered else 0
    body = _without_doi(reading.text[start:])
    authors, title, year = _parts(body)
    number = numbered["number"] if numbered else marker
    return Publication(line, reading, title, authors, year, doi, wrong, number)


def _without_doi(text: str) -> str:
    found = _DOI_SAID.search(text)
    return text[: found.start()].strip() if found and found.start() > 20 else text.strip()


def _parts(body: str) -> tuple[list[str], str, int | None]:
    plain = " ".join(body.split())
    if found := _APA.match(plain):
        return _apa_authors(found["authors"]), found["title"].strip(), int(found["year"])
    found = _INITIALS_FIRST.match(plain) or _COLON.match(plain) or _VANCOUVER.match(plain)
    if not found:
        year = _YEAR.search(plain)
        return [], plain.strip(" .")[:300], int(year[0]) if year else None
    year = _YEAR.search(plain, found.end("title")) or _YEAR.search(plain)
    authors = [
        name.strip()
        for name in re.split(r"[,;]|\s+(?:en|and|&)\s+", found["authors"])
        if found.re is _INITIALS_FIRST or _ONE_AUTHOR.match(name.strip(" .").capitalize())
    ]
    return authors, found["title"].strip(), int(year[0]) if year else None


def _apa_authors(text: str) -> list[str]:
    """ "Jansen, P., & Bakker, L." as two names."""
    names = re.findall(r"((?:[a-z]+\s+)*[A-ZÀ-Þ][\w'’\-]+(?:\s+[A-ZÀ-Þ][\w'’\-]+)*),\s*((?:[A-Z]\.\s*-?)+)", text)
    return [f"{last}, {initials.strip()}" for last, initials in names] or [
        n.strip(" ,") for n in re.split(r",|&|\ben\b", text) if n.strip(" ,.")
    ]


def read_doi(reading: Reading, original: str) -> tuple[str | None, str | None]:
    """The DOI in a reference, bare and in lower case, and what stands there for one when it is none."""
    text = reading.text
    found = _DOI_SAID.search(text)
    if not found:
        return None, None
    group = "value" if found["value"] else "bare"
    value = re.sub(r"^(?:https?://)?(?:dx\.)?doi\.org/", "", found[group], flags=re.IGNORECASE)
    end = found.end(group)
    while more := _GOES_ON.match(text, end):
        broken = "\n" in text[end : more.start("next")] or _was_broken(reading, original, end, more.start("next"))
        token = more["next"]
        joins = _BROKEN_END.search(value) and (broken or re.search(r"\d", token))
        cut = broken and not _BROKEN_END.search(value) and re.fullmatch(r"[a-z0-9(][\w./()\-]*\d[\w./()\-]*\.?", token)
        if not (joins or cut) or re.match(r"(?:pmid|http|geraadpleegd)", token, re.IGNORECASE):
            break
        value += token
        end = more.end("next")
    if not re.search(r"\d", value.partition("/")[2]) and re.match(r"\s\d", text[end:]):
        return None, value  # "10.5555/mc 2017.7.80" falls apart
    return _checked(value)


def _checked(value: str) -> tuple[str | None, str | None]:
    """A DOI as it is kept, or else what is none."""
    whole = DOI.match(value)
    if whole and whole[0] == value.rstrip(".,;:)]"):
        return whole[0].lower(), None
    return None, value


def _was_broken(reading: Reading, original: str, start: int, end: int) -> bool:
    """Whether white space in a reading was a line break in the original."""
    if not 0 < start < end <= len(reading.origin) - 1:
        return False
    return "\n" in original[reading.origin[start - 1] : reading.origin[end] + 1]


def cited_numbers(words: str) -> frozenset[str]:
    """The numbers of references that words hold, in brackets or raised behind the end of a sentence."""
    groups = re.findall(r"[\[(](\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*)[\])]", words)
    raised = re.findall(r"(?<=[a-z)\]][.)])(\d{1,3}(?:[,–-]\d{1,3})*)(?=\s|$)", words)
    return frozenset(number for group in (*groups, *raised) for number in _numbers(group))


def surname(author: str) -> str | None:
    """The last name of an author as references write it: "Jansen P", "Jansen, P.", "P. van Jansen"."""
    if "," in author:
        return author.split(",")[0].split()[-1]
    words = [
        word
        for word in author.split()
        if not re.fullmatch(
            r"[A-Z]{1,4}\.?|[A-Z](?:\.[A-Z])*\.?|et"
            r"|al\.?",
            word,
        )
    ]
    names = [word for word in words if word[:1].isupper()] or words
    return names[-1] if names else None


def _numbers(group: str) -> set[str]:
    found: set[str] = set()
    for piece in re.split(r"[,;]", group):
        low, _, high = piece.replace("–", "-").partition("-")
        if high.strip().isdigit() and low.strip().isdigit() and int(high) - int(low) < 100:
            found |= {str(n) for n in range(int(low), int(high) + 1)}
        elif low.strip().isdigit():
            found.add(low.strip())
    return found
