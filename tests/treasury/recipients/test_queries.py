"""Reading what holds families' money up, for the office."""

import pytest

from storefront.kernel.actors import SYSTEM
from storefront.treasury import recipients
from tests.builders.community import a_family
from tests.builders.treasury import an_account, an_officer

pytestmark = pytest.mark.usefixtures("app")


def test_everything_held_up_now_is_listed_with_its_family_the_newest_first() -> None:
    held, freed, partly = (a_family() for _ in range(3))
    for family in (held, freed):
        recipients.hold(family.id, an_officer(), reason="مراجعة")
    recipients.hold(partly.id, SYSTEM, reason="نزاع", subject="parcel:1")
    recipients.release(freed.id, an_officer())

    page = recipients.holds()

    assert [(row.family, row.hold.subject) for row in page.rows] == [(partly, "parcel:1"), (held, "")]
    assert page.total == 2


def test_a_family_has_one_account_or_none() -> None:
    family, other = a_family(), a_family()
    known = an_account(family)

    assert recipients.recipient_of(family.id) is known
    assert recipients.recipient_of(other.id, lock=True) is None
