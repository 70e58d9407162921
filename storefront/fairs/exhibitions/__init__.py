"""Exhibitions: people and goods in one place for some days, published by a body.

A body drafts one, gives it a venue and days, announces it; the clock begins and ends it. What is postponed or cancelled stays
to be read, with the reason.
"""

from storefront.fairs.exhibitions import days, outlines, refusals
from storefront.fairs.exhibitions.commands import Item, clone, draft, drop, edit, hold, set_days, set_programme
from storefront.fairs.exhibitions.days import OpenDay
from storefront.fairs.exhibitions.facts import (
    ExhibitionDrafted,
    ExhibitionDropped,
    ExhibitionEdited,
    ExhibitionMoved,
    ExhibitionStepped,
)
from storefront.fairs.exhibitions.models import Exhibition, ProgrammeItem
from storefront.fairs.exhibitions.outlines import Outline
from storefront.fairs.exhibitions.queries import (
    Wanted,
    coming,
    counts_of_bodies,
    days_of,
    days_of_all,
    for_feed,
    get,
    of_bodies,
    page_of_bodies,
    past,
    programme_of,
    shown,
    slugs,
    soonest,
    within,
)
from storefront.fairs.exhibitions.states import CHANGEABLE, COMING, EXHIBITION, HELD, OVER, SHOWN
from storefront.fairs.exhibitions.stepping import (
    MOST_NOTICE,
    announce,
    cancel,
    follow_season,
    postpone,
    publish_programme,
    step,
    turn_one,
    venue_moved,
    what_is_missing,
)

__all__ = [
    "CHANGEABLE",
    "COMING",
    "EXHIBITION",
    "HELD",
    "MOST_NOTICE",
    "OVER",
    "SHOWN",
    "Exhibition",
    "ExhibitionDrafted",
    "ExhibitionDropped",
    "ExhibitionEdited",
    "ExhibitionMoved",
    "ExhibitionStepped",
    "Item",
    "OpenDay",
    "Outline",
    "ProgrammeItem",
    "Wanted",
    "announce",
    "cancel",
    "clone",
    "coming",
    "counts_of_bodies",
    "days",
    "days_of",
    "days_of_all",
    "draft",
    "drop",
    "edit",
    "follow_season",
    "for_feed",
    "get",
    "hold",
    "of_bodies",
    "outlines",
    "page_of_bodies",
    "past",
    "postpone",
    "programme_of",
    "publish_programme",
    "refusals",
    "set_days",
    "set_programme",
    "shown",
    "slugs",
    "soonest",
    "step",
    "turn_one",
    "venue_moved",
    "what_is_missing",
    "within",
]
