"""Stripe: hosted Checkout by redirect, separate charges and transfers. The only home of its library."""

from storefront.treasury.gateways.stripe.connect import Connect
from storefront.treasury.gateways.stripe.gateway import LANGUAGES, Stripe

__all__ = ["LANGUAGES", "Connect", "Stripe"]
