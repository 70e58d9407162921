"""From what was typed to the terms of a call, and back."""

from datetime import date, timedelta

import pytest
from flask import Flask

from storefront.fairs import calls
from storefront.goods import taxonomy
from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from storefront.web.organiser import call_form
from tests.builders.calls import a_call
from tests.builders.fairs import in_days
from tests.builders.goods import a_category


@pytest.fixture
def category_id(app: Flask) -> int:
    with unit_of_work():
        made = a_category().id
    taxonomy.board(fresh=True)
    return made


def test_a_fresh_form_spans_a_month_well_before(app: Flask) -> None:
    with app.test_request_context():
        form = call_form.fresh(in_days(90))

    assert (form.closes.data, form.opens.data, form.decides_on.data) == (in_days(60), in_days(30), in_days(67))


def test_a_call_fills_its_form_and_comes_out_the_same(app: Flask, category_id: int) -> None:
    with unit_of_work():
        closes = clock.end_of_day(in_days(10))
        opens = clock.now().replace(second=0, microsecond=0) + timedelta(days=1)
        terms = {
            "fee_minor": 30_050,
            "deposit_minor": 10_000,
            "closes_at": closes,
            "opens_at": opens,
            "decides_on": in_days(15),
        }
        call = a_call(quotas={category_id: 3}, **terms)
    with app.test_request_context():
        filled = call_form.filled(call)
        told = {name: value for name, value in filled.data.items() if value not in (None, False)}
    told = {name: value.strftime("%H:%M") if name == "opens_time" else str(value) for name, value in told.items()}
    with app.test_request_context("/", method="POST", data={**told, f"quota-{category_id}": "3"}):
        form = call_form.named(call_form.CallForm())
        assert form.validate(), form.errors
        opened = form.opens_at()
        assert opened == call.opens_at
        again = form.terms(opened)

    assert (again.closes_at, again.fee_minor, again.deposit_minor) == (call.closes_at, 30_050, 10_000)
    assert (again.quotas, again.decides_on) == ({category_id: 3}, call.decides_on)


def test_quotas_in_arabic_figures_and_none(app: Flask, category_id: int) -> None:
    with app.test_request_context("/", method="POST", data={f"quota-{category_id}": " ٣ ", "quota-999": "9"}):
        assert call_form.quotas() == {category_id: 3}
        assert call_form.wrong_quotas() == []
        (group,) = call_form.quota_groups(call_form.typed_quotas())
        assert (group.invited, group.rows[0].value) == (1, "3")
    with app.test_request_context("/", method="POST", data={f"quota-{category_id}": "three"}):
        assert call_form.wrong_quotas() == [category_id]
        assert call_form.quota_groups(call_form.typed_quotas())[0].rows[0].is_wrong
    with app.test_request_context("/", method="POST", data={}):
        assert call_form.all_alike(5) == {category_id: "5"}


def test_what_stands_beside_the_sub_categories_of_a_call(app: Flask, category_id: int) -> None:
    with unit_of_work():
        call = a_call(quotas={category_id: 3})

    assert call_form.values_of(calls.quotas_of(call.id)) == {category_id: "3"}
    assert call_form.moment(date(2026, 12, 10), clock.riyadh(clock.now()).time()).utcoffset() == timedelta(hours=3)
