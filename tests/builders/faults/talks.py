"""What people write to each other, broken by hand."""

STANDS = "What is written about a parcel stands with it"
ANSWERS = "Questions are about goods of the family that answers"

FAULTS = (
    (
        ANSWERS,
        "a question moved to another family",
        ["UPDATE product_question SET family_id = (SELECT MAX(id) FROM family)"],
    ),
    (
        STANDS,
        "a thread moved to another family",
        ["UPDATE message_thread SET family_id = (SELECT MAX(id) FROM family)"],
    ),
    (STANDS, "every message of a thread is gone", ["DELETE FROM message"]),
    (STANDS, "a side has not read its own words", ["UPDATE message SET side = 'family'"]),
    (STANDS, "something new is nowhere", ["UPDATE message_thread SET new_for_shopper = 999999"]),
)
