"""Filling a basket: limits, one line per thing, taking out and putting back, joining at sign-in."""

from datetime import timedelta

import pytest

from storefront.community.families.models import Family
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.refusals import Counted, NotFound
from storefront.trade import carts
from storefront.trade.carts.commands import MOST_LINES, token_hash
from storefront.trade.carts.models import CartFamily
from tests.builders.community import a_city, a_family, a_member
from tests.builders.goods import a_product, variant_of
from tests.builders.trade import a_cart

pytestmark = pytest.mark.usefixtures("app")


def lines(cart: carts.Cart) -> list[carts.CartLine]:
    return db.session.query(carts.CartLine).filter_by(cart_id=cart.id).order_by(carts.CartLine.id).all()


def test_a_guest_finds_the_basket_by_the_cookie_alone() -> None:
    cart, token = carts.open_cart(user_id=None)

    assert token is not None
    assert carts.find_cart(user_id=None, token=token) is cart
    assert carts.find_cart(user_id=None, token="another") is None
    assert cart.token_hash == token_hash(token) != token


def test_a_guests_basket_is_kept_for_thirty_days() -> None:
    _, token = carts.open_cart(user_id=None)

    with clock.set_to(clock.now() + timedelta(days=30, seconds=1)):
        assert carts.find_cart(user_id=None, token=token) is None


def test_a_member_has_one_basket_however_often_it_is_opened() -> None:
    member = a_member()
    first, _ = carts.open_cart(user_id=member.id)

    second, token = carts.open_cart(user_id=member.id)

    assert second.id == first.id
    assert token is None


def test_the_same_goods_are_one_line() -> None:
    product = a_product(stock=5)

    cart = a_cart((product, 1), (product, 2))

    assert [line.quantity for line in lines(cart)] == [3]


def test_another_text_is_another_line() -> None:
    product = a_product(stock=5, personal_max=10)
    cart = a_cart()

    for text in ("نورة", "سارة", " نورة "):
        carts.put(cart, variant_of(product).id, 1, personal_text=text)

    assert [(line.personal_text, line.quantity) for line in lines(cart)] == [("نورة", 2), ("سارة", 1)]


def test_goods_that_take_no_text_are_not_put_in_without_the_one_that_was_written() -> None:
    product, cart = a_product(personal_max=0), a_cart()

    with pytest.raises(carts.TextIsNotTaken):
        carts.put(cart, variant_of(product).id, 1, personal_text="نورة")

    assert lines(cart) == []
    assert carts.put(cart, variant_of(product).id, 1, personal_text="  ").personal_text == ""


@pytest.mark.parametrize("most", [0, 3])
def test_a_line_with_a_text_that_fits_no_more_takes_no_piece_from_the_one_that_mends_it(most: int) -> None:
    product, cart = a_product(stock=1, personal_max=20), a_cart()
    carts.put(cart, variant_of(product).id, 1, personal_text="نورة")
    product.personal_max = most

    carts.put(cart, variant_of(product).id, 1, personal_text="نور"[:most])

    assert [(line.personal_text, line.quantity) for line in lines(cart)] == [("نورة", 1), ("نور"[:most], 1)]


def test_a_text_has_its_length() -> None:
    product = a_product(personal_max=4)

    with pytest.raises(carts.TextIsTooLong):
        carts.put(a_cart(), variant_of(product).id, 1, personal_text="عبدالرحمن")


@pytest.mark.parametrize("text", ["", "  "])
def test_what_cannot_be_made_without_a_text_is_not_put_in_without_one(text: str) -> None:
    product, cart = a_product(personal_max=10), a_cart()
    product.personal_needed = True

    with pytest.raises(carts.TextIsMissing):
        carts.put(cart, variant_of(product).id, 1, personal_text=text)
    assert lines(cart) == []

    assert carts.put(cart, variant_of(product).id, 1, personal_text="نورة").quantity == 1


@pytest.mark.parametrize("quantity", [0, -1, 100, 10**30])
def test_quantities_are_from_1_to_99(quantity: int) -> None:
    product = a_product(stock=None)

    with pytest.raises(carts.QuantityIsNotValid):
        carts.put(a_cart(), variant_of(product).id, quantity)


@pytest.mark.parametrize("quantity", [0, -1])
def test_a_line_never_shrinks_by_putting_in(quantity: int) -> None:
    product = a_product(stock=5)
    cart = a_cart((product, 3))

    with pytest.raises(carts.QuantityIsNotValid):
        carts.put(cart, variant_of(product).id, quantity)

    assert [line.quantity for line in lines(cart)] == [3]


def test_99_pieces_are_the_most_of_one_line_in_two_steps_too() -> None:
    product = a_product(stock=None)
    cart = a_cart((product, 60))

    with pytest.raises(carts.TooManyPieces) as refused:
        carts.put(cart, variant_of(product).id, 40)

    assert refused.value.values == {
        "pieces": Counted("piece", 60),
        "more": Counted("piece", 39, oblique=True),
        "left": 39,
    }


def test_beside_99_pieces_there_is_room_for_none() -> None:
    product = a_product(stock=None)
    cart = a_cart((product, 99))

    with pytest.raises(carts.TooManyPieces) as refused:
        carts.put(cart, variant_of(product).id, 1)

    assert refused.value.text == carts.TooManyPieces.none_more


def test_more_than_there_is_cannot_be_put_in_not_even_on_two_lines() -> None:
    product = a_product(stock=3, personal_max=10)
    cart = a_cart((product, 2))

    with pytest.raises(carts.NotEnoughPieces) as refused:
        carts.put(cart, variant_of(product).id, 2, personal_text="نورة")

    assert refused.value.values["left"] == 1


def test_a_basket_holds_fifty_lines() -> None:
    product = a_product(stock=None, personal_max=10)
    cart = a_cart()
    for number in range(MOST_LINES):
        carts.put(cart, variant_of(product).id, 1, personal_text=f"اسم {number}")

    with pytest.raises(carts.BasketIsFull) as refused:
        carts.put(cart, variant_of(product).id, 1, personal_text="اسم آخر")

    assert refused.value.values == {"items": Counted("item", MOST_LINES)}


def test_goods_of_a_family_that_may_not_sell_cannot_be_put_in() -> None:
    product = a_product(of=a_family(status="submitted"))

    with pytest.raises(NotFound):
        carts.put(a_cart(), variant_of(product).id, 1)


def test_changing_keeps_todays_price() -> None:
    product = a_product(price=8500)
    cart = a_cart((product, 1))
    variant_of(product).price_minor = 9000

    carts.change(lines(cart)[0], 2)

    assert [(line.quantity, line.kept_price_minor) for line in lines(cart)] == [(2, 9000)]


def test_a_removed_line_can_be_put_back_as_it_was() -> None:
    cart = a_cart((a_product(stock=5), 3))
    line = lines(cart)[0]

    carts.remove(line)
    gone = carts.basket(cart)
    carts.put_back(line)

    assert (gone.pieces, [piece.line.id for piece in gone.removed]) == (0, [line.id])
    assert carts.basket(cart).pieces == 3


def test_putting_in_what_was_removed_begins_anew() -> None:
    product = a_product(stock=5)
    cart = a_cart((product, 3))
    carts.remove(lines(cart)[0])

    carts.put(cart, variant_of(product).id, 1)

    assert [(line.quantity, line.removed_at) for line in lines(cart)] == [(1, None)]


def test_at_sign_in_the_larger_number_stays_and_other_lines_come_along() -> None:
    both, mine, theirs = (a_product(stock=9) for _ in range(3))
    guest = a_cart((both, 1), (theirs, 2))
    member = a_cart((both, 3), (mine, 1), user_id=a_member().id)
    guest_id = guest.id

    carts.merge(guest, member)

    pieces = {line.variant_id: line.quantity for line in lines(member)}
    assert pieces == {variant_of(both).id: 3, variant_of(mine).id: 1, variant_of(theirs).id: 2}
    db.session.expire_all()
    assert db.session.get(carts.Cart, guest_id) is None


def test_at_sign_in_nothing_is_lost_however_much_two_baskets_hold() -> None:
    product = a_product(stock=None, personal_max=10)
    guest, member = a_cart(), a_cart((product, 2), user_id=a_member().id)
    for number in range(MOST_LINES):
        carts.put(guest, variant_of(product).id, 1, personal_text=f"ضيف {number}" if number else "")

    merged = carts.merge(guest, member)

    assert merged == carts.Merged(came=MOST_LINES - 1, same=1)
    assert (len(lines(member)), carts.basket(member).pieces) == (MOST_LINES, MOST_LINES + 1)
    carts.put(member, variant_of(product).id, 1)
    with pytest.raises(carts.BasketIsFull):
        carts.put(member, variant_of(product).id, 1, personal_text="غيرها")


def test_at_sign_in_fifty_lines_take_fifty_more() -> None:
    product = a_product(stock=None, personal_max=10)
    guest, member = a_cart(), a_cart(user_id=a_member().id)
    for number in range(MOST_LINES):
        carts.put(guest, variant_of(product).id, 1, personal_text=f"ضيف {number}")
        carts.put(member, variant_of(product).id, 1, personal_text=f"عضو {number}")

    assert carts.merge(guest, member).came == MOST_LINES
    assert len(lines(member)) == 2 * MOST_LINES


def test_at_sign_in_what_was_removed_stays_away() -> None:
    product = a_product()
    guest, member = a_cart((product, 1)), a_cart(user_id=a_member().id)
    carts.remove(lines(guest)[0])

    carts.merge(guest, member)

    assert lines(member) == []


def note_of(cart: carts.Cart, family: Family) -> str:
    return db.session.get_one(CartFamily, (cart.id, family.id)).note


def test_at_sign_in_a_guests_note_comes_along_where_the_member_wrote_none() -> None:
    first, second = a_family(), a_family()
    guest, member = a_cart(), a_cart(user_id=a_member().id)
    carts.choose_way(guest, first.id, note="بدون هيل")
    carts.choose_way(guest, second.id, note="للضيف")
    carts.choose_way(member, second.id, note="لي")

    carts.merge(guest, member)

    assert (note_of(member, first), note_of(member, second)) == ("بدون هيل", "لي")


def test_at_sign_in_what_was_typed_comes_along() -> None:
    guest, member = a_cart(city=a_city(name=("جدة", "Jeddah"))), a_cart(user_id=a_member().id)
    carts.keep_typed(guest, "contact", {"name": "سارة"})
    wanted, key = guest.city_id, guest.checkout_key

    carts.merge(guest, member)

    assert (member.typed, member.city_id) == ({"contact": {"name": "سارة"}}, wanted)
    assert key
    assert member.checkout_key == key


def test_a_guest_without_an_older_basket_keeps_this_one() -> None:
    cart, token = carts.open_cart(user_id=None)
    member = a_member()

    carts.adopt(cart, member.id)

    assert carts.find_cart(user_id=member.id, token=None) is cart
    assert carts.find_cart(user_id=None, token=token) is None


def test_old_baskets_of_guests_are_swept_and_members_stay() -> None:
    guest, member = a_cart((a_product(), 1)), a_cart(user_id=a_member().id)
    guest_id, member_id = guest.id, member.id

    with clock.set_to(clock.now() + timedelta(days=31)):
        swept = carts.sweep()

    db.session.expire_all()
    assert swept == 1
    assert db.session.get(carts.Cart, guest_id) is None
    assert db.session.get(carts.Cart, member_id) is not None


def test_ways_chosen_for_another_city_are_chosen_anew_and_notes_stay() -> None:
    cart, family = a_cart(), a_family()
    carts.choose_way(cart, family.id, way="collect", note="بلا مكسرات")

    carts.choose_city(cart, cart.city_id)
    kept = db.session.get_one(CartFamily, (cart.id, family.id)).way
    carts.choose_city(cart, None)

    choice = db.session.get_one(CartFamily, (cart.id, family.id))
    assert (kept, choice.way, choice.note) == ("collect", "", "بلا مكسرات")
