"""Exhibitions, broken by hand."""

SPANS = "Exhibitions span their days"
CLOCK = "Exhibitions begin and end by the clock (is the worker running?)"
NEEDS = "Exhibitions that are shown have days and a venue"
CALLS = "Calls open and close by the clock (is the worker running?)"
PLACES = "Calls count the places that are held"
QUOTAS = "Sub-categories of a call count theirs"
OFFERS = "Offers of places end by the clock (is the worker running?)"
DECIDED = "Nobody is offered a place before it is decided"
DAYS = "Stalls are held on days of their exhibition"
COMING = "Stalls are held by families that come"
PLAN = "Stalls are held on their own plan"

FAULTS = (
    (SPANS, "a day closes earlier than the clock goes by", ["UPDATE exhibition_day SET closes = closes - 60"]),
    (SPANS, "the days were taken out", ["DELETE FROM exhibition_day"]),
    (CLOCK, "one that has begun still waits", ["UPDATE exhibition SET opens_at = '2020-01-01 10:00:00+00:00'"]),
    (NEEDS, "the venue of one was taken away", ["UPDATE exhibition SET venue_id = NULL"]),
    (CALLS, "one is open after its end", ["UPDATE exhibition SET state = 'call_open' WHERE state = 'call_closed'"]),
    (PLACES, "a place is taken by nobody", ["UPDATE exhibitor_call SET taken = taken - 1"]),
    (QUOTAS, "a place of one is taken by nobody", ["UPDATE call_quota SET taken = taken - 1"]),
    (
        OFFERS,
        "one stands for ever",
        ["UPDATE exhibit_application SET offered_until = '2020-01-01 10:00:00+00:00' WHERE state = 'offered'"],
    ),
    (DECIDED, "the decision was taken out", ["UPDATE exhibitor_call SET decided_at = NULL"]),
    (DECIDED, "the ranks were taken out", ["UPDATE exhibit_application SET rank = NULL"]),
    (DAYS, "a family stands there years before", ["UPDATE stall_day SET day = '2020-01-01' WHERE id = 1"]),
    (
        DAYS,
        "it is not held",
        ["UPDATE exhibition SET state = 'cancelled' WHERE id IN (SELECT exhibition_id FROM stall_plan)"],
    ),
    (
        COMING,
        "a family that withdrew keeps its stall",
        ["UPDATE exhibit_application SET state = 'withdrawn' WHERE state = 'confirmed'"],
    ),
    (
        PLAN,
        "one is held on the plan of another exhibition",
        [
            "INSERT INTO stall_plan SELECT 99999, min(id), 'open', '', 0, 0, min(made_at), min(made_at), NULL "
            "FROM exhibition WHERE id NOT IN (SELECT exhibition_id FROM stall_plan)",
            "UPDATE stall SET plan_id = 99999 WHERE plan_id = (SELECT min(id) FROM stall_plan)",
        ],
    ),
)
