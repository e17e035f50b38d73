"""Asking every question of the catalogue once, so that a server has planned and compiled it before a visitor asks."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import Any

from graph.catalogue import catalogue
from graph.store import GraphStore, StoreError

log = logging.getLogger(__name__)

_ASKED: dict[str, Any] = {
    "id": "actie/geen", "from": "actie/geen", "to": "actie/ook-geen", "ids": ["actie/geen"],
    "document": "document/geen", "kind": "Organisatie", "today": "2000-01-01", "busy": 1, "limit": 1,
}  # fmt: skip
"""Of each type what pages give, and leading to little work: a plan is kept per text and type of parameters."""


def warm_up(store: GraphStore, ended: Callable[[], bool] = lambda: False) -> int:
    """Ask each question of the catalogue once, until `ended`; returns how many were answered. What fails is only not
    warm."""
    began = time.perf_counter()
    answered = 0
    for name, query in catalogue().items():
        if ended():
            break
        params = {one: _ASKED[one] for one in query.required | ({"limit"} & query.defaults.keys())}
        try:
            store.query(name, **params)
            answered += 1
        except StoreError as error:
            log.debug("not warm: %s (%s)", name, error)
    log.info("warmed up %d questions in %.1f s", answered, time.perf_counter() - began)
    return answered


def warm_up_beside(store: GraphStore) -> Callable[[], None]:
    """`warm_up` in a thread of its own, for which visitors need not wait. Returns its end, to be called before the
    store is closed: a connection that is closed while a question goes over it breaks in both hands."""
    ended = threading.Event()
    thread = threading.Thread(target=warm_up, args=(store, ended.is_set), name="warm-up", daemon=True)

    def end() -> None:
        ended.set()
        thread.join()

    thread.start()
    return end
