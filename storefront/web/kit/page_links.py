"""A page of results with the addresses of the others, each with everything that was asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from storefront.kernel import paging
from storefront.web.kit import links


@dataclass(frozen=True)
class PageLinks:
    """A page of results with the addresses of the others."""

    page: paging.Page[Any]
    path: str
    query: dict[str, Any]

    def __getattr__(self, name: str) -> Any:
        return getattr(self.page, name)

    @property
    def canonical(self) -> str:
        """The one address search engines keep of it: the page itself, when nothing is filtered, searched or sorted. Any choice
        leads to the beginning of the whole list, for its second page holds other things than theirs."""
        chosen = any(value not in (None, "", []) for name, value in self.query.items() if name != "upto")
        is_plain = not chosen and 1 < self.page.number <= self.page.pages
        return links.canonical() + (f"?page={self.page.number}" if is_plain else "")

    def href(self, number: int) -> str:
        return address(self.path, {**self.query, "page": number if number > 1 else None})


def address(path: str, query: Mapping[str, Any]) -> str:
    """A path with what is asked of it; nothing empty, always in the same order."""
    pairs = [(name, value) for name, value in query.items() if value not in (None, "", [])]
    return f"{path}?{urlencode(pairs, doseq=True, safe=',')}" if pairs else path
