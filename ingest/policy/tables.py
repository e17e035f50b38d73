"""Tables of money, also those that extraction flattened to one cell per line with the empty cells gone.

A flattened row with fewer values than columns is only read where the table's own totals ("Totaal (6 t/m 10)") leave one
way to place them. What they do not prove is flagged, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, product

from ingest.document import Block
from ingest.policy.amounts import SCALE, SCALES
from ingest.policy.numerals import numeral

TOLERANCE = 1.0
"""Totals of rounded figures may differ by this much, in the table's own unit."""
_MOST_WAYS = 200_000


@dataclass(frozen=True, slots=True)
class TableAmount:
    """A figure of a table; `start` and `end` are its range in the block's reading."""

    start: int
    end: int
    euros: int
    jaren: tuple[str, ...]
    waarvoor: str
    totaal: bool
    rij: str | None = None
    """Number of the row, where rows are numbered."""
    proven: bool = True
    per_jaar: bool = False


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A row whose figures could not be placed under their columns."""

    start: int
    end: int
    waarvoor: str


@dataclass(frozen=True, slots=True)
class _Column:
    """What the figures of a column are: of these years, or the sum of the columns before it."""

    jaren: tuple[str, ...]
    totaal: bool = False


@dataclass(slots=True)
class _Row:
    number: str | None
    label: str
    figures: list[tuple[float | None, int, int]]
    """Value (None for a dash), and where it stands."""
    start: int
    end: int
    formula: tuple[str, ...] = ()
    placed: dict[int, tuple[float | None, int, int]] = field(default_factory=dict)
    settled: bool = False
    proven: bool = False


_MONEY_CELL = re.compile(
    r"(?:(?:geraamde|totale|geschatte|jaarlijkse)\s+)?(?:kosten|budget|bedrag|bijdrage|raming|lasten|subsidie|uitgaven"
    r"|begroot|uitgegeven|besteed|toegekend|inleg)(?:\s*\([^)]*\))?|€",
    re.IGNORECASE,
)
"""A column of money without a year."""
_COUNTS = re.compile(r"aantal|fte|uren|cliënten|inwoners|woningen|plaatsen|plekken|deelnemers|%", re.IGNORECASE)
"""Heads of columns that count something else than money."""
_YEAR_CELL = re.compile(
    r"(?:(?:begroting|raming|rekening|jaarrekening|realisatie|prognose|meerjarenraming|jaarschijf|jaar|t/m|kosten|budget|bedrag|bijdrage|lasten|uitgaven)\s*)?"
    r"((?:19|20)\d\d)(?:\s*(?:e\.?v\.?|en verder))?\*?",
    re.IGNORECASE,
)
_TOTAL_CELL = re.compile(r"(?:(?:meerjaren)?tota(?:al|le\s+\w+)|som)\*?", re.IGNORECASE)
"""The head of the column that adds up the years."""
_STRUCTURAL_CELL = re.compile(r"struct(?:ureel|\.)?(?:\s+vanaf\s+(?P<year>20\d\d))?\*?", re.IGNORECASE)
_FIGURE = re.compile(
    r"(?P<euro>€\s*)?(?P<sign>[-–−+]?\s?)(?P<euro2>€\s*)?(?P<n>\d[\d.]*(?:,\d+)?)(?:,-)?\s*"
    rf"(?P<scale>{SCALES}|[KkMm])?\*?(?:\s+(?:per\s+jaar|p\.?j\.?|jaarlijks))?"
)
_YEARLY = re.compile(r"\b(?:per\s+jaar|p\.?j\b|jaarlijks)", re.IGNORECASE)
_STATED_TOTAL = re.compile(
    r"\s*tota(?:al|le)\b[^€\d:]*:?\s*(?P<sum>€?\s*\d[\d.,]*\s*(?:mln\.?|miljoen)?)\s*", re.IGNORECASE
)
"""A row of one cell that spans the table: "Totaal lijn B: € 245.000"."""
_EMPTY = re.compile(r"€?\s*[-–—]?\s*|n\.?v\.?t\.?|pm|p\.m\.", re.IGNORECASE)
_UNIT = re.compile(
    r"(?:[x×*]|in)\s*(?:(?:€|euro[’']?s?|eur)\s*)?(?P<one>1\s*)?(?P<unit>miljoen|mln|miljard|mld|duizend"
    r"|1\.000(?:\.000)?|1000)",
    re.IGNORECASE,
)
_UNITS = {**SCALE, "1.000": 1_000, "1000": 1_000, "1.000.000": 1_000_000}
_TOTAL = re.compile(r"\btota(?:al|le)\b|\bsubtotaal\b|\bsaldo\b|\brestant\b", re.IGNORECASE)
_FORMULA = re.compile(
    r"\((?P<body>[\d\s+&,=tm/enpost\-–]+)\)|\(\s*=?\s*(?:post|rij|regel)\s*(?P<same>\d+)\s*\)", re.IGNORECASE
)
_RANGE = re.compile(r"(\d+)\s*(?:t/m|tot en met|-|–)\s*(\d+)", re.IGNORECASE)


_ABOUT_MONEY = re.compile(
    r"\b(?:geld|financi\w+|\w*kosten|\w*begroting|\w*budget\w*|middelen|dekking|uitgaven|lasten|raming)\b",
    re.IGNORECASE,
)
"""Without any € or unit, thousands under such a heading are euros."""


def unit_of(*texts: str) -> int | None:
    """Euros that one unit of the table stands for, as its caption or heading says; None when nothing says so."""
    for text in texts:
        if match := _UNIT.search(text):
            return _UNITS[match["unit"].lower()]
    return None


def table_amounts(block: Block, *around: str) -> tuple[list[TableAmount], list[Unplaced]]:
    """Amounts of a table block, and rows that could not be placed. `around` holds caption, heading and lines near it.

    A table that nowhere speaks of money gives nothing.
    """
    text = block.reading.text
    unit = unit_of(text, *reversed(around))  # the nearest caption before it, or the line under it
    said = " ".join((text, *around))
    money = unit is not None or "€" in text or re.search(r"\beuro\b|\bbedrag", said, re.IGNORECASE)
    if not money and not (_ABOUT_MONEY.search(said) and re.search(r"\d\.\d{3}\b", text)):
        return [], []
    if block.rows:
        return _celled(block, unit or 1, _caption_years(around)), []
    return _flattened(text, unit or 1)


_YEAR = re.compile(r"\b20\d\d\b")
_CAPTION = re.compile(r"\W*tabel\b", re.IGNORECASE)


def _caption_years(around: Sequence[str]) -> tuple[str, ...]:
    """The one year that the caption of a table names ("Tabel 1. Begroot in 2027 (x € 1.000)"): it holds for columns
    that name none."""
    for text in reversed(around):
        if _CAPTION.match(text) or _UNIT.search(text):
            years = set(_YEAR.findall(text))
            return tuple(years) if len(years) == 1 else ()
    return ()


def _celled(block: Block, unit: int, years: tuple[str, ...]) -> list[TableAmount]:
    lines = [[cell.reading.text for cell in row] for row in block.rows]
    columns: dict[int, _Column] = {}
    found: list[TableAmount] = []
    offset = 0
    if not any(_column(cell) for line in lines for cell in line[1:]):
        columns = {i: replace(column, jaren=years) for i, column in _summed(lines).items()}
    for line in lines:
        header = {i: column for i, cell in enumerate(line) if (column := _column(cell)) is not None}
        if all(column.totaal for column in header.values()):
            header = {}  # "Totaal" at the head of a row
        if len(header) >= 2 or (
            header and not columns and all(i in header or not _figure(c) for i, c in enumerate(line))
        ):
            columns = header
            if not any(column.jaren for column in header.values()):
                columns = {i: replace(column, jaren=years) for i, column in header.items()}
        elif columns and (stated := _STATED_TOTAL.fullmatch(line[0])) and not any(line[1:]):
            found += _spanning_total(line[0], stated, offset, unit)
        elif columns:
            found += _celled_row(line, columns, offset, unit)
        offset += len(" | ".join(line)) + 1
    return found


def _summed(lines: Sequence[Sequence[str]]) -> dict[int, _Column]:
    """The columns of a table of money whose heads do not say so, but whose last row says and shows that it is their
    total."""
    head, *rows, total = lines if len(lines) >= 4 else ([], [], [])
    if not total or not _TOTAL_CELL.fullmatch(total[0].strip()) or any(len(line) != len(head) for line in lines):
        return {}
    columns = {}
    for index in range(1, len(head)):
        values = [_figure(row[index]) or 0.0 for row in rows]
        stated = _figure(total[index])
        if stated and not _COUNTS.search(head[index]) and abs(sum(values) - stated) <= _tolerance([stated, *values]):
            columns[index] = _Column(())
    return columns


def _celled_row(line: Sequence[str], columns: dict[int, _Column], offset: int, unit: int) -> Iterator[TableAmount]:
    label = next(
        (cell for i, cell in enumerate(line) if i not in columns and re.search(r"[a-zà-ÿ]{2}", cell, re.IGNORECASE)), ""
    )
    if not label:
        return
    start = offset
    for index, cell in enumerate(line):
        figure = _figure(cell)
        if index in columns and figure is not None:
            yield TableAmount(
                start,
                start + len(cell),
                round(figure * (1 if _whole_euros(cell) else unit)),
                columns[index].jaren,
                _label(label),
                columns[index].totaal or bool(_TOTAL.search(label)),
                per_jaar=_YEARLY.search(cell) is not None,
            )
        start += len(cell) + 3


def _spanning_total(cell: str, stated: re.Match[str], offset: int, unit: int) -> Iterator[TableAmount]:
    figure = _figure(stated["sum"])
    if figure is not None:
        euros = round(figure * (1 if _whole_euros(cell) else unit))
        label = _label(cell[: stated.start("sum")])
        yield TableAmount(offset + stated.start("sum"), offset + len(cell.rstrip()), euros, (), label, True)


def _whole_euros(cell: str) -> bool:
    return bool(re.search(r"€\s*[\d.]*\d\.\d{3}|\d\.\d{3}\.\d{3}|\d{7}", cell))


def _years(cell: str) -> tuple[str, ...] | None:
    cell = cell.strip()
    if match := _YEAR_CELL.fullmatch(cell):
        return (match.group(1),)
    if match := _STRUCTURAL_CELL.fullmatch(cell):
        return (match["year"], "structureel") if match["year"] else ("structureel",)
    return () if _MONEY_CELL.fullmatch(cell) else None


def _column(cell: str) -> _Column | None:
    """What a cell at the head of a column says its figures are; None when it heads no figures."""
    if _TOTAL_CELL.fullmatch(cell.strip()):
        return _Column((), totaal=True)
    years = _years(cell)
    return None if years is None else _Column(years)


def _figure(cell: str) -> float | None:
    """The value of a cell; None for an empty one, a dash, or text."""
    match = _FIGURE.fullmatch(cell.strip())
    if not match or (value := numeral(match["n"])) is None:
        return None
    value *= _UNITS.get((match["scale"] or "").lower().rstrip("."), 1) if match["scale"] else 1
    return -value if match["sign"].strip() in {"-", "–", "−"} else value


def _label(written: str) -> str:
    return re.sub(r"^\d{1,2}[.)]\s+", "", re.sub(r"\s+", " ", written).strip(" *:"))


# -- flattened ---------------------------------------------------------------------------------------------------------


def _flattened(text: str, unit: int) -> tuple[list[TableAmount], list[Unplaced]]:
    lines = [
        (m.group().strip(), m.start() + len(m.group()) - len(m.group().lstrip()), m.end())
        for m in re.finditer(r"[^\n]+", text)
    ]
    lines = [(line, start, start + len(line)) for line, start, _ in lines if line]
    if any(_ROW_OF_YEARS.search(line) for line, _, _ in lines):
        lines = [part for line, start, _ in lines for part in _with_figures_apart(line, start)]
    columns, body = _columns(lines)
    if len(columns) < 2:
        return [], []
    rows = _rows(body, len(columns))
    _settle(rows, columns)
    amounts: list[TableAmount] = []
    unplaced: list[Unplaced] = []
    for row in rows:
        if not row.settled:
            unplaced.append(Unplaced(row.start, row.end, row.label))
            continue
        for column, (value, start, end) in sorted(row.placed.items()):
            if value is not None:
                amounts.append(
                    TableAmount(
                        start,
                        end,
                        round(value * unit),
                        columns[column].jaren,
                        row.label,
                        columns[column].totaal or len(row.formula) > 1 or bool(_TOTAL.search(row.label)),
                        row.number,
                        row.proven,
                    )
                )
    return amounts, unplaced


_ROW_OF_YEARS = re.compile(r"20\d\d\s+(?:20\d\d|structureel|totaal)\W*$", re.IGNORECASE)
"""The end of a head that stands on one line, as the rows below it then do: "Post 2027 2028 2029"."""


def _with_figures_apart(line: str, start: int) -> list[tuple[str, int, int]]:
    """The label of a row and the figures at its end, each as if on a line of its own."""
    words = [(m.group(), start + m.start(), start + m.end()) for m in re.finditer(r"(?:€\s*)?\S+", line)]
    first = len(words)
    while first and _fills_a_cell(words[first - 1][0]):
        first -= 1
    label = line[: words[first - 1][2] - start] if first else ""
    return [*([(label, start, start + len(label))] if label else []), *words[first:]]


def _fills_a_cell(word: str) -> bool:
    return _column(word) is not None or _figure(word) is not None or word in {"-", "–", "—"}


def _columns(lines: list[tuple[str, int, int]]) -> tuple[list[_Column], list[tuple[str, int, int]]]:
    """The run of years that heads the table, perhaps with their total, and the lines below it."""
    for first, (line, _, _) in enumerate(lines):
        if _years(line) is None:
            continue
        columns: list[_Column] = []
        for line, _, _ in lines[first:]:
            if (column := _column(line)) is None:
                break
            columns.append(column)
        if len(columns) >= 2 and not (columns[-1].totaal and len(columns) == 2):
            return columns, lines[first + len(columns) :]
    return [], []


def _rows(lines: list[tuple[str, int, int]], width: int) -> list[_Row]:
    rows: list[_Row] = []
    number: str | None = None
    label: list[str] = []
    begin = 0
    for line, start, end in lines:
        figure = _figure(line)
        empty = bool(_EMPTY.fullmatch(line))
        counting = bool(re.fullmatch(r"\d{1,2}[.)]?", line)) and (
            (not rows and not label) or (bool(rows) and not label and _follows(rows, number, line, width))
        )
        if counting:
            number, begin = line.rstrip(".)"), start
        elif (figure is not None or empty) and label:
            rows.append(
                _Row(number, _label(" ".join(label)), [(figure, start, end)], begin, end, _formula(" ".join(label)))
            )
            label, number = [], None
        elif (figure is not None or empty) and rows and len(rows[-1].figures) < width:
            rows[-1].figures.append((figure, start, end))
            rows[-1].end = end
        elif re.fullmatch(r"[xX*✓v]", line):
            continue
        elif figure is None and not empty:
            if not label and number is None:
                begin = start
            label.append(line)
    return rows


def _follows(rows: list[_Row], number: str | None, line: str, width: int) -> bool:
    """Whether a small whole number is the next row's number rather than one more figure."""
    if number is not None:
        return False
    last = next((int(row.number) for row in reversed(rows) if row.number), None)
    return (
        last is not None and int(line.rstrip(".)")) == last + 1 and (len(rows[-1].figures) >= width - 1 or last + 1 > 0)
    )


def _formula(label: str) -> tuple[str, ...]:
    """Numbers of the rows that a row adds up: "(1 t/m 4)", "(5 + 6)", "(= post 14)"."""
    match = _FORMULA.search(label)
    if not match:
        return ()
    if match["same"]:
        return (match["same"],)
    body = match["body"]
    spread = _RANGE.search(body)
    if spread and int(spread[1]) < int(spread[2]):
        return tuple(str(n) for n in range(int(spread[1]), int(spread[2]) + 1))
    numbers = re.findall(r"\d+", body)
    return tuple(numbers) if len(numbers) > 1 or "=" in body else ()


def _settle(rows: list[_Row], columns: Sequence[_Column]) -> None:
    width = len(columns)
    for row in rows:
        if len(row.figures) == width:
            row.placed = dict(enumerate(row.figures))
            row.settled = True
    sums = [(total, parts) for total in rows if (parts := _parts(total, rows))]
    progress = True
    while progress:
        progress = False
        for total, parts in sums:
            progress |= _prove(total, parts, columns)


def _parts(total: _Row, rows: list[_Row]) -> list[_Row]:
    """The rows that a row says it adds up: by their numbers, or all above a last row "Totaal"."""
    if total.formula:
        by_number = {row.number: row for row in rows if row.number}
        parts = [by_number[number] for number in total.formula if number in by_number]
        return parts if len(parts) == len(total.formula) else []
    plain = _TOTAL_CELL.fullmatch(total.label) and total is rows[-1]
    above = rows[:-1]
    return above if plain and not any(_TOTAL.search(row.label) for row in above) else []


def _ways(row: _Row, columns: Sequence[_Column]) -> list[tuple[int, ...]]:
    """The columns that the figures of a row may stand in: in order, and adding up where there is a total column."""
    width = len(columns)
    ways = list(combinations(range(width), len(row.figures)))
    if not columns[-1].totaal:
        return ways
    last = width - 1
    values = [value or 0.0 for value, _, _ in row.figures]
    return [way for way in ways if way[-1:] == (last,) and abs(sum(values[:-1]) - values[-1]) <= _tolerance(values)]


def _tolerance(values: Sequence[float]) -> float:
    """What rounding may make of a sum: one in the last place that the figures are written in."""
    whole = all(value == round(value) for value in values)
    return TOLERANCE if whole else 0.1 * TOLERANCE + 1e-9


def _prove(total: _Row, parts: list[_Row], columns: Sequence[_Column]) -> bool:
    """Place the open rows of one sum where only one way adds up; True when something new is known."""
    width = len(columns)
    open_rows = [row for row in (total, *parts) if not row.settled]
    ways = [_ways(row, columns) for row in open_rows]
    count = 1
    for options in ways:
        count *= max(len(options), 1)
    if count > _MOST_WAYS:
        return False
    fitting = []
    for choice in product(*ways):
        for row, places in zip(open_rows, choice, strict=True):
            row.placed = dict(zip(places, row.figures, strict=True))
        if _adds_up(total, parts, width):
            fitting.append(choice)
        if len(fitting) > 1:
            break
    for row in open_rows:
        row.placed = {}
    if len(fitting) != 1:
        return False
    for row, places in zip(open_rows, fitting[0], strict=True):
        row.placed, row.settled = dict(zip(places, row.figures, strict=True)), True
    news = bool(open_rows) or not all(row.proven for row in (total, *parts))
    for row in (total, *parts):
        row.proven = True
    return news


def _adds_up(total: _Row, parts: list[_Row], width: int) -> bool:
    for column in range(width):
        cells = [row.placed.get(column) for row in parts]
        added = sum(cell[0] or 0.0 for cell in cells if cell)
        stated = total.placed.get(column)
        sum_stated = (stated[0] or 0.0) if stated else 0.0
        if abs(added - sum_stated) > _tolerance([sum_stated, *(cell[0] or 0.0 for cell in cells if cell)]):
            return False
    return True
