"""What kind of paper a document is: a guideline, something derived from one, or neither; and what it is called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.document import BlockKind, Document
from ingest.guideline.flow import Line
from ingest.guideline.headings import Role, built_in, holds_advice
from ingest.guideline.names import guideline_name, names_in, with_house, without_mark

_GUIDELINE = re.compile(
    r"\w*richtlijn(?:en|module)?\b|\b(?:NHG|NVAVG)[- ]?standaard\b|\bzorgstandaard\b"
    r"|\bkwaliteits(?:standaard|kader|kompas|instrument)\b"
    r"|\bgenerieke\s+module\b|\baddendum\b|\bstandaard\b|\bLESA\b|\bleidraad\b|\bhandreiking\b|\bzorgmodule\b",
    re.IGNORECASE,
)
_CERTAINLY = re.compile(
    r"(?:\w+[- ])?(?:richtlijn|standaard|zorgstandaard|kwaliteitsstandaard"
    r"|kwaliteitsinstrument|generieke\s+module)\s+[A-ZÀ-Þ‘'\"]",
    re.IGNORECASE,
)
_OTHER_SORTS = re.compile(
    r"akkoord|agenda|visie|convenant|beleid|plan\b|nota|brief|programma|inventaris|interventie|begrippen"
    r"|voorziening|werkblad",
    re.IGNORECASE,
)
_DERIVED: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "patiëntversie",
        re.compile(
            r"\bpati[eë]nt(?:en)?[- ]?(?:versie|informatie|folder|uitgave)|\bpublieks(?:versie|informatie"
            r"|samenvatting)|\bcli[eë]nt(?:en)?[- ]?(?:versie|informatie)"
            r"|\binformatie\s+voor\s+(?:pati[eë]nten|cli[eë]nten|bewoners|naasten|mantelzorgers|familie"
            r"|u\b)|\b(?:versie|uitleg|samenvatting)\s+voor\s+(?:pati[eë]nten|cli[eë]nten|bewoners|naasten"
            r"|mantelzorgers)"
            r"|\bvoor\s+pati[eë]nten\s+en\s+naasten\b|\bfolder\b|\bthuisarts\b|\bin\s+(?:eenvoudige|gewone"
            r"|begrijpelijke)\s+taal\b",
            re.IGNORECASE,
        ),
    ),
    (
        "samenvattingskaart",
        re.compile(
            r"\b(?:samenvattings|informatie|praktijk|zak|overzichts|advies|beslis|aanbevelingen"
            r"|herinnerings)kaart(?:je)?\b|\bstroom(?:schema|diagram)\b|\bposter\b|\binfographic\b"
            r"|\bkaart\s+bij\b|\bsamenvatting\s+(?:bij|van)\s+(?:de\s+)?\w*richtlijn\b|\balgoritme\b"
            r"|\bbeslisboom\b|\bzakboekje\b|\bquick\s*scan\b",
            re.IGNORECASE,
        ),
    ),
    ("uittreksel", re.compile(r"\buittreksel\b|\bvertaling\s+(?:van\s+de\s+richtlijn\s+)?(?:naar"
                              r"|voor)\s+de\s+praktijk\b|\bpraktijkversie\b|\bwerkversie\b", re.IGNORECASE)),
)  # fmt: skip
_SAID_DERIVED = re.compile(
    r"\b(?:dit\s+is\s+een|deze)\s+(?P<sort>uittreksel|samenvattingskaart|pati[eë]ntversie|samenvatting"
    r"|kaart|folder|praktijkkaart|informatiekaart)\b",
    re.IGNORECASE,
)
_OF = re.compile(
    r"\b(?:gebaseerd\s+op|hoort\s+bij|behoort\s+bij|afgeleid\s+van|samenvatting\s+van|uittreksel\s+(?:van"
    r"|uit)|onderdeel\s+van|bij|van|uit|op\s+basis\s+van)\s*:?\s+(?:de\s+|het\s+)?"
    r"(?P<name>(?:[A-ZÀ-Þ][\w&/]*[- ])?(?:multidisciplinaire\s+|landelijke\s+)?(?:richtlijn(?:module)?"
    r"|(?:zorg|kwaliteits)?standaard|generieke\s+module|handreiking|leidraad)\s+[‘'“\"]?[^.;\n|]{3,110})",
    re.IGNORECASE,
)
_OF_WHAT = re.compile(
    r"(?:afgeleid(?:\s+product)?\s+(?:van|bij)|hoort\s+bij|behoort\s+bij|gebaseerd\s+op|gemaakt\s+bij|richtlijn)\s*:\s*"
    r"(?P<name>[A-ZÀ-Þ][^.;|\n]{3,110}?)\W*$",
    re.IGNORECASE,
)
""" "Afgeleid product van: Slikken bij ouderen": a field, where the name stands without a word for its sort."""
_BASED = re.compile(
    r"(?:informatie|uitleg|samenvatting|dit\s+(?:is|document|blad)"
    r"|deze\s+(?:folder|pagina|kaart|tekst|informatie|uitleg|samenvatting|brochure)|de\s+informatie)\b",
    re.IGNORECASE,
)
"""How a line begins that says of which guideline the text was made."""
_FOR_WHOM = re.compile(
    r"\s+voor\s+(?:de\s+)?\w*(?:therapeut|verpleeg|verzorg|arts|logoped|diëtist|psycholo|begeleid|apothek)\w*.*$"
)
_LONGEST_SUBTITLE = 140
_OPENING = 14
"""Lines at the beginning in which a document says what it is."""
_RULES = frozenset({Role.OVERWEGINGEN, Role.ONDERBOUWING, Role.CONCLUSIE, Role.ZOEKEN, Role.EVIDENCE})

_NHG = frozenset({Role.KERNADVIES, Role.SAMENVATTING, Role.VOLLEDIGE_TEKST, Role.NOTEN})
"""What an NHG-Standaard has beside its chapters of advice."""


_LABELS = re.compile(r"\W*(?:DOEN|NIET\s+DOEN|(?:TE\s+)?OVERWEGEN)\W*")


@dataclass(frozen=True, slots=True)
class Recognised:
    """A guideline, or what is derived from one."""

    name: str
    """Of the guideline, also for a derived product."""
    derived: str | None = None
    """patiëntversie, samenvattingskaart or uittreksel; None for a guideline itself."""
    line: Line | None = None
    """Where its name stands."""
    start: int = 0
    end: int = 0
    module: str | None = None
    """Title of the page when it is one module of the guideline."""


def recognise(document: Document, lines: Sequence[Line], *, sort: str | None, title: str | None) -> Recognised | None:
    """What the document is, by its title, its fixed headings and what the bibliography says of it (`sort`)."""
    if sort and _OTHER_SORTS.search(sort) and not _GUIDELINE.search(sort):
        return None
    opening = [line for line in lines[:_OPENING] if not line.is_item]
    own = None if document.title and _PLACEHOLDER.fullmatch(document.title.strip()) else document.title
    named = _title_line(own, opening, title)
    shown = without_mark(title or own or (named.text.strip() if named else ""))
    if derived := _derived(shown, opening, sort):
        return _derived_from(derived, shown, opening)
    roles = {
        line.role
        for line in lines
        if line.role and (line.is_heading or line.pure or line.role in (Role.UITGANGSVRAAG, Role.AANBEVELING))
    }
    if any(_LABELS.fullmatch(line.text.strip()) or holds_advice(line.place.block.rows) for line in lines):
        roles.add(Role.AANBEVELING)  # DOEN and NIET DOEN need no heading above them, nor does a table of advice
    if not _is_guideline(shown, sort, roles, " ".join(line.text for line in opening[:6])):
        return None
    return _guideline(document, lines, opening, shown)


def _is_guideline(title: str, sort: str | None, roles: set[Role], opening: str) -> bool:
    advice = bool(roles & {Role.AANBEVELING, Role.KERNADVIES, Role.NHG_ADVIES})
    if sort and _GUIDELINE.search(sort):
        return True
    if Role.NHG_ADVIES in roles and len(roles & _NHG) > 1:
        return True  # a page of one layer in another, whatever is printed above it
    if Role.VERANTWOORDING in roles and _CERTAINLY.match(title):
        return True  # known by its description only
    if Role.UITGANGSVRAAG in roles:
        return advice or bool(roles & _RULES) or bool(_GUIDELINE.search(title))
    if _GUIDELINE.search(title) or _GUIDELINE.search(opening):
        return advice
    return advice and len(roles & _RULES) >= 2 and Role.CONCLUSIE in roles


_PLACEHOLDER = re.compile(
    r"\(?(?:anonymous|anoniem|untitled|naamloos|unknown|document\d*)\)?|microsoft\s+word\b.*|.*\.(?:docx?|pdf|odt)",
    re.IGNORECASE,
)
""" What a program fills in where nobody gave a title."""


def _title_line(own: str | None, opening: Sequence[Line], title: str | None) -> Line | None:
    for wanted in (title, own):
        for line in opening:
            if wanted and wanted.strip() in line.text:
                return line
    return opening[0] if opening else None


def _derived(title: str, opening: Sequence[Line], sort: str | None) -> str | None:
    for text in filter(None, (sort, title)):
        for kind, pattern in _DERIVED:
            if pattern.search(text):
                return kind
    for line in opening[:4]:
        kinds = [kind for kind, pattern in _DERIVED if pattern.match(line.text.strip())]
        if kinds and _OF.search(line.text) and len(line.text) < _LONGEST_SUBTITLE:
            return kinds[0]  # "Patiëntenversie van de richtlijn …" below the title
    for line in opening[:6]:
        if _OF.search(line.text) and any(_BASED.match(one) for one in re.split(r"(?<=[.!?])\s+", line.text)):
            beside = f"{line.text}\n" + "\n".join(one.text for one in opening[:6])
            return next((kind for kind, pattern in _DERIVED if pattern.search(beside)), "samenvattingskaart")
        if said := _SAID_DERIVED.search(line.text):
            return next((kind for kind, pattern in _DERIVED if pattern.search(said["sort"])), "samenvattingskaart")
    return None


def _derived_from(derived: str, title: str, opening: Sequence[Line]) -> Recognised:
    """The guideline it comes from: as the text says, else as the title does, else the title without its sort."""
    for line in opening:
        if found := _OF.search(line.text):
            start = found.start("name")
            if known := names_in(line.text[start:]):
                name = _FOR_WHOM.sub("", known[0][2])
            else:
                name = re.split(r"\s+(?:is|en\s+is|die|voor\s+(?:de|het)\s|uit\s+\d{4}|\()|,\s", found["name"])[
                    0
                ].strip(" '’”\"")
            return Recognised(guideline_name(name), derived, line, start, start + len(name))
    for line in opening:
        if said := _OF_WHAT.match(line.text.strip()):
            start = line.text.index(said["name"])
            return Recognised(guideline_name(said["name"]), derived, line, start, start + len(said["name"]))
    bare = title
    for _, pattern in _DERIVED:
        bare = pattern.sub(" ", bare)
    bare = re.sub(r"^\W*(?:bij|van|voor)?\s*(?:de|het)?\s*", "", " ".join(bare.split())).strip(" -–:|()")
    bare = re.sub(r"\s*[-–:|(]\s*$", "", bare)
    place = next((line for line in opening if bare and bare in line.text), None)
    if place is None:
        return Recognised(guideline_name(bare or title), derived, opening[0] if opening else None)
    start = place.text.index(bare)
    return Recognised(guideline_name(bare), derived, place, start, start + len(bare))


_LABELLED = re.compile(
    r"^(?:(?:multidisciplinaire\s+|naam\s+)?richtlijn|titel(?:\s+richtlijn)?"
    r"|onderdeel\s+van(?:\s+de)?\s+richtlijn)\s*:\s*(?P<name>\S.{2,120})$",
    re.IGNORECASE,
)
_ABOVE = re.compile(
    r"(?:terug\s+naar\s+"
    r"|naar\s+)?(?:de\s+)?(?P<name>(?:[\w&]+-)?richtlijn\s+[A-ZÀ-Þ][^.:;]{2,80})",
    re.IGNORECASE,
)
"""The guideline above the title of one of its pages."""
_PAIR = re.compile(r"^(?P<guideline>.{3,70}?)\s+[-–]\s+(?P<module>.{3,90})$")
_URL = re.compile(r"/richtlijn/(?P<slug>[a-z0-9_%-]+)/", re.IGNORECASE)
_STARTS = re.compile(
    r"^(?:richtlijn|landelijke|multidisciplinaire|NHG-Standaard|\w+-richtlijn|zorgstandaard"
    r"|kwaliteitsstandaard|SKILZ|V&VN|generieke module|handreiking|leidraad)\b",
    re.I,
)


_NO_NAME = re.compile(
    r"(?:(?:landelijke|multidisciplinaire|herziene|concept|evidence[- ]based)\s*)*(?:richtlijn|standaard"
    r"|NHG-Standaard)"
    r"(?:,?\s+\d{4})?|NVAVG|NHG|NVVA|KNGF|V&VN|NVKG|NVvP|SKILZ|IKNL|FMS|CBO|VGN|NVN|NVLF|Verenso|Palliaweb|Akwa\s+GGZ",
    re.IGNORECASE,
)
"""A title that says what kind of paper it is, or whose, and not what it is about: the next line does."""


def _is_row_of_tabs(text: str) -> bool:
    """ "Richtlijn Overwegingen Onderbouwing Bijlagen": the tabs of a page, each the name of a part."""
    words = text.split()[1:]
    return len(words) > 1 and all(built_in().role(word) is not None or word.endswith("n") for word in words)


def _title_above(title: str, opening: Sequence[Line]) -> str | None:
    """The heading right above a line that says what kind of paper it is: "Delier" over "Landelijke richtlijn, 2013"."""
    for above, line in pairwise(opening):
        if line.text.strip() == title.strip() and above.kind is BlockKind.KOP and line.kind is not BlockKind.KOP:
            return above.text.strip()
    return None


def _guideline(document: Document, lines: Sequence[Line], opening: Sequence[Line], shown: str) -> Recognised:
    for line in opening:
        if found := _LABELLED.match(line.text.strip()):
            name = guideline_name(found["name"])
            start = line.text.index(found["name"])
            own = shown if guideline_name(shown) != name and shown not in line.text else None
            return Recognised(name, None, line, start, start + len(found["name"]), own)
    for line in opening[:4]:
        if line.text.strip() == shown.strip():
            break  # what stands below the title is not above it
        above = _ABOVE.fullmatch(line.text.strip())
        if above and _is_row_of_tabs(above["name"]):
            continue
        if above and above["name"] not in shown and not _GUIDELINE.search(shown):
            start = line.text.index(above["name"])
            end = start + len(above["name"])
            return Recognised(guideline_name(above["name"]), None, line, start, end, shown)
    title, module = shown, None
    single = not any(line.is_heading and re.match(r"module\b", line.title, re.I) for line in lines)
    pair = _PAIR.match(shown)
    if pair and single and Role.UITGANGSVRAAG in {line.role for line in lines}:
        title, module = pair["guideline"], pair["module"]
    elif single and not _STARTS.match(shown) and (url := _URL.search(document.meta.get("url", ""))):
        words = re.sub(r"\s+\d{4}$", "", url["slug"].replace("_", " ").replace("-", " "))
        if words.lower() not in shown.lower():  # else the page is called after its guideline
            title, module = words, shown
    elif not document.title and opening:
        # text without a title of its own: the first line that calls itself a guideline
        chosen = next(
            (line for line in opening[:6] if _STARTS.match(line.text.strip()) and len(line.text) < 140), opening[0]
        )
        title = chosen.text.strip()
    if _NO_NAME.fullmatch(title.strip()):
        title = _title_above(title, opening) or title
    if _NO_NAME.fullmatch(title.strip()):
        after = next((one for one in opening if one.text.strip() and not _NO_NAME.fullmatch(one.text.strip())), None)
        title = after.text.strip() if after is not None and len(after.text) < 140 else title
    name = with_house(guideline_name(title), [line.text for line in opening[:6]])
    place = next((one for one in opening if title.strip() in one.text), None)
    if place is None:
        first = next((one for one in opening if one.kind is BlockKind.KOP), opening[0] if opening else None)
        return Recognised(name, None, first, 0, len(first.text) if first else 0, module)
    start = place.text.index(title.strip())
    return Recognised(name, None, place, start, start + len(title.strip()), module)
