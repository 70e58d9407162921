"""From the last page to an order: one, however often it is pressed; what changed meanwhile is told and takes nothing."""

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from storefront.community import accounts, families
from storefront.goods import catalogue, stock
from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from storefront.web.kit.formats import day
from tests.builders.browser import post
from tests.builders.checking_out import days, goods, left, placed
from tests.builders.community import a_city, a_family
from tests.builders.goods import a_product, a_weighed_product, variant_of, variants_of
from tests.builders.making import a_cake, a_capacity, in_days
from tests.builders.people import PASSWORD, a_person
from tests.builders.reading import page
from tests.builders.shopping import confirm, last_page, put_in, walk
from tests.builders.trade import a_cart, an_order, opened


def test_pressed_twice_reloaded_or_gone_back_to_it_is_one_order(client: FlaskClient) -> None:
    product = goods(stock=9)
    put_in(client, product, 2)
    walk(client, product)
    form = last_page(client)

    answers = [confirm(client, form).location for _ in range(4)]
    client.get("/checkout/review")

    assert len(placed()) == 1
    assert set(answers) == {f"/orders/{placed()[0].reference}"}
    assert left(product) == 7


def test_two_tabs_of_one_basket_are_one_order(client: FlaskClient) -> None:
    product = goods(stock=9)
    put_in(client, product)
    walk(client, product)
    tabs = [last_page(client), last_page(client)]

    locations = [confirm(client, tab).location for tab in tabs]

    assert locations[0] == locations[1]
    assert len(placed()) == 1


def test_a_tab_from_before_another_order_places_nothing_anew(client: FlaskClient) -> None:
    product = goods(stock=9)
    put_in(client, product)
    walk(client, product)
    old = last_page(client)
    confirm(client, old)
    put_in(client, product)
    walk(client, product)

    first, new = confirm(client, old).location, confirm(client).location

    assert first != new
    assert len(placed()) == 2


@pytest.mark.parametrize(
    "otherwise",
    [
        {"way": "courier"},
        {"method": "transfer"},
        {"mobile": "0551112223"},
        {"name": "هيا العتيبي"},
        {"personal_text": "ليان"},
    ],
    ids=lambda one: next(iter(one)),
)
def test_a_page_on_which_something_else_stood_places_nothing(client: FlaskClient, otherwise: dict[str, str]) -> None:
    product = goods(stock=9, personal_max=20)
    put_in(client, product)
    walk(client, product)
    old = last_page(client)
    if "personal_text" in otherwise:
        put_in(client, product, **otherwise)
    else:
        walk(client, product, **otherwise)

    answer = confirm(client, old)

    assert (answer.location, placed()) == ("/checkout/review", [])
    assert "تغيّر شيء في طلبك بعد أن فتحت صفحة المراجعة" in client.get(answer.location).text
    assert confirm(client).location.startswith("/orders/")


def test_who_signs_in_at_the_last_page_orders_what_both_baskets_held(client: FlaskClient) -> None:
    mine, guests = goods(stock=9), goods(stock=9)
    member = a_person()
    with unit_of_work():
        a_cart((mine, 1), user_id=member.id)
    put_in(client, guests)
    walk(client, mine, guests)
    old = last_page(client)
    post(client, "/account/sign-in", email=member.email, password=PASSWORD, next="/checkout")

    stale = confirm(client, old)
    told = client.get(stale.location).text
    answer = confirm(client)

    assert (stale.location, "تغيّر شيء في طلبك" in told) == ("/checkout/review", True)
    assert answer.location == f"/orders/{placed()[0].reference}"
    assert len(opened(placed()[0].reference).parcels) == 2


def check_nothing_was_taken(answer: TestResponse, *words: str) -> None:
    assert answer.status_code == 409
    told = page(answer).one("div", class_="notice").words
    assert [one for one in words if one not in told] == []
    assert "لم يُحجز شيء ولم يُدفع شيء" in told
    assert placed() == []


def test_sold_out_meanwhile_takes_nothing_and_says_of_which_how_much_is_left(client: FlaskClient) -> None:
    with unit_of_work():
        house = a_family()
        scarce, plenty = a_product(of=house, stock=5, name=("بخور نادر", "Rare")), a_product(of=house, stock=5)
    for product in (scarce, plenty):
        put_in(client, product, 3)
    walk(client, scarce)
    form = last_page(client)
    with unit_of_work():
        stock.count(variant_of(scarce), 1)

    answer = confirm(client, form)

    check_nothing_was_taken(answer, "لم يبقَ من «بخور نادر» إلا قطعة واحدة.")
    assert (left(scarce), left(plenty)) == (1, 5)
    assert "بقيت قطعة واحدة فقط" in answer.text


def test_when_all_of_it_is_sold_out_that_is_said_too(client: FlaskClient) -> None:
    product = goods(stock=5)
    put_in(client, product)
    walk(client, product)
    form = last_page(client)
    with unit_of_work():
        stock.count(variant_of(product), 0)

    check_nothing_was_taken(confirm(client, form), product.name_ar)


def test_after_agreeing_the_rest_can_be_ordered_at_once(client: FlaskClient) -> None:
    product = goods(stock=5)
    put_in(client, product, 3)
    walk(client, product)
    form = last_page(client)
    with unit_of_work():
        stock.count(variant_of(product), 1)
    confirm(client, form)

    agreed = post(client, "/cart/acceptance", next="/checkout/review")
    answer = confirm(client)

    assert agreed.location == "/checkout/review"
    assert answer.location == f"/orders/{placed()[0].reference}"
    assert left(product) == 0


def test_a_price_that_rose_meanwhile_is_not_charged_unseen(client: FlaskClient) -> None:
    product = goods(price=8500)
    put_in(client, product)
    walk(client, product)
    form = last_page(client)
    with unit_of_work():
        catalogue.reprice(variant_of(product), 9900)

    check_nothing_was_taken(confirm(client, form), "تغيّر")


def test_a_family_that_closed_meanwhile_takes_no_order(client: FlaskClient) -> None:
    product = goods()
    put_in(client, product)
    walk(client, product)
    form = last_page(client)
    with unit_of_work():
        families.close_until(families.get(product.family_id), clock.today().replace(year=2999))

    check_nothing_was_taken(confirm(client, form))


def test_a_day_that_was_taken_meanwhile_is_told_and_the_next_one_offered(client: FlaskClient) -> None:
    with unit_of_work():
        product = a_cake()
        capacity = a_capacity(product, pieces=2)
    put_in(client, product)
    walk(client, product)
    form = last_page(client)
    with unit_of_work():
        an_order((product, 2))

    told = confirm(client, form)
    nothing_yet = len(placed())
    again = confirm(client)

    assert (told.status_code, nothing_yet, again.status_code) == (409, 1, 303)
    assert f"الآن {day(in_days(2))}" in page(told).one("div", class_="notice").words
    assert f"الاستلام {day(in_days(2))}" in told.text
    assert days(capacity) == [2, 1]


@pytest.mark.parametrize("seen", ["", "x", "2026-13-40", "٢٠٢٦-١٢-٠١", "9" * 400, "9999-12-31"])
def test_a_day_that_is_none_takes_nobodys_place(client: FlaskClient, seen: str) -> None:
    with unit_of_work():
        product = a_cake()
        capacity = a_capacity(product, pieces=1)
        an_order((product, 1))
    put_in(client, product)
    walk(client, product)
    form = last_page(client)
    form.values[f"f{product.family_id}-day"] = seen

    assert (confirm(client, form).status_code, days(capacity)) == (303, [1, 1])


@pytest.mark.parametrize("seen", ["", "1", "-8500", "0", "9" * 400, "x", "٨٥٠٠", "8500.0"])
def test_another_sum_than_the_pages_own_is_no_agreement(client: FlaskClient, seen: str) -> None:
    product = goods(price=8500)
    put_in(client, product)
    walk(client, product)

    form = last_page(client)
    form.values.update(seen=seen, total_minor="1", price="1")
    answer = confirm(client, form)

    assert answer.status_code == 409
    assert placed() == []


def test_a_city_changed_in_another_tab_leads_to_the_step_that_is_open_again_and_says_so(client: FlaskClient) -> None:
    with unit_of_work():
        product, abha = a_product(of=a_family(ways=frozenset({"collect"}))), a_city(name=("أبها", "Abha"))
    put_in(client, product)
    walk(client, product)
    form = last_page(client)
    post(client, "/cart", city_id=abha.id)

    answer = confirm(client, form)
    step = client.get(answer.location).location

    assert (answer.location, step, placed()) == ("/checkout", "/checkout/delivery", [])
    assert "تغيّر شيء في طلبك بعد أن فتحت صفحة المراجعة، فلم يُؤكَّد" in client.get(step).text


@pytest.mark.parametrize(("ended", "prefix"), [("here", ""), ("elsewhere", "/en")])
def test_who_is_signed_out_before_the_last_button_reads_it_and_comes_back(
    client: FlaskClient, ended: str, prefix: str
) -> None:
    member, product = a_person(), goods(stock=9)
    enter(client, member.email)
    put_in(client, product)
    walk(client, product)
    form = last_page(client)
    if ended == "here":
        post(client, "/account/sign-out")
    else:
        with unit_of_work():
            accounts.end_other_sign_ins(member.id)

    answer = confirm(client, form, to=f"{prefix}/checkout")
    told = client.get(answer.location).text
    back = enter(client, member.email, at=prefix, next=f"{prefix}/checkout")

    assert answer.location == f"{prefix}/account/sign-in?next={prefix}/checkout"
    words = {"": "خرجت من حسابك، وسلتك محفوظة فيه. يُكمَل طلبك بعد تسجيل الدخول.", "/en": "You are signed out."}
    assert words[prefix] in told
    assert client.get(back).location == f"{prefix}/checkout/review"
    assert confirm(client).location.startswith("/orders/")


def enter(client: FlaskClient, email: str, *, at: str = "", **typed: str) -> str:
    """Signs in; where it leads."""
    answer = post(client, f"{at}/account/sign-in", email=email, password=PASSWORD, **typed)
    assert answer.status_code == 303
    return str(answer.location)


def test_whoever_has_another_account_hears_nothing_of_the_one_before(client: FlaskClient) -> None:
    first, second, product = a_person(), a_person(), goods(stock=9)
    enter(client, first.email)
    put_in(client, product)
    walk(client, product)
    form = last_page(client)
    post(client, "/account/sign-out")
    enter(client, second.email)

    assert confirm(client, form).location == "/checkout"


def test_grams_sold_meanwhile_are_told_and_what_is_left_is_shared_out(client: FlaskClient) -> None:
    with unit_of_work():
        product = a_weighed_product(250, 500, grams=1000, name=("دهن عود", "Oud"))
        small, large = variants_of(product)
    put_in(client, product, 2)
    put_in(client, product, 1, variant_id=large.id)
    walk(client, product)
    form = last_page(client)
    with unit_of_work():
        stock.count(small, 800)

    answer = confirm(client, form)

    check_nothing_was_taken(answer, "لم يبقَ من «دهن عود» إلا 800 غرام، لكل الأوزان معاً.")
    assert "لا تكفي: بقي من هذا المنتج 800 غرام لكل الأوزان معاً" in answer.text
    post(client, "/cart/acceptance", next="/checkout/review")
    assert confirm(client).location == f"/orders/{placed()[0].reference}"
    assert left(product) == 300
