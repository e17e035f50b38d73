"""The support options of an edition as the help door shows them: one card each, with its desk and its sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.model import Kind, Predicate
from web.edition import Edition
from web.facts_card import safe_address
from web.help.terms import Line, explained
from web.help.words import DESK_LAW, LAWS, ONLY_UNDER, number_to_call, sentences

MOST = 1000
"""Cards that are read of an edition; there are about a hundred."""
ASKED = (
    ("samenvatting", "Wat is het?"),
    ("voor_wie", "Voor wie is het?"),
    ("wat_het_niet_is", "Wanneer niet?"),
    ("eerste_stap", "Uw eerste stap"),
    ("wat_u_zegt", "Wat zegt u als u belt?"),
    ("kosten", "Wat kost het?"),
    ("hoe_lang", "Hoe lang duurt het?"),
    ("bij_nee", "Wat als u nee krijgt?"),
    ("verschilt", "Verschilt het per gemeente?"),
)
"""Property → the question it answers, in the order of the card."""
_TEXTS = frozenset(key for key, _ in ASKED)
_STANDARD = ("kosten", "hoe_lang", "bij_nee", "verschilt")
"""What a card may leave to its desk."""
_BY_LAW = ("kosten", "verschilt")
"""What another law answers in another way."""
TO_ASK = {
    "voor_wie": "Vraag of dit bij u past. Vertel hoe het nu bij u gaat.",
    "wat_het_niet_is": "Vraag ook wat deze hulp niet doet.",
    "kosten": "Vraag vooraf wat het kost.",
    "hoe_lang": "Vraag hoe lang het duurt.",
    "bij_nee": "Vraag waarom. Vraag ook waar u dan wel terecht kunt.",
    "verschilt": "Vraag hoe het in uw gemeente is.",
}
"""Property → what to ask where nothing was checked: every card says something to each of these questions."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A page where something on the card was checked."""

    title: str
    url: str
    day: str
    """ISO day."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a card answers to one question."""

    key: str
    question: str
    text: str
    known: bool = True
    """False where nothing is said that was checked, and the text is what to ask."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where one asks for it."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class HelpCard:
    """One support option."""

    id: str
    title: str
    short: str
    """What it is, in a sentence or two."""
    not_for: str
    answers: tuple[Answer, ...]
    laws: tuple[str, ...]
    """Sentences that name the law in plain words; none where no law is known."""
    law_codes: frozenset[str]
    desk: Desk | None
    situations: tuple[str, ...]
    """The one it is mostly about first."""
    areas: frozenset[str]
    problems: frozenset[str]
    """Ids of the problems that it helps with."""
    audience: str
    """zelf, naaste or beide."""
    proofs: tuple[Proof, ...]
    themes: tuple[tuple[str, str], ...]
    """Id and name of the themes that it belongs to."""
    interventions: tuple[tuple[str, str], ...]
    """Id and name of interventions with evidence that belong to it."""
    place: tuple[str, int] = ("", 0)
    """Document and character where it stands: editors put what is most usual first."""
    groups: frozenset[str] = frozenset()
    """Ids of the groups of people that it is for."""

    @property
    def code(self) -> str:
        return self.id.partition("/")[2]

    @property
    def fits(self) -> str:
        """Whom it fits, as a sentence of its own; '' when the card does not say it in a way that allows one."""
        told = next((answer.text for answer in self.answers if answer.key == "voor_wie"), "")
        first = sentences(told)[0] if told else ""
        return f"Dit is {first[0].lower()}{first[1:]}" if first.startswith("Voor ") else ""

    @property
    def lines(self) -> Mapping[str, list[Line]]:
        """Key of an answer, "loket" for the desk or "wet" for the laws → its sentences as the card shows them."""
        read: dict[str, str] = {}
        for answer in self.answers:
            if answer.key == "eerste_stap":
                read |= {"loket": self.desk.text} if self.desk else {}
                read["wet"] = " ".join(self.laws)
            read[answer.key] = answer.text
        return dict(zip(read, explained(list(read.values()), self.title), strict=True))

    @property
    def call(self) -> tuple[str, str] | None:
        """The national number that is the first step, and its link."""
        return next((number_to_call(answer.text) for answer in self.answers if answer.key == "eerste_stap"), None)

    @property
    def unknown(self) -> list[str]:
        """The questions to which only is said what to ask."""
        return [answer.question for answer in self.answers if not answer.known]

    @property
    def checked_on(self) -> str:
        """The oldest day on which something on the card was checked; '' when nothing was."""
        return min((proof.day for proof in self.proofs), default="")


def cards_of(edition: Edition) -> Mapping[str, HelpCard]:
    """All cards by the last part of their id, A–Z by title."""

    def read() -> dict[str, HelpCard]:
        desks = {row["id"]: row for row in _all(edition, Kind.LOKET)}
        cards = (_card(edition, row, desks) for row in _all(edition, Kind.VOORZIENING))
        return {card.code: card for card in cards}

    return edition.remember("help cards", read)


def _all(edition: Edition, kind: Kind) -> list[dict[str, Any]]:
    return edition.store.query("by_kind", kind=kind.value, skip=0, limit=MOST)


def _card(edition: Edition, row: Mapping[str, Any], desks: Mapping[str, Mapping[str, Any]]) -> HelpCard:
    props = _checked(row["props"] or {})
    linked = edition.store.query("relations", id=row["id"], direction="out", limit=200)
    linked.sort(key=lambda relation: relation["source"]["start"])  # as the editor ordered them
    by_predicate: dict[str, list[str]] = {}
    names = {relation["id"]: relation["name"] for relation in linked}
    for relation in linked:
        by_predicate.setdefault(relation["predicate"], []).append(relation["id"])
    desk_rows = [desks[thing] for thing in by_predicate.get(Predicate.AANVRAGEN_BIJ, ()) if thing in desks]
    desk_props = _checked(desk_rows[0]["props"] or {}) if desk_rows else {}
    law_codes = [thing.partition("/")[2] for thing in dict.fromkeys(by_predicate.get(Predicate.GEREGELD_IN, ()))]
    standard = _standard(desk_rows[0]["id"], desk_props, law_codes) if desk_rows else {}
    answers = tuple(_answers(props, standard))
    used = {answer.key for answer in answers}
    return HelpCard(
        id=row["id"],
        title=row["name"],
        short=str(props.get("samenvatting") or ""),
        not_for=next(answer.text for answer in answers if answer.key == "wat_het_niet_is"),
        answers=answers,
        laws=tuple(LAWS[code] for code in law_codes if code in LAWS),
        law_codes=frozenset(law_codes),
        desk=Desk(desk_rows[0]["name"], str(desk_props.get("samenvatting") or "")) if desk_rows else None,
        situations=tuple(props.get("situaties") or ()),
        areas=frozenset(thing.partition("/")[2] for thing in by_predicate.get(Predicate.BEANTWOORDT, ())),
        problems=frozenset(by_predicate.get(Predicate.BIJ, ())),
        groups=frozenset(by_predicate.get(Predicate.VOOR, ())),
        audience=str(props.get("voor_wie_soort") or "beide"),
        themes=tuple((thing, names[thing]) for thing in dict.fromkeys(by_predicate.get(Predicate.NOEMT, ()))),
        interventions=tuple(
            (thing, names[thing]) for thing in dict.fromkeys(by_predicate.get(Predicate.VERWIJST_NAAR, ()))
        ),
        place=(linked[0]["source"]["document"], linked[0]["source"]["start"]) if linked else ("", 0),
        proofs=_proofs([(props, used), (desk_props, used & standard.keys() - set(props.get("velden") or ()))]),
    )


def _standard(desk: str, props: Mapping[str, Any], laws: Sequence[str]) -> dict[str, str]:
    """What a desk says that holds for a card under these laws. What is about the law of the desk does not hold for a
    card that falls under none or under another; where it may fall under others too, costs and differences say so."""
    law = DESK_LAW.get(desk)
    if law and law not in laws:
        return {}
    told = {key: str(props[key]) for key in _STANDARD if props.get(key)}
    if law and len(laws) > 1:
        told |= {key: f"{ONLY_UNDER[law]} {told[key]}" for key in _BY_LAW if key in told}
    return told


def _answers(props: Mapping[str, Any], desk: Mapping[str, Any]) -> Iterable[Answer]:
    """What the card says itself, else what its desk says that holds for it, else what to ask there."""
    for key, question in ASKED:
        text = props.get(key) or desk.get(key)
        if text:
            yield Answer(key, question, str(text))
        elif key in TO_ASK:
            yield Answer(key, question, TO_ASK[key], known=False)


def _days(props: Mapping[str, Any]) -> dict[str, str]:
    """Field → the day it was checked, or "advies"."""
    return dict(zip(props.get("velden") or (), props.get("veld_nagekeken") or (), strict=False))


def _checked(props: Mapping[str, Any]) -> dict[str, Any]:
    """The properties without texts that nobody checked: a build leaves those out, and none may slip in here."""
    days = _days(props)
    return {key: value for key, value in props.items() if key not in _TEXTS or days.get(key)}


def _proofs(told: Iterable[tuple[Mapping[str, Any], Iterable[str]]]) -> tuple[Proof, ...]:
    """The pages behind the fields that are shown, each once."""
    found: dict[str, Proof] = {}
    for props, shown in told:
        wanted, days = set(shown), _days(props)
        for key, where in zip(props.get("velden") or (), props.get("veld_bron") or (), strict=False):
            for source in where.split(" | ") if key in wanted else ():
                title, _, rest = source.partition(" <")
                url = safe_address(rest.rstrip(">"))
                if url:
                    found.setdefault(url, Proof(title, url, days.get(key, "")))
    return tuple(found.values())
