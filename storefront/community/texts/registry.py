"""Which carrier an address names."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from storefront.community.texts.carrying import Carrier
from storefront.community.texts.folder import Folder
from storefront.community.texts.hook import Hook


def carrier_of(url: str, secret: str = "") -> Carrier:
    """The carrier at file:///folder, https://… or http://… (with the secret it knows us by); ValueError for any other."""
    parts = urlsplit(url)
    if parts.scheme == "file":
        return Folder(Path(unquote(parts.path)))
    if parts.scheme in ("http", "https"):
        return Hook(url, secret)
    raise ValueError(f"TEXTS_URL must be file://, https:// or http://, not {parts.scheme or 'empty'}")
