"""A small OpenID Connect provider on this machine, that tests can tell to misbehave."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote_plus, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "vindbaar", "ge%2Bh+e:ïm"


class Provider:
    """What the provider says; tests change it to see what is refused."""

    def __init__(self, address: str) -> None:
        self.issuer = address
        self.key = RSAKey.generate_key(2048, {"kid": "een"})
        self.signing_key = self.key
        self.claims: dict[str, Any] = {"sub": "42", "preferred_username": "dina", "roles": ["redacteur"]}
        self.codes: dict[str, dict[str, str]] = {}
        self.said: dict[str, dict[str, Any] | None] = {}
        """Path → what is answered there in place of what is right; None: the connection is closed instead."""

    def authorise(self, address: str) -> tuple[str, str]:
        """What the browser gets when the person signs in: state and code."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        code = f"code-{len(self.codes)}"
        self.codes[code] = asked
        return asked["state"], code

    def token(self, form: dict[str, str], authorization: str) -> dict[str, str] | None:
        """The answer of the token endpoint; None for a wrong client, code or verifier."""
        asked = self.codes.pop(form.get("code", ""), None)
        given = base64.b64decode(authorization.removeprefix("Basic ")).decode().split(":")
        challenge = base64.urlsafe_b64encode(hashlib.sha256(form.get("code_verifier", "").encode()).digest())
        if (
            asked is None
            or [*map(unquote_plus, given)] != [CLIENT, SECRET]
            or form.get("redirect_uri") != asked["redirect_uri"]
        ):
            return None
        if challenge.rstrip(b"=").decode() != asked["code_challenge"]:
            return None
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "iat": now,
            "exp": now + 300,
            "nonce": asked["nonce"],
            **self.claims,
        }
        return {
            "id_token": jwt.encode({"alg": "RS256", "kid": "een"}, claims, self.signing_key),
            "token_type": "Bearer",
        }


@contextmanager
def running_provider() -> Iterator[Provider]:
    """A provider on a free port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/.well-known/openid-configuration":
                names = ("authorization_endpoint", "token_endpoint", "jwks_uri")
                ends = dict(zip(names, ("/inloggen", "/token", "/sleutels"), strict=True))
                self.answer({"issuer": provider.issuer} | {name: address + end for name, end in ends.items()})
            else:
                self.answer({"keys": [provider.key.as_dict(private=False)]})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            form = {name: values[0] for name, values in parse_qs(body).items()}
            token = provider.token(form, self.headers["Authorization"])
            self.answer(token or {"error": "invalid_grant"}, 200 if token else 400)

        def answer(self, content: dict[str, Any] | None, status: int = 200) -> None:
            content = provider.said.get(self.path, content)
            if content is None:
                return
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(content).encode())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    address = f"http://127.0.0.1:{server.server_port}"
    provider = Provider(address)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
