"""Cases 49 to 56 and 60 to 61: money that goes back."""

from tests.unprotected.sabotage import Change, Sabotage, out_of

GATEWAY = "storefront/treasury/gateways/stripe/gateway.py"
REFUNDING = "storefront/treasury/payments/refunding.py"
GIVING = "storefront/treasury/conversations/refunding.py"
OFFICE = "storefront/treasury/refunds/commands.py"
ENTRIES = "storefront/treasury/ledger/entries.py"
LIMIT = Change(REFUNDING, "    if amount_minor > left_of(payment, attempt):\n", "    if False:\n")
KEY = '"idempotency_key": f"refund:{request.once}"'

SABOTAGES = (
    Sabotage(
        49,
        "What comes home piece by piece goes back piece by piece.",
        "All returns of a parcel are one refund.",
        out_of(
            "storefront/trade/returns/commands.py",
            'once=subject, reason="returned"',
            'once=f"parcel:{parcel.id}", reason="returned"',
        ),
        ("test_case_49_piece_by_piece_until_everything_is_back",),
    ),
    Sabotage(
        49,
        "No halala more goes back than came.",
        "What is left is not asked for.",
        (LIMIT,),
        ("test_case_49_one_halala_more_than_was_paid_is_refused_by_us_and_by_the_company",),
    ),
    Sabotage(
        50,
        "The key of a refund is its reason and not its sum.",
        "It is its sum.",
        out_of(GATEWAY, KEY, '"idempotency_key": f"{request.payment_ref}:{request.amount_minor}"'),
        ("test_case_50_two_equal_parts_are_two",),
    ),
    Sabotage(
        51,
        "A parcel is called off once.",
        "What was called off may be called off.",
        out_of("storefront/trade/orders/commands.py", "    PARCEL.check(before, state)\n", "    pass\n"),
        ("test_case_51_pressed_twice_it_goes_back_once",),
    ),
    Sabotage(
        52,
        "Asked again under its key a refund is the one that was made, and if the key is forgotten it is found by its name.",
        "Each request has a key of its own, and nobody looks when it is refused.",
        (
            Change(GATEWAY, KEY, '"idempotency_key": f"{datetime.now()}"'),
            Change(GIVING, "            look_at_refunds(attempt_id)\n", "            pass\n"),
        ),
        ("test_case_52_when_the_answer_is_lost_it_goes_back_once",),
    ),
    Sabotage(
        53,
        "Who asks for a refund asks what is left, and holds the payment meanwhile.",
        "What is left is not asked for.",
        (LIMIT,),
        ("test_case_53_who_asks_at_the_same_moment_cannot_have_more_than_is_left",),
    ),
    Sabotage(
        53,
        "An officer gives no more than is left of a line, nor of the payment.",
        "Neither is asked for: both are taken out.",
        (
            LIMIT,
            Change("storefront/trade/adjustments/commands.py", "if not 0 < amount <= most:", "if not 0 < amount:"),
        ),
        ("test_case_53_two_officers_at_the_same_moment_cannot_give_more_than_is_left",),
    ),
    Sabotage(
        54,
        "A refund that came back is owed again, and the office is called.",
        "That it failed is not heard.",
        out_of(REFUNDING, '    elif seen.state == "failed":\n        fail(', "    elif False:\n        fail("),
        ("test_case_54_what_does_not_arrive_is_owed_again",),
    ),
    Sabotage(
        54,
        "A refund that waits is not done.",
        "It counts as done.",
        out_of("storefront/treasury/gateways/stripe/reading.py", '    "pending": "pending",', '    "pending": "done",'),
        ("test_case_54_what_waits_and_then_arrives_is_done",),
    ),
    Sabotage(
        55,
        "What was given back in the company's office is entered, and a person is called.",
        "Only refunds of ours are looked at.",
        out_of(
            REFUNDING,
            '        elif one.state != "failed" and not attempts.is_other_money(attempt, one.currency):\n',
            "        elif False:\n",
        ),
        (
            "test_case_55_what_is_given_back_in_the_companys_office_waits_for_a_person",
            "test_case_55_what_was_given_back_there_cannot_be_given_back_here_as_well",
        ),
    ),
    Sabotage(
        55,
        "A found refund is said to be for something once.",
        "It may be said again.",
        out_of(OFFICE, '    if refund.state != "unattributed":\n', "    if False:\n"),
        ("test_case_55_a_person_says_once_what_it_was_for",),
    ),
    Sabotage(
        56,
        "When a sale is undone everybody gives back their part, the market its commission.",
        "The market keeps it, and the family bears it.",
        out_of(
            ENTRIES,
            "            Line(FAMILY, share.family_minor - from_coming, share.family_id),\n"
            "            Line(COMMISSION, share.commission_minor - share.commission_vat_minor),\n",
            "            Line(FAMILY, share.family_minor + share.commission_minor - from_coming, share.family_id),\n"
            "            Line(COMMISSION, -share.commission_vat_minor),\n",
        ),
        ("test_case_56_while_nothing_is_paid_out_the_family_gives_back_its_share_and_no_more",),
    ),
    Sabotage(
        60,
        "What was paid once more goes back.",
        "Nobody sends it back.",
        out_of(
            "storefront/reactions/settlements.py",
            '    payments.send_back(fact.attempt_id, "twice")\n',
            "    pass\n",
        ),
        (
            "test_case_60_what_was_paid_twice_goes_back_once_and_the_order_stays_paid",
            "test_case_60_afterwards_the_order_itself_can_still_be_called_off",
        ),
    ),
    Sabotage(
        61,
        "After the company's time it is not asked; a person gives the money back.",
        "The time is not looked at.",
        out_of(GIVING, "if can.refund_days is not None and", "if can.refund_days is None and"),
        ("test_case_61_after_the_companys_time_it_is_not_asked_and_a_person_is_called",),
    ),
    Sabotage(
        61,
        "What an officer gave back left the bank.",
        "It counts as given back by the company.",
        out_of(OFFICE, 'be_done(payment, refund, way="hand")', "be_done(payment, refund, way=refund.way)"),
        ("test_case_61_what_a_person_gives_back_leaves_the_bank",),
    ),
    Sabotage(
        61,
        "What the company will not give back is owed, and a person is called.",
        "Its refusal leads nowhere.",
        out_of(GIVING, '        _give_up(refund_id, trouble.code or "refused")\n', "        pass\n"),
        ("test_case_61_the_companys_own_refusal_leads_there_too",),
    ),
    Sabotage(
        54,
        "A refund that came back calls the office.",
        "Nobody is called.",
        out_of(
            REFUNDING,
            '        alarms.raise_alarm("refund-failed", subject, code=refund.trouble, riyals=riyals)\n',
            "        pass\n",
        ),
        ("test_case_54_what_does_not_arrive_is_owed_again",),
    ),
    Sabotage(
        54,
        "A refund that came back is booked as owed.",
        "That it came back is not booked.",
        out_of("storefront/reactions/settlements.py", "    if fact.was_done:\n", "    if False:\n"),
        ("test_case_54_what_does_not_arrive_is_owed_again",),
    ),
    Sabotage(
        55,
        "What was given back in the company's office calls a person.",
        "Nobody is called.",
        out_of(REFUNDING, '    alarms.raise_alarm("refund-found", f"refund:{found.id}")\n', "    pass\n"),
        ("test_case_55_what_is_given_back_in_the_companys_office_waits_for_a_person",),
    ),
    Sabotage(
        51,
        "Of two who call a parcel off at the same moment one is refused.",
        "The second waits for the first, and does it again.",
        out_of(
            "storefront/kernel/states.py",
            ".where(model.id == row.id, model.state == before)",
            ".where(model.id == row.id)",
        ),
        ("test_case_51_pressed_twice_it_goes_back_once",),
        is_lock=True,
    ),
    Sabotage(
        53,
        "Whoever asks for a refund holds its payment meanwhile.",
        "The payment is not locked.",
        out_of(
            "storefront/treasury/payments/commands.py",
            ".where(Payment.id == payment_id).with_for_update()",
            ".where(Payment.id == payment_id)",
        ),
        ("test_case_53_who_asks_at_the_same_moment_cannot_have_more_than_is_left",),
        is_lock=True,
    ),
    Sabotage(
        53,
        "Whoever gives something of a parcel holds it meanwhile.",
        "The parcel is not locked; the database refuses the second, and the officer reads of an error.",
        out_of(
            "storefront/trade/orders/commands.py",
            '(parcel, ["state", "state_at"], with_for_update=True)',
            '(parcel, ["state", "state_at"])',
        ),
        ("test_case_53_two_officers_at_the_same_moment_cannot_give_more_than_is_left",),
        raises="IntegrityError",
        is_lock=True,
    ),
)
