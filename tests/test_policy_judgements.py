"""What a document thinks of a tool: recommended, to be speeded up, to be studied, to be stopped, or merely named."""

from __future__ import annotations

from pathlib import Path

import pytest
from policy_reading import anchored

from graph.model import Edge, Kind
from ingest.mentions import Linker
from ingest.policy.attitudes import attitude_towards
from ingest.policy.facts import policy_facts
from ingest.policy.judgements import judgement
from ingest.vocabulary import Concept, Vocabulary

SAID = [
    ("Beeldbellen bevelen wij van harte aan.", "aanbevolen"),
    ("De vereniging beveelt beeldbellen en sloten aan, omdat uit onderzoek blijkt dat het scheelt.", "aanbevolen"),
    ("Wij raden aanbieders aan om beeldbellen te gebruiken.", "aanbevolen"),
    ("Over beeldbellen lopen de meningen uiteen.", "onderzoeken"),
    ("Beeldbellen is bewezen effectief; de toepassing ervan dient te worden versneld.", "versnellen"),
    ("De aanbieder beëindigt het gebruik van beeldbellen.", "stoppen"),
    ("Beeldbellen verdient brede navolging.", "aanbevolen"),
    ("Partijen stimuleren beeldbellen in de wijk.", "aanbevolen"),
    ("Voor beeldbellen is het te vroeg: daarvan moet eerst worden onderzocht of het werkt.", "onderzoeken"),
    ("Of beeldbellen voor mensen met dementie de moeite waard is, zoekt de GGD in 2026 uit.", "onderzoeken"),
    ("Wij willen bij drie leden een proef met beeldbellen starten.", "onderzoeken"),
    ("De werkgroep onderzoekt of beeldbellen helpt.", "onderzoeken"),
    ("Beeldbellen heeft zich bewezen; de landelijke invoering daarvan moet wat ons betreft sneller.", "versnellen"),
    ("Beeldbellen wordt in 2027 in alle regio's uitgerold.", "versnellen"),
    ("Knelpunten in de opschaling van beeldbellen worden aangepakt.", "versnellen"),
    ("Met het leveren van beeldbellen stoppen wij per 2027.", "stoppen"),
    ("Beeldbellen kan wat ons betreft morgen weg.", "stoppen"),
    ("De inzet van beeldbellen acht ik niet verantwoord: daar moeten aanbieders mee ophouden.", "stoppen"),
    ("Beeldbellen wordt niet langer vergoed.", "stoppen"),
    ("Bij dementie raden wij beeldbellen af.", "stoppen"),
    ("Voor beeldbellen is bij ons geen plaats meer.", "stoppen"),
    ("Van beeldbellen nemen wij afscheid.", "stoppen"),
    ("Voor beeldbellen is plaats in elk huis.", None),
    ("Beeldbellen vraagt eerst om meer bewijs.", "onderzoeken"),
    ("Over beeldbellen is nog geen oordeel te geven.", "onderzoeken"),
    ("Met beeldbellen wordt op twee afdelingen geëxperimenteerd.", "onderzoeken"),
    ("Partijen voeren beeldbellen versneld in alle gemeenten in.", "versnellen"),
    ("Wij voeren met beeldbellen in alle wijken gesprekken.", None),
    ("Beeldbellen heeft zich bewezen; wij voeren het versneld in.", "versnellen"),
    ("De proef met beeldbellen smaakt naar meer.", "aanbevolen"),
    ("De proef met beeldbellen loopt tot 2027.", "onderzoeken"),
    ("Wij onderschrijven het belang van beeldbellen.", "aanbevolen"),
    ("Beeldbellen wordt in de bijlage beschreven.", None),
    ("Wij weten dat beeldbellen werkt en dat over lampen nog geen oordeel te geven is.", "aanbevolen"),
    ("Bekende voorbeelden zijn beeldbellen en de medicijndispenser.", None),
    ("Vorig jaar gebruikten 300 cliënten beeldbellen.", None),
    ("Beeldbellen bevelen wij niet aan.", None),
    ("De regeling voor beeldbellen wordt verlengd.", None),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "attitude"), SAID)
def test_the_clause_says_what_is_thought_of_the_tool(sentence: str, attitude: str | None) -> None:
    start = sentence.lower().index("beeldbellen")
    where = (sentence, start, start + len("beeldbellen"))
    assert (judgement(*where) or attitude_towards(*where)) == attitude


def test_the_next_sentences_count_while_they_point_back() -> None:
    named = "Over zorgrobots ben ik terughoudender."
    where = (named, named.index("zorgrobots"), named.index("zorgrobots") + len("zorgrobots"))
    assert (
        judgement(*where, "Of zij de werkdruk verlagen is nog onvoldoende duidelijk. Wij lezen het.") == "onderzoeken"
    )
    assert judgement(*where, "De gemeente stopt met de subsidie.") is None


IMPLIED = [
    ("Partijen promoten beeldzorg als de nieuwe manier van werken.", "aanbevolen"),
    ("Beeldzorg heeft zich in de wijkverpleging bewezen.", "aanbevolen"),
    ("Wij zetten beeldzorg in waar dat kan.", "aanbevolen"),
    ("Beeldzorg wordt de standaard in de avond en nacht.", "aanbevolen"),
    ("Beeldzorg verdient een vaste plek in het aanbod.", "aanbevolen"),
    ("Partijen nemen de drempels voor beeldzorg weg.", "aanbevolen"),
    ("Wij kiezen voor beeldzorg in de nacht.", "aanbevolen"),
    ("De uitrol van beeldzorg duurt te lang.", "versnellen"),
    ("Wij breiden beeldzorg uit naar alle wijken.", "versnellen"),
    ("Alle teams gaan werken met beeldzorg.", "versnellen"),
    ("Wij verkennen de mogelijkheden van beeldzorg in de nacht.", "onderzoeken"),
    ("De werking van beeldzorg is nog niet aangetoond.", "onderzoeken"),
    ("De pilot van twee leden met beeldzorg wordt verlengd.", "onderzoeken"),
    ("Er is meer bewijs nodig voordat wij beeldzorg aanbevelen.", "onderzoeken"),
    ("Bij een positieve evaluatie breiden wij beeldzorg uit.", "onderzoeken"),
    ("Zorgkantoren vergoeden beeldzorg vanaf 2027 niet meer.", "stoppen"),
    ("De aanbieder bouwt beeldzorg in twee jaar af.", "stoppen"),
    ("Wij nemen afscheid van beeldzorg.", "stoppen"),
    ("Beeldzorg blijkt niet te werken.", "stoppen"),
    ("Partijen maken zich sterk voor beeldzorg.", "aanbevolen"),
    ("Beeldzorg wordt opgenomen in het standaardaanbod.", "aanbevolen"),
    ("Zorgaanbieders gebruiken nog te weinig beeldzorg.", "aanbevolen"),
    ("Beeldzorg wordt landelijk ingevoerd.", "versnellen"),
    ("In 2027 evalueren wij de inzet van beeldzorg.", "onderzoeken"),
    ("Voor beeldzorg wachten wij de uitkomsten van het onderzoek af.", "onderzoeken"),
    ("Wij faseren beeldzorg via de vaste lijn uit.", "stoppen"),
    ("De opschaling van beeldzorg leverde twee miljoen euro op.", None),
    ("Het gebruik van beeldzorg nam af.", None),
    ("Beeldzorg draagt bij aan de veiligheid thuis.", None),
    ("Aanbieders zijn terughoudend met beeldzorg.", None),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "attitude"), IMPLIED)
def test_what_is_done_with_the_tool_tells_what_is_thought_of_it(sentence: str, attitude: str | None) -> None:
    start = sentence.lower().index("beeldzorg")
    where = (sentence, start, start + len("beeldzorg"))
    assert (judgement(*where) or attitude_towards(*where)) == attitude


def attitudes_in(folder: Path, text: str, area: str) -> set[object]:
    """What a text thinks of the huislift, a thing of one area."""
    vocabulary = Vocabulary()
    vocabulary.concepts["thema/huislift"] = Concept("thema/huislift", Kind.THEMA, "huislift", area=area)
    path = folder / "agenda.txt"
    path.write_text(f"Agenda\n\nInleiding\n\n{text}\n", encoding="utf-8")
    facts = policy_facts(anchored(path), Linker(vocabulary), vocabulary, soort="plan")
    return {fact.props["houding"] for fact in facts if isinstance(fact, Edge) and fact.props.get("houding")}


def test_a_list_item_has_the_attitude_of_the_sentence_that_introduces_it(tmp_path: Path) -> None:
    text = "Wij stoppen vanaf 2027 met de volgende middelen:\n\n- de huislift\n- de faxbrief"
    assert attitudes_in(tmp_path, text, "techniek") == {"stoppen"}


@pytest.mark.parametrize(("area", "expected"), [("techniek", {"aanbevolen"}), ("geld", set()), ("beleid", set())])
def test_only_ways_of_working_are_judged(tmp_path: Path, area: str, expected: set[object]) -> None:
    assert attitudes_in(tmp_path, "Wij stimuleren de huislift in elke wijk.", area) == expected
