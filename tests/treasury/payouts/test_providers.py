"""Who pays families out: by a file, or asked over the network; and which account of ours the money leaves from."""

from storefront.treasury import ledger, payouts
from storefront.treasury.payouts.providers import account_of


def test_the_banks_file_is_no_network() -> None:
    assert payouts.online("bank_file") is None
    assert payouts.online("nobody") is None


def test_money_leaves_from_where_it_is() -> None:
    assert account_of("bank_file") == ledger.BANK
    assert account_of("stripe") == ledger.clearing("stripe")  # also when it is not configured any more
