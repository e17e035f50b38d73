"""Who authorised a guideline, who agreed and who began it, from sentences of every build."""

from __future__ import annotations

from pathlib import Path

import pytest
from guideline_reading import noted, read_text

from graph.model import Edge, Node, Predicate

ROLES = {
    Predicate.GEAUTORISEERD_DOOR: "autoriseerde",
    Predicate.INSTEMMING_VAN: "stemde in",
    Predicate.INITIATIEF_VAN: "begon",
}
GUIDELINE = (
    "# Richtlijn Jeuk\n\n## Uitgangsvraag\n\nWat helpt?\n\n## Aanbeveling\n\nGeef zalf.\n\n## Verantwoording\n\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "De richtlijn werd in mei 2021 door Verenso en de NVKG geautoriseerd.",
            {"autoriseerde Verenso", "autoriseerde Nederlandse Vereniging voor Klinische Geriatrie"},
        ),
        ("Het bestuur van Verenso autoriseerde de richtlijn op 3 maart 2020.", {"autoriseerde Verenso"}),
        ("Alzheimer Nederland gaf haar instemming aan deze richtlijn.", {"stemde in Alzheimer Nederland"}),
        (
            "Het initiatief lag bij Verenso. Het initiatief voor de herziening kwam van Ergotherapie Nederland en van "
            "Zorgbond Oost.",
            {"begon Verenso", "begon Ergotherapie Nederland", "begon Zorgbond Oost"},
        ),
        (
            "Initiatief: Verenso en Zorgbond Oost. Autoriserende partijen zijn het NHG en V&VN. De Bond van Huizen "
            "heeft met de tekst ingestemd.",
            {
                "begon Verenso",
                "begon Zorgbond Oost",
                "autoriseerde Nederlands Huisartsen Genootschap",
                "autoriseerde Verpleegkundigen & Verzorgenden Nederland",
                "stemde in Bond van Huizen",
            },
        ),
        (
            "Geautoriseerd door Verenso. Het initiatief lag bij Ergotherapie Nederland. ZonMw betaalde de druk.",
            {"autoriseerde Verenso", "begon Ergotherapie Nederland"},
        ),
        (
            "Initiatief: NVKH\n\nOp initiatief van de Nederlandse Vereniging voor Klinische Huidzorg is dit gemaakt.",
            {"begon Nederlandse Vereniging voor Klinische Huidzorg"},
        ),
        ("Patiëntenfederatie Nederland onderschrijft de inhoud.", set()),
        (
            "De V&VN nam het initiatief voor deze richtlijn; ZonMw financierde.",
            {"begon Verpleegkundigen & Verzorgenden Nederland"},
        ),
        (
            "Deze richtlijn kwam tot stand op initiatief van het Nederlands Huisartsen Genootschap.",
            {"begon Nederlands Huisartsen Genootschap"},
        ),
        (
            "Autoriserende verenigingen zijn Verenso en V&VN; het KNGF stemde in.",
            {
                "autoriseerde Verenso",
                "autoriseerde Verpleegkundigen & Verzorgenden Nederland",
                "stemde in Koninklijk Nederlands Genootschap voor Fysiotherapie",
            },
        ),
        (
            "Autorisatie: Verenso (2021), V&VN (2022). Instemming: KNGF.",
            {
                "autoriseerde Verenso",
                "autoriseerde Verpleegkundigen & Verzorgenden Nederland",
                "stemde in Koninklijk Nederlands Genootschap voor Fysiotherapie",
            },
        ),
        (
            "Verenso heeft deze richtlijn geautoriseerd en Alzheimer Nederland heeft met de inhoud ingestemd.",
            {"autoriseerde Verenso", "stemde in Alzheimer Nederland"},
        ),
        (
            "Geautoriseerd door Verenso en met instemming van Zorgthuisnl.",
            {"autoriseerde Verenso", "stemde in Zorgthuisnl"},
        ),
        ("Verenso, als initiatiefnemer, vroeg V&VN om leden voor de werkgroep.", {"begon Verenso"}),
        ("Initiatiefnemer van deze richtlijn is Verenso. V&VN was betrokken.", {"begon Verenso"}),
        ("De NVKG initieerde deze richtlijn.", {"begon Nederlandse Vereniging voor Klinische Geriatrie"}),
        (
            "Op 1 juni 2020 is de richtlijn geautoriseerd door: Verenso, NVKG en V&VN.",
            {
                "autoriseerde Verenso",
                "autoriseerde Nederlandse Vereniging voor Klinische Geriatrie",
                "autoriseerde Verpleegkundigen & Verzorgenden Nederland",
            },
        ),
        (
            "Verenso en V&VN hebben de richtlijn bestuurlijk vastgesteld en geautoriseerd.",
            {"autoriseerde Verenso", "autoriseerde Verpleegkundigen & Verzorgenden Nederland"},
        ),
        ("De richtlijn is voor instemming voorgelegd aan het NIP, dat niet heeft ingestemd.", set()),
        ("De ontwikkeling is gefinancierd door ZonMw en begeleid door het Kennisinstituut.", set()),
        (
            "Van de autoriserende partijen (Verenso en NHG) heeft het NHG als laatste getekend.",
            {"autoriseerde Verenso", "autoriseerde Nederlands Huisartsen Genootschap"},
        ),
    ],
)
def test_roles_from_prose(tmp_path: Path, text: str, expected: set[str]) -> None:
    facts = read_text(tmp_path, f"{GUIDELINE}{text}\n").facts
    names = {fact.id: fact.name for fact in facts if isinstance(fact, Node)}
    edges = [fact for fact in facts if isinstance(fact, Edge) and fact.predicate in ROLES]
    assert {f"{ROLES[edge.predicate]} {names[edge.to_id]}" for edge in edges} == expected


def test_who_began_it_together_or_in_a_year(tmp_path: Path) -> None:
    page = "# Richtlijn Sokken\n\n{told}\n\n## Aanbevelingen\n\nGeef sokken.\n"
    for told, names in (
        ("Verenso nam in 2020 het initiatief voor deze richtlijn.", ["initiatief | Verenso"]),
        (
            "Verenso nam samen met ActiZ het initiatief tot deze richtlijn.",
            ["initiatief | ActiZ", "initiatief | Verenso"],
        ),
    ):
        found = noted(read_text(tmp_path, page.format(told=told)))
        assert [line for line in found if line.startswith("initiatief")] == names


def test_a_label_with_an_optional_plural_opens_a_role(tmp_path: Path) -> None:
    rows = "<tr><th>Initiatiefnemer(s)</th><td>Verenso</td></tr><tr><th>Status</th><td>geldig</td></tr>"
    page = f"<h1>Richtlijn Sokken</h1><table>{rows}</table><h2>Aanbevelingen</h2><p>Geef sokken.</p>"
    assert "initiatief | Verenso" in noted(read_text(tmp_path, page, "richtlijn.html"))


def test_a_role_in_brackets_behind_a_name(tmp_path: Path) -> None:
    names = (
        "ActiZ (penvoerder, initiatiefnemer)",
        "Verenso (autoriserend)",
        "Zorgthuisnl (instemmend)",
        "VWS (betrokken)",
    )
    items = "\n".join(f"- {name}" for name in names)
    page = f"# Richtlijn Sokken\n\n## Betrokken partijen\n\n{items}\n\n## Aanbevelingen\n\nGeef sokken.\n"
    assert noted(read_text(tmp_path, page))[1:4] == [
        "initiatief | ActiZ",
        "autorisatie | Verenso",
        "instemming | Zorgthuisnl",
    ]
