"""Documentation keeps step with the code, and nothing names a machine or a registry."""

from __future__ import annotations

import re
import subprocess
import tomllib

import pytest
from conftest import ROOT

import vindbaar
from graph.model import Kind

README = (ROOT / "README.md").read_text(encoding="utf-8")
OPERATION = (ROOT / "docs" / "bediening.md").read_text(encoding="utf-8")


def commands() -> set[str]:
    text = vindbaar._parser().format_help()
    return set(re.findall(r"^    (\w+)\s{2,}\S", text, re.M))


def test_every_command_is_documented_and_every_documented_command_exists() -> None:
    assert commands()
    documented = set(re.findall(r"`vindbaar (\w+)", OPERATION + README))
    assert commands() == documented


@pytest.mark.parametrize("command", sorted(commands()))
def test_every_option_of_a_command_is_documented(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        vindbaar.main([command, "--help"])
    options = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", capsys.readouterr().out)) - {"--help", "--verbose"}
    assert {option for option in options if option not in OPERATION} == set()


def test_every_variable_that_is_read_is_documented() -> None:
    readers = [ROOT / "vindbaar.py", ROOT / "graph" / "command_line.py", *ROOT.glob("*/commands.py")]
    source = "\n".join(path.read_text(encoding="utf-8") for path in readers)
    variables = set(re.findall(r'environ\.get\("(\w+)"\)', source))
    assert variables
    assert {name for name in variables if f"`{name}`" not in OPERATION} == set()


def test_every_make_target_in_the_readme_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    named = set(re.findall(r"\bmake ([a-z-]+)", README))
    assert named
    assert named <= targets


def test_every_kind_is_in_the_glossary() -> None:
    glossary = (ROOT / "docs" / "begrippen.md").read_text(encoding="utf-8")
    assert {kind.value for kind in Kind if f"| {kind.value} |" not in glossary} == set()


def test_links_between_documents_lead_somewhere() -> None:
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
        for target in re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_dependency_has_its_line_in_the_choices() -> None:
    choices = (ROOT / "docs" / "keuzes.md").read_text(encoding="utf-8").lower()
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = project[project.index("dependencies = [") : project.index("[project.scripts]")]
    names = {name.lower() for name in re.findall(r'"([A-Za-z][A-Za-z0-9_.-]*?)(?:\[|[<>=!;~"])', block)}
    assert {name for name in names if name not in choices} == set()


def test_constraints_are_plain_and_hold_every_dependency() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]+==[A-Za-z0-9_.+!-]+", line) for line in lines)
    held = {line.split("==")[0].lower() for line in lines}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(name for names in project["optional-dependencies"].values() for name in names),
    ]
    assert {re.split(r"[\[<>=!;~ ]", name)[0].lower() for name in wanted} - held == set()


def tracked() -> list[str]:
    found = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if found.returncode:
        pytest.skip("not a git checkout")
    return found.stdout.splitlines()


def test_nothing_names_a_machine_or_a_package_registry() -> None:
    place = re.compile(
        rb"(?<![\w.-])/(?:work|root|home|farm)/|registry\.npm|pypi\.org|files\.pythonhosted|repo1?\.maven"
    )
    wrong = []
    for name in tracked():
        path = ROOT / name
        if path.suffix in {".pdf", ".docx", ".xlsx", ".woff2"} or not path.is_file() or path.name == "test_docs.py":
            continue
        for number, line in enumerate(path.read_bytes().splitlines(), 1):
            if place.search(line):
                wrong.append(f"{name}:{number}: {line[:80]!r}")
    assert not wrong
