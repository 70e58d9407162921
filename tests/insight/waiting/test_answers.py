"""What waits for a family's answer: every kind, the longest first, only what its reader may answer."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from storefront.community.families import Family
from storefront.insight import waiting
from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from storefront.trade import messages, returns
from storefront.trade.orders import Parcel
from storefront.treasury.payments import FAMILY, Payment, Refund
from tests.builders.asking import a_question
from tests.builders.community import a_family
from tests.builders.desks import a_parcel
from tests.builders.goods import a_product
from tests.builders.writing import ask

pytestmark = pytest.mark.usefixtures("app")
BOTH = ("orders", "messages")


@pytest.fixture
def family() -> Family:
    with unit_of_work():
        return a_family()


def a_return(parcel: Parcel) -> None:
    with unit_of_work():
        returns.ask(parcel, {parcel.lines[0].id: 1}, kind="defect", reason="مكسورة")


def owe(parcel: Parcel, minor: int) -> None:
    """The family is to give so much of its cash back."""
    with unit_of_work() as session:
        payment = session.query(Payment).filter_by(purpose="parcel", subject_id=parcel.id).one()
        told = {"once": f"owed:{parcel.id}", "amount_minor": minor, "reason": "return", "state": "asked", "way": FAMILY}
        session.add(Refund(payment_id=payment.id, created_at=clock.now(), **told))


def everything(family: Family) -> None:
    """A return, a message, a question and cash, each an hour after the other."""
    parcel = a_parcel(family, state="handed_over")
    begun = clock.now()
    with clock.set_to(begun + timedelta(hours=1)):
        a_return(parcel)
    with clock.set_to(begun + timedelta(hours=2)), unit_of_work():
        ask(parcel, "متى يصل؟")
    with clock.set_to(begun + timedelta(hours=3)), unit_of_work():
        a_question(a_product(of=family), "هل يصلح هدية؟")
    with clock.set_to(begun + timedelta(hours=4)):
        owe(parcel, 700)


def kinds(family: Family, rights: Sequence[str], most: int = 9) -> list[str]:
    found = waiting.answers.of_family(family.id, rights, most=most)
    return [wish.kind for wish in (*found.cash, *found.rows)]


def test_what_waits_longest_comes_first_whatever_it_is(family: Family) -> None:
    everything(family)

    found = waiting.answers.of_family(family.id, BOTH, most=9)

    said = [(wish.kind, wish.words) for wish in found.rows]
    assert said == [("return", "مكسورة"), ("message", "متى يصل؟"), ("question", "هل يصلح هدية؟")]
    assert [(wish.kind, wish.minor) for wish in found.cash] == [("cash", 700)]
    assert (found.total, found.totals) == (3, {"return": 1, "message": 1, "question": 1, "cash": 1})


@pytest.mark.parametrize(
    ("rights", "seen"),
    [(("orders",), ["cash", "return"]), (("messages",), ["message", "question"]), (("money", "shop"), [])],
)
def test_only_what_its_reader_may_answer_is_asked_for(family: Family, rights: tuple[str, ...], seen: list[str]) -> None:
    everything(family)

    assert kinds(family, rights) == seen


def test_what_was_read_or_is_anothers_waits_no_more(family: Family) -> None:
    with unit_of_work():
        other = a_family()
    everything(other)
    parcel = a_parcel(family)
    with unit_of_work():
        ask(parcel)
    before = kinds(family, BOTH)
    with unit_of_work():
        messages.mark_read(parcel, messages.FAMILY)

    assert (before, kinds(family, BOTH)) == (["message"], [])


def test_the_number_is_of_all_and_the_rows_are_few(family: Family) -> None:
    for _ in range(3):
        a_return(a_parcel(family, state="handed_over"))

    found = waiting.answers.of_family(family.id, BOTH, most=2)

    assert (len(found.rows), found.total) == (2, 3)
