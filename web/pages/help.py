"""/hulp: the door for seniors and mantelzorgers: own words, vraaggebieden, situations; and each answer card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from search.passage import Hit
from search.sayings import Support
from web import templating
from web.asked import question_in
from web.edition import Edition
from web.help.cards import HelpCard, cards_of
from web.help.fitting import Fitting, fitting
from web.help.promises import agreed_about, promises_of
from web.help.words import AREAS, SITUATIONS
from web.pages.results import with_wholes
from web.urgent import Signal, signal_in

MOST = 7
"""Options on a page of a situation or vraaggebied."""
NEAREST = 5
"""Options of which those that suit a moment of danger are shown."""
MOST_IN_DANGER = 3
"""Options below a sign of danger: a long list would lead away from it."""
POOL = 12
"""Options that are looked at for a page."""
ALIKE = 0.94
"""Nearness from which an expression of a card says what the visitor says; others would only startle."""


@dataclass(frozen=True, slots=True)
class Found:
    """A card that answers a question, and why it is shown."""

    card: HelpCard
    why: tuple[str, ...]


def page(request: Request, edition: Edition) -> Response:
    """The entrances, or with `?q=` the cards that fit the question, at most five, and what else may be meant."""
    question, cut = question_in(request.query_params)
    if not question:
        return _entrances(request)
    signal = signal_in(question, edition.engine.encoder if edition.engine else None)
    if edition.engine is None:
        return templating.page(request, "hulp_stuk.html", status=503, question=question, signal=signal)
    results = edition.engine.support(question, POOL)
    few = signal is not None and bool(signal.beside) and "toch" not in request.query_params
    options = Fitting((), ()) if few else fitting(question, results.found, cards_of(edition))
    found = _beside(edition, results.found, signal) if signal and few else _found(options.clear)
    # a collection without support cards still answers from its documents
    others: Sequence[Hit] = () if found or few or results.nonsense else edition.engine.search(question, k=MOST).hits
    return templating.page(
        request,
        "hulp_antwoord.html",
        question=question,
        heading=f"Hulp bij ‘{question}’",
        cut=cut,
        signal=signal,
        few=few,
        found=found,
        next=[card for _, card in options.next],
        others=with_wholes(edition, others),
        uncertain=not few and (results.uncertain or not found),
        degraded=results.degraded,
    )


def situation(request: Request, edition: Edition) -> Response:
    """/hulp/situatie/{code}: the cards about one situation."""
    code = request.path_params["code"]
    choice = next((choice for choice in SITUATIONS if choice.code == code), None)
    if choice is None:
        raise HTTPException(404)
    # a card that is mostly about this goes before one that is about it too
    cards = [card for card in cards_of(edition).values() if code in card.situations]
    cards.sort(key=lambda card: (card.situations[0] != code, card.place))
    return _list(request, choice.words, cards)


def area(request: Request, edition: Edition) -> Response:
    """/hulp/vraaggebied/{code}: the cards of one of the eight vraaggebieden."""
    choice = AREAS.get(request.path_params["code"])
    if choice is None:
        raise HTTPException(404)
    cards = [card for card in cards_of(edition).values() if choice.code in card.areas]
    cards.sort(key=lambda card: (len(card.areas), card.place))
    return _list(request, choice.words, cards)


def card(request: Request, edition: Edition) -> Response:
    """/hulp/kaart/{code}: one answer card."""
    found = cards_of(edition).get(request.path_params["code"])
    if found is None:
        raise HTTPException(404)
    agreed = agreed_about(edition, found.themes)
    return templating.page(
        request, "hulp_kaart.html", card=found, agreed=agreed, promises=promises_of(edition, found.id)
    )


def _entrances(request: Request) -> Response:
    return templating.page(request, "hulp.html", situations=SITUATIONS, areas=list(AREAS.values()))


def _list(request: Request, heading: str, cards: Sequence[HelpCard]) -> Response:
    """Seven cards, after as many as `?na=` says, and the way to the others."""
    after = _whole(request.query_params.get("na", ""))
    if after and after >= len(cards):
        raise HTTPException(404)
    shown, path = cards[after : after + MOST], request.url.path
    rest = len(cards) - after - len(shown)
    return templating.page(
        request,
        "hulp_lijst.html",
        heading=heading,
        total=len(cards),
        after=after,
        more=f"{path}?na={after + MOST}" if rest else "",
        rest=min(rest, MOST),
        fewer=(f"{path}?na={after - MOST}" if after > MOST else path) if after else "",
        found=[Found(card, (card.fits,) if card.fits else ()) for card in shown],
    )


def _whole(text: str) -> int:
    """A number of cards from an address; 0 for anything that is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0


def _found(pairs: Sequence[tuple[Support, HelpCard]]) -> list[Found]:
    return [Found(card, _why(support, card)) for support, card in pairs]


def _beside(edition: Edition, supports: Sequence[Support], signal: Signal) -> list[Found]:
    """The options that suit this kind of danger, of the nearest that were found; last the one that always does."""
    cards = cards_of(edition)
    nearest = [support.thing.partition("/")[2] for support in supports[:NEAREST]]
    suiting = [code for code in nearest if code in signal.beside and code != signal.always]
    room = MOST_IN_DANGER - bool(signal.always)
    shown = [cards[code] for code in (*suiting[:room], signal.always) if code in cards]
    return [Found(card, (card.fits,) if card.fits else ()) for card in shown]


def _why(support: Support, card: HelpCard) -> tuple[str, ...]:
    """Why the card is shown: the nearest thing that people say about it, or else whom it is for."""
    said = support.saying
    own_words = {card.title, *(answer.text for answer in card.answers)}
    if support.nearness < ALIKE or said in own_words:
        return (card.fits,) if card.fits else ()
    return (f"Mensen die dit zoeken, zeggen vaak: “{said}”.",)
