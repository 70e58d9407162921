"""A shop that gets events: keeps what was sent, and says what it is told to say."""

import json
import threading
import time
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

PATIENCE_SECONDS = 10


@dataclass(frozen=True)
class Got:
    """One message as it arrived."""

    body: bytes
    signature: str

    @property
    def event(self) -> dict[str, Any]:
        read: dict[str, Any] = json.loads(self.body)
        return read


class Receiver:
    """Listens on a free port of this machine. `answers` are the statuses of the next messages; then it is always 200."""

    def __init__(self) -> None:
        self.got: list[Got] = []
        self.answers: list[int] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/hooks/stripe"

    def types(self) -> list[str]:
        """The types of the events, in the order in which they came."""
        return [got.event["type"] for got in self.got]

    def wait_for(self, count: int) -> list[Got]:
        """Returns when so many messages have come; raises when they take too long."""
        until = time.monotonic() + PATIENCE_SECONDS
        while len(self.got) < count:
            if time.monotonic() > until:
                raise AssertionError(f"{len(self.got)} messages came, {count} were expected: {self.types()}")
            time.sleep(0.005)
        return self.got

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()


def _handler(receiver: Receiver) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            receiver.got.append(Got(body, self.headers.get("Stripe-Signature", "")))
            self.send_response(receiver.answers.pop(0) if receiver.answers else 200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Tests look at what came, not at a log."""

    return Handler
