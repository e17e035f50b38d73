"""What the catalogue makes of the statements in the sample graph: agreements, gaps, likeness, time, advice."""

from __future__ import annotations

from datetime import date
from typing import Any

# name, parameters, fields to look at (a dot goes into a dict, or into each dict of a list), rows
SAID: list[tuple[str, dict[str, Any], str, list[tuple[Any, ...]]]] = [
    ("amounts", {}, "id", []),
    ("outcomes", {}, "id evidence outcome", [("interventie/in-balans", "bewijs/in-balans", "positief effect")]),
    ("gap_intervention_only_null_results", {}, "id pieces", []),
    ("gap_goal_without_contribution", {}, "id name", [("doel/minder-vallen", "Minder vallen")]),
    (
        "guidelines",
        {},
        "id vanaf tot modules recommendations",
        [("richtlijn/vallen", date(2023, 5, 1), date(2028, 12, 31), 1, 3)],
    ),
    (
        "advice",
        {},
        "id guideline module",
        [
            ("aanbeveling/geen-beeld", "richtlijn/vallen", "module/vallen/oefenen"),
            ("aanbeveling/gesprek", "richtlijn/vallen", "module/vallen/oefenen"),
            ("aanbeveling/oefenen", "richtlijn/vallen", "module/vallen/oefenen"),
        ],
    ),
    (
        "guideline_members",
        {},
        "guideline id kind",
        [
            ("richtlijn/vallen", "aanbeveling/geen-beeld", "Aanbeveling"),
            ("richtlijn/vallen", "aanbeveling/gesprek", "Aanbeveling"),
            ("richtlijn/vallen", "aanbeveling/oefenen", "Aanbeveling"),
            ("richtlijn/vallen", "module/vallen/oefenen", "Module"),
        ],
    ),
    ("contributions", {}, "id goal", []),
    ("alike_advice", {}, "predicate first second", []),
    ("goals_by_holder", {}, "holder id", [("afspraak/valpreventie", "doel/minder-vallen")]),
    ("unproven_interventions_named_in", {"document": "document/akkoord"}, "id", []),
    (
        "agreements",
        {"today": "2026-11-22"},
        "id vanaf tot status parties.id",
        [
            ("actie/beweegaanbod", date(2025, 1, 1), date(2025, 12, 31), "verlopen", ["organisatie/vng"]),
            ("actie/logeerhuizen", None, date(2027, 6, 30), "lopend", ["organisatie/vws"]),
            ("actie/zonder-datum", None, None, "ongedateerd", []),
        ],
    ),
    (
        "agreements",
        {"today": "2026-11-22", "party": "organisatie/vng"},
        "id parties.predicate",
        [("actie/beweegaanbod", ["VOERT_UIT"])],
    ),
    ("agreements", {"today": "2026-11-22", "status": "ongedateerd"}, "id", [("actie/zonder-datum",)]),
    (
        "agreements",
        {"today": "2025-12-31", "after": "2025-06-01", "before": "2026-01-01"},
        "id status",
        [("actie/beweegaanbod", "lopend")],
    ),
    ("agreements", {"today": "2026-11-22", "document": "document/inventaris"}, "id", []),
    (
        "agreements",
        {"today": "2026-11-22", "document": "document/akkoord", "skip": 1, "limit": 1},
        "id",
        [("actie/logeerhuizen",)],
    ),
    (
        "parties",
        {},
        "id predicate actions dated",
        [("organisatie/vws", "VOERT_UIT", 1, 1), ("organisatie/vng", "VOERT_UIT", 1, 1)],
    ),
    (
        "gap_advice_without_intervention",
        {},
        "id module module_name",
        [("aanbeveling/gesprek", "module/vallen/oefenen", "Oefenprogramma's")],
    ),
    (
        "gap_intervention_without_evidence",
        {},
        "id recognised advised",
        [("interventie/beeldzorg", 0, 1), ("interventie/logeerbed", 0, 0)],
    ),
    ("gap_agreement_without_intervention", {}, "id", [("afspraak/respijt",)]),
    (
        "gap_target_problem_without_advice",
        {},
        "target problem things",
        [
            ("doelgroep/mantelzorgers", "probleem/overbelasting", 2),
            ("doelgroep/ouderen", "probleem/vallen", 2),
            ("doelgroep/ouderen", "probleem/overbelasting", 1),
        ],
    ),
    (
        "overlap",
        {"minimum": 1},
        "first second shared concepts",
        [
            (
                "interventie/beeldzorg",
                "interventie/logeerbed",
                2,
                ["doelgroep/mantelzorgers", "probleem/overbelasting"],
            ),
            ("interventie/beeldzorg", "interventie/in-balans", 1, ["doelgroep/ouderen"]),
        ],
    ),
    (
        "overlap",
        {},
        "first second shared concepts",
        [("interventie/beeldzorg", "interventie/logeerbed", 2, ["doelgroep/mantelzorgers", "probleem/overbelasting"])],
    ),
    (
        "alike",
        {"id": "interventie/beeldzorg"},
        "id shared concepts",
        [
            ("interventie/logeerbed", 2, ["doelgroep/mantelzorgers", "probleem/overbelasting"]),
            ("interventie/in-balans", 1, ["doelgroep/ouderen"]),
        ],
    ),
    (
        "timeline",
        {"from": "2024-01-01", "until": "2026-12-31"},
        "day moment id",
        [
            (date(2024, 11, 5), "vanaf", "document/inventaris"),
            (date(2025, 1, 1), "vanaf", "actie/beweegaanbod"),
            (date(2025, 3, 1), "vanaf", "document/akkoord"),
            (date(2025, 12, 31), "tot", "actie/beweegaanbod"),
        ],
    ),
    ("timeline", {"kind": "Doel"}, "day moment", [(date(2030, 1, 1), "vanaf"), (date(2030, 12, 31), "tot")]),
    (
        "recognitions",
        {},
        "id organisation props.niveau vanaf tot document",
        [
            (
                "interventie/in-balans",
                "organisatie/rivm",
                "goed onderbouwd",
                date(2021, 3, 1),
                date(2026, 3, 1),
                "document/inventaris",
            ),
            (
                "interventie/in-balans",
                "organisatie/vilans",
                "goed beschreven",
                date(2019, 1, 1),
                None,
                "document/inventaris",
            ),
        ],
    ),
    ("recognitions", {"id": "interventie/beeldzorg"}, "id", []),
    (
        "choosing",
        {"ids": ["interventie/beeldzorg", "bestaat/niet"]},
        "subject predicate direction id kind source.document",
        [
            ("interventie/beeldzorg", "BEVEELT_AAN", "in", "aanbeveling/oefenen", "Aanbeveling", "document/richtlijn"),
            ("interventie/beeldzorg", "BIJ", "out", "probleem/overbelasting", "Probleem", "document/inventaris"),
            ("interventie/beeldzorg", "RAADT_AF", "in", "aanbeveling/geen-beeld", "Aanbeveling", "document/richtlijn"),
            ("interventie/beeldzorg", "VOOR", "out", "doelgroep/mantelzorgers", "Doelgroep", "document/inventaris"),
            ("interventie/beeldzorg", "VOOR", "out", "doelgroep/ouderen", "Doelgroep", "document/inventaris"),
        ],
    ),
    ("choosing", {"ids": []}, "id", []),
    (
        "wholes",
        {"ids": ["aanbeveling/oefenen", "module/vallen/oefenen", "bewijs/in-balans", "richtlijn/vallen"]},
        "part id kind",
        [
            ("aanbeveling/oefenen", "module/vallen/oefenen", "Module"),
            ("bewijs/in-balans", "interventie/in-balans", "Interventie"),
            ("module/vallen/oefenen", "richtlijn/vallen", "Richtlijn"),
        ],
    ),
    (
        "contradictions",
        {},
        "id advised_in discouraged_in",
        [("interventie/beeldzorg", "aanbeveling/oefenen", "aanbeveling/geen-beeld")],
    ),
]
