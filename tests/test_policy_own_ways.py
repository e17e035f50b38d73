"""Ways of working that no vocabulary knows, judged by the words beside them."""

from __future__ import annotations

from pathlib import Path

import pytest
from policy_reading import read_text

from graph.model import Edge, Node
from ingest.policy.own_ways import listed_ways, own_ways

JUDGED = [
    ("De schemerrondes worden met ingang van 2028 afgeschaft.", [("schemerrondes", "stoppen")]),
    ("Wij stoppen volgend jaar met de papieren dranklijst.", [("papieren dranklijst", "stoppen")]),
    ("Met de weekendbezoeken aan kelders houden we op.", [("weekendbezoeken aan kelders", "stoppen")]),
    ("Partijen schrappen dubbele hoestscores.", [("dubbele hoestscores", "stoppen")]),
    ("De kliniek bouwt de zittherapie in drie jaar af.", [("zittherapie", "stoppen")]),
    ("Van brede klachtscreening zonder vraag zien wij af.", [("brede klachtscreening zonder vraag", "stoppen")]),
    ("Het papieren briefformulier kan wat ons betreft weg.", [("papieren briefformulier", "stoppen")]),
    ("In 2028 loopt een proef met buurtspreekuren.", [("buurtspreekuren", "onderzoeken")]),
    ("De faculteit toetst in drie jaar of een vroege geurtest klopt.", [("vroege geurtest", "onderzoeken")]),
    ("De uitrol van trapwijzers gaat door.", [("trapwijzers", "versnellen")]),
    ("Ook helpt het inzetten op een groene menutransitie.", [("groene menutransitie", "aanbevolen")]),
    ("De huizen stoppen met de stempel onder het dagplan.", [("stempel onder het dagplan", "stoppen")]),
    ("Het gaat om de versnelde realisatie van een digitale buurtkaart.", [("digitale buurtkaart", "versnellen")]),
    ("De gemeente stopt met de subsidie aan de zaal.", []),
    ("De schemerrondes worden niet afgeschaft.", []),
    ("De vergoeding wordt met ingang van 2028 geschrapt.", []),
    ("De proef met het kelderteam heeft tot rust geleid en is afgerond.", []),
    ("De dienst wordt overal geleverd.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), JUDGED)
def test_a_plain_judgement_finds_the_thing_it_is_about(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert [(way.name, way.attitude) for way in own_ways(sentence, [])] == expected


def test_what_a_known_concept_covers_is_left_to_it() -> None:
    sentence = "Wij stoppen met de dranklijst."
    start = sentence.index("dranklijst")
    assert not list(own_ways(sentence, [(start, start + 10)]))


def test_a_list_item_names_things_judged_above() -> None:
    assert [way.name for way in listed_ways("de hoestscore en het papieren briefformulier;", "stoppen", [])] == [
        "hoestscore",
        "papieren briefformulier",
    ]


def test_an_unknown_way_of_working_is_a_theme_with_an_attitude(tmp_path: Path) -> None:
    text = "Agenda\n\nInleiding\n\nDe schemerrondes worden in 2028 afgeschaft. Wij stoppen met:\n\n- de hoestscore\n"
    _, facts = read_text(tmp_path, text)
    names = {fact.id: fact for fact in facts if isinstance(fact, Node)}
    told = [fact for fact in facts if isinstance(fact, Edge) and fact.props.get("houding")]
    assert {(names[edge.to_id].name, edge.props["houding"]) for edge in told} == {
        ("schemerrondes", "stoppen"),
        ("hoestscore", "stoppen"),
    }
    assert all(names[edge.to_id].props["soort"] == "werkwijze" for edge in told)
    assert all(names[edge.to_id].source.zekerheid < 0.6 for edge in told)


def attitudes(folder: Path, text: str) -> list[tuple[str, object]]:
    _, facts = read_text(folder, f"Agenda\n\nInleiding\n\n{text}\n")
    names = {fact.id: fact.name for fact in facts if isinstance(fact, Node)}
    return [
        (names[one.to_id], one.props["houding"]) for one in facts if isinstance(one, Edge) and "houding" in one.props
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("De slimme soeplepel bespaart veel tijd en wordt door koks gewaardeerd.", ("slimme soeplepel", "aanbevolen")),
        ("Met de papieren weeklijst wordt gestopt.", ("papieren weeklijst", "stoppen")),
        ("Het roeren met de tilschaal past niet meer bij deze tijd.", ("tilschaal", "stoppen")),
        ("Er is geen plek meer voor de dampmachine.", ("dampmachine", "stoppen")),
        ("Van de warmtedeken is nog te weinig bekend.", ("warmtedeken", "onderzoeken")),
        ("Het bewijs voor de zangkussens is dun.", ("zangkussens", "onderzoeken")),
        ("Of de druppelzakken lekken, is nog niet duidelijk.", ("druppelzakken", "onderzoeken")),
        ("Onderzocht wordt of de virtuele moestuin rust geeft.", ("virtuele moestuin", "onderzoeken")),
        ("Voor koken bevelen wij het instrument panREI aan.", ("instrument panREI", "aanbevolen")),
        ("Met de cursus Op Pan zijn goede resultaten behaald.", ("cursus Op Pan", "aanbevolen")),
        ("De ketelscan door koks komt te vervallen.", ("ketelscan", "stoppen")),
        ("Het soepregister moet er komen, hoe eerder, hoe beter.", ("soepregister", "versnellen")),
        ("De roetmelder bewijst zich al jaren; het is tijd voor haast.", ("roetmelder", "versnellen")),
        ("Wat de kruidenkluis betreft hoeft niet langer te worden gewacht.", ("kruidenkluis", "versnellen")),
    ],
)
def test_a_tool_nobody_knows_is_judged_in_any_words(tmp_path: Path, sentence: str, expected: tuple[str, str]) -> None:
    assert attitudes(tmp_path, sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "De zangrobot kwam zijdelings ter sprake.",
        "De roetmelder hangt in twee keukens.",
        "Koks op de werkvloer worden gewaardeerd.",
        "De wachtlijst verdwijnt.",
        "De keuken houdt bij hoe de soeplepeltest wordt gewaardeerd.",
        "Vol inzetten op digitale mogelijkheden.",
        "De oorzaken worden onderzocht.",
        "De kookboekotheken worden afgeschaft.",
        "De soepschappen worden gewaardeerd.",
        "De keukenassistenten worden gewaardeerd.",
        "Formulieren worden afgeschaft.",
    ],
)
def test_a_tool_that_is_only_mentioned_or_none_is_not_judged(tmp_path: Path, sentence: str) -> None:
    assert attitudes(tmp_path, sentence) == []
