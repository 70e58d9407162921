"""What is personal of a visit goes a month after the day, or with the person; how many came stays."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from storefront.community.notices import Notice
from storefront.fairs import visits
from storefront.fairs.visits import Entrance, Visit
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from tests.builders.community import a_member
from tests.builders.fairs import a_body, acting_for, an_exhibition, in_days
from tests.builders.trade import heard
from tests.builders.visiting import a_visit, opened

pytestmark = pytest.mark.usefixtures("app")


def test_a_month_after_the_day_nothing_personal_is_left() -> None:
    body = a_body()
    exhibition = an_exhibition(body)
    visit = a_visit(exhibition, party=3)
    a_visit(exhibition, day=in_days(12))
    with opened(exhibition):
        visits.check_in(exhibition, visit, "", acting_for(body))
    heard()

    with clock.set_to(clock.now() + visits.KEPT + timedelta(days=10)):
        assert not visits.forget_one()
    with clock.set_to(clock.now() + visits.KEPT + timedelta(days=11)):
        assert visits.forget_one()
        assert not visits.forget_one()

    assert [one.day for one in db.session.scalars(select(Visit))] == [in_days(12)]
    assert len(db.session.scalars(select(Notice)).all()) == 1
    assert db.session.scalars(select(Entrance.people)).all() == [3]
    assert visits.taken_of(exhibition.id)[in_days(10)] == 3


def test_a_person_who_goes_frees_their_places_and_takes_their_name_along() -> None:
    body = a_body()
    exhibition = an_exhibition(body)
    member = a_member(email="hind@example.com")
    came = a_visit(exhibition, actor=Actor(member.id), email="hind@example.com")
    comes = a_visit(exhibition, email="hind@example.com", day=in_days(11))
    other = a_visit(exhibition, day=in_days(11))
    with opened(exhibition):
        visits.check_in(exhibition, came, "", acting_for(body))

    forgotten = visits.forget_member(member.id, "hind@example.com")

    assert forgotten == [came.id, comes.id]
    assert {one.id for one in db.session.scalars(select(Visit))} == {came.id, other.id}
    assert (came.name, came.folded, came.user_id, "hind" in came.email) == ("", "", None, False)
    assert visits.taken_of(exhibition.id) == {in_days(10): 2, in_days(11): 2}


def test_without_a_confirmed_address_only_what_is_a_members_is_theirs() -> None:
    exhibition = an_exhibition()
    member = a_member(email="hind@example.com")
    a_visit(exhibition, actor=Actor(member.id), email="hind@example.com", party=3)
    a_visit(exhibition, email="hind@example.com", day=in_days(11))

    assert [one["party"] for one in visits.export(member.id, "")] == [3]
    assert [one["party"] for one in visits.export(member.id, "hind@example.com")] == [3, 2]
