"""Deleting one's account: nothing of the person stays anywhere."""

import pytest
from flask import Flask

from storefront.community import accounts, addresses, families
from storefront.community.families.refusals import RunsAFamily
from storefront.goods import favourites
from storefront.kernel.units import unit_of_work
from storefront.trade import orders, returns
from tests.builders.browsing import Reader, a_member_reading
from tests.builders.community import a_city, a_family, desk
from tests.builders.goods import a_product
from tests.builders.people import PASSWORD
from tests.builders.teams import a_team
from tests.builders.trade import a_basket, an_order, bring_to, opened, place, the_parcel
from tests.community.accounts.test_leaving import rows_that_mention

PATH = "/account/closure"
SURE = {"current": PASSWORD, "sure": "y"}


def with_a_past(user: accounts.User) -> str:
    """A finished order, a favourite, a basket and an address of somebody; the order's reference."""
    with unit_of_work():
        product = a_product()
        order = place(
            a_basket((product, 1), user_id=user.id), name="زرقاء", email="canary@example.com", street="شارع الكناري"
        )
        bring_to(the_parcel(orders.get(order.id)), "handed_over")
        favourites.add(user.id, product)
        addresses.add(user.id, addresses.Place("", "زرقاء", "0561234567", a_city().id, "RRRD2929"))
    return order.reference


@pytest.mark.parametrize("language", ["", "/en"])
def test_nothing_of_the_person_stays(app: Flask, language: str) -> None:
    reader, user = a_member_reading(app, language=language, name="زرقاء اليمامة", email="canary@example.com")
    reference = with_a_past(user)
    answer = reader.send(PATH, SURE, at=PATH)

    assert answer.headers["Location"] == f"{language}/"
    assert not reader.is_in
    for canary in ("زرقاء", "canary@", "الكناري", "966561234567", "RRRD2929"):
        assert rows_that_mention(canary) == [], canary
    kept = opened(reference)
    assert (kept.user_id, kept.contact_name, kept.total_minor) == (None, "—", 11000)


def test_an_open_order_comes_first(app: Flask) -> None:
    reader, user = a_member_reading(app)
    with unit_of_work():
        an_order(user_id=user.id)

    assert 'name="current"' not in reader.read(PATH)
    assert reader.send(PATH, SURE).headers["Location"] == PATH
    assert reader.is_in


def owed_cash(user: accounts.User) -> orders.Order:
    """An order of which its family has the goods again and still holds the cash."""
    with unit_of_work():
        goods = a_product(of=a_family(ways=frozenset({"collect"})))
        order = an_order((goods, 1), user_id=user.id)
        parcel = bring_to(the_parcel(order), "handed_over")
        wish = returns.ask(parcel, {parcel.lines[0].id: 1}, kind="defect", reason="مكسورة")
        returns.answer(wish, parcel, desk(parcel.family), agreed=True, words="")
        returns.take_back(wish, parcel, desk(parcel.family))
        return order


@pytest.mark.parametrize(
    ("language", "words"), [("", "منه مبلغ يعود إليك"), ("/en", "money of it that comes back to you")]
)
def test_what_a_family_still_owes_comes_first_and_is_named(app: Flask, language: str, words: str) -> None:
    reader, user = a_member_reading(app, language=language)
    order = owed_cash(user)

    shown = reader.read(PATH)

    assert (words in shown, f'href="{language}/orders/{order.reference}"' in shown) == (True, True)
    assert 'name="current"' not in shown
    assert reader.send(PATH, SURE).headers["Location"] == language + PATH
    assert opened(order.reference).user_id == user.id


def test_an_open_order_of_before_the_account_comes_first_too(app: Flask) -> None:
    reader, user = a_member_reading(app)
    with unit_of_work():
        order = an_order(email=user.email)

    shown = reader.read(PATH)

    assert (order.reference in shown, f"/orders/{order.reference}" in shown) == (True, False)
    assert 'href="/account/orders"' in shown
    assert reader.send(PATH, SURE).headers["Location"] == PATH


def test_whoever_runs_a_shop_closes_it_first(app: Flask) -> None:
    reader, user = a_member_reading(app)
    with unit_of_work():
        families.add_member(a_family(), user.id)

    assert 'name="current"' not in reader.read(PATH)
    assert reader.send(PATH, SURE).headers["Location"] == PATH
    assert reader.is_in


def test_whoever_only_works_at_a_desk_goes_from_it_with_the_account(app: Flask) -> None:
    reader, user = a_member_reading(app)
    with unit_of_work():
        here = a_team()
        families.add_member(here.family, user.id, role="member", rights=["orders"])

    assert reader.send(PATH, SURE, at=PATH).status_code == 303
    assert list(families.member_ids(here.family.id)) == [here.owner_id]


def test_a_family_is_not_left_behind_by_a_command_either(app: Flask) -> None:
    _, user = a_member_reading(app)
    with unit_of_work():
        families.add_member(a_family(), user.id)

    with pytest.raises(RunsAFamily), unit_of_work():
        accounts.erase(user)
    assert accounts.find_by_email(user.email) is not None


@pytest.mark.parametrize("missing", ["current", "sure"])
def test_it_is_asked_twice(app: Flask, missing: str) -> None:
    reader, _ = a_member_reading(app)
    values = {name: value for name, value in SURE.items() if name != missing}

    assert reader.send(PATH, values, at=PATH).status_code == 422
    assert reader.is_in


def test_a_wrong_password_deletes_nothing(app: Flask) -> None:
    reader, _ = a_member_reading(app)
    answers = [reader.send(PATH, {**SURE, "current": "wrong"}, at=PATH).status_code for _ in range(11)]

    assert answers == [422] * 10 + [429]
    assert reader.is_in


def test_the_stranger_and_forged_requests_delete_nothing(app: Flask) -> None:
    reader, user = a_member_reading(app)
    stranger, _ = a_member_reading(app)
    stranger.send(PATH, {**SURE, "user_id": str(user.id)}, at=PATH)

    assert reader.post(PATH, data=SURE).status_code == 400
    assert Reader(app).send(PATH, SURE).status_code == 303
    assert reader.is_in


@pytest.mark.parametrize(
    ("language", "words"),
    [("", "أو بعد سحب طلب الاسترجاع من صفحة الطلب"), ("/en", "once you have withdrawn the return on the page")],
)
def test_an_open_return_holds_up_and_can_be_withdrawn(app: Flask, language: str, words: str) -> None:
    reader, user = a_member_reading(app, language=language)
    with unit_of_work():
        order = an_order((a_product(), 1), user_id=user.id)
        parcel = bring_to(the_parcel(order), "handed_over")
        wish = returns.ask(parcel, {parcel.lines[0].id: 1}, kind="defect", reason="مكسورة")
    shown = reader.read(PATH)

    reader.send(f"/orders/{order.reference}/parcels/{parcel.reference}/returns/{wish.id}/withdrawal", {})

    assert (words in shown, f'href="{language}/orders/{order.reference}"' in shown) == (True, True)
    assert ('name="current"' in shown, 'name="current"' in reader.read(PATH)) == (False, True)
