"""Placing an order: once per key, all or nothing, at the prices the shopper agreed to."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storefront.community.families import closing
from storefront.community.families.refusals import ShopIsGone
from storefront.goods import making, stock
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.refusals import Named
from storefront.trade import carts, checkouts, orders
from storefront.trade.checkouts import refusals
from storefront.treasury import payments
from tests.builders.community import VAT_NUMBER, a_city, a_family
from tests.builders.goods import a_product, fill, variant_of
from tests.builders.making import a_cake, a_capacity, booked, in_days
from tests.builders.trade import a_basket, a_cart, a_contact, a_key, an_order, delivers, place

pytestmark = pytest.mark.usefixtures("app")


def count_orders() -> int:
    return db.session.query(orders.Order).count()


def test_each_family_gets_a_parcel_and_the_sums_meet() -> None:
    first, second = a_family(), a_family()

    order = an_order((a_product(of=first, price=8500), 2), (a_product(of=second, price=1999), 1))

    assert [parcel.family_id for parcel in order.parcels] == [first.id, second.id]
    assert order.items_minor == 2 * 8500 + 1999
    assert order.total_minor == sum(parcel.total_minor for parcel in order.parcels) == order.items_minor + 2 * 2500


def test_pieces_are_taken_and_the_basket_is_empty() -> None:
    product = a_product(stock=5)
    cart = a_cart((product, 2))

    place(carts.basket(cart))

    assert stock.free(variant_of(product).id) == 3
    assert carts.basket(cart).pieces == 0


def test_one_key_is_one_order() -> None:
    product = a_product(stock=5)
    cart = a_cart((product, 2))
    first = place(carts.basket(cart), key="the-key")
    carts.put(cart, variant_of(product).id, 1)

    again = place(carts.basket(cart), key="the-key")

    assert again is first
    assert (count_orders(), stock.free(variant_of(product).id)) == (1, 3)


def test_references_and_codes_cannot_be_guessed_from_each_other() -> None:
    found = [an_order() for _ in range(5)]

    assert len({order.reference for order in found} | {order.parcels[0].reference for order in found}) == 10
    assert all(len(order.reference) == 8 and not set(order.reference) & set("01ILO") for order in found)
    assert all(len(order.parcels[0].handover_code) == 6 for order in found)


def test_sold_out_meanwhile_takes_nothing() -> None:
    there, gone = a_product(stock=5), a_product(stock=5)
    basket = a_basket((there, 1), (gone, 2))
    fill(gone, 1)

    with pytest.raises(stock.StockRanOut) as refused:
        place(basket)

    assert refused.value.values["left"] == 1
    assert (count_orders(), stock.free(variant_of(there).id), stock.free(variant_of(gone).id)) == (0, 5, 1)


def test_a_basket_read_before_somebody_was_quicker_takes_nothing_either() -> None:
    product, other = a_product(stock=1), a_product(stock=5)
    basket = a_basket((other, 1), (product, 1))
    stock.take({variant_of(product).id: 1}, subject="order:9")

    with pytest.raises(stock.StockRanOut):
        place(basket)

    assert (count_orders(), stock.free(variant_of(other).id), basket.pieces) == (0, 5, 2)


@pytest.mark.parametrize("difference", [-1, 1])
def test_another_sum_than_the_shopper_saw_is_refused(difference: int) -> None:
    basket = a_basket((a_product(), 1))
    checkout = checkouts.Checkout("key", "cash", basket.total_minor + difference)

    with pytest.raises(refusals.BasketHasChanged):
        checkouts.place(basket, a_contact(), checkout, user_id=None, link="link")

    assert count_orders() == 0


def test_a_price_that_rose_meanwhile_is_refused() -> None:
    product = a_product(price=8500)
    cart = a_cart((product, 1))
    seen = carts.basket(cart).total_minor
    variant_of(product).price_minor = 9000

    with pytest.raises(refusals.BasketHasChanged):
        checkouts.place(
            carts.basket(cart), a_contact(), checkouts.Checkout("key", "cash", seen), user_id=None, link="link"
        )


def test_a_shop_on_holiday_takes_no_order() -> None:
    family = a_family(closed_until=clock.today() + timedelta(days=3))

    with pytest.raises(refusals.FamilyIsClosed) as refused:
        place(a_basket((a_product(of=family), 1)))

    assert refused.value.values == {"family": Named(family.trade_name_ar, family.trade_name_en)}


def test_goods_that_cannot_reach_the_shopper_are_refused() -> None:
    family = a_family(ways=frozenset())

    with pytest.raises(refusals.WayIsMissing):
        place(a_basket((a_product(of=family), 1)))


@pytest.mark.parametrize(
    "address",
    [
        {"short_address": None},
        {"short_address": None, "district": "النرجس"},
        {"short_address": None, "street": "شارع الصفا"},
    ],
)
def test_what_is_brought_needs_an_address(address: dict[str, Any]) -> None:
    with pytest.raises(orders.refusals.AddressIsMissing):
        place(a_basket((a_product(), 1)), **address)


@pytest.mark.parametrize("address", [{}, {"short_address": None, "district": "النرجس", "street": "الصفا"}])
def test_a_short_or_a_written_address_is_enough(address: dict[str, Any]) -> None:
    assert place(a_basket((a_product(), 1)), **address).id


def test_what_is_collected_needs_no_address() -> None:
    family = a_family(ways=frozenset({"collect"}))

    order = place(a_basket((a_product(of=family), 1)), short_address=None)

    assert order.city_id == a_city().id


def test_an_empty_basket_is_no_order() -> None:
    with pytest.raises(refusals.BasketIsEmpty):
        place(carts.basket(a_cart()))


def test_a_way_of_paying_that_is_not_offered_is_refused() -> None:
    with pytest.raises(refusals.MethodIsNotOffered):
        place(a_basket((a_product(), 1)), method="barter")


def test_names_and_prices_of_the_day_stay_with_the_order() -> None:
    product = a_product(price=8500, name=("معمول ورد", "Rose incense"))
    order = an_order((product, 1))
    product.name_ar, variant_of(product).price_minor = "اسم آخر", 9900
    db.session.flush()
    db.session.expire_all()

    line = orders.get(order.id).parcels[0].lines[0]

    assert (line.name_ar, line.name_en, line.unit_minor) == ("معمول ورد", "Rose incense", 8500)


def test_an_order_says_of_which_kind_a_choice_was() -> None:
    product = a_product(price=[8500, 15500])
    product.option_ar = "الوزن"
    line = an_order((product, 1)).parcels[0].lines[0]

    assert (line.choice_ar, line.choice_en) == ("الوزن: 100 غرام", "100 g")


def test_tax_is_held_for_registered_families_alone() -> None:
    registered, other, city = a_family(vat_number=VAT_NUMBER), a_family(), a_city()
    delivers(registered, city, 1150)

    order = an_order((a_product(of=registered, price=11500), 1), (a_product(of=other, price=11500), 1), city=city)

    assert [(parcel.vat_number, parcel.vat_minor) for parcel in order.parcels] == [(VAT_NUMBER, 1650), (None, 0)]


def test_the_promise_is_the_day_the_basket_showed() -> None:
    basket = a_basket((a_product(stock=None), 1))

    order = orders.get(place(basket).id)

    assert order.parcels[0].promised_on == basket.parts[0].arrives_on == clock.today() + timedelta(days=5)
    assert order.parcels[0].accept_by >= order.placed_at + timedelta(hours=24)


def test_an_order_books_the_days_on_which_it_is_made() -> None:
    cake, shelf = a_cake(), a_product()
    capacity = a_capacity(cake, pieces=2)

    order = an_order((cake, 3), (shelf, 1), way="collect")

    assert (booked(capacity), order.parcels[0].promised_on) == ([2, 1], in_days(2))
    assert [line.is_booked for parcel in order.parcels for line in parcel.lines] == [True, False]


def test_the_day_that_was_taken_meanwhile_is_told_and_nothing_is_booked() -> None:
    cake = a_cake()
    capacity = a_capacity(cake, pieces=2)
    mine, theirs = a_basket((cake, 2)), a_basket((cake, 1))
    place(theirs)

    with pytest.raises(refusals.DayHasMoved) as refused, db.session.begin_nested():
        place(mine)

    assert refused.value.values == {"family": Named.of(mine.parts[0].family, "trade_name"), "day": in_days(4)}
    assert (booked(capacity), db.session.query(orders.Order).count()) == ([1], 1)


def test_a_page_that_promised_an_earlier_day_does_not_place_the_order() -> None:
    cake, key = a_cake(), a_key()
    basket = a_basket((cake, 1))
    seen = {cake.family_id: basket.parts[0].arrives_on}

    def press(days: dict[int, date]) -> orders.Order:
        checkout = checkouts.Checkout(key, "cash", basket.total_minor, days)
        return checkouts.place(basket, a_contact(), checkout, user_id=None, link="link")

    with pytest.raises(refusals.DayHasMoved), db.session.begin_nested():
        press({cake.family_id: seen[cake.family_id] - timedelta(days=1)})
    assert press({cake.family_id: seen[cake.family_id] + timedelta(days=3)}).checkout_key == key


def test_what_no_day_is_free_for_is_named() -> None:
    cake = a_cake()
    a_capacity(cake, pieces=1)
    making.book([making.Want(cake.id, 300, in_days(1))], subject="order:0")

    with pytest.raises(making.NoDayIsFree):
        place(a_basket((cake, 99)))


def test_nobody_holds_a_shelf_with_unpaid_orders() -> None:
    product = a_product(stock=9)
    for _ in range(3):
        place(a_basket((product, 1)), method="card")

    with pytest.raises(refusals.TooManyUnpaid):
        place(a_basket((product, 1)), method="card")

    assert place(a_basket((product, 1)), method="cash").id
    assert place(a_basket((product, 1)), method="card", mobile="+966500000001").id


def test_a_card_order_waits_and_a_cash_order_is_confirmed() -> None:
    by_card, in_cash = an_order(method="card"), an_order(method="cash")

    payment = payments.find_for("order", by_card.id)

    assert payment is not None
    assert (payment.amount_minor, payment.state) == (by_card.total_minor, "open")
    assert (by_card.confirmed_at, payments.find_for("order", in_cash.id)) == (None, None)
    assert in_cash.confirmed_at is not None


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(st.integers(1, 100_000), st.integers(1, 99), st.booleans()), min_size=1, max_size=4))
def test_whatever_is_ordered_adds_up(wishes: list[tuple[int, int, bool]]) -> None:
    houses = {taxed: a_family(vat_number=VAT_NUMBER if taxed else None) for taxed in (True, False)}
    goods = [(a_product(of=houses[taxed], price=price, stock=None), quantity) for price, quantity, taxed in wishes]

    order = an_order(*goods)

    lines = [line for parcel in order.parcels for line in parcel.lines]
    assert sum(line.total_minor for line in lines) == order.items_minor == sum(p * q for p, q, _ in wishes)
    assert sum(parcel.total_minor for parcel in order.parcels) == order.total_minor


def test_a_twin_that_lost_the_race_finds_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    product = a_product(stock=5)
    cart = a_cart((product, 1))
    basket = carts.basket(cart)
    late = replace(basket)
    first = place(basket, key="the-key")
    found = [None, first]
    monkeypatch.setattr("storefront.trade.orders.find_by_checkout", lambda key: found.pop(0))

    second = place(late, key="the-key")

    assert second is first
    assert stock.free(variant_of(product).id) == 4


def test_nothing_is_ordered_of_a_shop_that_was_closed_meanwhile() -> None:
    product = a_product()
    basket = a_basket((product, 1))
    closing.close(product.family, SYSTEM, reason="طلب أهلها ذلك")

    with pytest.raises(ShopIsGone):
        place(basket)
