"""Families paid through Stripe: each payout is a transfer from our balance there to the family's own account."""

from typing import Literal

from storefront.treasury.gateways import StripeConnect
from storefront.treasury.payouts import Outcome, Transfer


class StripeTransfers:
    """The port, spoken to Stripe."""

    name = "stripe"
    by_file: Literal[False] = False

    def __init__(self, connect: StripeConnect) -> None:
        self._connect = connect
        self.pages: tuple[str, ...] = connect.pages

    def open_account(self, family_id: int) -> str:
        return self._connect.open_account(f"family:{family_id}")

    def way_in(self, account: str, *, back: str, again: str) -> str:
        return self._connect.link(account, back=back, again=again)

    def may_receive(self, account: str) -> bool:
        return self._connect.may_receive(account)

    def transfer(self, transfer: Transfer) -> Outcome:
        # looked for first: keys are forgotten after a day, transfers are not
        ref = self._connect.find(transfer.once) or self._connect.send(
            transfer.once, transfer.recipient_ref, transfer.amount_minor, transfer.currency, turn=transfer.turn
        )
        return Outcome(transfer.reference, "done", provider_ref=ref)

    def fetch(self, transfer: Transfer, provider_ref: str) -> Outcome:
        state: Literal["reversed", "done"] = "reversed" if self._connect.came_back(provider_ref) else "done"
        return Outcome(transfer.reference, state, provider_ref=provider_ref)
