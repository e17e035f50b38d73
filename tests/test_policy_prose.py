"""Acts in prose of other hands: commitments, orders, pronouns, names nobody knows, and whole paragraphs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from policy_reading import noted, read_text

from ingest.policy.verbs import is_past


def _acts(folder: Path, text: str) -> list[dict[str, Any]]:
    """The acts of a text as `noted` has them."""
    _, facts = read_text(folder, text)
    return [thing for line in noted(facts) if (thing := json.loads(line))["ding"] == "actie"]


WHO = [
    ("Voor de uitvoering van de meting is GGD IJsselland verantwoordelijk.", [["GGD IJsselland"]]),
    ("Aan Vilans is de opdracht verleend om een gids te maken.", [["Vilans"]]),
    ("VWS laat een onafhankelijk bureau de regeling evalueren.", [["Ministerie van VWS", "onafhankelijk bureau"]]),
    ("Door Zonnehuisgroep wordt een leerlijn ontwikkeld.", [["Zonnehuisgroep"]]),
    ("Werkplein Noord (WPN) werft begeleiders.", [["Werkplein Noord"]]),
    ("Het college heeft besloten een vierde wijkteam op te richten.", [["college"]]),
    ("De leverancier is gehouden storingen binnen vier uur te verhelpen.", [["leveranciers"]]),
    ("De provincie Drenthe zegt toe de aanpak te blijven financieren.", [["provincie Drenthe"]]),
    ("Het streven van Movisie is om drie wijkpunten te openen.", [["Movisie"]]),
    ("Twee maanden na oplevering besluit de stuurgroep over een vervolg.", [["stuurgroep"]]),
    ("De apothekers doen mee: zij controleren bij iedereen de medicatie.", [["apothekers"]]),
    ("De drie hogescholen ontwikkelen een leerlijn.", [["hogescholen"]]),
    ("Elke organisatie wijst een contactpersoon aan.", [["organisatie"]]),
    ("Zorgaanbieders bieden medewerkers vanaf 2028 een vast contract.", [["zorgaanbieders"]]),
    ("De wethouder gaat met woningcorporaties in gesprek over geclusterd wonen.", [["wethouder"]]),
    ("Of dit haalbaar is, wordt door Vilans uitgezocht.", [["Vilans"]]),
    ("In opdracht van ons ontwikkelt Mobiliteitsplein Noord een app.", [["Mobiliteitsplein Noord"]]),
    ("Thuiszorg Meer en Huis&Co scholen hun medewerkers bij.", [["Thuiszorg Meer", "Huis&Co"]]),
    (
        "Hogeschool Windesheim en het Deltion College (hierna: Deltion) ontwikkelen een leerlijn.",
        [["Hogeschool Windesheim", "Deltion College"]],
    ),
    ("Aedes levert voorbeelden aan, net als de provincies.", [["Aedes", "provincies"]]),
    ("Afgesproken is dat Movisie een gids ontwerpt en dat Vilans die toetst.", [["Movisie"], ["Vilans"]]),
    (
        "Gemeenten stellen een coach aan, hebben Gemeente Dalen en Gemeente Laar toegezegd.",
        [["Gemeente Dalen", "Gemeente Laar"]],
    ),
    ("De kerngroepen stellen een agenda op.", [["kerngroepen"]]),
    ("Bij een positieve evaluatie wordt de pilot verlengd met een jaar.", [None]),
    ("De commissie Werken in de Zorg adviseerde in 2025 om meer zeggenschap.", []),
    ("De motie, die om een loket vraagt, heb ik ontraden.", []),
    ("De begeleiding is in handen gelegd van Vilans.", [["Vilans"]]),
    ("Elke eerste maandag van de maand houdt het sociaal team spreekuur.", [["sociaal team"]]),
    ("Eind 2027 volgt een balans, die door Berenschot wordt opgemaakt.", [["Berenschot"]]),
    ("Stichting Nooit Niet Alleen opent een huis.", [["Stichting Nooit Niet Alleen"]]),
    ("De Hogeschool van het Noorden doet een nulmeting.", [["Hogeschool van het Noorden"]]),
    ("Het kabinet zou moeten voorzien in bekostiging.", []),
    ("Vilans zou in 2025 een tweede locatie openen; dat is niet gelukt.", []),
    ("Gemeenten zouden de coach structureel moeten bekostigen.", []),
    ("De regeling zou in 2026 worden verlengd.", []),
    ("Wij bevelen aan de pilot met een jaar te verlengen.", []),
    ("Wij doen zes voorstellen.", []),
    ("VWS doet in 2027 een voorstel voor een regeling.", [["Ministerie van VWS"]]),
    ("Op VWS doen wij een beroep om de schotten weg te nemen.", []),
    ("Van zorgaanbieders vragen wij dit bekend te maken.", []),
    ("Zo voorkomen de gemeenten dat mensen vastlopen.", []),
    ("Hiermee versterken zorgaanbieders de samenwerking.", []),
    ("Zo onderzoekt VWS of de regeling kan worden verruimd.", [["Ministerie van VWS"]]),
    ("Daarmee start Vilans in 2027 een proef.", [["Vilans"]]),
    ("Deze zorg kopen gemeenten en zorgkantoren in.", []),
    ("Zorgaanbieders zullen anders moeten gaan werken.", []),
    ("Wij willen zorgaanbieders aansporen om te verduurzamen.", [None]),
    ("Daarbij willen we gemeenten stimuleren om mee te doen.", [None]),
    ("Wij willen de regels vereenvoudigen.", [None]),
    ("We willen voorkomen dat mensen vastlopen.", []),
    ("Wij willen zorg van goede kwaliteit.", []),
    ("We willen een waardevolle plek bieden.", []),
    ("Wij nodigen de cliëntenraden uit om mee te kijken.", [None]),
    ("Wij nodigen gemeenten uit om hun plannen te delen.", []),
    ("Daarmee dragen we bij aan goede zorg.", []),
    ("Vilans draagt zorg voor de evaluatie.", [["Vilans"]]),
    ("Vilans en Movisie dragen samen 1,5 ton per jaar bij.", []),
    ("Hiermee besparen we vanaf 2028 € 180 duizend.", []),
    ("Samen maken we in dit pact afspraken om mensen te helpen.", []),
    ("Vilans draagt in 2027 met een gids bij aan het leren.", [["Vilans"]]),
    ("Vanaf 2027 koopt Vilans deze plekken niet meer in.", [["Vilans"]]),
    ("Per 1 mei 2027 verstrekt VWS geen subsidie meer.", [["Ministerie van VWS"]]),
    ("Gemeenten hebben in 2027 geen geld meer.", []),
    ("Zorgkantoren kunnen in 2027 geen plekken meer inkopen.", []),
    ("Het toezicht wordt niet afgeschaft, maar wel gehalveerd in 2028.", [None]),
    ("De eerste ronde wordt opengesteld op 1 september 2026.", [None]),
    ("De licenties worden met ingang van 2027 opgezegd.", [None]),
    ("Na de proef zal een besluit worden genomen over een vervolg.", [None]),
    ("Met Movisie wordt gewerkt aan één contract, dat medio 2028 gereed is.", [None]),
    ("Er wordt hard gewerkt aan een goede sfeer.", []),
    ("In 2027 wordt gekeken of dit werkt.", [None]),
    ("In het gesprek wordt gekeken hoe het gaat.", []),
    ("Zorgkantoren geven hier in hun inkoop invulling aan.", [["zorgkantoren"]]),
    ("Zorgkantoren geven aan dat het knelt.", []),
    ("Vilans stelt een plan op, waarna het Zorginstituut dit toetst.", [["Vilans"], ["Zorginstituut Nederland"]]),
    ("De cliënt valt, waarna de mantelzorger belt.", []),
    ("Movisie bepaalt welke aanpak gemeenten willen uitbreiden en overnemen.", [["Movisie"]]),
    ("Laat de NZa onderzoeken of dit volstaat.", []),
    ("Voor de rest doen we een beroep op fondsen.", []),
    ("Ook dringen wij er bij zorgverzekeraars op aan om dit te vergoeden.", []),
    ("Vilans schat dat de besparing hoger kan uitvallen.", []),
    ("Daarvan dragen VWS en ZN € 2,1 miljoen.", []),
    ("VWS en ZN vormen per 1 mei 2027 één team.", [["Ministerie van VWS", "Zorgverzekeraars Nederland"]]),
    ("De regietafel stelt een werkplan vast.", [["regietafel"]]),
    ("De overeenkomsten worden uiterlijk 15 december 2026 getekend.", [None]),
    ("Veel gemeenten organiseren al dorpsmaaltijden.", []),
    ("Dit doen we samen met gemeenten en het netwerk.", []),
    ("De partijen stelden de agenda in april 2021 vast.", []),
    ("Gemeenten namen in 2024 de taken over.", []),
    ("Wij vragen zorgaanbieders hun wachtlijsten te actualiseren.", []),
    ("Zorgkantoor Oost voert de Wlz uit voor duizend cliënten.", []),
    ("Bestuurders vertellen ons dat verpleeghuizen verdwijnen.", []),
    ("Onderzoekers voorspellen dat in 2035 iedereen kookt.", []),
    ("Voor begrippen verwijzen wij naar de voorwaarden.", []),
    ("Door het bundelen van loketten vervalt in 2028 een post van € 220.000.", []),
    ("Bij de NZa dringen wij erop aan dat dit wordt vereenvoudigd.", []),
    ("Voldoet een kok daar niet aan, dan kan Vilans het menu aanpassen.", [["Vilans"]]),
    ("Bij een goede uitkomst willen wij daar in 2028 een keuken voor openstellen.", [None]),
    ("Als een deksel volstaat, wordt de pan met ingang van 1 juli 2028 niet meer vergoed.", [None]),
    ("Tegen het einde van 2027 wordt een vergelijking per keuken openbaar gemaakt.", [None]),
    ("Worden wij het niet eens, dan beslist de proefcommissie.", [["proefcommissie"]]),
    ("Na afloop besluit het keukenberaad over een vervolg.", [["keukenberaad"]]),
    ("De voorzitter laat dat uiterlijk 15 december rechtzetten.", [["voorzitter"]]),
    ("VWS start een proef; Vilans kan daarvoor koks inhuren.", [["Ministerie van VWS"], ["Vilans"]]),
    ("Vilans laat binnen veertien dagen weten of het meedoet.", [["Vilans"]]),
    ("Movisie schrijft een gids, die Vilans in mei 2027 uitdeelt.", [["Movisie"], ["Vilans"]]),
    ("Movisie schrijft een gids, die de leden begin 2027 gaan uitdelen.", [["Movisie"], ["leden"]]),
    ("Movisie schrijft een gids, die in mei 2027 klaar is.", [["Movisie"]]),
    ("Mevrouw Bos zegt namens Vilans toe voor de kerst een gids rond te sturen.", [["Vilans"]]),
    ("Vilans zoekt vóór 1 mei 2027 uit hoeveel koks er zijn.", [["Vilans"]]),
]


@pytest.mark.parametrize(("text", "wanted"), WHO)
def test_who_does_it(tmp_path: Path, text: str, wanted: list[list[str]]) -> None:
    assert [act.get("wie") for act in _acts(tmp_path, text)] == wanted


WHEN = [
    ("De gemeente verplicht zich om de huisvesting voor 2029 te realiseren.", ["2028-12-31"]),
    ("Voor de periode na 2028 maakt VWS een plan; dit is voor de zomer van 2028 gereed.", ["2028-06-21"]),
    ("Movisie maakt een kaart en test die in de zomer van 2027.", [None, "2027-09-22"]),
    ("Movisie bouwt een register en levert dit in mei 2027 op.", ["2027-05-31", "2027-05-31"]),
    ("Movisie stelt het plan in april 2027 vast en biedt het in mei aan de raad aan.", ["2027-04-30", "2027-05-31"]),
    (
        "Wij bespreken de cijfers met de Wmo-raad, die daarover binnen vier weken advies uitbrengt.",
        [None, None],
    ),
    (
        "Er is een tekort, waarvoor VWS met ZN voor 1 juni 2026 een overeenkomst afsluit.",
        ["2026-05-31"],
    ),
    ("VWS en ZN bekijken welke lijsten kunnen vervallen en leggen die vóór 1 mei 2027 voor.", [None, "2027-04-30"]),
    ("Movisie maakt een gids. In 2028 moet het aantal klachten zijn gedaald.", [None]),
    ("Vilans bouwt een overgangsperiode van zes maanden in.", [None]),
    ("Per 1 april 2027 gaat een digitaal loket open.", ["2027-04-01"]),
]


@pytest.mark.parametrize(("text", "wanted"), WHEN)
def test_when_it_is_done(tmp_path: Path, text: str, wanted: list[str | None]) -> None:
    assert [act.get("deadline_eind") for act in _acts(tmp_path, text)] == wanted


PARTIES = [
    (
        "Partijen bij dit akkoord zijn VWS, de VNG en ZN.\n\nPartijen komen in 2027 bijeen.",
        ["Ministerie van VWS", "Vereniging van Nederlandse Gemeenten", "Zorgverzekeraars Nederland"],
    ),
    (
        "VWS, de VNG en ZN zijn partij bij dit convenant.\n\nPartijen komen in 2027 bijeen.",
        ["Ministerie van VWS", "Vereniging van Nederlandse Gemeenten", "Zorgverzekeraars Nederland"],
    ),
    (
        "In dit stuk beschrijft Zorgkantoor Oost, hierna ook ‘wij’, de koers.\n\nWij evalueren de koers in 2028.",
        ["Zorgkantoor Oost"],
    ),
    (
        "Waar in de tekst ‘wij’ staat, wordt de gemeente Veenmeren bedoeld.\n\nWij evalueren de koers in 2028.",
        ["gemeente Veenmeren"],
    ),
    (
        "Opgesteld door het team van de Alliantie Oud (hierna: de Alliantie).\n\nDe Alliantie opent in 2027 een huis.",
        ["Alliantie Oud"],
    ),
    (
        "De gemeente Ter Aa en zorgverzekeraar Solide werken samen.\n\nGemeente Ter Aa en Solide openen een loket.",
        ["gemeente Ter Aa", "zorgverzekeraar Solide"],
    ),
    (
        "In dit kader koopt Zorgkantoor Oost (hierna: wij of het Zorgkantoor) in.\n\nWij openen in 2027 een loket.",
        ["Zorgkantoor Oost"],
    ),
    (
        "1. De gemeenten Ede en Laar;\n2. Zorgkantoor Oost;\ngezamenlijk aan te duiden als “Partijen”.\n\n"
        "De gemeenten openen in 2027 een loket.",
        ["gemeente Ede", "gemeente Laar"],
    ),
    (
        "Met ‘u’ spreken wij de zorgaanbieder aan.\n\nU stelt in 2027 een nachtplan op.",
        ["zorgaanbieders"],
    ),
    (
        "Zorgkantoor Oost (hierna: wij) koopt zorg in.\n\nDe pilot wordt door ons verlengd tot en met 2027.",
        ["Zorgkantoor Oost"],
    ),
    (
        "Als we in dit plan ‘wij’ schrijven, bedoelen we Movisie.\n\nWij evalueren de koers in 2028.",
        ["Movisie"],
    ),
    (
        "Wij, de VNG, ZN en Movisie, willen meer rust.\n\nWij openen in 2027 een loket.",
        ["Vereniging van Nederlandse Gemeenten", "Zorgverzekeraars Nederland", "Movisie"],
    ),
    (
        "Deelnemende organisaties: Vilans, Revalidatie Oever en Zorgpunt Noord (ZPN).\n\n"
        "De deelnemers openen in 2027 een loket.",
        ["Vilans", "Revalidatie Oever", "Zorgpunt Noord"],
    ),
    (
        "Inkoopkader 2028 Zorgkantoor Oost\n\nWij verhogen in 2028 het tarief.",
        ["Zorgkantoor Oost"],
    ),
    (
        "1. Movisie en Vilans (hierna: de aanbieders);\n2. ZonMw;\n\nDe aanbieders openen in 2027 een loket.",
        ["Movisie", "Vilans"],
    ),
    (
        "Movisie en Vilans zijn partij bij dit plan.\n\nDe beide organisaties openen in 2027 een loket.",
        ["Movisie", "Vilans"],
    ),
    (
        "Dit is het beleid van Lepel Zorgverzekeringen, hierna: Lepel. Waar ‘wij’ staat, bedoelen wij Lepel.\n\n"
        "Wij openen in 2027 een loket.",
        ["Lepel Zorgverzekeringen"],
    ),
    (
        "Met ‘wij’ bedoelen we het college van burgemeester en wethouders van de gemeente Laar.\n\n"
        "Wij openen een loket.",
        ["gemeente Laar"],
    ),
    (
        "Wij (Zorgverzekeraar Lepel) kopen zorg in.\n\nWij openen in 2027 een loket.",
        ["Zorgverzekeraar Lepel"],
    ),
    (
        "Het ministerie van VWS, de VNG en ZN werken samen.\n\nHet ministerie evalueert de aanpak in 2029.",
        ["Ministerie van VWS"],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), PARTIES)
def test_whom_the_text_says_to_be_meant(tmp_path: Path, text: str, wanted: list[str]) -> None:
    assert _acts(tmp_path, text)[-1]["wie"] == wanted


def test_a_list_below_an_item_ends_where_the_items_stand_out_again(tmp_path: Path) -> None:
    text = "Plan\n\nActies\n\n- Stages aanbieden op drie momenten:\n  - passend bij de student;\n  - in de wijk;\n"
    text += "- In de wijk gebruik maken van een subsidie.\n"
    assert [act["tekst"] for act in _acts(tmp_path, text)][-1] == "In de wijk gebruik maken van een subsidie."


def test_who_is_set_to_work_before_a_list_does_what_it_says(tmp_path: Path) -> None:
    text = (
        "Plan\n\nActies\n\nDrie werkgroepen werken aan twee opdrachten:\n- Een voorstel maken.\n- Criteria opstellen.\n"
    )
    assert [act["wie"] for act in _acts(tmp_path, text)] == [["werkgroepen"], ["werkgroepen"]]


def test_each_thing_of_a_planning_line_has_its_moment(tmp_path: Path) -> None:
    text = "# Plan\n\n## Acties\n\n- Movisie doet een onderzoek.\n- Vilans bouwt een app.\n\n"
    text += "Planning: onderzoek eind 2026, app in mei 2027\n"
    _, facts = read_text(tmp_path, text, "plan.md")
    acts = [thing for line in noted(facts) if (thing := json.loads(line))["ding"] == "actie"]
    assert [act["deadline_eind"] for act in acts] == ["2026-12-31", "2027-05-31"]


def test_a_row_says_when_under_any_word_for_delivery(tmp_path: Path) -> None:
    text = "# Plan\n\n| Nr | Wat | Wie | Samen met | Oplevering |\n|---|---|---|---|---|\n"
    text += "| 1 | Gids maken | FNV Zorg & Welzijn | Pharos | mei 2027 |\n"
    _, facts = read_text(tmp_path, text, "plan.md")
    (act,) = [thing for line in noted(facts) if (thing := json.loads(line))["ding"] == "actie"]
    assert (act["deadline_eind"], len(act["wie"])) == ("2027-05-31", 2)


@pytest.mark.parametrize("word", ["stelden", "maakten", "namen", "bracht", "onderzochten", "voerde"])
def test_simple_past(word: str) -> None:
    assert is_past(word)


@pytest.mark.parametrize("word", ["zetten", "starten", "houden", "laten", "besteden", "aanbieden"])
def test_present_that_looks_like_a_past(word: str) -> None:
    assert not is_past(word)
