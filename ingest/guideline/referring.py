"""Advice that sends the reader elsewhere: to another guideline, or to a table or chapter of the same one."""

from __future__ import annotations

import re

from ingest.guideline.names import names_in

_WITHIN = re.compile(
    r"^(?:voor\s+[^.:]{3,90}[:,]?\s+)?(?:zie|lees|kijk|raadpleeg|ga\s+naar|volg)\b[^.]*\b(?:modules?|bijlagen?|tabel(?:len)?|figuur"
    r"|hoofdstuk|paragraaf|stroomschema"
    r"|overwegingen|onderbouwing|toelichting|noot|verantwoording|link|website|volledige\s+tekst|samenvatting)\b",
    re.IGNORECASE,
)
_REFERS = re.compile(
    r"^(?:(?:zie|lees|volg|raadpleeg|hanteer|gebruik|kijk\s+in|hiervoor\s+(?:geldt|verwijzen\s+we\s+naar)"
    r"|voor\s+[^.]{3,80}?(?:\bzie|\bgeldt|verwijzen\s+we\s+naar|verwijst\s+de\s+werkgroep\s+naar"
    r"|wordt\s+verwezen\s+naar))\b)"
    r"(?P<between>[^.]{0,90}?)(?P<name>(?:[\w&/]+-)?(?:richtlijn(?:en)?|standaard|zorgstandaard"
    r"|kwaliteitsstandaard|kwaliteitskader|generieke\s+module|handreiking|leidraad|LESA)\b[^.;()]*)",
    re.IGNORECASE,
)
_PROPER = re.compile(
    r"(?:[A-ZÀ-Þ][\w&/]*-)?(?:[Rr]ichtlijn|[Ss]tandaard|[Zz]orgstandaard|[Kk]waliteits\w+"
    r"|[Gg]enerieke module|[Hh]andreiking|[Ll]eidraad|LESA)\s+['‘“\"]?[A-ZÀ-Þ]"
)


_ONLY_POINTS = re.compile(
    r"(?:zie|lees|kijk\s+in|hiervoor)\b|voor\s+[^.]{3,80}?\b(?:zie|geldt|verwij\w+|wordt\s+verwezen)\b",
    re.IGNORECASE,
)
_NOT_FOLLOWED = re.compile(
    r"\b(?:vervangt|vervangen|anders\s+dan|in\s+tegenstelling\s+tot|in\s+plaats\s+van|niet\s+(?:volgens|conform))\s+[^.;]*$",
    re.IGNORECASE,
)
"""Before a guideline that an advice names but does not send the reader to."""


def only_points(text: str) -> bool:
    """Whether an advice that sends the reader to a guideline recommends nothing itself ("Zie …", not "Volg …")."""
    return bool(_ONLY_POINTS.match(text)) and refers_to(text) is not None


def follows(text: str) -> list[str]:
    """The guidelines that an advice names to go by: "volgens de richtlijn A", "stem dit af op de richtlijn B"."""
    return [
        re.split(r"\s+(?:als|indien|wanneer)\s+|[;,(]", name)[0].strip()
        for start, _, name in names_in(text)
        if not _NOT_FOLLOWED.search(text[:start])
    ]


def points_elsewhere(text: str) -> bool:
    """Whether a line only points at another place in the same guideline: that is no advice."""
    return bool(_WITHIN.match(text)) and not _REFERS.match(text)


def refers_to(text: str) -> str | None:
    """The guideline an advice sends the reader to, when it says nothing else."""
    found = _REFERS.match(text)
    if not found or len([s for s in re.split(r"[.;]\s", text) if s.strip()]) > 1:
        return None
    named = _PROPER.search(text)
    if not named or named.start() < found.start("between") - 1 or _WITHIN.match(text[: named.start()]):
        return None
    name = re.split(r"\s+(?:als|indien|wanneer|waarin|die)\s+|\.(?:\s|$)|[;,(]", text[named.start() :])[0]
    return name.strip(" '’”\"") or None
