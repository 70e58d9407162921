"""A person's own facts, and what staff may do."""

import pytest
from flask import Flask

from storefront.community import accounts
from storefront.community.accounts import facts
from storefront.community.accounts.refusals import LinkIsSpent, RoleIsUnknown, WrongPassword
from storefront.kernel.actors import SYSTEM, VISITOR, Actor
from storefront.kernel.phones import NotASaudiMobile
from storefront.kernel.refusals import NotAllowed, NotValid, Refusal
from storefront.kernel.units import unit_of_work
from storefront.kernel.wording import EmailIsNotValid, NameIsNotValid
from tests.builders.people import PASSWORD, a_person, a_sign_in, token_told, told


def email_link(user: accounts.User, email: str) -> str:
    """The secret of the link to a new address."""
    with unit_of_work():
        accounts.ask_email_change(user, email, PASSWORD, place="home")
        return token_told()


def test_a_person_keeps_their_facts_right(app: Flask) -> None:
    user = a_person()
    with unit_of_work():
        accounts.rename(user, " سارة\u202e  القحطاني ")
        accounts.set_mobile(user, "٠٥٠ ١٢٣ ٤٥٦٧")
        accounts.set_language(user, "en")

    assert (user.name, user.mobile, user.language) == ("سارة القحطاني", "+966501234567", "en")
    with unit_of_work():
        accounts.set_mobile(user, " ")
    assert user.mobile is None


def test_wrong_facts_are_refused(app: Flask) -> None:
    user = a_person()

    with pytest.raises(NameIsNotValid):
        accounts.rename(user, "\u200f")
    with pytest.raises(NotASaudiMobile):
        accounts.set_mobile(user, "12345")
    with pytest.raises(NotValid):
        accounts.set_language(user, "fr")


def test_a_new_address_holds_when_it_has_answered(app: Flask) -> None:
    user = a_person(email="old@example.com")
    signed_in = a_sign_in(user)
    link = email_link(user, "New@Example.com")
    assert user.email == "old@example.com"

    with unit_of_work():
        accounts.change_email(link)
        assert [fact.email for fact in told(facts.EmailChanged)] == ["old@example.com"]
    assert user.email == "new@example.com"
    assert accounts.find_signed_in(signed_in) is None
    with pytest.raises(LinkIsSpent), unit_of_work():
        accounts.change_email(link)


def test_changing_the_address_asks_for_the_password(app: Flask) -> None:
    user = a_person()

    with pytest.raises(WrongPassword), unit_of_work():
        accounts.ask_email_change(user, "new@example.com", "wrong", place="home")
    with pytest.raises(EmailIsNotValid), unit_of_work():
        accounts.ask_email_change(user, "new@", PASSWORD, place="home")


def test_the_address_of_another_is_not_given_and_not_told_about(app: Flask) -> None:
    user, other = a_person(), a_person(email="other@example.com")

    with unit_of_work():
        accounts.ask_email_change(user, "other@example.com", PASSWORD, place="home")
        assert [fact.user_id for fact in told(facts.AddressAlreadyKnown)] == [other.id]
        assert [fact.is_taken for fact in told(facts.EmailChangeAsked)] == [
            True
        ]  # whoever asked is told the same as ever


def test_an_address_taken_in_the_meantime_is_not_given(app: Flask) -> None:
    user = a_person(email="old@example.com")
    link = email_link(user, "new@example.com")
    a_person(email="new@example.com")

    with pytest.raises(LinkIsSpent), unit_of_work():
        accounts.change_email(link)
    assert accounts.find_by_email("old@example.com") is not None


def test_links_sent_to_the_old_address_end_with_it(app: Flask) -> None:
    user = a_person(email="old@example.com")
    with unit_of_work():
        accounts.ask_reset(user.email, place="home")
        reset = token_told()
    link = email_link(user, "new@example.com")
    with unit_of_work():
        accounts.change_email(link)

    with pytest.raises(LinkIsSpent), unit_of_work():
        accounts.reset(reset, "عبارة أخرى تماماً")


def test_a_right_holds_from_the_next_sign_in_and_is_gone_at_once(app: Flask) -> None:
    user = a_person()
    before = a_sign_in(user)
    with unit_of_work():
        accounts.grant_role(user, "staff", SYSTEM)
        accounts.grant_role(user, "staff", SYSTEM)
    assert accounts.find_signed_in(before) is None
    token = a_sign_in(user)
    assert accounts.find_signed_in(token).roles == {"staff"}

    with unit_of_work():
        accounts.take_role(user, "staff", SYSTEM)
    assert accounts.find_signed_in(token) is None


@pytest.mark.parametrize(
    "stranger", [VISITOR, Actor(7), Actor(7, frozenset({"system"})), Actor(7, families=frozenset({1}))]
)
def test_only_staff_give_rights_and_disable(app: Flask, stranger: Actor) -> None:
    user = a_person()
    steps = (
        lambda: accounts.grant_role(user, "staff", stranger),
        lambda: accounts.take_role(user, "staff", stranger),
        lambda: accounts.disable(user, stranger, reason=""),
        lambda: accounts.enable(user, stranger),
    )
    for step in steps:
        with pytest.raises(NotAllowed):
            step()


def test_nobody_shuts_themselves_out(app: Flask) -> None:
    officer = a_person(roles=("staff",))

    with pytest.raises(NotAllowed):
        accounts.disable(officer, Actor(officer.id, frozenset({"staff"})), reason="سهواً")


def test_there_is_no_right_of_that_name(app: Flask) -> None:
    with pytest.raises(RoleIsUnknown):
        accounts.grant_role(a_person(), "king", SYSTEM)


def test_a_disabled_person_is_out_at_once_and_may_come_back(app: Flask) -> None:
    user = a_person()
    token, staff = a_sign_in(user), Actor(a_person(roles=("staff",)).id, frozenset({"staff"}))
    with unit_of_work():
        accounts.disable(user, staff, reason="بلاغ")
        accounts.disable(user, staff, reason="بلاغ")
        assert len(told(facts.AccountDisabled)) == 1
    assert accounts.find_signed_in(token) is None
    with pytest.raises(Refusal), unit_of_work():
        accounts.sign_in(user.email, PASSWORD, accounts.Caller("home"))

    with unit_of_work():
        accounts.enable(user, staff)
    assert accounts.find_signed_in(token) is None
    with unit_of_work():
        assert accounts.sign_in(user.email, PASSWORD, accounts.Caller("home"))
