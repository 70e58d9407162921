"""What has to be made until when: by the days that are booked for it, or by the way it goes; of this family, in these states."""

from datetime import timedelta

import pytest

from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.trade import packing, proposals
from storefront.trade.packing import picking
from tests.builders.community import a_family
from tests.builders.goods import a_product
from tests.builders.making import a_cake, a_capacity, in_days
from tests.builders.proposing import propose
from tests.builders.trade import an_order, bring_to, the_parcel

pytestmark = pytest.mark.usefixtures("app")
FAR = 60


def test_goods_are_ready_on_their_booked_day_or_in_time_for_their_way() -> None:
    family = a_family(ways=frozenset({"courier", "collect"}))
    cake, shelf = a_cake(of=family), a_product(of=family)
    a_capacity(cake, pieces=2)
    made = bring_to(the_parcel(an_order((cake, 3), way="collect")), "accepted")
    sent = bring_to(the_parcel(an_order((shelf, 1), way="courier")), "accepted")

    picks, is_cut = picking(family.id, packing.MAKING, first=None, last=in_days(FAR))

    assert [(pick.parcel.id, pick.ready_on) for pick in picks] == [(sent.id, in_days(1)), (made.id, in_days(2))]
    assert not is_cut


def test_a_moved_date_moves_the_day_on_the_list() -> None:
    cake = a_cake()
    a_capacity(cake, pieces=2)
    parcel = bring_to(the_parcel(an_order((cake, 2), way="collect")), "accepted")

    proposals.agree(propose(parcel, 9), parcel, Actor())
    picks, _ = picking(parcel.family_id, packing.MAKING, first=in_days(9), last=in_days(9))

    assert [pick.ready_on for pick in picks] == [in_days(9)]


def test_a_list_is_of_one_family_of_some_states_and_days() -> None:
    family, other = a_family(), a_family()
    late, new, ready = (the_parcel(an_order((a_product(of=family), 1))) for _ in range(3))
    bring_to(the_parcel(an_order((a_product(of=other), 1))), "accepted")
    bring_to(late, "accepted").promised_on = clock.today() - timedelta(days=9)
    bring_to(ready, "ready")

    def found(*states: str, first: int | None = None) -> set[int]:
        day = None if first is None else in_days(first)
        picks, _ = picking(family.id, states, first=day, last=in_days(FAR))
        return {pick.parcel.id for pick in picks}

    assert found(*packing.MAKING) == {late.id}
    assert found("placed", *packing.MAKING) == {late.id, new.id}
    assert found(*packing.MAKING, first=0) == set()


def test_a_list_that_is_too_long_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storefront.trade.packing.queries.MOST_LINES", 1)
    family = a_family()
    for _ in range(2):
        bring_to(the_parcel(an_order((a_product(of=family), 1))), "accepted")

    picks, is_cut = picking(family.id, packing.MAKING, first=None, last=in_days(FAR))

    assert (len(picks), is_cut) == (1, True)
