"""The filters of a list as its panel prints them."""

from collections.abc import Sequence
from dataclasses import dataclass

from storefront.web.kit.locale import gettext


@dataclass(frozen=True)
class Option:
    """One choice of a filter."""

    value: str
    label: str
    count: int | None
    checked: bool

    def __iter__(self):  # type: ignore[no-untyped-def]  # components unpack it
        return iter((self.value, self.label, self.count, self.checked))


@dataclass(frozen=True)
class Facet:
    """One filter of the panel."""

    name: str
    label: str
    kind: str
    options: Sequence[Option] = ()
    low: str = ""
    high: str = ""
    error: str = ""


def with_any(options: list[Option]) -> list[Option]:
    """The choices with the one that lets everything through, first."""
    return [Option("", gettext("الكل"), None, not any(option.checked for option in options)), *options]
