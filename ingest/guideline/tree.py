"""Lines → the tree of a guideline: parts with a question, blocks of advice, conclusions and references.

A part is what the graph calls a Module: it has its own uitgangsvraag or block of advice. Advice that stands under no
part of its own belongs to the guideline as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.document import BlockKind
from ingest.guideline.evidence_places import mark_conclusions
from ingest.guideline.evidence_tables import holds_conclusions
from ingest.guideline.flow import Line, module_title, names_module, part, question_title
from ingest.guideline.headings import HeadingTable, Role, holds_advice, without_links
from ingest.guideline.labels import read_method, read_strength
from ingest.guideline.levels import NO_LEVEL, begins_with_level, level_inside
from ingest.guideline.names import guideline_name
from ingest.guideline.parts import Advised, Part, Tree
from ingest.guideline.publications import is_reference
from ingest.guideline.settling import ASKED, settle
from ingest.guideline.wording import judge

ADVICE = (Role.AANBEVELING, Role.KERNADVIES, Role.NHG_ADVIES)
"""Parts whose lines are advice."""
_SHELTERED = frozenset(
    {
        Role.OVERWEGINGEN, Role.ACHTERGROND, Role.KAART, Role.PATIENT, Role.KADER, Role.NOTEN, Role.VERANTWOORDING,
        Role.SITE, Role.ZOEKEN, Role.EVIDENCE,
    }
)  # fmt: skip
"""Under a heading of these nothing is a question or an advice, whatever it is called."""
_ACCOUNT = re.compile(
    r"\s*(?:(?:initiatief\w*|geautoriseerd|autorisatie\w*|autoriserende?|instemm\w+|datum\s+goedkeuring"
    r"|laatst\s+(?:beoordeeld|geautoriseerd|gewijzigd)|gepubliceerd|publicatiedatum|(?:geplande\s+)?her(?:ziening|beoordeling)\w*"
    r"|versie|regiehouder|penvoerder|eigenaar|financi\w+|gefinancierd)\b[^.:]{0,40}:\s*\S"
    r"|(?:deze|de)\s+(?:richtlijn|standaard|module|handreiking)\s+(?:is\s+(?:geautoriseerd|ontwikkeld|gemaakt|opgesteld|tot\s+stand)"
    r"|vervangt|werd\s+\w+|hoort)\b)",
    re.IGNORECASE,
)
"""Who made a guideline and until when it holds, wherever it is printed: that is no advice."""
_EVIDENCE = re.compile(
    r"(?:het\s+is\s+(?:aangetoond|aannemelijk|waarschijnlijk|onzeker|onduidelijk|niet\s+bekend)\b"
    r"|er\s+(?:is|zijn|werd|werden)\s+(?:sterke\s+|enkele\s+)?(?:aanwijzing\w*|(?:zeer\s+)?\w+\s+(?:bewijs|bewijskracht)\b"
    r"|geen\s+(?:\w+\s+)?(?:studies|onderzoek\w*|literatuur|RCT))|deskundigen\s+zijn\s+van\s+mening\b"
    r"|[A-D][12]?\s+(?-i:[A-ZÀ-Þ])[\w-]+(?:\s+et\s+al\.?)?,?\s+(?:19|20)\d\d\b[^.]{0,60}$)"
    r"|.*\((?:niveau\s*[1-4]|(?:zeer\s+)?(?:lage|redelijke|matige|hoge)\s+bewijskracht)\b[^()]*\)\W*$",
    re.IGNORECASE | re.DOTALL,
)
""" "Het is aangetoond dat …", "… (niveau 3)" in a block of advice: a conclusion, and its sources."""
_SHOUTED = re.compile(r"\W*(?:NIET DOEN|DOEN|OVERWEGEN)\b")
_EVIDENCE_ZONES = frozenset({Role.NOTEN, Role.ONDERBOUWING, Role.EVIDENCE, Role.ZOEKEN, Role.OVERWEGINGEN})
"""Parts in which a table of conclusions may stand without a heading of its own."""
_ANY_EVIDENCE = frozenset({*_EVIDENCE_ZONES, Role.UITGANGSVRAAG, Role.ACHTERGROND, None}) - {Role.OVERWEGINGEN}
"""Parts in which a line that gives an effect with its level is a conclusion."""
_MEASURES_TOO = frozenset({Role.OVERWEGINGEN, Role.ONDERBOUWING})
"""Parts whose name over a level of evidence is a measure, or the label of that level."""
_FOLDS = frozenset({Role.NOTEN, Role.KAART, Role.PATIENT})
"""A label of these that is no heading shelters what is below the heading it stands under, headings included."""
_LABEL_DEPTH = 9
"""Depth of a label that is no heading: below all headings."""


def grow(found: Sequence[Line], table: HeadingTable, title: str) -> Tree:
    """The tree of the lines of one guideline called `title`."""
    return _Grower(found, table, title).tree


class _Grower:
    """Walks the lines once; what a line belongs to follows from the headings before it."""

    def __init__(self, found: Sequence[Line], table: HeadingTable, title: str) -> None:
        self._lines = found
        self._table = table
        self.tree = Tree(Part(None, title), lines=list(found))
        self._title = title
        self._part: Part | None = None
        self._pending: Line | None = None
        self._zone: Role | None = None
        self._depth = 0.0
        self._summary = 0
        """Depth of the heading of the summary that is open; 0: none."""
        self._early: list[Line] = []
        """Lines between the title of a part and its question: they are about the part."""
        self._folded: tuple[Role | None, float] | None = None
        """The block of advice in which a fold stands, to go on with behind it."""
        self._layered = any(line.role is Role.VOLLEDIGE_TEKST and line.is_heading for line in found)
        """The guideline says all of it in a summary and in its full text."""
        self._collects: list[Line] | None = None
        """Where lines go that shelter nothing from being read: conclusions in the notes, references anywhere."""
        self._heading = 0
        """Level of the last heading."""
        self._under_method = False
        """The last heading asks for the method, which the line below it gives: "Consensus based"."""
        self._opened: Line | None = None
        """The heading over the block of advice at hand, when it says more than that it is advice."""
        self._boxed = False
        """The block of advice at hand stands in a box itself: then its lines do too."""
        self._explains = False
        """The quotation block at hand opens as an explanation or info box."""
        self._shelter = 0.0
        """Depth of the heading under which nothing is advised; 0: none."""
        mark_conclusions(found)
        for at, line in enumerate(found):
            self._take(at, line)
        settle(self.tree, table)

    # -- headings ------------------------------------------------------------------------------------------------------

    def _take(self, at: int, line: Line) -> None:
        if line.kind is BlockKind.KOP and not line.is_heading:
            return
        if line.place.block.aside and not self._boxed and not line.told and line.role not in (*ADVICE, Role.CONCLUSIE):
            self._keep(line)
            return
        if self._explained(line):
            self._keep(line)
            return
        self._heading = line.depth or self._heading
        if line.is_heading or line.pure:
            self._under_method = bool(
                re.match(r"\W*(?:method(?:e|iek)|werkwijze)\W*$", line.title or line.text, re.IGNORECASE)
            )
        opens = line.is_heading or (line.label is not None and line.pure and line.kind is BlockKind.ALINEA)
        begins = opens or (line.role in (Role.UITGANGSVRAAG, Role.AANBEVELING) and line.kind is BlockKind.ALINEA)
        if self._shelter and begins and (line.depth or _LABEL_DEPTH) <= self._shelter:
            self._shelter, self._collects = 0, None
            if self._folded is not None:
                (self._zone, self._depth), self._folded = self._folded, None
        if line.is_heading and line.depth <= self._summary:
            self._summary = 0
            if self._pending is not None and self._pending.depth > line.depth:
                self._pending = None  # a heading of the summary names nothing behind it
        if not opens:
            self._text(line)
        elif (
            self._zone is Role.UITGANGSVRAAG
            and line.is_heading
            and line.label is None
            and line.text.rstrip().endswith("?")
        ):
            self._current().questions.append(line)
        elif line.label is None or (line.is_heading and (names_module(line.title) or self._asks_itself(at))):
            self._structural(at, line)
        elif line.role in _MEASURES_TOO and self._zone is Role.CONCLUSIE and self._is_measure(at):
            self._text(line)  # "Kosten" over a conclusion is an outcome measure
        else:
            self._role(line)

    def _explained(self, line: Line) -> bool:
        """Whether a line stands in a quotation block amid advice that opens as an explanation ("> Toelichting: …")."""
        if not line.place.block.quoted:
            self._explains = False
        elif line.role is not None:
            self._explains = line.role in _SHELTERED
        return self._explains and self._zone in ADVICE

    def _structural(self, at: int, line: Line) -> None:
        """A heading whose words name no fixed part: the title of a part, or a subhead."""
        self._collects = None
        if self._shelter:
            self._keep(line)
            return
        if not names_module(line.title) and self._is_subhead(at, line):
            self._text(line)
            return
        self._part = None
        self._zone, self._depth = None, 0
        if not self.tree.parts:  # what stands above the first part is about the guideline
            self.tree.whole.method = self.tree.whole.method or _method_in(self._early)
        self._pending, self._early = line, []
        if names_module(line.title):
            self._new_part()

    def _is_subhead(self, at: int, line: Line) -> bool:
        if self._zone is None:
            return False
        if line.depth > self._depth:
            return not self._opens_part(at) if self._depth != _LABEL_DEPTH else True
        text_between = False
        for after in self._lines[at + 1 :]:
            asks = after.role is Role.UITGANGSVRAAG  # also with the question on the line itself
            role = after.role if after.is_heading or after.pure or asks else None
            if after.is_heading or role:
                if role in (Role.UITGANGSVRAAG, Role.NHG_ADVIES, Role.KERNADVIES):
                    return False
                if role is Role.AANBEVELING:
                    return text_between and after.label is not None and after.label.number is not None
                return text_between and self._zone in (*ADVICE, Role.CONCLUSIE)
            text_between = True
        return text_between and self._zone in (*ADVICE, Role.CONCLUSIE)

    def _opens_part(self, at: int) -> bool:
        """Whether a deeper heading begins a part of its own: a question or block of advice stands right under it."""
        line = self._lines[at]
        if self._zone in (*ADVICE, Role.CONCLUSIE, Role.OVERWEGINGEN):
            return False
        for after in self._lines[at + 1 :]:
            if after.is_heading or after.pure or after.role is Role.UITGANGSVRAAG:
                return after.role is Role.UITGANGSVRAAG and (not after.is_heading or after.depth > line.depth)
        return False

    def _role(self, line: Line) -> None:
        role = line.role
        assert role is not None
        depth = line.depth or (self._heading + 0.5 if role in _FOLDS else _LABEL_DEPTH)
        if self._shelter:
            self._collects = self._collected(role)
            self._keep(line)
            return
        if role is Role.GEEN_TITEL:
            self._zone, self._depth = None, 0
            return
        if role is Role.SAMENVATTING and self._within_part(line):
            self._zone, self._depth = None, depth  # the summary of one part, below its question
            return
        if role in (Role.SAMENVATTING, Role.VOLLEDIGE_TEKST) and depth < _LABEL_DEPTH:
            self._part = self._pending = None
            self._zone, self._depth, self._summary = None, depth, line.depth if role is Role.SAMENVATTING else 0
            return
        if self._zone in ADVICE and role in _SHELTERED and self._inside(line, depth):
            self._text(line)  # an info box or explanation inside the block
            return
        if role in _SHELTERED:
            if role in _FOLDS and self._zone in ADVICE and (not line.is_heading or depth > self._depth):
                self._folded = self._zone, self._depth
            chapter = depth == 1 and role in (Role.VERANTWOORDING, Role.KAART, Role.PATIENT, Role.SITE)
            if chapter and self._flat():
                chapter = False
            if chapter:
                self._part, self._pending = None, None
            self._zone, self._depth = role, depth
            self._shelter = (
                depth if role not in (Role.ACHTERGROND, Role.VERANTWOORDING) or not self._holds_parts(line) else 0
            )
            self._keep(line)
            return
        if role is Role.UITGANGSVRAAG:
            self._question(line, depth)
        elif role in ADVICE:
            self._advice(line, role, depth)
        else:
            if self._pending is not None and role is Role.CONCLUSIE:
                self._new_part()
            self._zone, self._depth = role, depth
            self._rest_of(line)
            if line.told:
                self._current().conclusions.append(line)  # "Pijn": its words may name the measure

    def _within_part(self, line: Line) -> bool:
        """Whether a heading stands below the question of the part at hand, deeper than the heading of that part."""
        own = self._part.heading if self._part is not None and self._part.questions else None
        return own is not None and 0 < own.depth < line.depth

    def _asks_itself(self, at: int) -> bool:
        """Whether a heading like "Organisatie van zorg" has a question right under it: it is the title of a part."""
        line = self._lines[at]
        after = self._lines[at + 1] if at + 1 < len(self._lines) else None
        if line.role is not Role.OVERWEGINGEN or after is None or after.role is not Role.UITGANGSVRAAG:
            return False
        return not after.is_heading or after.depth > line.depth

    def _is_measure(self, at: int) -> bool:
        """Whether a level of evidence, or a table with one, stands right under a heading."""
        after = self._lines[at + 1] if at + 1 < len(self._lines) else None
        if after is None or not after.place.block.rows:
            return after is not None and begins_with_level(after.text)
        return any(begins_with_level(cell.reading.text.strip()) for row in after.place.block.rows for cell in row)

    def _flat(self) -> bool:
        """Whether the question of the part at hand stands on the level of chapters: a page that is one module."""
        return self._part is not None and (
            self._part.heading is None
            or (self._part.heading.kind is BlockKind.KOP and not self._part.heading.is_heading)
        )

    def _inside(self, line: Line, depth: float) -> bool:
        return line.role in (Role.KADER,) and depth > self._depth

    def _holds_parts(self, line: Line) -> bool:
        """Whether a question or advice stands under a heading named like "Inleiding": then it shelters nothing."""
        at = self._lines.index(line)
        for after in self._lines[at + 1 :]:
            if after.is_heading and after.depth <= (line.depth or _LABEL_DEPTH):
                return False
            if after.role is Role.AANBEVELING and after.is_heading:
                return line.role is Role.ACHTERGROND
        return False

    def _question(self, line: Line, depth: float) -> None:
        current = self._part
        if self._opened is not None and self._zone is Role.AANBEVELING and not self._block().lines:
            self._current().blocks.pop()  # "Aanbevelingen diagnostiek" over a question: the title of a part
            self._pending = self._opened
        self._opened = None
        deeper = self._zone is Role.UITGANGSVRAAG and current is not None and depth > self._depth
        if current is None or self._pending is not None or (not deeper and (current.questions or current.blocks)):
            self._new_part(line)
        self._zone, self._depth = Role.UITGANGSVRAAG, depth
        self._rest_of(line)

    def _advice(self, line: Line, role: Role, depth: float) -> None:
        if self._zone in ADVICE and line.label and line.label.number and self._part_has_block():
            self._block().lines.append(line)  # "Aanbeveling-2" inside the block
            self._depth = min(self._depth, depth)
            return
        if self._zone in ADVICE and depth > self._depth and read_strength(line.text) and self._part_has_block():
            self._block().lines.append(line)  # "Praktijkadviezen" among the subheads of a block
            return
        summary = bool(self._summary) or (role is Role.KERNADVIES and not self._within_part(line))
        if role is Role.NHG_ADVIES and not (self._summary and self._layered):
            self._part = None
            self._pending = line  # a chapter of advice is a part, named as it is
            self._new_part()
        elif role is Role.NHG_ADVIES or summary:
            self._part = self._pending = None
        elif self._pending is not None and guideline_name(self._pending.title) == self._title:
            self._pending = None  # advice right under the title of the guideline is its own
        elif self._pending is not None:
            self._new_part()
        self._opened = line if line.is_heading and len(module_title(line.title).split()) > 1 else None
        block = Advised(nhg=role is Role.NHG_ADVIES, summary=summary)
        if block.nhg and summary:
            block.chapter = without_links(line.title)
        self._current().blocks.append(block)
        self._zone, self._depth = role, depth
        self._boxed = line.place.block.aside
        if (line.label and line.label.number) or read_strength(line.text):  # "Praktijkadviezen" is a label as well
            block.lines.append(line)
        elif not line.pure and line.label:
            block.lines.append(self._remainder(line))

    def _part_has_block(self) -> bool:
        return bool(self._current().blocks)

    # -- text ----------------------------------------------------------------------------------------------------------

    def _text(self, line: Line) -> None:
        shouted = _SHOUTED.match(line.text) and not line.is_item
        if (shouted or holds_advice(line.place.block.rows)) and not self._shelter and self._zone not in ADVICE:
            # "DOEN" needs no heading above it, nor does a table of advice
            self._current().blocks.append(Advised(summary=bool(self._summary)))
            self._zone, self._depth = Role.AANBEVELING, _LABEL_DEPTH
        if (
            not self._shelter
            and line.label
            and not line.pure
            and line.kind is BlockKind.ALINEA
            and not read_strength(line.text)
        ):
            self._inline(line)
            return
        if method := read_method(
            f"Methode: {line.text}" if self._under_method and _NAMES_METHOD.search(line.text) else line.text
        ):
            if self._part is not None or self._pending is None:
                self._current().method = method
            if len(line.text) < 60:
                self._keep(line)
                return
        if self._shelter and line.label and not line.pure and not line.is_item:
            self._collects = self._collected(line.role)
            line = self._remainder(line) if self._collects is not None else line
        if line.told and line.label and not line.pure:
            line = self._remainder(line)  # "Onderbouwing: er is lage bewijskracht dat …"
        if (line.told and self._zone in _ANY_EVIDENCE) or (
            self._zone in _EVIDENCE_ZONES and (self._tells_evidence(line) or holds_conclusions(line.place.block.rows))
        ):
            (self.tree.whole if self._zone is Role.NOTEN else self._current()).conclusions.append(line)
        elif self._shelter and self._collects is not None:
            self._collects.append(line)
        elif self._shelter:
            self._keep(line)
        elif self._zone is Role.UITGANGSVRAAG:
            self._current().questions.append(line)
        elif self._zone in ADVICE and _ACCOUNT.match(line.text) and not line.is_item:
            self._keep(line)
        elif self._zone in ADVICE:
            graded = line.told and level_inside(line.text) != NO_LEVEL
            conclusion = (graded or begins_with_level(line.text) or _is_evidence(line)) and not line.place.block.rows
            (self._current().conclusions if conclusion else self._block().lines).append(line)
        elif self._zone is Role.CONCLUSIE:
            self._current().conclusions.append(line)
        elif self._zone is Role.REFERENTIES:
            self._current().references.append(line)
        else:
            self._keep(line)

    def _tells_evidence(self, line: Line) -> bool:
        """Whether a paragraph of a note gives the level of its evidence: notes have no heading for conclusions."""
        return self._zone is Role.NOTEN and not line.place.block.rows and level_inside(line.text) != NO_LEVEL

    def _inline(self, line: Line) -> None:
        """ "Uitgangsvraag: hoe …?" and "Aanbeveling 2: bied …" on one line."""
        role = line.role
        if role is Role.UITGANGSVRAAG:
            self._question(line, _LABEL_DEPTH)
        elif role is Role.AANBEVELING:
            if self._zone is Role.AANBEVELING:
                self._block().lines.append(line)
            else:
                if self._pending is not None and not self._summary:
                    self._new_part()
                self._current().blocks.append(Advised([line], summary=bool(self._summary)))
                self._zone, self._depth = Role.AANBEVELING, _LABEL_DEPTH
        elif role is Role.CONCLUSIE and self._zone is Role.ONDERBOUWING:
            self._current().conclusions.append(self._remainder(line))  # among what the studies did
        elif role is Role.CONCLUSIE:
            self._zone, self._depth = Role.CONCLUSIE, _LABEL_DEPTH
            self._rest_of(line)
        elif self._zone in ADVICE and role is Role.KADER:
            self._block().lines.append(line)
        else:
            if self._zone is Role.AANBEVELING and self._depth == _LABEL_DEPTH:
                self._zone = role
            elif self._zone is Role.AANBEVELING:
                self._block().lines.append(line)
                return
            self._keep(line)

    def _collected(self, role: Role | None) -> list[Line] | None:
        """Where what stands under a label goes, though nothing is advised there."""
        if role is Role.REFERENTIES:
            return self.tree.whole.references
        return self.tree.whole.conclusions if self._zone is Role.NOTEN and role is Role.CONCLUSIE else None

    def _rest_of(self, line: Line) -> None:
        """What stands behind a label on its own line goes where the label says."""
        if line.pure or line.label is None:
            return
        rest = self._remainder(line)
        if self._zone is Role.UITGANGSVRAAG:
            if not names_module(rest.text) and not question_title(line.text) and rest.text.strip(" -–"):
                self._current().questions.append(rest)
        elif self._zone is Role.CONCLUSIE:
            self._current().conclusions.append(rest)

    @staticmethod
    def _remainder(line: Line) -> Line:
        assert line.label is not None
        return Line(
            line.place,
            part(line.reading, line.label.end, len(line.text)),
            BlockKind.ALINEA,
            section=line.section,
            path=line.path,
            note=line.note,
            told=line.told,
        )

    def _keep(self, line: Line) -> None:
        if is_reference(line.text) and not line.is_heading:
            self._current().references.append(line)  # in a list that lost its heading
            return
        if self._part is None and self._pending is not None:
            self._early.append(line)
        self._current().rest.append(line)

    # -- parts ---------------------------------------------------------------------------------------------------------

    def _current(self) -> Part:
        return self._part or self.tree.whole

    def _block(self) -> Advised:
        current = self._current()
        if not current.blocks:
            current.blocks.append(Advised(summary=bool(self._summary)))
        return current.blocks[-1]

    def _new_part(self, question: Line | None = None) -> None:
        heading = self._pending
        self._pending = None
        title = without_links(module_title(heading.title)) if heading else ""
        if heading is not None and not title:
            title = ASKED
        numbered = question is not None and question.label and re.search(r"\d", question.text[: question.label.end])
        if heading is None and question is not None and (numbered or self.tree.parts):
            # "Uitgangsvraag 2 – module 2": what the part is called is what it asks
            heading = question if question.is_heading else None
            title = question_title(question.text) or ASKED
        self._part = Part(heading, title if title == ASKED else guideline_name(title or self._title))
        self._part.rest += self._early
        self._part.method = _method_in(self._early)
        self._early = []
        self.tree.parts.append(self._part)


def _method_in(lines: Sequence[Line]) -> str | None:
    return next((method for line in lines if (method := read_method(line.text))), None)


_NAMES_METHOD = re.compile(r"evidence|consensus|expert|praktijk", re.IGNORECASE)
"""A story of how the literature was read, below a heading, does not say how the advice came about."""


def _is_evidence(line: Line) -> bool:
    """Whether a paragraph in a block of advice tells what is known and advises nothing."""
    return not line.is_item and not line.is_heading and bool(_EVIDENCE.match(line.text)) and not judge(line.text).known
