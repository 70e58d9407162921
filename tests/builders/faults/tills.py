"""Sales at stalls, broken by hand."""

SUMS = "Sales at stalls are the sum of their lines"
LEFT = "What was sold at a stall left it once"
OWN = "Families sell their own at their stalls"

FAULTS = (
    (SUMS, "a sale came to more", ["UPDATE till_sale SET total_minor = total_minor + 100, tendered_minor = NULL"]),
    (SUMS, "a line was taken out", ["DELETE FROM till_sale_line"]),
    (LEFT, "its movement was taken out", ["DELETE FROM stall_move WHERE subject LIKE 'till:%'"]),
    (
        LEFT,
        "it is undone and its goods are not back",
        ["UPDATE till_sale SET state = 'voided', voided_at = recorded_at WHERE state = 'booked'"],
    ),
    (LEFT, "it waits to be settled and has moved", ["UPDATE till_sale SET state = 'to_settle' WHERE state = 'booked'"]),
    (OWN, "another family sold it", ["UPDATE till_sale SET family_id = (SELECT max(id) FROM family)"]),
)
