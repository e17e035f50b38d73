"""Signing in with an OpenID Connect provider, where one is configured: the authorisation code flow with PKCE.

Follows OpenID Connect Core 1.0 (§3.1) and RFC 7636. Tokens are verified by joserfc; only public keys count.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.parse import quote_plus, urlencode, urlsplit
from urllib.request import Request, urlopen

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jwt import JWTClaimsRegistry

from web.editors.accounts import Account, Role

ALGORITHMS = ["RS256", "PS256", "ES256", "EdDSA"]
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
SCOPE = "openid profile email"
TIMEOUT_S = 10
WAITS_S = 600
"""How long somebody may take to sign in at the provider."""
MOST_WAITING = 1000
_LARGEST = 1_000_000


class OidcError(Exception):
    """Signing in did not work out; the message says why, for the audit log and not for the person."""


@dataclass(frozen=True, slots=True)
class OidcSettings:
    """What the administrator configured."""

    issuer: str
    client_id: str
    client_secret: str
    role_claim: str = "roles"
    """The claim of the ID token that holds one or more names of a `Role`."""

    def __post_init__(self) -> None:
        parts = urlsplit(self.issuer)
        if parts.scheme != "https" and parts.hostname not in {"127.0.0.1", "localhost"}:
            raise ValueError(f"OIDC_ISSUER {self.issuer!r} must be an https address")

    @staticmethod
    def from_environment(environment: Mapping[str, str]) -> OidcSettings | None:
        """The settings in `OIDC_ISSUER`, `OIDC_CLIENT_ID`, `OIDC_CLIENT_SECRET` and `OIDC_ROLE_CLAIM`; None without."""
        names = ("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET")
        given = [environment.get(name, "") for name in names]
        if not any(given):
            return None
        missing = [name for name, value in zip(names, given, strict=True) if not value]
        if missing:
            raise ValueError(f"{', '.join(missing)} is not set; OpenID Connect needs {', '.join(names)}")
        return OidcSettings(given[0].rstrip("/"), given[1], given[2], environment.get("OIDC_ROLE_CLAIM") or "roles")


@dataclass(frozen=True, slots=True)
class _Waiting:
    nonce: str
    verifier: str
    ends: float


class OidcProvider:
    """The provider that the settings name. What it says of itself is read once."""

    def __init__(self, settings: OidcSettings) -> None:
        self._settings = settings
        self._waiting: dict[str, _Waiting] = {}
        self._lock = threading.Lock()
        self._about: dict[str, Any] | None = None

    def begin(self, back: str) -> tuple[str, str]:
        """Where to send the browser, and the state that it must bring back to the address `back`."""
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        now = time.monotonic()
        with self._lock:
            self._waiting = {key: one for key, one in self._waiting.items() if one.ends > now}
            if len(self._waiting) >= MOST_WAITING:
                raise OidcError("too many people are signing in")
            self._waiting[state] = _Waiting(nonce, verifier, now + WAITS_S)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        asked = {
            "response_type": "code",
            "client_id": self._settings.client_id,
            "redirect_uri": back,
            "scope": SCOPE,
            "state": state,
            "nonce": nonce,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
        }
        return f"{self._metadata()['authorization_endpoint']}?{urlencode(asked)}", state

    def finish(self, state: str, code: str, back: str) -> Account:
        """Who came back with `code`. Raises OidcError when anything is not as it should be."""
        with self._lock:
            waiting = self._waiting.pop(state, None)
        if waiting is None or waiting.ends < time.monotonic():
            raise OidcError("nobody is waiting for this state")
        token = self._exchange(code, waiting.verifier, back)
        claims = self._verified(token, waiting.nonce)
        return Account(_name(claims), self._role(claims))

    def _exchange(self, code: str, verifier: str, back: str) -> str:
        # each part form-encoded before they are joined (RFC 6749, §2.3.1): a secret may hold "%", "+" and ":"
        secret = ":".join(map(quote_plus, (self._settings.client_id, self._settings.client_secret))).encode()
        body = {"grant_type": "authorization_code", "code": code, "redirect_uri": back, "code_verifier": verifier}
        request = Request(
            self._metadata()["token_endpoint"],
            data=urlencode(body).encode(),
            headers={"Authorization": f"Basic {base64.b64encode(secret).decode()}", "Accept": "application/json"},
        )
        token = _fetched(request).get("id_token")
        if not isinstance(token, str):
            raise OidcError("the provider gave no ID token")
        return token

    def _verified(self, token: str, nonce: str) -> dict[str, Any]:
        published: Any = _fetched(Request(self._metadata()["jwks_uri"]))
        rules = JWTClaimsRegistry(
            leeway=60,
            iss={"essential": True, "value": self._settings.issuer},
            aud={"essential": True, "value": self._settings.client_id},
            exp={"essential": True},
            nonce={"essential": True, "value": nonce},
            sub={"essential": True},
        )
        try:
            keys = KeySet.import_key_set(published)
            claims: dict[str, Any] = jwt.decode(token, keys, algorithms=ALGORITHMS).claims
            rules.validate(claims)
        except (JoseError, ValueError, KeyError, TypeError) as error:  # of keys that are none joserfc says the latter
            raise OidcError(f"the ID token is not to be trusted: {error}") from error
        return claims

    def _role(self, claims: Mapping[str, Any]) -> Role:
        """The highest role that the provider gives; none means no entrance."""
        given = claims.get(self._settings.role_claim) or []
        names = set(map(str, given)) if isinstance(given, list) else {str(given)}
        roles = [role for role in Role if role.value in names]
        if not roles:
            raise OidcError(f"no role in the claim {self._settings.role_claim!r}")
        return roles[-1]

    def _metadata(self) -> dict[str, Any]:
        if self._about is None:
            about = _fetched(Request(f"{self._settings.issuer}/.well-known/openid-configuration"))
            if about.get("issuer") != self._settings.issuer:
                raise OidcError(f"the provider calls itself {about.get('issuer')!r}, not {self._settings.issuer!r}")
            if missing := [name for name in ENDPOINTS if not isinstance(about.get(name), str)]:
                raise OidcError(f"the provider does not name its {', '.join(missing)}")
            self._about = about
        return self._about


def _name(claims: Mapping[str, Any]) -> str:
    """What decisions are kept under: a name that people know, else the provider's own number."""
    return str(claims.get("preferred_username") or claims.get("email") or claims["sub"])[:64]


def _fetched(request: Request) -> dict[str, Any]:
    try:
        with urlopen(request, timeout=TIMEOUT_S) as answer:
            content = json.loads(answer.read(_LARGEST))
    except (OSError, HTTPException, ValueError) as error:
        raise OidcError(f"{urlsplit(request.full_url).path}: {str(error) or type(error).__name__}") from error
    if not isinstance(content, dict):
        raise OidcError(f"{urlsplit(request.full_url).path} gave no JSON object")
    return content
