"""Calls for exhibitors for everybody: the list, and what the page of an exhibition says."""

from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient

from storefront.fairs import calls
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.units import unit_of_work
from storefront.web.shop.exhibition_calls import MOST_NAMED, invited_words
from tests.builders.calls import a_call
from tests.builders.fairs import an_exhibition, in_days
from tests.builders.goods import a_category

CALLS = "/exhibitions/calls"


def test_the_list_shows_what_is_open_and_what_opens(client: FlaskClient, count_queries) -> None:  # type: ignore[no-untyped-def]
    assert "لا أبواب مفتوحة الآن" in client.get(CALLS).text
    found = []
    for _ in range(2):
        with unit_of_work():
            a_call(fee_minor=25_000)
            a_call(opens_at=clock.now() + timedelta(days=1))
            a_call(published=False)
        client.get(CALLS)
        with count_queries() as asked:
            shown = client.get(CALLS).text
        found.append(len([one for one in asked if one.startswith("SELECT")]))

    assert (shown.count("مفتوح</"), shown.count("يُفتح لاحقاً")) == (2, 2)
    assert "رسوم المكان: 250" in shown
    assert "يُدعى: بخور" in shown
    assert found[0] == found[1]
    assert found[0] <= 8


def test_a_region_without_a_call_is_empty(client: FlaskClient) -> None:
    with unit_of_work():
        a_call()

    assert "لا أبواب مفتوحة الآن" not in client.get(f"{CALLS}?region=riyadh").text
    assert client.get(f"{CALLS}?region=nowhere").status_code == 200


def test_the_page_of_an_exhibition_says_how_far_its_call_is(client: FlaskClient) -> None:
    with unit_of_work():
        exhibition = an_exhibition(first=in_days(40))
        call = a_call(exhibition, opens_at=clock.now() + timedelta(hours=1), published=False)
    address = f"/exhibitions/{exhibition.slug}"
    assert "للأسر: المشاركة" not in client.get(address).text

    with unit_of_work():
        calls.publish(calls.get(call.id), SYSTEM)

    assert "يُفتح لاحقاً" in client.get(address).text
    with clock.set_to(call.opens_at):
        assert f"/family/fairs/{call.id}" in client.get(address).text
    with clock.set_to(call.closes_at):
        shown = client.get(address).text
        assert "أُغلق باب التقديم" in shown
        assert f"/family/fairs/{call.id}" not in shown


def test_many_sub_categories_are_counted(app: Flask) -> None:
    with unit_of_work():
        ids = [a_category(slug=f"kind-{number}").id for number in range(MOST_NAMED + 3)]
    with app.test_request_context():
        assert invited_words(ids).endswith("و3 غيرها")
        assert invited_words(ids[:1]) == "بخور"
