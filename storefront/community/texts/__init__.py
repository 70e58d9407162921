"""Text messages to mobiles: what leaves, and the carriers that take them. Knows nothing of what they say or to whom."""

from storefront.community.texts.carrying import Abilities, Carrier, Refused, Text, Trouble
from storefront.community.texts.folder import Folder
from storefront.community.texts.hook import Hook
from storefront.community.texts.registry import carrier_of

__all__ = ["Abilities", "Carrier", "Folder", "Hook", "Refused", "Text", "Trouble", "carrier_of"]
