"""A thing that everything is about has a page that stays small, and pages behind it that hold all the rest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sample_edition import Writer, publish
from starlette.testclient import TestClient
from workbench_portal import soup

from graph.model import Predicate as P
from web.app import create_app
from web.edition import EditionSource

MANY = 130
"""Things of each kind that point at the group of people."""
LARGEST = 85_000
"""Bytes of a page, however much the graph holds."""
_WORDS = "die door val, verlies of ziekte minder kan en die met hulp thuis wil blijven wonen zolang dat gaat. " * 3


def _everything() -> Writer:
    w = Writer("document/alles", "alles.txt")
    w.node(w.document, "Alles over ouderen", w.write("Alles over ouderen", "\n\n"), {"datum": "2025-03-01"})
    people = "doelgroep/ouderen"
    w.node(people, "ouderen", w.write("Dit gaat over ouderen."))
    for n in range(MANY):
        line = w.write(f"In regel {n} staat iets voor ouderen {_WORDS}")
        w.node(people, "ouderen", line)
        w.node(f"richtlijn/r{n}", f"Richtlijn {n} over de zorg voor ouderen {_WORDS}"[:160], line)
        w.node(f"aanbeveling/a{n}", f"Advies {n}", line, {"tekst": f"Doe {n} {_WORDS}", "richting": "voor"})
        w.edge(f"richtlijn/r{n}", P.HEEFT_AANBEVELING, f"aanbeveling/a{n}", line)
        for kind in ("interventie", "voorziening"):
            w.node(f"{kind}/x{n}", f"{kind} {n} {_WORDS}"[:150], line)
        w.node(f"doelgroep/smaller-{n}", f"groep {n} {_WORDS}"[:120], line)
        w.edge(f"doelgroep/smaller-{n}", P.BREDER, people, line)
        for thing in (f"richtlijn/r{n}", f"aanbeveling/a{n}", f"interventie/x{n}", f"voorziening/x{n}"):
            w.edge(thing, P.VOOR, people, line)
        w.edge(w.document, P.NOEMT, people, line)
    return w


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder: Path = tmp_path_factory.mktemp("veel")
    publish(folder, documents=(_everything(),))
    editions = EditionSource(folder, encoder_name="hash")
    with TestClient(create_app(editions)) as client:
        yield client
    editions.close()


def test_every_page_about_it_is_small(client: TestClient) -> None:
    page = soup(client, "/doelgroep/ouderen")
    ways = [str(a["href"]) for a in page.select('main a[href^="/doelgroep/ouderen?"]')]
    assert len(ways) >= 6
    for address in ("/doelgroep/ouderen", *ways):
        assert len(client.get(address).content) <= LARGEST, address


def test_all_advice_is_a_few_pages_away_and_stands_there_once(client: TestClient) -> None:
    page = soup(client, "/doelgroep/ouderen")
    section = page.select_one('section[aria-labelledby="advies-kop"]')
    assert section is not None
    assert f"{MANY} adviezen uit {MANY} richtlijnen" in section.get_text()
    address, found = str(section.select("a.knop-rand")[0]["href"]), list[str]()
    while address:
        page = soup(client, address)
        found += [str(a["href"]) for a in page.select(".adviezen a[href^='/aanbeveling/']")]
        onward = page.select_one('main a[rel="next"]')
        address = str(onward["href"]) if onward else ""
    assert sorted(found) == sorted(f"/aanbeveling/a{n}" for n in range(MANY))


def test_a_page_beyond_the_last_is_the_last(client: TestClient) -> None:
    beyond = soup(client, "/doelgroep/ouderen?adviezen=alle&pagina=99")
    assert beyond.select(".adviezen li")
    assert not beyond.select('main a[rel="next"]')


def test_a_thing_without_advice_says_so_at_that_address(client: TestClient) -> None:
    assert "Hier is niets gevonden." in soup(client, "/interventie/x1?adviezen=alle").get_text()
