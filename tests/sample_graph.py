"""A small hand-made graph for the store tests: an agreement, an inventory and a guideline that share some things."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count

from graph.model import Edge, Fact, Kind, Node, Predicate, Source, Value, kind_of

AKKOORD, INVENTARIS, RICHTLIJN = "document/akkoord", "document/inventaris", "document/richtlijn"


class TextOf:
    """Hands out sources one after the other, as if the quotes stood in that order in one file."""

    def __init__(self, document: str) -> None:
        self.document = document
        self._place = count(0, 100)

    def source(self, quote: str, section: str | None = None, zekerheid: float = 1.0) -> Source:
        start = next(self._place)
        return Source(
            document=self.document,
            file=f"{self.document.partition('/')[2]}.txt",
            section=section,
            page=1 + start // 500,
            start=start,
            end=start + len(quote),
            quote=quote,
            extractor="hand@1",
            zekerheid=zekerheid,
        )

    def node(self, node_id: str, name: str, *, section: str | None = None, **props: Value) -> Node:
        return Node(node_id, kind_of(node_id), name, self.source(name, section), props)

    def edge(self, start: str, predicate: Predicate, end: str, *, quote: str = "", **props: Value) -> Edge:
        return Edge(predicate, start, end, self.source(quote or f"{start} {predicate.value} {end}", None, 0.9), props)


P = Predicate


def akkoord() -> list[Fact]:
    """An agreement: two chapters, two agreements with actions, a goal, parties."""
    text = TextOf(AKKOORD)
    een, een_een, twee = "sectie/akkoord/een", "sectie/akkoord/een-een", "sectie/akkoord/twee"
    return [
        text.node(
            AKKOORD,
            "Akkoord voor later",
            soort="akkoord",
            datum="2025-03",
            url=None,
            zinnen=["Vooraf."],
            zin_start=[0],
            zin_eind=[7],
            zin_pagina=[1],
        ),
        text.node(
            een,
            "Samen thuis",
            niveau=1,
            nummer="1",
            zinnen=["Eerste zin.", "Tweede zin."],
            zin_start=[110, 122],
            zin_eind=[121, 133],
            zin_pagina=[1, 1],
        ),
        text.node(
            een_een, "Hulp bij de hand", niveau=2, nummer="1.1", zinnen=[], zin_start=[], zin_eind=[], zin_pagina=[]
        ),
        text.node(twee, "Ruimte voor bewegen", niveau=1, nummer="2"),
        text.edge(AKKOORD, P.HEEFT_SECTIE, een),
        text.edge(een, P.HEEFT_SECTIE, een_een),
        text.edge(AKKOORD, P.HEEFT_SECTIE, twee),
        text.node(
            "afspraak/valpreventie",
            "Valpreventie in elke gemeente",
            section=twee,
            nummer="A1",
            tekst="We voorkomen vallen.",
        ),
        text.node(
            "afspraak/respijt",
            "Respijt voor mantelzorgers",
            section=een_een,
            nummer="A2",
            tekst="Wie zorgt krijgt rust.",
        ),
        text.node(
            "actie/beweegaanbod",
            "Beweegaanbod opzetten",
            section=twee,
            tekst="Gemeenten zetten beweegaanbod op.",
            deadline_start="2025-01-01",
            deadline_eind="2025-12-31",
            deadline_tekst="in 2025",
            zacht=False,
        ),
        text.node(
            "actie/logeerhuizen",
            "Logeerhuizen openen",
            section=een_een,
            tekst="Er komen logeerhuizen.",
            deadline_start=None,
            deadline_eind="2027-06",
            deadline_tekst="uiterlijk juni 2027",
            zacht=True,
        ),
        text.node(
            "actie/zonder-datum",
            "Één loket inrichten",
            section=een,
            tekst="Er komt een loket.",
            deadline_tekst="een jaar na nu",
        ),
        text.node(
            "doel/minder-vallen",
            "Minder vallen",
            section=twee,
            tekst="10 procent minder",
            doelgetal=10.0,
            eenheid="procent",
            doeljaar=2030,
        ),
        text.node("organisatie/vng", "VNG", aliassen=["Vereniging van Nederlandse Gemeenten"], afkortingen=["VNG"]),
        text.node("organisatie/vws", "Ministerie van VWS", aliassen=["VWS"], verborgen=["v.w.s."]),
        text.node("doelgroep/ouderen", "Ouderen", aliassen=["senioren"], lay=["opa en oma"]),
        text.node("probleem/vallen", "Vallen"),
        text.edge(twee, P.BEVAT_AFSPRAAK, "afspraak/valpreventie"),
        text.edge(een_een, P.BEVAT_AFSPRAAK, "afspraak/respijt"),
        text.edge("afspraak/valpreventie", P.HEEFT_ACTIE, "actie/beweegaanbod"),
        text.edge("afspraak/respijt", P.HEEFT_ACTIE, "actie/logeerhuizen"),
        text.edge(een, P.HEEFT_ACTIE, "actie/zonder-datum"),
        text.edge("afspraak/valpreventie", P.HEEFT_DOEL, "doel/minder-vallen"),
        text.edge("organisatie/vng", P.VOERT_UIT, "actie/beweegaanbod"),
        text.edge("organisatie/vws", P.VOERT_UIT, "actie/logeerhuizen"),
        text.edge("organisatie/vng", P.BETROKKEN_BIJ, "afspraak/respijt"),
        text.edge("afspraak/valpreventie", P.VOOR, "doelgroep/ouderen"),
        text.edge("afspraak/valpreventie", P.BIJ, "probleem/vallen"),
        text.edge(twee, P.NOEMT, "organisatie/vng", quote="de VNG"),
        text.edge(twee, P.NOEMT, "organisatie/vng", quote="VNG"),
    ]


def inventaris() -> list[Fact]:
    """An inventory: three interventions, one of them recognised twice; it shares concepts with the agreement."""
    text = TextOf(INVENTARIS)
    return [
        text.node(INVENTARIS, "Inventaris van hulp", soort="inventaris", datum="2024-11-05"),
        text.node(
            "interventie/in-balans",
            "In Balans",
            soort="methode",
            aliassen=["InBalans", "cursus In Balans"],
            digitaal=False,
            samenvatting="Cursus om vallen te voorkomen.",
            werkzame_elementen=["oefenen", "uitleg"],
            kosten=None,
        ),
        text.node(
            "interventie/beeldzorg", "Beeldzorg", soort="technologie", digitaal=True, arbeidsbesparend="geclaimd"
        ),
        text.node("interventie/logeerbed", "Logeerbed", soort="dienst"),
        text.node("bewijs/in-balans", "Minder valpartijen", uitkomst="positief effect", systeem="GRADE", niveau="laag"),
        text.node("organisatie/rivm", "RIVM", aliassen=["Rijksinstituut"]),
        text.node("organisatie/vilans", "Vilans"),
        text.node("organisatie/vng", "Gemeentenclub", aliassen=["Vereniging van gemeenten"], lay=["de gemeenten"]),
        text.node("doelgroep/ouderen", "Ouderen", aliassen=["65-plussers"]),
        text.node("doelgroep/mantelzorgers", "Mantelzorgers"),
        text.node("probleem/vallen", "Vallen", aliassen=["valpartij"]),
        text.node("probleem/overbelasting", "Overbelasting"),
        text.edge(
            "interventie/in-balans",
            P.ERKEND_DOOR,
            "organisatie/rivm",
            niveau="goed onderbouwd",
            datum="2021-03",
            geldig_tot="2026-03-01",
            status="erkend",
        ),
        text.edge("interventie/in-balans", P.ERKEND_DOOR, "organisatie/vilans", niveau="goed beschreven", datum="2019"),
        text.edge("interventie/in-balans", P.ONDERBOUWD_DOOR, "bewijs/in-balans"),
        text.edge("interventie/in-balans", P.VOOR, "doelgroep/ouderen"),
        text.edge("interventie/in-balans", P.BIJ, "probleem/vallen"),
        text.edge("interventie/beeldzorg", P.VOOR, "doelgroep/ouderen"),
        text.edge("interventie/beeldzorg", P.VOOR, "doelgroep/mantelzorgers"),
        text.edge("interventie/logeerbed", P.VOOR, "doelgroep/mantelzorgers"),
        text.edge("interventie/logeerbed", P.BIJ, "probleem/overbelasting"),
        text.edge("interventie/in-balans", P.ONTWIKKELD_DOOR, "organisatie/vng"),
        text.edge("interventie/beeldzorg", P.BIJ, "probleem/overbelasting"),
    ]


def richtlijn() -> list[Fact]:
    """A guideline: a module with an advice for, an advice against and one that names no intervention."""
    return richtlijn_as(RICHTLIJN)


def richtlijn_as(document: str) -> list[Fact]:
    """The guideline, under the id of another document."""
    text = TextOf(document)
    return [
        text.node(document, "Richtlijn vallen", soort="richtlijn", datum="2023"),
        text.node(
            "richtlijn/vallen",
            "Preventie van vallen",
            laatst_geautoriseerd="2023-05-01",
            geplande_herbeoordeling="2028",
            status="geldig",
        ),
        text.node("module/vallen/oefenen", "Oefenprogramma's", uitgangsvraag="Helpt oefenen?"),
        text.node(
            "aanbeveling/oefenen",
            "Bied oefentherapie aan",
            tekst="Bied In Balans aan.",
            richting="voor",
            sterkte="sterk",
        ),
        text.node(
            "aanbeveling/geen-beeld",
            "Zet beeldzorg niet in",
            tekst="Gebruik geen beeldzorg.",
            richting="tegen",
            sterkte="zwak",
        ),
        text.node(
            "aanbeveling/gesprek",
            "Voer een gesprek",
            tekst="Vraag naar vallen.",
            richting="voor",
            sterkte="goede praktijk",
        ),
        text.node("interventie/in-balans", "In Balans", samenvatting="Oefengroep.", duur="10 weken"),
        text.node("interventie/beeldzorg", "Beeldzorg"),
        text.node("doelgroep/ouderen", "Oudere mensen", aliassen=["senioren", "ouderen"]),
        text.node("organisatie/rivm", "RIVM"),
        text.node("probleem/vallen", "Vallen"),
        text.edge("richtlijn/vallen", P.HEEFT_MODULE, "module/vallen/oefenen"),
        text.edge("module/vallen/oefenen", P.HEEFT_AANBEVELING, "aanbeveling/oefenen"),
        text.edge("module/vallen/oefenen", P.HEEFT_AANBEVELING, "aanbeveling/geen-beeld"),
        text.edge("module/vallen/oefenen", P.HEEFT_AANBEVELING, "aanbeveling/gesprek"),
        text.edge("aanbeveling/oefenen", P.BEVEELT_AAN, "interventie/in-balans"),
        text.edge("aanbeveling/geen-beeld", P.RAADT_AF, "interventie/beeldzorg"),
        text.edge("aanbeveling/oefenen", P.VOOR, "doelgroep/ouderen"),
        text.edge("aanbeveling/gesprek", P.BIJ, "probleem/vallen"),
        text.edge("richtlijn/vallen", P.GEAUTORISEERD_DOOR, "organisatie/rivm"),
        text.edge("aanbeveling/oefenen", P.BEVEELT_AAN, "interventie/beeldzorg"),
    ]


def documents() -> Mapping[str, list[Fact]]:
    """Document id → its facts."""
    return {AKKOORD: akkoord(), INVENTARIS: inventaris(), RICHTLIJN: richtlijn()}


def edges() -> Iterator[Edge]:
    """All edges of the three documents."""
    yield from (fact for facts in documents().values() for fact in facts if isinstance(fact, Edge))


def nodes(kind: Kind | None = None) -> Iterator[Node]:
    """All node lines, or those of one kind."""
    for facts in documents().values():
        yield from (fact for fact in facts if isinstance(fact, Node) and kind in {None, fact.kind})
