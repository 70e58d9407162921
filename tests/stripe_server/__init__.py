"""A server that speaks Stripe's protocol on this machine, for tests and for a demo. README.md says how to use it."""

from tests.stripe_server.control.remote import Control, ControlError
from tests.stripe_server.serving import StripeServer
from tests.stripe_server.shopper import Page, Shopper
from tests.stripe_server.world import Options

__all__ = ["Control", "ControlError", "Options", "Page", "Shopper", "StripeServer"]
