"""The listener: real HTTP on 127.0.0.1, a thread for each connection, and the ways in which a reply can fail to arrive."""

import contextlib
import socket
import sys
import threading
import traceback
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from .messages import Reply, Request

HOST = "127.0.0.1"
HOST_NAMES = ("127.0.0.1", "localhost")
LARGEST_BODY = 1_000_000
IDLE_SECONDS = 30
SAFETY = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cache-Control": "no-store"}
Answering = Callable[[Request], Reply]


class Listener(ThreadingHTTPServer):
    """Listens on one port of this machine. Port 0 takes a free one."""

    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 128

    def __init__(self, port: int, answer: Answering, stopping: threading.Event) -> None:
        self.answer = answer
        self.stopping = stopping
        super().__init__((HOST, port), Conversation)

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is no news; a fault of ours is."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class Conversation(BaseHTTPRequestHandler):
    """One connection and the requests that come over it."""

    protocol_version = "HTTP/1.1"
    server_version = "stripe-test-server"
    sys_version = ""
    timeout = IDLE_SECONDS
    wbufsize = -1  # headers and body leave together
    disable_nagle_algorithm = True
    server: Listener

    def answer(self) -> None:
        """Reads one request, has it answered, and writes the reply, or fails to as it should."""
        request = self._read()
        if request is None:
            return
        if self.server.stopping.is_set():
            self._hang_up()
            return
        try:
            reply = self.server.answer(request)
        except Exception:
            traceback.print_exc()
            reply = Reply(500, b"The test server itself is at fault; what it was is in its output.")
        if reply.hang:
            self.server.stopping.wait(reply.hang)
        if reply.cut:
            self._hang_up()
        else:
            self._write(reply)

    def do_GET(self) -> None:
        self.answer()

    def do_POST(self) -> None:
        self.answer()

    def do_DELETE(self) -> None:
        self.answer()

    def _read(self) -> Request | None:
        host = self.headers.get("Host", "").rpartition(":")[0] or self.headers.get("Host", "")
        if host not in HOST_NAMES:
            self._refuse(421, "This server answers to 127.0.0.1 only.")
            return None
        written = self.headers.get("Content-Length", "0")
        if "Transfer-Encoding" in self.headers or not written.isdecimal():
            self._refuse(411, "Send a Content-Length.")
            return None
        if int(written) > LARGEST_BODY:
            self._refuse(413, "The request is too large.")
            return None
        parts = urlsplit(self.path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        return Request(self.command, parts.path, parts.query, headers, self.rfile.read(int(written)))

    def _refuse(self, status: int, said: str) -> None:
        self.close_connection = True
        self._write(Reply(status, said.encode(), {"Content-Type": "text/plain; charset=utf-8"}))

    def _write(self, reply: Reply) -> None:
        self.send_response(reply.status)
        for name, value in {**SAFETY, **reply.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        self.wfile.write(reply.body)

    def _hang_up(self) -> None:
        self.close_connection = True
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, *_: object) -> None:
        """Nothing is logged: the journal remembers what a test may want to know."""
