"""Ways of saying who does what and when, each with what a careful reader notes down."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from policy_reading import acts_of, names, noted, read_text

from graph.model import Edge, Predicate

WHO = [
    ("Samen met Welzijn Lek en Buurt Zuid zal VWS een post openen.", [(["vws", "Welzijn Lek", "Buurt Zuid"], [])]),
    ("De cursus wordt verzorgd door Welzijn Lek en het Rode Kruis.", [(["Welzijn Lek", "Rode Kruis"], [])]),
    ("De corporaties Duin en Het Anker voorzien alle woningen van een slot.", [(["Duin", "Het Anker"], [])]),
    ("De gemeenten Ede en Rheden stellen een coach aan.", [(["gemeente Ede", "gemeente Rheden"], [])]),
    ("Zorgcirkel Oost en Rivas geven dagelijks hun vrije bedden door.", [(["Zorgcirkel Oost", "Rivas"], [])]),
    ("De coördinatie is in handen van Movisie, dat daarbij de VNG betrekt.", [(["movisie"], ["vng"])]),
    ("Het beheer van het register komt te liggen bij het Zorginstituut.", [(["zorginstituut"], [])]),
    ("De leiding van de proef berust bij ZonMw.", [(["zonmw"], [])]),
    ("Voorlichting over vallen gebeurt door Vilans en de wijkverpleging.", [(["vilans", "wijkverpleging"], [])]),
    ("Een protocol wordt door Vilans opgesteld en door VWS vastgesteld.", [(["vilans"], []), (["vws"], [])]),
    ("De kosten, begroot op de helft, worden gedragen door VWS en ZN.", [(["vws", "zn"], [])]),
    ("Partijen die betrokken zijn, stemmen dit in 2027 af.", [(["partijen"], [])]),
    ("De ruimte die ontstaat door het akkoord wordt door zorgkantoren benut.", [(["zorgkantoren"], [])]),
    ("De komende jaren werken zorgkantoren aan één loket.", [(["zorgkantoren"], [])]),
    ("Het RIVM adviseert VWS over overleg tussen gemeenten en ZN.", [(["rivm"], ["vws"])]),
    ("Vilans maakt een gids. De cliëntenraad van ActiZ wordt daarbij betrokken.", [(["vilans"], ["cliëntenraden"])]),
    ("Waar door gemeenten gewenst, maakt Movisie een aanbod.", [(["movisie"], [])]),
    ("ZonMw krijgt de taak om jaarlijks cijfers te publiceren.", [(["zonmw"], [])]),
    ("Het is aan de zorgkantoren om dit te verwerken.", [(["zorgkantoren"], [])]),
    ("De VNG heeft toegezegd in 2026 een model op te stellen.", [(["vng"], [])]),
    ("De werkgroep, bestaande uit ZN, ActiZ en de NZa, levert een voorstel op.", [(["werkgroep"], [])]),
    ("Wij als gemeenten in de regio gaan de toegang gelijktrekken.", [(["gemeenten"], [])]),
    (
        "Het RIVM maakt een gids en ActiZ, Verenso en ZN stellen die vast.",
        [(["rivm"], []), (["ActiZ", "Verenso", "zn"], [])],
    ),
    ("De regie ligt bij de VNG; Movisie ondersteunt haar daarbij.", [(["vng"], ["movisie"])]),
    ("ZonMw start een proeftuin, waaraan ook Rivas en Thebe meedoen.", [(["zonmw"], ["Rivas", "Thebe"])]),
    ("Met Vilans start ActiZ een leernetwerk.", [(["ActiZ", "vilans"], [])]),
    ("Met Vilans bespreekt ActiZ in 2027 de uitkomsten.", [(["ActiZ"], ["vilans"])]),
    ("Met Vilans wordt in 2027 een protocol opgesteld.", [([], ["vilans"])]),
    ("Wonen Plus Welzijn levert de coaches.", [(["Wonen Plus Welzijn"], [])]),
    ("Bij een positief besluit werft ActiZ vier mensen.", [(["ActiZ"], [])]),
    ("VWS legt het plan voor aan de stuurgroep.", [(["vws"], ["stuurgroep"])]),
    ("Om de wachtlijst te verkorten breiden ZZG en Pluryn hun bedden uit van 10 naar 16.", [(["ZZG", "Pluryn"], [])]),
    ("VWS zal de NZa verzoeken het kader te verdelen over de zorgkantoren.", [(["vws"], ["nza"])]),
    ("De NZa heb ik gevraagd een experiment uit te werken.", [(["nza"], [])]),
    ("Aan Vilans is gevraagd een gids te maken.", [(["vilans"], [])]),
    ("Laverhof breidt zijn dagbesteding uit met twaalf plaatsen.", [(["Laverhof"], [])]),
    ("Om dat te bereiken zetten de gemeenten en Avoord in op valpreventie.", [(["gemeenten", "Avoord"], [])]),
    ("Voor deze groep wordt maatwerk geboden door Lister en De Tussenstap.", [(["Lister", "De Tussenstap"], [])]),
    ("Radboudumc en Pharos doen gezamenlijk onderzoek naar naasten.", [(["Radboudumc", "Pharos"], [])]),
    ("Movisie verzamelt signalen en koppelt die elk kwartaal terug.", [(["movisie"], []), (["movisie"], [])]),
    ("Ten aanzien van vervoer is afgesproken dat Movisie een loket opent.", [(["movisie"], [])]),
    ("Iedere twee jaar verschijnt een monitor.", [([], [])]),
    ("Wij openen in elke kern een loket.", [([], [])]),
    ("Zo voorkomen wij onbedoelde effecten.", []),
    ("In 2022 heb ik de NZa gevraagd dit te onderzoeken.", []),
    ("Wij hebben de NZa verzocht het tarief te herzien.", []),
    ("Leerlingen van het Rijn College bezoeken in 2027 ouderen.", [(["leerlingen", "Rijn College"], [])]),
    ("Een onafhankelijk onderzoeksbureau voert eind 2027 een meting uit.", [(["onderzoeksbureau"], [])]),
    ("Eind 2027 geven twee nieuwe docenten les in de wijk.", [(["docenten"], [])]),
    ("Twee nieuwe ouderenadviseurs beginnen per 1 mei 2027 bij Vilans.", [(["ouderenadviseurs"], [])]),
    ("De monteurs vertellen wat er mis is.", []),
    ("Het rooster levert eind 2027 ruimte op.", []),
    ("De folder legt in 2027 uit hoe het werkt.", []),
    ("De route wordt geschouwd door studenten van het Maascollege.", [(["studenten", "Maascollege"], [])]),
    (
        "Gemeenten laten routes schouwen door kunstenaars en herstellen losse tegels.",
        [(["gemeenten", "kunstenaars"], []), (["gemeenten"], [])],
    ),
    (
        "Vilans werft vrijwilligers en Geriatrisch Centrum Bosrand schoolt hen.",
        [(["vilans"], []), (["Geriatrisch Centrum Bosrand"], [])],
    ),
    ("Voor het vervoer sluit Geriatrisch Centrum Bosrand aan.", [(["Geriatrisch Centrum Bosrand"], [])]),
    ("Er wordt een kaart ontwikkeld en onder kappers verspreid.", [([], []), ([], [])]),
    ("ActiZ zal alle leden bezoeken en de uitkomsten delen.", [(["ActiZ"], []), (["ActiZ"], [])]),
    ("De raming wordt bijgewerkt.", [([], [])]),
    ("De lijst wordt steeds bijgewerkt.", []),
    ("Wat goed gaat, houden wij vast.", []),
    ("Samenwerking levert veel op.", []),
    ("Preventie verzorgt haar eigen rendement.", []),
    ("Dit akkoord treedt op 1 januari 2027 in werking.", []),
    ("VWS bouwt een site. Dat doet VWS samen met Vilans en Movisie.", [(["vws", "vilans", "movisie"], [])]),
    ("Vilans levert materialen aan; Movisie verspreidt ze.", [(["vilans"], []), (["movisie"], [])]),
    ("De staatssecretaris van VWS zal u in mei 2027 informeren.", [(["vws"], [])]),
    ("Gemeenten wijzen coaches aan, zorgkantoren contracteren de uren.", [(["gemeenten"], []), (["zorgkantoren"], [])]),
    ("GGD Lek en sportservice Duin zetten een groep op.", [(["GGD Lek", "sportservice Duin"], [])]),
    ("In opdracht van VWS wordt een handreiking ontwikkeld.", [(["vws"], [])]),
    ("VWS maakt een opzet en laat zich daarover adviseren door Vilans.", [(["vws"], ["vilans"])]),
    ("Ook heeft VWS beloofd om de lijsten te publiceren.", [(["vws"], [])]),
    ("Zorgaanbieders werken steeds vaker samen.", []),
    ("VWS heeft de ambitie om in 2030 honderd woningen gebouwd te hebben.", []),
    ("Het onderzoek wordt betaald door ZonMw.", []),
    ("Voor de zomer van 2027 wordt een makelaar aangesteld.", [([], [])]),
    ("In mei 2027 voeren onze inkopers de gesprekken.", [(["inkopers"], [])]),
    ("Zorgaanbieders met meer dan tien cliënten benoemen een coach.", [(["zorgaanbieders"], [])]),
    ("Daarin werken VWS en ZN samen.", []),
    ("ZonMw zet een onderzoek uit, waarbij Vilans wordt betrokken.", [(["zonmw"], ["vilans"])]),
    ("ZN zal aanvragen uit de wijk voorrang geven en gesprekken vaker vervangen.", [(["zn"], []), (["zn"], [])]),
    ("Mijn ambtgenoot van SZW beziet of dit kan.", [(["Ministerie van SZW"], [])]),
    ("Vilans heeft te maken met veel aanvragen.", []),
    ("Als VWS dit wil, nemen Vilans en ZonMw de volgende stappen.", []),
    ("De aanpak wordt geleid door Vilans.", [(["vilans"], [])]),
    ("Er zal een post worden geopend.", [([], [])]),
    ("Het onderzoek wordt gesubsidieerd door ZonMw.", []),
    ("VWS meet dit en zal u in mei 2027 een brief sturen.", [(["vws"], []), (["vws"], [])]),
    ("Zorgkantoor Oost koopt wijkverpleging in voor 38.000 inwoners.", []),
    ("Vilans geeft sinds 2025 lessen en gaat daar in 2027 mee door.", [(["vilans"], [])]),
    ("Gepland staat nog een evaluatie, die in 2027 wordt opgeleverd.", [([], [])]),
    (
        "Om uitval tegen te gaan stellen Brabantzorg, Laverhof en Zorggroep Elde een coach aan.",
        [(["Brabantzorg", "Laverhof", "Zorggroep Elde"], [])],
    ),
    ("De dorpsraad houdt in 2027 een peiling.", [(["dorpsraad"], [])]),
    ("Zo maken we samen plannen", []),
    ("Ook wordt er in 2027 gebruik van gemaakt.", []),
    ("Vilans schrijft in 2027 een protocol.", [(["vilans"], [])]),
]


@pytest.mark.parametrize(("text", "wanted"), WHO, ids=[text[:40] for text, _ in WHO])
def test_who_does_it_and_who_is_involved(tmp_path: Path, text: str, wanted: list[tuple[list[str], list[str]]]) -> None:
    acts = acts_of(tmp_path, text)
    assert len(acts) == len(wanted), [act.text for act in acts]
    for act, (doers, involved) in zip(acts, wanted, strict=True):
        assert {_known(name) for name in names(act.doers)} == set(doers)
        assert {_known(name) for name in names(act.involved)} == set(involved)


_SHORT = {
    "Ministerie van VWS": "vws", "Nederlandse Zorgautoriteit": "nza", "Zorgverzekeraars Nederland": "zn",
    "Zorginstituut Nederland": "zorginstituut", "Vereniging van Nederlandse Gemeenten": "vng", "Movisie": "movisie",
    "Vilans": "vilans", "ZonMw": "zonmw", "RIVM": "rivm",
}  # fmt: skip


def _known(name: str) -> str:
    return _SHORT.get(name, name)


WHEN = [
    ("VWS maakt een kader en de NZa brengt in Q4 2027 verslag uit.", [None, "2027-12-31"]),
    ("In 2027 maakt VWS een kader en brengt de NZa verslag uit.", ["2027-12-31", "2027-12-31"]),
    ("VWS bouwt een register en levert dit medio 2027 op.", ["2027-07-31", "2027-07-31"]),
    (
        "VWS bouwt een register en de NZa garandeert toezicht, met ingang van 1 maart 2027.",
        ["2027-03-01", "2027-03-01"],
    ),
    ("VWS doet een proef, die loopt van januari tot en met juni 2027.", ["2027-06-30"]),
    ("VWS organiseert een dag. Onderdeel is een inventarisatie. Deze inventarisatie is in 2027 klaar.", [None]),
    ("VWS start een pool. De NZa maakt een kader. Dit loopt tot en met 2027.", ["2027-12-31", "2027-12-31"]),
    ("VWS zal een kader maken voor de periode 2027-2029.", [None]),
    ("De besluitvorming over het plan van VWS wordt voorzien voor het derde kwartaal van 2027.", []),
    ("VWS onderzoekt hoe de financiering na 2028 wordt geregeld.", [None]),
    ("VWS opent een post. Beoogde startdatum is 1 mei 2027.", ["2027-05-01"]),
    (
        "VWS opent uiterlijk 1 maart 2027 een loket. De oude route wordt per diezelfde datum verlengd.",
        ["2027-03-01"] * 2,
    ),
    ("VWS publiceert voor 1 maart 2027 cijfers en werkt die iedere maand bij.", ["2027-02-28", None]),
    ("VWS maakt één toolkit, die begin 2027 beschikbaar komt.", ["2027-03-31"]),
    ("VWS bouwt vóór 1 maart 2028 huizen in Duin, en ZN stelt er een ruimte beschikbaar.", ["2028-02-29", None]),
    ("De afspraken gelden tot 2030 en worden in mei 2027 door VWS geëvalueerd.", ["2027-05-31"]),
    ("VWS doet onderzoek in drie wijken. Bij succes volgen in 2028 de andere wijken.", [None]),
]


@pytest.mark.parametrize(("text", "wanted"), WHEN, ids=[text[:40] for text, _ in WHEN])
def test_which_act_a_moment_dates(tmp_path: Path, text: str, wanted: list[str | None]) -> None:
    _, facts = read_text(tmp_path, text)
    ends = [fact.props["deadline_eind"] or fact.props["deadline_start"] for fact in facts if _is_act(fact)]
    assert ends == wanted


def test_how_long_is_said_in_a_sentence_after_the_acts(tmp_path: Path) -> None:
    text = (
        "Acties\n\n- ActiZ stelt een lijst op en benadert leden. Zij doet dit binnen drie maanden na ondertekening.\n"
    )
    _, facts = read_text(tmp_path, f"{text}\nGereed: eind 2027\n")
    assert [fact.props["duur"] for fact in facts if _is_act(fact)] == ["P3M", "P3M"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("when", "end"), [("nog dit kwartaal", "2027-03-31"), ("komend kwartaal", "2027-06-30"), ("binnen zes weken", None)]
)
def test_the_running_quarter_of_a_dated_text(tmp_path: Path, when: str, end: str | None) -> None:
    text = f"Utrecht, 14 januari 2027\n\nVilans zal de gids {when} herzien.\n"
    _, facts = read_text(tmp_path, text)
    assert [fact.props["deadline_eind"] for fact in facts if _is_act(fact)] == [end]  # type: ignore[union-attr]


def _is_act(fact: object) -> bool:
    return getattr(getattr(fact, "kind", None), "value", "") == "Actie"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("De winkelier stelt een ruimte beschikbaar.", ["winkelier"]),
        ("Vrijwillige tuiniers gaan elke maand met bewoners naar het park.", ["tuiniers"]),
        ("De bakker viert de opening met de buurt.", ["bakker"]),
        ("Bij genoeg belangstelling volgt een derde groep.", []),
        ("Daarvan komt een advies in 2028.", []),
    ],
)
def test_what_people_whom_no_list_knows_do_in_a_list_of_acts(tmp_path: Path, text: str, wanted: list[str]) -> None:
    (act,) = acts_of(tmp_path, f"Dit doen we:\n\n- {text}\n")
    assert names(act.doers) == wanted


@pytest.mark.parametrize("whom", ["Partijen", "De ondertekenaars", "Alle partijen"])
def test_the_signers_are_whom_the_first_lines_name(tmp_path: Path, whom: str) -> None:
    text = (
        "Akkoord Samen Oud\n\nOndertekend te Weert op 1 juni 2026 door ActiZ, Vilans en Zorgkantoor De Kempen.\n\n"
        f"{whom} voeren elk jaar een gesprek met medewerkers. Een evaluatie vindt plaats een jaar na ondertekening.\n"
    )
    _, facts = read_text(tmp_path, text)
    talk, _ = (json.loads(line) for line in noted(facts) if '"actie"' in line)
    assert talk["wie"] == ["ActiZ", "Vilans", "Zorgkantoor De Kempen"]


def test_fields_right_behind_the_sentences_of_a_paragraph(tmp_path: Path) -> None:
    text = "Dit doen we:\nEen leerplaats starten.\nDocenten helpen ouderen thuis.\nAan zet: Vilans\nKlaar op: Q3 2027\n"
    _, facts = read_text(tmp_path, text)
    acts = [json.loads(line) for line in noted(facts) if '"actie"' in line]
    assert [(act["wie"], act["deadline_eind"]) for act in acts] == [
        (["Vilans"], "2027-09-30"),
        (["docenten"], "2027-09-30"),
    ]


def test_a_letter_of_the_board_speaks_for_the_gemeente(tmp_path: Path) -> None:
    text = (
        "GEMEENTE HEUVELRODE\nCollege van burgemeester en wethouders\n\nGeachte raadsleden,\n\n"
        "Wij schrijven in 2028 een aanbesteding uit.\n\nMet vriendelijke groet,\n\n"
        "burgemeester en wethouders van Heuvelrode\n"
    )
    _, facts = read_text(tmp_path, text)
    (act,) = (json.loads(line) for line in noted(facts) if '"actie"' in line)
    assert [name.lower() for name in act["wie"]] == ["gemeente heuvelrode"]


def test_clauses_in_paragraphs_are_the_acts_of_the_party_before_them(tmp_path: Path) -> None:
    text = "De VNG verplicht zich om:\n\na. een loket te openen;\n\nb. in overleg met ActiZ een dag te organiseren.\n"
    _, facts = read_text(tmp_path, text)
    lines = [line for line in noted(facts) if '"actie"' in line]
    assert [("Vereniging" in line, "ActiZ" in line.partition("betrokken")[2]) for line in lines] == [
        (True, False),
        (True, True),
    ]


@pytest.mark.parametrize(
    ("text", "number", "year"),
    [
        ("In 2028 krijgen 900 cliënten beeldzorg, tegen 240 nu.", 900, 2028),
        ("Doelen\n\n- In 2029 voelt ten minste 70% zich thuis in de buurt (2024: 61%).", 70, 2029),
    ],
)
def test_a_goal_beside_how_it_stands_now(tmp_path: Path, text: str, number: int, year: int) -> None:
    _, facts = read_text(tmp_path, text)
    goals = [fact for fact in facts if getattr(getattr(fact, "kind", None), "value", "") == "Doel"]
    assert [(goal.props["doelgetal"], goal.props["doeljaar"]) for goal in goals] == [(number, year)]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "who", ["Aan zet: Vilans", "Wie is aan zet: Vilans", "Uitgevoerd door: Vilans", "Op te pakken door: Vilans"]
)
@pytest.mark.parametrize("helped", ["Steun van: ActiZ", "Met hulp van: ActiZ", "Bijgestaan door: ActiZ"])
@pytest.mark.parametrize("ready", ["Klaar op: 1 juli 2027", "Klaar in: juli 2027", "Af op: 1 juli 2027"])
def test_fields_of_a_plan_have_many_names(tmp_path: Path, who: str, helped: str, ready: str) -> None:
    text = f"Actielijn A  Bellen\n\nDit doen we:\n- Een lijn openen.\n\n{who}\n{helped}\nKartrekker: ZonMw\n{ready}\n"
    _, facts = read_text(tmp_path, text)
    (act,) = (json.loads(line) for line in noted(facts) if '"actie"' in line)
    assert (act["wie"], act["betrokken"], act["deadline_eind"][:7]) == (["Vilans"], ["ActiZ"], "2027-07")
    assert {"ding": "trekker", "wie": "ZonMw", "regel": "Kartrekker: ZonMw"} in map(json.loads, noted(facts))


def test_a_list_of_terms_in_html_names_the_fields(tmp_path: Path) -> None:
    text = (
        "<html><body><main><h1>Agenda</h1><h2>Speerpunt I. Bellen</h2><dl><dt>Inzet</dt><dd><ul>"
        "<li>Vilans opent een lijn.</li></ul></dd><dt>Verantwoordelijk</dt><dd>ActiZ</dd>"
        "<dt>Tijdpad</dt><dd>2027 tot en met 2029</dd></dl></main></body></html>"
    )
    _, facts = read_text(tmp_path, text, "agenda.html")
    (act,) = (json.loads(line) for line in noted(facts) if '"actie"' in line)
    assert act["wie"] == ["Vilans"]
    assert {"ding": "trekker", "wie": "ActiZ", "regel": "ActiZ"} in map(json.loads, noted(facts))
    assert (act["deadline_start"], act["deadline_eind"]) == ("2027-01-01", "2029-12-31")


@pytest.mark.parametrize(
    "heading",
    ["Wat willen wij bereiken?", "Wat wij bereiken", "Waar we in 2027 op uit willen komen", "Waar gaan we heen?"],
)
def test_a_list_of_terms_holds_the_goals_of_its_heading(tmp_path: Path, heading: str) -> None:
    page = (
        f"<html><head><title>Plan</title></head><body><h1>Plan</h1><h2>{heading}</h2><dl><dt>Samen eten</dt>"
        "<dd>400 bewoners hebben in 2028 samen gekookt. Nu is dat 12.</dd><dt>Minder uren</dt>"
        "<dd>Het aantal uren afwas daalt van 14,2 naar 11,5 in 2029.</dd></dl></body></html>"
    )
    _, facts = read_text(tmp_path, page, "plan.html")
    goals = [thing for line in noted(facts) if (thing := json.loads(line))["ding"] == "doel"]
    assert [(goal["doelgetal"], goal["doeljaar"]) for goal in goals] == [(400, 2028), (11.5, 2029)]


def test_a_list_behind_what_parties_aim_at_holds_goals_and_no_acts(tmp_path: Path) -> None:
    text = (
        "# Pact\n\n## Artikel 2\n\nPartijen stellen zich ten doel dat\n\n"
        "1. in 2030 ten hoogste een kwart van de koks uitvalt;\n2. het aantal koks groeit van 95 naar 180 in 2029.\n"
    )
    _, facts = read_text(tmp_path, text, "plan.md")
    things = [json.loads(line) for line in noted(facts)]
    assert [(one["doelgetal"], one["doeljaar"]) for one in things if one["ding"] == "doel"] == [(25, 2030), (180, 2029)]
    assert not [one for one in things if one["ding"] == "actie"]


def test_a_list_of_terms_says_who_does_what_its_sentences_tell(tmp_path: Path) -> None:
    page = (
        "<html><head><title>Plan</title></head><body><h1>Plan</h1><h2>Wat mag u van ons verwachten?</h2><dl>"
        "<dt>Vilans</dt><dd>Richt in mei 2027 drie keukens in voor bewoners.</dd></dl></body></html>"
    )
    _, facts = read_text(tmp_path, page, "plan.html")
    (act,) = [thing for line in noted(facts) if (thing := json.loads(line))["ding"] == "actie"]
    assert (act["wie"], act["deadline_eind"]) == (["Vilans"], "2027-05-31")


def test_a_table_with_a_column_per_year_dates_its_rows(tmp_path: Path) -> None:
    rows = ["Gids maken | ActiZ | voorjaar 2027 | |", "Lijn openen | Vilans | | x |", "Wachten | ZonMw | - | |"]
    text = "# Agenda\n\n| Activiteit | Wie | 2027 | 2028 |\n|---|---|---|---|\n" + "".join(f"| {r}\n" for r in rows)
    _, facts = read_text(tmp_path, text, "agenda.md")
    acts = [json.loads(line) for line in noted(facts) if '"actie"' in line]
    assert [(act.get("deadline_start"), act.get("deadline_eind")) for act in acts] == [
        ("2027-03-20", "2027-06-21"),
        ("2028-01-01", "2028-12-31"),
        (None, None),
    ]


def test_a_table_of_money_per_year_holds_no_acts(tmp_path: Path) -> None:
    rows = ["Nachtzorg | 1,5 | 2,0 |", "Wijkteams | 3,0 | - |"]
    text = "# Akkoord\n\nPartijen spreken af.\n\n| Afspraak | 2027 | 2028 |\n|---|---|---|\n"
    _, facts = read_text(tmp_path, text + "".join(f"| {row}\n" for row in rows), "akkoord.md")
    acts = [json.loads(line)["tekst"] for line in noted(facts) if '"actie"' in line]
    assert acts == ["Partijen spreken af."]


def test_a_label_for_who_acts_stands_before_sentences(tmp_path: Path) -> None:
    text = (
        "Akkoord\n\nAfspraak 1 – Eén loket\n\nWat spreken we af\n· Vragen komen op één plek binnen.\nAan zet\n"
        "· De VNG richt een loket in.\n· ZN levert twee bussen en regelt hun onderhoud.\n"
        "Tijdpad\nAlles is gereed in juni 2027.\n\n2. Geld\n\nPartijen leggen in 2026 € 1 miljoen in.\n"
    )
    _, facts = read_text(tmp_path, text)
    acts = [fact for fact in facts if _is_act(fact)]
    assert [act.props["deadline_eind"] for act in acts] == ["2027-06-30"] * 3


def test_the_ministry_in_the_head_of_a_letter_writes_it(tmp_path: Path) -> None:
    text = (
        "Retouradres Postbus 1\n\nAan de Voorzitter van de Tweede Kamer\n\nPostbus 2\n\nDatum 1 mei 2027\n\n"
        "Ons kenmerk 12\n\nMinisterie van VWS\n\nGeachte voorzitter,\n\nIk open in 2028 een loket.\n\nHoogachtend,\n\n"
        "de staatssecretaris Zorg,\n"
    )
    _, facts = read_text(tmp_path, text)
    assert [json.loads(line)["wie"] for line in noted(facts) if '"actie"' in line] == [["Ministerie van VWS"]]


def test_with_whom_the_trekkers_work_is_said_of_the_whole(tmp_path: Path) -> None:
    text = (
        "Agenda\n\n1.1 Scholing\n\nActies\n- Er komt een cursus.\n- Er komt een gids.\n\n"
        "Trekker: VNG. Zij zoeken de samenwerking met ZN en zorgaanbieders.\n"
    )
    _, facts = read_text(tmp_path, text)
    said = {Predicate.TREKT, Predicate.BETROKKEN_BIJ}
    edges = [fact for fact in facts if isinstance(fact, Edge) and fact.predicate in said]
    assert sorted((e.predicate.value, e.from_id.split("/")[1]) for e in edges) == [
        ("BETROKKEN_BIJ", "zn"),
        ("BETROKKEN_BIJ", "zorgaanbieders"),
        ("TREKT", "vng"),
    ]
    assert {e.to_id.split("/")[0] for e in edges} == {"sectie"}


def test_a_line_that_opens_with_who_it_is_of(tmp_path: Path) -> None:
    text = "Plan\n\nWie doet wat?\n\nZN: opent een loket; stelt een coördinator aan.\n\nGemeenten: verwijzen door.\n"
    assert [names(act.doers) for act in acts_of(tmp_path, text)] == [
        ["Zorgverzekeraars Nederland"],
        ["Zorgverzekeraars Nederland"],
        ["gemeenten"],
    ]
