"""Makes the guidelines of the tests that are no text: a printed PDF in the style of around 2011, a module in Word."""

from __future__ import annotations

import textwrap

from making_files import Print, docx_bytes, grid, item, p, pdf_bytes, table

_BODY = 10
_STEP = 13


def venvn_pdf() -> bytes:
    """A guideline with numbered chapters, levels of EBRO, running headers and broken words."""
    front = [
        Print(72, 640, "Richtlijn", 26, bold=True),
        Print(72, 600, "Huidletsel door vocht", 26, bold=True),
        Print(72, 560, "preventie en behandeling", 16),
        Print(72, 200, "Utrecht, maart 2011", 11),
        Print(72, 180, "Geautoriseerd: oktober 2011", 11),
    ]
    pages = [
        [
            ("h1", "Verantwoordelijke instanties"),
            (
                "p",
                "De richtlijn is op initiatief van V&VN ontwikkeld door het Bureau Zorgkennis en "
                "gefinancierd door ZonMw.",
            ),
            ("p", "De richtlijn is geautoriseerd door:"),
            ("li", "Verenso"),
            ("li", "Nederlands Huisartsen Genootschap"),
            ("h1", "Kernaanbevelingen"),
            ("li", "Reinig de huid van bewoners met incontinentie met een zachte doek."),
            ("h1", "1 Inleiding"),
            ("h2", "1.1 Aanleiding"),
            (
                "p",
                "Vochtletsel komt vaak voor bij zorgafhankelijke mensen. Controleer de huid "
                "dagelijks, staat in oude protocollen.",
            ),
            ("h2", "1.2 Uitgangsvragen"),
            ("p", "1. Hoe wordt vochtletsel voorkomen?"),
            ("p", "2. Hoe wordt vochtletsel behandeld?"),
        ],
        [
            ("h1", "2 Preventie"),
            ("h2", "2.1 Conclusies"),
            ("p", "Niveau 2"),
            (
                "p",
                "Het is aannemelijk dat een barrièrecrème de kans op vochtletsel verlaagt. (Bakker 2008; Zwart 2009)",
            ),
            ("p", "Niveau 4"),
            ("p", "Deskundigen zijn van mening dat te vaak wassen de huidschade verergert."),
            ("h2", "2.2 Overige overwegingen"),
            (
                "p",
                "Gebruik van zeep kost weinig, maar de huid droogt er sterk van uit zodat de "
                "werkgroep dit niet aanraadt in de dagelijkse praktijk van de zorg thuis en in het verpleeghuis.",
            ),
            ("h2", "2.3 Aanbevelingen"),
            ("li", "Reinig de huid van bewoners met incontinentie met een zachte doek."),
            ("li", "Gebruik geen zeep op de beschadigde huid, tenzij de arts dit voorschrijft."),
            (
                "li",
                "Overweeg een barrièrecrème bij zorgafhankelijke ouderen die langer dan een dag "
                "last hebben van ontlasting op de huid.",
            ),
        ],
        [
            ("h1", "3 Behandeling"),
            ("h2", "3.1 Aanbevelingen"),
            ("p", "Wees terughoudend met antischimmelmiddelen zolang er geen schimmel is aangetoond."),
            ("p", "Het gebruik van föhns wordt niet aanbevolen."),
            ("h1", "Literatuur"),
            ("p", "Bakker A. Crème en huid. Tijdschr Verpl. 2008;3:4-9. doi: 10.1111/tv."),
            ("p", "Zwart B, Wit C de. Skin care in old age. J Wound. 2009;1:1-8."),
        ],
    ]
    return pdf_bytes(
        [front, *(_page(number, page) for number, page in enumerate(pages, 2))], title="Richtlijn Huidletsel door vocht"
    )


def _page(number: int, parts: list[tuple[str, str]]) -> list[Print]:
    y = 760.0
    out: list[Print] = [Print(72, 800, "Richtlijn Huidletsel door vocht", 8), Print(500, 40, str(number), 8)]
    for kind, text in parts:
        if kind in ("h1", "h2"):
            y -= 10
            out.append(Print(72, y, text, 16 if kind == "h1" else 12, bold=True))
            y -= 20
            continue
        lines = textwrap.wrap(text, 78)
        for place, line in enumerate(lines):
            shown = f"• {line}" if kind == "li" and place == 0 else f"  {line}" if kind == "li" else line
            out.append(Print(72, y, shown, _BODY))
            y -= _STEP
        y -= 0 if kind == "li" else 8
    return out


def fms_docx() -> bytes:
    """A module in Word: headings by style, a table of conclusions, list items on two levels."""
    body = "".join(
        [
            p("Richtlijn Slikken na een beroerte", "Titel"),
            p("Module 3: Consistentie van voeding", "Kop1"),
            p("Methode: Evidence based"),
            p("Uitgangsvraag", "Kop2"),
            p("Is verdikte vloeistof zinvol bij slikproblemen na een beroerte?"),
            p("Aanbeveling", "Kop2"),
            p("Algemeen", rpr="<w:b/>"),
            p("Bespreek met de patiënt en de naaste wat aanpassing van voeding oplevert en wat het kost."),
            p("Verpleeghuis", rpr="<w:b/>"),
            p("Dik vloeistof niet standaard in."),
            p("Kan de patiënt veilig slikken, bied dan gewone voeding aan."),
            p("Overweeg verdikte vloeistof wanneer:"),
            item("er bij onderzoek aspiratie is gezien;"),
            item("de logopedist dit adviseert."),
            p("Overwegingen", "Kop2"),
            p("Geef de voorkeur aan smaak, vinden patiënten."),
            p("Conclusies", "Kop2"),
            table(
                [
                    ["Uitkomstmaat", "Bewijskracht", "Conclusie"],
                    [
                        "Longontsteking",
                        "Zeer laag",
                        "Het effect van verdikte vloeistof op longontsteking is onzeker. Bron: Kok 2016",
                    ],
                    ["Uitdroging", "Laag", "Verdikte vloeistof lijkt de kans op uitdroging te verhogen. (Kok 2016)"],
                    ["Kwaliteit van leven", "-", "Niet gerapporteerd."],
                ],
                header=True,
            ),
            p("Referenties", "Kop2"),
            item(
                "Kok D, Vries E. Thick fluids after stroke. Clin Nutr NL. 2016;5:10-19. doi:10.1016/J.CN.2016.01.002",
                number=2,
            ),
            p("Verantwoording", "Kop1"),
            p("Autorisatiedatum: 1 juni 2017"),
            p("Herziening voorzien in 2022"),
            p(
                "De NVN en de Nederlandse Vereniging voor Logopedie en Foniatrie hebben de "
                "richtlijn geautoriseerd. De Hersenstichting stemt in met de inhoud."
            ),
        ]
    )
    return docx_bytes(body)


__all__ = ["fms_docx", "grid", "venvn_pdf"]
