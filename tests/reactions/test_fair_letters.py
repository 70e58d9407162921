"""Families read what comes of their applications, and jurors what they are asked to judge."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from storefront.community import accounts, families
from storefront.community.notices import Notice
from storefront.fairs import applications, calls, exhibitions, juries
from storefront.fairs.calls import ExhibitorCall
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.calls import a_call, a_wish, after_closing, an_exhibitor
from tests.builders.community import a_member, desk
from tests.builders.fairs import days_from, in_days
from tests.builders.goods import a_category

pytestmark = pytest.mark.usefixtures("app")


def told(*kinds: str) -> list[tuple[str, str, str]]:
    """The letters of these kinds: kind, address, state."""
    db.session.rollback()
    rows = db.session.scalars(select(Notice).where(Notice.channel == "mail").order_by(Notice.id))
    return [(row.kind, row.address, row.values.get("state", "")) for row in rows if row.kind in kinds]


def applied(call: ExhibitorCall, *emails: str) -> list[int]:
    """Applications of families with these owners, by id."""
    made = []
    for email in emails:
        with unit_of_work():
            family, product_id = an_exhibitor()
            a_member(of=family, email=email)
        with unit_of_work():
            wish = a_wish(a_category().id, product_id)
            made.append(applications.apply(call.id, family.id, wish, desk(family)).id)
    return made


def decided(call: ExhibitorCall, ids: list[int], *outcomes: str) -> None:
    ranked = zip(ids, outcomes, range(1, 9), strict=False)
    with after_closing(call), unit_of_work():
        verdicts = {one: applications.Verdict(outcome, rank) for one, outcome, rank in ranked}
        applications.decide(calls.lock(call.id), verdicts, SYSTEM)


@pytest.fixture
def call() -> ExhibitorCall:
    with unit_of_work():
        return a_call(places=1, quotas={a_category().id: 1})


def test_from_the_application_to_the_place(call: ExhibitorCall) -> None:
    ids = applied(call, "first@example.com", "second@example.com", "third@example.com")
    decided(call, ids, "offered", "waitlisted", "declined")
    with after_closing(call, timedelta(days=9)), unit_of_work():
        assert applications.expire_one()
    with after_closing(call, timedelta(days=10)), unit_of_work():
        applications.accept(applications.get(ids[1]), SYSTEM)

    assert told("application-received") == [
        ("application-received", f"{name}@example.com", "") for name in ("first", "second", "third")
    ]
    assert told("place-offered", "application-answered", "offer-over", "place-confirmed") == [
        ("place-offered", "first@example.com", "offered"),
        ("application-answered", "second@example.com", "waitlisted"),
        ("application-answered", "third@example.com", "declined"),
        ("offer-over", "first@example.com", "offer_expired"),
        ("place-offered", "second@example.com", "offered"),
        ("place-confirmed", "second@example.com", "confirmed"),
    ]


def test_who_withdraws_and_applies_again_is_answered_again(call: ExhibitorCall) -> None:
    (application_id,) = applied(call, "first@example.com")
    with unit_of_work():
        applications.withdraw(applications.get(application_id), "", SYSTEM)
    with clock.set_to(clock.now() + timedelta(minutes=5)), unit_of_work():
        again = applications.get(application_id)
        chosen = next(iter(applications.chosen(application_id)))
        applications.apply(call.id, again.family_id, a_wish(a_category().id, chosen), desk(again.family))

    assert len(told("application-received")) == 2


def test_members_without_a_right_to_the_shop_are_not_written_to(call: ExhibitorCall) -> None:
    with unit_of_work():
        family, product_id = an_exhibitor()
        a_member(of=family, email="owner@example.com")
        for right in ("orders", "shop"):
            member = a_member(email=f"{right}@example.com")
            families.add_member(family, member.id, role="member", rights=[right])
    with unit_of_work():
        applications.apply(call.id, family.id, a_wish(a_category().id, product_id), desk(family))

    assert [address for _, address, _ in told("application-received")] == ["owner@example.com", "shop@example.com"]


def test_whoever_applied_reads_of_other_days_and_of_an_end(call: ExhibitorCall) -> None:
    applied(call, "first@example.com", "second@example.com")
    exhibition_id = call.exhibition_id

    def fair() -> exhibitions.Exhibition:
        return calls.get(call.id).exhibition

    with unit_of_work():
        exhibitions.set_days(fair(), days_from(in_days(50)), SYSTEM)
    with unit_of_work():
        exhibitions.postpone(fair(), ("تأخر التجهيز.", ""), SYSTEM)
    with unit_of_work():
        exhibitions.cancel(fair(), ("تعذّر المكان.", ""), SYSTEM)

    assert told("fair-changed") == [
        ("fair-changed", f"{name}@example.com", state)
        for state in ("moved", "postponed", "cancelled")
        for name in ("first", "second")
    ]
    assert applications.exhibiting(exhibition_id) == []


def test_a_juror_reads_of_their_seat(call: ExhibitorCall) -> None:
    with unit_of_work():
        person = a_member(email="huda@example.com")
        person_id = person.id
    with unit_of_work():
        juries.appoint(calls.get(call.id), "huda@example.com", SYSTEM)
    with unit_of_work():
        juries.dismiss(calls.get(call.id), person_id, SYSTEM)

    db.session.rollback()
    rows = db.session.scalars(
        select(Notice).where(Notice.kind == "juror-changed", Notice.channel == "mail").order_by(Notice.id)
    )
    assert [(row.address, row.values["judges"]) for row in rows] == [
        ("huda@example.com", True),
        ("huda@example.com", False),
    ]


def test_who_erases_their_account_judges_nothing(call: ExhibitorCall) -> None:
    with unit_of_work():
        person = a_member(email="huda@example.com")
        juries.appoint(calls.get(call.id), "huda@example.com", SYSTEM)
        person_id = person.id
    with unit_of_work():
        accounts.erase(accounts.get(person_id))

    assert juries.seats_of(call.id) == []
    assert families.ids_of_member(person_id) == frozenset()
