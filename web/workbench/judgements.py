"""What people judged about pairs of recommendations, and how far they agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from graph.curation import CURATION, CurationLog, What
from web.edition import Edition
from web.workbench.guidelines import Pair, pairs_of

VERDICT_WORDS = {
    "same": "zegt hetzelfde",
    "differs": "verschilt",
    "contradicts": "spreekt tegen",
    "unrelated": "heeft niets met elkaar te maken",
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one person said of a pair; the last word of each counts."""

    who: str
    when: str
    verdict: str
    reason: str

    @property
    def words(self) -> str:
        return VERDICT_WORDS[self.verdict]


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair with what people said of it."""

    pair: Pair
    judgements: tuple[Judgement, ...]

    @property
    def agreement(self) -> str:
        """In words: nobody yet, one judge, all agree, or how many of them agree."""
        return agreement([one.verdict for one in self.judgements])


def agreement(verdicts: Sequence[str]) -> str:
    """How far judges agree, in words."""
    if not verdicts:
        return "nog niet beoordeeld"
    if len(verdicts) == 1:
        return "één oordeel"
    verdict, most = Counter(verdicts).most_common(1)[0]
    if most == len(verdicts):
        return f"eens, {len(verdicts)} oordelen: {VERDICT_WORDS[verdict]}"
    return f"oneens: {most} van {len(verdicts)} vinden: {VERDICT_WORDS[verdict]}"


def judged_pairs(edition: Edition) -> list[Judged]:
    """Every pair that the machine proposes, with the judgements so far."""
    found: dict[frozenset[str], dict[str, Judgement]] = {}
    if edition.build_dir is not None:
        path = edition.build_dir / CURATION
        log: CurationLog = edition.remember("curation log", lambda: CurationLog(path))
        for one in log.standing():
            if one.what is What.JUDGE:
                judgement = Judgement(one.who, one.when, str(one.data["verdict"]), one.why)
                found.setdefault(frozenset(one.data["pair"]), {})[one.who] = judgement
    return [
        Judged(pair, tuple(found.get(frozenset((pair.first.id, pair.second.id)), {}).values()))
        for pair in pairs_of(edition)
    ]


def judged_the_same(edition: Edition) -> tuple[Pair, ...]:
    """The pairs that everybody who judged them found to say the same."""
    return tuple(
        one.pair for one in judged_pairs(edition) if one.judgements and {j.verdict for j in one.judgements} == {"same"}
    )
