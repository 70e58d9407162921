"""The outbox: a letter is written once, waits longer after each failure, and is given up in the end."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from storefront.community import notices
from storefront.community.notices.commands import MINUTES_TO_SEND, MOST_TRIES
from storefront.kernel import clock

pytestmark = pytest.mark.usefixtures("app")
NOON = datetime(2026, 3, 1, 9, tzinfo=UTC)


def a_letter(to: str = "sara@example.com", *, kind: str = "order-confirmed", once: str = "order:1") -> notices.Notice:
    written = notices.write(kind, to=to, language="ar", once=once, values={"order_id": 1})
    assert written is not None
    return written


def test_a_letter_is_written_once() -> None:
    a_letter()

    again = notices.write("order-confirmed", to="sara@example.com", language="ar", once="order:1", values={})

    assert again is None
    assert notices.count_waiting() == 1


def test_each_person_and_each_matter_has_a_letter_of_its_own() -> None:
    for letter in ({}, {"to": "nora@example.com"}, {"kind": "parcel-moved"}, {"once": "order:2"}):
        a_letter(**letter)

    assert notices.count_waiting() == 4


def test_two_long_addresses_do_not_share_a_letter() -> None:
    domain = ".".join(["d" * 60] * 3)

    for end in ("one", "two"):
        a_letter(f"{'a' * 64}@{domain}.{end}")

    assert notices.count_waiting() == 2


def test_nobody_without_an_address_is_written_to() -> None:
    assert notices.write("order-confirmed", to="", language="ar", once="order:1", values={}) is None
    assert notices.count_waiting() == 0


def test_a_letter_that_left_waits_no_more() -> None:
    letter = a_letter()

    notices.note_sent(letter)

    assert letter.sent_at is not None
    assert notices.count_waiting() == 0


def test_each_failure_doubles_the_waiting() -> None:
    with time_machine.travel(NOON, tick=False):
        letter = a_letter()
        waits = []
        for _ in range(4):
            notices.note_failed(letter, "SMTPServerDisconnected: gone")
            waits.append(letter.due_at - clock.now())

    assert waits == [timedelta(minutes=minutes) for minutes in (1, 2, 4, 8)]
    assert letter.last_error == "SMTPServerDisconnected: gone"


def test_a_letter_is_given_up_after_eight_tries() -> None:
    letter = a_letter()

    for attempt in range(1, MOST_TRIES + 1):
        assert letter.given_up_at is None, attempt
        notices.note_failed(letter, "x" * 1000)

    assert letter.given_up_at is not None
    assert len(letter.last_error) == 300
    assert notices.count_waiting() == 0


def taken() -> list[str]:
    """What the letters are about that workers are given now, one after the other."""
    return [due.once for due in iter(notices.take_next, None)]


def test_the_oldest_due_letter_comes_first() -> None:
    letters = [a_letter(once=f"order:{number}") for number in (1, 2)]

    assert taken() == [letter.once for letter in letters]


def test_a_letter_that_was_taken_is_due_again_when_its_worker_must_be_dead() -> None:
    with time_machine.travel(NOON, tick=False) as now:
        letter = a_letter()
        first = taken()
        now.shift(MINUTES_TO_SEND * 60 - 1)
        meanwhile = taken()
        now.shift(1)

        assert (first, meanwhile, taken()) == ([letter.once], [], [letter.once])


def test_a_letter_that_waits_lets_others_pass() -> None:
    with time_machine.travel(NOON, tick=False) as now:
        failed, fresh = a_letter(), a_letter(once="order:2")
        notices.note_failed(failed, "no")
        meanwhile = taken()
        now.shift(61)

        assert meanwhile == [fresh.once]
        assert taken() == [failed.once]


def test_letters_that_left_or_were_given_up_are_never_due() -> None:
    left, lost = a_letter(), a_letter(once="order:2")
    notices.note_sent(left)
    for _ in range(MOST_TRIES):
        notices.note_failed(lost, "no")

    with time_machine.travel(datetime(2030, 1, 1, tzinfo=UTC)):
        assert taken() == []


@pytest.mark.parametrize(("failure", "tries", "waiting"), [("", 0, 0), ("OSError: no post", 1, 1)])
def test_what_came_of_sending_is_noted(failure: str, tries: int, waiting: int) -> None:
    letter, due = a_letter(), notices.take_next()
    assert due is not None

    notices.note_outcome(due, failure)

    assert (letter.tries, letter.last_error, notices.count_waiting()) == (tries, failure, waiting)


def test_nothing_is_noted_of_a_letter_whose_reader_was_forgotten_meanwhile() -> None:
    a_letter()
    due = notices.take_next()
    assert due is not None
    notices.forget("sara@example.com")

    notices.note_outcome(due)

    assert notices.count_waiting() == 0


def test_what_waits_about_a_thing_goes_to_another_address_and_what_left_does_not() -> None:
    left, waits, agreed = a_letter(once="left"), a_letter(kind="parcel-moved"), a_letter()
    notices.note_sent(left)

    notices.readdress("order_id", 1, to="nora@example.com", link="new", but=["order-confirmed"])

    assert left.address == "sara@example.com"
    assert notices.count_waiting() == 1
    due = notices.take_next()
    assert due is not None
    moved = notices.get(due.id)
    assert (moved.kind, moved.address, moved.values) == (
        "parcel-moved",
        "nora@example.com",
        {"order_id": 1, "link": "new"},
    )
    assert moved.once not in (waits.once, agreed.once)


def test_letters_about_other_things_stay_where_they_are() -> None:
    letter = a_letter()

    notices.readdress("order_id", 2, to="nora@example.com", link="new")
    notices.readdress("user_id", 1, to="nora@example.com", link="new")

    assert letter.address == "sara@example.com"


def test_a_worker_who_was_sending_notes_nothing_about_the_letter_written_anew() -> None:
    a_letter()
    due = notices.take_next()
    assert due is not None

    notices.readdress("order_id", 1, to="nora@example.com", link="new")
    notices.note_outcome(due)

    assert notices.count_waiting() == 1


def test_letters_about_a_thing_are_forgotten_wherever_they_went() -> None:
    notices.note_sent(a_letter())
    a_letter("nora@example.com")
    a_letter(once="family").values = {"parcel_id": 1}

    assert set(notices.addresses("order-confirmed", "order_id", 1)) == {"sara@example.com", "nora@example.com"}
    notices.forget_about("order_id", [1, 2])

    assert notices.addresses("order-confirmed", "order_id", 1) == []
    assert notices.count_waiting() == 1


def test_what_names_a_letter_does_not_say_to_whom_it_goes() -> None:
    assert "sara" not in a_letter().once
