"""What a list is filtered by, choice by choice: what each is called, how it is let go, and what the list would show then."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import abort, redirect, request
from werkzeug.datastructures import MultiDict

from storefront.goods.shelves import Filter
from storefront.kernel.refusals import N_
from storefront.web.kit import links
from storefront.web.kit.formats import count_of
from storefront.web.kit.locale import gettext
from storefront.web.kit.page_links import address
from storefront.web.shop.attribute_filters import IS, several
from storefront.web.shop.facets import Facet

DROP = "drop"  # the parameter that lets one choice go
SEVERAL = frozenset({"without", IS})  # parameters that may be chosen several times
OF_ONE_LIST = frozenset({DROP, "page", "upto"})  # what says nothing of the same list without a choice
MOST_WAYS = 6  # out of an empty list; those that show most

Query = Mapping[str, Any]  # of an address, each parameter with one value
Reading = Callable[[MultiDict[str, str]], Filter]  # what an address asks for
Counting = Callable[[Sequence[Filter]], Sequence[int]]  # how many goods each shows


@dataclass(frozen=True)
class Choice:
    """One choice that is applied: its words on the list, its parameter and value, and how the list without it is called."""

    label: str
    name: str
    value: str
    lacking: str

    @property
    def key(self) -> str:
        """What DROP says to let it go."""
        return f"{self.name}.{self.value}"


@dataclass(frozen=True)
class Ways:
    """Ways out of an empty list: single choices whose letting go helps, each with its count; whether there are any; and all
    at once. Words and addresses."""

    single: Sequence[tuple[str, str]] = ()
    clear: tuple[str, str] | None = None


def applied(query: Query, facets: Sequence[Facet]) -> list[Choice]:
    """The choices of a list in the order of its panel."""
    found = [
        Choice(words, facet.name, option.value, gettext("بدون شرط «%(choice)s»", choice=words))
        for facet in facets
        for option in facet.options
        if option.checked and option.value
        for words in [called(facet, option.label)]
    ]
    for name, words, lacking in (
        ("price_from", N_("من %(price)s ر.س"), N_("بدون سعر أدنى")),
        ("price_to", N_("إلى %(price)s ر.س"), N_("بدون سعر أقصى")),
    ):
        if query.get(name) is not None:
            found.append(Choice(gettext(words, price=query[name]), name, str(query[name]), gettext(lacking)))
    return found


def called(facet: Facet, label: str) -> str:
    """What a choice is called where its filter's heading does not stand above it."""
    return gettext("خالٍ من %(allergen)s", allergen=label) if facet.name == "without" else label


def let_go(usual: str) -> None:
    """Leads whoever lets a choice go to the first page of the same list without it; `usual` is the order that need not be
    named."""
    name, _, value = request.args.get(DROP, "").partition(".")
    if not name:
        return
    kept = {key: ",".join(several(request.args, key)) for key in request.args if key not in OF_ONE_LIST}
    kept["sort"] = kept.get("sort", "") if kept.get("sort") != usual else ""
    abort(redirect(address(request.script_root + links.page_path(), without(kept, name, value)), 303))


def without(query: Query, name: str, value: str) -> dict[str, Any]:
    """The query less one choice; a region takes its city along."""
    if name in SEVERAL:
        return {**query, name: ",".join(one for one in str(query.get(name, "")).split(",") if one != value)}
    return {**query, name: None, **({"city": None} if name == "region" else {})}


def ways_out(path: str, query: Query, chosen: Sequence[Choice], clear: Query, read: Reading, count: Counting) -> Ways:
    """What shows something where all the choices together show nothing; `clear` is the query without any of them."""
    queries = [without(query, one.name, one.value) for one in chosen]
    *totals, whole = count([read(as_asked(one)) for one in (*queries, clear)])
    helping = [
        (total, one.lacking, lesser) for total, one, lesser in zip(totals, chosen, queries, strict=True) if total
    ]
    best = sorted(helping, key=lambda way: -way[0])[:MOST_WAYS]
    single = [(with_count(words, total), address(path, lesser)) for total, words, lesser in best]
    everything = (with_count(gettext("بدون أي شرط"), whole), address(path, clear))
    return Ways(single, everything if whole and not (single and len(chosen) == 1) else None)


def as_asked(query: Query) -> MultiDict[str, str]:
    """A query as an address brings it."""
    return MultiDict({name: str(value) for name, value in query.items() if value not in (None, "")})


def with_count(words: str, total: int) -> str:
    return f"{words}: {count_of('product', total)}"
