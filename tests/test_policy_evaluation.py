"""The evaluation of policy facts against annotation files: what counts, and what the command prints."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.evaluation_formats import compare

ROOT = Path(__file__).parents[1]
WORDS = ROOT / "corpus" / "begrippen"
TEXT = (
    "Akkoord Nachtzorg\n\n\t1: Nachtzorg\n\nWat is de afspraak:\nDe nachtzorg wordt beter.\n\nWie gaat wat doen:\n"
    "- VWS en ZN onderzoeken de kosten van nachtzorg.\n- ActiZ maakt een handreiking.\n\nWat is het tijdpad:\n"
    "- Eind 2026 is het onderzoek naar de kosten van nachtzorg klaar.\n"
)


def anchored(words: str, **noted: object) -> dict[str, object]:
    start = TEXT.index(words)
    return {"anchor": words, "parafrase": words, "offset": start, "end": start + len(words), **noted}


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    documents, annotations = tmp_path / "documenten", tmp_path / "annotatie"
    documents.mkdir()
    annotations.mkdir()
    (documents / "901_nacht.txt").write_text(TEXT, encoding="utf-8", newline="")
    done = {"start": "2026-10-01", "eind": "2026-12-31"}
    agreement = {
        "kop": anchored("1: Nachtzorg"),
        "wat": [anchored("De nachtzorg wordt beter.")],
        "acties": [
            anchored("VWS en ZN onderzoeken", actors=["vws", "nza"], betrokken=[], deadlines=[done]),
            anchored("ActiZ maakt", actors=["actiz"], betrokken=[]),
        ],
        "tijdpad": [anchored("Eind 2026 is het onderzoek", **done)],
    }
    found = {"document": "901", "afspraken": [agreement]}
    (annotations / "afspraken.json").write_text(json.dumps(found), encoding="utf-8")
    return annotations, documents


def test_counts_what_is_found_and_what_is_right(folders: tuple[Path, Path]) -> None:
    scores = compare(*folders, WORDS).scores
    assert (scores["afspraken"].found, scores["afspraken"].wanted) == (1, 1)
    acts, doers, dates = scores["afspraak acties"], scores["afspraak doeners"], scores["afspraak deadlines"]
    assert (acts.recall, acts.precision) == (1.0, 1.0)
    assert (doers.found, doers.wanted, doers.right, doers.given) == (2, 3, 2, 3)  # ZN is not noted, NZa not found
    assert (dates.found, dates.wanted) == (1, 1)
    certain = scores["zekerheid >= 0.9"]
    assert (certain.right, certain.given) == (4, 5)
    assert [miss for miss in doers.misses if "nza" in miss]


def test_the_command_prints_a_row_per_kind(folders: tuple[Path, Path]) -> None:
    command = [sys.executable, "-m", "ingest", "evaluate", *map(str, folders), "--misses"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    lines = done.stdout.splitlines()
    assert next(line for line in lines if line.startswith("afspraak doeners")).endswith("F1  0.667")
    assert any("zorgverzekeraars-nederland" in line for line in lines)


def test_the_command_says_what_is_wrong(tmp_path: Path, folders: tuple[Path, Path]) -> None:
    (folders[0] / "kanslijnen.json").write_text("[]", encoding="utf-8")
    for arguments, said in ((folders, "kanslijnen.json"), ((tmp_path / "leeg", folders[1]), "leeg")):
        command = [sys.executable, "-m", "ingest", "evaluate", *map(str, arguments)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 1
        assert said in done.stderr
        assert len(done.stderr.splitlines()) == 1
