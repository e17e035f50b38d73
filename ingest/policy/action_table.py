"""Tables whose rows are acts: a column for what, and columns for who, trekker, involved and when."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ingest.anchoring import Place
from ingest.document import Cell, Reading, Section
from ingest.policy.act import Act, Named, unique
from ingest.policy.actors import ActorFinder
from ingest.policy.clauses import read_sentence
from ingest.policy.deadlines import Deadline, deadline_of
from ingest.policy.durations import TimeKind
from ingest.policy.dutch_dates import find_times
from ingest.policy.infinitive_lists import infinitive_parts
from ingest.policy.involvement import INVOLVING
from ingest.policy.items import Item, part_of
from ingest.policy.labels import Part
from ingest.policy.leaders import LEADER_MARK
from ingest.policy.name_lists import names_apart, names_in_list


@dataclass(slots=True)
class TableAct:
    """One row that is an act."""

    act: Act
    deadline: Deadline | None
    pullers: list[Named] = field(default_factory=list)


_DONE = re.compile(r"\W*(?:is\s+)?(?:afgerond|gereed|voltooid|klaar|uitgevoerd|gedaan|opgeleverd)\b", re.IGNORECASE)
"""In a column of its state: an act that lies behind us is none."""
_MOMENT = re.compile(r"(?:(?:Q[1-4]|[1-4]e\s+kwartaal|kwartaal\s+[1-4])\s+)?20\d\d", re.IGNORECASE)
"""At the head of a column: the stretch of time that it stands for."""
_COUNTED = re.compile(r"€|[-–−+]?\s?\d[\d.,]*\s*(?:%|mln\.?|miljoen|k)?\Z")
_UNMARKED = re.compile(r"[-–—]|n\.?v\.?t\.?", re.IGNORECASE)
_LONGEST_NAME = 60
"""Characters of the name of a column."""
_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("state", re.compile(r"status|stand(?:\s+van\s+zaken)?|voortgang|stoplicht", re.IGNORECASE)),
    (
        "when",
        re.compile(
            r"wanneer|planning|gepland|deadline|gereed|termijn|datum|tijdpad|looptijd|periode|klaar|start|einde|uiterlijk|\btijd\b|\bjaar\b|oplever|afrond|realisatie|\btijdvak|\btijdlijn|fasering|kwartaal|mijlpaal|streefd|\baf\b",
            re.IGNORECASE,
        ),
    ),
    ("responsible", re.compile(r"^\W*verantwoordelijke?(?:\s+partij(?:en)?|\s+organisaties?)?\W*$", re.IGNORECASE)),
    (
        "puller",
        re.compile(r"trekkers?|trekt|eigenaar|(?:eind)?verantwoordelijke?\b|coördinat|penvoerder|regie", re.IGNORECASE),
    ),
    ("beside", re.compile(r"samen\s+met", re.IGNORECASE)),
    (
        "involved",
        re.compile(r"betrokken|partners|samen\s+met|in\s+samenwerking|\bmet\b|deelnemers|ondersteun", re.IGNORECASE),
    ),
    ("doer", re.compile(r"\bwie\b|uitvoer|actiehouder|door\b|partij|organisatie|actor\b|actoren", re.IGNORECASE)),
    (
        "what",
        re.compile(
            r"\bacties?\b|actiepunt|activiteit|maatregel|afspraak|\bwat\b|omschrijving|stap\b|stappen|werkzaamheden|inzet"
            r"|toezegging|belofte|voornemen|onderwerp|interventie|project\b|inspanning",
            re.IGNORECASE,
        ),
    ),
)


_WHO_OR_WHEN = frozenset({"doer", "responsible", "puller", "when"})


def table_acts(place: Place, section: Section | None, finder: ActorFinder, reference: date | None) -> list[TableAct]:
    """The acts of a table; none when its header does not name a column for what and one for who or when."""
    rows = place.block.rows
    if len(rows) < 2:
        return []
    if (card := _card(rows)) is not None:
        return _row_acts(place, section, card, finder, reference)
    columns = _columns(rows[0])
    calendar = _calendar(rows)
    if "what" not in columns.values() or not (_WHO_OR_WHEN & set(columns.values()) or calendar):
        return []
    return [act for row in rows[1:] for act in _row(place, section, row, columns, calendar, finder, reference)]


def names_columns(names: Sequence[str]) -> bool:
    """Whether words at the head of columns tell that the rows below are acts."""
    found = set(_sorts(names).values())
    return "what" in found and bool(_WHO_OR_WHEN & found)


def _columns(header: tuple[Cell, ...]) -> dict[int, str]:
    return _sorts([cell.reading.text for cell in header])


def _sorts(names: Sequence[str]) -> dict[int, str]:
    """What each column tells, by its name; columns that tell nothing of an act are left out."""
    columns: dict[int, str] = {}
    for index, name in enumerate(names):
        text = name.strip()
        if not text or len(text) > _LONGEST_NAME:
            continue
        for sort, pattern in _COLUMNS:
            if pattern.search(text) and sort not in columns.values():
                columns[index] = sort
                break
    return columns


def _calendar(rows: Sequence[tuple[Cell, ...]]) -> dict[int, Reading]:
    """Columns that each are a stretch of time ("2027", "Q3 2028"); none unless there are two of them, nor where
    figures stand below: that is a table of money or numbers."""
    found = {index: cell.reading for index, cell in enumerate(rows[0]) if _MOMENT.fullmatch(cell.reading.text.strip())}
    counted = any(
        index in found and _COUNTED.match(cell.reading.text.strip())
        for row in rows[1:]
        for index, cell in enumerate(row)
    )
    return found if len(found) > 1 and not counted else {}


def _marked(row: tuple[Cell, ...], calendar: Mapping[int, Reading], reference: date | None) -> Reading | None:
    """When, by the first filled cell of a calendar: what it says itself, or the column it marks."""
    for index, cell in enumerate(row):
        text = cell.reading.text.strip()
        if index in calendar and text and not _UNMARKED.fullmatch(text):
            return cell.reading if find_times(text, reference) else calendar[index]
    return None


def _row(
    place: Place,
    section: Section | None,
    row: tuple[Cell, ...],
    columns: dict[int, str],
    calendar: Mapping[int, Reading],
    finder: ActorFinder,
    reference: date | None,
) -> list[TableAct]:
    cells = {columns[i]: cell.reading for i, cell in enumerate(row) if i in columns and cell.reading.text.strip()}
    if "state" in cells and _DONE.match(cells["state"].text):
        return []
    if "when" not in cells and (when := _marked(row, calendar, reference)):
        cells["when"] = when
    return _row_acts(place, section, cells, finder, reference)


def _card(rows: Sequence[tuple[Cell, ...]]) -> dict[str, Reading] | None:
    """The fields of a table that is one act: its names in the first column, their values in the second."""
    fields: dict[str, Reading] = {}
    for row in rows:
        filled = [cell.reading for cell in row if cell.reading.text.strip()]
        if len(filled) == 2 and len(filled[0].text) <= 40:
            name = next((name for name, pattern in _COLUMNS if pattern.search(filled[0].text)), None)
            if name is not None:
                fields.setdefault(name, filled[1])
        elif len(filled) > 2:
            return None
    return fields if "what" in fields and _WHO_OR_WHEN & set(fields) and len(fields) > 2 else None


def _row_acts(
    place: Place,
    section: Section | None,
    cells: Mapping[str, Reading],
    finder: ActorFinder,
    reference: date | None,
) -> list[TableAct]:
    """The acts that the cell for what names: one, or one for each verb with an object of its own."""
    what = cells.get("what")
    if what is None:
        return []
    return [
        _row_act(Item(place, part, Part.WIE, True, True, section), cells, finder, reference)
        for part in infinitive_parts(what) or [what]
    ]


def _row_act(item: Item, cells: Mapping[str, Reading], finder: ActorFinder, reference: date | None) -> TableAct:
    what = item.reading
    act = Act(item, what, re.sub(r"\s+", " ", what.text).strip(), None, zekerheid=0.9)
    doers, aside = names_apart(item, cells.get("doer"), finder)
    act.doers = doers or _subjects(item, what, finder)
    beside = _names(item, cells.get("beside"), finder)
    act.involved = unique([*aside, *_names(item, cells.get("involved"), finder)])
    if act.doers:
        act.doers = unique([*act.doers, *beside])  # "samen met" whoever does it
    else:
        act.involved = unique([*act.involved, *beside])
    act.involved = unique([*act.involved, *_beside(item, what, finder)])
    if not act.doers:  # where no column says who does it, whoever is responsible does
        act.doers, helping = names_apart(item, cells.get("responsible"), finder)
        act.involved = unique([*act.involved, *helping])
    pullers, helping = names_apart(item, cells.get("puller") or cells.get("responsible"), finder)
    act.involved = unique([*act.involved, *helping])
    pullers += _leading(item, cells.get("doer"), finder)
    return TableAct(act, _when(cells.get("when"), reference), unique(pullers))


def _leading(item: Item, cell: Reading | None, finder: ActorFinder) -> list[Named]:
    """Who is marked as trekker among the names of a cell: "HGZ (trekker), GGD"."""
    found: list[Named] = []
    for mark in LEADER_MARK.finditer(cell.text) if cell is not None else ():
        found += _names(item, part_of(cell, 0, mark.start()), finder)[-1:]  # type: ignore[arg-type]
    return found


def _beside(item: Item, what: Reading, finder: ActorFinder) -> list[Named]:
    """Who is involved by the cell that says what: "Afspraken herzien, in overleg met de GGD"."""
    found = []
    for group in finder.groups(what.text):
        if INVOLVING.search(what.text, 0, group.start):
            reading = Reading(what.text[group.start : group.end], what.origin[group.start : group.end])
            found += [Named(actor, item, reading, actor.zekerheid) for actor in group.actors]
    return found


def _subjects(item: Item, what: Reading, finder: ActorFinder) -> list[Named]:
    """Who the cell itself says to do it, when it is a sentence ("Corporaties voorzien alle woningen van …")."""
    read = read_sentence(what.text, finder)
    groups = [c.subject for c in read.clauses[:1] if c.subject is not None and not c.passive]
    found = []
    for group in groups:
        reading = Reading(what.text[group.start : group.end], what.origin[group.start : group.end])
        found += [Named(actor, item, reading, actor.zekerheid) for actor in group.actors]
    return found


def _names(item: Item, cell: Reading | None, finder: ActorFinder) -> list[Named]:
    if cell is None:
        return []
    return [named for named, _ in names_in_list(item, cell, finder)]


def _when(cell: Reading | None, reference: date | None) -> Deadline | None:
    if cell is None:
        return None
    times = find_times(cell.text, reference)
    chosen = next((t for t in times if t.kind is TimeKind.INTERVAL), times[0] if times else None)
    if chosen is None:
        return None
    return deadline_of(chosen, cell.text[chosen.start : chosen.end], cell.text)
