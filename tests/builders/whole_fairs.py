"""Exhibitions of a whole market: a draft, one that was announced with everything said of it, one that was postponed."""

from typing import Any

from storefront.community.accounts import User
from storefront.community.bodies import Body
from storefront.fairs import exhibitions
from storefront.fairs.exhibitions import Exhibition, Item, OpenDay
from storefront.kernel.actors import SYSTEM
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_member
from tests.builders.fairs import a_body, a_venue, acting_for, an_exhibition, an_organiser, days_from, in_days
from tests.builders.goods import a_season
from tests.builders.whole_visits import whole_visits


def an_organiser_of_all() -> tuple[Body, User]:
    """A body, and who acts for it."""
    body = a_body(name=("غرفة الرياض", "Riyadh Chamber"))
    return body, an_organiser(body, email="organiser@example.com")


def whole_exhibitions(body: Body) -> dict[str, tuple[Any, ...]]:
    """What stands in the place of exhibitions, their venues, their body and their season."""
    with unit_of_work():
        draft = an_exhibition(body, state="draft", name=("معرض الخريف", "Autumn Fair"))
        whole, put_off = a_whole_exhibition(body), an_exhibition(body, name=("معرض مؤجل", "Put-off Fair"))
        exhibitions.postpone(put_off, ("تأخر تجهيز القاعة.", "The hall is not ready."), acting_for(body))
        second = a_member(name="نوف", email="second@example.com")
        season = a_season()
        told = {
            "exhibition_id": (draft.id, whole.id, put_off.id),
            "venue_id": (whole.venue_id,),
            "body_id": (body.id,),
            "office.bodies.dismissal.user_id": (second.id,),
            "office.seasons.slug": (season.slug,),
            "shop.exhibitions.slug": (whole.slug, put_off.slug),
            "hooks.calendars.show.slug": (whole.slug,),
            "hooks.calendars.of_region.slug": ("riyadh",),
            "hooks.calendars.of_season.slug": (season.slug,),
        }
    return {**told, **whole_visits(body, (whole.slug, put_off.slug))}


def a_whole_exhibition(body: Body) -> Exhibition:
    """Everything that can be said of one; its last day has hours of its own."""
    actor = acting_for(body)
    about = ("المواقف من الباب الشرقي.", "Park by the eastern gate.")
    venue = a_venue(body, facilities=["parking", "prayer"], point=(24.7136, 46.6753), about=about)
    exhibition = an_exhibition(
        body,
        venue_id=venue.id,
        kind="charity",
        beneficiary=("جمعية إطعام", "Itaam Society"),
        patron=("أمير المنطقة", "The Governor"),
        supporters=[("بنك التنمية", "Development Bank")],
        licence_number="SC-1448-7",
        licence_class="trade",
        capacity=800,
        audience="families",
    )
    days = days_from(in_days(10))
    exhibitions.set_days(exhibition, [*days[:2], OpenDay(days[2].day, 540, 720, "women")], SYSTEM)
    items = [Item(days[0].day, 1020, ("افتتاح", "Opening")), Item(days[1].day, 1110, ("ورشة السدو", "Sadu workshop"))]
    exhibitions.set_programme(exhibition, items, actor)
    return exhibition
