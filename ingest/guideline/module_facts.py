"""The modules of a guideline → facts: their question, dates and method, what they do not tell inherited."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph.model import PROPERTIES, Edge, Fact, Kind, Node, Predicate, Source, Value, make_id
from ingest.guideline.flow import Line
from ingest.guideline.ledger import WORDED, Ledger
from ingest.guideline.links import Linking
from ingest.guideline.parts import Part, Tree
from ingest.guideline.validity import Validity, module_dates, read_validity

_LEAST_SHARED = 12
"""Characters of a title from which a row that has part of it is about the same module."""


@dataclass(frozen=True, slots=True)
class Module:
    """A part with its own question or advice, and how long it holds."""

    id: str
    title: str
    part: Part
    validity: Validity
    source: Source


def modules(guideline: str, tree: Tree, whole: Validity, ledger: Ledger) -> Iterator[Module]:
    """The modules of a guideline that holds as long as `whole` says; dates that cannot be are reported."""
    tables = module_dates(tree.lines)
    seen: set[str] = set()
    for part in tree.parts:
        validity = read_validity(part.rest) if len(tree.parts) > 1 else Validity()
        if told := _row_of(part.title, tables):
            validity = told.or_else(validity)
            validity.wrong += told.wrong
        ledger.report_dates(validity)
        unique = f"{guideline}|{part.title}"
        while unique in seen:
            unique += " +"
        seen.add(unique)
        source = ledger.quote(_first_line(part) or tree.lines[0], WORDED)
        module = make_id(Kind.MODULE, guideline.partition("/")[2], part.title, unique=unique)
        yield Module(module, part.title, part, validity.or_else(whole), source)


def module_facts(guideline: str, module: Module, told: Sequence[Line], day: date, linking: Linking) -> Iterator[Fact]:
    """Facts of one module; `told` are the lines in which it tells of itself."""
    questions = [q for q in module.part.questions if re.search(r"\w", q.text)]
    asked = " ".join(" ".join(q.text.split()) for q in questions if not re.match(r"method", q.text, re.I)) or None
    props: dict[str, Value] = {**dict.fromkeys(PROPERTIES[Kind.MODULE]), **module.validity.dates}
    props.update(uitgangsvraag=asked, status=module.validity.status(day), methode=module.part.method)
    yield Node(module.id, Kind.MODULE, module.title, module.source, props)
    yield Edge(Predicate.HEEFT_MODULE, guideline, module.id, module.source)
    yield from linking.module(module.id, module.part.heading, questions, told)


def _first_line(part: Part) -> Line | None:
    if part.heading or part.questions:
        return part.heading or part.questions[0]
    return part.blocks[0].lines[0] if part.blocks and part.blocks[0].lines else None


def _row_of(title: str, rows: Mapping[str, tuple[Validity, Line]]) -> Validity | None:
    """The row of the table per module that is about the module of this title: the same words, else words in it."""
    wanted = _plain(title)
    plain = {_plain(written): told for written, (told, _) in rows.items()}
    if wanted in plain:
        return plain[wanted]
    near = [
        told
        for written, told in plain.items()
        if min(len(written), len(wanted)) > _LEAST_SHARED
        and (f" {written} " in f" {wanted} " or f" {wanted} " in f" {written} ")
    ]
    return near[0] if len(near) == 1 else None


def _plain(title: str) -> str:
    return re.sub(r"[^\w-]+", " ", re.sub(r"^\s*(?:module\s*)?[\d.]*\s*[:–-]?\s*", "", title.lower())).strip()
