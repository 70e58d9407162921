"""What letters about messages say: who wrote, about which order, and the words without numbers."""

import pytest
from flask import Flask

from storefront.kernel.refusals import NotFound
from storefront.kernel.units import unit_of_work
from storefront.trade import messages
from tests.builders.mail import Write, page_of, text_of
from tests.builders.reviewing import STAFF
from tests.builders.trade import an_order, bring_to, the_parcel
from tests.builders.writing import ask, reply

pytestmark = pytest.mark.usefixtures("app")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_both_read_what_was_written_and_where_to_answer(app: Flask, write: Write, language: str) -> None:
    with unit_of_work():
        parcel = bring_to(the_parcel(an_order()), "accepted")
        asked, answered = ask(parcel, "اتصلوا على 0551234567 عند الباب"), reply(parcel, "نصل بعد العصر")

    to_family = write("message-from-shopper", language, {"message_id": asked.id, "parcel_id": parcel.id})
    to_shopper = write("message-from-family", language, {"message_id": answered.id, "parcel_id": parcel.id})

    assert "عند الباب" in text_of(to_family)
    assert "0551234567" not in text_of(to_family) + page_of(to_family)
    assert f"/family/orders/{parcel.reference}/messages" in page_of(to_family)
    assert "نصل بعد العصر" in text_of(to_shopper)
    assert f"/orders/{parcel.order.reference}/link/" in page_of(to_shopper)


def test_what_the_office_hid_leaves_by_no_letter(app: Flask, write: Write) -> None:
    with unit_of_work():
        parcel = the_parcel(an_order())
        message = ask(parcel, "كلام مسيء")
        messages.hide(message, STAFF, reason="إساءة")

    with pytest.raises(NotFound):
        write("message-from-shopper", "ar", {"message_id": message.id, "parcel_id": parcel.id})
