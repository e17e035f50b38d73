"""Goals in many wordings, and what looks like one and is none: forecasts, facts, plans of an act."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.policy.future_states import is_state_to_come
from ingest.policy.goals import goal_year, is_agreed_result, is_measured_goal, is_outlook, is_target
from ingest.policy.quantities import quantities

WRITTEN = date(2026, 5, 1)

GOALS = [
    ("In 2029 stromen ten minste 35 mensen uit naar een eigen huis.", 35, "mensen", "ten minste", "2029"),
    ("Doel is dat de hersteltijd in 2029 is teruggebracht van 12 naar 5 dagen.", 5, "dagen", None, "2029"),
    ("Eind 2028 telt de vereniging 15.000 leden.", 15_000, "leden", None, "2028"),
    ("In 2028 ontvangt ten minste 55% van de cliënten de zorg thuis.", 55, "%", "ten minste", "2028"),
    ("Aan het einde van 2029 heeft 90 procent van de bewoners een zorgplan.", 90, "%", None, "2029"),
    ("In 2028 begint ten minste 65 procent van de koks met een les.", 65, "%", "ten minste", "2028"),
    ("Een les duurt eind 2027 gemiddeld hooguit 28 dagen.", 28, "dagen", "hoogstens", "2027"),
    ("In 2027 mogen dat er hoogstens 25 zijn.", 25, "", "hoogstens", "2027"),
    ("In 2030 moeten dat er ten minste 900 zijn.", 900, "", "ten minste", "2030"),
    ("Daarnaast moet in 2029 in minstens 300 gemeenten een team actief zijn.", 300, "gemeenten", "ten minste", "2029"),
    ("Mijn doel is dat in 2030 in ten minste 400 buurten een tuin is.", 400, "buurten", "ten minste", "2030"),
    ("Het aantal onnodige bezoeken moet dalen van 61.000 naar 48.000 in 2029.", 48_000, "bezoeken", None, "2029"),
    ("Het streven is dat de werkdruk daalt van 29% naar hooguit 20% in 2028.", 20, "%", "hoogstens", "2028"),
    ("Doel is dat het aantal klachten van 215 naar hoogstens 170 gaat in 2029.", 170, "klachten", "hoogstens", "2029"),
    ("Ik wil dat het percentage vallers daalt van 14 naar hoogstens 11 in 2031.", 11, "%", "hoogstens", "2031"),
    ("In 2029 vindt minstens driekwart van de leden het werk goed te doen.", 75, "%", "ten minste", "2029"),
    ("De opgave van 9.000 voor ouderen geschikte woningen in 2030 blijft het doel.", 9_000, "woningen", None, "2030"),
    ("Het aantal heupfracturen daalt van 212 in 2024 naar 160 in 2029.", 160, "heupfracturen", None, "2029"),
    ("Van onze 1.150 vrijwilligers heeft in 2027 minimaal 90% de training gevolgd.", 90, "%", "ten minste", "2027"),
    ("Eind 2028 werkt ten minste 80 procent van de teams zonder wachtlijst.", 80, "%", "ten minste", "2028"),
    ("De ambitie is in 2027 gehaald wanneer 8 van de 10 leden tevreden zijn.", 80, "%", None, "2027"),
    ("Doel is dat eind 2028 twee op de drie praktijken meedoen.", 67, "%", None, "2028"),
    ("We willen het aantal klachten in 2028 halveren.", 50, "%", None, "2028"),
    ("Het aantal speelplekken wordt in 2028 verdrievoudigd.", 3, "keer", None, "2028"),
    ("Doel is dat in 2028 het aantal plekken is verdubbeld tot ten minste 2.300 en dat dit zo blijft.",
     2_300, "plekken", "ten minste", "2028"),
    ("In 2030 telt de streek twaalfhonderd tuinen, is ons doel.", 1_200, "tuinen", None, "2030"),
    ("Tegen 2030 willen wij drieëntwintigduizend leden hebben.", 23_000, "leden", None, "2030"),
    ("We leggen de lat op 90% in 2028.", 90, "%", None, "2028"),
    ("De norm voor 2029: maximaal drie procent incidenten.", 3, "%", "hoogstens", "2029"),
    ("Niemand wacht in 2028 langer dan zes weken op een plek.", 6, "weken", "hoogstens", "2028"),
    ("De wachttijd bedraagt uiterlijk in 2028 nog hooguit vier weken.", 4, "weken", "hoogstens", "2028"),
    ("Wij streven naar een tevredenheid van ten minste een 8 in 2027.", 8, "rapportcijfer", "ten minste", "2027"),
    ("Het aandeel gebruikers van de app stijgt naar 40 procent in 2029.", 40, "%", None, "2029"),
    ("Ten opzichte van 2024 neemt het aantal opnames in 2029 met een kwart af.", 25, "%", None, "2029"),
    ("Vorig jaar waren er 340; in 2029 moeten het er 600 zijn.", 600, "", None, "2029"),
    ("De wachttijd daalt van 12 weken nu naar hoogstens 7 weken in 2028.", 7, "weken", "hoogstens", "2028"),
    ("Tot en met 2030 komen er 2.500 tuinhuizen bij.", 2_500, "tuinhuizen", None, "2030"),
    ("In 2028 zijn 300 gastheren in dienst.", 300, "gastheren", None, "2028"),
    ("Eind 2027 hebben 400 koks de les gevolgd.", 400, "koks", None, "2027"),
    ("In 2030 overlijdt ten hoogste een kwart van deze mensen in een instelling.", 25, "%", "hoogstens", "2030"),
    ("Doel is dat het aantal klachten in 2029 onder de 400 blijft.", 400, "klachten", "hoogstens", "2029"),
    ("De uitstoot per huis ligt in 2030 met 55% lager dan in 2020.", 55, "%", None, "2030"),
    ("Uiterlijk 2028 beschikken alle 23 teams over een tuin.", 23, "teams", None, "2028"),
    ("Geen bewoner wacht dan nog langer dan 24 uur op hulp.", 24, "uur", "hoogstens", None),
    ("VWS mikt erop dat in 2029 minstens 60 procent van de koks slaagt.", 60, "%", "ten minste", "2029"),
    ("In 2030 telt Zeeland 40 tuinen.", 40, "tuinen", None, "2030"),
    ("Het streven is dat dit er in 2028 200 zijn.", 200, "", None, "2028"),
    ("We willen van 38 naar 30 meldingen per duizend inwoners in 2029.", 30, "meldingen", None, "2029"),
]  # fmt: skip


def is_found(sentence: str, written: date | None = WRITTEN) -> bool:
    counted = quantities(sentence)
    return is_measured_goal(sentence) or is_target(sentence) or is_state_to_come(sentence, counted, written)


@pytest.mark.parametrize(("sentence", "value", "unit", "direction", "year"), GOALS)
def test_a_goal_is_found_with_its_end_value_unit_bound_and_year(
    sentence: str, value: float, unit: str, direction: str | None, year: str | None
) -> None:
    assert is_found(sentence)
    assert [(one.value, one.unit, one.direction) for one in quantities(sentence)] == [(value, unit, direction)]
    assert goal_year(sentence) == year


@pytest.mark.parametrize(
    "sentence",
    [
        "Naar verwachting heeft in 2035 40% van de ouderen thuiszorg.",
        "Volgens het planbureau telt het land in 2040 ten minste 600.000 mensen met dementie.",
        "In 2035 is er een tekort van ten minste 34.000 verzorgenden.",
        "In 2024 kende 61% van de inwoners het loket.",
        "In 2025 is de regeling in 214 gemeenten gebruikt.",
        "In 2028 organiseert de GGD twaalf bijeenkomsten.",
        "De stichting leidt in 2027 veertig vrijwilligers op.",
        "Als er niets verandert, zijn dat er in 2032 ten minste 400.",
        "Het aantal ouderen groeit van 5.000 nu naar 7.000 in 2030.",
        "De wachttijd is gedaald van tien naar zeven weken.",
        "Het aandeel ouderen met dementie stijgt naar 12 procent in 2035.",
        "In 2028 is een kwart van de medewerkers ouder dan 60.",
        "Een op de zes mensen is mantelzorger.",
        "Binnen zes maanden na ondertekening leggen de gemeenten een voorstel voor.",
        "De helft van de middelen is bestemd voor scholing.",
        "VWS moet in 2027 een plan opstellen.",
        "Zij streven ernaar dit begin 2028 in de cao te regelen.",
        "Volgens de jongste cijfers telt de streek in 2035 ruim 4.000 koks, tegen 2.700 nu.",
        "Tot nu toe zijn 24 tuinen geopend; eind 2027 worden het er meer.",
        "In 2030 zijn 8.000 inwoners ouder dan 80 jaar.",
        "Zonder ander beleid komt de streek in 2030 zo'n 480 medewerkers tekort.",
    ],
)
def test_forecasts_facts_and_what_an_act_makes_are_no_goals(sentence: str) -> None:
    assert not is_found(sentence)


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("In 2030 kent 75% van de mantelzorgers de weg (meting 2025: 48%).", [75]),
        ("In 2029 moet 65% tevreden zijn; de laatste meting kwam uit op 52%.", [65]),
        ("In 2028 krijgt 30% beeldzorg (nu 18%).", [30]),
        ("Per 1.000 inwoners zijn er 3 wijkteams.", [3]),
        ("De ambitie is het tekort te verkleinen met 40.000 werknemers (ca. 25.000 fte).", [40_000]),
    ],
)
def test_how_it_stands_now_is_not_the_goal(sentence: str, values: list[float]) -> None:
    assert [one.value for one in quantities(sentence)] == values


def test_a_bound_or_a_duty_tells_a_goal_where_the_document_has_no_date() -> None:
    bounded, plain = "In 2028 heeft ten minste 80% een plan.", "In 2028 heeft 80% een plan."
    assert is_state_to_come(bounded, quantities(bounded), None)
    assert not is_state_to_come(plain, quantities(plain), None)
    assert is_state_to_come(plain, quantities(plain), WRITTEN)
    assert not is_state_to_come(plain, quantities(plain), date(2029, 1, 1))


def test_what_is_expected_is_an_outlook_also_under_a_heading_of_goals() -> None:
    assert is_outlook("De verwachting van het planbureau dat dit met 40% toeneemt, is het vertrekpunt.")
    assert is_outlook("Op dit moment is de wachttijd gemiddeld negen weken.")
    assert not is_outlook("In 2030 kent 75% het loket.")


def test_an_aside_does_not_part_a_goal_from_its_number() -> None:
    whom = (
        "bij professionals (zoals huisartsen, wijkverpleegkundigen, praktijkondersteuners en medewerkers van scholen)"
    )
    assert is_target(f"Een actie is het vergroten van de bekendheid {whom} tot 60%.")


@pytest.mark.parametrize(
    ("lead", "item", "goal"),
    [
        ("Er zijn landelijk afspraken gemaakt over:", "de bouw van 8.500 patiowoningen in de dorpen;", True),
        ("Overeengekomen is:", "realisatie van minstens 40 dorpskamers", True),
        ("De gemeente bezocht:", "de bouw van 8.500 patiowoningen in de dorpen;", False),
        ("Er zijn landelijk afspraken gemaakt over:", "de stand van 8.500 patiowoningen;", False),
    ],
)
def test_what_was_agreed_to_be_built_is_a_goal_without_a_year(lead: str, item: str, goal: bool) -> None:
    assert is_agreed_result(lead, item) is goal
