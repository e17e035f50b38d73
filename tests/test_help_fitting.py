"""Which options are shown as fitting: the list is cut where the fit drops, what comes just below it stays in reach."""

from __future__ import annotations

from dataclasses import replace

from search.sayings import Support
from web.help.cards import HelpCard
from web.help.fitting import MOST, Fitting, fitting, same_problem_first

EMPTY = HelpCard("", "", "", "", (), (), frozenset(), None, (), frozenset(), frozenset(), "", (), (), ())


def card(code: str, problem: str = "", situation: str = "", audience: str = "beide") -> HelpCard:
    problems = frozenset([problem]) if problem else frozenset[str]()
    situations = (situation,) if situation else ()
    return replace(EMPTY, id=f"voorziening/{code}", problems=problems, situations=situations, audience=audience)


def shown(question: str, *scored: tuple[HelpCard, float]) -> Fitting:
    supports = [Support(card.id, score, "") for card, score in scored]
    return fitting(question, supports, {card.code: card for card, _ in scored})


def clear(found: Fitting) -> list[str]:
    return [card.code for _, card in found.clear]


def following(found: Fitting) -> list[str]:
    return [card.code for _, card in found.next]


def test_what_only_sounds_like_the_question_is_not_shown_as_fitting() -> None:
    found = shown("ik kan de trap niet meer op", (card("trap"), 4.0), (card("verhuizen"), 3.0), (card("eten"), 2.0))
    assert clear(found) == ["trap", "verhuizen"]
    assert following(found) == ["eten"]


def test_less_is_asked_of_an_option_for_the_same_problem_or_situation() -> None:
    found = shown(
        "ik val",
        (card("valles", problem="vallen", situation="vallen"), 3.0),
        (card("alarm", problem="vallen"), 1.6),
        (card("loophulp", situation="vallen"), 1.6),
        (card("eten"), 1.6),
        (card("drempel", problem="vallen"), 0.9),
        (card("taxi"), 0.9),
    )
    assert clear(found) == ["valles", "alarm", "loophulp"]
    assert following(found) == ["drempel", "eten"]


def test_an_option_for_who_cares_for_another_must_fit_better_where_nobody_else_is_named() -> None:
    options = ((card("trap"), 4.0), (card("respijt", audience="naaste"), 3.5))
    assert clear(shown("ik kan de trap niet meer op", *options)) == ["trap"]
    assert clear(shown("mijn vrouw kan de trap niet meer op", *options)) == ["trap", "respijt"]


def test_help_for_young_carers_is_not_for_who_has_a_husband() -> None:
    young = replace(card("jong", situation="zwaar"), groups=frozenset({"doelgroep/jonge-mantelzorgers"}))
    options = ((card("respijt", situation="zwaar"), 4.0), (young, 3.5))
    assert clear(shown("mijn man is ziek en ik sta er alleen voor", *options)) == ["respijt"]
    assert clear(shown("mijn man is ziek en onze dochter doet te veel", *options)) == ["respijt", "jong"]
    assert clear(shown("mama is ziek en ik sta er alleen voor", *options)) == ["respijt", "jong"]


def test_an_option_for_who_cares_for_another_may_come_first() -> None:
    assert clear(shown("ik kan niet meer", (card("respijt", audience="naaste"), 4.0), (card("trap"), 1.0))) == [
        "respijt"
    ]


def test_no_more_than_five_and_what_has_no_card_is_left_out() -> None:
    options = [(card(f"k{number}"), 4.0 - number / 100) for number in range(8)]
    found = fitting(
        "hulp", [Support(card.id, score, "") for card, score in options], {c.code: c for c, _ in options[1:]}
    )
    assert clear(found) == [f"k{number}" for number in range(1, 1 + MOST)]
    assert following(found) == []
    assert shown("hulp") == Fitting((), ())


def test_options_for_the_same_problem_come_next_when_one_option_clearly_fits() -> None:
    names = {"valpreventie": "vallen", "dietist": "eten", "personenalarm": "vallen"}
    cards = [card(code, problem) for code, problem in names.items()]

    def order(*scores: float) -> list[str]:
        pairs = [(Support(card.id, score, ""), card) for card, score in zip(cards, scores, strict=True)]
        return [card.code for _, card in same_problem_first(pairs)]

    assert order(4.6, 1.9, 1.5) == ["valpreventie", "personenalarm", "dietist"]
    assert order(2.6, 1.9, 1.5) == ["valpreventie", "dietist", "personenalarm"]
