"""Local accounts of editors: names, roles and argon2 hashes in one file of the build folder."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from filelock import FileLock

ACCOUNTS_FILE = "redactie-accounts.json"
SHORTEST_PASSWORD = 12
"""Characters; length does more than rules about signs (NIST SP 800-63B, NCSC)."""
LONGEST_PASSWORD = 256
_NAME = re.compile(r"[\w.@+-]{2,64}")


class Role(StrEnum):
    """What an editor may do; each role includes those before it."""

    COMMISSIELID = "commissielid"
    """Judge pairs of recommendations."""
    REDACTEUR = "redacteur"
    """Review facts and note how far actions are."""
    BEHEERDER = "beheerder"
    """See the audit log."""

    def may(self, needed: Role) -> bool:
        """Whether this role includes `needed`."""
        order = list(Role)
        return order.index(self) >= order.index(needed)


class AccountError(ValueError):
    """An account that cannot be made or changed; the message says why."""


@dataclass(frozen=True, slots=True)
class Account:
    """An editor."""

    name: str
    role: Role


class Accounts:
    """The accounts file. Safe to use from several processes."""

    def __init__(self, path: Path, hasher: PasswordHasher | None = None) -> None:
        """`hasher` is argon2id with the library's parameters (RFC 9106, low memory); tests give a cheaper one."""
        self.path = path
        self._hasher = hasher or PasswordHasher()
        self._nobody = self._hasher.hash("nobody has this password")

    def all(self) -> list[Account]:
        """Everybody, by name."""
        return [Account(name, Role(row["rol"])) for name, row in sorted(self._rows().items())]

    def find(self, name: str) -> Account | None:
        """The account with this name, or None."""
        row = self._rows().get(name)
        return Account(name, Role(row["rol"])) if row else None

    def set(self, name: str, password: str, role: Role) -> Account:
        """Make an account, or give it another password and role. Raises AccountError on a bad name or password."""
        if not _NAME.fullmatch(name):
            raise AccountError(f"{name!r} is no name for an account: 2 to 64 letters, digits and . @ + - _")
        if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
            raise AccountError(f"a password has {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters")
        with self._writing() as rows:
            rows[name] = {"hash": self._hasher.hash(password), "rol": role.value}
            self._write(rows)
        return Account(name, role)

    def remove(self, name: str) -> None:
        """Take an account away. Raises AccountError when there is none."""
        with self._writing() as rows:
            if rows.pop(name, None) is None:
                raise AccountError(f"there is no account {name!r}")
            self._write(rows)

    def verify(self, name: str, password: str) -> Account | None:
        """The account when name and password belong together, else None. An unknown name takes as long."""
        row = self._rows().get(name)
        stored = row["hash"] if row else self._nobody
        try:
            self._hasher.verify(stored, password[:LONGEST_PASSWORD])
        except (VerificationError, InvalidHashError):
            return None
        if row is None:
            return None
        if self._hasher.check_needs_rehash(stored):
            return self.set(name, password, Role(row["rol"]))
        return Account(name, Role(row["rol"]))

    def _rows(self) -> dict[str, dict[str, str]]:
        if not self.path.is_file():
            return {}
        rows: dict[str, dict[str, str]] = json.loads(self.path.read_text(encoding="utf-8"))
        return rows

    def _writing(self) -> _Writing:
        return _Writing(self)

    def _write(self, rows: dict[str, dict[str, str]]) -> None:
        beside = self.path.with_suffix(".new")
        beside.unlink(missing_ok=True)
        # only the owner may read hashes
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            json.dump(rows, file, ensure_ascii=False, indent=1, sort_keys=True)
        beside.replace(self.path)


class _Writing:
    """Holds the file for one writer and gives its rows."""

    def __init__(self, accounts: Accounts) -> None:
        self._accounts = accounts
        accounts.path.parent.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(accounts.path.with_suffix(".lock"), timeout=10)

    def __enter__(self) -> dict[str, dict[str, str]]:
        self._lock.acquire()
        return self._accounts._rows()

    def __exit__(self, *_: object) -> None:
        self._lock.release()
