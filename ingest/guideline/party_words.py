"""Words by which a guideline gives an organisation one of three roles: in labels, in sentences and in brackets."""

from __future__ import annotations

import re

from graph.model import Predicate

ROLES: tuple[tuple[Predicate, re.Pattern[str]], ...] = tuple(
    (predicate, re.compile(pattern, re.IGNORECASE))
    for predicate, pattern in (
        (
            Predicate.GEAUTORISEERD_DOOR,
            r"geautoriseerd\s+door|autoriserende?(?:\s+(?:partij(?:en)?|verenigingen|organisaties"
            r"|beroepsverenigingen))?"
            r"|autorisatie(?:\s+door)?",
        ),
        (
            Predicate.INSTEMMING_VAN,
            r"instemmende?(?:\s+(?:partij(?:en)?|verenigingen|organisaties))?|(?:met\s+)?instemming(?:\s+van)?"
            r"|ingestemd\s+door|geaccordeerd\s+door",
        ),
        (
            Predicate.INITIATIEF_VAN,
            r"(?:op\s+)?initiatief(?:nemers?|nemer\(s\)|nemende\s+\w+)?(?:\s+van|\s+door)?"
            r"|initiërende\s+(?:partij(?:en)?(?:\(en\))?|verenigingen|organisaties)(?:\(en\))?",
        ),
    )
)
OTHER = re.compile(
    r"^\W*(?:financi\w+|gefinancierd|subsidie\w*|eigenaar|ontwikkel\w+|in\s+opdracht|opdrachtgever"
    r"|regiehouder\w*|procesbegeleiding|met\s+ondersteuning|ondersteuning"
    r"|in\s+samenwerking|samenwerking|werkgroep\w*|samenstelling|met\s+medewerking|participant\w*|namens"
    r"|penvoerder|uitgever|auteurs?|contact|status|gereed|voorzitter|leden|laatst|methode|versie|datum|betrokken)\b",
    re.IGNORECASE,
)
_VERBS = r"heeft|hebben|is|zijn|werd|werden|nam|namen|gaf|gaven|stemt|stemmen|niet"
_DOER = rf"(?P<who>[A-ZÀ-Þ](?:(?!\b(?:{_VERBS})\b)[^.;]){{0,200}}?)"
"""Who does something: what stands before the verb, without a verb of its own."""
_NAMES = r"(?P<who>(?:(?!\s+en\s+met\b)[^.;])+)"
_WHEN = r"(?:(?:op|in|per)\s+[^.;]{4,25}?\s+)?"
_TOGETHER = r"(?:(?:samen|in\s+samenwerking)\s+met\s+[^.;]{2,80}?\s+)?"
_PAPER = r"(?:de|deze|het|dit)\s+[\w-]+"
PROSE: tuple[tuple[Predicate, str], ...] = (
    (Predicate.GEAUTORISEERD_DOOR, rf"(?<!niet\s)[Gg]eautoriseerd\s+{_WHEN}(?:is\s+)?door\s*:?\s*{_NAMES}"),
    (
        Predicate.GEAUTORISEERD_DOOR,
        rf"(?:is|zijn|werd|werden)\s+{_WHEN}door\s+(?P<who>[^.;]{{2,300}}?)\s+geautoriseerd\b",
    ),
    (Predicate.GEAUTORISEERD_DOOR, rf"[Aa]utorisatie\s+(?:is\s+)?(?:verleend\s+)?door\s+{_NAMES}"),
    (
        Predicate.GEAUTORISEERD_DOOR,
        rf"{_DOER}\s+(?:heeft|hebben)\s+{_PAPER}\s+{_WHEN}(?:(?!niet\b)[\w-]+\s+){{0,4}}?geautoriseerd",
    ),
    (Predicate.GEAUTORISEERD_DOOR, rf"{_DOER}\s+(?:autoriseert|autoriseren|autoriseerden?)\b"),
    (
        Predicate.GEAUTORISEERD_DOOR,
        r"(?:hebben|heeft)\s+(?:de|deze|het|dit)\s+\w+\s+geautoriseerd\s*:\s*(?P<who>[^.;]+)",
    ),
    (Predicate.GEAUTORISEERD_DOOR, r"[Aa]utoriserende\s+\w+\s+(?:(?:zijn|waren|is)\s+|\()(?P<who>[^.;()]+)"),
    (Predicate.INSTEMMING_VAN, r"[Ii]nstemmende\s+\w+\s+(?:(?:zijn|waren|is)\s+|\()(?P<who>[^.;()]+)"),
    (
        Predicate.INSTEMMING_VAN,
        rf"{_DOER}\s+(?:stemt|stemmen|stemde|stemden)\s+(?:(?!niet\b)\w+\s+){{0,5}}?in(?=\s+met\b|\s*(?:[.,;]|$))",
    ),
    (Predicate.INSTEMMING_VAN, rf"{_DOER}\s+(?:heeft|hebben)\s+(?:(?!\bniet\b)[^.;]){{0,60}}?\bingestemd"),
    (
        Predicate.INSTEMMING_VAN,
        rf"{_DOER}\s+(?:geeft|geven|gaf|gaven|verleent|verleende[n]?)\s+(?:haar\s+|zijn\s+|hun\s+)?instemming",
    ),
    (Predicate.INSTEMMING_VAN, r"(?<!niet\s)(?:[Gg]eaccordeerd|[Ii]ngestemd)\s+(?:is\s+)?door\s+(?P<who>[^.;]+)"),
    (Predicate.INSTEMMING_VAN, r"(?:hebben|heeft)\s+(?:[^.;:]{0,60}?\s)?ingestemd\s*:\s*(?P<who>[^.;]+)"),
    (Predicate.INSTEMMING_VAN, r"\b[Mm]et\s+(?:de\s+)?instemming\s+van\s+(?P<who>[^.;]+)"),
    (
        Predicate.INITIATIEF_VAN,
        r"[Oo]p\s+initiatief\s+van\s+(?P<who>[^.;]{2,300}?)(?=\s+(?:is|zijn|werd|geschreven|ontwikkeld|opgesteld|gemaakt"
        r"|herzien|tot\s+stand|en\s+(?:geautoriseerd|gefinancierd|is|werd|met))\b|[.;]|$)",
    ),
    (Predicate.INITIATIEF_VAN, rf"{_DOER}\s+(?:nam|namen|heeft|hebben)\s+{_WHEN}{_TOGETHER}het\s+initiatief"),
    (Predicate.INITIATIEF_VAN, r"(?:samen|in\s+samenwerking)\s+met\s+(?P<who>[^.;]{2,80}?)\s+het\s+initiatief"),
    (
        Predicate.INITIATIEF_VAN,
        r"\b[Ii]nitiatief\s+(?:(?:tot|voor|van)\s+[^.;]{3,30}?\s+)?(?:lag|ligt|berust\w*|kwam|komt|werd\s+genomen|is\s+genomen"
        r"|ging\s+uit)\s+(?:bij|van|door)\s+(?P<who>(?:(?!\s+en\s+[a-z]+[tm]\s)[^.;])+)",
    ),
    (Predicate.INITIATIEF_VAN, rf"{_DOER}\s+(?:initieert|initiëren|initieerden?)\b"),
    (Predicate.INITIATIEF_VAN, rf"{_DOER}\s+(?:is|zijn|was|waren)\s+(?:de\s+)?initiatiefnemers?\b"),
    (Predicate.INITIATIEF_VAN, r"^\W*Initiatiefnemers?\s+(?P<who>[A-ZÀ-Þ][^.;:]+)"),
    (Predicate.INITIATIEF_VAN, rf"{_DOER},\s+(?:als\s+|de\s+)?initiatiefnemers?\b"),
    (
        Predicate.INITIATIEF_VAN,
        r"[Ii]nitiatiefnemers?\s+(?:(?:van|voor|tot)\s+[^.;]{3,30}?\s+)?(?:is|zijn|was|waren)\s+(?P<who>[^.;]+)",
    ),
)
"""Sentences that give an organisation a role."""
TOLD_BELOW = re.compile(
    r"\b(?P<role>geautoriseerd\s+door|instemming\s+van|ingestemd\s+door"
    r"|initiatief\s+van)(?:\s+de\s+volgende\s+\w+)?\s*:\s*$",
    re.IGNORECASE,
)
"""The end of a sentence that a list of names completes."""
WORDS_OF_ROLES: tuple[tuple[Predicate, re.Pattern[str]], ...] = (
    (
        Predicate.GEAUTORISEERD_DOOR,
        re.compile(r"(?<!niet\s)\b(?:autoriserend\w*|autorisatie|geautoriseerd)\b", re.IGNORECASE),
    ),
    (Predicate.INSTEMMING_VAN, re.compile(r"(?<!niet\s)\b(?:instemmend\w*|instemming|ingestemd)\b", re.IGNORECASE)),
    (Predicate.INITIATIEF_VAN, re.compile(r"\b(?:initiatief\w*|initiërend\w*)\b", re.IGNORECASE)),
)
