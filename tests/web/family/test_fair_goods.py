"""What a family brings to an exhibition, at its desk: pieces to the stall and home, what speaks against it, every movement."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from storefront.community.families import Family
from storefront.fairs import exhibitions, stall_stock
from storefront.fairs.exhibitions import Exhibition
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.calling import look_again
from tests.builders.community import a_family, a_member, sign_in
from tests.builders.desks import a_stranger
from tests.builders.goods import a_product, a_weighed_product, variant_of, variants_of
from tests.builders.reading import page
from tests.builders.stall_goods import Holder, a_holder, after_closing_in_units

Counting = Callable[[], AbstractContextManager[list[str]]]
MOST_QUERIES = 10


@pytest.fixture
def holder(client: FlaskClient) -> Holder:
    """The family of the desk, with a stall and ten pieces on the web."""
    with unit_of_work():
        found = a_holder()
    at_desk(client, found)
    return found


def at_desk(client: FlaskClient, holder: Holder) -> None:
    """Somebody of the family signs in, at whatever moment it is."""
    with unit_of_work():
        owner = a_member(of=db.session.get_one(Family, holder.family.id))
    sign_in(client, owner)


def of(holder: Holder) -> str:
    return f"/family/fairs/goods/{holder.plan.exhibition_id}"


def move(client: FlaskClient, holder: Holder, amount: str, way: str = "in", variant: int = 0) -> object:
    variant = variant or holder.variant.id
    answer = post(client, of(holder), variant=variant, way=way, **{f"v{variant}-amount": amount})
    look_again()
    return answer


def test_nothing_is_chosen_at_first_and_the_way_to_choose_is_there(client: FlaskClient, holder: Holder) -> None:
    shown = client.get(of(holder)).text

    assert f'href="{of(holder)}/choice"' in shown
    assert "لم تختاروا منتجاتكم بعد" in shown
    assert "البسطة A-1" in shown
    assert "Our goods at the event" in client.get(f"/en{of(holder)}").text


def test_pieces_go_to_the_stall_and_home(client: FlaskClient, holder: Holder) -> None:
    answer = move(client, holder, "٤")

    assert answer.status_code == 303  # type: ignore[attr-defined]
    assert holder.figures == (6, 4)
    shown = client.get(of(holder)).text
    assert "إلى البسطة: 4 قطع" in shown
    move(client, holder, "3", "home")
    assert holder.figures == (9, 1)
    assert "عاد إلى الدكّة: 3 قطع" in client.get(of(holder)).text


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("", "اكتبوا عدداً"),
        ("many", "اكتبوا عدداً"),
        ("0", "اكتبوا عدداً"),
        ("11", "لم يبقَ من"),
        ("9" * 12, "اكتبوا عدداً"),
    ],
)
def test_what_is_none_stands_beside_its_field_as_it_was_typed(
    client: FlaskClient, holder: Holder, amount: str, words: str
) -> None:
    move(client, holder, "1")

    answer = move(client, holder, amount)

    assert answer.status_code == 422  # type: ignore[attr-defined]
    found = page(answer)
    assert words in found.one("span", class_="err").words
    assert found.one("input", name=f"v{holder.variant.id}-amount").get("value") == amount
    assert holder.figures == (9, 1)


def test_what_is_weighed_goes_by_the_kilo(client: FlaskClient, holder: Holder) -> None:
    with unit_of_work():
        oud = a_weighed_product(50, 250, of=holder.family, grams=2000)
        first = variants_of(oud)[0]
        stall_stock.choose(holder.exhibition, holder.family.id, [], [oud.id], SYSTEM)

    move(client, holder, "1.5", variant=first.id)

    assert "في البسطة: 1.5 كيلو" in client.get(of(holder)).text
    assert move(client, holder, "a bit", variant=first.id).status_code == 422  # type: ignore[attr-defined]


def test_what_is_made_to_order_comes_without_a_number(client: FlaskClient, holder: Holder) -> None:
    with unit_of_work():
        made = a_product(of=holder.family, stock=None)
        stall_stock.choose(holder.exhibition, holder.family.id, [], [made.id], SYSTEM)

    found = page(client.get(of(holder))).one("li", id=f"goods-{made.id}")

    assert "يُطلب هناك ويُصنع" in found.one("div", class_="what").words
    assert not found.all("form")


def test_a_fair_that_only_shows_says_so_and_moves_nothing(client: FlaskClient, holder: Holder) -> None:
    move(client, holder, "1")
    with unit_of_work():
        db.session.get_one(Exhibition, holder.plan.exhibition_id).licence_class = "trade"

    shown = client.get(of(holder)).text

    assert "ترخيص هذه الفعالية للعرض والتعريف" in shown
    assert 'value="in"' not in shown
    assert 'value="home"' in shown
    assert move(client, holder, "1").status_code == 422  # type: ignore[attr-defined]
    assert holder.figures == (9, 1)


def test_after_the_end_it_leads_to_the_count(client: FlaskClient, holder: Holder) -> None:
    move(client, holder, "1")

    with after_closing_in_units(holder.exhibition):
        at_desk(client, holder)
        shown = client.get(of(holder)).text

        assert f'href="{of(holder)}/count"' in shown
        assert 'name="way"' not in shown


def test_movements_are_told(client: FlaskClient, holder: Holder) -> None:
    assert client.get(f"{of(holder)}/moves").status_code == 404
    move(client, holder, "4")
    move(client, holder, "1", "home")

    rows = page(client.get(f"{of(holder)}/moves")).one("ul", class_="stall-list").all("li")

    assert ["−قطعة" in rows[0].words, "+4 قطع" in rows[1].words] == [True, True]
    assert "من الدكّة إلى البسطة" in rows[1].words


def test_the_way_there_is_on_the_pages_of_fairs_and_of_the_stall(client: FlaskClient, holder: Holder) -> None:
    for path in ("/family/fairs", f"/family/fairs/stalls/{holder.plan.exhibition_id}"):
        assert f'href="{of(holder)}"' in client.get(path).text


def test_what_is_another_familys_is_not_there(client: FlaskClient, holder: Holder) -> None:
    move(client, holder, "4")
    with unit_of_work():
        elsewhere = a_holder()
        neighbour = a_member(of=a_family())

    assert client.get(of(elsewhere)).status_code == 404
    assert move(client, holder, "1", variant=elsewhere.variant.id).status_code == 404  # type: ignore[attr-defined]
    assert client.get("/family/fairs/goods/99999").status_code == 404
    sign_in(client, neighbour)
    for path in ("", "/moves", "/count", "/choice"):
        assert client.get(of(holder) + path).status_code == 404
    assert move(client, holder, "1").status_code == 404  # type: ignore[attr-defined]
    a_stranger(client)
    assert client.get(of(holder)).status_code in (303, 403, 404)
    assert holder.figures == (6, 4)


def test_it_costs_the_same_however_much_is_brought(
    client: FlaskClient, holder: Holder, count_queries: Counting
) -> None:
    move(client, holder, "4")
    path, asked = of(holder), []
    for number in (0, 6):
        with unit_of_work():
            for one in [a_product(of=holder.family) for _ in range(number)]:
                stall_stock.bring(holder.exhibition, holder.family.id, variant_of(one).id, 1, SYSTEM)
        look_again()
        with count_queries() as statements:
            client.get(path)
        asked.append(len(statements))

    assert asked[0] == asked[1] <= MOST_QUERIES


def test_a_stall_that_was_counted_says_so(client: FlaskClient, holder: Holder) -> None:
    move(client, holder, "4")
    with after_closing_in_units(holder.exhibition, later=timedelta(hours=2)):
        with unit_of_work():
            holder.count(4)
        at_desk(client, holder)

        assert "عُدّت البسطة" in client.get(of(holder)).text
    assert exhibitions.get(holder.plan.exhibition_id).state == "finished"
