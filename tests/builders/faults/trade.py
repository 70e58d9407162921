"""Orders, their parcels, lines and steps, broken by hand."""

ONE_PARCEL = "(SELECT MIN(id) FROM parcel)"
LINES = "(SELECT SUM(line.total_minor) FROM order_line line WHERE line.parcel_id = parcel.id)"
NOW = "CURRENT_TIMESTAMP"

FAULTS = (
    (
        "What a parcel earned is its family's",
        "a sale was credited to another family",
        [
            "UPDATE ledger_entry SET family_id = (SELECT MAX(id) FROM family) WHERE family_id IN "
            "(SELECT family_id FROM parcel) AND family_id <> (SELECT MAX(id) FROM family)"
        ],
    ),
    (
        "Parcels came through a channel there is",
        "a parcel came from nowhere",
        [f"UPDATE parcel SET channel = 'stall' WHERE id = {ONE_PARCEL}"],
    ),
    (
        "Parcels whose every line is ready are ready",
        "a parcel was taken back to the making",
        [
            f"INSERT INTO ready_line (order_line_id, ready_at) SELECT id, {NOW} FROM order_line",
            f"UPDATE parcel SET state = 'preparing' WHERE id = {ONE_PARCEL}",
        ],
    ),
    (
        "Every line is of a piece or more, at a price",
        "a line gives money",
        ["UPDATE order_line SET unit_minor = -unit_minor, total_minor = -total_minor WHERE discount_minor = 0"],
    ),
    (
        "What was ordered is what is paid and booked",
        "less was asked for at a door",
        ["UPDATE payment SET amount_minor = amount_minor - 1 WHERE purpose = 'parcel'"],
    ),
    (
        "What was ordered is what is paid and booked",
        "a sale was booked at another price",
        [
            "UPDATE ledger_entry SET amount_minor = amount_minor * 2 WHERE transaction_id IN "
            "(SELECT id FROM ledger_transaction WHERE kind = 'sale')"
        ],
    ),
    (
        "What was ordered is what is paid and booked",
        "an order was made cheaper after it was paid",
        [
            "UPDATE order_line SET unit_minor = unit_minor - 1, total_minor = (unit_minor - 1) * quantity "
            "WHERE discount_minor = 0",
            f"UPDATE parcel SET items_minor = {LINES}, total_minor = {LINES} + delivery_minor WHERE discount_minor = 0",
        ],
    ),
    (
        "Orders, parcels and lines add up",
        "a line was raised",
        ["UPDATE order_line SET unit_minor = unit_minor + 1, total_minor = (unit_minor + 1) * quantity"],
    ),
    (
        "Orders, parcels and lines add up",
        "a line was taken out",
        [
            "DELETE FROM return_line",
            "DELETE FROM review",
            "DELETE FROM order_line WHERE id = (SELECT MIN(id) FROM order_line)",
        ],
    ),
    (
        "Orders, parcels and lines add up",
        "a parcel was lowered",
        [f"UPDATE parcel SET items_minor = items_minor - 100, total_minor = total_minor - 100 WHERE id = {ONE_PARCEL}"],
    ),
    (
        "Orders, parcels and lines add up",
        "an order was given another delivery fee",
        ["UPDATE shop_order SET delivery_minor = delivery_minor + 5, total_minor = total_minor + 5"],
    ),
    (
        "Orders, parcels and lines add up",
        "a commission grew above its goods",
        [f"UPDATE parcel SET commission_minor = items_minor + 1 WHERE id = {ONE_PARCEL}"],
    ),
    (
        "Orders, parcels and lines add up",
        "a tax grew above its price",
        [f"UPDATE parcel SET vat_minor = total_minor + 1 WHERE id = {ONE_PARCEL}"],
    ),
    (
        "Parcels only took allowed steps",
        "a parcel was put into another state",
        ["UPDATE parcel SET state = 'completed' WHERE state = 'placed'"],
    ),
    (
        "Parcels only took allowed steps",
        "a step was taken out of the way",
        ["DELETE FROM parcel_step WHERE after = 'preparing'"],
    ),
    (
        "Parcels only took allowed steps",
        "a declined parcel was accepted after all",
        [
            "INSERT INTO parcel_step (parcel_id, before, after, at, reason) "
            f"SELECT id, 'declined', 'accepted', {NOW}, '' FROM parcel WHERE state = 'declined'",
            "UPDATE parcel SET state = 'accepted' WHERE state = 'declined'",
        ],
    ),
    (
        "Parcels only took allowed steps",
        "a parcel forgot its whole way",
        [f"DELETE FROM parcel_step WHERE parcel_id = {ONE_PARCEL}"],
    ),
)
