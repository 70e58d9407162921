"""Offers hold a place until they are answered or their time is over; a place that is free goes to one who waits and fits."""

from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest

from storefront.community import permits
from storefront.fairs import applications, calls, exhibitions
from storefront.fairs.applications import Verdict, refusals
from storefront.fairs.calls import ExhibitorCall
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM, VISITOR
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotNow, Refusal
from storefront.kernel.units import unit_of_work
from tests.builders.calls import a_call, after_closing, an_application
from tests.builders.community import a_family, desk
from tests.builders.fairs import days_from, in_days
from tests.builders.goods import a_category
from tests.builders.registering import lists

pytestmark = pytest.mark.usefixtures("app")


def two_kinds() -> tuple[int, int]:
    return a_category().id, a_category(slug="oud").id


def made(call: ExhibitorCall, wanted: Sequence[tuple[int, str]]) -> list[int]:
    """Applications of a sub-category, each with what is decided of it, in their order."""
    rows = [an_application(call, category_id=category_id) for category_id, _ in wanted]
    verdicts = {
        row.id: Verdict(outcome, rank) for rank, (row, (_, outcome)) in enumerate(zip(rows, wanted, strict=True), 1)
    }
    with after_closing(call):
        applications.decide(calls.lock(call.id), verdicts, SYSTEM)
    return [row.id for row in rows]


def states(ids: Sequence[int]) -> list[str]:
    return [applications.get(one).state for one in ids]


def test_every_application_comes_to_what_was_decided() -> None:
    incense, _ = two_kinds()
    call = a_call(places=2, quotas={incense: 2})

    ids = made(call, [(incense, "offered"), (incense, "waitlisted"), (incense, "declined")])

    assert states(ids) == ["offered", "waitlisted", "declined"]
    assert (calls.get(call.id).taken, calls.quotas_of(call.id)[0].taken) == (1, 1)
    assert call.decided_at is not None


def test_it_is_decided_once_and_of_all() -> None:
    call = a_call()
    first, second = an_application(call), an_application(call)

    with pytest.raises(NotNow):
        applications.decide(calls.lock(call.id), {first.id: Verdict("declined", 1)}, SYSTEM)
    call.decided_at = clock.now()
    with pytest.raises(NotNow):
        applications.decide(calls.lock(call.id), {one.id: Verdict("declined", 1) for one in (first, second)}, SYSTEM)


def test_more_offers_than_places_are_refused() -> None:
    incense, _ = two_kinds()
    call = a_call(places=1, quotas={incense: 1})

    with pytest.raises(calls.refusals.PlacesAreTaken):
        made(call, [(incense, "offered"), (incense, "offered")])


def test_an_offer_ends_with_a_day_and_before_the_exhibition_opens() -> None:
    incense, _ = two_kinds()
    call = a_call(quotas={incense: 2}, offer_days=3)
    (first,) = made(call, [(incense, "offered")])
    with after_closing(call) as moment:
        day = clock.riyadh(moment).date()

    assert applications.get(first).offered_until == clock.end_of_day(day + timedelta(days=3))
    short = a_call(
        quotas={incense: 2}, offer_days=30, closes_at=clock.now() + timedelta(days=20), decides_on=in_days(21)
    )
    (late,) = made(short, [(incense, "offered")])
    assert applications.get(late).offered_until == short.exhibition.opens_at


def test_a_family_takes_its_place_in_time() -> None:
    incense, _ = two_kinds()
    call = a_call(quotas={incense: 2})
    first, second = made(call, [(incense, "offered"), (incense, "offered")])
    offered = applications.get(first)
    assert offered.offered_until

    with clock.set_to(offered.offered_until - timedelta(seconds=1)):
        applications.accept(offered, desk(offered.family))
        with pytest.raises(NotNow):
            applications.accept(offered, desk(offered.family))
    late = applications.get(second)
    with clock.set_to(offered.offered_until), pytest.raises(refusals.OfferIsOver):
        applications.accept(late, desk(late.family))
    assert states([first, second]) == ["confirmed", "offered"]
    with pytest.raises(NotAllowed):
        applications.accept(late, desk(a_family()))
    with pytest.raises(NotAllowed):
        applications.accept(late, VISITOR)


def test_an_offer_that_ends_goes_to_the_first_who_fits() -> None:
    incense, oud = two_kinds()
    call = a_call(places=2, quotas={incense: 1, oud: 1})
    ids = made(
        call,
        [(incense, "offered"), (oud, "offered"), (oud, "waitlisted"), (incense, "waitlisted"), (incense, "waitlisted")],
    )
    with after_closing(call):
        applications.accept(applications.get(ids[1]), SYSTEM)

    with clock.set_to(call.closes_at + timedelta(days=9)):
        assert applications.expire_one()
        assert not applications.expire_one()

    # the first of the line wants what is full; the next is offered the place, and nobody else
    assert states(ids) == ["offer_expired", "confirmed", "waitlisted", "offered", "waitlisted"]
    assert calls.get(call.id).taken == 2


def test_nobody_is_promoted_where_nobody_fits() -> None:
    incense, oud = two_kinds()
    call = a_call(places=2, quotas={incense: 1, oud: 1})
    ids = made(call, [(incense, "offered"), (oud, "offered"), (oud, "waitlisted")])

    with after_closing(call):
        applications.accept(applications.get(ids[1]), SYSTEM)
        applications.withdraw(applications.get(ids[0]), "", SYSTEM)

    assert states(ids) == ["withdrawn", "confirmed", "waitlisted"]
    assert calls.get(call.id).taken == 1


def test_nobody_is_promoted_once_it_is_held() -> None:
    incense, _ = two_kinds()
    call = a_call(places=1, quotas={incense: 1})
    ids = made(call, [(incense, "offered"), (incense, "waitlisted")])
    opening = call.exhibition.opens_at
    assert opening

    with clock.set_to(opening):
        applications.expire_one()

    assert states(ids) == ["offer_expired", "waitlisted"]


def test_offers_wait_while_the_exhibition_is_put_off_and_begin_anew() -> None:
    with unit_of_work():
        incense, _ = two_kinds()
        call = a_call(places=1, quotas={incense: 1})
        ids = made(call, [(incense, "offered"), (incense, "waitlisted")])
    exhibition = call.exhibition
    with after_closing(call):
        with unit_of_work():
            exhibitions.postpone(exhibition, ("تأخر التجهيز.", ""), SYSTEM)
        with clock.set_to(call.closes_at + timedelta(days=30)):
            assert not applications.expire_one()
            with unit_of_work():
                exhibitions.set_days(exhibition, days_from(in_days(90)), SYSTEM)
                exhibitions.announce(exhibition, SYSTEM)
            renewed = applications.get(ids[0]).offered_until
            assert renewed == clock.end_of_day(in_days(call.offer_days))

    assert states(ids) == ["offered", "waitlisted"]


def test_renewing_and_filling_where_there_is_nothing_to_do() -> None:
    applications.renew(999)
    incense, _ = two_kinds()
    call = a_call(places=2, quotas={incense: 2})
    made(call, [(incense, "offered")])

    with after_closing(call):
        assert applications.fill(call.id) == 0


def test_several_free_places_are_filled_at_once() -> None:
    incense, _ = two_kinds()
    call = a_call(places=3, quotas={incense: 3})
    ids = made(call, [(incense, "offered"), (incense, "waitlisted"), (incense, "waitlisted"), (incense, "waitlisted")])

    with after_closing(call):
        assert applications.fill(call.id) == 2

    assert states(ids) == ["offered", "offered", "offered", "waitlisted"]


def stopped(application_id: int) -> None:
    """The office stops the shop."""
    applications.get(application_id).family.status = "suspended"
    db.session.flush()


def without_permit(application_id: int) -> None:
    """What its family must be able to show has ended."""
    for document in permits.of_family(applications.get(application_id).family_id):
        document.expires_on = clock.today() - timedelta(days=1)
    db.session.flush()


NOT_READY = [(stopped, refusals.ShopIsStopped), (without_permit, refusals.DocumentsAreMissing)]


@pytest.mark.parametrize(("comes_to", "why"), NOT_READY)
def test_a_place_is_taken_by_an_open_shop_with_its_permits_alone(
    comes_to: Callable[[int], None], why: type[Refusal]
) -> None:
    lists()
    food = a_category(slug="jam", permit="food").id
    call = a_call(quotas={food: 2})
    (first,) = made(call, [(food, "offered")])

    with after_closing(call):
        comes_to(first)
        with pytest.raises(why):
            applications.accept(applications.get(first), SYSTEM)

    assert states([first]) == ["offered"]


@pytest.mark.parametrize("comes_to", [one for one, _ in NOT_READY])
def test_whoever_cannot_come_now_is_passed_over(comes_to: Callable[[int], None]) -> None:
    lists()
    food = a_category(slug="jam", permit="food").id
    incense, _ = two_kinds()
    call = a_call(places=1, quotas={food: 1, incense: 1})
    ids = made(call, [(incense, "offered"), (food, "waitlisted"), (food, "waitlisted"), (incense, "waitlisted")])

    with after_closing(call):
        comes_to(ids[1])
        applications.withdraw(applications.get(ids[0]), "", SYSTEM)
        assert states(ids) == ["withdrawn", "waitlisted", "offered", "waitlisted"]
