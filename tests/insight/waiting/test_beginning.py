"""How far a shop has come with its shelves: counts, the first draft, the first product without a picture."""

from datetime import timedelta

import pytest

from storefront.goods.catalogue import Product, ProductPhoto
from storefront.insight import waiting
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.calls import a_call, an_application
from tests.builders.community import a_family
from tests.builders.feeing import DEPOSIT, FEE, again, an_invoice, taken_in_cash
from tests.builders.goods import a_draft, a_product

pytestmark = pytest.mark.usefixtures("app")


def test_an_empty_shop_has_nothing() -> None:
    with unit_of_work():
        family = a_family()

    found = waiting.beginning.of_family(family.id)

    assert found == waiting.Beginning()
    assert found.has_nothing


def test_the_oldest_draft_and_the_oldest_without_a_picture_are_named() -> None:
    with unit_of_work():
        family = a_family()
        drafts, shown = [a_draft(of=family) for _ in range(2)], [a_product(of=family) for _ in range(3)]
        told = {"key": "a", "width": 1, "height": 1, "tint": "", "alt_ar": "", "alt_en": ""}
        db.session.add(ProductPhoto(product_id=shown[0].id, **told))
        a_product(of=a_family())

    found = waiting.beginning.of_family(family.id)

    assert (found.shown, found.draft and found.draft.id) == (3, drafts[0].id)
    assert found.bare is not None
    assert found.bare.id == shown[1].id


@pytest.mark.parametrize(("status", "is_bare"), [("pending_review", False), ("hidden", True), ("draft", True)])
def test_what_the_office_looks_at_is_about_to_stand_on_the_shelves(status: str, is_bare: bool) -> None:
    with unit_of_work() as session:
        family = a_family()
        session.get_one(Product, a_product(of=family).id).status = status

    assert waiting.beginning.of_family(family.id).has_nothing is is_bare


def test_offers_that_can_still_be_answered_are_counted() -> None:
    with unit_of_work():
        family = a_family()
        rows = [an_application(a_call()) for _ in range(3)]
        for row in rows:
            row.family_id, row.state, row.offered_until = family.id, "offered", clock.now() + timedelta(days=2)
        rows[2].offered_until = clock.now()

    assert waiting.beginning.of_family(family.id).offers == 2


def test_what_is_left_of_its_own_invoices_is_summed() -> None:
    invoice = an_invoice()
    taken_in_cash(again(invoice), 15_000)

    assert waiting.beginning.of_family(invoice.family_id).fees_minor == FEE + DEPOSIT - 15_000
