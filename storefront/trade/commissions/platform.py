"""What the platform says of itself as a taxpayer. Read from the settings once, when the market is put together."""

from collections.abc import Mapping
from typing import Any

_platform = {"vat_number": ""}


def open_with(settings: Mapping[str, Any]) -> None:
    """Takes the platform's VAT number (PLATFORM_VAT_NUMBER); an empty one says that it is not registered."""
    _platform["vat_number"] = str(settings.get("PLATFORM_VAT_NUMBER", ""))


def is_registered() -> bool:
    """Whether the platform is registered for tax, so that tax lies within its commission."""
    return bool(_platform["vat_number"])
