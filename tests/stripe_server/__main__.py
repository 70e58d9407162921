"""Starts the server from a shell: python -m stripe_server --port 0 --webhook http://127.0.0.1:8000/hooks/stripe"""

import argparse
import signal
import sys
import threading
from pathlib import Path

from .refusals import Refusal
from .serving import StripeServer
from .world import Options


def words() -> argparse.ArgumentParser:
    """The words that can be given."""
    parser = argparse.ArgumentParser(__package__, description="Stripe's protocol on this machine, for tests.")
    add = parser.add_argument
    add("--port", type=int, default=0, help="0 (the default) takes a free one; the address is printed")
    add("--webhook", metavar="URL", action="append", default=[], help="where events of the platform go (repeatable)")
    add("--connect-webhook", metavar="URL", action="append", default=[], help="where events of connected accounts go")
    add("--webhook-secret", metavar="SECRET", action="append", default=[], help="signs them; two while one is replaced")
    add("--manual", action="store_true", help="events wait until a control call sends them")
    add("--state", type=Path, metavar="FILE", help="remembers everything in this file")
    add("--key", action="append", default=[], help="the secret keys that are taken; default: every test key")
    add("--name", default=Options.name, help="the name of the shop, shown on the pages")
    add("--country", default=Options.country, help="the country of the platform")
    add("--settle", metavar="CURRENCY", default="", help="what charges are settled in; default: as they were paid")
    add("--rate", metavar="CURRENCY=RATE", action="append", default=[], help="such as sar=0.979 with --settle aed")
    add("--fee-percent", default=Options.fee_percent)
    add("--fee-fixed", type=int, default=Options.fee_fixed, help="in minor units")
    add("--onboard-at-once", action="store_true", help="connected accounts need no visit to the onboarding page")
    return parser


def options(asked: argparse.Namespace) -> Options:
    """The options that the words stand for. Raises Refusal."""
    return Options(
        name=asked.name,
        country=asked.country.upper(),
        keys=tuple(asked.key),
        settlement_currency=asked.settle.lower(),
        rates={name.lower(): rate for name, _, rate in (one.partition("=") for one in asked.rate)},
        fee_percent=asked.fee_percent,
        fee_fixed=asked.fee_fixed,
        webhooks="manual" if asked.manual else "automatic",
        onboard_at_once=asked.onboard_at_once,
    )


def main(arguments: list[str] | None = None) -> int:
    """Serves until it is told to stop; 2 when it was started wrongly."""
    asked = words().parse_args(arguments)
    ended = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: ended.set())
    try:
        with StripeServer(options(asked), port=asked.port, state=asked.state) as server:
            for connect, urls in ((False, asked.webhook), (True, asked.connect_webhook)):
                for url in urls:
                    server.tell(url, *asked.webhook_secret, connect=connect)
            print(f"Listening on {server.address}", flush=True)
            ended.wait()
    except (Refusal, OSError) as trouble:
        print(trouble, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
