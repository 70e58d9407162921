"""Cases 57, 58 and 62 to 72: families' money after it was paid out, and whatever can come between it and them."""

from tests.unprotected.sabotage import Change, Sabotage, out_of

PLANNING = "storefront/treasury/payouts/planning.py"
APPROVING = "storefront/treasury/payouts/approving.py"
MOVING = "storefront/treasury/payouts/moving.py"
QUERIES = "storefront/treasury/payouts/queries.py"
SENDING = "storefront/treasury/payouts/sending.py"
SETTLING = "storefront/treasury/payments/settling.py"
ENTRIES = "storefront/treasury/ledger/entries.py"
CASE_62 = "test_case_62_without_an_account_held_up_or_with_another_one_on_the_day_nothing_leaves"
CASE_72 = "test_case_72_the_database_itself_refuses_to_change_what_is_booked"
RATE_NOW = (
    'allowances.arithmetic.commissions.rates(__import__("storefront.kernel.clock", fromlist="x").today(), []).usual'
)
ALREADY_IN_ONE = (
    "            ~exists().where(\n"
    "                PayoutLine.entry_id == LedgerEntry.id, Payout.id == PayoutLine.payout_id, "
    'Payout.state != "planned"\n'
    "            ),\n"
)

SABOTAGES = (
    Sabotage(
        57,
        "What a family owes is netted from its next payout.",
        "Only what it earned is added up.",
        out_of(
            PLANNING, "row.amount_minor for row in rows)", "row.amount_minor for row in rows if row.amount_minor < 0)"
        ),
        ("test_case_57_what_goes_back_after_a_payout_the_family_owes_and_its_next_shares_pay_it",),
    ),
    Sabotage(
        62,
        "A payout that is held up does not leave.",
        "Holds are not looked at.",
        out_of(APPROVING, "    if held:\n", "    if False:\n"),
        (CASE_62,),
    ),
    Sabotage(
        62,
        "A payout to an account that is another one on the day does not leave.",
        "Accounts are not compared.",
        out_of(
            APPROVING,
            "if recipient is None or (recipient.provider, recipient.iban) != (payout.provider, payout.iban):",
            "if recipient is None:",
        ),
        (CASE_62,),
    ),
    Sabotage(
        63,
        "What is in a payout is in no other.",
        "It is: neither the name of the week, nor what is paid out already, nor the key of its lines, nor the balance on the "
        "day stands in its way.",
        (
            Change(
                PLANNING,
                "if db.session.scalar(select(Payout.id).where(Payout.once == name_of(family_id, period))):",
                "if False:",
            ),
            Change(PLANNING, "once=name_of(recipient.family_id, period),", 'once=random_reference("N"),'),
            Change(PLANNING, "insert(PayoutLine), [", 'insert(PayoutLine).prefix_with("OR IGNORE"), ['),
            Change(QUERIES, ALREADY_IN_ONE, "\n\n\n"),
            Change(APPROVING, "if payable_minor >= payout.amount_minor:", "if True:"),
        ),
        ("test_case_63_all_payouts_together_never_reach_above_what_was_earned",),
    ),
    Sabotage(
        64,
        "A payout stands in one file.",
        "What was sent is gathered again, and may be sent again.",
        (
            Change(SENDING, 'Payout.state == "approved", Payout.provider == provider', "Payout.provider == provider"),
            Change(MOVING, "    PAYOUT.check(before, state)\n", "    pass\n"),
        ),
        ("test_case_64_a_file_whose_answer_was_lost_sends_nothing_twice",),
    ),
    Sabotage(
        65,
        "What the bank could not pay is owed as before.",
        "It stays on the way.",
        out_of(MOVING, '    if payout.state == "failed":\n', "    if False:\n"),
        ("test_case_65_what_the_bank_could_not_pay_is_paid_with_the_next_sunday",),
    ),
    Sabotage(
        66,
        "What is told in another currency is not booked as riyals, and the office is called.",
        "Every sum is of riyals.",
        out_of(SETTLING, "if cost.settled_currency != attempt.currency:", "if False:"),
        ("test_case_66_a_balance_in_dirhams_keeps_its_rate_and_books_no_riyal_of_it",),
    ),
    Sabotage(
        66,
        "The rate of a payment that was changed is kept.",
        "It is forgotten.",
        out_of(SETTLING, "str(cost.rate) if cost.rate is not None else None", "None"),
        ("test_case_66_a_balance_in_dirhams_keeps_its_rate_and_books_no_riyal_of_it",),
    ),
    Sabotage(
        67,
        "A payout that came back is owed again.",
        "That it came back is not booked.",
        out_of(MOVING, '    if payout.state == "reversed":\n', "    if False:\n"),
        ("test_case_67_a_payout_that_comes_back_after_it_had_arrived_is_owed_again",),
    ),
    Sabotage(
        68,
        "What was planned to an account that was changed does not leave.",
        "It is left as it was.",
        out_of("storefront/reactions/bookings.py", "    if fact.again:\n", "    if False:\n"),
        ("test_case_68_another_account_stops_what_was_planned_to_the_old_one",),
    ),
    Sabotage(
        68,
        "A family that is stopped is still paid what it is owed.",
        "What was planned for it is dropped.",
        out_of(
            "storefront/reactions/shelves.py",
            '    ask_refresh("family", fact.family_id)\n',
            "    from storefront.reactions.bookings import SYSTEM, payouts; "
            'payouts.drop_planned(fact.family_id, SYSTEM, reason="left")\n',
        ),
        ("test_case_68_a_family_that_is_stopped_with_a_balance_is_still_owed_it",),
    ),
    Sabotage(
        70,
        "The commission that falls with an allowance is that of its order.",
        "It is reckoned by the rate of today.",
        out_of(
            "storefront/trade/adjustments/shares.py",
            "allowances.commission_gone(line, line.commission_minor, gone)",
            f"allowances.commission_gone(line, line.total_minor * {RATE_NOW} // 10_000, gone)",
        ),
        ("test_case_70_another_commission_does_not_touch_what_was_ordered",),
    ),
    Sabotage(
        71,
        "Of a sale every halala is somebody's.",
        "The commission is rounded to whole riyals by itself.",
        out_of(
            ENTRIES,
            "Line(COMMISSION, share.commission_vat_minor - share.commission_minor),",
            "Line(COMMISSION, round(share.commission_vat_minor - share.commission_minor, -2)),",
        ),
        ("test_case_71_of_any_basket_every_halala_is_somebodys",),
    ),
    Sabotage(
        72,
        "What is taken back of a sale comes out of what is still coming of it, as far as that goes.",
        "All of it does, and what is coming falls below nothing.",
        out_of(ENTRIES, "from_coming = min(share.family_minor, coming_minor)", "from_coming = share.family_minor"),
        ("test_case_72_in_any_order_of_events_the_ledger_balances",),
    ),
    Sabotage(
        72,
        "Nothing is booked that does not add up.",
        "A halala too few is booked for payouts that failed: neither the ledger nor the database adds up.",
        (
            Change(
                ENTRIES,
                "return [Line(PAYOUTS_ON_THE_WAY, amount_minor), Line(FAMILY, -amount_minor, family_id)]",
                "return [Line(PAYOUTS_ON_THE_WAY, amount_minor), Line(FAMILY, 1 - amount_minor, family_id)]",
            ),
            Change(
                "storefront/treasury/ledger/commands.py",
                "    if sum(line.amount_minor for line in lines) != 0 or not",
                "    if not",
            ),
        ),
        ("test_case_72_in_any_order_of_events_the_ledger_balances",),
        without=("DROP TRIGGER ledger_entry_closed", "DROP TRIGGER ledger_entry_counted"),
    ),
    Sabotage(
        72,
        "The database changes nothing that is booked.",
        "Its guard against changes is dropped.",
        (),
        (f"{CASE_72}[UPDATE ledger_entry SET amount_minor = 1]",),
        without=("DROP TRIGGER ledger_entry_no_update",),
    ),
    Sabotage(
        72,
        "The database forgets nothing that is booked.",
        "Its guard against deletion is dropped.",
        (),
        (f"{CASE_72}[DELETE FROM ledger_entry]",),
        without=("DROP TRIGGER ledger_entry_no_delete",),
    ),
    Sabotage(
        62,
        "A family without an account is paid nothing, and is owed it.",
        "A payout is planned to an account that is nowhere.",
        out_of(
            PLANNING,
            "recipient, cut = recipients.recipient_of(family_id, lock=True), weeks.cut(period)",
            "recipient, cut = recipients.recipient_of(family_id) or Recipient(family_id=family_id, holder='', iban='', "
            "provider='bank_file', ready_at=weeks.cut(period)), weeks.cut(period)",
        ),
        (CASE_62,),
    ),
)
