"""Cases 57 to 59, 63 to 65 and 67 where families are paid over the network."""

from tests.unprotected.sabotage import Change, Sabotage, out_of

REVERSALS = "storefront/treasury/transfers/reversals.py"
REVERSING = "storefront/treasury/transfers/reversing.py"
SENDING = "storefront/treasury/transfers/sending.py"
STRIPE = "storefront/treasury/transfers/stripe_transfers.py"
CONNECT = "storefront/treasury/gateways/stripe/connect.py"
SETTLEMENTS = "storefront/reactions/settlements.py"
UNHEARD = out_of(SETTLEMENTS, "    if fact.was_done:\n", "    if False:\n")
BACK_AGAIN = (
    Change(CONNECT, 'key = f"reversal:{once}:{turn}"', 'key = str(__import__("uuid").uuid4())'),
    Change(STRIPE, "if one.reference == once), None)", "if one.reference != one.reference), None)"),
)

SABOTAGES = (
    Sabotage(
        57,
        "What went back to a shopper is taken back of the transfer.",
        "Only losses to banks are.",
        out_of(REVERSALS, 'TAKEN = ("taken_back", "borne")', 'TAKEN = ("borne",)'),
        ("test_case_57_what_went_back_is_taken_back_of_the_transfer",),
    ),
    Sabotage(
        57,
        "What an account does not hold is given up and owed by its family.",
        "It is asked for again and again.",
        out_of(REVERSING, "        _give_up(reversal_id, payout_id, trouble)\n", "        pass\n"),
        ("test_case_57_what_the_account_does_not_hold_the_family_owes_and_its_next_shares_pay_it",),
    ),
    Sabotage(
        57,
        "An account that holds too little is nobody's mistake.",
        "The office is called.",
        out_of(REVERSING, "        if trouble.code != NO_BALANCE:\n", "        if True:\n"),
        ("test_case_57_what_the_account_does_not_hold_the_family_owes_and_its_next_shares_pay_it",),
    ),
    Sabotage(
        57,
        "What a payout was less by is not taken back as well.",
        "Whether it was made good meanwhile is not asked.",
        out_of(REVERSING, "if reversal.tries == 1 and reversals.is_needless(reversal):", "if False:"),
        ("test_case_57_what_a_payout_was_less_by_is_not_taken_back_as_well",),
    ),
    Sabotage(
        58,
        "A refund that came back is owed to the shopper again.",
        "That it came back is not booked.",
        UNHEARD,
        (
            "test_case_58_the_refund_fails_after_the_share_came_back",
            "test_case_58_what_fails_after_a_payout_is_owed_to_the_shopper_and_by_the_family_alike",
        ),
    ),
    Sabotage(
        58,
        "Nothing is taken back of a family before the shopper has it.",
        "The refund is not waited for.",
        out_of(REVERSALS, "sent, ~on_its_way, ~_is_made_good()", "sent, ~_is_made_good()"),
        ("test_case_58_nothing_is_taken_back_before_the_shopper_has_it",),
    ),
    Sabotage(
        59,
        "A loss that a family bears is taken back of the transfer.",
        "Only what went back to shoppers is.",
        out_of(REVERSALS, 'TAKEN = ("taken_back", "borne")', 'TAKEN = ("taken_back",)'),
        ("test_case_59_a_loss_that_the_family_bears_is_taken_back_and_given_again",),
    ),
    Sabotage(
        59,
        "When a bank gives back what a family bore, the family has it again.",
        "The market keeps it.",
        out_of(SETTLEMENTS, "    adjustments.give_back_borne(fact.dispute_id)\n", "    pass\n"),
        ("test_case_59_a_loss_that_the_family_bears_is_taken_back_and_given_again",),
    ),
    Sabotage(
        63,
        "Of two workers one takes a part back.",
        "Both do: nobody claims it, nobody looks whether it is back, and each request has a key of its own.",
        (
            *BACK_AGAIN,
            Change(
                REVERSING,
                '.where(TransferReversal.id == reversal_id, TransferReversal.state == "asked", _is_due(now))',
                ".where(TransferReversal.id == reversal_id)",
            ),
        ),
        ("test_case_63_two_workers_at_once_send_and_take_back_everything_once",),
    ),
    Sabotage(
        63,
        "Of two workers one sends a payout.",
        "Both do: nobody claims it, nobody looks whether it was sent, and each request has a key of its own.",
        (
            Change(
                SENDING,
                ".where(Payout.id == payout_id, Payout.state.in_(states), _is_due(now))",
                ".where(Payout.id == payout_id)",
            ),
            Change(STRIPE, "ref = self._connect.find(transfer.once) or self", "ref = self"),
            Change(
                CONNECT,
                '"idempotency_key": f"transfer:{once}:{turn}"',
                '"idempotency_key": str(__import__("uuid").uuid4())',
            ),
        ),
        ("test_case_63_two_workers_at_once_send_and_take_back_everything_once",),
    ),
    Sabotage(
        64,
        "A part whose answer was lost is looked for, and asked for under the same key.",
        "Nobody looks, and each request has a key of its own.",
        BACK_AGAIN,
        ("test_case_64_when_the_answer_is_lost_a_part_comes_back_once",),
    ),
    Sabotage(
        65,
        "What our balance does not hold yet waits.",
        "It is taken for a refusal.",
        out_of(CONNECT, "            if trouble.code == NOT_YET:\n", "            if False:\n"),
        ("test_case_65_what_our_balance_does_not_hold_yet_leaves_later_and_once",),
    ),
    Sabotage(
        67,
        "A payout that left is looked at for weeks, and what came back of it is booked.",
        "It is not looked at any more.",
        out_of(SENDING, "        reversals.note_back(payout_id, outcome.back)\n", "        pass\n"),
        ("test_case_67_a_part_that_was_taken_back_in_the_companys_office_is_noticed_with_its_sum",),
    ),
)
