"""Signing in at a provider: the whole way, and everything that must not get anybody in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from joserfc.jwk import RSAKey
from oidc_provider import CLIENT, SECRET, Provider, running_provider
from starlette.testclient import TestClient
from workbench_sample import publish_sample

from web.app import create_app
from web.edition import EditionSource
from web.editors.audit import AUDIT_FILE
from web.editors.oidc import OidcSettings
from web.editors.sessions import COOKIE
from web.pages.oidc import BACK, START


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("oidc")
    publish_sample(folder)
    return folder


@pytest.fixture
def provider() -> Iterator[Provider]:
    with running_provider() as provider:
        yield provider


@pytest.fixture
def client(folder: Path, provider: Provider) -> Iterator[TestClient]:
    editions = EditionSource(folder, encoder_name="hash")
    app = create_app(editions, oidc=OidcSettings(provider.issuer, CLIENT, SECRET))
    with TestClient(app, base_url="https://testserver", follow_redirects=False) as client:
        yield client
    editions.close()


def come_back(client: TestClient, provider: Provider, **other: str) -> int:
    """Leave for the provider, sign in there, and come back with what it gave (or `other`); the status of the answer."""
    left = client.get(START)
    assert left.status_code == 303
    assert left.headers["location"].startswith(f"{provider.issuer}/inloggen?")
    state, code = provider.authorise(left.headers["location"])
    return client.get(BACK, params={"state": state, "code": code, **other}).status_code


def test_who_the_provider_vouches_for_comes_in_with_the_role_it_gives(client: TestClient, provider: Provider) -> None:
    assert 'href="/redactie/oidc"' in client.get("/redactie/inloggen").text
    assert come_back(client, provider) == 200
    assert "Ingelogd als dina (redacteur)" in client.get("/redactie").text
    assert client.get("/redactie/nakijken").status_code == 200
    assert client.get("/redactie/logboek").status_code == 403


def test_the_highest_role_counts_and_a_single_one_may_be_a_text(client: TestClient, provider: Provider) -> None:
    provider.claims["roles"] = ["commissielid", "beheerder", "iets anders"]
    assert come_back(client, provider) == 200
    assert client.get("/redactie/logboek").status_code == 200
    client.cookies.clear()
    provider.claims["roles"] = "commissielid"
    assert come_back(client, provider) == 200
    assert client.get("/redactie/nakijken").status_code == 403


@pytest.mark.parametrize(
    "claims",
    [
        {"roles": []},
        {"roles": ["directeur"]},
        {"roles": 7},
        {"aud": "een ander"},
        {"iss": "https://elders.example"},
        {"exp": 1_000_000_000},
        {"nonce": "een andere"},
        {"sub": None},
    ],
    ids=lambda claims: next(iter(claims)),
)
def test_a_token_that_is_not_right_gets_nobody_in(
    client: TestClient, provider: Provider, folder: Path, claims: dict[str, object]
) -> None:
    provider.claims |= claims
    assert come_back(client, provider) == 401
    assert COOKIE not in client.cookies
    assert "OIDC mislukt" in (folder / AUDIT_FILE).read_text()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/sleutels", {}),
        ("/sleutels", {"keys": "x"}),
        ("/sleutels", {"keys": [{"kty": "XX"}]}),
        ("/sleutels", {"keys": [1]}),
        ("/sleutels", None),
        ("/token", {}),
        ("/token", None),
    ],
)
def test_a_provider_that_fails_gets_nobody_in(
    client: TestClient, provider: Provider, path: str, said: dict[str, object] | None
) -> None:
    provider.said[path] = said
    assert come_back(client, provider) == 401
    assert COOKIE not in client.cookies


@pytest.mark.parametrize("said", [None, {}, {"token_endpoint": 1}])
def test_a_provider_that_does_not_say_what_it_is_sends_nobody_away(
    client: TestClient, provider: Provider, said: dict[str, object] | None
) -> None:
    path = "/.well-known/openid-configuration"
    provider.said[path] = None if said is None else {"issuer": provider.issuer, **said}
    assert client.get(START).status_code == 401


def test_a_token_signed_by_another_gets_nobody_in(client: TestClient, provider: Provider) -> None:
    provider.signing_key = RSAKey.generate_key(2048, {"kid": "een"})
    assert come_back(client, provider) == 401


def test_only_the_browser_that_left_may_come_back_and_only_once(client: TestClient, provider: Provider) -> None:
    assert come_back(client, provider, state="geraden") == 401
    assert come_back(client, provider, code="geraden") == 401
    left = client.get(START)
    state, code = provider.authorise(left.headers["location"])
    client.cookies.clear()  # another browser
    assert client.get(BACK, params={"state": state, "code": code}).status_code == 401
    assert client.get(BACK).status_code == 401


def test_without_a_provider_there_is_no_such_door(folder: Path) -> None:
    editions = EditionSource(folder, encoder_name="hash")
    with TestClient(create_app(editions), base_url="https://testserver", follow_redirects=False) as client:
        assert client.get(START).status_code == 404
        assert client.get(BACK).status_code == 404
        assert START not in client.get("/redactie/inloggen").text
    editions.close()


def test_the_settings_come_whole_or_not_at_all() -> None:
    assert OidcSettings.from_environment({}) is None
    whole = {"OIDC_ISSUER": "https://login.example/", "OIDC_CLIENT_ID": "a", "OIDC_CLIENT_SECRET": "b"}
    assert OidcSettings.from_environment(whole) == OidcSettings("https://login.example", "a", "b")
    with pytest.raises(ValueError, match="OIDC_CLIENT_SECRET is not set"):
        OidcSettings.from_environment({**whole, "OIDC_CLIENT_SECRET": ""})
    with pytest.raises(ValueError, match="https"):
        OidcSettings("http://login.example", "a", "b")
