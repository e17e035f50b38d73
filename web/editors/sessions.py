"""Who is signed in, and how often signing in was tried. Kept in memory: a restart signs everybody out."""

from __future__ import annotations

import secrets
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from web.editors.accounts import Account

COOKIE = "__Host-redactie"
"""The prefix makes browsers insist on Secure, this host alone, and the whole site."""
LASTS_S = 8 * 3600
"""A working day."""
MOST_SESSIONS = 1000
TRIES, PERIOD_S = 5, 15 * 60
"""Failed attempts per name in a quarter of an hour; four times as many per address."""
MOST_KEYS = 10_000
"""Names and addresses of which failures are kept."""


@dataclass(frozen=True, slots=True)
class Session:
    """One signed-in editor."""

    account: Account
    csrf: str
    """Stands in every form of the room; a form without it came from elsewhere."""
    ends: float
    local: bool = True
    """Whether the account is one of ours, so that taking it away ends the session."""


class Sessions:
    """Sessions by their token."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._by_token: dict[str, Session] = {}

    def begin(self, account: Account, *, local: bool = True) -> tuple[str, Session]:
        """A new session and its token; what has ended is forgotten."""
        now = self._clock()
        session = Session(account, secrets.token_urlsafe(24), now + LASTS_S, local)
        token = secrets.token_urlsafe(32)
        with self._lock:
            kept = {key: one for key, one in self._by_token.items() if one.ends > now}
            for oldest in sorted(kept, key=lambda key: kept[key].ends)[: max(0, len(kept) - MOST_SESSIONS + 1)]:
                del kept[oldest]
            self._by_token = {**kept, token: session}
        return token, session

    def find(self, token: str | None) -> Session | None:
        """The session of a token, as long as it lasts."""
        session = self._by_token.get(token or "")
        return session if session and session.ends > self._clock() else None

    def end(self, token: str | None) -> None:
        """Sign out."""
        with self._lock:
            self._by_token.pop(token or "", None)


class Attempts:
    """Counts failures per key, so that passwords cannot be tried by the thousand."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failed: dict[str, deque[float]] = {}

    def is_blocked(self, name: str, address: str) -> bool:
        """Whether this name or this address failed too often of late."""
        return self._recent(f"name {name}") >= TRIES or self._recent(f"address {address}") >= 4 * TRIES

    def failed(self, name: str, address: str) -> None:
        """Note a failure."""
        with self._lock:
            for key in (f"name {name}", f"address {address}"):
                self._failed.setdefault(key, deque(maxlen=8 * TRIES)).append(self._clock())
            if len(self._failed) > MOST_KEYS:
                self._forget()

    def _forget(self) -> None:
        """Forget what is long ago, and then the half that failed least: a flood of made-up names neither fills the
        memory nor frees the one name under attack."""
        counts = {key: count for key in self._failed if (count := self._recent(key))}
        kept = sorted(counts, key=lambda key: (counts[key], self._failed[key][-1]))[-MOST_KEYS // 2 :]
        self._failed = {key: self._failed[key] for key in kept}

    def _recent(self, key: str) -> int:
        since = self._clock() - PERIOD_S
        return sum(moment > since for moment in tuple(self._failed.get(key, ())))
