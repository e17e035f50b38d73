"""Splitting Dutch compounds: "mantelzorgondersteuningsaanbod" → mantelzorg, ondersteuning, aanbod, mantel, zorg."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

from search.spelling import fold

MIN_WORD = 7
"""Shorter words are taken whole: their splits are mostly chance (af-spraak, be-leid)."""
MIN_TAIL = 5
"""A last part is at least this long, or one of `SHORT_PARTS` (of shorter ones most
splits were junk when measured)."""
MIN_HEAD = 4
MAX_LETTERS = 60
"""Longer strings are addresses and codes, no words."""

SHORT_PARTS = frozenset(
    """
    app arts baan band bed beeld been begin blad bloed brief bril bus dag data deel doel dorp duur eis fase feit
    fonds fout gebit geest geld gezin groep hand hart heup huis hulp kaart kern kind klacht last leer lid lijn
    lijst loket long loon loop man markt mond nacht noot norm pad pas pijn pil plan plek post prijs proces proef
    punt raad recht rol rug ruil ruit school schuld slaap slot spel spoed staf stap stoel taak taal tafel tarief
    team tekst test tijd trap vak val veld verf visie voet vorm vraag vrouw wens werk wet wijk wijs wond woon
    zaak ziek zin zorg zout
    """.split()
)
"""Nouns of three or four letters (and some of five) that often stand in care and policy compounds."""

NOT_A_PART = frozenset(
    """
    aan acht achten achter alle allen alles ander andere anders binnen boven buiten daar deze door eerst eisen
    elke enig eren ering gaan geen gevend gewijs haar heden heeft hier hoog ieder iedere ingen ings isch ische
    kings laag langs lijke lijken lijks lings maar matig matige matigen mede mee meer menten menting mentje mijn
    minder naar nemen neming niet onder over reden samen schappelijk steuning tegen telijk tering terug tigen
    tijdens toch toen trekken trekking tussen tweede vanaf vast veel verder vers voor voorbij voort waar wanneer
    want weer weg wel werd worden wordt zelfs zich zonder
    """.split()
)
"""What may not be a part: particles and prefixes (samen-werking is no compound of two nouns) and suffixes that happen
to be words (mogelijk-heden, sterk-ten)."""

_JUNK_TAILS = frozenset("achtig achtige dings gingen heids kingen lingen schap schappen tingen".split())
"""Suffixes of five letters and up that happen to be words; shorter ones fall to `MIN_TAIL`."""
_PREFIXES = ("be", "ge", "her", "ont", "ver")
"""A short first part that begins so is mostly half a verb: verst-rekking, gelei-den, ontsl-ag."""
_LINKS = ("", "s", "e", "n", "en")
"""Letters between two parts: arbeid-s-besparing, zieke-n-huis."""


@cache
def dutch_words() -> frozenset[str]:
    """About 350,000 Dutch word forms, folded (`search.spelling.fold`), three letters and up.

    They are the entries of the Dutch lemma list in the package simplemma, so that any machine has them after install.
    (Package MIT; its lists derive from open data such as Wiktionary under CC BY-SA and Měchura's lists under ODbL.)
    """
    # needed once per machine and word list; it loads rules for twenty languages
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory

    entries = DefaultDictionaryFactory().get_dictionary("nl")
    return frozenset(fold(entry) for entry in entries if len(entry) >= 3 and entry.isalpha())


def corpus_words(counts: Counter[str], *, at_least: int = 3) -> frozenset[str]:
    """Words of the corpus itself that may be parts (mantelzorg, dementie): seen `at_least` times, six letters and up.

    Six, because the halves of words that a line end broke are mostly shorter.
    """
    return frozenset(word for word, count in counts.items() if count >= at_least and len(word) >= 6 and word.isalpha())


class CompoundSplitter:
    """Splits by dictionary into the fewest parts. Thread-safe."""

    def __init__(self, dictionary: Iterable[str]) -> None:
        """`dictionary`: folded words that a part may be, usually `dutch_words() | corpus_words(…)`."""
        self._words = frozenset(dictionary)

    def lists(self, word: str) -> bool:
        """Whether a folded word is in the dictionary as it is."""
        return word in self._words

    def knows(self, word: str) -> bool:
        """Whether a folded word is in the dictionary, or is made up of words that are."""
        return word in self._words or bool(self.split(word))

    def split(self, word: str) -> tuple[str, ...]:
        """All parts of a folded word, the coarse ones first, then the parts of parts; () when it is no compound."""
        if not MIN_WORD <= len(word) <= MAX_LETTERS or not word.isalpha():
            return ()
        parts = list(self._coarsest(word))
        for part in parts:
            if len(part) >= MIN_WORD:
                parts.extend(self._coarsest(part))
        return tuple(dict.fromkeys(parts))

    def _coarsest(self, word: str) -> tuple[str, ...]:
        """The split with the fewest parts; of equals the one whose first part is longest."""
        best: dict[int, tuple[str, ...]] = {len(word): ()}
        for start in range(len(word) - 3, -1, -1):
            for end in range(start + 3, len(word) + 1):
                if (start, end) == (0, len(word)) or not self._is_part(word[start:end], last=end == len(word)):
                    continue
                for link in _LINKS if end < len(word) else ("",):
                    rest = best.get(end + len(link)) if word.startswith(link, end) else None
                    if rest is None or (link and not rest):
                        continue
                    if start not in best or len(rest) + 1 <= len(best[start]):
                        best[start] = (word[start:end], *rest)
        return best.get(0, ())

    def _is_part(self, part: str, *, last: bool) -> bool:
        if part in SHORT_PARTS:
            return True
        if len(part) < (MIN_TAIL if last else MIN_HEAD) or part in NOT_A_PART:
            return False
        if not last and len(part) < 6 and part.startswith(_PREFIXES):
            return False
        return part in self._words and not (last and part in _JUNK_TAILS)
