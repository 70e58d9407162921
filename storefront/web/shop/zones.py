"""Where a family brings its goods itself, as shoppers read it: the city, the fee, from which sum on there is none, the smallest
order."""

from collections.abc import Mapping
from typing import NamedTuple

from flask_babel import gettext

from storefront.community import regions
from storefront.kernel import money
from storefront.trade import delivery
from storefront.web.kit.locale import in_language
from storefront.web.kit.places import by_name


class ZoneRow(NamedTuple):
    """One city; `terms` are sentences."""

    city: str
    fee_minor: int
    terms: str


def zone_rows(zones: Mapping[int, delivery.Zone]) -> list[ZoneRow]:
    """The cities, from their terms by id."""
    return [
        ZoneRow(in_language(city, "name"), zones[city.id].fee_minor, terms_of(zones[city.id]))
        for city in by_name(regions.place(city_id)[0] for city_id in zones)
    ]


def terms_of(zone: delivery.Zone) -> str:
    """What there is to know beside the fee."""
    said = []
    if zone.fee_minor and zone.free_from_minor is not None:
        said.append(gettext("مجاناً من %(amount)s ر.س", amount=money.shown(zone.free_from_minor)))
    if zone.least_minor:
        said.append(gettext("أقل طلب %(amount)s ر.س", amount=money.shown(zone.least_minor)))
    return " · ".join(str(one) for one in said)
