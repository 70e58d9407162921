"""Transfers to the market's own bank account: seen when its statement is read, given back by an officer from the same
account. There is nobody to ask."""

from storefront.kernel.money import SAR
from storefront.treasury.gateways.base import Account, Capabilities, RefundRequest, RefundSnapshot
from storefront.treasury.gateways.troubles import ProviderRefused

WORKING_DAYS = 3  # for the payer to go to the bank, and for banks to pass the money on
MOST_MINOR = 10**12


class BankTransfer:
    """Money that payers send to an account by themselves."""

    name = "bank_transfer"
    live = True

    def __init__(self, account: Account) -> None:
        self.capabilities = Capabilities(
            frozenset({SAR}),
            least_minor=1,
            most_minor=MOST_MINOR,
            account=account,
            working_days=WORKING_DAYS,
            gives_back=False,
        )

    def refund(self, request: RefundRequest) -> RefundSnapshot:
        """A bank is not asked by programs of ours; raises ProviderRefused, and an officer gives the money back."""
        raise ProviderRefused("by_hand")
