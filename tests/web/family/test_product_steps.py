"""A copy, the archive and back, and a draft thrown away, at the family's desk."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update

from storefront.goods import catalogue
from storefront.goods.catalogue import Product
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.community import a_family
from tests.builders.desks import a_desk, a_stranger
from tests.builders.goods import a_draft, a_product
from tests.builders.teams import a_mates_desk

LIST = "/family/products"
STEPS = ("copies", "archiving", "restoration", "removal")


def state_of(product: Product) -> str:
    db.session.rollback()
    found = db.session.get(Product, product.id, populate_existing=True)
    return found.status if found else "gone"


def test_a_copy_opens_as_a_draft(client: FlaskClient) -> None:
    desk = a_desk(client)
    with unit_of_work():
        product = a_product(of=desk.family, name=("دهن ورد", "Rose oil"))

    answer = post(client, f"{LIST}/{product.id}/copies")
    page = client.get(answer.location).text

    assert answer.location != f"{LIST}/{product.id}"
    assert "مسودة" in page
    assert "دهن ورد" in page


def test_a_product_goes_to_the_archive_and_comes_back(client: FlaskClient) -> None:
    desk = a_desk(client)
    with unit_of_work():
        product = a_product(of=desk.family, name=("دهن ورد", "Rose oil"))

    archived = client.get(post(client, f"{LIST}/{product.id}/archiving").location).text
    lists = [client.get(path).text for path in (LIST, f"{LIST}?status=archived")]
    states = [state_of(product)]
    for _ in range(2):
        post(client, f"{LIST}/{product.id}/restoration")
        states.append(state_of(product))

    assert f"{product.id}/restoration" in archived
    assert ["دهن ورد" in page for page in lists] == [False, True]
    assert states == ["archived", "hidden", "hidden"]


def test_a_draft_is_thrown_away_and_nothing_else(client: FlaskClient) -> None:
    desk = a_desk(client)
    with unit_of_work():
        draft, shown = a_draft(of=desk.family), a_product(of=desk.family)

    answers = [post(client, f"{LIST}/{one.id}/removal").location for one in (draft, shown)]

    assert answers == [LIST, f"{LIST}/{shown.id}"]
    assert (state_of(draft), state_of(shown)) == ("gone", "published")
    assert "فلا يُحذف" in client.get(answers[1]).text


def test_a_helper_deletes_what_they_began_and_not_the_owners(client: FlaskClient) -> None:
    desk = a_mates_desk(client, "products")
    with unit_of_work():
        owners, own = a_draft(of=desk.family), a_draft(of=desk.family)
        db.session.execute(update(Product).where(Product.id == own.id).values(begun_by=desk.user_id))

        both = (owners.id, own.id)

    seen = [f"{one}/removal" in client.get(f"{LIST}/{one}").text for one in both]
    refused, gone = (post(client, f"{LIST}/{one}/removal").location for one in both)

    assert (seen, refused, gone) == ([False, True], f"{LIST}/{both[0]}", LIST)
    assert db.session.scalars(select(Product.id)).all() == [both[0]]
    assert "أهل الدكّة أو من بدأها" in client.get(refused).text


@pytest.mark.parametrize("step", STEPS)
def test_the_other_family_and_the_stranger_take_no_step(client: FlaskClient, step: str) -> None:
    with unit_of_work():
        product = a_draft(of=a_family())
    a_desk(client)
    path = f"{LIST}/{product.id}/{step}"

    assert post(client, path).status_code == 404
    assert post(a_stranger(client), path).status_code == 404
    assert state_of(product) == "draft"
    assert catalogue.all_of_family(product.family_id).total == 1
