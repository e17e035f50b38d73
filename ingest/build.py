"""The first stage: source files → one facts file each, with accounting and a quarantine report. Incremental."""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from graph.model import BlockNote, Fact, Handling, Kind, Node, read_facts, write_facts
from ingest.accounting import account
from ingest.candidates import FILE as CANDIDATES
from ingest.candidates import UnknownName, find_candidates, write_candidates
from ingest.extraction import Extracted, Extractor, Read
from ingest.inventory.identity import Resolution, all_names, apply, resolve, write_decided
from ingest.inventory.naming import InterventionNames
from ingest.plan import Candidate, Plan
from ingest.policy.across import PolicyDocument, across, is_elsewhere
from ingest.policy.named_interventions import named_interventions
from ingest.quarantine import Quarantined
from ingest.reading import read_document
from ingest.vocabulary import ConceptFile

log = logging.getLogger(__name__)

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done and how many there are."""

RAW = "raw"
"""Folder of an edition with the facts of interventions as each source gives them, before sources are compared."""
_POLICY = frozenset({Kind.ACTIE.value, Kind.AFSPRAAK.value})
"""Kinds of which a document of policy has at least one."""
_ADVISES = frozenset({Kind.AANBEVELING.value, Kind.RICHTLIJN.value})
"""Kinds of which a guideline has at least one."""
PROPOSALS = "voorstellen"
"""Folder of an edition with proposed mappings of inventories, and what was decided about their interventions."""
SAME_THINGS = "zelfde-interventies.jsonl"


@dataclass(slots=True)
class BuiltDocument:
    """What the manifest says of one source document."""

    id: str
    slug: str
    source: str
    """Name of the original."""
    file: str
    """Name of the text in `text/` that offsets count in."""
    title: str
    format: str
    sha256: str
    key: str
    """See `ingest.plan.Candidate.key`."""
    facts: int
    """Nodes and edges."""
    counts: dict[str, int]
    """Per kind of node."""
    blocks: dict[str, int]
    """Visible characters per handling; see `ingest.accounting.account`."""
    flagged: int
    characters: int
    """Visible characters: the sum of `blocks`."""
    reused: bool = False


@dataclass(slots=True)
class FactsSummary:
    """Outcome of the stage."""

    documents: list[BuiltDocument] = field(default_factory=list)
    quarantine: list[Quarantined] = field(default_factory=list)
    reports: dict[str, list[Quarantined]] = field(default_factory=dict)
    """By slug, what of those is about a document that was built: to be told again when it is taken over."""
    candidates: list[UnknownName] = field(default_factory=list)
    """Names that the vocabulary does not know; see `ingest.candidates`."""
    next_review: str | None = None
    """Day (ISO) after which a guideline's review is overdue, so that the next build gives it another status."""

    @property
    def refused(self) -> list[Quarantined]:
        """Files, rows or cells that did not go in."""
        return [row for row in self.quarantine if row.geweigerd]


def build_facts(
    work: Plan,
    draft: Path,
    *,
    previous: Path | None = None,
    manifest: dict[str, Any] | None = None,
    progress: Progress | None = None,
    apart: Iterable[tuple[str, str]] = (),
    read: Read = read_document,
) -> FactsSummary:
    """Write `draft/facts/*.jsonl` and `draft/text/*` for the plan.

    A document whose key stands in `manifest` (of the edition at `previous`) is taken over instead of read again. A file
    that cannot be read goes to quarantine; the rest goes on. At the end the interventions of all sources are compared;
    `apart` are pairs of ids that a person decided to be two things; `read` opens a document. What fails in comparing
    documents is reported as well and leaves what was read of each.
    """
    stage = _Stage(work, draft, previous, manifest or {}, frozenset(apart), read)
    for file in work.vocabulary.files:
        stage.add_concepts(file)
    for number, candidate in enumerate(work.candidates):
        if progress:
            progress(candidate.path.name, number, len(work.candidates))
        stage.add(candidate)
    stage.attempt("interventies vergelijken", stage.compare_interventions)
    stage.attempt("beleid naast elkaar leggen", stage.relate_policy)
    stage.attempt("richtlijnen naast elkaar leggen", stage.relate_guidelines)
    if progress:
        progress("", len(work.candidates), len(work.candidates))
    return stage.summary


def manifest_documents(summary: FactsSummary, work: Plan) -> dict[str, Any]:
    """The part of the edition's manifest that the next incremental build compares itself with."""
    return {
        "documents": [asdict(replace(document, reused=False)) for document in summary.documents],
        "reports": {slug: [asdict(row) for row in rows] for slug, rows in summary.reports.items()},
        "keys": work.keys(),
        "quarantined": len(summary.refused),
        "candidates": len(summary.candidates),
        "day": work.day.isoformat(),
        "next_review": summary.next_review,
    }


class _Stage:
    """One run of the stage: what was done so far, and where the edition before may be reused."""

    def __init__(
        self,
        work: Plan,
        draft: Path,
        previous: Path | None,
        manifest: dict[str, Any],
        apart: frozenset[tuple[str, str]],
        read: Read,
    ) -> None:
        self._apart = apart
        self.summary = FactsSummary(quarantine=list(work.quarantine))
        self._extractor = Extractor(work, read)
        self._bibliography = work.bibliography
        self._keys = work.concept_keys
        self._concepts = work.vocabulary
        self._draft = draft
        self._previous = previous
        self._earlier = {row["slug"]: row for row in manifest.get("documents", [])}
        self._reports = manifest.get("reports", {})
        self._taken: set[str] = set()
        self._taken_over: set[str] = set()
        """Slugs of documents that were not read again."""
        self._day = work.day
        self._names = InterventionNames([], Resolution())

    def add_concepts(self, file: ConceptFile) -> None:
        """The document of one concept file."""
        built = self._unchanged(file.slug, self._keys[file.slug])
        if built is None:
            facts = list(self._concepts.facts(file))
            self._write(file.slug, file.text_name, file.text, facts)
            built = _describe(file.slug, file.path.name, file.text_name, "csv", file.text, facts)
            built.sha256 = hashlib.sha256(file.text.encode()).hexdigest()
            built.key = self._keys[file.slug]
        self._keep(built)

    def add(self, candidate: Candidate) -> None:
        """A source file: taken over, read, or put in quarantine."""
        built = self._unchanged(candidate.slug, candidate.key)
        if built is not None:
            self._report(candidate.slug, [Quarantined(**row) for row in self._reports.get(candidate.slug, [])])
            self._keep(built)
            return
        found = self._extractor.extract(candidate, self._taken, self._facts_before(candidate))
        if isinstance(found, Quarantined):
            self.summary.quarantine.append(found)
            return
        self._report(candidate.slug, found.mended)
        self._write(candidate.slug, found.file, found.text, found.facts)
        if found.proposal:
            (self._draft / PROPOSALS).mkdir(exist_ok=True)
            (self._draft / PROPOSALS / f"{candidate.slug}.toml").write_text(found.proposal, encoding="utf-8")
        self._keep(_described(candidate, found))

    def attempt(self, what: str, step: Callable[[], None]) -> None:
        """Run a step over all documents; when it fails, report it instead of losing what was read of each."""
        try:
            step()
        except Exception as error:
            log.exception("failed: %s", what)
            reason = f"{what}: onverwachte fout: {type(error).__name__}: {error}"
            done = "wat ieder document zelf zegt staat erin; wat ze over elkaar zeggen kan ontbreken"
            row = Quarantined(bestand="alle documenten", reden=reason, gedaan=done, geweigerd=False)
            self.summary.quarantine.append(row)

    def compare_interventions(self) -> None:
        """Decide which interventions of different sources are one, and write their facts accordingly."""
        raw = {path.stem: list(read_facts(path)) for path in sorted((self._draft / RAW).glob("*.jsonl"))}
        if not raw:
            return
        from ingest.guideline.comparing import is_guideline  # a build of policy documents starts without it

        # a guideline uses words for interventions; which things there are is for inventories to say
        inventories = [facts for facts in raw.values() if not is_guideline(facts)]
        resolution = resolve(inventories, apart=self._apart)
        self._names = InterventionNames(inventories, resolution)
        names = all_names(inventories, resolution)
        (self._draft / PROPOSALS).mkdir(exist_ok=True)
        write_decided(self._draft / PROPOSALS / SAME_THINGS, resolution)
        for number, document in enumerate(self.summary.documents):
            if document.slug in raw:
                facts = list(apply(raw[document.slug], resolution, names))
                self.summary.documents[number] = self._compared(document, facts)

    def relate_policy(self) -> None:
        """What policy documents say of each other, from the facts of all of them."""
        built = {document.slug: document for document in self.summary.documents if _POLICY & document.counts.keys()}
        facts = {slug: list(read_facts(self._draft / "facts" / f"{slug}.jsonl")) for slug in built}
        policy = {slug: PolicyDocument(own, self._text(built[slug].file)) for slug, own in facts.items()}
        related = across(policy, self._bibliography.relations())
        for slug, held in policy.items():
            related[slug] += named_interventions(held, self._names)
        self.summary.candidates = find_candidates(policy, self._concepts, self._extractor.linker)
        write_candidates(self._draft / CANDIDATES, self.summary.candidates)
        for number, document in enumerate(self.summary.documents):
            if document.slug in policy:
                complete = [*policy[document.slug].own, *related[document.slug]]
                if len(complete) != len(facts[document.slug]) or related[document.slug]:
                    self.summary.documents[number] = self._compared(document, complete)

    def relate_guidelines(self) -> None:
        """What guidelines say of each other, of known interventions and of goals; and their statuses on this day."""
        held = {
            document.slug: list(read_facts(self._draft / "facts" / f"{document.slug}.jsonl"))
            for document in self.summary.documents
            if _ADVISES & document.counts.keys()
        }
        if not held:
            return
        from ingest.guideline.comparing import next_review, relate

        goals = [goal for d in self.summary.documents if "Doel" in d.counts for goal in self._goals(d.slug)]
        related = relate(held, self._names, goals, self._extractor.linker, self._concepts.concepts, self._day)
        self.summary.next_review = next_review(held.values(), self._day)
        for number, document in enumerate(self.summary.documents):
            if document.slug in held and related[document.slug] != held[document.slug]:
                self.summary.documents[number] = self._compared(document, related[document.slug])

    def _goals(self, slug: str) -> Iterator[Node]:
        facts = read_facts(self._draft / "facts" / f"{slug}.jsonl")
        return (fact for fact in facts if isinstance(fact, Node) and fact.kind is Kind.DOEL)

    def _text(self, file: str) -> str:
        return (self._draft / "text" / file).read_bytes().decode("utf-8")

    def _compared(self, document: BuiltDocument, facts: list[Fact]) -> BuiltDocument:
        target = self._draft / "facts" / f"{document.slug}.jsonl"
        target.unlink(missing_ok=True)  # it may be a link to the edition before
        write_facts(target, facts)
        text = self._text(document.file)
        built = _describe(document.slug, document.source, document.file, document.format, text, facts)
        before = self._previous and self._previous / "facts" / target.name
        same = bool(before and before.is_file() and before.read_bytes() == target.read_bytes())
        return replace(
            built, sha256=document.sha256, key=document.key, reused=document.slug in self._taken_over and same
        )

    def _report(self, slug: str, rows: Sequence[Quarantined]) -> None:
        self.summary.quarantine += rows
        if rows:
            self.summary.reports[slug] = list(rows)

    def _keep(self, built: BuiltDocument) -> None:
        self.summary.documents.append(built)
        self._taken.add(built.file.casefold())

    def _write(self, slug: str, file: str, text: str, facts: list[Fact]) -> None:
        (self._draft / "text" / file).write_text(text, encoding="utf-8", newline="")
        write_facts(self._draft / "facts" / f"{slug}.jsonl", facts)
        if any(isinstance(fact, Node) and fact.kind is Kind.INTERVENTIE for fact in facts):
            (self._draft / RAW).mkdir(exist_ok=True)
            write_facts(self._draft / RAW / f"{slug}.jsonl", facts)

    def _facts_before(self, candidate: Candidate) -> Iterable[Fact]:
        before = self._previous and self._previous / RAW / f"{candidate.slug}.jsonl"
        return read_facts(before) if before and before.is_file() else ()

    def _unchanged(self, slug: str, key: str) -> BuiltDocument | None:
        """The document as the edition before has it, linked into the draft; None when it must be read again."""
        old = self._earlier.get(slug)
        if self._previous is None or old is None or old["key"] != key:
            return None
        needed = [Path("facts") / f"{slug}.jsonl", Path("text") / old["file"]]
        if not all((self._previous / part).is_file() for part in needed):
            return None
        optional = [Path(RAW) / f"{slug}.jsonl", Path(PROPOSALS) / f"{slug}.toml"]
        for part in [*needed, *(part for part in optional if (self._previous / part).is_file())]:
            _link(self._previous / part, self._draft / part)
        self._taken_over.add(slug)
        return BuiltDocument(**{**old, "reused": True})


def _link(source: Path, target: Path) -> None:
    target.parent.mkdir(exist_ok=True)
    try:
        os.link(source, target)
    except OSError:  # another file system, or one without links
        shutil.copyfile(source, target)


def _described(candidate: Candidate, found: Extracted) -> BuiltDocument:
    built = _describe(candidate.slug, candidate.path.name, found.file, found.format, found.text, found.facts)
    return replace(built, sha256=candidate.sha256, key=candidate.key)


def _describe(slug: str, source: str, file: str, format: str, text: str, facts: list[Fact]) -> BuiltDocument:
    nodes = {fact.id: fact for fact in reversed(facts) if isinstance(fact, Node)}
    document = nodes[f"document/{slug}"]
    blocks = account(text, facts)
    return BuiltDocument(
        id=document.id,
        slug=slug,
        source=source,
        file=file,
        title=document.name,
        format=format,
        sha256="",
        key="",
        facts=sum(not isinstance(fact, BlockNote) for fact in facts),
        counts=dict(sorted(Counter(node.kind.value for node in nodes.values() if not is_elsewhere(node)).items())),
        blocks=blocks,
        flagged=sum(isinstance(fact, BlockNote) and fact.handling is Handling.FLAGGED for fact in facts),
        characters=sum(blocks.values()),
    )
