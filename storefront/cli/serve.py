"""flask serve: what `make run` starts. Sets the market up, fills it when it is empty, then runs server and worker, and a
Stripe of its own beside them when there is no key."""

import signal
import sys
import time
from threading import Event
from urllib.request import Request

import click
from flask import current_app
from flask.cli import with_appcontext

from storefront.cli.demo import tell_when_empty
from storefront.cli.own_stripe import OwnStripe, own_stripe
from storefront.cli.processes import Running, begin, refuse_port, stop, wait_until_ready
from storefront.cli.search import rebuild_when_missing
from storefront.cli.server import Server
from storefront.cli.setup import bring_up
from storefront.community import accounts
from storefront.demo import logins

AGAIN_SECONDS = 10.0  # a worker that lives no longer is not started once more


def worker_command() -> list[str]:
    return [sys.executable, "-m", "flask", "work"]


def close(processes: list[Running]) -> None:
    """Ends every process. Ctrl-C pressed again changes nothing."""
    for again in (signal.SIGINT, signal.SIGHUP):
        signal.signal(again, signal.SIG_IGN)
    stop(processes)


def readiness(host: str, port: int) -> Request:
    """The question whether the market is ready, asked of this machine in the name of a host that is answered."""
    place = f"[{host}]" if ":" in host else host
    trusted = str(current_app.config["TRUSTED_HOSTS"][0]).lstrip(".")
    return Request(f"http://{place}:{port}/ready", headers={"Host": trusted})


@click.command("serve")
@click.option(
    "--demo/--no-demo", default=True, show_default=True,
    help="Tell the demo market when there is none; in production it is never told.",
)  # fmt: skip
@with_appcontext
def serve(demo: bool) -> None:
    """Set the market up and run it: server and worker, until Ctrl-C. A worker that ends is started again."""
    port = current_app.config["PORT"]
    refuse_port(current_app.config["HOST"], port, instead=port + 1)
    bring_up()
    if demo:
        tell_when_empty()
    rebuild_when_missing()
    processes: list[Running] = []
    ending = Event()
    for number in (signal.SIGTERM, signal.SIGHUP):  # the second when the window is closed
        signal.signal(number, lambda *_: end(ending))
    # what is started in the background may come with Ctrl-C ignored
    signal.signal(signal.SIGINT, lambda *_: interrupt(ending))
    try:
        production = bool(current_app.config["PRODUCTION"])
        stripe = own_stripe(current_app.config, current_app.root_path)
        start(processes, stripe)
        greet(str(current_app.config["SITE_URL"]), has_test_cards=stripe is not None, production=production)
        watch(processes, stripe, ending)
    except KeyboardInterrupt:
        click.echo("\nClosing the market ...")
    finally:
        close(processes)


def end(ending: Event) -> None:
    """Ends whatever is being done; noted too, for an exception can get lost where nobody hears it."""
    ending.set()
    sys.exit(0)


def interrupt(ending: Event) -> None:
    """The same for Ctrl-C, which says so."""
    ending.set()
    raise KeyboardInterrupt


def watch(processes: list[Running], stripe: OwnStripe | None, ending: Event) -> None:
    """Waits until the market is asked to end. Its worker, the last of the processes, is started again when it ends, for
    shoppers do not need it; one that ends again at once is beyond that. Raises ClickException when something has ended for
    good."""
    again = -AGAIN_SECONDS
    while not ending.wait(0.5):
        if processes[-1].poll() is not None and time.monotonic() - again >= AGAIN_SECONDS:
            click.echo("The worker has ended and is started again.", err=True)
            processes[-1], again = begin(worker_command(), environment_with(stripe)), time.monotonic()
        if any(process.poll() is not None for process in processes):
            raise click.ClickException("The server or the worker has ended; its last words are above.")


def environment_with(stripe: OwnStripe | None) -> dict[str, str] | None:
    """What a process of the market is given; None: what we were given."""
    return stripe.environment if stripe else None


def start(processes: list[Running], stripe: OwnStripe | None) -> None:
    """Starts everything into `processes`, the worker last, and returns when the market is open. Raises ClickException when
    something does not start."""
    host, port = current_app.config["HOST"], current_app.config["PORT"]
    questions = [readiness(host, port)]
    processes.append(Server(host, port, stripe.settings if stripe else {}))
    if stripe:
        processes.append(begin(stripe.command, folder=current_app.root_path))
        questions.append(stripe.question)
    for process, question in zip(processes, questions, strict=True):
        wait_until_ready(question, process)
    processes.append(begin(worker_command(), environment_with(stripe)))


def greet(url: str, *, has_test_cards: bool, production: bool) -> None:
    """Where the market is, one login for each kind of reader, and a card to pay with; in production what is still to be
    done."""
    click.echo(f"\n  دكّة · Dakkah is open:  {url}   (English: {url}/en/)\n")
    for line in still_to_do() if production else logins():
        click.echo(f"    {line}")
    if has_test_cards:
        click.echo("\n  A card that pays: 4242 4242 4242 4242, any date to come, any three digits; no money moves")
    click.echo("\n  Letters land readable in " + str(current_app.config["MAIL_URL"]) + "\n  Ctrl-C closes it.\n")


def still_to_do() -> list[str]:
    """What an operator should know of the accounts of a market in production, a sentence each."""
    told = []
    if not accounts.is_held("staff"):
        told.append("Nobody can open the office yet; make its first account: flask accounts add EMAIL --role staff")
    if logins():
        told.append(
            "People of the demo market can sign in here with a password that is published: flask accounts disable"
        )
    return told
