"""What a card takes from its desk: only what holds for that card; a national number is there to ring."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from help_edition import publish_help

from graph.model import Kind
from web.edition import Edition, EditionSource
from web.help.cards import HelpCard, cards_of
from web.help.words import DESK_LAW, ONLY_UNDER, number_to_call


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Edition]:
    build_dir = tmp_path_factory.mktemp("help")
    publish_help(build_dir)
    editions = EditionSource(build_dir, encoder_name="hash")
    with editions.lease() as opened:
        yield opened
    editions.close()


@pytest.fixture(scope="module")
def cards(edition: Edition) -> dict[str, HelpCard]:
    return dict(cards_of(edition))


def told(card: HelpCard) -> dict[str, str]:
    return {answer.key: answer.text for answer in card.answers}


def test_every_desk_with_a_law_is_a_desk(edition: Edition) -> None:
    desks = {row["id"] for row in edition.store.query("by_kind", kind=Kind.LOKET.value, skip=0, limit=100)}
    assert set(DESK_LAW) <= desks


def test_only_a_card_of_the_basic_insurance_says_that_it_is_in_there(cards: dict[str, HelpCard]) -> None:
    """Where another law may hold too, the condition stands before it."""
    claims = re.compile(r"(?:zit|zijn) in de basisverzekering|De basisverzekering betaalt dit")
    for card in cards.values():
        for key, text in told(card).items():
            if claims.search(text) and card.law_codes != {"zvw"}:
                assert text.startswith(ONLY_UNDER["zvw"]), (card.code, key)


def test_what_the_wmo_desk_says_holds_for_no_card_outside_the_wmo(cards: dict[str, HelpCard]) -> None:
    respijtzorg = told(cards["respijtzorg"])["bij_nee"]
    assert "bezwaar" in respijtzorg
    outside = [card for card in cards.values() if "wmo" not in card.law_codes]
    assert len(outside) > 20
    assert not [card.code for card in outside if told(card)["bij_nee"] == respijtzorg]


def test_a_card_without_a_law_says_nothing_about_laws(cards: dict[str, HelpCard]) -> None:
    without = [card for card in cards.values() if not card.law_codes]
    assert without
    assert not [card.code for card in without if card.laws]


@pytest.mark.parametrize("code", ["toeslagen", "zorgkosten-belasting", "parkeerkaart"])
def test_who_is_refused_by_a_government_hears_of_bezwaar(cards: dict[str, HelpCard], code: str) -> None:
    assert "bezwaar" in told(cards[code])["bij_nee"]
    assert "groepen" not in told(cards[code])["verschilt"]


@pytest.mark.parametrize(("code", "number"), [("alzheimer-telefoon", "0800-5088"), ("luisterlijn", "088 0767 000")])
def test_a_line_is_rung_and_not_asked_for(cards: dict[str, HelpCard], code: str, number: str) -> None:
    card = cards[code]
    assert card.call
    assert card.call[0] == number
    assert card.desk
    assert "welzijn" not in card.desk.name.lower()


def test_only_a_national_number_that_is_told_to_ring_is_a_button() -> None:
    assert number_to_call("Bel 113. Of chat.") == ("113", "tel:113")
    assert number_to_call("Bel 020-123456.") is None
    assert number_to_call("Vraag het. Bel 113.") is None


def test_a_page_is_named_for_what_a_card_takes_from_its_desk_only(cards: dict[str, HelpCard]) -> None:
    proofs = {proof.title for proof in cards["valys"].proofs}
    assert any("Valys" in title for title in proofs)
    assert not any("CAK" in title for title in proofs)
