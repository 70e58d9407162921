"""The forms of a permanent market: what was typed becomes what it means, and comes back as it is."""

from datetime import date

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from storefront.fairs import markets
from storefront.kernel.units import unit_of_work
from storefront.web.organiser.market_forms import OfferForm, UnitForm, filled, filled_unit
from tests.builders.letting import DEPOSIT, RENT, a_market


@pytest.fixture(autouse=True)
def request_of(app: Flask) -> object:
    with app.test_request_context("/", method="POST"):
        yield


def test_a_market_comes_back_as_it_is() -> None:
    with unit_of_work():
        market = a_market(shut=["2027-03-09"])

    form = filled(market).offered([(str(market.venue_id), "x")])

    usual, ramadan = form.days[0]  # Sunday
    assert (usual.name, usual.data, ramadan.data) == ("hours_6", "09:00-12:00, 16:00-23:00", "21:00-02:00")
    assert (form.words.shut, form.words.venue_id, form.words.due_day) == (["2027-03-09"], market.venue_id, 5)


def test_a_unit_comes_back_as_it_is() -> None:
    with unit_of_work():
        unit = markets.units_of(a_market().id)[0]

    found = filled_unit(unit).words

    assert (found.number, found.kind, found.size) == ("A-1", "stall", (200, 150))
    assert (found.rent_minor, found.deposit_minor, found.to_let) == (RENT, DEPOSIT, True)


@pytest.mark.parametrize(("rent", "minor"), [("450", 45_000), ("٤٥٠٫٥٠", 45_050)])
def test_sums_are_read_as_they_are_typed(rent: str, minor: int) -> None:
    typed = MultiDict({"number": "1", "kind": "shop", "width_cm": "200", "depth_cm": "٢٠٠", "rent": rent})
    form = UnitForm(formdata=typed).offered()

    assert form.validate()
    assert (form.words.rent_minor, form.words.to_let) == (minor, False)


def test_an_offer_ends_when_it_says_or_goes_on() -> None:
    with unit_of_work():
        market = a_market()
    typed = {"family": "x", "category": "1", "starts_on": "2027-01-10", "rent": "100"}

    open_end, ends = (OfferForm(formdata=MultiDict({**typed, **more})) for more in ({}, {"last_day": "2027-05-01"}))

    assert open_end.validate()
    assert open_end.terms(market).last_day is None
    assert ends.terms(market).last_day == date(2027, 5, 1)
    assert not OfferForm(formdata=MultiDict({**typed, "rent": "a lot"})).validate()
