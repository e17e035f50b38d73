"""Acts in visions and pacts: what "we" want, look into or aim at, and what will be done without saying by whom."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from policy_reading import noted, read_text


def _acts(folder: Path, text: str) -> list[dict[str, Any]]:
    """The acts of a text as `noted` has them."""
    _, facts = read_text(folder, text)
    return [thing for line in noted(facts) if (thing := json.loads(line))["ding"] == "actie"]


VERBS = [
    ("Onderzocht wordt of de lijst die Vilans bijhoudt hiervoor kan worden gebruikt.", ["onderzoeken"]),
    (
        "Gemeenten gaan lokale ideeën verzamelen, uitwerken in een draaiboek en verspreiden onder de wijkteams.",
        ["verzamelen", "uitwerken", "verspreiden"],
    ),
    ("Gemeenten willen hierover graag meepraten en de hulpmiddelen testen.", ["meepraten", "testen"]),
    ("Wij willen samen met huisartsen uitzoeken welke hulp er ontbreekt.", ["uitzoeken"]),
    ("De overheid wil mensen stimuleren om te bewegen.", []),
    ("We streven er ook naar om wachtlijsten binnen een jaar weg te werken.", ["streven"]),
    ("We streven naar spreiding.", []),
    ("Zij kijken kritisch naar de toegang.", []),
    ("De gemeenten kijken kritisch naar de toegang tot dagbesteding.", ["kijken"]),
    ("Slimme sensoren worden versneld in gebruik genomen.", []),
    ("Slimme sensoren worden versneld ingevoerd.", ["invoeren"]),
    ("Op wijkniveau worden afspraken gemaakt over de overdracht.", ["maken"]),
    ("Vaak worden afspraken gemaakt die niemand nakomt.", []),
    ("Bij de uitwerking van het plan wordt gewerkt volgens de stappen van de leidraad.", ["werken"]),
    ("Wanneer een proef aantoonbaar werkt, wordt deze opgeschaald naar alle wijken.", ["opschalen"]),
    ("Daarom zijn gemeenten periodiek in gesprek met VWS over de tarieven.", ["zijn"]),
    ("Gemeenten zijn in gesprek met VWS over de tarieven.", []),
    ("Concreet betekent dit dat gemeenten een wijkteam inrichten.", ["inrichten"]),
    ("Aanbieders kunnen zich inschrijven voor de tweede ronde van de leergang.", []),
    ("Gemeenten kunnen gebruik maken van de regeling.", []),
    ("Movisie dient daarvoor de aanvraag in.", ["indienen"]),
    ("In deze afspraak wordt gesproken over scholing in de wijk.", []),
    ("Hiervoor werven en trainen we coaches in elke wijk.", ["trainen"]),
    ("Wij willen de huisartsen in 2027 bezoeken en in gesprek gaan over de wachttijd.", ["bezoeken", "gaan"]),
    (
        "VWS zal partijen bevragen over de lijst en de Kamer adviseren om die vast te stellen.",
        ["bevragen", "adviseren"],
    ),
    ("VWS zal het plan beoordelen op haalbaarheid en financiering beschikbaar stellen.", ["beoordelen"]),
    ("VWS neemt een besluit over wie de taak krijgt de lijst bij te houden.", ["nemen"]),
    ("Dit doen we door een leidraad te ontwikkelen.", ["ontwikkelen"]),
    ("De reisregels zullen worden herzien.", ["herzien"]),
    ("Hierdoor zullen minder mensen worden geholpen.", []),
    ("In overleg met Vilans worden de wachtlijsten verlengd.", ["verlengen"]),
    ("Tot de cursus gereed is, kan Vilans een trainer inzetten.", ["inzetten"]),
    ("Concreet betekent dit dat we een wijkteam inrichten.", []),
    ("We brengen in kaart welke formulieren dubbel zijn.", ["brengen"]),
    ("We brengen mensen dichter bij elkaar.", []),
    ("De stand wordt halfjaarlijks besproken aan de regiotafel.", ["bespreken"]),
    ("De gemeenteraad wordt hierover in mei 2027 geïnformeerd.", ["informeren"]),
    ("Daarvoor is afgesproken dat Vilans een sjabloon ontwikkelt.", ["ontwikkelen"]),
    ("Vilans en Movisie hebben afgesproken een gezamenlijke redactie in te richten.", ["inrichten"]),
    ("Movisie heeft toegezegd de gids in 2027 te herzien.", ["herzien"]),
    ("VWS heeft het RIVM gevraagd de teller uit te breiden.", ["uitbreiden"]),
    ("Vorig jaar heeft VWS het RIVM gevraagd de teller uit te breiden.", []),
    ("Het is de bedoeling dat gemeenten vanaf 2027 samen inkopen.", ["inkopen"]),
    ("Gemeenten blijven in gesprek met aanbieders over de wachttijd.", ["blijven"]),
    ("Zo blijven gemeenten in gesprek met aanbieders.", []),
    ("De komende periode wordt gewerkt aan een landelijk netwerk.", ["werken"]),
    ("De uitkomsten worden gedeeld via een kennisplein.", ["delen"]),
    ("De ervaringen worden vaak gedeeld in de wandelgangen.", []),
    ("De thuiszorg wordt geleverd door gecontracteerde aanbieders.", []),
    ("De huisarts verwijst de cliënt door naar de specialist.", []),
    ("Zo werken zorgaanbieders in Friesland samen in één meldkamer.", []),
    ("De trekkersrol ligt bij ActiZ.", ["liggen"]),
    ("Ook gaan wij na hoe we de formulieren kunnen inkorten.", ["nagaan"]),
    ("Wij gaan de komende jaren meer investeren in coaches.", ["investeren"]),
    ("Wij nodigen huisartsen uit om mee te denken.", ["uitnodigen"]),
    ("Deze werkwijze wordt in 2027 in elke wijk uitgerold.", ["uitrollen"]),
    ("De pilot wordt na twee jaar geëvalueerd.", ["evalueren"]),
    ("De Wlz wordt uitgevoerd door zorgkantoren.", []),
    ("Aanbieders kunnen een beroep doen op de regeling.", []),
    ("Uiterlijk 1 mei 2027 is het overzicht opgesteld door Vilans.", ["opstellen"]),
    ("In 2024 is het overzicht opgesteld door Vilans.", []),
    ("De pilot start in het najaar van 2027 en loopt een jaar.", ["starten"]),
    ("De voorwaarden worden hierop aangepast.", ["aanpassen"]),
    ("Als de proef werkt, zal de methode en de invoering ervan worden bekostigd.", ["bekostigen"]),
    ("Indien daar sprake van blijkt, worden hierover afspraken gemaakt.", ["maken"]),
    ("Met hen wordt verder afgestemd hoe dit in de wijk kan worden uitgewerkt.", ["afstemmen"]),
    ("De leergang wordt als onderdeel van dit plan voortgezet.", ["voortzetten"]),
    ("Gemeenten staan in contact met de landelijke helpdesk.", ["staan"]),
    ("Daarna wordt besloten over de landelijke invoering.", ["besluiten"]),
    ("Het voorstel wordt naar verwachting in 2027 ingediend.", ["indienen"]),
]


@pytest.mark.parametrize(("text", "verbs"), VERBS)
def test_what_a_vision_says_will_be_done(tmp_path: Path, text: str, verbs: list[str]) -> None:
    _, facts = read_text(tmp_path, text)
    acts = [fact for fact in facts if getattr(fact, "kind", None) == "Actie"]
    assert [act.props["werkwoord"] for act in acts] == verbs


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Daarom zijn zorgkantoren structureel in overleg met de NZa.", ["zorgkantoren"]),
        ("Het zorgkantoor en zijn partners maken een plan.", ["zorgkantoren", "partners"]),
        (
            "Hiervoor zijn zorgaanbieders en gemeenten samen verantwoordelijk om een wijkteam op te zetten.",
            ["gemeenten", "zorgaanbieders"],
        ),
    ],
)
def test_zijn_is_the_verb_or_says_whose(tmp_path: Path, text: str, doers: list[str]) -> None:
    assert [sorted(act["wie"]) for act in _acts(tmp_path, text)] == [sorted(doers)]


def test_what_is_done_in_purchasing_is_done_by_those_of_the_sentence_before(tmp_path: Path) -> None:
    acts = _acts(
        tmp_path,
        "Zorgkantoren delen goede voorbeelden van logeren. In de inkoopafspraken wordt rekening gehouden met reistijd.",
    )
    assert [act["wie"] for act in acts] == [["zorgkantoren"], ["zorgkantoren"]]


def test_talking_in_a_list_of_what_will_be_done(tmp_path: Path) -> None:
    text = "# Plan\n\nDaarom gaan we:\n\n- In gesprek gaan over de bekostiging met gemeenten.\n- Een loket openen.\n"
    assert len(_acts(tmp_path, text)) == 2


def test_a_line_that_opens_with_a_name_says_whose_act_it_is(tmp_path: Path) -> None:
    acts = _acts(tmp_path, "# Plan\n\nHet betreft:\n\n- Vilans: voert de proef uit\n- ActiZ: campagne en website\n")
    assert [act["wie"] for act in acts] == [["Vilans"]]


def test_who_takes_part_in_one_of_several_acts_does_not_do_the_others(tmp_path: Path) -> None:
    text = "# Plan\n\nDaarom gaan we:\n\n- Een kaart maken, een loket openen en samen met Vilans een gids schrijven.\n"
    assert [act.get("wie") for act in _acts(tmp_path, text)] == [None, None, ["Vilans"]]


def test_who_orders_what_takes_place_does_it(tmp_path: Path) -> None:
    acts = _acts(tmp_path, "Er vindt in 2027 in opdracht van VWS een verkenning plaats van de regels.")
    assert [act["wie"] for act in acts] == [["Ministerie van VWS"]]


def test_the_condition_of_one_act_is_not_that_of_the_other(tmp_path: Path) -> None:
    acts = _acts(
        tmp_path,
        "# Acties\n\n- Er wordt een proef opgezet en bij voldoende draagvlak wordt er een register gemaakt.\n",
    )
    assert [act.get("conditie") for act in acts] == [None, "bij voldoende draagvlak"]


@pytest.mark.parametrize(
    "text",
    [
        "Wij gaan in 2027 in overleg met het onderwijs (ActiZ en Vilans) over stages.",
        "Er wordt in 2027 een leerlijn ontwikkeld in samenwerking met lopende initiatieven, zoals ActiZ en Vilans.",
    ],
)
def test_examples_of_whom_an_act_involves_are_involved(tmp_path: Path, text: str) -> None:
    assert [sorted(act["betrokken"]) for act in _acts(tmp_path, text)] == [["ActiZ", "Vilans"]]


def test_what_leads_up_to_the_agreement_in_a_box_is_not_agreed(tmp_path: Path) -> None:
    text = (
        "# Afspraak 3: Nachtzorg\n\nAan nachtzorg zijn kosten verbonden. VWS zal de tarieven herzien.\n\n"
        "Wat is de afspraak:\n\n- Partijen openen een nachtloket.\n\nWie gaat wat doen:\n\n- ActiZ werft coaches.\n"
    )
    _, facts = read_text(tmp_path, text)
    kinds = {"wat", "toezegging"}
    agreed = [f.props["tekst"] for f in facts if getattr(f, "kind", None) == "Afspraak" and f.props["soort"] in kinds]
    assert agreed == ["Partijen openen een nachtloket."]
    assert "VWS zal de tarieven herzien." in [act["tekst"] for act in _acts(tmp_path, text)]


def test_not_before_a_moment_is_from_then_on(tmp_path: Path) -> None:
    act = _acts(tmp_path, "Vilans opent het loket niet vóór 2028.")[0]
    assert (act.get("deadline_start"), act.get("deadline_eind")) == ("2028-01-01", None)


def test_what_comes_of_an_act_does_not_date_it(tmp_path: Path) -> None:
    act = _acts(tmp_path, "Hiervoor wordt een lijst ontwikkeld. Zo wordt in 2028 een groter deel thuis geholpen.")[0]
    assert "deadline_eind" not in act


def test_those_between_whom_agreements_are_made_make_them(tmp_path: Path) -> None:
    acts = _acts(tmp_path, "Tussen VWS en de VNG worden hierover bestuurlijke afspraken gemaakt.")
    assert [act["wie"] for act in acts] == [["Ministerie van VWS", "Vereniging van Nederlandse Gemeenten"]]


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Waar nodig passen de gemeenten hun regels aan.", "Waar nodig"),
        ("Waar mogelijk nemen gemeenten de voorstellen over.", "Waar mogelijk"),
        ("De gemeenten passen waar nodig hun regels aan.", None),
    ],
)
def test_where_fit_is_a_condition_at_the_head_of_a_clause(tmp_path: Path, text: str, condition: str | None) -> None:
    assert [act.get("conditie") for act in _acts(tmp_path, text)] == [condition]
