"""A basket as its page shows it: by family, with ways, fees and dates, and honest about what changed."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.goods import catalogue, making
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound
from storefront.trade import carts, delivery
from tests.builders.community import a_city, a_family, a_member, a_region, desk
from tests.builders.goods import a_category, a_product, fill, variant_of
from tests.builders.making import a_cake, a_capacity, in_days
from tests.builders.trade import a_basket, a_cart, delivers

pytestmark = pytest.mark.usefixtures("app")


def test_goods_stand_by_family_in_the_order_they_came() -> None:
    first, second = a_family(), a_family()

    basket = a_basket((a_product(of=second), 1), (a_product(of=first), 1), (a_product(of=second), 2))

    assert [(part.family.id, len(part.pieces)) for part in basket.parts] == [(second.id, 2), (first.id, 1)]


@pytest.mark.parametrize(
    ("usual", "text", "expected"),
    [("R", "", "R"), ("R", "نورة", "M"), ("H", "نورة", "M"), ("M", "نورة", "M"), ("F", "نورة", "F"), ("H", "", "H")],
)
def test_what_carries_its_shoppers_words_was_made_for_them(usual: str, text: str, expected: str) -> None:
    product, cart = a_product(personal_max=20), a_cart()
    product.return_class = usual
    carts.put(cart, variant_of(product).id, 1, personal_text=text)

    (piece,) = carts.basket(cart).parts[0].pieces
    assert piece.return_class == expected


def test_sums_add_up_over_families() -> None:
    family, city = a_family(), a_city()
    delivers(family, city, 1500)

    basket = a_basket((a_product(of=family, price=8500), 2), (a_product(price=1999), 3), city=city)

    assert basket.items_minor == 2 * 8500 + 3 * 1999
    assert basket.delivery_minor == 1500 + 2500
    assert basket.total_minor == sum(part.items_minor + part.delivery_minor for part in basket.parts)


def test_own_delivery_follows_the_sum_of_the_goods() -> None:
    family, city = a_family(ways=frozenset({"collect"})), a_city()
    delivery.add_zone(family, city.id, delivery.Zone(1500, 20_000, 9_000), desk(family))
    product = a_product(of=family, price=8500)

    ways = [a_basket((product, pieces), city=city).parts[0] for pieces in (1, 2, 3)]

    assert [part.way and part.way.kind for part in ways] == ["collect", "own", "own"]
    assert [part.delivery_minor for part in ways] == [0, 1500, 0]
    assert ways[0].ways[0].missing_minor == 500


def test_fees_follow_the_city() -> None:
    far = a_city(name=("جازان", "Jazan"), region=a_region(code="SA-09", slug="jazan", courier_minor=3500))
    cart = a_cart((a_product(), 1), city=far)

    assert carts.basket(cart).delivery_minor == 3500
    assert carts.basket(cart, city_id=a_city().id).delivery_minor == 2500


def test_the_chosen_way_is_used_while_it_is_open() -> None:
    family = a_family()
    cart = a_cart((a_product(of=family), 1))

    carts.choose_way(cart, family.id, way="collect")
    collecting = carts.basket(cart).parts[0].way
    family.collects = False
    other = carts.basket(cart).parts[0].way

    assert collecting is not None
    assert other is not None
    assert (collecting.kind, other.kind) == ("collect", "courier")


@pytest.mark.parametrize(("stock", "days"), [(5, 3), (None, 5)], ids=["on the shelf", "made to order"])
def test_the_date_is_the_making_and_the_way(stock: int | None, days: int) -> None:
    product = a_product(stock=stock)

    assert a_basket((product, 1)).parts[0].arrives_on == in_days(days)


def test_the_slowest_line_decides_and_the_shelf_waits_for_nobody() -> None:
    family = a_family()
    shelf = a_product(of=family, making=catalogue.Making("counted", lead_days=9))
    quick = a_product(of=family, stock=None, making=catalogue.Making("made_to_order", lead_days=2))

    assert a_basket((shelf, 1)).parts[0].arrives_on == in_days(3)
    assert a_basket((shelf, 1), (quick, 1)).parts[0].arrives_on == in_days(4)


def test_goods_of_one_capacity_share_its_days_within_a_basket() -> None:
    family = a_family()
    cake, tart = a_cake(of=family), a_cake(of=family)
    a_capacity(cake, tart, pieces=3)

    part = a_basket((cake, 2), (tart, 3)).parts[0]

    assert [piece.ready_on for piece in part.pieces] == [in_days(1), in_days(2)]
    assert (part.ready_on, part.arrives_on) == (in_days(2), in_days(4))


def test_more_than_a_family_makes_in_a_year_cannot_be_ordered() -> None:
    cake = a_cake()
    a_capacity(cake, pieces=1)
    making.book([making.Want(cake.id, 300, in_days(1))], subject="order:0")

    basket = a_basket((cake, 99))

    assert (basket.can_be_ordered, basket.has_changes, basket.items_minor) == (False, True, 0)


def test_goods_that_meanwhile_need_a_text_wait_for_it() -> None:
    product = a_product(personal_max=10)
    cart = a_cart((product, 1))
    product.personal_needed = True

    basket = carts.basket(cart)

    assert [piece.lacks_text for piece in basket.parts[0].pieces] == [True]
    assert (basket.can_be_ordered, basket.has_changes, basket.items_minor) == (False, True, 0)
    carts.accept_changes(basket)
    assert carts.basket(cart).parts == []


@pytest.mark.parametrize(
    ("classes", "return_class", "travels"),
    [("M/F", "M", False), ("F", "F", False), ("R/F", "R", True), ("R/M", "M", True), ("M", "M", True)],
)
def test_cooked_food_goes_by_no_courier_whatever_its_class(classes: str, return_class: str, travels: bool) -> None:
    place = catalogue.Place(a_category(slug="party-platters", return_classes=classes))
    lamb = a_product(place=place, stock=None, making=catalogue.Making("made_to_order", 2, return_class))
    cart = a_cart((lamb, 1))
    carts.choose_city(cart, a_city().id)

    ways = {way.kind for way in carts.basket(cart).parts[0].ways}

    assert ("courier" in ways) is travels
    assert "collect" in ways


def test_a_changed_price_is_told_with_the_one_before() -> None:
    product = a_product(price=8500)
    cart = a_cart((product, 1))
    variant_of(product).price_minor = 9000

    basket = carts.basket(cart)

    assert [piece.was_minor for piece in basket.parts[0].pieces] == [8500]
    assert basket.has_changes


def test_what_ran_short_counts_what_is_left_and_stops_the_order() -> None:
    product = a_product(stock=5, price=8500)
    cart = a_cart((product, 3))
    fill(product, 2)

    basket = carts.basket(cart)

    assert (basket.parts[0].pieces[0].left, basket.items_minor, basket.can_be_ordered) == (2, 2 * 8500, False)
    assert basket.has_changes


def test_the_way_of_what_ran_short_follows_the_sum_of_what_is_left() -> None:
    family, city = a_family(ways=frozenset({"collect"})), a_city()
    delivery.add_zone(family, city.id, delivery.Zone(1500, 20_000, 9_000), desk(family))
    product = a_product(of=family, price=8500, stock=9)
    cart = a_cart((product, 4), city=city)

    def brought(left: int) -> tuple[str, int]:
        fill(product, left)
        (part,) = carts.basket(cart).parts
        return part.way.kind if part.way else "", part.delivery_minor

    assert [brought(left) for left in (3, 2, 1, 0)] == [("own", 0), ("own", 1500), ("collect", 0), ("collect", 0)]


def test_of_a_line_nothing_can_be_made_of_nothing_is_kept_from_the_others() -> None:
    product = a_product(stock=3, price=8500, personal_max=10)
    cart = a_cart((product, 2))
    carts.put(cart, variant_of(product).id, 1, personal_text="نورة")
    product.personal_needed = True
    fill(product, 1)

    basket = carts.basket(cart)

    assert [(piece.left, piece.can_be_had) for piece in basket.parts[0].pieces] == [(1, 0), (1, 1)]
    assert basket.items_minor == 8500


def test_what_cannot_be_had_decides_over_no_way_and_no_day() -> None:
    place = catalogue.Place(a_category(slug="party-platters", return_classes="M/F"))
    family = a_family()
    lamb = a_product(of=family, place=place, stock=None, making=catalogue.Making("made_to_order", 9, "M"))
    cart = a_cart((lamb, 1), (a_product(of=family), 1))
    catalogue.hide(lamb, SYSTEM, reason="")

    (part,) = carts.basket(cart).parts

    assert part.way is not None
    assert (part.way.kind, part.arrives_on) == ("courier", in_days(3))


@pytest.mark.parametrize(("most", "fits"), [(5, True), (4, True), (3, False), (0, False)])
def test_a_text_that_is_longer_than_the_family_takes_by_now_stops_the_order(most: int, fits: bool) -> None:
    product, cart = a_product(personal_max=20, price=8500), a_cart()
    carts.put(cart, variant_of(product).id, 1, personal_text="نورة")
    product.personal_max = most

    basket = carts.basket(cart)

    assert (basket.can_be_ordered, not basket.has_changes, basket.items_minor == 8500) == (fits, fits, fits)
    assert [piece.text_is_too_long for piece in basket.parts[0].pieces] == [not fits]


def test_pieces_that_stand_on_two_lines_are_there_once() -> None:
    product = a_product(stock=7, price=8500, personal_max=10)
    cart = a_cart()
    first = carts.put(cart, variant_of(product).id, 5, personal_text="نورة")
    carts.remove(first)
    carts.put(cart, variant_of(product).id, 4, personal_text="سارة")
    carts.put_back(first)

    basket = carts.basket(cart)

    assert [(piece.left, piece.is_enough) for piece in basket.parts[0].pieces] == [(7, True), (2, False)]
    assert (basket.items_minor, basket.can_be_ordered, basket.has_changes) == (7 * 8500, False, True)


def test_a_shop_on_holiday_stops_the_order_without_counting_as_a_change() -> None:
    family = a_family()
    cart = a_cart((a_product(of=family), 1))
    family.closed_until = clock.today() + timedelta(days=2)

    basket = carts.basket(cart)

    assert (basket.parts[0].is_closed, basket.can_be_ordered, basket.has_changes) == (True, False, False)
    assert (basket.total_minor, basket.can_do_without) == (0, False)


def test_an_empty_basket_cannot_be_ordered() -> None:
    assert not carts.basket(a_cart()).can_be_ordered
    assert carts.basket(None) is carts.EMPTY


def test_a_line_of_another_basket_is_not_found() -> None:
    cart, other = a_cart((a_product(), 1)), a_cart()
    line = carts.basket(cart).parts[0].pieces[0].line

    assert carts.line_of(cart, line.id) is line
    for stranger in (other, None):
        with pytest.raises(NotFound):
            carts.line_of(stranger, line.id)


def test_a_line_that_was_taken_out_is_not_inside() -> None:
    cart = a_cart((a_product(), 1))
    line = carts.basket(cart).parts[0].pieces[0].line
    assert carts.line_inside(cart, line.id) is line

    carts.remove(line)

    with pytest.raises(carts.LineIsRemoved):
        carts.line_inside(cart, line.id)
    with pytest.raises(NotFound):
        carts.line_inside(a_cart(), line.id)


def test_a_key_tells_whether_a_members_basket_waits_for_it() -> None:
    guest, member = a_cart((a_product(), 1)), a_cart((a_product(), 1), user_id=a_member().id)
    empty = a_cart(user_id=a_member().id)
    for cart in (guest, member, empty):
        carts.name_checkout(cart)

    keys = [str(cart.checkout_key) for cart in (guest, member, empty)]

    assert [carts.waits_in_an_account(key) for key in (*keys, "another")] == [False, True, False, False]


def test_the_header_counts_pieces_that_are_in_the_basket() -> None:
    member = a_member()
    product = a_product(stock=5)
    cart = a_cart((product, 2), (a_product(), 1), user_id=member.id)
    carts.remove(carts.basket(cart).parts[0].pieces[0].line)

    assert carts.count_pieces(user_id=member.id, token=None) == 1
    assert carts.count_pieces(user_id=None, token="nobody's") == 0


def test_a_longer_basket_asks_no_more(count_queries: Callable[[], Any]) -> None:
    def asked(families: int, lines: int) -> int:
        houses = [a_family() for _ in range(families)]
        cart_id = a_cart(*((a_product(of=house), 1) for house in houses for _ in range(lines))).id
        db.session.flush()
        db.session.expunge_all()
        cart = db.session.get_one(carts.Cart, cart_id)
        with count_queries() as queries:
            carts.basket(cart)
        return len(queries)

    assert asked(1, 1) == asked(4, 3) <= 7


@given(st.lists(st.tuples(st.integers(1, 10**6), st.integers(1, 99), st.booleans()), max_size=8))
def test_sums_count_only_what_can_be_had(wishes: list[tuple[int, int, bool]]) -> None:
    pieces: Any = [
        type("P", (), {"total_minor": price * quantity * there, "can_be_had": quantity * there})
        for price, quantity, there in wishes
    ]
    part: Any = carts.Part(None, pieces, [], None, "", False)  # type: ignore[arg-type]

    basket = carts.Basket(None, None, [part, part], [])

    assert basket.total_minor == 2 * sum(price * quantity for price, quantity, there in wishes if there)
