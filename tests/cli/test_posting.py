"""What the worker does about what people are told: words for notices; one that fails holds up no other."""

import logging

import pytest
from flask import Flask

from storefront.cli import posting, work
from storefront.community import notices
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from tests.builders.community import a_family, a_member
from tests.builders.goods import a_product
from tests.builders.trade import a_basket, place, the_parcel
from tests.builders.writing import ask


def told(user_id: int) -> list[str]:
    return [row.title_ar for row in notices.inbox.of_member(user_id).rows]


def test_an_order_lies_in_the_inboxes_of_both(app: Flask) -> None:
    with unit_of_work():
        family, shopper = a_family(name=("بيت نورة", "Bayt Noura")), a_member()
        desk = a_member(of=family)
    posting.give_words()
    with unit_of_work():
        order = place(a_basket((a_product(of=family), 1), user_id=shopper.id))
    parcel = the_parcel(orders.get(order.id))

    done = [posting.give_words(), posting.give_words()]

    assert done == [2, 0]
    assert told(shopper.id) == [f"وصل طلبك {order.reference} إلى الأسرة"]
    assert told(desk.id)[0] == f"طلب جديد {parcel.reference}"


def test_a_guest_has_no_inbox(app: Flask) -> None:
    with unit_of_work():
        place(a_basket((a_product(), 1)))

    assert posting.give_words() == 0


def test_what_is_gone_is_told_nobody(app: Flask) -> None:
    with unit_of_work():
        family = a_family()
        desk = a_member(of=family)
        message = ask(the_parcel(orders.get(place(a_basket((a_product(of=family), 1))).id)), "متى؟")
    with unit_of_work():
        message.state = "hidden"

    posting.give_words()
    assert not [title for title in told(desk.id) if "رسالة" in title]
    assert notices.inbox.next_wordless() is None


def test_one_that_fails_holds_up_no_other(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    with unit_of_work():
        user = a_member()
        notices.inbox.put("no-such-kind", user_id=user.id, once="x", values={})
        notices.inbox.put("password-changed", user_id=user.id, once="x", values={"user_id": user.id})

    with caplog.at_level(logging.WARNING):
        done = [posting.give_words(), posting.give_words()]

    assert done == [2, 0]
    assert told(user.id) == ["تغيّرت كلمة مرورك"]
    assert "no-such-kind" in caplog.text


def test_the_worker_knows_both() -> None:
    assert {"inboxes", "letters", "old notices"} <= {task.name for task in work.TASKS}
