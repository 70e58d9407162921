"""Permanent markets, entered and changed by who acts for the body."""

import pytest

from storefront.fairs import markets
from storefront.fairs.markets import refusals
from storefront.kernel.actors import VISITOR
from storefront.kernel.refusals import NotAllowed, NotFound, NotNow
from tests.builders.fairs import a_body, a_venue, acting_for
from tests.builders.goods import a_category
from tests.builders.letting import a_market, manager_of, market_words, unit_words

pytestmark = pytest.mark.usefixtures("app")


def test_a_market_is_entered_as_a_draft_and_opens_when_it_is_whole() -> None:
    body = a_body()
    market = markets.enter(body.id, market_words(a_venue(body).id), acting_for(body))
    assert (market.state, market.slug, market.hours[4], market.ramadan_hours[0]) == (
        "draft",
        "al-ainiya-market",
        [],
        [[1260, 1560]],
    )

    with pytest.raises(refusals.IsNotWhole):
        markets.open_market(market, manager_of(market))
    markets.add_unit(market, unit_words("A-1"), manager_of(market))
    markets.set_lines(market, {a_category().id: 3}, manager_of(market))
    markets.open_market(market, manager_of(market))

    assert market.state == "open"
    markets.close_market(market, manager_of(market))
    with pytest.raises(NotNow):
        markets.close_market(market, manager_of(market))


def test_two_of_one_name_have_their_own_addresses() -> None:
    body = a_body()

    first, second = (a_market(body, venue_id=a_venue(body).id) for _ in range(2))

    assert (first.slug, second.slug) == ("al-ainiya-market", "al-ainiya-market-2")


def test_nobody_else_touches_it() -> None:
    market, stranger = a_market(), acting_for(a_body())
    unit = markets.units_of(market.id)[0]
    acts = (
        lambda who: markets.enter(market.body_id, market_words(market.venue_id), who),
        lambda who: markets.change(market, market_words(market.venue_id), who),
        lambda who: markets.close_market(market, who),
        lambda who: markets.open_market(market, who),
        lambda who: markets.add_unit(market, unit_words("B-1"), who),
        lambda who: markets.change_unit(market, unit, unit_words("B-1"), who),
        lambda who: markets.set_lines(market, {}, who),
    )

    for act in acts:
        for who in (stranger, VISITOR):
            with pytest.raises(NotAllowed):
                act(who)


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ({"name": ("", "")}, refusals.MarketNameIsMissing),
        ({"hours": ("9-12",)}, refusals.HoursAreNotValid),
        ({"hours": ("later",) * 7}, refusals.HoursAreNotValid),
        ({"shut": ["9 March"]}, refusals.ShutDaysAreNotValid),
        ({"due_day": 29}, refusals.SpansAreNotValid),
        ({"offer_days": 0}, refusals.SpansAreNotValid),
        ({"notice_days": 181}, refusals.SpansAreNotValid),
        ({"venue_id": 0}, NotFound),
    ],
)
def test_what_cannot_be_is_refused(words: dict[str, object], refusal: type[Exception]) -> None:
    market = a_market()

    with pytest.raises(refusal):
        markets.change(market, market_words(**{"venue_id": market.venue_id, **words}), manager_of(market))


def test_the_venue_of_another_body_is_not_found() -> None:
    market = a_market()

    with pytest.raises(NotFound):
        markets.change(market, market_words(a_venue(a_body()).id), manager_of(market))


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ({"number": ""}, refusals.UnitNumberIsNotValid),
        ({"number": "1" * 13}, refusals.UnitNumberIsNotValid),
        ({"number": "A-1"}, refusals.UnitNumberIsTaken),
        ({"kind": "tent"}, refusals.UnitIsNotValid),
        ({"size": (5, 100)}, refusals.UnitIsNotValid),
        ({"rent_minor": 0}, refusals.RentIsNotValid),
        ({"deposit_minor": -1}, refusals.RentIsNotValid),
    ],
)
def test_a_unit_has_a_number_of_its_own_a_size_and_a_rent(words: dict[str, object], refusal: type[Exception]) -> None:
    market = a_market(units=1)

    with pytest.raises(refusal):
        markets.add_unit(market, unit_words(**{"number": "B-1", **words}), manager_of(market))  # type: ignore[arg-type]

    assert len(markets.units_of(market.id)) == 1


def test_a_unit_is_changed() -> None:
    market = a_market(units=1)
    unit = markets.units_of(market.id)[0]

    markets.change_unit(market, unit, unit_words("R-7", kind="shelf", size=(90, 40), to_let=False), manager_of(market))

    assert (unit.number, unit.kind, unit.width_cm, unit.to_let) == ("R-7", "shelf", 90, False)


def test_lines_are_sub_categories_with_a_number() -> None:
    market = a_market()
    category = a_category()

    with pytest.raises(refusals.LinesAreNotValid):
        markets.set_lines(market, {category.id: 0}, manager_of(market))
    with pytest.raises(NotFound):
        markets.set_lines(market, {category.parent_id or 0: 2}, manager_of(market))
    markets.set_lines(market, {category.id: 7}, manager_of(market))

    assert markets.lines_of(market.id) == {category.id: 7}
