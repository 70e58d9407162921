"""Reading shelves: filters, orders, pages that stay still."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from storefront.community import families
from storefront.goods import catalogue, editing, scores, shelves, taxonomy
from storefront.goods.catalogue import Making, Place
from storefront.goods.shelves import WHOLE_MARKET, Filter, queries
from storefront.goods.shelves.queries import Stretch, nearest
from storefront.kernel.actors import SYSTEM
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_city, a_family, a_region
from tests.builders.goods import a_category, a_product, a_season, its_family, variant_of
from tests.builders.trade import heard

pytestmark = pytest.mark.usefixtures("app")
NOON = datetime(2026, 3, 1, 9, tzinfo=UTC)


def ids(shelf: int = WHOLE_MARKET, wish: Filter | None = None, order: str = "newest", number: int = 1) -> list[int]:
    heard()
    page = shelves.listing(shelf, wish or Filter(), order=order, number=number).page
    return [row.product_id for row in page.rows]


def test_a_product_stands_on_every_shelf_it_belongs_to_and_on_no_other() -> None:
    main, extra, other = (a_category(slug=slug) for slug in ("main", "extra", "other"))
    season = a_season()
    family = a_family()
    product = a_product(of=family, place=Place(main, extra=[extra], season_ids=[season.id]))

    on = [WHOLE_MARKET, shelves.of_family(family.id), shelves.of_season(season.id)]
    on += [shelves.of_category(one.id) for part in (main, extra) for one in (part, taxonomy.parent(part))]
    off = [shelves.of_category(other.id), shelves.of_season(season.id + 1), shelves.of_family(family.id + 1)]

    assert [ids(shelf) for shelf in on] == [[product.id]] * len(on)
    assert [ids(shelf) for shelf in off] == [[]] * len(off)


def test_the_parts_of_a_group_hold_everything_the_group_shows() -> None:
    main, extra = a_category(slug="main"), a_category(slug="extra")
    product, own = a_product(place=Place(main, extra=[extra])), a_product(place=Place(extra))
    homes = [shelves.of_category(taxonomy.parent(part).id) for part in (main, extra)]

    assert ids(homes[1]) == [own.id, product.id]
    assert ids(homes[1], Filter(category_id=extra.id)) == [own.id, product.id]
    assert [shelves.listing(home, Filter()).counts.categories for home in homes] == [{main.id: 1}, {extra.id: 2}]


def test_goods_are_free_from_what_their_families_say_is_not_in_them_and_from_nothing_else() -> None:
    untold, none, milky = [a_product(making=Making(allergens=said)) for said in (None, [], ["milk"])]

    free = {slug: ids(wish=Filter(without=frozenset({slug}))) for slug in ("milk", "egg")}
    counts = shelves.listing(WHOLE_MARKET, Filter()).counts

    assert free == {"milk": [none.id], "egg": [milky.id, none.id]}
    assert (counts.without["milk"], counts.without["egg"], counts.told, counts.total) == (1, 2, 2, 3)
    assert untold.id in ids()


def test_goods_are_not_free_from_what_their_ingredients_name_until_it_is_denied() -> None:
    cake, plain = (a_product(making=Making(allergens=["egg"])) for _ in range(2))
    seen = []

    for ticked, denied in (["egg"], []), (["egg", "milk"], ["nuts"]):
        editing.fill_in(cake, ("بيض، حليب، لوز", ""), ("", ""), ticked, its_family(cake), denied=denied)
        seen.append([ids(wish=Filter(without=frozenset({slug}))) for slug in ("nuts", "milk", "fish")])

    both = [plain.id, cake.id]
    assert seen == [[[plain.id], [plain.id], both], [both, [plain.id], both]]


def test_what_is_stated_later_shows_and_what_is_taken_back_does_not() -> None:
    product, free = a_product(), Filter(without=frozenset({"milk"}))
    seen = [ids(wish=free)]

    for said in ([], ["milk"], None):
        editing.fill_in(product, ("", ""), ("", ""), said, its_family(product))
        seen.append(ids(wish=free))

    assert seen == [[], [product.id], [], []]


def test_filters_let_through_what_they_name() -> None:
    abha = a_city(name=("أبها", "Abha"), region=a_region(code="SA-14", slug="asir"))
    there = a_product(of=a_family(city=abha), price=2000, making=Making(allergens=[])).id
    milky = a_product(price=4000, making=Making(allergens=["milk"])).id
    ordered = a_product(price=6000, stock=None).id
    riyadh = a_city().region_id

    assert ids(wish=Filter(region_id=abha.region_id)) == [there]
    assert ids(wish=Filter(region_id=riyadh)) == [ordered, milky]
    assert ids(wish=Filter(city_id=abha.id)) == [there]
    assert ids(wish=Filter(ready=True)) == [milky, there]
    assert ids(wish=Filter(ready=False)) == [ordered]
    assert ids(wish=Filter(without=frozenset({"milk"}))) == [there]
    assert ids(wish=Filter(price_from=4000, price_to=6000)) == [ordered, milky]
    assert ids(wish=Filter(price_from=2001, price_to=3999)) == []


def test_orders_sort_by_what_they_say() -> None:
    with time_machine.travel(NOON, tick=False) as now:
        made = []
        for price in (3000, 1000, 2000, 1000):
            made.append(a_product(price=price).id)
            now.shift(60)
    dear, cheap, middle, twin = made
    heard()
    shelves.count_sold(middle, 4)

    assert ids() == made[::-1]
    assert ids(order="price") == [cheap, twin, middle, dear]
    assert ids(order="-price") == [dear, middle, twin, cheap]
    assert ids(order="sold")[0] == middle


@pytest.mark.parametrize("order", sorted(shelves.ORDERS))
def test_pages_show_everything_once(order: str) -> None:
    made = {a_product(price=100 * (1 + number % 3)).id for number in range(26)}

    pages = [ids(order=order, number=number) for number in (1, 2, 3)]

    assert [len(page) for page in pages] == [24, 2, 0]
    assert {*pages[0], *pages[1]} == made


@pytest.mark.parametrize("order", sorted(shelves.ORDERS))
def test_every_page_is_the_same_from_whichever_end_it_is_reached(order: str) -> None:
    for number in range(11):
        a_product(price=100 * (1 + number % 3))
    heard()
    whole = [row.product_id for row in shelves.first(WHOLE_MARKET, Filter(), order=order, size=11)]

    paged = [shelves.listing(WHOLE_MARKET, Filter(), order=order, number=number, size=3) for number in range(1, 6)]

    assert [[row.product_id for row in one.page.rows] for one in paged] == [
        whole[:3], whole[3:6], whole[6:9], whole[9:], []
    ]  # fmt: skip


@given(total=st.integers(0, 40), passed=st.integers(0, 50), size=st.integers(1, 10))
def test_the_nearest_end_gives_the_same_rows_and_passes_over_no_more(total: int, passed: int, size: int) -> None:
    rows = list(range(total))

    near = nearest(Stretch(passed, size), total)

    seen = rows[::-1] if near.backwards else rows
    assert sorted(seen[near.passed : near.passed + near.size]) == rows[passed : passed + size]
    assert near.passed <= passed


def test_pages_stand_still_where_more_came_than_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "MOST_NEWER", 2)
    with time_machine.travel(NOON, tick=False) as now:
        before = [a_product().id for _ in range(26)]
        now.shift(timedelta(seconds=1))
        for _ in range(4):
            a_product()
        second = ids(wish=Filter(upto=int(NOON.timestamp())), number=2)

    assert second == before[1::-1]


def test_pages_stand_still_while_goods_are_added() -> None:
    with time_machine.travel(NOON, tick=False) as now:
        before = [a_product().id for _ in range(26)]
        first = ids()
        upto = int(NOON.timestamp())
        now.shift(timedelta(seconds=1))
        late = a_product().id
        second = ids(wish=Filter(upto=upto), number=2)

    assert [*first, *second] == before[::-1]
    assert ids()[0] == late


def test_what_may_not_be_seen_is_on_no_shelf() -> None:
    family = a_family()
    hidden, gone, seen = a_product(), a_product(of=family), a_product()
    catalogue.hide(hidden, SYSTEM, reason="صورة غير واضحة")
    families.suspend(family, SYSTEM, reason="شكوى")

    assert ids() == [seen.id]
    assert ids(shelves.of_family(family.id)) == []
    assert shelves.card(hidden.id) is shelves.card(gone.id) is None
    assert [product_id for product_id, _ in shelves.addresses(1, 10)] == [seen.id]


def test_a_family_that_sells_again_finds_its_goods_on_the_shelf() -> None:
    family = a_family()
    product = a_product(of=family)
    families.suspend(family, SYSTEM, reason="شكوى")
    gone = ids()

    families.activate(family, SYSTEM)

    assert (gone, ids()) == ([], [product.id])


def test_sold_pieces_survive_a_new_card() -> None:
    loved, quiet = a_product(), a_product()
    heard()
    shelves.count_sold(loved.id, 3)

    catalogue.reprice(variant_of(loved), 9900)

    assert ids(order="sold") == [loved.id, quiet.id]


def test_cards_come_in_the_order_asked_for_and_leave_out_the_unseen() -> None:
    first, second = a_product().id, a_product().id
    heard()

    rows = shelves.cards([second, 999_999, first])

    assert [row.product_id for row in rows] == [second, first]
    assert shelves.cards([]) == []


def test_faces_are_a_few_cards_of_each_family_in_one_question(count_queries) -> None:  # type: ignore[no-untyped-def]
    mine, other = a_family(), a_family()
    made = [a_product(of=mine).id for _ in range(4)]
    single = a_product(of=other).id
    heard()

    with count_queries() as asked:
        faces = shelves.faces([mine.id, other.id], 3)

    assert {row.product_id for row in faces[mine.id]} == set(made[1:])
    assert [row.product_id for row in faces[other.id]] == [single]
    assert len([statement for statement in asked if statement.startswith("SELECT")]) == 1


def test_a_page_of_a_shelf_costs_at_most_four_questions(count_queries) -> None:  # type: ignore[no-untyped-def]
    for _ in range(5):
        a_product()
    heard()

    with count_queries() as asked:
        shelves.listing(WHOLE_MARKET, Filter())

    assert len([statement for statement in asked if statement.startswith("SELECT")]) <= 4


def test_addresses_come_in_parts_that_join_without_a_gap() -> None:
    made = [a_product().id for _ in range(5)]
    heard()

    parts = [[product_id for product_id, _ in shelves.addresses(part, 2)] for part in (1, 2, 3, 4)]

    assert parts == [made[:2], made[2:4], made[4:], []]


def test_what_a_family_was_given_is_kept_until_the_shelves_show_something_else() -> None:
    with unit_of_work():
        product = a_product()
    family_id, before = product.family_id, shelves.edition()

    kept = shelves.score_of_family(family_id, before)
    with unit_of_work():
        scores.count(product.id, family_id, 5)
        shelves.changed(counted=False)

    assert (kept.number, shelves.score_of_family(family_id, before).number) == (0, 0)
    assert shelves.score_of_family(family_id, shelves.edition()).number == 1
    assert shelves.score_of_family(family_id, None).number == 1
