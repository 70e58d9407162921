"""A Stripe of this machine's own, for a market that has no account there: test cards work, no money moves anywhere.

It is the server the tests use (tests/stripe_server), so it is there when the whole project is. Production never starts it.
"""

import hashlib
import hmac
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
    def command(self) -> list[str]:
        """How it is started."""
        port = self.address.rpartition(":")[2]
        return [
            sys.executable, "-m", MODULE, "--port", port, "--state", str(self.memory), "--name", "Dakkah",
            "--webhook", self.webhook, "--webhook-secret", self.secret, "--key", KEY,
        ]  # fmt: skip

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
