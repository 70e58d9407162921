"""A parcel's road leaves papers in the same transaction: written with it, undone with it."""

import pytest

from storefront.kernel.units import unit_of_work
from storefront.trade import orders, receipts, returns
from tests.builders.community import a_family, desk
from tests.builders.desks import a_parcel
from tests.builders.goods import a_product

pytestmark = pytest.mark.usefixtures("app")


def kinds(parcel: orders.Parcel) -> list[str]:
    return [document.kind for document in receipts.of_parcel(parcel.id)]


def test_an_accepted_parcel_has_its_receipt_when_the_unit_ends() -> None:
    with unit_of_work():
        family = a_family()
    placed, accepted = a_parcel(family), a_parcel(family, state="accepted")

    assert (kinds(placed), kinds(accepted)) == ([], [receipts.RECEIPT])


def test_a_unit_that_is_undone_leaves_no_receipt_and_uses_no_number() -> None:
    with unit_of_work():
        family = a_family()
    parcel, next_one = a_parcel(family), a_parcel(family)

    with pytest.raises(RuntimeError), unit_of_work() as session:
        orders.accept(orders.get_parcel(parcel.id), desk(family))
        receipts.write_receipt(parcel.id)
        session.flush()
        raise RuntimeError

    with unit_of_work():
        orders.accept(orders.get_parcel(next_one.id), desk(family))
    assert kinds(parcel) == []
    assert receipts.of_parcel(next_one.id)[0].number == 1


def test_what_came_home_is_credited_when_the_unit_ends() -> None:
    with unit_of_work():
        family = a_family()
        product = a_product(of=family)
    parcel = a_parcel(family, product=product, quantity=2, state="handed_over")
    line = parcel.lines[0].id

    for kind in ("change_of_mind", "defect"):
        with unit_of_work():
            request = returns.ask(parcel, {line: 1}, kind=kind, reason="")
            returns.answer(request, parcel, desk(parcel.family), agreed=True, words="")
            returns.take_back(request, parcel, desk(parcel.family))

    assert kinds(parcel) == [receipts.RECEIPT, receipts.CREDIT_NOTE, receipts.CREDIT_NOTE]
