"""Whether a text is policy at all: guidelines, inventories and leaflets must not yield promises."""

from __future__ import annotations

import re

from ingest.policy.flow import Flow
from ingest.policy.labels import Part

_POLICY = re.compile(
    r"\b(?:akkoord|convenant|afspraken|beleid|kabinet|staatssecretaris|minister|ministerie|tweede\s+kamer"
    r"|kamerbrief|regeer\w+|inkoopbeleid|zorgkantoren"
    r"|gemeenten?|gemeenteraad|raad|regio|provincie|college\s+van|wethouder|ambitie|ambities|subsidie\w*|agenda|actieplan"
    r"|uitvoeringsplan|beleidsplan|programma|visie|bestuurlijk\w*|partijen"
    r"|transitie\w*|monitoring|wetsvoorstel|wetgeving|begroting|stuurgroep|regiegroep|pilots?|zorginkoop"
    r"|regiovisie|regioplan)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:aanbeveling(?:en)?|uitgangsvra(?:ag|gen)|grade|randomi[sz]e\w*|rct|evidence|bewijskracht"
    r"|systematische\s+review|deelnemers|interventiegroep|controlegroep"
    r"|effectgrootte|richtlijnmodule|werkinstructie|dosering|mg|bijwerkingen|contra-indicatie\w*"
    r"|handleiding|werkblad|diagnos\w+|behandel(?:ing|aar|ingen)|symptomen"
    r"|onderbouwing|literatuur\w*|zoekstrategie|erkend|erkenning|erkenningscommissie|materialen|sessies?"
    r"|bijeenkomst\s+\d)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"\b(?:[a-zà-ÿ]+-?)?(?:agenda|akkoord|convenant|visie|nota|deal|verklaring|programma|strategie|aanpak|afspraken|overeenkomst"
    r"|besluitenlijst|actielijst|beleid|inkoopkader|beleidskader|brief|uitvoeringsplan|projectplan|regioplan|beleidsplan"
    r"|actieplan|plan\s+van\s+aanpak|voortgangsrapportage|meerjarenplan|jaarplan|werkplan|transformatieplan)\b",
    re.IGNORECASE,
)
"""What a policy document calls itself."""
_ENOUGH = 4.0
"""Policy words per thousand words that a text without labels needs."""


def is_policy(flow: Flow, sort: str | None = None) -> bool:
    """Whether facts of policy may be drawn from the text. `sort` is the document's known soort ("richtlijn",
    "akkoord")."""
    if sort and re.search(
        r"richtlijn|inventaris|interventie|wetenschappelijk|artikel|begrippen|voorziening|folder|handreiking",
        sort,
        re.IGNORECASE,
    ):
        return False
    if sort and re.search(
        r"akkoord|agenda|visie|beleid|convenant|brief|plan|nota|programma|afspraken", sort, re.IGNORECASE
    ):
        return True
    if flow.agreements or any(item.part is Part.TREKKER for item in flow.items):
        return True
    text = " ".join(item.text for item in flow.items)
    words = max(len(text.split()), 1)
    policy, other = len(_POLICY.findall(text)), len(_OTHER.findall(text))
    if _TITLE.search(flow.title) and policy >= other:
        return True
    return policy * 1000 / words >= _ENOUGH and policy > other
