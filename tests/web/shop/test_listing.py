"""Lists of goods: filters with counts that are true, orders, pages that stand still, and what every list costs."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.community import regions
from storefront.goods import catalogue, favourites, shelves, taxonomy
from storefront.goods.catalogue import Product
from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from storefront.web.kit.page_links import address
from storefront.web.shop.listing import riyals, whole_number
from tests.builders.browser import Browser
from tests.builders.community import a_city, a_family, a_member, a_region, sign_in
from tests.builders.crowd import a_crowd
from tests.builders.goods import a_category, a_product
from tests.builders.heavy import Heavy, a_heavy_market
from tests.builders.reading import Element, page

Counting = Callable[[], AbstractContextManager[list[str]]]
MOST_QUERIES, MOST_BYTES, AIM_BYTES = 8, 60 * 1024, 55 * 1024
LIST = "/c/bukhoor"


def shown(answer: Any) -> list[str]:
    """The names on the cards of a page, in their order."""
    return [card.one("bdi").words for card in page(answer).all("li", class_="card")]


def total(answer: Any) -> str:
    return page(answer).one("p", role="status").words


def facet(answer: Any, name: str) -> dict[str, str]:
    """The choices of a filter that have a count, each with it."""
    labels = [label for label in page(answer).one("form", class_="stack").all("label") if label.all("input", name=name)]
    return {label.one("input")["value"]: label.one("small").words for label in labels if label.all("small")}


def named(*names: str, **goods: Any) -> list[Product]:
    """Products with these names, each shown a minute after the one before."""
    made = []
    for number, name in enumerate(names):
        with clock.set_to(clock.now() - timedelta(minutes=len(names) - number)), unit_of_work():
            made.append(a_product(name=(name, name), **goods))
    return made


def a_mixed_shelf() -> None:
    """Six products of two regions: ready and made to order, with nuts and without, dear and cheap."""
    jeddah = {"name": ("جدة", "Jeddah")}
    with unit_of_work():
        here, taif = a_family(), a_family(city=a_city(name=("الخرج", "Al Kharj")))
        there = a_family(city=a_city(region=a_region(code="SA-02", slug="makkah"), **jeddah))
        nuts, none = (catalogue.Making(allergens=said) for said in (("nuts",), ()))
        ordered = catalogue.Making("made_to_order", 3, allergens=())
        a_product(name=("أ", "a"), of=here, price=1000, making=nuts)
        a_product(name=("ب", "b"), of=here, price=2000, stock=None, making=ordered)
        a_product(name=("ج", "c"), of=taif, price=3000, making=none)
        a_product(name=("د", "d"), of=there, price=4000, making=nuts)
        a_product(name=("ه", "e"), of=there, price=5000, stock=0, making=none)
        a_product(name=("و", "f"), of=there, price=6000, stock=None)  # nobody said what is in it


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("", "أبجدهو"),
        ("ready=yes", "أجد"),
        ("ready=no", "به" + "و"),
        ("region=riyadh", "أبج"),
        ("region=makkah", "دهو"),
        ("without=nuts", "بجه"),
        ("price_from=20&price_to=40", "بجد"),
        ("price_to=٢٠", "أب"),
        ("region=makkah&ready=no&price_from=55", "و"),
        ("region=nowhere&ready=maybe&without=water&price_from=x&sort=y&page=z", "أبجدهو"),
    ],
)
def test_a_filter_lets_through_what_it_says_and_counts_it(client: FlaskClient, asked: str, names: str) -> None:
    a_mixed_shelf()

    answer = client.get(f"{LIST}?{asked}")

    assert sorted(shown(answer)) == sorted(names)
    assert total(client.get(f"/en{LIST}?{asked}")).split()[0] == str(len(names))


@pytest.mark.parametrize(
    "asked", ["", "region=riyadh", "ready=no", "without=nuts", "price_from=25", "region=makkah&ready=no"]
)
def test_the_count_of_every_choice_is_the_number_of_rows_it_shows(client: FlaskClient, asked: str) -> None:
    a_mixed_shelf()
    answer = client.get(f"{LIST}?{asked}")

    assert facet(answer, "without").keys() <= {"nuts"}
    for name in ("ready", "region", "city", "without"):
        for value, count in facet(answer, name).items():
            query = {**{key: value for key, [value] in parse_qs(asked).items() if key != name}, name: value}
            if name == "region":
                query.pop("city", None)
            assert len(shown(client.get(address(LIST, query)))) == int(count), (name, value)


def test_a_group_offers_its_parts_as_a_filter(client: FlaskClient) -> None:
    with unit_of_work():
        a_category()
        group = taxonomy.get("bukhoor-group")
        oils = taxonomy.add_category(slug="oils", parent=group, names=("دهون", "Oils"), position=2)
        a_product(name=("بخور", "x"))
        a_product(name=("دهن", "y"), place=catalogue.Place(oils))

    whole, part = client.get("/c/bukhoor-group"), client.get("/c/bukhoor-group?part=oils")

    assert facet(whole, "part") == {"bukhoor": "1", "oils": "1"}
    assert shown(part) == ["دهن"]


def test_cities_are_offered_once_a_region_is_chosen(client: FlaskClient) -> None:
    a_mixed_shelf()
    with unit_of_work():
        city = a_city(name=("الخرج", "Al Kharj"))

    assert facet(client.get(LIST), "city") == {}
    assert facet(client.get(f"{LIST}?region=riyadh"), "city")[str(city.id)] == "1"
    assert shown(client.get(f"{LIST}?region=riyadh&city={city.id}")) == ["ج"]
    assert sorted(shown(client.get(f"{LIST}?region=makkah&city={city.id}"))) == sorted("دهو")


@pytest.mark.parametrize(
    ("sort", "names"), [("", "جبأ"), ("newest", "جبأ"), ("price", "بجأ"), ("-price", "أجب"), ("sold", "أجب")]
)
def test_each_order_is_kept(client: FlaskClient, sort: str, names: str) -> None:
    with unit_of_work():
        family = a_family()
    prices = {"أ": 3000, "ب": 1000, "ج": 2000}
    goods = [named(name, of=family, price=price)[0] for name, price in prices.items()]
    with unit_of_work():
        for product, sold in zip(goods, (9, 1, 5), strict=True):
            shelves.count_sold(product.id, sold)

    answer = client.get(f"{LIST}?sort={sort}")

    assert shown(answer) == list(names)
    assert page(answer).one("option", selected="")["value"] == (sort or "newest")


def links_of(answer: Any, class_: str) -> list[Element]:
    return [link for link in page(answer).one("nav", class_=class_).all("a") if "href" in link.attrs]


def test_filters_survive_paging_sorting_and_the_other_language(client: FlaskClient) -> None:
    with unit_of_work():
        family = a_family()
        for _ in range(30):
            a_product(of=family, making=catalogue.Making(allergens=()))
    asked = {"region": "riyadh", "ready": "yes", "price_from": "10", "without": "nuts", "sort": "price"}

    answer = client.get(address(LIST, asked))

    for link in links_of(answer, "pager"):
        carried = {name: value for name, [value] in parse_qs(urlsplit(link["href"]).query).items()}
        assert carried.items() >= asked.items()
    sorting = page(answer).one("form", class_="sort").all("input", type="hidden")
    assert {one["name"]: one["value"] for one in sorting} == {name: asked[name] for name in asked if name != "sort"}
    assert page(answer).one("form", class_="stack").one("input", name="sort")["value"] == "price"
    assert page(answer).one("a", hreflang="en")["href"] == "/en" + address(LIST, asked)


def test_an_empty_shelf_leads_to_the_others(client: FlaskClient) -> None:
    with unit_of_work():
        a_category()

    assert page(client.get(LIST)).one("div", class_="empty").one("a")["href"] == "/categories"


def test_a_page_past_the_end_leads_to_the_first_with_its_filters(client: FlaskClient) -> None:
    a_mixed_shelf()

    empty = page(client.get(f"{LIST}?ready=yes&page=7&upto=99999999999")).one("div", class_="empty")

    assert empty.one("h2").words == "انتهت القائمة قبل هذه الصفحة"
    assert empty.one("a")["href"].startswith(f"{LIST}?ready=yes")


def test_pages_stand_still_while_goods_are_added(client: FlaskClient) -> None:
    with unit_of_work():
        family = a_family()
    before = [product.name_ar for product in named(*(f"م{number:02}" for number in range(50)), of=family)]
    first = client.get(LIST)
    second = links_of(first, "pager")[-1]["href"]
    with clock.set_to(clock.now() + timedelta(minutes=5)), unit_of_work():
        for _ in range(3):
            a_product(of=family)

    later = client.get(second)

    assert shown(first) + shown(later) == before[::-1][:48]
    assert total(later) == "50 منتجاً"
    third = links_of(later, "pager")[-1]["href"]
    assert shown(client.get(third)) == before[1::-1]


def test_a_member_sees_what_they_keep(client: FlaskClient) -> None:
    with unit_of_work():
        user = a_member()
        product = a_product()
    sign_in(client, user)
    before = page(client.get(LIST)).one("button", class_="heart")
    with unit_of_work():
        favourites.add(user.id, product)

    after = page(client.get(LIST)).one("button", class_="heart")

    assert [(heart["name"], heart["aria-pressed"]) for heart in (before, after)] == [
        ("keep", "false"),
        ("drop", "true"),
    ]


@pytest.mark.parametrize("text", ["", "x", "-1", "1.5", "1e3", "9" * 400, "9" * 5_000, "1000001", " ", "²", "१"])
def test_a_price_that_is_none_asks_for_nothing(text: str) -> None:
    assert riyals(text) is None


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("price_from=abc", "يُكتب السعر أرقاماً صحيحة بالريال، مثل 50."),
        ("price_to=-5", "يُكتب السعر أرقاماً صحيحة بالريال، مثل 50."),
        ("price_from=1.5", "يُكتب السعر أرقاماً صحيحة بالريال، مثل 50."),
        ("price_from=200&price_to=100", "السعر الأدنى أعلى من السعر الأقصى."),
    ],
)
def test_a_price_that_cannot_be_is_said_beside_it_and_kept(client: FlaskClient, query: str, sentence: str) -> None:
    a_mixed_shelf()

    answer = page(client.get(f"{LIST}?{query}"))

    told = [one.words for one in answer.all("span", class_="err")]
    typed = {end["name"]: end["value"] for end in answer.all("input", class_="num") if end["value"]}
    assert told == [f"خطأ: {sentence}"]
    assert typed == dict(pair.split("=") for pair in query.split("&"))
    assert all(end["aria-describedby"] == "price-error" for end in answer.all("input", class_="num"))
    assert answer.one("div", class_="error-summary").one("a")["href"] == "#filter-price"
    assert answer.one("fieldset", id="filter-price")
    assert len(answer.all("article")) == len(page(client.get(LIST)).all("article"))  # nothing was left out for it


def test_prices_are_whole_riyals_in_any_digits() -> None:
    assert (riyals("15"), riyals("١٥"), riyals("0"), riyals("1000000")) == (1500, 1500, 0, 100_000_000)
    assert (whole_number("12"), whole_number("9" * 12), whole_number(None)) == (12, None, None)


def addresses_of() -> Sequence[str]:
    """The lists of the market, each full."""
    slugs = [region.slug for region in regions.atlas().regions]
    group = max(taxonomy.board().groups, key=lambda one: shelves.count(shelves.of_category(one.id)))
    part = max(taxonomy.board().parts[group.id], key=lambda one: shelves.count(shelves.of_category(one.id)))
    card = shelves.first(shelves.WHOLE_MARKET, shelves.Filter(), size=1)[0]
    upto = int(clock.now().timestamp())
    filters = f"ready=yes&price_from=1&without=fish&region={slugs[0]}"
    return (
        "/", "/categories", "/families", f"/families?region={slugs[0]}", f"/f/{card.family_slug}", "/seasons",
        "/seasons/ramadan", f"/seasons/ramadan?sort=sold&page=2&upto={upto}", f"/regions/{slugs[0]}",
        f"/regions/{slugs[0]}?ready=no", f"/c/{group.slug}", f"/c/{part.slug}", f"/c/{group.slug}?{filters}",
        f"/c/{group.slug}?sort=price&page=2&upto={upto}", "/search", f"/search?{filters}", "/search?q=بخور",
        f"/search?q=بخور&{filters}&sort=-price",
    )  # fmt: skip


def test_every_list_is_light_and_costs_a_few_questions_whatever_its_length(app: Flask, count_queries: Counting) -> None:
    visitor, member = (Browser(app, app.response_class) for _ in range(2))
    with unit_of_work():
        user = a_member()
    sign_in(member, user)
    costs, sizes = {}, {}

    for products in (10, 990):
        a_crowd(app, products)
        for path in addresses_of():
            for reader in (visitor, member):
                with count_queries() as asked:
                    answer = reader.get(path)
                assert answer.status_code == 200, path
                costs[path, products, reader] = len([question for question in asked if question != "BEGIN"])
                sizes[path, reader] = len(answer.data)

    assert {page: cost for page, cost in costs.items() if cost > MOST_QUERIES} == {}
    assert {page: size for page, size in sizes.items() if page[0].startswith("/c/") and size > MOST_BYTES} == {}


def test_a_price_that_is_none_is_said_where_it_can_be_seen(client: FlaskClient) -> None:
    named("أ")
    wrong, right = (page(client.get(f"{LIST}?price_from={price}")).one("details") for price in ("abc", "10"))

    assert ("open" in wrong.attrs, "open" in right.attrs) == (True, False)


def heavy_lists(market: Heavy) -> dict[str, str]:
    """Every list at its heaviest: all that can be chosen is chosen, on a page amid many others."""
    asked = market.asked
    amid = f"{asked}&page=4&upto={int(clock.now().timestamp())}"
    return {
        "a group": f"/c/{market.group}?{amid}&{market.of_group}",
        "its first page": f"/c/{market.group}?{asked}&{market.of_group}",
        "a group, nothing chosen": f"/c/{market.group}",
        "a season": f"/seasons/ramadan?{amid}",
        "a search": f"/search?q=بخور&{asked}",
        "all goods": f"/search?{amid}",
        "a shop": f"/f/{market.family}?{amid}",
        "a region": f"/regions/{market.region}?{asked}",
        "the families": "/families",
        "more families": "/families?page=2",
    }


def test_the_heaviest_lists_are_light(app: Flask, client: FlaskClient) -> None:
    market = a_heavy_market(app)
    sizes, cards = {}, {}

    for name, path in heavy_lists(market).items():
        for prefix in ("", "/en"):
            answer = client.get(prefix + path)
            sizes[name, prefix] = len(answer.data)
            cards[name, prefix] = answer.text.count('class="card"') + answer.text.count('class="house ')

    assert min(cards.values()) >= 24
    assert {list_: size for list_, size in sizes.items() if size > MOST_BYTES} == {}
    assert {size for (name, _), size in sizes.items() if name.endswith("nothing chosen") and size > AIM_BYTES} == set()


def test_the_heaviest_list_offers_whatever_can_be_chosen(app: Flask, client: FlaskClient) -> None:
    market = a_heavy_market(app)

    answer = page(client.get(heavy_lists(market)["a group"]))

    ticks = [field for kind in ("radio", "checkbox") for field in answer.all("input", type=kind)]
    assert len(ticks) >= 60
    assert len(answer.all("button", name="drop")) >= 20
