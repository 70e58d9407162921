"""Exhibitions in the calendars people use, read back by other hands than those that wrote them (vobject)."""

from dataclasses import replace
from datetime import UTC, timedelta
from typing import Any

import pytest
import vobject
from flask.testing import FlaskClient

from storefront.fairs import calls, exhibitions
from storefront.fairs.exhibitions import OpenDay
from storefront.goods import seasons
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.units import unit_of_work
from tests.builders.calls import a_call, terms_for
from tests.builders.community import a_city, a_region
from tests.builders.fairs import a_body, a_venue, an_exhibition, days_from, in_days
from tests.builders.goods import a_category


def read(client: FlaskClient, path: str) -> list[Any]:
    """The events of a calendar."""
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert all(len(line) <= 75 for line in answer.data.split(b"\r\n"))
    return list(vobject.readOne(answer.data.decode()).contents.get("vevent", []))


def test_days_on_end_are_one_event_that_recurs(client: FlaskClient) -> None:
    with unit_of_work():
        exhibition = an_exhibition(number=3)
    days = exhibitions.days_of(exhibition.id)

    (event,) = read(client, f"/exhibitions/{exhibition.slug}.ics")

    assert event.uid.value == f"exhibition-{exhibition.id}@localhost"
    assert event.summary.value == "معرض رمضان"
    assert (event.dtstart.value, event.dtend.value) == (days[0].opening, days[0].closing)
    assert [moment.date() for moment in event.getrruleset()] == [one.opening.astimezone(UTC).date() for one in days]
    assert (event.status.value, event.sequence.value) == ("CONFIRMED", "0")
    assert "مركز المعارض" in event.location.value


def test_other_hours_are_whole_days_with_the_hours_in_words(client: FlaskClient) -> None:
    with unit_of_work():
        exhibition = an_exhibition()
        first = in_days(10)
        exhibitions.set_days(exhibition, [OpenDay(first, 960, 1380), OpenDay(in_days(12), 540, 720)], SYSTEM)

    (event,) = read(client, f"/exhibitions/{exhibition.slug}.ics")

    assert (event.dtstart.value, event.dtend.value) == (first, in_days(13))
    assert f"{in_days(12).isoformat()}: من 9:00 صباحاً إلى 12:00 مساءً" in event.description.value
    assert "rrule" not in event.contents


def test_who_noted_it_down_is_told_when_it_moves_and_when_it_is_called_off(client: FlaskClient) -> None:
    with unit_of_work():
        exhibition = an_exhibition()
    path, told = f"/exhibitions/{exhibition.slug}.ics", []

    def note() -> None:
        (event,) = read(client, path)
        told.append((int(event.sequence.value), event.status.value, event.uid.value))

    note()
    for act in (
        lambda one: exhibitions.set_days(one, days_from(in_days(20)), SYSTEM),
        lambda one: exhibitions.postpone(one, ("سبب", ""), SYSTEM),
        lambda one: exhibitions.cancel(one, ("سبب", ""), SYSTEM),
    ):
        with unit_of_work():
            act(exhibitions.shown(exhibition.slug))
        note()

    assert [sequence for sequence, _, _ in told] == [0, 1, 2, 3]
    assert [status for _, status, _ in told] == ["CONFIRMED", "CONFIRMED", "TENTATIVE", "CANCELLED"]
    assert len({uid for _, _, uid in told}) == 1


def test_a_feed_holds_what_it_is_named_after(client: FlaskClient) -> None:
    with unit_of_work():
        seasons.add_all()
        hail = a_city(name=("حائل", "Hail"), region=a_region(code="SA-06", slug="hail"))
        body = a_body()
        there = an_exhibition(body, venue_id=a_venue(body, city=hail).id, name=("هناك", "There"))
        here = an_exhibition(body, season_id=seasons.get("ramadan").id, name=("هنا", "Here"))
        an_exhibition(body, state="draft")

    def names(path: str) -> set[str]:
        return {event.summary.value for event in read(client, path)}

    assert names("/calendars/exhibitions.ics") == {there.name_ar, here.name_ar}
    assert names("/en/calendars/exhibitions.ics") == {"There", "Here"}
    assert names("/calendars/regions/hail.ics") == {"هناك"}
    assert names("/calendars/seasons/ramadan.ics") == {"هنا"}


def test_an_empty_feed_is_a_calendar(client: FlaskClient) -> None:
    assert read(client, "/calendars/exhibitions.ics") == []


@pytest.mark.parametrize("path", ["/exhibitions/x.ics", "/calendars/regions/mars.ics", "/calendars/seasons/spring.ics"])
def test_what_is_not_there_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_one_is_a_file_to_keep(client: FlaskClient) -> None:
    with unit_of_work():
        exhibition = an_exhibition()

    header = client.get(f"/exhibitions/{exhibition.slug}.ics").headers["Content-Disposition"]

    assert header == f'attachment; filename="{exhibition.slug}.ics"'


def test_calls_for_exhibitors_are_read_back_by_other_hands_and_their_number_rises(client: FlaskClient) -> None:
    with unit_of_work():
        call = a_call(opens_at=clock.now() + timedelta(days=1))
        a_call(published=False)
    (event,) = read(client, "/calendars/calls.ics")

    assert event.uid.value == f"call-{call.id}@localhost"
    assert event.summary.value == "باب المشاركة: معرض رمضان"
    spans = tuple(one.replace(microsecond=0) for one in (call.opens_at, call.closes_at))
    assert (event.dtstart.value, event.dtend.value) == spans
    with unit_of_work():
        later = replace(
            terms_for(call.exhibition, {a_category().id: 3}), opens_at=call.opens_at, closes_at=call.closes_at
        )
        longer = call.closes_at + timedelta(days=2)
        day = clock.riyadh(longer).date() + timedelta(days=1)
        calls.rewrite(calls.get(call.id), replace(later, closes_at=longer, decides_on=day), SYSTEM)
    with unit_of_work():
        exhibitions.cancel(calls.get(call.id).exhibition, ("تعذّر المكان.", ""), SYSTEM)
    (again,) = read(client, "/calendars/calls.ics")
    assert int(again.sequence.value) > int(event.sequence.value)
    assert (again.uid.value, again.status.value) == (event.uid.value, "CANCELLED")
