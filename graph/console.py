"""The gate of the read-only console: one statement, that reads, and nothing that leaves the graph.

Access modes refuse writes in both stores, but not `LOAD CSV` (files and network), `SHOW`, `TERMINATE` or procedures.
Those are refused here, by a tokenizer that knows strings, comments and backticks. What passes is handed on without its
comments, so that no store can read as code what was read here as a comment.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.store import StoreError

MAX_CHARACTERS = 20_000
FIRST = frozenset({"MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL"})
"""What a reading query may begin with."""
REFUSED = frozenset({"LOAD", "SHOW", "TERMINATE", "USE", "EXPLAIN", "PROFILE", "TRANSACTIONS"})
"""Words that reach out of the graph or into the server, wherever they stand outside strings and backticks."""
WRITING = frozenset({"CREATE", "MERGE", "SET", "DELETE", "DETACH", "REMOVE", "FOREACH", "DROP", "INSERT", "ALTER"})
"""Refused for a clear message; the access mode of the store refuses what they do."""
PROCEDURES = frozenset({"db.labels", "db.relationshiptypes", "db.propertykeys"})
"""What may be called, in lower case: they tell which labels, relation types and properties there are."""
LONGEST_RANGE = 10_000
MOST_RANGES = 2
"""How long `range()` may be within an expression, and how many there may be: Neo4j looks at the clock and at memory
between rows, not within one, so that a longer loop ends with the server. `UNWIND range(…)` gives rows: it is free."""

_BOUNDS = re.compile(r"(-?\d+),(-?\d+)(?:,(-?\d+))?\)")
_TOKEN = re.compile(
    r"""(?P<space>\s+)
    |(?P<comment>//[^\n\r]*|/\*.*?\*/)
    |(?P<string>'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")
    |(?P<quoted>`(?:``|[^`])*`)
    |(?P<word>[^\W\d]\w*)
    |(?P<number>\d\w*)
    |(?P<sign>.)""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str

    @property
    def word(self) -> str:
        return self.text.upper() if self.kind == "word" else ""


def check_reading(cypher: str) -> str:
    """The statement without comments and closing semicolon. Raises StoreError, with the reason, when it may not run."""
    if len(cypher) > MAX_CHARACTERS:
        raise StoreError(f"the query has {len(cypher)} characters; {MAX_CHARACTERS} is the most")
    tokens = _tokens(cypher)
    while tokens and (tokens[-1].kind == "space" or tokens[-1].text == ";"):
        tokens.pop()
    solid = [token for token in tokens if token.kind != "space"]
    _check_words(solid)
    _check_calls(solid)
    _check_ranges(solid)
    return "".join(token.text for token in tokens).strip()


def _tokens(cypher: str) -> list[_Token]:
    # Neo4j turns \uXXXX into a character before it reads the query, also outside strings; no tokenizer sees that.
    if re.search(r"\\u", cypher, re.IGNORECASE):
        raise StoreError(r"write the character itself instead of \u…")
    tokens = []
    for match in _TOKEN.finditer(cypher):
        kind = match.lastgroup or "sign"
        if kind == "sign" and match[0] in "'\"`":
            raise StoreError(f"the quote {match[0]} at character {match.start() + 1} is not closed")
        if kind == "sign" and cypher.startswith("/*", match.start()):
            raise StoreError("a comment /* is not closed")
        blank = kind in {"space", "comment"}
        tokens.append(_Token("space", "\n" if "\n" in match[0] else " ") if blank else _Token(kind, match[0]))
    return tokens


def _check_words(tokens: Sequence[_Token]) -> None:
    if not tokens:
        raise StoreError("there is no query")
    if any(token.text == ";" for token in tokens):
        raise StoreError("ask one query at a time; take out the ;")
    if tokens[0].word not in FIRST:
        raise StoreError(f"a query begins with {', '.join(sorted(FIRST))}, not with {tokens[0].text[:40]!r}")
    for place, token in enumerate(tokens):
        if _is_name(tokens, place):
            continue
        if token.word in REFUSED:
            raise StoreError(f"{token.text} may not be used here; put it in `backticks` if it is a name of your own")
        if token.word in WRITING:
            raise StoreError(f"{token.text} writes, and this console only reads; put it in `backticks` if it is a name")


def _is_name(tokens: Sequence[_Token], place: int) -> bool:
    """Whether the token is the name of a property, label, type or parameter, by the sign before it."""
    before = [token.text for token in tokens[max(0, place - 2) : place]]
    if before[-1:] == ["."]:
        return not before[0][:1].isdigit()  # `1.LOAD` may be read as a number and a clause
    return before[-1:] in ([":"], ["$"])


def _check_calls(tokens: Sequence[_Token]) -> None:
    """Let `CALL {` and `CALL (x) {` pass, and of the procedures only those of the list, written plainly."""
    for place, token in enumerate(tokens):
        if token.word != "CALL" or _is_name(tokens, place):
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


def _check_ranges(tokens: Sequence[_Token]) -> None:
    """Refuse a `range()` that makes a long list within one row, or of which nobody can tell how long it will be."""
    inside = 0
    for place, token in enumerate(tokens[:-1]):
        if token.text.strip("`").upper() != "RANGE" or tokens[place + 1].text != "(":
            continue
        if place and tokens[place - 1].word == "UNWIND":
            continue
        inside += 1
        bounds = _BOUNDS.match("".join(one.text for one in tokens[place + 2 : place + 11]))
        if inside > MOST_RANGES or bounds is None or _span(bounds) > LONGEST_RANGE:
            raise StoreError(
                f"outside UNWIND, range() takes plain numbers, is {LONGEST_RANGE} long at most, "
                f"and stands {MOST_RANGES} times at most"
            )


def _span(bounds: re.Match[str]) -> int:
    first, last, step = (int(number or 1) for number in bounds.groups())
    return abs(last - first) // max(1, abs(step))
