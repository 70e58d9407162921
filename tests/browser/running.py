"""A market that runs: settings of its own in a folder of its own, the production server on a free port, its letters."""

import email
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import default
from functools import cached_property
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from flask import Flask

import config
from storefront import create_app
from storefront.cli.work import TASKS, run_all
from storefront.kernel import memory
from storefront.kernel.database import db

PATIENCE_SECONDS = 30
THREADS = 8


@dataclass(frozen=True)
class Running:
    """Where a running market is and how its parts are reached."""

    url: str
    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        port = self.url.rpartition(":")[2]
        return {
            "INSTANCE_DIR": str(self.folder),
            "SECRET_KEY": "for the browser's market only, and long enough",
            "SITE_URL": self.url,
            "PORT": port,
            "PATH": "/usr/bin:/bin",
            "LC_ALL": "C.UTF-8",
        }

    @cached_property
    def app(self) -> Flask:
        """The market in this process, on the same data as the server's."""
        return create_app(config.read(self.environment))

    def work(self) -> None:
        """The worker does what is due, as `flask work --once` does; in this process, where it need not start first."""
        with self.app.app_context():
            memory.forget_all()
            while run_all(TASKS, {}):
                pass
            self.let_go()

    def let_go(self) -> None:
        """Gives the database back; inside the application's context."""
        db.session.remove()
        for engine in db.engines.values():
            engine.dispose()

    def letters_to(self, address: str) -> list[str]:
        """The text of every letter to somebody, the oldest first."""
        files = sorted((self.folder / "mail").rglob("*.eml"), key=lambda file: file.stat().st_mtime)
        read = [email.message_from_bytes(file.read_bytes(), policy=default) for file in files]
        return [plain(letter) for letter in read if address in str(letter["To"])]

    def link_to(self, address: str, part: str) -> str:
        """The address, with this part in it, in the newest letter to somebody."""
        found = re.findall(rf"{re.escape(self.url)}\S*{part}[^\s>)]*", self.letters_to(address)[-1])
        return str(found[0])


def plain(letter: EmailMessage) -> str:
    """The words of a letter."""
    body = letter.get_body(("plain",))
    return str(body.get_content()) if body else ""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(market: Running) -> Iterator[None]:
    """The production server, one process, until the block ends."""
    command = [
        sys.executable, "-m", "gunicorn", "wsgi:app", "--bind", market.url.removeprefix("http://"),
        "--workers", "1", "--worker-class", "gthread", "--threads", str(THREADS), "--log-level", "warning",
    ]  # fmt: skip
    with (market.folder / "server.log").open("wb") as log:
        server = subprocess.Popen(command, cwd=config.ROOT, env=market.environment, stdout=log, stderr=log)
        try:
            wait_for(f"{market.url}/health", server)
            yield
        finally:
            server.terminate()
            server.wait(timeout=15)


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    """Returns when the server answers; raises when it has ended or takes too long."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            with urlopen(address, timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError("the market did not open; its log is server.log in its folder")
