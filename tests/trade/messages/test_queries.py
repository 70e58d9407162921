"""Reading threads: what is new first, page by page, the office's list."""

import pytest

from storefront.kernel.refusals import NotFound
from storefront.trade import messages
from storefront.trade.messages import FAMILY
from tests.builders.community import a_family
from tests.builders.goods import a_product
from tests.builders.reviewing import STAFF
from tests.builders.trade import an_order, the_parcel
from tests.builders.writing import a_reported_message, ask, reply

pytestmark = pytest.mark.usefixtures("app")


def test_threads_with_something_new_come_first() -> None:
    house = a_family()
    waits, read = (the_parcel(an_order((a_product(of=house), 1))) for _ in range(2))
    ask(waits), ask(read), reply(read)
    ask(the_parcel(an_order()))  # another family's

    found = messages.of_family(house.id)

    assert [thread.parcel_id for thread in found.rows] == [waits.id, read.id]
    assert (messages.count_new(house.id), found.total) == (1, 2)
    newest = messages.newest_of([thread.id for thread in found.rows])
    assert {row.side for row in newest.values()} == {"shopper", "family"}


def test_a_page_reads_from_old_to_new_and_the_first_holds_the_newest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages.queries, "PAGE", 2)
    parcel = the_parcel(an_order())
    for words in ("أ", "ب"):
        ask(parcel, words)
    thread_id = ask(parcel, "ج").thread_id

    assert [row.words for row in messages.of_thread(thread_id).rows] == ["ب", "ج"]
    assert [row.words for row in messages.of_thread(thread_id, number=2).rows] == ["أ"]


def test_a_message_is_found_through_its_own_parcel() -> None:
    parcel, other = the_parcel(an_order()), the_parcel(an_order())
    message = ask(parcel)

    assert messages.get_of_parcel(parcel.id, message.id).id == message.id
    with pytest.raises(NotFound):
        messages.get_of_parcel(other.id, message.id)


def test_the_office_is_shown_what_waits_and_what_is_hidden() -> None:
    parcel = the_parcel(an_order())
    plain = ask(parcel, "بلا بلاغ")
    waits, hidden = a_reported_message(parcel, "أ"), a_reported_message(parcel, "ب", by="shopper")
    messages.hide(hidden, STAFF, reason="إساءة")

    assert [row.id for row in messages.reported("").rows] == [waits.id]
    assert [row.id for row in messages.reported("hidden").rows] == [hidden.id]
    assert messages.count_reported() == 1
    assert messages.get_reported(waits.id).thread.parcel.family.id == parcel.family_id
    assert waits.side != FAMILY
    with pytest.raises(NotFound):
        messages.get_reported(plain.id)
