"""Alarms: raised once while open, seen, closed with a note; every kind has its sentence in both languages."""

import pytest

from storefront.kernel.actors import Actor
from storefront.kernel.refusals import NotFound, NotNow, ReasonIsMissing
from storefront.treasury import alarms
from tests.builders.community import a_member

pytestmark = pytest.mark.usefixtures("app")
OFFICER = Actor(roles=frozenset({"staff"}))


def an_alarm(subject: str = "attempt:1") -> alarms.Alarm:
    """An open alarm."""
    alarms.raise_alarm("paid-twice", subject)
    return alarms.open_alarms()[-1]


def test_one_trouble_calls_the_office_once_until_it_is_closed() -> None:
    raised = [alarms.raise_alarm("paid-twice", "attempt:1") for _ in range(3)]
    other = alarms.raise_alarm("paid-twice", "attempt:2")

    assert (raised, other, alarms.count_open()) == ([True, False, False], True, 2)


def test_a_trouble_that_returns_calls_again() -> None:
    alarms.close(an_alarm(), OFFICER, note="رُدّ المبلغ")

    assert alarms.raise_alarm("paid-twice", "attempt:1") is True
    assert alarms.count_open() == 1


def test_closing_says_who_and_how() -> None:
    alarm, person = an_alarm(), a_member(role="staff")

    alarms.see(alarm)
    alarms.close(alarm, Actor(user_id=person.id), note="  رُدّ المبلغ ")

    assert (alarm.closed_by, alarm.note, alarm.seen_at is not None) == (person.id, "رُدّ المبلغ", True)
    assert alarms.open_alarms() == []
    assert [one.id for one in alarms.closed().rows] == [alarm.id]


def test_an_alarm_is_closed_once_and_never_without_a_word() -> None:
    alarm = an_alarm()

    with pytest.raises(ReasonIsMissing):
        alarms.close(alarm, OFFICER, note="  ")
    alarms.close(alarm, OFFICER, note="تم")
    with pytest.raises(NotNow):
        alarms.close(alarm, OFFICER, note="مرة أخرى")

    assert alarm.note == "تم"


def test_the_first_look_counts() -> None:
    alarm = an_alarm()

    alarms.see(alarm)
    first = alarm.seen_at
    alarms.see(alarm)

    assert alarm.seen_at == first


def test_what_has_no_sentence_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        alarms.raise_alarm("something", "somewhere")
    with pytest.raises(KeyError):
        alarms.raise_alarm("provider-locked", "provider:x")  # its sentence names the provider


def test_an_alarm_that_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFound):
        alarms.get(7)
