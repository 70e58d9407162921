"""Documents in the office: seen only while their file is open, confirmed or refused once, by nobody else."""

import pytest
from flask import current_app
from flask.testing import FlaskClient

from storefront.community import families, permits
from storefront.community.families import Family
from storefront.community.permits import FamilyDocument
from storefront.goods import catalogue, crafts
from storefront.kernel import photos
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.community import a_family
from tests.builders.desks import a_desk, a_staff, a_stranger
from tests.builders.registering import a_document, a_food_product, a_page


def waiting() -> tuple[Family, FamilyDocument, str]:
    """A family with a document on its way; the address of the document in the office."""
    with unit_of_work():
        family = a_family()
        picture = photos.keep_page(a_page(), current_app.config["PRIVATE_DIR"])
        document = a_document(family, state="waiting", photo=picture)
        return family, document, f"/office/applications/{family.id}/documents/{document.id}"


def open_file(client: FlaskClient, family: Family) -> None:
    post(client, f"/office/applications/{family.id}/reading")


def fresh(family: Family, document: FamilyDocument) -> FamilyDocument:
    db.session.rollback()
    db.session.expire_all()
    return permits.get(family.id, document.id)


@pytest.mark.parametrize("who", ["visitor", "stranger", "family", "office"])
def test_without_an_open_file_nothing_is_seen_or_decided(client: FlaskClient, who: str) -> None:
    family, document, path = waiting()
    {"visitor": lambda _: None, "stranger": a_stranger, "family": a_desk, "office": a_staff}[who](client)
    expected = {"visitor": 303, "office": 404}.get(who, 403)

    answers = [client.get(f"{path}/photo.jpg"), post(client, f"{path}/confirmation"), post(client, f"{path}/refusal")]

    assert [answer.status_code for answer in answers] == [expected] * 3
    assert fresh(family, document).state == "waiting"


def test_with_an_open_file_the_picture_is_seen_and_kept_by_no_cache(client: FlaskClient) -> None:
    a_staff(client)
    family, _, path = waiting()
    open_file(client, family)

    answer = client.get(f"{path}/photo.jpg")

    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "private, no-store")
    assert f"{path}/photo.jpg" in client.get(f"/office/applications/{family.id}").text


def test_the_file_of_one_family_opens_no_other(client: FlaskClient) -> None:
    a_staff(client)
    (family, document, _), (other, _, _) = waiting(), waiting()
    open_file(client, other)

    assert client.get(f"/office/applications/{family.id}/documents/{document.id}/photo.jpg").status_code == 404
    assert client.get(f"/office/applications/{other.id}/documents/{document.id}/photo.jpg").status_code == 404


def test_a_confirmed_document_brings_goods_back(client: FlaskClient) -> None:
    a_staff(client)
    family, document, path = waiting()
    with unit_of_work():
        product = a_food_product(families.get(family.id))
        a_document(families.get(family.id), "health-card")
    with unit_of_work():
        crafts.hiding.hide_one()
    open_file(client, family)

    first, second = (post(client, f"{path}/confirmation") for _ in range(2))

    assert (first.status_code, second.status_code) == (303, 303)
    assert fresh(family, document).state == "confirmed"
    assert catalogue.get(product.id).status == "published"
    assert "تغيّرت هذه الوثيقة" in client.get(second.location).text


def test_it_is_refused_with_words(client: FlaskClient) -> None:
    a_staff(client)
    family, document, path = waiting()
    open_file(client, family)
    field = f"d{document.id}-words"

    empty = post(client, f"{path}/refusal", **{field: "  "})
    answer = post(client, f"{path}/refusal", **{field: "الصورة غير واضحة"})

    assert empty.status_code == 422
    assert f'href="#{field}"' in empty.text
    assert (answer.status_code, fresh(family, document).words) == (303, "الصورة غير واضحة")
