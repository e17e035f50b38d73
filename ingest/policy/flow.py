"""A policy document in reading order: every paragraph and list item with what it is about and what it belongs to.

Labels and headings ("Wie gaat wat doen", "Acties", "Wat willen we bereiken") set the part of what follows; a box ends
where the next heading begins, or where running text goes on after its timetable.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.anchoring import Anchor, Place
from ingest.document import Block, BlockKind, Reading, Section
from ingest.policy.dutch_dates import find_times
from ingest.policy.flat_tables import with_flat_tables
from ingest.policy.items import ActionGroup, Agreement, Item, part_of
from ingest.policy.labels import (
    ACTION_LINE,
    CLOSING_FIELD,
    PHASE_LINE,
    Label,
    Part,
    field_label,
    fields,
    heading_part,
    is_what,
    line_label,
)
from ingest.policy.paragraphs import defines, paragraphs, with_fields
from ingest.policy.sections import (
    AGREEMENT_TITLE,
    has_fields,
    headline,
    in_order,
    is_agreement_title,
    is_group,
    numbered,
)
from ingest.sentences import sentences

_READ = frozenset({BlockKind.ALINEA, BlockKind.LIJSTITEM, BlockKind.VOETNOOT})
_ENUMERATED = re.compile(r"(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+(?=\S)")
"""A list item that reading took for a paragraph, behind a sentence with a colon: "a. een loket te openen;"."""
_AGREEMENT_PARTS = frozenset(
    {Part.WAT, Part.WIE, Part.TIJD, Part.TREKKER, Part.UITVOERDER, Part.BETROKKEN, Part.KOSTEN, Part.RESULTAAT}
)
_OWN_KINDS = frozenset({"kop", "beweging", "box_subkop"})
"""Kinds of headings that are no part of a box when they are numbered."""
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
        box = section.kind == "box" or bool(AGREEMENT_TITLE.match(headline(section)))
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
        elif state.agreement is not None and section.kind in _OWN_KINDS and section.number is not None:
            state = _State()  # a numbered heading that reading hung below the last label of a box
            self._open = None
        elif section.kind == "fase":
            state.part, state.strict, state.scope = Part.WIE, True, section
        elif state.agreement is None and not self._goes_on(section, state):
            state.part, state.strict, state.scope, state.opening = Part.TEKST, True, None, None
            self._open = None
        loose = state.part is Part.TEKST or (state.part is Part.WIE and state.group is None and label is None)
        if state.agreement is None and loose and has_fields(section):
            state.part, state.strict, state.scope = Part.WIE, True, section
            state.group = ActionGroup(section, section.number, section.title)
            self.groups.append(state.group)
        elif is_group(section, announced=state.part is Part.WIE, agreed=state.agreement is not None):
            state.group = ActionGroup(section, section.number, section.title)
            self.groups.append(state.group)
        own = self._anchor.section_id(section)
        running = state
        for run, child in in_order(section):
            self._read_blocks(run, own, section, running)
            if child is not None:
                running = self._read_section(child, (*path, section), running)
                if state.agreement is None:
                    state = running
        return self._after(inherited, state, running, box=box, label=label)

    def _after(self, inherited: _State, state: _State, running: _State, *, box: bool, label: Label | None) -> _State:
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
        agreement = Agreement(section, place, section.heading.reading, *numbered(section))
        self.agreements.append(agreement)
        self._open = agreement
        return agreement

    # -- blocks --------------------------------------------------------------------------------------------------------

    def _read_blocks(self, blocks: list[Block], section_id: str | None, section: Section | None, state: _State) -> None:
        lead: Item | None = None
        recent: list[str] = [section.title] if section else []
        timed = 0
        listed = deeper = False
        within: Block | None = None
        around: list[str] | None = None
        framed, quoted, outside = False, False, (state.part, state.agreement, state.group)
        opens = section is not None and bool(blocks) and bool(section.blocks) and blocks[0] is section.blocks[0]
        above = section.heading if section is not None and opens else None
        for block, text in paragraphs(with_fields(with_flat_tables(blocks, above)), self._anchor.document.text):
            place = Place(block, section_id)
            if block.kind is BlockKind.TABEL:
                if defines(block):
                    for term, cell in block.rows:
                        self._add(place, cell.reading, state, section, bullet=True, mark=term.reading)
                    continue
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
            if framed and self._past_frame(block, reading, state.agreement, quoted=quoted):
                state.part, state.agreement, state.group, framed = *outside, False
                lead = None
            if block.kind is BlockKind.ALINEA and is_agreement_title(reading.text):
                outside = outside if framed else (state.part, state.agreement, state.group)
                framed, quoted = True, block.quoted
                self._frame(place, reading, section, state)
                continue
            if ranges := fields(reading.text):
                for start, end in ranges:
                    part = part_of(reading, start, end)
                    if own := field_label(part.text):
                        value, mark = part_of(part, own.end, len(part.text)), part_of(part, 0, own.end)
                        item = self._add(place, value, state, section, label=own, mark=mark)
                        if is_what(part.text):
                            item.is_field, item.bullet = False, True
                continue
            closer: tuple[Place, Reading, Label, Reading] | None = None
            bullet = block.kind is BlockKind.LIJSTITEM
            if not bullet and lead is not None and (mark_of := _ENUMERATED.match(reading.text)):
                bullet, reading = True, part_of(reading, mark_of.end(), len(reading.text))
            label = None if note else line_label(reading.text)
            if (
                label is None
                and (state.group is not None or bullet)
                and is_what(reading.text)
                and (what := field_label(reading.text))
            ):
                mark, reading = part_of(reading, 0, what.end), part_of(reading, what.end, len(reading.text))
                self._add(place, reading, state, section, bullet=True, mark=mark)
                continue
            label_reading: Reading | None = None
            if label is None and not note and (line := ACTION_LINE.match(reading.text)):
                mark, rest = part_of(reading, 0, line.end()), part_of(reading, line.end(), len(reading.text))
                self._add(
                    place, rest, _State(Part.WIE, True, state.agreement, state.group), section, bullet=True, mark=mark
                )
                continue
            if label is None and not note and (closing := CLOSING_FIELD.search(reading.text)):
                field = part_of(reading, closing.start("field"), len(reading.text))
                if own := line_label(field.text):
                    text, mark = part_of(field, own.end, len(field.text)), part_of(field, 0, own.end)
                    closer = (place, text, own, mark)
                    reading = part_of(reading, 0, closing.start("field"))
            if label is not None:
                inline = label.end < len(reading.text.rstrip())
                if bullet and not inline and not reading.text.rstrip().endswith((":", "?")):
                    label = None  # a list item of one word
            if label is not None:
                label_reading = part_of(reading, 0, label.end)
                inline = label.end < len(reading.text.rstrip())
                if not inline or self._opens(label, reading, block):
                    self._enter(label, place, reading, section, state)
                    timed = 0
                    lead = None
                    if not inline:
                        continue
                    reading = part_of(reading, label.end, len(reading.text))
                else:
                    self._add(
                        place,
                        part_of(reading, label.end, len(reading.text)),
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
            indent = self._indent(block)
            if bullet and lead is not None and lead.bullet:
                if within is not None and block is not within:
                    lead = None  # past the list within the item before
                within = block if lead is not None and block is lead.place.block else None
            if bullet and lead is not None and lead.bullet:
                deeper = deeper or indent > self._indent(lead.place.block)
                if deeper and indent <= self._indent(lead.place.block):
                    lead = None  # back from the list below an item that ended in a colon
            item.lead = lead if bullet else None
            item.label = label_reading
            if closer is not None:
                self._add(closer[0], closer[1], state, section, label=closer[2], mark=closer[3])
            if reading.text.rstrip().endswith((":", " ten doel dat")) or (
                not bullet and PHASE_LINE.match(reading.text)
            ):
                lead, deeper = item, False
            elif not bullet and not note:
                lead = None
        if framed:
            state.part, state.agreement, state.group = outside

    def _past_frame(self, block: Block, reading: Reading, agreement: Agreement | None, *, quoted: bool) -> bool:
        """Whether a block stands behind the frame: its mark is gone or, where frames have none, a sentence follows the
        fields or the list of the agreement."""
        if quoted:
            return not block.quoted
        if agreement is None or not agreement.items or block.kind is not BlockKind.ALINEA:
            return False
        last = agreement.items[-1]
        told = reading.text.rstrip().endswith((".", "!", "?")) and line_label(reading.text) is None
        return told and (last.is_field or last.bullet)

    def _frame(self, place: Place, reading: Reading, section: Section | None, state: _State) -> None:
        """Begin the agreement that a frame with its number and title holds."""
        match = AGREEMENT_TITLE.match(reading.text)
        title = reading.text[match.end() :] if match else reading.text
        agreement = Agreement(section, place, reading, match["number"] if match else None, title or reading.text)
        self.agreements.append(agreement)
        state.part, state.strict, state.agreement, state.group = Part.WAT, True, agreement, None
        self._open = agreement

    def _indent(self, block: Block) -> int:
        """Characters before a block on its line."""
        return block.start - (self._anchor.document.text.rfind("\n", 0, block.start) + 1)

    def _opens(self, label: Label, reading: Reading, block: Block) -> bool:
        """Whether a label with text behind it opens a part ("Wat is de afspraak: …") rather than being a field."""
        if label.part in {Part.TREKKER, Part.BETROKKEN, Part.UITVOERDER, Part.KOSTEN, Part.ACHTERGROND}:
            return False
        if label.part is Part.TIJD:
            return False
        if label.agreement:
            return True
        if block.kind is BlockKind.LIJSTITEM:
            return False  # a field among the items of a list
        rest = reading.text[label.end :]
        return label.part is not Part.WIE or len(rest) > 60

    def _enter(self, label: Label, place: Place, reading: Reading, section: Section | None, state: _State) -> None:
        state.part, state.strict = label.part, label.strict
        if label.agreement and label.part is Part.WAT:
            fresh = state.agreement is None or any(item.part is not Part.WAT for item in state.agreement.items)
            for item in () if fresh or state.agreement is None else state.agreement.items:
                item.part, item.strict = Part.TEKST, False  # what leads up to "Wat is de afspraak" is not agreed
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
