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
    instrueer introduceer inventariseer isoleer kies kijk klop kom koppel kweek laat leer leg let licht luister
    maak markeer masseer meet meld mobiliseer monitor motiveer neem nodig noteer observeer oefen onderneem
    ondersteun onderzoek ontmoedig ontraad open organiseer overleg overweeg pak palpeer pas plaats plan poets
    positioneer praat prik prioriteer probeer raad raadpleeg rapporteer realiseer reduceer regel registreer reinig
    rem respecteer richt roep schakel schat schep scherm schoon schrijf screen selecteer signaleer sla sluit smeer
    spoel spoor spreek sta staak stap start steek stel stem stimuleer stop streef stuur substitueer switch teken
    test titreer toets train transfereer treed vaccineer varieer verander verbeter verbind verdeel vergroot
    verhelder verhoog verken verklein verlaag verleen verleng vermeld vermijd verminder verricht verstrek vertel
    vervang vervolg verweef verwerk verwijder verwijs verzamel verzorg vink voer volg voorkom vorm vraag vul
    waarborg waarschuw was weeg wees werf werk wijs win wissel zet zie zoek zorg zwachtel
    """.split()
)
"""First words of advice in care; verbs of policy texts (`ingest.policy.verbs`) are known beside these."""
_WITH_VAN = frozenset("ga maak kom zie zorg profiteer".split())
"""Orders that "van" may stand right behind; any other word it makes a noun: "Gebruik van bedhekken wordt afgeraden"."""
_NO_IMPERATIVE = frozenset(
    "het de een er kan zal wil mag is ben heb bij met ten ter van voor naast hier waar weer meer zeer keer".split()
)
_UNKNOWN_ORDER = re.compile(r"\s*(?P<word>[A-ZÀ-Þ][a-zà-ÿ]{1,11})\s+(?P<rest>\S.*)", re.DOTALL)
_NO_ORDER = re.compile(
    r"(?i:de|het|een|dit|dat|deze|die|er|u|je|wij|we|zij|hij|men|iedere?|elke?|alle|bij|in|op|voor|na|met"
    r"|ook|als|indien|"
    r"wanneer|hoewel|omdat|door|tijdens|naast|tot|uit|onder|over|zonder|geen|niet|zo|dan|daarom|hierbij"
    r"|daarnaast|soms|"
    r"vaak|meestal|veel|weinig|sommige|is|zijn|wordt|worden|kan|kunnen|moet|mag|zal|heeft|hebben|om|via"
    r"|per|te|ter|ten)"
    r"|\w+(?:en|ing|heid|tie|sie|iteit|isme|ment|schap|ie|ers|oren|a)"
)
_PLURAL = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]{4,}s")
""" "Kussens", "Therapeuts": no order of that length ends so."""
_NEXT = re.compile(
    r"(?:de|het|een|elke?|iedere?|deze|dit|uw|je|alle|alleen|altijd|niet|geen|eerst|zo|samen|ook|tijdig"
    r"|regelmatig|actief"
    r"|dagelijks|wekelijks|jaarlijks|direct|bij|met|in|op|aan|naar|af|vooraf|zelf|na|om|extra|zorgvuldig"
    r"|duidelijk)\b|\w+en\s+(?:niet|nooit|alleen)\b",
    re.IGNORECASE,
)
_LONGEST_ORDER = 6
"""Letters of an unknown order before an adjective: "Zelfstandig wonende ouderen" orders nothing."""
_ADJECTIVE_NEXT = re.compile(r"[a-zà-ÿ]{3,}e\s+[a-zà-ÿ]{3,}(?:en|s)\b")
""" "Vijl dikke nagels": what an order may be about, behind a word that is no adjective itself."""
_CLAUSE_END = re.compile(
    r"[,.;:]|\b(?:dat|die|of|als|indien|wanneer|tenzij|mits|zodat|omdat|om"
    r"|waar\w*)\b",
    re.IGNORECASE,
)
_OTHER_VERB = re.compile(
    r"\b(?:is|zijn|wordt|worden|kan|kunnen|moet|moeten|dient|dienen|heeft|hebben|mag|mogen|zal|zou|blijkt"
    r"|blijft|geeft|helpt"
    r"|leidt|lijkt|lijken|komt|komen|gaat|gaan|verdient|was|waren|werd|vraagt|biedt|maakt|vormt|speelt|staat)\b",
    re.IGNORECASE,
)
_PARTICLE_LAST = re.compile(r"\s(?:in|af|aan|toe|uit|op|mee|vast|bij|na|om|door|over|voor|terug|weg)$", re.IGNORECASE)
_ENDS_IN_EER = re.compile(r"[a-zà-ÿ]{3,}eer$")


def is_imperative(word: str, after: str = "") -> bool:
    """Whether a word at the start of a sentence tells somebody what to do; `after` is the word behind it."""
    plain = word.lower()
    if plain in _NO_IMPERATIVE or (after.lower() == "van" and plain not in _WITH_VAN):
        return False
    return plain in _IMPERATIVES or first_person(plain) is not None or bool(_ENDS_IN_EER.fullmatch(plain))


def starts_with_imperative(text: str) -> bool:
    """Whether a text begins by telling somebody what to do; an unknown verb is known by what stands around it."""
    words = re.findall(r"[^\W\d_]+", text[:80])
    if not words:
        return False
    return is_imperative(words[0], words[1] if len(words) > 1 else "") or _looks_imperative(text)


def _looks_imperative(text: str) -> bool:
    """ "Poets de tanden", "Dik vloeistof niet standaard in": a short first word, what an order needs, no other verb."""
    found = _UNKNOWN_ORDER.match(text)
    if not found or _NO_ORDER.fullmatch(found["word"]) or _PLURAL.fullmatch(found["word"]):
        return False
    main = _CLAUSE_END.split(text, maxsplit=1)[0]
    if _OTHER_VERB.search(main):
        return False
    short = len(found["word"]) <= _LONGEST_ORDER and not found["word"].endswith(("e", "s"))
    described = short and _ADJECTIVE_NEXT.match(found["rest"])
    return bool(described or _NEXT.match(found["rest"]) or _PARTICLE_LAST.search(main.strip(" .;:,")))
