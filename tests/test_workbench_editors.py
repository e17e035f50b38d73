"""The editors' room: who may come in, what a form must prove, what is kept, and that decisions hold."""

from __future__ import annotations

import io
import json
import shutil
import stat
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from bs4 import BeautifulSoup
from starlette.testclient import TestClient
from workbench_sample import publish_sample

import vindbaar
from graph.curation import CURATION, fact_key
from graph.model import Node, read_facts
from web.app import create_app
from web.edition import EditionSource
from web.editors.accounts import ACCOUNTS_FILE, Account, AccountError, Accounts, Role
from web.editors.audit import AUDIT_FILE, AuditLog
from web.editors.sessions import COOKIE, LASTS_S, PERIOD_S, TRIES, Attempts, Sessions
from web.workbench.judgements import agreement

PASSWORD = "een lang wachtwoord"
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
PRIVATE = ("/redactie/nakijken", "/redactie/besluiten", "/redactie/meldingen", "/redactie/logboek")


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real parameters take 64 MB and a tenth of a second each time; what they are is the library's business."""
    monkeypatch.setattr("web.editors.accounts.PasswordHasher", lambda: CHEAP)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build with three accounts, for copying."""
    folder = tmp_path_factory.mktemp("redactie")
    publish_sample(folder)
    accounts = Accounts(folder / ACCOUNTS_FILE, CHEAP)
    for name, role in (("ans", Role.REDACTEUR), ("bo", Role.COMMISSIELID), ("cas", Role.BEHEERDER)):
        accounts.set(name, PASSWORD, role)
    return folder


@pytest.fixture
def folder(published: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(published, tmp_path / "build", symlinks=True))


@pytest.fixture
def client(folder: Path) -> Iterator[TestClient]:
    editions = EditionSource(folder, encoder_name="hash")
    app = create_app(editions, today=lambda: date(2026, 7, 1))
    # the cookie is Secure: without https no browser sends it
    with TestClient(app, base_url="https://testserver", follow_redirects=False) as client:
        yield client
    editions.close()


def sign_in(client: TestClient, name: str, password: str = PASSWORD) -> int:
    return client.post("/redactie/inloggen", data={"naam": name, "wachtwoord": password}).status_code


def csrf(client: TestClient, address: str = "/redactie") -> str:
    field = BeautifulSoup(client.get(address).text, "html.parser").select_one("input[name=csrf]")
    assert field
    return str(field["value"])


def decisions(folder: Path) -> list[dict[str, object]]:
    path = folder / CURATION
    return [json.loads(line) for line in path.read_text().splitlines()] if path.is_file() else []


def test_a_visitor_gets_no_cookie_and_does_not_come_in(client: TestClient) -> None:
    for address in ("/", "/afspraken", "/richtlijnen/kandidaten", "/redactie/inloggen"):
        assert "set-cookie" not in client.get(address).headers
    assert client.get("/redactie").headers["location"] == "/redactie/inloggen"
    for address in PRIVATE:
        assert client.get(address).status_code == 401
    assert client.post("/redactie/besluit", data={"wat": "undo"}).status_code == 401


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(client: TestClient) -> None:
    answer = client.post("/redactie/inloggen", data={"naam": "ans", "wachtwoord": PASSWORD})
    assert answer.status_code == 303
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"{COOKIE}=")
    for part in ("HttpOnly", "Secure", "SameSite=strict", "Path=/", f"Max-Age={LASTS_S}"):
        assert part in cookie
    assert "Domain" not in cookie
    assert client.get("/redactie").headers["cache-control"] == "no-store"


def test_wrong_names_and_passwords_read_alike_and_too_many_are_stopped(client: TestClient, folder: Path) -> None:
    pages = []
    for name in ("ans", "onbekend"):
        answer = client.post("/redactie/inloggen", data={"naam": name, "wachtwoord": "fout"})
        assert answer.status_code == 401
        pages.append(answer.text.replace(name, ""))
    assert pages[0] == pages[1]
    assert [sign_in(client, "ans", "fout") for _ in range(TRIES)] == [401] * (TRIES - 1) + [429]
    assert sign_in(client, "ans") == 429  # also with the right one
    assert sign_in(client, "cas") == 303
    told = (folder / AUDIT_FILE).read_text()
    assert "inloggen geblokkeerd" in told
    assert PASSWORD not in told


def test_each_role_has_its_own_rooms(client: TestClient) -> None:
    expected = {"bo": [403, 403, 403, 403], "ans": [200, 200, 200, 403], "cas": [200, 200, 200, 200]}
    for name, codes in expected.items():
        assert sign_in(client, name) == 303
        assert client.get("/redactie").status_code == 200
        assert [client.get(address).status_code for address in PRIVATE] == codes


def test_signing_out_and_taking_an_account_away_end_the_session(client: TestClient, folder: Path) -> None:
    sign_in(client, "ans")
    token = client.cookies[COOKIE]
    assert client.post("/redactie/uitloggen", data={"csrf": csrf(client)}).status_code == 303
    client.cookies.set(COOKIE, token, domain="testserver.local")
    assert client.get("/redactie").status_code == 303
    sign_in(client, "ans")
    Accounts(folder / ACCOUNTS_FILE, CHEAP).remove("ans")
    assert client.get("/redactie/nakijken").status_code == 401


def test_a_form_must_be_one_of_this_session_and_from_our_own_page(client: TestClient, folder: Path) -> None:
    sign_in(client, "ans")
    given = {"wat": "merge", "van": "organisatie/kantoren", "in": "organisatie/ministerie"}
    assert client.post("/redactie/besluit", data=given).status_code == 403
    assert client.post("/redactie/besluit", data={**given, "csrf": "geraden"}).status_code == 403
    own = {**given, "csrf": csrf(client)}
    strange = {"sec-fetch-site": "cross-site", "origin": "https://elders.example"}
    refused = client.post("/redactie/besluit", data=own, headers=strange)
    assert refused.status_code == 403
    assert "Dit formulier kwam niet van deze website." in refused.text
    assert "Forbidden" not in refused.text
    assert decisions(folder) == []
    assert client.post("/redactie/besluit", data=own).status_code == 303
    assert [row["what"] for row in decisions(folder)] == ["merge"]


def test_the_queue_shows_the_sentence_in_context_and_a_decision_takes_it_off(client: TestClient, folder: Path) -> None:
    sign_in(client, "ans")
    page = BeautifulSoup(client.get("/redactie/nakijken").text, "html.parser")
    (fact,) = page.select("article.feit")
    assert "Zorgkantoren is betrokken bij Steunpunten" in fact.get_text()
    assert fact.select_one("mark").get_text().startswith("De gemeentebond streeft")  # type: ignore[union-attr]
    key = fact.select_one("input[name=feit]")["value"]  # type: ignore[index]
    form = {"csrf": csrf(client), "feit": str(key), "wat": "reject", "reden": "staat er niet"}
    assert client.post("/redactie/besluit", data=form).headers["location"] == "/redactie/nakijken"
    assert not BeautifulSoup(client.get("/redactie/nakijken").text, "html.parser").select("article.feit")
    (row,) = decisions(folder)
    assert (row["who"], row["what"], row["fact"], row["why"]) == ("ans", "reject", key, "staat er niet")
    undo = {"csrf": csrf(client), "wat": "undo", "besluit": str(row["id"])}
    assert client.post("/redactie/besluit", data=undo).headers["location"] == "/redactie/besluiten"
    assert len(BeautifulSoup(client.get("/redactie/nakijken").text, "html.parser").select("article.feit")) == 1
    assert len(decisions(folder)) == 2


def test_two_things_can_be_kept_apart(client: TestClient, folder: Path) -> None:
    sign_in(client, "ans")
    given = {"wat": "apart", "een": "organisatie/kantoren", "ander": "organisatie/ministerie", "csrf": csrf(client)}
    assert client.post("/redactie/besluit", data=given).status_code == 303
    assert [row["what"] for row in decisions(folder)] == ["apart"]
    assert "uit elkaar gehouden" in client.get("/redactie/besluiten").text


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"wat": "dansen"}, "kijk na wat u invulde."),
        (
            {"wat": "apart", "een": "organisatie/kantoren", "ander": "actie/steunpunt"},
            "een ander ding van dezelfde soort",
        ),
        ({"wat": "approve", "feit": "bestaat-niet"}, "dit feit bestaat niet meer"),
        ({"wat": "undo", "besluit": "bestaat-niet"}, "dit besluit bestaat niet"),
        ({"wat": "merge", "van": "organisatie/kantoren", "in": "actie/steunpunt"}, "een ander ding van dezelfde soort"),
        ({"wat": "split", "feit": "x", "van": "organisatie/kantoren", "naam": "Iets"}, "dit feit bestaat niet meer"),
        (
            {"wat": "merge", "van": "organisatie/kantoren", "in": "organisatie/tikfout"},
            "organisatie/tikfout staat niet in deze editie",
        ),
        (
            {"wat": "merge", "van": "organisatie/kantoren", "in": "organisatie/het ministerie"},
            "een ander ding van dezelfde soort",
        ),
    ],
)
def test_a_decision_that_cannot_be_is_refused_in_dutch_and_not_kept(
    client: TestClient, folder: Path, given: dict[str, str], said: str
) -> None:
    sign_in(client, "ans")
    answer = client.post("/redactie/besluit", data={**given, "csrf": csrf(client)})
    assert answer.status_code == 400
    told = BeautifulSoup(answer.text, "html.parser").select_one(".inleiding")
    assert told
    assert told.get_text().startswith("Dit besluit kan niet: ")
    assert said in told.get_text()
    assert decisions(folder) == []


def test_a_word_where_a_number_belongs_is_refused_in_dutch(client: TestClient, folder: Path) -> None:
    (amount,) = (
        fact
        for path in (folder / "facts").glob("*.jsonl")
        for fact in read_facts(path)
        if isinstance(fact, Node) and fact.id == "bedrag/logeren"
    )
    sign_in(client, "ans")
    form = {"csrf": csrf(client), "wat": "edit", "feit": fact_key(amount), "prop-waarde_eur": "veel"}
    answer = client.post("/redactie/besluit", data=form)
    assert answer.status_code == 400
    assert "Dit besluit kan niet: ‘veel’ is geen getal." in answer.text
    assert decisions(folder) == []


def test_a_form_leads_back_to_our_own_pages_only(client: TestClient) -> None:
    sign_in(client, "ans")
    given = {"wat": "merge", "van": "organisatie/kantoren", "in": "organisatie/ministerie"}
    for asked, expected in (("//elders.example", "/redactie/nakijken"), ("/afspraken", "/afspraken")):
        answer = client.post("/redactie/besluit", data={**given, "csrf": csrf(client), "terug": asked})
        assert answer.headers["location"] == expected


SOURCE = "Kamerbrief 12 mei"


@pytest.mark.parametrize(
    ("status", "words", "late"),
    [("bezig", "te laat", 1), ("niet begonnen", "te laat", 1), ("klaar", "termijn voorbij", 0)],
)
def test_only_what_somebody_noted_as_not_done_is_called_late(
    client: TestClient, status: str, words: str, late: int
) -> None:
    sign_in(client, "ans")
    given = {"wat": "status", "ding": "actie/logeerhuizen", "status": status, "bron": SOURCE}
    assert client.post("/redactie/besluit", data={**given, "csrf": csrf(client)}).status_code == 303
    page = BeautifulSoup(client.get("/afspraken?te_laat=1&peildatum=2026-07-01").text, "html.parser")
    assert [mark.get_text() for mark in page.select("table.afspraken .merkje-laat")] == [words]
    assert len(page.select(".merkje-niet-klaar")) == late


def test_a_status_with_its_source_stands_in_the_monitor_at_once(client: TestClient) -> None:
    sign_in(client, "ans")
    for status in ("bezig", "klaar"):
        given = {"wat": "status", "ding": "actie/logeerhuizen", "status": status, "bron": SOURCE}
        assert client.post("/redactie/besluit", data={**given, "csrf": csrf(client)}).status_code == 303
    found = {row["id"]: row["status"] for row in client.get("/afspraken.json").json()["rijen"]}
    assert found["actie/logeerhuizen"] == "klaar"
    assert found["actie/steunpunt"] == "niet bekend"
    monitor = BeautifulSoup(client.get("/afspraken").text, "html.parser")
    assert "volgens Kamerbrief 12 mei" in monitor.select_one("table.afspraken").get_text()  # type: ignore[union-attr]
    assert monitor.select('a[href="/redactie/status?ding=actie/logeerhuizen"]')
    client.cookies.clear()
    assert "/redactie/status" not in client.get("/afspraken").text
    # visitors see the history with its sources, and no names of editors
    told = client.get("/afspraken/standen.json?ding=actie/logeerhuizen").json()["rijen"]
    assert [(row["status"], row["bron"]) for row in told] == [("klaar", SOURCE), ("bezig", SOURCE)]
    visible = client.get("/afspraken/standen?ding=actie/logeerhuizen").text
    assert SOURCE in visible
    assert "ans" not in BeautifulSoup(visible, "html.parser").select_one("tbody").get_text().split()  # type: ignore[union-attr]
    assert client.get("/afspraken/standen.json").json()["rijen"] == told
    assert client.get("/afspraken/standen?ding=wet/onbekend").status_code == 404
    assert client.get("/afspraken/standen.json?ding=actie/steunpunt").json()["rijen"] == []
    sign_in(client, "ans")
    page = BeautifulSoup(client.get("/redactie/status?ding=actie/logeerhuizen").text, "html.parser")
    told = [li.get_text() for li in page.select("main > .breed > ul li")]
    assert ["klaar" in told[0], "bezig" in told[1]] == [True, True]
    assert "Kamerbrief 12 mei" in told[0]
    assert client.get("/redactie/status?ding=wet/onbekend").status_code == 404


def test_judgements_persist_with_name_day_and_reason_and_agreement_is_shown(client: TestClient, folder: Path) -> None:
    address = "/richtlijnen/kandidaten"
    shown = " ".join(BeautifulSoup(client.get(address).text, "html.parser").get_text(" ").split())
    assert "Nog niet beoordeeld" in shown
    assert "Waarom dit paar: zelfde interventie (valcursus)." in shown
    assert "Richtlijn vallen, 1 mei 2018. Sterkte: sterk." in shown
    assert "Richtlijn vallen, datum niet vermeld. Sterkte: zwak." in shown
    for name, verdict in (("bo", "differs"), ("bo", "same"), ("ans", "same")):
        sign_in(client, name)
        given = {
            "a": "aanbeveling/oefenen",
            "b": "aanbeveling/ook-oefenen",
            "oordeel": verdict,
            "reden": "zelfde cursus",
        }
        assert client.post("/richtlijnen/oordeel", data={**given, "csrf": csrf(client, address)}).status_code == 303
    client.cookies.clear()
    page = client.get(address).text
    assert "Eens, 2 oordelen: zegt hetzelfde" in page  # the last word of each counts
    assert "zelfde cursus" in page
    (row,) = client.get(f"{address}.json").json()["rijen"]
    assert row["oordelen"] == "bo: zegt hetzelfde; ans: zegt hetzelfde"
    drop = [row for row in client.get("/richtlijnen/werklijst.json").json()["rijen"] if row["taak"] == "schrappen"]
    assert [row["wat"] for row in drop] == ["Verwijs naar de valcursus."]
    assert len(decisions(folder)) == 3
    assert client.post("/richtlijnen/oordeel", data={"oordeel": "same"}).status_code == 401


@pytest.mark.parametrize(
    ("verdicts", "words"),
    [
        ([], "nog niet beoordeeld"),
        (["same"], "één oordeel"),
        (["same", "same"], "eens, 2 oordelen: zegt hetzelfde"),
        (["same", "differs", "same"], "oneens: 2 van 3 vinden: zegt hetzelfde"),
    ],
)
def test_agreement_in_words(verdicts: list[str], words: str) -> None:
    assert agreement(verdicts) == words


def test_accounts_keep_hashes_only_and_refuse_bad_names_and_passwords(tmp_path: Path) -> None:
    accounts = Accounts(tmp_path / "a.json", CHEAP)
    accounts.set("ans", PASSWORD, Role.REDACTEUR)
    assert PASSWORD not in accounts.path.read_text()
    assert "$argon2id$" in accounts.path.read_text()
    assert stat.S_IMODE(accounts.path.stat().st_mode) == 0o600
    assert accounts.verify("ans", PASSWORD) == accounts.find("ans")
    assert accounts.verify("ans", "fout") is None
    assert accounts.verify("nobody", PASSWORD) is None
    for name, password in (("a", PASSWORD), ("an s", PASSWORD), ("ans", "kort"), ("ans", "x" * 300)):
        with pytest.raises(AccountError):
            accounts.set(name, password, Role.REDACTEUR)
    stronger = Accounts(accounts.path, PasswordHasher(time_cost=2, memory_cost=8, parallelism=1))
    before = accounts.path.read_text()
    assert stronger.verify("ans", PASSWORD)
    assert accounts.path.read_text() != before  # an old hash is made anew
    with pytest.raises(AccountError):
        accounts.remove("nobody")


def test_sessions_end_and_attempts_are_forgotten() -> None:
    now = [0.0]
    sessions, attempts = Sessions(lambda: now[0]), Attempts(lambda: now[0])
    token, _ = sessions.begin(Account("ans", Role.REDACTEUR))
    assert sessions.find(token)
    for _ in range(TRIES):
        attempts.failed("ans", "adres")
    assert attempts.is_blocked("ans", "ander adres")
    assert not attempts.is_blocked("bo", "adres")
    now[0] = PERIOD_S + 1.0
    assert not attempts.is_blocked("ans", "adres")
    now[0] = LASTS_S + 1.0
    assert sessions.find(token) is None
    assert sessions.find(None) is None


def test_a_flood_of_names_frees_no_name_and_fills_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.editors.sessions.MOST_KEYS", 100)
    now = [0.0]
    attempts = Attempts(lambda: now[0])
    for _ in range(TRIES):
        attempts.failed("ans", "adres")
    for number in range(1000):
        now[0] += 0.001
        attempts.failed(f"verzonnen {number}", f"adres {number}")
    assert attempts.is_blocked("ans", "ander adres")
    assert len(attempts._failed) <= 100
    now[0] += PERIOD_S
    attempts.failed("bo", "adres")
    assert not attempts.is_blocked("ans", "ander adres")


def test_accounts_on_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    options = ["--build-dir", str(tmp_path)]
    monkeypatch.setattr("sys.stdin", io.StringIO(PASSWORD + "\n"))
    assert vindbaar.main(["editors", "set", "dina", "--role", "beheerder", *options]) == 0
    assert vindbaar.main(["editors", *options]) == 0
    assert "dina  beheerder" in capsys.readouterr().out
    assert vindbaar.main(["editors", "remove", "dina", *options]) == 0
    assert vindbaar.main(["editors", "remove", "dina", *options]) == 1
    with pytest.raises(SystemExit):
        vindbaar.main(["editors", "set", *options])


def test_no_name_that_is_typed_keeps_an_event_out_of_the_log(tmp_path: Path) -> None:
    log = AuditLog(tmp_path / "logboek.jsonl")
    for name in ("jan\u2028", "piet\x85", "ans"):
        log.note(name, "aanmelden mislukt")
    assert [event.wie for event in log.last(2)] == ["ans", "piet\x85"]
    assert len(log.last(9)) == 3
