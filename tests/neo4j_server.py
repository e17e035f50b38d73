"""A real Neo4j for the tests, without Docker: its jars from Maven Central, on Java, for as long as the tests run.

The jars are fetched once into a cache folder. Tests only ever talk to the server that they started themselves.
"""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock
from neo4j import GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

VERSION = "5.26.30"
START_S = 120
COLLECTOR = "-XX:+UseParallelGC"
"""As in compose.yaml; with the default one a load takes a quarter more of the processor (measured on two cores)."""
SHORT_LIVED = ("-XX:TieredStopAtLevel=1",)
"""For tests: the thorough compiler takes longer than a server of a minute ever gains by it."""
_POM = f"""<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>vindbaar</groupId><artifactId>neo4j-for-tests</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.neo4j.app</groupId><artifactId>neo4j-server</artifactId><version>{VERSION}</version></dependency>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>{VERSION}</version></dependency>
  </dependencies>
</project>
"""
_OPENS = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent", "java.lang", "jdk.internal.misc")


class Unavailable(Exception):
    """This machine cannot run Neo4j; the message says what is missing."""


def _speaks_bolt(port: int) -> bool:
    """Whether the server there answers a Bolt handshake; the driver leaves its socket open when one breaks off."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=2) as connection:
            connection.sendall(bytes.fromhex("6060b017" + "00000405" + "00" * 12))
            return len(connection.recv(4)) == 4
    except OSError:
        return False


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs; `stop` and `start` are for tests of a lost connection."""

    home: Path
    jars: Path
    port: int
    password: str
    flags: tuple[str, ...]
    """Further flags for Java."""
    process: list[subprocess.Popen[bytes]]

    @property
    def url(self) -> str:
        return f"bolt://127.0.0.1:{self.port}"

    @property
    def credentials(self) -> dict[str, str]:
        return {"username": "neo4j", "password": self.password}

    def start(self) -> None:
        """Start it and wait until Bolt answers."""
        arguments = ["-Xms256m", "-Xmx1g", COLLECTOR, *self.flags, "-Dio.netty.tryReflectionSetAccessible=true"]
        arguments += [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENS]
        arguments += ["-cp", f"{self.jars}/*", "org.neo4j.server.CommunityEntryPoint"]
        arguments += [f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}"]
        with (self.home / "console.log").open("ab") as log:
            self.process.append(
                subprocess.Popen([_java(), *arguments], stdout=log, stderr=log, stdin=subprocess.DEVNULL)
            )
        self._wait()

    def _wait(self) -> None:
        deadline = time.monotonic() + START_S
        while not (_speaks_bolt(self.port) and self._signs_in()):
            if time.monotonic() > deadline or self.process[-1].poll() is not None:
                log = (self.home / "console.log").read_text("utf-8", "replace")[-2000:]
                raise RuntimeError(f"Neo4j did not start\n{log}")
            time.sleep(0.2)

    def _signs_in(self) -> bool:
        with GraphDatabase.driver(self.url, auth=("neo4j", self.password), connection_timeout=20) as driver:
            try:
                driver.verify_connectivity()
            except (DriverError, Neo4jError):
                return False
            return True

    def run(self, cypher: str, **params: Any) -> list[dict[str, Any]]:
        """Run a statement as the owner of the database, past the store."""
        with GraphDatabase.driver(self.url, auth=("neo4j", self.password)) as driver:
            return [dict(record) for record in driver.execute_query(cypher, params).records]

    def empty(self) -> None:
        """Take out all nodes; constraints stay."""
        self.run("MATCH (n) DETACH DELETE n")

    def stop(self) -> None:
        """End the process that was started here, and no other."""
        process = self.process.pop()
        process.terminate()
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)


@contextmanager
def running_server(home: Path, *, flags: tuple[str, ...] = SHORT_LIVED) -> Iterator[Server]:
    """A fresh server in the empty folder `home`. Raises Unavailable where it cannot run."""
    jars = fetch_jars()
    server = Server(home, jars, _free_port(), secrets.token_hex(16), flags, [])
    (home / "conf").mkdir(parents=True)
    (home / "conf" / "neo4j.conf").write_text(
        "".join(f"{name}={value}\n" for name, value in settings(home, server.port).items()), encoding="utf-8"
    )
    environment = {**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    admin = [_java(), "-cp", f"{jars}/*", "org.neo4j.cli.AdminTool", "dbms", "set-initial-password", server.password]
    subprocess.run(admin, env=environment, check=True, capture_output=True, timeout=120)
    server.start()
    try:
        yield server
    finally:
        if server.process:
            server.stop()


def fetch_jars() -> Path:
    """The folder with the jars, fetched when it is not there yet. Raises Unavailable."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "vindbaar" / "neo4j" / VERSION
    jars = cache / "lib"
    _java()
    cache.mkdir(parents=True, exist_ok=True)
    with FileLock(cache / "fetch.lock"):
        if not (cache / "complete").exists():
            _fetch(cache, jars)
            (cache / "complete").touch()
    return jars


def _fetch(cache: Path, jars: Path) -> None:
    maven = shutil.which("mvn")
    if maven is None:
        raise Unavailable("Maven (mvn) is not installed, so the jars of Neo4j cannot be fetched")
    shutil.rmtree(jars, ignore_errors=True)
    (cache / "pom.xml").write_text(_POM, encoding="utf-8")
    goal = ["dependency:copy-dependencies", f"-DoutputDirectory={jars}", "-DincludeScope=runtime"]
    try:
        done = subprocess.run([maven, "-q", "-B", *goal], cwd=cache, capture_output=True, text=True, timeout=600)
    except subprocess.TimeoutExpired as error:
        raise Unavailable("Maven did not get the jars of Neo4j within 10 minutes") from error
    if done.returncode:
        raise Unavailable(f"Maven cannot get the jars of Neo4j: {(done.stdout + done.stderr).strip()[:300]}")


def _java() -> str:
    java = shutil.which("java")
    if java is None:
        raise Unavailable("Java is not installed, and Neo4j needs it (17 or 21)")
    return java


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def settings(home: Path, port: int) -> dict[str, str]:
    """As in compose.yaml where it guards, small where it costs memory."""
    return {
        "server.directories.data": str(home / "data"),
        "server.directories.logs": str(home / "logs"),
        "server.default_listen_address": "127.0.0.1",
        "server.bolt.enabled": "true",
        "server.bolt.listen_address": f"127.0.0.1:{port}",
        "server.http.enabled": "false",
        "server.https.enabled": "false",
        "dbms.security.auth_enabled": "true",
        "dbms.usage_report.enabled": "false",
        "server.memory.heap.initial_size": "256m",
        "server.memory.heap.max_size": "1g",
        "server.memory.pagecache.size": "256m",
        "db.transaction.timeout": "60s",
        "db.memory.transaction.max": "128m",
        "dbms.security.allow_csv_import_from_file_urls": "false",
        "internal.dbms.cypher_ip_blocklist": "0.0.0.0/0,::/0",
    }
