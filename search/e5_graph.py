"""Writes multilingual-e5-small as an ONNX graph plus tokenizer, straight from its 4-bit blocks.

Nothing is requantised: the Q4_0 blocks become the weights of ONNX Runtime's own 4-bit operators. The graph is written
with `onnx.helper` alone, so it needs no torch, exporter or quantiser.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

from search.e5_weights import BLOCK_SIZE, BlockArray, E5Weights, Vocabulary

ACCURACY_LEVEL = 4
"""MatMulNBits multiplies in int8, with the activations rounded per block of 32.

Measured against level 1 (float32) with two threads: a question costs 3.5 instead of 4.9 ms (p50), passages go at 31
instead of 34 per second, and the cosine between the two is at least 0.9999. Questions are asked all day, passages
encoded once.
"""

_OPSET = 21
_CONTRIB = "com.microsoft"
_MASKED = -1e9
"""Added to the attention score of padding: its weight underflows to exactly 0, so padding cannot change a vector."""

_QUERY_ORDER, _KEY_ORDER = (0, 2, 1, 3), (0, 2, 3, 1)
"""Axes of a projection, split in heads, for (queries · keys) · values."""

Array = npt.NDArray[np.generic]


def write_graph(weights: E5Weights, path: Path) -> None:
    """Write the encoder: int64 `input_ids` and `attention_mask` (n, tokens) in, float32 `embedding` (n, hidden) out.

    Attention mask: 1 for a token, 0 for padding. Embeddings are the mean over tokens, at unit length.
    """
    graph = _Graph()
    mask = graph.node("Cast", ["attention_mask"], to=TensorProto.FLOAT)
    hidden = _embedding(graph, weights)
    bias = _attention_bias(graph, mask)
    for layer in range(weights.config.layers):
        hidden = _attention(graph, weights, layer, hidden, bias)
        hidden = _feed_forward(graph, weights, layer, hidden)
    _mean_pooling(graph, hidden, mask)
    onnx.save_model(graph.model(weights.config.hidden), path)


def write_tokenizer(vocabulary: Vocabulary, max_tokens: int, path: Path) -> None:
    """Write the unigram tokenizer as `tokenizers` reads it; it cuts at `max_tokens`, <s> and </s> included."""
    scored = list(zip(_unmatchable_specials(vocabulary), vocabulary.scores, strict=True))
    tokenizer = Tokenizer(models.Unigram(scored, unk_id=vocabulary.unknown))
    tokenizer.normalizer = normalizers.Sequence(_normalizers(vocabulary.replacements))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", vocabulary.bos), ("</s>", vocabulary.eos)]
    )
    tokenizer.enable_truncation(max_tokens)
    tokenizer.save(str(path), pretty=False)


def _unmatchable_specials(vocabulary: Vocabulary) -> list[str]:
    """Pieces, with a space before each special one: normalised text holds no spaces, so nobody can type "</s>"."""
    return [
        f" {piece}" if piece in ("<s>", "</s>", "<pad>", "<unk>", "<mask>") else piece for piece in vocabulary.pieces
    ]


def _normalizers(replacements: Mapping[str, str]) -> list[normalizers.Normalizer]:
    """The table of replacements as few rules: what it does besides NFKC, then NFKC, then single spaces.

    NFKC works on the whole text, so a letter with a separate accent is composed, as the original model saw it.
    """
    beside: defaultdict[str, list[str]] = defaultdict(list)
    for character, written in replacements.items():
        if unicodedata.normalize("NFKC", character) != written:
            beside[written].append(rf"\x{{{ord(character):X}}}")
    rules: list[normalizers.Normalizer] = [
        normalizers.Replace(Regex(f"[{''.join(characters)}]"), written) for written, characters in beside.items()
    ]
    return [*rules, normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]


class _Graph:
    """Nodes and constants in the order they are added; every value gets its name here."""

    def __init__(self) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []

    def node(
        self, operator: str, inputs: Sequence[str], output: str = "", *, domain: str = "", **attributes: Any
    ) -> str:
        """Add an operator with one output and return that output's name."""
        output = output or f"{operator}_{len(self._nodes)}"
        self._nodes.append(helper.make_node(operator, inputs, [output], name=output, domain=domain, **attributes))
        return output

    def constant(self, array: Array) -> str:
        name = f"constant_{len(self._constants)}"
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def int4(self, packed: npt.NDArray[np.uint8], shape: Sequence[int]) -> str:
        """Signed 4-bit constant from two's complement nibbles, two to a byte, the first one low."""
        name = f"constant_{len(self._constants)}"
        self._constants.append(helper.make_tensor(name, TensorProto.INT4, shape, packed.tobytes(), raw=True))
        return name

    def model(self, hidden: int) -> onnx.ModelProto:
        tokens = ["n", "tokens"]
        graph = helper.make_graph(
            self._nodes,
            "multilingual-e5-small",
            [
                helper.make_tensor_value_info("input_ids", TensorProto.INT64, tokens),
                helper.make_tensor_value_info("attention_mask", TensorProto.INT64, tokens),
            ],
            [helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["n", hidden])],
            self._constants,
        )
        opsets = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_CONTRIB, 1)]
        return helper.make_model(graph, opset_imports=opsets, producer_name="vindbaar", ir_version=10)


def _pack(blocks: BlockArray) -> npt.NDArray[np.uint8]:
    """Nibbles in ONNX Runtime's order, (blocks, 16): element 2i low and 2i + 1 high, where Q4_0 pairs i with i + 16."""
    quants: npt.NDArray[np.uint8] = blocks["quants"]
    elements = np.concatenate([quants & 0x0F, quants >> 4], axis=1)
    packed: npt.NDArray[np.uint8] = elements[:, 0::2] | (elements[:, 1::2] << 4)
    return packed


def _linear(graph: _Graph, weights: E5Weights, name: str, inputs: str) -> str:
    """x·Wᵀ + b."""
    blocks, bias = weights.blocks[f"{name}.w"], weights.floats[f"{name}.b"]
    rows = bias.size
    per_row = blocks.size // rows
    packed = graph.constant(_pack(blocks).reshape(rows, per_row, BLOCK_SIZE // 2))
    scales = graph.constant(blocks["scale"].astype(np.float32))
    return graph.node(
        "MatMulNBits",
        # left out: zero points (8 is meant) and order of groups
        [inputs, packed, scales, "", "", graph.constant(bias)],
        domain=_CONTRIB,
        K=per_row * BLOCK_SIZE,
        N=rows,
        bits=4,
        block_size=BLOCK_SIZE,
        accuracy_level=ACCURACY_LEVEL,
    )


def _layer_norm(graph: _Graph, weights: E5Weights, name: str, inputs: str) -> str:
    scale, bias = (graph.constant(weights.floats[f"{name}.{part}"]) for part in "wb")
    return graph.node("LayerNormalization", [inputs, scale, bias], axis=-1, epsilon=weights.config.epsilon)


def _embedding(graph: _Graph, weights: E5Weights) -> str:
    config = weights.config
    blocks = weights.blocks["emb.word"]
    # XOR turns nibble 0..15, meaning -8..7, into its two's complement
    words = graph.node(
        "GatherBlockQuantized",
        [
            graph.int4(_pack(blocks) ^ np.uint8(0x88), (config.embeddings, config.hidden)),
            "input_ids",
            graph.constant(blocks["scale"].astype(np.float32).reshape(config.embeddings, -1)),
        ],
        domain=_CONTRIB,
        gather_axis=0,
        quantize_axis=1,
        block_size=BLOCK_SIZE,
    )
    # every token has type 0
    positions = weights.floats["emb.pos"].reshape(-1, config.hidden) + weights.floats["emb.type"][: config.hidden]
    length = graph.node("Shape", ["input_ids"], start=1, end=2)
    first = graph.constant(np.array([0], np.int64))
    places = graph.node("Slice", [graph.constant(positions), first, length])
    return _layer_norm(graph, weights, "emb.ln", graph.node("Add", [words, places]))


def _attention_bias(graph: _Graph, mask: str) -> str:
    """(n, 1, 1, tokens): 0 for a token, _MASKED for padding."""
    axes = graph.constant(np.array([1, 2], np.int64))
    padding = graph.node("Sub", [graph.constant(np.array(1, np.float32)), graph.node("Unsqueeze", [mask, axes])])
    return graph.node("Mul", [padding, graph.constant(np.array(_MASKED, np.float32))])


def _attention(graph: _Graph, weights: E5Weights, layer: int, hidden: str, bias: str) -> str:
    query = _heads(graph, weights, f"l{layer}.q", hidden, _QUERY_ORDER)
    key = _heads(graph, weights, f"l{layer}.k", hidden, _KEY_ORDER)
    value = _heads(graph, weights, f"l{layer}.v", hidden, _QUERY_ORDER)
    scale = (weights.config.hidden // weights.config.heads) ** -0.5
    scores = graph.node("Mul", [graph.node("MatMul", [query, key]), graph.constant(np.array(scale, np.float32))])
    shares = graph.node("Softmax", [graph.node("Add", [scores, bias])], axis=-1)
    context = graph.node("Transpose", [graph.node("MatMul", [shares, value])], perm=_QUERY_ORDER)
    joined = graph.node("Reshape", [context, graph.constant(np.array([0, 0, weights.config.hidden], np.int64))])
    output = _linear(graph, weights, f"l{layer}.ao", joined)
    return _layer_norm(graph, weights, f"l{layer}.aln", graph.node("Add", [hidden, output]))


def _heads(graph: _Graph, weights: E5Weights, name: str, hidden: str, order: Sequence[int]) -> str:
    """One of the attention's projections, split in heads, its axes (n, tokens, head, feature) put in `order`."""
    config = weights.config
    shape = graph.constant(np.array([0, 0, config.heads, config.hidden // config.heads], np.int64))
    projected = _linear(graph, weights, name, hidden)
    return graph.node("Transpose", [graph.node("Reshape", [projected, shape])], perm=order)


def _feed_forward(graph: _Graph, weights: E5Weights, layer: int, hidden: str) -> str:
    inner = graph.node("Gelu", [_linear(graph, weights, f"l{layer}.fi", hidden)], approximate="none")
    output = _linear(graph, weights, f"l{layer}.fo", inner)
    return _layer_norm(graph, weights, f"l{layer}.oln", graph.node("Add", [hidden, output]))


def _mean_pooling(graph: _Graph, hidden: str, mask: str) -> str:
    """Mean over tokens, at unit length. (The length takes out the number of tokens: a sum would do as well.)"""
    column = graph.node("Unsqueeze", [mask, graph.constant(np.array([2], np.int64))])
    axis = graph.constant(np.array([1], np.int64))
    total = graph.node("ReduceSum", [graph.node("Mul", [hidden, column]), axis], keepdims=0)
    count = graph.node("ReduceSum", [mask, axis], keepdims=1)
    return graph.node("LpNormalization", [graph.node("Div", [total, count])], "embedding", axis=-1, p=2)
