"""A small published build for the workbench tests, in own words: an agreement, two editions of a vision."""

from __future__ import annotations

from pathlib import Path

from sample_edition import Writer, publish

from graph.model import Predicate as P
from graph.model import Value

AKKOORD, OUD, NIEUW, ADVIES = "werkakkoord", "koers-2021", "koers-2025", "advies-vallen"


def werkakkoord() -> Writer:
    """An agreement: dated, undated, soft and conditional actions, a lead of a group, a party merely involved."""
    w = Writer(f"document/{AKKOORD}", f"{AKKOORD}.txt")
    title = w.write("Werkakkoord thuis", "\n\n")
    w.node(w.document, "Werkakkoord thuis", title, {"soort": "akkoord", "datum": "2025-01-15", "bestand": w.file})
    zinnen = [
        "Het ministerie opent uiterlijk juni 2026 tien logeerhuizen.",
        "De gemeentebond streeft ernaar dat er in 2027 in elke wijk een steunpunt voor mantelzorg is.",
        "Als de proef slaagt, kopen de zorgkantoren beeldzorg in.",
        "=HYPERLINK is geen formule, en er is € 5 miljoen in 2026 voor logeerhuizen.",
    ]
    een = w.chapter(w.document, f"sectie/{AKKOORD}/thuis", "Langer thuis", zinnen, "1")
    logeren, steunpunt, beeldzorg, geld = (w.place_of(zin) for zin in zinnen)
    for slug, name in (("ministerie", "Ministerie"), ("gemeentebond", "Gemeentebond"), ("kantoren", "Zorgkantoren")):
        w.node(f"organisatie/{slug}", name, w.place_of(name.lower()))
    w.node("thema/mantelzorg", "Mantelzorg", w.place_of("mantelzorg"))
    w.edge(een, P.NOEMT, "thema/mantelzorg", w.place_of("mantelzorg"))
    agreement = w.node("afspraak/logeren", "Logeren", logeren, {"titel": "Logeren", "tekst": zinnen[0]})
    w.edge(een, P.BEVAT_AFSPRAAK, agreement, logeren)
    late: dict[str, Value] = {
        "tekst": zinnen[0],
        "deadline_start": None,
        "deadline_eind": "2026-06",
        "deadline_tekst": "uiterlijk juni 2026",
        "zacht": False,
        "conditie": None,
        "modaliteit": None,
    }
    w.node("actie/logeerhuizen", "Tien logeerhuizen openen", logeren, late)
    soft = {**late, "tekst": zinnen[1], "deadline_start": "2027-01-01", "deadline_eind": "2027-12-31", "zacht": True}
    w.node("actie/steunpunt", "Steunpunten", steunpunt, {**soft, "deadline_tekst": "in 2027"})
    undated = {
        **late,
        "tekst": zinnen[2],
        "deadline_eind": None,
        "deadline_tekst": None,
        "conditie": "Als de proef slaagt",
    }
    w.node("actie/beeldzorg", "Beeldzorg inkopen", beeldzorg, undated)
    w.node("actie/formule", "=1+1", geld, {**undated, "tekst": "=HYPERLINK is geen formule", "conditie": None})
    w.node(
        "bedrag/logeren", "€ 5 miljoen", geld, {"waarde_eur": 5_000_000, "jaren": ["2026"], "waarvoor": "logeerhuizen"}
    )
    w.edge(agreement, P.HEEFT_ACTIE, "actie/logeerhuizen", logeren)
    for action, place in (("steunpunt", steunpunt), ("beeldzorg", beeldzorg), ("formule", geld)):
        w.edge(een, P.HEEFT_ACTIE, f"actie/{action}", place)
    w.edge("organisatie/ministerie", P.VOERT_UIT, "actie/logeerhuizen", logeren)
    w.edge("organisatie/gemeentebond", P.VOERT_UIT, "actie/steunpunt", steunpunt)
    w.edge("organisatie/gemeentebond", P.BETROKKEN_BIJ, "actie/logeerhuizen", logeren)
    w.edge("organisatie/kantoren", P.VOERT_UIT, "actie/beeldzorg", beeldzorg)
    w.edge("organisatie/ministerie", P.TREKT, een, logeren)
    w.edge("organisatie/kantoren", P.BETROKKEN_BIJ, "actie/steunpunt", steunpunt, zekerheid=0.4)
    w.edge(een, P.NOEMT_BEDRAG, "bedrag/logeren", geld)
    return w


def koers(slug: str, chapters: dict[str, list[str]]) -> Writer:
    """An edition of a vision: chapters by title."""
    w = Writer(f"document/{slug}", f"{slug}.txt")
    title = w.write("Koers voor de wijk", "\n\n")
    w.node(w.document, "Koers voor de wijk", title, {"soort": "visie", "datum": slug[-4:], "bestand": w.file})
    for number, (heading, sentences) in enumerate(chapters.items()):
        w.chapter(w.document, f"sectie/{slug}/{number}", heading, sentences)
    return w


BLIJFT = "Elke inwoner kan op werkdagen terecht bij een loket in de wijk."
OUDE_KOERS = {"Loket": [BLIJFT, "We kopen zorg van goede kwaliteit in."], "Data": ["Aanbieders doen mee aan ZORGNET."]}
NIEUWE_KOERS = {
    "Toets": ["Vanaf 2028 is er een opnametoets."],
    "Loket": ["We kopen zorg van verantwoorde kwaliteit in.", BLIJFT],
}


def advies() -> Writer:
    """A guideline with two recommendations, interventions with and without evidence, and goals served and missed."""
    w = Writer(f"document/{ADVIES}", f"{ADVIES}.txt")
    title = w.write("Advies over vallen", "\n\n")
    w.node(w.document, "Advies over vallen", title, {"soort": "richtlijn", "datum": "2018-05", "bestand": w.file})
    line = w.write("Bied de valcursus aan; beeldzorg is onderzocht en maakt geen verschil. Minder vallen in 2030.")
    w.node("richtlijn/vallen", "Richtlijn vallen", line, {"laatst_geautoriseerd": "2018-05-01"})
    w.edge("richtlijn/vallen", P.UIT, w.document, line)
    w.node("richtlijn/botbreuken", "Richtlijn botbreuken", line, {"status": "vervallen"})
    w.edge("richtlijn/vallen", P.VERVANGT, "richtlijn/botbreuken", line)
    w.node("module/vallen/oefenen", "Oefenen", line, {"uitgangsvraag": "Helpt oefenen?"})
    for slug, text in (("oefenen", "Bied de valcursus aan."), ("ook-oefenen", "Verwijs naar de valcursus.")):
        w.node(f"aanbeveling/{slug}", text, line, {"tekst": text, "richting": "voor"})
        w.edge("module/vallen/oefenen", P.HEEFT_AANBEVELING, f"aanbeveling/{slug}", line)
    w.edge("richtlijn/vallen", P.HEEFT_MODULE, "module/vallen/oefenen", line)
    compared = {
        "reden": "zelfde interventie (valcursus)",
        "richtlijn": "Richtlijn vallen",
        "richtlijn_ander": "Richtlijn vallen",
        "sterkte": "sterk",
        "sterkte_ander": "zwak",
        "datum": "2018-05-01",
        "datum_ander": None,
    }
    w.edge("aanbeveling/oefenen", P.LIJKT_OP, "aanbeveling/ook-oefenen", line, compared)
    w.node("interventie/valcursus", "Valcursus", line)
    w.node("interventie/beeldzorg", "Beeldzorg", line)
    w.node("interventie/wandelclub", "Wandelclub", line)
    w.node("bewijs/valcursus", "Minder vallen", line, {"uitkomst": "positief effect"})
    w.node("bewijs/beeldzorg", "Geen verschil", line, {"uitkomst": "geen verschil"})
    w.edge("interventie/valcursus", P.ONDERBOUWD_DOOR, "bewijs/valcursus", line)
    w.edge("interventie/beeldzorg", P.ONDERBOUWD_DOOR, "bewijs/beeldzorg", line)
    w.edge("aanbeveling/oefenen", P.BEVEELT_AAN, "interventie/valcursus", line)
    w.node("doelgroep/ouderen", "Ouderen", line)
    w.node("probleem/vallen", "Vallen", line)
    w.node("setting/thuis", "Thuis", line)
    for thing in ("aanbeveling/oefenen", "interventie/valcursus", "interventie/beeldzorg"):
        w.edge(thing, P.VOOR, "doelgroep/ouderen", line)
        w.edge(thing, P.BIJ, "probleem/vallen", line)
    w.edge("interventie/valcursus", P.IN, "setting/thuis", line)
    w.node("doel/minder-vallen", "Minder vallen", w.place_of("Minder vallen in 2030"), {"doeljaar": 2030})
    w.node("doel/meer-rust", "Meer rust voor mantelzorgers", line)
    w.edge("aanbeveling/oefenen", P.DRAAGT_BIJ_AAN, "doel/minder-vallen", line)
    w.edge(w.document, P.NOEMT, "interventie/wandelclub", line)
    kans = w.chapter(w.document, f"sectie/{ADVIES}/kans", "Kanslijn 1: Thuis als het kan", ["Wij doen dit thuis."])
    w.edge(kans, P.HEEFT_DOEL, "doel/meer-rust", line)
    return w


def documents() -> tuple[Writer, ...]:
    """The whole sample."""
    return werkakkoord(), advies(), koers(OUD, OUDE_KOERS), koers(NIEUW, NIEUWE_KOERS)


def publish_sample(build_dir: Path) -> Path:
    """Publish the sample in `build_dir`; returns the folder of the edition."""
    return publish(build_dir, documents=documents())
