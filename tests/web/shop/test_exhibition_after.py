"""The page of an exhibition that is over goes on selling: its families, their goods page by page, what comes next."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from flask.testing import FlaskClient

from storefront.fairs import stall_stock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.units import unit_of_work
from tests.builders.calling import look_again
from tests.builders.fairs import an_exhibition, in_days
from tests.builders.goods import a_product
from tests.builders.reading import page
from tests.builders.stall_goods import Holder, a_holder, after_closing_in_units
from tests.web.shop.test_exhibition_goods import a_large_fair

Counting = Callable[[], AbstractContextManager[list[str]]]
MOST_QUERIES, MOST_BYTES = 10, 80 * 1024


def one_that_is_over(goods: int = 1) -> Holder:
    """A family that brought so many goods to one that is over."""
    with unit_of_work():
        holder = a_holder()
        more = [a_product(of=holder.family, stock=5) for _ in range(goods - 1)]
        stall_stock.choose(
            holder.exhibition, holder.family.id, [], [holder.product.id, *(one.id for one in more)], SYSTEM
        )
    with after_closing_in_units(holder.exhibition):
        return holder


def test_its_goods_are_sold_there_page_by_page_beside_their_families(client: FlaskClient) -> None:
    holder = one_that_is_over(goods=26)
    look_again()

    first, second = (page(client.get(f"/exhibitions/{holder.exhibition.slug}{at}")) for at in ("", "?page=2"))

    assert first.one("h2", id="h-after").words == "فاتتكم الفعالية؟"
    assert len(first.one("section", id="goods").one("div", class_="cards").all("li")) == 24
    assert len(second.one("section", id="goods").one("div", class_="cards").all("li")) == 2
    families = first.one("section", id="families").all("a")
    assert [one.words for one in families] == [holder.family.trade_name_ar]
    assert not first.all("section", id="visit")
    assert client.get(families[0].get("href")).status_code == 200


def test_what_comes_next_in_the_region_is_named_with_its_calendar(client: FlaskClient) -> None:
    holder = one_that_is_over()
    with unit_of_work():
        an_exhibition(first=in_days(40), name=("معرض الشتاء", "Winter Fair"))
    look_again()

    found = page(client.get(f"/exhibitions/{holder.exhibition.slug}")).one("section", id="next")

    assert "معرض الشتاء" in [card.one("a").words for card in found.all("article")]
    assert found.all("a")[-1].get("href").endswith("/calendars/regions/riyadh.ics")


def test_without_goods_and_families_it_still_leads_on(client: FlaskClient) -> None:
    with unit_of_work():
        exhibition = an_exhibition()
    with after_closing_in_units(exhibition):
        found = page(client.get(f"/exhibitions/{exhibition.slug}"))

    assert found.one("section", id="next")
    assert not found.all("section", id="families")
    assert "أقرب الفعاليات" in found.one("section", id="goods").words


def test_a_large_one_is_a_light_page(client: FlaskClient, count_queries: Counting) -> None:
    plan = a_large_fair()
    with after_closing_in_units(plan.exhibition):
        look_again()
        address = f"/exhibitions/{plan.exhibition.slug}?page=7"
        with count_queries() as asked:
            answer = client.get(address)

    assert answer.status_code == 200
    assert len(asked) <= MOST_QUERIES
    assert len(answer.data) <= MOST_BYTES
