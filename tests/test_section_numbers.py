"""A section shows its number once."""

from __future__ import annotations

import pytest

from web.contents import shown_number


@pytest.mark.parametrize(
    ("number", "name", "shown"),
    [
        ("2.1", "Wonen", "2.1"),
        ("1", "Artikel 1", ""),
        ("1a.", "Artikel 1a Bereik", ""),
        ("Artikel 2", "Bereik", "Artikel 2"),
        ("1", "Wonen in 2031", "1"),
        (None, "Wonen", ""),
    ],
)
def test_a_number_that_the_name_tells_is_not_told_twice(number: str | None, name: str, shown: str) -> None:
    assert shown_number(number, name) == shown
