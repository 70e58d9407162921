"""The board of a family's orders: only its own, what is due first, and the shopper's facts no sooner than needed."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from storefront.community.families import Family
from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from storefront.trade import corrections, orders, returns
from storefront.trade.orders import Parcel
from tests.builders.community import a_family, desk
from tests.builders.desks import a_desk, a_parcel, a_stranger
from tests.builders.goods import a_product
from tests.builders.reading import page
from tests.builders.trade import a_contact, an_order

Counting = Callable[[], AbstractContextManager[list[str]]]
BOARD = "/family/orders"


def test_a_visitor_is_asked_to_sign_in(client: FlaskClient) -> None:
    answer = client.get(BOARD)

    assert answer.status_code == 303
    assert "next=/family/orders" in answer.location


def test_the_stranger_has_no_desk(client: FlaskClient) -> None:
    assert a_stranger(client).get(BOARD).status_code == 403


def test_a_family_sees_its_own_orders_and_nobody_elses(client: FlaskClient) -> None:
    desk = a_desk(client)
    with unit_of_work():
        other = a_family()
    mine, theirs = a_parcel(desk.family), a_parcel(other)

    page = client.get(BOARD).text

    assert mine.reference in page
    assert theirs.reference not in page
    assert client.get(f"{BOARD}/{theirs.id}").status_code == 404


@pytest.mark.parametrize("corrected", [True, False])
def test_a_corrected_contact_is_shown_as_such(client: FlaskClient, corrected: bool) -> None:
    desk = a_desk(client)
    parcel = a_parcel(desk.family, state="accepted")
    if corrected:
        with unit_of_work():
            corrections.correct(orders.get(parcel.order_id), a_contact(mobile="+966559876543"))

    arabic, english = (client.get(f"{prefix}{BOARD}/{parcel.reference}").text for prefix in ("", "/en"))

    assert ("صحّح المشتري بياناته" in arabic) is corrected
    assert ("The shopper corrected the contact" in english) is corrected


@pytest.mark.parametrize(
    ("state", "way", "place", "asked"),
    [
        ("placed", "collect", "", True),
        ("ready", "collect", "", True),
        ("ready", "collect", "الباب الأزرق", False),
        ("ready", "courier", "", False),
        ("handed_over", "collect", "", False),
    ],
)
def test_a_family_that_told_no_place_is_asked_for_it(
    client: FlaskClient, state: str, way: str, place: str, asked: bool
) -> None:
    own = a_desk(client, ways=frozenset({"collect", "courier"}))
    parcel = a_parcel(own.family, state=state, way=way)
    with unit_of_work():
        orders.get_parcel(parcel.id).family.collection_place = place

    text = client.get(f"/en{BOARD}/{parcel.reference}").text

    assert ("You have not said where to collect" in text) is asked
    assert ("/en/family/shop/delivery#place" in text) is asked


def test_an_unpaid_order_is_not_on_the_board(client: FlaskClient) -> None:
    desk = a_desk(client)
    with unit_of_work():
        from_card = an_order((a_product(of=desk.family), 1), method="card")

    assert from_card.parcels[0].reference not in client.get(BOARD).text


def test_what_is_due_first_comes_first(client: FlaskClient) -> None:
    desk = a_desk(client)
    ready = a_parcel(desk.family, state="ready")
    new = a_parcel(desk.family)
    late = a_parcel(desk.family, state="accepted")
    with unit_of_work() as session:
        session.get_one(Parcel, late.id).promised_on = clock.today() - timedelta(days=2)

    page = client.get(BOARD).text

    assert page.index(late.reference) < page.index(new.reference) < page.index(ready.reference)
    assert "التأخير: يومان" in page


@pytest.mark.parametrize(
    ("show", "states"),
    [("new", {"placed"}), ("making", {"accepted", "preparing"}), ("ready", {"ready"}), ("done", {"handed_over"})],
)
def test_a_part_of_the_board_shows_its_states(client: FlaskClient, show: str, states: set[str]) -> None:
    desk = a_desk(client)
    road = ("placed", "accepted", "preparing", "ready", "handed_over")
    parcels = {state: a_parcel(desk.family, state=state) for state in road}

    page = client.get(f"{BOARD}?show={show}").text

    assert {state for state, parcel in parcels.items() if parcel.reference in page} == states


ROAD = ("placed", "accepted", "preparing", "ready", "handed_over")


def brought(family: Family, state: str, method: str) -> Parcel:
    """An order in one of its states, or of which something is given back."""
    parcel = a_parcel(
        family, state=state if state in ROAD else "handed_over" if state in GIVEN_BACK else "placed", method=method
    )
    with unit_of_work():
        if state == "declined":
            orders.decline(parcel, desk(family), reason="لا نقدر")
        if state in GIVEN_BACK:
            wish = returns.ask(parcel, {parcel.lines[0].id: 1}, kind="defect", reason="مكسورة")
            if state != "asked":
                returns.answer(wish, parcel, desk(family), agreed=True, words="")
            if state == "done":
                returns.take_back(wish, parcel, desk(family))
    return parcel


GIVEN_BACK = ("asked", "agreed", "done")


@pytest.mark.parametrize("method", ["cash", "card"])
@pytest.mark.parametrize("state", [*ROAD, "declined", *GIVEN_BACK])
def test_an_order_costs_at_most_ten_questions_in_every_state(
    client: FlaskClient, count_queries: Counting, state: str, method: str
) -> None:
    parcel = brought(a_desk(client).family, state, method)

    with count_queries() as asked:
        page = client.get(f"{BOARD}/{parcel.reference}")

    assert page.status_code == 200
    assert len(asked) <= 10, asked  # the first word of the transaction among them


def test_an_order_is_found_by_its_number_or_its_shoppers_name(client: FlaskClient) -> None:
    desk = a_desk(client)
    mine, other = (a_parcel(desk.family, state="accepted", name=name) for name in ("لمى العتيبي", "سعاد"))

    for words in ("العتيبي", mine.reference, mine.reference.lower()):
        page = client.get(BOARD, query_string={"q": words}).text
        assert (mine.reference in page, other.reference in page) == (True, False)
    assert "لم نجد طلباً" in client.get(f"{BOARD}?q=zz%00").text


@pytest.mark.parametrize(
    ("days", "words"), [(1, "إن لم يصله قبل"), (15, "إن لم يصله قبل"), (16, "فله أن يلغي الطلب الآن")]
)
def test_a_late_order_says_what_the_law_says(client: FlaskClient, days: int, words: str) -> None:
    parcel = a_parcel(a_desk(client).family, state="preparing")
    with unit_of_work() as session:
        session.get_one(Parcel, parcel.id).promised_on = clock.today() - timedelta(days=days)

    page = client.get(f"{BOARD}/{parcel.reference}").text

    assert words in page
    assert "نظام التجارة الإلكترونية" in page


def test_an_unknown_part_is_the_whole_board(client: FlaskClient) -> None:
    desk = a_desk(client)
    parcel = a_parcel(desk.family)

    assert parcel.reference in client.get(f"{BOARD}?show=nonsense&page=-1").text


def test_an_empty_board_says_what_it_will_hold(client: FlaskClient) -> None:
    a_desk(client)

    assert "لا شيء ينتظركم الآن" in client.get(BOARD).text
    assert "Nothing is waiting for you" in client.get(f"/en{BOARD}").text


def test_the_board_costs_the_same_however_long_it_is(client: FlaskClient, count_queries: Counting) -> None:
    desk = a_desk(client)
    a_parcel(desk.family)
    with count_queries() as for_one:
        client.get(BOARD)
    for _ in range(4):
        a_parcel(desk.family)

    with count_queries() as for_five:
        client.get(BOARD)

    assert len(for_five) == len(for_one) <= 1 + 10  # BEGIN among them


def test_the_shopper_is_named_only_between_acceptance_and_completion(client: FlaskClient) -> None:
    desk = a_desk(client)
    told = {"name": "لمى العتيبي", "mobile": "+966551112233"}
    new, accepted = a_parcel(desk.family, **told), a_parcel(desk.family, state="accepted", **told)
    reached = a_parcel(desk.family, state="handed_over", **told)
    with clock.set_to(clock.now() + timedelta(days=9)), unit_of_work():
        orders.complete_reached()

    pages = [client.get(f"{BOARD}/{parcel.reference}").text for parcel in (new, accepted, reached)]

    assert ["لمى العتيبي" in page for page in pages] == [False, True, False]
    assert ["055 111 2233" in page for page in pages] == [False, True, False]


def test_the_address_is_not_told_where_goods_are_collected(client: FlaskClient) -> None:
    desk = a_desk(client)
    collected = a_parcel(desk.family, state="accepted", short_address="ABCD1234")

    assert "ABCD1234" not in client.get(f"{BOARD}/{collected.id}").text


def test_what_is_to_be_written_is_shown_as_text(client: FlaskClient) -> None:
    desk = a_desk(client)
    parcel = a_parcel(desk.family, text="<b>إلى أمي</b>", note="<script>alert(1)</script>")

    for shown in (client.get(BOARD).text, client.get(f"{BOARD}/{parcel.reference}").text):
        assert "&lt;b&gt;إلى أمي&lt;/b&gt;" in shown
        assert "<script>alert" not in shown


def test_an_order_says_by_when_to_answer_and_what_it_brings(client: FlaskClient) -> None:
    desk = a_desk(client)
    parcel = a_parcel(desk.family)

    arabic = client.get(f"{BOARD}/{parcel.reference}").text
    english = client.get(f"/en{BOARD}/{parcel.reference}").text

    assert "آخر وقت للقبول" in arabic
    assert "قبول الطلب" in arabic
    assert "Accept the order" in english
    assert 'lang="en" dir="ltr"' in english


def test_a_late_order_says_so_and_what_to_do(client: FlaskClient) -> None:
    desk = a_desk(client)
    parcel = a_parcel(desk.family, state="preparing")
    with unit_of_work() as session:
        session.get_one(Parcel, parcel.id).promised_on = clock.today() - timedelta(days=1)

    assert "فات موعد هذا الطلب" in client.get(f"{BOARD}/{parcel.reference}").text


def test_returns_have_their_part_of_the_board(client: FlaskClient) -> None:
    desk = a_desk(client)
    other, parcel = a_parcel(desk.family), a_parcel(desk.family, state="handed_over")
    with unit_of_work():
        returns.ask(parcel, {parcel.lines[0].id: 1}, kind="defect", reason="مكسورة")

    page = client.get(f"{BOARD}?show=returns").text

    assert parcel.reference in page
    assert other.reference not in page


def test_no_page_of_the_desk_is_kept_in_a_cache(client: FlaskClient) -> None:
    a_desk(client)

    assert client.get(BOARD).headers["Cache-Control"] == "no-store"


def test_a_number_no_row_can_have_is_no_address(client: FlaskClient) -> None:
    a_desk(client)

    assert client.get(f"{BOARD}/{2**63}").status_code == 404


@pytest.mark.parametrize(
    ("state", "ways"),
    [
        ("accepted", []),
        ("preparing", ["messages", "proposal", "refusal"]),
        ("ready", ["messages", "refusal"]),
        ("handed_over", []),
    ],
)
def test_what_cannot_be_made_after_all_has_a_way(client: FlaskClient, state: str, ways: list[str]) -> None:
    parcel = a_parcel(a_desk(client).family, state=state)

    shown = page(client.get(f"/family/orders/{parcel.reference}"))

    folds = [one for one in shown.all("details") if "تعذّر الطلب بعد أن بدأتم؟" in one.words]
    here = f"/family/orders/{parcel.reference}/"
    assert [a["href"].removeprefix(here) for one in folds for a in one.all("a")] == ways


@pytest.mark.parametrize(("way", "title"), [("courier", "المستلم"), ("collect", "المشتري")])
def test_who_receives_it_is_named_apart_from_who_bought_it(client: FlaskClient, way: str, title: str) -> None:
    own = a_desk(client)
    another = {"receiver_name": "منيرة", "receiver_mobile": "+966559998887"}
    parcel = a_parcel(own.family, state="accepted", way=way, name="لمى العتيبي", mobile="+966551112233", **another)

    shown = page(client.get(f"{BOARD}/{parcel.reference}"))
    contact = shown.one("section", **{"aria-labelledby": "h-contact"})

    assert contact.one("h2").words == title
    assert "لمى العتيبي" in contact.words
    assert [words in contact.words for words in ("منيرة", "055 999 8887")] == [way == "courier"] * 2
