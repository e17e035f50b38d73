"""The words and signs of a Cypher statement, told apart from strings, comments and names in backticks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.store import StoreError

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
class Token:
    """A piece of a statement."""

    kind: str
    """`space` (white space or a comment), `string`, `quoted` (a name in backticks), `word`, `number` or `sign`."""
    text: str

    @property
    def word(self) -> str:
        """In capitals, when it is a word; '' for anything else."""
        return self.text.upper() if self.kind == "word" else ""


def tokens_of(cypher: str) -> list[Token]:
    """The statement in pieces. Raises StoreError where a quote or a comment is not closed."""
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
        tokens.append(Token("space", "\n" if "\n" in match[0] else " ") if blank else Token(kind, match[0]))
    return tokens


def is_name(tokens: Sequence[Token], place: int) -> bool:
    """Whether the token is the name of a property, label, type or parameter, by the sign before it."""
    before = [token.text for token in tokens[max(0, place - 2) : place]]
    if before[-1:] == ["."]:
        return not before[0][:1].isdigit()  # `1.LOAD` may be read as a number and a clause
    return before[-1:] in ([":"], ["$"])
