"""One source file → its text and facts, whichever reader and extractors it takes."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from graph.model import Fact, Node, Value, check
from ingest.accounting import block_notes
from ingest.anchoring import Anchor
from ingest.document import Document, UnreadableDocument
from ingest.guideline.completeness import ends_early
from ingest.guideline.export import is_guideline_export, read_export
from ingest.guideline.facts import guideline_facts
from ingest.inventory.concepts import ConceptFinder
from ingest.inventory.detection import is_inventory
from ingest.inventory.worksheet import worksheet_facts
from ingest.mentions import Linker, mention_facts
from ingest.plan import Candidate, Plan, refused
from ingest.policy.facts import read_policy
from ingest.policy.identity import Identity
from ingest.policy.unread import unread
from ingest.prose import prose_facts
from ingest.quarantine import Quarantined
from ingest.reading import read_document
from ingest.support.cards import is_support, read_support
from ingest.support.facts import support_facts

log = logging.getLogger(__name__)

Read = Callable[[Path], Document]
"""`ingest.reading.read_document`, or what reads ahead."""


@dataclass(slots=True)
class Extracted:
    """What one source file gives."""

    text: str
    file: str
    """Name of the text in `text/`."""
    format: str
    facts: list[Fact]
    mended: list[Quarantined]
    """What was repaired, or left out while the rest went in."""
    proposal: str | None = None
    """Mapping of an inventory, for an editor to confirm."""


class Extractor:
    """Reads and extracts the candidates of one plan."""

    def __init__(self, work: Plan, read: Read = read_document) -> None:
        self._work = work
        self._read = read
        self.linker = Linker(work.vocabulary)
        self._finder = ConceptFinder(work.vocabulary, self.linker)

    def extract(
        self, candidate: Candidate, taken: Collection[str], previous: Iterable[Fact] = ()
    ) -> Extracted | Quarantined:
        """The facts of a file, or why it is refused: one bad file must not cost the others.

        `taken` are the names that texts have already, in lower case; `previous` the facts of the same inventory in the
        edition before, so that a row that vanished is marked.
        """
        try:
            export = is_guideline_export(candidate.path, self._work.export_keys)
            if not export and is_inventory(candidate.path, self._work.mappings):
                found = self._inventory(candidate, previous)
            elif is_support(candidate.path):
                found = self._support(candidate, taken)
            else:
                found = self._document(candidate, taken, export=export)
            for fact in found.facts:
                check(fact)
        except UnreadableDocument as error:
            return refused(candidate.path, str(error))
        except Exception as error:
            log.debug("unexpected failure on %s", candidate.path, exc_info=True)
            return refused(candidate.path, f"onverwachte fout bij het lezen: {type(error).__name__}: {error}")
        return found

    def _document(self, candidate: Candidate, taken: Collection[str], *, export: bool) -> Extracted:
        keys = self._work.export_keys
        document = read_export(candidate.path, keys) if export else self._read(candidate.path)
        file = _text_name(document, candidate.slug, taken)
        anchor = Anchor(document, candidate.slug, file)
        vocabulary = self._work.vocabulary
        meta: dict[str, Value] = {**self._work.bibliography.of(document, candidate.path), "hash": candidate.sha256}
        guideline = guideline_facts(
            anchor,
            self._finder,
            self._work.day,
            table=self._work.headings,
            sort=_text(meta["soort"]),
            title=_text(self._work.bibliography.row(candidate.path).get("titel")),
            cut_off=ends_early(candidate.path, document),
        )
        meta["soort"] = meta["soort"] or guideline.sort
        known = self._work.bibliography.row(candidate.path)
        policy = None
        if guideline.sort is None:
            policy = read_policy(
                anchor, self.linker, vocabulary, soort=_text(meta["soort"]), datum=_text(known.get("datum"))
            )
        if policy is not None:
            meta |= _said(policy.identity, known, meta)
        facts: list[Fact] = [*prose_facts(anchor, meta), *mention_facts(anchor, self.linker), *guideline.facts]
        if guideline.sort is None:
            facts += policy.facts if policy else ()
            facts += worksheet_facts(
                anchor, self.linker, vocabulary, finder=self._finder, owner=_text(meta["uitgever"])
            )
        if guideline.unverified:
            facts = [_waiting(fact, anchor.id) for fact in facts]
        facts += block_notes(anchor, facts, list(unread(anchor, facts)) if policy else ())
        mended = [
            Quarantined(
                bestand=candidate.path.name,
                plaats=repair.place,
                reden=repair.reason,
                gedaan=repair.done,
                geweigerd=False,
            )
            for repair in document.repairs
        ]
        mended += guideline.problems
        return Extracted(document.text, file, document.format, facts, mended)

    def _support(self, candidate: Candidate, taken: Collection[str]) -> Extracted:
        file = read_support(candidate.path)
        # offsets count in the original itself, unless another source took its name
        name = file.name if file.name.casefold() not in taken else f"{candidate.slug}.txt"
        meta = {**self._work.bibliography.row(candidate.path), "hash": candidate.sha256}
        found = support_facts(file, name, candidate.slug, meta, self._work.support, self._work.vocabulary)
        return Extracted(file.text, name, "md", found.facts, found.problems)

    def _inventory(self, candidate: Candidate, previous: Iterable[Fact]) -> Extracted:
        from ingest.inventory.reading import read_inventory  # a build of other documents starts without it

        described = self._work.bibliography.row(candidate.path)
        result = read_inventory(
            candidate.path,
            slug=candidate.slug,
            vocabulary=self._work.vocabulary,
            linker=self.linker,
            mapping_folder=self._work.mappings,
            meta={**described, "hash": candidate.sha256},
            previous=previous,
            finder=self._finder,
        )
        file = f"{candidate.slug}.txt"
        return Extracted(result.text, file, result.format, result.facts, result.quarantine, result.proposal)


def _waiting(fact: Fact, document: str) -> Fact:
    """The Document marked as one that nobody has verified yet: see `graph.public`."""
    if isinstance(fact, Node) and fact.id == document:
        return replace(fact, props={**fact.props, "publiek": False})
    return fact


def _text(value: Value) -> str | None:
    return value if isinstance(value, str) else None


def _text_name(document: Document, slug: str, taken: Collection[str]) -> str:
    """The original's own name for UTF-8 TXT and Markdown, as the contract asks, unless another source has it."""
    if document.literal and document.file.casefold() not in taken:
        return document.file
    return f"{slug}.txt"


def _said(identity: Identity, known: Mapping[str, Value], meta: Mapping[str, Value]) -> dict[str, Value]:
    """What a text says of itself and no editor does.

    Its date counts before that in the file's metadata, which is often of the program that wrote the file.
    """
    first = {"titel", "datum", "status"}
    found = identity.properties()
    return {name: value for name, value in found.items() if name not in known and (name in first or not meta[name])}
