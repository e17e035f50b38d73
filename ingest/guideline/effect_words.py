"""Words by which a conclusion tells an effect: verbs, comparatives, and nouns of which more is good or bad.

Direction and value are apart: a verb says whether there is less or more of a measure, the noun says whether that is
good ("minder pijn") or harm ("minder mobiliteit").
"""

from __future__ import annotations

import re
from enum import StrEnum


class Change(StrEnum):
    """What is said to happen to a measure."""

    LESS = "less"
    MORE = "more"
    BETTER = "better"
    WORSE = "worse"
    OPEN = "open"
    """Something, without a direction: "beïnvloedt"."""
    SAME = "same"


def _words(text: str) -> str:
    """A pattern for any of these words; "_" stands for white space, brackets for what may differ."""
    return "|".join(text.replace("(", "(?:").replace("_", r"\s+").split())


ACTING: dict[Change, str] = {
    Change.LESS: _words(
        """verminder(en|t|de|den|d)? verla(agt|gen|agde|agd) verklein(en|t|de|d)? reduce(ert|ren|erde|erd)
        verkort(en|te)? bekort(en|te|t)? demp(en|t|te)? beperk(en|t|te)? voorko(mt|men|om) voorkwam(en)?
        halve(ert|ren|erde) onderdruk(ken|t|te)?
        verlicht(en|te)?
        vertra(agt|gen|agde) remmen remt remde verzacht(en|te)? bestrijd(en|t) minimaliseert tegengaan tegengaat
        tegen_te_gaan terugdring(en|t) terug_te_dringen uitstel(len|t) uit_te_stellen
        do(et|en)_(afnemen|dalen|verminderen) help(t|en)_tegen bescherm(t|en)_tegen"""
    ),
    Change.MORE: _words(
        """verho(ogt|gen|ogde|ogd) vergro(ot|ten|otte) verleng(en|t|de)? versterk(en|t|te)? bevorder(en|t|de)?
        stimule(ert|ren|erde) versnel(len|t|de)? verdubbel(en|t|de)? vermeerder(en|t|de)?
        do(et|en)_(toenemen|stijgen) oproep(en|t) op_te_roepen uitlok(ken|t) uit_te_lokken opwek(ken|t)
        aanwakker(en|t)"""
    ),
    Change.BETTER: _words(
        r"""verbeter(en|t|de|den)? ondersteun(en|t|de)? herstel(len|t|de)? behoud(en|t)? optimalise(ert|ren)
        aanto(ont|nen) vergemakkelijk(en|t) herken(t|nen|de|den)? voorspel(t|len|de)? onderscheid(t|en)?(_van_\w+)?
        opspo(ort|ren) signale(ert|ren) detecte(ert|ren) bespoedig(en|t|de)? vaststel(t|len) vast_te_stellen
        op_te_sporen"""
    ),
    Change.WORSE: _words(
        """verslechter(en|t|de)? vererger(en|t|de)? schad(en|de) schaadt beschadig(en|t|de)? belemmer(en|t|de)?
        verstoor(t|de) verstoren ondermijn(en|t) verzwak(ken|t|te)? aantast(en)? aan_te_tasten
        verzwaar(t|de) verzwaren"""
    ),
    Change.OPEN: _words("be[ïi]nvloed(en|t|de)? verander(en|t|de)? wijzig(en|t|de)?"),
}
"""Verbs that act on a measure: "vermindert de pijn", "dat … de pijn vermindert"."""
_OFF, _ON = r"(?:neemt|nemen|nam|namen)(?=[^.;]*\saf\b)", r"(?:neemt|nemen|nam|namen)(?=[^.;]*\stoe\b)"
_GOES = r"(?:gaat|gaan|ging|gingen)(?=[^.;]*\s"
_BACK = _GOES + r"achteruit\b)"
_FORWARD = _GOES + r"vooruit\b)|(?:blijft|blijven|bleef|bleven)(?=\s+(?:op\s+peil|behouden|intact)\b)"
MOVING: dict[Change, tuple[str, str]] = {
    Change.LESS: (
        _words("daal(t|de|den) dalen zak(t|te|ken) verminder(t|de|den) halveer(t|de)") + f"|{_OFF}",
        _words("afne(emt|men) afnam(en)? afgenomen da(alt|alde|len) gedaald af_te_nemen"),
    ),
    Change.MORE: (
        _words("stijgt stijgen steeg stegen groeit") + f"|{_ON}",
        _words("toene(emt|men) toenam(en)? toegenomen stijgt stijgen steeg gestegen toe_te_nemen"),
    ),
    Change.BETTER: (_words("verbeter(t|de|den|en) herstel(t|de|len)") + f"|{_FORWARD}", _words("verbeter(t|de|en)")),
    Change.WORSE: (_words("verslechter(t|de|en) vererger(t|de|en)") + f"|{_BACK}", _words("verslechter(t|de|en)")),
    Change.OPEN: (
        _words("verander(t|de|en) verschil(t|de|den|len)"),
        _words("verander(t|de|en) verschil(t|de|den|len)"),
    ),
}
"""Verbs of which the measure is the subject: those of a main clause, and those at the end of a clause."""
COMPARED: dict[Change, str] = {
    Change.LESS: _words("lager kleiner minder korter geringer"),
    Change.MORE: _words(r"hoger groter meer langer vaker frequenter (\w+_)?keer_zo_(groot|hoog|vaak|lang|veel)"),
    Change.BETTER: _words("beter gunstiger sneller eerder rustiger sterker"),
    Change.WORSE: _words("slechter ongunstiger ernstiger erger droger zwakker trager onrustiger"),
    Change.SAME: r"gelijk|vergelijkbaar|hetzelfde|even\s+\w+|evenveel|onveranderd|klein\s+en\s+niet",
}
"""Comparatives: "was lager", "maken … droger", "lagere kosten"."""
NAMED_AFTER: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (noun, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for noun, words in (
        ("herkennen", r"herken(?:t|nen|de|den)?"),
        ("opsporen", r"opspo(?:ort|ren)|op\s+te\s+sporen|spo(?:ort|ren)(?=[^.;]*\sop\b)"),
        ("signaleren", r"signale(?:ert|ren)"),
        ("vaststellen", r"vaststel(?:t|len)|vast\s+te\s+stellen|detecte(?:ert|ren)"),
        ("voorspellen", r"voorspel(?:t|len|de)?"),
        ("aantonen", r"aanto(?:ont|nen)"),
        ("genezing", r"gene(?:est|zen)|gen(?:as|azen)"),
    )
)
"""Verbs of which not the object is what was measured ("ondervoeding"), but how well it is done: "herkennen van …"."""
BAD = re.compile(
    r"bijwerking|\bdroge\s|\bviel(?:en)?\b|\boverle(?:den|ed)\b|sterfte|mortaliteit|overlij|vallen\b|valincident|valrisico|val(?:len|partij|angst)|complicatie|\bval\b"
    r"|infectie|schad|risico|uitdroging|letsel|pijn|agitatie|delier|sedatie|uitval|bloeding|opname(?:s|n|duur)?\b"
    r"|fractuur|fracturen|decubitus|wond(?!genez|herstel|heling)|klacht|(?<!ontv)angst|depressi|eenzaam|belasting|stress|probleem"
    r"|problemen|verlies|ondervoeding|dehydratie|benauwd|kosten|verwarring|onrust|sufheid|(?<!on)afhankelijkheid|incidenten"
    r"|slapeloos|jeuk|symptom|ernst\b|incontinent|obstipatie|achteruitgang|ziekte|verzuim|fouten|ligduur|doorligplek"
    r"|smet(?:ten|plek\w*)?\b|misselijk|braken|diarree|roodheid|irritatie|dermatitis|uitslag|zwelling|duizelig|moeheid"
    r"|vermoeid|hypotensie|hypoglyk|impactie|ongeval|agressie|heropname|verstopping|krampen|hallucinat|verslikk"
    r"|ontsteking|sarcopenie|contractu|stijfheid|zweten|hoest|aspiratie|kortademig|dyspn|drukplek|gebroken|breuk|gedragsprobl"
    r"|onbegrepen\s+gedrag|apathie|somber|trombose|oedeem|beroerte|infarct|genezings(?:duur|tijd)"
    r"|\bon(?:rust|veilig|gemak|tevreden|macht|vrede|begrip|gepast|geval)|\bover(?:belast|prikkel|last|dosis|gevoelig)|\bmis(?:hand|bruik)"
    r"|schaamte|schuld|verdriet|heimwee|paniek|boosheid|ruzie|conflict|geweld|spijt|verveling|frustratie|hinder|tekort|gebrek"
    r"|vertraging|wachttijd|uitglij|struikel|verwonding|kneuzing|blessure|brandwond|scheur|blaren|koorts|wegloop|vermissing|dwang"
    r"|fixatie|vrijheidsbeperk|resistentie|prikkelbaar|nachtmerrie|werkdruk|tijdsinvestering|verwaarlozing|polyfarmacie|wantrouwen"
    r"|onderschat|overschat|verweking|verkleuring|schrik|huilen|roepen|dwalen|somnolent|toxiciteit|nierfalen|hartfalen|verergering|terugval|recidief|besmetting"
    r"|herstel(?:duur|tijd)|inslaap(?:duur|tijd)|behandelduur|tijd\s+tot\b|probleemgedrag|roepgedrag|suïcid|delirant|verwardheid|(?:arts|dokter|SEH|spoed|ziekenhuis|hulp|poli)\w*-?(?:bezoek|consult)"
    r"|bezoek\w*\s+aan\s+(?:(?:de|het|een)\s+)?(?:\w*arts|dokter|SEH|spoed|ziekenhuis|eerste\s+hulp)|spasme|overgewicht"
    r"|natte\s+(?:perioden?|episodes?)|aandrang|plaque|cariës|tandsteen|tandbederf|tandplak|\bwakker|freezing|bevriez|zonnebrand|verbranding|verslikken|\bbanden\b|slaapmedicatie|psychofarmaca|antipsychotica"
    r"|benzodiazepinen?|beperking|opgenomen|plekken\b|slijtage|hik\b|dorst|honger|\bkou\b|onnodig|antibioticagebruik|(?:medicijn|geneesmiddelen|medicatie)gebruik|kwijlen|tremor|reflux"
    r"|krabben|gillen|amputatie|lekkage|embolie|sepsis|ademnood|opstandig|heroperatie|progressie|crisis|residu",
    re.IGNORECASE,
)
"""What nobody wants more of."""
GOOD = re.compile(
    r"kwaliteit|functioner|mobiliteit|zelfredzaam|slaapduur|slaapkwaliteit|kracht|balans|tevreden|welzijn|nachtrust"
    r"|welbevinden|overleving|zelfstandig|onafhankelijk|vermogen\b|belangstelling|verlichting\b|participatie|stemming|cognitie|geheugen|gewicht\b|inname|genez|herstel|heling"
    r"|therapietrouw|kennis|vaardigheden|comfort|contact|activiteit|stoelgang|eetlust|herkenn|smaak|gehoor|gezichtsvermogen|loopsnelheid|beweeglijk|lenigheid|conditie|slaap\b|veiligheid|mond\b"
    r"|doelen\b|vertrouwen|zekerheid|plezier|vreugde|levenslust|\bdrinken\b|\beten\b|weerbaar|veerkracht|waardigheid|autonomie|deskundig|bekwaam|verbondenheid|steun\b"
    r"|uithoudings|fitheid|concentratie|aandacht\b|alertheid|deelname|vaccinatiegraad|naleving|hygiëne|voedingstoestand"
    r"|spiermassa|botdichtheid|draagkracht|draaglast(?=\sverlicht)|levensverwacht|remissie|lichaamsbeweging|betrokkenheid|regie\b|zelfmanagement|communicatie|spraak|verstaanbaarheid|slikfunctie|speeksel"
    r"|loopafstand|wandel|\beten\b|\bslapen\b|\bdrinken\b|\bthuis\b|gewichtstoename|ontspanning|\brust\b|\bstoppen\b|evenwicht|motivatie|interactie|zingeving|zelfbeeld|zelfwaardering|oriëntatie"
    r"|longfunctie|saturatie|gezondheid|samenwerking|vitaliteit|inzicht|privacy|waardering",
    re.IGNORECASE,
)
"""What everybody wants more of."""
AIMED_AT = re.compile(r"verwijzing|bloeddruk|hartslag|\bscores?\b|frequentie|temperatuur", re.IGNORECASE)
"""Of which more as well as less may be what is aimed at: what is tried is tried for the better."""

WHO = (
    r"(?:\w*bewoners?|mensen|ouderen|oudere|\w*patiënt(?:en)?|cliënt(?:en)?|vrouwen|mannen|\w*mantelzorgers?|naasten|volwassenen"
    r"|deelnemers|gebruikers|verzorgenden|verpleegkundigen|begeleiders|medewerkers|personen|kinderen|degenen?)"
)
"""The people with whom something is measured."""


def any_of(table: dict[Change, str]) -> str:
    """One pattern for all words of a table, with a group named after the change each tells."""
    return "|".join(f"(?P<{change}>{words})" for change, words in table.items())
