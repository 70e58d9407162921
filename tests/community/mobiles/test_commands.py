"""A mobile is confirmed by the code that was sent to it, and by nothing else."""

from datetime import timedelta

import pytest

from storefront.community import accounts, mobiles
from storefront.community.limits import TooManyTries
from storefront.community.mobiles.commands import ASK_MOBILE, ASK_PERSON, TRY
from storefront.community.mobiles.refusals import MobileIsMissing, WrongCode
from storefront.kernel import clock
from storefront.kernel.database import db
from tests.builders.community import a_member
from tests.builders.people import told

pytestmark = pytest.mark.usefixtures("app")
NUMBER = "0501234567"


def with_mobile(number: str = NUMBER) -> accounts.User:
    user = a_member()
    accounts.set_mobile(user, number)
    return user


def asked(user: accounts.User, *, minutes: int = 0) -> str:
    """The code that is sent; "" when none is."""
    before = len(told(mobiles.MobileCodeAsked))
    with clock.set_to(clock.now() + timedelta(minutes=minutes)):
        mobiles.ask_code(user)
    facts = told(mobiles.MobileCodeAsked)[before:]
    return str(facts[0].token) if facts else ""  # type: ignore[attr-defined]  # the kind that was asked for


def other_than(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def test_the_code_that_was_sent_confirms_it() -> None:
    user = with_mobile()
    code = asked(user)

    waits = mobiles.code_waits(user)
    mobiles.confirm(user, code)

    assert len(code) == 6
    assert code.isdigit()
    assert waits
    assert not mobiles.code_waits(user)
    assert mobiles.confirmed(user.id) == "+966501234567"
    assert [fact.user_id for fact in told(mobiles.MobileConfirmed)] == [user.id]  # type: ignore[attr-defined]


@pytest.mark.parametrize("wrong", ["", "12345", "1234567", "؟؟؟؟؟؟", "\0"])
def test_any_other_is_refused(wrong: str) -> None:
    user = with_mobile()
    code = asked(user)

    for one in (wrong, other_than(code)):
        with pytest.raises(WrongCode):
            mobiles.confirm(user, one)
    assert mobiles.confirmed(user.id) is None
    mobiles.confirm(user, code)


def test_a_code_works_once_for_one_account_and_one_number() -> None:
    user, other = with_mobile(), with_mobile()
    code = asked(user)
    with pytest.raises(WrongCode):
        mobiles.confirm(other, code)
    accounts.set_mobile(user, "0509999999")
    with pytest.raises(WrongCode):
        mobiles.confirm(user, code)

    accounts.set_mobile(user, NUMBER)
    mobiles.confirm(user, code)
    with pytest.raises(WrongCode):
        mobiles.confirm(user, code)


def test_it_is_too_old_after_ten_minutes() -> None:
    user = with_mobile()
    code = asked(user)

    with clock.set_to(clock.now() + timedelta(minutes=10, seconds=1)):
        assert not mobiles.code_waits(user)
        with pytest.raises(WrongCode):
            mobiles.confirm(user, code)


def test_the_newest_code_counts_and_one_on_its_way_is_not_replaced() -> None:
    user = with_mobile()
    first = asked(user)

    assert asked(user) == ""
    second = asked(user, minutes=2)
    with pytest.raises(WrongCode):
        mobiles.confirm(user, first if first != second else other_than(second))
    mobiles.confirm(user, second)


def test_guessing_ends_after_a_few_tries() -> None:
    user = with_mobile()
    code = asked(user)
    for _ in range(TRY.most):
        with pytest.raises(WrongCode):
            mobiles.confirm(user, other_than(code))

    with pytest.raises(TooManyTries):
        mobiles.confirm(user, code)
    assert mobiles.confirmed(user.id) is None


def test_nobody_is_flooded_with_codes() -> None:
    user = with_mobile()
    for number in range(ASK_PERSON.most):
        assert asked(user, minutes=2 * number)
    with pytest.raises(TooManyTries):
        asked(user, minutes=20)

    others = [with_mobile() for _ in range(ASK_MOBILE.most - ASK_PERSON.most)]
    assert all(asked(one, minutes=20) for one in others)
    with pytest.raises(TooManyTries):
        asked(with_mobile(), minutes=20)


def test_without_a_number_nothing_is_sent_and_to_a_confirmed_one_neither() -> None:
    with pytest.raises(MobileIsMissing):
        mobiles.ask_code(with_mobile(""))
    user = with_mobile()
    mobiles.confirm(user, asked(user))

    assert asked(user, minutes=5) == ""


def test_another_number_is_confirmed_anew_and_the_same_is_not() -> None:
    user = with_mobile()
    mobiles.confirm(user, asked(user))

    accounts.set_mobile(user, "+966 50 123 4567")
    same = mobiles.confirmed(user.id)
    accounts.set_mobile(user, "0509999999")

    assert same == "+966501234567"
    assert mobiles.confirmed(user.id) is None


def test_an_account_that_is_shut_or_gone_has_none() -> None:
    user, other = with_mobile(), with_mobile("0509999999")
    for one in (user, other):
        mobiles.confirm(one, asked(one))
    user.disabled_at = clock.now()
    accounts.erase(other)
    db.session.flush()

    assert (mobiles.confirmed(user.id), mobiles.confirmed(other.id)) == (None, None)
    assert other.mobile_confirmed_at is None
