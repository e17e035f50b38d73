"""Names of interventions: what is compared, what a name cell says beside the name, what is only an abbreviation."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from graph.model import Kind, digest, make_id, slug

_FORMER = (
    r"voorheen|vroeger|voormalig|eerder|v/h|ook (?:wel )?(?:bekend|genaamd|genoemd)(?: als| onder(?: de naam)?)?"
    r"|ook wel|heette(?: eerder)?"
    r"|oude na(?:am|men)|alias(?:sen)?|a\.?k\.?a\.?|andere naam|bekend als"
)
_IN_BRACKETS = re.compile(rf"\s*[(\[]\s*(?:{_FORMER})\s*:?\s+(?P<names>[^()\[\]]+)[)\]]", re.IGNORECASE)
_TRAILING = re.compile(rf"\s*[,;–-]\s*(?:{_FORMER})\s*:?\s+(?P<names>.+)$", re.IGNORECASE)
_STATED = re.compile(rf"(?:^|(?<=[.;,(]\s)|(?<=[.;(]))(?:{_FORMER})\s*:?\s+(?P<names>[^.;()\n]+)", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\((?P<inside>[^()]+)\)\s*$")
_LIST = re.compile(r"\s*(?:;|,|\n| / |\ben\b|\bof\b)\s*")
_QUOTES = "\"'“”‘’«»"
_SMALL = frozenset("de het een en van voor bij met in op te of der den and of the for".split())


@dataclass(frozen=True, slots=True)
class Named:
    """What a name cell says; ranges count in the cell."""

    name: str
    start: int
    end: int
    aliases: tuple[str, ...] = ()
    """Other names that the cell states ("voorheen …") or an abbreviation that belongs to the name."""


def read_name(cell: str) -> Named:
    """Name and other names of a cell such as "Beeldzorg (voorheen Beeldschermzorg)"."""
    aliases: list[str] = []
    rest = cell
    for pattern in (_IN_BRACKETS, _TRAILING):
        if found := pattern.search(rest):
            aliases += split_names(found["names"])
            rest = rest[: found.start()]
    if (found := _BRACKETS.search(rest)) and rest[: found.start()].strip():
        outside, inside = rest[: found.start()].strip(), found["inside"].strip()
        if abbreviates(inside, outside) or abbreviates(outside, inside):
            aliases.insert(0, inside)
            rest = rest[: found.start()]
    name = rest.strip().strip(_QUOTES).strip() or cell.strip()
    start = cell.find(name)
    return Named(name, start, start + len(name), tuple(dict.fromkeys(a for a in aliases if a != name)))


def stated_names(text: str) -> list[str]:
    """Names that a remark states: "Voorheen: X en Y."; only words that are written as a name."""
    found = [name for match in _STATED.finditer(text) for name in split_names(match["names"])]
    return [name for name in found if name[:1].isupper() or name[:1].isdigit()]


def split_names(text: str) -> list[str]:
    """The names in a list of names."""
    return [name for part in _LIST.split(text) if (name := part.strip().strip(_QUOTES + " .").strip())]


def normal_name(name: str) -> str:
    """What makes two names the same: letters and digits, without case, accents and punctuation; "&" is "en"."""
    plain = unicodedata.normalize("NFKD", name.replace("&", " en ").replace("+", " plus "))
    bare = "".join(c for c in plain if not unicodedata.combining(c)).casefold().replace("ß", "ss")
    return " ".join(re.findall(r"[^\W_]+", bare))


def is_abbreviation(name: str) -> bool:
    """Whether a name is a few letters that several things may share: "VVT", "GRIP", "HEE-team" is none."""
    letters = [c for c in name if c.isalpha()]
    if " " in name.strip() or not letters:
        return len(letters) < 2
    capitals = sum(c.isupper() for c in letters)
    return len(letters) <= 8 and capitals >= 2 and capitals >= 0.6 * len(letters)


def abbreviates(short: str, long: str) -> bool:
    """Whether `short` consists of first letters of the words of `long`, in order: "TOM" of "Thuis Onbezorgd Mobiel"."""
    letters = [c.casefold() for c in short if c.isalnum()]
    words = re.findall(r"[^\W_]+", long)
    compound = len(words) == 1 and is_abbreviation(short) and len(long) > 3 * len(letters)
    if not 2 <= len(letters) <= 10 or " " in short.strip() or not (len(words) > 1 or compound):
        return False
    position = 0
    joined = "".join(words).casefold()
    initials = "".join(word[0] for word in words if word.casefold() not in _SMALL).casefold()
    if "".join(letters) in (initials, "".join(word[0] for word in words).casefold()):
        return True
    if letters[0] != joined[0] or not is_abbreviation(short):
        return False
    for letter in letters:  # "EDOMAH", "IRB" of "Individuele Rehabilitatiebenadering": letters from inside words too
        position = joined.find(letter, position) + 1
        if not position:
            return False
    return True


def intervention_id(name: str) -> str:
    """The id of the intervention of this name; equal normalised names give the same id."""
    plain = normal_name(name)
    short = slug(plain)
    whole = slug(plain, limit=10_000)
    if short and short == whole:
        return make_id(Kind.INTERVENTIE, plain)
    # cut off or in another script: the whole name tells them apart
    return make_id(Kind.INTERVENTIE, short or digest(plain), unique=plain)
