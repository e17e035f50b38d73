"""What a document thinks of a tool: recommended, to be speeded up, to be studied, to be stopped, or merely named."""

from __future__ import annotations

import pytest

from ingest.policy.attitudes import attitude_towards
from ingest.policy.judgements import judgement

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
    ("Bekende voorbeelden zijn beeldbellen en de medicijndispenser.", None),
    ("Vorig jaar gebruikten 300 cliënten beeldbellen.", None),
    ("Beeldbellen bevelen wij niet aan.", None),
    ("De regeling voor beeldbellen wordt verlengd.", None),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "attitude"), SAID)
def test_the_clause_says_what_is_thought_of_the_tool(sentence: str, attitude: str | None) -> None:
    start = sentence.lower().index("beeldbellen")
    where = (sentence, start, start + len("beeldbellen"))
    assert (attitude_towards(*where) or judgement(*where)) == attitude


def test_the_next_sentences_count_while_they_point_back() -> None:
    named = "Over zorgrobots ben ik terughoudender."
    where = (named, named.index("zorgrobots"), named.index("zorgrobots") + len("zorgrobots"))
    assert (
        judgement(*where, "Of zij de werkdruk verlagen is nog onvoldoende duidelijk. Wij lezen het.") == "onderzoeken"
    )
    assert judgement(*where, "De gemeente stopt met de subsidie.") is None
