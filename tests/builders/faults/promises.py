"""Coupons and their uses, broken by hand."""

MARKETS = "(SELECT MIN(coupon.id) FROM coupon WHERE coupon.family_id IS NULL AND coupon.used > 0)"
TAKEN = "(SELECT MIN(id) FROM coupon_use WHERE given_back_at IS NULL)"
GIVEN_UP = "(SELECT id FROM shop_order WHERE abandoned_at IS NOT NULL AND discount_minor > 0)"

FAULTS = (
    (
        "Coupons count the uses that hold",
        "a use was counted that nobody made",
        [f"UPDATE coupon SET most_uses = NULL, used = used + 1 WHERE id = {MARKETS}"],
    ),
    (
        "Coupons count the uses that hold",
        "a use was given back and still counts",
        [f"UPDATE coupon_use SET given_back_at = used_at WHERE id = {TAKEN}"],
    ),
    (
        "No coupon is used more often than it may be",
        "one person used it again and again",
        [
            "UPDATE coupon SET most_each = 1",
            "UPDATE coupon_use SET given_back_at = NULL, mobile = '+966551234567', "
            f"coupon_id = {MARKETS} WHERE coupon_id IN (SELECT id FROM coupon)",
        ],
    ),
    (
        "What is taken off an order is its coupon's",
        "a use forgot its order",
        [f"DELETE FROM coupon_use WHERE id = {TAKEN}"],
    ),
    (
        "What is taken off an order is its coupon's",
        "a use took off less than the order says",
        [f"UPDATE coupon_use SET discount_minor = discount_minor - 1 WHERE id = {TAKEN}"],
    ),
    (
        "What is taken off an order is its coupon's",
        "the market pays for a family's coupon",
        ["UPDATE parcel SET discount_by = 'market' WHERE discount_by = 'family'"],
    ),
    (
        "What is taken off an order is its coupon's",
        "an order that was never paid keeps its use",
        [f"UPDATE coupon_use SET given_back_at = NULL WHERE order_id IN {GIVEN_UP}"],
    ),
    (
        "What coupons cost the market is booked",
        "a booking forgot its coupon",
        ["DELETE FROM ledger_entry WHERE account = 'coupons'"],
    ),
    (
        "What coupons cost the market is booked",
        "a coupon was booked for a sale that had none",
        [
            "UPDATE ledger_entry SET account = 'coupons' WHERE id = "
            "(SELECT MIN(id) FROM ledger_entry WHERE account = 'commission')"
        ],
    ),
    (
        "Orders, parcels and lines add up",
        "a line was given another part of the coupon",
        ["UPDATE order_line SET discount_minor = discount_minor - 1 WHERE discount_minor > 0"],
    ),
    (
        "Orders, parcels and lines add up",
        "a parcel was given another part of the coupon",
        [
            "UPDATE parcel SET discount_minor = discount_minor - 1, total_minor = total_minor + 1 WHERE discount_minor > 0"
        ],
    ),
)
