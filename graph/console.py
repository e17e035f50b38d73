"""The gate of the read-only console: one statement, that reads, and nothing that leaves the graph.

Access modes refuse writes in both stores, but not `LOAD CSV` (files and network), `SHOW`, `TERMINATE` or procedures.
Those are refused here, by a tokenizer that knows strings, comments and backticks. What passes is handed on without its
comments, so that no store can read as code what was read here as a comment. What an expression may cost is bounded in
`graph.console_bounds`.
"""

from __future__ import annotations

from collections.abc import Sequence

from graph.console_bounds import check_bounds
from graph.cypher_tokens import Token, is_name, tokens_of
from graph.store import StoreError

MAX_CHARACTERS = 5_000
FIRST = frozenset({"MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL"})
"""What a reading query may begin with."""
REFUSED = frozenset({"LOAD", "SHOW", "TERMINATE", "USE", "EXPLAIN", "PROFILE", "TRANSACTIONS"})
"""Words that reach out of the graph or into the server, wherever they stand outside strings and backticks."""
WRITING = frozenset({"CREATE", "MERGE", "SET", "DELETE", "DETACH", "REMOVE", "FOREACH", "DROP", "INSERT", "ALTER"})
"""Refused for a clear message; the access mode of the store refuses what they do."""
PROCEDURES = frozenset({"db.labels", "db.relationshiptypes", "db.propertykeys"})
"""What may be called, in lower case: they tell which labels, relation types and properties there are."""


def check_reading(cypher: str) -> str:
    """The statement without comments and closing semicolon. Raises StoreError, with the reason, when it may not run."""
    if len(cypher) > MAX_CHARACTERS:
        raise StoreError(f"the query has {len(cypher)} characters; {MAX_CHARACTERS} is the most")
    tokens = tokens_of(cypher)
    while tokens and (tokens[-1].kind == "space" or tokens[-1].text == ";"):
        tokens.pop()
    solid = [token for token in tokens if token.kind != "space"]
    _check_words(solid)
    _check_calls(solid)
    check_bounds(solid)
    return "".join(token.text for token in tokens).strip()


def _check_words(tokens: Sequence[Token]) -> None:
    if not tokens:
        raise StoreError("there is no query")
    if any(token.text == ";" for token in tokens):
        raise StoreError("ask one query at a time; take out the ;")
    if tokens[0].word not in FIRST:
        raise StoreError(f"a query begins with {', '.join(sorted(FIRST))}, not with {tokens[0].text[:40]!r}")
    for place, token in enumerate(tokens):
        if is_name(tokens, place):
            continue
        if token.word in REFUSED:
            raise StoreError(f"{token.text} may not be used here; put it in `backticks` if it is a name of your own")
        if token.word in WRITING:
            raise StoreError(f"{token.text} writes, and this console only reads; put it in `backticks` if it is a name")


def _check_calls(tokens: Sequence[Token]) -> None:
    """Let `CALL {` and `CALL (x) {` pass, and of the procedures only those of the list, written plainly."""
    for place, token in enumerate(tokens):
        if token.word != "CALL" or is_name(tokens, place):
            continue
        following = tokens[place + 1 :]
        if following and following[0].text in {"{", "("}:
            continue
        name = ""
        for part in following:
            if part.kind != "word" and part.text != ".":
                break
            if part.kind == "word" and name and not name.endswith("."):
                break
            name += part.text
        if name.lower() not in PROCEDURES:
            shown = name or (following[0].text if following else "nothing")
            raise StoreError(f"procedure {shown!r} may not be called here; there are {', '.join(sorted(PROCEDURES))}")
