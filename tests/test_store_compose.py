"""compose.yaml, without a Docker engine: what it promises about safety, health and limits, and that its parts exist."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from neo4j_server import COLLECTOR, VERSION, settings

import vindbaar

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


def test_figures_are_of_the_collector_that_compose_asks_for(compose: dict[str, Any]) -> None:
    asked = compose["services"]["neo4j"]["environment"]["NEO4J_server_jvm_additional"].split()
    assert asked == ["-XX:-UseG1GC", COLLECTOR]


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


def test_the_portal_can_keep_what_people_decide(compose: dict[str, Any]) -> None:
    services = compose["services"]
    kept = services["portal"]["environment"]["BUILD_DIR"]
    assert f"edition:{kept}" in services["portal"]["volumes"]
    assert f"edition:{kept}" in services["build"]["volumes"]


def test_what_our_image_is_told_to_do_is_a_command_of_ours(compose: dict[str, Any]) -> None:
    parser = vindbaar._parser()
    told = {name: parser.parse_args(compose["services"][name]["command"]) for name in ("build", "portal")}
    assert {name: options.command for name, options in told.items()} == {"build": "build", "portal": "serve"}
    mounted = {volume.split(":")[-2] for volume in compose["services"]["build"]["volumes"] if volume.endswith(":ro")}
    assert {str(path) for path in told["build"].paths} == mounted
    for service in ("build", "portal"):
        read = {*compose["services"][service]["environment"]} - {"NEO4J_USERNAME", "NEO4J_PASSWORD"}
        assert read <= {"GRAPH_URL", "BUILD_DIR", "ENCODER", "PORT"}


SERVICE_KEYS = {
    "build", "cap_drop", "command", "depends_on", "environment", "healthcheck", "image", "mem_limit", "ports",
    "read_only", "restart", "security_opt", "tmpfs", "volumes",
}  # fmt: skip
"""Of the Compose specification, those that are used here."""


def test_the_form_is_that_of_the_compose_specification(compose: dict[str, Any]) -> None:
    assert {key for key in compose if not key.startswith("x-")} == {"name", "services", "volumes"}
    for name, service in compose["services"].items():
        assert service.keys() <= SERVICE_KEYS, name
        assert service["restart"] in {"no", "unless-stopped"}
        assert re.fullmatch(r"\d+[kmg]", service["mem_limit"])
        assert all(isinstance(value, str) for value in service["environment"].values()), "a number or a boolean"
        check = service.get("healthcheck", {"interval": "1s", "timeout": "1s", "start_period": "1s", "retries": 1})
        assert all(re.fullmatch(r"\d+(ms|s|m)", check[part]) for part in ("interval", "timeout", "start_period"))
        assert isinstance(check["retries"], int)


def test_services_wait_for_services_that_can_be_waited_for(compose: dict[str, Any]) -> None:
    services = compose["services"]
    for name, service in services.items():
        for other, wait in service.get("depends_on", {}).items():
            assert wait["condition"] in {"service_healthy", "service_completed_successfully"}
            assert "healthcheck" in services[other] or wait["condition"] != "service_healthy", f"{name} would not start"
            assert services[other]["restart"] == "no" or wait["condition"] != "service_completed_successfully"
            assert name not in services[other].get("depends_on", {})


def test_every_variable_is_in_the_example_and_required_or_has_a_default() -> None:
    text = (ROOT / "compose.yaml").read_text("utf-8")
    asked = re.findall(r"(?<!\$)\$\{(\w+)(:[-?])", text)
    assert len(asked) == len(re.findall(r"(?<!\$)\$\{?\w", text)), "a variable without default or message"
    example = re.findall(r"^(\w+)=", (ROOT / ".env.example").read_text("utf-8"), re.MULTILINE)
    assert {name for name, _ in asked} == set(example)
    assert {name for name, sign in asked if sign == ":?"} == {"NEO4J_PASSWORD"}


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

    def config(**more: str) -> subprocess.CompletedProcess[str]:
        # where the plugin lies follows from HOME or DOCKER_CONFIG; nothing else of this shell may count
        kept = {name: os.environ[name] for name in ("HOME", "DOCKER_CONFIG", "PATH") if name in os.environ}
        command = [docker, "compose", "--env-file", os.devnull, "config", "--quiet"]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env={**kept, **more})

    done = config(NEO4J_PASSWORD="voor-de-toets")
    assert (done.returncode, done.stderr) == (0, "")
    refused = config()
    assert refused.returncode != 0
    assert "copy .env.example to .env and set NEO4J_PASSWORD" in refused.stderr
