"""Links in letters: one purpose, one person, one time, for a while."""

from datetime import timedelta

import pytest

from storefront.community.accounts import tokens
from storefront.community.accounts.models import OneTimeToken, User
from storefront.community.accounts.refusals import LinkIsSpent
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.people import a_person

pytestmark = pytest.mark.usefixtures("app")


def issued(user: User, purpose: str = tokens.RESET) -> str:
    with unit_of_work():
        token = tokens.issue(user.id, purpose)
    assert token
    return token


def test_a_token_names_whom_it_was_sent_to_and_is_kept_by_nobody() -> None:
    user = a_person()
    token = issued(user)

    holder, row = tokens.holder(token, tokens.RESET)

    assert holder.id == user.id
    assert len(token) >= 43
    assert token not in row.token_hash


@pytest.mark.parametrize("purpose", tokens.MINUTES)
def test_it_serves_one_purpose(purpose: str) -> None:
    token = issued(a_person(), purpose)

    for other in tokens.MINUTES.keys() - {purpose}:
        with pytest.raises(LinkIsSpent):
            tokens.holder(token, other)
    assert tokens.holder(token, purpose)


@pytest.mark.parametrize("purpose", tokens.MINUTES)
def test_it_serves_for_a_while(purpose: str) -> None:
    token, minutes = issued(a_person(), purpose), tokens.MINUTES[purpose]

    with clock.set_to(clock.now() + timedelta(minutes=minutes - 1)):
        assert tokens.holder(token, purpose)
    with clock.set_to(clock.now() + timedelta(minutes=minutes + 1)), pytest.raises(LinkIsSpent):
        tokens.holder(token, purpose)


def test_it_works_once() -> None:
    token = issued(a_person())
    with unit_of_work():
        _, row = tokens.holder(token, tokens.RESET)
        tokens.use(row)
        with pytest.raises(LinkIsSpent):
            tokens.use(row)

    with pytest.raises(LinkIsSpent):
        tokens.holder(token, tokens.RESET)


def test_the_newest_alone_works_and_other_purposes_stay() -> None:
    user, other = a_person(), a_person()
    confirm, theirs, first = issued(user, tokens.CONFIRM), issued(other), issued(user)
    with clock.set_to(clock.now() + timedelta(seconds=61)):
        second = issued(user)

    with pytest.raises(LinkIsSpent):
        tokens.holder(first, tokens.RESET)
    for token, purpose in ((second, tokens.RESET), (theirs, tokens.RESET), (confirm, tokens.CONFIRM)):
        assert tokens.holder(token, purpose)


def test_asked_for_again_within_a_minute_the_letter_that_left_keeps_its_link() -> None:
    user = a_person()
    first = issued(user)

    with unit_of_work():
        assert tokens.issue(user.id, tokens.RESET) is None
        assert tokens.issue(user.id, tokens.NEW_EMAIL, detail="one@example.com")
        assert tokens.issue(user.id, tokens.NEW_EMAIL, detail="other@example.com")
    assert tokens.holder(first, tokens.RESET)


def test_a_link_that_was_used_is_followed_by_another_at_once() -> None:
    user = a_person()
    with unit_of_work():
        tokens.use(tokens.holder(issued(user), tokens.RESET)[1])

    assert issued(user)


def test_all_of_a_person_end_at_once() -> None:
    user = a_person()
    issued(user), issued(user, tokens.CONFIRM)
    with unit_of_work():
        tokens.end(user.id)

    assert db.session.query(OneTimeToken).filter(OneTimeToken.used_at.is_(None)).count() == 0


@pytest.mark.parametrize("token", ["", "x", "\x00", "\ud800", "ش" * 10_000])
def test_any_other_text_is_a_spent_link(token: str) -> None:
    issued(a_person())

    with pytest.raises(LinkIsSpent):
        tokens.holder(token, tokens.RESET)


def test_who_was_disabled_holds_no_link() -> None:
    user = a_person()
    token = issued(user)
    with unit_of_work() as session:
        session.merge(user).disabled_at = clock.now()

    with pytest.raises(LinkIsSpent):
        tokens.holder(token, tokens.RESET)
