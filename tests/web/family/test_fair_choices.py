"""A family ticks what it brings: what shoppers see, page by page."""

import pytest
from flask.testing import FlaskClient

from storefront.fairs import stall_stock
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.calling import look_again
from tests.builders.community import a_member, sign_in
from tests.builders.goods import a_draft, a_product
from tests.builders.reading import page
from tests.builders.stall_goods import Holder, a_holder


@pytest.fixture
def holder(client: FlaskClient) -> Holder:
    with unit_of_work():
        found = a_holder()
        owner = a_member(of=found.family)
    sign_in(client, owner)
    return found


def of(holder: Holder) -> str:
    return f"/family/fairs/goods/{holder.plan.exhibition_id}/choice"


def chosen(holder: Holder) -> list[int]:
    look_again()
    head = stall_stock.find(holder.plan.exhibition_id, holder.family.id)
    return [one.product.id for one in stall_stock.brought(head.id).rows] if head else []


def test_it_ticks_what_comes_along(client: FlaskClient, holder: Holder) -> None:
    with unit_of_work():
        made, draft = a_product(of=holder.family, stock=None), a_draft(of=holder.family)
    boxes = page(client.get(of(holder))).all("input", type="checkbox")
    assert sorted(int(one["value"]) for one in boxes) == [holder.product.id, made.id]
    assert not any("checked" in one.attrs for one in boxes)

    post(client, of(holder), product=[made.id, "nonsense"], listed=[holder.product.id, made.id])

    assert chosen(holder) == [made.id]
    ticked = [
        one["value"] for one in page(client.get(of(holder))).all("input", type="checkbox") if "checked" in one.attrs
    ]
    assert ticked == [str(made.id)]
    post(client, of(holder), product=[draft.id], listed=[draft.id])
    assert "لا يراه المتسوّقون" in client.get(of(holder)).text
    assert chosen(holder) == [made.id]


def test_a_search_leaves_out_nothing_it_did_not_list(client: FlaskClient, holder: Holder) -> None:
    with unit_of_work():
        other = a_product(of=holder.family, name=("مبخرة", "Burner"))
    post(client, of(holder), product=[holder.product.id, other.id], listed=[holder.product.id, other.id])
    listed = page(client.get(of(holder), query_string={"q": "مبخرة"})).all("input", name="listed")

    post(client, of(holder), listed=[one["value"] for one in listed])

    assert chosen(holder) == [holder.product.id]


def test_what_has_pieces_at_the_stall_stays(client: FlaskClient, holder: Holder) -> None:
    with unit_of_work():
        holder.bring(1)

    answer = post(client, of(holder), listed=[holder.product.id])

    assert answer.location == of(holder)
    assert "أعيدوها إلى الدكّة أولاً" in client.get(of(holder)).text
    assert chosen(holder) == [holder.product.id]
