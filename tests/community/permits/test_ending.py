"""Documents that end: one reminder 30 days before, one 7 days before; families that never had one are asked once."""

from datetime import timedelta

import pytest

from storefront.community import families, permits
from storefront.community.families import Family
from storefront.kernel import clock
from storefront.kernel.database import db
from tests.builders.community import a_family
from tests.builders.registering import a_document

pytestmark = pytest.mark.usefixtures("app")


def reminded_in(family: Family, days: int) -> list[int]:
    """The reminders of a family so many days from now: how many days they speak of."""
    db.session.info["facts"] = []
    with clock.set_to(clock.now() + timedelta(days=days)):
        while permits.ending.remind_one():
            pass
    told = db.session.info["facts"]
    return [fact.days for fact in told if isinstance(fact, permits.DocumentEnds) and fact.family_id == family.id]


def test_a_family_is_reminded_once_in_either_time() -> None:
    family = a_family()
    a_document(family, days=60)

    heard = [reminded_in(family, day) for day in (0, 29, 30, 31, 52, 53, 54, 60, 61)]

    assert heard == [[], [], [30], [], [], [7], [], [], []]


def test_one_that_is_first_seen_in_its_last_week_is_spoken_of_once() -> None:
    family = a_family()
    a_document(family, days=60)

    assert [reminded_in(family, day) for day in (57, 58)] == [[3], []]


def test_nobody_is_reminded_of_what_is_being_renewed() -> None:
    family = a_family()
    a_document(family, days=20)
    a_document(family, state="waiting", days=400)

    assert reminded_in(family, 0) == []


def test_families_that_do_not_sell_are_not_reminded() -> None:
    family = a_family(status="submitted")
    a_document(family, days=20)

    assert reminded_in(family, 0) == []


def test_families_of_before_are_asked_once() -> None:
    old, new = a_family(), a_family()
    families.file_of(old.id).documents_due = clock.today() + timedelta(days=60)
    db.session.flush()

    asked = [permits.ending.ask_one() for _ in range(2)]

    told = [fact for fact in db.session.info["facts"] if isinstance(fact, permits.DocumentsAsked)]
    assert (asked, told) == ([1, 0], [permits.DocumentsAsked(old.id)])
    assert families.file_of(new.id).documents_asked_at is None
