"""Letters about messages: one for each silence."""

import pytest

from storefront.community import notices
from storefront.kernel.database import db
from storefront.trade import messages
from tests.builders.lettering import SARA, a_house, forget_letters, ordered, written
from tests.builders.writing import ask, reply

pytestmark = pytest.mark.usefixtures("app")


def test_one_letter_for_each_silence() -> None:
    family, person = a_house()
    parcel = ordered(family, "en")
    forget_letters()

    ask(parcel, "أ"), ask(parcel, "ب")
    reply(parcel, "ج"), reply(parcel, "د")
    messages.mark_read(parcel, messages.SHOPPER)
    reply(parcel, "هـ")

    assert written() == [
        ("message-from-shopper", person, "ar"),
        ("message-from-family", SARA, "en"),
        ("message-from-family", SARA, "en"),
    ]
    assert all("words" not in row.values for row in db.session.query(notices.Notice))
