"""Goals: items under labels for results, and sentences that set one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import Edge, Fact, Kind, Predicate, Value
from ingest.document import Reading
from ingest.policy.draft import Draft
from ingest.policy.future_states import is_state_to_come
from ingest.policy.goal_table import TableGoal, table_goals
from ingest.policy.goals import (
    goal_year,
    is_agreed_result,
    is_bare_target,
    is_forecast,
    is_measured_goal,
    is_outlook,
    is_target,
)
from ingest.policy.items import Item, part_of
from ingest.policy.labels import Part
from ingest.policy.lines import lists_goals, sort_of_list
from ingest.policy.quantities import Quantity, quantities
from ingest.sentences import sentences


def goal_facts(draft: Draft) -> Iterator[Fact]:
    for item in draft.flow.items:
        if item.note:
            continue
        if sort_of_list(item):
            continue
        if item.part is Part.RESULTAAT or lists_goals(item.lead):
            if item.bullet or item.is_field or _opens_results(draft, item):
                yield from _result(draft, item)
        else:
            for sentence in _told_apart(item.reading):
                if item.part is Part.TIJD and not quantities(sentence.text):
                    continue
                if is_measured_goal(sentence.text) or is_target(sentence.text) or _under_goals(item, sentence.text):
                    yield from _goal(draft, item, sentence, goal_year(sentence.text), 0.85)
                elif item.bullet and item.lead and is_agreed_result(item.lead.text, sentence.text):
                    yield from _goal(draft, item, sentence, goal_year(sentence.text), 0.7)
                elif is_state_to_come(sentence.text, quantities(sentence.text), draft.reference):
                    yield from _goal(draft, item, sentence, goal_year(sentence.text), 0.75)
    for place, section, _ in draft.flow.tables:
        for goal in table_goals(place.block.rows):
            yield from _of_table(draft, Item(place, goal.cell, Part.RESULTAAT, True, True, section), goal)


def _of_table(draft: Draft, item: Item, goal: TableGoal) -> Iterator[Fact]:
    container = draft.container(item)
    source = draft.source(item.place, goal.cell, 0.85)
    thing = draft.id(Kind.DOEL, goal.text, f"{container}|{goal.text}")
    yield draft.node(
        Kind.DOEL,
        thing,
        goal.text,
        source,
        {
            "tekst": goal.text,
            "doelgetal": int(goal.value) if goal.value == int(goal.value) else goal.value,
            "eenheid": goal.unit,
            "doeljaar": goal.year,
            "richting": goal.direction,
        },
    )
    yield Edge(Predicate.HEEFT_DOEL, container, thing, source)


def _told_apart(reading: Reading) -> list[Reading]:
    """Sentences, split at a semicolon between two goals, or behind one that has its year."""
    parts: list[Reading] = []
    for sentence in sentences(reading):
        start = 0
        for mark in re.finditer(r";\s+", sentence.text):
            ahead, behind = sentence.text[start : mark.start()], sentence.text[mark.end() :]
            if quantities(ahead) and (quantities(behind) or goal_year(ahead)):
                parts.append(part_of(sentence, start, mark.start()))
                start = mark.end()
        parts.append(part_of(sentence, start, len(sentence.text)))
    return parts


def _opens_results(draft: Draft, item: Item) -> bool:
    """Whether a paragraph under "Wat willen we bereiken" is the goal itself: the first one, when no list
    follows."""
    if is_measured_goal(item.text) or (quantities(item.text) and goal_year(item.text)):
        return True
    beside = [
        other
        for other in draft.flow.items
        if other.section is item.section and other.part is Part.RESULTAAT and not other.note
    ]
    return bool(beside) and beside[0] is item and not any(other.bullet for other in beside)


def _result(draft: Draft, item: Item) -> Iterator[Fact]:
    """An item under "Wat willen we bereiken": a goal; further numbers in it are goals of their own."""
    fallback = _year_in(item.section.title if item.section else "") or _year_in(item.lead.text if item.lead else "")
    parts = sentences(item.reading)
    if not parts or item.text.rstrip().endswith(":"):
        return
    for index, sentence in enumerate(_told_apart(item.reading) if item.is_field else parts):
        if is_outlook(sentence.text) or (index and (not quantities(sentence.text) or is_forecast(sentence.text))):
            continue
        whole = item.reading if item.bullet and index == 0 and len(parts) == 1 else sentence
        fallback = goal_year(sentence.text, fallback)  # the next sentence of the item goes on about the same year
        yield from _goal(draft, item, whole, fallback, 0.9 if item.bullet else 0.8)


def _goal(draft: Draft, item: Item, reading: Reading, year: str | None, zekerheid: float) -> Iterator[Fact]:
    text = re.sub(r"\s+", " ", reading.text).strip()
    counted: list[Quantity | None] = [*quantities(reading.text)] or [None]
    container = draft.container(item)
    source = draft.source(item.place, reading, zekerheid)
    for quantity in counted:
        thing = draft.id(
            Kind.DOEL,
            text,
            f"{container}|{text}|{quantity.value if quantity else ''}{quantity.unit if quantity else ''}",
        )
        value: Value = None
        if quantity is not None:
            value = int(quantity.value) if quantity.value == int(quantity.value) else quantity.value
        yield draft.node(
            Kind.DOEL,
            thing,
            text,
            source,
            {
                "tekst": text,
                "doelgetal": value,
                "eenheid": (quantity.unit or None) if quantity else None,
                "doeljaar": int(year) if year else None,
                "richting": quantity.direction if quantity else None,
            },
        )
        yield Edge(Predicate.HEEFT_DOEL, container, thing, source)


_GOAL_HEADING = re.compile(r"\b(?:doel|doelen|doelstelling(?:en)?|streefcijfers?|ambities?)\b", re.IGNORECASE)


def _under_goals(item: Item, sentence: str) -> bool:
    """Whether a list item with a number and a year stands under a heading about goals."""
    title = item.section.title if item.section else ""
    heads = _GOAL_HEADING.search(title) or is_bare_target(sentence)
    return item.bullet and bool(heads and quantities(sentence) and goal_year(sentence))


def _year_in(text: str) -> str | None:
    match = re.search(r"\b(20\d\d)\b", text)
    return match[1] if match else None
