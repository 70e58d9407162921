"""Two balances side by side: what is on its way and what was found explain their difference, and the rest is told."""

from datetime import UTC, datetime

from storefront.treasury.reconciliation.balancing import Balance, balances
from storefront.treasury.reconciliation.comparing import Books, OnItsWay, Pair, Side

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


def pair(net: int, currency: str = "SAR") -> Pair:
    """Something the provider has so much more of."""
    return Pair("a", currency, Side(net, 0, True), Side(), NOON)


def test_balances_that_agree_leave_nothing_to_explain() -> None:
    (same,) = balances({"SAR": 9100}, Books([], {"SAR": 9100}), [])

    assert (same, same.unexplained_minor) == (Balance("SAR", 9100, 9100, 0, 0), 0)


def test_what_is_on_its_way_and_what_was_found_explain_a_difference() -> None:
    books = Books([pair(-700), pair(50)], {"SAR": 9100})

    (other,) = balances({"SAR": 8450}, books, [OnItsWay("a", "refund", "SAR", -700)])

    assert (other.on_its_way_minor, other.found_minor, other.unexplained_minor) == (-700, 50, 0)


def test_what_no_movement_explains_is_told() -> None:
    (other,) = balances({"SAR": 9099}, Books([], {"SAR": 9100}), [])

    assert other.unexplained_minor == -1


def test_every_currency_is_compared_by_itself_and_nothing_is_not() -> None:
    books = Books([pair(-5000, "AED")], {"SAR": 100})

    found = balances({"AED": -5000, "USD": 3, "KWD": 0}, books, [])

    assert [(one.currency, one.theirs_minor, one.unexplained_minor) for one in found] == [
        ("AED", -5000, 0),
        ("SAR", 0, -100),
        ("USD", 3, 3),
    ]
