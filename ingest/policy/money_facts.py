"""Sums of money in sentences and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import BlockNote, Edge, Fact, Handling, Kind, Predicate
from ingest.anchoring import Place
from ingest.document import Section
from ingest.policy.act_facts import table_act
from ingest.policy.action_table import table_acts
from ingest.policy.amounts import find_amounts
from ingest.policy.draft import Draft
from ingest.policy.items import Item
from ingest.policy.labels import Part, heading_part
from ingest.policy.tables import table_amounts
from ingest.sentences import sentences

UNPLACED_ROW = "tabelrij waarvan de kolommen niet vaststaan"


def money_facts(draft: Draft) -> Iterator[Fact]:
    """Sums in running text, then those in tables; a table of acts gives acts."""
    yield from _amounts(draft)
    yield from _tables(draft)


def _amounts(draft: Draft) -> Iterator[Fact]:
    seen: dict[tuple[str, float, tuple[str, ...]], str] = {}
    for item in draft.flow.items:
        yield from _sums(draft, item, seen)


def _sums(draft: Draft, item: Item, seen: dict[tuple[str, float, tuple[str, ...]], str]) -> Iterator[Fact]:
    """The sums of one item; `seen` are those met before, by sentence, value and years."""
    before = ""
    for sentence in sentences(item.reading):
        for amount in find_amounts(sentence.text, before):
            text = re.sub(r"\s+", " ", sentence.text).strip()
            source = draft.source(item.place, sentence, 0.9)
            key = (text, amount.euros, amount.jaren)
            if key not in seen:
                seen[key] = draft.id(Kind.BEDRAG, f"{amount.euros} {text}", f"{text}|{amount.euros}|{amount.jaren}")
                yield draft.node(
                    Kind.BEDRAG,
                    seen[key],
                    re.sub(r"\s+", " ", sentence.text[amount.start : amount.end]).strip(),
                    source,
                    {
                        "waarde_eur": amount.euros,
                        "jaren": list(amount.jaren),
                        "waarvoor": amount.waarvoor or _heading(draft, item),
                        "per_jaar": amount.per_jaar,
                        "totaal": amount.total,
                        "tekst": text,
                        "teken_in_tekst": amount.sign_in_text,
                    },
                )
            yield Edge(Predicate.NOEMT_BEDRAG, draft.container(item), seen[key], source)
        before = sentence.text


def _tables(draft: Draft) -> Iterator[Fact]:
    for place, section, around in draft.flow.tables:
        acts = table_acts(place, section, draft.finder, draft.reference)
        if acts:
            for act in acts:
                yield from table_act(draft, act)
        amounts, unplaced = table_amounts(place.block, *around)
        if not amounts and not unplaced:
            yield from _told_in_cells(draft, place, section)
        for row in unplaced:
            source = draft.anchor.quote(place, place.block.reading, row.start, row.end, extractor=draft.extractor)
            yield BlockNote(Handling.FLAGGED, UNPLACED_ROW, source)
        for figure in amounts:
            source = draft.anchor.quote(
                place,
                place.block.reading,
                figure.start,
                figure.end,
                extractor=draft.extractor,
                zekerheid=0.97 if figure.proven else 0.85,
            )
            thing = draft.id(
                Kind.BEDRAG,
                f"{figure.waarvoor} {' '.join(figure.jaren[:1])}",
                f"{section and draft.anchor.section_id(section)}|{figure.rij}|{figure.waarvoor}|{figure.jaren}",
            )
            yield draft.node(
                Kind.BEDRAG,
                thing,
                f"{figure.waarvoor} ({', '.join(figure.jaren)})" if figure.jaren else figure.waarvoor,
                source,
                {
                    "waarde_eur": figure.euros,
                    "jaren": list(figure.jaren),
                    "waarvoor": figure.waarvoor,
                    "per_jaar": figure.per_jaar,
                    "totaal": figure.totaal,
                    "rij": figure.rij,
                    "tekst": None,
                    "teken_in_tekst": figure.euros < 0,
                },
            )
            yield Edge(Predicate.NOEMT_BEDRAG, place.section or draft.anchor.id, thing, source)


def _told_in_cells(draft: Draft, place: Place, section: Section | None) -> Iterator[Fact]:
    """Sums in cells of a table without columns of money: "Budget | € 420.000 per jaar"."""
    for row in place.block.rows:
        for cell in row:
            if "€" in cell.reading.text or "euro" in cell.reading.text:
                item = Item(place, cell.reading, Part.KOSTEN, True, False, section)
                yield from _sums(draft, item, {})


def _heading(draft: Draft, item: Item) -> str | None:
    """The nearest heading over a sum that is no mere label says what it is for; not the address of a letter."""
    for section, ancestors in draft.anchor.document.walk():
        if section is item.section:
            titles = [one.title for one in (section, *reversed(ancestors))]
            title = next((title for title in titles if not heading_part(title)), "")
            return None if re.match(r"(?:aan|betreft|datum)\s|$", title, re.IGNORECASE) else title
    return None
