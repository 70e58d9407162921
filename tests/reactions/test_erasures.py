"""A person asked to be forgotten: every package forgets its part, or all refuse together."""

import pytest
from flask import Flask
from sqlalchemy import func, select, text, update

from storefront.community import accounts, addresses
from storefront.community.accounts import User
from storefront.community.families.refusals import RunsAFamily
from storefront.community.notices import Notice
from storefront.goods import favourites, follows, restocks
from storefront.kernel import clock
from storefront.kernel.database import Base, db
from storefront.kernel.refusals import Refusal
from storefront.kernel.units import unit_of_work
from storefront.trade import carts, corrections, messages, orders, returns
from storefront.trade.orders.refusals import OrdersAreOpen
from storefront.trade.unsettled import NotSettled
from tests.builders.community import a_family, a_member, desk
from tests.builders.goods import a_product, variant_of
from tests.builders.people import PASSWORD, a_person, letters, token_in_letter
from tests.builders.trade import a_cart, a_contact, an_order, bring_to, heard, place, the_parcel
from tests.builders.writing import ask, reply

CANARY = "زرقاء"
EMAIL = "canary@example.com"


def tables_that_mention(word: str) -> list[str]:
    """The tables in which a word stands anywhere."""
    rows = {
        table.name: db.session.execute(text(f'SELECT * FROM "{table.name}"')).all()
        for table in Base.metadata.sorted_tables
    }
    return [name for name, found in rows.items() if word in str(found)]


def an_order_of(user: User, state: str) -> orders.Parcel:
    """A parcel full of what a shopper writes, brought to a state."""
    product = a_product(personal_max=20)
    cart = a_cart(user_id=user.id)
    carts.put(cart, variant_of(product).id, 2, personal_text=CANARY)
    words = {"name": CANARY, "email": EMAIL, "street": f"شارع {CANARY}", "district": CANARY}
    parcel = the_parcel(orders.get(place(carts.basket(cart), **words).id))
    parcel.note = CANARY
    return bring_to(parcel, state) if state else parcel


def a_whole_shopper() -> User:
    """Somebody with everything a shopper leaves behind."""
    user = a_member(name=CANARY, email=EMAIL)
    parcel = an_order_of(user, "handed_over")
    line = orders.get_parcel(parcel.id).lines[0]
    wish = returns.ask(parcel, {line.id: 1}, kind="defect", reason=f"كُسر، {CANARY}")
    returns.answer(wish, parcel, desk(parcel.family), agreed=False, words="لم يكن مكسوراً")
    ask(parcel, f"هل وصل طلب {CANARY}؟"), reply(parcel, f"نعم يا {CANARY}")
    favourites.add(user.id, a_product())
    restocks.ask(user.id, variant_of(a_product(stock=0)).id)
    follows.follow(user.id, a_family().id)
    a_cart((a_product(), 1), user_id=user.id)
    heard()
    return user


def test_nothing_that_says_who_it_was_stays(app: Flask) -> None:
    with unit_of_work():
        user = a_whole_shopper()
    assert {"shop_order", "order_line", "parcel", "notice", "return_request", "message"} <= set(
        tables_that_mention(CANARY) + tables_that_mention(EMAIL)
    )

    with unit_of_work() as session:
        accounts.erase(session.get_one(User, user.id))

    assert tables_that_mention(CANARY) == []
    assert tables_that_mention(EMAIL) == []
    assert list(favourites.of_member(user.id)) == []
    assert list(restocks.of_member(user.id)) == []
    assert list(follows.families_of(user.id)) == []
    assert db.session.scalar(select(func.count(carts.Cart.id)).where(carts.Cart.user_id == user.id)) == 0
    assert addresses.of_member(user.id) == []


def test_the_order_itself_stays_as_the_law_wants(app: Flask) -> None:
    with unit_of_work():
        user = a_member(email=EMAIL)
        parcel = an_order_of(user, "handed_over")
        before = (parcel.receipt_number, parcel.total_minor)

    with unit_of_work() as session:
        accounts.erase(session.get_one(User, user.id))

    after = orders.get_parcel(parcel.id)
    assert (after.receipt_number, after.total_minor) == before
    assert after.order.user_id is None


@pytest.mark.parametrize(
    ("what", "refusal"),
    [("shop", RunsAFamily), ("order", OrdersAreOpen), ("guest", OrdersAreOpen), ("return", NotSettled)],
)
def test_who_still_owes_or_is_owed_something_cannot_leave(app: Flask, what: str, refusal: type[Refusal]) -> None:
    with unit_of_work():
        user = a_member(name=CANARY, of=a_family() if what == "shop" else None)
        favourites.add(user.id, a_product())
        if what == "order":
            an_order_of(user, "")
        if what == "guest":
            an_order(email=user.email)
        if what == "return":
            parcel = an_order_of(user, "handed_over")
            returns.ask(parcel, {orders.get_parcel(parcel.id).lines[0].id: 1}, kind="defect", reason="كُسر")

    with pytest.raises(refusal), unit_of_work() as session:
        accounts.erase(session.get_one(User, user.id))

    assert db.session.get_one(User, user.id).name == CANARY
    assert len(favourites.of_member(user.id)) == 1


def test_basket_favourites_and_letters_go(app: Flask) -> None:
    user = a_person(email="sara@example.com")
    with unit_of_work():
        product = a_product()
        a_cart((product, 1), user_id=user.id)
        favourites.add(user.id, product)
        accounts.ask_reset(user.email, place="home")
    with unit_of_work():
        accounts.erase(user)

    assert carts.find_cart(user_id=user.id, token=None) is None
    assert favourites.of_member(user.id) == []
    assert addresses.of_member(user.id) == []
    assert letters("reset-password") == []


def test_an_open_order_keeps_everything_as_it_is(app: Flask) -> None:
    user = a_person(email="sara@example.com")
    with unit_of_work():
        an_order(user_id=user.id)

    with pytest.raises(OrdersAreOpen), unit_of_work():
        accounts.erase(user)
    assert accounts.find_by_email("sara@example.com") is not None


def test_addresses_of_before_are_forgotten_too(app: Flask) -> None:
    first, typed, unused = "first@canary.example", "typed@canary.example", "unused@canary.example"
    user = a_person(email=first)
    with unit_of_work():
        order = an_order((a_product(), 1), user_id=user.id, email=typed)
        accounts.ask_email_change(user, unused, PASSWORD, place="home")
    with unit_of_work():
        corrections.correct(orders.get(order.id), a_contact(email=first))
        accounts.ask_email_change(user, EMAIL, PASSWORD, place="home")
        bring_to(the_parcel(order), "handed_over")
    sent_all()
    with unit_of_work():
        accounts.change_email(token_in_letter("email-change"))
    assert "notice" in tables_that_mention("canary")

    with unit_of_work() as session:
        accounts.erase(session.get_one(User, user.id))

    assert tables_that_mention("canary") == []
    assert db.session.scalars(select(Notice.id).where(Notice.values["user_id"].as_integer() == user.id)).all() == []


def sent_all() -> None:
    """Every letter has left."""
    with unit_of_work() as session:
        session.execute(update(Notice).values(sent_at=clock.now()))


def test_what_was_ordered_without_an_account_goes_with_its_address_and_nothing_of_another(app: Flask) -> None:
    user = a_person(email=EMAIL)
    with unit_of_work():
        mine, theirs = (the_parcel(an_order(email=email, name=CANARY)) for email in (EMAIL, "other@example.com"))
        bring_to(mine, "handed_over"), bring_to(theirs, "handed_over")
        ask(mine, "هل وصل الطلب؟")
    with unit_of_work():
        accounts.erase(accounts.get(user.id))

    assert [orders.get_parcel(one.id).order.contact_name for one in (mine, theirs)] == ["—", CANARY]
    assert messages.find_thread(mine.id) is None
    assert tables_that_mention(EMAIL) == []


def test_letters_to_others_stay(app: Flask) -> None:
    user, other = a_person(), a_person()
    with unit_of_work():
        accounts.ask_reset(other.email, place="home")
    with unit_of_work():
        accounts.erase(user)

    assert [letter.address for letter in letters("reset-password")] == [other.email]
