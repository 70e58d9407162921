"""flask serve: what `make run` starts. Sets the market up, fills it when it is empty, then runs server and worker, and a
Stripe of its own beside them when there is no key."""

import signal
import subprocess
import sys
import time
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import click
from flask import current_app
from flask.cli import with_appcontext

from storefront.cli.demo import tell_when_empty
from storefront.cli.own_stripe import OwnStripe, own_stripe
from storefront.cli.search import rebuild_when_missing
from storefront.cli.setup import bring_up
from storefront.demo import logins

PROCESSES, THREADS = 2, 4
PATIENCE_SECONDS = 30


def server_command(host: str, port: int, *, app: str = "wsgi:app", processes: int = PROCESSES) -> list[str]:
    """The production server, as this Python's own: so many processes of a WSGI application."""
    return [
        sys.executable, "-m", "gunicorn", app, "--preload", "--bind", f"{host}:{port}",
        "--workers", str(processes), "--worker-class", "gthread", "--threads", str(THREADS),
        "--graceful-timeout", "10", "--timeout", "30", "--log-level", "warning",
    ]  # fmt: skip


def worker_command() -> list[str]:
    return [sys.executable, "-m", "flask", "work"]


def stop(processes: list[subprocess.Popen[bytes]]) -> None:
    """Asks every process to end and waits for it; insists after a while."""
    for process in processes:
        if process.poll() is None:
            process.terminate()
    for process in processes:
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_until_ready(address: str, server: subprocess.Popen[bytes]) -> bool:
    """Whether a server answers at an address within the time we give it."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            with urlopen(address, timeout=2):  # noqa: S310 - our own address
                return True
        except (URLError, OSError):
            time.sleep(0.1)
    return False


@click.command("serve")
@with_appcontext
def serve() -> None:
    """Set the market up and run it: server and worker, until Ctrl-C."""
    bring_up()
    tell_when_empty()
    rebuild_when_missing()
    processes: list[subprocess.Popen[bytes]] = []
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        stripe = own_stripe(current_app.config, current_app.root_path)
        start(processes, stripe)
        greet(str(current_app.config["SITE_URL"]), has_test_cards=stripe is not None)
        while all(process.poll() is None for process in processes):
            time.sleep(0.5)
        raise click.ClickException("The server or the worker has ended; its last words are above.")
    except KeyboardInterrupt:
        click.echo("\nClosing the market ...")
    finally:
        stop(processes)


def start(processes: list[subprocess.Popen[bytes]], stripe: OwnStripe | None) -> None:
    """Starts everything, one after the other, into `processes`. Raises ClickException when a port is taken."""
    host, port = current_app.config["HOST"], current_app.config["PORT"]

    def run(command: list[str], ready: str = "", folder: str | None = None) -> None:
        environment = stripe.environment if stripe else None
        processes.append(subprocess.Popen(command, env=environment, cwd=folder, start_new_session=True))
        if ready and not wait_until_ready(ready, processes[-1]):
            taken = urlsplit(ready).port
            raise click.ClickException(f"A server did not start: is port {taken} free? Try PORT={port + 1} make run.")

    if stripe:
        run(stripe.command, f"{stripe.address}/_control", current_app.root_path)
    run(server_command(host, port), f"http://{host}:{port}/ready")
    run(worker_command())


def greet(url: str, *, has_test_cards: bool) -> None:
    """Where the market is, one login for each kind of reader, and a card to pay with."""
    click.echo(f"\n  دكّة · Dakkah is open:  {url}   (English: {url}/en/)\n")
    for line in logins():
        click.echo(f"    {line}")
    if has_test_cards:
        click.echo("\n  A card that pays: 4242 4242 4242 4242, any date to come, any three digits; no money moves")
    click.echo("\n  Letters land readable in " + str(current_app.config["MAIL_URL"]) + "\n  Ctrl-C closes it.\n")
