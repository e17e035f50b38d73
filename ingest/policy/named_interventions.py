"""Interventions of the inventories that policy documents name, with what the document thinks of them.

Made when all sources have been read, because only then is it known which interventions there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.model import PROPERTIES, Edge, Fact, Kind, Node, Predicate, Source, Value
from ingest.inventory.naming import EXTRACTOR, InterventionNames
from ingest.policy.across import PolicyDocument, Told
from ingest.policy.attitudes import attitude_towards
from ingest.policy.judgements import judgement


def named_interventions(document: PolicyDocument, names: InterventionNames) -> Iterator[Fact]:
    """For every mention a NOEMT from the Sectie (or Document), with `houding` where the sentence has one.

    The source is the mention; where the sentence judges, the sentence.
    """
    seen: set[str] = set()
    for told in document.sentences():
        for named in names.find(told.text):
            where = (told.text, named.start, named.end)
            attitude = judgement(*where) or attitude_towards(*where)
            source = replace(told.source, extractor=EXTRACTOR, zekerheid=named.zekerheid)
            if attitude is None:
                source = _mention(document, told, told.text[named.start : named.end], source)
            if named.thing not in seen:
                seen.add(named.thing)
                props: dict[str, Value] = {**dict.fromkeys(PROPERTIES[Kind.INTERVENTIE]), "aliassen": []}
                yield Node(named.thing, Kind.INTERVENTIE, named.name, source, props)
            holder = told.source.section or document.node.id
            yield Edge(Predicate.NOEMT, holder, named.thing, source, {"houding": attitude} if attitude else {})


def _mention(document: PolicyDocument, told: Told, written: str, source: Source) -> Source:
    """The range of the mention in the original, where its words stand there in one piece; else the sentence."""
    words = re.compile(r"\s+".join(map(re.escape, written.split())))
    match = words.search(document.text, told.source.start, told.source.end)
    return source if match is None else replace(source, start=match.start(), end=match.end(), quote=match.group())
