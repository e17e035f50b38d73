"""A guideline → Richtlijn, Modules, Aanbevelingen, Bewijs and Publicaties, each with the sentence it came from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from graph.model import PROPERTIES, Edge, Fact, Kind, Node, Predicate, Value
from ingest.anchoring import Anchor
from ingest.guideline.advice_facts import AdviceMaker, advised
from ingest.guideline.completeness import EXTRACTOR, shortcomings
from ingest.guideline.description_facts import described, party_facts, product_facts, replacing, succeeding
from ingest.guideline.evidence_facts import Citable, Literature, Proof, evidence_facts
from ingest.guideline.flow import Line, module_title
from ingest.guideline.headings import HeadingTable
from ingest.guideline.ledger import WORDED, Ledger
from ingest.guideline.links import Linking
from ingest.guideline.module_facts import module_facts, modules
from ingest.guideline.names import guideline_id
from ingest.guideline.parties import unclear
from ingest.guideline.parts import Tree
from ingest.guideline.recognition import Recognised
from ingest.guideline.tree import grow
from ingest.guideline.validity import BEOORDEELD, GEAUTORISEERD, WITHDRAWN, Validity, read_validity
from ingest.inventory.concepts import ConceptFinder
from ingest.quarantine import Quarantined

_PUBLISHED = re.compile(
    r"\b(?:gepubliceerd|gereed|jaar|versie|uitgave)\b[^.;]{0,30}?\b((?:19|20)\d\d)\b", re.IGNORECASE
)
_UNVERIFIED = re.compile(r"\s*verificatie\s*:\s*(?:te\s+verifi|niet|nee\b|nog)", re.IGNORECASE)
_OWN = frozenset({Kind.RICHTLIJN, Kind.MODULE, Kind.AANBEVELING, Kind.BEWIJS, Kind.PUBLICATIE})


def assembled(
    anchor: Anchor,
    recognised: Recognised,
    group: list[Line],
    headings: HeadingTable,
    finder: ConceptFinder,
    day: date,
    *,
    cut_off: bool,
) -> tuple[list[Fact], list[Quarantined], bool]:
    """The facts of one recognised guideline, what was wrong in it, and whether it waits for somebody to verify it.

    `group` holds its lines, `day` decides whether a review date has passed, `cut_off` tells that the file ends early.
    """
    tree = grow(group, headings, module_title(recognised.module or "") or recognised.module or recognised.name)
    ledger = Ledger(anchor)
    told = _outside_advice(tree)
    facts = _facts(recognised, tree, told, finder, day, ledger, cut_off=cut_off)
    waits = any(_UNVERIFIED.match(line.text) for line in told)
    return [_unseen(fact) for fact in facts] if waits else facts, ledger.problems, waits


def _facts(
    recognised: Recognised,
    tree: Tree,
    told: list[Line],
    finder: ConceptFinder,
    day: date,
    ledger: Ledger,
    *,
    cut_off: bool,
) -> list[Fact]:
    """All facts of one guideline, the guideline first. `told` are the lines in which it tells of itself."""
    anchor = ledger.anchor
    linking = Linking(anchor, finder, EXTRACTOR)
    validity = read_validity(told)
    edition = _edition(validity, told, anchor) if validity.status(day) == WITHDRAWN else None
    guideline = guideline_id(recognised.name, edition=edition)
    source = ledger.quote(recognised.line or tree.lines[0], WORDED, start=recognised.start, end=recognised.end or None)
    parts = list(modules(guideline, tree, validity, ledger))
    ledger.report_dates(validity)
    props: dict[str, Value] = {**dict.fromkeys(PROPERTIES[Kind.RICHTLIJN]), **validity.dates}
    props["status"] = validity.status(day)
    out: list[Fact] = [Node(guideline, Kind.RICHTLIJN, recognised.name, source, props)]
    out.append(Edge(Predicate.UIT, guideline, anchor.id, source))
    out += linking.whole(guideline, source, recognised.name)
    out += described(guideline, told, linking, ledger)
    out += party_facts(guideline, tree.lines, finder, ledger)
    out += replacing(guideline, told, ledger)
    out += succeeding(guideline, told, ledger)
    out += product_facts(guideline, told, ledger)
    for module in parts:
        # on a page that is one module, what it tells of itself is what the guideline tells
        out += module_facts(guideline, module, module.part.rest if len(parts) > 1 else (), day, linking)
    owners = [(guideline, tree.whole), *((module.id, module.part) for module in parts)]
    literature = Literature(ledger)
    citable = Citable({owner: list(literature.read(part.references)) for owner, part in owners})
    maker = AdviceMaker(guideline, tree.whole.method, ledger, linking)
    proofs: dict[str, Proof] = {}
    for owner, part in owners:
        facts, proofs[owner] = evidence_facts(guideline, owner, part, citable, ledger)
        out += facts
    for owner, part, found in advised(owners):
        for one in found:
            noted = proofs[guideline].noted(one.line.text) if owner != guideline else {}
            out += maker.facts(owner, part, one, proofs[owner].all, len(found), noted)
    out += literature.nodes()
    out += ledger.notes(shortcomings(anchor, tree, cut_off=cut_off))
    if unclear(told):
        ledger.report("partijen", None, "een kop noemt autorisatie en instemming samen", "rollen niet toegekend")
    return out


def _edition(validity: Validity, told: Sequence[Line], anchor: Anchor) -> str:
    """What tells a withdrawn copy from the edition that replaced it: its year, else the name of the file."""
    dates = validity.dates
    published = next((year[1] for line in told if (year := _PUBLISHED.search(line.text))), None)
    known = dates[GEAUTORISEERD] or dates[BEOORDEELD] or published or anchor.document.meta.get("datum")
    return known[:4] if known else anchor.slug


def _outside_advice(tree: Tree) -> list[Line]:
    """Lines that are no advice, conclusion or reference: where dates, status and parties stand."""
    used = {id(line) for p in [tree.whole, *tree.parts] for line in [*p.conclusions, *p.references]}
    used |= {id(line) for p in [tree.whole, *tree.parts] for block in p.blocks for line in block.lines}
    own = {id(line) for p in tree.parts for line in p.rest} if len(tree.parts) > 1 else set()
    return [line for line in tree.lines if id(line) not in used and id(line) not in own]


def _unseen(fact: Fact) -> Fact:
    """What nobody has verified yet waits: see `graph.public`."""
    if isinstance(fact, Node) and fact.kind in _OWN:
        return replace(fact, props={**fact.props, "publiek": False})
    return fact
