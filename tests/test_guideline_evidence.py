"""Evidence of guidelines: the layouts in which conclusions stand, their levels, and what they cite."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from guideline_reading import read_text

from graph.model import Edge, Kind, Node, Predicate
from ingest.guideline.facts import GuidelineFacts
from ingest.guideline.levels import NO_LEVEL, level_behind, level_inside, read_level, whole_level

_LAYOUTS = Path(__file__).parent / "golden" / "layouts_bewijs.txt"
"""Made-up conclusions: "=== name | format", the text, "---", and a line for each conclusion with its measure, system
and level, outcome, and how many of the three references it cites."""
_REFERENCES = (
    "Aalders K, Smit P. Walking in care homes. J Care. 2018;4:12-9. doi: 10.5555/jc.2018.12",
    "Boerma T. Light in the evening. Sleep Stud. 2020;1:3-8. doi: 10.5555/ss.2020.3",
    "Claes V, Dirks M. Massage of the feet. Touch. 2012;9:1-4.",
)
_TITLE, _ASKED, _ADVICE = "Richtlijn Zingen in het verpleeghuis", "Wat is het effect van zingen?", "Bied zingen aan."


def _layouts() -> Iterator[tuple[str, str, str, list[str]]]:
    for layout in re.split(r"^=== ", _LAYOUTS.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, _, rest = layout.partition("\n")
        name, _, form = head.partition(" | ")
        body, _, expected = rest.partition("\n---\n")
        yield name, form, body, expected.splitlines()


def _document(form: str, conclusions: str) -> str:
    if form == "html":
        references = "".join(f"<li>{one}</li>" for one in _REFERENCES)
        return (
            f"<html><body><h1>{_TITLE}</h1><h2>Uitgangsvraag</h2><p>{_ASKED}</p><h2>Aanbeveling</h2><ul><li>{_ADVICE}</li>"
            f"</ul><h2>Conclusies</h2>{conclusions}<h2>Referenties</h2><ol>{references}</ol></body></html>"
        )
    references = "\n".join(f"{number}. {one}" for number, one in enumerate(_REFERENCES, 1))
    return (
        f"# {_TITLE}\n\n## Uitgangsvraag\n\n{_ASKED}\n\n## Aanbeveling\n\n- {_ADVICE}\n\n"
        f"## Conclusies\n\n{conclusions}\n\n## Referenties\n\n{references}\n"
    )


def _told(found: GuidelineFacts) -> list[str]:
    edges = [(f.from_id, f.to_id) for f in found.facts if isinstance(f, Edge) and f.predicate is Predicate.UIT]
    proof = [f for f in found.facts if isinstance(f, Node) and f.kind is Kind.BEWIJS]
    return [
        f"{p['uitkomstmaat'] or '-'} | {p['systeem'] or '-'} {p['niveau'] or '-'} | {p['uitkomst'] or '-'} | "
        f"{len({to for start, to in edges if start == one.id})}"
        for one in proof
        for p in [one.props]
    ]


@pytest.mark.parametrize(
    ("form", "conclusions", "expected"), [pytest.param(*rest, id=name) for name, *rest in _layouts()]
)
def test_reads_conclusions_however_they_are_laid_out(
    form: str, conclusions: str, expected: list[str], tmp_path: Path
) -> None:
    assert _told(read_text(tmp_path, _document(form, conclusions), f"richtlijn.{form}")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Laag",
        "Lage bewijskracht",
        "GRADE: laag [3]",
        "Bewijs van lage kwaliteit:",
        "⊕⊕◯◯ (laag)",
        "++-- laag",
        "Laag (⊕⊕◯◯)",
        "De bewijskracht hiervoor is laag.",
    ],
)
def test_a_line_that_is_nothing_but_a_level(text: str) -> None:
    assert whole_level(text) == ("GRADE", "laag")


@pytest.mark.parametrize(
    "text",
    ["Hoge doses zingen helpen", "Lage bewijskracht dat zingen helpt", "Laag in de tuin zingen", "Niveau van zingen"],
)
def test_words_that_begin_like_a_level(text: str) -> None:
    assert whole_level(text) is None
    assert read_level(text) is None


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Zingen helpt (laag).", ("GRADE", "laag")),
        ("Zingen helpt (redelijk; Aalders 2018).", ("GRADE", "redelijk")),
        ("Zingen helpt (Aalders 2018; zeer laag).", ("GRADE", "zeer laag")),
        ("Zingen helpt – GRADE hoog.", ("GRADE", "hoog")),
        ("Zingen helpt [niveau 2]", ("EBRO", "niveau 2")),
        ("Zingen helpt (lage tot redelijke bewijskracht).", ("GRADE", "laag tot redelijk")),
        ("Zingen helpt ⊕⊕⊕◯", ("GRADE", "⊕⊕⊕◯")),
    ],
)
def test_a_level_behind_its_conclusion(text: str, level: tuple[str, str]) -> None:
    found = level_behind(text)
    assert found is not None
    assert found.level == level


@pytest.mark.parametrize("text", ["De kans is laag", "De lift stopt op niveau 3 van het huis", "De stem klinkt hoog"])
def test_what_is_no_level_of_evidence(text: str) -> None:
    assert level_inside(text) == NO_LEVEL


def test_a_name_and_year_cite_a_reference_of_another_module(tmp_path: Path) -> None:
    """References often stand once, behind the last module; a number only counts in the list of its own module."""
    modules = "".join(
        f"## Module {number}: {title}\n\n### Uitgangsvraag\n\n{_ASKED}\n\n### Aanbeveling\n\n- {_ADVICE}\n\n"
        f"### Conclusies\n\nLaag GRADE: {told}\n\n"
        for number, title, told in (
            (1, "Samen zingen", "Zingen vermindert onrust (Aalders 2018)."),
            (2, "Alleen zingen", "Zingen verbetert de slaap [2]."),
        )
    )
    text = f"# {_TITLE}\n\n{modules}### Referenties\n\n1. {_REFERENCES[0]}\n2. {_REFERENCES[1]}\n"
    assert _told(read_text(tmp_path, text)) == [
        "onrust | GRADE laag | positief effect | 1",
        "slaap | GRADE laag | positief effect | 1",
    ]


_GRADED = (
    "- Zingen vermindert mogelijk onrust (lage bewijskracht; Aalders 2018).\n"
    "- Zingen heeft waarschijnlijk geen effect op eetlust (redelijke bewijskracht).\n"
)
_READ = ["onrust | GRADE laag | positief effect | 1", "eetlust | GRADE redelijk | geen verschil | 0"]


@pytest.mark.parametrize("depth", ["##", "### Onderbouwing\n\n####"])
@pytest.mark.parametrize(
    "heading",
    ["Wat laat onderzoek zien?", "Bewijs", "Effecten van zingen", "Resultaten", "Summary of findings", "Bewijskracht"],
)
def test_lines_with_a_level_and_an_effect_are_conclusions_under_any_heading(
    heading: str, depth: str, tmp_path: Path
) -> None:
    text = _document("md", "").replace("## Conclusies\n", f"{depth} {heading}\n\n{_GRADED}")
    assert _told(read_text(tmp_path, text)) == _READ


def test_a_heading_over_a_conclusion_names_its_measure(tmp_path: Path) -> None:
    told = "### Kwaliteit van leven\n\nLaag GRADE. Er was geen verschil tussen zingen en rusten.\n"
    text = _document("md", "").replace("## Conclusies\n", f"## Onderbouwing\n\n{told}")
    assert _told(read_text(tmp_path, text)) == ["Kwaliteit van leven | GRADE laag | geen verschil | 0"]


@pytest.mark.parametrize(
    "text",
    [
        "## Overwegingen\n\nEr is lage bewijskracht dat zingen onrust vermindert. De werkgroep weegt dat mee.",
        "## Overwegingen\n\nDe kans op schade is laag. Zingen kost weinig.",
        "## Werkwijze\n\n| Niveau | Omschrijving |\n|---|---|\n| Hoog | We hebben veel vertrouwen in het effect. |",
        "## Verantwoording\n\nNiveau 1: het is aangetoond dat\n\nNiveau 2: het is aannemelijk dat",
        "## Achtergrond\n\nZingen vermindert soms onrust. Het bewijs is zelden goed.",
    ],
)
def test_what_a_guideline_says_elsewhere_is_no_conclusion(text: str, tmp_path: Path) -> None:
    conclusions = f"## Conclusies\n\n{_GRADED}\n{text}\n"
    assert _told(read_text(tmp_path, _document("md", "").replace("## Conclusies\n", conclusions))) == _READ


_NOTES = {
    "heading": "<h4>Noot 3 Zingen</h4><p>Kwaliteit van bewijs: laag</p><p>Zingen vermindert mogelijk onrust.</p>",
    "fold": "<details><summary>Noot 3 Zingen</summary><p>Zingen vermindert mogelijk onrust (GRADE laag).</p></details>",
    "first words": "<p><b>Noot 3.</b> Zingen vermindert mogelijk onrust (kwaliteit van bewijs laag).</p>",
    "label": "<h4>Noot 3</h4><p>Conclusie: Zingen vermindert mogelijk onrust (GRADE laag).</p>",
    "question": "<h4>Noot 3</h4><p><b>Uitgangsvraag</b> Helpt zingen?</p><p>Zingen vermindert onrust (GRADE laag).</p>",
}


@pytest.mark.parametrize("note", _NOTES.values(), ids=_NOTES)
def test_a_note_grounds_the_advice_that_refers_to_it(note: str, tmp_path: Path) -> None:
    text = (
        "<html><body><h1>NHG-Standaard Zingen</h1><h2>Richtlijnen beleid</h2><ul><li>Adviseer zingen bij onrust (zie "
        f"Noot 3).</li><li>Adviseer rust bij hoofdpijn.</li></ul><h2>Noten</h2>{note}</body></html>"
    )
    found = read_text(tmp_path, text, "standaard.html")
    names = {f.id: f.name for f in found.facts if isinstance(f, Node)}
    grounds = [f for f in found.facts if isinstance(f, Edge) and f.predicate is Predicate.ONDERBOUWD_DOOR]
    assert _told(found) == ["onrust | GRADE laag | positief effect | 0"]
    assert [names[f.from_id] for f in grounds if f.from_id.startswith("aanbeveling")] == ["Adviseer zingen bij onrust."]


def test_a_heading_over_headings_over_conclusions_is_no_module(tmp_path: Path) -> None:
    told = "### Effecten\n\n#### Effect op onrust\n\nLage bewijskracht: zingen vermindert mogelijk onrust.\n"
    found = read_text(tmp_path, _document("md", "").replace("## Conclusies\n", told))
    assert _told(found) == ["onrust | GRADE laag | positief effect | 0"]
    assert len([f for f in found.facts if isinstance(f, Node) and f.kind is Kind.MODULE]) == 1


def test_a_graded_sentence_within_a_block_of_advice_is_no_advice(tmp_path: Path) -> None:
    told = f"- {_ADVICE}\n\nBewijs: Zingen vermindert mogelijk onrust (GRADE laag).\n"
    found = read_text(tmp_path, _document("md", "").replace(f"- {_ADVICE}\n", told).replace("## Conclusies\n", ""))
    assert _told(found) == ["onrust | GRADE laag | positief effect | 0"]
    assert len([f for f in found.facts if isinstance(f, Node) and f.kind is Kind.AANBEVELING]) == 1


@pytest.mark.parametrize(
    ("line", "authors", "year", "title"),
    [
        ("Jansen P; Smit K; Bakker L. Singing. Care 2013;1:2.", ["Jansen P", "Smit K", "Bakker L"], 2013, "Singing"),
        (
            "P. Jansen, K. Smit en L. Bakker. Singing. Care 2013.",
            ["P. Jansen", "K. Smit", "L. Bakker"],
            2013,
            "Singing",
        ),
        ("Jansen P, Smit K: Singing in care. Care 2008, 3:1-9.", ["Jansen P", "Smit K"], 2008, "Singing in care"),
        ("Jansen, P. (2015a). Singing in care. Care, 3, 1-9.", ["Jansen, P."], 2015, "Singing in care"),
        (
            "Jansen P. Singing in the 1990s: a history. Care. 2011.",
            ["Jansen P"],
            2011,
            "Singing in the 1990s: a history",
        ),
    ],
)
def test_references_in_the_styles_of_journals(
    line: str, authors: list[str], year: int, title: str, tmp_path: Path
) -> None:
    assert _published(tmp_path, f"- {line}") == [(authors, year, title, None)]


def test_a_table_of_references_with_a_column_for_each_part(tmp_path: Path) -> None:
    table = (
        "| Nr | Auteurs | Jaar | Titel | DOI |\n|---|---|---|---|---|\n"
        "| 1 | Jansen P, Smit K | 2015 | Singing in care | 10.5555/XYZ |\n| 2 | Boerma T | 2020 | Light | geen |\n"
    )
    assert _published(tmp_path, table) == [
        (["Jansen P", "Smit K"], 2015, "Singing in care", "10.5555/xyz"),
        (["Boerma T"], 2020, "Light", None),
    ]


def _published(folder: Path, references: str) -> list[tuple[object, ...]]:
    facts = read_text(folder, _document("md", "Niets.").split("1. Aalders")[0] + references).facts
    found = [f for f in facts if isinstance(f, Node) and f.kind is Kind.PUBLICATIE]
    keys = ("auteurs", "jaar", "titel", "doi")
    return [tuple(one.props[key] for key in keys) for one in sorted(found, key=lambda one: one.source.start)]


def test_a_reference_is_known_by_its_form_where_its_heading_got_lost(tmp_path: Path) -> None:
    lost = "## Samenvatting literatuur\n\nAalders (2018) volgde 80 bewoners.\n\n"
    text = _document("md", "Zingen vermindert onrust (lage bewijskracht).").replace("## Referenties\n", lost)
    facts = read_text(tmp_path, text).facts
    assert [f.props["jaar"] for f in facts if isinstance(f, Node) and f.kind is Kind.PUBLICATIE] == [2018, 2020, 2012]


def test_a_level_that_looks_like_a_heading_is_none(tmp_path: Path) -> None:
    """A reader of pages takes short lines that stand apart for headings."""
    told = "Zingen vermindert mogelijk onrust.\n\n### Kwaliteit van bewijs: laag\n\n### Eetlust\n\n"
    told += "Zingen helpt niet.\n\n### GRADE: redelijk\n"
    assert _told(read_text(tmp_path, _document("md", told))) == [
        "onrust | GRADE laag | positief effect | 0",
        "Eetlust | GRADE redelijk | geen verschil | 0",
    ]


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("- Zingen en onrust. Zingen vermindert onrust. Zekerheid: laag.", "onrust | GRADE laag | positief effect | 0"),
        ("- Zingen vermindert onrust. `LAAG` – Aalders 2018", "onrust | GRADE laag | positief effect | 1"),
        ("- Zingen vermindert onrust (bewijskracht: laag).1,3", "onrust | GRADE laag | positief effect | 2"),
        ("De zekerheid is beoordeeld met GRADE.\n\n- Zingen vermindert onrust.", "onrust | - - | positief effect | 0"),
    ],
)
def test_what_stands_around_a_conclusion_is_none(line: str, read: str, tmp_path: Path) -> None:
    assert _told(read_text(tmp_path, _document("md", line))) == [read]


def test_numbers_raised_behind_a_conclusion_cite(tmp_path: Path) -> None:
    told = "<ul><li>Zingen vermindert onrust (GRADE laag).<sup>1,3</sup></li></ul>"
    assert _told(read_text(tmp_path, _document("html", told), "richtlijn.html")) == [
        "onrust | GRADE laag | positief effect | 2"
    ]
