"""Leases of permanent markets, broken by hand."""

UNITS = "Leases are of units of their market"
CLOCK = "Leases begin and end by the clock (is the worker running?)"
MONTHS = "Every month of a lease is asked for (is the worker running?)"
RENTS = "Rents are those of the days of their month"
SUCCESSORS = "Successors go on with a lease that was handed on"

FAULTS = (
    (
        UNITS,
        "its unit went to another market",
        ["UPDATE market_unit SET market_id = (SELECT max(id) FROM permanent_market) WHERE number = 'A-2'"],
    ),
    (
        CLOCK,
        "an offer stands for ever",
        ["UPDATE lease SET offered_until = '2020-01-01 10:00:00+00:00' WHERE state = 'offered'"],
    ),
    (CLOCK, "one that was signed never begins", ["UPDATE lease SET state = 'signed' WHERE state = 'active'"]),
    (
        MONTHS,
        "a month was taken out",
        [
            "UPDATE lease SET changed_at = '2020-01-01 10:00:00+00:00'",
            "DELETE FROM exhibit_invoice WHERE id = (SELECT max(id) FROM exhibit_invoice WHERE lease_id IS NOT NULL)",
        ],
    ),
    (RENTS, "the rent of a lease was lowered afterwards", ["UPDATE lease SET rent_minor = rent_minor - 3100"]),
    (SUCCESSORS, "one was never handed on", ["UPDATE lease SET ended_as = 'run_out' WHERE state = 'ended'"]),
)
