"""The index folder: built once, rebuilt cheaply, refused when it does not belong."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from search_sample import fill, lijst, nota, paper, plan

from graph.model import Edge, Fact, Kind, Node, Predicate
from graph.paging import Rows
from search.encoder import Vectors, load_encoder
from search.engine import SearchEngine
from search.errors import IndexMismatch
from search.index import PROBES, TextIndex, label_key, open_meaning
from search.index_build import BACKGROUND, IndexSummary, build_index
from search.manifest import Manifest
from search.passage_store import PassageStore
from search.passages import dense_text, passages
from search.previous import Previous
from search.sentences import sentences_of
from search.vector_cache import encode_cached


class CountingEncoder:
    """The hash encoder, remembering which passages it was asked for."""

    def __init__(self, **changes: Any) -> None:
        self._inner = load_encoder("hash", Path())
        self.name = changes.get("name", "counting")
        self.dim = self._inner.dim
        self.fingerprint = {"weights": changes.get("weights", "abc"), "engine": "1"}
        self.encoded: list[str] = []

    def encode_query(self, text: str) -> Vectors:
        return self._inner.encode_query(text)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return np.stack([self.encode_query(text) for text in texts])

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        self.encoded += texts
        return self._inner.encode_passages(texts)


class Reversed(CountingEncoder):
    """Says it is the same encoder and is not."""

    def encode_query(self, text: str) -> Vectors:
        return self._inner.encode_query(text[::-1])


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    build_index(fill(folder / "graph"), CountingEncoder(), folder / "index", cache_dir=folder / "cache")
    return folder / "index"


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "index"))


def test_build_and_open(built: Path) -> None:
    text = TextIndex.open(built)
    assert text.passages.count == len(text.lexical) == text.manifest.passages
    vectors = open_meaning(built, CountingEncoder()).vectors
    assert len(vectors) == text.manifest.vectors
    text.passages.close()


def test_every_passage_comes_back_whole(built: Path, tmp_path: Path) -> None:
    text = TextIndex.open(built)
    wanted = {passage.id: passage for passage in passages(fill(tmp_path / "graph"))}
    assert text.passages.get([*wanted, 12345]) == wanted
    for kinds in (frozenset({Kind.WET}), frozenset({Kind.SECTIE, Kind.INTERVENTIE}), frozenset({Kind.LOKET})):
        of_kinds = sorted(number for number, passage in wanted.items() if passage.kind in kinds)
        assert text.passages.ids_of(kinds).tolist() == text.passages.ids_of(kinds).tolist() == of_kinds
    text.passages.close()


def test_concepts_are_kept_by_name_and_out_of_the_vectors(built: Path) -> None:
    text = TextIndex.open(built)
    for name in ("Wet langdurige zorg", "WLZ", "vereniging van nederlandse gemeenten", "v n g"):
        (number,) = text.passages.named(label_key(name)) or [0]
        assert (number != 0) == (name != "v n g")  # single letters are no words
    ids = open_meaning(built, CountingEncoder()).vectors.search(CountingEncoder().encode_query("Wlz"), 1000)
    assert text.passages.named("wlz")[0] not in dict(ids)
    text.passages.close()


def test_summary_and_progress_count_the_passages(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    summary = build_index(
        fill(tmp_path / "graph"),
        CountingEncoder(),
        tmp_path / "index",
        cache_dir=tmp_path / "cache",
        progress=lambda done, total: steps.append((done, total)),
    )
    assert summary.passages == sum(summary.per_kind.values())
    assert summary.encoded == steps[-1][1] == steps[-1][0]
    assert steps[0][0] == 0
    assert [done for done, _ in steps] == sorted(done for done, _ in steps)


def test_only_changed_passages_are_encoded_again(tmp_path: Path) -> None:
    first, second = CountingEncoder(), CountingEncoder()
    build_index(fill(tmp_path / "g1"), first, tmp_path / "i1", cache_dir=tmp_path / "cache")
    changed = fill(tmp_path / "g2", nota(["Iets heel anders over hulp thuis."]), plan(), lijst())
    summary = build_index(changed, second, tmp_path / "i2", cache_dir=tmp_path / "cache")
    sentence = "Iets heel anders over hulp thuis."
    assert sorted(second.encoded) == sorted([f"Hulp aan naasten. {sentence}", sentence])
    assert summary.encoded == 2
    third = CountingEncoder(weights="other")
    build_index(fill(tmp_path / "g3"), third, tmp_path / "i3", cache_dir=tmp_path / "cache")
    assert sorted(third.encoded) == sorted(first.encoded)


def test_same_graph_gives_the_same_index(built: Path, tmp_path: Path) -> None:
    build_index(fill(tmp_path / "graph"), CountingEncoder(), tmp_path / "index", cache_dir=tmp_path / "cache")
    assert Manifest.read(tmp_path / "index").digests == Manifest.read(built).digests


EXTRA = ("Iets heel anders over hulp thuis.",)
QUESTIONS = (
    "hulp thuis",
    "logeerzorg mantelzorger",
    "Wmo",
    "vallen",
    "wet langdurige zorg",
    "medicijndispenser",
    "rust",
)


def scores(folder: Path, encoder: CountingEncoder) -> dict[str, list[tuple[str, float]]]:
    with SearchEngine.open(folder, encoder) as engine:
        return {q: [(hit.thing, round(hit.score, 3)) for hit in engine.search(q, 50).hits] for q in QUESTIONS}


def carried_over(store: Rows, encoder: CountingEncoder, place: Path) -> IndexSummary:
    """The index of `store` in `place`/i2, made upon the one in `place`/i1 as a large one is."""
    return build_index(store, encoder, place / "i2", cache_dir=place / "cache", previous=place / "i1", exact_up_to=0)


def test_a_changed_document_alone_is_analysed_again(tmp_path: Path) -> None:
    encoder, cache = CountingEncoder(), tmp_path / "cache"
    before = build_index(fill(tmp_path / "g1"), encoder, tmp_path / "i1", cache_dir=cache)
    assert before.analysed == before.passages
    changed = fill(tmp_path / "g2", nota(EXTRA), plan(), lijst())
    after = carried_over(changed, encoder, tmp_path)
    build_index(changed, encoder, tmp_path / "fresh", cache_dir=cache)
    assert after.analysed == 1
    assert Manifest.read(tmp_path / "i2").stale == 1
    text, fresh = TextIndex.open(tmp_path / "i2"), TextIndex.open(tmp_path / "fresh")
    assert len(text.lexical) == len(fresh.lexical) == after.passages
    assert text.passages.word_counts() == fresh.passages.word_counts()
    for name in ("words.txt", "own_words.txt", "concepts.json"):
        assert (tmp_path / "i2" / name).read_bytes() == (tmp_path / "fresh" / name).read_bytes()
    ranked = {name: scores(tmp_path / name, encoder) for name in ("i2", "fresh")}
    for question in QUESTIONS:  # a passage that is gone still counts in how common a word is
        assert ranked["fresh"][question][0][0] in [thing for thing, _ in ranked["i2"][question][:3]]
    for opened in (text, fresh):
        opened.passages.close()


def test_nothing_changed_gives_the_same_answers(tmp_path: Path) -> None:
    encoder, store = CountingEncoder(), fill(tmp_path / "graph")
    build_index(store, encoder, tmp_path / "i1", cache_dir=tmp_path / "cache")
    again = build_index(
        store, encoder, tmp_path / "i2", cache_dir=tmp_path / "cache", previous=tmp_path / "i1", exact_up_to=0
    )
    assert again.analysed == 0
    assert scores(tmp_path / "i1", encoder) == scores(tmp_path / "i2", encoder)


def test_the_previous_index_stays_as_it_was(tmp_path: Path) -> None:
    encoder, cache = CountingEncoder(), tmp_path / "cache"
    build_index(fill(tmp_path / "g1"), encoder, tmp_path / "i1", cache_dir=cache)
    before = {path: path.read_bytes() for path in (tmp_path / "i1").rglob("*") if path.is_file()}
    changed = fill(tmp_path / "g2", nota(EXTRA), plan(), lijst())
    carried_over(changed, encoder, tmp_path)
    assert {path: path.read_bytes() for path in (tmp_path / "i1").rglob("*") if path.is_file()} == before


NEW_WORD = paper("document/nieuw", "Nieuw stuk", [("nieuw", "Nieuw", ["Een blorfix is niet elke blorfix."])])
KNOWN_WORD = ["De blorfixkundige legt uit wat een blorfix is."]


@pytest.mark.parametrize(
    ("first", "then", "analysed"),
    [
        ((nota(), plan(), lijst()), (nota(EXTRA), plan(), lijst()), 1),
        ((nota(), plan(), lijst()), (nota(), plan(), lijst()), 0),
        ((nota(), plan(), lijst()), (nota(), lijst()), 0),  # one document fewer
        ((nota(KNOWN_WORD), lijst()), (nota(KNOWN_WORD), lijst(), NEW_WORD), 3),  # the word reaches an old passage
        ((nota(), plan(), lijst()), (plan(), lijst()), None),  # the concepts stand in the nota
    ],
)  # fmt: skip
def test_a_small_index_is_the_same_as_one_made_from_nothing(
    tmp_path: Path, first: Sequence[list[Fact]], then: Sequence[list[Fact]], analysed: int | None
) -> None:
    encoder, cache = CountingEncoder(), tmp_path / "cache"
    build_index(fill(tmp_path / "g1", *first), encoder, tmp_path / "i1", cache_dir=cache)
    changed = fill(tmp_path / "g2", *then)
    after = build_index(changed, encoder, tmp_path / "i2", cache_dir=cache, previous=tmp_path / "i1")
    build_index(changed, encoder, tmp_path / "fresh", cache_dir=cache)
    assert after.analysed == (after.passages if analysed is None else analysed)
    assert Manifest.read(tmp_path / "i2").digests == Manifest.read(tmp_path / "fresh").digests
    assert scores(tmp_path / "i2", encoder) == scores(tmp_path / "fresh", encoder)


def test_another_vocabulary_analyses_everything_again(tmp_path: Path) -> None:
    encoder, cache = CountingEncoder(), tmp_path / "cache"
    build_index(fill(tmp_path / "g1"), encoder, tmp_path / "i1", cache_dir=cache)
    fewer = fill(tmp_path / "g2", plan(), lijst())  # the concepts stand in the nota
    after = carried_over(fewer, encoder, tmp_path)
    assert after.analysed == after.passages


@pytest.mark.parametrize("broken", ["manifest.json", "passages.sqlite", "own_words.txt"])
def test_a_damaged_previous_index_is_not_built_upon(tmp_path: Path, broken: str) -> None:
    encoder, store = CountingEncoder(), fill(tmp_path / "graph")
    build_index(store, encoder, tmp_path / "i1", cache_dir=tmp_path / "cache")
    (tmp_path / "i1" / broken).write_bytes(b"damaged")
    after = build_index(
        store, encoder, tmp_path / "i2", cache_dir=tmp_path / "cache", previous=tmp_path / "i1", exact_up_to=0
    )
    assert after.analysed == after.passages


def test_new_words_in_the_dictionary_reach_old_passages(tmp_path: Path) -> None:
    """`blorfix` becomes a word of the corpus by its third use: then the passage with `blorfixkundige` has that part."""
    encoder, cache = CountingEncoder(), tmp_path / "cache"
    old = ["De blorfixkundige legt uit wat een blorfix is."]
    build_index(fill(tmp_path / "g1", nota(old), plan(), lijst()), encoder, tmp_path / "i1", cache_dir=cache)
    more = paper("document/nieuw", "Nieuw stuk", [("nieuw", "Nieuw", ["Een blorfix is niet elke blorfix."])])
    store = fill(tmp_path / "g2", nota(old), plan(), lijst(), more)
    after = carried_over(store, encoder, tmp_path)
    assert after.analysed < after.passages
    text = TextIndex.open(tmp_path / "i2")
    assert "blorfix" in text.analyzer.stems("blorfixkundige")
    (number,) = [passage.id for passage in passages(store) if "blorfixkundige" in passage.text]
    assert number in dict(text.lexical.by_stems(["blorfix"], 10))
    assert dict(text.lexical.by_stems(["blorfix"], 10))[number] > 0
    text.passages.close()


def test_vectors_belong_to_their_passages(tmp_path: Path) -> None:
    texts = [f"tekst nummer {i} over zorg" for i in (3, 1, 2, 1)]
    encoder = CountingEncoder()
    half, _ = encode_cached(encoder, texts[:2], tmp_path)
    all_of_them, computed = encode_cached(encoder, texts, tmp_path)
    np.testing.assert_array_equal(all_of_them, encoder._inner.encode_passages(texts))
    np.testing.assert_array_equal(half, all_of_them[:2])
    assert computed == 1
    assert len(encoder.encoded) == 3


def test_a_broken_cache_is_made_anew(tmp_path: Path) -> None:
    encoder = CountingEncoder()
    encode_cached(encoder, ["een tekst"], tmp_path)
    (file,) = tmp_path.iterdir()
    file.write_bytes(b"no database" * 100)
    vectors, computed = encode_cached(encoder, ["een tekst"], tmp_path)
    assert computed == 1
    assert vectors.shape == (1, encoder.dim)


def test_an_index_is_built_in_a_fresh_folder(copy: Path, tmp_path: Path) -> None:
    with pytest.raises(FileExistsError, match="not empty"):
        build_index(fill(tmp_path / "graph"), CountingEncoder(), copy, cache_dir=tmp_path / "cache")


def test_a_summary_is_told_from_what_it_summarises(tmp_path: Path) -> None:
    source, target = (next(fact for fact in facts if isinstance(fact, Node)) for facts in (nota(), plan()))
    told = Edge(Predicate.AFGELEID_VAN, source.id, target.id, source.source)
    target = replace(target, source=source.source)  # as the summary names it
    for name, documents, summaries in (
        ("both", ([*nota(), target, told], plan(), lijst()), {source.id}),
        ("alone", ([*nota(), target, told], lijst()), set()),
    ):
        store = fill(tmp_path / f"g-{name}", *documents)
        build_index(store, CountingEncoder(), tmp_path / name, cache_dir=tmp_path / "cache")
        text = TextIndex.open(tmp_path / name)
        assert text.passages.summaries == summaries
        text.passages.close()


def test_an_empty_graph_gives_an_empty_index(tmp_path: Path) -> None:
    class Nothing:
        def query(self, name: str, /, **params: Any) -> list[dict[str, Any]]:
            return []

    summary = build_index(Nothing(), CountingEncoder(), tmp_path / "index", cache_dir=tmp_path / "cache")
    assert summary.passages == 0
    meaning = open_meaning(tmp_path / "index", CountingEncoder())
    assert len(meaning.vectors) == len(meaning.paraphrases) == 0


@pytest.mark.parametrize(
    ("encoder", "both"),
    [
        (CountingEncoder(name="another"), ("counting", "another")),
        (CountingEncoder(weights="xyz"), ("abc", "xyz")),
        (Reversed(), ("1.0", "0.")),
    ],
)
def test_another_encoder_is_refused_with_both_values(
    built: Path, encoder: CountingEncoder, both: Sequence[str]
) -> None:
    with pytest.raises(IndexMismatch) as refusal:
        open_meaning(built, encoder)
    assert all(value in str(refusal.value) for value in both)


@pytest.mark.parametrize(("field", "value"), [("format", 0), ("analyzer", "nl@0"), ("passages", 3)])
def test_another_version_is_refused_with_both_values(copy: Path, field: str, value: object) -> None:
    manifest = json.loads((copy / "manifest.json").read_text())
    present = manifest[field]
    manifest[field] = value
    (copy / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(IndexMismatch) as refusal:
        TextIndex.open(copy)
    assert str(value) in str(refusal.value)
    assert str(present) in str(refusal.value)


@pytest.mark.parametrize("name", ["passages.sqlite", "words.txt", "abbreviations.json", "manifest.json", "lexical"])
@pytest.mark.parametrize("damage", ["gone", "cut"])
def test_a_damaged_text_half_is_refused(copy: Path, name: str, damage: str) -> None:
    path = copy / name
    if path.is_dir():
        shutil.rmtree(path)
    elif damage == "gone":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(IndexMismatch):
        TextIndex.open(copy)


def test_one_changed_byte_of_the_lexical_index_is_refused(copy: Path) -> None:
    """And not built upon."""
    files = sorted(path for path in (copy / "lexical").iterdir() if path.suffix != ".lock")
    assert len(files) > 5
    for path in files:
        whole = path.read_bytes()
        path.write_bytes(bytes([whole[0] ^ 1]) + whole[1:])
        with pytest.raises(IndexMismatch, match=path.name):
            TextIndex.open(copy)
        assert Previous.open(copy) is None
        path.write_bytes(whole)
    TextIndex.open(copy).passages.close()


@pytest.mark.parametrize("name", ["vectors.faiss", "ids.npy", "sentences.npz", "probes.npy"])
def test_damaged_vectors_are_refused(copy: Path, name: str) -> None:
    (copy / name).write_bytes((copy / name).read_bytes()[:-1])
    with pytest.raises(IndexMismatch, match=name):
        open_meaning(copy, CountingEncoder())


def test_no_index_at_all(tmp_path: Path) -> None:
    with pytest.raises(IndexMismatch, match="vindbaar build"):
        TextIndex.open(tmp_path)


def test_no_probe_is_a_question_about_another_subject() -> None:
    assert len(set(PROBES)) >= 5
    assert not set(PROBES) & set(BACKGROUND)


def test_dense_texts_and_sentences_are_what_was_encoded(tmp_path: Path) -> None:
    encoder, store = CountingEncoder(), fill(tmp_path / "graph")
    build_index(store, encoder, tmp_path / "index", cache_dir=tmp_path / "cache")
    every = list(passages(store))
    sentences = {sentence for passage in every for sentence in sentences_of(passage.text)}
    assert set(encoder.encoded) <= {dense_text(passage) for passage in every} | sentences


def test_sentences_are_kept_up_to_so_many_passages(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = open_meaning(built, CountingEncoder())
    assert kept.sentences.ids.tolist() == kept.vectors.ids()
    monkeypatch.setattr("search.index_build.SENTENCES_UP_TO", len(kept.vectors) - 1)
    build_index(fill(tmp_path / "graph"), CountingEncoder(), tmp_path / "index", cache_dir=tmp_path / "cache")
    meaning = open_meaning(tmp_path / "index", CountingEncoder())
    assert len(meaning.sentences) == 0
    assert meaning.vectors.ids() == kept.vectors.ids()


def test_what_cannot_be_opened_is_closed(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[sqlite3.Connection] = []

    class Remembered(sqlite3.Connection):
        def __init__(self, *arguments: Any, **named: Any) -> None:
            super().__init__(*arguments, **named)
            opened.append(self)

    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *a, **n: connect(*a, **{**n, "factory": Remembered}))
    manifest = json.loads((copy / "manifest.json").read_text())
    (copy / "manifest.json").write_text(json.dumps({**manifest, "passages": 3}))
    with pytest.raises(IndexMismatch):
        TextIndex.open(copy)
    (copy / "passages.sqlite").write_bytes(b"damaged")
    with pytest.raises(IndexMismatch):
        PassageStore(copy / "passages.sqlite")
    assert len(opened) == 2
    for connection in opened:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            connection.execute("SELECT 1")


def test_a_cache_that_another_process_holds_is_left_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    encoder = CountingEncoder()
    first, _ = encode_cached(encoder, ["een", "twee"], tmp_path)
    (path,) = tmp_path.glob("*.sqlite")
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda where: connect(where, timeout=0))
    with closing(connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        again, computed = encode_cached(encoder, ["een", "twee"], tmp_path)
    assert (again == first).all()
    assert computed == 2
    _, computed = encode_cached(encoder, ["een", "twee"], tmp_path)
    assert computed == 0  # what the cache held is still there
