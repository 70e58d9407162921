"""Cases 1 to 14: opening a page to pay on."""

from tests.unprotected.sabotage import Change, Sabotage, out_of

GATEWAY = "storefront/treasury/gateways/stripe/gateway.py"
REGISTRY = "storefront/treasury/gateways/registry.py"
PAYING = "storefront/treasury/conversations/paying.py"
ATTEMPTS = "storefront/treasury/payments/attempts.py"
REQUESTS = "tests/stripe_server/description/requests.py"
CASE_01 = "test_case_01_what_the_description_does_not_know_is_refused_and_ours_is_not"

SABOTAGES = (
    Sabotage(
        1,
        "The test server refuses what Stripe's description does not know.",
        "Unknown parameters are taken.",
        (
            Change(REQUESTS, "        if key not in known:\n", "        if False:\n"),
            Change(
                REQUESTS,
                "typed) for key, value in sent.items()}",
                "typed) for key, value in sent.items() if key in known}",
            ),
        ),
        (f"{CASE_01}[wrong0]", f"{CASE_01}[wrong3]"),
    ),
    Sabotage(
        1,
        "The test server refuses a word that the description does not list.",
        "Any word is taken.",
        out_of(REQUESTS, "if listed and sent not in listed:", "if False:"),
        (f"{CASE_01}[wrong1]",),
    ),
    Sabotage(
        1,
        "The test server refuses pages of a kind it does not have.",
        "Any kind is taken for its own.",
        (
            Change(REQUESTS, "if listed and sent not in listed:", "if False:"),
            Change(
                "tests/stripe_server/operations/sessions.py",
                'if call.get("ui_mode", "hosted_page") != "hosted_page":',
                "if False:",
            ),
        ),
        (f"{CASE_01}[wrong2]",),
    ),
    Sabotage(
        2,
        "A sum below the provider's least is not offered.",
        "Its least is not asked for.",
        out_of(REGISTRY, "can.least_minor <= amount_minor <= can.most_minor", "amount_minor <= can.most_minor"),
        ("test_case_02_too_small_and_too_large_sums_never_reach_the_company[199]",),
    ),
    Sabotage(
        2,
        "A sum above the provider's most is not offered.",
        "Its most is not asked for.",
        out_of(REGISTRY, "can.least_minor <= amount_minor <= can.most_minor", "can.least_minor <= amount_minor"),
        ("test_case_02_too_small_and_too_large_sums_never_reach_the_company[100000000]",),
    ),
    Sabotage(
        3,
        "An order that costs nothing needs no provider.",
        "Nothing is a sum like any other, to be taken by a provider.",
        out_of(
            "storefront/trade/checkouts/placing.py",
            "(total_minor == 0 or gateways.offers(method, total_minor))",
            "gateways.offers(method, total_minor)",
        ),
        ("test_case_03_what_costs_nothing_needs_no_company",),
    ),
    Sabotage(
        4,
        "Lines that are not the sum are a mistake of ours and reach nobody.",
        "The lines are not added up.",
        out_of(PAYING, "if sum(line.amount_minor for line in lines) != payment.amount_minor:", "if False:"),
        ("test_case_04_lines_that_are_not_the_sum_never_reach_the_company",),
    ),
    Sabotage(
        5,
        "The same attempt is asked for under the same key.",
        "Each request has a key of its own.",
        out_of(GATEWAY, '"idempotency_key": f"checkout:{request.once}"', '"idempotency_key": f"{datetime.now()}"'),
        ("test_case_05_a_silent_company_is_asked_again_under_the_same_key",),
    ),
    Sabotage(
        6,
        "A page whose answer was lost is found again by its key.",
        "Each request has a key of its own.",
        out_of(GATEWAY, '"idempotency_key": f"checkout:{request.once}"', '"idempotency_key": f"{datetime.now()}"'),
        ("test_case_06_a_page_whose_answer_was_lost_is_the_page",),
    ),
    Sabotage(
        7,
        "A page that broke while it was made is looked for, and closed.",
        "An attempt that was given up is not looked at again.",
        out_of(ATTEMPTS, 'clock.now() + FIRST_LOOK if state == "abandoned" else None', "None"),
        ("test_case_07_a_broken_answer_is_not_asked_for_for_ever",),
    ),
    Sabotage(
        7,
        "A broken answer is not asked for under the same key for ever.",
        "The attempt stays as it is, as after silence.",
        out_of(PAYING, " or (isinstance(trouble, ProviderDown) and trouble.answered)", ""),
        ("test_case_07_a_broken_answer_is_not_asked_for_for_ever",),
        raises="PageIsAway",
    ),
    Sabotage(
        8,
        "Too much at once is no refusal: nothing failed and nobody is called.",
        "429 is taken for a refusal.",
        out_of(
            "storefront/treasury/gateways/stripe/errors.py",
            'return ProviderBusy(code or "busy")',
            'return ProviderRefused(code or "busy")',
        ),
        ("test_case_08_too_much_at_once_is_try_again_and_no_failed_payment",),
    ),
    Sabotage(
        9,
        "A key that is not taken calls the office.",
        "Nobody is called.",
        out_of("storefront/treasury/conversations/asking.py", "if isinstance(trouble, ProviderLocked):", "if False:"),
        ("test_case_09_a_key_that_is_not_taken_calls_the_office_and_the_shopper_reads_neutral_words",),
    ),
    Sabotage(
        10,
        "A payment has one living attempt: who presses twice gets the page there is.",
        "Each press opens an attempt of its own; the unique index on living attempts is dropped as well.",
        out_of(ATTEMPTS, "if newest and newest.state in LIVING:", "if False:"),
        ("test_case_10_two_presses_at_the_same_moment_lead_to_one_page",),
        without=("DROP INDEX uq_payment_attempt_living",),
    ),
    Sabotage(
        11,
        "Before a second page opens the first is closed.",
        "It is left open, though a living attempt refuses another (that is taken out too, with its index).",
        (
            Change(PAYING, "    _close_older(payment_id, after)\n", "    pass\n"),
            Change(ATTEMPTS, "if newest and newest.state in LIVING:", "if False:"),
        ),
        ("test_case_11_a_second_attempt_closes_the_page_of_the_first",),
        without=("DROP INDEX uq_payment_attempt_living",),
    ),
    Sabotage(
        12,
        "What was agreed is kept with the order; a new price is for others.",
        "A new price is put into what is being paid.",
        out_of(
            "storefront/goods/catalogue/commands.py",
            "    variant.price_minor = price_minor\n",
            "    variant.price_minor = price_minor; db.session.execute(__import__('sqlalchemy').text("
            "f'UPDATE payment_attempt SET amount_minor = {price_minor}'))\n",
        ),
        ("test_case_12_what_changes_meanwhile_changes_nothing_of_what_was_agreed",),
    ),
    Sabotage(
        12,
        "The goods of an order were taken when it was placed; a later count is of the rest.",
        "They are looked for again when the money comes.",
        out_of(
            "storefront/trade/orders/confirming.py",
            "    if not decide(order, confirmed_at=clock.now()):\n",
            "    if not all(stock.free(one) for parcel in parcels_of(order) for one in counted(parcel.id)):\n",
        ),
        ("test_case_12_what_changes_meanwhile_changes_nothing_of_what_was_agreed",),
    ),
    Sabotage(
        13,
        "A page is asked for a minute longer than the company's least, for clocks that are behind.",
        "It is asked for exactly the least.",
        out_of("storefront/treasury/gateways/base.py", "page_minutes: int = 31", "page_minutes: int = 30"),
        ("test_case_13_a_clock_behind_by_a_minute_is_no_matter_and_more_calls_the_office[50-True]",),
        raises="PageIsAway",
    ),
    Sabotage(
        13,
        "Of a clock that is further behind the office is told.",
        "Nobody is told of a refusal.",
        out_of("storefront/treasury/conversations/asking.py", "elif isinstance(trouble, ProviderRefused):", "elif 0:"),
        ("test_case_13_a_clock_behind_by_a_minute_is_no_matter_and_more_calls_the_office[180-False]",),
    ),
    Sabotage(
        14,
        "Names of goods are cut to what a page takes.",
        "They are sent as long as they are.",
        out_of(GATEWAY, "line.label[:LONGEST_LABEL]", "line.label"),
        ("test_case_14_arabic_names_of_any_length_and_no_shopper_in_the_metadata",),
    ),
    Sabotage(
        14,
        "Metadata holds our reference and nothing else.",
        "The name of the goods is sent along in it.",
        out_of(
            GATEWAY, '{"attempt": request.reference}', '{"attempt": request.reference, "t": request.lines[-1].label}'
        ),
        ("test_case_14_arabic_names_of_any_length_and_no_shopper_in_the_metadata",),
    ),
    Sabotage(
        9,
        "A shopper reads our words, and not what broke.",
        "They read the company's word.",
        out_of(
            "storefront/web/shop/payments.py",
            "return page(reference, sentence(refusal)), refusal.status",
            "return page(reference, str(refusal.__cause__)), refusal.status",
        ),
        ("test_case_09_a_key_that_is_not_taken_calls_the_office_and_the_shopper_reads_neutral_words",),
    ),
    Sabotage(
        10,
        "Whoever opens an attempt holds its payment meanwhile.",
        "The payment is not locked; the database refuses the second attempt, and the shopper reads of an error.",
        out_of(
            "storefront/treasury/payments/commands.py",
            ".where(Payment.id == payment_id).with_for_update()",
            ".where(Payment.id == payment_id)",
        ),
        ("test_case_10_two_presses_at_the_same_moment_lead_to_one_page",),
        raises="IntegrityError",
        is_lock=True,
    ),
)
