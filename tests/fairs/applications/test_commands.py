"""Families apply, say it otherwise, withdraw."""

from datetime import timedelta

import pytest

from storefront.community import families
from storefront.fairs import applications, calls, exhibitions
from storefront.fairs.applications import refusals
from storefront.fairs.calls import ExhibitorCall
from storefront.goods import catalogue
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM, VISITOR, Actor
from storefront.kernel.refusals import NotAllowed, NotNow
from storefront.kernel.units import unit_of_work
from tests.builders.calls import a_call, a_wish, after_closing, an_application, an_exhibitor
from tests.builders.community import a_family, desk
from tests.builders.goods import a_category, a_product

pytestmark = pytest.mark.usefixtures("app")


def test_a_family_applies_with_its_goods() -> None:
    call, (family, product_id) = a_call(), an_exhibitor()

    made = applications.apply(call.id, family.id, a_wish(a_category().id, product_id), desk(family))

    assert (made.state, made.needs, made.words) == ("submitted", ["power"], "بخور معمول بطريقة الجدات.")
    assert applications.chosen(made.id) == {product_id}
    assert [one.id for one in applications.products_of([made.id])[made.id]] == [product_id]


def test_nobody_applies_one_second_too_late_or_too_early() -> None:
    call, (family, product_id) = a_call(opens_at=clock.now() + timedelta(hours=1)), an_exhibitor()
    wish = a_wish(a_category().id, product_id)

    for moment in (call.opens_at - timedelta(seconds=1), call.closes_at, call.closes_at + timedelta(days=1)):
        with clock.set_to(moment), pytest.raises(refusals.CallIsNotOpen):
            applications.apply(call.id, family.id, wish, desk(family))
    with clock.set_to(call.closes_at - timedelta(seconds=1)):
        assert applications.apply(call.id, family.id, wish, desk(family)).state == "submitted"


def test_a_second_application_is_refused() -> None:
    call, (family, product_id) = a_call(), an_exhibitor()
    wish = a_wish(a_category().id, product_id)
    applications.apply(call.id, family.id, wish, desk(family))

    with pytest.raises(refusals.HasApplied):
        applications.apply(call.id, family.id, wish, desk(family))


@pytest.mark.parametrize("who", [VISITOR, Actor(user_id=3), Actor(families=frozenset({999}))])
def test_nobody_applies_for_others(who: Actor) -> None:
    call, (family, product_id) = a_call(), an_exhibitor()

    with pytest.raises(NotAllowed):
        applications.apply(call.id, family.id, a_wish(a_category().id, product_id), who)


def test_a_member_needs_the_right_to_the_shop() -> None:
    call, (family, product_id) = a_call(), an_exhibitor()
    wish = a_wish(a_category().id, product_id)
    rights = {"orders": frozenset({"orders"}), "shop": frozenset({"shop"})}
    some = {
        name: Actor(user_id=None, families=frozenset({family.id}), limits={family.id: one})
        for name, one in rights.items()
    }

    with pytest.raises(NotAllowed):
        applications.apply(call.id, family.id, wish, some["orders"])
    assert applications.apply(call.id, family.id, wish, some["shop"]).state == "submitted"


def test_what_it_says_can_be_changed_until_the_call_closes() -> None:
    call = a_call()
    application = an_application(call)
    before = application.submitted_at
    family = families.get(application.family_id)
    other = a_product(of=family)

    with clock.set_to(call.closes_at - timedelta(minutes=1)):
        applications.change(application, a_wish(a_category().id, other.id, words="عطور أيضاً."), desk(family))
    assert (application.words, application.submitted_at) == ("عطور أيضاً.", before)
    assert applications.chosen(application.id) == {other.id}
    with after_closing(call), pytest.raises(refusals.CallIsNotOpen):
        applications.change(application, a_wish(a_category().id, other.id), desk(family))


def test_who_withdrew_may_apply_again_while_it_is_open() -> None:
    call = a_call()
    application = an_application(call)
    family = families.get(application.family_id)
    product_id = next(iter(applications.chosen(application.id)))

    applications.withdraw(application, "سفر", desk(family))
    assert (application.state, application.reason) == ("withdrawn", "سفر")
    with pytest.raises(NotNow):
        applications.change(application, a_wish(a_category().id, product_id), desk(family))
    again = applications.apply(call.id, family.id, a_wish(a_category().id, product_id), desk(family))

    assert (again.id, again.state, again.reason) == (application.id, "submitted", "")


def test_a_stranger_withdraws_nothing() -> None:
    application = an_application(a_call())

    with pytest.raises(NotAllowed):
        applications.withdraw(application, "", desk(a_family()))


def test_nobody_withdraws_once_it_has_begun() -> None:
    call = a_call()
    application = an_application(call)
    assert call.exhibition.opens_at

    with after_closing(call), clock.set_to(call.exhibition.opens_at):
        assert exhibitions.turn_one()
        with pytest.raises(NotNow):
            applications.withdraw(application, "", SYSTEM)


def decided(call: ExhibitorCall, *outcomes: str) -> list[int]:
    """Applications of which that was decided, by id; the call has closed."""
    made = [an_application(call) for _ in outcomes]
    verdicts = {
        one.id: applications.Verdict(outcome, rank)
        for rank, (one, outcome) in enumerate(zip(made, outcomes, strict=True), 1)
    }
    with after_closing(call):
        applications.decide(calls.lock(call.id), verdicts, SYSTEM)
    return [one.id for one in made]


def test_a_place_that_is_given_back_goes_to_who_waits() -> None:
    call = a_call(places=1, quotas={a_category().id: 1})
    first, second = decided(call, "offered", "waitlisted")

    with after_closing(call):
        applications.accept(applications.get(first), SYSTEM)
        applications.withdraw(applications.get(first), "", SYSTEM)

    assert [applications.get(one).state for one in (first, second)] == ["withdrawn", "offered"]
    assert calls.get(call.id).taken == 1


def test_whoever_waits_and_withdraws_frees_nothing() -> None:
    call = a_call(places=1, quotas={a_category().id: 1})
    first, second, third = decided(call, "offered", "waitlisted", "waitlisted")

    with after_closing(call):
        applications.withdraw(applications.get(second), "", SYSTEM)

    assert [applications.get(one).state for one in (first, second, third)] == ["offered", "withdrawn", "waitlisted"]


def test_nobody_waits_for_what_is_cancelled() -> None:
    with unit_of_work():
        call = a_call(places=2, quotas={a_category().id: 2})
        made = decided(call, "offered", "offered", "waitlisted")
    with after_closing(call):
        with unit_of_work():
            applications.accept(applications.get(made[0]), SYSTEM)
        with unit_of_work():
            exhibitions.cancel(calls.get(call.id).exhibition, ("تعذّر المكان.", ""), SYSTEM)

    assert {applications.get(one).state for one in made} == {"called_off"}
    assert (calls.get(call.id).taken, calls.quotas_of(call.id)[0].taken) == (0, 0)


def test_cancelling_what_has_no_call_calls_nothing_off() -> None:
    applications.call_off(999)
    call = a_call()
    application = an_application(call)

    applications.call_off(call.exhibition_id)

    assert application.state == "called_off"


def test_goods_that_are_hidden_are_not_shown_to_who_chooses() -> None:
    application = an_application(a_call())
    product_id = next(iter(applications.chosen(application.id)))

    catalogue.hide(catalogue.get(product_id), SYSTEM, reason="صورة غير واضحة")

    assert applications.products_of([application.id]) == {}
