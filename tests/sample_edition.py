"""A small published build for the portal tests, in own words: real facts, a real graph, a real index, and odd cases."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.curation import CURATION, read_decisions
from graph.curation_applied import Curation
from graph.layout import BuildDir
from graph.manifest import write_manifest
from graph.model import (
    BlockNote,
    Edge,
    Fact,
    Handling,
    Kind,
    Node,
    Predicate,
    Source,
    Status,
    Value,
    kind_of,
    write_facts,
)
from graph.public import public
from graph.store import open_store
from ingest.accounting import account
from search.hash_encoder import HashEncoder
from search.index_build import build_index

AKKOORD, INVENTARIS = "akkoord-zorg-dichtbij", "lijst-hulpmiddelen"
ODD_TITLE = "Wat als <b>alles</b> & iedereen “tegelijk” belt?"
LONG_TITLE = "Lijst van hulpmiddelen en ouderenzorghulpmiddelenvoorzieningen"
"""Holds a word that is wider than a small phone in the size of a heading."""
MENTIONS = 60
"""Places that mention the ministry: more than one page of relations."""
P = Predicate


@dataclass
class Writer:
    """Writes a text line by line and keeps the place of everything it says."""

    document: str
    file: str
    pages: bool = False
    text: str = ""
    facts: list[Fact] = field(default_factory=list)
    section: str | None = None

    def write(self, words: str, end: str = "\n") -> tuple[int, int]:
        start = len(self.text)
        self.text += words + end
        return start, start + len(words)

    def source(self, start: int, end: int, **more: Any) -> Source:
        return Source(
            document=self.document,
            file=self.file,
            section=self.section,
            page=1 + start // 1500 if self.pages else None,
            start=start,
            end=end,
            quote=self.text[start:end],
            extractor="hand@1",
            **more,
        )

    def node(self, node_id: str, name: str, place: tuple[int, int], props: Mapping[str, Value] | None = None) -> str:
        self.facts.append(Node(node_id, kind_of(node_id), name, self.source(*place), props or {}))
        return node_id

    def edge(
        self,
        start: str,
        predicate: Predicate,
        end: str,
        place: tuple[int, int],
        props: Mapping[str, Value] | None = None,
        **more: Any,
    ) -> None:
        self.facts.append(Edge(predicate, start, end, self.source(*place, **more), props or {}))

    def chapter(
        self,
        parent: str,
        section_id: str,
        title: str,
        sentences: list[str],
        number: str = "",
        kinds: Sequence[str] = (),
    ) -> str:
        """A Sectie under `parent` with running text: one paragraph, or a block of these kinds for each sentence."""
        heading = self.write(f"{number} {title}".strip(), "\n\n")
        self.section = section_id
        places = [self.write(sentence, " ") for sentence in sentences]
        self.write("", "\n\n")
        props: dict[str, Value] = {
            "niveau": section_id.count("/"),
            "nummer": number or None,
            "soort": "kop",
            "zinnen": sentences,
            "zin_start": [start for start, _ in places],
            "zin_eind": [end for _, end in places],
            "zin_pagina": [1 + start // 1500 if self.pages else 0 for start, _ in places],
            # the rows of a table are one block
            "zin_blok": [kinds.index(kind) if kind == "tabel" else n for n, kind in enumerate(kinds)]
            or [0] * len(places),
            "zin_soort": list(kinds) or ["alinea"] * len(places),
        }
        self.node(section_id, title, heading, props)
        self.edge(parent, P.HEEFT_SECTIE, section_id, heading)
        for start, end in places:
            self.facts.append(BlockNote(Handling.IGNORED, "lopende tekst", self.source(start, end)))
        return section_id

    def place_of(self, words: str) -> tuple[int, int]:
        start = self.text.index(words)
        return start, start + len(words)


def akkoord() -> Writer:
    """An agreement with chapters, agreements, actions, parties, laws, and a ministry that is named very often."""
    w = Writer(f"document/{AKKOORD}", f"{AKKOORD}.txt")
    title = w.write("Akkoord Zorg dichtbij", "\n\n")
    w.node(
        w.document,
        "Akkoord Zorg dichtbij",
        title,
        {
            "bestand": "akkoord zorg dichtbij.txt",
            "soort": "akkoord",
            "uitgever": "Voorbeeldministerie",
            "datum": "2025-07-03",
            "url": "https://example.org/akkoord",
            "licentie": None,
            "formaat": "txt",
        },
    )
    noise = w.write("Pagina 1 van 9", "\n\n")
    w.facts.append(BlockNote(Handling.IGNORED, "paginakop of -voet", w.source(*noise)))
    een = w.chapter(
        w.document,
        f"sectie/{AKKOORD}/samen-zorgen",
        "Samen zorgen",
        [
            "Steeds meer mensen zorgen voor een naaste, en mantelzorg is voor hen vaak zwaar.",
            "Gemeenten regelen daarom respijtzorg, zodat een mantelzorger op adem kan komen.",
            "De huisarts en de wijkverpleging werken in elke wijk samen.",
        ],
        "1",
    )
    w.chapter(
        een,
        f"sectie/{AKKOORD}/samen-zorgen/respijtzorg",
        "Respijtzorg in de buurt",
        ["Respijtzorg is tijdelijke vervanging van de mantelzorger.", "Het Voorbeeldministerie betaalt mee."],
        "1.1",
    )
    w.chapter(
        een,
        f"sectie/{AKKOORD}/samen-zorgen/planning",
        "Planning",
        [
            "Dit gaan we doen:",
            "een overzicht maken;",
            "elkaar helpen.",
            "Wat | Wanneer",
            "Overzicht | 2027",
            "Bron: de lijst.",
        ],
        "1.2",
        ["alinea", "lijstitem", "lijstitem", "tabel", "tabel", "voetnoot"],
    )
    w.chapter(w.document, f"sectie/{AKKOORD}/vreemd", ODD_TITLE, ["Dan belt niemand <script>alert(1)</script>."])
    lang = w.chapter(
        w.document,
        f"sectie/{AKKOORD}/lang",
        "Waar het ministerie over gaat, in een kop die zo lang is dat hij op een telefoon over meer regels loopt",
        [
            f"In regel {n} staat dat het Voorbeeldministerie samen met anderen beleid maakt over wonen en zorg."
            for n in range(MENTIONS)
        ],
        "2",
    )
    ministerie = w.node(
        "organisatie/voorbeeldministerie",
        "Voorbeeldministerie",
        w.place_of("Voorbeeldministerie"),
        {"aliassen": ["het ministerie"], "afkortingen": ["VM"], "lay": ["de overheid"]},
    )
    at = w.text.index("In regel 0")
    for _ in range(MENTIONS):
        start = w.text.index("Voorbeeldministerie", at)
        at = start + 1
        w.section = lang
        w.edge(lang, P.NOEMT, ministerie, (start, start + len("Voorbeeldministerie")), zekerheid=0.6)
    zin = w.place_of("Gemeenten regelen daarom respijtzorg, zodat een mantelzorger op adem kan komen.")
    afspraak = w.node(
        "afspraak/respijtzorg", "Respijtzorg in elke gemeente", zin, {"nummer": "A1", "tekst": w.text[slice(*zin)]}
    )
    w.edge(een, P.BEVAT_AFSPRAAK, afspraak, zin, status=Status.NAGEKEKEN)
    actie = w.node(
        "actie/respijtzorg",
        "Gemeenten regelen respijtzorg",
        zin,
        {
            "tekst": w.text[slice(*zin)],
            "deadline_start": None,
            "deadline_eind": "2027-12-31",
            "deadline_tekst": "eind 2027",
            "zacht": True,
        },
    )
    w.edge(afspraak, P.HEEFT_ACTIE, actie, zin)
    gemeenten = w.node("organisatie/gemeenten", "Gemeenten", w.place_of("Gemeenten"), {})
    w.edge(gemeenten, P.VOERT_UIT, actie, zin)
    doel = w.node("doel/op-adem", "Mantelzorgers komen op adem", zin, {"tekst": None, "doeljaar": 2030})
    w.edge(afspraak, P.HEEFT_DOEL, doel, zin)
    bedrag = w.node(
        "bedrag/mee", "€ 12,5 miljoen", w.place_of("betaalt mee"), {"waarde_eur": 12_500_000, "jaren": "2026"}
    )
    w.edge(afspraak, P.NOEMT_BEDRAG, bedrag, w.place_of("betaalt mee"))
    wijk = w.place_of("De huisarts en de wijkverpleging werken in elke wijk samen.")
    concepts = {
        "doelgroep/mantelzorgers": "Mantelzorgers",
        "beroep/huisarts": "Huisarts",
        "setting/wijk": "Wijk",
        "thema/wonen": "Wonen en zorg",
        "wet/wmo": "Wet maatschappelijke ondersteuning 2015",
    }
    for node_id, name in concepts.items():
        w.node(node_id, name, wijk, {"aliassen": []})
        w.edge(een, P.NOEMT, node_id, wijk)
    w.edge(afspraak, P.VOOR, "doelgroep/mantelzorgers", zin)
    return w


def inventaris() -> Writer:
    """A list with pages: interventions, evidence, a guideline, support; two things that are alike."""
    w = Writer(f"document/{INVENTARIS}", f"{INVENTARIS}.txt", pages=True)
    title = w.write(LONG_TITLE, "\n\n")
    w.node(w.document, LONG_TITLE, title, {"bestand": "lijst.pdf", "soort": "inventaris", "formaat": "pdf"})
    top = w.chapter(
        w.document,
        f"sectie/{INVENTARIS}/vallen",
        "Minder vallen",
        [
            "De cursus Stevig Voorbeeld helpt mensen die bang zijn om te vallen.",
            "De cursus Zeker Voorbeeld lijkt daar sterk op.",
            "Uit onderzoek blijkt dat deelnemers minder vaak vallen.",
            "Beweeg elke dag een half uur.",
        ],
    )
    zin, alike, proof, advice = (
        w.place_of(words)
        for words in (
            "De cursus Stevig Voorbeeld helpt",
            "De cursus Zeker Voorbeeld",
            "Uit onderzoek blijkt",
            "Beweeg elke dag",
        )
    )
    stevig = w.node(
        "interventie/stevig-voorbeeld",
        "Stevig Voorbeeld",
        zin,
        {"soort": "methode", "samenvatting": "Een cursus om minder te vallen.", "aliassen": ["SV"], "digitaal": False},
    )
    cell = w.place_of("cursus Zeker")  # the cell of its sort, as an inventory keeps it
    fields: dict[str, Value] = {
        "velden": ["soort"], "veld_start": [cell[0]], "veld_eind": [cell[0] + len("cursus")],
    }  # fmt: skip
    zeker = w.node("interventie/zeker-voorbeeld", "Zeker Voorbeeld", alike, {"soort": "methode"} | fields)
    w.edge(stevig, P.LIJKT_OP, zeker, alike)
    w.edge(top, P.NOEMT, stevig, zin)
    for name, said in (
        ("Databank Een", {"niveau": "Eerste aanwijzingen", "datum": "2024-05", "geldig_tot": "2999"}),
        ("Databank Twee", {"niveau": "Goed onderbouwd", "datum": "2015", "geldig_tot": "2020-05-01"}),
    ):
        databank = w.node(f"organisatie/{name.lower().replace(' ', '-')}", name, zin)
        w.edge(stevig, P.ERKEND_DOOR, databank, zin, said)
    nodes: dict[str, tuple[str, dict[str, Value]]] = {
        "bewijs/minder-vallen": ("Minder vallen na de cursus", {"uitkomst": "positief effect", "conclusie": "Helpt."}),
        "publicatie/voorbeeld": ("Onderzoek naar vallen", {"jaar": 2021, "doi": "10.1234/voorbeeld"}),
        "richtlijn/vallen": ("Richtlijn Vallen", {"laatst_geautoriseerd": "2024-03"}),
        "module/bewegen": ("Bewegen", {"uitgangsvraag": "Helpt bewegen?"}),
        "aanbeveling/beweeg": ("Beweeg elke dag", {"tekst": "Beweeg elke dag een half uur.", "richting": "voor"}),
        "voorziening/cursus": ("Cursus bij u in de buurt", {"samenvatting": "U oefent samen met anderen."}),
        "vraaggebied/vallen": ("Ik val vaak", {}),
        "loket/wmo": ("Wmo-loket", {"telefoon": "14 000", "url": "javascript:alert(1)"}),
        "probleem/vallen": ("Vallen", {"aliassen": ["valangst"]}),
        "uitkomst/vallen": ("Aantal keren vallen", {}),
    }
    for node_id, (name, props) in nodes.items():
        w.node(node_id, name, proof, props)
    w.edge(stevig, P.ONDERBOUWD_DOOR, "bewijs/minder-vallen", proof)
    w.edge("bewijs/minder-vallen", P.UIT, "publicatie/voorbeeld", proof)
    w.edge("richtlijn/vallen", P.HEEFT_MODULE, "module/bewegen", advice)
    w.edge("module/bewegen", P.HEEFT_AANBEVELING, "aanbeveling/beweeg", advice)
    w.edge("aanbeveling/beweeg", P.BEVEELT_AAN, stevig, advice)
    w.edge("voorziening/cursus", P.BEANTWOORDT, "vraaggebied/vallen", advice)
    w.edge("voorziening/cursus", P.AANVRAGEN_BIJ, "loket/wmo", advice)
    w.edge(stevig, P.BIJ, "probleem/vallen", zin)
    w.edge(zeker, P.BIJ, "probleem/vallen", alike)
    for thing in (stevig, zeker):
        w.edge(thing, P.VOOR, w.node("doelgroep/ouderen", "Ouderen", zin), zin)
    w.write("\n".join(f"Bijlage, regel {n}: nog een hulpmiddel in de lijst." for n in range(400)))
    return w


def begrippen() -> Writer:
    """A list of concepts, as the vocabulary of a build is: comma-separated lines with empty columns."""
    w = Writer("document/begrippen-themas", "begrippen-themas.txt")
    header = w.write("id,naam,synoniemen,verborgen,toelichting")
    w.node(w.document, "Begrippenlijst: thema's", header, {"bestand": "themas.csv", "soort": "begrippenlijst"})
    line = w.write('wonen,Wonen en zorg,"wonen met zorg",,"Waar u woont, als u zorg nodig hebt."')
    w.node("thema/wonen", "Wonen en zorg", line, {"aliassen": ["wonen met zorg"], "toelichting": "Waar u woont."})
    w.edge(w.document, P.NOEMT, "thema/wonen", line)
    return w


def publish(build_dir: Path, *, documents: tuple[Writer, ...] | None = None, broken_rows: int = 2) -> Path:
    """Build and publish an edition of the sample in `build_dir`, with the decisions that lie there; returns its
    folder."""
    build = BuildDir(build_dir)
    draft = build.begin()
    decided = build_dir / CURATION
    if decided.is_file():
        shutil.copyfile(decided, draft / CURATION)
    curation = Curation.of(read_decisions(decided) if decided.is_file() else ())
    documents = documents or (akkoord(), inventaris(), begrippen())
    rows = []
    with open_store(str(draft / "graph"), write=True) as store:
        store.ensure_schema()
        for written in documents:
            slug = written.document.partition("/")[2]
            (draft / "text" / written.file).write_text(written.text, encoding="utf-8", newline="")
            write_facts(draft / "facts" / f"{slug}.jsonl", written.facts)
            store.replace_document(written.document, public(curation.apply(written.facts)))
            rows.append(_manifest_row(written))
    with open_store(str(draft / "graph")) as store:
        passages = build_index(store, HashEncoder(), draft / "index", cache_dir=build.cache).passages
    quarantine = [
        {
            "bestand": f"kapot{n}.pdf",
            "plaats": "hele bestand",
            "reden": "het bestand is <leeg>",
            "gedaan": "overgeslagen",
        }
        for n in range(broken_rows)
    ]
    (draft / "quarantaine.jsonl").write_text("".join(json.dumps(row) + "\n" for row in quarantine), encoding="utf-8")
    manifest = {
        "version": draft.stem,
        "built_at": "2026-09-18T10:30:00+02:00",
        "seconds": 1.5,
        "keys": {row["slug"]: row["key"] for row in rows},
        "documents": rows,
        "counts": dict(sum((Counter(row["counts"]) for row in rows), Counter())),
        "passages": passages,
        "flagged": len(rows),
        "quarantined": broken_rows,
    }
    write_manifest(draft, manifest)
    return build.publish(draft)


def _manifest_row(written: Writer) -> dict[str, Any]:
    blocks = account(written.text, written.facts)
    nodes = {fact.id: fact.kind for fact in written.facts if isinstance(fact, Node)}
    slug = written.document.partition("/")[2]
    return {
        "id": written.document,
        "slug": slug,
        "source": written.file,
        "sha256": hashlib.sha256(written.text.encode()).hexdigest(),
        "key": slug,
        "file": written.file,
        "title": next(fact.name for fact in written.facts if isinstance(fact, Node) and fact.kind is Kind.DOCUMENT),
        "format": "pdf" if written.pages else "txt",
        "facts": sum(not isinstance(fact, BlockNote) for fact in written.facts),
        "counts": dict(Counter(kind.value for kind in nodes.values())),
        "blocks": blocks,
        "flagged": 1,
        "characters": sum(blocks.values()),
    }
