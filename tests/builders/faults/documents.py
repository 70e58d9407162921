"""Families, their documents and the goods that wait for them, broken by hand."""

ONE_PRODUCT = "(SELECT MIN(product_id) FROM product_card)"
LONG_AGO = "'2020-01-01 00:00:00'"

FAULTS = (
    (
        "No goods are shown without their documents (is the worker running?)",
        "documents ended long ago and nobody looked",
        [
            "UPDATE family_document SET expires_on = '2020-01-02', issued_on = '2020-01-01'",
            f"UPDATE product SET published_at = {LONG_AGO}",
            f"UPDATE family SET activated_at = {LONG_AGO}",
        ],
    ),
    (
        "No goods are shown without their documents (is the worker running?)",
        "a confirmed document was made one that waits",
        [
            "UPDATE family_document SET state = 'waiting'",
            f"UPDATE product SET published_at = {LONG_AGO}",
            f"UPDATE family SET activated_at = {LONG_AGO}",
        ],
    ),
    (
        "Goods hidden for want of a document want one (is the worker running?)",
        "a product was hidden for a document it does not need",
        [f"UPDATE product SET status = 'hidden', hidden_reason = 'wants-document' WHERE id = {ONE_PRODUCT}"],
    ),
    (
        "What wants a document is hidden",
        "a product that wants one was shown",
        [f"UPDATE product SET hidden_reason = 'wants-document' WHERE id = {ONE_PRODUCT}"],
    ),
    (
        "Families have their files, and those decided on no applicant",
        "a family lost its file",
        ["DELETE FROM family_file WHERE family_id = (SELECT MIN(family_id) FROM family_file)"],
    ),
    (
        "Families have their files, and those decided on no applicant",
        "somebody still waits for a family that sells",
        [
            "UPDATE family_file SET applicant_id = (SELECT MIN(id) FROM user_account) "
            "WHERE family_id = (SELECT MIN(id) FROM family WHERE status = 'active')"
        ],
    ),
    (
        "Every document has its picture",
        "a document names a picture nobody kept",
        ["UPDATE family_document SET photo_key = 'aa11'"],
    ),
)
