"""How long reading a large inventory takes and how much memory: 10,000 rows of 20 columns, as XLSX, CSV and JSON.

    python -m bench.inventory [ROWS]

Each file is read in a process of its own, from bytes to a written facts file, on one core. The aim is 15 s and 500 MB;
the exit code looks at processor time, so that what else the machine does counts for nothing.
"""

from __future__ import annotations

import csv
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import openpyxl

from graph.model import write_facts
from ingest.inventory.reading import read_inventory
from ingest.mentions import Linker
from ingest.vocabulary import Vocabulary

ROOT = Path(__file__).resolve().parents[1]
ROWS = 10_000
SECONDS, MEGABYTES = 15.0, 500
HEADINGS = (
    "Naam interventie", "Aliassen", "Samenvatting", "Doel", "Doelgroep", "Contra-indicatie", "Probleem of thema",
    "Setting", "Uitvoerders", "Wet", "Ontwikkelaar", "Erkenning", "Geldig tot", "Bewijs", "Arbeidsbesparend",
    "Digitaal", "Status", "Kosten", "Materiaal", "Website",
)  # fmt: skip
_GROUPS = ("ouderen", "mensen met dementie", "mantelzorgers", "cliënten in de wijk", "bewoners", "naasten")
_PROBLEMS = ("eenzaamheid", "vallen", "onbegrepen gedrag", "slaap", "somberheid")
_LEVELS = (
    "Goed onderbouwd (Vilans, 12-03-2021)",
    "niet erkend",
    "",
    "Eerste aanwijzingen (Movisie, 2019); verlopen (RIVM)",
)
_OUTCOMES = ("positief effect (kwaliteit van leven)", "geen verschil", "niet onderzocht", "loopt")


def rows(count: int) -> Iterator[list[str]]:
    """Made-up records in which every column says something."""
    for number in range(count):
        yield [
            f"Aanpak {number} voor {_GROUPS[number % 6]}", f"A{number}; Oude aanpak {number}",
            f"Een team leert in stap {number} samen kijken naar wat iemand nodig heeft en maakt daar afspraken over.",
            "Langer zelf doen wat belangrijk is.",
            f"{_GROUPS[number % 6]}; {_GROUPS[(number + 1) % 6]}", "niet bij afasie" if number % 3 else "",
            f"{_PROBLEMS[number % 5]} / {_PROBLEMS[(number + 2) % 5]}", "thuis; verpleeghuis",
            "verzorgende; vrijwilliger", "Wlz; Wmo", f"Hogeschool {number % 40}", _LEVELS[number % 4],
            "12-03-2026" if number % 4 == 0 else "", _OUTCOMES[number % 4], "verwacht", "nee", "actief", "€ 450 per"
                                                                                                         " persoon",
            "handleiding en werkboek", f"https://voorbeeld.nl/aanpak/{number}",
        ]  # fmt: skip


def write(folder: Path, count: int) -> list[Path]:
    """The same records in three formats."""
    xlsx, plain, listed = folder / "lijst.xlsx", folder / "lijst.csv", folder / "lijst.json"
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Interventies")
    sheet.append(HEADINGS)
    for row in rows(count):
        sheet.append(row)
    book.save(xlsx)
    with plain.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, delimiter=";")
        writer.writerow(HEADINGS)
        writer.writerows(rows(count))
    records = [dict(zip(HEADINGS, row, strict=True)) for row in rows(count)]
    listed.write_text(json.dumps(records, ensure_ascii=False), encoding="utf-8")
    return [xlsx, plain, listed]


def read(path: Path) -> None:
    """Read one file as the build does; prints rows, lines, seconds and peak memory."""
    began = time.perf_counter()
    vocabulary = Vocabulary.load(ROOT / "corpus" / "begrippen")
    result = read_inventory(path, slug="lijst", vocabulary=vocabulary, linker=Linker(vocabulary))
    lines = write_facts(path.with_suffix(".jsonl"), result.facts)
    seconds, busy = time.perf_counter() - began, time.process_time()
    peak = _peak()
    print(
        f"{path.suffix[1:]:6}{result.rows:8}{lines:10}{seconds:9.1f}{SECONDS:7.0f}{busy:8.1f}{peak:10.0f}{MEGABYTES:7}"
    )


def _peak() -> float:
    """Peak memory of this process in MB. Linux counts the process that started it in ru_maxrss, but not in VmHWM."""
    status = Path("/proc/self/status")
    if status.is_file():
        told = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(told["VmHWM"].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(arguments: list[str]) -> int:
    """Print a line per format; the exit code is 1 when one of them is over an aim."""
    if arguments[:1] == ["--read"]:
        read(Path(arguments[1]))
        return 0
    count = int(arguments[0]) if arguments else ROWS
    print(f"{'':6}{'rows':>8}{'lines':>10}{'seconds':>9}{'aim':>7}{'cpu s':>8}{'peak MB':>10}{'aim':>7}")
    over = False
    with tempfile.TemporaryDirectory() as scratch:
        for path in write(Path(scratch), count):
            command = [sys.executable, "-m", "bench.inventory", "--read", str(path)]
            line = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout
            print(line, end="")
            figures = line.split()
            over = over or float(figures[5]) > SECONDS or float(figures[6]) > MEGABYTES
    return int(over)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
