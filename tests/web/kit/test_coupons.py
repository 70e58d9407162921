"""What the pages about coupons share: the form reads numbers as people type them, a row says what a coupon takes off."""

from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from storefront.kernel import clock
from storefront.trade import coupons
from storefront.web.kit import coupons as kit
from tests.builders.community import a_family
from tests.builders.coupons import STAFF, a_coupon

pytestmark = pytest.mark.usefixtures("app")
TYPED = {"kind": "percent", "value": "١٢٫٥", "cap": "", "minimum": "", "from_day": "2026-11-28"}


def form(app: Flask, **other: str) -> kit.TermsForm:
    with app.test_request_context():
        sent = kit.TermsForm(MultiDict({**TYPED, **other}))
        sent.validate()
        return sent


def test_numbers_are_read_as_they_are_typed(app: Flask) -> None:
    sent = form(app, cap="50", minimum="٩٩٫٩٠", most_uses="١٠٠", to_day="2026-12-31")

    assert sent.errors == {}
    assert sent.terms == coupons.Terms(
        date(2026, 11, 28),
        date(2026, 12, 31),
        basis_points=1_250,
        cap_minor=5_000,
        minimum_minor=9_990,
        most_uses=100,
        most_each=None,
    )


def test_an_amount_has_no_cap(app: Flask) -> None:
    sent = form(app, kind="amount", value="25", cap="10")

    assert (sent.terms.amount_minor, sent.terms.basis_points, sent.terms.cap_minor) == (2_500, None, None)


@pytest.mark.parametrize(
    "wrong", [{"value": "-"}, {"cap": "1.234"}, {"minimum": "x"}, {"most_uses": "1.5"}, {"most_each": "-1"}]
)
def test_what_is_no_number_is_said_beside_its_field(app: Flask, wrong: dict[str, str]) -> None:
    assert set(form(app, **wrong).errors) == set(wrong)


@pytest.mark.parametrize(
    "what", [{"percent": 10, "cap_minor": 5_000}, {"amount": 250_000, "most_uses": 7, "minimum_minor": 1_050}]
)
def test_a_form_filled_from_a_coupon_gives_the_same_terms(app: Flask, what: dict[str, Any]) -> None:
    coupon = a_coupon(first_order_only=True, last=clock.today() + timedelta(days=5), **what)

    with app.test_request_context():
        shown = kit.filled(coupon)
        again = shown.terms

    assert (again.basis_points, again.amount_minor, again.cap_minor) == (
        coupon.basis_points,
        coupon.amount_minor,
        coupon.cap_minor,
    )
    assert (again.minimum_minor, again.most_uses, again.most_each) == (coupon.minimum_minor, coupon.most_uses, 1)
    assert (again.first, again.last, again.first_order_only) == (coupon.from_day, coupon.to_day, True)


def test_a_row_says_what_is_taken_off_and_how_it_stands(app: Flask) -> None:
    with app.test_request_context():
        rate, amount = kit.row_of(a_coupon(percent=5), {}), kit.row_of(a_coupon(amount=1_250), {})

    assert (rate.off, rate.state, rate.uses, rate.may_be_changed) == ("5%", "running", 0, True)
    assert amount.off == "12.50 ر.س"


def test_a_stopped_row_gives_the_reason_in_the_readers_words(app: Flask) -> None:
    mine, theirs = a_coupon(), a_coupon(family=a_family())
    coupons.stop(mine, STAFF, reason="100% انتهت")
    coupons.stop(theirs, STAFF, reason=kit.BY_ITS_FAMILY)

    with app.test_request_context("/en", environ_base={"SCRIPT_NAME": ""}):
        rows = [kit.row_of(coupon, {}) for coupon in (mine, theirs)]

    assert [row.may_be_changed for row in rows] == [False, False]
    assert rows[0].reason == "100% انتهت"
