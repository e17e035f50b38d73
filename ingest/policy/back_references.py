"""Whether a sentence speaks of the act told before it, so that its moment is the act's: "Dat is eind 2026 klaar"."""

from __future__ import annotations

import re

_VERB = (
    r"(?:is|zijn|wordt|worden|komt|komen|loopt|lopen|start|starten|begint|beginnen|verschijnt|verschijnen|volgt|volgen"
    r"|duurt|duren|gaat|gaan|vindt|vinden|moet|moeten|zal|zullen|kan|kunnen|treedt|treden|verwacht|verwachten)"
)
_POINTS = re.compile(
    rf"\W*(?:dit|dat|die|hij|zij|ze|het)\s+{_VERB}\b|\W*(?:deze|dit)\s"
    rf"|[^,;:]*\b{_VERB}\s+(?:er\s+)?(?:dit|deze|die|hij|zij|ze|alles|dat(?=\s+(?:klaar|gereed|afgerond|rond|bekend|voltooid)))\b"
    rf"|[^,;:]*\b{_VERB}\s+het\s+(?=(?:in|eind|begin|medio|uiterlijk|voor|vóór|naar|op|per|vanaf|rond|gereed|klaar)\b)",
    re.IGNORECASE,
)
"""A pronoun in the place of the subject."""
_LABEL = re.compile(
    r"\W*(?:gereed|klaar|afgerond|opgeleverd|planning|termijn|deadline|wanneer|streefdatum)\b"
    r"|\W*uiterlijk\b[^,;]{0,40}\b(?:gereed|klaar|afgerond|opgeleverd)\W*$",
    re.IGNORECASE,
)
"""A line without a subject of its own: "Gereed: eind 2026"."""
_OF_ANY_ACT = re.compile(
    r"(?:(?:start|streef|ingangs|oplever|eind)(?:datum|moment)|start|aanvang|uitvoering|uitwerking|afronding|oplevering|planning"
    r"|(?:door)?looptijd|publicatie|inwerkingtreding|invoering|realisatie|implementatie|verschijning|voltooiing|uitrol|lancering|livegang|opening"
    r"|uitkomst(?:en)?|(?:eind)?resultaat|(?:eind)?resultaten|bevindingen|opbrengst(?:en)?|(?:eind)?rapport|verslag|document"
    r"|stuk|notitie|advies|studie|onderzoek|verkenning|traject|project|actie|plan|werk|werkzaamheden|product(?:en)?)",
    re.IGNORECASE,
)
"""What any act has or may leave behind: its start, its course, its result."""
_AIM = re.compile(
    r"\W*(?:het|ons|de)\s+(?:streven|voornemen|bedoeling|doel|planning)\s+is\s+(?:(?:om|dat)\s+)?"
    r"(?:(?P<this>dit|deze|alles)\b|(?:(?:de|het|een)\s+)?(?P<what>[\wà-ÿ\-]+))",
    re.IGNORECASE,
)
"""A sentence that tells what is meant to be, and of what: "Het voornemen is om de conferentie …"."""
_SUBJECT = re.compile(
    rf"(?:^\W*|\b{_VERB}\s+)(?:(?:er|nog|ook|dan|naar\s+verwachting)\s+)*(?:(?:de|het|een|dat|die|alle|beide|onze|hun)\s+)?"
    r"(?P<thing>(?:[a-zà-ÿ]+e\s+){0,2}[\wà-ÿ\-]{4,})",
    re.IGNORECASE,
)
_OF_WHAT = re.compile(
    r"\s+(?:van|met|naar|over)\s+(?:(?:de|het|een|deze|dit|die|dat|alle|onze)\s+)?(?:[a-zà-ÿ]+e\s+(?!tot\b))?(?P<what>[a-zà-ÿ\-]{4,})",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"(?:januari|februari|maart|april|juni|juli|augustus|september|oktober|november|december|eind|begin|medio|zomer|najaar"
    r"|voorjaar|herfst|winter)$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\wà-ÿ\-]{4,}")
_PAST = re.compile(r"[^,;]{0,60}\b(?:was|waren|werd|werden)\b", re.IGNORECASE)
_STEM = 6
"""Letters that a word and another of its family begin with ("inventariseert", "inventarisatie")."""
_LONG = 8
"""Letters of a word whose family is told by one letter more: "opleiden" is no "opleiding"."""


def refers_back(text: str, act: str) -> bool:
    """Whether the sentence `text` speaks of the act told in the words `act` before it.

    It does with a pronoun ("Dat is klaar in …"), with what every act has ("De uitvoering start in …", but not "De start
    van de opleiding"), or when its subject is named in the act.
    """
    told = act.lower()
    if aim := _AIM.match(text):
        what = aim["what"]  # a name is who does it
        return bool(aim["this"]) or (what[0].islower() and _named(what, told))
    if _POINTS.match(text) or _LABEL.match(text):
        return True
    return any(
        (_OF_ANY_ACT.fullmatch(word.group()) or _named(word.group(), told)) and _is_its_own(text, word.end(), told)
        for subject in _SUBJECT.finditer(text)
        for word in _WORD.finditer(text, *subject.span("thing"))
    )


def looks_back(text: str) -> bool:
    """Whether a sentence tells what was so, which dates nothing that is still to be done: "De start was in 2023"."""
    return bool(_PAST.match(text))


def _is_its_own(text: str, end: int, told: str) -> bool:
    """Whether the noun that ends at `end` is not of something else than the act ("de resultaten van de opleiding")."""
    of = _OF_WHAT.match(text, end)
    return (
        of is None or bool(_MONTH.match(of["what"]) or _OF_ANY_ACT.fullmatch(of["what"])) or _begins(of["what"]) in told
    )


def _named(word: str, told: str) -> bool:
    return len(word) >= _STEM and _begins(word) in told


def _begins(word: str) -> str:
    return word.lower()[: _STEM + (len(word) >= _LONG)]
