"""compose.yaml, without a Docker engine: what it promises about safety, health and limits, and that its parts exist."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from neo4j_server import VERSION, settings

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
    return loaded


def test_neo4j_is_the_version_of_the_tests_healthy_limited_and_kept(compose: dict[str, Any]) -> None:
    neo4j = compose["services"]["neo4j"]
    assert neo4j["image"] == f"neo4j:{'.'.join(VERSION.split('.')[:2])}-community"
    assert "cypher-shell" in neo4j["healthcheck"]["test"][1]
    assert neo4j["mem_limit"]
    assert [volume.partition(":")[0] for volume in neo4j["volumes"]] == ["graph"]
    assert "ports" not in neo4j


def test_there_is_no_password_in_the_repository(compose: dict[str, Any]) -> None:
    for service in compose["services"].values():
        for name, value in service["environment"].items():
            if "PASSWORD" in name or "AUTH" in name:
                assert "${NEO4J_PASSWORD:?" in value, f"{name} has a password or a default"
    example = (ROOT / ".env.example").read_text("utf-8")
    assert re.search(r"^NEO4J_PASSWORD=$", example, re.MULTILINE)
    assert ".env" in (ROOT / ".gitignore").read_text("utf-8").splitlines()


def test_the_server_of_the_tests_has_the_same_guards(compose: dict[str, Any]) -> None:
    in_tests = settings(Path("home"), 7687)
    for name in (
        "db.memory.transaction.max",
        "db.transaction.timeout",
        "dbms.security.allow_csv_import_from_file_urls",
        "internal.dbms.cypher_ip_blocklist",
    ):
        variable = "NEO4J_" + name.replace("_", "__").replace(".", "_")
        assert compose["services"]["neo4j"]["environment"][variable] == in_tests[name]


@pytest.mark.parametrize("name", ["build", "portal"])
def test_our_own_image_has_no_rights_it_does_not_need(compose: dict[str, Any], name: str) -> None:
    service = compose["services"][name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["mem_limit"]
    assert service["depends_on"]["neo4j"] == {"condition": "service_healthy"}
    assert service["environment"]["GRAPH_URL"] == "neo4j://neo4j:7687"


def test_the_portal_waits_for_the_build_and_listens_on_this_machine_only(compose: dict[str, Any]) -> None:
    portal = compose["services"]["portal"]
    assert portal["depends_on"]["build"] == {"condition": "service_completed_successfully"}
    assert all(port.startswith("127.0.0.1:") for port in portal["ports"])
    assert "/healthz" in portal["healthcheck"]["test"][-1]


def test_every_volume_is_declared(compose: dict[str, Any]) -> None:
    used = {volume.partition(":")[0] for service in compose["services"].values() for volume in service["volumes"]}
    assert {volume for volume in used if not volume.startswith(("$", ".", "/"))} == compose["volumes"].keys()


def test_the_image_runs_as_an_ordinary_user_and_copies_what_exists() -> None:
    lines = (ROOT / "Dockerfile").read_text("utf-8").splitlines()
    users = [line.split()[1] for line in lines if line.startswith("USER ")]
    assert users == ["10001"]
    for line in lines:
        if line.startswith("COPY ") and "--from" not in line:
            *sources, _ = [word for word in line.split()[1:] if not word.startswith("--")]
            for source in sources:
                assert (ROOT / source).exists(), f"{line}: there is no {source}"
    assert not any("torch" in line or "cuda" in line.lower() for line in lines)


def test_docker_finds_the_file_valid() -> None:
    docker = shutil.which("docker")
    if docker is None or subprocess.run([docker, "compose", "version"], capture_output=True).returncode:
        pytest.skip("there is no `docker compose` here to check compose.yaml with")
    done = subprocess.run(
        [docker, "compose", "config", "--quiet"],
        cwd=ROOT, capture_output=True, text=True, env={"NEO4J_PASSWORD": "voor-de-toets", "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
