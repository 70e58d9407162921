"""Who vouches for a family: kept with consent alone, exactly as named last, gone when consent is taken back."""

from datetime import timedelta

import pytest

from storefront.community import affiliations
from storefront.kernel import clock
from storefront.kernel.database import db
from tests.builders.community import a_family

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def family_id() -> int:
    affiliations.add_all()
    return a_family().id


def kept(family_id: int) -> list[str]:
    return [one.slug for one in affiliations.of_family(family_id)]


def test_the_list_is_filled_once() -> None:
    affiliations.add_all()
    affiliations.add_all()

    assert [one.slug for one in affiliations.affiliations()][:2] == ["charity", "social-security"]
    assert len(affiliations.affiliations()) == 4


def test_without_consent_nothing_is_kept(family_id: int) -> None:
    with pytest.raises(affiliations.ConsentIsMissing):
        affiliations.keep(family_id, {"social-security"}, consent=False)

    assert kept(family_id) == []


def test_what_was_named_last_is_kept_since_the_first_consent(family_id: int) -> None:
    affiliations.keep(family_id, {"charity", "nonsense"}, consent=True)
    first = affiliations.consented_at(family_id)

    with clock.set_to(clock.now() + timedelta(days=3)):
        affiliations.keep(family_id, {"social-security"}, consent=True)

    assert kept(family_id) == ["social-security"]
    assert affiliations.consented_at(family_id) == first is not None


def test_consent_that_is_taken_back_erases_it(family_id: int) -> None:
    affiliations.keep(family_id, {"social-security"}, consent=True)

    affiliations.keep(family_id, (), consent=False)

    assert (kept(family_id), affiliations.consented_at(family_id)) == ([], None)
    assert db.session.query(affiliations.FamilyAffiliation).count() == 0
