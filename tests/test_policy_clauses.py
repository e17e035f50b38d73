"""How sentences fall apart into clauses: what joins two acts, what opens a subordinate clause, who is meant."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from policy_reading import noted, read_text

ZN = "Zorgverzekeraars Nederland"
VWS = "Ministerie van VWS"
TOLD = [
    ("VWS stelt een plan op en daarna organiseert VWS drie avonden.", [[VWS], [VWS]]),
    ("VWS stelt een plan op, daarna organiseert Movisie drie avonden.", [[VWS], ["Movisie"]]),
    ("Movisie werft gastheren en aansluitend start Vilans met de lessen.", [["Movisie"], ["Vilans"]]),
    ("Eerst inventariseert Vilans de plekken, tot slot besluit VWS over de subsidie.", [["Vilans"], [VWS]]),
    ("De NZa past de regel aan, bewaakt de naleving en spreekt partijen aan.", [["Nederlandse Zorgautoriteit"]] * 3),
    ("ZN schaft sensoren aan en werft een stuurgroep.", [[ZN], [ZN]]),
    ("Movisie en Vilans schrijven een gids, scholen hun werkgroepen en testen lessen.", [["Movisie", "Vilans"]] * 3),
    ("In dat geval huurt Vilans een zaal.", [["Vilans"]]),
    ("Aan dat loket levert ZN een medewerker.", [[ZN]]),
    ("De stand wordt in dat overleg door Movisie toegelicht.", [["Movisie"]]),
    ("VWS stelt een regeling op die gemeenten helpt.", [[VWS]]),
    ("Vilans zal in elke wijk een proeflokaal exploiteren.", [["Vilans"]]),
    ("De stuurgroep kiest thema's en kan, wanneer een spoor achterloopt, de leider vervangen.", [["stuurgroep"]] * 2),
    ("Movisie schrijft een gids, die vervolgens door Vilans wordt vertaald.", [["Movisie"], ["Vilans"]]),
    ("Movisie schrijft een gids, waarna Vilans deze verspreidt.", [["Movisie"], ["Vilans"]]),
    ("Movisie ontwerpt een cursus, waarvoor het RIVM cijfers aanlevert.", [["Movisie"], ["RIVM"]]),
    ("Zorgkantoren richten een meldpunt in, waarover zij afspraken maken.", [["zorgkantoren"]] * 2),
    ("Movisie schrijft een gids, waarbij Vilans ondersteunt.", [["Movisie"]]),
    ("VWS start een coalitie, waarin Movisie en Vilans hun krachten bundelen.", [[VWS]]),
    ("Een ontwerp wordt in april 2027 in consultatie gebracht.", [[]]),
    ("Het budget wordt vanaf 2028 toegekend.", []),
    ("De GGD Noord- en Oost-Kust werft in 2027 vrijwilligers.", [["GGD Noord- en Oost-Kust"]]),
    ("Beoogd wordt eind 2028 een balans op te maken.", [[]]),
    ("Voorzien is dat de NZa in 2027 een nieuwe prestatie vaststelt.", [["Nederlandse Zorgautoriteit"]]),
    ("Het register wordt, zodra de proef slaagt, ondergebracht bij Vilans.", [[]]),
    ("Opgesteld door het RIVM verschijnt in mei 2028 een atlas.", [["RIVM"]]),
    ("De stuurgroep, waarin ieder een stem heeft, stelt het plan vast.", [["stuurgroep"]]),
    ("Lukt het niet om te bouwen, dan kan Aedes uitwijken naar een ander dorp.", [["Aedes"]]),
    ("VWS past de regel aan, en de inspecteur schrijft in 2027 een gids.", [[VWS], ["inspecteur"]]),
    ("Het kabinet heeft besloten middelen vrij te maken.", []),
    (
        "ZonMw stelt een werkgroep in; deze weegt de plannen en toetst de begroting.",
        [["ZonMw"], ["werkgroep"], ["werkgroep"]],
    ),
    ("Vilans doet mee. In 2028 zal deze organisatie in vijf dorpen lessen geven.", [["Vilans"]]),
    ("De Stichting Zonneveld krijgt subsidie. Deze stichting opent in 2027 een inloop.", [["Stichting Zonneveld"]]),
    ("Vilans heeft een app. Daarvoor ontwikkelt de organisatie in 2027 een module.", [["Vilans"]]),
    ("Na twee jaar volgt een evaluatie, die door Vilans wordt uitgevoerd.", [["Vilans"]]),
    ("De minister van Cultuur, Media en Sport schrijft in mei 2027 een gids.", [["minister"]]),
    ("De stuurgroep telt de uren en kan bij een overschrijding de leider vervangen.", [["stuurgroep"]]),
    ("De robot laat Movisie voorlopig aan anderen over.", []),
    ("De NZa doet de analyse.", [["Nederlandse Zorgautoriteit"]]),
    ("VWS stelt een gids op. Deze beschrijft de aanpak.", [[VWS]]),
    ("Niet bestede middelen worden door zorgkantoren in 2030 verrekend.", [["zorgkantoren"]]),
    ("Gemeenten werven coaches, zorgkantoren sluiten contracten.", [["gemeenten"], ["zorgkantoren"]]),
    ("Met de sector is afgesproken dat ZN en Vilans elk jaar rapporteren.", [[ZN, "Vilans"]]),
    ("Niet VWS maar de NZa stelt de tarieven vast.", [["Nederlandse Zorgautoriteit"]]),
    ("Wie hulp nodig heeft, belt de huisartsenpost.", []),
    ("Zonder geld zal de bouw, zo verwacht het RIVM, in 2028 stilvallen.", []),
    ("Asielzoekers mogen een jaar niet werken, daarna beperkt.", []),
]


def _acts(folder: Path, text: str) -> list[dict[str, object]]:
    _, facts = read_text(folder, text)
    return [thing for line in noted(facts) if (thing := json.loads(line))["ding"] == "actie"]


@pytest.mark.parametrize(("sentence", "doers"), TOLD)
def test_acts_of_a_sentence_with_who_does_them(tmp_path: Path, sentence: str, doers: list[list[str]]) -> None:
    assert [act.get("wie", []) for act in _acts(tmp_path, sentence)] == doers


def test_a_condition_ends_where_its_clause_ends(tmp_path: Path) -> None:
    (act,) = _acts(tmp_path, "De stuurgroep kan, wanneer een spoor achterloopt, de leider vervangen.")
    assert act["conditie"] == "wanneer een spoor achterloopt"


def test_a_minister_and_i_act_together(tmp_path: Path) -> None:
    letter = "Geachte voorzitter,\n\nDe minister van SZW en ik sturen u in mei 2027 een plan.\n\n"
    letter += "Hoogachtend,\n\nde minister van Volksgezondheid,\nWelzijn en Sport,\n"
    (act,) = _acts(tmp_path, letter)
    assert act["wie"] == ["Ministerie van SZW", VWS]


def test_money_in_a_clause_beside_it_leaves_an_act_an_act(tmp_path: Path) -> None:
    (act,) = _acts(tmp_path, "VWS zet een team in, waarvoor in 2028 € 3,2 miljoen wordt uitgetrokken.")
    assert act["wie"] == [VWS]


def test_a_table_of_labels_is_an_agreement(tmp_path: Path) -> None:
    rows = [("Wat komen we overeen", "Wonen nabij zorg wordt gewoon."), ("Tijdpad", "2028")]
    rows.insert(1, ("Wie is aan zet", "Aedes bouwt een hofje. Vilans zal in elk hofje een proef begeleiden."))
    cells = "".join(f"<tr><th>{label}</th><td>{text}</td></tr>" for label, text in rows)
    _, facts = read_text(tmp_path, f"<h2>Afspraak 3: Nabij</h2><table>{cells}</table>", "plan.html")
    acts = [thing for line in noted(facts) if (thing := json.loads(line))["ding"] == "actie"]
    assert [(act["wie"], act["deadline_eind"]) for act in acts] == [
        (["Aedes"], "2028-12-31"),
        (["Vilans"], "2028-12-31"),
    ]


def test_who_wij_stands_for_and_who_only_signed_another_akkoord(tmp_path: Path) -> None:
    text = "Het Zorgnetwerk Veldzicht (ZVZ) maakt een plan.\n\nIn dit plan staat ‘wij’ voor het ZVZ.\n\n"
    text += "Leef Akkoord, gesloten tussen VWS en ZN.\n\nWij openen in 2027 een loket.\n"
    assert [act["wie"] for act in _acts(tmp_path, text)][-1] == ["Zorgnetwerk Veldzicht"]


def test_members_of_a_project_are_not_in_each_of_its_acts(tmp_path: Path) -> None:
    text = "# Plan\n\n## Spoor 1\n\n**Projectleider:** ZN\n**Deelnemers:** Movisie, Vilans\n**Gereed:** medio 2028\n\n"
    text += "ZN opent een loket. Het RIVM telt de vragen en schrijft een verslag.\n"
    _, facts = read_text(tmp_path, text, "plan.md")
    acts = [thing for line in noted(facts) if (thing := json.loads(line))["ding"] == "actie"]
    assert {act["deadline_eind"] for act in acts} == {"2028-07-31"}
    assert not any(act.get("betrokken") for act in acts)
