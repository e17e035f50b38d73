"""Comparisons that a build makes beforehand, for documents that are editions of one another.

`versions/<n>/vergelijkingen/<old>--<new>.json` holds the changes of one pair, in either direction. Pages read these;
any other pair is compared by words alone when it is asked for, because encoding two documents takes seconds.
"""

from __future__ import annotations

import hashlib
import json
import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import combinations
from pathlib import Path
from typing import Any

from graph.model import Predicate
from graph.store import GraphStore
from search.editions.alignment import title_likeness
from search.editions.change import Change, Sort, changes
from search.editions.unit import EditionText, read_edition
from search.encoder import Encoder
from search.files import link_or_copy
from search.vector_cache import encode_cached, fingerprint_digest

FOLDER = "vergelijkingen"
PAIRS = "paren.json"
"""Beside them: the pairs in order of time, each with a digest of its texts."""
SAME_SENTENCES = 0.05
"""Share of the smaller document's sentences that stand literally in the other: no two different texts come near."""
FEWEST_SENTENCES = 20
"""A shorter document is an edition of another only when it says so."""
SAME_TITLE = 0.7
_WORD = re.compile(r"\w+")

log = logging.getLogger(__name__)


def compare_editions(
    store: GraphStore, encoder: Encoder, draft: Path, cache: Path, *, previous: Path | None = None
) -> int:
    """Write the changes of every pair of editions in the graph into `draft`/vergelijkingen; returns how many pairs.

    Those of a pair of which neither text changed are taken over from the edition `previous`, which the same program
    must have made.
    """
    folder = draft / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    known = _rows(previous) if previous else []
    found: list[list[str]] = []
    for old, new in editions_in(store):
        digest = hashlib.sha256(f"{fingerprint_digest(encoder)} {old} {new}".encode()).hexdigest()
        found.append([old.document, new.document, digest])
        if previous and found[-1] in known and _taken_over(previous / FOLDER, folder, old.document, new.document):
            continue
        of_old, of_new = (encode_cached(encoder, [unit.text for unit in one.units], cache)[0] for one in (old, new))
        _write(folder, old, new, changes(old, new, (of_old, of_new)))
        # a reader may put the newer one first
        _write(folder, new, old, changes(new, old, (of_new, of_old)))
    (folder / PAIRS).write_text(json.dumps(found), encoding="utf-8")
    return len(found)


def _taken_over(source: Path, target: Path, old: str, new: str) -> bool:
    names = [_file_name(old, new), _file_name(new, old)]
    if not all((source / name).is_file() for name in names):
        return False
    for name in names:
        link_or_copy(source / name, target / name)
    return True


def _write(folder: Path, old: EditionText, new: EditionText, compared: Sequence[Change]) -> None:
    text = json.dumps([asdict(one) for one in compared], ensure_ascii=False)
    (folder / _file_name(old.document, new.document)).write_text(text, encoding="utf-8")
    log.info("editions %s and %s: %d changes", old.document, new.document, len(compared))


def stored_changes(edition: Path, old: str, new: str) -> list[Change] | None:
    """The changes that the build in `edition` holds for this pair of document ids, or None."""
    path = edition / FOLDER / _file_name(old, new)
    if not path.is_file():
        return None
    rows = json.loads(path.read_text(encoding="utf-8"))
    return [
        Change(Sort(row["sort"]), row["description"], _range(row["old"]), _range(row["new"]), row["weight"])
        for row in rows
    ]


def stored_pairs(edition: Path) -> list[tuple[str, str]]:
    """The pairs (old, new) of document ids that the build took for editions of one document."""
    return [(row[0], row[1]) for row in _rows(edition)]


def _rows(edition: Path) -> list[list[str]]:
    """Of each pair the two ids, and the digest of all that its changes follow from."""
    path = edition / FOLDER / PAIRS
    return [list(row) for row in json.loads(path.read_text(encoding="utf-8"))] if path.is_file() else []


def changes_by_words(store: GraphStore, old: str, new: str) -> list[Change]:
    """The changes between any two documents, compared by words alone."""
    return changes(read_edition(store, old), read_edition(store, new), None)


def editions_in(store: GraphStore) -> Iterator[tuple[EditionText, EditionText]]:
    """Pairs (old, new): one says it replaces the other, or they share title and sentences. Old is the earlier date."""
    documents = {row["id"]: row for row in store.query("documents")}
    said = {
        (row["id"], document)
        for document in documents
        for row in store.query("relations", id=document, predicate=Predicate.VERVANGT.value, direction="out")
    }
    texts = {document: read_edition(store, document) for document in documents}
    sentences = {document: _sentences(text) for document, text in texts.items()}
    for pair in combinations(sorted(document for document in texts if texts[document].units), 2):
        replaced = {pair, pair[::-1]} & said
        if replaced:
            old, new = next(iter(replaced))
        elif _are_editions([documents[one]["name"] for one in pair], [sentences[one] for one in pair]):
            old, new = _in_time(documents, *pair)
        else:
            continue
        yield texts[old], texts[new]


def _are_editions(names: Sequence[str], sentences: Sequence[set[tuple[str, ...]]]) -> bool:
    smaller = min(map(len, sentences))
    if smaller < FEWEST_SENTENCES:
        return False
    same = len(sentences[0] & sentences[1]) / smaller
    return same >= SAME_SENTENCES or (same > 0 and title_likeness(*names, with_numbers=False) >= SAME_TITLE)


def _sentences(text: EditionText) -> set[tuple[str, ...]]:
    """The sentences of five words and up, without case and punctuation."""
    found = (tuple(_WORD.findall(unit.text.lower())) for unit in text.units)
    return {sentence for sentence in found if len(sentence) >= 5}


def _in_time(documents: Mapping[str, Mapping[str, Any]], one: str, other: str) -> tuple[str, str]:
    """The earlier of two documents first; by id when a date is missing."""
    dates = [str((documents[document]["props"] or {}).get("datum") or "") for document in (one, other)]
    return (other, one) if all(dates) and dates[1] < dates[0] else (one, other)


def _file_name(old: str, new: str) -> str:
    return f"{old.partition('/')[2]}--{new.partition('/')[2]}.json"


def _range(found: Sequence[int] | None) -> tuple[int, int] | None:
    return (found[0], found[1]) if found else None
