"""Goods at stalls, broken by hand."""

SUMS = "What is at a stall is the sum of its movements"
PAIRS = "What left the web for a stall came there, and came home"
STAYS = "Goods are at stalls where they can stay (is the worker running?)"
ASKED = "Stalls are asked to count (is the worker running?)"
OWN = "Goods at a stall are its family's"
WITH_GOODS = "(SELECT s.exhibition_id FROM stall_stock s JOIN stall_item i ON i.stall_stock_id = s.id WHERE i.free > 0)"

FAULTS = (
    (SUMS, "one piece more lies there", ["UPDATE stall_item SET free = free + 1"]),
    (SUMS, "a way home was taken out", ["DELETE FROM stall_move WHERE reason = 'moved_home'"]),
    (PAIRS, "what came there is called found", ["UPDATE stall_move SET reason = 'found' WHERE reason = 'moved_in'"]),
    (PAIRS, "what left the web is called a sale", ["UPDATE stock_move SET reason = 'sale' WHERE reason = 'to_stall'"]),
    (
        STAYS,
        "it was counted",
        ["UPDATE stall_stock SET counted_at = '2031-01-01 10:00:00+00:00' WHERE counted_at IS NULL"],
    ),
    (
        STAYS,
        "the exhibition was cancelled long ago",
        [
            "UPDATE exhibition SET state = 'cancelled', changed_at = '2020-01-01 10:00:00+00:00' "
            f"WHERE id IN {WITH_GOODS}"
        ],
    ),
    (
        STAYS,
        "its stall was taken back long ago",
        [
            f"UPDATE exhibition SET changed_at = '2020-01-01 10:00:00+00:00' WHERE id IN {WITH_GOODS}",
            "DELETE FROM stall_day",
        ],
    ),
    (
        ASKED,
        "it ended long ago",
        [f"UPDATE exhibition SET state = 'finished', closes_at = '2020-01-01 10:00:00+00:00' WHERE id IN {WITH_GOODS}"],
    ),
    (OWN, "another family has them", ["UPDATE stall_stock SET family_id = (SELECT max(id) FROM family)"]),
)
