"""Words as they sound, so that spelling matters little: "gaslugt" is "gaslucht", "gevalle" is "gevallen"."""

from __future__ import annotations

import re
import unicodedata

_SPOKEN = {
    "nie": "niet", "gien": "geen", "nix": "niks", "der": "haar", "dr": "haar", "em": "hem", "m": "hem", "ie": "hij",
    "ze": "zij", "heb": "heeft", "heef": "heeft", "mn": "mijn", "me": "mijn", "mien": "mijn", "ons": "mijn",
    "onze": "mijn", "zn": "zijn", "t": "het", "n": "een", "leg": "ligt", "komp": "komt", "vd": "van de",
    "nou": "nu",
}  # fmt: skip
"""Short words as they are said or typed → as they are written. "ze heb" and "ik heb" mean the same here."""
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"(?<=\w)ck", "k"),
        ("qu", "kw"),
        ("x", "ks"),
        ("ch", "g"),
        (r"c(?=[eiy])", "s"),
        ("c", "k"),
        ("ph", "f"),
        ("th", "t"),
        ("ij|ei|y", "y"),
        ("ou|au", "ou"),
        ("z", "s"),
        ("v", "f"),
        (r"dt\b", "t"),
        (r"d\b", "t"),
        (r"([b-df-hj-np-tv-z])\1", r"\1"),  # not of vowels: "ben" is not "been", "gat" not "gaat"
        (r"(?<=\w\we)n\b", ""),
    )
)
"""Letters that sound alike in Dutch → one of them; in this order."""


def plain(text: str) -> str:
    """Lower case letters and digits without accents or marks, one space between words."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", re.sub(r"[’'`]", "", bare)).split())


def by_sound(text: str) -> str:
    """The words of `text` as they sound; words that sound alike become equal."""
    heard = " ".join(_SPOKEN.get(word, word) for word in plain(text).split())
    for pattern, sound in _SOUNDS:
        heard = pattern.sub(sound, heard)
    return heard
