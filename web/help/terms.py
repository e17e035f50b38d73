"""Words of care and law that a card explains where they first stand on it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from web.help.words import sentences

TERMS: Mapping[str, str] = {
    "Wmo": "De Wmo is de wet voor hulp van de gemeente.",
    "Wlz": "De Wlz is de wet voor wie altijd zorg nodig heeft.",
    "CIZ": "Het CIZ beslist of u zorg uit de Wlz krijgt.",
    "CAK": "Het CAK stuurt de rekening voor wat u zelf betaalt.",
    "CBR": "Het CBR gaat over rijbewijzen.",
    "zorgkantoor": "Het zorgkantoor regelt zorg uit de Wlz in uw streek.",
    "indicatie": "Een indicatie is een besluit dat u zorg mag krijgen.",
    "eigen bijdrage": "Een eigen bijdrage is wat u zelf betaalt.",
    "eigen risico": "Het eigen risico is wat u elk jaar eerst zelf betaalt.",
    "basisverzekering": "De basisverzekering is de zorgverzekering die iedereen heeft.",
    "pgb": "Met een pgb koopt u zelf zorg in.",
    "cliëntondersteuner": "Een cliëntondersteuner denkt gratis met u mee.",
    "casemanager": "Een casemanager is uw vaste hulp bij dementie.",
    "wijkverpleegkundige": "Een wijkverpleegkundige komt bij u thuis om te helpen met zorg.",
    "praktijkondersteuner": "De praktijkondersteuner werkt bij uw huisarts.",
    "bezwaar": "Bezwaar maken is schrijven dat u het er niet mee eens bent.",
    "volmacht": "Met een volmacht mag een ander voor u tekenen.",
    "DigiD": "Met DigiD logt u in bij de overheid.",
    "mantelzorger": "Een mantelzorger zorgt voor een naaste die ziek of oud is.",
}
"""Term → what it is, in a sentence. A longer word that begins with the term counts too ("Wmo-loket")."""
_SPELLED = {term: re.compile(rf"(?<!\w){re.escape(term)}", re.IGNORECASE) for term in TERMS}


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a card."""

    text: str
    explained: tuple[str, ...] = ()
    """What its terms mean, for those that were not explained before."""


def explained(texts: Sequence[str], title: str) -> list[list[Line]]:
    """The sentences of some texts, in the order in which they are read. Each term is explained where it first stands;
    what the card is called after is what the card itself explains."""
    known = {term for term, spelled in _SPELLED.items() if spelled.search(title)}
    return [[Line(sentence, tuple(_new(sentence, known))) for sentence in sentences(text)] for text in texts]


def _new(sentence: str, known: set[str]) -> list[str]:
    """Explanations of the terms in a sentence that are not known yet, and of terms in those; they are known then."""
    told: list[str] = []
    for term, spelled in _SPELLED.items():
        if term not in known and spelled.search(sentence):
            known.add(term)
            # some sentences tell it themselves: "De Wlz is …", "De Wlz. Dat is …"
            if f"{term} is " not in sentence and sentence != f"De {term}.":
                told += [TERMS[term], *_new(TERMS[term], known)]
    return told
