"""Calls for exhibitors of a whole market: one that is open, one that is judged, one that was decided; a family has applied to
each, and who acts for the body sits in the jury."""

from datetime import timedelta
from typing import Any

from flask import current_app

from storefront.community import families
from storefront.community.accounts import User
from storefront.community.bodies import Body
from storefront.community.families import Family
from storefront.fairs import applications, calls, juries
from storefront.fairs.applications import ExhibitApplication
from storefront.fairs.calls import ExhibitorCall
from storefront.goods.catalogue import Product
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.units import unit_of_work
from tests.builders.calls import a_call, a_wish, an_application
from tests.builders.community import desk
from tests.builders.fairs import an_exhibition, in_days
from tests.builders.juries import measured, points_for
from tests.builders.whole_stalls import whole_stalls

LAST_MONTH = timedelta(days=30)


def whole_calls(body: Body, organiser: User, family: Family, product: Product) -> dict[str, tuple[Any, ...]]:
    """What stands in the place of calls, applications and seats; `family` is that of the desk, whose product is brought."""
    with unit_of_work():
        opened, mine = an_open_call(body, family, product)
    with unit_of_work():
        judged, others = a_judged_call(body, organiser, family, product)
    with unit_of_work():
        decided, offered = a_call_with_an_offer(body, family, product)
    with unit_of_work():
        written, coming, unjudged = others_calls(body, product)
    token = applications.links.token_of(mine.id, owner_of(family), current_app.config["SECRET_KEY"])
    return {
        "organiser.calls.exhibition_id": (opened.exhibition_id, judged.exhibition_id, written, coming),
        "organiser.applications.exhibition_id": (judged.exhibition_id, decided.exhibition_id),
        "organiser.jury.exhibition_id": (judged.exhibition_id, written),
        "organiser.selection.exhibition_id": (judged.exhibition_id, unjudged),
        "organiser.applications.application_id": (others[0].id, offered.id),
        "organiser.jury.user_id": (organiser.id,),
        "family.fairs.call_id": (opened.id, decided.id),
        "jury.calls.call_id": (judged.id,),
        "jury.applications.call_id": (judged.id,),
        "jury.applications.application_id": tuple(one.id for one in others),
        "shop.answers.token": (token,),
        **whole_stalls(body, family, opened, (judged.exhibition_id, written)),
    }


def owner_of(family: Family) -> int:
    """Whoever owns a family's desk, by id."""
    return next(member.user_id for member in families.members(family.id) if member.role == "owner")


def an_open_call(body: Body, family: Family, product: Product) -> tuple[ExhibitorCall, ExhibitApplication]:
    """A call that is open, to which the family has applied."""
    exhibition = an_exhibition(body, first=in_days(50), name=("معرض العيد", "Eid Fair"))
    call = a_call(exhibition, quotas={product.category_id: 3}, fee_minor=30_000, deposit_minor=10_000)
    wish = a_wish(product.category_id, product.id)
    return call, applications.apply(call.id, family.id, wish, desk(family))


def a_judged_call(
    body: Body, organiser: User, family: Family, product: Product
) -> tuple[ExhibitorCall, list[ExhibitApplication]]:
    """A call that has closed: others and the family applied, one was given points, another flagged."""
    call = closed_lately(body, product, ("معرض الشتاء", "Winter Fair"), selection=calls.terms.BY_JURY)
    measured(call)
    with clock.set_to(clock.now() - LAST_MONTH):
        juror = juries.appoint(call, organiser.email, SYSTEM)
        others = [an_application(call, category_id=product.category_id) for _ in range(3)]
        applications.apply(call.id, family.id, a_wish(product.category_id, product.id), desk(family))
    close_all()
    juries.score(others[0], juror, points_for(call, 8, 7))
    juries.flag(others[1], juror)
    return call, others


def a_call_with_an_offer(body: Body, family: Family, product: Product) -> tuple[ExhibitorCall, ExhibitApplication]:
    """A call that was decided: the family is offered its one place, another waits; and what the family had applied for."""
    call = closed_lately(body, product, ("معرض الربيع", "Spring Fair"), selection=calls.terms.BY_ARRIVAL, places=1)
    with clock.set_to(clock.now() - LAST_MONTH):
        first = applications.apply(call.id, family.id, a_wish(product.category_id, product.id), desk(family))
        second = an_application(call, category_id=product.category_id)
    close_all()
    outcomes = {first.id: applications.Verdict("offered", 1), second.id: applications.Verdict("waitlisted", 2)}
    applications.decide(calls.lock(call.id), outcomes, SYSTEM)
    return call, first


def others_calls(body: Body, product: Product) -> tuple[int, int, int]:
    """The exhibitions, by id, of a call nobody has published, of one that opens tomorrow, of one that closed without a jury."""
    quotas, tomorrow = {product.category_id: 2}, clock.now() + timedelta(days=1)
    written = an_exhibition(body, first=in_days(70), name=("معرض الخريف القادم", "Next Autumn Fair"))
    a_call(written, quotas=quotas, published=False)
    coming = an_exhibition(body, first=in_days(80), name=("معرض الصيف", "Summer Fair"))
    a_call(coming, quotas=quotas, opens_at=tomorrow)
    unjudged = closed_lately(body, product, ("معرض المزارعين", "Farm Fair"), selection=calls.terms.BY_ARRIVAL)
    with clock.set_to(clock.now() - LAST_MONTH):
        an_application(unjudged, category_id=product.category_id)
    close_all()
    return written.id, coming.id, unjudged.exhibition_id


def closed_lately(
    body: Body, product: Product, name: tuple[str, str], *, places: int = 2, **terms: Any
) -> ExhibitorCall:
    """A call that opened a month ago and closed in the last hour."""
    now = clock.now()
    with clock.set_to(now - LAST_MONTH):
        exhibition = an_exhibition(body, first=in_days(60), name=name)
        days = {"closes_at": now - timedelta(hours=1), "decides_on": clock.riyadh(now + timedelta(days=2)).date()}
        return a_call(exhibition, quotas={product.category_id: places}, places=places, **days, **terms)


def close_all() -> None:
    """The clock closes what has ended."""
    while calls.turn_one():
        pass
