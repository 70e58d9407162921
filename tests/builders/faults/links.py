"""Links that are passed on, and whom they brought, broken by hand."""

FAR = "(SELECT MAX(id) FROM family)"
LINKED = f"(SELECT MIN(code) FROM share_link WHERE kind = 'product' AND family_id <> {FAR})"  # codes are drawn by lot

FAULTS = (
    (
        "Parcels that came by a link came by one of their family",
        "a link was given to another family",
        [f"UPDATE share_link SET family_id = {FAR} WHERE code IN (SELECT share_code FROM shop_order)"],
    ),
    (
        "Parcels that came by a link came by one of their family",
        "a parcel is said to come from a conversation",
        ["UPDATE parcel SET channel = 'chat' WHERE channel = 'market'"],
    ),
    (
        "Links lead to what is their family's",
        "a link leads to goods of another family",
        [f"UPDATE share_link SET family_id = {FAR} WHERE code = {LINKED}"],
    ),
    (
        "Links lead to what is their family's",
        "goods of another family lie in a ready basket",
        ["UPDATE share_link_line SET variant_id = (SELECT MIN(variant.id) FROM variant JOIN product ON "
         "product.id = variant.product_id WHERE product.family_id <> (SELECT family_id FROM share_link "
         "WHERE share_link.code = share_link_line.code))"],
    ),
    (
        "Links lead to what is their family's",
        "a link leads nobody knows where",
        ["UPDATE share_link SET kind = 'stall' WHERE kind = 'shop'"],
    ),
    (
        "Links count the orders that came by them",
        "an order was counted twice",
        ["UPDATE share_link SET ordered = ordered + 1"],
    ),
    (
        "No member buys from a family for the first time twice",
        "every order is the first",
        [
            "UPDATE shop_order SET user_id = (SELECT MIN(id) FROM user_account)",
            "UPDATE parcel SET is_first = true",
            """UPDATE parcel_step SET "by" = (SELECT MIN(id) FROM user_account)""",
        ],
    ),
)  # fmt: skip
