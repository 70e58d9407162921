"""A carrier of text messages on this machine: an HTTP address that counts what is handed in and answers as it is told."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from typing import Any

PATIENCE_SECONDS = 30


class Provider:
    """What came in, each with its headers; how many stood at the counter at once at most. It answers with `status`, and
    waits with it until `is_open`. Under a key it sends one message, however often it comes."""

    def __init__(self) -> None:
        self.url, self.status = "", 200
        self.asked: list[tuple[dict[str, str], dict[str, Any]]] = []
        self.most_at_once = 0
        self.is_open = Event()
        self.is_open.set()
        self._waiting = 0
        self._lock = Lock()

    @property
    def sent(self) -> dict[str, dict[str, Any]]:
        """What left, by key."""
        return {headers["Idempotency-Key"]: body for headers, body in self.asked}

    def take(self, headers: dict[str, str], body: dict[str, Any]) -> None:
        with self._lock:
            self._waiting += 1
            self.most_at_once = max(self.most_at_once, self._waiting)
        self.is_open.wait(PATIENCE_SECONDS)
        with self._lock:
            self._waiting -= 1
            self.asked.append((headers, body))


@contextmanager
def a_provider() -> Iterator[Provider]:
    """The carrier, open until the block ends."""
    provider = Provider()

    class Counter(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            provider.take(dict(self.headers), {"path": self.path, **body})
            self.send_response(provider.status)
            if provider.status in (301, 307):
                self.send_header("Location", "http://elsewhere.example/")
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing is said."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Counter) as server:
        server.daemon_threads = True
        provider.url = f"http://127.0.0.1:{server.server_address[1]}/send?to=sms"
        Thread(target=server.serve_forever, daemon=True).start()
        yield provider
        server.shutdown()
