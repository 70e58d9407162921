"""What happens to a registration and to documents becomes letters: to everybody at the desk, once."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from storefront.community import families, notices, permits
from storefront.goods import catalogue, crafts
from storefront.goods.catalogue import Product
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders import lettering
from tests.builders.adjusting import OFFICER, REASON
from tests.builders.community import a_family, a_member
from tests.builders.goods import a_draft, its_family
from tests.builders.lettering import a_house, forget_letters
from tests.builders.registering import OFFICE, Applicant, a_document, a_food_product, a_submitted, lists
from tests.builders.trade import heard

pytestmark = pytest.mark.usefixtures("app")


def written() -> list[str]:
    """The letters about families, in the order in which they were written."""
    rows = db.session.scalars(select(notices.Notice).order_by(notices.Notice.id)).all()
    return [row.kind for row in rows if "family_id" in row.values and row.kind != "shop-open"]


def a_registration() -> Applicant:
    with unit_of_work():
        return a_submitted()


def test_a_registration_is_answered_in_letters() -> None:
    applicant = a_registration()
    family_id = applicant.family.id
    with unit_of_work():
        families.deciding.ask(families.get(family_id), OFFICE, words="أين تطبخون؟")
    with unit_of_work():
        families.registering.submit(families.get(family_id), applicant.actor, answer="في البيت")
    with unit_of_work():
        families.deciding.decline(families.get(family_id), OFFICE, reason="خارج المملكة")

    assert written() == ["registration-sent", "registration-question", "registration-closed"]


def test_who_gives_up_gets_no_letter() -> None:
    applicant = a_registration()
    with unit_of_work():
        families.deciding.ask(families.get(applicant.family.id), OFFICE, words="أين تطبخون؟")
    with unit_of_work():
        families.registering.give_up(families.get(applicant.family.id), applicant.actor)

    assert written() == ["registration-sent", "registration-question"]


def test_a_family_that_sells_learns_what_was_decided_of_a_document_and_one_that_registers_does_not() -> None:
    with unit_of_work():
        family = a_family()
        a_member(of=family)
        a_document(family)
        a_document(family, "health-card", state="refused")
        applicant = a_submitted()
        for document in permits.of_family(applicant.family.id):
            permits.confirm(applicant.family, document, OFFICE)

    assert sorted(written()) == ["document-decided", "document-decided", "registration-sent"]


def test_reminders_and_hidden_goods_are_told() -> None:
    with unit_of_work():
        lists()
        family = a_family()
        a_member(of=family)
        a_food_product(family)
        a_document(family, days=20)
        families.file_of(a_family().id).documents_due = clock.today()
        families.file_of(family.id).documents_due = clock.today()
    for step in (permits.ending.remind_one, permits.ending.ask_one, permits.ending.ask_one):
        with unit_of_work():
            step()
    with clock.set_to(clock.now() + timedelta(days=1)), unit_of_work():
        crafts.hiding.hide_one()

    assert written() == ["document-decided", "document-ends", "documents-asked", "goods-hidden"]


def approved(product: Product) -> None:
    catalogue.review.approve(product, OFFICER)


def sent_back(product: Product) -> None:
    catalogue.review.send_back(product, OFFICER, words=REASON)


@pytest.mark.parametrize(("step", "kind"), [(approved, "product-approved"), (sent_back, "product-sent-back")])
def test_a_family_learns_what_the_office_says_of_its_product(step: Callable[[Product], None], kind: str) -> None:
    family, at_desk = a_house()
    product = a_draft(of=family, permit="food")
    catalogue.offer(product, its_family(product))
    forget_letters()

    step(product)
    heard()

    assert lettering.written() == [(kind, at_desk, "ar")]
