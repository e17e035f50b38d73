"""Pages that explain the portal itself, and the small files that browsers and crawlers ask for."""

from __future__ import annotations

from datetime import date

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response

from graph.recognition import rung
from web import signs, templating
from web.accessibility import accessibility_results
from web.assets import STATIC
from web.doors import Way
from web.facts_card import LABOUR
from web.wording import KIND_WORDS

TOPICS: dict[str, tuple[str, str]] = {
    "zoeken": ("Hoe zoeken werkt", "Waarom een resultaat bovenaan staat, en wat u kunt doen als u niets vindt."),
    "bewijs": (
        "Wat bewijs en erkenning betekenen",
        "De tekens bij een aanpak, van ‘goed beschreven’ tot ‘sterke aanwijzingen’.",
    ),
    "herkomst": (
        "Waar de feiten vandaan komen",
        "Wat een computer vond, wat een mens heeft nagekeken, en hoe u dat ziet.",
    ),
    "toegankelijkheid": (
        "Toegankelijkheid",
        "Hoe wij testen of iedereen deze website kan gebruiken, en wat daar uitkwam.",
    ),
    "contact": ("Contact", "Een fout melden, en bij wie u terechtkunt met een vraag."),
}
"""Last part of the address → title, and a sentence for the list on /uitleg."""


def explanation(request: Request) -> Response:
    """/uitleg: what this website is, and the way to each explanation."""
    ways = [Way(f"/uitleg/{name}", title) for name, (title, _) in TOPICS.items()]
    texts = [text for _, text in TOPICS.values()]
    ways.append(Way("/privacy", "Privacy"))
    texts.append("Wat wij van u bewaren: niets.")
    return templating.page(request, "uitleg.html", topics=list(zip(ways, texts, strict=True)))


def topic(request: Request) -> Response:
    """/uitleg/{topic}: one explanation. 404 for an unknown one."""
    name = request.path_params["topic"]
    if name not in TOPICS:
        raise HTTPException(404)
    return templating.page(
        request,
        f"uitleg-{name}.html",
        heading=TOPICS[name][0],
        kinds=list(KIND_WORDS.items()),
        ladder=[
            (signs.Sign(words.capitalize(), tone, rung(words)), meaning)
            for words, (tone, meaning) in signs.LEVELS.items()
        ],
        outcomes=[(signs.outcome({"uitkomst": value}), meaning) for value, (_, _, meaning) in signs.OUTCOMES.items()],
        checked=[
            (signs.checked("machine", 1.0), signs.CHECKED["machine"][2]),
            (signs.checked("machine", 0.0), "Het programma twijfelde. Lees de bron erbij."),
            (signs.checked("nagekeken", 1.0), signs.CHECKED["nagekeken"][2]),
        ],
        grounds=[
            (
                signs.grounds({}, [{"niveau": "laag", "systeem": "GRADE"}]),
                "Zo zeker is het onderzoek, volgens de richtlijn.",
            ),
            (signs.grounds({"methode": "consensus"}, []), "Er is weinig onderzoek. Deskundigen zijn het samen eens."),
            (signs.grounds({}, []), "De bron zegt niet hoe zeker het is."),
        ],
        standing=[
            (sign, meaning)
            for status, meaning in (
                ("vervallen", "Dit geldt niet meer."),
                ("actualiteit onzeker", "De makers weten niet of dit nog klopt."),
                ("in herziening", "De makers kijken dit nu opnieuw na."),
            )
            if (sign := signs.standing({"status": status}, date.max))
        ],
        advice=[
            (signs.advice({"richting": "voor", "sterkte": "sterk"}), "De richtlijn raadt dit bijna altijd aan."),
            (
                signs.advice({"richting": "voor", "sterkte": "zwak"}),
                "De richtlijn raadt dit aan, maar het hangt van de situatie af.",
            ),
            (signs.advice({"richting": "tegen", "sterkte": "sterk"}), "De richtlijn raadt dit bijna altijd af."),
            (signs.advice({"richting": "voor", "sterkte": "onbekend"}), "De bron zegt niet hoe sterk het advies is."),
        ],
        labour=LABOUR,
        results=accessibility_results(),
    )


def privacy(request: Request) -> Response:
    """/privacy: what is kept of a visit (nothing)."""
    return templating.page(request, "privacy.html")


def robots(request: Request) -> Response:
    """Crawlers may read everything but pages that choices make, of which there is no end, and the editors' room."""
    closed = (
        "/zoeken",
        "/hulp?",
        "/hulp/wijzer?",
        "/hulp/meenemen",
        "/vergelijk",
        "/graaf",
        "/vragen/console",
        "/suggesties",
        "/klopt-niet",
        "/redactie",
    )
    return PlainTextResponse("\n".join(["User-agent: *", *(f"Disallow: {path}" for path in closed), ""]))


def favicon(request: Request) -> Response:
    """For browsers that do not look at the link in the page."""
    return FileResponse(STATIC / "favicon.svg", media_type="image/svg+xml", headers={"Cache-Control": "max-age=86400"})
