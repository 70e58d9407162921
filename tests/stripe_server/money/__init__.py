"""Where money comes from and goes to: cards, payments, refunds, disputes, balances, transfers, payouts."""
