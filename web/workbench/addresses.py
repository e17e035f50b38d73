"""Where a visitor of the explorer is, and the addresses of the next steps."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from graph.model import Kind, Predicate

PATH = "/graaf"


def only_kind(thing: str, kind: Kind) -> str:
    """The neighbours of a thing that are of one kind."""
    return Place(start=thing, kinds=(kind,)).address()


@dataclass(frozen=True, slots=True)
class Place:
    """The state of the explorer; the address holds all of it."""

    start: str
    """Id of the thing in the middle; '' before the first step."""
    open: tuple[str, ...] = ()
    """Ids of things whose neighbours are shown as well."""
    kinds: tuple[Kind, ...] = ()
    predicates: tuple[Predicate, ...] = ()
    skip: int = 0
    """Neighbours of the thing in the middle that are passed over."""
    target: str = ""
    """Id of the thing to find a way to."""

    def address(self, form: str = "") -> str:
        """The address of this state, or of its twin in `form`."""
        pairs = [("start", self.start)] if self.start else []
        pairs += [("open", one) for one in self.open]
        pairs += [("soort", kind.value.lower()) for kind in self.kinds]
        pairs += [("verband", predicate.value.lower()) for predicate in self.predicates]
        pairs += [("vanaf", str(self.skip))] if self.skip else []
        pairs += [("naar", self.target)] if self.target else []
        end = f".{form}" if form else ""
        return f"{PATH}{end}?{urlencode(pairs)}" if pairs else f"{PATH}{end}"

    def walk(self, thing: str) -> str:
        """Put another thing in the middle; the filters stay."""
        return replace(self, start=thing, open=(), skip=0, target="").address()

    def walk_prefix(self) -> str:
        """As `walk`, up to the id: the picture adds it."""
        filters = replace(self, start="", open=(), skip=0, target="").address()
        return f"{filters}{'&' if '?' in filters else '?'}start="

    def opening(self, thing: str) -> str:
        """Close a thing that stands open, or open one."""
        kept = tuple(one for one in self.open if one != thing)
        return replace(self, open=kept if thing in self.open else (*self.open, thing)).address()

    def way_to(self, thing: str) -> str:
        """The way to another thing."""
        return replace(self, target=thing).address()

    def from_(self, skip: int) -> str:
        """Another page of the neighbours."""
        return replace(self, skip=max(0, skip)).address()

    def without_filters(self) -> str:
        """All kinds and predicates."""
        return replace(self, kinds=(), predicates=(), skip=0).address()
