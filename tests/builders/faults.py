"""Every way in which the data of a market may be broken by hand, under the rule that must see it (see stage.py)."""

ONE_VARIANT = "(SELECT MIN(variant_id) FROM stock_item)"
ONE_PARCEL = "(SELECT MIN(id) FROM parcel)"
ONE_SALE = "(SELECT MIN(id) FROM ledger_transaction WHERE kind = 'sale')"
ONE_PRODUCT = "(SELECT MIN(product_id) FROM product_card)"
FIRST_PAPER = "(SELECT MIN(id) FROM receipt_document)"
LAST_PAPER = "(SELECT MAX(id) FROM receipt_document)"
OTHER_WORDS = "CAST(replace(CAST(payload AS TEXT), '8500', '8499') AS JSON)"
LINES = "(SELECT SUM(line.total_minor) FROM order_line line WHERE line.parcel_id = parcel.id)"
ONE_COMPLETE = "(SELECT MAX(id) FROM parcel WHERE state = 'completed')"
ONE_DONE = "(SELECT MIN(id) FROM payout WHERE state = 'done')"
NOW = "CURRENT_TIMESTAMP"
FALSE = "(1 = 0)"  # on both databases

# the sentence of the rule, what was done, the statements that did it
FAULTS = (
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
        "No two selling shops have look-alike names",
        "two shops took one name",
        ["UPDATE family SET skeleton = 'same'"],
    ),
    (
        "No shop's name holds what cannot be seen",
        "a name was turned round",
        ["UPDATE family SET trade_name_en = trade_name_en || '\u202e'"],
    ),
    (
        "Every line is of a piece or more, at a price",
        "a line gives money",
        ["UPDATE order_line SET unit_minor = -unit_minor, total_minor = -total_minor"],
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
            "UPDATE order_line SET unit_minor = unit_minor - 1, total_minor = (unit_minor - 1) * quantity",
            f"UPDATE parcel SET items_minor = {LINES}, total_minor = {LINES} + delivery_minor",
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
        ["UPDATE parcel SET receipt_number = receipt_number + 5 WHERE receipt_number IS NOT NULL"],
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
    (
        "The ledger balances",
        "an entry was raised",
        ["UPDATE ledger_entry SET amount_minor = amount_minor + 1 WHERE id = (SELECT MIN(id) FROM ledger_entry)"],
    ),
    (
        "The ledger balances",
        "two wrong bookings hide each other",
        [
            "UPDATE ledger_entry SET amount_minor = amount_minor + 1 WHERE id = (SELECT MIN(id) FROM ledger_entry)",
            "UPDATE ledger_entry SET amount_minor = amount_minor - 1 WHERE id = (SELECT MAX(id) FROM ledger_entry)",
        ],
    ),
    (
        "Paid orders have exactly their payment",
        "a payment was lowered",
        ["UPDATE payment SET amount_minor = amount_minor - 1 WHERE purpose = 'order' AND state = 'settled'"],
    ),
    (
        "Paid orders have exactly their payment",
        "an order was confirmed without money",
        [f"UPDATE shop_order SET confirmed_at = {NOW} WHERE confirmed_at IS NULL AND abandoned_at IS NULL"],
    ),
    (
        "Payments have their order",
        "an order forgot that it was paid",
        ["UPDATE shop_order SET confirmed_at = NULL WHERE method = 'card' AND confirmed_at IS NOT NULL"],
    ),
    (
        "Payments have their order",
        "money came in for an order that is not there",
        ["UPDATE payment SET subject_id = 999999 WHERE purpose = 'order' AND state = 'settled'"],
    ),
    (
        "Nothing is to be paid twice",
        "a door asks again",
        [
            "INSERT INTO payment (reference, purpose, subject_id, gateway, amount_minor, currency, state, created_at) "
            "SELECT 'again-' || reference, purpose, subject_id, gateway, amount_minor, currency, 'open', created_at "
            "FROM payment WHERE state IN ('open', 'settled')"
        ],
    ),
    (
        "No payment is open past its end (is the worker running?)",
        "a payment outlived its time",
        ["UPDATE payment SET expires_at = '2020-01-01 00:00:00' WHERE state = 'open' AND purpose = 'order'"],
    ),
    (
        "No page stands open for what is paid or called off",
        "a page of a paid payment was forgotten",
        [
            "UPDATE payment_attempt SET state = 'redirected' WHERE settles",
            "UPDATE payment SET settled_at = '2020-01-01 00:00:00' WHERE state = 'settled'",
        ],
    ),
    (
        "No page stands open for what is paid or called off",
        "a page of a called-off payment was forgotten",
        [
            "INSERT INTO payment_attempt (payment_id, number, provider, once, amount_minor, currency, live, state, settles, "
            "url, looks, created_at, trouble) SELECT id, 9, gateway, 'forgotten-' || reference, amount_minor, currency, "
            f"{FALSE}, 'new', {FALSE}, '', 0, created_at, '' FROM payment WHERE state = 'expired'",
            "UPDATE payment SET ended_at = '2020-01-01 00:00:00' WHERE state = 'expired'",
        ],
    ),
    (
        "Payments on a provider's page have their attempt",
        "an attempt forgot that it paid",
        [f"UPDATE payment_attempt SET settles = {FALSE} WHERE settles"],
    ),
    (
        "Payments on a provider's page have their attempt",
        "an attempt brought another sum",
        ["UPDATE payment_attempt SET amount_minor = amount_minor + 1 WHERE settles"],
    ),
    (
        "Payments on a provider's page have their attempt",
        "an attempt pays a payment that is open",
        [
            "UPDATE payment SET state = 'open', expires_at = NULL "
            "WHERE id IN (SELECT payment_id FROM payment_attempt WHERE settles)"
        ],
    ),
    (
        "Money that settles nothing is on its way back",
        "a second payment was kept",
        ["DELETE FROM refund WHERE reason = 'twice'"],
    ),
    (
        "Money that settles nothing is on its way back",
        "a second payment goes back in part",
        ["UPDATE refund SET amount_minor = amount_minor - 1 WHERE reason = 'twice'"],
    ),
    (
        "Messages of providers were followed (is the worker running?)",
        "a message waits since long",
        ["UPDATE provider_event SET next_at = '2020-01-01 00:00:00'"],
    ),
    (
        "Messages of providers were followed (is the worker running?)",
        "a message was done without an outcome",
        ["UPDATE provider_event SET state = 'done'"],
    ),
    (
        "No more goes back than came in",
        "a found refund is more than was paid",
        ["UPDATE refund SET state = 'unattributed', amount_minor = amount_minor + 10000000 WHERE reason = 'twice'"],
    ),
    (
        "No more goes back than came in",
        "a refund grew",
        ["UPDATE refund SET amount_minor = amount_minor + 10000000"],
    ),
    (
        "Every paid parcel is booked, once",
        "a sale was taken out of the books",
        [
            f"DELETE FROM ledger_entry WHERE transaction_id = {ONE_SALE}",
            "DELETE FROM ledger_transaction WHERE kind = 'sale' "
            "AND id NOT IN (SELECT transaction_id FROM ledger_entry)",
        ],
    ),
    (
        "Every paid parcel is booked, once",
        "a sale was booked that nobody paid",
        [f"INSERT INTO ledger_transaction (once, kind, booked_at) VALUES ('sale:parcel:999999', 'sale', {NOW})"],
    ),
    (
        "Every refund is booked",
        "a refund was asked for behind the books",
        ["UPDATE refund SET once = 'another-' || once"],
    ),
    (
        "Every refund is booked",
        "a refund was paid behind the books",
        [
            "DELETE FROM ledger_entry WHERE transaction_id IN "
            "(SELECT id FROM ledger_transaction WHERE kind = 'paid_back')",
            "DELETE FROM ledger_transaction WHERE kind = 'paid_back'",
        ],
    ),
    (
        "What is written once cannot be changed",
        "the guards were set aside, as for every fault here",
        [],
    ),
    (
        "Passwords are kept by argon2id",
        "a password was kept as it was typed",
        ["UPDATE user_account SET password_hash = 'palm-tree-1448' WHERE erased_at IS NULL"],
    ),
    (
        "Passwords are kept by argon2id",
        "a password was kept at half its cost",
        ["UPDATE user_account SET password_hash = replace(password_hash, ',t=2,', ',t=1,')"],
    ),
    (
        "Passwords are kept by argon2id",
        "somebody erased kept a password",
        ["UPDATE user_account SET erased_at = created_at"],
    ),
    (
        "Nobody is signed in who was shut out",
        "a disabled account stayed signed in",
        ["UPDATE user_account SET disabled_at = created_at"],
    ),
    (
        "What providers and banks kept is booked",
        "a fee was taken out of the books",
        [
            "DELETE FROM ledger_entry WHERE transaction_id IN "
            "(SELECT id FROM ledger_transaction WHERE once LIKE 'fee:attempt:%')",
            "DELETE FROM ledger_transaction WHERE once LIKE 'fee:attempt:%'",
        ],
    ),
    (
        "What providers and banks kept is booked",
        "a bank took money behind the books",
        ["UPDATE dispute SET turns = turns + 1"],
    ),
    (
        "Every refund is booked",
        "money nobody owns went back behind the books",
        ["UPDATE refund SET once = 'twice:attempt:999999' WHERE reason = 'twice'"],
    ),
    (
        "Money stands on known accounts",
        "money lies in a pocket",
        ["UPDATE ledger_entry SET account = 'pocket' WHERE account = 'commission'"],
    ),
    (
        "Money stands on known accounts",
        "nobody knows whose a family's money is",
        ["UPDATE ledger_entry SET family_id = NULL WHERE account = 'family'"],
    ),
    (
        "Money stands on known accounts",
        "the commission is a family's",
        ["UPDATE ledger_entry SET family_id = (SELECT MIN(id) FROM family) WHERE account = 'commission'"],
    ),
    (
        "What is coming to families may still come back",
        "a complete parcel was never cleared",
        [
            f"DELETE FROM payout_line WHERE entry_id IN (SELECT e.id FROM ledger_entry e JOIN ledger_transaction t "
            f"ON t.id = e.transaction_id WHERE t.once = 'cleared:parcel:' || {ONE_COMPLETE})",
            f"DELETE FROM ledger_entry WHERE transaction_id = (SELECT id FROM ledger_transaction "
            f"WHERE once = 'cleared:parcel:' || {ONE_COMPLETE})",
            f"DELETE FROM ledger_transaction WHERE once = 'cleared:parcel:' || {ONE_COMPLETE}",
        ],
    ),
    (
        "What is coming to families may still come back",
        "more was cleared than was coming",
        [
            "UPDATE ledger_entry SET amount_minor = amount_minor * 2 WHERE transaction_id = "
            f"(SELECT id FROM ledger_transaction WHERE once = 'cleared:parcel:' || {ONE_COMPLETE})"
        ],
    ),
    (
        "What is coming to families may still come back",
        "something is coming of nothing",
        ["UPDATE ledger_transaction SET subject = 'parcel:999999' WHERE kind = 'sale'"],
    ),
    (
        "A booked sale is its parcel's whole sum",
        "a sale was booked smaller than it was",
        [
            f"UPDATE ledger_entry SET amount_minor = amount_minor - 1 WHERE transaction_id = {ONE_SALE} AND amount_minor > 0"
        ],
    ),
    (
        "Commission is the rate of each line, and a parcel's that of its lines",
        "a rule of today was laid over an old order",
        ["UPDATE order_line SET commission_basis_points = 900"],
    ),
    (
        "Commission is the rate of each line, and a parcel's that of its lines",
        "a parcel pays another commission than its lines",
        [f"UPDATE parcel SET commission_minor = commission_minor + 1 WHERE id = {ONE_PARCEL}"],
    ),
    (
        "Commission is the rate of each line, and a parcel's that of its lines",
        "the tax grew above the commission",
        ["UPDATE order_line SET commission_vat_minor = commission_minor + 1"],
    ),
    (
        "Commission is the rate of each line, and a parcel's that of its lines",
        "a parcel owes another tax than its lines",
        [f"UPDATE parcel SET commission_vat_minor = 1 WHERE id = {ONE_PARCEL}"],
    ),
    (
        "The commission in the books is what was frozen",
        "a halala of commission went to the bank",
        ["UPDATE ledger_entry SET amount_minor = amount_minor + 1 WHERE account = 'commission' AND amount_minor < 0"],
    ),
    (
        "The commission in the books is what was frozen",
        "the commission on what came back was kept",
        [
            "DELETE FROM ledger_entry WHERE account = 'commission' AND transaction_id IN "
            "(SELECT id FROM ledger_transaction WHERE once LIKE 'taken-back:return:%')"
        ],
    ),
    (
        "Payouts are the bookings they are made of",
        "a payout was raised",
        [f"UPDATE payout SET amount_minor = amount_minor + 1 WHERE id = {ONE_DONE}"],
    ),
    (
        "Payouts are the bookings they are made of",
        "a payout lost what it is made of",
        [f"DELETE FROM payout_line WHERE payout_id = {ONE_DONE}"],
    ),
    (
        "Payouts are the bookings they are made of",
        "a payout went to another family",
        [f"UPDATE payout SET family_id = (SELECT MIN(id) FROM family) WHERE id = {ONE_DONE}"],
    ),
    (
        "Payouts are the bookings they are made of",
        "a dropped payout holds on to a booking",
        [
            "INSERT INTO payout_line (entry_id, payout_id) SELECT (SELECT MIN(id) FROM ledger_entry), id "
            "FROM payout WHERE state = 'dropped'"
        ],
    ),
    (
        "Payouts are booked as far as they have come",
        "a payout came farther than its booking",
        ["UPDATE payout SET state = 'done' WHERE state = 'sent'"],
    ),
    (
        "Payouts are booked as far as they have come",
        "a payout was booked that is not there",
        [
            "INSERT INTO ledger_transaction (once, kind, subject, told, booked_at) "
            f"VALUES ('payout-done:999999', 'payout_done', 'payout:999999', '{{}}', {NOW})",
            "INSERT INTO ledger_entry (transaction_id, account, amount_minor, currency) "
            "SELECT id, 'bank', 5, 'SAR' FROM ledger_transaction WHERE once = 'payout-done:999999'",
        ],
    ),
    (
        "What is on the way is what was approved",
        "money on the way belongs to no payout",
        ["UPDATE payout SET state = 'failed' WHERE state = 'approved'"],
    ),
    (
        "Payouts only took allowed steps",
        "a payout was put into another state",
        ["UPDATE payout SET state = 'done' WHERE state = 'planned'"],
    ),
    (
        "Payouts only took allowed steps",
        "a payout was never approved on its way",
        ["DELETE FROM payout_step WHERE after = 'approved'"],
    ),
    (
        "Large payouts were approved by two people",
        "one of two was forgotten",
        ["UPDATE payout SET second_by = NULL WHERE needs_two"],
    ),
    (
        "Large payouts were approved by two people",
        "a payout left that nobody approved",
        [f"UPDATE payout SET approved_by = NULL, second_by = NULL WHERE id = {ONE_DONE}"],
    ),
    (
        "Bank accounts have check digits that fit",
        "a figure of an account was mistyped",
        ["UPDATE payout_recipient SET iban = 'SA0480000000608010167519'"],
    ),
    (
        "Bank accounts have check digits that fit",
        "a payout goes to an account that cannot be",
        ["UPDATE payout SET iban = 'SA0480000000608010167519' WHERE state = 'planned'"],
    ),
    (
        "Files for the bank hold what was sent",
        "an account was changed after the file was made",
        [f"UPDATE payout SET iban = 'SA4420000001234567891234' WHERE id = {ONE_DONE}"],
    ),
    (
        "Every picture has its files",
        "a picture was named that nobody kept",
        [
            "INSERT INTO product_photo (product_id, key, width, height, tint, alt_ar, alt_en, position) "
            f"VALUES ({ONE_PRODUCT}, 'aa11', 640, 800, 'tint-01', '', '', 0)"
        ],
    ),
)
