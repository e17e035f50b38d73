"""What one expression of a console query may cost.

Both stores look at the clock and at memory between rows, not within one expression: there a list that is gone through
once for each of its items, or a text that is doubled thirty times, holds a processor for minutes or ends the process
with its memory. So what loops or grows inside an expression is bounded here, by the text of the query alone.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.cypher_tokens import Token, is_name
from graph.store import StoreError

LONGEST_RANGE = 1_000
MOST_RANGES = 2
"""How long `range()` may be within an expression, and how many there may be; `UNWIND range(…)` gives rows."""
MOST_GROWTH = 16
"""How many times larger than what it began with a value may become, by joining and repeating."""
MOST_GROWTH_LOOPED = 4
"""The same where the query goes through a list with `[x IN …]`, which costs the square of its length."""
MOST_REPEATS = 3
"""Repeats (`*`, `+`, `?`, `{…}`) in a regular expression: Neo4j's takes their power of the length of the text."""
DEEPEST = 30
"""Brackets within brackets: a thousand subqueries inside each other end the process of the embedded store."""
FUNCTIONS = frozenset(
    """
    abs acos all any asin atan atan2 avg btrim ceil ceiling char_length character_length coalesce collect cos cot count
    date date.realtime date.statement date.transaction date.truncate datetime datetime.fromepoch
    datetime.fromepochmillis datetime.truncate degrees duration duration.between duration.indays duration.inmonths
    duration.inseconds e elementid endnode exists exp floor haversin head id isempty isnan keys labels last left length
    ln localdatetime localdatetime.truncate localtime localtime.truncate log log10 lower ltrim max median min nodes none
    nullif percentilecont percentiledisc pi point point.distance point.withinbbox properties radians rand
    randomuuid range rank relationships replace reverse right round row_number rtrim shortestpath allshortestpaths sign
    sin single size split sqrt startnode stdev stdevp substring sum tail tan time time.truncate timestamp toboolean
    tobooleanlist tobooleanornull tofloat tofloatlist tofloatornull tointeger tointegerlist tointegerornull tolower
    tostring tostringlist tostringornull toupper trim type upper valuetype
    """.split()
)
"""What may be called, in lower case. A server may have others, as those of plug-ins (`apoc.text.repeat`), that know no
bound."""
_BEFORE_BRACKET = frozenset(
    """
    AND BY CALL CASE CONTAINS DISTINCT ELSE EXISTS HAVING IN LIMIT MATCH NOT OR OVER RETURN SHORTEST SKIP THEN UNWIND
    WHEN WHERE WITH XOR
    """.split()
)
"""Words of the language after which a round bracket calls nothing."""
_QUANTIFIERS = frozenset({"ALL", "ANY", "NONE", "SINGLE"})
_WORDS = frozenset(
    """
    AND AS CASE CONTAINS DISTINCT ELSE END ENDS FALSE IN IS NOT NULL OR STARTS THEN TRUE WHEN WHERE WITH XOR
    """.split()
)
"""Words of the language that an expression may hold; any other that stands alone is a name."""
_LONG_LISTS = frozenset({"COLLECT", "SPLIT"})
"""What makes lists of a length that the query does not show."""
_SUBQUERIES = frozenset({"EXISTS", "COUNT", "COLLECT"})
_BINDING = frozenset({"CALL", "RETURN", "UNION", "UNWIND", "WITH", "YIELD"})
"""Words after which a value that was made can be used anew."""
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_BOUNDS = re.compile(r"(-?\d+),(-?\d+)(?:,(-?\d+))?\)")


@dataclass(frozen=True, slots=True)
class _Loop:
    """`[x IN list WHERE … | …]` or `all(x IN list WHERE …)`: the places of its bracket and of what goes round."""

    start: int
    body: int
    end: int
    variable: str


def check_bounds(tokens: Sequence[Token]) -> None:
    """Refuse, with a StoreError that gives the reason, an expression that nothing would stop in time.

    `tokens` are those of one statement, without white space and comments.
    """
    _check_depth(tokens)
    _check_functions(tokens)
    _check_ranges(tokens)
    _check_regular_expressions(tokens)
    _check_subqueries(tokens)
    loops = list(_loops(tokens))
    _check_loops(tokens, loops)
    _check_growth(tokens, MOST_GROWTH_LOOPED if loops else MOST_GROWTH)


def _check_depth(tokens: Sequence[Token]) -> None:
    depth = 0
    for token in tokens:
        depth += (token.text in _CLOSING) - (token.text in _CLOSING.values())
        if depth > DEEPEST:
            raise StoreError(f"brackets stand more than {DEEPEST} deep; ask in steps, with WITH")


def _check_functions(tokens: Sequence[Token]) -> None:
    for place, token in enumerate(tokens[:-1]):
        if tokens[place + 1].text != "(" or token.kind not in {"word", "quoted"}:
            continue
        name = _bare(token)
        first = place
        while first >= 2 and tokens[first - 1].text == "." and tokens[first - 2].kind in {"word", "quoted"}:
            first -= 2
            name = f"{_bare(tokens[first])}.{name}"
        if tokens[first - 1].word == "CALL" and first:
            continue  # a procedure: those have a list of their own
        if first == place and token.word in _BEFORE_BRACKET:
            continue
        if name == "replace":
            _check_replace(tokens, place + 1)
        elif name not in FUNCTIONS:
            raise StoreError(f"the function {name}() may not be used here; write it out with WITH, UNWIND and WHERE")


def _bare(token: Token) -> str:
    return token.text.strip("`").lower()


def _check_replace(tokens: Sequence[Token], bracket: int) -> None:
    """`replace(s, s, s)` squares a text: only plain texts, of which the new one is no longer than the old."""
    items = _items(tokens, bracket)
    plain = [item[0].text[1:-1] for item in items[1:] if len(item) == 1 and item[0].kind == "string"]
    if len(items) != 3 or len(plain) != 2 or len(plain[1]) > len(plain[0]):
        raise StoreError("replace() takes two plain texts here, of which the second is no longer than the first")


def _items(tokens: Sequence[Token], bracket: int) -> list[Sequence[Token]]:
    """What stands between a bracket and its end, split at the commas that are its own."""
    end = _end(tokens, bracket)
    found: list[Sequence[Token]] = []
    first, depth = bracket + 1, 0
    for place in range(bracket + 1, end):
        text = tokens[place].text
        depth += (text in _CLOSING) - (text in _CLOSING.values())
        if text == "," and not depth:
            found.append(tokens[first:place])
            first = place + 1
    return [*found, tokens[first:end]]


def _end(tokens: Sequence[Token], bracket: int) -> int:
    """The place of what closes a bracket; the length of the statement when nothing does."""
    depth = 0
    for place in range(bracket, len(tokens)):
        depth += (tokens[place].text in _CLOSING) - (tokens[place].text in _CLOSING.values())
        if not depth:
            return place
    return len(tokens)


def _check_ranges(tokens: Sequence[Token]) -> None:
    """Refuse a `range()` that makes a long list within one row, or of which nobody can tell how long it will be."""
    inside = 0
    for place, token in enumerate(tokens[:-1]):
        if _bare(token) != "range" or tokens[place + 1].text != "(":
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


def _check_regular_expressions(tokens: Sequence[Token]) -> None:
    """Java tries every way to match: `(a+)+b` on forty letters takes longer than anybody lives."""
    for place in range(len(tokens) - 2):
        if tokens[place].text != "=" or tokens[place + 1].text != "~":
            continue
        pattern = tokens[place + 2]
        bare = re.sub(r"\\\\.|\(\?[a-z]*\)|\(\?[:=!]", "", pattern.text)
        repeats = re.findall(r"[*+?{]", bare)
        more = tokens[place + 3].text if place + 3 < len(tokens) else ""
        if (
            pattern.kind != "string"
            or more in {"+", "|"}
            or len(repeats) > MOST_REPEATS
            or re.search(r"\)\s*[*+?{]", bare)
        ):
            raise StoreError(
                f"=~ takes one plain text here, with {MOST_REPEATS} repeats (*, +, ?, {{…}}) at most, none of a group"
            )


def _check_subqueries(tokens: Sequence[Token]) -> None:
    """`EXISTS { … }` of the embedded store goes through all that its patterns may be, whatever the clock says."""
    for place, token in enumerate(tokens[:-1]):
        if token.word not in _SUBQUERIES or tokens[place + 1].text != "{" or is_name(tokens, place):
            continue
        inside = tokens[place + 2 : _end(tokens, place + 1)]
        words = [one.word for one in inside]
        nested = any(word in _SUBQUERIES | {"CALL", "UNWIND"} for word in words)
        if nested or words.count("MATCH") > 1 or len(_items(tokens, place + 1)) > 1:
            raise StoreError(f"{token.text} {{ … }} takes one pattern here, and no subquery in it; use MATCH and WITH")


def _loops(tokens: Sequence[Token]) -> Iterator[_Loop]:
    for place, token in enumerate(tokens[:-2]):
        opens = token.text == "[" or (token.text == "(" and place and tokens[place - 1].text.upper() in _QUANTIFIERS)
        if not opens or tokens[place + 1].kind not in {"word", "quoted"} or tokens[place + 2].word != "IN":
            continue
        end, depth = _end(tokens, place), 0
        body = end
        for inner in range(place + 3, end):
            text = tokens[inner].text
            depth += (text in _CLOSING) - (text in _CLOSING.values())
            if not depth and (text == "|" or tokens[inner].word == "WHERE"):
                body = inner
                break
        yield _Loop(place, body, end, tokens[place + 1].text.strip("`"))


def _check_loops(tokens: Sequence[Token], loops: Sequence[_Loop]) -> None:
    """A loop is one over a list that the query shows the length of, and does little for each item."""
    for first, second in itertools.pairwise(loops):
        if second.start < first.end:
            raise StoreError("[x IN …], all(), any(), none() and single() cannot stand inside each other; use UNWIND")
    if not loops:
        return
    for place, token in enumerate(tokens):
        unknown = token.word in _LONG_LISTS and not is_name(tokens, place)
        if unknown or _begins_pattern(tokens, place):
            raise StoreError(
                "collect(), split() and [(a)--(b) | …] do not go together with [x IN …], all(), any(), none() or "
                "single(); use UNWIND"
            )
    for loop in loops:
        _check_body(tokens, loop)


def _begins_pattern(tokens: Sequence[Token], place: int) -> bool:
    """Whether a list of what a pattern finds begins here: `[(a)--(b) | …]`, `[p = (a)--(b) | …]`."""
    texts = [token.text for token in tokens[place : place + 4]]
    return texts[:2] == ["[", "("] or (texts[:1] == ["["] and texts[2:] == ["=", "("])


def _check_body(tokens: Sequence[Token], loop: _Loop) -> None:
    for place in range(loop.body, loop.end):
        token, following = tokens[place], tokens[place + 1].text if place + 1 < len(tokens) else ""
        alone = token.kind in {"word", "quoted"} and not is_name(tokens, place) and following not in {"(", ":"}
        other = alone and token.word not in _WORDS and token.text.strip("`") != loop.variable
        if other or (token.text == "-" and following in {"-", "["}) or (following == "{" and token.kind == "word"):
            raise StoreError(
                f"inside [{loop.variable} IN …] only {loop.variable} itself and plain values may be used, "
                f"not {token.text[:40]!r}; use UNWIND and WHERE"
            )


def _check_growth(tokens: Sequence[Token], most: int) -> None:
    """Values are joined by `+` and `||`, and repeated in lists and maps: in each step at most as often as those stand
    there, plus one. Steps multiply. `toString` of a list may double what is in it."""
    steps, texts = [1], 1
    for place, token in enumerate(tokens):
        if token.word in _BINDING and not is_name(tokens, place):
            steps.append(1)
        elif token.text == "|":
            steps[-1] += place > 0 and tokens[place - 1].text == "|"
            steps.append(1)
        elif token.text == "+":
            steps[-1] += 1
        elif token.text in {"[", "{"}:
            steps[-1] += _repeated(tokens, place)
        elif _bare(token) in {"tostring", "tostringlist"}:
            texts *= 2
    if math.prod(steps) * texts > most:
        raise StoreError(
            f"what this query joins (+, lists, maps, toString) can become more than {most} times as large; "
            "join less, or in fewer steps"
        )


def _repeated(tokens: Sequence[Token], bracket: int) -> int:
    """How many items beside the first a list or map has that are no plain values."""
    items = _items(tokens, bracket)
    return max(0, sum(any(_is_value(item, place) for place in range(len(item))) for item in items) - 1)


def _is_value(item: Sequence[Token], place: int) -> bool:
    """Whether a token stands for something that may be large: no literal, and not the key of a map."""
    token = item[place]
    following = item[place + 1].text if place + 1 < len(item) else ""
    return token.kind in {"word", "quoted"} and token.word not in _WORDS and following != ":"
