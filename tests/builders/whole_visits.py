"""Visitors of a whole market: an exhibition that is on with people at its gates, and tickets of each kind."""

from typing import Any

from storefront.community.bodies import Body
from storefront.fairs import visits
from storefront.kernel import clock
from tests.builders.visiting import people_at_gates


def whole_visits(body: Body, others: tuple[str, ...]) -> dict[str, tuple[Any, ...]]:
    """What stands in the place of gates and tickets; `others` are addresses of exhibitions, with visitors and without."""
    exhibition, (came, comes, gone) = people_at_gates(body)
    codes = (comes.code, came.code, gone.code)
    counted = visits.last_counted(exhibition.id, clock.today())
    return {
        "organiser.visits.exhibition_id": (exhibition.id,),
        "organiser.visits.entrance_id": tuple(one.id for one in counted),
        "shop.fair_visits.slug": (exhibition.slug, *others),
        "shop.fair_visits.new?": ("?sent=1",),
        "shop.visit_tickets.code": codes,
        "hooks.calendars.visit.code": codes,
    }
