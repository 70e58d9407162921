"""Coupons to begin a test with, made by the real commands."""

from datetime import date
from typing import Any

from storefront.community.families.models import Family
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.trade import coupons
from tests.builders import numbers
from tests.builders.community import desk

STAFF = Actor(roles=frozenset({"staff"}))


def terms(*, percent: int | None = None, amount: int | None = None, **other: Any) -> coupons.Terms:
    """Terms from today on: ten percent, or so many percent, or an amount in halalas."""
    points = None if amount else (percent or 10) * 100
    return coupons.Terms(other.pop("first", clock.today()), basis_points=points, amount_minor=amount, **other)


def a_coupon(code: str = "", *, family: Family | None = None, **what: Any) -> coupons.Coupon:
    """A coupon of the market, or of a family, that holds from today on."""
    actor = desk(family) if family else STAFF
    code = code or f"CODE{next(numbers)}"
    return coupons.create(code, terms(**what), actor, family_id=family.id if family else None)


def some_coupons(family: Family) -> list[coupons.Coupon]:
    """Of the market and of a family, of a part and of a sum; one may be used twice only."""
    return [
        a_coupon(percent=20, cap_minor=20_000),
        a_coupon(amount=7_777),
        a_coupon(family=family, percent=33),
        a_coupon(family=family, amount=5_001, most_uses=2),
    ]


def days(first: date, last: date | None = None) -> dict[str, Any]:
    """From which day to which."""
    return {"first": first, "last": last}
