"""Asking every question of the catalogue once, so that a server has planned and compiled it before a visitor asks."""

from __future__ import annotations

import logging
import threading
import time
from typing import Any

from graph.catalogue import catalogue
from graph.store import GraphStore, StoreError

log = logging.getLogger(__name__)

_ASKED: dict[str, Any] = {
    "id": "actie/geen", "from": "actie/geen", "to": "actie/ook-geen", "ids": ["actie/geen"],
    "document": "document/geen", "kind": "Organisatie", "today": "2000-01-01", "busy": 1, "limit": 1,
}  # fmt: skip
"""Of each type what pages give, and leading to little work: a plan is kept per text and type of parameters."""


def warm_up(store: GraphStore) -> int:
    """Ask each question of the catalogue once; returns how many were answered. What fails is only not warm."""
    began = time.perf_counter()
    answered = 0
    for name, query in catalogue().items():
        params = {one: _ASKED[one] for one in query.required | ({"limit"} & query.defaults.keys())}
        try:
            store.query(name, **params)
            answered += 1
        except StoreError as error:
            log.debug("not warm: %s (%s)", name, error)
    log.info("warmed up %d questions in %.1f s", answered, time.perf_counter() - began)
    return answered


def warm_up_beside(store: GraphStore) -> threading.Thread:
    """`warm_up` in a thread of its own, which ends with the program; visitors need not wait for it."""

    def quietly() -> None:
        try:
            warm_up(store)
        except Exception:  # the store may be closed under its hands: then nothing needs to be warm
            log.debug("warming up was broken off", exc_info=True)

    thread = threading.Thread(target=quietly, name="warm-up", daemon=True)
    thread.start()
    return thread
