"""Case 59: a payer's bank takes the money back, and perhaps returns it."""

from tests.unprotected.sabotage import Sabotage, out_of

GIVING = "storefront/treasury/conversations/refunding.py"
DISPUTES = "storefront/treasury/disputes/commands.py"
SETTLEMENTS = "storefront/reactions/settlements.py"
OPENS = 'if seen.state == "open" or (seen.state in ("won", "lost") and dispute.state in ("inquiry", "won")):'

SABOTAGES = (
    Sabotage(
        59,
        "While a bank looks into money nothing of it is given back.",
        "It is asked for all the same.",
        out_of(GIVING, "if attempt and disputes.is_disputed(attempt.id):", "if False:"),
        ("test_case_59_while_the_bank_looks_into_it_nothing_else_is_given_back",),
    ),
    Sabotage(
        59,
        "A refund that is refused has us ask for disputes.",
        "Nobody asks.",
        out_of(GIVING, "            look_at_disputes(attempt_id)\n", "            pass\n"),
        (
            "test_case_59_of_a_dispute_we_have_not_heard_of_the_refusal_tells_us",
            "test_case_59_of_a_part_that_was_lost_before_we_heard_the_refusal_tells_us",
        ),
    ),
    Sabotage(
        59,
        "What a bank has given up is ours again, and goes to the shopper.",
        "That it was won is not heard.",
        out_of("storefront/treasury/disputes/states.py", '"open": {"won", "lost"},', '"open": {"lost"},'),
        ("test_case_59_once_the_bank_has_given_it_up_the_shopper_gets_what_is_theirs",),
    ),
    Sabotage(
        59,
        "What a bank kept for its payer counts as given back.",
        "It does not.",
        out_of("storefront/treasury/disputes/covering.py", "    if part <= 0:\n", "    if True:\n"),
        (
            "test_case_59_what_the_bank_has_given_the_payer_is_not_given_back_once_more",
            "test_case_59_of_what_the_bank_gave_in_part_the_company_gives_the_rest",
        ),
    ),
    Sabotage(
        59,
        "What neither bank nor company gives back a person does.",
        "Nobody is called.",
        out_of(
            GIVING,
            "            payments.refunding.fail(payment, refund, trouble=code)\n",
            "            pass\n",
        ),
        ("test_case_59_what_the_company_will_not_give_of_a_charge_in_part_disputed_a_person_gives",),
    ),
    Sabotage(
        59,
        "A dispute of which we hear when it is lost was opened before.",
        "Only what is open now is booked.",
        out_of(DISPUTES, OPENS, 'if seen.state == "open":'),
        ("test_case_59_a_lost_dispute_alone_is_the_markets_loss",),
    ),
    Sabotage(
        59,
        "Each dispute of a payment, and each time it is opened, is booked by itself.",
        "A payment is disputed once.",
        out_of(
            SETTLEMENTS,
            'turn, matter = f"dispute:{fact.dispute_id}:{fact.turn}", taken_by(fact.dispute_id)',
            'turn, matter = f"dispute:{fact.payment_id}", taken_by(fact.dispute_id)',
        ),
        ("test_case_59_a_dispute_that_is_opened_again_is_booked_again",),
    ),
    Sabotage(
        59,
        "An inquiry of a bank moves nothing.",
        "It counts as a dispute.",
        out_of(DISPUTES, OPENS, "if True:"),
        ("test_case_59_an_inquiry_moves_nothing_until_it_becomes_a_dispute",),
    ),
    Sabotage(
        59,
        "A dispute that is lost calls the office.",
        "Nobody is called.",
        out_of(DISPUTES, '        alarms.raise_alarm("dispute-lost", about)\n', "        pass\n"),
        ("test_case_59_a_lost_dispute_alone_is_the_markets_loss",),
    ),
    Sabotage(
        59,
        "What a bank gives back late of goods that were called off or came home is their shopper's.",
        "The family has all of it again.",
        out_of("storefront/trade/adjustments/late.py", "        if one.share.total_minor:\n", "        if False:\n"),
        ("test_case_59_a_loss_its_family_bore_comes_back_late_of_goods_that_were_undone",),
    ),
)
