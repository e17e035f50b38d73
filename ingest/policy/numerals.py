"""Dutch numbers in words and figures: "drie", "2.5", "1.900", "2,3", "twaalfhonderd", "tweeënveertigduizend"."""

from __future__ import annotations

import re

NUMBER_WORDS: dict[str, int] = {
    word: value
    for value, words in {
        1: "één een",
        2: "twee",
        3: "drie drietal",
        4: "vier viertal",
        5: "vijf vijftal",
        6: "zes",
        7: "zeven",
        8: "acht",
        9: "negen",
        10: "tien tiental",
        11: "elf",
        12: "twaalf",
        13: "dertien",
        14: "veertien",
        15: "vijftien",
        16: "zestien",
        17: "zeventien",
        18: "achttien",
        19: "negentien",
        20: "twintig",
        24: "vierentwintig",
        25: "vijfentwintig",
        30: "dertig",
        40: "veertig",
        50: "vijftig",
        60: "zestig",
        70: "zeventig",
        75: "vijfenzeventig",
        80: "tachtig",
        90: "negentig",
        100: "honderd",
        200: "tweehonderd",
        300: "driehonderd",
        400: "vierhonderd",
        500: "vijfhonderd",
        1_000: "duizend",
        10_000: "tienduizend",
        100_000: "honderdduizend",
    }.items()
    for word in words.split()
}
"""Numbers that policy texts write out; "een" is also the article, so callers decide whether it counts."""

_ONES = {w: v for v, w in enumerate("een twee drie vier vijf zes zeven acht negen".split(), 1)}
_TEENS = {w: v for w, v in NUMBER_WORDS.items() if 10 <= v < 20 and not w.endswith("tal")}
_TENS = {
    "twintig": 20,
    "dertig": 30,
    "veertig": 40,
    "vijftig": 50,
    "zestig": 60,
    "zeventig": 70,
    "tachtig": 80,
    "negentig": 90,
}
_ONE, _TEEN, _TEN = ("|".join(words) for words in (_ONES, _TEENS, _TENS))
_BELOW_100 = rf"(?:(?:(?:{_ONE})[eë]n)?(?:{_TEN})|{_TEEN}|{_ONE})"
_BELOW_10_000 = rf"(?:(?:{_TEEN}|{_ONE})?honderd(?:{_BELOW_100})?|{_BELOW_100})"
_WRITTEN = re.compile(rf"(?:(?P<thousands>{_BELOW_10_000})?(?P<duizend>duizend))?(?P<rest>{_BELOW_10_000})?")
_HUNDREDS = re.compile(rf"(?:(?P<hundreds>{_TEEN}|{_ONE})?(?P<honderd>honderd))?(?P<rest>{_BELOW_100})?")
_SMALL = re.compile(rf"(?:(?P<one>{_ONE})[eë]n)?(?P<ten>{_TEN})|(?P<teen>{_TEEN})|(?P<alone>{_ONE})")

NUMBER_WORD = (
    rf"(?:(?:{_BELOW_10_000})?duizend(?:{_BELOW_10_000})?|(?:{_TEEN}|{_ONE})?honderd(?:{_BELOW_100})?"
    rf"|(?:(?:{_ONE})[eë]n)?(?:{_TEN})|{_TEEN}|(?!een\b)(?:{_ONE})|(?:drie|vier|vijf|tien)tal)"
)
"""Pattern of a number written out; not "een", which is also the article."""

_GROUPED = re.compile(r"\d{1,3}(?:[. ]\d{3})+(?:,\d+)?")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")


def numeral(written: str) -> float | None:
    """The value of one number as Dutch texts write it (full stops group thousands, a comma is the decimal mark)."""
    word = written.strip().lower()
    if word in NUMBER_WORDS:
        return float(NUMBER_WORDS[word])
    if word and (value := _in_words(word)):
        return float(value)
    if _GROUPED.fullmatch(word):
        return float(word.replace(".", "").replace(" ", "").replace(",", "."))
    if _PLAIN.fullmatch(word):
        return float(word.replace(",", "."))
    return None


def _in_words(word: str) -> int:
    """The value of a compound number word; 0 when it is none."""
    match = _WRITTEN.fullmatch(word)
    if match is None:
        return 0
    thousands = (_hundreds(match["thousands"]) if match["thousands"] else 1) if match["duizend"] else 0
    return thousands * 1_000 + (_hundreds(match["rest"]) if match["rest"] else 0)


def _hundreds(word: str) -> int:
    match = _HUNDREDS.fullmatch(word)
    if match is None:
        return 0
    times = (_small(match["hundreds"]) if match["hundreds"] else 1) if match["honderd"] else 0
    return times * 100 + (_small(match["rest"]) if match["rest"] else 0)


def _small(word: str) -> int:
    match = _SMALL.fullmatch(word)
    if match is None:
        return 0
    if match["ten"]:
        return _TENS[match["ten"]] + (_ONES[match["one"]] if match["one"] else 0)
    return _TEENS[match["teen"]] if match["teen"] else _ONES[match["alone"]]
