"""Families' accounts at Stripe, and what is sent to them. Charges are ours; a family's part is a transfer of its own."""

from typing import Any

from storefront.treasury.gateways.patience import has_time
from storefront.treasury.gateways.stripe.clients import HASTY_SECONDS, PATIENT_RETRIES, PATIENT_SECONDS, client
from storefront.treasury.gateways.stripe.errors import understood
from storefront.treasury.gateways.troubles import ProviderBusy, ProviderRefused

SITE = "https://connect.stripe.com"
COUNTRY = "SA"
NOT_YET = "balance_insufficient"  # card payments become available days later
PAGE_SIZE = 100


class Connect:
    """Accounts and transfers; `key` is ours, `base` is another address, on this machine only. Every method may raise a
    trouble of troubles.py."""

    def __init__(self, key: str, base: str = "") -> None:
        self.pages: tuple[str, ...] = (base or SITE,)
        self._hasty = client(key, base, seconds=HASTY_SECONDS, retries=0)
        self._patient = client(key, base, seconds=PATIENT_SECONDS, retries=PATIENT_RETRIES)

    @property
    def _api(self) -> Any:
        return (self._patient if has_time() else self._hasty).v1

    def open_account(self, once: str) -> str:
        """What Stripe calls a new account of ours; under the same name it is the same one."""
        able = {"transfers": {"requested": True}}
        params = {"type": "express", "country": COUNTRY, "capabilities": able, "metadata": {"family": once}}
        with understood():
            return str(self._api.accounts.create(params, options={"idempotency_key": f"account:{once}"}).id)

    def link(self, account: str, *, back: str, again: str) -> str:
        """A page of Stripe's on which the owner of an account says who they are; good once and for minutes. It leads
        `back`, or to where another can be asked for."""
        params = {"account": account, "type": "account_onboarding", "return_url": back, "refresh_url": again}
        with understood():
            return str(self._api.account_links.create(params).url)

    def may_receive(self, account: str) -> bool:
        """Whether Stripe lets money be sent to an account now."""
        with understood():
            said = self._api.accounts.retrieve(account).to_dict()
        return (said.get("capabilities") or {}).get("transfers") == "active"

    def send(self, once: str, account: str, amount_minor: int, currency: str, *, turn: int = 0) -> str:
        """Sends a sum of our balance to an account, once under a name; what Stripe calls the transfer. Stripe repeats a
        refusal under its key for a day, so after each the next `turn` is another request.

        Raises ProviderBusy while our balance does not hold so much, ProviderRefused when it holds none of this currency
        (what is settled in another is never sent as if it were the same) or the account may not receive.
        """
        with understood():
            held = self._api.balance.retrieve().to_dict()
        if currency.lower() not in {one["currency"] for side in ("available", "pending") for one in held[side]}:
            raise ProviderRefused("settlement_currency", "currency")
        params = {"amount": amount_minor, "currency": currency.lower(), "destination": account, "transfer_group": once}
        try:
            with understood():
                return str(
                    self._api.transfers.create(params, options={"idempotency_key": f"transfer:{once}:{turn}"}).id
                )
        except ProviderRefused as trouble:
            if trouble.code == NOT_YET:
                raise ProviderBusy(NOT_YET) from None
            raise

    def find(self, once: str) -> str | None:
        """The transfer that was sent under a name, however long ago; None when none was."""
        with understood():
            found = self._api.transfers.list({"transfer_group": once, "limit": 1}).data
        return str(found[0].id) if found else None

    def take_back(self, once: str, ref: str, amount_minor: int, *, turn: int = 0) -> str:
        """Takes a part of a transfer back, once under a name; what Stripe calls the reversal. Raises
        ProviderRefused(NOT_YET) when the account does not hold so much."""
        params = {"amount": amount_minor, "metadata": {"reversal": once}}
        key = f"reversal:{once}:{turn}"
        with understood():
            return str(self._api.transfers.reversals.create(ref, params, options={"idempotency_key": key}).id)

    def came_back(self, ref: str) -> list[tuple[str, int, str]]:
        """Whatever of a transfer was taken back, the oldest first: what Stripe calls it, its sum, and our name for it; empty
        for what was taken back in Stripe's own office."""
        with understood():
            whole = [
                one.to_dict()
                for one in self._api.transfers.reversals.list(ref, {"limit": PAGE_SIZE}).auto_paging_iter()
            ]
        return [
            (str(one["id"]), int(one["amount"]), str((one.get("metadata") or {}).get("reversal", "")))
            for one in reversed(whole)
        ]
