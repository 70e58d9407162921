"""Receipts, invoices and credit notes, broken by hand."""

FIRST_PAPER = "(SELECT MIN(id) FROM receipt_document)"
LAST_PAPER = "(SELECT MAX(id) FROM receipt_document)"
OTHER_WORDS = "CAST(replace(CAST(payload AS TEXT), '8500', '8499') AS JSON)"

FAULTS = (
    (
        "Receipts are numbered without a gap",
        "a number was left out",
        [f"UPDATE receipt_document SET number = number + 5 WHERE id = {LAST_PAPER}"],
    ),
    (
        "Receipts are numbered without a gap",
        "the newest receipt was taken out",
        [f"DELETE FROM receipt_document WHERE id = {LAST_PAPER}"],
    ),
    (
        "Receipts are numbered without a gap",
        "a counter was set back",
        ["UPDATE receipt_counter SET last = last - 1"],
    ),
    (
        "Receipts are numbered without a gap",
        "a counter was lost",
        ["DELETE FROM receipt_counter"],
    ),
    (
        "Receipts say what was sealed, and follow each other",
        "a price was changed on a receipt",
        [f"UPDATE receipt_document SET payload = {OTHER_WORDS} WHERE id = {FIRST_PAPER}"],
    ),
    (
        "Receipts say what was sealed, and follow each other",
        "a receipt was sealed anew",
        [f"UPDATE receipt_document SET hash = 'f' || substr(hash, 2, 62) || 'z' WHERE id = {FIRST_PAPER}"],
    ),
    (
        "Receipts say what was sealed, and follow each other",
        "a receipt was taken out of the middle",
        [f"DELETE FROM receipt_document WHERE id = {FIRST_PAPER}"],
    ),
    (
        "Receipts say what was sealed, and follow each other",
        "a receipt was called something else",
        [f"UPDATE receipt_document SET kind = 'invoice' WHERE id = {FIRST_PAPER}"],
    ),
    (
        "Receipts say what was sealed, and follow each other",
        "a receipt was dated otherwise",
        [f"UPDATE receipt_document SET issued_at = '2020-01-01 00:00:00' WHERE id = {FIRST_PAPER}"],
    ),
    (
        "Parcels have their receipts and credit notes",
        "a credit note was taken out",
        ["DELETE FROM receipt_document WHERE once LIKE 'return:%'"],
    ),
    (
        "Parcels have their receipts and credit notes",
        "a receipt was written for another occasion",
        [f"UPDATE receipt_document SET once = 'parcel:999999' WHERE id = {FIRST_PAPER}"],
    ),
    (
        "Parcels have their receipts and credit notes",
        "a parcel says another number",
        ["UPDATE parcel SET receipt_number = receipt_number + 500 WHERE receipt_number IS NOT NULL"],
    ),
    (
        "Parcels have their receipts and credit notes",
        "a parcel forgot its number",
        ["UPDATE parcel SET receipt_number = NULL WHERE receipt_number IS NOT NULL"],
    ),
    (
        "Parcels have their receipts and credit notes",
        "a parcel was made dearer after its receipt",
        ["UPDATE parcel SET delivery_minor = delivery_minor + 1, total_minor = total_minor + 1"],
    ),
)
