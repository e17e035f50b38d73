"""The vocabulary and its mentions in text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policy_reading import anchored

from graph.model import BlockNote, Edge, Kind, Node, Predicate, check
from ingest.everyday import Everyday, parse_everyday
from ingest.mentions import INFLECTED, Linker, mention_facts
from ingest.vocabulary import Vocabulary

HEADER = "id,voorkeursterm,synoniemen,afkortingen,verborgen,lay,breder,dubbelzinnig,soort,toelichting,bron\n"
ORGANISATIES = (
    HEADER
    + """vws,ministerie van VWS,Ministerie van Volksgezondheid ; VWS,,,,,,organisatie,,
zn,Zorgverzekeraars Nederland,,ZN,,,,,organisatie,,
vvn,Verpleegkundigen & Verzorgenden Nederland,,V&VN,,,,,organisatie,,
gemeente,gemeente,,,gemeenetn,,,,rol,"wie het uitvoert,
lokaal",
iederin,Ieder(in),,,,,,,organisatie,,
lvbplus,LVB+,,,,,,,organisatie,,
lvb,licht verstandelijk beperkten,,LVB,,,,,organisatie,,
vn,Verenigde Naties,,VN,,,,VN,organisatie,,
"""
)
PROBLEMEN = HEADER + "dementie,dementie,,,,vergeten,,,,,\nvallen,vallen,valincident,,,,dementie,,,,\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "organisaties.csv").write_text(ORGANISATIES, encoding="utf-8", newline="")
    (tmp_path / "problemen.csv").write_text(PROBLEMEN, encoding="utf-8", newline="")
    return tmp_path


def found(linker: Linker, text: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.concept.id) for m in linker.find(text)]


def test_a_body_of_a_region_is_not_all_of_them(tmp_path: Path) -> None:
    rows = HEADER + "ggd,GGD,GGD’en,,,,,,organisatie,,\n"
    (tmp_path / "organisaties.csv").write_text(rows, encoding="utf-8", newline="")
    linker = Linker(Vocabulary.load(tmp_path))
    said = "De GGD helpt. GGD Flevoland ook. Alle GGD'en doen mee, zegt GGD Nederland."
    path = tmp_path / "brief.txt"
    path.write_text(f"Inleiding\n\n{said}\n", encoding="utf-8")
    edges = [fact for fact in mention_facts(anchored(path), linker) if isinstance(fact, Edge)]
    text = anchored(path).document.text
    assert [text[one.source.start :][:8] for one in edges] == ["GGD help", "GGD'en d", "GGD Nede"]


def test_concepts_point_at_their_row(folder: Path) -> None:
    vocabulary = Vocabulary.load(folder)
    assert not vocabulary.problems
    for file in vocabulary.files:
        facts = list(vocabulary.facts(file))
        for fact in facts:
            check(fact)
            assert file.text[fact.source.start : fact.source.end] == fact.source.quote
        nodes = {fact.id: fact for fact in facts if isinstance(fact, Node)}
        assert all(end in nodes for fact in facts if isinstance(fact, Edge) for end in (fact.from_id, fact.to_id))
    gemeente = next(f for f in vocabulary.facts(vocabulary.files[0]) if isinstance(f, Node) and "gemeente" in f.id)
    assert gemeente.source.quote.endswith('lokaal",')
    assert gemeente.props["soort"] == "rol"


def test_broader_terms_become_edges(folder: Path) -> None:
    vocabulary = Vocabulary.load(folder)
    edges = [f for file in vocabulary.files for f in vocabulary.facts(file) if isinstance(f, Edge)]
    assert [(e.predicate, e.from_id, e.to_id) for e in edges] == [
        (Predicate.BREDER, "probleem/vallen", "probleem/dementie")
    ]


def test_bad_rows_are_reported_and_flagged_and_the_rest_goes_in(tmp_path: Path) -> None:
    (tmp_path / "wetten.csv").write_text(
        HEADER + "wlz,Wlz,,,,,bestaat-niet,,,,\n,leeg,,,,,,,,,\nwlz,nog eens,,,,,,,,,\n"
    )
    (tmp_path / "onbekend.csv").write_text(HEADER)
    (tmp_path / "beroepen.csv").write_bytes("id,voorkeursterm\na,geri\xe4ter\n".encode("latin-1"))
    vocabulary = Vocabulary.load(tmp_path)
    assert list(vocabulary.concepts) == ["wet/wlz"]
    assert {(row.bestand, row.rij) for row in vocabulary.problems} == {
        ("wetten.csv", 3),
        ("wetten.csv", 4),
        ("wetten.csv", None),
        ("onbekend.csv", None),
        ("beroepen.csv", None),
    }
    (wetten,) = [file for file in vocabulary.files if file.kind is Kind.WET]
    assert sum(isinstance(fact, BlockNote) for fact in vocabulary.facts(wetten)) == 2


def test_everyday_words_carry_a_weight_and_a_direction_and_may_be_hidden(tmp_path: Path) -> None:
    (tmp_path / "themas.csv").write_text(
        "id,voorkeursterm,lay,lay_beide,lay_verborgen\n"
        "rolstoel,rolstoel,karretje (0.4) ; duwstoel ; zitten (dat lukt niet),wielstoel,"
        '"invalidewagen (0,5) ; duwstoel"\n'
    )
    vocabulary = Vocabulary.load(tmp_path)
    assert not vocabulary.problems
    (concept,) = vocabulary.concepts.values()
    assert concept.lay == (
        Everyday("karretje", 0.4),
        Everyday("duwstoel"),
        Everyday("zitten (dat lukt niet)"),
        Everyday("wielstoel", both=True),
        Everyday("invalidewagen", 0.5, hidden=True),
    )
    props = concept.props()
    assert props["lay"] == ["karretje", "duwstoel", "zitten (dat lukt niet)", "wielstoel", "invalidewagen"]
    assert props["lay_gewicht"] == [0.4, 1.0, 1.0, 1.0, 0.5]
    assert (props["lay_beide"], props["lay_verborgen"]) == (["wielstoel"], ["invalidewagen"])
    assert found(Linker(vocabulary), "een karretje, een wielstoel, een invalidewagen, een rolstoel") == [
        ("rolstoel", "thema/rolstoel")
    ]


@pytest.mark.parametrize("wrong", ["karretje (0)", "karretje (1.5)", "karretje (4)", "karretje (0.4.1)", "(0.4)"])
def test_a_weight_that_is_none_is_reported_with_its_row(tmp_path: Path, wrong: str) -> None:
    (tmp_path / "themas.csv").write_text(f"id,voorkeursterm,lay\na,een,goed\nb,twee,{wrong}\n")
    vocabulary = Vocabulary.load(tmp_path)
    assert list(vocabulary.concepts) == ["thema/a"]
    (problem,) = vocabulary.problems
    assert problem.rij == 3
    assert wrong in problem.reden


@given(st.text(max_size=40))
def test_any_text_is_an_everyday_word_or_is_refused_by_name(value: str) -> None:
    try:
        word = parse_everyday(value)
    except ValueError as error:
        word = Everyday("")
        message = str(error)
    else:
        message = repr(value)
    assert repr(value) in message
    assert value.startswith(word.text)
    assert 0 < word.weight <= 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("VWS en ZN spreken dit af.", [("VWS", "organisatie/vws"), ("ZN", "organisatie/zn")]),
        (
            "Zorgverzekeraars Nederland (ZN)",
            [("Zorgverzekeraars Nederland", "organisatie/zn"), ("ZN", "organisatie/zn")],
        ),
        ("de VWS-begroting", [("VWS", "organisatie/vws")]),
        ("vws en zn in kleine letters", []),
        ("V&VN, niet V&V", [("V&VN", "organisatie/vvn")]),
        ("verpleegkundigen (V&VN) en (ZN)", [("V&VN", "organisatie/vvn"), ("ZN", "organisatie/zn")]),
        ("elke gemeenetn", [("gemeenetn", "organisatie/gemeente")]),
        ("alle gemeenten", [("gemeenten", "organisatie/gemeente")]),
        ("Ieder(In) of ieder in de zaal", [("Ieder(In)", "organisatie/iederin")]),
        ("het VN-verdrag", []),
        (
            "LVB+, LVB en (LVB+)",
            [("LVB+", "organisatie/lvbplus"), ("LVB", "organisatie/lvb"), ("LVB+", "organisatie/lvbplus")],
        ),
        ("mensen met Dementie vergeten", [("Dementie", "probleem/dementie")]),
        ("invallen en omvallen", []),
        ("", []),
        ("Lees het op https://www.vws.nl/zn/VWS of www.zn.nl, en vraag VWS.", [("VWS", "organisatie/vws")]),
    ],
)
def test_mentions(folder: Path, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(Linker(Vocabulary.load(folder)), text) == expected


def test_an_inflected_name_is_less_certain(folder: Path) -> None:
    linker = Linker(Vocabulary.load(folder))
    assert [m.zekerheid for m in linker.find("gemeente, gemeenten")] == [1.0, INFLECTED]


@given(st.text(max_size=80))
def test_mentions_lie_in_the_text_in_order(text: str) -> None:
    linker = Linker(Vocabulary())
    assert list(linker.find(text)) == []


@given(
    st.lists(st.sampled_from(["VWS", "ZN", "de", "Zorgverzekeraars", "Nederland", " ", "-", ",", "\n"]), max_size=20)
)
def test_mentions_of_a_random_line_never_overlap(tmp_path_factory: pytest.TempPathFactory, parts: list[str]) -> None:
    folder = tmp_path_factory.mktemp("begrippen")
    (folder / "organisaties.csv").write_text(ORGANISATIES, encoding="utf-8", newline="")
    text = "".join(parts)
    mentions = list(Linker(Vocabulary.load(folder)).find(text))
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    assert all(text[m.start : m.end].strip() for m in mentions)
