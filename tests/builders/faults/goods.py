"""Goods, their pieces, shelves, pictures and the index, broken by hand."""

ONE_VARIANT = "(SELECT MIN(variant_id) FROM stock_item)"
ONE_PRODUCT = "(SELECT MIN(product_id) FROM product_card)"
NOW = "CURRENT_TIMESTAMP"
PROPOSAL = (
    "INSERT INTO date_proposal (parcel_id, state, before_on, proposed_on, reason, proposed_at, answer_by) "
    "VALUES ((SELECT MIN(id) FROM parcel),"
)

FAULTS = (
    (
        "No day holds more than its family makes, unless it was lowered",
        "a capacity was lowered behind its family",
        ["UPDATE capacity SET pieces = 1"],
    ),
    (
        "Days hold what is booked on them",
        "a piece was booked for nobody",
        ["UPDATE capacity_day SET booked = booked + 1"],
    ),
    (
        "What is booked lies in orders",
        "a booking is of no order",
        ["UPDATE capacity_booking SET subject = 'order:0'"],
    ),
    (
        "Days are held for another date only while it is asked for",
        "days are held for a date nobody asked for",
        ["UPDATE capacity_booking SET subject = 'proposal:0'"],
    ),
    (
        "A date that is asked for can be answered (is the worker running?)",
        "a question was left open",
        [f"{PROPOSAL} 'asked', '2001-01-02', '2001-01-01', 'x', {NOW}, '2001-01-01 00:00:00')"],
    ),
    (
        "Parcels are promised for the day that was agreed",
        "a promise was changed behind its shopper",
        [f"{PROPOSAL} 'agreed', '2001-01-02', '2001-01-01', 'x', {NOW}, {NOW})"],
    ),
    (
        "Search finds exactly what may be seen",
        "a family was hidden behind the index",
        ["UPDATE family SET status = 'suspended' WHERE id = (SELECT MIN(id) FROM family)"],
    ),
    (
        "Search finds exactly what may be seen",
        "a hidden product was shown behind the index",
        ["UPDATE product SET status = 'published' WHERE status = 'hidden'"],
    ),
    (
        "Free pieces are the sum of their movements",
        "a piece appeared on the shelf",
        [f"UPDATE stock_item SET free = free + 1 WHERE variant_id = {ONE_VARIANT}"],
    ),
    (
        "Free pieces are the sum of their movements",
        "a movement was taken out",
        ["DELETE FROM stock_move WHERE id = (SELECT MIN(id) FROM stock_move)"],
    ),
    (
        "What left the stock lies in parcels",
        "a piece was sold to nobody",
        [
            "INSERT INTO stock_move (variant_id, change, reason, subject, moved_at) "
            f"VALUES ({ONE_VARIANT}, -1, 'sale', 'order:0', {NOW})",
            f"UPDATE stock_item SET free = free - 1 WHERE variant_id = {ONE_VARIANT}",
        ],
    ),
    (
        "What left the stock lies in parcels",
        "a returned piece never came home",
        ["DELETE FROM stock_move WHERE reason = 'return'"],
    ),
    (
        "What is sold by weight has portions",
        "counted pieces were given grams",
        [f"UPDATE variant SET grams = 50 WHERE id = {ONE_VARIANT}"],
    ),
    (
        "Shelves show exactly what may be seen, at today's price",
        "a product fell off the whole market",
        [f"DELETE FROM shelf_entry WHERE shelf = 0 AND product_id = {ONE_PRODUCT}"],
    ),
    (
        "Shelves show exactly what may be seen, at today's price",
        "a product fell off its category",
        [f"DELETE FROM shelf_entry WHERE shelf BETWEEN 1 AND 999999 AND product_id = {ONE_PRODUCT}"],
    ),
    (
        "Shelves show exactly what may be seen, at today's price",
        "a hidden product stayed",
        [f"UPDATE product SET status = 'hidden' WHERE id = {ONE_PRODUCT}"],
    ),
    (
        "Shelves show exactly what may be seen, at today's price",
        "a hidden product stayed on one shelf",
        [
            f"UPDATE product SET status = 'hidden' WHERE id = {ONE_PRODUCT}",
            f"DELETE FROM shelf_entry WHERE shelf < 10000000 AND product_id = {ONE_PRODUCT}",
        ],
    ),
    (
        "Shelves show exactly what may be seen, at today's price",
        "a suspended family stayed",
        ["UPDATE family SET status = 'suspended' WHERE id = (SELECT MIN(id) FROM family)"],
    ),
    (
        "Shelves show exactly what may be seen, at today's price",
        "a price was changed behind the card",
        [f"UPDATE variant SET price_minor = price_minor + 1 WHERE product_id = {ONE_PRODUCT}"],
    ),
    (
        "Shelves show exactly what may be seen, at today's price",
        "a card was lost",
        [f"DELETE FROM product_card WHERE product_id = {ONE_PRODUCT}"],
    ),
    (
        "Shelves show exactly what may be seen, at today's price",
        "a card counts other pieces than the shelf",
        [f"UPDATE product_card SET pieces_left = pieces_left + 1 WHERE product_id = {ONE_PRODUCT}"],
    ),
    (
        "What the office has to approve is approved before it is shown",
        "goods became food behind the office",
        ["UPDATE category SET permit = 'food'"],
    ),
    (
        "No two selling shops have look-alike names",
        "two shops took one name",
        ["UPDATE family SET skeleton = 'same'"],
    ),
    (
        "Every picture has its files",
        "a picture was named that nobody kept",
        [
            "INSERT INTO product_photo (product_id, key, width, height, tint, alt_ar, alt_en, position, advice) "
            f"VALUES ({ONE_PRODUCT}, 'aa11', 640, 800, 'tint-01', '', '', 0, '[]')"
        ],
    ),
)
