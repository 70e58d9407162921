"""Permanent markets and leases in words."""

from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from storefront.fairs import leases, markets
from storefront.fairs.markets import hours
from storefront.kernel import clock
from storefront.kernel.clock import RIYADH
from storefront.web.kit import market_words as words
from storefront.web.kit.locale import read_in

pytestmark = pytest.mark.usefixtures("app")
MONDAY = datetime(2027, 1, 4, 18, tzinfo=RIYADH)
TIMES = hours.Times([hours.read("16:00-23:00")] * 4 + [[]] + [hours.read("21:00-2:00")] * 2)


def a_row(**told: Any) -> Any:
    return SimpleNamespace(times=TIMES, **told)


@pytest.mark.parametrize(
    ("moment", "lang", "said"),
    [
        (MONDAY, "en", (True, "Open now, until 11:00 pm")),
        (MONDAY, "ar", (True, "مفتوح الآن، حتى 11:00 مساءً")),
        (MONDAY - timedelta(hours=4), "en", (False, "Closed now, opens at 4:00 pm")),
        (MONDAY + timedelta(days=4), "en", (False, "Closed now")),
        (MONDAY + timedelta(days=5, hours=7), "en", (True, "Open now, until 2:00 am")),
    ],
)
def test_it_is_open_or_closed_in_words(moment: datetime, lang: str, said: tuple[bool, str]) -> None:
    with clock.set_to(moment), read_in(lang):
        assert words.now_words(a_row()) == said


def test_a_day_is_told_by_its_spans() -> None:
    with read_in("en"), clock.set_to(MONDAY):
        assert words.spans(hours.read("9-12, 16-23")) == "from 9:00 am to 12:00 pm and from 4:00 pm to 11:00 pm"
        assert words.spans([]) == "Closed"
        assert words.today_words(a_row()) == "from 4:00 pm to 11:00 pm"
        assert [day for day, _ in words.week(TIMES.usual)][:2] == ["Sunday", "Monday"]
    assert words.week([]) == []


def test_closed_days_that_have_passed_are_not_told() -> None:
    with clock.set_to(MONDAY):
        assert words.shut_days(a_row(shut_days=["2027-01-03", "2027-01-04"])) == [MONDAY.date()]


def test_units_are_named_and_counted() -> None:
    unit = SimpleNamespace(kind="shop", number="M-1", width_cm=250, depth_cm=300)

    with read_in("en"):
        assert words.unit_name(unit) == "Shop M-1"  # type: ignore[arg-type]
        assert words.size_of(unit) == "2.5 × 3 m"  # type: ignore[arg-type]
        assert words.kinds_of([unit, unit]) == [("Shop", 2)]


def test_every_state_kind_and_change_has_words() -> None:
    assert set(words.LEASES) == {*leases.LEASE, "suspended"}
    assert set(words.ENDINGS) == set(leases.ENDINGS)
    assert set(words.MARKETS) == set(markets.MARKET)
    assert set(words.KINDS) == set(words.NUMBERED) == set(markets.KINDS)
    with read_in("en"):
        for row, said in (
            ({"state": "active", "suspended_at": None}, "In force"),
            ({"state": "active", "suspended_at": MONDAY}, "Paused"),
            ({"state": "ended", "ended_as": "run_out"}, "Ran out"),
        ):
            assert words.lease_state(SimpleNamespace(**row))[0] == said  # type: ignore[arg-type]
