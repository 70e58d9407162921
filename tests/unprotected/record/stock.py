"""Cases 42 to 48: goods that wait for money."""

from tests.unprotected.sabotage import Change, Sabotage, out_of

ENDING = "storefront/treasury/conversations/ending.py"
LOOKING = "storefront/treasury/conversations/looking.py"
PAYMENTS = "storefront/treasury/payments/commands.py"
QUERIES = "storefront/treasury/payments/queries.py"
SETTLEMENTS = "storefront/reactions/settlements.py"
CONFIRMING = "storefront/trade/orders/confirming.py"
REVIVING = "storefront/trade/checkouts/reviving.py"
UNASKED = (
    Change(ENDING, "        close_page(attempt.id)\n", "        pass\n"),
    Change(PAYMENTS, "if _has_living(payment.id) or not _end(", "if not _end("),
)
AGAIN = (
    Change(
        QUERIES,
        '.where(Payment.state == "open", Payment.expires_at <= clock.now())',
        ".where(Payment.expires_at.is_not(None))",
    ),
    Change(ENDING, 'if payment.state == "open" and not', "if not"),
    Change(PAYMENTS, '.where(Payment.id == payment.id, Payment.state == "open")', ".where(Payment.id == payment.id)"),
    Change(
        CONFIRMING,
        "    if not decide(order, abandoned_at=now):\n",
        "    if not decide(order, abandoned_at=now) and 0:\n",
    ),
)

SABOTAGES = (
    Sabotage(
        42,
        "Before goods are set free the page is closed, so that nobody can pay for them any more.",
        "It is left open, and a living attempt does not hinder the end either.",
        UNASKED,
        (
            "test_case_42_when_closing_wins_nobody_can_pay_any_more",
            "test_case_42_when_both_happen_at_once_one_of_them_wins_and_nothing_is_lost",
        ),
    ),
    Sabotage(
        42,
        "A page that was paid on cannot be closed, and its order is settled instead.",
        "A page that is complete counts as closed.",
        out_of(
            "storefront/treasury/gateways/stripe/reading.py",
            '{"expired": "expired", "complete": "paid"}',
            '{"expired": "expired", "complete": "expired"}',
        ),
        ("test_case_42_when_paying_wins_the_goods_are_sold",),
    ),
    Sabotage(
        43,
        "While nobody knows whether a page is closed the goods are held.",
        "An answer that never came is taken for a yes.",
        out_of(LOOKING, '        return "unknown"\n', '        return "expired"\n'),
        ("test_case_43_while_nobody_knows_whether_the_page_is_closed_the_goods_are_held",),
    ),
    Sabotage(
        44,
        "Money after the end buys the goods while they are there.",
        "They are not looked for.",
        out_of(SETTLEMENTS, "if order and revived(order):", "if False:"),
        ("test_case_44_money_after_the_end_buys_the_goods_while_they_are_there",),
    ),
    Sabotage(
        44,
        "Money for goods that are gone goes back.",
        "The order is confirmed, whether the goods can be taken or not.",
        out_of(REVIVING, '            stock.take(pieces, subject=f"order:{order.id}")\n', "            pass\n"),
        ("test_case_44_money_for_goods_that_are_gone_goes_back_by_itself_and_the_shopper_is_told",),
    ),
    Sabotage(
        44,
        "Whose money goes back is told.",
        "No letter is written.",
        out_of(
            "storefront/reactions/money_letters.py",
            '        letters.to_shopper("money-sent-back", order, once=f"attempt:{fact.attempt_id}", values=values)\n',
            "        pass\n",
        ),
        ("test_case_44_money_for_goods_that_are_gone_goes_back_by_itself_and_the_shopper_is_told",),
    ),
    Sabotage(
        45,
        "The last piece is held from the moment of the order, before it is paid.",
        "Nothing is taken when an order is placed.",
        out_of(
            "storefront/trade/checkouts/placing.py",
            '    stock.take(counted_pieces(basket), subject=f"order:{order.id}")\n',
            "    pass\n",
        ),
        ("test_case_45_the_last_piece_is_held_for_who_ordered_it_first",),
    ),
    Sabotage(
        47,
        "A payment ends once, and its goods go back once.",
        "Each round ends whatever is overdue, ended or not: the list, the round, the guarded statement of the payment and "
        "that of the order do not ask any more.",
        AGAIN,
        (
            "test_case_47_rounds_that_run_twice_or_late_do_nothing_twice",
            "test_case_47_two_rounds_at_the_same_moment_do_nothing_twice",
        ),
    ),
    Sabotage(
        48,
        "Whether a page is closed the company says, and not our clock.",
        "When our time is over the page counts as closed.",
        out_of(LOOKING, "ending = _ask_to_expire(provider, session_ref)", 'ending = "expired"'),
        ("test_case_48_with_our_clock_ten_minutes_off_the_company_still_decides[10]",),
    ),
    Sabotage(
        48,
        "Goods are held a while longer than their page is open.",
        "They are held until the round comes.",
        out_of(QUERIES, ", Payment.expires_at <= clock.now())", ")"),
        ("test_case_48_with_our_clock_ten_minutes_off_the_company_still_decides[-10]",),
    ),
    Sabotage(
        42,
        "Goods nobody can pay for any more are free again.",
        "They stay taken.",
        out_of(CONFIRMING, '    stock.put_back(pieces, reason="release", subject=f"order:{order.id}")\n', "    pass\n"),
        ("test_case_42_when_closing_wins_nobody_can_pay_any_more",),
    ),
    Sabotage(
        44,
        "Money that came too late calls the office.",
        "Nobody is called.",
        out_of(
            "storefront/treasury/payments/refunding.py",
            "    if why in STRAYS and gateways.account_of(attempt.provider) is None:\n",
            "    if False:\n",
        ),
        ("test_case_44_money_for_goods_that_are_gone_goes_back_by_itself_and_the_shopper_is_told",),
    ),
)
