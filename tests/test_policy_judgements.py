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
    ("Beeldbellen gaat van pilot naar standaard.", "versnellen"),
    ("Beeldbellen kan wat ons betreft niet snel genoeg komen.", "versnellen"),
    ("Voor beeldbellen geldt: hoe eerder, hoe beter.", "versnellen"),
    ("Wij willen beeldbellen zo snel mogelijk in elk huis.", "versnellen"),
    ("Beeldbellen gaat de deur uit.", "stoppen"),
    ("Voor beeldbellen zien wij geen toekomst meer.", "stoppen"),
    ("Met beeldbellen doen wij niets meer.", "stoppen"),
    ("Hogeschool Kust gaat in 2028 na of beeldbellen helpt.", "onderzoeken"),
    ("Of beeldbellen helpt, moet nog blijken.", "onderzoeken"),
    ("Het is van belang dat beeldbellen gemeengoed wordt.", "aanbevolen"),
    ("Beeldbellen bieden wij bij voorkeur aan.", "aanbevolen"),
    ("Over beeldbellen zijn wij enthousiast.", "aanbevolen"),
    ("Wij gaan niet stoppen met beeldbellen.", None),
    ("Wij stoppen voorlopig niet met beeldbellen.", None),
    ("Aanbieders hoeven beeldbellen niet af te bouwen.", None),
    ("De uitrol van beeldbellen wordt stopgezet.", "stoppen"),
    ("De opschaling van beeldbellen leidt tot weerstand.", None),
    ("Wij zetten beeldbellen niet langer in.", "stoppen"),
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
    ("Dat kan door de inzet van eHealth, slimme bedden en beeldzorg.", "aanbevolen"),
    ("Hiernaast helpen teams bewoners gebruik te maken van beeldzorg.", "aanbevolen"),
    ("Ook organiseren we regionaal beeldzorg.", "aanbevolen"),
    ("Zorgkantoren zullen inzetten op het gebruik van beeldzorg.", "aanbevolen"),
    ("Beeldzorg is in de nacht onmisbaar.", "aanbevolen"),
    ("De teams transformeren hun aanbod naar beeldzorg.", "aanbevolen"),
    ("Beeldzorg kan daarnaast de werkdruk verlichten.", "aanbevolen"),
    ("Het aanbod van beeldzorg wordt versterkt.", "aanbevolen"),
    ("Beeldzorg is een schot in de roos.", "aanbevolen"),
    ("Een snelle en gerichte inzet van beeldzorg is nodig.", "versnellen"),
    ("Beeldzorg verdient meer vaart.", "versnellen"),
    ("Van beeldzorg zonder toestemming zien wij af.", "stoppen"),
    ("Wij bekijken samen in hoeverre beeldzorg helpt.", "onderzoeken"),
    ("Beeldzorg moet een natuurlijk onderdeel van de dag worden.", "aanbevolen"),
    ("Bewoners hebben recht op beeldzorg.", "aanbevolen"),
    ("Denk daarbij aan matten en beeldzorg.", "aanbevolen"),
    ("Wij vinden dat overal en tijdig beeldzorg beschikbaar is.", "aanbevolen"),
    ("Daarbij zijn een goede woning, beeldzorg en rust in de avond, essentieel.", "aanbevolen"),
    ("Dat begint met het wegnemen van knelpunten in de bekostiging van beeldzorg.", "aanbevolen"),
    ("Beeldzorg wordt grootschalig geïmplementeerd.", "versnellen"),
    ("Beeldzorg die hier niet aan voldoet wordt niet meer uitgevoerd.", "stoppen"),
    ("We willen meer inzicht in de effecten van het gebruik van beeldzorg.", "onderzoeken"),
    ("Beeldzorg heeft haar tijd gehad.", "stoppen"),
    ("Aan de losse beeldzorg in het dorp komt een einde.", "stoppen"),
    ("Voor beeldzorg is het bewijs nog dun.", "onderzoeken"),
    ("Eerst willen we weten of beeldzorg beter werkt.", "onderzoeken"),
    ("Beeldzorg levert aantoonbaar rust op.", "aanbevolen"),
    ("In het buurdorp bewees beeldzorg zijn nut.", "aanbevolen"),
    ("Wij zetten in op de kwaliteit van beeldzorg.", None),
    ("De inzet van personeel en beeldzorg wordt in de bijlage beschreven.", None),
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


@pytest.mark.parametrize(
    ("named", "following", "attitude"),
    [
        ("Zelfroosteren gaf rust.", "De leden voeren het uiterlijk in 2028 in al hun teams in.", "versnellen"),
        ("Zelfroosteren is bekend.", "De uitrol daarvan gaat te traag.", "versnellen"),
        ("Zelfroosteren is bekend.", "Wij stoppen daarmee in 2028.", "stoppen"),
        ("De geheugencoach is bekend.", "Partijen voeren de coach versneld in alle dorpen in.", "versnellen"),
        ("De geheugencoach is bekend.", "Partijen voeren de wachtlijst versneld in alle dorpen in.", None),
    ],
)
def test_a_word_that_points_back_is_read_as_the_thing(named: str, following: str, attitude: str | None) -> None:
    thing = "zelfroosteren" if "elfrooster" in named else "geheugencoach"
    start = named.lower().index(thing)
    assert judgement(named, start, start + len(thing), following) == attitude


def test_an_editor_marks_a_way_of_working_whatever_its_area(tmp_path: Path) -> None:
    vocabulary = Vocabulary()
    for name, sort in (("deelwonen", "werkwijze"), ("huurbeleid", None)):
        vocabulary.concepts[f"thema/{name}"] = Concept(f"thema/{name}", Kind.THEMA, name, sort=sort, area="wonen")
    path = tmp_path / "agenda.txt"
    path.write_text("Agenda\n\nInleiding\n\nWij stimuleren deelwonen en huurbeleid.\n", encoding="utf-8")
    facts = policy_facts(anchored(path), Linker(vocabulary), vocabulary, soort="plan")
    told = {fact.to_id: fact.props["houding"] for fact in facts if isinstance(fact, Edge) and fact.props.get("houding")}
    assert told == {"thema/deelwonen": "aanbevolen"}


def test_a_way_of_working_may_stand_within_the_words_of_a_wider_field(tmp_path: Path) -> None:
    vocabulary = Vocabulary()
    vocabulary.concepts["thema/papier"] = Concept("thema/papier", Kind.THEMA, "getekende dagstaat", area="recht")
    path = tmp_path / "agenda.txt"
    path.write_text("Agenda\n\nInleiding\n\nAanbieders stoppen met de getekende dagstaat.\n", encoding="utf-8")
    facts = policy_facts(anchored(path), Linker(vocabulary), vocabulary, soort="plan")
    told = {fact.to_id: fact.props["houding"] for fact in facts if isinstance(fact, Edge) and fact.props.get("houding")}
    assert told == {"thema/getekende-dagstaat": "stoppen"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Passende zorg is het uitgangspunt.", {"aanbevolen"}),
        ("Dat geldt voor passende zorg in de wijk, die onmisbaar is.", set()),
    ],
)
def test_a_name_that_is_also_a_plain_word_needs_its_judgement_beside_it(
    tmp_path: Path, text: str, expected: set[str]
) -> None:
    vocabulary = Vocabulary()
    vocabulary.concepts["thema/pz"] = Concept("thema/pz", Kind.THEMA, "passende zorg", sort="werkwijze")
    path = tmp_path / "agenda.txt"
    path.write_text(f"Agenda\n\nInleiding\n\n{text}\n", encoding="utf-8")
    facts = policy_facts(anchored(path), Linker(vocabulary), vocabulary, soort="plan")
    assert {fact.props["houding"] for fact in facts if isinstance(fact, Edge) and fact.props.get("houding")} == expected


@pytest.mark.parametrize(
    ("sentence", "of_a_thing", "of_a_field"),
    [
        ("Techniek kan helpen de druk op teams te verminderen.", "aanbevolen", None),
        ("Dat lukt ook door de inzet van techniek.", "aanbevolen", None),
        ("Wij stimuleren techniek in de wijk.", "aanbevolen", "aanbevolen"),
        ("Wij stoppen met techniek die niemand gebruikt.", "stoppen", "stoppen"),
        ("Het implementeren van techniek vraagt ook om andere gewoonten.", None, None),
        ("Voorstel is het implementeren van techniek.", "aanbevolen", "aanbevolen"),
        ("We zien dat de opschaling van techniek achterblijft.", None, None),
    ],
)
def test_that_it_may_help_recommends_a_thing_and_not_a_whole_field(
    sentence: str, of_a_thing: str | None, of_a_field: str | None
) -> None:
    start = sentence.lower().index("techniek")
    assert judgement(sentence, start, start + len("techniek")) == of_a_thing
    assert judgement(sentence, start, start + len("techniek"), field=True) == of_a_field
