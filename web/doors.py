"""The three doors of the portal, and the rooms behind the policy door: what header, home page and /beleid show.

An area that gets its own page gives its door an address here, or adds its room to `ROOMS`; nothing else needs to know.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Way:
    """A link with its words."""

    address: str
    words: str


@dataclass(frozen=True, slots=True)
class Door:
    """One of the three ways in."""

    name: str
    """In the visitor's voice, as heading on the home page."""
    short: str
    """In the page header."""
    address: str
    """Its own first page; '' while there is none: then the header leaves it out."""
    text: str
    ways: tuple[Way, ...]
    enter: str = "Naar binnen"
    """On the button to its own page."""
    behind: tuple[str, ...] = ()
    """First parts of the addresses behind this door, so that the header can say where a visitor is."""


@dataclass(frozen=True, slots=True)
class Room:
    """A page behind the policy door."""

    address: str
    name: str
    text: str
    """One sentence: what one finds there."""


ROOMS: tuple[Room, ...] = (
    Room("/afspraken", "Afspraken", "Wie doet wat, wanneer moet het klaar zijn, en welke termijn is voorbij."),
    Room("/graaf", "Verbanden", "Loop van ding naar ding, en zoek de weg tussen twee dingen."),
    Room("/vergelijk-edities", "Edities vergelijken", "Wat kwam erbij, verviel of veranderde tussen twee edities."),
    Room("/kennislacunes", "Kennislacunes", "Waar advies, een interventie of bewijs ontbreekt."),
    Room("/richtlijnen", "Richtlijnen en doelen", "Welke doelen dient elke richtlijn, hoe oud is zij, wat botst."),
    Room("/bewegingen", "Bewegingen per sector", "Zelf, thuis, digitaal en passend aanbod, en de kanslijnen."),
    Room("/impact", "Wat rust hierop?", "Wat er mee verandert als iets wijzigt of vervalt."),
    Room("/vragen", "Vragen", "Vragen aan de hele verzameling, en zelf een vraag schrijven."),
    Room("/bronnen", "Bronnen", "Alle documenten, en wat er uit elk document is gehaald of weggelaten."),
    Room("/kwaliteit", "Kwaliteit", "Hoe groot, hoe oud en hoe goed deze uitgave is, in cijfers."),
)
"""In this order on /beleid. Only rooms that exist."""

HELP = Door(
    "Ik zoek hulp of ondersteuning",
    "Ik zoek hulp",
    "/hulp",
    "Voor uzelf, of voor iemand voor wie u zorgt. Kies wat bij u past, of schrijf uw eigen vraag.",
    (
        Way("/hulp/situatie/zwaar", "Ik zorg voor iemand en het is zwaar"),
        Way("/hulp/situatie/vergeten", "Mijn moeder vergeet veel"),
        Way("/hulp/situatie/vallen", "Ik val steeds"),
        Way("/hulp/wijzer", "Help mij kiezen met vijf vragen"),
    ),
    enter="Zoek hulp",
    behind=("hulp",),
)
PROFESSIONALS = Door(
    "Ik werk in de zorg",
    "Ik werk in de zorg",
    "/zoeken",
    "Zoek bij een zorgvraag wat werkt, hoe zeker dat is, en wat richtlijnen en akkoorden zeggen.",
    (
        Way("/lijst/interventie/probleem", "Interventies per probleem"),
        Way("/lijst/interventie", "Alle interventies van A tot Z"),
        Way("/vergelijk", "Interventies vergelijken"),
    ),
    enter="Zoek een aanpak",
    behind=("zoeken", "lijst", "vergelijk"),
)
POLICY = Door(
    "Richtlijnen en beleid",
    "Beleid",
    "/beleid",
    "Zie wie wat heeft afgesproken, waar dat staat, en hoe documenten samenhangen.",
    (
        Way("/afspraken", "Wie doet wat, en wanneer"),
        Way("/richtlijnen", "Richtlijnen en doelen"),
        Way("/kennislacunes", "Kennislacunes"),
    ),
    enter="Bekijk het beleid",
    behind=(
        "beleid", "bronnen", "bron", "graaf", "afspraken", "vergelijk-edities", "kennislacunes", "vragen",
        "richtlijnen", "impact", "bewegingen", "kanslijnen", "kwaliteit",
    ),
)  # fmt: skip
DOORS = (HELP, PROFESSIONALS, POLICY)
EXPLANATION = Door("Uitleg", "Uitleg", "/uitleg", "", (), behind=("uitleg", "privacy", "stijl"))


@dataclass(frozen=True, slots=True)
class HeaderLink:
    """A link of the page header; `current` is `page` when it leads here, `true` in the area of this page, else ''."""

    address: str
    words: str
    current: str


def header_links(path: str) -> list[HeaderLink]:
    """The links of the page header as the page at `path` shows them."""
    here = path.strip("/").partition("/")[0]
    return [
        HeaderLink(door.address, door.short, "page" if path == door.address else "true" if here in door.behind else "")
        for door in (*DOORS, EXPLANATION)
        if door.address
    ]
