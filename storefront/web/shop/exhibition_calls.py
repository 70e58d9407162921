"""Calls for exhibitors for everybody: /exhibitions/calls, and what the page of an exhibition says of its own."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template, request, url_for

from storefront.community import regions
from storefront.fairs import calls
from storefront.fairs.calls import ExhibitorCall
from storefront.goods import taxonomy
from storefront.kernel import clock, paging
from storefront.web.kit.locale import gettext, in_language
from storefront.web.kit.page_links import PageLinks

exhibition_calls = Blueprint("exhibition_calls", __name__)
MOST_NAMED = 8  # sub-categories that are named; more are counted


@dataclass(frozen=True)
class CallRow:
    """A call as pages print it: whether families can apply now, or later, what it invites in a few words."""

    call: ExhibitorCall
    is_open: bool
    is_coming: bool
    invited: str


@exhibition_calls.get("/exhibitions/calls")
def index() -> str:
    """Those that are open or open later, the first to close first; of a region where one is asked for."""
    region = regions.atlas().by_slug.get(request.args.get("region", ""))
    page = calls.current(region_id=region.id if region else None, number=paging.page_number(request.args.get("page")))
    quotas = calls.quotas_of_all([call.id for call in page.rows])
    return render_template(
        "shop/exhibition_calls/index.html",
        rows=[row_of(call, [one.category_id for one in quotas.get(call.id, [])]) for call in page.rows],
        page=PageLinks(page, url_for(".index"), {"region": region.slug if region else None}),
        regions=regions.atlas().regions,
        region=region,
    )


def row_of(call: ExhibitorCall, category_ids: list[int]) -> CallRow:
    now = clock.now()
    is_open = calls.is_open(call, call.exhibition, now)
    return CallRow(call, is_open, not is_open and now < call.opens_at, invited_words(category_ids))


def invited_words(category_ids: list[int]) -> str:
    """What a call invites: "بخور، معمول و3 غيرها"."""
    names = [in_language(taxonomy.sign(one), "name") for one in category_ids[:MOST_NAMED]]
    said, more = gettext("، ").join(names), len(category_ids) - MOST_NAMED
    return str(gettext("%(names)s و%(more)s غيرها", names=said, more=more) if more > 0 else said)


def call_of(exhibition: Any) -> CallRow | None:
    """What the page of an exhibition says of its call; nothing before it is published. Two questions."""
    call = calls.find_of_exhibition(exhibition.id)
    if call is None or call.published_at is None:
        return None
    now = clock.now()
    is_open = calls.is_open(call, exhibition, now)
    invited = invited_words([row.category_id for row in calls.quotas_of(call.id)])
    return CallRow(call, is_open, not is_open and now < call.opens_at, invited)
