"""How well the policy facts agree with hand annotation: recall and precision per kind, by place and by value.

    .venv/bin/python -m bench.policy [--annotations DIR] [--documents DIR] [--vocabulary DIR] [--misses]

A found fact is at the right place when its source overlaps the annotated anchor, widened to
[offset - 150, end + 400]. Precision is counted inside the annotated stretches only, because the annotation may be a
sample. Deadlines may differ by 31 days where the words name a season or a half, else they must be equal.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from graph.model import Edge, Fact, Kind, Node, Predicate
from ingest.anchoring import Anchor
from ingest.mentions import Linker
from ingest.policy.facts import policy_facts
from ingest.reading import read_document
from ingest.vocabulary import Vocabulary

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
BEFORE, AFTER = 150, 400
SLACK = 31


@dataclass(slots=True)
class Score:
    """Counts of one kind."""

    found: int = 0
    wanted: int = 0
    right: int = 0
    given: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float | None:
        return self.found / self.wanted if self.wanted else None

    @property
    def precision(self) -> float | None:
        return self.right / self.given if self.given else None

    @property
    def f1(self) -> float | None:
        if self.recall is None or self.precision is None or not self.recall + self.precision:
            return None
        return 2 * self.recall * self.precision / (self.recall + self.precision)

    def row(self, name: str) -> str:
        """One line of the table; "-" where nothing was counted."""
        recall, precision, f1 = (
            "     -" if value is None else f"{value:6.3f}" for value in (self.recall, self.precision, self.f1)
        )
        return (
            f"{name:28} recall {recall} ({self.found}/{self.wanted})  "
            f"precision {precision} ({self.right}/{self.given})  F1 {f1}"
        )


@dataclass(frozen=True, slots=True)
class Found:
    """An Actie as the facts give it."""

    node: Node
    doers: frozenset[str]
    involved: frozenset[str]


class Measured:
    """The policy facts of one document, ready to compare."""

    def __init__(self, path: Path, vocabulary: Vocabulary, linker: Linker) -> None:
        document = read_document(path)
        self.anchor = Anchor(document, path.stem.replace("_", "-"), path.name)
        self.facts: list[Fact] = list(policy_facts(self.anchor, linker, vocabulary))
        self.nodes = {fact.id: fact for fact in self.facts if isinstance(fact, Node)}
        edges = [fact for fact in self.facts if isinstance(fact, Edge)]
        into: dict[tuple[Predicate, str], set[str]] = {}
        for edge in edges:
            into.setdefault((edge.predicate, edge.to_id), set()).add(edge.from_id)
        self.edges = edges
        self.acts = [
            Found(
                node,
                frozenset(into.get((Predicate.VOERT_UIT, node.id), ())),
                frozenset(into.get((Predicate.BETROKKEN_BIJ, node.id), ())),
            )
            for node in self.nodes.values()
            if node.kind is Kind.ACTIE
        ]

    def names(self, thing: str) -> set[str]:
        """All normalised names of an organisation."""
        node = self.nodes[thing]
        forms = [node.name, thing.split("/")[-1]]
        for key in ("aliassen", "afkortingen"):
            value = node.props.get(key)
            forms += [str(v) for v in value] if isinstance(value, list) else []
        return {_plain(form) for form in forms}

    def overlapping(self, nodes: Iterable[Node], anchor: dict[str, Any]) -> list[Node]:
        start, end = anchor["offset"] - BEFORE, anchor["end"] + AFTER
        near = [node for node in nodes if node.source.start < end and node.source.end > start]
        return sorted(near, key=lambda node: _distance(node, anchor))


def _distance(node: Node, anchor: dict[str, Any]) -> tuple[int, int]:
    overlap = min(node.source.end, anchor["end"]) - max(node.source.start, anchor["offset"])
    return (-min(overlap, 1), abs(node.source.start - anchor["offset"]))


def _plain(name: str) -> str:
    text = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace("&", "n")
    return re.sub(r"[^a-z0-9]", "", text)


_SAME = {
    "zorginstituut": "zin",
    "patientenfederatie": "pfn",
    "sociaalwerknl": "swn",
    "vvn": "vnvn",
    "seniorennetwerknl": "seniorennetwerknederland",
}


def same_actor(wanted: str, names: set[str]) -> bool:
    """Whether an annotated actor id is one of the names of a found organisation."""
    plain = _plain(wanted)
    return (
        plain in names
        or _SAME.get(plain, plain) in names
        or any(len(plain) > 5 and name.startswith(plain) for name in names)
    )


def same_moment(wanted: dict[str, Any], node: Node) -> bool:
    """Whether the deadline of an act is the annotated interval, with the slack for seasons and halves."""
    for key, name in (("start", "deadline_start"), ("eind", "deadline_eind")):
        want, have = wanted.get(key), node.props.get(name)
        if want is None and have is None:
            continue
        if want is None or have is None:
            return False
        days = abs((date.fromisoformat(str(want)) - date.fromisoformat(str(have))).days)
        soft = re.search(r"zomer|najaar|voorjaar|half|medio|rond", str(node.props.get("deadline_tekst")))
        if days > (SLACK if soft else 0):
            return False
    return True


class Bench:
    """Adds up the comparison over documents."""

    def __init__(self) -> None:
        self.scores: dict[str, Score] = {}

    def score(self, name: str) -> Score:
        return self.scores.setdefault(name, Score())

    def acts(self, name: str, measured: Measured, wanted: list[dict[str, Any]], regions: list[tuple[int, int]]) -> None:
        """Acts, doers, involved and deadlines."""
        place, doers, involved, dates = (
            self.score(f"{name} acties"),
            self.score(f"{name} doeners"),
            self.score(f"{name} betrokken"),
            self.score(f"{name} deadlines"),
        )
        nodes = [act.node for act in measured.acts]
        by_id = {act.node.id: act for act in measured.acts}
        for act in wanted:
            if act.get("twijfel"):
                continue
            place.wanted += 1
            near = measured.overlapping(nodes, act)
            if not near:
                place.misses.append(f"{act['id'] if 'id' in act else act['offset']}: {act['parafrase']}")
                doers.wanted += len(act.get("actors", []))
                continue
            place.found += 1
            best = by_id[near[0].id]
            self._people(doers, measured, act, "actors", best.doers)
            self._people(involved, measured, act, "betrokken", best.involved)
            moments = [
                d
                for d in [*act.get("deadlines", []), *([act["deadline"]] if "deadline" in act else [])]
                if d.get("start") or d.get("eind")
            ]
            if moments:
                dates.wanted += 1
                ok = any(same_moment(moment, best.node) for moment in moments)
                dates.found += ok
                if not ok:
                    dates.misses.append(
                        f"{act.get('id', act['offset'])}: want "
                        f"{moments[0].get('start')}..{moments[0].get('eind')}, have "
                        f"{best.node.props['deadline_start']}..{best.node.props['deadline_eind']}"
                    )
            if best.node.props["deadline_start"] or best.node.props["deadline_eind"]:
                dates.given += 1
                dates.right += bool(moments) and any(same_moment(m, best.node) for m in moments)
        for node in nodes:
            if any(start <= node.source.start < end for start, end in regions):
                place.given += 1
                hit = any(
                    node.source.start < a["end"] + AFTER and node.source.end > a["offset"] - BEFORE for a in wanted
                )
                place.right += hit
                if not hit:
                    place.misses.append(f"extra at {node.source.start}: {node.name[:90]}")

    @staticmethod
    def _people(score: Score, measured: Measured, act: dict[str, Any], key: str, have: frozenset[str]) -> None:
        names = {thing: measured.names(thing) for thing in have}
        want = act.get(key, [])
        score.wanted += len(want)
        score.given += len(have)
        missed = [w for w in want if not any(same_actor(w, n) for n in names.values())]
        extra = [thing for thing, n in names.items() if not any(same_actor(w, n) for w in want)]
        score.found += len(want) - len(missed)
        score.right += len(have) - len(extra)
        if missed or extra:
            score.misses.append(f"{act.get('id', act['offset'])}: missed {missed}, extra {extra}")

    def places(self, name: str, measured: Measured, wanted: list[dict[str, Any]], nodes: list[Node]) -> None:
        """Whether each annotated thing has a node of the right kind at its place."""
        score = self.score(name)
        for anchor in wanted:
            score.wanted += 1
            hit = bool(measured.overlapping(nodes, anchor))
            score.found += hit
            if not hit:
                score.misses.append(f"{anchor['offset']}: {anchor.get('anchor', '')[:80]}")


def agreements(bench: Bench, measured: Measured, annotation: dict[str, Any]) -> None:
    """Boxes with their statements, acts and timetables."""
    boxes = [n for n in measured.nodes.values() if n.kind is Kind.AFSPRAAK and n.props["soort"] == "afspraak"]
    statements = [n for n in measured.nodes.values() if n.kind is Kind.AFSPRAAK and n.props["soort"] == "wat"]
    timetable = [n for n in measured.nodes.values() if n.kind is Kind.AFSPRAAK and n.props["soort"] == "tijdpad"]
    bench.places("HLO boxen", measured, [a["kop"] for a in annotation["afspraken"]], boxes)
    for agreement in annotation["afspraken"]:
        acts, what, when = agreement["acties"], agreement["wat"], agreement.get("tijdpad", [])
        last = max(item["end"] for item in (*acts, *what, *when))
        bench.acts("HLO", measured, acts, [(agreement["kop"]["offset"], last + 50)])
        bench.places("HLO wat", measured, what, statements)
        score = bench.score("HLO tijdpad")
        for moment in when:
            score.wanted += 1
            near = measured.overlapping(timetable, moment)
            score.found += any(same_moment(moment, node) for node in near)


def groups(bench: Bench, measured: Measured, annotation: dict[str, Any]) -> None:
    """Action groups with their trekkers and acts."""
    trekkers = bench.score("TA trekkers")
    regions = []
    sections = [edge for edge in measured.edges if edge.predicate is Predicate.TREKT]
    acts = annotation["acties"]
    for group in annotation["groepen"]:
        own = [act for act in acts if act["groep"] == group["id"]]
        if own:
            regions.append((group["kop"]["offset"], max(act["end"] for act in own) + 300))
        line = group.get("trekkerregel")
        have = {
            edge.from_id
            for edge in sections
            if line and edge.source.start < line["end"] and edge.source.end > line["offset"]
        }
        trekkers.wanted += len(group["trekkers"])
        trekkers.given += len(have)
        names = {thing: measured.names(thing) for thing in have}
        trekkers.found += sum(any(same_actor(w, n) for n in names.values()) for w in group["trekkers"])
        trekkers.right += sum(any(same_actor(w, n) for w in group["trekkers"]) for n in names.values())
    bench.acts("TA", measured, acts, regions)


def chances(bench: Bench, measured: Measured, annotation: dict[str, Any]) -> None:
    """Kanslijnen, phases and loose promises of the second document."""
    things = [n for n in measured.nodes.values() if n.kind is Kind.AFSPRAAK]
    goals = [n for n in measured.nodes.values() if n.kind is Kind.DOEL]
    lines = annotation["kanslijnen"]
    bench.places(
        "akkoord kanslijnen",
        measured,
        [line["kop"] for line in lines],
        [n for n in things if n.props["soort"] == "kanslijn"],
    )
    bench.places(
        "akkoord kernzinnen",
        measured,
        [line["kernzin"] for line in lines],
        [n for n in things if n.props["soort"] == "kanslijn"],
    )
    bench.places("akkoord ambities", measured, [line["ambitie_2025"] for line in lines], goals)
    bench.places(
        "akkoord uitgangspunten",
        measured,
        annotation["uitgangspunten"],
        [n for n in things if n.props["soort"] == "uitgangspunt"],
    )
    bench.places(
        "akkoord fasen",
        measured,
        [phase["kop"] for phase in annotation["fases"]],
        [n for n in things if n.props["soort"] == "fase"],
    )
    acts = [act for line in lines for act in line["acties"]] + [
        step for phase in annotation["fases"] for step in phase["stappen"]
    ]
    bench.acts("akkoord", measured, acts, [])
    bench.acts(
        "akkoord overig",
        measured,
        [a for a in annotation["overige_afspraken"] if not a.get("getal") and not a.get("datum")],
        [],
    )


READERS = {
    "hlo_afspraken": ("004", agreements),
    "toekomstagenda_acties": ("003", groups),
    "kanslijnen": ("002", chances),
}


def run(annotations: Path, documents: Path, vocabulary: Path) -> Bench:
    """Compare everything that both folders hold. Raises FileNotFoundError when there is nothing to compare."""
    words = Vocabulary.load(vocabulary)
    linker = Linker(words)
    bench = Bench()
    measured: dict[str, Measured] = {}
    for path in sorted(annotations.glob("*.json")):
        for stem, (number, read) in READERS.items():
            if not path.stem.startswith(stem):
                continue
            if number not in measured:
                source = next(iter(sorted(documents.glob(f"{number}_*.txt"))), None)
                if source is None:
                    raise FileNotFoundError(
                        f"{documents} holds no {number}_*.txt; give the folder of the annotated documents"
                    )
                measured[number] = Measured(source, words, linker)
            read(bench, measured[number], json.loads(path.read_text(encoding="utf-8")))
    if not measured:
        raise FileNotFoundError(f"{annotations} holds no annotation that this bench knows ({', '.join(READERS)})")
    return bench


def main() -> int:
    """Print a row per kind."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--annotations", type=Path, default=SHARED / "annotatie")
    parser.add_argument("--documents", type=Path, default=SHARED / "documenten")
    parser.add_argument("--vocabulary", type=Path, default=ROOT / "corpus" / "begrippen")
    parser.add_argument("--misses", action="store_true", help="list what was missed and what is extra")
    options = parser.parse_args()
    bench = run(options.annotations, options.documents, options.vocabulary)
    for name, score in bench.scores.items():
        print(score.row(name))
        if options.misses:
            for miss in score.misses:
                print(f"    {miss}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
