"""The words with which a document relates itself to another: which relation, and that it speaks of itself.

A cue stands before the name of the other document ("bouwt voort op X") or behind it ("X komt te vervallen").
"""

from __future__ import annotations

import re

_OWN = r"[^.;]"
"""Anything within the clause."""

_REPLACES = (
    r"(?<!niet )(?<!geen )vervang(?:t|en)(?!\s+(?:geen|niet))",
    r"(?:kom(?:t|en)|treedt|treden)\s+(?:daarmee\s+|hiermee\s+)?in\s+de\s+plaats\s+van",
    r"in\s+de\s+plaats\s+(?:van|komt)",
    r"opvolger\s+van",
    r"nem(?:en|t)\s+afscheid\s+van|maak(?:t|en)\s+een\s+einde?\s+aan",
    rf"volgt(?={_OWN}{{3,80}}\bop\s*(?:[.,;]|$))",
    r"vervalt|vervallen(?=\s+(?:ook\s+)?(?:de|het)\b)",
    rf"trek(?:t|ken)(?={_OWN}{{3,80}}\bin\s*(?:[.,;]|$))",
)
_BUILDS = (
    r"bouw(?:t|en)\s+(?:[\w’'-]+\s+){0,6}voort(?:\s+op)?|bouw(?:t|en)\s+(?:[\w’'-]+\s+){0,3}verder\s+op|volg(?:t|en)\s+op",
    r"voort(?:\s+te\s+)?bouw\w*(?:\s+op)?",
    r"(?:vervolg|vervolgstap|voortzetting|verdieping|doorontwikkeling|vertaalslag|actualisering|herziening|herijking|verlenging)\s+(?:op|van)",
    r"vervolgt|actualise(?:ert|ren)|herzien|herziet|verleng(?:t|en)",
    r"geïnspireerd\s+(?:op|door)|voortbord\w+(?:\s+op)?|bordur\w+\s+voort\s+op|borduurt\s+voort\s+op"
    r"|leun(?:t|en)\s+op|steun(?:t|en)\s+op",
    rf"ge(?:eft|ven)\b(?={_OWN}{{3,90}}\bhanden\s+en\s+voeten\b)",
    r"ga(?:at|an)\s+(?:een\s+stap\s+)?verder\s+dan",
    r"gebaseerd\s+op",
    r"(?:(?:is|zijn|vormt|vormen)\s+de|een|als)\s+(?:[a-zà-ÿ]+e\s+)?(?:concretisering|uitwerking|invulling|vertaling)\s+van",
    rf"werk(?:t|en)\b(?={_OWN}{{0,80}}?\buit\b(?=\s*(?:[.,;]|$|en\b|in\b|voor\b|tot\b)))",
    r"(?:vloei(?:t|en)\s+voort|kom(?:t|en)\s+voort)\s+uit|afgeleid\s+(?:van|uit)",
    r"ge(?:eft|ven)\s+(?:\w+\s+){0,3}(?:uitvoering|invulling|gevolg|vervolg)\s+aan",
    rf"(?:nem|gebruik|hanteer|hanter|benut)(?:en|t)?\b(?={_OWN}{{3,110}}\bals\s+(?:leidraad|basis|onderlegger|vertrekpunt|uitgangspunt|startpunt|grondslag)\b)",
    r"in\s+het\s+verlengde\s+van",
    rf"in(?={_OWN}{{3,40}}\bis\s+(?:ingezet|begonnen|gestart),\s+(?:zetten|bouwen)\b{_OWN}{{0,20}}\b(?:door|voort)\b)",
)
_ADDS = (
    r"in\s+aanvulling\s+op",
    r"aanvullend\s+op",
    r"aanvulling\s+op",
    r"geld(?:t|en)\s+naast|bovenop",
    rf"vul(?:t|len)\b(?={_OWN}{{3,60}}\baan\b)",
    r"(?=(?:de|het)\s+[\w’'-]+(?:\s+[\w’'-]+){0,3}\s+aanvul(?:t|len)\b)",
)
_JOINS = (
    r"sluit(?:en)?\s+(?:[\w’'-]+\s+){0,4}aan\s+(?:bij|op)|aangesloten\s+(?:bij|op)|aansluiting\s+(?:bij|op)",
    r"(?:in\s+lijn|in\s+overeenstemming|in\s+samenhang)\s+met",
    r"afgestemd\s+(?:met|op)|conform|hoort\s+bij|past\s+(?:bij|binnen)|gelezen\s+naast|in\s+het\s+licht\s+van",
    r"(?:opgesteld|gemaakt|tot\s+stand\s+gekomen|gesloten)\s+in\s+het\s+kader\s+van",
    r"binnen\s+de\s+kaders\s+van|bijlage\s+bij",
)
_LAPSES = (
    rf"kom(?:t|en)\b{_OWN}{{0,60}}\bte\s+vervallen|verval(?:t|len)\b",
    r"(?:wordt|worden|is|zijn)\s+(?:[\w’'-]+\s+){0,7}(?:vervangen|ingetrokken|opgevolgd)\b",
    r"(?:[\w’'-]+\s+en\s+)?(?:vervangen|ingetrokken|vervallen)(?=\s*(?:[.,;]|$))",
    rf"{_OWN}*;\s+(?:dit|deze)\s+\w+\s+(?:treedt\s+daarvoor\s+in\s+de\s+plaats|neemt\s+de\s+plaats\s+daarvan\s+in)",
    r"niet\s+(?:meer|langer)\s+(?:geldig|van\s+kracht)",
    r"waarvoor\s+(?:het|dit\s+\w+|deze\s+\w+)\s+in\s+de\s+plaats\s+(?:treedt|komt)",
    r"verlie(?:st|zen)\s+(?:[\w’'-]+\s+){0,4}(?:geldigheid|werking)|ga(?:at|an)\s+op\s+in\s+(?:dit|deze)\b",
)
_FOUNDS = (
    r"(?:vorm(?:t|en|de|den)|is|zijn|was|waren|dien(?:t|en)\s+als|geldt|gelden\s+als)\s+"
    r"(?:(?:daarvoor|hiervoor|hierbij|daarbij|ook|mede|voor\s+ons|als|voor\s+(?:dit|deze)\s+\w+)\s+)*(?:de|het|een|ons|onze)?\s*"
    r"(?:belangrijkste?\s+|gezamenlijke?\s+)?(?:basis|fundament|vertrekpunt|startpunt|grondslag|onderlegger|leidraad|voorloper\s+van\s+(?:dit|deze))\b",
    r"blij(?:ft|ven)\s+(?:[\w’'-]+\s+){0,4}(?:leidend|leidraad|uitgangspunt)\b",
    rf"{_OWN}{{0,60}}\b(?:daarop|hierop)\s+(?:voort(?:bouw|\s+te\s+bouw)\w*|voort\b)|\ben\s+bouw(?:t|en)\s+daarop\s+voort\b",
    rf"{_OWN}{{0,30}}\b(?:zetten|borgen|zet|borgt)\s+(?:we|wij|partijen)\b{_OWN}{{0,30}}(?:\b(?:voort|door)\b|\bin\s+(?:dit|deze)\b)",
    rf"{_OWN}{{0,60}}\bin\s+(?:dit|deze)\s+\w+\s+(?:zijn\s+|worden\s+)?(?:verwerkt|uitgewerkt|uit(?=\s*[.,;]))",
    r"(?:verwerkt|uitgewerkt)(?=\s*[.,;])",
    rf"{_OWN}{{0,30}}\bals\s+vertrekpunt\s+genomen\b",
)
_BEFORE = (("vervangt", _REPLACES), ("bouwt voort op", _BUILDS), ("vult aan", _ADDS), ("sluit aan bij", _JOINS))
_BEHIND = (("vervangt", _LAPSES), ("bouwt voort op", _FOUNDS))


def _compiled(cues: tuple[tuple[str, tuple[str, ...]], ...]) -> list[tuple[str, re.Pattern[str]]]:
    return [(name, re.compile(rf"\b(?:{'|'.join(patterns)})", re.IGNORECASE)) for name, patterns in cues]


_CUES_BEFORE, _CUES_BEHIND = _compiled(_BEFORE), _compiled(_BEHIND)
_SORT = (
    r"[a-z]*(?:akkoord|arrangement|document|plan|routekaart|regeling|uitgave|convenant|programma|kader|advies|paper|rapport|manifest|visie|agenda|afspraken|aanpak"
    r"|nota|notitie|brief|overeenkomst|strategie|verklaring|rapportage|verslag|handreiking)"
)
SPEAKS_OF_ITSELF = re.compile(
    rf"\b(?:(?:dit|deze)\s+(?:[a-zà-ÿ]+e\s+)?{_SORT}|we|wij|partijen|hiermee|daarmee"
    r"|onze?\s+(?:ambities?|doelen|inzet|keuzes|koers|beleid|plannen|visie|aanpak|agenda|plan)"
    r"|het\s+(?:akkoord|plan|programma|convenant)|de\s+(?:[a-z]*agenda|visie|afspraken|nota)"
    r"|(?:lokale|regionale|onderstaande|deze)\s+afspraken|(?:dit|dat)\s+is\s+(?:ook\s+)?(?=in\s+lijn)"
    rf"|(?<![\w,] )(?:het|zij|(?:de|het)\s+{_SORT})(?=\s+(?:bouwt|vervangt|vervolgt|treedt|vult|sluit|hoort|werkt"
    r"|geldt\s+(?:naast|in\s+aanvulling)|gaat\s+(?:een\s+stap\s+)?verder|volgt\s+op|neemt\s+afscheid|is\s+(?:een|de)\s)))\b"
    r"|^\W*(?:in\s+aanvulling\s+op|aanvullend\s+op|voortbouwend\s+op|als\s+(?:vervolg\s+op|uitwerking\s+van)"
    r"|in\s+het\s+verlengde\s+van)\b",
    re.IGNORECASE,
)
_NEAR = re.compile(r"[\s)’”'\"\]\d–,-]*(?:[\wà-ÿ’-]+\s+){0,4}")
"""What may stand between a name and what is said of it."""
_OTHER_CLAUSE = re.compile(r";|\b(?:terwijl|maar)\b")


def cue_in(sentence: str) -> str | None:
    """How a sentence relates the document to what it names; None when it does not say."""
    return next((name for name, pattern in (*_CUES_BEFORE, *_CUES_BEHIND) if pattern.search(sentence)), None)


def relation_to(sentence: str, start: int, end: int | None = None) -> str | None:
    """How the sentence relates to what it names from `start` to `end`.

    What is said right behind the name ("X komt te vervallen") goes first, then the last cue before it; a cue of
    another clause says nothing.
    """
    behind = sentence[start if end is None else end :]
    for name, pattern in _CUES_BEHIND:
        if (match := pattern.search(behind)) and _NEAR.fullmatch(behind, 0, match.start()):
            return name
    before = sentence[:start]
    cues = sorted((match.start(), name) for name, pattern in _CUES_BEFORE for match in pattern.finditer(sentence))
    last = [(at, name) for at, name in cues if at < start]
    if last and not _OTHER_CLAUSE.search(before[last[-1][0] :]):
        return last[-1][1]
    lapses = _CUES_BEHIND[0][1].search(behind)
    return "vervangt" if lapses and not last else None
