"""Names of documents as a text writes them: "de uitvoeringsnota Wmo 2022-2025", "het Visiedocument Trots (2023)".

A name is a word for a sort of document with something that tells it from others: a name in capitals, quotes or years.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SORT = (
    r"(?:plan|nota|notitie|visie|agenda|akkoord|convenant|kader|brief|document|strategie|programma|beeld|overeenkomst|statuut"
    r"|rapport|manifest|pact|regeling|verordening)"
)
_CAPITAL = r"[A-ZÀ-Ý][\w&’'\-]*"
_YEARS = r"(?:19|20)\d\d(?:\s*(?:[-–/]|t/m|tot\s+en\s+met)\s*(?:19|20)?\d\d)?"
_NAME = re.compile(
    rf"(?P<before>(?:{_CAPITAL}\s+){{0,3}})(?P<noun>\b[A-Za-zà-ÿ\-]*{_SORT})\b"
    rf"(?P<behind>(?:\s+(?!(?:vanaf|in|per|sinds|tot|voor|na|eind|begin|medio)\b)[a-zà-ÿ]+(?=\s+{_YEARS}))?(?:\s+(?:(?:van|voor|uit|in|en|op|aan)\s+(?:de\s+|het\s+)?)?{_CAPITAL}|\s+(?:(?:van|uit)\s+)?{_YEARS})*"
    rf"(?:\s+(?:[a-zà-ÿ]+,?\s+){{1,5}}?[a-zà-ÿ]+(?=\s*\())?)"
    rf"(?P<quoted>\s+[‘'“\"«][^’'”\"»]{{3,80}}[’'”\"»])?(?P<year>\s*\({_YEARS}\))?"
)
_ITSELF = re.compile(r"\b(?:dit|deze|onze?|ons|mijn)\s+$", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:De|Het|Een|Deze|Dit|In|Met|Op|Naast|Ook|Volgens)\s+")
_POINTS_BACK = re.compile(rf"\b(?:dat|die)\s+(?P<noun>[a-zà-ÿ]*{_SORT})\b")


@dataclass(frozen=True, slots=True)
class DocumentName:
    """A document named from `start` to `end` (exclusive) of the sentence; the name may stand in an earlier one."""

    start: int
    end: int
    name: str

    @property
    def telling(self) -> bool:
        """Whether years or quotation marks leave no doubt that it is a document of that name."""
        return re.search(rf"{_YEARS}|[‘“\"«]", self.name) is not None


def named_documents(sentence: str, before: str = "") -> Iterator[DocumentName]:
    """The documents that a sentence names, also by "dat plan" when the text `before` it names one plan."""
    yield from _named(sentence)
    for match in _POINTS_BACK.finditer(sentence):
        sort = re.search(rf"{_SORT}$", match["noun"])
        earlier = [one for one in _named(before) if sort and re.search(rf"{sort.group()}\b", one.name, re.IGNORECASE)]
        if earlier:
            yield DocumentName(match.start(), match.end(), earlier[-1].name)


def _named(text: str) -> Iterator[DocumentName]:
    for match in _NAME.finditer(text):
        opens = re.search(r"(?:^|[.!?:;]\s+)$", text[: match.start()]) is not None
        words = _ARTICLE.sub("", match.group()) if opens or match["before"] else match.group()
        told = match["behind"].strip() or match["quoted"] or match["year"]
        inside = match["noun"][:1].isupper() and not opens and len(match["noun"]) > 8
        capital = bool(_ARTICLE.sub("", match["before"]).strip()) and not opens
        framed = match["noun"] == "kader" and re.search(r"\bin\s+het\s+$", text[: match.start()])
        if (told or inside or capital) and not framed and not _ITSELF.search(text[: match.start()]):
            name = re.sub(r"\s+", " ", words).strip(" ,")
            yield DocumentName(match.start(), match.end(), name)
