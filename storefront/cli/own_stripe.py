"""A Stripe of this machine's own, for a market that has no account there: test cards work, no money moves anywhere.

It is the server the tests use (tests/stripe_server), so it is there when the whole project is. Production never starts it.
"""

import hashlib
import hmac
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import Request

from storefront.cli.processes import begin, refuse_port, stop, wait_until_ready
from storefront.demo import Provider
from storefront.treasury import gateways

MODULE = "tests.stripe_server"
KEY = "sk_test_of_this_machine"
PORTS_ABOVE = 900  # the market's port and so many more: the same one every time, since pages lie in its addresses


@dataclass(frozen=True)
class OwnStripe:
    """Where it is to be, what it remembers, and whom it tells of payments."""

    address: str
    memory: Path
    webhook: str
    secret: str

    @property
    def port(self) -> int:
        return int(self.address.rpartition(":")[2])

    @property
    def command(self) -> list[str]:
        """How it is started beside the market."""
        return [*self.silent_command, "--webhook", self.webhook, "--webhook-secret", self.secret]

    @property
    def silent_command(self) -> list[str]:
        """How it is started where nobody listens to what it tells."""
        return [
            sys.executable, "-m", MODULE, "--port", str(self.port), "--state", str(self.memory), "--name", "Dakkah",
            "--key", KEY,
        ]  # fmt: skip

    @property
    def question(self) -> Request:
        """What it answers once it is ready."""
        return Request(f"{self.address}/_control")  # noqa: S310 - of this machine

    @property
    def settings(self) -> dict[str, str]:
        """What the market's own processes are told, so that they take cards, and pay families, through it."""
        return {
            "STRIPE_SECRET_KEY": KEY,
            "STRIPE_API_BASE": self.address,
            "STRIPE_WEBHOOK_SECRETS": self.secret,
            "STRIPE_TRANSFERS": "1",
        }

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, **self.settings}


def own_stripe(config: Mapping[str, Any], root: str) -> OwnStripe | None:
    """The Stripe this market starts for itself; None with a key, in production, and where the tests were left out."""
    if config["PRODUCTION"] or config["STRIPE_SECRET_KEY"] or not is_there(root):
        return None
    market = f"http://{config['HOST']}:{config['PORT']}"
    return OwnStripe(
        address=f"http://127.0.0.1:{config['PORT'] + PORTS_ABOVE}",
        memory=config["INSTANCE_DIR"] / "stripe.sqlite3",
        webhook=f"{market}/hooks/stripe",
        secret="whsec_" + hmac.new(str(config["SECRET_KEY"]).encode(), b"own stripe", hashlib.sha256).hexdigest(),
    )


def is_there(root: str) -> bool:
    """Whether the server came with the market."""
    return (Path(root) / "tests" / "stripe_server" / "__main__.py").exists()


@contextmanager
def told_with(stripe: OwnStripe | None, config: Mapping[str, Any], root: str) -> Iterator[Provider | None]:
    """Inside the block a market that is told takes its cards through a Stripe of its own that knows nothing yet; what one of
    an earlier market remembers is put aside. Nothing of it runs afterwards. Raises ClickException when it does not start."""
    if stripe is None:
        yield None
        return
    refuse_port("127.0.0.1", stripe.port, instead=config["PORT"] + 1)
    put_aside(stripe.memory)
    server = begin(stripe.silent_command, folder=root)
    try:
        wait_until_ready(stripe.question, server)
        gateways.open_with({**config, **stripe.settings, "STRIPE_WEBHOOK_SECRETS": (stripe.secret,)})
        yield Provider(stripe.address, KEY, str(config["SITE_URL"]))
    finally:
        gateways.open_with(config)
        stop([server])


def put_aside(memory: Path) -> None:
    """Gives a memory another name, in place of what has it, with what SQLite keeps beside it."""
    for beside in ("", "-wal", "-shm"):
        file = memory.with_name(memory.name + beside)
        aside = file.with_name(f"{memory.stem}.unfinished{memory.suffix}{beside}")
        aside.unlink(missing_ok=True)
        if file.exists():
            file.replace(aside)
