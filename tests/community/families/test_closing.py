"""A shop is closed for good, by its owner or by the office with a reason, and what is private of it is forgotten."""

import pytest

from storefront.community import families
from storefront.community.families import FamilyMember, closing
from storefront.community.families.facts import ShopClosed
from storefront.kernel.actors import SYSTEM, VISITOR, Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotNow, ReasonIsMissing
from tests.builders.community import a_family, a_member, desk
from tests.builders.people import told
from tests.builders.registering import OFFICE
from tests.builders.teams import actor_of

pytestmark = pytest.mark.usefixtures("app")


@pytest.mark.parametrize("state", closing.SOLD)
def test_its_owner_closes_it_from_where_it_sold_or_was_stopped(state: str) -> None:
    family = a_family()
    if state == "suspended":
        families.suspend(family, SYSTEM, reason="شكوى")

    closing.close(family, desk(family))

    assert family.status == "closed"
    assert [fact.reason for fact in told(ShopClosed)] == [""]


def test_the_office_closes_it_with_a_reason_and_nobody_else_does() -> None:
    family = a_family()
    mate = actor_of(a_member(), family, {"shop"})

    for actor in (VISITOR, Actor(user_id=a_member().id), mate):
        with pytest.raises(NotAllowed):
            closing.close(family, actor, reason="أغلقوها")
    with pytest.raises(ReasonIsMissing):
        closing.close(family, OFFICE, reason="  ")
    closing.close(family, OFFICE, reason="طلب أهلها ذلك")

    assert [fact.reason for fact in told(ShopClosed)] == ["طلب أهلها ذلك"]


def test_what_never_sold_or_is_closed_is_not_closed_by_this_step() -> None:
    family, closed = a_family(status="submitted"), a_family()
    closing.close(closed, OFFICE, reason="طلب أهلها ذلك")

    for one in (family, closed):
        with pytest.raises(NotNow):
            closing.close(one, OFFICE, reason="مرة أخرى")


def test_nothing_private_stays_and_nobody_works_there() -> None:
    family = a_family()
    a_member(of=family)

    closing.forget(family)

    assert [getattr(family, name) for name in closing.PRIVATE] == [""] * len(closing.PRIVATE)
    assert db.session.query(FamilyMember).filter_by(family_id=family.id).all() == []
    assert family.trade_name_ar
