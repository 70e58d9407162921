"""Cases 73 to 75: the ledger beside a provider's book, cash at doors, transfers to the market's own account."""

from tests.unprotected.sabotage import Change, Sabotage, out_of

DIFFERING = "storefront/treasury/reconciliation/differing.py"
RECONCILING = "storefront/treasury/reconciliation/commands.py"
ALLOTTING = "storefront/treasury/bank/allotting.py"
BANK = "storefront/treasury/bank/commands.py"
SETTLEMENTS = "storefront/reactions/settlements.py"
OFFICE = "storefront/treasury/refunds/commands.py"
CASE_73 = "test_case_73_a_night_finds_an_entry_that_is_missing_extra_or_altered"
DIFFERS = "or_(each.c.theirs != each.c.ours, each.c.their_fees != each.c.our_fees)"
CONFIRMING = "storefront/trade/orders/confirming.py"
DOORS = "storefront/trade/orders/doors.py"
CASE_74_REFUSED = "test_case_74_what_nobody_takes_at_the_door_was_never_sold"
CASE_74_IN_PART = "test_case_74_what_is_accepted_in_part_is_paid_in_part_and_the_rest_was_never_sold"
CASE_74_SHORT = "test_case_74_what_the_courier_is_short_of_stays_on_its_account_and_holds_the_share_up"
CASE_75_BY_HAND = "test_case_75_what_goes_back_of_a_transfer_a_person_sends_from_the_bank"

SABOTAGES = (
    Sabotage(
        73,
        "What the provider moved and nobody booked is found.",
        "Only what is booked is compared.",
        out_of(DIFFERING, DIFFERS, f"(each.c.booked > 0) & {DIFFERS}"),
        (f"{CASE_73}[missing]",),
    ),
    Sabotage(
        73,
        "What is booked and the provider never moved is found.",
        "Only what the provider moved is compared.",
        out_of(DIFFERING, DIFFERS, f"(each.c.told > 0) & {DIFFERS}"),
        (f"{CASE_73}[extra]",),
    ),
    Sabotage(
        73,
        "What both have with other sums is found.",
        "It is enough that both have it.",
        out_of(DIFFERING, DIFFERS, f"((each.c.told == 0) | (each.c.booked == 0)) & {DIFFERS}"),
        (f"{CASE_73}[altered]", "test_case_73_every_entry_trebled_is_as_many_differences"),
    ),
    Sabotage(
        73,
        "Differences call the office.",
        "Nobody is called.",
        out_of(RECONCILING, "    if number:\n", "    if False:\n"),
        (CASE_73,),
    ),
    Sabotage(
        73,
        "A night asks from the last one on, however long ago that was.",
        "It asks for the last days.",
        out_of(
            "storefront/treasury/reconciliation/mirror.py",
            "return (begin or clock.now()) - OVERLAP",
            "return clock.now() - OVERLAP",
        ),
        ("test_case_73_what_nobody_knows_is_found_however_long_no_night_was_looked_through",),
    ),
    Sabotage(
        74,
        "What is paid at the door is sold when it is paid.",
        "It is sold when it is ordered.",
        out_of(
            CONFIRMING,
            "        elif parcel.total_minor:\n",
            "        elif book_sale(parcel, order, received_in=ledger.COURIER_CASH) or parcel.total_minor:\n",
        ),
        (CASE_74_REFUSED,),
    ),
    Sabotage(
        74,
        "Pieces nobody took go back on the shelf.",
        "They stay sold.",
        out_of(DOORS, "    set_free(parcel, actor, sells_again=sells_again)\n", "    pass\n"),
        (CASE_74_REFUSED,),
    ),
    Sabotage(
        74,
        "The cash for what nobody took is not waited for.",
        "It is.",
        out_of(
            DOORS,
            "    set_free(parcel, actor, sells_again=sells_again)\n    give_back(parcel)\n",
            "    set_free(parcel, actor, sells_again=sells_again)\n    pass\n",
        ),
        (CASE_74_REFUSED,),
    ),
    Sabotage(
        74,
        "Of what is taken in part the rest is paid for, and no more.",
        "All of it is paid for.",
        out_of(DOORS, "payments.settle(payment, amount_minor=due_minor)", "payments.settle(payment)"),
        (CASE_74_IN_PART,),
    ),
    Sabotage(
        74,
        "What was not taken at the door was never sold.",
        "All of it is booked as sold.",
        out_of(
            CONFIRMING,
            "    book_sale(parcel, order, received_in=received_in, but=but)\n",
            "    book_sale(parcel, order, received_in=received_in)\n",
        ),
        (CASE_74_IN_PART,),
    ),
    Sabotage(
        74,
        "Cash that a family took goes back out of its own hand.",
        "It goes back out of the market's bank.",
        out_of(SETTLEMENTS, "payments.FAMILY: ledger.FAMILY,", "payments.FAMILY: ledger.BANK,"),
        ("test_case_74_what_is_found_faulty_after_the_door_comes_back_out_of_the_familys_hand",),
    ),
    Sabotage(
        74,
        "A courier hands in what it has taken, and what is missing stays on its account.",
        "It may hand in more than it has.",
        out_of(
            "storefront/treasury/movements/noting.py",
            "    at_most(held.get(COURIER_CASH, 0), cash_minor)\n",
            "    pass\n",
        ),
        (CASE_74_SHORT,),
    ),
    Sabotage(
        74,
        "A share whose cash the courier still holds is not paid out.",
        "Whether the cash is in is not asked.",
        out_of(
            "storefront/trade/orders/commands.py",
            '    if not ledger.cash.is_in(f"parcel:{parcel_id}"):\n',
            "    if False:\n",
        ),
        (CASE_74_SHORT,),
    ),
    Sabotage(
        75,
        "What is over goes back.",
        "It is kept.",
        out_of(ALLOTTING, "    if have > payment.amount_minor:\n", "    if False:\n"),
        ("test_case_75_more_than_was_asked_pays_the_order_and_the_rest_goes_back",),
    ),
    Sabotage(
        75,
        "What never became enough goes back when the time is over.",
        "Nobody looks for it then.",
        out_of(SETTLEMENTS, "    bank.allot(fact.payment_id)\n", "    pass\n"),
        ("test_case_75_less_than_was_asked_waits_and_goes_back_when_the_time_is_over",),
    ),
    Sabotage(
        75,
        "Less than was asked pays nothing.",
        "It pays the order.",
        out_of(ALLOTTING, "    elif have >= payment.amount_minor:\n", "    elif have:\n"),
        ("test_case_75_less_than_was_asked_waits_and_goes_back_when_the_time_is_over",),
    ),
    Sabotage(
        75,
        "What comes for an order that is paid goes back.",
        "It counts as its payment once more, and what is paid twice is kept.",
        (
            Change(ALLOTTING, '    if payment.state == "settled":\n', "    if False:\n"),
            Change(SETTLEMENTS, '    payments.send_back(fact.attempt_id, "twice")\n', "    pass\n"),
        ),
        ("test_case_75_what_comes_twice_goes_back_and_the_order_stays_paid",),
    ),
    Sabotage(
        75,
        "Money without a number waits for a person.",
        "It is taken for whatever waits to be paid.",
        out_of(
            BANK,
            "credit.payment_id = matching.meant(credit.words, PROVIDER)",
            "credit.payment_id = db.session.scalar(select(payments.Payment.id))",
        ),
        ("test_case_75_money_without_a_number_waits_for_a_person",),
    ),
    Sabotage(
        75,
        "What a person says money is for it pays.",
        "It is only written down.",
        out_of(BANK, "    allot(found[0])\n", "    pass\n"),
        ("test_case_75_a_person_says_what_money_without_a_number_is_for",),
    ),
    Sabotage(
        75,
        "What is known of an earlier statement is passed over.",
        "Every line is new.",
        out_of("storefront/treasury/bank/sifting.py", "pairs = matched(lines, known)", "pairs = matched(lines, [])"),
        ("test_case_75_the_same_statement_pays_once_however_often_it_comes",),
    ),
    Sabotage(
        75,
        "Of what no program can give back a person is told.",
        "It counts as refused.",
        out_of(
            "storefront/treasury/conversations/refunding.py",
            "        return payments.refunding.BY_HAND\n",
            '        return "refused"\n',
        ),
        (CASE_75_BY_HAND,),
    ),
    Sabotage(
        75,
        "What an officer gave back left the bank.",
        "It counts as given back by the provider.",
        out_of(OFFICE, 'be_done(payment, refund, way="hand")', "be_done(payment, refund, way=refund.way)"),
        (CASE_75_BY_HAND,),
    ),
)
