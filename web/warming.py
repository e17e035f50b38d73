"""What every visitor shares is made before the first visitor would wait for it."""

from __future__ import annotations

import logging
from collections.abc import Callable

from graph.model import Kind
from web.certainty import unsure_things
from web.edition import Edition, EditionSource, NoEdition
from web.lists import BY, facet_of
from web.things import documents_of, kind_counts
from web.workbench.commitments import commitments_of
from web.workbench.explorer import best_connected
from web.workbench.gaps import cells_of
from web.workbench.guidelines import guidelines_of
from web.workbench.movements import kanslijnen_of, movement_cells

log = logging.getLogger(__name__)

_SHARED: tuple[Callable[[Edition], object], ...] = (
    documents_of,
    kind_counts,
    unsure_things,
    lambda edition: facet_of(edition, next(iter(BY))),
    lambda edition: commitments_of(edition, Kind.ACTIE),
    lambda edition: commitments_of(edition, Kind.AFSPRAAK),
    best_connected,
    cells_of,
    guidelines_of,
    movement_cells,
    kanslijnen_of,
)
"""What an edition remembers once it was asked for."""


def warm(editions: EditionSource) -> None:
    """Ask the current edition for all of it. When there is none, or something fails, visitors just wait longer."""
    try:
        with editions.lease() as edition:
            for make in _SHARED:
                make(edition)
    except NoEdition:
        return
    except Exception:
        log.exception("not everything could be made before the first visitor")
