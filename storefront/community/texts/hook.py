"""A carrier behind an HTTP address: each message is posted to it as JSON, so that an operator can attach any provider of
SMS or WhatsApp with a few lines of their own.

What is posted: {"to": "+9665…", "text": "…", "language": "ar", "once": "…"}, with the headers Authorization: Bearer <secret> and
Idempotency-Key (the same as "once"): what comes again under a key is not sent again. The answer: any 2xx, it is taken; 400,
410, 413 or 422, it never will be; anything else, or none within 10 seconds, it is tried again later.
"""

import hashlib
import http.client
import json
import ssl
from urllib.parse import urlsplit

from storefront.community.texts.carrying import Abilities, Refused, Text, Trouble

SECONDS_TO_WAIT = 10
REFUSED = frozenset({400, 410, 413, 422})


class Hook:
    """https://host/path, or http:// on this machine. Nothing is followed to another address."""

    abilities = Abilities()

    def __init__(self, url: str, secret: str) -> None:
        parts = urlsplit(url)
        self.host, self.port, self.secret = parts.hostname or "", parts.port, secret
        self.path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        self.is_secure = parts.scheme == "https"

    def send(self, text: Text) -> None:
        once = hashlib.sha256(text.once.encode()).hexdigest()
        told = {"to": text.to, "text": text.words, "language": text.language, "once": once}
        status = self._post(json.dumps(told, ensure_ascii=False).encode(), once)
        if status in REFUSED:
            raise Refused(f"the carrier refused it ({status})")
        if not 200 <= status < 300:
            raise Trouble(f"the carrier answered {status}")

    def _post(self, body: bytes, once: str) -> int:
        headers = {
            "Authorization": f"Bearer {self.secret}",
            "Content-Type": "application/json; charset=utf-8",
            "Idempotency-Key": once,
        }
        line = self._line()
        try:
            line.request("POST", self.path, body, headers)
            return line.getresponse().status  # what else it says is not read: it may say whom the message was for
        except (OSError, http.client.HTTPException) as error:
            raise Trouble(f"the carrier did not answer ({type(error).__name__})") from error
        finally:
            line.close()

    def _line(self) -> http.client.HTTPConnection:
        if not self.is_secure:
            return http.client.HTTPConnection(self.host, self.port, timeout=SECONDS_TO_WAIT)
        trusted = ssl.create_default_context()
        return http.client.HTTPSConnection(self.host, self.port, timeout=SECONDS_TO_WAIT, context=trusted)
