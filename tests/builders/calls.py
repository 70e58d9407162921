"""Calls for exhibitors, and families that apply, to begin a test with."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from storefront.community.families import Family
from storefront.fairs import applications, calls
from storefront.fairs.applications import ExhibitApplication, Wish
from storefront.fairs.calls import ExhibitorCall, Terms
from storefront.fairs.exhibitions import Exhibition
from storefront.goods import catalogue, crafts
from storefront.goods.taxonomy import Category
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from tests.builders.community import a_family, desk
from tests.builders.fairs import an_exhibition, in_days
from tests.builders.goods import a_category, a_product
from tests.builders.registering import a_document

WORDS = ("طاولة لكل أسرة، والحضور كل الأيام.", "One table for each family, on all days.")


def terms_for(exhibition: Exhibition, quotas: Mapping[int, int], **other: Any) -> Terms:
    """A call that is open now, for ten days, and decided the day after."""
    now = clock.now()
    told: dict[str, Any] = {
        "opens_at": now - timedelta(minutes=1),
        "closes_at": now + timedelta(days=10),
        "decides_on": clock.riyadh(now + timedelta(days=11)).date(),
        "places": 12,
        "words": WORDS,
    }
    return Terms(quotas=quotas, **{**told, **other})


def a_call(
    exhibition: Exhibition | None = None,
    *,
    quotas: Mapping[int, int] | None = None,
    published: bool = True,
    **other: Any,
) -> ExhibitorCall:
    """A call for one sub-category that is open now; its exhibition is in forty days."""
    exhibition = exhibition or an_exhibition(first=in_days(40))
    quotas = quotas or {a_category().id: 3}
    call = calls.prepare(exhibition, terms_for(exhibition, quotas, **other), SYSTEM)
    if published:
        calls.publish(call, SYSTEM)
    return call


def an_exhibitor(category_id: int | None = None) -> tuple[Family, int]:
    """A family whose shop is open, with a product of a sub-category and the documents it asks for; and the product's id."""
    family = a_family()
    category = a_category() if category_id is None else db.session.get_one(Category, category_id)
    for kind in crafts.for_categories([category.id]):
        a_document(family, kind)
    making = catalogue.Making(return_class=category.return_classes.split("/")[0])
    name = (f"صينية خشب {family.id}", f"Wooden tray {family.id}")
    return family, a_product(of=family, name=name, place=catalogue.Place(category), making=making).id


def a_wish(category_id: int, product_id: int, **other: Any) -> Wish:
    """What a family says that agrees to the terms."""
    told: dict[str, Any] = {"words": "بخور معمول بطريقة الجدات.", "needs": ["power"], "agrees": True, **other}
    return Wish(category_id=category_id, product_ids=[product_id], **told)


def an_application(call: ExhibitorCall, *, category_id: int | None = None, **other: Any) -> ExhibitApplication:
    """A family applies."""
    wanted = category_id or calls.quotas_of(call.id)[0].category_id
    family, product_id = an_exhibitor(wanted)
    return applications.apply(call.id, family.id, a_wish(wanted, product_id, **other), desk(family))


@contextmanager
def after_closing(call: ExhibitorCall, by: timedelta = timedelta(minutes=1)) -> Iterator[datetime]:
    """Inside the block the call has closed, and its exhibition says so."""
    moment = call.closes_at + by
    with clock.set_to(moment):
        while calls.turn_one():
            pass
        yield moment


def a_decided_call() -> ExhibitorCall:
    """A call that closed an hour ago: of three families one comes, one was offered a place, one waits."""
    month_ago = clock.now() - timedelta(days=30)
    quotas = {a_category().id: 2}
    with clock.set_to(month_ago):
        exhibition = an_exhibition(first=in_days(60))
        ends = {"closes_at": month_ago + timedelta(days=30) - timedelta(hours=1), "decides_on": in_days(31)}
        call = a_call(exhibition, quotas=quotas, places=2, selection=calls.terms.BY_ARRIVAL, **ends)
        rows = [an_application(call) for _ in range(3)]
    while calls.turn_one():
        pass
    outcomes = ("offered", "offered", "waitlisted")
    ranked = zip(rows, outcomes, range(1, 4), strict=True)
    verdicts = {row.id: applications.Verdict(outcome, rank) for row, outcome, rank in ranked}
    applications.decide(calls.lock(call.id), verdicts, SYSTEM)
    applications.accept(rows[0], SYSTEM)
    return call


def close_calls() -> None:
    """The clock opens and closes what is due."""
    while calls.turn_one():
        pass
