"""Orders: whether a word at the start of a sentence tells somebody what to do ("Geef", "Overweeg")."""

from __future__ import annotations

import re

from ingest.policy.verbs import first_person

_IMPERATIVES = frozenset(
    """
    adviseer analyseer anticipeer bed begeleid begin behandel behoud benader benoem benut beoordeel bepaal beperk
    bereid bescherm beschouw beschrijf bespreek besteed bestrijd betrek bevestig bevorder bewaak bewaar beweeg
    bezoek bied bouw breng check combineer communiceer consulteer continueer controleer creëer deel denk
    diagnosticeer documenteer doe doorloop doseer draag drink echo eet evalueer faciliteer fixeer formuleer ga
    gebruik geef hanteer heb help herbeoordeel herevalueer herhaal herken heroverweeg houd informeer inspecteer
    instrueer introduceer inventariseer isoleer kies kijk klop kom koppel laat leer leg let licht luister maak
    masseer meet meld mobiliseer monitor motiveer neem nodig noteer observeer oefen onderneem ondersteun onderzoek
    ontmoedig ontraad open organiseer overleg overweeg pak palpeer pas plaats plan positioneer praat prik
    prioriteer probeer raad raadpleeg rapporteer realiseer reduceer regel registreer reinig rem respecteer richt
    roep schakel schat schep scherm schoon schrijf screen selecteer signaleer sla sluit smeer spoel spoor spreek
    sta staak stap start steek stel stem stimuleer stop streef stuur substitueer switch teken test titreer toets
    train transfereer treed vaccineer varieer verander verbeter verbind verdeel vergroot verhelder verhoog verken
    verklein verlaag verleen verleng vermeld vermijd verminder verricht verstrek vertel vervang vervolg verwerk
    verwijder verwijs verzamel verzorg vink voer volg voorkom vorm vraag vul waarborg waarschuw was weeg wees werf
    werk wijs win wissel zet zie zoek zorg zwachtel
    """.split()
)
"""First words of advice in care; verbs of policy texts (`ingest.policy.verbs`) are known beside these."""
_NOUNS_TOO = frozenset(
    "gebruik start stop onderzoek vraag steun begin plan test screen bed echo zorg werk pas was".split()
)
"""With "van" behind them these are nouns: "Gebruik van bedhekken wordt afgeraden"."""
_NO_IMPERATIVE = frozenset(
    "het de een er kan zal wil mag is ben heb bij met ten ter van voor naast hier waar weer meer zeer keer".split()
)
_ENDS_IN_EER = re.compile(r"[a-zà-ÿ]{3,}eer$")


def is_imperative(word: str, after: str = "") -> bool:
    """Whether a word at the start of a sentence tells somebody what to do; `after` is the word behind it."""
    plain = word.lower()
    if plain in _NO_IMPERATIVE or (plain in _NOUNS_TOO and after.lower() == "van"):
        return False
    return plain in _IMPERATIVES or first_person(plain) is not None or bool(_ENDS_IN_EER.fullmatch(plain))


def starts_with_imperative(text: str) -> bool:
    """Whether a text begins by telling somebody what to do."""
    words = re.findall(r"[^\W\d_]+", text[:80])
    return bool(words) and is_imperative(words[0], words[1] if len(words) > 1 else "")
