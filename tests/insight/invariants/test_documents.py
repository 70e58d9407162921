"""Questions about documents name goods that are shown or hidden wrongly, pictures that are gone or left over."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from storefront.community import families
from storefront.goods import catalogue
from storefront.insight.invariants import documents
from storefront.kernel import clock, photos
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from tests.builders.community import a_family
from tests.builders.registering import a_document, a_draft, a_food_product, a_page, lists

pytestmark = pytest.mark.usefixtures("app")


def asked_in(days: int) -> list[str]:
    with clock.set_to(clock.now() + timedelta(days=days)):
        return list(documents.goods_without_their_document())


def test_goods_are_named_once_the_worker_should_have_hidden_them() -> None:
    lists()
    product = a_food_product(a_family())

    assert [asked_in(days) for days in (0, 1, 3)] == [[], [], [f"product {product.id}"]]


def test_goods_with_documents_and_with_time_are_not_named() -> None:
    lists()
    spared, licensed = a_food_product(a_family()), a_food_product(a_family())
    families.file_of(spared.family_id).documents_due = clock.today() + timedelta(days=60)
    for kind in ("home-kitchen", "health-card"):
        a_document(families.get(licensed.family_id), kind)

    assert [asked_in(days) for days in (3, 60)] == [[], []]
    assert asked_in(64) == [f"product {spared.id}"]


def test_what_is_hidden_for_nothing_is_named() -> None:
    lists()
    wants, free = a_food_product(a_family()), a_food_product(family := a_family())
    for kind in ("home-kitchen", "health-card"):
        a_document(family, kind)
    for product in (wants, free):
        catalogue.hide(product, SYSTEM, reason=catalogue.publication.WANTS_DOCUMENT)
    db.session.flush()

    assert documents.goods_hidden_for_nothing() == [f"product {free.id}"]
    assert documents.hidden_for_a_document_but_shown() == []


def test_a_family_that_registers_has_its_applicant() -> None:
    family = a_draft().family
    before = documents.families_without_a_file()
    family.status = "active"
    db.session.flush()

    assert (before, documents.families_without_a_file()) == ([], [f"family {family.id}"])


def test_pictures_that_are_gone_or_left_over_are_named(tmp_path: Path) -> None:
    kept, left = (photos.keep_page(a_page(), tmp_path) for _ in range(2))
    a_document(a_family(), photo=kept)
    gone = a_document(a_family())
    old = (clock.now() - timedelta(days=3)).timestamp()
    for picture in (kept, left):
        os.utime(photos.folder_of(tmp_path, picture.key), (old, old))

    assert documents.documents_without_pictures(tmp_path) == [f"document {gone.id}"]
    assert documents.pictures_without_a_document(tmp_path) == [left.key]
