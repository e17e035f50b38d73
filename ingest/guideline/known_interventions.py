"""An intervention as a guideline calls it → the one that an inventory describes.

Guidelines write "Otago", "robotdieren" or "ergotherapie aan huis (EDOMAH)" where an inventory has
"Otago-oefenprogramma", "Robotdieren (zoals Paro)" and "EDOMAH". Names are compared without number, brackets and words
for a sort of thing; a name that fits two interventions fits none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from ingest.guideline.said import stem
from ingest.inventory.names import normal_name

_BRACKETS = re.compile(r"\s*\((?P<inside>[^()]+)\)")
_EXAMPLE = re.compile(
    r"\s*(?:zoals|bijv|bijvoorbeeld|o\.?a|onder andere|voorheen|in|voor|van|met|per)\b", re.IGNORECASE
)
_SORT = re.compile(
    r"\b(?:de|het|een|(?:oefen|interventie|beweeg|trainings|ondersteunings)?programma|methode|methodiek"
    r"|(?:groeps)?cursus|interventie|aanpak|werkwijze)\b"
)
"""Words of a name that say what sort of thing it is."""
_CORE = re.compile(r"(?P<core>(?!hulpmiddel|ergotherap|fysiotherap|begeleiding|behandeling)[\w-]{9,}) bij ")
""" "Muziektherapie bij dementie": one long word says what it is, the rest for whom."""
_LEAST = 4
"""Letters of a key; shorter ones are shared by too many things."""


class KnownInterventions:
    """Looks up what inventories call an intervention."""

    def __init__(self, forms: Mapping[str, tuple[str, frozenset[str]]]) -> None:
        """`forms`: id of an Interventie → its name and all its names."""
        self._names = {thing: name for thing, (name, _) in forms.items()}
        self._whole: defaultdict[str, set[str]] = defaultdict(set)
        self._loose: defaultdict[str, set[str]] = defaultdict(set)
        for thing, (name, others) in forms.items():
            for form in {name, *others}:
                self._whole[_stemmed(form)].add(thing)
                for key in _keys(form):
                    self._loose[key].add(thing)
            for key in _cores(name):
                self._loose[key].add(thing)

    def called(self, name: str) -> tuple[str, str] | None:
        """Id and name of the intervention that goes by `name`; None for none, or for more than one."""
        for table, keys in ((self._whole, [_stemmed(name)]), (self._loose, list(_keys(name)))):
            found = {thing for key in keys for thing in table.get(key, ())}
            if len(found) == 1:
                (thing,) = found
                return thing, self._names[thing]
            if found:
                return None
        return None


def _keys(form: str) -> Iterator[str]:
    """What a name may be compared by: without its brackets, what stands in them, without the words for its sort."""
    bare = _BRACKETS.sub("", form)
    inside = [found["inside"] for found in _BRACKETS.finditer(form) if not _EXAMPLE.match(found["inside"])]
    for one in (bare, *inside):
        for key in (_stemmed(one), _stemmed(_SORT.sub(" ", normal_name(one)))):
            if sum(c.isalnum() for c in key) >= _LEAST:
                yield key


def _cores(form: str) -> Iterator[str]:
    found = _CORE.match(normal_name(form) + " ")
    if found:
        yield _stemmed(found["core"])


def _stemmed(name: str) -> str:
    return " ".join(stem(word) for word in normal_name(name.replace("'s", "s").replace("’s", "s")).split())
