"""Dutch numbers in words and figures: "drie", "2.5", "1.900", "2,3", "tienduizend"."""

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

_GROUPED = re.compile(r"\d{1,3}(?:[. ]\d{3})+(?:,\d+)?")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")


def numeral(written: str) -> float | None:
    """The value of one number as Dutch texts write it (full stops group thousands, a comma is the decimal mark)."""
    word = written.strip().lower()
    if word in NUMBER_WORDS:
        return float(NUMBER_WORDS[word])
    if word.endswith("duizend") and word[:-7] in NUMBER_WORDS:
        return float(NUMBER_WORDS[word[:-7]] * 1_000)
    if _GROUPED.fullmatch(word):
        return float(word.replace(".", "").replace(" ", "").replace(",", "."))
    if _PLAIN.fullmatch(word):
        return float(word.replace(",", "."))
    return None
