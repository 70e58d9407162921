"""The page of an exhibition: when, where, for whom, what happens, and what is to be known of it."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.fairs import exhibitions
from storefront.fairs.exhibitions import Item, OpenDay
from storefront.kernel.actors import SYSTEM
from storefront.kernel.units import unit_of_work
from storefront.web.shop.exhibition_page import directions_to, is_plain, live_words, supporter
from tests.builders.fairs import a_body, a_venue, an_exhibition, days_from, in_days
from tests.builders.reading import page


def test_days_alike_are_one_line_and_others_a_table(client: FlaskClient) -> None:
    with unit_of_work():
        plain, other = an_exhibition(), an_exhibition()
        days = days_from(in_days(10))
        exhibitions.set_days(other, [*days[:2], OpenDay(days[2].day, 540, 720, "women")], SYSTEM)

    one_line = client.get(f"/exhibitions/{plain.slug}")
    table = page(client.get(f"/exhibitions/{other.slug}"))

    assert "من 4:00 مساءً إلى 11:00 مساءً" in one_line.text
    assert not page(one_line).all("section", id="days")
    assert len(table.one("section", id="days").all("li")) == 3
    assert "للنساء" in table.one("section", id="days").words


def test_everything_that_was_said_is_there_in_both_languages(client: FlaskClient) -> None:
    with unit_of_work():
        body = a_body(name=("غرفة الرياض", "Riyadh Chamber"))
        venue = a_venue(body, facilities=["parking", "prayer"], point=(24.7136, 46.6753))
        exhibition = an_exhibition(
            body,
            venue_id=venue.id,
            patron=("أمير المنطقة", "The Governor"),
            supporters=[("بنك التنمية", "Development Bank")],
            licence_number="SC-77",
        )
        exhibitions.set_programme(exhibition, [Item(in_days(10), 1110, ("ورشة السدو", "Sadu workshop"))], SYSTEM)

    arabic = client.get(f"/exhibitions/{exhibition.slug}").text
    english = client.get(f"/en/exhibitions/{exhibition.slug}").text

    for words in ("غرفة الرياض", "أمير المنطقة", "بنك التنمية", "SC-77", "ورشة السدو", "6:30 مساءً", "مواقف سيارات"):
        assert words in arabic, words
    for words in ("Riyadh Chamber", "The Governor", "Development Bank", "Sadu workshop", "6:30 pm", "Parking"):
        assert words in english, words
    assert "geo:24.713600,46.675300" in arabic


@pytest.mark.parametrize(("licence_class", "is_told"), [("trade", True), ("introduction", True), ("consumer", False)])
def test_where_nothing_is_sold_it_says_so(client: FlaskClient, licence_class: str, is_told: bool) -> None:
    with unit_of_work():
        exhibition = an_exhibition(licence_class=licence_class)

    assert ("معرض للعرض لا للبيع" in client.get(f"/exhibitions/{exhibition.slug}").text) is is_told


def test_what_is_called_off_cannot_be_added_to_a_calendar(client: FlaskClient) -> None:
    with unit_of_work():
        exhibition = an_exhibition()
    before = client.get(f"/exhibitions/{exhibition.slug}").text
    with unit_of_work():
        exhibitions.cancel(exhibitions.shown(exhibition.slug), ("سبب", ""), SYSTEM)

    after = client.get(f"/exhibitions/{exhibition.slug}").text

    assert "أضيفوه إلى التقويم" in before
    assert "أضيفوه إلى التقويم" not in after
    assert "أُلغيت هذه الفعالية" in after


def test_without_a_point_there_are_no_directions() -> None:
    assert directions_to(None) is None


def test_no_days_are_not_plain_and_a_supporter_is_called_as_its_reader_reads() -> None:
    assert not is_plain([])
    assert supporter(["غرفة", ""]) == "غرفة"


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (timedelta(hours=-9), "تفتح اليوم"),
        (timedelta(0), "مفتوحة الآن، حتى"),
        (timedelta(hours=1), "مفتوحة الآن، حتى"),
        (timedelta(hours=7, minutes=30), "قائمة هذه الأيام"),
    ],
)
def test_on_its_days_it_says_by_the_hour_whether_it_is_open(app: Flask, after: timedelta, words: str) -> None:
    days = days_from(in_days(10))

    with app.test_request_context("/"):
        assert live_words(days, days[1].opening + after).startswith(words)
