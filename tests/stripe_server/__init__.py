"""A server that speaks Stripe's protocol on this machine, for tests and for a demo. README.md says how to use it."""

from .control.remote import Control, ControlError
from .serving import StripeServer
from .shopper import Page, Shopper
from .world import Options

__all__ = ["Control", "ControlError", "Options", "Page", "Shopper", "StripeServer"]
