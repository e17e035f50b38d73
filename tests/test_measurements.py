"""Figures that a measuring command keeps, and how the quality page shows them."""

from datetime import date
from pathlib import Path

import pytest

from graph.measurements import FOLDER, Measurement, measurements, record
from ingest.evaluation import Comparison
from search.evaluate import JudgedQuestion, Row, measurement, summary
from web.scores import RECORDED, scores

MEASURED = Measurement(
    "Proef", "Zo gemeten.", "2026-03-01", (("wat", "Wat"), ("deel", "Deel")), [{"wat": "a", "deel": 0.5}]
)


def test_what_is_recorded_is_read_back(tmp_path: Path) -> None:
    record(tmp_path / "nieuw", "proef", MEASURED)
    found = measurements(tmp_path / "nieuw")["proef"]
    assert (found.title, found.day, list(found.columns), list(found.rows)) == (
        "Proef", "2026-03-01", list(MEASURED.columns), list(MEASURED.rows),
    )  # fmt: skip


@pytest.mark.parametrize("text", ["", "[]", '{"titel": "x"}', '{"titel": "x", "kolommen": [1], "rijen": []}'])
def test_a_file_that_is_no_measurement_is_passed_over(tmp_path: Path, text: str) -> None:
    (tmp_path / "stuk.json").write_text(text, encoding="utf-8")
    record(tmp_path, "proef", MEASURED)
    assert list(measurements(tmp_path)) == ["proef"]


def test_figures_of_the_build_stand_in_place_of_the_recorded_ones(tmp_path: Path) -> None:
    record(tmp_path / "bij-programma", "proef", MEASURED)
    record(tmp_path / "bij-programma", "zoeken", MEASURED)
    record(tmp_path / "build" / FOLDER, "proef", Measurement("Eigen", "", "", MEASURED.columns, []))
    found = scores(tmp_path / "build", tmp_path / "bij-programma")
    assert [(score.table.caption, score.of_build) for score in found] == [("Eigen", True), ("Proef", False)]
    assert [score.table.caption for score in scores(None, tmp_path / "bij-programma")] == ["Proef", "Proef"]


def test_what_was_not_measured_is_said_to_be_so(tmp_path: Path) -> None:
    rows = [{"wat": "a", "deel": None}, {"wat": "b", "deel": 0.25}]
    record(tmp_path, "proef", Measurement("Proef", "", "", MEASURED.columns, rows))
    (score,) = scores(None, tmp_path)
    assert [row[1].text for row in score.table.rows] == ["niet gemeten", "0,25"]
    assert score.table.columns[1].numeric


def test_the_recorded_figures_of_this_version_are_there() -> None:
    captions = [score.table.caption for score in scores(None, RECORDED)]
    assert any(caption.startswith("Lezen") for caption in captions)
    assert any(caption.startswith("Zoeken") for caption in captions)


def test_search_figures_as_a_measurement() -> None:
    rows = [
        Row(JudgedQuestion("1", "lay", "x"), 0.5, 1.0, 1.0, 0.5, 2),
        Row(JudgedQuestion("2", "professional", "y"), 1.0, 1.0, 1.0, 1.0, 1),
    ]
    made = measurement(summary(rows), "toets", date(2026, 3, 1))
    assert {row["groep"]: row["ndcg10"] for row in made.rows} == {
        "Burgers": 0.5,
        "Zorgverleners": 1.0,
        "Alle vragen": 0.75,
    }


def test_extraction_figures_as_a_measurement() -> None:
    comparison = Comparison()
    score = comparison.score("afspraken")
    score.found, score.wanted = 3, 4
    (row,) = comparison.measurement(date(2026, 3, 1)).rows
    assert (row["soort"], row["gezocht"], row["volledig"], row["juist"]) == ("Afspraken", 4, 0.75, None)
