"""Dutch text into search terms: words, stop words, stems, compound parts, character 4-grams."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from Stemmer import Stemmer

from search.compounds import MIN_WORD, CompoundSplitter
from search.spelling import fold

ANALYZER_VERSION = "nl@3"
"""Raise when the terms of any text change: an index made by another version is refused."""

GRAM = 4

STOP_WORDS = frozenset(
    """
    de het een 't 'n der den des
    ik jij je u hij zij ze wij we jullie hen hun mij me jou hem haar ons onze mijn jouw uw zijn zich zelf elkaar
    die dat deze dit dezen degene degenen diegene zulke zo'n
    wie wat welk welke waar waarvan waarin waarop waarmee waarbij waardoor waarvoor waarom wanneer hoe hoeveel
    er hier daar daarvan daarin daarop daarmee daarbij daardoor daarvoor daarom daarna ervan erin erop ermee erbij
    hierbij hierin hiermee hiervan hiervoor hierdoor
    aan achter af als bij binnen boven buiten door in met na naar om onder op over per sinds te tegen ten ter tijdens
    tot tussen uit van vanaf vanuit via volgens voor voorbij zonder
    en of maar want dus noch toch omdat doordat zodat zodra terwijl hoewel indien mits tenzij opdat dan toen
    ben bent is was waren wees geweest zijn heb hebt heeft hebben had hadden gehad
    word wordt worden werd werden geworden
    zal zult zullen zou zouden kan kun kunt kunnen kon konden mag mogen mocht mochten moet moeten moest moesten
    wil wilt willen wilde wilden ga gaat gaan ging gingen doe doet doen deed deden gedaan laat laten
    niet geen nee ja wel ook nog al alle alles allemaal reeds weer meer meest veel vele wat iets niets iemand niemand
    ander andere anderen elk elke ieder iedere iedereen
    zo zoals dan nu heel zeer erg even maar echter eens namelijk onder anderen etc enz bijvoorbeeld gewoon eigenlijk
    misschien graag
    """.split()
)
"""Closed word classes (articles, pronouns, prepositions, conjunctions, auxiliaries) and the commonest adverbs."""

_WORD = r"[^\W_]+"
_CHAIN = re.compile(rf"{_WORD}(?:[-‐‑&'’]{_WORD})*")
"""Words, also joined by hyphen, ampersand or apostrophe: Wlz-indicatie, V&VN, foto's."""
_PIECE = re.compile(_WORD)
_GENITIVE = frozenset({"s", "n", "t", "er"})


class Token(NamedTuple):
    """A word of a text and the place it stands."""

    form: str
    """Folded: lower case, without accents."""
    start: int
    end: int


NAME = 80
"""Characters of a long name; what is longer is running text."""


def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text in order, single letters left out; see `_tokens`."""
    return _tokens_of_name(text) if len(text) <= NAME else _tokens_of_text(text)


@lru_cache(maxsize=32_768)  # a build goes through the names of the whole vocabulary several times
def _tokens_of_name(text: str) -> tuple[Token, ...]:
    return tuple(_tokens(text))


@lru_cache(maxsize=1024)  # channels, evidence and reasons ask for the same texts one after the other
def _tokens_of_text(text: str) -> tuple[Token, ...]:
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    """The words of a text in order, single letters left out.

    Joined words come as their pieces and, after those, as one: "KIK-V" gives kik and kikv, "V&VN" gives vn and vvn,
    "cliënt's" only client.
    """
    for chain in _CHAIN.finditer(text):
        word = chain.group()
        if word.isalnum():  # nearly all words: nothing joined
            if len(word) > 1:
                yield Token(fold(word), *chain.span())
            continue
        pieces = [Token(fold(piece.group()), chain.start() + piece.start(), chain.start() + piece.end())
                  for piece in _PIECE.finditer(word)]  # fmt: skip
        if len(pieces) > 1 and text[pieces[-1].start - 1] in "'’" and pieces[-1].form in _GENITIVE:
            pieces.pop()
        yield from (piece for piece in pieces if len(piece.form) > 1)
        joined = "".join(piece.form for piece in pieces)
        if len(pieces) > 1 and not joined.isdigit():
            yield Token(joined, pieces[0].start, pieces[-1].end)


def words(*texts: str) -> list[Token]:
    """`tokens` of the texts, one after the other, without stop words; all of them when nothing else is left ("wie is
    wat")."""
    found = [token for text in texts for token in tokens(text)]
    return [token for token in found if token.form not in STOP_WORDS] or found


def without_overlap(found: Iterable[Token]) -> list[Token]:
    """The words of one text in order, and of a joined word either its pieces or the whole: the whole when a piece is
    too short to count (KIK-V)."""
    kept: list[Token] = []
    for token in found:  # the pieces of a joined word come right before it
        first = len(kept)
        while first and kept[first - 1].start >= token.start:
            first -= 1
        if first == len(kept) or sum(len(piece.form) for piece in kept[first:]) != len(token.form):
            kept[first:] = [token]
    return kept


def without_pieces(found: Sequence[Token]) -> list[Token]:
    """The words of one text, without the pieces of a joined word of which one is too short to count: V&VN is not VN."""
    wholes = without_overlap(found)
    return [token for token in found if any(token.start <= kept.start and kept.end <= token.end for kept in wholes)]


_KEPT = {
    form: word
    for word, forms in {
        "begeleid": "begeleiding begeleiden begeleid begeleidt begeleider begeleiders",
        "gebied": "gebied gebieden",
        "gebouw": "gebouw gebouwen",
        "gemiddeld": "gemiddeld gemiddelde gemiddelden",
        "gemis": "gemis",
        "gereed": "gereed",
        "gevolg": "gevolg gevolgen",
        "gezicht": "gezicht gezichten",
        "gezin": "gezin gezinnen",
        "naasten": "naaste naasten",
        "ouders": "ouders",
        "stelsel": "stelsel stelsels",
        "weekend": "weekend weekends weekenden",
    }.items()
    for form in forms.split()
}
"""Words of which the stemmer makes another word: begeleiding is no beleid, a gezin no zin, ouders no ouderen."""
_stemmer = Stemmer("dutch")
_stemmer_lock = threading.Lock()


@lru_cache(maxsize=200_000)
def stem(form: str) -> str:
    """Kraaij–Pohlmann stem of a folded word."""
    if form in _KEPT:
        return _KEPT[form]
    with _stemmer_lock:  # a Stemmer keeps a cache of its own and is not thread-safe
        return str(_stemmer.stemWord(form))


@lru_cache(maxsize=100_000)
def grams(form: str) -> tuple[str, ...]:
    """The word itself and, when it is longer than four letters, its character 4-grams."""
    if len(form) <= GRAM:
        return (form,)
    return (form, *(form[i : i + GRAM] for i in range(len(form) - GRAM + 1)))


class Analyzer:
    """The two lexical channels of a text. Index and question must be analysed with the same splitter. Thread-safe."""

    def __init__(self, splitter: CompoundSplitter, known: Mapping[str, tuple[str, ...]] = MappingProxyType({})) -> None:
        """`known`: stems of folded words, as the same splitter gave them before."""
        self._splitter = splitter
        self._known = known
        self.stems = lru_cache(maxsize=200_000)(self._stems)
        """Of a folded word: its stem first, then the stems of its compound parts; each once."""

    def _stems(self, form: str) -> tuple[str, ...]:
        if form in self._known:
            return self._known[form]
        whole = stem(form)
        # a long form of a short word is no compound: manieren is manier, not man + ieren
        parts = self._splitter.split(form) if len(whole) >= MIN_WORD else ()
        return tuple(dict.fromkeys((whole, *(stem(part) for part in parts))))

    def lists(self, form: str) -> bool:
        """Whether a folded word is in the dictionary as it is."""
        return self._splitter.lists(form)

    def knows(self, form: str) -> bool:
        """Whether a folded word is in the dictionary, or is made up of words that are."""
        return self._splitter.knows(form)

    def stem_terms(self, *texts: str) -> list[str]:
        """Terms of the stem channel: for each word its stem and those of its compound parts."""
        return [term for token in words(*texts) for term in self.stems(token.form)]

    def gram_terms(self, text: str) -> list[str]:
        """Terms of the character channel: for each word the word itself and its 4-grams."""
        return [term for token in words(text) for term in grams(token.form)]
