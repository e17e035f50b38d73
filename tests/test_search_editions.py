"""Editions compared by meaning: what came, went and changed; what only moved or was reworded is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from sample_edition import Writer

from graph.model import Predicate
from graph.store import GraphStore, open_store
from search.editions.archive import compare_editions, editions_in, stored_changes, stored_pairs
from search.editions.change import Change, Sort, changes
from search.editions.unit import EditionText, read_edition
from search.hash_encoder import HashEncoder

SHARED = [
    "De gemeente opent elke werkdag een loket waar inwoners terecht kunnen met vragen over hulp.",
    "Vrijwilligers krijgen ieder jaar een scholing in het omgaan met dementie.",
    "De huisarts overlegt eens per kwartaal met de wijkverpleegkundige over kwetsbare ouderen.",
    "Buurtkamers bieden een gezellige plek waar bewoners samen koken en eten.",
    "Een vaste contactpersoon belt binnen twee dagen terug wanneer iemand zich meldt.",
]
OLD = [
    [
        *SHARED[:3],
        "We kopen zorg van goede kwaliteit in bij alle aanbieders in de regio.",
        "In 2024 moet 30 procent van de gebouwen energiezuinig zijn.",
    ],
    [
        "Aanbieders sluiten zich aan bij het programma ZORGNET voor het delen van gegevens.",
        "Elke aanbieder kiest ten minste twee kansen uit de lijst en maakt daar een plan voor.",
    ],
    [*SHARED[3:]],
]
NEW = [
    [*SHARED[3:]],  # moved to the front
    [
        *SHARED[:2],
        # the same in other words, no other substance
        "Eens per kwartaal overlegt de huisarts met de wijkverpleegkundige over kwetsbare ouderen.",
        "We kopen zorg van verantwoorde kwaliteit in bij alle aanbieders in de regio.",
        "In 2024 moet 45 procent van de gebouwen energiezuinig zijn.",
    ],
    ["Vanaf 2028 bepaalt een landelijke toets of verhuizen naar een verpleeghuis passend is."],
]
TITLES = ("Samen in de wijk", "Wijkraad en beheer", "Vooruitblik")


def write(slug: str, chapters: list[list[str]]) -> Writer:
    w = Writer(f"document/{slug}", f"{slug}.txt")
    w.node(w.document, "Koers voor de wijk", w.write("Koers voor de wijk", "\n\n"), {"datum": slug[-4:]})
    for number, (title, sentences) in enumerate(zip(TITLES, chapters, strict=False)):
        w.chapter(w.document, f"sectie/{slug}/{number}", title, sentences)
    return w


def stored(folder: Path, *writers: Writer) -> GraphStore:
    with open_store(str(folder), write=True) as store:
        store.ensure_schema()
        for writer in writers:
            store.replace_document(writer.document, writer.facts)
    return open_store(str(folder))


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> tuple[EditionText, EditionText, str, str]:
    old, new = write("koers-2021", OLD), write("koers-2025", NEW)
    with stored(tmp_path_factory.mktemp("edities"), old, new) as store:
        return read_edition(store, old.document), read_edition(store, new.document), old.text, new.text


@pytest.fixture(scope="module", params=["words", "vectors"])
def found(request: pytest.FixtureRequest, editions: tuple[EditionText, EditionText, str, str]) -> list[Change]:
    old, new = editions[:2]
    if request.param == "words":
        return changes(old, new, None)
    encoder = HashEncoder()
    of_old, of_new = (encoder.encode_passages([unit.text for unit in one.units]) for one in (old, new))
    return changes(old, new, (of_old, of_new))


def quoted(text: str, place: tuple[int, int] | None) -> str:
    return text[slice(*place)] if place else ""


def telling(found: list[Change], texts: tuple[str, str], words: str) -> list[Change]:
    return [one for one in found if words in quoted(texts[0], one.old) or words in quoted(texts[1], one.new)]


@pytest.mark.parametrize(
    ("words", "sort"),
    [
        ("verantwoorde kwaliteit", Sort.CHANGED),
        ("45 procent", Sort.CHANGED),
        ("ZORGNET", Sort.DROPPED),
        ("ten minste twee kansen", Sort.DROPPED),
        ("landelijke toets", Sort.ADDED),
    ],
)
def test_each_change_of_substance_is_told_with_its_passage(
    found: list[Change], editions: tuple[EditionText, EditionText, str, str], words: str, sort: Sort
) -> None:
    told = telling(found, editions[2:], words)
    assert [one.sort for one in told] == [sort]
    assert (told[0].old is None) == (sort is Sort.ADDED)
    assert (told[0].new is None) == (sort is Sort.DROPPED)


def test_a_swapped_word_and_number_stand_in_the_description(
    found: list[Change], editions: tuple[EditionText, EditionText, str, str]
) -> None:
    (quality,) = telling(found, editions[2:], "verantwoorde kwaliteit")
    assert "‘goede’ werd ‘verantwoorde’" in quality.description
    (buildings,) = telling(found, editions[2:], "45 procent")
    assert "‘30’ werd ‘45’" in buildings.description
    assert "Er stond: “" in buildings.description
    assert "Nu staat er: “" in buildings.description


@pytest.mark.parametrize("sentence", SHARED)
def test_what_moved_or_was_only_put_in_another_order_is_no_change(
    found: list[Change], editions: tuple[EditionText, EditionText, str, str], sentence: str
) -> None:
    assert not telling(found, editions[2:], sentence)


def test_the_heaviest_comes_first_and_the_same_twice(editions: tuple[EditionText, EditionText, str, str]) -> None:
    found = changes(*editions[:2], None)
    assert [one.weight for one in found] == sorted((one.weight for one in found), reverse=True)
    assert found == changes(*editions[:2], None)


def test_a_document_compared_with_itself_or_with_nothing(editions: tuple[EditionText, EditionText, str, str]) -> None:
    old = editions[0]
    assert changes(old, old, None) == []
    nothing = EditionText("document/leeg", (), (), ())
    assert {one.sort for one in changes(old, nothing, None)} == {Sort.DROPPED}
    assert {one.sort for one in changes(nothing, old, None)} == {Sort.ADDED}
    assert changes(nothing, nothing, None) == []


def test_a_chapter_that_went_as_a_whole_is_told_once(tmp_path: Path) -> None:
    subjects = ("sneeuwruimen", "zonnepanelen", "fietsenstalling", "moestuinen", "bibliotheek", "zwembad")
    gone = [f"De wijkraad beheert de {subject} en legt daarover verantwoording af." for subject in subjects]
    old, new = write("wijk-2020", [SHARED, gone]), write("wijk-2024", [SHARED])
    with stored(tmp_path, old, new) as store:
        found = changes(read_edition(store, old.document), read_edition(store, new.document), None)
    parts = [one for one in found if one.description.startswith("Vervallen onderdeel")]
    assert [quoted(old.text, one.old) for one in parts] == ["Wijkraad en beheer"]
    assert "6 zinnen" in parts[0].description


def test_the_build_compares_what_are_editions_of_one_document_and_nothing_else(tmp_path: Path) -> None:
    many = [f"Regel {number} gaat over onderwerp {number * 7} en dat blijft zo staan." for number in range(30)]
    old, new = write("koers-2021", [many]), write("koers-2025", [[*many[:20], "Daar komt een hele nieuwe regel bij."]])
    other = write(
        "ander-2023", [["Dit stuk zegt over heel andere dingen telkens weer iets " + "x" * n for n in range(1, 25)]]
    )
    with stored(tmp_path / "graph", old, new, other) as store:
        assert [(a.document, b.document) for a, b in editions_in(store)] == [(old.document, new.document)]
        assert compare_editions(store, HashEncoder(), tmp_path, tmp_path / "cache") == 1
    assert stored_pairs(tmp_path) == [(old.document, new.document)]
    forth, back = (
        stored_changes(tmp_path, *pair) for pair in ((old.document, new.document), (new.document, old.document))
    )
    assert forth
    assert back
    assert {one.sort for one in forth} != {one.sort for one in back}
    assert stored_changes(tmp_path, old.document, other.document) is None


def test_a_comparison_of_texts_that_did_not_change_is_taken_over(tmp_path: Path) -> None:
    many = [f"Regel {number} gaat over onderwerp {number * 7} en dat blijft zo staan." for number in range(30)]
    old, new = write("koers-2021", [many]), write("koers-2025", [[*many[:20], "Daar komt een hele nieuwe regel bij."]])
    newer = write("koers-2025", [[*many[:20], "Daar komt een heel andere regel bij."]])
    first, again, other = (tmp_path / name for name in ("first", "again", "other"))
    pair = old.document, new.document
    with stored(tmp_path / "g1", old, new) as store:
        compare_editions(store, HashEncoder(), first, tmp_path / "cache")
        (mark,) = first.rglob(f"{pair[0].partition('/')[2]}--*.json")
        mark.write_text("[]", encoding="utf-8")
        compare_editions(store, HashEncoder(), again, tmp_path / "cache", previous=first)
    assert stored_changes(again, *pair) == []
    assert stored_changes(again, *pair[::-1])
    with stored(tmp_path / "g2", old, newer) as store:
        compare_editions(store, HashEncoder(), other, tmp_path / "cache", previous=first)
    assert stored_changes(other, *pair)


def test_a_document_that_says_it_replaces_another_is_its_next_edition(tmp_path: Path) -> None:
    old, new = write("a-2021", [SHARED[:2]]), write("b-2020", [SHARED[2:]])
    new.node(old.document, "Koers voor de wijk", (0, 5))
    new.edge(new.document, Predicate.VERVANGT, old.document, (0, 5))
    with stored(tmp_path, old, new) as store:
        assert [(a.document, b.document) for a, b in editions_in(store)] == [(old.document, new.document)]
