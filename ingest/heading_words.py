"""Words that Dutch policy documents use for headings, whatever they are about. Editors may extend these tables.

All entries are lower case; a title is looked up without number, colon or question mark.
"""

from __future__ import annotations

from typing import Final

CHAPTER_WORDS: Final = frozenset({"hoofdstuk", "deel"})
"""Before a number: a chapter. The word and the number are no part of the cleaned title."""

NUMBERED_WORDS: Final = {
    "speerpunt": "speerpunt",
    "kanslijn": "kanslijn",
    "actielijn": "kanslijn",
    "programmalijn": "kanslijn",
    "ontwikkellijn": "kanslijn",
    "pijler": "speerpunt",
    "prioriteit": "speerpunt",
    "opgave": "speerpunt",
    "ambitie": "speerpunt",
    "bouwsteen": "speerpunt",
    "fase": "fase",
    "stap": "fase",
    "thema": "kop",
    "artikel": "kop",
    "paragraaf": "kop",
    "bijlage": "kop",
    "afspraak": "box",
    "maatregel": "box",
    "box": "box",
    "kader": "kader",
}
"""Before a number: a heading of this kind. The word stays part of the title, but for `REFERRED_WORDS`."""

REFERRED_WORDS: Final = frozenset(
    {"artikel", "paragraaf", "afspraak", "maatregel", "box", "actielijn", "programmalijn", "bijlage"}
)
"""Of those, what one refers to by its number ("zie afspraak 3"): that is its number, the rest its title."""

NOTE_WORD: Final = "ad"
""""Ad 3": a note to item 3 of a list or table before it."""

OPENING_CHAPTERS: Final = frozenset(
    {"voorwoord", "woord vooraf", "ten geleide", "disclaimer", "samenvatting", "managementsamenvatting", "colofon"}
)
CLOSING_CHAPTERS: Final = frozenset(
    {"bijlage", "bijlagen", "nawoord", "literatuur", "literatuurlijst", "referenties", "bronnen", "bronvermelding"}
    | {"begrippenlijst", "begrippen", "afkortingen", "afkortingenlijst", "ondertekening"}
)
"""Chapters by their name, numbered or not."""

BEFORE_CHAPTERS: Final = frozenset(
    {"partijen", "ondergetekenden", "preambule", "considerans", "overwegingen", "overwegende dat", "overwegende"}
)
"""What may stand without a number before the numbered chapters of an agreement."""

CHAPTER_LIKE: Final = frozenset(
    {"inleiding", "aanleiding", "aanpak", "uitgangspunten", "uitvoering", "vervolg", "conclusie", "conclusies"}
    | {"aanbevelingen", "financiën", "monitoring", "governance", "tot slot", "slot", "planning", "organisatie"}
)
"""First words of titles that are chapters when they also begin a page."""

LEAVES: Final = frozenset(
    {"inleiding", "leeswijzer", "voorwoord", "samenvatting", "context", "aanleiding", "disclaimer", "proces"}
)
"""Headings that numbered parts follow but do not stand under."""

FIELD_HEADINGS: Final = frozenset(
    {"actie", "acties", "actiepunten", "resultaat", "resultaten", "beoogd resultaat", "maatschappelijk doel", "doel"}
    | {"doelen", "doelstelling", "doelstellingen", "planning", "monitoring", "toelichting", "randvoorwaarden"}
)
"""Headings that come back under every part; also with a colon."""

BOX_LABELS: Final = frozenset(
    {"wat is de afspraak", "wat spreken we af", "wat spreken wij af", "dit spreken we af", "dit spreken wij af"}
    | {"wat is afgesproken", "wat hebben we afgesproken", "wat hebben wij afgesproken", "wat is er afgesproken"}
    | {"wie gaat wat doen", "wie doet wat", "wie doen wat", "wie doet dit", "wie pakt wat op", "wie pakt dit op"}
    | {"aan zet", "wie is aan zet", "wie zijn aan zet"}
    | {"wat is het tijdpad", "tijdpad", "tijdlijn", "wanneer", "wanneer is het klaar", "wanneer is het gereed"}
)
"""Fixed labels inside the box of an agreement: running text for us, never a heading."""

CLOSING_LABELS: Final = frozenset(
    {"wat is het tijdpad", "tijdpad", "tijdlijn", "wanneer", "wanneer is het klaar", "wanneer is het gereed"}
)
"""The last label of a box: a heading after it stands outside the box."""

FIELD_LABELS: Final = frozenset(
    {"auteur", "auteurs", "bron", "contact", "datum", "e-mail", "email", "frequentie", "namens", "naam", "partijen"}
    | {"plaats", "status", "tel", "telefoon", "trekker", "trekkers", "versie", "website", "eigenaar", "planning"}
    | {"verantwoordelijk", "verantwoordelijke", "uitvoering", "uitvoerder", "uitvoerders", "partners", "betrokken"}
    | {
        "samenwerkingspartners",
        "betrokkenen",
        "betrokken partijen",
        "gereed",
        "deadline",
        "uiterlijk",
        "looptijd",
        "start",
    }
    | {"kosten", "budget", "actiehouder", "actiehouders", "penvoerder", "wie", "wanneer", "samen met", "eigenaren"}
    | {"kartrekker", "kartrekkers", "omschrijving", "opdrachtgever", "ondertekend door", "vastgesteld door"}
    | {"opgesteld door", "ondertekend"}
)
"""Labels before a colon and a value ("Trekker: …"): such a line is no heading."""

SENDER_WORDS: Final = frozenset(
    {"gemeente", "gemeenten", "provincie", "ministerie", "regio", "stichting", "vereniging", "coöperatie", "waterschap"}
    | {"ggd", "omgevingsdienst", "zorgkantoor", "veiligheidsregio"}
)
"""First words of a line on a title page that says who sends the document."""

FRONT_WORDS: Final = frozenset(
    {"versie", "concept", "definitief", "ontwerp", "vastgesteld", "vastgestelde", "datum", "auteur", "auteurs"}
    | {"auteur(s)", "opgesteld", "uitgave", "kenmerk", "status", "opdrachtgever", "door", "namens"}
    | {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober"}
    | {"november", "december"}
)
"""First words of other lines on a title page that are no title."""

CONTENTS_TITLES: Final = frozenset({"inhoud", "inhoudsopgave", "inhoudsopgaaf", "table of contents", "contents"})

CAPTION_WORDS: Final = ("figuur", "fig", "tabel", "grafiek", "afbeelding", "diagram", "schema", "kaart", "foto", "bron")
