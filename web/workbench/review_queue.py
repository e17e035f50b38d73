"""What waits for an editor, with the sentence in its surroundings."""

from __future__ import annotations

from dataclasses import dataclass

from graph.curation import CurationLog, What
from graph.model import SCHEMA, BlockNote, Edge, Node, Predicate, kind_of
from graph.public import HELD_BACK
from graph.review import Waiting, uncertain, undecided
from web.edition import Edition
from web.things import documents_of
from web.wording import KIND_WORDS, sentence_case

AROUND = 350
"""Characters of the text before and after the sentence."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A fact of the queue as a page shows it."""

    key: str
    claim: str
    things: tuple[tuple[str, str], ...]
    """Address-less id and words of the things it is about."""
    props: tuple[tuple[str, str], ...]
    """Properties that an editor may give another value: name and value as text."""
    before: str
    quote: str
    after: str
    document: str
    document_name: str
    start: int
    end: int
    certainty: float
    held_back: bool = False
    """Whether it is text of a card that cites no page: it shows after an editor has put one behind it."""
    alike: bool = False
    """Whether it says that two things may be one: then a person may merge them, or keep them apart."""

    @property
    def slug(self) -> str:
        return self.document.partition("/")[2]


def waiting_of(edition: Edition, decisions: CurationLog) -> list[Waiting]:
    """The queue as it stands now: decisions count at once, though the graph follows with the next build."""
    everything = edition.remember("uncertain facts", lambda: list(uncertain(edition.folder / "facts")))
    standing = decisions.standing()
    settled = {frozenset(map(str, one.data.values())) for one in standing if one.what in {What.MERGE, What.APART}}
    return [one for one in undecided(everything, standing) if _alike_ends(one) not in settled]


def _alike_ends(one: Waiting) -> frozenset[str]:
    """The two things that a fact takes for one; none when it says something else."""
    fact = one.fact
    alike = isinstance(fact, Edge) and fact.predicate is Predicate.LIJKT_OP
    return frozenset({fact.from_id, fact.to_id}) if alike and isinstance(fact, Edge) else frozenset()


def shown(edition: Edition, one: Waiting) -> Shown:
    """A fact with its sentence in context."""
    source = one.fact.source
    text = edition.text_of(source.document.partition("/")[2])
    whole = text.text if text else ""
    document = documents_of(edition).get(source.document)
    fact = one.fact
    ends = (fact.from_id, fact.to_id) if isinstance(fact, Edge) else (fact.id,) if isinstance(fact, Node) else ()
    props = {} if not isinstance(fact, Node) else fact.props
    return Shown(
        key=one.key,
        claim=_claim(edition, one),
        things=tuple((end, _name(edition, end)) for end in ends),
        props=tuple((name, "" if value is None else str(value)) for name, value in props.items() if _is_plain(value)),
        before=whole[max(0, source.start - AROUND) : source.start],
        quote=source.quote,
        after=whole[source.end : source.end + AROUND],
        document=source.document,
        document_name=document.name if document else source.document,
        start=source.start,
        end=source.end,
        certainty=source.zekerheid,
        held_back=isinstance(fact, BlockNote) and fact.reason == HELD_BACK,
        alike=bool(_alike_ends(one)),
    )


def _claim(edition: Edition, one: Waiting) -> str:
    fact = one.fact
    if isinstance(fact, Edge):
        words = SCHEMA[fact.predicate].label
        return f"{_name(edition, fact.from_id)} {words} {_name(edition, fact.to_id)}"
    if isinstance(fact, Node):
        return f"{KIND_WORDS[fact.kind].one}: {fact.name}"
    return sentence_case(fact.reason)


def _name(edition: Edition, thing_id: str) -> str:
    """The name of a thing; what the graph does not show has its id."""
    rows = edition.store.query("thing", id=thing_id)
    return rows[0]["name"] if rows else f"{KIND_WORDS[kind_of(thing_id)].one} {thing_id.rpartition('/')[2]}"


def _is_plain(value: object) -> bool:
    return value is None or isinstance(value, str | bool | int | float)
