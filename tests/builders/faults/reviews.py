"""Reviews and their votes, broken by hand."""

BOUGHT = "Reviews are of what was bought, once it was kept"
VOTES = "Scores are the votes that can be read"
OTHER = "(SELECT MAX(id) FROM {})"

FAULTS = (
    (BOUGHT, "a review of what never arrived", ["UPDATE parcel SET state = 'cancelled' WHERE state = 'completed'"]),
    (BOUGHT, "a review moved to another product", [f"UPDATE review SET product_id = {OTHER.format('product')}"]),
    (BOUGHT, "a review moved to another family", [f"UPDATE review SET family_id = {OTHER.format('family')}"]),
    (VOTES, "a vote was raised", ["UPDATE review SET stars = 1"]),
    (VOTES, "a review was hidden by hand", ["UPDATE review SET state = 'hidden'"]),
    (VOTES, "a vote was added to a product", ["UPDATE product_score SET fives = fives + 1"]),
    (VOTES, "a vote was added to a family", ["UPDATE family_score SET fives = fives + 1"]),
    (VOTES, "a score was lost", ["DELETE FROM product_score"]),
    (VOTES, "a card shows another number", ["UPDATE product_card SET rating_tenths = 50 WHERE ratings > 0"]),
    (VOTES, "a card shows votes nobody gave", ["UPDATE product_card SET ratings = ratings + 1"]),
    (
        "Every picture has its files",
        "a review names a picture that nobody kept",
        ["UPDATE review SET photo_key = 'ab12', photo_width = 640, photo_height = 480"],
    ),
)
