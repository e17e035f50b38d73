"""More guidelines of the tests that are no text: a printed PDF with contents, chapters that repeat a pattern."""

from __future__ import annotations

from making_files import Print, docx_bytes, grid, item, p, pdf_bytes

_ROOM = {"t": (0, 24, 34), "h1": (10, 16, 22), "h2": (8, 12, 18), "p": (0, 10, 13), "li": (0, 10, 13)}
"""Kind of line → room above it, size of type, room it takes."""
_PAGES: tuple[tuple[tuple[str, str], ...], ...] = (
    (
        ("t", "Richtlijn"),
        ("t", "Signaleren van kwetsbaarheid"),
        ("p", "V&VN, Utrecht 2021"),
        ("p", "Publicatiedatum: mei 2021"),
        ("p", "Eigenaar: V&VN Geriatrie"),
        ("p", "Geautoriseerd door: V&VN, Verenso"),
    ),
    (
        ("h1", "Inhoudsopgave"),
        ("p", "Samenvatting ........................ 3"),
        ("p", "1 Inleiding ......................... 4"),
        ("p", "2 Signaleren ........................ 5"),
    ),
    (
        ("h1", "Samenvatting"),
        ("h2", "Kernaanbevelingen"),
        ("li", "• Gebruik een signaleringslijst bij elke cliënt van 75 jaar of ouder."),
        ("h1", "1 Inleiding"),
        ("h2", "1.1 Doelpopulatie"),
        ("p", "Thuiswonende mensen van 75 jaar en ouder. Vraag naar hun wen-"),
        ("p", "sen."),
    ),
    (
        ("h1", "2 Signaleren"),
        ("h2", "Uitgangsvraag 1 – module 1"),
        ("p", "Met welk instrument signaleer je kwetsbaarheid bij thuiswonende"),
        ("p", "ouderen?"),
        ("h2", "Aanbevelingen"),
        ("li", "• Gebruik een signaleringslijst bij elke cliënt van 75 jaar of ouder."),
        ("li", "• Herhaal de lijst na een ziekenhuisopname, tenzij de cliënt dit niet"),
        ("li", "  wil."),
        ("li", "• Gebruik de lijst niet om te bepalen wie zorg krijgt."),
        ("h2", "Conclusies"),
        (
            "row",
            "Lage GRADE|Een signaleringslijst leidt mogelijk tot minder opnames in het|ziekenhuis. (Metzelthin 2013)",
        ),
        ("row", "Niveau 4|Deskundigen menen dat herhalen zinvol is."),
    ),
    (
        ("h1", "Verantwoording"),
        ("p", "Op initiatief van V&VN. Herziening: uiterlijk in 2026 bepaalt V&VN of"),
        ("p", "de richtlijn wordt herzien."),
        ("h1", "Literatuur"),
        ("p", "Metzelthin SF, van Rossum E. Effectiveness of interdisciplinary primary"),
        ("p", "care approach. BMJ 2013;347:f5264. doi:10.1136/"),
        ("p", "bmj.f5264"),
    ),
)


def signaleren_pdf() -> bytes:
    """A cover without a name in the file, a list of contents, drawn tables of conclusions, a DOI over two lines."""
    pages = []
    for number, rows in enumerate(_PAGES, 1):
        page = (
            [
                Print(72, 815, "V&VN Richtlijn Signaleren van kwetsbaarheid", 8),
                Print(480, 30, f"pagina {number}", 8),
            ]
            if number > 1
            else []
        )
        y = 740.0
        for kind, text in rows:
            if kind == "row":
                level, *lines = text.split("|")
                height = 15 * len(lines) + 6
                page += grid([72, 150, 520], [y + 11, y + 11 - height])
                page += [Print(76, y, level, 9), *(Print(154, y - at * 13, line, 9) for at, line in enumerate(lines))]
                y -= height
                continue
            above, size, below = _ROOM[kind]
            page.append(Print(84 if kind == "li" else 72, y - above, text, size, bold=kind in ("t", "h1", "h2")))
            y -= above + below
        pages.append(page)
    return pdf_bytes(pages, title="Microsoft Word - def richtlijn v3")


def gedrag_docx() -> bytes:
    """Chapters of one pattern: question, occasion, advice and references, then what was read, then considerations."""
    noise = _behaviour(
        "1. Roepgedrag",
        "Wat helpt bij roepgedrag?",
        [
            p("Diagnostiek", rpr="<w:b/>"),
            p("Breng in kaart wanneer het roepen begint."),
            p("Interventies", rpr="<w:b/>"),
            item("Bied muziek aan die de cliënt kent."),
            item("Overweeg ondersteunende gesprekken voor de mantelzorger, bijvoorbeeld:"),
            item("telefonisch", level=1),
            item("in een groep", level=1),
            item("Geef geen medicatie om roepen te stoppen."),
        ],
        [
            p("Bewijskracht laag: Muziek vermindert mogelijk het roepen."),
            p("Er is geen onderzoek gevonden naar gesprekken."),
        ],
    )
    apathy = _behaviour(
        "2. Apathie",
        "Wat helpt bij apathie?",
        [p("U stimuleert de cliënt tot activiteiten."), p("Psychostimulantia zijn niet geïndiceerd.")],
        [p("Zeer lage bewijskracht: Het is onduidelijk of activiteiten de apathie verminderen.")],
    )
    account = [
        p("Verantwoording en methode", "Kop1"),
        p("Laatst geautoriseerd: maart 2018"),
        p("Deze richtlijn vervangt de richtlijn Probleemgedrag (2008) en de Handreiking Apathie thuis."),
        p("Verenso en het NIP hebben de richtlijn geautoriseerd. NIP en Verenso zijn eigenaar."),
    ]
    title = p("Richtlijn Moeilijk hanteerbaar gedrag in de thuiszorg", "Titel")
    return docx_bytes("".join([title, *noise, *apathy, *account]))


def _behaviour(name: str, question: str, advice: list[str], conclusions: list[str]) -> list[str]:
    return [
        p(name, "Kop1"),
        p("Uitgangsvraag + aanbeveling", "Kop2"),
        p("Uitgangsvraag", "Kop3"),
        p(question),
        p("Aanleiding", "Kop3"),
        p("Dit gedrag komt vaak voor. Neem het serieus."),
        p("Aanbevelingen", "Kop3"),
        *advice,
        p("Referenties", "Kop3"),
        p("-"),
        p("Literatuurreview", "Kop2"),
        p("Literatuurconclusies", "Kop3"),
        *conclusions,
        p("Zoekvraag (PICO)", "Kop3"),
        p("Wat werkt bij dit gedrag?"),
        p("Overwegingen", "Kop2"),
        p("Begin altijd klein."),
    ]
