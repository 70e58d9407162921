"""A family's monthly statements: listed by month, as PDF and as a table, in both languages, for its own desk alone."""

from datetime import timedelta
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient

from storefront.insight.statements import Month
from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_family
from tests.builders.desks import a_desk, a_parcel, a_stranger
from tests.builders.printed import text_of
from tests.builders.reading import page
from tests.builders.treasury import a_payout, bring_on

PAGE = "/family/statements"


def now() -> Month:
    return Month.of(clock.now())


def test_who_never_sold_reads_what_will_be_here(client: FlaskClient) -> None:
    a_desk(client)

    assert "لا كشوف بعد" in client.get(PAGE).text
    assert "No statements yet" in client.get(f"/en{PAGE}").text


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_month_is_offered_in_both_languages_and_every_kind(client: FlaskClient, prefix: str) -> None:
    a_parcel(a_desk(client).family, method="card")

    text = client.get(prefix + PAGE).text

    for ending in ("pdf", "csv", "xlsx"):
        for address in (f"{PAGE}/{now()}.{ending}", f"/en{PAGE}/{now()}.{ending}"):
            assert f'href="{address}"' in text
            assert client.get(address).status_code == 200


def test_the_page_says_what_was_owed_when_the_month_began(client: FlaskClient) -> None:
    family = a_desk(client).family
    with clock.set_to(clock.now() - timedelta(days=40)):
        a_parcel(family, method="card")

    sums = page(client.get(f"/en{PAGE}")).one("dl", class_="spec").words

    assert sums.startswith("Balance at the beginningSAR 78.20")
    assert "Still owed to youSAR 78.20" in sums


@pytest.mark.parametrize("ending", ["", f"/{now()}.pdf"])
def test_what_left_and_what_is_in_hand_is_taken_off_what_was_earned(client: FlaskClient, ending: str) -> None:
    family = a_desk(client).family
    with unit_of_work():
        bring_on(a_payout(5_000, family=family), "done")
    a_parcel(family, state="handed_over", way="collect")

    answer = client.get(f"/en{PAGE}{ending}")
    text = page(answer).one("dl", class_="spec").words if not ending else text_of(answer.data)

    assert all(words in text for words in (("−50.00", "−85.00") if ending else ("−SAR 50", "−SAR 85"))), text


def test_the_page_says_what_this_month_came_to(client: FlaskClient) -> None:
    a_parcel(a_desk(client).family, method="card")

    text = client.get(f"/en{PAGE}").text

    assert "Still owed to you" in text
    assert "78.20" in text


@pytest.mark.parametrize(("prefix", "title"), [("", "كشف حساب شهري"), ("/en", "Monthly statement")])
def test_the_paper_is_named_after_month_and_family(client: FlaskClient, prefix: str, title: str) -> None:
    own = a_desk(client)
    a_parcel(own.family, method="card")

    answer = client.get(f"{prefix}{PAGE}/{now()}.pdf")

    named = unquote(answer.headers["Content-Disposition"])
    assert f"{title.replace(' ', '-')}-{now()}" in named
    assert (answer.mimetype, answer.headers["Cache-Control"]) == ("application/pdf", "no-store")
    assert title in text_of(answer.data)


def test_the_table_is_a_file_for_excel(client: FlaskClient) -> None:
    parcel = a_parcel(a_desk(client).family, method="card")

    answer = client.get(f"{PAGE}/{now()}.csv")

    assert (answer.mimetype, answer.headers["Cache-Control"]) == ("text/csv", "no-store")
    assert answer.data.startswith(b"\xef\xbb\xbf")
    assert parcel.reference in answer.text


@pytest.mark.parametrize("month", ["2020-01", "2026-13", "2026-00", "9999-12", "abcd-ef"])
@pytest.mark.parametrize("ending", ["pdf", "csv"])
def test_there_is_no_statement_of_another_month(client: FlaskClient, month: str, ending: str) -> None:
    a_parcel(a_desk(client).family, method="card")

    assert client.get(f"{PAGE}/{month}.{ending}").status_code == 404


def test_nobody_elses_sale_is_on_it(client: FlaskClient) -> None:
    with unit_of_work():
        other = a_family()
    theirs = a_parcel(other, method="card")
    mine = a_parcel(a_desk(client).family, method="card")

    told = client.get(f"{PAGE}/{now()}.csv").text

    assert mine.reference in told
    assert theirs.reference not in told


def test_the_stranger_has_no_desk(client: FlaskClient) -> None:
    assert a_stranger(client).get(PAGE).status_code == 403
    assert client.get(f"{PAGE}/{now()}.pdf").status_code == 404
