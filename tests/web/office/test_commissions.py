"""Rules of commission in the office: seen, set with days and a reason, ended; old orders keep theirs."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from storefront.insight import journal
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import commissions
from tests.builders.browser import post
from tests.builders.community import a_family
from tests.builders.desks import a_desk, a_staff, a_stranger
from tests.builders.goods import a_category

Counting = Callable[[], AbstractContextManager[list[str]]]
PAGE = "/office/commissions"
REASON = "عقد موسمي"


def typed(**other: str) -> dict[str, str]:
    usual = {"whom": "default", "rate": "٧٫٥", "from_day": clock.today().isoformat(), "to_day": "", "reason": REASON}
    return {**usual, **other}


def rules() -> list[commissions.CommissionRule]:
    db.session.rollback()
    return [row.rule for row in commissions.rules().rows]


@pytest.mark.parametrize("who", ["visitor", "stranger", "family"])
def test_only_the_office_comes_in(client: FlaskClient, who: str) -> None:
    {"visitor": lambda _: None, "stranger": a_stranger, "family": a_desk}[who](client)
    expected = 303 if who == "visitor" else 403

    assert client.get(PAGE).status_code == expected
    assert post(client, PAGE, **typed()).status_code == expected
    assert rules() == []


def test_a_rule_for_everybody_is_set_and_noted(client: FlaskClient) -> None:
    me = a_staff(client)
    empty = client.get(PAGE).text

    answer = post(client, PAGE, **typed())
    page = client.get(PAGE).text

    (rule,) = rules()
    noted = journal.page(kind="CommissionRuleSet").rows
    assert "لا قواعد بعد" in empty
    assert (answer.status_code, rule.basis_points, rule.scope) == (303, 750, "default")
    assert [(row.entry.subject, row.entry.actor_id, row.entry.reason) for row in noted] == [
        (f"rule:{rule.id}", me, REASON)
    ]
    assert "7.5% · " in page
    assert "العامة اليوم: 7.5%" in page


def test_rules_for_a_category_and_a_family_are_set(client: FlaskClient) -> None:
    a_staff(client)
    with unit_of_work():
        category, family = a_category(), a_family(name=("بيت نورة", "Bayt Noura"))

    offered = client.get(f"{PAGE}?family={family.id}").text
    post(client, PAGE, **typed(whom=f"category:{category.id}", rate="5"))
    post(client, PAGE, **typed(whom=f"family:{family.id}", rate="0", family=str(family.id)))
    page, english = client.get(PAGE).text, client.get(f"/en{PAGE}").text

    assert f'value="family:{family.id}"' in offered
    assert [(rule.scope, rule.basis_points) for rule in rules()] == [("family", 0), ("category", 500)]
    assert "بيت نورة" in page
    assert "Bayt Noura" in english
    assert "In force" in english


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"rate": "51"}, "من 0 إلى 50%"),
        ({"rate": "7.555"}, "من 0 إلى 50%"),
        ({"rate": "x"}, "من 0 إلى 50%"),
        ({"rate": ""}, "اكتبوا النسبة بالأرقام"),
        ({"from_day": "2020-01-01"}, "تبدأ القاعدة اليوم أو بعده"),
        ({"from_day": ""}, "اكتبوا أول يوم."),
        ({"to_day": "2020-01-01"}, "تبدأ القاعدة اليوم أو بعده"),
        ({"whom": "family:999999"}, "خطأ"),
        ({"reason": ""}, "اكتبوا السبب"),
    ],
)
def test_what_is_wrong_is_said_and_no_rule_is_set(client: FlaskClient, wrong: dict[str, str], said: str) -> None:
    a_staff(client)

    answer = post(client, PAGE, **typed(**wrong))

    assert answer.status_code == 422
    assert said in answer.text
    assert rules() == []


def test_a_rule_is_ended_with_a_reason_once(client: FlaskClient) -> None:
    a_staff(client)
    post(client, PAGE, **typed())
    (rule,) = rules()

    silent = post(client, f"{PAGE}/{rule.id}/ending")
    post(client, f"{PAGE}/{rule.id}/ending", **{"ending-reason": "انتهى العقد"})
    ended = rules()[0].to_day
    post(client, f"{PAGE}/{rule.id}/ending", **{"ending-reason": "مرة أخرى هنا"})

    assert silent.status_code == 422
    assert ended == clock.today() - timedelta(days=1)
    assert "انتهت هذه القاعدة من قبل." in client.get(PAGE).text
    assert post(client, f"{PAGE}/999999/ending", **{"ending-reason": REASON}).status_code == 404


def test_a_rule_of_tomorrow_says_so(client: FlaskClient) -> None:
    a_staff(client)

    post(client, PAGE, **typed(from_day=(clock.today() + timedelta(days=1)).isoformat()))

    assert "تبدأ لاحقاً" in client.get(PAGE).text


def test_the_page_costs_the_same_however_many_rules(client: FlaskClient, count_queries: Counting) -> None:
    a_staff(client)
    post(client, PAGE, **typed())
    with count_queries() as for_one:
        client.get(PAGE)
    for rate in ("1", "2", "3"):
        post(client, PAGE, **typed(rate=rate))

    with count_queries() as for_four:
        client.get(PAGE)

    assert len(for_four) == len(for_one) <= 10
