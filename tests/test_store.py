"""One contract, two stores: the same facts in, the same rows in the same order out, embedded and in Neo4j."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import sample_graph
from test_store_rare import RARE

from graph import paging
from graph.catalogue import catalogue
from graph.model import CONCEPTS, Kind, Predicate
from graph.store import GraphStore, StoreError
from graph.ways import neighbourhood, short_ways, shortest_ways

# name, parameters, fields to look at (a dot goes into a dict, or into each dict of a list), rows
CASES: list[tuple[str, dict[str, Any], str, list[tuple[Any, ...]]]] = [
    ("fingerprint", {}, "fingerprint", [("proef",)]),
    ("size_things", {}, "number", [(29,)]),
    ("size_relations", {}, "number", [(37 + 37,)]),
    ("size_sources", {}, "number", [(37,)]),
    (
        "thing",
        {"id": "actie/logeerhuizen"},
        "id kind name vanaf tot",
        [("actie/logeerhuizen", "Actie", "Logeerhuizen openen", None, date(2027, 6, 30))],
    ),
    ("thing", {"id": "actie/bestaat-niet"}, "id", []),
    ("thing", {"id": "geen id"}, "id", []),
    (
        "things",
        {"ids": ["wet/x", "probleem/vallen", "actie/beweegaanbod"]},
        "id kind name",
        [("actie/beweegaanbod", "Actie", "Beweegaanbod opzetten"), ("probleem/vallen", "Probleem", "Vallen")],
    ),
    (
        "thing_sources",
        {"id": "probleem/vallen"},
        "document document_name source.start source.quote",
        [
            ("document/akkoord", "Akkoord voor later", 1600, "Vallen"),
            ("document/inventaris", "Inventaris van hulp", 1000, "Vallen"),
            ("document/richtlijn", "Richtlijn vallen", 1000, "Vallen"),
        ],
    ),
    (
        "thing_statements",
        {"id": "probleem/vallen"},
        "source.document source.start",
        [("document/akkoord", 1600), ("document/inventaris", 1000), ("document/richtlijn", 1000)],
    ),
    (
        "relations",
        {"id": "interventie/in-balans"},
        "predicate direction id name source.document",
        [
            ("BEVEELT_AAN", "in", "aanbeveling/oefenen", "Bied oefentherapie aan", "document/richtlijn"),
            ("BIJ", "out", "probleem/vallen", "Vallen", "document/inventaris"),
            ("ERKEND_DOOR", "out", "organisatie/rivm", "RIVM", "document/inventaris"),
            ("ERKEND_DOOR", "out", "organisatie/vilans", "Vilans", "document/inventaris"),
            ("ONDERBOUWD_DOOR", "out", "bewijs/in-balans", "Minder valpartijen", "document/inventaris"),
            ("ONTWIKKELD_DOOR", "out", "organisatie/vng", "VNG", "document/inventaris"),
            ("VOOR", "out", "doelgroep/ouderen", "Ouderen", "document/inventaris"),
        ],
    ),
    (
        "relations",
        {"id": "interventie/in-balans", "skip": 2, "limit": 2},
        "predicate id vanaf tot",
        [
            ("ERKEND_DOOR", "organisatie/rivm", date(2021, 3, 1), date(2026, 3, 1)),
            ("ERKEND_DOOR", "organisatie/vilans", date(2019, 1, 1), None),
        ],
    ),
    (
        "relations",
        {"id": "interventie/in-balans", "predicate": "ERKEND_DOOR", "direction": "out", "kind": "Organisatie"},
        "id props.niveau",
        [("organisatie/rivm", "goed onderbouwd"), ("organisatie/vilans", "goed beschreven")],
    ),
    (
        "relations",
        {"id": "interventie/in-balans", "direction": "in"},
        "predicate id",
        [("BEVEELT_AAN", "aanbeveling/oefenen")],
    ),
    (
        "relation_counts",
        {"id": "organisatie/vng"},
        "predicate direction kind relations things",
        [
            ("BETROKKEN_BIJ", "out", "Afspraak", 1, 1),
            ("NOEMT", "in", "Sectie", 2, 1),
            ("ONTWIKKELD_DOOR", "in", "Interventie", 1, 1),
            ("VOERT_UIT", "out", "Actie", 1, 1),
        ],
    ),
    (
        "commitments",
        {"kind": "Actie"},
        "id parent parent_kind parent_name source.start",
        [
            ("actie/beweegaanbod", "afspraak/valpreventie", "Afspraak", "Valpreventie in elke gemeente", 900),
            ("actie/logeerhuizen", "afspraak/respijt", "Afspraak", "Respijt voor mantelzorgers", 1000),
            ("actie/zonder-datum", "sectie/akkoord/een", "Sectie", "Samen thuis", 1100),
        ],
    ),
    (
        "commitment_parties",
        {},
        "subject predicate id name",
        [
            ("actie/beweegaanbod", "VOERT_UIT", "organisatie/vng", "VNG"),
            ("actie/logeerhuizen", "VOERT_UIT", "organisatie/vws", "Ministerie van VWS"),
            ("afspraak/respijt", "BETROKKEN_BIJ", "organisatie/vng", "VNG"),
        ],
    ),
    (
        "mentions_of_kind",
        {"kind": "Organisatie"},
        "document start end id name",
        [
            ("document/akkoord", 2800, 2806, "organisatie/vng", "VNG"),
            ("document/akkoord", 2900, 2903, "organisatie/vng", "VNG"),
        ],
    ),
    ("amounts", {}, "id", []),
    (
        "prose_of",
        {"document": "document/akkoord"},
        "id kind parent start end",
        [
            ("document/akkoord", "Document", None, 0, 18),
            ("sectie/akkoord/een", "Sectie", "document/akkoord", 100, 111),
            ("sectie/akkoord/een-een", "Sectie", "sectie/akkoord/een", 200, 216),
            ("sectie/akkoord/twee", "Sectie", "document/akkoord", 300, 319),
        ],
    ),
    (
        "weighty_places",
        {"document": "document/akkoord"},
        "start end id kind",
        [
            (700, 729, "afspraak/valpreventie", "Afspraak"),
            (800, 826, "afspraak/respijt", "Afspraak"),
            (900, 921, "actie/beweegaanbod", "Actie"),
            (1000, 1019, "actie/logeerhuizen", "Actie"),
            (1100, 1119, "actie/zonder-datum", "Actie"),
            (1200, 1213, "doel/minder-vallen", "Doel"),
        ],
    ),
    (
        "around",
        {"id": "actie/beweegaanbod"},
        "id ties.predicate ties.direction relations source.start",
        [
            ("afspraak/valpreventie", ["HEEFT_ACTIE"], ["in"], 1, 1900),
            ("organisatie/vng", ["VOERT_UIT"], ["in"], 1, 2300),
        ],
    ),
    (
        "around",
        {"id": "organisatie/vng", "kinds": ["Actie"]},
        "id ties.predicate ties.direction",
        [("actie/beweegaanbod", ["VOERT_UIT"], ["out"])],
    ),
    ("around", {"id": "organisatie/vng", "predicates": ["NOEMT"]}, "id relations", [("sectie/akkoord/twee", 2)]),
    (
        "around_size",
        {"id": "organisatie/vng"},
        "kind things",
        [("Actie", 1), ("Afspraak", 1), ("Interventie", 1), ("Sectie", 1)],
    ),
    (
        "best_connected",
        {"limit": 3},
        "id things",
        [("interventie/in-balans", 7), ("interventie/beeldzorg", 5), ("afspraak/valpreventie", 5)],
    ),
    (
        "practice_links",
        {},
        "id predicate concept",
        [
            ("aanbeveling/gesprek", "BIJ", "probleem/vallen"),
            ("aanbeveling/oefenen", "VOOR", "doelgroep/ouderen"),
            ("interventie/beeldzorg", "BIJ", "probleem/overbelasting"),
            ("interventie/beeldzorg", "VOOR", "doelgroep/mantelzorgers"),
            ("interventie/beeldzorg", "VOOR", "doelgroep/ouderen"),
            ("interventie/in-balans", "BIJ", "probleem/vallen"),
            ("interventie/in-balans", "VOOR", "doelgroep/ouderen"),
            ("interventie/logeerbed", "BIJ", "probleem/overbelasting"),
            ("interventie/logeerbed", "VOOR", "doelgroep/mantelzorgers"),
        ],
    ),
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
        "named_in",
        {"document": "document/akkoord", "kind": "Organisatie"},
        "id places",
        [("organisatie/vng", 2)],
    ),
    ("most_shared_mentions", {"kind": "Organisatie"}, "id documents places", [("organisatie/vng", 1, 2)]),
    (
        "counts_by_kind",
        {},
        "kind things",
        [
            ("Aanbeveling", 3),
            ("Actie", 3),
            ("Afspraak", 2),
            ("Bewijs", 1),
            ("Document", 3),
            ("Doel", 1),
            ("Doelgroep", 2),
            ("Interventie", 3),
            ("Module", 1),
            ("Organisatie", 4),
            ("Probleem", 2),
            ("Richtlijn", 1),
            ("Sectie", 3),
        ],
    ),
    (
        "counts_by_predicate",
        {},
        "predicate relations",
        [
            ("BETROKKEN_BIJ", 1),
            ("BEVAT_AFSPRAAK", 2),
            ("BEVEELT_AAN", 2),
            ("BIJ", 5),
            ("ERKEND_DOOR", 2),
            ("GEAUTORISEERD_DOOR", 1),
            ("HEEFT_AANBEVELING", 3),
            ("HEEFT_ACTIE", 3),
            ("HEEFT_DOEL", 1),
            ("HEEFT_MODULE", 1),
            ("HEEFT_SECTIE", 3),
            ("NOEMT", 2),
            ("ONDERBOUWD_DOOR", 1),
            ("ONTWIKKELD_DOOR", 1),
            ("RAADT_AF", 1),
            ("VOERT_UIT", 2),
            ("VOOR", 6),
        ],
    ),
    (
        "counts_by_document",
        {},
        "document kind things",
        [
            ("document/akkoord", "Actie", 3),
            ("document/akkoord", "Afspraak", 2),
            ("document/akkoord", "Document", 1),
            ("document/akkoord", "Doel", 1),
            ("document/akkoord", "Doelgroep", 1),
            ("document/akkoord", "Organisatie", 2),
            ("document/akkoord", "Probleem", 1),
            ("document/akkoord", "Sectie", 3),
            ("document/inventaris", "Bewijs", 1),
            ("document/inventaris", "Document", 1),
            ("document/inventaris", "Doelgroep", 2),
            ("document/inventaris", "Interventie", 3),
            ("document/inventaris", "Organisatie", 3),
            ("document/inventaris", "Probleem", 2),
            ("document/richtlijn", "Aanbeveling", 3),
            ("document/richtlijn", "Document", 1),
            ("document/richtlijn", "Doelgroep", 1),
            ("document/richtlijn", "Interventie", 2),
            ("document/richtlijn", "Module", 1),
            ("document/richtlijn", "Organisatie", 1),
            ("document/richtlijn", "Probleem", 1),
            ("document/richtlijn", "Richtlijn", 1),
        ],
    ),
    (
        "documents",
        {},
        "id name vanaf tot things",
        [
            ("document/akkoord", "Akkoord voor later", date(2025, 3, 1), None, 14),
            ("document/inventaris", "Inventaris van hulp", date(2024, 11, 5), None, 12),
            ("document/richtlijn", "Richtlijn vallen", date(2023, 1, 1), None, 11),
        ],
    ),
    (
        "sections_of",
        {"document": "document/akkoord"},
        "id name niveau nummer parent start page things",
        [
            ("sectie/akkoord/een", "Samen thuis", 1, "1", "document/akkoord", 100, 1, 1),
            ("sectie/akkoord/een-een", "Hulp bij de hand", 2, "1.1", "sectie/akkoord/een", 200, 1, 1),
            ("sectie/akkoord/twee", "Ruimte voor bewegen", 1, "2", "document/akkoord", 300, 1, 2),
        ],
    ),
    (
        "prose",
        {"document": "document/akkoord"},
        "document id parent file start",
        [
            ("document/akkoord", "document/akkoord", None, "akkoord.txt", 0),
            ("document/akkoord", "sectie/akkoord/een", "document/akkoord", "akkoord.txt", 100),
            ("document/akkoord", "sectie/akkoord/een-een", "sectie/akkoord/een", "akkoord.txt", 200),
            ("document/akkoord", "sectie/akkoord/twee", "document/akkoord", "akkoord.txt", 300),
        ],
    ),
    ("prose", {"document": "document/inventaris"}, "id parent", [("document/inventaris", None)]),
    ("cards", {"after": "organisatie/vng", "limit": 2}, "id", [("organisatie/vws",), ("probleem/overbelasting",)]),
    (
        "cards",
        {},
        "id source.document source.start",
        [
            ("aanbeveling/geen-beeld", "document/richtlijn", 400),
            ("aanbeveling/gesprek", "document/richtlijn", 500),
            ("aanbeveling/oefenen", "document/richtlijn", 300),
            ("actie/beweegaanbod", "document/akkoord", 900),
            ("actie/logeerhuizen", "document/akkoord", 1000),
            ("actie/zonder-datum", "document/akkoord", 1100),
            ("afspraak/respijt", "document/akkoord", 800),
            ("afspraak/valpreventie", "document/akkoord", 700),
            ("bewijs/in-balans", "document/inventaris", 400),
            ("doel/minder-vallen", "document/akkoord", 1200),
            ("doelgroep/mantelzorgers", "document/inventaris", 900),
            ("doelgroep/ouderen", "document/richtlijn", 800),
            ("interventie/beeldzorg", "document/inventaris", 200),
            ("interventie/in-balans", "document/inventaris", 100),
            ("interventie/logeerbed", "document/inventaris", 300),
            ("module/vallen/oefenen", "document/richtlijn", 200),
            ("organisatie/rivm", "document/inventaris", 500),
            ("organisatie/vilans", "document/inventaris", 600),
            ("organisatie/vng", "document/inventaris", 700),
            ("organisatie/vws", "document/akkoord", 1400),
            ("probleem/overbelasting", "document/inventaris", 1100),
            ("probleem/vallen", "document/akkoord", 1600),
            ("richtlijn/vallen", "document/richtlijn", 100),
        ],
    ),
    (
        "by_kind",
        {"kind": "Actie"},
        "id name",
        [
            ("actie/beweegaanbod", "Beweegaanbod opzetten"),
            ("actie/zonder-datum", "Één loket inrichten"),
            ("actie/logeerhuizen", "Logeerhuizen openen"),
        ],
    ),
    ("by_kind", {"kind": "Actie", "skip": 1, "limit": 1}, "id", [("actie/zonder-datum",)]),
    ("by_kind", {"kind": "Onzin"}, "id", []),
    (
        "labels",
        {},
        "id name aliassen afkortingen verborgen lay",
        [
            ("doelgroep/mantelzorgers", "Mantelzorgers", None, None, None, None),
            ("doelgroep/ouderen", "Ouderen", ["senioren", "65-plussers", "ouderen"], None, None, ["opa en oma"]),
            ("organisatie/rivm", "RIVM", ["Rijksinstituut"], None, None, None),
            ("organisatie/vilans", "Vilans", None, None, None, None),
            (
                "organisatie/vng",
                "VNG",
                ["Vereniging van Nederlandse Gemeenten", "Vereniging van gemeenten"],
                ["VNG"],
                None,
                ["de gemeenten"],
            ),
            ("organisatie/vws", "Ministerie van VWS", ["VWS"], None, ["v.w.s."], None),
            ("probleem/overbelasting", "Overbelasting", None, None, None, None),
            ("probleem/vallen", "Vallen", ["valpartij"], None, None, None),
        ],
    ),
    (
        "neighbours",
        {"id": "organisatie/vng"},
        "id predicates relations",
        [
            ("sectie/akkoord/twee", ["NOEMT"], 2),
            ("actie/beweegaanbod", ["VOERT_UIT"], 1),
            ("interventie/in-balans", ["ONTWIKKELD_DOOR"], 1),
            ("afspraak/respijt", ["BETROKKEN_BIJ"], 1),
        ],
    ),
    (
        "neighbours",
        {"id": "organisatie/vng", "skip": 1, "limit": 2},
        "id",
        [("actie/beweegaanbod",), ("interventie/in-balans",)],
    ),
    (
        "second_neighbours",
        {"id": "probleem/overbelasting", "busy": 50},
        "id paths",
        [
            ("doelgroep/mantelzorgers", 2),
            ("aanbeveling/oefenen", 1),
            ("doelgroep/ouderen", 1),
            ("aanbeveling/geen-beeld", 1),
        ],
    ),
    (
        "second_neighbours",
        {"id": "probleem/overbelasting", "busy": 50, "except": ["doelgroep/mantelzorgers"], "skip": 1, "limit": 1},
        "id",
        [("doelgroep/ouderen",)],
    ),
    ("second_neighbours", {"id": "probleem/overbelasting", "busy": 3}, "id", [("doelgroep/mantelzorgers",)]),
    (
        "second_neighbours",
        {"id": "organisatie/vng", "busy": 50, "without": ["NOEMT", "BETROKKEN_BIJ", "ONTWIKKELD_DOOR"]},
        "id paths",
        [("afspraak/valpreventie", 1)],
    ),
    (
        "relations_among",
        {"ids": ["organisatie/vng", "interventie/in-balans", "sectie/akkoord/twee"]},
        "predicate from to relations",
        [
            ("NOEMT", "sectie/akkoord/twee", "organisatie/vng", 2),
            ("ONTWIKKELD_DOOR", "interventie/in-balans", "organisatie/vng", 1),
        ],
    ),
    (
        "relations_with_source_among",
        {"ids": ["organisatie/vng", "interventie/in-balans", "sectie/akkoord/twee"]},
        "from to predicate source.quote",
        [
            (
                "interventie/in-balans",
                "organisatie/vng",
                "ONTWIKKELD_DOOR",
                "interventie/in-balans ONTWIKKELD_DOOR organisatie/vng",
            ),
            ("sectie/akkoord/twee", "organisatie/vng", "NOEMT", "de VNG"),
            ("sectie/akkoord/twee", "organisatie/vng", "NOEMT", "VNG"),
        ],
    ),
    (
        "relations_with_source_among",
        {"ids": ["organisatie/vng", "interventie/in-balans", "sectie/akkoord/twee"], "without": ["NOEMT"]},
        "predicate",
        [("ONTWIKKELD_DOOR",)],
    ),
    (
        "ways_of_two",
        {"from": "afspraak/valpreventie", "to": "interventie/in-balans"},
        "one",
        [("doelgroep/ouderen",), ("probleem/vallen",)],
    ),
    (
        "ways_of_two",
        {"from": "afspraak/valpreventie", "to": "interventie/in-balans", "without": ["VOOR"]},
        "one",
        [("probleem/vallen",)],
    ),
    (
        "ways_of_three",
        {"from": "actie/beweegaanbod", "to": "actie/logeerhuizen", "busy": 50},
        "one two",
        [("organisatie/vng", "afspraak/respijt")],
    ),
    ("ways_of_three", {"from": "actie/beweegaanbod", "to": "actie/logeerhuizen", "busy": 4}, "one", []),
    (
        "ways_of_four",
        {"from": "organisatie/vws", "to": "actie/beweegaanbod", "busy": 50},
        "one two three",
        [("actie/logeerhuizen", "afspraak/respijt", "organisatie/vng")],
    ),
    (
        "things_of",
        {"document": "document/akkoord", "kind": "Actie"},
        "id start",
        [("actie/beweegaanbod", 900), ("actie/logeerhuizen", 1000), ("actie/zonder-datum", 1100)],
    ),
    (
        "things_of",
        {"document": "document/inventaris", "skip": 1, "limit": 2},
        "id start",
        [("interventie/in-balans", 100), ("interventie/beeldzorg", 200)],
    ),
    (
        "facets",
        {"ids": ["interventie/in-balans", "interventie/beeldzorg"]},
        "predicate id things",
        [
            ("BIJ", "probleem/overbelasting", 1),
            ("BIJ", "probleem/vallen", 1),
            ("ERKEND_DOOR", "organisatie/rivm", 1),
            ("ERKEND_DOOR", "organisatie/vilans", 1),
            ("ONTWIKKELD_DOOR", "organisatie/vng", 1),
            ("VOOR", "doelgroep/ouderen", 2),
            ("VOOR", "doelgroep/mantelzorgers", 1),
        ],
    ),
    (
        "concept_links",
        {},
        "thing id",
        [
            ("aanbeveling/gesprek", "probleem/vallen"),
            ("aanbeveling/oefenen", "doelgroep/ouderen"),
            ("actie/beweegaanbod", "organisatie/vng"),
            ("actie/logeerhuizen", "organisatie/vws"),
            ("afspraak/respijt", "organisatie/vng"),
            ("afspraak/valpreventie", "doelgroep/ouderen"),
            ("afspraak/valpreventie", "probleem/vallen"),
            ("interventie/beeldzorg", "doelgroep/mantelzorgers"),
            ("interventie/beeldzorg", "doelgroep/ouderen"),
            ("interventie/beeldzorg", "probleem/overbelasting"),
            ("interventie/in-balans", "doelgroep/ouderen"),
            ("interventie/in-balans", "organisatie/rivm"),
            ("interventie/in-balans", "organisatie/vilans"),
            ("interventie/in-balans", "organisatie/vng"),
            ("interventie/in-balans", "probleem/vallen"),
            ("interventie/logeerbed", "doelgroep/mantelzorgers"),
            ("interventie/logeerbed", "probleem/overbelasting"),
            ("richtlijn/vallen", "organisatie/rivm"),
            ("sectie/akkoord/twee", "organisatie/vng"),
        ],
    ),
    (
        "facets_of_kind",
        {"kind": "Interventie"},
        "predicate id things",
        [
            ("BIJ", "probleem/overbelasting", 2),
            ("BIJ", "probleem/vallen", 1),
            ("ERKEND_DOOR", "organisatie/rivm", 1),
            ("ERKEND_DOOR", "organisatie/vilans", 1),
            ("ONTWIKKELD_DOOR", "organisatie/vng", 1),
            ("VOOR", "doelgroep/mantelzorgers", 2),
            ("VOOR", "doelgroep/ouderen", 2),
        ],
    ),
    (
        "facet_values",
        {"kind": "Interventie"},
        "property value things",
        [
            ("arbeidsbesparend", "geclaimd", 1),
            ("digitaal", "false", 1),
            ("digitaal", "true", 1),
            ("soort", "dienst", 1),
            ("soort", "methode", 1),
            ("soort", "technologie", 1),
        ],
    ),
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
        "impact",
        {"id": "bewijs/in-balans"},
        "id distance",
        [
            ("interventie/in-balans", 1),
            ("aanbeveling/oefenen", 2),
            ("module/vallen/oefenen", 3),
            ("richtlijn/vallen", 4),
        ],
    ),
    (
        "impact_within",
        {"id": "richtlijn/vallen"},
        "id distance",
        [
            ("module/vallen/oefenen", 1),
            ("aanbeveling/oefenen", 2),
            ("aanbeveling/gesprek", 2),
            ("aanbeveling/geen-beeld", 2),
            ("interventie/beeldzorg", 3),
            ("interventie/in-balans", 3),
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


def look(value: Any, path: list[str]) -> Any:
    if not path:
        return value
    if isinstance(value, list):
        return [look(item, path) for item in value]
    return look(value[path[0]], path[1:])


@pytest.mark.parametrize(("name", "params", "fields", "expected"), CASES)
def test_catalogue_query(
    store: GraphStore, name: str, params: dict[str, Any], fields: str, expected: list[tuple[Any, ...]]
) -> None:
    rows = store.query(name, **params)
    assert [tuple(look(row, field.split(".")) for field in fields.split()) for row in rows] == expected
    assert all(tuple(row) == catalogue()[name].fields for row in rows)


def test_every_query_has_a_case_with_rows() -> None:
    assert {name for name, _, _, expected in CASES if expected} | RARE.keys() == catalogue().keys()


def ids_along(rows: list[dict[str, Any]]) -> list[list[str]]:
    return [[thing["id"] for thing in row["things"]] for row in rows]


def test_shortest_ways_with_the_sentences_along_them(store: GraphStore) -> None:
    (way,) = shortest_ways(store, "actie/beweegaanbod", "actie/logeerhuizen")
    assert way["length"] == 3
    assert way["things"][1] == {"id": "organisatie/vng", "kind": "Organisatie", "name": "VNG"}
    assert [(step["from"], step["predicate"], step["to"], step["others"]) for step in way["steps"]] == [
        ("organisatie/vng", "VOERT_UIT", "actie/beweegaanbod", 0),
        ("organisatie/vng", "BETROKKEN_BIJ", "afspraak/respijt", 0),
        ("afspraak/respijt", "HEEFT_ACTIE", "actie/logeerhuizen", 0),
    ]
    assert way["steps"][0]["source"]["quote"] == "organisatie/vng VOERT_UIT actie/beweegaanbod"
    assert way["steps"][0]["fact"]


def test_all_equally_short_ways_are_given_once(store: GraphStore) -> None:
    ends = ("afspraak/valpreventie", "interventie/in-balans")
    both = [[ends[0], middle, ends[1]] for middle in ("doelgroep/ouderen", "probleem/vallen")]
    assert ids_along(shortest_ways(store, *ends)) == both
    assert ids_along(shortest_ways(store, *ends, limit=1)) == both[:1]
    assert ids_along(shortest_ways(store, *ends, without=["VOOR"])) == both[1:]
    assert ids_along(shortest_ways(store, *reversed(ends))) == [list(reversed(way)) for way in both]
    (step,) = shortest_ways(store, "organisatie/vng", "sectie/akkoord/twee")[0]["steps"]
    assert (step["predicate"], step["source"]["quote"], step["others"]) == ("NOEMT", "de VNG", 1)


def test_there_is_not_always_a_way(store: GraphStore) -> None:
    assert shortest_ways(store, "actie/beweegaanbod", "actie/beweegaanbod") == []
    assert shortest_ways(store, "actie/beweegaanbod", "actie/bestaat-niet") == []
    assert shortest_ways(store, "actie/beweegaanbod", "actie/logeerhuizen", without=["BETROKKEN_BIJ"]) == []
    assert short_ways(store, "actie/beweegaanbod", "actie/beweegaanbod") == []


def test_short_ways_are_all_of_up_to_three_steps(store: GraphStore) -> None:
    ends = ("actie/beweegaanbod", "interventie/in-balans")
    ways = [
        [ends[0], "organisatie/vng", ends[1]],
        [ends[0], "afspraak/valpreventie", "doelgroep/ouderen", ends[1]],
        [ends[0], "afspraak/valpreventie", "probleem/vallen", ends[1]],
    ]
    assert ids_along(short_ways(store, *ends)) == ways
    assert ids_along(short_ways(store, *ends, limit=2)) == ways[:2]
    assert ids_along(short_ways(store, *ends, without=["VOOR"])) == [ways[0], ways[2]]


def test_neighbourhood_is_near_things_and_then_those_behind_them(store: GraphStore) -> None:
    rows = neighbourhood(store, "probleem/overbelasting")
    assert [(row["id"], row["distance"], row["paths"]) for row in rows] == [
        ("interventie/beeldzorg", 1, 1),
        ("interventie/logeerbed", 1, 1),
        ("doelgroep/mantelzorgers", 2, 2),
        ("aanbeveling/oefenen", 2, 1),
        ("doelgroep/ouderen", 2, 1),
        ("aanbeveling/geen-beeld", 2, 1),
    ]
    assert neighbourhood(store, "probleem/overbelasting", limit=3) == rows[:3]
    assert neighbourhood(store, "probleem/overbelasting", limit=1) == rows[:1]
    assert neighbourhood(store, "probleem/overbelasting", without=["BIJ"]) == []


def test_properties_come_back_exactly(store: GraphStore) -> None:
    by_id: dict[str, dict[str, Any]] = {}
    for node in sample_graph.nodes():
        by_id.setdefault(node.id, {}).update(node.props)
    for document in sample_graph.documents():
        for row in store.query("things_of", document=document):
            if len({node.source.document for node in sample_graph.nodes() if node.id == row["id"]}) > 1:
                continue  # shared by documents: see test_store_writing.py
            known = {name: value for name, value in by_id[row["id"]].items() if value is not None}
            assert row["props"] == known
            assert {name: type(value) for name, value in row["props"].items()} == {
                name: type(value) for name, value in known.items()
            }


def test_source_of_a_relation_is_that_of_its_fact(store: GraphStore) -> None:
    edge = next(edge for edge in sample_graph.edges() if edge.predicate is Predicate.BEVEELT_AAN)
    row = store.query("relations", id=edge.from_id, predicate="BEVEELT_AAN", kind="Interventie", limit=1, skip=1)[0]
    source = edge.source
    assert row["id"] == edge.to_id
    assert row["source"] == {
        "document": source.document,
        "file": source.file,
        "section": None,
        "page": source.page,
        "start": source.start,
        "end": source.end,
        "quote": source.quote,
        "extractor": "hand@1",
        "zekerheid": 0.9,
        "status": "machine",
    }


def test_every_relation_has_its_own_fact_id(store: GraphStore) -> None:
    facts = [row["fact"] for row in store.query("relations", id="sectie/akkoord/twee")]
    assert len(set(facts)) == len(facts) == 4


def test_pages_of_relations_join_up(store: GraphStore) -> None:
    whole = store.query("relations", id="interventie/in-balans")
    pages = [store.query("relations", id="interventie/in-balans", skip=skip, limit=3) for skip in (0, 3, 6)]
    assert [row for page in pages for row in page] == whole


def test_concept_kinds_in_queries_are_those_of_the_model(store: GraphStore) -> None:
    assert {Kind(row["kind"]) for row in store.query("labels")} <= CONCEPTS
    for name in ("labels", "facets", "facets_of_kind", "concept_links"):
        assert all(f"'{kind.value}'" in catalogue()[name].text for kind in CONCEPTS)


@pytest.mark.parametrize("hostile", ["actie/x'})-[k]-(m) DETACH DELETE m //", "Actie {id: 'x'}) RETURN 1 //", "*", ""])
def test_what_is_asked_for_never_becomes_query_text(store: GraphStore, hostile: str) -> None:
    assert store.query("thing", id=hostile) == []
    assert store.query("by_kind", kind=hostile) == []
    assert shortest_ways(store, hostile, "actie/beweegaanbod", without=[hostile]) == []
    assert store.query("size_things")[0]["number"] == 29


def test_unknown_query_and_parameters_are_refused(store: GraphStore) -> None:
    with pytest.raises(LookupError, match="no query 'niets'"):
        store.query("niets")
    with pytest.raises(TypeError, match="takes \\['id'\\]"):
        store.query("thing")
    with pytest.raises(TypeError, match="takes"):
        store.query("thing", id="actie/x", kind="Actie")


def test_a_value_no_query_can_use_is_a_store_error(store: GraphStore) -> None:
    with pytest.raises(StoreError, match="agreements"):
        store.query("agreements", today="eergisteren")


def test_health_tells_engine_version_and_size(store: GraphStore) -> None:
    health = store.health()
    assert health.ok
    assert health.nodes == 29
    assert health.edges == 37
    assert health.engine.startswith(("kglite 0.", "Neo4j 5."))


def test_a_graph_read_in_pieces_is_whole(store: GraphStore, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = store.query("cards")
    for size in (1, 7, len(whole), len(whole) + 1):
        monkeypatch.setattr(paging, "PAGE", size)
        assert paging.every_card(store) == whole
    documents = ["document/akkoord", "document/inventaris", "document/richtlijn"]
    assert list(dict.fromkeys(row["document"] for row in paging.all_prose(store))) == documents
