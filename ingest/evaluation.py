"""How well extracted facts agree with hand annotation: recall and precision per kind, by place and by value.

A found fact is at the right place when its source overlaps the annotated anchor, widened to [offset - 150, end + 400].
Precision is counted inside the annotated stretches only, because an annotation may be a sample. Deadlines may differ by
31 days where the words name a season or a half, else they must be equal. What is annotated as doubtful counts in
neither.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from graph.measurements import Measurement
from graph.model import Edge, Fact, Kind, Node, Predicate
from ingest.anchoring import Anchor
from ingest.document import Section
from ingest.mentions import Linker, mention_facts
from ingest.policy.facts import policy_facts
from ingest.reading import read_document
from ingest.vocabulary import Vocabulary

Anchored: TypeAlias = Mapping[str, Any]
"""An annotated thing: `offset` and `end` in characters of the source, and what was noted of it."""

BEFORE, AFTER = 150, 400
SLACK = 31
CERTAIN = 0.9
"""Facts of this `zekerheid` or more are counted apart: at least 95 % of them should be right."""


_COLUMNS = (("soort", "Wat"), ("gezocht", "Gezocht"), ("volledig", "Volledig"), ("juist", "Juist"), ("f1", "F1"))


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
        """In [0, 1]; None when nothing was wanted."""
        return self.found / self.wanted if self.wanted else None

    @property
    def precision(self) -> float | None:
        """In [0, 1]; None when nothing was given, or precision is not counted for this kind."""
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
class FoundAct:
    """An Actie with who does it and who is involved, each with the `zekerheid` of that edge."""

    node: Node
    doers: Mapping[str, float]
    involved: Mapping[str, float]


class Extraction:
    """The policy facts of one document, ready to compare."""

    def __init__(self, path: Path, vocabulary: Vocabulary, linker: Linker) -> None:
        document = read_document(path)
        self.sections: list[Section] = [section for section, _ in document.walk()]
        anchor = Anchor(document, path.stem.replace("_", "-"), path.name)
        self.text = document.text
        facts: list[Fact] = list(policy_facts(anchor, linker, vocabulary))
        mentions = list(mention_facts(anchor, linker))
        self.nodes = {fact.id: fact for fact in (*mentions, *facts) if isinstance(fact, Node)}
        self.edges = [fact for fact in facts if isinstance(fact, Edge)]
        self.named = [
            fact.source
            for fact in (*mentions, *facts)
            if isinstance(fact, Edge) and fact.predicate is Predicate.NOEMT and self._is_organisation(fact.to_id)
        ]
        """Where organisations are named; role groups are none."""
        into: dict[tuple[Predicate, str], dict[str, float]] = {}
        for edge in self.edges:
            into.setdefault((edge.predicate, edge.to_id), {})[edge.from_id] = edge.source.zekerheid
        self.acts = [
            FoundAct(
                node,
                into.get((Predicate.VOERT_UIT, node.id), {}),
                into.get((Predicate.BETROKKEN_BIJ, node.id), {}),
            )
            for node in self.nodes.values()
            if node.kind is Kind.ACTIE
        ]

    def _is_organisation(self, thing: str) -> bool:
        node = self.nodes[thing]
        return node.kind is Kind.ORGANISATIE and node.props.get("soort") not in {"rol", "rolgroep"}

    def of_sort(self, *sorts: str) -> list[Node]:
        """The Afspraak nodes of these sorts."""
        return [n for n in self.nodes.values() if n.kind is Kind.AFSPRAAK and n.props["soort"] in sorts]

    def of_kind(self, kind: Kind) -> list[Node]:
        return [node for node in self.nodes.values() if node.kind is kind]

    def names(self, thing: str) -> set[str]:
        """All normalised names of an organisation."""
        node = self.nodes[thing]
        forms = [node.name, thing.split("/")[-1]]
        for key in ("aliassen", "afkortingen"):
            value = node.props.get(key)
            forms += [str(v) for v in value] if isinstance(value, list) else []
        return {_plain(form) for form in forms}


def near(nodes: Iterable[Node], anchor: Anchored) -> list[Node]:
    """The nodes at the place of an anchor, the nearest first."""
    start, end = anchor["offset"] - BEFORE, anchor["end"] + AFTER
    found = [node for node in nodes if node.source.start < end and node.source.end > start]
    return sorted(found, key=lambda node: _distance(node, anchor))


def _distance(node: Node, anchor: Anchored) -> tuple[int, int]:
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
"""Identifiers of the annotation that are no name or abbreviation of the organisation."""


def same_actor(wanted: str, names: set[str]) -> bool:
    """Whether an annotated actor is one of the names of a found organisation."""
    plain = _plain(wanted)
    return (
        plain in names
        or _SAME.get(plain, plain) in names
        or any(len(plain) > 5 and name.startswith(plain) for name in names)
    )


def same_moment(wanted: Anchored, node: Node) -> bool:
    """Whether a node has the annotated interval, with the slack for seasons and halves."""
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


def _moments(act: Anchored) -> list[Anchored]:
    """The annotated moments of an act that have a date."""
    noted = [*act.get("deadlines", []), *([act["deadline"]] if "deadline" in act else [])]
    return [moment for moment in noted if moment.get("start") or moment.get("eind")]


class Comparison:
    """Adds up scores over documents and annotations."""

    def __init__(self) -> None:
        self.scores: dict[str, Score] = {}

    def score(self, name: str) -> Score:
        """The score of that name, from nothing the first time."""
        return self.scores.setdefault(name, Score())

    def rows(self, *, misses: bool = False) -> Iterator[str]:
        """The table, with below each kind what was missed and what is extra when asked for."""
        for name, score in self.scores.items():
            yield score.row(name)
            yield from (f"    {miss}" for miss in score.misses if misses)

    def measurement(self, day: date) -> Measurement:
        """The table as the quality page shows it."""
        rows = [
            {
                "soort": name[:1].upper() + name[1:],
                "gezocht": score.wanted,
                "volledig": _rounded(score.recall),
                "juist": _rounded(score.precision),
                "f1": _rounded(score.f1),
            }
            for name, score in self.scores.items()
            if score.wanted or score.given
        ]
        text = (
            "Een mens heeft delen van beleidsdocumenten met de hand gelezen. De cijfers zeggen hoeveel daarvan het "
            "programma vond (volledig), en hoeveel van wat het vond klopt (juist): 1 is alles, 0 is niets."
        )
        return Measurement("Lezen: feiten uit beleidsdocumenten", text, day.isoformat(), _COLUMNS, rows)

    def acts(
        self, name: str, found: Extraction, wanted: Sequence[Anchored], regions: Sequence[tuple[int, int]] = ()
    ) -> None:
        """Acts, doers, involved and deadlines. `regions` are the stretches that were annotated completely."""
        place = self.score(f"{name} acties")
        nodes = [act.node for act in found.acts]
        by_id = {act.node.id: act for act in found.acts}
        for act in wanted:
            if act.get("twijfel"):
                continue
            place.wanted += 1
            close = near(nodes, act)
            if not close:
                place.misses.append(f"{_label(act)}: {act['parafrase']}")
                self.score(f"{name} doeners").wanted += len(act.get("actors", []))
                continue
            place.found += 1
            best = by_id[close[0].id]
            self._people(f"{name} doeners", found, act, "actors", best.doers)
            self._people(f"{name} betrokken", found, act, "betrokken", best.involved)
            self._dates(f"{name} deadlines", act, close)
        for node in nodes:
            if any(start <= node.source.start < end for start, end in regions):
                self._given(place, node, any(near([node], act) for act in wanted))

    def _given(self, place: Score, node: Node, hit: bool) -> None:
        place.given += 1
        place.right += hit
        if not hit:
            place.misses.append(f"extra at {node.source.start}: {node.name[:90]}")
        if node.source.zekerheid >= CERTAIN:
            self._certain(hit)

    def _certain(self, right: bool) -> None:
        certain = self.score(f"zekerheid >= {CERTAIN}")
        certain.given += 1
        certain.right += right

    def _people(self, name: str, found: Extraction, act: Anchored, key: str, have: Mapping[str, float]) -> None:
        score = self.score(name)
        names = {thing: found.names(thing) for thing in have}
        want = act.get(key, [])
        missed = [w for w in want if not any(same_actor(w, n) for n in names.values())]
        extra = [thing for thing, n in names.items() if not any(same_actor(w, n) for w in want)]
        score.wanted += len(want)
        score.given += len(have)
        score.found += len(want) - len(missed)
        score.right += len(have) - len(extra)
        for thing, certainty in have.items():
            if certainty >= CERTAIN:
                self._certain(thing not in extra)
        if missed or extra:
            score.misses.append(f"{_label(act)}: missed {missed}, extra {extra}")

    def _dates(self, name: str, act: Anchored, close: Sequence[Node]) -> None:
        """The date of an act: that of the nearest one found, or of another that overlaps it."""
        score = self.score(name)
        moments = _moments(act)
        here = [close[0], *(n for n in close[1:] if n.source.start < act["end"] + BEFORE and _distance(n, act)[0])]
        if moments:
            score.wanted += 1
            ok = any(same_moment(moment, node) for moment in moments for node in here)
            score.found += ok
            if not ok:
                have = close[0].props
                score.misses.append(
                    f"{_label(act)}: want {moments[0].get('start')}..{moments[0].get('eind')}, "
                    f"have {have['deadline_start']}..{have['deadline_eind']}"
                )
        if close[0].props["deadline_start"] or close[0].props["deadline_eind"]:
            score.given += 1
            score.right += any(same_moment(moment, close[0]) for moment in moments)

    def places(self, name: str, wanted: Iterable[Anchored], nodes: Sequence[Node]) -> None:
        """Whether each annotated thing has a node of the right kind at its place."""
        score = self.score(name)
        for anchor in wanted:
            if anchor.get("twijfel"):
                continue
            score.wanted += 1
            hit = bool(near(nodes, anchor))
            score.found += hit
            if not hit:
                score.misses.append(f"{anchor['offset']}: {anchor.get('anchor', '')[:80]}")


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 3)


def _label(act: Anchored) -> str:
    return str(act.get("id", act["offset"]))
