"""Visitors of exhibitions, broken by hand."""

PLACES = "Places taken by visitors are those of who comes"
ONCE = "A ticket lets its party in once"
KNOWN = "Visitors know of the days of now (is the worker running?)"
KEPT = "Names of visitors go a month later (is the worker running?)"

FAULTS = (
    (PLACES, "one place less is taken", ["UPDATE visit_day SET taken = taken - 1 WHERE taken > 1"]),
    (PLACES, "one more comes along", ["UPDATE visit SET party = party + 1 WHERE state = 'registered'"]),
    (ONCE, "who is in did not go in", ["DELETE FROM entrance WHERE visit_id IS NOT NULL"]),
    (ONCE, "fewer went in", ["UPDATE entrance SET people = people + 1 WHERE visit_id IS NOT NULL"]),
    (
        ONCE,
        "who went in is not in",
        ["UPDATE visit SET state = 'registered', checked_at = NULL WHERE state = 'checked_in'"],
    ),
    (
        KNOWN,
        "it moved long ago",
        [
            "UPDATE exhibition SET sequence = sequence + 1, changed_at = '2020-01-01 10:00:00+00:00' "
            "WHERE id IN (SELECT exhibition_id FROM visit WHERE state = 'registered')"
        ],
    ),
    (KEPT, "it was long ago", ["UPDATE visit SET day = '2020-01-01' WHERE state = 'cancelled'"]),
)
