"""Inline Markdown with the way back: which character of the source each character of the text is.

markdown-it gives tokens of running text without their place. The parser below is its own, with a state that writes down
where it stands whenever text is taken up.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from ingest.markdown_labels import labels_stand_alone

_ORIGIN = "origin"
_PLACE = "place"


class _TracingState(StateInline):
    """A state that remembers the source offset of every pending character and of every token pushed."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        self._trace = array("q")
        self._run = (-1, 0)
        super().__init__(src, md, env, tokens)

    def append_pending(self, text: str) -> None:
        self._trace.extend(range(self.pos, self.pos + len(text)))
        super().append_pending(text)

    def pushPending(self) -> Token:
        length = len(self.pending)
        token = super().pushPending()
        # rules may only trim the end of what is pending (spaces before a line break)
        token.meta[_ORIGIN] = self._trace[:length]
        self._trace = array("q")
        return token

    def push(self, ttype: str, tag: str, nesting: int) -> Token:
        if self.pending:
            self.pushPending()
        self._trace = array("q")
        token = super().push(ttype, tag, nesting)  # type: ignore[arg-type]
        token.meta[_PLACE] = self.pos
        if ttype == "text":
            token.meta[_PLACE] += self._delimiters_before()
        return token

    def _delimiters_before(self) -> int:
        """Length of the delimiters of the same run that were pushed already: the state moves on after the last."""
        count = self._run[1] if self._run[0] == self.pos else 0
        self._run = (self.pos, count + 1)
        return count * 2 if self.src[self.pos] == "~" else count


class _TracingParser(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = _TracingState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def tracing_markdown() -> MarkdownIt:
    """CommonMark with tables and strikethrough, whose inline tokens know their place.

    Nesting is cut at 60 (CommonMark's preset: 20; a person seldom passes 6): each level costs stack.
    """
    markdown = MarkdownIt("commonmark", {"maxNesting": 60})
    markdown.inline = _TracingParser()
    markdown.enable(["table", "strikethrough"])
    # joining text tokens would lose their places
    markdown.disable(["fragments_join", "text_join"])
    labels_stand_alone(markdown)
    return markdown


@dataclass(slots=True)
class TracedText:
    """Running text without markup."""

    text: str
    origin: array[int]
    """Offset of each character in the inline source."""
    bold: bool
    """All of it is bold."""


def traced_text(children: list[Token], source: str) -> TracedText:
    r"""The text of inline tokens. A line break that the source asks for is `\n`, every other one a space."""
    pieces: list[str] = []
    origin = array("q")
    strong = 0
    bold = True
    for token in children:
        strong += {"strong_open": 1, "strong_close": -1}.get(token.type, 0)
        text, places = _content(token, source)
        if text:
            pieces.append(text)
            origin.extend(places)
            bold = bold and (strong > 0 or text.isspace())
    return TracedText("".join(pieces), origin, bold and bool(pieces))


def _content(token: Token, source: str) -> tuple[str, array[int] | range | list[int]]:
    """The visible text of a token and where it stands."""
    if _ORIGIN in token.meta:
        return token.content, token.meta[_ORIGIN]
    place: int = token.meta.get(_PLACE, 0)
    if token.type == "text":
        return _pushed_text(token.content, place, source)
    if token.type == "text_special":
        # an escape stands one character on; an entity is pointed at by its first character
        shift = 1 if token.info == "escape" and len(token.content) == 1 else 0
        return token.content, [place + shift] * len(token.content)
    if token.type == "code_inline":
        start = place + len(token.markup)
        if source[start : start + len(token.content)].replace("\n", " ") != token.content:
            start += 1  # one space at either side belongs to the markup
        return token.content, range(start, start + len(token.content))
    if token.type == "softbreak":
        return " ", [place]
    if token.type == "hardbreak" or (token.type == "html_inline" and token.content.lower().startswith("<br")):
        return "\n", [place]
    return "", []


def _pushed_text(text: str, place: int, source: str) -> tuple[str, range | list[int]]:
    """Text that a rule pushed as a token: delimiters that turned out to be text, the address of an autolink."""
    if source[place : place + len(text)] == text:
        return text, range(place, place + len(text))
    if source[place : place + 1] == "<":
        close = source.find(">", place)
        # an address may be shown decoded: then shorter than it is written
        return text, [min(place + 1 + i, close - 1) for i in range(len(text))]
    return text, [place] * len(text)
