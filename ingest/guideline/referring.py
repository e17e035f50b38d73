"""Advice that sends the reader elsewhere: to another guideline, or to a table or chapter of the same one."""

from __future__ import annotations

import re

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
