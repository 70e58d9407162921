"""Exhibitions of the demo market: over, on, to come, put off and in draft, each by the days it is told of."""

from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from storefront.community import accounts, bodies, families
from storefront.demo import people
from storefront.demo.fairs import minute
from storefront.fairs import allocations, applications, exhibitions, leases, markets, stall_stock, stalls
from storefront.fairs.exhibitions import Exhibition, Wanted
from storefront.fairs.stall_stock import StallMove, StallStock
from storefront.goods import seasons
from storefront.insight import journal
from storefront.kernel import clock
from storefront.kernel.database import db

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("told")]


def all_of_them() -> list[Exhibition]:
    return list(db.session.scalars(select(Exhibition)))


def test_some_are_over_one_is_on_and_others_are_to_come() -> None:
    states = Counter(one.state for one in all_of_them())

    assert states == {"finished": 2, "live": 1, "call_open": 1, "call_closed": 2, "postponed": 1, "draft": 1}
    assert exhibitions.coming(Wanted()).total == 5
    assert exhibitions.past(Wanted()).total == 2


def test_the_one_that_follows_ramadan_begins_before_it() -> None:
    (one,) = (one for one in all_of_them() if one.season_offset is not None)
    ramadan = seasons.nearest_turn(seasons.get("ramadan"), clock.today() + timedelta(days=1))

    assert one.season_offset == -10
    assert one.first_day
    assert one.first_day > clock.today()
    assert (ramadan.season.slug, one.season_id) == ("ramadan", ramadan.season.id)


def test_every_one_that_is_shown_is_told_in_both_languages_and_has_a_point() -> None:
    for row in exhibitions.for_feed(Wanted()):
        assert all((row.name_ar, row.name_en, row.about_ar, row.about_en)), row.slug
        assert row.venue
        assert row.venue.latitude, row.slug


def test_the_organiser_acts_for_two_bodies_and_has_work() -> None:
    user = accounts.find_by_email(people.ORGANISER)
    assert user
    mine = bodies.those_of(user.id)

    assert len(mine) == 2
    assert exhibitions.page_of_bodies(mine).total == 7


def test_they_were_announced_before_they_began() -> None:
    for row in all_of_them():
        if row.announced_at and row.opens_at:
            assert row.announced_at < row.opens_at, row.slug
    assert journal.page(kind="ExhibitionStepped").total >= 10


def test_hours_are_read_as_clocks_show_them() -> None:
    assert [minute(told) for told in ("00:30", "16:00", "23:59")] == [30, 960, 1439]


def test_families_stand_in_stalls_of_the_one_that_is_on_and_of_one_to_come() -> None:
    plans = {one.state: stalls.find(one.id) for one in all_of_them()}
    live, coming = plans["live"], next(stalls.find(one.id) for one in all_of_them() if applications.exhibiting(one.id))

    assert live
    assert coming
    assert (live.booking, coming.booking) == ("open", "assigned")
    assert allocations.count_of(live.id) == (18, 18)
    assert allocations.count_of(coming.id) == (13, 13)
    mine = families.shop(people.SHOWN_FAMILY).id
    assert [one.stall.number for one in allocations.of_family(live.id, mine)] == ["A-1"]


def test_three_markets_are_let_and_their_rents_are_asked_for() -> None:
    opened = markets.all_shown()
    rows = [one for market in opened for one in leases.living_of_market(market.id)]
    late = {lease: minor for market in opened for lease, minor in leases.arrears_in(market.id).items()}

    assert len(opened) == 3
    assert len(rows) >= 15
    assert len(late) == 2
    assert sum(one.predecessor_id is not None for one in rows) == 1
    assert sorted(len(leases.waiting_of(market.id)) for market in opened) == [0, 0, 3]


def test_goods_are_at_the_stalls_of_the_one_that_is_on_and_came_home_from_one_that_is_over() -> None:
    sums = select(StallMove.reason, func.sum(StallMove.change)).group_by(StallMove.reason)
    moved = {reason: int(change) for reason, change in db.session.execute(sums)}
    there: dict[str, list[StallStock]] = {one.state: [] for one in all_of_them()}
    rows = select(Exhibition.state, StallStock).join(StallStock, StallStock.exhibition_id == Exhibition.id)
    for state, head in db.session.execute(rows):
        there[state].append(head)

    assert len(there["live"]) > 10
    assert [one.counted_at for one in there["live"] if one.counted_at] == []
    assert [one.id for one in there["finished"] if one.counted_at is None and stall_stock.to_count(one.id)] == []
    assert moved["moved_in"] > -moved["moved_home"] > 0 > moved["given_away"]
