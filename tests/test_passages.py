"""From graph to passages: how running text is cut, and what a card says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from search_sample import LIJST, NOTA, PLAN, VALLEN, fill, node, nota, paper, sentences, source

from graph.model import Kind
from search.passage import Passage
from search.passages import MAX_DENSE_WORDS, card_passage, dense_text, heading_paths, passages, prose_passages
from search.stretches import MAX_WORDS, Sentence, cut, runs


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> list[Passage]:
    return list(passages(fill(tmp_path_factory.mktemp("graph"))))


def of(sample: list[Passage], thing: str) -> list[Passage]:
    return [passage for passage in sample if passage.thing == thing]


def long_text(lengths: list[int], paragraphs: list[int] | None = None) -> list[Sentence]:
    """Sentences of these numbers of words, a hundred characters apart."""
    numbers = paragraphs or [0] * len(lengths)
    return [
        Sentence(" ".join(["woord"] * length), 100 * i, 100 * i + 99, None, numbers[i])
        for i, length in enumerate(lengths)
    ]


@given(st.lists(st.integers(1, 60), max_size=80))
def test_cut_keeps_every_sentence_in_order(lengths: list[int]) -> None:
    text = long_text(lengths)
    stretches = cut(text)
    assert [sentence for stretch in stretches for sentence in stretch] == text
    assert all(stretches)


@given(st.lists(st.integers(5, 30), min_size=30, max_size=120))
def test_a_long_paragraph_is_cut_between_sentences(lengths: list[int]) -> None:
    sizes = [sum(sentence.words for sentence in stretch) for stretch in cut(long_text(lengths))]
    assert max(sizes) <= MAX_WORDS
    assert all(size > MAX_WORDS - 30 for size in sizes[:-1])  # a sentence more would not have fitted


@given(st.lists(st.integers(1, 60), max_size=80), st.data())
def test_paragraphs_that_fit_are_never_cut(lengths: list[int], data: st.DataObject) -> None:
    numbers = sorted(data.draw(st.lists(st.integers(0, 20), min_size=len(lengths), max_size=len(lengths))))
    text = long_text(lengths, numbers)
    of_each: dict[int, int] = {}
    for sentence in text:
        of_each[sentence.paragraph] = of_each.get(sentence.paragraph, 0) + sentence.words
    stretches = cut(text)
    for number, words in of_each.items():
        if words <= MAX_WORDS:
            assert sum(any(sentence.paragraph == number for sentence in stretch) for stretch in stretches) == 1


def test_short_section_is_one_stretch() -> None:
    assert [len(stretch) for stretch in cut(long_text([5]))] == [1]
    assert [len(stretch) for stretch in cut(long_text([50, 50, 50]))] == [3]
    assert cut([]) == []


def test_one_endless_sentence_is_not_cut() -> None:
    assert [len(stretch) for stretch in cut(long_text([700]))] == [1]


def test_as_many_paragraphs_as_fit_stand_together() -> None:
    text = long_text([20] * 12, [0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 3, 3])
    assert [len(stretch) for stretch in cut(text)] == [6, 6]  # 60 + 60 words, and 40 more are too many


def test_lines_stay_lines_and_addresses_are_left_out() -> None:
    said = ["Doelgroep: ouderen", "Vraag wat iemand wil.", "En waarom.", "Url: https://example.org/a", "Nieuwe alinea."]
    props = {
        "zinnen": said, "zin_start": range(0, 500, 100), "zin_eind": range(99, 599, 100), "zin_blok": [0, 0, 0, 1, 2],
    }  # fmt: skip
    row = {"id": "sectie/x", "kind": "Sectie", "name": "X", "document": "document/d", "file": "d.txt", "props": props}
    texts = [passage.text for passage in prose_passages(row, "X")]
    assert texts == ["Doelgroep: ouderen\nVraag wat iemand wil. En waarom.\nNieuwe alinea."]


def test_a_passage_has_one_place() -> None:
    far, back = Sentence("Verderop.", 900, 909, None), Sentence("Voetnoot.", 700, 709, None)
    near = [Sentence("Eerst.", 0, 6, None), Sentence("Dan.", 7, 11, None)]
    assert runs([*near, far, back]) == [near, [far], [back]]
    assert runs([]) == []


def test_prose_points_at_its_place(sample: list[Passage]) -> None:
    (passage,) = of(sample, "sectie/hulp")
    section = next(fact for fact in nota() if getattr(fact, "id", "") == "sectie/hulp")
    props: Any = section.props  # type: ignore[union-attr]
    assert passage.text == " ".join(props["zinnen"])
    assert (passage.start, passage.end) == (props["zin_start"][0], props["zin_eind"][-1])
    assert (passage.file, passage.document, passage.page) == ("nota.txt", NOTA, 2)
    assert passage.url == "/sectie/hulp"


def test_heading_is_a_path_and_not_in_the_text(sample: list[Passage]) -> None:
    (passage,) = of(sample, "sectie/thuis")
    assert passage.heading == "Personeel > Thuis wonen"
    assert passage.title == "Thuis wonen"
    assert "Thuis wonen" not in passage.text
    assert dense_text(passage).startswith("Thuis wonen. Mensen met dementie")


def test_a_section_of_five_words_gives_a_passage() -> None:
    row = {"id": "sectie/x", "kind": "Sectie", "name": "Kop", "document": NOTA, "file": "nota.txt",
           "props": sentences(["Hier staan precies vijf woorden."], 40)}  # fmt: skip
    assert [passage.text for passage in prose_passages(row, "Kop")] == ["Hier staan precies vijf woorden."]


def test_paths_survive_a_circle() -> None:
    rows = [
        {"id": "sectie/a", "kind": "Sectie", "name": "A", "parent": "sectie/b"},
        {"id": "sectie/b", "kind": "Sectie", "name": "B", "parent": "sectie/a"},
    ]
    assert set(heading_paths(rows)) == {"sectie/a", "sectie/b"}


def test_card_says_name_text_and_other_names_and_hides_everyday_words(sample: list[Passage]) -> None:
    (card,) = of(sample, "interventie/balans")
    assert card.text == "Stevig Staan. Groepscursus voor wie bang is om te vallen. Ook: Vast ter been."
    assert card.heading == ""
    assert card.lay == "opa struikelt steeds"
    assert "struikelt" not in card.text


def test_card_of_something_in_a_section_is_found_under_its_heading(sample: list[Passage]) -> None:
    (card,) = of(sample, "actie/logeren")
    assert card.heading == "Hulp aan naasten"
    assert card.text == "Logeerplekken openen. Gemeenten openen logeerplekken in elke regio."


def test_name_that_begins_the_text_is_not_said_twice() -> None:
    row = {"id": "actie/x", "kind": "Actie", "name": "Gemeenten openen…",
           "props": {"tekst": "Gemeenten openen plekken."},
           "source": {"document": NOTA, "file": "nota.txt", "start": 1, "end": 9, "page": None}}  # fmt: skip
    assert card_passage(row, "").text == "Gemeenten openen plekken."


def card(name: str, **props: object) -> str:
    """The text on the card of a thing."""
    place = {"document": NOTA, "file": "nota.txt", "start": 1, "end": 9, "page": None}
    return card_passage({"id": "actie/x", "kind": "Actie", "name": name, "props": props, "source": place}, "").text


def test_a_card_says_nothing_twice() -> None:
    assert card("Gemeenten openen plekken", tekst="openen plekken.") == "Gemeenten openen plekken."
    assert card("VWS betaalt de plekken.", tekst="betaalt de plekken.") == "VWS betaalt de plekken."
    advised = "Geef rust als iemand moe is."
    assert card("Rust", tekst=advised, voorwaarde="als iemand moe is") == f"Rust. {advised}"
    assert card("Opvang", tekst="open plek") == "Opvang. open plek."  # part of a word is something else


@pytest.mark.parametrize(
    ("advice", "condition", "repeated"),
    [
        ("Geef niets, behalve bij onrust of belemmerde zorg.", "tenzij onrust of belemmering van zorg", False),
        ("Geef dit alleen bij gevaar, met een evaluatiemoment.", "alleen bij gevaar en met evaluatie", False),
        ("Geef dit bij gevaar.", "tenzij bij gevaar", True),
        ("Geef dit na 2 keer vallen.", "na 3 keer vallen", True),
        ("Geef dit bij gevaar.", "bij gevaar en onrust", True),
        ("Wees terughoudend met deze training.", "tenzij veilig", True),
    ],
)
def test_a_condition_that_the_advice_tells_already_is_not_told_again(
    advice: str, condition: str, repeated: bool
) -> None:
    assert (condition in card("Rust", tekst=advice, voorwaarde=condition)) is repeated


def test_each_other_name_stands_on_a_card_once() -> None:
    assert card("Wet x", aliassen=["Wx", "wet X"], afkortingen=["Wx", "WX", "Y"]) == "Wet x. Ook: Wx, Y."


def test_documents_have_a_card_too(sample: list[Passage]) -> None:
    (card,) = of(sample, PLAN)
    assert card.title == "Plan verpleeghuizen"
    assert card.text == "Plan verpleeghuizen. Personeel."
    assert card.kind is Kind.DOCUMENT


def test_a_list_of_things_is_no_reading_matter(sample: list[Passage]) -> None:
    assert not of(sample, LIJST)


def test_all_text_of_a_guideline_leads_to_the_guideline_that_its_title_names(tmp_path: Path) -> None:
    """Also where the guideline has another name than the title: without "Richtlijn" in front."""
    title = "Richtlijn Stevig staan"
    facts = paper("document/staan", title, [("advies", "Aanbevelingen", VALLEN)])
    facts.append(node(Kind.RICHTLIJN, "stevig-staan", "Stevig staan", source("document/staan", 0, title)))
    advice = source("document/staan", 130, "Laat ouderen oefenen.", "sectie/advies")
    facts.append(node(Kind.AANBEVELING, "oefen", "Laat ouderen oefenen.", advice, tekst="Laat ouderen oefenen."))
    found = list(passages(fill(tmp_path / "graph", facts)))
    prose = [passage for passage in found if passage.kind is Kind.RICHTLIJN]
    assert {(passage.thing, passage.title) for passage in prose} == {("richtlijn/stevig-staan", "Stevig staan")}
    (advised,) = of(found, "aanbeveling/oefen")
    assert "Stevig staan > Aanbevelingen" == advised.heading == prose[0].heading
    assert dense_text(advised).startswith("Stevig staan. Aanbevelingen. Laat ouderen")


def test_ids_are_positive_unique_and_the_same_every_time(sample: list[Passage], tmp_path: Path) -> None:
    ids = [passage.id for passage in sample]
    assert len(set(ids)) == len(ids)
    assert all(0 < number < 2**63 for number in ids)
    assert [passage.id for passage in passages(fill(tmp_path / "again"))] == ids


def test_only_changed_text_gets_another_id(sample: list[Passage], tmp_path: Path) -> None:
    changed = list(passages(fill(tmp_path / "other", nota(["Andere tekst over hetzelfde."]))))
    before, after = {p.thing: p.id for p in sample}, {p.thing: p.id for p in changed}
    assert after["sectie/hulp"] != before["sectie/hulp"]
    assert after["sectie/vallen"] == before["sectie/vallen"]


def test_dense_text_is_capped() -> None:
    row = {"id": "sectie/x", "kind": "Sectie", "name": "Kop", "document": NOTA, "file": "nota.txt",
           "props": sentences([" ".join(["woord"] * 900)], 40)}  # fmt: skip
    (passage,) = prose_passages(row, "Kop")
    assert len(dense_text(passage).split()) == MAX_DENSE_WORDS
