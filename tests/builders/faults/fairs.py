"""Exhibitions, broken by hand."""

SPANS = "Exhibitions span their days"
CLOCK = "Exhibitions begin and end by the clock (is the worker running?)"
NEEDS = "Exhibitions that are shown have days and a venue"

FAULTS = (
    (SPANS, "a day closes earlier than the clock goes by", ["UPDATE exhibition_day SET closes = closes - 60"]),
    (SPANS, "the days were taken out", ["DELETE FROM exhibition_day"]),
    (CLOCK, "one that has begun still waits", ["UPDATE exhibition SET opens_at = '2020-01-01 10:00:00+00:00'"]),
    (NEEDS, "the venue of one was taken away", ["UPDATE exhibition SET venue_id = NULL"]),
)
