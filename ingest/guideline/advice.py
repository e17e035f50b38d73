"""Blocks of advice → single advices: split, or joined with the list items that belong to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.document import BlockKind, Reading
from ingest.guideline.advice_tables import ALONE, tabled
from ingest.guideline.advising import without_telling
from ingest.guideline.conditions import conditions, introduces_conditions
from ingest.guideline.flow import Line, following, looks_like_subhead, part
from ingest.guideline.headings import NUMBER, Role, without_links
from ingest.guideline.imperatives import starts_with_imperative
from ingest.guideline.labels import Field, Strength, read_field, read_method, read_strength, strength_behind, together
from ingest.guideline.leads import (
    INTRODUCES,
    NAMES_CASE,
    TELLS_ONLY,
    TO_DO,
    bare,
    goes_on,
    grouped,
    has_own_verb,
    introduces_list,
    is_denied_lead,
)
from ingest.guideline.referring import follows, only_points, points_elsewhere, refers_to
from ingest.guideline.splitting import LEADS, clean, stretches
from ingest.guideline.verdict import GOOD_PRACTICE, Verdict
from ingest.guideline.wording import judge


@dataclass(slots=True)
class Advice:
    """One advice with its place."""

    line: Line
    """Where it begins."""
    reading: Reading
    """Its own words, on one line or part of one."""
    quoted: Reading
    """The same with the label in front of it: "Praktijkadvies: …"."""
    text: str
    """As it is shown: with the list items that belong to it, without "De werkgroep adviseert om"."""
    verdict: Verdict
    last: Line
    """The line it ends on."""
    number: str | None = None
    kop: str | None = None
    kop_line: Line | None = None
    conditions: list[str] = field(default_factory=list)
    refers_to: list[str] = field(default_factory=list)
    """Names of the guidelines that it sends the reader to, or by which it says that something is done."""
    fields: list[tuple[Field, Line]] = field(default_factory=list)
    """What the source says in fields of their own: for whom, where, which interventions."""
    method: str | None = None
    group: tuple[str, Line] | None = None
    """Words before the list it stands in ("Bij patiënten met een droge huid:")."""


@dataclass(slots=True)
class _State:
    kop: Line | None = None
    label: Strength | None = None
    number: str | None = None
    fields: list[tuple[Field, Line]] = field(default_factory=list)
    """Fields above the advice."""
    fields_first: bool = False
    """In this block fields stand above the advice, not below it."""
    silent: int = 0
    """Depth of a heading under which nothing is advice (an info box); 0: none."""
    pseudo_silent: bool = False


_WHO_DOES = re.compile(r"(?:de\s+)?(?:huis|praktijk|behandelend\s+)?arts\s+[a-zà-ÿ]{2,}t\b", re.IGNORECASE)
""" "De huisarts gaat na …": how an NHG-Standaard advises in running text."""
_WRITTEN_NUMBER = re.compile(
    rf"\s*(?:(?:nr|nummer|aanbeveling|advies)\b\.?\s*)?[(\[]?(?P<number>{NUMBER}|[A-Za-z](?=[.)\]]))"
    r"(?P<mark>[.):\]]+|\s[–—-](?=\s))?\s+(?=[A-ZÀ-Þ])",
    re.IGNORECASE,
)
"""The number of an advice in a paragraph: "3. Weeg …", "3.2 Weeg …", "[3] Weeg …"."""
_SOURCES = re.compile(
    r"^\W*(?:bron(?:nen)?|referenties?|literatuur|noot(?:\s+\d+)?|evidence|onderbouwing)\s*:", re.IGNORECASE
)


def advices(block: Sequence[Line], *, only_items: bool = False) -> list[Advice]:
    """The advices of one block of lines.

    `only_items`: running text counts only where its words advise (chapters of an NHG-Standaard).
    """
    state = _State()
    found: list[Advice] = []
    at = 0
    while at < len(block):
        line = block[at]
        if line.kind is BlockKind.BIJSCHRIFT:
            at += 1
        elif line.place.block.rows:
            found += [] if state.silent else _table(line, state)
            at += 1
        elif _opens(block, at, state, found) or state.silent or state.pseudo_silent:
            at += 1
        else:
            group = grouped(block, at)
            below = [] if state.fields_first else _fields_below(block, at + len(group))
            own = replace(state, label=_label_of(below, state.label))
            made = list(_group_advices(group, own, only_items=only_items))
            for advice in made:
                _take_up(below, advice)
            found += made
            at += len(group) + len(below)
            if not line.is_item and state.label and (own_label := read_strength(line.text)) and not own_label.whole:
                state.label = None  # "Praktijkadvies: …" ends the list under NIET DOEN
    return found


def _fields_below(block: Sequence[Line], at: int) -> list[tuple[Field, Line]]:
    """The fields right under an advice: "Sterkte: zwak", "Doelgroep: ouderen"."""
    found: list[tuple[Field, Line]] = []
    for line in block[at:]:
        read = None if line.is_heading or line.is_item or line.place.block.rows else read_field(line.text)
        if read is None:
            break
        found.append((read, line))
    return found


def _label_of(fields: Sequence[tuple[Field, Line]], label: Strength | None) -> Strength | None:
    for read, _ in fields:
        label = together(label, read.strength)
    return label


def _take_up(fields: Sequence[tuple[Field, Line]], advice: Advice) -> None:
    """Give an advice what the fields below it say."""
    stated = [read.value.strip(" .") for read, _ in fields if read.name == "voorwaarde"]
    if stated:
        advice.conditions = stated
    for read, line in fields:
        if read.name in _ABOUT:
            advice.fields.append((read, line))
        elif read.name == "methode":
            advice.method = read_method(line.text)


_ABOUT = frozenset({"doelgroep", "setting", "beroep", "interventies"})
"""Fields that say what an advice is about."""


def _opens(block: Sequence[Line], at: int, state: _State, found: Sequence[Advice]) -> bool:
    """Take up a line that is a label, field or subhead; whether it was one."""
    line = block[at]
    text = line.text.strip()
    if line.is_heading and state.silent and line.depth <= state.silent:
        state.silent = 0
    strength = read_strength(text)
    if strength and strength.whole:
        state.label, state.pseudo_silent = strength, False
        if line.is_heading and state.kop is not None:
            # behind other subheads "Praktijkadviezen" is one too, besides telling how strong its advice is
            state.kop = line if strength.strength_value == GOOD_PRACTICE else None
        return True
    if line.label and line.role is Role.AANBEVELING and line.pure:
        state.fields = []
        state.number, state.pseudo_silent = line.label.number, False
        state.label = None if line.label.number or line.text.strip().lower() == "aanbeveling" else state.label
        return True
    if line.role in _SILENT and (line.is_heading or line.pure):
        if line.is_heading:
            state.silent = line.depth
        else:
            state.pseudo_silent = True
        return True
    read = None if line.is_item or line.is_heading or state.silent else read_field(line.text)
    if read:
        state.fields_first = state.fields_first or not found
        state.label = together(state.label, read.strength)
        state.fields += [(read, line)] if read.name in _ABOUT else []
        return True
    if line.role in _SILENT or _SOURCES.match(text):
        return True
    if line.is_heading and line.label and line.label.number and not line.pure and not state.silent:
        # "Aanbeveling 3.2.1: Kamer" above its text; without text below it, it is the advice itself
        after = following(block, at)
        if after is not None and not after.is_heading:
            rest = part(line.reading, line.label.end, len(line.text))
            state.number, state.label, state.pseudo_silent = line.label.number, None, False
            state.kop = replace(line, reading=rest, title="", label=None)
            return True
    headed = state.kop is not None and not state.kop.text.rstrip().endswith(":")
    listed = (not headed or NAMES_CASE.fullmatch(text)) and introduces_list(block, at)
    subhead = listed or looks_like_subhead(line, following(block, at))
    if subhead and not _advises(without_links(text)) and not state.silent:
        state.kop, state.label, state.pseudo_silent = line, state.label if _inside_label(line, state) else None, False
        state.number = None
        return True
    return False


_SILENT = frozenset(
    {Role.KADER, Role.OVERWEGINGEN, Role.NOTEN, Role.KAART, Role.PATIENT, Role.ACHTERGROND, Role.SITE, Role.REFERENTIES}
)


def _inside_label(line: Line, state: _State) -> bool:
    """A paragraph under DOEN that looks like a subhead stays under it; a heading of its own ends it."""
    return bool(state.label) and not line.is_heading


def _group_advices(group: Sequence[Line], state: _State, *, only_items: bool) -> Iterator[Advice]:
    lead, items = group[0], list(group[1:])
    if items and not lead.is_item and (written := _written_number(lead.text)):
        lead = replace(lead, reading=part(lead.reading, written.end(), len(lead.text)))
        state = replace(state, number=written["number"])
    text = clean(lead.reading)
    if not text or INTRODUCES.match(text):
        yield from _each(items, state, None, only_items=only_items)
        return
    if not items:
        if not (only_items and not lead.is_item and not judge(text).known and not _WHO_DOES.match(text)):
            yield from _line(lead, state)
        return
    if introduces_conditions(text):
        told = [bare(item) for item in items]
        yield _made(lead, lead.reading, state, last=items[-1], more=told, number=_list_number(lead))
        return
    own = [has_own_verb(clean(item.reading)) for item in items if item.level == items[0].level]
    if is_denied_lead(text) and (any(own) or TELLS_ONLY.match(text)):
        for advice in _each(items, state, None, only_items=False):  # "De werkgroep raadt af om:" is said of each
            verdict = advice.verdict if state.label else judge(text)
            yield replace(advice, text=f"{text} {advice.text[:1].lower()}{advice.text[1:]}", verdict=verdict)
    elif TELLS_ONLY.match(text) and all(TO_DO.search(item.text) or has for item, has in zip(items, own, strict=False)):
        for advice in _each(items, state, None, only_items=False):
            known = advice.verdict.known or state.label is not None
            yield advice if known else replace(advice, verdict=judge(f"{text[:-1]} {advice.text}"))
    elif sum(own) * 2 >= len(own) and any(own) and not goes_on(text, items):
        if not text.endswith(":"):
            yield from _line(lead, state)
        yield from _each(items, state, (text, lead) if text.endswith(":") else None, only_items=False)
    else:
        joined = "; ".join(bare(item) for item in items)
        shown = f"{text} {joined}" if text.endswith(":") else f"{text.rstrip('.')}: {joined}"
        yield _made(lead, lead.reading, state, last=items[-1], shown=shown, number=_list_number(lead))


def _each(
    items: Sequence[Line], state: _State, group: tuple[str, Line] | None, *, only_items: bool
) -> Iterator[Advice]:
    at = 0
    while at < len(items):
        inner = grouped(items, at)
        for advice in _group_advices(inner, state, only_items=only_items):
            yield replace(advice, group=group) if group else advice
        at += len(inner)


def _line(line: Line, state: _State) -> Iterator[Advice]:
    """The advices on one line: its sentences, split where direction or strength turns."""
    label = line.label if line.role is Role.AANBEVELING else None
    inner = read_strength(line.text)
    reading = part(line.reading, label.end, len(line.text)) if label and not inner and not line.pure else line.reading
    inner = inner or read_strength(reading.text)
    own = replace(state, label=inner) if inner else state
    if inner:
        labelled, reading = reading, part(reading, inner.end, len(reading.text))
    number = label.number if label and label.number else _list_number(line)
    if number is None and not line.is_item and (written := _written_number(reading.text)):
        number, reading = written["number"], part(reading, written.end(), len(reading.text))
    if points_elsewhere(clean(reading)):
        return
    for stretch in stretches(reading, labelled=own.label is not None):
        whole = inner and stretch.origin[-1] == labelled.origin[-1]
        if own.label is None and (behind := strength_behind(stretch.text)):
            told, graded = part(stretch, 0, behind[1]), replace(own, label=behind[0])
            yield _made(line, told, graded, number=number, quoted=stretch)
        else:
            yield _made(line, stretch, own, number=number, quoted=labelled if whole else None)
    if number:
        state.number = None


def _written_number(text: str) -> re.Match[str] | None:
    """The number in front of a paragraph; without a mark behind it or a dot in it only before an order."""
    found = _WRITTEN_NUMBER.match(text)
    told = found and (found["mark"] or "." in found["number"] or starts_with_imperative(text[found.end() :]))
    return found if told else None


def _list_number(line: Line) -> str | None:
    """The number of an item of a numbered list."""
    marker = line.place.block.marker if line.is_item else None
    found = ALONE.fullmatch(marker.strip()) if marker else None
    return found[1] if found else None


def _made(
    line: Line,
    reading: Reading,
    state: _State,
    *,
    last: Line | None = None,
    shown: str | None = None,
    more: Sequence[str] = (),
    number: str | None = None,
    quoted: Reading | None = None,
) -> Advice:
    own = clean(reading)
    told = without_telling(own)
    body = shown or own
    words = LEADS.sub("", body[told:].strip(" ,;")) if told or LEADS.match(body) else body.strip(" ,;")
    verdict = state.label.verdict(judge(own)) if state.label else judge(LEADS.sub("", own) if LEADS.match(own) else own)
    if re.match(r"(?:maar\s+)?wel\b", own, re.IGNORECASE) and not verdict.known:
        verdict = replace(judge("Geef dit"), direction="voor")
    found = [] if (more and introduces_conditions(own)) or only_points(own) else conditions(own)
    referred = refers_to(own)
    return Advice(
        line,
        reading,
        quoted or reading,
        words[:1].upper() + words[1:],
        verdict,
        last or line,
        number=number or state.number,
        kop=_kop(state.kop),
        kop_line=state.kop,
        conditions=[*found, *more],
        refers_to=[referred] if referred else follows(own),
        fields=list(state.fields),
    )


def _kop(line: Line | None) -> str | None:
    if line is None:
        return None
    return without_links((line.title or line.text).strip()).rstrip(":").strip()


def _table(line: Line, state: _State) -> Iterator[Advice]:
    for found in tabled(line.place.block.rows, state.label):
        own = replace(state, label=found.label, number=found.number or state.number)
        case = replace(line, reading=found.case) if found.case else None
        own.kop = replace(line, reading=found.head, title="") if found.head else state.kop
        if found.who:
            by = replace(line, reading=found.who)
            own.fields = [*state.fields, (Field("beroep", by.text.strip(), 0), by)]
        made = _made(line, found.reading, own)
        yield replace(made, group=(case.text.strip(), case) if case else None, method=found.method)


def _advises(text: str) -> bool:
    return starts_with_imperative(text) and len(text.split()) > 2
