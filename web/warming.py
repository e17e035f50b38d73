"""What every visitor shares is made before the first visitor would wait for it."""

from __future__ import annotations

import gc
import logging
import threading
from collections.abc import Callable

from graph.model import Kind
from web import templating
from web.certainty import unsure_things
from web.edition import Edition, EditionSource, NoEdition
from web.help.cards import cards_of
from web.lists import BY, facet_of
from web.things import documents_of, kind_counts
from web.urgent import signals
from web.workbench.commitments import commitments_of
from web.workbench.explorer import best_connected
from web.workbench.gaps import cells_of
from web.workbench.guidelines import guidelines_of
from web.workbench.movements import kanslijnen_of, movement_cells

log = logging.getLogger(__name__)

MOST_TEXTS = 200
"""Texts read beforehand: some 0.5 s."""
LOOK_S = 2.0
"""Seconds between two looks for a newer edition."""


def _search_once(edition: Edition) -> None:
    """The first search reads what later ones share: the encoder, the index, words for suggestions."""
    if edition.engine is not None:
        edition.engine.search("ouderen", k=1)
        edition.engine.support("ouderen", k=1)
        edition.engine.suggest("ou", limit=1)


def _first_texts(edition: Edition) -> None:
    """Quotations are read from the texts; those of a large collection beyond the first are read when asked for."""
    for document in edition.documents[:MOST_TEXTS]:
        edition.text_of(document.slug)


_SHARED: tuple[Callable[[Edition], object], ...] = (
    lambda edition: templating.read_all(),
    lambda edition: signals.model(),
    documents_of,
    kind_counts,
    unsure_things,
    lambda edition: facet_of(edition, next(iter(BY))),
    lambda edition: commitments_of(edition, Kind.ACTIE),
    lambda edition: commitments_of(edition, Kind.AFSPRAAK),
    best_connected,
    cells_of,
    cards_of,
    guidelines_of,
    movement_cells,
    kanslijnen_of,
    _first_texts,
    _search_once,
)
"""What a process or an edition remembers once it was asked for."""


def prepare(edition: Edition) -> None:
    """Make all of it for an edition that visitors are about to see. When something fails, visitors just wait longer.

    What is made stays as long as the edition does. The garbage collector is told to leave it alone: going through it
    takes some 0.1 s, at a moment when somebody waits for a page.
    """
    try:
        for make in _SHARED:
            make(edition)
    except Exception:
        log.exception("not everything could be made before the first visitor")
    gc.unfreeze()  # of the edition before this one
    gc.collect()
    gc.freeze()


def look(editions: EditionSource) -> None:
    """Open and prepare the newest edition, when it is not open already. Nothing published yet is no fault."""
    try:
        with editions.lease():
            return
    except NoEdition as error:
        log.debug("%s", error)


def keep_looking(editions: EditionSource) -> Callable[[], None]:
    """`look` every few seconds in a thread of its own: no visitor opens a new edition by a click. Returns its end."""
    ended = threading.Event()

    def run() -> None:
        while not ended.wait(LOOK_S):
            look(editions)

    def end() -> None:
        ended.set()
        thread.join()

    thread = threading.Thread(target=run, name="newer editions", daemon=True)
    thread.start()
    return end
