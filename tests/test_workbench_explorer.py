"""/graaf: steps, filters, ways and files; the picture and the table say the same."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient
from workbench_portal import soup, workbench

from graph.model import Kind, Predicate
from web.relation_words import relation_words
from web.workbench.addresses import Place
from web.workbench.explorer import MOST_OPEN, PER_KIND, SHOWN, Neighbour, Spot, Step
from web.workbench.graph_files import as_graphml
from web.workbench.picture import narrow_picture, stand_alone, wide_picture

START = "/graaf?start=interventie/valcursus"
AROUND = ["/bewijs/valcursus", "/aanbeveling/oefenen", "/doelgroep/ouderen", "/setting/thuis", "/probleem/vallen"]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with workbench(tmp_path_factory.mktemp("werkbank")) as client:
        yield client


def starts(links: list[str]) -> set[str]:
    return {parse_qs(urlsplit(link).query)["start"][0] for link in links}


def test_the_picture_and_the_table_hold_the_same_neighbours(client: TestClient) -> None:
    page = soup(client, START)
    expected = {one.strip("/") for one in AROUND}
    assert starts([a["href"] for a in page.select("table tbody th a")]) == expected
    for picture in ("plaat-breed", "plaat-smal"):
        assert starts([a["href"] for a in page.select(f"svg.{picture} a.plaat-buur")]) == expected
    assert {row["id"] for row in client.get("/graaf.json?start=interventie/valcursus").json()["rijen"]} == expected
    tied = {row.find("th").get_text(): row.select("td")[1].get_text() for row in page.select("table tbody tr")}
    assert tied["Ouderen"] == "is voor"
    assert tied["Bied de valcursus aan."] == "wordt aanbevolen in"


def test_filters_keep_kinds_and_relations(client: TestClient) -> None:
    def found(query: str) -> set[str]:
        return starts([a["href"] for a in soup(client, START + query).select("table tbody th a")])

    assert found("&soort=probleem") == {"probleem/vallen"}
    assert found("&soort=probleem&soort=setting") == {"probleem/vallen", "setting/thuis"}
    assert found("&verband=voor") == {"doelgroep/ouderen"}
    assert found("&soort=wet") == set()
    assert client.get(f"{START}&soort=onzin").status_code == 400
    assert client.get(f"{START}&verband=onzin").status_code == 400


def test_opening_a_neighbour_shows_what_stands_next_to_it_and_closing_takes_it_away(client: TestClient) -> None:
    opened = f"{START}&open=doelgroep/ouderen"
    page = soup(client, opened)
    assert [h2.get_text() for h2 in page.select(".graafstap h2")] == ["Wat ernaast staat: 5", "Naast Ouderen: 3"]
    close = page.find("a", string="Sluit dit weer")
    assert close
    assert "open=" not in close["href"]
    many = "".join(f"&open={one.strip('/')}" for one in AROUND * 3)
    assert len(soup(client, START + many).select(".graafstap")) <= MOST_OPEN


def test_the_way_between_two_things_has_a_sentence_for_each_step(client: TestClient) -> None:
    page = soup(client, "/graaf?start=bewijs/valcursus&naar=richtlijn/vallen")
    hops = [" ".join(li.find("p").get_text().split()) for li in page.select("ol.weg li")]
    assert hops[0] == "Minder vallen onderbouwt Valcursus"
    assert hops[-1] == "Oefenen is module van Richtlijn vallen"
    assert all(li.select('a[href^="/bron/"]') for li in page.select("ol.weg li"))
    assert "Er is geen weg" in soup(client, f"{START}&naar=organisatie/ministerie").get_text()
    assert soup(client, f"{START}&naar=organisatie/onbekend").select(".deel .melding")


def test_the_other_end_of_a_way_is_found_by_name(client: TestClient) -> None:
    page = soup(client, "/graaf?start=bewijs/valcursus&naar=richtlijn")
    ways = [str(a["href"]) for a in page.select("#weg ~ ul.wegen a")]
    assert any(way.endswith("naar=richtlijn%2Fvallen") for way in ways)
    assert soup(client, ways[0]).select_one("#weg")
    assert soup(client, "/graaf?start=bewijs/valcursus&naar=xqzv").select(".deel .melding")


def test_files_of_what_is_on_the_screen(client: TestClient) -> None:
    query = START.partition("?")[2]
    root = ElementTree.fromstring(client.get(f"/graaf.graphml?{query}").content)
    space = "{http://graphml.graphdrawing.org/xmlns}"
    nodes = {node.get("id") for node in root.iter(f"{space}node")}
    assert nodes == {"interventie/valcursus", *(one.strip("/") for one in AROUND)}
    edges = [(edge.get("source"), edge.get("target")) for edge in root.iter(f"{space}edge")]
    assert ("interventie/valcursus", "bewijs/valcursus") in edges
    assert {end for edge in edges for end in edge} <= nodes
    drawn = ElementTree.fromstring(client.get(f"/graaf.svg?{query}").content)
    assert drawn.tag.endswith("svg")
    moving = client.get(f"/graaf.beeld?{query}").json()
    assert {thing["id"] for thing in moving["dingen"]} == nodes
    assert {thing["bij"] for thing in moving["dingen"] if thing["id"] != "interventie/valcursus"} == {
        "interventie/valcursus"
    }


def test_places_to_start_and_what_is_not_there(client: TestClient) -> None:
    assert len(soup(client, "/graaf").select(".wegen a")) == 20
    found = soup(client, "/graaf?naam=valc").select(".wegen a")[0]
    assert found.get_text() == "Valcursus"
    assert client.get("/graaf/namen.json?naam=VALC").json()["namen"][0]["id"] == "interventie/valcursus"
    assert client.get("/graaf/namen.json?naam=%28").json() == {"namen": []}
    assert soup(client, "/graaf?start=wet/onbekend", status=404).select(".melding")
    assert client.get("/graaf.svg?start=wet/onbekend").status_code == 404
    assert client.get("/graaf.svg").status_code == 400


def test_an_address_holds_the_whole_state() -> None:
    place = Place("a/b", open=("c/d",), kinds=(Kind.WET,), skip=40, target="e/f")
    assert place.address() == "/graaf?start=a%2Fb&open=c%2Fd&soort=wet&vanaf=40&naar=e%2Ff"
    assert place.walk("x/y") == "/graaf?start=x%2Fy&soort=wet"
    assert place.walk_prefix() + "x/y" == "/graaf?soort=wet&start=x/y"
    assert "c%2Fd" not in place.opening("c/d")
    assert "open=c%2Fd&open=g%2Fh" in place.opening("g/h")


def test_a_picture_escapes_names_and_keeps_to_its_size() -> None:
    odd = '<script>alert("1")</script> ' + "ouderenzorgvoorzieningenoverzicht" * 4
    around = tuple(Neighbour(f"wet/{n}", Kind.WET, odd, ("noemt",), 1, {"document": "document/x"}) for n in range(40))
    step = Step(Spot("wet/a", Kind.WET, odd), around, 40, 0)
    for picture in (wide_picture(step, "/graaf?start="), narrow_picture(step, "/graaf?start=")):
        root = ElementTree.fromstring(picture)
        links = [one for one in root.iter() if one.tag.endswith("}a")]
        assert len(links) == SHOWN + 1
        assert "<script>" not in picture
    alone = Step(Spot("wet/a", Kind.WET, "Alleen"), (), 0, 0)
    assert ElementTree.fromstring(wide_picture(alone, "/")) is not None
    assert ElementTree.fromstring(narrow_picture(alone, "/")) is not None


def test_files_hold_only_characters_that_xml_allows() -> None:
    spot = Spot("wet/a", Kind.WET, "Zorg\ufffeplan\x0c")
    for file in (as_graphml([spot], []), stand_alone(wide_picture(Step(spot, (), 0, 0), "/"))):
        assert "Zorgplan" in "".join(ElementTree.fromstring(file).itertext())


def test_a_picture_of_many_kinds_groups_what_it_does_not_draw() -> None:
    source = {"document": "document/x"}
    kinds = [Kind.WET] * 30 + [Kind.THEMA] * 5 + [Kind.SETTING] * 2
    around = tuple(
        Neighbour(f"{kind.value.lower()}/{n}", kind, f"Ding {n}", ("noemt",), 1, source) for n, kind in enumerate(kinds)
    )
    sizes = {Kind.WET: 50, Kind.THEMA: 5, Kind.SETTING: 2, Kind.ACTIE: 7}
    step = Step(Spot("wet/a", Kind.WET, "Wet A"), around, 64, 0, sizes)
    assert [one.kind for one in step.pictured] == [Kind.WET] * PER_KIND + [Kind.THEMA] * PER_KIND + [Kind.SETTING] * 2
    assert {group.kind: group.number for group in step.groups} == {Kind.WET: 47, Kind.THEMA: 2, Kind.ACTIE: 7}
    root = ElementTree.fromstring(wide_picture(step, "/graaf?start="))
    links = {"".join(one.itertext()).strip(): one.get("href") for one in root.iter() if one.tag.endswith("}a")}
    assert links["nog 7 acties"] == "/graaf?start=wet%2Fa&soort=actie"
    few = Step(step.centre, around[:3], 3, 0, {Kind.WET: 2, Kind.THEMA: 1})
    assert (len(few.pictured), few.groups) == (3, ())


def test_the_places_to_start_are_no_chapters_and_no_lists(client: TestClient) -> None:
    starts_at = [str(a["href"]).partition("start=")[2] for a in soup(client, "/graaf").select(".wegen a")]
    assert starts_at
    assert not [start for start in starts_at if start.startswith("sectie/")]


@pytest.mark.parametrize(
    ("predicate", "direction", "subject", "words"),
    [
        (Predicate.BIJ, "in", Kind.INTERVENTIE, "wordt aangepakt met"),
        (Predicate.BIJ, "in", Kind.RICHTLIJN, "komt aan bod in"),
        (Predicate.BIJ, "out", Kind.VOORZIENING, "helpt bij"),
        (Predicate.BIJ, "out", Kind.AANBEVELING, "gaat over"),
        (Predicate.VOOR, "in", Kind.INTERVENTIE, "kan gebruikmaken van"),
        (Predicate.VOOR, "in", Kind.ACTIE, "is doelgroep van"),
        (Predicate.NOEMT, "in", Kind.SECTIE, "wordt genoemd in"),
    ],
)
def test_what_a_relation_says_depends_on_what_it_runs_from(
    predicate: Predicate, direction: str, subject: Kind, words: str
) -> None:
    assert relation_words(predicate, direction, subject) == words
