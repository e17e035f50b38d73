"""A policy document in reading order: every paragraph and list item with what it is about and what it belongs to.

Labels and headings ("Wie gaat wat doen", "Acties", "Wat willen we bereiken") set the part of what follows; a box ends
where the next heading begins, or where running text goes on after its timetable.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.anchoring import Anchor, Place
from ingest.document import Block, BlockKind, Reading, Section
from ingest.policy.dutch_dates import find_times
from ingest.policy.labels import (
    ACTION_LINE,
    CLOSING_FIELD,
    PHASE_LINE,
    Label,
    Part,
    field_label,
    fields,
    fields_behind,
    heading_part,
    is_what,
    line_label,
)
from ingest.sentences import sentences


@dataclass(slots=True)
class Agreement:
    """A box, or another stretch that says of itself that it is an agreement."""

    section: Section | None
    place: Place
    reading: Reading
    """The title as it stands there, or the label when there is no title."""
    number: str | None
    title: str
    items: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class ActionGroup:
    """Acts under one numbered heading, with one trekker line and one planning line."""

    section: Section | None
    label: str | None
    title: str
    items: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class Item:
    """A paragraph, list item or field value."""

    place: Place
    reading: Reading
    """Its text without the label before it."""
    part: Part
    strict: bool
    bullet: bool
    section: Section | None
    agreement: Agreement | None = None
    group: ActionGroup | None = None
    is_field: bool = False
    """Whether it is what a label introduces on its own line ("Trekker: VNG")."""
    lead: Item | None = None
    """The sentence with a colon that introduces the list it stands in."""
    note: bool = False
    """A footnote: facts in it are no promises."""
    label: Reading | None = None
    opening: Item | None = None
    """The sentence with a colon before the heading that announces the acts ("In 2025 zetten we in op:", then
    "Acties")."""

    @property
    def text(self) -> str:
        return self.reading.text


_READ = frozenset({BlockKind.ALINEA, BlockKind.LIJSTITEM, BlockKind.VOETNOOT})
_NEW_GROUP = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,2}|\d{1,2}[a-z]|[A-Z])[.:)]?")
_ENUMERATED = re.compile(r"(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+(?=\S)")
"""A list item that reading took for a paragraph, behind a sentence with a colon: "a. een loket te openen;"."""
_CLAUSE_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){1,3}\.?|[a-z][.)])\s+(?=[A-ZÀ-Þ])")
"""Of a clause in an agreement: "2.1 De gemeente stelt …", "b. De gemeente stelt …"."""
ACTION_TITLE = re.compile(r"(?:actie|maatregel|activiteit|opgave)(?:punt)?\s+(?:\d|[A-Z]\b)", re.IGNORECASE)
"""A heading that is an act itself, when fields below it say who does it and when: "Actie 4: Uitleenpunt openen"."""
_AGREEMENT_TITLE = re.compile(
    r"(?P<sort>(?:deel|resultaat|prestatie|werk|proces)?afspraak|toezegging|box|kader)\s+(?P<number>\d+(?:\.\d+)*[a-z]?|[A-Z])\b"
    r"\s*[.:)–—-]?\s*",
    re.IGNORECASE,
)
"""A heading that numbers an agreement: "Afspraak 3 – Nachtzorg"."""
_AGREEMENT_PARTS = frozenset(
    {Part.WAT, Part.WIE, Part.TIJD, Part.TREKKER, Part.UITVOERDER, Part.BETROKKEN, Part.KOSTEN, Part.RESULTAAT}
)
_TELLS_UNIT = re.compile(r"[\W_]*(?:alle\s+)?bedragen\b.{0,80}\b(?:euro|€|x|×)|\(?\s*[x×]\s*€", re.IGNORECASE)
"""The line under a table that says what its figures are: "Bedragen in euro's"."""
_LONG_PROSE = 150
"""A paragraph of this length without any moment in it is no timetable: the box is over."""


@dataclass(slots=True)
class _State:
    """What holds for the blocks being read."""

    part: Part = Part.TEKST
    strict: bool = True
    agreement: Agreement | None = None
    group: ActionGroup | None = None
    scope: Section | None = None
    """Section in whose subtree the part holds."""
    opening: Item | None = None


class Flow:
    """The items of one document, its agreements and its action groups."""

    def __init__(self, anchor: Anchor) -> None:
        self.items: list[Item] = []
        self.agreements: list[Agreement] = []
        self.groups: list[ActionGroup] = []
        self.tables: list[tuple[Place, Section | None, list[str]]] = []
        """Table blocks, with the section and the lines right before them (caption, unit)."""
        self._anchor = anchor
        self.title = _title(anchor)
        """What the document calls itself: its title, or its first lines."""
        self._open: Agreement | None = None
        """The agreement that headings with its labels ("Wie doet wat?") still belong to."""
        state = _State()
        self._read_blocks(anchor.document.blocks, None, None, state)
        for chapter in anchor.document.sections:
            self._read_section(chapter, (), _State())

    # -- sections ------------------------------------------------------------------------------------------------------

    def _read_section(self, section: Section, path: tuple[Section, ...], inherited: _State) -> _State:
        """Read a section and those below it; the state it returns holds for the siblings after it."""
        state = _State(
            inherited.part, inherited.strict, inherited.agreement, inherited.group, inherited.scope, inherited.opening
        )
        label = heading_part(section.title)
        if label is not None and section.title.lower().startswith("toelichting"):
            label = None  # what is explained under a heading of its own may well be promised there
        box = section.kind == "box" or bool(_AGREEMENT_TITLE.match(section.title))
        if box:
            state = _State(Part.WAT, True, self._agree(section), None, section)
        elif label is not None and inherited.agreement is None and self._belongs(label):
            state = _State(label.part, label.strict, self._open, None, section)
        elif label is not None:
            state.part, state.strict = label.part, label.strict
            state.scope = path[-1] if path else section
            if label.agreement and state.agreement is None:
                state.agreement = self._agree(section)
            elif state.agreement is None:
                self._open = None
            if (
                label.part is Part.WIE
                and self.items
                and self.items[-1].text.rstrip().endswith(":")
                and path
                and self.items[-1].section is path[-1]
            ):
                state.opening = self.items[-1]
        elif section.kind == "fase":
            state.part, state.strict, state.scope = Part.WIE, True, section
        elif state.agreement is None and not self._goes_on(section, state):
            state.part, state.strict, state.scope, state.opening = Part.TEKST, True, None, None
            self._open = None
        loose = state.part is Part.TEKST or (state.part is Part.WIE and state.group is None and label is None)
        if state.agreement is None and loose and _has_fields(section):
            state.part, state.strict, state.scope = Part.WIE, True, section
            state.group = ActionGroup(section, section.number, section.title)
            self.groups.append(state.group)
        elif _is_group(section, state):
            state.group = ActionGroup(section, section.number, section.title)
            self.groups.append(state.group)
        own = self._anchor.section_id(section)
        running = state
        for run, child in _in_order(section):
            self._read_blocks(run, own, section, running)
            if child is not None:
                running = self._read_section(child, (*path, section), running)
                if state.agreement is None:
                    state = running
        return self._after(section, inherited, state, running, box=box, label=label)

    def _after(
        self, section: Section, inherited: _State, state: _State, running: _State, *, box: bool, label: Label | None
    ) -> _State:
        if box or (state.agreement is not None and inherited.agreement is None):
            return inherited
        if inherited.agreement is not None and running.agreement is inherited.agreement:
            return running  # a subheading inside a box: the label before it goes on
        if label is not None and label.part in {Part.WIE, Part.RESULTAAT}:
            # "Acties" as a heading before numbered groups on its own level
            return _State(state.part, state.strict, inherited.agreement, inherited.group, state.scope, state.opening)
        return inherited

    def _belongs(self, label: Label) -> bool:
        """Whether a heading that is a label goes on with the agreement opened before it."""
        if self._open is None or label.part not in _AGREEMENT_PARTS:
            return False
        return not label.agreement or all(item.part is Part.WAT for item in self._open.items)

    @staticmethod
    def _goes_on(section: Section, state: _State) -> bool:
        """Whether a heading without a label of its own stands under "Acties" and so under its part."""
        return state.part is Part.WIE and (
            section.number is not None or section.kind in {"actiegroep", "subkop", "kop"}
        )

    def _agree(self, section: Section) -> Agreement:
        place = Place(section.heading, self._anchor.section_id(section))
        agreement = Agreement(section, place, section.heading.reading, *_numbered(section))
        self.agreements.append(agreement)
        self._open = agreement
        return agreement

    # -- blocks --------------------------------------------------------------------------------------------------------

    def _read_blocks(self, blocks: list[Block], section_id: str | None, section: Section | None, state: _State) -> None:
        lead: Item | None = None
        recent: list[str] = [section.title] if section else []
        timed = 0
        listed = False
        around: list[str] | None = None
        for block, text in self._paragraphs(blocks):
            place = Place(block, section_id)
            if block.kind is BlockKind.TABEL:
                around = recent[-3:]
                self.tables.append((place, section, around))
                continue
            if around is not None and _TELLS_UNIT.match(text.text):
                around.append(text.text)
            around = None
            if block.kind in {BlockKind.BIJSCHRIFT, BlockKind.CITAAT}:
                recent.append(text.text)
                continue
            if block.kind not in _READ:
                continue
            recent.append(text.text)
            note = block.kind is BlockKind.VOETNOOT
            reading = text
            if ranges := fields(reading.text):
                for start, end in ranges:
                    part = _part_of(reading, start, end)
                    if own := field_label(part.text):
                        value, mark = _part_of(part, own.end, len(part.text)), _part_of(part, 0, own.end)
                        item = self._add(place, value, state, section, label=own, mark=mark)
                        if is_what(part.text):
                            item.is_field, item.bullet = False, True
                continue
            closer: tuple[Place, Reading, Label, Reading] | None = None
            bullet = block.kind is BlockKind.LIJSTITEM
            if not bullet and lead is not None and (mark_of := _ENUMERATED.match(reading.text)):
                bullet, reading = True, _part_of(reading, mark_of.end(), len(reading.text))
            label = None if note else line_label(reading.text)
            if (
                label is None
                and state.group is not None
                and is_what(reading.text)
                and (what := field_label(reading.text))
            ):
                mark, reading = _part_of(reading, 0, what.end), _part_of(reading, what.end, len(reading.text))
                self._add(place, reading, state, section, bullet=True, mark=mark)
                continue
            label_reading: Reading | None = None
            if label is None and not note and (line := ACTION_LINE.match(reading.text)):
                mark, rest = _part_of(reading, 0, line.end()), _part_of(reading, line.end(), len(reading.text))
                self._add(
                    place, rest, _State(Part.WIE, True, state.agreement, state.group), section, bullet=True, mark=mark
                )
                continue
            if label is None and not note and (closing := CLOSING_FIELD.search(reading.text)):
                field = _part_of(reading, closing.start("field"), len(reading.text))
                if own := line_label(field.text):
                    text, mark = _part_of(field, own.end, len(field.text)), _part_of(field, 0, own.end)
                    closer = (place, text, own, mark)
                    reading = _part_of(reading, 0, closing.start("field"))
            if label is not None:
                inline = label.end < len(reading.text.rstrip())
                if bullet and not inline and not reading.text.rstrip().endswith((":", "?")):
                    label = None  # a list item of one word
            if label is not None:
                label_reading = _part_of(reading, 0, label.end)
                inline = label.end < len(reading.text.rstrip())
                if not inline or self._opens(label, reading, block):
                    self._enter(label, place, reading, section, state)
                    timed = 0
                    lead = None
                    if not inline:
                        continue
                    reading = _part_of(reading, label.end, len(reading.text))
                else:
                    self._add(
                        place,
                        _part_of(reading, label.end, len(reading.text)),
                        state,
                        section,
                        label=label,
                        mark=label_reading,
                    )
                    continue
            in_timetable = state.part is Part.TIJD and state.agreement is not None and not bullet and not note
            untimed = not find_times(reading.text) or (listed and len(sentences(reading)) > 1)
            if in_timetable and timed and len(reading.text) > _LONG_PROSE and untimed:
                state.part, state.agreement, state.scope = Part.TEKST, None, None
            timed += 1
            listed = bullet
            item = self._add(place, reading, state, section, bullet=bullet, note=note)
            item.lead = lead if bullet else None
            item.label = label_reading
            if closer is not None:
                self._add(closer[0], closer[1], state, section, label=closer[2], mark=closer[3])
            if reading.text.rstrip().endswith(":") or (not bullet and PHASE_LINE.match(reading.text)):
                lead = item
            elif not bullet and not note:
                lead = None

    def _paragraphs(self, blocks: Iterable[Block]) -> Iterator[tuple[Block, Reading]]:
        """Blocks with their text: apart where a line is a label or a clause of its own; a clause without its number."""
        for block in blocks:
            reading = block.reading
            start = 0
            for begin, end in self._own_lines(block) if block.kind is BlockKind.ALINEA else ():
                for edge in (begin, end):
                    if (above := _part_of(reading, start, edge)).text:
                        yield block, _bare(above)
                    start = edge
            rest = _part_of(reading, start, len(reading.text)) if start else reading
            cut = fields_behind(rest.text) if block.kind is BlockKind.ALINEA else None
            if cut is not None:
                yield block, _bare(_part_of(rest, 0, cut))
                rest = _part_of(rest, cut, len(rest.text))
            yield block, _bare(rest)

    def _own_lines(self, block: Block) -> Iterator[tuple[int, int]]:
        """Ranges in a paragraph of later lines that are a label and nothing else, or begin a lettered clause."""
        reading, original = block.reading, self._anchor.document.text
        breaks = [
            index
            for index in range(1, len(reading.text))
            if reading.text[index - 1].isspace() and "\n" in original[reading.origin[index - 1] : reading.origin[index]]
        ]
        for begin, end in pairwise([*breaks, len(reading.text)]):
            line = reading.text[begin:end]
            if heading_part(line.strip(" :?")) is not None:
                yield begin, end
            elif _CLAUSE_NUMBER.match(line):
                yield begin, begin

    def _opens(self, label: Label, reading: Reading, block: Block) -> bool:
        """Whether a label with text behind it opens a part ("Wat is de afspraak: …") rather than being a field."""
        if label.part in {Part.TREKKER, Part.BETROKKEN, Part.UITVOERDER, Part.KOSTEN, Part.ACHTERGROND}:
            return False
        if label.part is Part.TIJD:
            return False
        if label.agreement:
            return True
        rest = reading.text[label.end :]
        return label.part is not Part.WIE or len(rest) > 60

    def _enter(self, label: Label, place: Place, reading: Reading, section: Section | None, state: _State) -> None:
        state.part, state.strict = label.part, label.strict
        if label.agreement and label.part is Part.WAT:
            fresh = state.agreement is None or any(item.part is not Part.WAT for item in state.agreement.items)
            if fresh:
                title = section.title if section else reading.text.strip(" :?")
                anchor_place, anchor_reading = (
                    (Place(section.heading, place.section), section.heading.reading) if section else (place, reading)
                )
                state.agreement = Agreement(
                    section, anchor_place, anchor_reading, section.number if section else None, title
                )
                state.group = None
                self.agreements.append(state.agreement)
                self._open = state.agreement

    def _add(
        self,
        place: Place,
        reading: Reading,
        state: _State,
        section: Section | None,
        *,
        bullet: bool = False,
        note: bool = False,
        label: Label | None = None,
        mark: Reading | None = None,
    ) -> Item:
        part = label.part if label else state.part
        item = Item(
            place, reading, part, state.strict, bullet, section, state.agreement, state.group, label is not None,
            note=note, label=mark, opening=state.opening if part is Part.WIE else None,
        )  # fmt: skip
        self.items.append(item)
        if state.agreement is not None:
            state.agreement.items.append(item)
        if state.group is not None:
            state.group.items.append(item)
        return item


def _title(anchor: Anchor) -> str:
    blocks = sorted(
        (block for block in anchor.document.all_blocks() if block.reading.text.strip()), key=lambda b: b.start
    )
    first = [block.reading.text[:120] for block in blocks[:3]]
    return "\n".join((anchor.document.title or "", *first))


def _numbered(section: Section) -> tuple[str | None, str]:
    """Number and title of an agreement: "Afspraak 3: Nachtzorg" → ("3", "Nachtzorg")."""
    match = _AGREEMENT_TITLE.match(section.title)
    if match:
        return section.number or match["number"], section.title[match.end() :] or section.title
    return section.number, section.title


def _in_order(section: Section) -> Iterator[tuple[list[Block], Section | None]]:
    """Own blocks of a section in runs, each with the child that follows it: a box goes on after its subheadings."""
    blocks = sorted(section.blocks, key=lambda block: block.start)
    for child in sorted(section.children, key=lambda child: child.heading.start):
        before = [block for block in blocks if block.start < child.heading.start]
        blocks = blocks[len(before) :]
        yield before, child
    yield blocks, None


def _is_group(section: Section, state: _State) -> bool:
    if state.agreement is not None or section.kind in {"box", "kanslijn", "beweging", "speerpunt", "fase"}:
        return False
    if section.kind == "actiegroep" or (state.part is Part.WIE and ACTION_TITLE.match(section.title)):
        return True
    return (
        section.number is not None
        and section.number[:1].isdigit()
        and section.level > 1
        and (
            state.part is Part.WIE
            or any((label := heading_part(child.title)) and label.part is Part.WIE for child in section.children)
        )
    )


def _has_fields(section: Section) -> bool:
    """Whether a section says who pulls it or when it is ready, and what is done: in a list, a field or its title."""
    said = [block.reading.text for block in section.blocks if block.kind in {BlockKind.ALINEA, BlockKind.LIJSTITEM}]
    listed = any(block.kind is BlockKind.LIJSTITEM for block in section.blocks)
    what = listed or any(is_what(text) for text in said) or bool(ACTION_TITLE.match(section.title))
    return what and any(fields(text) or _names_who_or_when(text) for text in said)


def _names_who_or_when(text: str) -> bool:
    label = line_label(text)
    who_or_when = label is not None and label.part in {Part.TREKKER, Part.UITVOERDER, Part.TIJD}
    return label is not None and who_or_when and label.end < len(text.rstrip())


def _part_of(reading: Reading, start: int, end: int) -> Reading:
    text = reading.text[start:end]
    start += len(text) - len(text.lstrip())
    end -= len(text) - len(text.rstrip())
    return Reading(reading.text[start:end], reading.origin[start:end])


def _bare(reading: Reading) -> Reading:
    """A clause without its number."""
    number = _CLAUSE_NUMBER.match(reading.text)
    return _part_of(reading, number.end(), len(reading.text)) if number else reading
