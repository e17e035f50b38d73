"""The fixed chapters of the system of recognition, and the labels of its forms."""

from __future__ import annotations

import re

from ingest.inventory.fields import Field, normal_header, recognise

_CHAPTERS: tuple[tuple[Field, re.Pattern[str]], ...] = tuple(
    (meaning, re.compile(pattern))
    for meaning, pattern in (
        (Field.CONTRA, r"(?:indicaties? en )?contra ?indicaties?|exclusiecriteria|niet geschikt voor.*|voor wie niet"),
        (Field.INTERMEDIAIR, r"intermediaire doelgroep(?:en)?"),
        (Field.DOELGROEP, r"(?:uiteindelijke |eind)?doelgroep(?:en)?|voor wie(?: is het)?|selectie van doelgroepen"),
        (Field.DOEL, r"doel(?:en)?|doelstelling(?:en)?|hoofddoel|subdoelen|doel(?:en)? van de interventie"),
        (Field.AANPAK, r"aanpak|opzet(?: van de interventie)?|werkwijze|inhoud(?: van de interventie)?"
                       r"|aanpak in het kort"),
        (Field.SETTING, r"locaties?(?: en (?:uitvoerders|type organisatie))?|type organisatie|setting|waar"),
        (Field.UITVOERDER, r"uitvoerders?(?: en (?:competenties|opleiding|professionals|organisatie))?"
                          r"|door wie|wie voert (?:het|de interventie) uit"),
        (Field.OPLEIDING, r"opleiding(?: en competenties)?|(?:benodigde )?competenties|scholing"),
        (Field.RANDVOORWAARDEN, r"uitvoering|randvoorwaarden|implementatie|kwaliteitsbewaking"
                                r"|organisatorische randvoorwaarden"),
        (Field.KOSTEN, r"kosten(?: van de interventie)?|tijd en kosten|kosten en baten"),
        (Field.MATERIAAL, r"materia(?:al|len)|benodigdheden"),
        (Field.DUUR, r"duur|tijdsinvestering|looptijd"),
        (Field.WERKZAME_ELEMENTEN, r"(?:samenvatting )?(?:de )?werkzame (?:elementen|bestanddelen)|werkzame factoren"),
        (Field.ONDERZOEK, r"onderzoek(?:en)?(?: naar .*)?|effect ?onderzoek|onderzoek en effecten"
                          r"|praktijkervaringen|resultaten van onderzoek"),
        (Field.ONDERBOUWING, r"onderbouwing|theoretische onderbouwing|verantwoording|probleem ?omschrijving"
                             r"|probleem|oorzaken"),
        (Field.OVEREENKOMSTEN, r"overeenkomsten(?: en verschillen)?(?: met andere interventies)?"),
        (Field.LITERATUUR, r"(?:aangehaalde |gebruikte )?literatuur(?:lijst)?|referenties|bronnen"),
        (Field.SAMENVATTING, r"(?:korte )?samenvatting|korte beschrijving|in het kort|omschrijving|wat is het"),
        (Field.ERKENNING, r"erkenning|erkenningsstatus|beoordeling|oordeel(?: van de)?(?: erkenningscommissie"
                          r"| commissie)?"),
        (Field.ONTWIKKELAAR, r"ontwikkela(?:ar|ars)|eigenaar|ontwikkeld door|licentiehouder"),
        (Field.CONTACT, r"contact(?:gegevens|persoon)?|colofon"),
    )
)  # fmt: skip


def chapter(title: str) -> Field | None:
    """Which of the fixed chapters a heading names; None for any other heading."""
    plain = re.sub(r"^(?:\d+ )*", "", normal_header(title))
    return next((meaning for meaning, pattern in _CHAPTERS if pattern.fullmatch(plain)), None)


def asked(label: str) -> Field | None:
    """What a label in a form asks for; None for any other text. "Aanpak" is a chapter there, not a kind of thing."""
    guess = recognise(label)
    if guess is None:
        return None
    return (chapter(label) or guess.field) if guess.field is Field.NAAM else guess.field
