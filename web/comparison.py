"""Two to four things side by side, by what people decide on. Blanks are worded; what differs is marked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from graph.model import Kind, Predicate
from web import facts_card
from web.lead import one_sentence
from web.profile import Link, Profile, Recognition
from web.signs import Sign, advice, outcome
from web.tables import Cell, Column, Table
from web.templating import thing_address
from web.wording import UNKNOWN, dutch_date, sentence_case

P = Predicate
Said: TypeAlias = Sequence[Mapping[str, Any]]
"""The properties of one thing as each source gives them."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line in a cell: a sign, words, and where they lead."""

    text: str
    href: str = ""
    sign: Sign | None = None
    blank: bool = False
    """Whether it is worded because nothing is known."""

    @property
    def plain(self) -> str:
        """The same in words alone, as an export has it."""
        said = " · ".join(filter(None, [self.sign.words, self.sign.detail])) if self.sign else ""
        return ": ".join(filter(None, [said, self.text]))


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to decide on, for each of the things that are compared."""

    key: str
    label: str
    cells: tuple[tuple[Line, ...], ...]
    """Lines per thing; none: nothing known."""
    blank: str = UNKNOWN

    @property
    def differs(self) -> bool:
        """Whether the things say different things here, "nothing" included."""
        return len({tuple(line.plain.casefold() for line in cell) for cell in self.cells}) > 1


@dataclass(frozen=True, slots=True)
class Comparison:
    """The things and the rows."""

    profiles: tuple[Profile, ...]
    rows: tuple[Row, ...]

    def only_differences(self) -> Comparison:
        """The same without the rows in which all are alike."""
        return Comparison(self.profiles, tuple(row for row in self.rows if row.differs))

    def table(self) -> Table:
        """As a table for exports: a column per thing, a line per line."""
        columns = (Column("waarop", "Waarop"), *(Column(one.id, one.name) for one in self.profiles))
        rows = tuple(
            (Cell(row.label), *(Cell("\n".join(line.plain for line in cell) or row.blank) for cell in row.cells))
            for row in self.rows
        )
        return Table("Vergelijking: " + ", ".join(one.name for one in self.profiles), columns, rows)


def compare(profiles: Sequence[Profile], said: Mapping[str, Said] | None = None) -> Comparison:
    """The comparison of these things; a row that no thing has anything for is left out, unless people look for it.

    `said` gives by id what each source says; left out, a thing's own properties are all there is.
    """
    sources = {one.id: (said or {}).get(one.id) or [one.props] for one in profiles}
    rows = [
        Row(key, label, tuple(make(one, sources[one.id]) for one in profiles), blank)
        for key, label, make, blank in _ROWS
    ]
    at = next(n for n, row in enumerate(rows) if row.key == _BEFORE_RECOGNITION) + 1
    rows[at:at] = _recognitions(profiles)
    return Comparison(tuple(profiles), tuple(row for row in rows if any(row.cells) or row.key in _ALWAYS))


_Make: TypeAlias = Callable[[Profile, Said], tuple[Line, ...]]


def linked(predicate: Predicate) -> _Make:
    """What fills a row with the things that a thing points at, each with its address."""
    return lambda one, _: tuple(Line(link.name, thing_address(link.id)) for link in one.out(predicate))


def _said(*keys: str) -> _Make:
    """The words of properties, each on its line."""
    return lambda one, _: tuple(Line(text) for key in keys for text in facts_card.words(key, one.props))


def _per_source(*keys: str) -> _Make:
    """The words of properties on which sources may differ, each with who says so where that is known."""

    def lines(one: Profile, said: Said) -> tuple[Line, ...]:
        found: dict[Line, None] = {}
        for key in keys:
            values = [(words, props) for props in said for words in facts_card.words(key, props)]
            differ = len({words for words, _ in values}) > 1
            for words, props in values:
                by = str(props.get(f"{key}_volgens") or (props.get("volgens") if differ else "") or "")
                by = "" if props.get(key) == "onbekend" else by
                found[Line(f"{words} (volgens {by})" if by and by not in words else words)] = None
        return tuple(found)

    return lines


def _what(one: Profile, _: Said) -> tuple[Line, ...]:
    return (Line(one_sentence(one, (), "")),)


def _outcomes(one: Profile, _: Said) -> tuple[Line, ...]:
    """What was found, per outcome measure; what is told more than once, of one study or of several, is one line."""
    if not one.evidence and any(facts_card.words(key, one.props) for key in _STUDIED):
        return (Line("uitkomst niet vermeld", blank=True),)
    found = [
        (str(link.props.get("uitkomst") or ""), str(link.props.get("uitkomstmaat") or "")) for link in one.evidence
    ]
    lines = []
    for value, measure in dict.fromkeys(found):
        times = found.count((value, measure))
        what = f"op {measure}" if measure else ""
        more = f"({times} keer gemeld)" if times > 1 else ""
        lines.append(Line(" ".join(filter(None, [what, more])), sign=outcome({"uitkomst": value})))
    return tuple(lines)


_STUDIED = ("onderbouwing", "onderzoek")
"""Texts that tell of research without an outcome in so many words."""


def _certainty(one: Profile, _: Said) -> tuple[Line, ...]:
    lines = dict.fromkeys(
        Line(sentence_case(", ".join(filter(None, [_level(link), str(link.props.get("ontwerp") or ""), _by(link)]))))
        for link in one.evidence
        if link.props.get("niveau") or link.props.get("ontwerp") or link.props.get("volgens")
    )
    return (*lines, *(Line(text) for key in _STUDIED for text in facts_card.words(key, one.props)))


def _level(link: Link) -> str:
    level, system = str(link.props.get("niveau") or ""), str(link.props.get("systeem") or "")
    return f"zekerheid {level}{f' ({system})' if system else ''}" if level else ""


def _by(link: Link) -> str:
    by = str(link.props.get("volgens") or "")
    return f"volgens {by}" if by else ""


def _advice(one: Profile, _: Said) -> tuple[Line, ...]:
    own = [Line(str(one.props.get("tekst") or ""), sign=advice(one.props))] if one.kind is Kind.AANBEVELING else []
    named = [
        Line(link.name, thing_address(link.id), advice({**link.props, "richting": "voor" if positive else "tegen"}))
        for link, positive in one.advice
    ]
    return (*own, *named)


def dates(one: Profile, _: Said) -> tuple[Line, ...]:
    """When it was authorised, reviewed and read, and when it will be reviewed, as far as it says so itself."""
    named = (
        ("laatst_geautoriseerd", "geautoriseerd"),
        ("laatst_beoordeeld", "beoordeeld"),
        ("geplande_herbeoordeling", "nieuwe beoordeling gepland"),
        ("geraadpleegd", "opgehaald"),
    )
    return tuple(Line(f"{words}: {dutch_date(str(one.props[key]))}") for key, words in named if one.props.get(key))


def _recognitions(profiles: Sequence[Profile]) -> list[Row]:
    """A row per databank that recognises any of them: so it shows where they disagree, and who says nothing."""
    names: dict[str, str] = {}
    for one in profiles:
        names |= {said.organisation_id: said.organisation for said in one.recognitions}
    rows = [
        Row(
            f"erkenning {organisation}",
            f"Erkenning door {name}",
            tuple(_of_databank(one.recognitions, organisation) for one in profiles),
        )
        for organisation, name in sorted(names.items(), key=lambda item: item[1].casefold())
    ]
    return rows or [Row("erkenning", "Erkenning", tuple(() for _ in profiles))]


def _of_databank(recognitions: Iterable[Recognition], organisation: str) -> tuple[Line, ...]:
    return tuple(Line("", sign=said.sign) for said in recognitions if said.organisation_id == organisation)


_BEFORE_RECOGNITION = "zekerheid"
_ALWAYS = frozenset(
    {"wat", "voor", "waar", "door", "opbrengst", "zekerheid", "kosten", "duur", "arbeidsbesparend", "nodig",
     "erkenning", "richtlijnen"}
)  # fmt: skip
"""Rows that stay when nothing is known: that nothing is known is what one wants to know."""
_ROWS: tuple[tuple[str, str, _Make, str], ...] = (
    ("wat", "Wat is het?", _what, UNKNOWN),
    ("soort", "Soort", _per_source("soort"), UNKNOWN),
    ("voor", "Voor wie?", linked(P.VOOR), UNKNOWN),
    ("bij", "Waarbij?", linked(P.BIJ), UNKNOWN),
    ("waar", "Waar?", linked(P.IN), UNKNOWN),
    ("door", "Door wie?", linked(P.DOOR), UNKNOWN),
    ("opbrengst", "Wat levert het op?", _outcomes, "geen onderzoek vermeld"),
    ("zekerheid", "Hoe zeker is dat?", _certainty, UNKNOWN),
    ("richtlijnen", "Wat zeggen richtlijnen?", _advice, "geen advies gevonden"),
    ("kosten", "Wat kost het?", _said("kosten"), UNKNOWN),
    ("duur", "Hoeveel tijd kost het?", _said("duur"), UNKNOWN),
    ("betaalt", "Wie betaalt het?", _said("financiering"), UNKNOWN),
    (
        "arbeidsbesparend",
        "Bespaart het werk?",
        _per_source("arbeidsbesparend", "arbeidsbesparend_toelichting"),
        UNKNOWN,
    ),
    ("nodig", "Wat is er nodig?", _said("materiaal", "randvoorwaarden", "opleiding"), UNKNOWN),
    ("uitvoerbaarheid", "Is het haalbaar?", _per_source("uitvoerbaarheid"), "niet beoordeeld"),
    ("noodzakelijkheid", "Is het nodig?", _per_source("noodzakelijkheid"), "niet beoordeeld"),
    ("ongeschikt", "Niet geschikt bij", _said("contra_indicaties"), UNKNOWN),
    ("digitaal", "Digitaal", _said("digitaal"), UNKNOWN),
    ("wet", "Wet", linked(P.GEREGELD_IN), UNKNOWN),
    ("loket", "Aanvragen bij", linked(P.AANVRAGEN_BIJ), UNKNOWN),
    ("ontwikkelaar", "Ontwikkeld door", linked(P.ONTWIKKELD_DOOR), UNKNOWN),
    ("status", "Status", _said("status"), UNKNOWN),
    ("leeftijd", "Hoe oud is dit?", dates, UNKNOWN),
)
"""Key, heading, what stands in a cell, and the words for nothing."""
