"""What a policy document says of itself: title, publisher, date, status and sort."""

from __future__ import annotations

from pathlib import Path

import pytest
from policy_reading import LINKER, VOCABULARY

from graph.model import Kind, Node
from ingest.anchoring import Anchor
from ingest.extraction import Extractor
from ingest.plan import plan
from ingest.policy.facts import read_policy
from ingest.policy.identity import day_in_text
from ingest.reading import read_document

GOLDEN = Path(__file__).parent / "golden"

OF_GOLDENS = {
    "policy_beloften.md": {"datum": "2026-05", "status": "definitief", "soort": "plan"},
    "policy_mantelzorgplan.md": {
        "uitgever": "Gemeente Haverveen", "datum": "2026-03-03", "status": "vastgesteld", "soort": "plan",
    },
    "policy_provinciale_visie.md": {"uitgever": "Provincie Lage Landen", "soort": "visie"},
    "policy_artikelen.txt": {"datum": "2026-12-12", "status": "ondertekend", "soort": "convenant"},
    "policy_besluitenlijst.txt": {"datum": "2027-02-04", "soort": "verslag"},
    "policy_brief.txt": {
        "titel": "Voortgang aanpak valpreventie", "uitgever": "Ministerie van VWS", "datum": "2026-05-12",
        "soort": "brief",
    },
    "policy_inkoopkader.md": {"uitgever": "Zorgverzekeraar De Linie", "soort": "beleid"},
    "policy_projectplan.txt": {"titel": "PROJECTPLAN Inrichten regionaal transferpunt IJsselmond", "soort": "plan"},
    "policy_visie.txt": {"titel": "Visie op wonen en zorg 2027-2030", "soort": "visie"},
    "policy_regiodeal.md": {"soort": "deal"},
}  # fmt: skip

BODY = "\n\n## Afspraken\n\nDe gemeente opent in 2027 een logeerhuis. Het zorgkantoor koopt bedden in.\n"


def anchored(path: Path) -> Anchor:
    return Anchor(read_document(path), "plan", path.name)


@pytest.mark.parametrize("file", OF_GOLDENS)
def test_what_documents_say_of_themselves(file: str) -> None:
    read = read_policy(anchored(GOLDEN / file), LINKER, VOCABULARY)
    assert read is not None
    assert read.identity.properties() == OF_GOLDENS[file]


@pytest.mark.parametrize(
    ("opening", "status", "day"),
    [
        ("Concept, 3 juni 2026", "concept", "2026-06-03"),
        ("Versie 0.8 (concept)", "concept", None),
        ("Ontwerp-akkoord ter consultatie", "concept", None),
        ("Ondertekend op 8 oktober 2026 door: PM", "concept", "2026-10-08"),
        ("Ondertekend te Zwolle op 8 oktober 2026", "ondertekend", "2026-10-08"),
        ("Dit plan wordt ondertekend op 8 oktober 2026", None, None),
        ("Vastgesteld door de raad d.d. 1 april 2026", "vastgesteld", "2026-04-01"),
        ("Nog vast te stellen door de raad", None, None),
        ("Dit convenant eindigt\nop 31 december 2030.", None, None),
        ("Concept voor de ledenraad van 18 maart 2026", "concept", "2026-03-18"),
        ("De raad heeft deze nota op 2 maart 2026 vastgesteld.", "vastgesteld", "2026-03-02"),
        (
            "Ondertekend te Ede op 17 september 2026 door de gemeente Dalen, Zorgkantoor Oost, Stichting Thuis, de "
            "Regionale Huisartsenorganisatie en het Seniorenplatform, die hierna ieder zeggen wat zij doen.",
            "ondertekend",
            "2026-09-17",
        ),
        ("De raad zal deze nota op 2 maart 2026 vaststellen.", None, None),
        ("Zwolle, maart 2026", None, "2026-03"),
        ("Het concept Positieve gezondheid staat centraal", None, None),
        ("In 2026 is er een nulmeting gedaan", None, None),
        ("Peildatum: 1 mei 2027. Datum: 4 juni 2027. Bijlagen: geen", None, "2027-06-04"),
    ],
)
def test_status_and_date_of_the_first_lines(tmp_path: Path, opening: str, status: str | None, day: str | None) -> None:
    path = tmp_path / "plan.md"
    path.write_text(f"# Regioplan Ouderen\n\n{opening}{BODY}", encoding="utf-8")
    read = read_policy(anchored(path), LINKER, VOCABULARY)
    assert read is not None
    assert (read.identity.status, read.identity.day) == (status, day)


@pytest.mark.parametrize(
    ("paragraph", "status"),
    [
        ("Dit convenant is ondertekend door: p.m. (de leden besluiten in mei)", "concept"),
        ("Dit convenant is ondertekend door de gemeente, het zorgkantoor en de huisartsen.", "ondertekend"),
        ("Dit convenant wordt ondertekend door de gemeente.", None),
        ("Het andere convenant is ondertekend door: PM", None),
    ],
)
def test_who_signed_may_stand_in_the_middle(tmp_path: Path, paragraph: str, status: str | None) -> None:
    chapters = [f"## Deel {number}\n\nDe gemeente opent in 2027 een logeerhuis.\n\n" for number in range(1, 31)]
    path = tmp_path / "convenant.md"
    path.write_text(f"# Convenant\n\n{''.join(chapters[:15])}{paragraph}\n\n{''.join(chapters[15:])}", encoding="utf-8")
    read = read_policy(anchored(path), LINKER, VOCABULARY)
    assert read is not None
    assert read.identity.status == status


def test_a_date_in_a_table_is_not_the_documents_own() -> None:
    assert day_in_text(anchored(GOLDEN / "policy_inkoopkader.md")) is None


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("", ("Regioplan Ouderen", "Gemeente Haverveen", "2026-06-03", "concept")),
        ("plan.md,Ander plan,Redactie,2025", ("Ander plan", "Redactie", "2025", "concept")),
    ],
)
def test_an_editor_goes_before_the_text(tmp_path: Path, row: str, expected: tuple[str, str | None, str, str]) -> None:
    path = tmp_path / "plan.md"
    path.write_text(f"# Regioplan Ouderen\n\nGemeente Haverveen\n\nConcept, 3 juni 2026{BODY}", encoding="utf-8")
    (tmp_path / "bronnen.csv").write_text(f"bestand,titel,uitgever,datum\n{row}\n", encoding="utf-8")
    work = plan([tmp_path], None)
    candidate = next(c for c in work.candidates if c.path.name == "plan.md")
    found = Extractor(work).extract(candidate, frozenset())
    [node] = [f for f in found.facts if isinstance(f, Node) and f.kind is Kind.DOCUMENT]  # type: ignore[union-attr]
    assert (node.name, node.props["uitgever"], node.props["datum"], node.props["status"]) == expected


def test_a_title_that_is_only_a_sort_goes_on_below_it(tmp_path: Path) -> None:
    text = (
        "REGIONAAL AKKOORD\nLanger thuis aan de Lek\n2026 – 2029\n\nVersie 1.0 – vastgesteld op 12 februari 2026\n\n"
        "1. Doel\n\nWij werken samen.\n\n2. Geld\n\nEr is geld.\n\nAldus overeengekomen te Ede.\n"
    )
    (tmp_path / "akkoord.txt").write_text(text, encoding="utf-8", newline="")
    anchor = anchored(tmp_path / "akkoord.txt")
    read = read_policy(anchor, LINKER, VOCABULARY, soort="akkoord")
    assert read is not None
    identity = read.identity
    assert identity.title == "REGIONAAL AKKOORD Langer thuis aan de Lek 2026 – 2029"
    assert (identity.day, identity.status) == ("2026-02-12", "vastgesteld")


def test_a_ministry_in_the_head_of_a_letter_publishes_it(tmp_path: Path) -> None:
    text = (
        "Datum 14 november 2025\nBetreft Logeren in de buurt\n\nMinisterie van\nVWS\n\nGeachte voorzitter,\n\n"
        "Ik stel in 2026 een regeling open.\n\nHoogachtend,\n\nde staatssecretaris,\n\nA. Bee\n"
    )
    (tmp_path / "brief.txt").write_text(text, encoding="utf-8", newline="")
    read = read_policy(anchored(tmp_path / "brief.txt"), LINKER, VOCABULARY, soort="brief")
    assert read is not None
    assert read.identity.publisher == "Ministerie van VWS"
