"""Value added tax in the Kingdom: its rate on a day. Who is registered for it is known elsewhere."""

from datetime import date

VAT_RATES = ((date(2018, 1, 1), 500), (date(2020, 7, 1), 1500))  # basis points, each from its day on


def vat_rate(day: date) -> int:
    """The rate on a day, in basis points (5 % from 2018, 15 % from July 2020)."""
    return next((rate for since, rate in reversed(VAT_RATES) if since <= day), 0)
