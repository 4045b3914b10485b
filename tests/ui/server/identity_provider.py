"""An identity provider that speaks OpenID Connect, on this machine only: who is shown its page may come in as a planner.

It is strict where a real one is: the client, its secret, the redirect address and the code (used once) have to be right.
"""

from __future__ import annotations

import json
import secrets
import time
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, CLIENT_SECRET, WHO = "woon-werkbarcode", "a secret between the two servers", "planner@example.org"
COOKIE_SECRET = "a secret of the test, longer than thirty-two signs"
LIFETIME = 600


@dataclass
class Provider:
    """A provider with its key; `redirect` is the one address that it sends a visitor back to."""

    redirect: str
    url: str = ""
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "test", "use": "sig"}))
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)

    def metadata(self) -> dict[str, object]:
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "jwks_uri": f"{self.url}/keys",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
        }

    def code_for(self, asked: dict[str, str]) -> str | None:
        """The way back with a code, once the visitor says who he is; None for a request that is not to be trusted."""
        if (asked.get("client_id"), asked.get("redirect_uri"), asked.get("response_type")) != (CLIENT, self.redirect, "code"):
            self.refused.append("authorize")
            return None
        code = secrets.token_urlsafe()
        self.codes[code] = asked
        return f"{self.redirect}?{urlencode({'code': code, 'state': asked['state']})}"

    def token_for(self, form: dict[str, str], authorization: str) -> dict[str, object] | None:
        """What the other server gets for a code; None when anything is not right."""
        if authorization.startswith("Basic "):
            given = b64decode(authorization.removeprefix("Basic ")).decode().partition(":")
            client, secret = unquote(given[0]), unquote(given[2])
        else:
            client, secret = form.get("client_id", ""), form.get("client_secret", "")
        asked = self.codes.pop(form.get("code", ""), None)
        if asked is None or (client, secret) != (CLIENT, CLIENT_SECRET) or form.get("redirect_uri") != self.redirect:
            self.refused.append("token")
            return None
        if challenge := asked.get("code_challenge"):
            verified = urlsafe_b64encode(sha256(form.get("code_verifier", "").encode()).digest()).rstrip(b"=").decode()
            if verified != challenge:
                self.refused.append("verifier")
                return None
        now = int(time.time())
        claims = {"iss": self.url, "sub": "1", "aud": CLIENT, "iat": now, "exp": now + LIFETIME, "email": WHO}
        if nonce := asked.get("nonce"):
            claims["nonce"] = nonce
        token = jwt.encode({"alg": "RS256", "kid": "test"}, claims, self.key)
        return {"access_token": secrets.token_urlsafe(), "token_type": "Bearer", "expires_in": LIFETIME, "id_token": token}


def secrets_file(redirect: str, provider_url: str, client_secret: str = CLIENT_SECRET) -> str:
    """What whoever runs the server writes down of a provider."""
    return f"""
[auth]
redirect_uri = "{redirect}"
cookie_secret = "{COOKIE_SECRET}"
client_id = "{CLIENT}"
client_secret = "{client_secret}"
server_metadata_url = "{provider_url}/.well-known/openid-configuration"
"""


@contextmanager
def running_provider(redirect: str) -> Iterator[Provider]:
    """A provider that answers on this machine as long as the block lasts."""
    provider = Provider(redirect)

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
            if parts.path == "/.well-known/openid-configuration":
                self._say(200, provider.metadata())
            elif parts.path == "/keys":
                self._say(200, {"keys": [provider.key.as_dict(private=False)]})
            elif parts.path == "/authorize":
                back = provider.code_for(asked)
                self._page(f'<a id="enter" href="{back.replace("&", "&amp;")}">{WHO}</a>' if back else "refused")
            else:
                self._say(404, {})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            form = {name: values[0] for name, values in parse_qs(body).items()}
            token = provider.token_for(form, self.headers.get("Authorization", ""))
            self._say(200, token) if token else self._say(401, {"error": "invalid_client"})

        def _say(self, status: int, answer: dict[str, object]) -> None:
            self._send(status, "application/json", json.dumps(answer))

        def _page(self, body: str) -> None:
            self._send(200, "text/html", f"<!doctype html><title>login</title>{body}")

        def _send(self, status: int, kind: str, text: str) -> None:
            data = text.encode()
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *unused: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        provider.url = f"http://127.0.0.1:{server.server_address[1]}"
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield provider
        finally:
            server.shutdown()
