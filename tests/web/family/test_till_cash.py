"""The end of a day at the till: what was taken, and the count of the cash."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from storefront.community.families import Family
from storefront.fairs import tills
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.community import a_member, sign_in
from tests.builders.desks import a_stranger
from tests.builders.tills import Till, at_a_till


@pytest.fixture
def till(client: FlaskClient) -> Iterator[Till]:
    """A sale in cash of two pieces, one by the terminal."""
    with at_a_till(client, price=5000) as found:
        with unit_of_work():
            found.sell(2)
            found.sell(1, method="terminal")
        yield found


def of(till: Till) -> str:
    return f"/family/till/{till.holder.plan.exhibition_id}/cash"


def test_the_day_is_told_by_the_ways_it_was_paid(client: FlaskClient, till: Till) -> None:
    shown = client.get(of(till)).text

    assert all(words in shown for words in ("نقداً", "بطاقة بالجهاز", "3 قطع"))
    assert "ما عُدّ" not in shown


@pytest.mark.parametrize(("counted", "words"), [("150", "مطابق"), ("١٤٠", "نقص"), ("151.5", "زيادة")])
def test_a_count_is_kept_with_its_difference(client: FlaskClient, till: Till, counted: str, words: str) -> None:
    answer = post(client, of(till), opening="50", counted=counted, note="كله ورق")

    assert answer.status_code == 303
    shown = client.get(answer.location).text
    assert words in shown
    assert "كله ورق" in shown


@pytest.mark.parametrize("counted", ["", "x", "-1", "9999999999999"])
def test_what_is_no_sum_comes_back_as_it_was_typed(client: FlaskClient, till: Till, counted: str) -> None:
    answer = post(client, of(till), opening="50", counted=counted)

    assert answer.status_code == 422
    assert "اكتبوا مبلغاً بالريال" in answer.text
    assert f'value="{counted}"' in answer.text


def test_a_stranger_counts_nothing_there(client: FlaskClient, till: Till) -> None:
    a_stranger(client)

    assert client.get(of(till)).status_code == 404
    assert post(client, of(till), counted="1").status_code == 404


def test_what_is_given_back_on_another_day_is_told_there(client: FlaskClient, till: Till) -> None:
    day = clock.today().isoformat()
    with clock.set_to(till.opens + timedelta(hours=23)):
        with unit_of_work():
            sales = tills.page_of_day(till.exhibition.id, till.family_id, till.opens.date(), total=1).rows
            tills.void(next(one for one in sales if one.method == "cash"), "أعاده المشتري", SYSTEM)
            owner = a_member(of=db.session.get_one(Family, till.family_id))
        sign_in(client, owner)
        today, before = client.get(of(till)).text, client.get(f"{of(till)}?day={day}").text
        counted = post(client, of(till), opening="100", counted="0")
        after = client.get(counted.location).text

    assert "أُعيد نقداً من بيع أيام أخرى:" in today
    assert "أُعيد من بيع أيام أخرى، نقداً" in today
    assert "أُعيد" not in before
    assert all(words in after for words in ("مطابق", "وأُعيد نقداً"))
