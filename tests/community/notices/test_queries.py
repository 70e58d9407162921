"""Which letters are to be sent now."""

from datetime import UTC, datetime

import pytest
import time_machine

from storefront.community import notices

pytestmark = pytest.mark.usefixtures("app")
NOON = datetime(2026, 3, 1, 9, tzinfo=UTC)


def a_letter(number: int) -> notices.Notice:
    written = notices.write("parcel-moved", to="sara@example.com", language="ar", once=f"parcel:{number}", values={})
    assert written is not None
    return written


def test_the_oldest_due_letter_comes_first() -> None:
    first, second = a_letter(1), a_letter(2)

    assert list(notices.next_due(limit=5)) == [first, second]
    assert list(notices.next_due()) == [first]


def test_a_letter_that_waits_lets_others_pass() -> None:
    with time_machine.travel(NOON, tick=False) as now:
        failed, fresh = a_letter(1), a_letter(2)
        notices.note_failed(failed, "no")
        meanwhile = list(notices.next_due(limit=5))
        now.shift(61)

        assert meanwhile == [fresh]
        assert list(notices.next_due(limit=5)) == [failed, fresh]


def test_letters_that_left_or_were_given_up_are_never_due() -> None:
    left, lost = a_letter(1), a_letter(2)
    notices.note_sent(left)
    for _ in range(8):
        notices.note_failed(lost, "no")

    with time_machine.travel(datetime(2030, 1, 1, tzinfo=UTC)):
        assert list(notices.next_due(limit=5)) == []
