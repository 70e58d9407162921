"""A carrier of text messages on this machine: an HTTP address that counts what is handed in and answers as it is told."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from tests.builders.counters import Counter


class Provider(Counter):
    """What came in, each with its headers. It answers with `status`. Under a key it sends one message, however often it
    comes."""

    def __init__(self) -> None:
        super().__init__()
        self.status = 200
        self.asked: list[tuple[dict[str, str], dict[str, Any]]] = []

    @property
    def sent(self) -> dict[str, dict[str, Any]]:
        """What left, by key."""
        return {headers["Idempotency-Key"]: body for headers, body in self.asked}

    def take(self, headers: dict[str, str], body: dict[str, Any]) -> None:
        with self.served():
            self.asked.append((headers, body))


@contextmanager
def a_provider() -> Iterator[Provider]:
    """The carrier, open until the block ends."""
    provider = Provider()

    class Desk(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            provider.take(dict(self.headers), {"path": self.path, **body})
            self.send_response(provider.status)
            if provider.status in (301, 307):
                self.send_header("Location", "http://elsewhere.example/")
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing is said."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Desk) as server:
        server.daemon_threads = True
        provider.url = f"http://127.0.0.1:{server.server_address[1]}/send?to=sms"
        Thread(target=server.serve_forever, daemon=True).start()
        yield provider
        server.shutdown()
