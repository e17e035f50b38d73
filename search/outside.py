"""Questions that this corpus cannot or must not answer, told by their form: another country, a diagnosis, a dose, a
person. Whoever asks them is better helped by a human being than by the nearest text."""

from __future__ import annotations

import re

from search.spelling import fold

_COUNTRIES = """
afghanistan albanie algerije amerika argentinie australie belgie bosnie brazilie bulgarije canada chili china colombia
cuba curacao cyprus denemarken duitsland egypte engeland estland ethiopie finland frankrijk ghana griekenland hongarije
ierland ijsland india indonesie irak iran israel italie jamaica japan kenia kosovo kroatie letland libanon litouwen
luxemburg malta marokko mexico nigeria noorwegen oekraine oostenrijk pakistan peru polen portugal roemenie rusland
schotland senegal servie singapore slovenie slowakije somalie spanje sudan syrie thailand tsjechie tunesie turkije
vietnam vlaanderen wallonie zweden zwitserland deutschland england
"""
_ABROAD = re.compile(
    rf"\b({'|'.join(_COUNTRIES.split())}|zuid-korea|noord-korea|nieuw-zeeland|zuid-afrika|u\.?k|usa|vs)\b"
)
_DOSE = re.compile(
    r"\b(dosis|dosering|dagdosis|overdosis|milligram|microgram|mcg|mg|eenheden insuline|insuline eenheden|afbouwen)\b"
    r"|\bhoeveel \w+ (mag|kan|moet) (ik|je|u|hij|zij|ze|men|mijn \w+)\b.*\b(slikken|innemen|per dag|nemen)\b"
    r"|\bhoeveel (paracetamol|ibuprofen|aspirine|morfine|tabletten|pillen|druppels|insuline)\b"
    r"|\bmag (ik|je|u|mijn \w+) \w+ (samen met|combineren|met alcohol)|\b\w+ (en|met|samen met) alcohol\b"
    r"|\b(slikken|slik|ingenomen|inneemt|innemen)\b.*\b(samen met|twee keer|dubbel|te veel)\b"
    r"|\b(samen met|twee keer|dubbel)\b.*\b(slikken|slik|ingenomen|inneemt|innemen)\b|\bbijwerking(en)?\b"
)
_DIAGNOSIS = re.compile(
    r"^(heb|ben|kan) ik (dementie|alzheimer|kanker|zwanger|depressief|een \w+|ziek\w*)\b.*\b(of|zijn)\b"
    r"|\bis (dit|dat|deze \w+|die \w+|het) (erg|ernstig|gevaarlijk|kwaadaardig|besmettelijk|normaal)\b"
    r"|\bwelke ziekte\b|\bwat (is|betekent|kan) (dat|dit|het|een)\b.*\b(bult|vlek\w*|uitslag|waarde|bloed\w*|van \d+)\b"
    r"|\b(bult|vlekjes|jeuk|pijn)\b.*\b(wat is dat|wat is dit|in mijn|links\w*|rechts\w*)\b"
    r"|\bgraden koorts\b|\b(hartslag|bloeddruk|bloedsuiker|crp|saturatie) (van )?\d+"
)
_PERSON = re.compile(
    r"\b(telefoonnummer|mobiele nummer|huisadres|adres|e-?mail\w*|salaris|verjaardag|jarig|privéadres) (van|is)\b"
    r"|\bwaar woont\b|\bhoeveel verdient\b|\bis (mevrouw|meneer|mijnheer|mw|dhr|tante|oom|dokter) (de |van |den )?[A-Z]"
    r"|\b(dokter|mevrouw|meneer|tante|oom|minister|dr\.?) (de |van |den |der )*[A-Z]\w+"
    r"|\bgeboren (in )?(18|19|20)\d\d\b"
)


def asks_for_what_we_must_not_tell(question: str) -> bool:
    """Whether a question is, by its form, about a dose, a diagnosis or a particular person."""
    folded = fold(question)
    return bool(_DOSE.search(folded) or _DIAGNOSIS.search(folded) or _PERSON.search(question))


def is_about_elsewhere(question: str) -> str:
    """The country that a question names, folded; '' when it names none but the Netherlands."""
    found = _ABROAD.search(fold(question))
    return found[0] if found else ""
