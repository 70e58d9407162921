"""Links at the desk: the family's own alone, made once, named, closed and opened, with what came of them."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask.testing import FlaskClient

from storefront.goods import catalogue, sharing
from storefront.goods.sharing import ShareLink
from storefront.insight import journal
from storefront.kernel.actors import SYSTEM, Right
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import carts
from tests.builders.browser import post
from tests.builders.community import a_family
from tests.builders.desks import FamilyDesk, a_desk, a_stranger
from tests.builders.goods import a_product
from tests.builders.links import a_link, a_ready_basket
from tests.builders.reading import page
from tests.builders.teams import a_mates_desk
from tests.builders.trade import a_cart, opened, place

Counting = Callable[[], AbstractContextManager[list[str]]]
PAGE = "/family/links"
CODE = "abcdefgh"


def made(desk: FamilyDesk) -> list[ShareLink]:
    """The links the family made."""
    db.session.expire_all()
    with unit_of_work():
        return list(sharing.page(desk.family.id).rows)


def own_link(desk: FamilyDesk, **what: str) -> ShareLink:
    with unit_of_work():
        return a_link(desk.family, **what)  # type: ignore[arg-type]


def an_order_by(desk: FamilyDesk, link: ShareLink) -> str:
    """The reference of the family's part of an order whose shopper came by a link."""
    with unit_of_work():
        cart = a_cart((a_product(of=desk.family, price=10_000), 1))
        carts.remember_share(cart, link.code)
        order = place(carts.basket(cart))
    return opened(order.reference).parcels[0].reference


@pytest.mark.parametrize("who", ["visitor", "stranger"])
def test_only_people_of_a_family_come_in(client: FlaskClient, who: str) -> None:
    {"visitor": lambda _: None, "stranger": a_stranger}[who](client)
    expected = 303 if who == "visitor" else 403

    assert [client.get(f"{PAGE}{one}").status_code for one in ("", "/new", "/table.csv")] == [expected] * 3
    assert post(client, PAGE, target="shop", name="x", code=CODE).status_code == expected


def test_the_shop_has_its_own_link_with_a_code(client: FlaskClient) -> None:
    desk = a_desk(client)

    page = client.get(PAGE).text

    with unit_of_work():
        code = sharing.code_of_shop(desk.family.id)
    assert f"/f/{desk.family.slug}?via={code}" in page
    assert "wa.me" in page
    assert "لا روابط هنا بعد" in page


def test_a_page_sent_twice_makes_one_link(client: FlaskClient) -> None:
    desk = a_desk(client)

    answers = [post(client, PAGE, target="shop", name=" مجموعة  العائلة ", code=CODE) for _ in range(2)]

    (link,) = made(desk)
    assert {(one.status_code, one.location) for one in answers} == {(303, f"{PAGE}/{CODE}")}
    assert (link.kind, link.name, link.family_id) == (sharing.SHOP, "مجموعة العائلة", desk.family.id)
    assert [row.entry.actor_id for row in journal.page(kind="ShareLinkMade").rows] == [desk.user_id]
    assert "مجموعة العائلة" in client.get(PAGE).text


def test_a_link_to_goods_is_chosen_among_those_that_are_shown(client: FlaskClient) -> None:
    desk = a_desk(client)
    with unit_of_work():
        product, hidden = a_product(of=desk.family), a_product(of=desk.family, name=("مخفي عنهم", "Hidden"))
        catalogue.hide(hidden, SYSTEM, reason="")
    form = client.get(f"{PAGE}/new?product={product.id}").text

    wrong = post(client, PAGE, target=str(hidden.id), name="جارتنا", code=CODE)
    post(client, PAGE, target=str(product.id), name="", code=CODE)

    (link,) = made(desk)
    assert "مخفي عنهم" not in form
    assert (wrong.status_code, "ليس معروضاً" in wrong.text, "جارتنا" in wrong.text) == (422, True, True)
    assert (link.kind, link.product_id) == (sharing.PRODUCT, product.id)
    assert f"/p/{product.id}?via={CODE}" in client.get(f"{PAGE}/{CODE}").text


@pytest.mark.parametrize("target", ["", "basket", "0", "-1", "1" * 30, "https://example.com"])
def test_a_link_leads_nowhere_else(client: FlaskClient, target: str) -> None:
    desk = a_desk(client)

    assert post(client, PAGE, target=target, name="x", code=CODE).status_code == 404
    assert made(desk) == []


def test_links_and_goods_of_others_are_not_there(client: FlaskClient) -> None:
    desk = a_desk(client)
    with unit_of_work():
        theirs, product = a_link(a_family()), a_product()
    path = f"{PAGE}/{theirs.code}"

    assert [client.get(one).status_code for one in (path, f"{path}/code.png")] == [404, 404]
    assert [post(client, f"{path}{one}", name="x").status_code for one in ("", "/closure", "/reopening")] == [404] * 3
    assert post(client, PAGE, target=str(product.id), name="x", code=CODE).status_code == 404
    assert client.get(f"{PAGE}/new?product={product.id}").status_code == 404
    assert theirs.code not in client.get(f"{PAGE}/table.csv").text
    assert (made(desk), db.session.get_one(ShareLink, theirs.code).closed_at) == ([], None)


def test_what_came_of_a_link_leads_to_each_order(client: FlaskClient) -> None:
    desk = a_desk(client)
    link = own_link(desk, name="جارتنا")
    reference = an_order_by(desk, link)

    page, table = client.get(f"{PAGE}/{link.code}").text, client.get(f"{PAGE}/table.csv").text

    assert f"/family/orders/{reference}" in page
    row = next(line for line in table.splitlines() if link.code in line)
    assert row.split(",")[1:3] == ["جارتنا", "صفحة دكّتكم"]
    assert row.split(",")[4:8] == ["0", "1", "1", "100.00"]


@pytest.mark.parametrize(
    ("rights", "sees_orders", "sees_sums"),
    [(("shop", "products"), False, False), (("shop", "orders"), True, False), (("shop", "money"), False, True)],
)
def test_a_member_reads_of_sales_what_is_theirs(
    client: FlaskClient, rights: tuple[Right, ...], sees_orders: bool, sees_sums: bool
) -> None:
    desk = a_mates_desk(client, *rights)
    link = own_link(desk)
    reference = an_order_by(desk, link)
    where = ("", "?show=", f"/{link.code}")

    told = [client.get(f"{PAGE}{one}").text for one in where]
    table = client.get(f"{PAGE}/table.csv").text

    assert (reference in told[2], f"/family/orders/{reference}" in told[2]) == (sees_orders, sees_orders)
    assert [">100<" in one for one in told] == [sees_sums] * 3
    assert ("بيع به" in table, "100.00" in table) == (sees_sums, sees_sums)


def test_a_link_is_closed_once_and_opened_again(client: FlaskClient) -> None:
    desk = a_desk(client)
    link = own_link(desk)

    closed = [post(client, f"{PAGE}/{link.code}/closure").status_code for _ in range(2)]
    page = client.get(f"{PAGE}/{link.code}").text
    opened_again = [post(client, f"{PAGE}/{link.code}/reopening").status_code for _ in range(2)]

    assert (closed, opened_again) == ([303, 303], [303, 303])
    assert ("هذا الرابط مغلق" in page, "wa.me" in page) == (True, False)
    assert [journal.page(kind=f"ShareLink{what}").total for what in ("Closed", "Reopened")] == [1, 1]
    assert made(desk)[0].closed_at is None


def test_the_link_of_a_page_is_not_closed_and_not_named(client: FlaskClient) -> None:
    desk = a_desk(client)
    with unit_of_work():
        code = sharing.code_of_shop(desk.family.id)

    answers = [post(client, f"{PAGE}/{code}{one}", name="x").status_code for one in ("/closure", "")]

    page = client.get(f"{PAGE}/{code}").text
    assert answers == [303, 422]
    assert (page.count("/closure"), db.session.get_one(ShareLink, code).closed_at) == (0, None)


def test_a_name_is_changed_and_one_too_long_comes_back(client: FlaskClient) -> None:
    desk = a_desk(client)
    with unit_of_work():
        link = a_ready_basket((a_product(of=desk.family), 1))

    wrong = [post(client, f"{PAGE}/{link.code}", name=name) for name in ("", "ا" * 61)]
    right = post(client, f"{PAGE}/{link.code}", name="أم سعد")

    assert [one.status_code for one in (*wrong, right)] == [422, 422, 303]
    assert "ا" * 61 in wrong[1].text
    assert made(desk)[0].name == "أم سعد"


@pytest.mark.parametrize("where", ["links", "ready-baskets", "name"])
def test_a_name_with_a_telephone_number_comes_back(client: FlaskClient, where: str) -> None:
    desk = a_desk(client)
    link = own_link(desk, name="جارتنا")
    paths = {"name": f"{PAGE}/{link.code}", "links": PAGE, "ready-baskets": "/family/ready-baskets"}

    answer = post(client, paths[where], name="أم خالد 0551234567", target="shop", code=CODE)

    field = page(answer).one("input", name="name")
    assert answer.status_code == 422
    assert (field["value"], field["aria-invalid"]) == ("أم خالد 0551234567", "true")
    assert "بلا رقم جوال" in page(answer).one("span", id="name-error").words
    assert [one.name for one in made(desk)] == ["جارتنا"]


def test_too_many_links_are_refused_in_words(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing.commands, "MOST_LINKS", 1)  # type: ignore[attr-defined]
    desk = a_desk(client)
    own_link(desk)

    answer = post(client, PAGE, target="shop", name="جارتنا", code=CODE)

    assert (answer.status_code, "أغلقوا ما لا تحتاجون إليه" in answer.text, len(made(desk))) == (422, True, 1)


def test_a_long_list_asks_no_more_than_a_short_one(client: FlaskClient, count_queries: Counting) -> None:
    desk = a_desk(client)
    own_link(desk)
    client.get(PAGE)
    with count_queries() as few:
        client.get(PAGE)
    for _ in range(25):
        own_link(desk)
    with count_queries() as many:
        page = client.get(PAGE).text

    assert len(many) <= len(few) <= 10
    assert "page=2" in page
