"""A market that runs: settings of its own in a folder of its own, the production server on a free port, its letters."""

import email
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import default
from functools import cached_property
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from flask import Flask

import config
from storefront import create_app
from storefront.cli.server import options
from storefront.cli.work import TASKS, run_all
from storefront.kernel import memory
from storefront.kernel.database import db
from storefront.treasury import gateways

PATIENCE_SECONDS = 60


@dataclass(frozen=True)
class Running:
    """Where a running market is and how its parts are reached. Its database is SQLite in its folder, unless `settings`
    name another; they win over all others."""

    url: str
    folder: Path
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])

    @property
    def environment(self) -> dict[str, str]:
        return {
            "INSTANCE_DIR": str(self.folder),
            "SECRET_KEY": "for a market of tests only, and long enough",
            "SITE_URL": self.url,
            "FLASK_APP": "wsgi.py",
            "PORT": str(self.port),
            "PATH": "/usr/bin:/bin",
            "LC_ALL": "C.UTF-8",
            **self.settings,
        }

    @property
    def log(self) -> Path:
        """What servers and commands complained of."""
        return self.folder / "complaints.log"

    def start(self, *words: str, heard: bool = False) -> "subprocess.Popen[bytes]":
        """A command of the market's own, as its operator types it after `flask`. What it says is there to be read when it
        is `heard`."""
        command, out = [sys.executable, "-m", "flask", *words], subprocess.PIPE if heard else None
        with self.log.open("ab") as log:
            return subprocess.Popen(command, cwd=config.ROOT, env=self.environment, stdout=out, stderr=log)

    def work(self) -> None:
        """The worker does what is due."""
        assert self.start("work", "--once").wait(PATIENCE_SECONDS) == 0

    @cached_property
    def app(self) -> Flask:
        """The market in this process, on the same data as the server's."""
        return create_app(config.read(self.environment))

    def work_here(self) -> None:
        """The worker does what is due, in this process, where it need not start first."""
        with self.app.app_context():
            memory.forget_all()
            gateways.open_with(self.app.config)
            while run_all(TASKS, {}):
                pass
            self.let_go()

    def let_go(self) -> None:
        """Gives the database back; inside the application's context."""
        db.session.remove()
        for engine in db.engines.values():
            engine.dispose()

    def check(self) -> bool:
        """Whether the market says of itself that no rule is broken."""
        return self.start("check").wait(PATIENCE_SECONDS) == 0

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
def serving(market: Running, *, app: str = "wsgi:app", processes: int = 1) -> Iterator["subprocess.Popen[bytes]"]:
    """The production server, so many processes of it, until the block ends. It is not asked to end: nothing may depend on
    that."""
    command = [sys.executable, "-m", "gunicorn", app, *options("127.0.0.1", market.port, processes=processes)]
    with market.log.open("ab") as log:
        server = subprocess.Popen(
            command, cwd=config.ROOT, env=market.environment, stdout=log, stderr=log, start_new_session=True
        )
        try:
            wait_for(f"{market.url}/health", server)
            yield server
        finally:
            kill(server)


def kill(server: "subprocess.Popen[bytes]") -> None:
    """Ends a server and all its processes at once."""
    with suppress(ProcessLookupError):
        os.killpg(server.pid, signal.SIGKILL)
    server.wait()


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    """Returns when the server answers; raises when it has ended or takes too long."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            with urlopen(address, timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError("the market did not open; it says why in complaints.log in its folder")
