"""Families paid through Stripe: each payout is a transfer from our balance there to the family's own account."""

from typing import Literal

from storefront.treasury.gateways import StripeConnect
from storefront.treasury.payouts import CameBack, Outcome, Transfer


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

    def reverse(self, once: str, provider_ref: str, amount_minor: int, *, turn: int = 0) -> CameBack:
        # looked for first, as transfers are
        known = next((one for one in self._back(provider_ref) if one.reference == once), None)
        return known or CameBack(
            self._connect.take_back(once, provider_ref, amount_minor, turn=turn), amount_minor, once
        )

    def fetch(self, transfer: Transfer, provider_ref: str) -> Outcome:
        back = self._back(provider_ref)
        whole = sum(one.amount_minor for one in back) == transfer.amount_minor
        state: Literal["reversed", "done"] = "reversed" if whole else "done"
        return Outcome(transfer.reference, state, provider_ref=provider_ref, back=back)

    def _back(self, provider_ref: str) -> tuple[CameBack, ...]:
        return tuple(CameBack(*one) for one in self._connect.came_back(provider_ref))
