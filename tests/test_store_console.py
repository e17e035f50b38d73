"""The read-only console, in both stores: reading queries answer, everything else is refused and changes nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import graph.embedded_store
import graph.neo4j_store
from graph.console import MAX_CHARACTERS, check_reading
from graph.store import GraphStore, StoreError, Table

WRITES = [
    "CREATE (n:Actie {id: 'actie/x'})",
    "MERGE (n:Actie {id: 'actie/x'})",
    "MATCH (n:Actie) SET n.name = 'x'",
    "MATCH (n:Actie) SET n:Wet",
    "MATCH (n:Actie) REMOVE n.name",
    "MATCH (n:Actie) REMOVE n:Actie",
    "MATCH (n:Actie) DETACH DELETE n",
    "MATCH (n:Actie)-[k]-(m:Ding) DELETE k",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n:Actie) WITH n CREATE (m:Wet {id: 'wet/x'})-[:NOEMT]->(n) RETURN m.id",
    "UNWIND [1, 2] AS x CREATE (n:Wet {id: 'wet/' + toString(x)})",
    "UNWIND [1] AS x MERGE (n:Wet {id: 'wet/x'}) ON CREATE SET n.name = 'x' RETURN n.id",
    "MATCH (n:Actie) FOREACH (x IN [1] | SET n.name = 'x')",
    "CALL { CREATE (n:Wet {id: 'wet/x'}) RETURN n.id AS id } RETURN id",
    "MATCH (a:Actie) CALL { WITH a SET a.name = 'x' } RETURN a.id",
    "MATCH (n:Actie {id: 'actie/beweegaanbod'}) OPTIONAL MATCH (m:Wet) MERGE (n)-[:NOEMT]->(n) RETURN n.id",
    "RETURN 1 AS x UNION MATCH (n:Actie) DETACH DELETE n RETURN 1 AS x",
    "CREATE INDEX eigen FOR (n:Actie) ON (n.tekst)",
    "CREATE CONSTRAINT eigen FOR (n:Actie) REQUIRE n.tekst IS UNIQUE",
    "DROP CONSTRAINT actie_id",
    "DROP INDEX actie_id IF EXISTS",
]
"""What the stores' own read access refuses, without the gate too."""

REACHING_OUT = [
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "load csv from 'file:///etc/passwd' as line return line",
    "LOAD CSV WITH HEADERS FROM 'https://example.org/x.csv' AS line RETURN line",
    "MATCH (n:Actie) LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "RETURN 1 AS line UNION LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "RETURN 1 AS line UNION ALL LOAD/**/CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "CALL { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line } RETURN line",
    "RETURN 'a' AS line UNION LOAD // '\n CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "RETURN \"'\" AS line UNION LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "RETURN '\\'' AS line UNION LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "RETURN '\\\\' AS line UNION LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "RETURN 1 AS `'` UNION LOAD CSV FROM 'file:///etc/passwd' AS `'` RETURN `'`",
    "RETURN 1 AS `a``'` UNION LOAD CSV FROM 'file:///etc/passwd' AS `a``'` RETURN `a``'`",
    "\\u004COAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "RETURN 1 AS line UNION \\u004coad CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "RETURN '\\u0027 AS line UNION LOAD CSV FROM \\u0027file:///etc/passwd' AS line RETURN line",
    "USING PERIODIC COMMIT LOAD CSV FROM 'file:///etc/passwd' AS line CREATE (:Wet {id: line[0]})",
    "SHOW USERS",
    "SHOW SETTINGS",
    "SHOW TRANSACTIONS",
    "SHOW DATABASES",
    "SHOW INDEXES",
    "SHOW PROCEDURES YIELD name RETURN name",
    "show functions",
    "/* hallo */ SHOW CURRENT USER",
    "// hallo\nSHOW PRIVILEGES",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "SHOW TRANSACTIONS YIELD transactionId AS t TERMINATE TRANSACTIONS t YIELD message RETURN message",
    "USE system SHOW USERS",
    "USE neo4j MATCH (n:Actie) RETURN n.id",
    "CREATE USER kwaad SET PASSWORD 'wachtwoord'",
    "ALTER USER neo4j SET PASSWORD 'wachtwoord'",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'",
    "DROP USER neo4j",
    "CREATE DATABASE kwaad",
    "STOP DATABASE neo4j",
    "GRANT ROLE admin TO neo4j",
    "CALL dbms.listConfig()",
    "CALL dbms.killConnection('bolt-1')",
    "CALL dbms.killConnections(['bolt-1'])",
    "CALL dbms.setConfigValue('db.transaction.timeout', '0')",
    "CALL db.clearQueryCaches()",
    "CALL db.createLabel('Kwaad')",
    "CALL tx.setMetaData({a: 1})",
    "CALL db.index.fulltext.queryNodes('x', 'y')",
    "CALL apoc.load.json('file:///etc/passwd')",
    "CALL `dbms`.`listConfig`()",
    "CALL `db`.labels()",
    "CALL db . labels . x()",
    "CALL // db.labels\n dbms.listConfig()",
    "CALL dbms.components() YIELD name RETURN name",
    "MATCH (n:Actie) CALL dbms.listConfig() YIELD name RETURN name",
    "RETURN 1 AS x UNION CALL dbms.listConfig() YIELD name AS x RETURN x",
    "OPTIONAL CALL dbms.listConfig()",
    "CALL { CALL dbms.listConfig() YIELD name RETURN name } RETURN name",
    "CALL pagerank()",
    "WITH 1 AS x WHERE x = 1.LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "UNWIND [1] AS x CALL { WITH x RETURN x AS y } IN TRANSACTIONS OF 1 ROWS RETURN y",
    "EXPLAIN CREATE (n:Actie)",
    "PROFILE MATCH (n:Actie) SET n.name = 'x'",
    "CYPHER runtime=parallel MATCH (n:Actie) RETURN n.id",
    "FOR VALID_TIME ALL MATCH (n:Actie) RETURN n.id",
    "MATCH (n:Actie) RETURN n.id; MATCH (n) DETACH DELETE n",
    "MATCH (n:Actie) RETURN n.id;;MATCH (n) DETACH DELETE n;",
    "BEGIN",
    ":play movies",
    "FOREACH (x IN [1] | CREATE (:Wet))",
    "INSERT (:Wet {id: 'wet/x'})",
]
BROKEN = [
    "",
    "   \n",
    ";",
    "// niets",
    "/* niets */",
    "MATCH (n:Actie",
    "RETURN 'open",
    "RETURN `open",
    "RETURN 1 /* open",
    "SELECT 1",
    "RETURN",
]


@pytest.mark.parametrize("cypher", [*WRITES, *REACHING_OUT, *BROKEN])
def test_hostile_statement_is_refused(store: GraphStore, cypher: str) -> None:
    before = store.health()
    with pytest.raises(StoreError) as refusal:
        store.console(cypher)
    assert len(str(refusal.value)) > 10
    assert "passwd" not in str(refusal.value) or "LOAD" in str(refusal.value)
    assert store.health() == before


@pytest.mark.parametrize("cypher", WRITES)
def test_read_access_refuses_writes_without_the_gate(
    store: GraphStore, monkeypatch: pytest.MonkeyPatch, cypher: str
) -> None:
    monkeypatch.setattr(graph.embedded_store, "check_reading", lambda text: text)
    monkeypatch.setattr(graph.neo4j_store, "check_reading", lambda text: text)
    before = (store.health(), store.query("cards"))
    with pytest.raises(StoreError):
        store.console(cypher)
    assert (store.health(), store.query("cards")) == before


ENDLESS_IN_ONE_ROW = [
    "MATCH (n) WHERE n.name =~ '(a+)' || '+b' RETURN n",
    "MATCH (n) WHERE n.name =~ '(?x)(a+) +b' RETURN n",
    "RETURN range(1, 1000000000) AS x",
    "RETURN range(-500, 501) AS x",
    "RETURN [x IN range(1, 300000000) | x] AS x",
    "RETURN [x IN `range` (1, 300000000) | x] AS x",
    "RETURN [x IN RANGE(1, 10 * 10000000) | x] AS x",
    "WITH 300000000 AS n RETURN any(x IN range(1, n) WHERE x = 0) AS x",
    "RETURN reduce(s = '', x IN range(1, 10000000) | s + 'aaaaaaaaaa') AS s",
    "UNWIND range(1, size([x IN range(1, 300000000) | x])) AS x RETURN x",
    "UNWIND [range(1, 1000000000)] AS x RETURN x",
    "RETURN [a IN range(1, 9), b IN range(1, 9), c IN range(1, 9)] AS x",
    # a text or list that is doubled, or squared, in every step
    "RETURN size(reduce(s = 'ab', x IN range(1, 33) | s + s)) AS n",
    "RETURN size(`reduce`(s = 'ab', x IN range(1, 33) | s + s)) AS n",
    "WITH 'ab' AS s " + "WITH s + s AS s " * 33 + "RETURN size(s) AS n",
    "WITH 'ab' AS s " + "WITH s || s AS s " * 33 + "RETURN size(s) AS n",
    "WITH {s: 'ab'} AS m " + "WITH {s: m.s + m.s} AS m " * 33 + "RETURN size(m.s) AS n",
    "WITH [1] AS l " + "WITH [l, l] AS l " * 40 + "RETURN size(l) AS n",
    "WITH 1 AS l " + "WITH {a: l, b: l} AS l " * 40 + "RETURN l AS n",
    "WITH 1 AS l " + "CALL (l) { RETURN [l, l] AS k } WITH k AS l " * 40 + "RETURN size(l) AS n",
    "WITH 'ab' AS s " + "UNWIND [s + s] AS s" + " UNWIND [s + s] AS s" * 33 + " RETURN size(s) AS n",
    "WITH 'aaaaaaaaaa' AS s " + "WITH replace(s, 'a', s) AS s " * 5 + "RETURN size(s) AS n",
    "RETURN " + "replace(" * 20 + "'aa'" + ", 'a', 'aaaaaaaaaa')" * 20 + " AS n",
    "RETURN " + "toString([" * 12 + "'\\\\'" + "])" * 12 + " AS n",
    # a loop in a loop, plain or hidden
    "RETURN [a IN range(1, 999) | [b IN range(1, 999) | [c IN range(1, 999) | a + b + c]]] AS x",
    "WITH range(1, 1000) AS l RETURN size([a IN l | size([b IN l | a * b])]) AS n",
    "WITH range(1, 1000) AS l RETURN all(a IN l WHERE any(b IN l WHERE a < b)) AS n",
    "WITH range(1, 1000) AS l RETURN size([a IN [b IN l | b] | a]) AS n",
    "WITH range(1, 1000) AS l RETURN [`a b` IN l | tail(l)] AS n",
    "MATCH (n:Ding) WITH collect(n) AS l RETURN size([a IN l WHERE a IN l]) AS n",
    "UNWIND range(1, 100000) AS x WITH collect(x) AS l RETURN size([a IN l | a]) AS n",
    "MATCH (n:Ding) RETURN [x IN split(n.props, '') | x] AS n",
    "MATCH (a:Ding) WITH [(a)-[*1..9]-(b) | b] AS l RETURN [x IN l | x.name] AS n",
    "RETURN [x IN [1, 2] WHERE COUNT { MATCH (:Ding), (:Ding), (:Ding), (:Ding) } > x] AS n",
    "MATCH p = (:Ding)--() RETURN [x IN nodes(p) WHERE (x)-[*1..20]-()] AS n",
    # what a plug-in of the server gives, or a function that takes the product of two lengths
    "RETURN apoc.text.repeat('a', 1000000000) AS x",
    "RETURN `apoc`.`text`.repeat('a', 1000000000) AS x",
    "MATCH (a:Ding), (b:Ding) RETURN text_edit_distance(a.props, b.props) AS x",
    # regular expressions that Java tries to match in every way there is
    "RETURN 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' =~ '(a+)+b' AS x",
    "RETURN 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' =~ '(?:a|aa)*b' AS x",
    "WITH '(a+)' AS p RETURN 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' =~ (p + '+b') AS x",
    "MATCH (n:Ding) WHERE n.name =~ '.*.*.*.*.*.*x' RETURN n.id",
    # subqueries in which the embedded store does not look at the clock
    "MATCH (a:Ding) WHERE EXISTS { MATCH (b:Ding), (c:Ding), (d:Ding), (e:Ding) WHERE b.name = e.name } RETURN a.id",
    "MATCH (a:Ding) WHERE EXISTS { MATCH (b:Ding) MATCH (c:Ding) MATCH (d:Ding) WHERE b.name = d.name } RETURN a.id",
    "MATCH (a:Ding) WHERE EXISTS { (b:Ding) WHERE EXISTS { (c:Ding) WHERE COUNT { (d:Ding) } > 3 } } RETURN a.id",
    # the embedded store's own reader ends with the process
    "CALL { " * 200 + "RETURN 1 AS x" + " } RETURN x" * 200,
    "RETURN " + "[" * 400 + "]" * 400 + " AS x",
]
"""What a store does not stop in time (it looks at the clock between rows), or only when its memory is gone."""


@pytest.mark.parametrize("cypher", ENDLESS_IN_ONE_ROW)
def test_a_loop_or_growth_without_end_within_one_row_is_refused(cypher: str) -> None:
    with pytest.raises(StoreError, match=r"range|function|replace|=~|inside|together|as large|deep|one pattern"):
        check_reading(cypher)


HARMLESS = [
    "MATCH (a:Actie), (b:Doel) RETURN a.name + ' (' + b.name + ')' AS beide",
    "MATCH (n:Actie) WHERE any(l IN labels(n) WHERE l IN ['Actie', 'Doel']) RETURN n.name",
    "MATCH p = (:Afspraak)--(:Ding) RETURN [x IN nodes(p) WHERE x.name <> '' | {id: x.id, naam: toUpper(x.id)}] AS x",
    "MATCH (n:Actie) WHERE n.id IN ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o'] "
    "RETURN n {.name, .tot} AS rij",
    "MATCH (n:Actie {zacht: true, status: 'x', name: 'y'}) RETURN n.id",
    "MATCH (n:Actie) WHERE n.name =~ '(?i).*loket.*' RETURN n.name",
    "MATCH (n:Actie) RETURN replace(toLower(n.name), ' ', '-') AS slug, split(n.name, ' ')[0] AS eerste",
    "MATCH (n:Actie) WITH n.status AS status, collect(n.name) AS namen RETURN status, size(namen), namen[0..3]",
    "MATCH (n:Actie) WHERE (n.name CONTAINS 'a' OR (n.tot > date('2026-01-01'))) AND NOT (n.zacht) RETURN count(*)",
    "MATCH (a:Document) RETURN a.name, [(a)--(b:Sectie) | b.name] AS delen, COUNT { (a)--(:Ding) } AS n",
    "MATCH p = shortestPath((a:Actie)-[*..4]-(b:Doel)) RETURN length(p), date.truncate('year', date()) AS d",
]


@pytest.mark.parametrize("cypher", HARMLESS)
def test_what_people_ask_passes_the_bounds(cypher: str) -> None:
    assert check_reading(cypher) == cypher


READS: list[tuple[str, list[tuple[Any, ...]]]] = [
    ("MATCH (n:Actie) RETURN count(n) AS n", [(3,)]),
    ("match (n:Actie) return n.id order by n.id limit 1", [("actie/beweegaanbod",)]),
    ("MATCH (n:Actie) WHERE n.tekst CONTAINS 'loket' RETURN n.name;", [("Één loket inrichten",)]),
    ("// hoeveel?\nMATCH (n:Wet) /* geen */ RETURN count(n) AS n // 0\n;\n", [(0,)]),
    ("RETURN 'LOAD CSV; SHOW' AS x", [("LOAD CSV; SHOW",)]),
    ("RETURN 'een // geen commentaar' AS x", [("een // geen commentaar",)]),
    ("RETURN 1 AS `LOAD`", [(1,)]),
    ("RETURN {`set`: 1}.set AS x", [(1,)]),
    ("RETURN \"it's\" AS x, 'a\\\\' AS y", [("it's", "a\\")]),
    ("CALL { MATCH (n:Doel) RETURN n.id AS id } RETURN id", [("doel/minder-vallen",)]),
    ("MATCH (a:Afspraak) CALL (a) { RETURN a.nummer AS nr } RETURN nr ORDER BY nr", [("A1",), ("A2",)]),
    ("CALL db.labels() YIELD label WITH label WHERE label = 'Actie' RETURN label", [("Actie",)]),
    ("OPTIONAL MATCH (n:Wet) RETURN n.id", [(None,)]),
    ("RETURN [x IN range(1, 5, 2) | x * 2] AS x, size(range(3, -1, -1)) AS y", [([2, 6, 10], 5)]),
    ("WITH 2 AS n UNWIND range(1, n) AS x RETURN x", [(1,), (2,)]),
    ("RETURN 'range(1, 1000000000)' AS x", [("range(1, 1000000000)",)]),
    ("UNWIND [3, null, 1] AS x RETURN x ORDER BY x", [(1,), (3,), (None,)]),
    ("UNWIND [3, null, 1] AS x RETURN x ORDER BY x DESC", [(None,), (3,), (1,)]),
    ("RETURN 7 / 2 AS a, -7 / 2 AS b, toLower('ÉA') AS c", [(3, -3, "éa")]),
    ("UNWIND ['é', 'b', 'A', 'a', 'z'] AS x RETURN x ORDER BY x", [("A",), ("a",), ("b",), ("z",), ("é",)]),
    ("RETURN date('2024-02-29') AS d", [(date(2024, 2, 29),)]),
    ("MATCH (n:Actie) RETURN n.tot AS tot ORDER BY tot", [(date(2025, 12, 31),), (date(2027, 6, 30),), (None,)]),
    ("MATCH (n:Actie) WHERE n.tot < date('2026-01-01') RETURN n.id", [("actie/beweegaanbod",)]),
    ("MATCH (n:Actie {id: 'actie/beweegaanbod'}) RETURN labels(n) AS l", [(["Actie", "Ding"],)]),
    ("MATCH (:Afspraak)-[k]->(:Doelgroep) RETURN type(k) AS t", [("VOOR",)]),
]


@pytest.mark.parametrize(("cypher", "rows"), READS)
def test_reading_query_answers(store: GraphStore, cypher: str, rows: list[tuple[Any, ...]]) -> None:
    assert store.console(cypher).rows == rows


def test_paths_follow_no_relation_twice_and_go_both_ways(store: GraphStore) -> None:
    # Trail semantics: from a section over two parallel NOEMT relations to VNG and back is two trails, not four walks.
    trails = "MATCH (a:Sectie {id: 'sectie/akkoord/twee'})-[:NOEMT*2]-(b:Sectie) RETURN count(*) AS n"
    assert store.console(trails).rows == [(2,)]
    both = "MATCH (a:Organisatie {id: 'organisatie/vng'})-[k]-(b:Ding) RETURN count(*) AS n"
    assert store.console(both).rows == [(5,)]
    assert store.console("MATCH (a:Ding)-[k]-(b:Ding) RETURN count(*) AS n").rows == [(2 * store.health().edges,)]


def test_whole_nodes_relations_and_paths_come_as_dicts(store: GraphStore) -> None:
    table = store.console("MATCH p = (n:Afspraak)-[k:VOOR]->(m:Doelgroep) RETURN n, k, p")
    node, relation, path = table.rows[0]
    assert sorted(node["labels"]) == ["Afspraak", "Ding"]
    assert node["properties"]["id"] == "afspraak/valpreventie"
    assert relation["type"] == "VOOR"
    assert relation["properties"]["quote"] == "afspraak/valpreventie VOOR doelgroep/ouderen"
    assert [one["properties"]["kind"] for one in path["nodes"]] == ["Afspraak", "Doelgroep"]


def test_row_limit_cuts_and_says_so(store: GraphStore) -> None:
    some = store.console("MATCH (n:Ding) RETURN n.id AS id ORDER BY id", max_rows=5)
    assert some.columns == ("id",)
    assert (len(some.rows), some.truncated) == (5, True)
    assert store.console("UNWIND [1, 2] AS x RETURN x", max_rows=2) == Table(("x",), [(1,), (2,)], False)
    assert len(store.console("UNWIND range(1, 1000000) AS x RETURN x", max_rows=10, timeout_s=20).rows) == 10


@pytest.mark.parametrize(
    "cypher",
    [
        "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y WITH x, y WHERE x + y = -1 RETURN count(*) AS n",
        "MATCH (a:Ding), (b:Ding), (c:Ding), (d:Ding), (e:Ding), (f:Ding) "
        "WHERE a.name + b.name + c.name + d.name + e.name + f.name = 'x' RETURN count(*) AS n",
    ],
)
def test_a_query_without_end_is_stopped(store: GraphStore, cypher: str) -> None:
    # that it comes back at all is the test: without a limit these run for hours
    with pytest.raises(StoreError, match=r"(?i)ask for less|limit|memory|budget"):
        store.console(cypher, timeout_s=1.0)
    assert store.console("RETURN 1 AS x").rows == [(1,)]


def test_hostile_statements_are_at_least_sixty() -> None:
    assert len({*WRITES, *REACHING_OUT}) >= 60


def test_gate_hands_on_the_query_without_comments() -> None:
    assert check_reading("RETURN 1 // een\n AS x /* twee */;") == "RETURN 1  \nAS x"
    assert check_reading("RETURN '/*' AS x") == "RETURN '/*' AS x"
    with pytest.raises(StoreError, match="characters"):
        check_reading("RETURN '" + "x" * MAX_CHARACTERS + "'")
