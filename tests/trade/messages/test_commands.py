"""Writing messages: who may, until when, what is refused, what is new to whom, and what is forgotten."""

from datetime import timedelta

import pytest

from storefront.community.limits import TooManyTries
from storefront.kernel import clock
from storefront.kernel.actors import VISITOR
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, Refusal
from storefront.kernel.wording import TextIsTooLong
from storefront.trade import messages, orders
from storefront.trade.messages import FAMILY, SHOPPER, Message, Thread
from storefront.trade.orders import Parcel
from tests.builders.community import a_member, desk
from tests.builders.trade import an_order, bring_to, the_parcel
from tests.builders.writing import ask, reply

pytestmark = pytest.mark.usefixtures("app")


def a_parcel(state: str = "", user_id: int | None = None) -> Parcel:
    parcel = the_parcel(an_order(user_id=user_id))
    return bring_to(parcel, state) if state else parcel


def new_for(parcel: Parcel) -> tuple[int | None, int | None]:
    thread = messages.find_thread(parcel.id)
    assert thread is not None
    return thread.new_for_family, thread.new_for_shopper


def test_each_side_knows_the_first_message_it_has_not_read() -> None:
    parcel = a_parcel()

    first, _ = ask(parcel, "هل يصل قبل المغرب؟"), ask(parcel, "وهل يُغلّف هدية؟")
    before = new_for(parcel)
    answer = reply(parcel)

    assert before == (first.id, None)
    assert new_for(parcel) == (None, answer.id)  # who answers has read
    messages.mark_read(parcel, SHOPPER)
    assert new_for(parcel) == (None, None)


def test_what_was_sent_twice_stands_once_and_may_be_said_again_later() -> None:
    parcel = a_parcel()

    first, again = ask(parcel, "متى؟"), ask(parcel, "متى؟")
    with clock.set_to(clock.now() + timedelta(hours=1)):
        later = ask(parcel, "متى؟")

    assert first.id == again.id != later.id


def test_only_the_familys_own_people_write_for_it() -> None:
    parcel = a_parcel()

    with pytest.raises(NotAllowed):
        messages.write(parcel, FAMILY, "لست منهم", VISITOR)
    assert db.session.query(Thread).count() == 0


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (" \n ", messages.WordsAreMissing),
        ("ن" * 1001, TextIsTooLong),
        ("جوالي ٠٥٥١٢٣٤٥٦٧", messages.NoContactsYet),
        ("جوالي 050 - 123 - 4567", messages.NoContactsYet),
        ("انظروا https://noor-shop.com/x", messages.NoContactsYet),
    ],
)
def test_what_cannot_be_written(words: str, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        ask(a_parcel(), words)
    assert db.session.query(Message).count() == 0


def test_a_number_may_stand_in_it_while_both_have_each_others_anyway() -> None:
    parcel = a_parcel("accepted")

    assert "0551234567" in ask(parcel, "عند الباب اتصلوا على 0551234567").words


def test_an_order_that_waits_to_be_paid_is_not_written_about() -> None:
    parcel = the_parcel(an_order(method="card"))

    with pytest.raises(messages.ThreadIsOver):
        ask(parcel)


def test_nothing_is_written_long_after_the_end() -> None:
    parcel = a_parcel()
    orders.decline(parcel, desk(parcel.family), reason="نفد")

    assert ask(parcel, "ما السبب؟").id
    with clock.set_to(clock.now() + timedelta(days=91)), pytest.raises(messages.ThreadIsOver):
        ask(parcel, "ما السبب إذاً؟")


def test_floods_are_stopped_for_each_side_alone() -> None:
    parcel = a_parcel()
    for number in range(messages.policy.MOST_PER_HOUR):
        ask(parcel, f"رسالة {number}")

    with pytest.raises(TooManyTries):
        ask(parcel, "واحدة أخرى")
    assert reply(parcel).id


def test_who_leaves_takes_the_whole_thread_along() -> None:
    member = a_member()
    mine, other = a_parcel("handed_over", member.id), a_parcel()
    ask(mine), reply(mine), ask(other, "هل يُغلّف؟")

    messages.forget_member(member.id)

    assert [row.words for row in db.session.query(Message)] == ["هل يُغلّف؟"]
    assert [row.parcel_id for row in db.session.query(Thread)] == [other.id]


def test_nothing_is_written_to_a_shop_that_is_closed() -> None:
    parcel = a_parcel("completed")
    ask(parcel, "شكراً لكم")
    parcel.family.status = "closed"

    with pytest.raises(messages.ShopIsClosed):
        ask(parcel, "هل من جديد؟")
