"""What a visitor wanted when they were asked to sign in: done on its way, named before and said afterwards."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from storefront.community import accounts
from storefront.goods import favourites, follows, restocks
from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from tests.builders.browsing import Reader
from tests.builders.community import a_family
from tests.builders.goods import a_product, fill, variant_of
from tests.builders.people import PASSWORD, a_person, token_in_letter
from tests.builders.reading import page

WAY = "/c/bukhoor"
DOOR = f"/account/sign-in?next={WAY}"
WISHES = {"keep": "/account/favourites", "wait": "/account/restocks", "follow": "/account/follows"}
NAMED = {"keep": "معمول التمر", "wait": "معمول التمر", "follow": "بيت نورة"}


def wished(reader: Reader, wish: str) -> int:
    """Presses the button of a product, of one that is sold out, or of a family, as a visitor; what it was pressed for."""
    with unit_of_work():
        product = a_product(of=a_family(name=("بيت نورة", "Bayt Noura")), name=("معمول التمر", "Date Maamoul"))
        if wish == "wait":
            fill(product, 0)
        about = {"keep": product.id, "wait": variant_of(product).id, "follow": product.family_id}[wish]
    reader.post(WISHES[wish], data={wish: str(about), "next": WAY})
    return about


def has(user_id: int, wish: str, about: int) -> bool:
    """Whether a member has what was wanted."""
    if wish == "keep":
        return about in favourites.of_member(user_id)
    return about in restocks.asked_among(user_id, [about]) if wish == "wait" else follows.follows(user_id, about)


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        ("keep", "“Date Maamoul” is kept among your favourites"),
        ("wait", "when “Date Maamoul” is available"),
        ("follow", "you follow “Bayt Noura”"),
    ],
)
def test_the_door_says_it_in_english_and_after_a_wrong_password_still(app: Flask, wish: str, words: str) -> None:
    reader = Reader(app, language="/en")
    wished(reader, wish)

    shown, wrong = reader.read(DOOR), reader.sign_in("nobody@example.com", next=WAY).text

    assert [words in text for text in (reader.read("/account/sign-in"), shown, wrong)] == [False, True, True]
    assert shown.count('class="notice info"') == 1


@pytest.mark.parametrize("wish", WISHES)
def test_it_is_named_at_the_door_and_said_afterwards(app: Flask, wish: str) -> None:
    user, reader = a_person(), Reader(app)
    about = wished(reader, wish)

    before = [one.words for one in page(reader.get(DOOR)).all("div", class_="notice")]
    reader.sign_in(user.email, next=WAY)
    after = reader.read("/account/orders")

    assert [f"«{NAMED[wish]}»" in one for one in before] == [True]
    assert (has(user.id, wish, about), f"«{NAMED[wish]}»" in after) == (True, True)
    with reader.client.session_transaction() as kept:
        assert "wish" not in kept


@pytest.mark.parametrize("wish", WISHES)
@pytest.mark.parametrize("seen", [True, False])
def test_whoever_signs_in_on_another_way_has_nothing_of_it(app: Flask, wish: str, seen: bool) -> None:
    user, reader = a_person(), Reader(app)
    about = wished(reader, wish)

    if seen:
        assert NAMED[wish] not in reader.read("/account/sign-in")
    reader.sign_in(user.email)

    assert not has(user.id, wish, about)
    assert NAMED[wish] not in reader.read("/account/orders")


def test_the_way_to_a_new_account_of_before_is_not_that_of_whoever_signs_in(app: Flask) -> None:
    user, reader = a_person(), Reader(app)
    about = wished(reader, "keep")
    assert "يُحفظ «معمول التمر» في مفضلتك" in reader.read(f"/account/sign-up?next={WAY}")

    reader.sign_in(user.email)

    assert not has(user.id, "keep", about)


def test_only_the_last_wish_waits(app: Flask) -> None:
    user, reader = a_person(), Reader(app)
    kept, followed = wished(reader, "keep"), wished_family(reader)

    before = page(reader.get(DOOR)).all("div", class_="notice")
    reader.sign_in(user.email, next=WAY)

    assert len(before) == 1
    assert (has(user.id, "keep", kept), has(user.id, "follow", followed)) == (False, True)


def wished_family(reader: Reader) -> int:
    with unit_of_work():
        family = a_family()
    reader.send(WISHES["follow"], {"follow": str(family.id), "next": WAY})
    return family.id


def test_a_family_that_does_not_sell_is_not_named(app: Flask) -> None:
    reader = Reader(app)
    with unit_of_work():
        family = a_family(name=("بيت خفي", "Hidden"), status="submitted")
    reader.send(WISHES["follow"], {"follow": str(family.id), "next": WAY})

    assert "بيت خفي" not in reader.read(DOOR)


@pytest.mark.parametrize(
    "wish", [7, "7", None, [1], ["keep", "x", WAY], ["steal", 1, WAY], ["keep", 999_999, WAY], ["wait", -1, WAY]]
)
def test_a_wish_for_nothing_is_forgotten(app: Flask, wish: object) -> None:
    user, reader = a_person(), Reader(app)
    with reader.client.session_transaction() as kept:
        kept["wish"] = wish

    assert reader.get(DOOR).status_code == 200
    assert reader.sign_in(user.email, next=WAY).status_code == 303
    assert favourites.of_member(user.id) == []


def signed_up_for(reader: Reader) -> str:
    """Somebody signs up on the way to their wish; the link of the letter."""
    values = {"name": "سارة", "email": "sara@example.com", "password": PASSWORD, "agreed": "y"}
    reader.send("/account/sign-up", values, at=f"/account/sign-up?next={WAY}")
    return f"/account/confirmation/{token_in_letter('confirm-address')}"


@pytest.mark.parametrize("wish", WISHES)
def test_it_is_done_where_the_letter_is_opened_in_another_browser(app: Flask, wish: str) -> None:
    reader, another = Reader(app), Reader(app)
    about = wished(reader, wish)
    link = signed_up_for(reader)

    answer = another.send(link, {"password": PASSWORD}, at=link)

    assert answer.headers["Location"] == WAY
    assert has(user_called("sara@example.com"), wish, about)


def user_called(email: str) -> int:
    with unit_of_work() as session:
        return session.scalars(select(accounts.User.id).where(accounts.User.email == email)).one()


def test_a_second_letter_leads_where_the_first_did(app: Flask) -> None:
    reader, another = Reader(app), Reader(app)
    about = wished(reader, "keep")
    first = signed_up_for(reader)
    with clock.set_to(clock.now() + timedelta(minutes=2)):
        another.sign_in("sara@example.com")
        second = f"/account/confirmation/{token_in_letter('confirm-address')}"
        answer = another.send(second, {"password": PASSWORD}, at=second)

    assert first != second
    assert answer.headers["Location"] == WAY
    assert has(user_called("sara@example.com"), "keep", about)


def test_a_second_letter_leads_where_the_door_was_opened_for(app: Flask) -> None:
    reader = Reader(app)
    signed_up_for(reader)
    with clock.set_to(clock.now() + timedelta(minutes=2)):
        reader.sign_in("sara@example.com", next="/checkout")
        second = f"/account/confirmation/{token_in_letter('confirm-address')}"

        assert reader.send(second, {"password": PASSWORD}, at=second).headers["Location"] == "/checkout"


def test_a_door_opened_on_no_way_has_nothing_of_the_wish_of_before(app: Flask) -> None:
    user, reader = a_person(), Reader(app)
    about = wished(reader, "keep")
    reader.read(f"/account/sign-up?next={WAY}")

    again = reader.read("/account/sign-up")
    reader.read(f"/account/sign-up?next={WAY}")
    reader.send("/account/reset", {"email": user.email}, at="/account/reset")
    letter = f"/account/reset/{token_in_letter('reset-password')}"
    door = reader.send(letter, {"new": "another long password"}, at=letter).headers["Location"]
    reader.sign_in(user.email, "another long password")

    assert NAMED["keep"] not in again
    assert door == "/account/sign-in"
    assert not has(user.id, "keep", about)
