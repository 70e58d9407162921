"""A registration nobody wants leaves nothing behind; a confirmed document brings goods back."""

import pytest

from storefront.community import affiliations, families, permits
from storefront.goods import catalogue, crafts
from storefront.kernel.units import unit_of_work
from storefront.reactions import REACTIONS, wallets
from tests.builders.registering import OFFICE, a_document, a_food_product, a_submitted, a_whole_draft

pytestmark = pytest.mark.usefixtures("app")


def test_who_vouched_for_a_declined_family_is_forgotten() -> None:
    with unit_of_work():
        family = a_submitted().family
        affiliations.keep(family.id, {"social-security"}, consent=True)
    with unit_of_work():
        families.deciding.decline(families.get(family.id), OFFICE, reason="خارج المملكة")

    assert affiliations.of_family(family.id) == []
    assert [one.state for one in permits.of_family(family.id)] == ["waiting", "waiting"]


def test_of_a_registration_that_was_given_up_no_document_stays() -> None:
    with unit_of_work():
        applicant = a_whole_draft()
        affiliations.keep(applicant.family.id, {"charity"}, consent=True)
    with unit_of_work():
        families.registering.give_up(families.get(applicant.family.id), applicant.actor)

    family_id = applicant.family.id
    assert (affiliations.of_family(family_id), permits.of_family(family_id), crafts.of_family(family_id)) == (
        [],
        [],
        [],
    )


def test_goods_come_back_with_the_document() -> None:
    with unit_of_work():
        applicant = a_submitted()
        families.activate(applicant.family, OFFICE)
        product = a_food_product(applicant.family)
        for document in permits.of_family(applicant.family.id):
            permits.refuse(applicant.family, document, OFFICE, words="غير واضحة")
    with unit_of_work():
        crafts.hiding.hide_one()
    for kind in ("home-kitchen", "health-card"):
        with unit_of_work():
            a_document(families.get(applicant.family.id), kind)

    assert catalogue.get(product.id).status == "published"
    assert REACTIONS[permits.DocumentConfirmed][0] is wallets.document_confirmed
