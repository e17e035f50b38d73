"""Questions that this corpus must not answer, told by their form: a diagnosis, a dose, a person. Whoever
asks them is better helped by a human being than by the nearest text."""

from __future__ import annotations

import re
from collections.abc import Callable

from search.dutch import stem, tokens
from search.spelling import fold

_ACT_FOR_ME = re.compile(
    r"^(bel|mail|app|stuur|schrijf|boek|reserveer|bestel) (jij|je|u|even|eens|nu|maar)\b"
    r".*\b(voor (mij|me|ons)|even|mij|me)\b"
    r"|^(kunt?|kan|wilt?|zou) (jij|je|u) .*\b(bellen|mailen|appen|boeken|reserveren|bestellen|opsturen|langskomen)$"
)
"""A search page does not telephone; somebody at a counter does."""
_WHO = r"(ik|je|u|we|hij|zij|ze|men|opa|oma|pa|ma|(mijn|onze) \w+)"
_MEDICINE = (
    r"(\w{3,}(pam|zolam|olol|pril|sartan|statine|azol|cilline|cycline|codon)|paracetamol|ibuprofen|diclofenac|naproxen"
    r"|aspirine|morfine|fentanyl|tramadol|predniso\w+|insuline|metformine|furosemide|digoxine|lithium|haloperidol"
    r"|quetiapine|risperidon|levothyroxine|acenocoumarol|bloedverdunners?|antibiotica?|laxeermiddel\w*|plaspil\w*"
    r"|vitamine \w|tabletten|druppels|medicijn)"
)
"""Endings that names of medicines have in common, and the best known ones without such an ending."""
_DOSE = re.compile(
    r"\b(dosis|dosering|dagdosis|overdosis|milligram|microgram|mcg|mg|eenheden insuline|insuline eenheden)\b"
    r"|\bhoeveel \w+ (mag|kan|moet) (ik|je|u|hij|zij|ze|men|mijn \w+)\b.*\b(slikken|innemen|per dag|nemen)\b"
    r"|\bhoeveel (paracetamol|ibuprofen|aspirine|morfine|tabletten|pillen|druppels|insuline|zakjes|pufjes"
    r"|capsules|pleisters)\b"
    r"|\bmag (ik|je|u|mijn \w+) \w+ (samen met|combineren|met alcohol)|\b\w+ (en|met|samen met) alcohol\b"
    r"|\b(slikken|slik|ingenomen|inneemt|innemen)\b.*\b(samen met|twee keer|dubbel|te veel)\b"
    r"|\b(samen met|twee keer|dubbel)\b.*\b(slikken|slik|ingenomen|inneemt|innemen)\b"
    rf"|\bwelke bijwerkingen\b|\bbijwerking(en)? van (mijn |deze |die )?{_MEDICINE}\b|\b{_MEDICINE} \d+\b"
    rf"|\b(mag|kan|moet) {_WHO}\b.*\b{_MEDICINE}\b|\b{_MEDICINE}\b.*\b(mag|kan|moet) {_WHO}\b"
    rf"|\bhoe(veel| snel| vaak| lang)\b.*\b{_MEDICINE}\b.*\b{_WHO}\b"
    rf"|\bhoe(veel| snel| vaak)\b.*\b{_WHO}\b.*\b{_MEDICINE}\b"
    rf"|\bmaximale (hoeveelheid|dosis)\b|\b{_MEDICINE} (verhogen|verlagen|verdubbelen|overslaan|vergeten|ophogen)\b"
    rf"|\b(verhogen|verlagen|verdubbelen|overslaan|dubbele portie)\b.*\b{_MEDICINE}\b"
)
_ILLNESS = (
    r"((een )?(dementie|alzheimer|parkinson|ms|als|kanker|beroerte|tia|hartaanval|hernia|depressief|depressie|diabetes"
    r"|suikerziekte|reuma|artrose|jicht|longontsteking|trombose|blaasontsteking|gordelroos|copd|griep|corona|wondroos"
    r"|epilepsie|schurft|eczeem|zwanger|dement|delirant|psychotisch|autistisch|huntington|lyme|lupus|fibromyalgie"
    r"|bloedarmoede|bloedvergiftiging|geelzucht|staar|vocht achter de longen|\w*tumor|\w+(kanker|infectie|ontsteking)"
    r"|\w+(ose|itis)))"
)
_BODY = (
    r"(teen|tenen|voet|voeten|enkel|been|benen|knie|arm|hand|handen|vinger|vingers|borst|buik|hoofd|oog|ogen|oor|huid"
    r"|rug|keel|tong|hart|lever|nier|nieren|longen|maag|darmen|schildklier|oogwit|ontlasting|urine|plas|bult|bultje|bultjes|knobbel\w*|vlek\w*"
    r"|uitslag|scan|mri|foto)"
)
_DIAGNOSIS = re.compile(
    r"^(heb|ben|kan) ik (dementie|alzheimer|kanker|zwanger|depressief|een \w+|ziek\w*)\b.*\b(of|zijn)\b"
    r"|\bis (dit|dat|deze \w+|die \w+|het) (erg|ernstig|gevaarlijk|kwaadaardig|besmettelijk|normaal)\b"
    r"|\bwelke ziekte\b|\bwat (is|betekent|kan) (dat|dit|het|een)\b.*\b(bult|vlek\w*|uitslag|waarde|bloed\w*|van \d+)\b"
    r"|\b(bult|vlekjes|jeuk|pijn)\b.*\b(wat is dat|wat is dit|in mijn|links\w*|rechts\w*)\b"
    r"|\bgraden koorts\b|\b(hartslag|bloeddruk|bloedsuiker|suiker|crp|saturatie) (van )?\d+"
    rf"|\b(heb|krijg) ik (nu |misschien |soms )?{_ILLNESS}\b"
    rf"|\b(heb ik|heeft {_WHO}) (iets|wat) aan (mijn|de|zijn|haar) {_BODY}\b"
    rf"|\b(heeft|is) (ie|dat|dit|het|tante|{_WHO}) (nu |misschien |soms )?{_ILLNESS}( of {_ILLNESS})?$"
    rf"|\b(is|zijn) (dit|dat|deze|die)( \w+){{0,4}} {_ILLNESS}( of \w+)?$|\bkan (dit|dat|deze|die) \w+ kwaad\b"
    rf"|\b{_BODY}\b.*\bwat (heb ik|is er aan de hand|is dat|is dit|kan dat zijn|mankeert|betekent dat)\b"
)
_PROSPECT = re.compile(
    r"\b(hoe ?lang|hoeveel tijd|hoeveel (maanden|weken|jaar))\b.*\b(te leven|leeft|heeft|hebben|heb)\b.*\b(nog|leven)\b"
    r"|\b(gaat|ga|gaan)\b( \w+){1,4} (dood|sterven|overlijden)$|\bwanneer (gaat|sterft|overlijdt)\b( \w+){1,4}( dood)?$"
    r"|\b(word|wordt|geneest|genees) (ik|hij|zij|ze|mijn \w+) (weer|nog|ooit) (beter|gezond)\b"
)
"""How long somebody will live, or whether that one gets well."""
_PERSON = re.compile(
    r"\b(telefoonnummer|(mobiele |06-?)nummer|huisadres|adres|e-?mail\w*|salaris|jarig|privéadres)"
    r" (van|is)\b"
    r"|\bwaar woont\b|\bhoeveel verdient\b|\bis (mevrouw|meneer|mijnheer|mw|dhr|tante|oom|dokter) (de |van |den )?[A-Z]"
    r"|\b(dokter|zuster|broeder|mevrouw|meneer|tante|oom|minister|wethouder|burgemeester|patiënt|cliënt|dr\.?)"
    r" (de |van |den |der )*[A-Z](\w+|\.)"
    r"|\b(thuishulp|(wijk)?verpleegkundige|verzorgende|begeleid(st)?er) [A-Z][a-z]+\b"
    r"|\bgeboren (in )?(18|19|20)\d\d\b|\bhoe oud is [A-Z]|\bwanneer\b.*\b(verjaardag|jarig)\b"
    r"|\bwat verdient (de|die|mijn|onze|[A-Z]\w+)\b"
    r"|\b(op|bij) welke (partij|kerk)\b.*\b(stemt|hoort|zit)\b|\bhoe gaat het met (mevrouw|meneer|mijnheer)\b"
)
_NAME = re.compile(r"\b[A-Z][a-zà-ÿ]+ (?:(?:de|van|der|den|ten|ter|het|'t) ){0,3}[A-Z][a-zà-ÿ]+\b")


def asks_for_what_we_must_not_tell(question: str) -> bool:
    """Whether a question is, by its form, about a dose, a diagnosis, how an illness will go or a particular person, or
    asks us to act."""
    folded = fold(question).rstrip(" ?!.")
    forms = (_DOSE, _DIAGNOSIS, _PROSPECT, _ACT_FOR_ME)
    return any(form.search(folded) for form in forms) or bool(_PERSON.search(question))


def names_a_stranger(question: str, known: Callable[[str], bool]) -> bool:
    """Whether a question names somebody, first name and surname, of whom no text has heard. `known`: whether some text
    has a stem."""
    return any(
        not all(known(stem(token.form)) for token in tokens(name[0]) if len(token.form) > 2)
        for name in _NAME.finditer(question)
    )
