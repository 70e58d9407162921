"""Whose desk it is: the bodies of the signed-in person, what every page says of them, things fetched through them."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, NamedTuple

from flask import request, url_for
from flask_babel import gettext

from storefront.community import bodies
from storefront.community.bodies import Body
from storefront.fairs import exhibitions, markets
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.markets import PermanentMarket
from storefront.web.kit.doors import actor
from storefront.web.kit.locale import in_language
from storefront.web.kit.requests import key_of

OF_MARKETS = ("markets", "units", "market_leases", "rents")  # the parts of the desk behind that door


class Entry(NamedTuple):
    """A door in the navigation."""

    href: str
    label: str
    icon: str
    current: bool


def own(exhibition_id: int) -> Exhibition:
    """An exhibition of one of this person's bodies; raises NotFound for anybody else's."""
    return exhibitions.of_bodies(actor().bodies, exhibition_id)


def own_bodies() -> Sequence[Body]:
    """The bodies this person acts for, by name."""
    return bodies.of_officer(actor().user_id or 0)


def chosen_body() -> int:
    """The body a new one is of: the one that was chosen, or the first."""
    mine = [body.id for body in own_bodies()]
    wanted = key_of(request.values.get("body"))
    return wanted if wanted in mine else mine[0]


def own_market(market_id: int) -> PermanentMarket:
    """A permanent market of one of this person's bodies; raises NotFound for anybody else's."""
    return markets.of_bodies(actor().bodies, market_id)


class Desk:
    """What the layout prints; asked when it is printed, so that error pages cost nothing."""

    @cached_property
    def bodies(self) -> Sequence[Body]:
        return own_bodies()

    @property
    def name(self) -> str:
        return str(gettext("، ").join(in_language(body, "name") for body in self.bodies))

    @property
    def doors(self) -> list[Entry]:
        """The navigation, the open part marked."""
        part = (request.blueprint or "").split(".")[-1]
        parts = (
            ("exhibitions", gettext("فعالياتنا"), "tent"),
            ("markets", gettext("الأسواق الدائمة"), "store"),
            ("venues", gettext("الأماكن"), "map-pin"),
        )
        here = {"venues": "venues", **dict.fromkeys(OF_MARKETS, "markets")}.get(part, "exhibitions")
        return [Entry(url_for(f"organiser.{name}.index"), label, icon, name == here) for name, label, icon in parts]


def at_desk() -> dict[str, Any]:
    """What every template of the desk knows."""
    return {"desk": Desk()}
