"""Names of documents as a text writes them: "de uitvoeringsnota Wmo 2022-2025", "het Visiedocument Trots (2023)".

A name is a word for a sort of document with something that tells it from others: a name in capitals, quotes or years.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_PUBLICATION = (
    r"(?:publicatie|handreiking|leidraad|adviesrapport|onderzoek|studie|zorgstandaard|nulmeting|rapportage"
    r"|wetsvoorstel|factsheet|brochure)"
)
"""Sorts of publications: of these two capitals behind the word are a title ("de handreiking Samen Koken")."""
_SORT = (
    rf"(?i:{_PUBLICATION}|plan(?:\s+van\s+aanpak)?|nota|notitie|visie|agenda|akkoord|convenant|kader|brief|document|strategie|programma|(?<!voor)beeld"
    r"|overeenkomst|statuut|(?<!advies)rapport(?!age)|manifest|(?<!im)pact|regeling|verordening|beleidsregel|monitor|evaluatie)"
)
_CAPITAL = r"[A-ZÀ-Ý][\w&’'\-]*"
_MONTHS = r"januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_YEAR = r"(?:19|20)\d\d"
_DATE = rf"(?:\d{{1,2}}\s+)?(?:{_MONTHS})\s+{_YEAR}"
_YEARS = rf"(?:{_DATE}|{_YEAR}(?:\s*(?:[-–/]|t/m|tot\s+en\s+met)\s*(?:19|20)?\d\d)?)"
_NO_NAME = (
    r"(?!(?:de|het|een|vanaf|in|per|sinds|tot|voor|na|eind|begin|medio|uiterlijk|tussen|op|aan|bij|door|met|wordt|worden|is|zijn"
    r"|was|en|of)\b)"
)
_WORD = rf"{_NO_NAME}[a-zà-ÿ]+"
_FROM = r"(?:(?:van|uit|voor)\s+)?"
_NAME = re.compile(
    rf"(?<![\w-])(?P<before>(?:{_CAPITAL}\s+){{0,3}})(?P<noun>\b(?:(?=(?P<high>[A-Z]))|)[A-Za-zà-ÿ\-]*?{_SORT})\b"
    rf"(?P<behind>(?(high)(?:\s+{_WORD}){{0,4}}?|(?:\s+{_WORD})?)(?:\s+{_FROM}{_YEARS})|"
    rf"(?:(?:\s+(?:(?:van|voor|uit|in|en|op|aan)\s+(?:de\s+|het\s+)?)?{_CAPITAL})+(?:\s+{_WORD}){{0,4}}?(?=\s+{_FROM}{_YEARS}|\s*\()"
    rf"|(?:\s+(?:(?:van|voor|uit|in|en|op|aan)\s+(?:de\s+|het\s+)?)?{_CAPITAL})*)(?:\s+{_FROM}{_YEARS})?"
    rf"(?:\s+(?:[a-zà-ÿ]+,?\s+){{1,5}}?[a-zà-ÿ]+(?=\s*\())?)"
    rf"(?P<quoted>\s+[‘'“\"«][^’'”\"»]{{3,80}}[’'”\"»])?(?P<year>\s*\({_YEARS}\))?"
)
"""A word for a sort of document with what stands around it: capitals before it, and behind it a name, years or a title
between quotation marks."""
_ITSELF = re.compile(r"\b(?:dit|deze|onze?|ons|mijn)\s+$", re.IGNORECASE)
_OWN_EARLIER = re.compile(r"\b(?:onze?|ons|mijn)\s+$", re.IGNORECASE)
_NO_DOCUMENT = re.compile(r"\bin\s+het\s+$|\b(?:budgettaire?|financieel|financiële|wettelijk)\s+$", re.IGNORECASE)
"""Before "kader": a frame of money or speech."""
_LONG_NOUN = 8
"""A longer word for a sort of document with a capital inside a sentence is a name of its own: "de Kaderbrief"."""
_BY_ITSELF = re.compile(r"\b(?:[Rr]egeer(?:akkoord|programma)|[Cc]oalitie\s?akkoord)\b")
"""Documents of which there is one at a time: no other name is needed."""
_QUOTED_WORK = re.compile(
    rf"\b(?:advies|essay|boek|artikel|verkenning|paper|pamflet|position\s?paper)\s+[‘'“\"«]{_CAPITAL}[^’'”\"»]{{3,80}}[’'”\"»]"
)
"""Sorts of works that are documents when their title stands behind them: "het advies ‘Samen verder’"."""
_ARTICLE = re.compile(r"^(?:De|Het|Een|Deze|Dit|In|Met|Op|Naast|Ook|Volgens)\s+")
_POINTS_BACK = re.compile(rf"\b(?:dat|die)\s+(?P<noun>[a-zà-ÿ]*{_SORT})\b")
_EARLIER = re.compile(
    rf"\b(?:(?:het|de|ons|onze|mijn)\s+(?:eerdere|eerste|vorige|voorgaande|oude|voormalige|toenmalige|huidige|bestaande)"
    rf"\s+(?P<noun>[a-zà-ÿ]*{_SORT})\b(?:\s+(?:over|rond|voor|met)\s+(?:de\s+|het\s+)?[a-zà-ÿ]+|\s+(?:uit|van)\s+{_YEARS})?"
    rf"|(?:het|de)\s+(?P<made>[a-zà-ÿ]*{_SORT})(?=\s+(?:dat|die)\s+[^.,;]{{0,40}}\b(?:{_YEAR}|eerder|vorig\s+jaar)\b)"
    rf"|(?:(?:de|een)\s+(?:eerdere\s+|vorige\s+|eerste\s+|oude\s+)?)?versie\s+(?:\d+(?:\.\d+)*|(?:uit|van)\s+{_YEARS})(?:\s+(?:uit|van)\s+{_YEARS})?)",
    re.IGNORECASE,
)
"""A document that is told from others by its age only: "het eerdere akkoord over de wijkverpleging"."""


@dataclass(frozen=True, slots=True)
class DocumentName:
    """A document named from `start` to `end` (exclusive) of the sentence; the name may stand in an earlier one."""

    start: int
    end: int
    name: str
    proper: bool = False
    """Whether it is written as a name: a capital inside the sentence and a name behind it."""
    scoped: bool = False
    """Whether only this text can tell which document it is: "het vorige plan"."""

    @property
    def telling(self) -> bool:
        """Whether years, quotation marks or capitals leave no doubt that it is a document of that name."""
        return not self.scoped and (self.proper or re.search(rf"{_YEARS}|[‘“\"«]|\s'", self.name) is not None)


_ANY_SORT = re.compile(_SORT)


def has_sort(text: str) -> bool:
    """Whether a text has a word for a sort of document; without one it names no unknown document."""
    return _ANY_SORT.search(text) is not None or _QUOTED_WORK.search(text) is not None


def is_same_document(one: str, other: str) -> bool:
    """Whether two names are of one document: the same words, or the first words of the other; years that differ tell
    them apart."""
    bare = (re.sub(rf"[\s(]*{_FROM}{_YEARS}\)?|[‘’“”'\"«»]", "", name) for name in (one, other))
    first, second = (name.casefold().split() for name in bare)
    years = [re.findall(_YEARS, name) for name in (one, other)]
    if years[0] and years[1] and years[0] != years[1]:
        return False
    shorter = min(len(first), len(second))
    return first[:shorter] == second[:shorter] and (shorter >= 2 or first == second)


def named_documents(sentence: str, before: str = "") -> Iterator[DocumentName]:
    """The documents that a sentence names, also by "dat plan" when the text `before` it names one plan."""
    yield from _named(sentence)
    for match in _POINTS_BACK.finditer(sentence):
        sort = re.search(rf"{_SORT}$", match["noun"])
        earlier = [one for one in _named(before) if sort and re.search(rf"{sort.group()}\b", one.name, re.IGNORECASE)]
        if earlier:
            yield DocumentName(match.start(), match.end(), earlier[-1].name)


def unnamed_documents(sentence: str, earlier: Sequence[DocumentName]) -> Iterator[DocumentName]:
    """Documents without a name of their own: the last of their sort that the text named `earlier`, else by their
    words."""
    for match in _EARLIER.finditer(sentence):
        noun = (match["noun"] or match["made"] or "").lower()
        sort = re.search(rf"{_SORT}$", noun)
        known = [one for one in earlier if sort and re.search(rf"{sort.group()}\b", one.name, re.IGNORECASE)]
        words = re.sub(r"^(?:het|de|ons|onze|mijn)\s+", "", re.sub(r"\s+", " ", match.group()), flags=re.IGNORECASE)
        if not any(one.start <= match.start() < one.end for one in _named(sentence)):
            yield DocumentName(match.start(), match.end(), known[-1].name if known else words, scoped=not known)


def _named(text: str) -> Iterator[DocumentName]:
    for match in _NAME.finditer(text):
        before, behind = text[: match.start()], match["behind"] or ""
        opens = re.search(r"(?:^|[.!?:;]\s+)$", before) is not None
        capital = match["high"] is not None and not (opens and not match["before"])
        short = re.match(r"[A-Z]{2,}\b", match["before"]) is not None
        called = bool(_ARTICLE.sub("", match["before"]).strip()) and not opens
        told = behind.strip() or match["quoted"] or match["year"]
        told = told or called or short or (capital and len(match["noun"]) > _LONG_NOUN)
        frame = match["noun"] == "kader" and _NO_DOCUMENT.search(text[: match.start("noun")])
        if told and not frame and not _speaks_of_itself(before, match.group()):
            words = _ARTICLE.sub("", match.group()) if opens or match["before"] else match.group()
            proper = short or (capital and re.match(rf"\s+{_CAPITAL}", behind) is not None)
            proper = proper or _is_abbreviated(before, match["noun"])
            proper = proper or _is_titled(before + match["before"], match["noun"], behind)
            yield DocumentName(match.start(), match.end(), re.sub(r"\s+", " ", words).strip(" ,"), proper)
    for match in _QUOTED_WORK.finditer(text):
        yield DocumentName(match.start(), match.end(), re.sub(r"\s+", " ", match.group()))
    for match in _BY_ITSELF.finditer(text):
        yield DocumentName(match.start(), match.end(), re.sub(r"\s", "", match.group().lower()), proper=True)


def _is_abbreviated(before: str, noun: str) -> bool:
    """Whether the short name of a body or akkoord tells which one it is: "in de ROAZ-jaarbrief"."""
    return re.match(r"[A-Z][\w&]*[A-Z]\w*-", noun) is not None and re.search(r"\b(?:de|het)\s+$", before) is not None


def _is_titled(before: str, noun: str, behind: str) -> bool:
    """Whether a publication is called by its title: "volgens de handreiking Samen Koken in de wijk"."""
    if not (_TITLED.fullmatch(noun) and re.search(r"\b(?:[Dd]e|[Hh]et)\s+$", before)):
        return False
    return re.match(rf"\s+{_CAPITAL}\+?(?:\s+(?:en\s+)?{_CAPITAL})+", behind) is not None


_TITLED = re.compile(rf"[a-zà-ÿ\-]*{_PUBLICATION}")


def _speaks_of_itself(before: str, name: str) -> bool:
    """Whether a name is that of the text itself ("deze visie"); "onze visie van 2021" is an earlier one."""
    if not _ITSELF.search(before):
        return False
    return not (_OWN_EARLIER.search(before) and re.search(rf"{_YEARS}|[‘“\"«]", name))
