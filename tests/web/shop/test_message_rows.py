"""A message as each side reads it: whose, whether new, without numbers once the order no longer names them."""

import pytest
from flask import Flask

from storefront.trade import messages
from storefront.trade.messages import FAMILY, SHOPPER
from storefront.web.shop.message_rows import MessageRow, Reader, rows_of
from tests.builders.reviewing import STAFF
from tests.builders.trade import an_order, bring_to, the_parcel
from tests.builders.writing import ask, reply

pytestmark = pytest.mark.usefixtures("app")


def read_by(side: str, thread_id: int, *, sees_contacts: bool = True) -> list[MessageRow]:
    page = messages.of_thread(thread_id)
    reader = Reader(side, {SHOPPER: "سارة", FAMILY: "بيت نورة"}, sees_contacts, "/report/{}".format)
    return rows_of(messages.get(page.rows[0].id).thread, page.rows, reader)


def test_each_side_has_its_own_and_reports_the_others(app: Flask) -> None:
    parcel = the_parcel(an_order())
    message = ask(parcel)
    reply(parcel)

    mine, theirs = read_by(SHOPPER, message.thread_id)

    assert (mine.is_mine, mine.is_new, mine.report, mine.author) == (True, False, "", "سارة")
    assert (theirs.is_mine, theirs.is_new, theirs.report) == (False, True, f"/report/{theirs.id}")


def test_numbers_are_gone_for_whoever_is_not_to_have_them_any_more(app: Flask) -> None:
    parcel = bring_to(the_parcel(an_order()), "accepted")
    message = ask(parcel, "رقمي 055 123 4567 وبريدي sara@example.com")

    (row,) = read_by(FAMILY, message.thread_id, sees_contacts=False)

    assert row.words == "رقمي ••• وبريدي •••"


def test_the_reason_of_hiding_is_for_its_writer(app: Flask) -> None:
    message = ask(the_parcel(an_order()), "إعلان")
    messages.hide(message, STAFF, reason="فيها إعلان")

    (mine,), (theirs,) = read_by(SHOPPER, message.thread_id), read_by(FAMILY, message.thread_id)

    assert (mine.words, mine.reason, mine.is_hidden) == ("", "فيها إعلان", True)
    assert (theirs.words, theirs.reason, theirs.report) == ("", "", "")
