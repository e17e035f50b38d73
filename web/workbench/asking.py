"""What a visitor asked in the query string, read strictly: a value that means nothing is refused in plain Dutch."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode

from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException

from web.filters import PAGE

_YES, _NO = {"1", "ja", "true", "on"}, {"0", "nee", "false"}


def flag(asked: QueryParams, name: str) -> bool | None:
    """True for 1 or ja, False for 0 or nee, None when it was not asked. 400 on anything else."""
    text = asked.get(name, "").strip().lower()
    if not text:
        return None
    if text not in _YES | _NO:
        raise HTTPException(400, f"Bij ‘{name}’ past 1 (ja) of 0 (nee), en niet ‘{text[:40]}’.")
    return text in _YES


def day(asked: QueryParams, name: str) -> date | None:
    """A day such as 2026-06-30, or None when it was not asked. 400 on anything else."""
    text = asked.get(name, "").strip()
    if not text:
        return None
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError as error:
        message = f"Bij ‘{name}’ past een dag zoals 2026-06-30, en niet ‘{text[:40]}’."
        raise HTTPException(400, message) from error


def thing_id(asked: QueryParams, name: str, kind: str) -> str | None:
    """An id, also when only its last part was given (`vws` for `organisatie/vws`); None when it was not asked."""
    text = asked.get(name, "").strip().strip("/")
    if not text:
        return None
    return text if "/" in text else f"{kind}/{text}"


def page_number(asked: QueryParams) -> int | None:
    """The page that was asked for, from 1; None when none was."""
    text = asked.get("pagina", "")
    if not text:
        return None
    if not PAGE.fullmatch(text):
        raise HTTPException(400, f"Bij ‘pagina’ past een getal vanaf 1, en niet ‘{text[:40]}’.")
    return int(text)


def address(path: str, asked: Mapping[str, str], **changes: str | None) -> str:
    """`path` with the query string that was asked, changed; an empty value leaves a parameter out."""
    pairs = {**asked, **changes}
    kept = {name: value for name, value in pairs.items() if value}
    return f"{path}?{urlencode(kept)}" if kept else path
