"""Goods as a file at the desk: sent, looked at, kept when the family says so; its owner's alone."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from storefront.community import families
from storefront.goods import catalogue
from storefront.kernel.actors import RIGHTS
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.community import a_family, a_member, sign_in
from tests.builders.desks import FamilyDesk, a_desk, a_stranger
from tests.builders.files import HEAD, a_csv, a_new_cake
from tests.builders.goods import a_category, a_product, variant_of
from tests.builders.reading import page

PAGE = "/family/products/import"


def seal_of(text: str) -> str:
    """What the form of a page says was seen."""
    return str(page(text).one("input", name="seen")["value"])


def plain(text: str) -> str:
    """What a page says, on one line."""
    return str(page(text).words)


def at_desk(client: FlaskClient) -> FamilyDesk:
    with unit_of_work():
        a_category()
    return a_desk(client)


def send(client: FlaskClient, data: bytes, name: str = "منتجات.csv", prefix: str = "") -> TestResponse:
    return post(client, prefix + PAGE, file=(BytesIO(data), name))


def sent(client: FlaskClient, *rows: tuple[object, ...]) -> str:
    """The address of the page that shows what a file would do."""
    answer = send(client, a_csv(rows))
    assert answer.status_code == 303, answer.text
    return str(answer.location)


def keep(client: FlaskClient, address: str, rows: str = "all") -> TestResponse:
    seen = seal_of(client.get(address).text)
    return post(client, f"{address}/confirmation", seen=seen, rows=rows)


def names_of(desk: FamilyDesk) -> list[str]:
    db.session.rollback()
    db.session.expire_all()
    return [one.name_ar for one in catalogue.all_of_family(desk.family.id).rows]


def test_nothing_changes_before_it_is_confirmed_and_then_once(client: FlaskClient) -> None:
    desk = at_desk(client)
    address = sent(client, a_new_cake(), a_new_cake("كعك الجدة"))

    assert "المنتجات الجديدة تُحفظ مسودات بلا صور" in client.get(address).text
    assert names_of(desk) == []
    seen = seal_of(client.get(address).text)
    answers = [post(client, f"{address}/confirmation", seen=seen, rows="all").status_code for _ in range(3)]

    assert (answers, names_of(desk)) == ([303, 303, 303], ["كعك الجدة", "كيك التمر"])
    assert "حُفظت المنتجات الجديدة: منتجان" in client.get(address).text


def test_old_and_new_values_stand_beside_each_other(client: FlaskClient) -> None:
    desk = at_desk(client)
    with unit_of_work():
        product = a_product(of=desk.family, price=8500)

    text = plain(client.get(sent(client, (product.id, "", "", "", "90.50", "9"))).text)

    assert ("كان: 85" in text, "يصير: 90.50" in text, "الملف يغيّر العدد في المخزون" in text) == (True, True, True)


@pytest.mark.parametrize(("prefix", "words"), [("", "اكتبوا السعر بالأرقام"), ("/en", "Write the price in digits")])
def test_every_bad_row_says_where_and_what_to_do(client: FlaskClient, prefix: str, words: str) -> None:
    desk = at_desk(client)
    address = prefix + sent(client, a_new_cake(), a_new_cake("كعك", price="مجاناً"))

    text = plain(client.get(address).text)
    answer = keep(client, address, rows="good")

    assert ("3 · السعر بالريال: مجاناً" in text or "3 · Price in riyals: مجاناً" in text, words in text) == (True, True)
    assert (answer.status_code, names_of(desk)) == (303, ["كيك التمر"])


def test_all_or_nothing_refuses_what_is_bad(client: FlaskClient) -> None:
    desk = at_desk(client)
    address = sent(client, a_new_cake(), a_new_cake("كعك", price="مجاناً"))

    answer = keep(client, address)

    assert (answer.status_code, names_of(desk)) == (422, [])
    assert "فلم يُحفظ شيء" in answer.text


def test_goods_that_changed_since_are_shown_again(client: FlaskClient) -> None:
    desk = at_desk(client)
    with unit_of_work():
        product = a_product(of=desk.family, price=8500)
        variant_id = variant_of(product).id
    address = sent(client, (product.id, "", "", "", "90", ""))
    seen = seal_of(client.get(address).text)
    with unit_of_work():
        catalogue.reprice(db.session.get_one(catalogue.Variant, variant_id), 8700)

    answer = post(client, f"{address}/confirmation", seen=seen, rows="all")

    assert answer.status_code == 409
    assert "تغيّرت منتجات في دكّتكم منذ فُتحت هذه الصفحة" in answer.text
    assert "87" in answer.text
    assert post(client, f"{address}/confirmation", seen=seal_of(answer.text), rows="all").status_code == 303


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "الملف فارغ"),
        (b"\xd0\xcf\x11\xe0 old", "ملف إكسل قديم أو مقفل"),
        (b"\xff\xd8\xff\xe0 a picture", "لم نجد عناوين الأعمدة"),
        (a_csv([]), "لا منتجات في الملف"),
        (a_csv([a_new_cake(f"كيك {n}") for n in range(2001)]), "أكثر من 2,000 سطر"),
        (b"PK\x03\x04 broken", "الملف تالف أو ناقص"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_to_do(client: FlaskClient, data: bytes, words: str) -> None:
    at_desk(client)

    answer = send(client, data)

    assert (answer.status_code, words in answer.text) == (422, True)


def test_without_a_file_one_is_asked_for(client: FlaskClient) -> None:
    at_desk(client)

    assert "اختاروا ملف المنتجات أولاً" in post(client, PAGE).text


def test_a_file_as_windows_writes_it_is_read(client: FlaskClient) -> None:
    desk = at_desk(client)
    text = ";".join(HEAD) + "\r\n" + ";".join(a_new_cake(price="85,50"))

    keep(client, str(send(client, text.encode("cp1256")).location))

    assert names_of(desk) == ["كيك التمر"]


def test_a_long_file_is_read_page_by_page_in_as_many_questions(
    client: FlaskClient, count_queries: Callable[[], Any]
) -> None:
    at_desk(client)
    short, long = sent(client, a_new_cake()), sent(client, *[a_new_cake(f"كيك {n}") for n in range(70)])

    client.get(short)  # the classification is in memory from now on
    with count_queries() as few:
        client.get(short)
    with count_queries() as many:
        text = client.get(f"{long}?part=new&page=3").text

    assert (len(many) == len(few), len(few) <= 12, text.count('<li class="job">')) == (True, True, 10)


def test_a_file_belongs_to_the_owner_of_its_family_alone(client: FlaskClient) -> None:
    desk = at_desk(client)
    address = sent(client, a_new_cake("كعك", price="مجاناً"))
    with unit_of_work():
        helper, neighbour = a_member(name="هيا"), a_member(name="جارة", of=a_family())
        families.add_member(desk.family, helper.id, role="member", rights=RIGHTS)
    for person in (helper, neighbour):
        sign_in(client, person)
        tried = [client.get(address), client.get(f"{address}/bad-rows.csv"), keep_unseen(client, address)]
        assert [answer.status_code for answer in tried] == [404, 404, 404]
        assert not any("كعك" in answer.text for answer in tried)


def keep_unseen(client: FlaskClient, address: str) -> TestResponse:
    return post(client, f"{address}/confirmation", seen="", rows="all")


def test_a_helper_and_a_stranger_send_nothing(client: FlaskClient) -> None:
    desk = at_desk(client)
    with unit_of_work():
        helper = a_member(name="هيا")
        families.add_member(desk.family, helper.id, role="member", rights=RIGHTS)
    sign_in(client, helper)

    assert [client.get(PAGE).status_code, send(client, a_csv([a_new_cake()])).status_code] == [403, 403]
    assert a_stranger(client).get(PAGE).status_code in (303, 403, 404)
