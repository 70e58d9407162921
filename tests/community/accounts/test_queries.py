"""Reading accounts: whom a sign-in belongs to with their rights, in one question; nobody who was erased."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest

from storefront.community import accounts
from storefront.community.accounts.models import RoleGrant, SignIn
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_member
from tests.builders.people import a_person, a_sign_in

pytestmark = pytest.mark.usefixtures("app")
Counting = Callable[[], AbstractContextManager[list[str]]]


@pytest.mark.parametrize("roles", [(), ("staff",), ("staff", "a role of the future")])
def test_a_sign_in_tells_who_it_is_with_every_right_in_one_question(
    count_queries: Counting, roles: tuple[str, ...]
) -> None:
    user = a_person(name="سارة")
    token = a_sign_in(user)
    with unit_of_work() as session:
        session.add_all(RoleGrant(user_id=user.id, role=role, granted_at=clock.now()) for role in roles)

    with count_queries() as asked:
        person = accounts.find_signed_in(token)

    assert person is not None
    assert (person.id, person.name, person.email, person.roles) == (user.id, "سارة", user.email, frozenset(roles))
    assert person.is_confirmed
    assert len([question for question in asked if question != "BEGIN"]) == 1


@pytest.mark.parametrize("event", ["ended", "old", "unused", "disabled", "erased"])
def test_a_sign_in_that_is_over_belongs_to_nobody(event: str) -> None:
    user = a_person()
    token, now = a_sign_in(user), clock.now()
    with unit_of_work() as session:
        row = session.query(SignIn).one()
        row.ended_at = now if event == "ended" else None
        row.expires_at = now - timedelta(seconds=1) if event == "old" else row.expires_at
        row.seen_at = now - timedelta(days=15) if event == "unused" else row.seen_at
        user.erased_at = now if event == "erased" else None
        session.merge(user)
        if event == "disabled":
            accounts.disable(user, SYSTEM, reason="")

    assert accounts.find_signed_in(token) is None


@pytest.mark.parametrize("token", ["", "x", "\x00", "\ud800", "ش" * 5_000])
def test_a_token_of_nobody_belongs_to_nobody(token: str) -> None:
    a_sign_in(a_person())

    assert accounts.find_signed_in(token) is None


def test_who_was_erased_is_not_there_any_more() -> None:
    user = a_person(email="sara@example.com")
    known = accounts.find_by_email("sara@example.com")
    with unit_of_work() as session:
        session.merge(user).erased_at = clock.now()

    assert known is not None
    assert accounts.find_by_email("sara@example.com") is None
    with pytest.raises(NotFound):
        accounts.get(user.id)
    with pytest.raises(NotFound):
        accounts.get(999_999)


def test_browsers_are_listed_the_last_used_first_and_only_living_ones() -> None:
    user, other = a_person(), a_person()
    a_sign_in(other)
    for _ in range(3):
        a_sign_in(user)
    with unit_of_work() as session:
        rows = session.query(SignIn).filter_by(user_id=user.id).order_by(SignIn.id).all()
        rows[0].seen_at += timedelta(hours=1)
        rows[1].ended_at = clock.now()

    assert [row.id for row in accounts.sign_ins_of(user.id)] == [rows[0].id, rows[2].id]


def test_only_those_who_are_in_just_now_are_signed_in() -> None:
    inside, outside = a_person(), a_person()
    for user in (inside, outside):
        a_sign_in(user)
    with unit_of_work() as session:
        session.query(SignIn).filter_by(user_id=outside.id).one().ended_at = clock.now()

    assert list(db.session.scalars(accounts.signed_in())) == [inside.id]


@pytest.mark.parametrize("words", ["نوره", "noura.k", "NOURA"])
def test_people_are_found_by_a_part_of_name_or_address(words: str) -> None:
    noura = a_person(name="نورة القحطاني", email="noura.k@example.com")
    a_person(name="سارة", email="sara@example.com")

    assert [user.id for user in accounts.found(words).rows] == [noura.id]


def test_a_sign_of_patterns_finds_itself_alone_and_the_forgotten_are_not_found() -> None:
    gone = a_person(email="gone@example.com")
    with unit_of_work() as session:
        session.merge(gone).erased_at = clock.now()

    assert accounts.found("%").rows == []
    assert accounts.found("gone").rows == []


def test_a_right_is_held_as_long_as_somebody_who_has_it_can_sign_in() -> None:
    before = accounts.is_held("staff")
    officer = a_person(roles=("staff",))
    held, rights = accounts.is_held("staff"), accounts.roles_among([officer.id, 999])
    with unit_of_work():
        accounts.disable(accounts.get(officer.id), SYSTEM, reason="")

    assert (before, held, accounts.is_held("staff")) == (False, True, False)
    assert rights == {officer.id: {"staff"}}


def test_who_has_not_proved_their_address_or_is_shut_out_is_given_nothing_to_do() -> None:
    proved, unproved, shut_out = (a_member(email=f"{letter}@example.com") for letter in "abc")
    unproved.confirmed_at, shut_out.disabled_at = None, clock.now()
    db.session.flush()

    assert [accounts.find_member(f"{letter}@example.com") for letter in "abcd"] == [proved, None, None, None]
