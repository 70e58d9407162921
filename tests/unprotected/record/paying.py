"""Cases 15 to 28: on the company's page, and on the way back."""

from tests.unprotected.sabotage import Change, Sabotage, out_of

PAGE = "storefront/web/shop/payments.py"
SETTLING = "storefront/treasury/payments/settling.py"
READING = "storefront/treasury/gateways/stripe/reading.py"
HEARING = "storefront/treasury/conversations/hearing.py"
VERDICTS = "storefront/treasury/payments/verdicts.py"
ASKS = "        conversations.settle(attempt.id)\n"
CASE_16 = "test_case_16_the_banks_own_question"
CASE_17 = "test_case_17_whoever_goes_back_after_paying_has_paid"
CASE_26 = "test_case_26_a_complete_page_is_not_paid_until_the_bank_says_so"
CASE_27 = "test_case_27_money_that_is_not_what_was_asked_is_not_booked_and_calls_the_office"
WRONG = {"amount": "01", "currency": "2", "live": "3", "reference": "45"}  # which parameters are about what
PAIRS = {
    "amount": '"amount": (wanted.amount_minor, seen.amount_minor),',
    "currency": '"currency": (wanted.currency, seen.currency),',
    "live": '"live": (wanted.live, seen.live),',
    "reference": '"reference": (wanted.once, seen.reference),',
}
ONCE = "Money that is there is told once, whoever else learns of it."
PAID_AGAIN = out_of(SETTLING, 'if ATTEMPT.allows(attempt.state, "paid"):', "if True:")
BELIEVED = (
    Change(
        HEARING,
        "event.topic\n        if attempt_id is None",
        'event.topic; "failed" in event.kind and setattr(attempt, "state", "failed")\n        if attempt_id is None',
    ),
    Change(
        HEARING,
        'answered = (is_paid and topic != "payment") or',
        'answered = payments.attempts.read(attempt_id).state == "failed" or',
    ),
)

SABOTAGES = (
    Sabotage(
        15,
        "A card that was declined does not end an attempt: another may pay on the same page.",
        "It ends with the first decline.",
        out_of(
            SETTLING,
            "        attempt.trouble = declined(seen)\n",
            '        attempts.end(attempt, "failed", trouble=declined(seen))\n',
        ),
        ("test_case_15_after_any_decline_another_card_pays_on_the_same_page",),
    ),
    Sabotage(
        16,
        "While the bank asks, and when the answer is wrong, nothing is paid.",
        "A payment that was begun on a page counts as made.",
        out_of(READING, 'if session["payment_status"] == "paid":', "if intent:"),
        tuple(f"{CASE_16}[{how}]" for how in ("failed", "left", "passed and declined", "passed without funds")),
    ),
    Sabotage(
        16,
        "When the bank's question is answered, the payment is made.",
        "Only a payment without a question counts.",
        out_of(READING, 'if session["payment_status"] == "paid":', "if False:"),
        (f"{CASE_16}[passed]",),
    ),
    Sabotage(
        17,
        "Whoever comes back, the provider is asked, however they came.",
        "It is asked only when the address says that they paid.",
        out_of(PAGE, "if attempt and may_be_news(attempt):", 'if attempt and request.args.get("back") == "paid":'),
        (f"{CASE_17}[left]", f"{CASE_17}[]"),
    ),
    Sabotage(
        18,
        ONCE,
        "Each time it is heard of it is news.",
        PAID_AGAIN,
        (
            "test_case_18_the_return_and_the_message_in_either_order_book_once",
            "test_case_18_everybody_who_learns_of_it_at_the_same_moment_books_once",
        ),
    ),
    Sabotage(
        19,
        "A message that a page is complete is followed.",
        "It means nothing to us.",
        out_of(
            "storefront/treasury/gateways/stripe/hints.py",
            '"checkout.session.completed": "payment"',
            '"checkout.session.completed": "other"',
        ),
        ("test_case_19_a_shopper_who_never_comes_back_has_paid",),
    ),
    Sabotage(
        20,
        "The way back asks the provider.",
        "It only reads what is known.",
        out_of(PAGE, "if attempt and may_be_news(attempt):", "if False:"),
        ("test_case_20_without_any_message_the_return_is_enough",),
    ),
    Sabotage(
        21,
        "The worker asks about every attempt of which nothing was heard.",
        "No look is planned.",
        out_of("storefront/treasury/payments/attempts.py", "next_look_at=now + FIRST_LOOK,", "next_look_at=None,"),
        ("test_case_21_without_return_and_message_the_round_finds_the_money",),
    ),
    Sabotage(
        22,
        "While nobody knows, the page says that we wait.",
        "It says that nothing came.",
        out_of(
            "storefront/web/shop/stages.py",
            ' or (attempt.state == "redirected" and (back == "paid" or not is_known))',
            "",
        ),
        ("test_case_22_while_the_company_is_away_we_are_confirming_and_never_failed",),
    ),
    Sabotage(
        23,
        "Which page is asked about is ours to know, and nothing in the address.",
        "The session in the address is asked about.",
        out_of(
            PAGE,
            ASKS,
            '        conversations.settle(treasury.find_attempt("stripe", session_ref=request.args["session_id"], '
            "payment_ref=None, reference=None).id)\n",
        ),
        ("test_case_23_a_return_with_somebody_elses_page_pays_nothing",),
    ),
    Sabotage(
        24,
        "Coming back says nothing; what the provider says does.",
        "Who comes back has paid.",
        out_of(
            PAGE,
            ASKS,
            "        units.abandon(); units.begin(writing=True); treasury.settle(treasury.lock(payment.id)); "
            "units.finish()\n",
        ),
        ("test_case_24_a_return_from_a_page_nobody_paid_on_pays_nothing",),
    ),
    Sabotage(
        25,
        "An order is read, and its payment asked about, by its own shopper.",
        "By whoever belongs to nobody, as the order of a guest does.",
        out_of(
            "storefront/web/shop/order_access.py",
            "    if user_id is None:\n",
            "    if False:\n",
        ),
        ("test_case_25_the_return_of_an_order_is_for_its_own_shopper",),
    ),
    Sabotage(
        26,
        "A page that is complete is not paid for that.",
        "It is.",
        out_of(READING, 'if session["payment_status"] == "paid":', 'if session["status"] == "complete":'),
        (f"{CASE_26}[succeeded-states0]", f"{CASE_26}[failed-states1]"),
    ),
    Sabotage(
        26,
        "A payment that failed after its page was complete has failed.",
        "It is undecided for ever.",
        out_of(READING, '"processing" if intent.get("status") in UNDECIDED else "failed"', '"processing"'),
        (f"{CASE_26}[failed-states1]",),
    ),
    *(
        Sabotage(
            27,
            f"What was paid is compared with what was asked: {name}.",
            f"{name} is not compared.",
            out_of(VERDICTS, pair, ""),
            tuple(f"{CASE_27}[other{number}]" for number in WRONG[name]),
        )
        for name, pair in PAIRS.items()
    ),
    Sabotage(
        27,
        "Money that is not what was asked calls the office.",
        "Nobody is called.",
        out_of(
            SETTLING,
            'alarms.raise_alarm("payment-differs", f"attempt:{attempt.id}", differs=", ".join(differs))',
            "pass",
        ),
        (CASE_27,),
    ),
    Sabotage(
        28,
        "A message only says where to look; the provider is asked what is so now.",
        "What it says is believed, and nobody asked.",
        BELIEVED,
        ("test_case_28_a_late_word_of_failure_does_not_undo_a_payment",),
    ),
)
