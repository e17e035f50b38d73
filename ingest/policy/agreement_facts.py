"""Agreements with their statements, kanslijnen and their like, and what is asked of others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import Edge, Fact, Kind, Predicate, Value
from ingest.anchoring import Place
from ingest.document import BlockKind, Section
from ingest.policy.act_rules import is_call
from ingest.policy.draft import Draft, short
from ingest.policy.durations import TimeKind
from ingest.policy.dutch_dates import find_times
from ingest.policy.items import Agreement, Item
from ingest.policy.labels import Part, fields, line_label
from ingest.policy.lines import item_number, section_sort, sort_of_list
from ingest.sentences import sentences

_FEWEST_WORDS = 5
"""A paragraph of fewer words says nothing by itself: it is the value of a label on the line before it."""


def agreement_facts(draft: Draft) -> Iterator[Fact]:
    """Boxes and the things that headings and lists are."""
    for agreement in draft.flow.agreements:
        yield from _agreement(draft, agreement)
    yield from _named_sections(draft)


def other_statement_facts(draft: Draft) -> Iterator[Fact]:
    """Numbered things in lists, and calls upon others."""
    yield from _lists(draft)
    yield from _calls(draft)


def _agreement(draft: Draft, agreement: Agreement) -> Iterator[Fact]:
    source = draft.source(agreement.place, agreement.reading)
    path = _path(draft, agreement.section)
    thing = draft.id(Kind.AFSPRAAK, agreement.title, f"afspraak|{agreement.number}|{path}|{agreement.title}")
    draft.agreement_ids[id(agreement)] = thing
    what = [
        s.text for item in agreement.items if item.part is Part.WAT and not item.note for s in sentences(item.reading)
    ]
    yield draft.node(
        Kind.AFSPRAAK,
        thing,
        agreement.title,
        source,
        {
            "nummer": agreement.number,
            "titel": agreement.title,
            "soort": "afspraak",
            "tekst": " ".join(what) or None,
            "wat": what,
        },
    )
    yield Edge(Predicate.BEVAT_AFSPRAAK, agreement.place.section or draft.anchor.id, thing, source)
    for item in agreement.items:
        if item.part is Part.WAT and not item.note:
            yield from _statements(draft, item, thing)


def _path(draft: Draft, section: Section | None) -> str:
    return draft.anchor.section_id(section) if section else ""


def _statements(draft: Draft, item: Item, agreement: str) -> Iterator[Fact]:
    """What is agreed, a statement per list item or sentence."""
    parts = [item.reading] if item.bullet else sentences(item.reading)
    for part in parts:
        text = re.sub(r"\s+", " ", part.text).strip()
        if len(text) < 12:
            continue
        source = draft.source(item.place, part, 0.9)
        thing = draft.id(Kind.AFSPRAAK, text, f"wat|{agreement}|{text}")
        props: dict[str, Value] = {"nummer": None, "titel": None, "soort": "wat", "tekst": text}
        yield draft.node(Kind.AFSPRAAK, thing, text, source, props)
        yield Edge(Predicate.BEVAT_AFSPRAAK, agreement, thing, source)


def _named_sections(draft: Draft) -> Iterator[Fact]:
    """Headings that are a kanslijn, beweging, speerpunt or fase themselves."""
    for section, ancestors in draft.anchor.document.walk():
        sort = section_sort(section)
        if sort is None:
            continue
        kind, number = sort
        own = draft.anchor.section_id(section)
        place = Place(section.heading, own)
        source = draft.source(place, section.heading.reading)
        core = _core(section)
        parent = draft.anchor.section_id(ancestors[-1]) if ancestors else draft.anchor.id
        thing = draft.id(Kind.AFSPRAAK, section.title, f"{kind}|{parent}|{section.title}")
        yield draft.node(
            Kind.AFSPRAAK,
            thing,
            section.title,
            source,
            {"nummer": number, "titel": section.title, "soort": kind, "tekst": core},
        )
        yield Edge(Predicate.BEVAT_AFSPRAAK, own, thing, source)


def _lists(draft: Draft) -> Iterator[Fact]:
    """Numbered things in a list: rode draden, uitgangspunten, kanslijnen …"""
    for item in draft.flow.items:
        sort = sort_of_list(item)
        if sort is None or item.agreement is not None:
            continue
        parts = sentences(item.reading)
        if not parts:
            continue
        title = re.sub(r"\*+", "", parts[0].text).strip()
        source = draft.source(item.place, item.reading, 0.9)
        thing = draft.id(Kind.AFSPRAAK, title, f"{sort}|{item.place.section}|{item.text}")
        yield draft.node(
            Kind.AFSPRAAK,
            thing,
            title,
            source,
            {
                "nummer": item_number(item),
                "titel": short(title),
                "soort": sort,
                "tekst": re.sub(r"\s+", " ", item.text),
            },
        )
        yield Edge(Predicate.BEVAT_AFSPRAAK, item.place.section or draft.anchor.id, thing, source)


def _calls(draft: Draft) -> Iterator[Fact]:
    """What the document asks of others: no act, but kept ("Wij verwachten van aanbieders dat …")."""
    for item in draft.flow.items:
        if item.note or item.part in {Part.WIE, Part.RESULTAAT}:
            continue
        for sentence in sentences(item.reading):
            if not is_call(sentence.text) and not (item.part is Part.OPROEP and item.bullet):
                continue
            text = re.sub(r"\s+", " ", sentence.text).strip()
            source = draft.source(item.place, sentence, 0.75)
            container = draft.container(item)
            thing = draft.id(Kind.AFSPRAAK, text, f"oproep|{container}|{text}")
            times = [
                t for t in find_times(sentence.text, draft.reference) if t.kind is TimeKind.INTERVAL and not t.weak
            ]
            props: dict[str, Value] = {
                "nummer": None,
                "titel": None,
                "soort": "oproep",
                "tekst": text,
                "modaliteit": "roept op",
                "deadline_start": times[0].begin if times else None,
                "deadline_eind": times[0].eind if times else None,
                "deadline_tekst": sentence.text[times[0].start : times[0].end] if times else None,
            }
            yield draft.node(Kind.AFSPRAAK, thing, text, source, props)
            yield Edge(Predicate.BEVAT_AFSPRAAK, container, thing, source)


def _core(section: Section) -> str | None:
    """The first sentence under a heading, when it is one: no line of fields ("Trekker: …"), nor the value of one."""
    for block in section.blocks:
        text = block.reading.text
        told = len(text.split()) >= _FEWEST_WORDS and not fields(text) and line_label(text) is None
        if block.kind is BlockKind.ALINEA and told:
            return next((sentence.text for sentence in sentences(block.reading)), None)
    return None
