"""What was agreed to be done: every Actie (or Afspraak) with its parties, deadline, themes and place in the source."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.contribution import period
from graph.model import Kind, Predicate
from graph.review import SURE_FROM
from web.certainty import is_unsure
from web.contents import contents_of
from web.edition import Edition
from web.things import documents_of

ROLES: Mapping[str, str] = {
    Predicate.VOERT_UIT.value: "voert uit",
    Predicate.TREKT.value: "trekt",
    Predicate.BETROKKEN_BIJ.value: "is betrokken",
}
"""How a party stands to an action. Who is merely involved does not have to do it."""
INVOLVED = Predicate.BETROKKEN_BIJ.value


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A thing by name and id."""

    name: str
    id: str


@dataclass(frozen=True, slots=True)
class Party:
    """A party and what it has to do with an action."""

    id: str
    name: str
    predicate: str
    unsure: bool = False
    """Whether nobody is sure that it has this to do with it."""

    @property
    def role(self) -> str:
        return ROLES[self.predicate]


@dataclass(frozen=True, slots=True)
class Commitment:
    """One Actie or Afspraak."""

    id: str
    kind: Kind
    name: str
    props: Mapping[str, Any]
    agreement: Named | None
    """The Afspraak that holds it, None when it stands on its own in the text."""
    section: Named | None
    parties: tuple[Party, ...]
    themes: tuple[Named, ...]
    document: Named
    source: Mapping[str, Any]
    """The fields of the facts contract, of the first place that says it."""
    last_day: date | None
    """The last day of its deadline."""

    @property
    def is_unsure(self) -> bool:
        """Whether the machine is not sure that this is one, and nobody has looked."""
        return is_unsure(self.source)

    @property
    def text(self) -> str:
        return str(self.props.get("tekst") or self.name)

    @property
    def doers(self) -> tuple[Party, ...]:
        """Who carries it out or leads it, each once; who does both is named as who carries it out."""
        return tuple({party.id: party for party in self.parties[::-1] if party.predicate != INVOLVED}.values())[::-1]

    @property
    def involved(self) -> tuple[Party, ...]:
        """Who is merely involved."""
        return tuple(party for party in self.parties if party.predicate == INVOLVED)

    @property
    def is_soft(self) -> bool:
        """Whether the source only strives for it."""
        return bool(self.props.get("zacht"))

    def is_late(self, on: date) -> bool:
        """Whether the deadline's last day lies before `on`; without a deadline it never is."""
        return self.last_day is not None and self.last_day < on

    def row(self, on: date, status: str) -> dict[str, Any]:
        """The public contract of /afspraken.json, with a few fields more."""
        props = self.props
        return {
            "id": self.id,
            "tekst": self.text,
            "afspraak": self.agreement.id if self.agreement else None,
            "partijen": list(dict.fromkeys(party.id for party in self.doers)),
            "betrokken": list(dict.fromkeys(party.id for party in self.involved)),
            "deadline_start": props.get("deadline_start"),
            "deadline_eind": props.get("deadline_eind"),
            "deadline_tekst": props.get("deadline_tekst"),
            "zacht": self.is_soft,
            "conditie": props.get("conditie"),
            "modaliteit": props.get("modaliteit"),
            "status": status,
            "te_laat": self.is_late(on),
            "themas": [theme.id for theme in self.themes],
            "document": self.document.id,
            "bron": dict(self.source),
        }


def commitments_of(edition: Edition, kind: Kind = Kind.ACTIE) -> tuple[Commitment, ...]:
    """Every Actie or Afspraak, soonest deadline first, undated last; within a day in the order of the documents."""

    def read() -> tuple[Commitment, ...]:
        rows = edition.store.query("commitments", kind=kind.value)
        parties = _parties(edition)
        mentions = _Mentions(edition, Kind.THEMA)
        found: dict[str, Commitment] = {}
        for row in rows:
            if row["id"] not in found:  # further places repeat what the first one says
                found[row["id"]] = _commitment(edition, kind, row, parties, mentions)
        return tuple(sorted(found.values(), key=lambda one: (one.last_day or date.max, one.last_day is None)))

    return edition.remember(("commitments", kind), read)


def _commitment(
    edition: Edition, kind: Kind, row: Mapping[str, Any], parties: Mapping[str, list[Party]], mentions: _Mentions
) -> Commitment:
    source, props = row["source"], row["props"] or {}
    parent = Named(row["parent_name"], row["parent"]) if row["parent"] else None
    in_agreement = row["parent_kind"] == Kind.AFSPRAAK.value
    documents = documents_of(edition)
    document = documents.get(source["document"])
    path = contents_of(edition, source["document"]).path(source["section"] or "")
    own = [*parties.get(row["id"], ())]
    holders = [row["parent"], *(entry.id for entry in reversed(path))] if kind is Kind.ACTIE else []
    own += next((leads for holder in holders if (leads := _leads(parties.get(holder or "", ())))), [])
    return Commitment(
        id=row["id"],
        kind=kind,
        name=row["name"],
        props=props,
        agreement=parent if in_agreement else None,
        section=Named(path[-1].name, path[-1].id) if path else None,
        parties=tuple(dict.fromkeys(own)),
        themes=mentions.within(source),
        document=Named(document.name if document else source["document"], source["document"]),
        source=source,
        last_day=period(Kind.ACTIE, props)["tot"],
    )


def _parties(edition: Edition) -> dict[str, list[Party]]:
    """Parties by the id of what they do, lead or are involved in; who carries it out comes first."""
    found: dict[str, list[Party]] = defaultdict(list)
    order = list(ROLES)
    rows = edition.store.query("commitment_parties", sure_from=SURE_FROM)
    for row in sorted(rows, key=lambda row: order.index(row["predicate"])):
        found[row["subject"]].append(Party(row["id"], row["name"], row["predicate"], row["unsure"]))
    return found


def _leads(parties: Iterable[Party]) -> list[Party]:
    """A party that leads an agreement or a group of actions leads each action in it."""
    return [party for party in parties if party.predicate == Predicate.TREKT.value]


class _Mentions:
    """Where things of one kind are mentioned, for finding those within a range of text."""

    def __init__(self, edition: Edition, kind: Kind) -> None:
        self._by_document: dict[str, list[tuple[int, int, Named]]] = defaultdict(list)
        for row in edition.store.query("mentions_of_kind", kind=kind.value):
            self._by_document[row["document"]].append((row["start"], row["end"], Named(row["name"], row["id"])))

    def within(self, source: Mapping[str, Any]) -> tuple[Named, ...]:
        """What is mentioned inside the range of `source`, in reading order, each once."""
        places = self._by_document.get(source["document"], [])
        first = bisect_left(places, source["start"], key=lambda place: place[0])
        inside: dict[Named, None] = {}
        for start, end, named in places[first:]:
            if start >= source["end"]:
                break
            if end <= source["end"]:
                inside[named] = None
        return tuple(inside)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a visitor wants to see of the commitments; None means all."""

    on: date
    """The day that decides what is late."""
    party: str | None = None
    theme: str | None = None
    document: str | None = None
    late: bool | None = None
    soft: bool | None = None
    conditional: bool | None = None
    dated: bool | None = None
    after: date | None = None
    before: date | None = None

    def keeps(self, one: Commitment) -> bool:
        """Whether a commitment is asked for."""
        due = one.last_day
        return (
            (self.party is None or any(party.id == self.party for party in one.doers))
            and (self.theme is None or any(theme.id == self.theme for theme in one.themes))
            and (self.document is None or one.document.id == self.document)
            and self.late in {None, one.is_late(self.on)}
            and self.soft in {None, one.is_soft}
            and self.conditional in {None, bool(one.props.get("conditie"))}
            and self.dated in {None, due is not None}
            and (self.after is None or (due is not None and due >= self.after))
            and (self.before is None or (due is not None and due <= self.before))
        )
