"""Processes of the market: begun so that none outlives the one that began it, and waited for until they answer."""

import errno
import socket
import subprocess
import time
from collections.abc import Mapping
from urllib.error import URLError
from urllib.request import Request, urlopen

import click

from storefront.cli.server import Server, end_with_parent

PATIENCE_SECONDS = 120  # a dead server is noticed at once; a slow machine is waited for
ENDING_SECONDS = 15
Running = subprocess.Popen[bytes] | Server


def refuse_port(host: str, port: int, *, instead: int) -> None:
    """Raises ClickException, in one sentence, when nothing of ours could listen there; `instead` is a port to try for the
    market."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise click.ClickException(f"Port {port} is taken already; try another: PORT={instead} make run.") from None
        raise click.ClickException(f"Nobody can listen on {host}, port {port}: {error.strerror}.") from None


def begin(
    command: list[str], environment: Mapping[str, str] | None = None, folder: str | None = None
) -> subprocess.Popen[bytes]:
    """Starts a process of the market."""
    said = subprocess.DEVNULL if folder else None  # the address of the Stripe of our own is nobody's to open
    return subprocess.Popen(
        command, env=environment, cwd=folder, stdout=said, start_new_session=True, preexec_fn=end_with_parent
    )


def wait_until_ready(question: Request, server: Running) -> None:
    """Waits until the server answers. Raises ClickException when it does not within the time we give it."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            with urlopen(question, timeout=2):  # noqa: S310 - our own address
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise click.ClickException(f"The server of {question.full_url} did not start; its last words are above.")


def stop(processes: list[Running]) -> None:
    """Asks every process to end and waits for it; insists after a while."""
    for process in processes:
        if process.poll() is None:
            process.terminate()
    for process in processes:
        try:
            process.wait(timeout=ENDING_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
