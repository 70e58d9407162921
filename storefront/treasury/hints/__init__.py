"""Hints of providers: that something happened, and where to look. Nothing in them is ever believed."""

from storefront.treasury.hints.commands import claim, close, put_off, replay, take_in
from storefront.treasury.hints.models import ProviderEvent
from storefront.treasury.hints.queries import due, get, page

__all__ = ["ProviderEvent", "claim", "close", "due", "get", "page", "put_off", "replay", "take_in"]
