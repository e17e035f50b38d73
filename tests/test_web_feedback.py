"""Notes of visitors: what is kept, what is refused, and from where."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from portal import soup, text_of
from starlette.testclient import TestClient

from web import feedback
from web.feedback import FEEDBACK_FILE, LONGEST_TEXT, FeedbackBox, Note

THING = "interventie/stevig-voorbeeld"
NOTE = {"ding": THING, "soort": "onjuist", "tekst": "De <b>datum</b>\nklopt niet; het is 2024."}


@pytest.fixture(autouse=True)
def empty_box(build_dir: Path) -> None:
    (build_dir / FEEDBACK_FILE).unlink(missing_ok=True)


def kept(build_dir: Path) -> list[Note]:
    return FeedbackBox(build_dir / FEEDBACK_FILE).notes()


def test_a_note_is_kept_without_anything_about_the_visitor(client: TestClient, build_dir: Path) -> None:
    answer = client.post("/klopt-niet", data=NOTE, headers={"User-Agent": "geheim"}, follow_redirects=False)
    assert answer.status_code == 303
    assert "set-cookie" not in answer.headers
    assert "Dank u wel" in text_of(soup(client, answer.headers["location"]).h1)
    (note,) = kept(build_dir)
    assert (note.ding, note.naam, note.soort, note.tekst) == (THING, "Stevig Voorbeeld", "onjuist", NOTE["tekst"])
    line = (build_dir / FEEDBACK_FILE).read_text(encoding="utf-8")
    assert set(json.loads(line)) == {"tijd", "ding", "naam", "editie", "soort", "tekst"}
    assert "geheim" not in line


def test_every_page_of_a_thing_leads_to_the_form_that_names_it(client: TestClient) -> None:
    link = soup(client, f"/{THING}").select_one("a[href^='/klopt-niet']")
    assert link is not None
    form = soup(client, str(link["href"]))
    assert "Stevig Voorbeeld" in text_of(form.select_one(".inleiding"))
    assert form.select_one(f"input[type=hidden][value='{THING}']")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"tekst": " "}, "tekst"),
        ({"tekst": "x" * (LONGEST_TEXT + 1)}, "tekst"),
        ({"soort": "?"}, "soort"),
        ({"soort": ""}, "soort"),
    ],
)
def test_what_is_missing_is_said_at_the_field_and_nothing_typed_is_lost(
    client: TestClient, build_dir: Path, change: dict[str, str], field: str
) -> None:
    answer = client.post("/klopt-niet", data=NOTE | change)
    assert answer.status_code == 422
    page = BeautifulSoup(answer.text, "html.parser")
    assert text_of(page.title).startswith("Fout:")
    assert page.select(f"#{field}-fout")
    assert page.select(f".melding a[href='#{field}']")
    assert page.textarea is not None
    assert page.textarea.get_text().strip() == (NOTE | change)["tekst"].strip()
    assert kept(build_dir) == []


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elders.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_another_site_cannot_send_notes(client: TestClient, build_dir: Path, headers: dict[str, str]) -> None:
    answer = client.post("/klopt-niet", data=NOTE, headers=headers)
    assert answer.status_code == 403
    assert kept(build_dir) == []


def test_our_own_page_can(client: TestClient, build_dir: Path) -> None:
    headers = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}
    assert client.post("/klopt-niet", data=NOTE, headers=headers).status_code == 200
    assert len(kept(build_dir)) == 1


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"x" * 30_000, "application/x-www-form-urlencoded", 413),
        (b"{}", "application/json", 400),
        (b"tekst=%ff", "application/x-www-form-urlencoded", 400),
        (b"a=1&" * 200, "application/x-www-form-urlencoded", 400),
    ],
)
def test_what_is_no_form_of_ours_is_refused(client: TestClient, content: bytes, kind: str, status: int) -> None:
    answer = client.post("/klopt-niet", content=content, headers={"Content-Type": kind})
    assert answer.status_code == status
    assert BeautifulSoup(answer.text, "html.parser").h1


def test_a_full_box_says_so_and_keeps_what_was_typed(
    client: TestClient, build_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.post("/klopt-niet", data=NOTE)
    monkeypatch.setattr(feedback, "LARGEST_FILE", 10)
    answer = client.post("/klopt-niet", data=NOTE)
    assert answer.status_code == 503
    assert "klopt niet; het is 2024" in answer.text
    assert len(kept(build_dir)) == 1


def test_a_thing_that_does_not_exist_gives_a_note_about_the_whole(client: TestClient, build_dir: Path) -> None:
    client.post("/klopt-niet", data=NOTE | {"ding": "../../etc/passwd"})
    assert kept(build_dir)[0].ding == ""


def test_lines_that_are_no_note_are_passed_over(tmp_path: Path) -> None:
    box = FeedbackBox(tmp_path / FEEDBACK_FILE)
    assert box.notes() == []
    box.path.write_text('{"tijd": 1}\nonzin\n[]\n', encoding="utf-8")
    box.add(Note("2026-01-01T10:00+00:00", "", "", "1", "anders", "tekst"))
    assert [note.tekst for note in box.notes()] == ["tekst"]


def test_a_line_end_of_another_kind_in_a_note_and_half_a_line_lose_no_note(tmp_path: Path) -> None:
    box = FeedbackBox(tmp_path / FEEDBACK_FILE)
    first = Note("2026-01-01T10:00", THING, "Naam", "3", "bron", "regel 1\u2028regel 2\x85regel 3")
    box.add(first)
    with box.path.open("a") as file:
        file.write('{"tijd": "half')
    box.add(first)
    assert box.notes() == [first, first]
