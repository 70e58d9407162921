"""What a family makes in a day, at its desk: set up, shown with the days to come, changed and dropped; its own alone."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask.testing import FlaskClient

from storefront.goods import making
from storefront.goods.catalogue import Product
from storefront.insight import journal
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.community import a_family
from tests.builders.desks import FamilyDesk, a_desk, a_stranger
from tests.builders.goods import a_product
from tests.builders.hostile import HOSTILE
from tests.builders.making import a_cake, a_capacity
from tests.builders.reading import page
from tests.builders.trade import an_order

Counting = Callable[[], AbstractContextManager[list[str]]]
PAGE = "/family/capacities"


def a_cake_of(desk: FamilyDesk) -> Product:
    with unit_of_work():
        return a_cake(of=desk.family)


def set_up(*products: Product, pieces: int = 10) -> making.Capacity:
    with unit_of_work():
        return a_capacity(*products, pieces=pieces)


def typed(*products: Product, **other: object) -> dict[str, object]:
    return {"name": "الكيك", "pieces": "١٠", "products": [one.id for one in products], "days_off": [4, 5], **other}


def standing(desk: FamilyDesk) -> list[making.Capacity]:
    db.session.expire_all()
    with unit_of_work():
        return list(making.all_of_family(desk.family.id))


@pytest.mark.parametrize("who", ["visitor", "stranger"])
def test_only_people_of_a_family_come_in(client: FlaskClient, who: str) -> None:
    {"visitor": lambda _: None, "stranger": a_stranger}[who](client)
    expected = 303 if who == "visitor" else 403

    assert client.get(PAGE).status_code == expected
    assert post(client, PAGE, **typed()).status_code == expected


def test_a_family_says_what_it_makes_in_a_day(client: FlaskClient) -> None:
    desk = a_desk(client)
    cake, other = a_cake_of(desk), a_cake_of(desk)
    empty = client.get(PAGE).text
    form = page(client.get(f"{PAGE}/new?product={cake.id}"))

    answer = post(client, PAGE, **typed(cake))

    (capacity,) = standing(desk)
    assert "كم تصنعون في اليوم؟" in empty
    assert [box["value"] for box in form.all("input", name="products") if "checked" in box.attrs] == [str(cake.id)]
    assert (answer.status_code, answer.location) == (303, PAGE)
    assert (capacity.name, capacity.pieces, capacity.days_off) == ("الكيك", 10, 48)
    assert [row.entry.actor_id for row in journal.page(kind="CapacitySetUp").rows] == [desk.user_id]
    assert other.name_ar not in client.get(PAGE).text


def test_the_days_to_come_say_what_is_booked(client: FlaskClient) -> None:
    cake = a_cake_of(a_desk(client))
    set_up(cake, pieces=2)
    with unit_of_work():
        an_order((cake, 3))

    strip = page(client.get(PAGE)).one("ol", class_="day-strip")
    english = client.get(f"/en{PAGE}").text

    assert len(strip.all("li")) == 14
    assert [cell.words for cell in strip.all("bdi")][:4] == ["0/2", "2/2", "1/2", "0/2"]
    assert "اكتمل، محجوز 2 من 2" in strip.words
    assert "full, 2 of 2 booked" in english


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": " "}, "اكتبوا اسماً"),
        ({"name": "ك" * 61}, "النص طويل"),
        ({"pieces": "0"}, "من 1 إلى 1,000"),
        ({"pieces": "عشر"}, "من 1 إلى 1,000"),
        ({"products": []}, "اختاروا منتجاً"),
        ({"products": ["999"]}, "اختاروا منتجاً"),
        ({"products": ["x"]}, "اختاروا منتجاً"),
        ({"days_off": ["7"]}, "يوم عمل واحداً"),
        ({"days_off": ["الجمعة"]}, "يوم عمل واحداً"),
        ({"days_off": list(range(7))}, "يوم عمل واحداً"),
    ],
)
def test_what_makes_no_sense_comes_back(client: FlaskClient, wrong: dict[str, object], said: str) -> None:
    desk = a_desk(client)

    answer = post(client, PAGE, **typed(a_cake_of(desk), **wrong))

    assert (answer.status_code, said in answer.text, standing(desk)) == (422, True, [])


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_name_is_words_on_the_page(client: FlaskClient, kind: str) -> None:
    cake = a_cake_of(a_desk(client))

    answer = post(client, PAGE, **typed(cake, name=HOSTILE[kind]))

    assert answer.status_code in (303, 422)
    assert "<script>alert" not in answer.text + client.get(PAGE).text


def test_a_product_of_another_capacity_is_named_and_not_offered(client: FlaskClient) -> None:
    desk = a_desk(client)
    cake, bread = a_cake_of(desk), a_cake_of(desk)
    set_up(cake)

    form = page(client.get(f"{PAGE}/new"))
    answer = post(client, PAGE, **typed(cake, bread))

    assert [box["value"] for box in form.all("input", name="products")] == [str(bread.id)]
    assert f"ضمن طاقة أخرى: {cake.name_ar}" in form.words
    assert (answer.status_code, "ضمن طاقة أخرى" in answer.text, len(standing(desk))) == (422, True, 1)


def test_it_is_changed_and_what_is_booked_stays(client: FlaskClient) -> None:
    desk = a_desk(client)
    cake = a_cake_of(desk)
    capacity = set_up(cake, pieces=5)
    with unit_of_work():
        an_order((cake, 5))
    form = page(client.get(f"{PAGE}/{capacity.id}/edit"))

    answer = post(client, f"{PAGE}/{capacity.id}", **typed(cake, name="كيك المناسبات", pieces="3", days_off=[]))

    assert form.one("input", name="pieces")["value"] == "5"
    assert (answer.status_code, answer.location) == (303, f"{PAGE}#capacity-{capacity.id}")
    assert [(one.name, one.pieces, one.days_off) for one in standing(desk)] == [("كيك المناسبات", 3, 0)]
    assert "5/3" in client.get(PAGE).text


def test_it_is_dropped_once(client: FlaskClient) -> None:
    desk = a_desk(client)
    capacity = set_up(a_cake_of(desk))

    answer = post(client, f"{PAGE}/{capacity.id}/ending")

    assert (answer.status_code, standing(desk)) == (303, [])
    assert post(client, f"{PAGE}/{capacity.id}/ending").status_code == 404


def test_capacities_of_others_are_not_there(client: FlaskClient) -> None:
    desk = a_desk(client)
    with unit_of_work():
        theirs = a_cake(of=a_family())
    capacity, path = set_up(theirs), f"{PAGE}/"

    assert client.get(f"{path}{capacity.id}/edit").status_code == 404
    for act in (f"{path}{capacity.id}", f"{path}{capacity.id}/ending"):
        assert post(client, act, **typed(theirs)).status_code == 404
    assert post(client, PAGE, **typed(theirs)).status_code == 422
    assert (standing(desk), theirs.name_ar in client.get(PAGE).text) == ([], False)


def test_a_product_leads_to_its_capacity(client: FlaskClient) -> None:
    desk = a_desk(client)
    cake = a_cake_of(desk)
    with unit_of_work():
        shelf = a_product(of=desk.family)
    before = client.get(f"/family/products/{cake.id}").text
    capacity = set_up(cake)

    after = client.get(f"/family/products/{cake.id}").text

    assert f"{PAGE}/new?product={cake.id}" in before
    assert f"{PAGE}#capacity-{capacity.id}" in after
    assert PAGE not in client.get(f"/family/products/{shelf.id}").text


def test_many_capacities_cost_the_same_questions(client: FlaskClient, count_queries: Counting) -> None:
    desk = a_desk(client)
    costs = []
    for number in (1, 5):
        for _ in range(number):
            set_up(a_cake_of(desk), a_cake_of(desk))
        with count_queries() as asked:
            client.get(PAGE)
        costs.append(len(asked))

    assert costs[0] == costs[1] <= 8
