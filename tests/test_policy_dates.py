"""Dutch time expressions become intervals: the table of the annotation rules, and what lies around it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policy_reading import noted, read_text

from graph.model import Kind, Node
from ingest.policy.durations import TimeKind
from ingest.policy.dutch_dates import find_times


@pytest.mark.parametrize(
    ("words", "begin", "eind"),
    [
        ("in 2027", "2027-01-01", "2027-12-31"),
        ("Q4 2025", "2025-10-01", "2025-12-31"),
        ("in het 1e kwartaal 2026", "2026-01-01", "2026-03-31"),
        ("in het laatste kwartaal van 2028", "2028-10-01", "2028-12-31"),
        ("eind 2025", "2025-10-01", "2025-12-31"),
        ("begin 2026", "2026-01-01", "2026-03-31"),
        ("uiterlijk half 2026", None, "2026-06-30"),
        ("uiterlijk eind 2025", None, "2025-12-31"),
        ("voor de zomer van 2026", None, "2026-06-21"),
        ("voor eind 2025", None, "2025-12-31"),
        ("na de zomer van 2025", "2025-09-23", "2025-12-31"),
        ("in het najaar van 2025", "2025-09-23", "2025-12-21"),
        ("in het voorjaar van 2027", "2027-03-20", "2027-06-21"),
        ("vanaf het contractjaar 2027", "2027-01-01", None),
        ("in het kalenderjaar 2028", "2028-01-01", "2028-12-31"),
        ("per 1 januari 2028", "2028-01-01", "2028-01-01"),
        ("voor 1 maart 2027", None, "2027-02-28"),
        ("uiterlijk 1 juli 2027", None, "2027-07-01"),
        ("2023 t/m 2025", "2023-01-01", "2025-12-31"),
        ("van 2023 tot 2025", "2023-01-01", "2025-12-31"),
        ("in de periode 2023-2026", "2023-01-01", "2026-12-31"),
        ("gedurende een periode van 2023-2026", "2023-01-01", "2026-12-31"),
        ("eind 2025 of begin 2026", "2025-10-01", "2026-03-31"),
        ("vanaf 2027", "2027-01-01", None),
        ("tot en met 2030", None, "2030-12-31"),
        ("september 2026", "2026-09-01", "2026-09-30"),
        ("halverwege 2027", "2027-06-01", "2027-07-31"),
        ("in de eerste maanden van 2027", "2027-01-01", "2027-03-31"),
        ("vóór de zomervakantie van 2027", None, "2027-06-21"),
        ("in het derde en vierde kwartaal van 2027", "2027-07-01", "2027-12-31"),
        ("in augustus en september van 2027", "2027-08-01", "2027-09-30"),
        ("op 3 en 4 maart 2027", "2027-03-03", "2027-03-04"),
        ("voor kerst 2026", None, "2026-12-24"),
        ("in Q4 ’27", "2027-10-01", "2027-12-31"),
        ("eind 2027/begin 2028", "2027-10-01", "2028-03-31"),
        ("tussen nu en 2030", None, "2030-12-31"),
        ("op zijn vroegst in 2028", "2028-01-01", None),
        ("niet eerder dan 1 juli 2028", "2028-07-01", None),
        ("voor de start van 2028", None, "2027-12-31"),
    ],
)
def test_interval(words: str, begin: str | None, eind: str | None) -> None:
    text = f"De partij maakt dit {words} af."
    times = find_times(text)
    assert [(t.begin, t.eind) for t in times] == [(begin, eind)]
    assert times[0].kind is TimeKind.INTERVAL
    assert words.split()[-1] in text[times[0].start : times[0].end]


@pytest.mark.parametrize(
    ("words", "length"),
    [
        ("binnen zes maanden", "P6M"),
        ("een doorlooptijd van 2 jaar", "P2Y"),
        ("binnen een periode van één tot twee jaar", "P1Y/P2Y"),
        ("binnen 8 weken", "P8W"),
    ],
)
def test_duration_is_no_date(words: str, length: str) -> None:
    time = next(t for t in find_times(f"Het plan heeft {words} nodig."))
    assert (time.duur, time.begin, time.eind) == (length, None, None)


@pytest.mark.parametrize("words", ["na publicatie van het advies", "parallel aan de uitwerking", "eind volgend jaar"])
def test_relative_stays_undated(words: str) -> None:
    times = find_times(f"VWS doet dit {words}.")
    assert times
    assert all(t.kind is TimeKind.RELATIEF and t.begin is None and t.eind is None for t in times)


def test_the_date_of_the_document_dates_what_is_relative_to_it() -> None:
    reference = date(2026, 5, 12)
    assert find_times("eind volgend jaar", reference)[0].eind == "2027-12-31"
    assert find_times("voor 1 maart", reference)[0].eind == "2027-02-28"
    assert find_times("in mei", reference)[0].eind == "2026-05-31"
    assert find_times("vanaf maart", reference)[0].begin == "2027-03-01"
    assert find_times("volgend voorjaar", reference)[0].begin == "2027-03-20"
    assert find_times("volgende maand", reference)[0].eind == "2026-06-30"
    assert find_times("voor kerst", reference)[0].eind == "2026-12-24"
    assert find_times("in 2027 en daarna", reference)[0].eind is None
    assert find_times("jaarlijks voor 1 maart", reference)[0].eind is None


@pytest.mark.parametrize("words", ["naar verwachting eind 2025", "rond eind 2025"])
def test_soft(words: str) -> None:
    assert find_times(f"Dit is {words} klaar.")[0].zacht


@pytest.mark.parametrize(
    "text",
    ["Kamerstukken II 2024, nr. 12", "tegen prijspeil 2026", "31 februari 2027", "zaal 2030a", "€ 2.027", ""],
)
def test_numbers_that_are_no_moments(text: str) -> None:
    assert not [t for t in find_times(text) if not t.weak and t.kind is TimeKind.INTERVAL]


@pytest.mark.parametrize("words", ["VWS rondt de telling in 2026 af.", "De zorg rond dementie verandert in 2026."])
def test_a_word_that_holds_rond_leaves_a_moment_firm(words: str) -> None:
    assert not find_times(words)[0].zacht


@pytest.mark.parametrize(
    ("words", "begin", "end"),
    [
        ("van medio 2025 tot eind 2026", "2025-06-01", "2026-12-31"),
        ("begin 2026 t/m medio 2027", "2026-01-01", "2027-07-31"),
        ("in het eerste half jaar van 2026", "2026-01-01", "2026-06-30"),
        ("in Q4", "2025-10-01", "2025-12-31"),
        ("eind ’26", "2026-10-01", "2026-12-31"),
        ("per Q3-2026", "2026-07-01", None),
        ("in 2026-Q3", "2026-07-01", "2026-09-30"),
        ("in najaar/winter 2026", "2026-09-23", "2027-03-20"),
        ("op 1 oktober jl.", "2024-10-01", "2024-10-01"),
        ("VWS rondt de proef voor 2027 af.", None, "2026-12-31"),
        ("VWS levert het voor 2027 op.", None, "2026-12-31"),
        ("Het bouwen van 2030 huizen in 2028 lukt.", "2028-01-01", "2028-12-31"),
    ],
)
def test_moments_as_people_write_them(words: str, begin: str | None, end: str | None) -> None:
    firm = [time for time in find_times(words, date(2025, 5, 10)) if not time.weak]
    assert [(time.begin, time.eind) for time in firm] == [(begin, end)]


@pytest.mark.parametrize("words", ["Het budget voor 2027 stijgt.", "De NZa stelt de tarieven voor 2027 vast."])
def test_a_year_that_something_is_meant_for_is_no_limit(words: str) -> None:
    assert all(time.weak for time in find_times(words))


VOCABULARY = (
    "voor na eind begin half medio uiterlijk per tot en met in de het zomer najaar kwartaal Q3 1 30 31 februari mei "
    "2024 2026 2030 2023-2026 tussen van vanaf binnen zes twee maanden jaar volgend dit , . - / t/m 1-2-2027"
).split()
WORDS = st.lists(st.sampled_from(VOCABULARY), max_size=14).map(" ".join)


@given(st.one_of(WORDS, st.text(max_size=80)), st.sampled_from([None, date(2024, 2, 29)]))
def test_any_text_gives_valid_times(text: str, reference: date | None) -> None:
    end = 0
    for time in find_times(text, reference):
        assert end <= time.start < time.end <= len(text)
        end = time.end
        for written in (time.begin, time.eind):
            assert written is None or date.fromisoformat(written)
        if time.begin and time.eind:
            assert time.begin <= time.eind


def test_between_two_days_ends_before_the_second_unless_that_ends_its_month() -> None:
    texts = ["tussen 1 januari 2027 en 1 juli 2028", "tussen 1 september 2029 en 31 december 2029"]
    assert [[time.eind for time in find_times(text)] for text in texts] == [["2028-06-30"], ["2029-12-31"]]


@pytest.mark.parametrize(
    ("sentence", "ends"),
    [
        ("VWS zal het loket vóór 1 maart 2027 openen en de website vernieuwen.", ["2027-02-28", None]),
        ("VWS zal een loket openen vóór 1 maart 2027 en de website vernieuwen.", ["2027-02-28", None]),
        ("VWS opent in 2027 een loket en vernieuwt de website.", ["2027-12-31", None]),
        ("VWS opent in 2027 een loket en Vilans vernieuwt de website.", ["2027-12-31", None]),
        ("In 2027 opent VWS een loket en vernieuwt Vilans de website.", ["2027-12-31", "2027-12-31"]),
        ("VWS zal vóór 1 maart 2027 een loket openen en de website vernieuwen.", ["2027-02-28", "2027-02-28"]),
        ("Daarom zal VWS in 2027 een loket openen en de website vernieuwen.", ["2027-12-31", "2027-12-31"]),
        ("VWS zal het loket openen en in 2028 de website vernieuwen.", [None, "2028-12-31"]),
        ("Het verslag van mei 2025 wordt door Vilans in 2027 herzien.", ["2027-12-31"]),
        ("De NZa past de prijs, die sinds 2024 geldt, per 1 januari 2028 aan.", ["2028-01-01"]),
        ("De pilot die in 2026 is gestart wordt door VWS tot eind 2028 verlengd.", ["2028-12-31"]),
        ("Vilans bereidt de dag voor. Daarvoor is in 2027 € 5.000 beschikbaar.", [None]),
        ("Vilans test een app. Lukt dit, dan start in 2028 een proef.", [None, "2028-12-31"]),
        ("VWS zorgt ervoor dat het loket in 2027 open is.", ["2027-12-31"]),
        ("Gemeenten zorgen dat aanvragen binnen zes weken zijn behandeld.", [None]),
    ],
)
def test_a_moment_goes_to_both_acts_of_a_sentence_only_from_before_both(
    tmp_path: Path, sentence: str, ends: list[str | None]
) -> None:
    _, facts = read_text(tmp_path, f"{sentence}\n")
    found = [thing for line in noted(facts) if (thing := json.loads(line))["ding"] == "actie"]
    assert [act.get("deadline_eind") for act in found] == ends


def _date_of_first_act(folder: Path, act: str, after: str) -> tuple[str | None, str | None]:
    text = f"# Afspraken\n\nWij spreken af:\n\n- {act} {after}\n- Movisie deelt de lessen.\n"
    _, facts = read_text(folder, text, "plan.md")
    first = next(fact for fact in facts if isinstance(fact, Node) and fact.kind == Kind.ACTIE)
    return first.props["deadline_start"], first.props["deadline_eind"]


@pytest.mark.parametrize(
    ("act", "after"),
    [
        ("VWS stelt een handreiking op.", "De handreiking is in mei 2027 gereed."),
        ("VWS stelt een handreiking op.", "In mei 2027 verschijnt de handreiking."),
        ("De VNG bouwt een website.", "Die is in mei 2027 klaar."),
        ("De VNG bouwt een website.", "Naar verwachting is deze in mei 2027 klaar."),
        ("De VNG bouwt een website.", "De start van de bouw is voorzien in mei 2027."),
        ("De VNG bouwt een website.", "De uitvoering start in mei 2027."),
        ("Vilans verkent de mogelijkheden voor beeldzorg.", "De verkenning loopt in mei 2027."),
        ("ZN onderzoekt de wachttijden.", "In mei 2027 volgen de uitkomsten."),
        ("ZN onderzoekt de wachttijden.", "Dat onderzoek wordt in mei 2027 uitgevoerd."),
        ("ZN onderzoekt de wachttijden.", "Gereed: mei 2027."),
    ],
)
def test_a_sentence_that_refers_back_dates_the_act_before_it(tmp_path: Path, act: str, after: str) -> None:
    assert _date_of_first_act(tmp_path, act, after) == ("2027-05-01", "2027-05-31")


@pytest.mark.parametrize(
    "after",
    [
        "In mei 2027 is er nog een inschrijfronde.",
        "In mei 2027 start een nieuwe subsidieronde.",
        "De beoogde ingangsdatum was mei 2027.",
        "De wet treedt in mei 2027 in werking.",
        "De eerste resultaten van het leernetwerk zijn in mei 2027 zichtbaar.",
        "De start van de scholing is in mei 2027.",
        "De meters zijn er in mei 2027.",
        "In mei 2027 is er 2 miljoen euro beschikbaar.",
        "Ons streven is dat Stichting Terp in mei 2027 een keurmerk heeft uitgebracht.",
    ],
)
def test_a_sentence_about_something_else_dates_no_act_before_it(tmp_path: Path, after: str) -> None:
    assert _date_of_first_act(tmp_path, "ZN onderzoekt de wachttijden.", after) == (None, None)
