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


_COLUMNS: tuple[tuple[list[tuple[str, str]], list[tuple[str, str]]], ...] = (
    (
        [
            ("h1", "1 Slaaphygiëne"),
            ("h2", "Uitgangsvraag"),
            ("p", "Welke maatregelen verbeteren de nachtrust|van verpleeghuisbewoners?"),
            ("h2", "Aanbevelingen"),
            ("p", "• Zorg dat bewoners overdag minstens een|  uur daglicht krijgen."),
            ("p", "• Beperk de verzorgingsrondes in de nacht|  tot wat medisch noodzakelijk is."),
            (
                "p",
                "• Bied geen cafeïnehoudende dranken aan na|  het avondeten, behalve als de bewoner daar-|  om vraagt.",
            ),
            ("h2", "Conclusies"),
            ("p", "Niveau 2|Het is aannemelijk dat meer daglicht de nach-|telijke onrust vermindert."),
            ("p", "B Ancoli 2003; C Dowling 2005"),
            ("gap", ""),
            ("p", "Niveau 3|Er zijn aanwijzingen dat minder nachtrondes|geen invloed hebben op decubitus."),
            ("p", "B Schnelle 1999"),
        ],
        [
            ("h2", "Overige overwegingen"),
            ("p", "Neem de wensen van de bewoner als uit-|gangspunt. Kosten zijn beperkt."),
            ("h1", "2 Slaapmiddelen"),
            ("h2", "Uitgangsvraag"),
            ("p", "Is een slaapmiddel zinvol?"),
            ("h2", "Aanbevelingen"),
            ("p", "• Wees zeer terughoudend met benzodia-|  zepinen."),
            ("p", "• Overweeg melatonine bij een verstoord|  dag-nachtritme."),
            ("p", "• Schrijf een slaapmiddel niet langer dan|  twee weken voor."),
            ("h2", "Conclusies"),
            ("p", "Niveau 1|Het is aangetoond dat benzodiazepinen het|valrisico verhogen."),
            ("p", "A1 Glass 2005"),
        ],
    ),
    (
        [
            ("h1", "Verantwoording"),
            ("p", "Op initiatief van Verenso is deze richtlijn|gemaakt. Vastgesteld: mei 2015. De richtlijn"),
            ("p", "vervangt de richtlijn Slapen in het verpleeg-|huis (1998). Geautoriseerd: 12 mei 2015."),
            ("p", "Herziening is voorzien in 2020."),
            ("gap", ""),
            ("p", "V&VN heeft ingestemd met de richtlijn. De|richtlijn is gefinancierd door VWS."),
        ],
        [
            ("h1", "Literatuur"),
            ("p", "Ancoli S. Light and sleep. Sleep Med NL|2003;4:1-9. doi:10.1016/s1389-9457|(02)00107-x"),
            ("gap", ""),
            ("p", "Dowling G. Morning bright light. West J Nurs|Res 2005;27:738-49."),
            ("gap", ""),
            ("p", "Schnelle J. The nursing home at night. J Am|Geriatr Soc 1999;47:430-8."),
            ("gap", ""),
            ("p", "Glass J. Sedative hypnotics in older people.|BMJ 2005;331:1169."),
        ],
    ),
)


def verenso_kolommen() -> bytes:
    """Two columns a page, words broken at line ends, a running header, levels of EBRO with their studies below."""
    front = [
        Print(72, 640, "Richtlijn", 22, bold=True),
        Print(72, 605, "Slaapproblemen in het verpleeghuis", 22, bold=True),
        Print(72, 160, "Verenso, Utrecht 2015", 11),
    ]
    pages = []
    for number, sides in enumerate(_COLUMNS, 2):
        page = [
            Print(60, 818, "Verenso-richtlijn Slaapproblemen in het verpleeghuis", 8),
            Print(290, 28, str(number), 8),
            Print(60, 40, "© Verenso 2015", 7),
        ]
        for x, rows in zip((60, 315), sides, strict=True):
            page += _column(x, rows)
        pages.append(page)
    return pdf_bytes([front, *pages])


def _column(x: float, rows: list[tuple[str, str]]) -> list[Print]:
    y = 785.0
    out: list[Print] = []
    sizes = {"h1": (6, 14, 20), "h2": (5, 11, 15)}
    for kind, text in rows:
        if kind == "gap":
            y -= 8
        elif kind in sizes:
            above, size, below = sizes[kind]
            out.append(Print(x, y - above, text, size, bold=True))
            y -= above + below
        else:
            for line in text.split("|"):
                indent = 8 if line.startswith(("•", " ")) else 0
                out.append(Print(x + indent, y, line, 9.5))
                y -= 12
    return out


def ondervoeding_docx() -> bytes:
    """A guideline in Word without a single style: bold lines for headings, numbers typed before the advice."""
    bold, italic = "<w:b/>", "<w:i/>"
    body = "".join(
        [
            p("Multidisciplinaire richtlijn Ondervoeding bij ouderen", rpr='<w:b/><w:sz w:val="36"/>'),
            p("Concept voor autorisatie is definitief vastgesteld"),
            p("Algemene gegevens", rpr=bold),
            table(
                [
                    ["Initiatief", "Nederlandse Vereniging van Diëtisten"],
                    ["Geautoriseerd door", "Verenso, NHG en V&amp;VN"],
                    ["Financier", "ZonMw"],
                    ["Autorisatiedatum", "3 maart 2019"],
                    ["Laatst beoordeeld", "maart 2023"],
                    ["Geplande herbeoordeling", "2027"],
                ]
            ),
            p("MODULE 1. SIGNALEREN", rpr=bold),
            p("Uitgangsvraag:", rpr=bold),
            p("Met welk instrument wordt ondervoeding gesignaleerd?"),
            p("Aanbevelingen:", rpr=bold),
            p("1. Weeg alle bewoners maandelijks, tenzij de bewoner in de stervensfase is."),
            p("2. Gebruik de SNAQ65+ bij thuiswonende ouderen."),
            p("3. Het is niet zinvol om albumine te bepalen."),
            p("Conclusies:", rpr=bold),
            table(
                [
                    ["Uitkomstmaat", "GRADE", "Conclusie"],
                    [
                        "Gewichtsverlies",
                        "Matig",
                        "Maandelijks wegen leidt waarschijnlijk tot eerdere herkenning van gewichtsverlies.",
                    ],
                    ["Sterfte", "GRADE niet van toepassing", "Niet onderzocht."],
                ],
                header=True,
            ),
            p("Niveau 4  Deskundigen zijn van mening dat albumine geen maat is voor de voedingstoestand."),
            p("Overwegingen:", rpr=bold),
            p("Overweeg de belasting van wegen."),
            p("MODULE 2. BEHANDELEN", rpr=bold),
            p("Uitgangsvraag:", rpr=bold),
            p("Welke voeding helpt?"),
            p("Aanbevelingen:", rpr=bold),
            p("Thuiswonende ouderen", rpr=italic),
            p("Verrijk de gewone voeding voordat u drinkvoeding geeft."),
            p("Indien verrijken onvoldoende is, bied dan twee keer per dag drinkvoeding aan."),
            p("Stervensfase", rpr=italic),
            p("Geef geen sondevoeding."),
            p("Referenties", rpr=bold),
            p(
                "[1] Baldwin C, Weekes C. Dietary counselling with or without supplements. Cochrane 2011;9:CD002008. "
                "https://doi.org/10.1002/14651858.CD002008.pub4"
            ),
            p("[2] Cederholm T. ESPEN guidelines. Clin Nutr. 2017; doi: doi.org/fout"),
        ]
    )
    return docx_bytes(body)


__all__ = ["fms_docx", "grid", "ondervoeding_docx", "venvn_pdf", "verenso_kolommen"]
