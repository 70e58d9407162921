"""Filling a ready basket at the desk: the family's own goods, found by name, put in, changed, taken out."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask.testing import FlaskClient

from storefront.goods import catalogue, sharing
from storefront.goods.sharing import ShareLink
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.community import desk as of_desk
from tests.builders.desks import FamilyDesk, a_desk, a_stranger
from tests.builders.goods import a_product, variant_of
from tests.builders.hostile import HOSTILE
from tests.builders.links import a_link, a_ready_basket

Counting = Callable[[], AbstractContextManager[list[str]]]
PAGE = "/family/ready-baskets"
CODE = "abcdefgh"


def own_basket(desk: FamilyDesk, *, pieces: int = 2, **goods: object) -> tuple[ShareLink, int]:
    """A basket with one thing in it, and the variant."""
    with unit_of_work():
        product = a_product(of=desk.family, **goods)  # type: ignore[arg-type]
        return a_ready_basket((product, pieces)), variant_of(product).id


def held(link: ShareLink) -> list[tuple[int, int, str]]:
    db.session.expire_all()
    with unit_of_work():
        return [(line.variant_id, line.quantity, line.personal_text) for line in sharing.lines(link.code)]


@pytest.mark.parametrize("who", ["visitor", "stranger"])
def test_only_people_of_a_family_come_in(client: FlaskClient, who: str) -> None:
    {"visitor": lambda _: None, "stranger": a_stranger}[who](client)
    with unit_of_work():
        link = a_ready_basket()
    closed, nothing = (303, 303) if who == "visitor" else (403, 404)

    assert [client.get(f"{PAGE}/{one}").status_code for one in ("new", link.code)] == [closed, nothing]
    assert post(client, PAGE, name="x", code=CODE).status_code == closed
    assert post(client, f"{PAGE}/{link.code}/lines", variant_id=1, quantity=1).status_code == nothing


def test_a_basket_is_named_filled_and_passed_on(client: FlaskClient) -> None:
    desk = a_desk(client)
    with unit_of_work():
        variant = variant_of(a_product(of=desk.family, price=4_500, personal_max=9))

    unnamed = post(client, PAGE, name=" ", code=CODE)
    made = [post(client, PAGE, name="أم خالد", code=CODE) for _ in range(2)]
    typed = {"variant_id": variant.id, "quantity": "٣", "personal_text": "نورة"}
    put = [post(client, f"{PAGE}/{CODE}/lines", **typed).status_code for _ in range(2)]

    page = client.get(f"{PAGE}/{CODE}").text
    assert (unnamed.status_code, "اكتبوا لمن هذه السلة" in unnamed.text) == (422, True)
    assert {(one.status_code, one.location) for one in made} == {(303, f"{PAGE}/{CODE}")}
    assert put == [303, 303]
    assert held(db.session.get_one(ShareLink, CODE)) == [(variant.id, 3, "نورة")]
    assert "135" in page
    assert f"/baskets/{CODE}" in client.get(f"/family/links/{CODE}").text


def test_a_basket_without_goods_is_not_passed_on(client: FlaskClient) -> None:
    a_desk(client)
    post(client, PAGE, name="أم خالد", code=CODE)

    page = client.get(f"/family/links/{CODE}").text

    assert ("wa.me" in page, "ليس فيها شيء بعد" in page) == (False, True)


def test_a_closed_basket_is_not_passed_on_and_says_so(client: FlaskClient) -> None:
    desk = a_desk(client)
    link, _ = own_basket(desk)
    before = client.get(f"{PAGE}/{link.code}").text
    with unit_of_work():
        sharing.close(sharing.of_family(desk.family.id, link.code), of_desk(desk.family))

    after = client.get(f"{PAGE}/{link.code}").text

    assert ("جاهزة، أرسلوها" in before, "أغلقتم هذه السلة" in before) == (True, False)
    assert ("جاهزة، أرسلوها" in after, "أغلقتم هذه السلة" in after) == (False, True)


def test_goods_of_others_and_hidden_goods_stay_out(client: FlaskClient) -> None:
    desk = a_desk(client)
    link, variant_id = own_basket(desk)
    with unit_of_work():
        hidden = a_product(of=desk.family)
        variants = [variant_of(a_product()).id, variant_of(hidden).id]
        catalogue.hide(hidden, SYSTEM, reason="")

    answers = [post(client, f"{PAGE}/{link.code}/lines", variant_id=one, quantity=1) for one in variants]

    assert [one.status_code for one in answers] == [422, 422]
    assert all("ليس معروضاً" in one.text for one in answers)
    assert held(link) == [(variant_id, 2, "")]


@pytest.mark.parametrize("quantity", ["0", "100", "x", "", "1.5"])
def test_a_number_that_is_none_comes_back_beside_its_goods(client: FlaskClient, quantity: str) -> None:
    desk = a_desk(client)
    link, variant_id = own_basket(desk, personal_max=9)
    with unit_of_work():
        (line,) = sharing.lines(link.code)

    typed = {"variant_id": variant_id, "quantity": quantity, "personal_text": "ريم"}
    put = post(client, f"{PAGE}/{link.code}/lines", **typed)
    changed = post(client, f"{PAGE}/{link.code}/lines/{line.id}", quantity=quantity)

    assert (put.status_code, changed.status_code) == (422, 422)
    assert all("من 1 إلى 99" in one.text for one in (put, changed))
    assert 'value="ريم"' in put.text
    assert held(link) == [(variant_id, 2, "")]


def test_a_line_is_changed_and_taken_out_however_often(client: FlaskClient) -> None:
    desk = a_desk(client)
    link, variant_id = own_basket(desk)
    with unit_of_work():
        (line,) = sharing.lines(link.code)
    path = f"{PAGE}/{link.code}/lines/{line.id}"

    assert post(client, path, quantity="7").status_code == 303
    assert held(link) == [(variant_id, 7, "")]
    assert [post(client, f"{path}/removal").status_code for _ in range(2)] == [303, 303]
    assert (held(link), post(client, path, quantity="7").status_code) == ([], 404)


def test_baskets_of_others_and_other_links_are_not_there(client: FlaskClient) -> None:
    desk = a_desk(client)
    with unit_of_work():
        theirs, own_link = a_ready_basket(), a_link(desk.family)
        (line,) = sharing.lines(theirs.code)

    for code in (theirs.code, own_link.code, "nonsense"):
        path = f"{PAGE}/{code}"
        assert client.get(path).status_code == 404
        posted = ("/lines", f"/lines/{line.id}", f"/lines/{line.id}/removal")
        assert [post(client, f"{path}{one}", quantity="1", variant_id="1").status_code for one in posted] == [404] * 3
    assert len(held(theirs)) == 1


def test_goods_are_found_by_a_part_of_their_name(client: FlaskClient) -> None:
    desk = a_desk(client)
    link, _ = own_basket(desk, name=("معمول", "Maamoul"))
    with unit_of_work():
        a_product(of=desk.family, name=("دهن عود", "Oud"), price=[1_000, 2_000])
        a_product(name=("دهن ورد", "Rose"))

    page = client.get(f"{PAGE}/{link.code}?q=دهن").text

    assert ("دهن عود" in page, "دهن ورد" in page) == (True, False)
    assert page.count("<option") == 2


@pytest.mark.parametrize("kind", HOSTILE)
def test_whatever_is_sent_nothing_breaks(client: FlaskClient, kind: str) -> None:
    link, variant_id = own_basket(a_desk(client), personal_max=9)
    words = HOSTILE[kind]

    for typed in ({"variant_id": words}, {"variant_id": variant_id, "personal_text": words, "q": words, "page": words}):
        answer = post(client, f"{PAGE}/{link.code}/lines", **{"quantity": "1", **typed})
        assert answer.status_code in (303, 422)
    assert post(client, PAGE, name=words, code=words).status_code in (303, 422)


def test_a_long_shelf_asks_no_more_than_a_short_one(client: FlaskClient, count_queries: Counting) -> None:
    desk = a_desk(client)
    link, _ = own_basket(desk)
    client.get(f"{PAGE}/{link.code}")
    with count_queries() as few:
        client.get(f"{PAGE}/{link.code}")
    with unit_of_work():
        for _ in range(8):
            sharing.filling.put(link, variant_of(a_product(of=desk.family)).id, 1, of_desk(desk.family))
    with count_queries() as many:
        client.get(f"{PAGE}/{link.code}")

    assert len(many) <= len(few) <= 11  # one of them begins the unit of work
