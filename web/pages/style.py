"""/stijl: every component of the portal in every state, with made-up content, for builders and for the tests."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from graph.model import Kind, Predicate
from web import signs, templating
from web.filters import Chip, FilterGroup, Option
from web.picture import picture
from web.relations import Related, RelationGroup, RelationKey
from web.signs import Sign
from web.source_text import Quotation
from web.tables import Cell, Column, Table
from web.templating import today_of
from web.things import SourcePlace

_LONG = "Een heel lange naam met een ouderenzorghulpmiddelenvoorzieningenwoord dat niet in één regel past"


def page(request: Request) -> Response:
    """The component page; it needs no build."""
    groups = _groups()
    return templating.page(
        request,
        "stijl.html",
        signs=_signs(request),
        filters=_filters(),
        chips=[Chip("Ouderen", "#chips"), Chip(_LONG, "#chips")],
        table=_table(),
        groups=groups,
        picture=picture("interventie/voorbeeld", Kind.INTERVENTIE, "Voorbeeldcursus Samen Oefenen", groups),
        kinds=list(Kind),
        long_name=_LONG,
    )


def _signs(request: Request) -> list[tuple[str, list[Sign]]]:
    today = today_of(request)
    levels = [{"niveau": level, "datum": "2021-03"} for level in signs.LEVELS]
    odd = [
        {"niveau": "erkend"},
        {"niveau": "eigen keurmerk", "geldig_tot": "2020"},
        {},
        {"niveau": "goed onderbouwd", "status": "verlopen"},
    ]
    advice = [
        {"richting": way, "sterkte": how} for way in ("voor", "tegen") for how in ("sterk", "zwak", "goede praktijk")
    ]
    grounds: list[tuple[dict[str, str], list[dict[str, str]]]] = [
        ({}, [{"niveau": "laag", "systeem": "GRADE"}]),
        ({"methode": "consensus"}, []),
        ({}, []),
    ]
    states = ("vervallen", "actualiteit onzeker", "in herziening")
    standings: list[dict[str, object]] = [{"status": state} for state in states]
    standings += [{"geldig_tot": "2020"}, {"verdwenen": True}]
    return [
        ("Erkenning", [signs.recognition(said, today) for said in (*levels, *odd)]),
        (
            "Onderzoek",
            [signs.outcome({"uitkomst": value, "systeem": "GRADE", "niveau": "laag"}) for value in signs.OUTCOMES],
        ),
        ("Advies", [signs.advice(said) for said in (*advice, {})]),
        ("Waar advies op rust", [signs.grounds(*given) for given in grounds]),
        ("Geldigheid", [sign for said in standings if (sign := signs.standing(said, today))]),
        ("Herkomst", [signs.checked("machine", 1), signs.checked("machine", 0.5), signs.checked("nagekeken", 1)]),
    ]


def _filters() -> list[FilterGroup]:
    several = tuple(Option(f"w{n}", f"Keuze {n}" if n else _LONG, 9 - n, n in {2, 8}) for n in range(10))
    kinds = (
        Option("interventie", "Interventies", 12, True, Kind.INTERVENTIE),
        Option("richtlijn", "Richtlijnen", 0, False, Kind.RICHTLIJN),
    )
    one = (Option("alles", "Alles", None, True), Option("verschil", "Alleen wat verschilt"))
    return [
        FilterGroup("soort", "Soort", kinds),
        FilterGroup("keuze", "Met meer dan er in één keer passen", several),
        FilterGroup("een", "Eén tegelijk", one, single=True),
    ]


def _table() -> Table:
    columns = (Column("wat", "Wat"), Column("aantal", "Aantal", numeric=True), Column("sinds", "Sinds"))
    rows = (
        (Cell("Voorbeeldcursus", "#tabel"), Cell("1.250", value=1250), Cell("maart 2021")),
        (Cell(_LONG), Cell("0", value=0), Cell("niet vermeld", muted=True)),
        (Cell("Iets waar nog niemand zeker van is", "#tabel", unsure=True), Cell("1", value=1), Cell("2026")),
    )
    return Table("Een tabel met een link, een getal en een leeg vak", columns, rows)


def _groups() -> list[RelationGroup]:
    def related(name: str, kind: Kind, status: str = "machine", certainty: float = 1.0, **more: object) -> Related:
        said = Quotation("In de tekst staat dat ", name.lower(), " hierbij hoort.")
        place = SourcePlace(
            document=f"document/{kind.value.lower()}",
            document_name="Voorbeeldakkoord",
            document_date="2025-07-03",
            start=0,
            end=9,
            page=3,
            extractor="hand@1",
            certainty=certainty,
            status=status,
            raw={},
            read_quotation=lambda: said,
        )
        return Related(f"{kind.value.lower()}/voorbeeld", kind, name, (place,), **more)  # type: ignore[arg-type]

    recognised = signs.outcome({"uitkomst": "positief effect"})
    rows = [
        (
            Predicate.BIJ,
            [related("Vallen", Kind.PROBLEEM, "nagekeken"), related(_LONG, Kind.PROBLEEM, certainty=0.5)],
            7,
        ),
        (Predicate.VOOR, [related("Ouderen die thuis wonen", Kind.DOELGROEP)], 1),
        (Predicate.IN, [related("Buurthuis", Kind.SETTING, note="vooral in de stad")], 1),
        (Predicate.ONDERBOUWD_DOOR, [related("Minder vaak vallen", Kind.BEWIJS, signs=(recognised,))], 1),
    ]
    return [RelationGroup(RelationKey(key, "out"), total, total, tuple(things)) for key, things, total in rows]
