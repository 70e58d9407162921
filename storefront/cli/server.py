"""The production server as a process of its own, forked from the one that starts it: that one has read the whole market
already, and reading it once more takes longer than everything else of a start."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from multiprocessing.context import ForkProcess

from gunicorn.app import wsgiapp

from storefront.kernel.database import db

PROCESSES, THREADS = 2, 4
PR_SET_PDEATHSIG = 1  # of prctl(2)


def options(host: str, port: int, *, processes: int = PROCESSES) -> list[str]:
    """What gunicorn is told, whoever starts it."""
    return [
        "--preload", "--bind", f"{host}:{port}",
        "--workers", str(processes), "--worker-class", "storefront.cli.wire.Worker", "--threads", str(THREADS),
        "--graceful-timeout", "10", "--timeout", "30", "--log-level", "warning",
        "--limit-request-line", "8190",  # its most: a long search in Arabic is six times as long in an address
        "--forwarder-headers", "",  # nobody tells us from outside which part of an address is ours
    ]  # fmt: skip


def end_with_parent() -> None:
    """Has Linux end this process when the one that started it is gone, however it went; elsewhere it stays."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Server(ForkProcess):
    """gunicorn with the market on an address, to be asked and ended like what subprocess starts."""

    def __init__(self, host: str, port: int, environment: Mapping[str, str]) -> None:
        """Starts it; `environment` holds the settings it has besides ours. Our connections are closed first, for two
        processes cannot speak through one."""
        super().__init__(name="server")
        self.arguments, self.environment = options(host, port), dict(environment)
        db.session.remove()
        db.engine.dispose()
        self.start()

    def run(self) -> None:
        """The server, in its own process and out of reach of Ctrl-C, until it is asked to end."""
        os.setsid()
        end_with_parent()
        os.environ.update(self.environment)
        sys.argv = ["gunicorn", *self.arguments, "storefront:create_app()"]
        wsgiapp.run()

    def poll(self) -> int | None:
        """How it ended; None while it runs."""
        return self.exitcode

    def wait(self, timeout: float | None = None) -> int:
        """How it ended. Raises TimeoutExpired when it has not after so many seconds."""
        self.join(timeout)
        if self.exitcode is None:
            raise subprocess.TimeoutExpired("gunicorn", timeout or 0)
        return self.exitcode
