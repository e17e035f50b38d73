"""Questions to which the sample graph has no answer: each with rows of its own, in both stores."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sample_graph import AKKOORD, TextOf

from graph.model import Edge, Fact, Kind, Node, Predicate, Source
from graph.store import GraphStore

P = Predicate

RARE: dict[str, tuple[dict[str, Any], str, list[tuple[Any, ...]]]] = {
    "amounts": (
        {"document": AKKOORD},
        "id parent props",
        [("bedrag/een", "afspraak/respijt", {"waarde_eur": 3_000_000.0}), ("bedrag/los", None, {})],
    ),
    "contributions": (
        {},
        "id kind goal goal_name",
        [("interventie/logeerbed", "Interventie", "doel/rust", "Meer rust")],
    ),
    "unsure_things": ({}, "id", [("thema/misschien",)]),
    "alike_advice": (
        {},
        "predicate first second zekerheid",
        [
            ("LIJKT_OP", "aanbeveling/een", "aanbeveling/twee", 0.9),
            ("TEGENGESTELD_AAN", "aanbeveling/een", "aanbeveling/drie", 0.9),
        ][::-1],
    ),
    "all_names": (
        {},
        "id",
        [
            ("aanbeveling/drie",),
            ("aanbeveling/een",),
            ("aanbeveling/twee",),
            ("actie/bedden",),
            ("afspraak/respijt",),
            ("bedrag/een",),
            ("bedrag/los",),
            ("bewijs/geen",),
            ("bewijs/goed",),
            ("bewijs/niet",),
            ("document/akkoord",),
            ("doel/rust",),
            ("doelgroep/ouderen",),
            ("interventie/beeldzorg",),
            ("interventie/in-balans",),
            ("interventie/logeerbed",),
            ("richtlijn/een",),
            ("thema/logeren",),
            ("thema/misschien",),
            ("thema/respijt",),
            ("voorziening/logeren",),
            ("voorziening/waken",),
        ],
    ),
    "gap_intervention_only_null_results": ({}, "id pieces", [("interventie/beeldzorg", 2)]),
    "advised_about": ({"ids": ["doelgroep/ouderen"]}, "id", [("richtlijn/een",)]),
    "guideline_subjects": ({}, "guideline id name", [("richtlijn/een", "doelgroep/ouderen", "Ouderen")]),
    # the section also names the theme outside any agreement; the other option shares only one of the themes
    "promises": (
        {"id": "voorziening/logeren"},
        "id via via_kind options",
        [("actie/bedden", "thema/logeren", "Thema", 1), ("actie/bedden", "thema/respijt", "Thema", 2)],
    ),
    "unproven_interventions_named_in": ({"document": AKKOORD}, "id places", [("interventie/logeerbed", 2)]),
}
"""Query → parameters, fields and the rows it gives on `facts()`."""


def within(sentence: Source, words: str) -> Source:
    """The place of words in a sentence."""
    start = sentence.start + sentence.quote.index(words)
    return replace(sentence, start=start, end=start + len(words), quote=words)


def facts() -> list[Fact]:
    """Money, contributions, advice that resembles other advice, and interventions with and without good evidence."""
    text = TextOf(AKKOORD)
    bedden = text.source("Respijt komt er met bedden om te logeren")
    return [
        text.node(AKKOORD, "Akkoord"),
        Node("actie/bedden", Kind.ACTIE, "Bedden", bedden),
        Edge(P.NOEMT, "sectie/akkoord/een", "thema/respijt", within(bedden, "Respijt")),
        Edge(P.NOEMT, "sectie/akkoord/een", "thema/logeren", within(bedden, "logeren")),
        text.edge("sectie/akkoord/een", P.NOEMT, "thema/respijt", quote="respijt"),
        text.node("thema/respijt", "Respijt"),
        text.node("thema/logeren", "Logeren"),
        text.node("voorziening/logeren", "Logeren"),
        text.node("voorziening/waken", "Waken"),
        text.edge("voorziening/logeren", P.NOEMT, "thema/logeren"),
        text.edge("voorziening/logeren", P.NOEMT, "thema/respijt"),
        text.edge("voorziening/waken", P.NOEMT, "thema/respijt"),
        text.node("afspraak/respijt", "Respijt"),
        text.node("bedrag/een", "€ 3 miljoen", waarde_eur=3_000_000.0),
        text.node("bedrag/los", "€ 20"),
        text.edge("afspraak/respijt", P.NOEMT_BEDRAG, "bedrag/een"),
        text.node("doel/rust", "Meer rust"),
        text.node("interventie/logeerbed", "Logeerbed"),
        text.node("interventie/beeldzorg", "Beeldzorg"),
        text.node("interventie/in-balans", "In Balans"),
        text.edge("interventie/logeerbed", P.DRAAGT_BIJ_AAN, "doel/rust"),
        text.node("bewijs/geen", "Geen verschil", uitkomst="geen verschil"),
        text.node("bewijs/niet", "Niet onderzocht", uitkomst="niet onderzocht"),
        text.node("bewijs/goed", "Minder vallen", uitkomst="positief effect"),
        text.edge("interventie/beeldzorg", P.ONDERBOUWD_DOOR, "bewijs/geen"),
        text.edge("interventie/beeldzorg", P.ONDERBOUWD_DOOR, "bewijs/niet"),
        text.edge("interventie/in-balans", P.ONDERBOUWD_DOOR, "bewijs/geen"),
        text.edge("interventie/in-balans", P.ONDERBOUWD_DOOR, "bewijs/goed"),
        Node("thema/misschien", Kind.THEMA, "Misschien", text.source("Misschien", None, 0.5)),
        text.node("sectie/akkoord/een", "Een"),
        text.edge("sectie/akkoord/een", P.NOEMT, "interventie/logeerbed", quote="logeerbed"),
        text.edge("sectie/akkoord/een", P.NOEMT, "interventie/logeerbed", quote="een bed"),
        text.edge("sectie/akkoord/een", P.NOEMT, "interventie/in-balans"),
        text.node("richtlijn/een", "Richtlijn"),
        text.node("doelgroep/ouderen", "Ouderen"),
        text.edge("richtlijn/een", P.VOOR, "doelgroep/ouderen"),
        text.node("aanbeveling/een", "Een"),
        text.node("aanbeveling/twee", "Twee"),
        text.node("aanbeveling/drie", "Drie"),
        text.edge("aanbeveling/een", P.LIJKT_OP, "aanbeveling/twee"),
        text.edge("aanbeveling/een", P.TEGENGESTELD_AAN, "aanbeveling/drie"),
    ]


def test_rare_questions_are_answered(empty_store: GraphStore) -> None:
    empty_store.replace_document(AKKOORD, facts())
    for name, (params, fields, expected) in RARE.items():
        rows = empty_store.query(name, **params)
        assert [tuple(row[field] for field in fields.split()) for row in rows] == expected, name
