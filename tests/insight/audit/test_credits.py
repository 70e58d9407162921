"""Questions about sums that came into the account hold whatever became of them, and name each that is astray."""

import pytest

from storefront.insight.audit import credits
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.treasury import bank
from storefront.treasury.bank import sifting
from storefront.treasury.bank.states import CREDIT
from tests.builders.bank import OFFICER, a_transfer_order, imported
from tests.builders.money import told_to_expire
from tests.builders.stage import plant

pytestmark = pytest.mark.usefixtures("app")


def astray() -> tuple[list[str], list[str]]:
    db.session.expire_all()
    return list(credits.credits_booked_otherwise()), list(credits.credits_used_otherwise())


def test_every_state_has_its_bookings() -> None:
    assert credits.BOOKINGS.keys() == set(CREDIT)


def test_whatever_became_of_a_sum_breaks_nothing() -> None:
    paid, short, over, late = (a_transfer_order(mobile=f"+96655123000{one}") for one in range(4))
    imported((paid.total_minor, paid.reference, "FT1"), (short.total_minor - 100, short.reference, "FT2"))
    imported((over.total_minor + 500, over.reference, "FT3"), (paid.total_minor, paid.reference, "FT4"))
    imported((over.total_minor - 1, late.reference, "FT5"), (sifting.ABSURD_MINOR, "huge", "FT6"))
    told_to_expire(late)
    back, elsewhere, _ = imported((1, "a", "FT7"), (2, "b", "FT8"), (3, "c", "FT9"))
    with unit_of_work():
        bank.give_back(bank.get_credit(back.id), OFFICER, note="أُعيد")
        bank.leave_to_others(bank.get_credit(elsewhere.id), OFFICER, note="الشركة")

    assert astray() == ([], [])


def test_parts_that_paid_together_break_nothing() -> None:
    order = a_transfer_order()
    for sum_, name in ((order.total_minor - 100, "FT1"), (60, "FT2"), (90, "FT3")):
        imported((sum_, order.reference, name))

    assert astray() == ([], [])


def test_what_is_astray_is_named() -> None:
    order = a_transfer_order()
    (paid,) = imported((order.total_minor, order.reference, "FT1"))
    (unknown,) = imported((5, "x", "FT2"))
    names = sorted([f"credit:{paid.id}", f"credit:{unknown.id}"])

    plant([f"UPDATE bank_credit SET amount_minor = amount_minor + 1 WHERE id = {paid.id}"])
    plant([f"DELETE FROM bank_credit WHERE id = {unknown.id}"])

    booked, used = astray()
    assert booked == names
    assert [one.partition(":")[0] for one in used] == ["payment"]


def test_a_part_that_waits_for_nothing_is_named() -> None:
    order = a_transfer_order()
    imported((order.total_minor - 100, order.reference, "FT1"))

    plant(["UPDATE payment SET state = 'expired' WHERE gateway = 'bank_transfer'"])

    booked, used = astray()
    assert (booked, len(used)) == ([], 1)
