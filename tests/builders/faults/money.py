"""Payments, refunds, disputes and what was heard of them, broken by hand."""

ONE_SALE = "(SELECT MIN(id) FROM ledger_transaction WHERE kind = 'sale')"
NOW = "CURRENT_TIMESTAMP"
FALSE = "(1 = 0)"  # on both databases

FAULTS = (
    (
        "Entries were booked when their transaction was",
        "an entry was booked on another day",
        [
            "UPDATE ledger_entry SET booked_at = '2020-01-01 00:00:00+00:00' WHERE id = (SELECT MIN(id) FROM ledger_entry)"
        ],
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
        [
            "INSERT INTO ledger_transaction (once, kind, subject, told, booked_at) "
            f"VALUES ('sale:parcel:999999', 'sale', '', '{{}}', {NOW})"
        ],
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
        "What counts as given back was given",
        "a bank is said to have given more than it kept",
        ["UPDATE dispute SET amount_minor = 1 WHERE state = 'lost'"],
    ),
    (
        "What counts as given back was given",
        "a bank is said to have given what it returned",
        ["UPDATE dispute SET state = 'won' WHERE state = 'lost'"],
    ),
    (
        "What counts as given back was given",
        "a refund is said to be done of which the provider has no name",
        ["UPDATE refund SET provider_ref = NULL WHERE way = 'provider'"],
    ),
    (
        "Every refund is booked",
        "less was paid back than is said",
        ["UPDATE refund SET amount_minor = amount_minor + 1 WHERE state = 'done'"],
    ),
)
