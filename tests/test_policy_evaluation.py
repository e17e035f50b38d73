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


NAMED = (
    "Akkoord Wijken\n\nWat is de afspraak:\nVWS en Vilans starten. Er is € 2 miljoen in 2027.\n\n"
    "Wie gaat wat doen:\n- Gemeenten maken een plan.\n\nIn 2028 moet 80% van de wijken meedoen.\n"
)


def test_names_sums_and_goals_are_compared_by_place_and_value(tmp_path: Path) -> None:
    def at(words: str, **noted: object) -> dict[str, object]:
        start = NAMED.index(words)
        return {"anchor": words, "offset": start, "end": start + len(words), **noted}

    def places(*words: str) -> list[list[int]]:
        return [[NAMED.index(word), NAMED.index(word) + len(word)] for word in words]

    (tmp_path / "902_plan.txt").write_text(NAMED, encoding="utf-8", newline="")
    names = [{"naam": "VWS", "vermeldingen": places("VWS")}, {"naam": "Movisie", "vermeldingen": [[0, 4]]}]
    sums = [at("€ 2 miljoen", waarde_eur=2_000_000), at("€ 2 miljoen", waarde_eur=5)]
    goals = [at("80%", waarde=80, jaar=2028), at("80%", waarde=90, jaar=2028), at("VWS", waarde=1, soort="feit")]
    noted = {"organisaties": names, "bedragen": sums, "doelen": goals}
    for key, value in noted.items():
        (tmp_path / f"{key}.json").write_text(json.dumps({"document": "902", key: value}), encoding="utf-8")
    scores = compare(tmp_path, tmp_path, WORDS).scores
    counts = {name: (one.found, one.wanted, one.right, one.given) for name, one in scores.items()}
    assert counts == {
        "organisaties": (1, 2, 1, 2),
        "bedragen": (1, 2, 1, 1),
        "doelen": (1, 2, 1, 1),
        "doeljaren": (1, 1, 0, 0),
    }
    stretch = {"document": "902", "organisaties": names[:1], "stretches": [[0, NAMED.index("Vilans")]]}
    (tmp_path / "organisaties.json").write_text(json.dumps(stretch), encoding="utf-8")
    assert compare(tmp_path, tmp_path, WORDS).scores["organisaties"].f1 == 1.0
