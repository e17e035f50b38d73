"""Words of the help door: situations in the visitor's voice, vraaggebieden and laws in plain Dutch."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape


@dataclass(frozen=True, slots=True)
class Choice:
    """Something a visitor can choose."""

    code: str
    words: str
    hint: str = ""


SITUATIONS = (
    Choice("zwaar", "Ik zorg voor iemand en het is zwaar", "het zorgen voor een ander"),
    Choice("vergeten", "Mijn moeder vergeet veel", "vergeten of dementie"),
    Choice("vallen", "Ik val steeds, of ben bang om te vallen", "vallen"),
    Choice("alleen", "Ik ben vaak alleen", "veel alleen zijn"),
    Choice("somber", "Ik ben somber, bang of verdrietig", "somber of bang zijn"),
    Choice("huishouden", "Het huishouden lukt niet meer", "het huishouden"),
    Choice("wassen", "Wassen en aankleden lukt niet alleen", "wassen en aankleden"),
    Choice("eten", "Eten, pillen, zien of horen gaat slecht", "eten, pillen, zien of horen"),
    Choice("weg", "Ik kom de deur niet meer uit", "op pad gaan"),
    Choice("huis", "Mijn huis is niet handig meer", "uw huis"),
    Choice("ziekenhuis", "Ik kom uit het ziekenhuis", "na het ziekenhuis"),
    Choice("nietthuis", "Wat als thuis niet meer gaat?", "als thuis niet meer gaat"),
    Choice("regels", "Ik snap de brieven en regels niet", "brieven en regels"),
    Choice("geld", "Ik kom niet rond met mijn geld", "geld"),
    Choice("werk", "Ik werk en ik zorg", "werken en zorgen"),
    Choice("einde", "Iemand wordt niet meer beter", "niet meer beter worden"),
)
"""Code on a card → in the visitor's voice, and as what a card is about."""

AREAS: Mapping[str, Choice] = {
    "informatie-en-advies": Choice("informatie-en-advies", "Uitleg: wat is er en waar?"),
    "persoonlijke-begeleiding": Choice("persoonlijke-begeleiding", "Iemand die met mij meedenkt"),
    "emotionele-steun": Choice("emotionele-steun", "Praten en steun"),
    "educatie": Choice("educatie", "Leren en oefenen"),
    "praktische-hulp": Choice("praktische-hulp", "Hulp in huis en bij de zorg"),
    "respijtzorg": Choice("respijtzorg", "Even vrij van zorgen"),
    "financiele-hulp": Choice("financiele-hulp", "Geld en kosten"),
    "materiele-hulp": Choice("materiele-hulp", "Spullen en mijn huis"),
}
"""Last part of the id of a vraaggebied → how the door calls it."""

LAWS: Mapping[str, str] = {
    "wmo": "De Wmo. Dat is de wet voor hulp van de gemeente.",
    "zvw": "De Zorgverzekeringswet. Dat is de wet voor de basisverzekering, die iedereen heeft.",
    "wlz": "De Wlz. Dat is de wet voor wie voor altijd dag en nacht zorg nodig heeft.",
    "jeugdwet": "De Jeugdwet. Dat is de wet voor hulp aan kinderen.",
    "participatiewet": "De Participatiewet. Daarin staat wanneer de gemeente geld geeft.",
    "wazo": "De Wet arbeid en zorg. Daarin staat wanneer u vrij krijgt van uw werk.",
    "wet-mentorschap": "De Wet mentorschap. Daarin staat wie voor een ander mag beslissen.",
    "wkkgz": "De wet over klachten in de zorg.",
    "wgbo": "De wet over uw rechten bij de dokter.",
    "wvw": "De Wegenverkeerswet. Daarin staat wie er mag autorijden.",
}
DESK_LAW: Mapping[str, str] = {
    "loket/wmo-loket-van-uw-gemeente": "wmo",
    "loket/huisarts": "zvw",
    "loket/wijkverpleging-in-uw-buurt": "zvw",
    "loket/zorgverlener-in-uw-buurt": "zvw",
    "loket/zorgverzekeraar": "zvw",
    "loket/ciz": "wlz",
    "loket/zorgkantoor": "wlz",
}
"""Id of a desk → the law that its standard sentences are about; those of other desks hold for all asked there."""
ONLY_UNDER: Mapping[str, str] = {
    "wmo": "Krijgt u dit via de gemeente? Dan geldt dit:",
    "zvw": "Krijgt u dit via uw zorgverzekering? Dan geldt dit:",
    "wlz": "Krijgt u dit via het zorgkantoor? Dan geldt dit:",
}
"""Law → what goes before a standard sentence where a card may fall under another law too."""

NATIONAL_NUMBERS: Mapping[str, str] = {
    "112": "tel:112",
    "113": "tel:113",
    "0800-0113": "tel:08000113",
    "0800-2000": "tel:08002000",
    "0800-5088": "tel:08005088",
    "088 0767 000": "tel:0880767000",
}
"""Numbers that are the same in the whole country and were checked: only these become links."""
_NUMBERS = re.compile(
    r"(?<![\d-])(?:" + "|".join(re.escape(n) for n in sorted(NATIONAL_NUMBERS, key=len, reverse=True)) + r")(?![\d-])"
)


_CALL = re.compile(rf"Bel (?P<number>{_NUMBERS.pattern})")


def number_to_call(text: str) -> tuple[str, str] | None:
    """The national number that a text begins with telling to ring, and its link; None for any other text."""
    found = _CALL.match(text)
    return (found["number"], NATIONAL_NUMBERS[found["number"]]) if found else None


def with_numbers(text: str) -> Markup:
    """The text, escaped, with national telephone numbers as links."""
    parts: list[Markup] = []
    end = 0
    for found in _NUMBERS.finditer(text):
        parts += [
            escape(text[end : found.start()]),
            Markup('<a href="{}">{}</a>').format(NATIONAL_NUMBERS[found[0]], found[0]),
        ]
        end = found.end()
    return Markup("").join([*parts, escape(text[end:])])


def sentences(text: str) -> list[str]:
    """The text a sentence at a time; a quotation stays whole."""
    if text.startswith("“"):
        return [text]
    return [part for part in re.split(r"(?<=[.!?])\s+(?=[A-Z‘’“É])", text) if part]
