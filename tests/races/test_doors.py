"""Many at one door: tries are counted exactly, and a link opens once."""

from sqlalchemy import select

from storefront.community import accounts
from storefront.community.accounts import User
from storefront.community.notices import Notice
from storefront.kernel import units
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.crowds import at_once
from tests.builders.people import PASSWORD, a_person
from tests.races.markets import Market
from tests.races.visitors import Visitor, press

SIGN_IN, SIGN_UP = "/account/sign-in", "/account/sign-up"
GUESSERS, LOOKED_AT = 40, 10  # wrong passwords of one account in a quarter of an hour
TIMES = 20


def at(market: Market, path: str) -> Visitor:
    """Somebody who has opened a page."""
    visitor = market.visitor()
    visitor.read(path)
    return visitor


def letters(kind: str, address: str) -> list[Notice]:
    """The letters of a kind to somebody, the oldest first."""
    units.abandon()
    theirs = select(Notice).where(Notice.kind == kind, Notice.address == address)
    return list(db.session.scalars(theirs.order_by(Notice.id)))


def test_of_forty_wrong_passwords_at_once_ten_are_looked_at(market: Market) -> None:
    email = a_person().email
    guessers = [at(market, SIGN_IN) for _ in range(GUESSERS)]

    answers = at_once([lambda one=one: one.send(SIGN_IN, email=email, password="wrong") for one in guessers])  # type: ignore[misc]

    refused = GUESSERS - LOOKED_AT
    assert sorted(answer.status for answer in answers) == [422] * LOOKED_AT + [429] * refused


def test_a_link_to_a_new_password_opens_once(market: Market) -> None:
    email = a_person().email
    with unit_of_work():
        accounts.ask_reset(email, place="home")
    (letter,) = letters("reset-password", email)
    reader = at(market, f"/account/reset/{letter.values['token']}")

    answers = press(reader, reader.here, times=TIMES, new="سبع نخلات عند البئر")

    assert sorted(answer.status for answer in answers) == [303] + [410] * (TIMES - 1)
    assert len(letters("password-changed", email)) == 1


def test_one_account_is_begun_and_its_address_confirmed_once(market: Market) -> None:
    person, email = at(market, SIGN_UP), "hessa-at-once@example.com"
    press(person, SIGN_UP, times=3, name="حصة", email=email, password=PASSWORD, agreed="y")
    *_, newest = letters("confirm-address", email)
    person.read(f"/account/confirmation/{newest.values['token']}")

    answers = press(person, person.here, times=TIMES, password=PASSWORD)

    assert [answer.status for answer in answers].count(303) == 1
    assert person.read("/account/profile").status == 200
    assert db.session.scalars(select(User.email).where(User.email == email)).all() == [email]
