"""/hulp/meenemen: a sheet to print and take along, made from what stands in the address. Nothing is stored."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from web import templating
from web.edition import Edition
from web.help.cards import cards_of

MOST = 10
"""Cards on one sheet."""
QUESTIONS = (
    "Wat kan ik zelf nog, en wat niet meer? Hoe is een slechte dag?",
    "Welke hulp past bij mij? Is er ook iets anders?",
    "Wat kost het mij per maand?",
    "Wanneer kan de hulp beginnen? Wat doe ik tot die tijd?",
    "Wie is mijn vaste contact, en hoe bereik ik die?",
    "Krijg ik het verslag en het besluit op papier?",
    "Wat doe ik als ik het er niet mee eens ben?",
)
"""To ask at the keukentafelgesprek."""


def page(request: Request, edition: Edition) -> Response:
    """The sheet for the cards in `?kaart=…&kaart=…`; codes that do not exist are left out."""
    cards = cards_of(edition)
    codes = list(dict.fromkeys(request.query_params.getlist("kaart")))
    chosen = [cards[code] for code in codes if code in cards][:MOST]
    return templating.page(
        request, "hulp_meenemen.html", chosen=chosen, questions=QUESTIONS, cut=len(codes) > MOST, most=MOST
    )
