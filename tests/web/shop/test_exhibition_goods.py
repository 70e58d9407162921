"""The goods of an exhibition for everybody: whose, at which stall, whether they are there; light however large the fair is."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import insert

from storefront.community.families import Family
from storefront.fairs import allocations, exhibitions, stall_stock, stalls
from storefront.fairs.allocations import StallDay
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.stall_stock import StallProduct, StallStock
from storefront.fairs.stalls import Row, StallPlan, StallWords
from storefront.goods.catalogue import Product
from storefront.goods.shelves import ProductCard
from storefront.kernel import clock, memory
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.calling import look_again
from tests.builders.community import a_family
from tests.builders.desks import a_stranger
from tests.builders.goods import a_product
from tests.builders.reading import Element, page
from tests.builders.stall_goods import Holder, a_holder, after_closing_in_units
from tests.builders.stalls import a_plan, days_of

Counting = Callable[[], AbstractContextManager[list[str]]]
STALLS, EACH, MOST_QUERIES, MOST_BYTES = 300, 20, 10, 80 * 1024
FAR = 1_000_000  # beyond the keys of what builders make


@pytest.fixture
def holder() -> Holder:
    """A family with pieces at its stall, something to be ordered there and something that is not there."""
    with unit_of_work():
        found = a_holder()
        more = [a_product(of=found.family, stock=stock).id for stock in (None, 3)]
        stall_stock.choose(found.exhibition, found.family.id, [], more, SYSTEM)
        found.bring(4)
    return found


def address(exhibition: Exhibition) -> str:
    return f"/exhibitions/{exhibition.slug}/goods"


def cards(client: FlaskClient, path: str) -> list[Element]:
    return page(client.get(path)).all("li", class_="card")


def begins(holder: Holder) -> None:
    with unit_of_work():
        db.session.get_one(Exhibition, holder.plan.exhibition_id).state = "live"


def test_each_says_at_which_stall_it_is_and_whether_it_is_there(client: FlaskClient, holder: Holder) -> None:
    a_stranger(client)
    coming = [one.words for one in cards(client, address(holder.exhibition))]
    begins(holder)

    there, absent, made = [one.words for one in cards(client, address(holder.exhibition))]

    assert all("البسطة A-1" in one for one in (there, absent, made))
    assert ("في البسطة" in there, "ليس في البسطة" in absent, "يُطلب ويُصنع" in made) == (True, True, True)
    assert ("يكون في البسطة" in coming[0], "يُعرض هناك" in coming[1]) == (True, True)
    assert "At the stall" in client.get(f"/en{address(holder.exhibition)}").text


def test_it_is_narrowed_by_family_and_section(client: FlaskClient, holder: Holder) -> None:
    with unit_of_work():
        other = a_family()
        db.session.add(StallStock(exhibition_id=holder.plan.exhibition_id, family_id=other.id, made_at=clock.now()))
        head = stall_stock.find(holder.plan.exhibition_id, other.id)
        assert head
        db.session.add(StallProduct(stall_stock_id=head.id, product_id=a_product(of=other).id))
    path, kind = address(holder.exhibition), holder.product.category_id

    found = page(client.get(f"{path}?family={other.id}&kind={kind}"))

    assert len(found.all("li", class_="card")) == 1
    assert [one["value"] for one in found.all("option") if "selected" in one.attrs] == [str(other.id), str(kind)]
    assert f'href="/f/{other.slug}"' in client.get(f"{path}?family={other.id}").text
    assert len(cards(client, f"{path}?family=nonsense&kind=99")) == 4


def test_the_page_of_the_exhibition_shows_the_first_of_them(client: FlaskClient, holder: Holder) -> None:
    found = page(client.get(f"/exhibitions/{holder.exhibition.slug}")).one("section", id="goods")

    assert len(found.all("li", class_="card")) == 3
    assert found.all("a")[-1]["href"] == address(holder.exhibition)
    with unit_of_work():
        empty = a_plan().exhibition
    assert 'id="goods"' not in client.get(f"/exhibitions/{empty.slug}").text
    assert "لم تذكر الأسر منتجاتها بعد" in client.get(address(empty)).text


def test_where_nothing_is_sold_goods_are_only_shown(client: FlaskClient, holder: Holder) -> None:
    with unit_of_work():
        db.session.get_one(Exhibition, holder.plan.exhibition_id).licence_class = "introduction"

    answer = client.get(address(holder.exhibition)).text

    assert "معرض للعرض لا للبيع" in answer
    assert all("للعرض فقط" in one.words for one in cards(client, address(holder.exhibition)))


def test_afterwards_it_goes_on_selling_from_the_shops(client: FlaskClient, holder: Holder) -> None:
    with after_closing_in_units(holder.exhibition):
        answer = client.get(address(holder.exhibition)).text

        assert "ما كان فيها تجدونه في دكاكين الأسر" in answer
        assert "البسطة A-1" not in "".join(one.words for one in cards(client, address(holder.exhibition)))


def test_a_cancelled_or_unknown_one_says_so(client: FlaskClient, holder: Holder) -> None:
    with unit_of_work():
        exhibitions.cancel(holder.exhibition, ("تعذّر المكان.", ""), SYSTEM)

    assert "أُلغيت هذه الفعالية" in client.get(address(holder.exhibition)).text
    assert 'id="goods"' not in client.get(f"/exhibitions/{holder.exhibition.slug}").text
    assert client.get("/exhibitions/nowhere/goods").status_code == 404


def test_a_product_says_where_it_can_be_seen(client: FlaskClient, holder: Holder) -> None:
    path = f"/p/{holder.product.id}-x"
    begins(holder)

    said = page(client.get(path, follow_redirects=True)).one("p", class_="at-the-fair")

    assert "البسطة A-1" in said.words
    assert "في البسطة" in said.words
    assert said.one("a")["href"] == f"/exhibitions/{holder.exhibition.slug}"
    with unit_of_work():
        exhibitions.cancel(holder.exhibition, ("تعذّر المكان.", ""), SYSTEM)
    memory.forget_all()
    assert "at-the-fair" not in client.get(path, follow_redirects=True).text


def a_large_fair() -> StallPlan:
    """Three hundred families, each in its stall with twenty products; rows are copies of one, written at once."""
    with unit_of_work():
        plan = a_plan(number=0, booking="open")
        for letter in "ABC":
            stalls.add_row(plan, Row(letter, 1, 100, 20, (500, 500), (9500, 9500)), StallWords("1", 0, 0), SYSTEM)
        stalls.show(plan, SYSTEM, to_all=True)
        first = a_product()
    with unit_of_work():
        kept = (Family, first.family_id), (Product, first.id), (ProductCard, first.id)
        family, product, card = (row_of(table, key) for table, key in kept)
        day, there = days_of(plan)[0], [one.id for one in stalls.of_plan(plan.id)]
        families = [{**family, "id": FAR + one, "slug": f"sanabel-{one}", **named(one)} for one in range(STALLS)]
        goods = [(FAR + one, FAR + one * EACH + each) for one in range(STALLS) for each in range(EACH)]
        made = {"made_at": clock.now(), "exhibition_id": plan.exhibition_id}
        held = {"plan_id": plan.id, "day": day, "turn": 1, "given_at": clock.now()}
        written = (
            (Family, families),
            (StallDay, [{**held, "stall_id": one, "family_id": FAR + at} for at, one in enumerate(there)]),
            (StallStock, [{**made, "id": one["id"], "family_id": one["id"]} for one in families]),
            (Product, [{**product, "once": None, "id": one, "family_id": whose} for whose, one in goods]),
            (StallProduct, [{"stall_stock_id": whose, "product_id": one} for whose, one in goods]),
            (ProductCard, [{**card, "product_id": one, "family_id": whose, **drawn(whose)} for whose, one in goods]),
        )
        for table, rows in written:
            db.session.execute(insert(table), rows)
    return plan


def named(number: int) -> dict[str, str]:
    return {"trade_name_ar": f"بيت السنابل للمعمول {number}", "trade_name_en": f"Bayt As-Sanabel {number}"}


def drawn(family_id: int) -> dict[str, str]:
    return {"family_ar": f"بيت السنابل للمعمول {family_id}", "family_slug": f"sanabel-{family_id - FAR}"}


def row_of(table: Any, key: int) -> dict[str, object]:
    row = db.session.get_one(table, key)
    return {column.key: getattr(row, column.key) for column in table.__table__.columns}


def test_three_hundred_families_and_six_thousand_products_are_a_light_page(
    client: FlaskClient, count_queries: Counting
) -> None:
    plan = a_large_fair()
    look_again()

    for path in (address(plan.exhibition), f"/exhibitions/{plan.exhibition.slug}"):
        with count_queries() as asked:
            answer = client.get(path)

        assert answer.status_code == 200
        assert len(asked) <= MOST_QUERIES
        assert len(answer.data) <= MOST_BYTES
    assert stall_stock.total_of(plan.exhibition_id) == STALLS * EACH
    assert len(allocations.numbers_shown(plan.exhibition_id, [])) == 0
