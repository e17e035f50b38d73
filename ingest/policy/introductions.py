"""Names of organisations that a text introduces itself: by a short form, by their sort, or by the place they take.

Only shapes are read here; whether a name is known already, or is a common noun, is for `own_names` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from ingest.policy.actor_words import (
    DEFINITION,
    FUNCTION,
    LISTED_NAME,
    NAME_WORD,
    NO_ORGANISATION,
    ORGANISATION_NOUN,
    PUBLIC_BODY,
)
from ingest.policy.role_nouns import role_nouns


@dataclass(frozen=True, slots=True)
class Introduction:
    """A name as it stands there, with the form that is used from then on."""

    name: str
    short: str | None = None
    zekerheid: float = 0.8
    placed: bool = False
    """Known by its place in the sentence only ("samen met …"), not by what the text calls it."""


def introductions(text: str) -> Iterator[Introduction]:
    """Names that a paragraph introduces, those with a short form first."""
    yield from _defined(text)
    yield from _called(text)
    yield from _of_board(text)
    yield from _of_sort(text)
    yield from _proper(text)
    yield from _beside(text)


def _defined(text: str) -> Iterator[Introduction]:
    """ "Zorgkantoor Noord (ZKN)"."""
    for match in DEFINITION.finditer(text):
        name, short = _bare(re.split(r"(?<!-)\s+en\s+(?:de|het)\s+", match["name"])[-1]), match["short"]
        if NO_ORGANISATION.search(name) or FUNCTION.search(name) or not ORGANISATION_NOUN.search(name):
            continue
        if short.isupper() or sum(c.isupper() for c in short) >= 2:
            yield Introduction(name, short)


_INNER = r"(?:van|der|den|de|het|voor|en|in|te|&|aan|op|bij|boven|onder)"
_NO_SORT = r"(?!(?:van|het|de|een|in|door|bij|met|voor|aan|uit|namens|en|of|is|zijn|dat|als|heeft)\b)"
_LONG_NAME = (
    rf"(?:(?<!\w){_NO_SORT}[a-zà-ÿ]+\s+)?{NAME_WORD}(?:\s+(?:{_INNER}\s+){{0,3}}{NAME_WORD})"
    r"{0,7}"
)
_CALLED_AS = re.compile(
    rf"\b(?:hierna|verder)(?:\s+(?:te\s+noemen|genoemd|aangeduid\s+als))?\s*:?\s*(?P<quote>[‘'“\"])?(?:[Dd]e\s+|[Hh]et\s+)?"
    rf"(?P<short>{NAME_WORD}(?:\s+(?:{_INNER}\s+){{0,2}}{NAME_WORD}){{0,3}})(?(quote)[’'”\"]|(?=\s*(?:[;,.)]|$)))"
    rf"(?:,?\s+(?:of|ook|dan\s+wel)\s+[‘'“\"]?(?:[Dd]e\s+|[Hh]et\s+)?(?P<also>{NAME_WORD})(?=[’'”\"]?\s*(?:[;,.)]|$)))?"
)
_OPENS_PARTY = re.compile(rf"[\W_]*(?:\d{{1,2}}[.)]|[a-z][.)])?\s*(?:[Dd]e\s+|[Hh]et\s+)?(?P<name>{_LONG_NAME})")
_SEVERAL = re.compile(r"^[A-Za-zà-ÿ]+(?:en|s)\b.*\sen\s")
_NO_PARTY = re.compile(r"partij(?:en)?|convenant|overeenkomst|akkoord|ondergetekenden?", re.IGNORECASE)


def _right_before(before: str, short: str) -> re.Match[str] | None:
    """The name right before a bracket or comma, when the short form is part of it: "de Alliantie Oud (hierna: de
    Alliantie)"."""
    match = re.search(rf"(?P<name>{_LONG_NAME})\s*[(,]\s*$", before)
    return match if match and short in match["name"] else None


def _called(text: str) -> Iterator[Introduction]:
    """A party by its full name and what it is called from there: 'Stichting De Ark, te Ermelo, hierna: "De Ark"'."""
    begin = 0
    for match in _CALLED_AS.finditer(text):
        before = text[max(begin, text.rfind(";", 0, match.start()) + 1) : match.start()]
        begin = match.end()
        opened = (
            _right_before(before, match["short"])
            or _OPENS_PARTY.match(before)
            or re.search(rf"(?P<name>{_LONG_NAME})[^,;:]{{0,3}},\s*$", before)
        )
        if opened is None or _NO_PARTY.fullmatch(match["short"]):
            continue
        name = re.split(r"(?<!-)\s+en\s+(?:de|het)\s+", opened["name"])[-1]
        if name.split()[0].lower() == match["short"].lower() and _SEVERAL.search(name):
            continue  # "de gemeenten Ede en Rheden, hierna: de Gemeenten" are two
        yield Introduction(_bare(name), match["short"])
        if match["also"]:
            yield Introduction(_bare(name), match["also"])


_BOARD = re.compile(
    rf"\b(?:gemeenteraad|college(?:\s+van\s+burgemeester\s+en\s+wethouders|\s+van\s+B&W)?)\s+van\s+(?:de\s+gemeente\s+)?"
    rf"(?P<place>{NAME_WORD}(?:[\s-](?:aan|den|de|het|op|van|en)?\s*{NAME_WORD}){{0,2}})"
)


def boards(text: str) -> list[str]:
    """The gemeenten whose board or council a text names."""
    return [f"gemeente {match['place']}" for match in _BOARD.finditer(text)]


def _of_board(text: str) -> Iterator[Introduction]:
    """The gemeente of which a board or council is named."""
    for name in boards(text):
        yield Introduction(name)


_ROLE = r"(?P<role>[a-zà-ÿ\-]{3,}(?:en|s)|instituut|bureau|netwerk|centrum)"
_NAMED_ROLE = re.compile(
    r"\b(?:hierna|verder)(?:\s+(?:gezamenlijk|samen|tezamen|ook|te\s+noemen|genoemd|aangeduid\s+als)){0,3}\s*:?\s*"
    rf"[‘'“\"]?(?:de|het)\s+{_ROLE}[’'”\"]?(?=\s*(?:[;,.)]|$))"
)
_DEFINED_ROLE = re.compile(
    rf"\b(?:[Oo]nder|[Mm]et)\s+[‘'“\"]?(?:de\s+)?{_ROLE}[’'”\"]?\s+(?:(?:wordt|worden|verstaan\s+\w+|bedoelen\s+\w+)\b[^:.;]{{0,60}}"
    rf"(?:verstaan|bedoeld)?)\s*:?\s+(?P<means>[^.;]{{5,200}})"
)


def defined_roles(text: str) -> Iterator[str]:
    """Common nouns that a text gives to parties: "hierna gezamenlijk: de bonden", "Onder leden wordt verstaan: …"."""
    if "hierna" in text or "erder" in text:
        yield from (m["role"] for m in _NAMED_ROLE.finditer(text) if not _NO_PARTY.fullmatch(m["role"]))
    if "verst" in text or "bedoel" in text:
        yield from (m["role"] for m in _DEFINED_ROLE.finditer(text) if role_nouns(m["means"]))


_NAMES = (
    rf"(?P<names>{LISTED_NAME}(?:,\s+(?:de\s+|het\s+)?{LISTED_NAME})*(?:,?\s+en\s+(?:de\s+|het\s+)?{LISTED_NAME})?)"
)
_ACTOR_PLACE = re.compile(
    rf"\b(?i:(?:samen|gezamenlijk|(?:in\s+(?:nauwe\s+)?)?(?:samenwerking|overleg|afstemming|samenspraak)|afspraken|overeenkomst|contract|convenant|raamovereenkomst)\s+met|overlegt\s+met"
    r"|overleggen\s+met|in\s+opdracht\s+van|in\s+gesprek\s+met|op\s+(?:verzoek|initiatief|advies)\s+van|met\s+(?:inzet|steun|hulp|medewerking|inbreng"
    r"|ondersteuning|subsidie|geld|middelen)\s+van|in\s+(?:de\s+)?handen\s+van|(?:ligt|liggen|berust|berusten|belegd|ondergebracht)\s+bij"
    rf"|(?:laat|laten)\b[^.;:]{{0,60}}?\bdoor|word(?:t|en)\b[^.;:]{{0,160}}?\bdoor)\s+(?:de\s+|het\s+)?{_NAMES}"
)


_BY = re.compile(rf"\bdoor\s+(?:de\s+|het\s+)?{_NAMES}(?=\s*(?:[.;,()]|$|en\s+(?:de|het)\s)|\s+(?:wordt|worden)\b)")
_ORDERED = re.compile(rf"\b[Oo]pdracht\s+(?:geven\s+|verlenen\s+)?aan\s+(?:bureau\s+)?{_NAMES}")
_AGREED_THAT = re.compile(
    rf"\b(?:afgesproken|overeengekomen|overeen|toegezegd|af|besloten|betekent)\s+(?:is\s+)?dat\s+(?:de\s+|het\s+)?{_NAMES}(?=\s+[a-z])"
)
_TAKES_PART = re.compile(
    rf"\bwaar(?:in|aan|bij)\s+(?:ook\s+)?(?:de\s+|het\s+)?{_NAMES}\s+(?:deelne|meedoe|meewerk|participe|aansluit)"
)


def _beside(text: str) -> Iterator[Introduction]:
    """Names that stand where a party stands: "samen met het Leger des Heils", "wordt uitgevoerd door Welzijn Lek"."""
    for match in chain(*(shape.finditer(text) for shape in (_ACTOR_PLACE, _TAKES_PART, _BY, _ORDERED, _AGREED_THAT))):
        for name in _listed(match["names"]):
            yield Introduction(name, zekerheid=0.6, placed=True)


_ENDS_IN_SORT = re.compile(
    rf"\b(?P<names>(?:{NAME_WORD}\s+){{1,3}}(?:Ziekenhuis(?:groep|zorg)?|Ziekenhuizen|Zorggroep|Thuiszorg|MC|UMC|GGZ|Hogeschool|(?:Zorg)?[Vv]erzekeringen|(?:Zorg)?[Vv]erzekeraar"
    r"|Universiteit|University|Bibliotheek|Research|Advies|Consultancy|Consulting|Zorg|Welzijn|Wonen|Vervoer|Academie))(?![\w-]|\s+en\s+(?:Welzijn|Wonen|Zorg|Ondersteuning|Onder[wz]))"
)
"""Names whose last word says what they are: "Noordwest Ziekenhuisgroep", "Tilburg University"."""
_SORTS = (
    r"(?:corporaties|aanbieders|organisaties|stichtingen|instellingen|ziekenhuizen|verzekeraars|coöperaties"
    r"|verenigingen|universiteiten|hogescholen|zorggroepen|woonbedrijven|bonden|partners)"
)
_OF_SORT = re.compile(rf"(?i:{_SORTS})\s+{_NAMES}")
"""Also where the sort is the end of a word: "woningcorporaties Duinwonen"."""
_PUBLIC_PLURAL = {"gemeenten": "gemeente", "provincies": "provincie", "waterschappen": "waterschap", "GGD'en": "GGD"}
PUBLIC_LIST = re.compile(rf"\b(?P<sort>[Gg]emeenten|[Pp]rovincies|[Ww]aterschappen)\s+{_NAMES}")
"""Public bodies named together: "de gemeenten Ede en Barneveld"; alone such a name is a place."""


_NATIONAL = re.compile(
    rf"\b(?:(?:Nederlandse|Landelijke|Koninklijke|Centrale|Nationale|Algemene)\s+)?(?:Vereniging|Federatie|Bond|Organisatie|Associatie)"
    rf"\s+(?:van|voor)\s+(?:de\s+)?{NAME_WORD}(?:\s+(?:en\s+)?{NAME_WORD}){{0,3}}"
)


def _of_sort(text: str) -> Iterator[Introduction]:
    """ "de corporaties Duinwonen en Het Anker"."""
    for match in _OF_SORT.finditer(text):
        for name in _listed(match["names"]):
            yield Introduction(name, zekerheid=0.75)
    for match in _NATIONAL.finditer(text):
        yield Introduction(match.group(), zekerheid=0.75)
    for match in _ENDS_IN_SORT.finditer(text):
        opens = re.search(r"(?:^|[.!?:]\s)\W*$", text[: match.start()])  # where the first capital says nothing
        adjective = re.fullmatch(r"[\wà-ÿ]+e\s+(?:Zorg|Welzijn|Wonen|Vervoer|Advies)", match["names"])
        if not adjective and (not opens or re.match(r"[A-Z]{2,}\b", match["names"])):
            yield Introduction(match["names"], zekerheid=0.75, placed=True)


_PROPER = re.compile(
    r"(?<=\w )(?<![.!?] )(?P<name>[A-ZÀ-Ý][\w’\-]{2,}(?:fonds|raad|dienst|commissie|bedrijf|beraad|coalitie|alliantie"
    r"|koepel|bond|autoriteit|bureau|centrale|huis|groep|kamer))(?![\w-])"
    r"|(?<![\w&])(?P<joined>[A-ZÀ-Ý][a-zà-ÿ]{2,}&[A-Z][a-z]+)(?![\w&])"
)
_OF_ALL = re.compile(
    r"(?:gemeente|minister|cliënten|ondernemings|medezeggenschaps|ziekenhuis|tweede|eerste|stuur|werk|project|regie|doel"
    r"|klankbord|beroeps|leeftijds|expert|stand|gezondheids)\w*|(?:zieken|verpleeg|gemeente|stad|t)huis",
    re.IGNORECASE,
)
"""Councils, groups and houses of which every place has one: with or without a capital no name."""


def _proper(text: str) -> Iterator[Introduction]:
    """Single words that say what they are and have a capital inside a sentence: "het Veenlandfonds", "Huishoud&Co"."""
    for match in _PROPER.finditer(text):
        name = match["name"] or match["joined"]
        if not _OF_ALL.fullmatch(name):
            yield Introduction(name, zekerheid=0.75, placed=True)


def listed_bodies(text: str) -> Iterator[tuple[int, int, str]]:
    """Ranges and names of the public bodies that a list names by their places."""
    for match in PUBLIC_LIST.finditer(text):
        sort = _PUBLIC_PLURAL[match["sort"].lower()]
        at = match.start("names")
        for part in re.finditer(LISTED_NAME, match["names"]):
            if not PUBLIC_BODY.match(part.group()):
                yield at + part.start(), at + part.end(), f"{sort} {part.group()}"


def _listed(names: str) -> Iterator[str]:
    for part in re.split(r",\s+|(?<!-)\s+en\s+", names):
        yield re.sub(r"^(?:de|het)\s+", "", part.strip())


def _bare(name: str) -> str:
    return re.sub(r"^(?:(?:In|Bij|Met|Van|Voor|Door|Namens|Binnen|Vanuit|Uit)\s+(?:de|het)|De|Het)\s+(?=\S)", "", name)
