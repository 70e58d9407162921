"""A mobile is somebody's own once they have typed the six digits that were sent to it; before, no text message goes there."""

from storefront.community.mobiles import refusals
from storefront.community.mobiles.commands import ask_code, confirm
from storefront.community.mobiles.facts import MobileCodeAsked, MobileConfirmed
from storefront.community.mobiles.queries import code_waits, confirmed

__all__ = ["MobileCodeAsked", "MobileConfirmed", "ask_code", "code_waits", "confirm", "confirmed", "refusals"]
