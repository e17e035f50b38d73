"""How the words before an actor say that it is involved in an act, rather than doing it: "in overleg met", "via"."""

from __future__ import annotations

import re

from ingest.policy.actor_groups import Group
from ingest.policy.sentence import Clause, Sentence

INVOLVED_BY = (
    r"\b(?:(?:in|na)\s+(?:(?!de\b|het\b|een\b|deze\b|onze\b|hun\b)\w+\s+){0,2}?(?:afstemming|samenwerking|overleg|samenspraak|afspraak)\s+met"
    r"|met\s+(?:\w+\s+)?(?:betrokkenheid|ondersteuning|steun|medewerking|inbreng|input|advies|(?:be)?hulp|inzet|geld"
    r"|middelen|financiering|bijdrage|subsidie)\s+van"
    r"|(?:bijgestaan|ondersteund|begeleid|gesteund|geadviseerd|gefinancierd|gesubsidieerd|gefaciliteerd)\s+door"
    r"|op\s+(?:(?:basis\s+van\s+)?(?:een\s+|het\s+)?advies|verzoek|initiatief|aangeven|voordracht)\s+van"
    r"|in\s+opdracht\s+van|(?:na|onder)\s+(?:advies|raadpleging|consultatie|begeleiding)\s+van)"
)
"""Words before somebody who is involved in what others do, in a sentence and in a list of names."""
INVOLVING = re.compile(
    rf"(?:{INVOLVED_BY}|aangevuld\s+met|\bvia|(?:af)?gestemd\s+met"
    r"|in\s+gesprek\s+(?:te\s+gaan\s+)?met|gevraagd\s+aan|met\s+onder\s+(?:meer|andere)"
    r"|gedeeld\s+met|besproken\s+met|namens|ten\s+behoeve\s+van|in\s+afstemming\s+tussen"
    r"|opdracht\s+(?:geven\s+|verlenen\s+)?aan(?:\s+bureau)?|overleg(?:d)?\s+met|door\s+subsidie\s+van)"
    r"\s+\(?(?:onder\s+(?:meer|andere)\)?\s+|o\.a\.\)?\s+|in\s+ieder\s+geval\s+|met\s+name\s+"
    r"|ook\s+)?(?:de\s+|het\s+)?$",
    re.IGNORECASE,
)
TOGETHER = re.compile(
    r"\b(?:samen|gezamenlijk|tezamen|gezamelijk)\s+met\s+(?:onder\s+(?:meer|andere)\s+|o\.a\.\s+)?(?:de\s+|het\s+)?$",
    re.IGNORECASE,
)
_LED_BY = re.compile(
    r"\b(?:o\.l\.v\.|onder\s+(?:regie|leiding|coördinatie|voorzitterschap|verantwoordelijkheid)\s+van)\s+(?:de\s+|het\s+)?$",
    re.IGNORECASE,
)
_ADVISED_BY = re.compile(
    r"\b(?:laten\s+)?(?:adviseren|begeleiden|bijstaan|inspireren|informeren|ondersteunen|bijpraten)\b[^.;]{0,60}\bdoor\s+(?:de\s+|het\s+)?$",
    re.IGNORECASE,
)
"""Before who lends somebody a hand: "zich laten adviseren over de opzet door de werkgroep"."""
_LETS_ITSELF = re.compile(
    r"\bzich\b[^.;]*\b(?:adviseren|begeleiden|bijstaan|inspireren|informeren|ondersteunen|bijpraten)\b", re.IGNORECASE
)


def lets_itself(read: Sentence, clause: Clause) -> bool:
    """Whether a clause only says who lends a hand: "laat zich daarover adviseren door de werkgroep"."""
    lets = "laten" in {clause.finite, clause.modal} or "laten" in read.text[clause.start : clause.end]
    return lets and bool(_LETS_ITSELF.search(read.text, clause.start, clause.end))


_LISTING = re.compile(r"(?:\(|\bzoals\s|\bwaaronder\s|\bonder\s+andere\s)[^()]{0,24}$", re.IGNORECASE)
_EXAMPLES = re.compile(
    r"\b(?P<those>(?:[a-zà-ÿ\-]+\s+){0,6}[a-zà-ÿ\-]+),?\s+(?:\(|zoals\s+|waaronder\s+|onder\s+andere\s+)"
    r"(?:zoals\s+|waaronder\s+|o\.a\.\s+|onder\s+andere\s+|onder\s+meer\s+)?(?:de\s+|het\s+)?$",
    re.IGNORECASE,
)
"""Whom the actors behind it are examples of, or are."""
_SEEKING = re.compile(
    r"\b(?:verbinding|aansluiting|samenwerking|contact)\s+(?:wordt\s+|worden\s+)?(?:ge)?zo(?:ch|e)[a-z]*\s+(?:met|bij)\s+(?:de\s+|het\s+)?$",
    re.IGNORECASE,
)
"""Before with whom something is looked for that will be done together."""
_WITH = re.compile(r"\bmet\s+(?:onder\s+meer\s+|onder\s+andere\s+|name\s+)?(?:de\s+|het\s+)?$", re.IGNORECASE)
TALKING = frozenset(
    "overleggen afstemmen bespreken samenwerken praten spreken communiceren afspreken onderhandelen delen "
    "uitwisselen gaan maken sluiten zoeken verkennen optrekken aangaan".split()
)
INVOLVE_VERBS = frozenset({"betrekken", "raadplegen", "consulteren", "uitnodigen"})
LENDING = frozenset({"bijstaan", "meedenken", "meekijken", "meewerken", "meedoen", "deelnemen"})
"""Who does so is involved in the act of others."""
ATTACHED_VERBS = INVOLVE_VERBS | {
    "afstemmen",
    "informeren",
    "meenemen",
    "meewegen",
    "ondersteunen",
    "deelnemen",
    "meewerken",
    "meedenken",
    "meekijken",
    "bijstaan",
}
OBJECT_VERBS = frozenset(
    "vragen verzoeken uitnodigen betrekken ondersteunen faciliteren adviseren opdragen raadplegen stimuleren "
    "aanspreken informeren bevragen bijstaan helpen attenderen consulteren".split()
)
_GOVERNED = re.compile(
    r"\b(?:bij|binnen|door|in|met|naar|om|onder|op|over|per|sinds|tegen|tijdens|tot|tussen|uit|van|vanaf|via|volgens|voor|zonder)"
    r"\s+(?:(?:de|het|een|alle|andere|deze|hun|haar)\s+)*$",
    re.IGNORECASE,
)
"""A preposition right before an actor: then it is no object ("adviseert over overleg tussen aanbieders")."""
_REPORTS_TO = frozenset("rapporteren voorleggen melden terugkoppelen aanvragen aankaarten".split())
_TO = re.compile(r"\b(?:aan|bij)\s+(?:de\s+|het\s+)?$", re.IGNORECASE)
OPENS_WITH = re.compile(r"^\W*met\s+(?:de\s+|het\s+)?$", re.IGNORECASE)
"""Before who stands first and does it too, unless it is talk: "Met Vilans starten wij een leernetwerk"."""
_TALK = re.compile(r"\b(?:gesprek|gesprekken|overleg|dialoog)\b", re.IGNORECASE)
_ALONGSIDE = re.compile(r"\b(?:die|dat)\s+(?:daarbij|hierbij|daarvoor|hiervoor|daarin)\b[^,;.]*$", re.IGNORECASE)
_WHEREIN = re.compile(r"\bwaar(?:in|aan|bij)\s+(?:ook\s+)?(?:de\s+|het\s+)?$", re.IGNORECASE)
_TAKES_PART = re.compile(
    r"\s+(?:deelne|meedoe|meedoet|meewerk|participe|aansluit|(?:ook\s+)?(?:wordt|worden)\s+(?:betrokken|uitgenodigd|geraadpleegd|bevraagd)|betrokken\s+(?:wordt|worden|is|zijn))",
    re.IGNORECASE,
)
_TAKES_ALONG = re.compile(
    r"[^,;.]{0,60}\b(?:betrek(?:t|ken)|raadple(?:egt|gen)|consulte(?:ert|ren)|bevra(?:agt|gen))\b", re.IGNORECASE
)
"""Involvement told in a relative clause: "het bureau, dat daarbij de cliëntenraad betrekt"."""


def exemplified(before: str) -> bool:
    """Whether actors are the examples or members of those whom a text involves: "in overleg met het onderwijs (A
    en B)", "verbinding zoeken met kennisinstituten, zoals A"."""
    listed = _EXAMPLES.search(before) if _LISTING.search(before) else None
    if listed is None:
        return False
    words = [m.start() for m in re.finditer(r"[\wà-ÿ\-]+", listed["those"])]
    lead = before[: listed.start("those")]
    return any(
        INVOLVING.search(lead + listed["those"][:at]) or _SEEKING.search(lead + listed["those"][:at]) for at in words
    )


def how_involved(clause: Clause, before: str, read: Sentence, group: Group) -> str | None:
    """ "with" when a group of actors is involved in what a clause tells, "led" when it leads it; None when it is not.

    `before` are the words of the clause up to the group.
    """
    if _LED_BY.search(before):
        return "led"
    if (
        INVOLVING.search(before)
        or _ADVISED_BY.search(before)
        or (TOGETHER.search(before) and re.search(r"\bin\s+(?:gesprek|overleg|dialoog)\b", read.text))
    ):
        return "with"
    if exemplified(read.text[clause.start : group.names[0][0] if group.names else group.start]):
        return "with"
    if read.subordinate[group.start]:
        behind = read.text[group.end :]
        told = _ALONGSIDE.search(before) and _TAKES_ALONG.match(behind)
        return "with" if told or (_WHEREIN.search(before) and _TAKES_PART.match(behind)) else None
    talk = clause.verb == "voeren" and _TALK.search(read.text[clause.start : clause.end])
    by_others = clause.passive or (clause.subject is None and not clause.person)
    if ((clause.verb in TALKING or talk) and _WITH.search(before)) or (by_others and OPENS_WITH.fullmatch(before)):
        return "with"
    if clause.verb in _REPORTS_TO and _TO.search(before):
        return None if group.actors[0].name == "partijen" else "with"
    if clause.verb in OBJECT_VERBS and group.start >= read.tokens[clause.finite_at].end and not clause.passive:
        return None if _GOVERNED.search(before) else "with"
    if clause.passive and clause.verb in INVOLVE_VERBS:
        return "with"
    return None
