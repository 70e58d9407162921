"""A provider that pays families over the network and lives in memory, beside the obedient provider of payments: what it sends
leaves the balance that card payments fill, and is on the list of movements the books are held against."""

from dataclasses import dataclass, field
from typing import Literal

from storefront.kernel import clock
from storefront.treasury import payouts
from storefront.treasury.gateways import Movement, ProviderBusy, ProviderDown, ProviderRefused
from storefront.treasury.payouts import CameBack, Outcome, Transfer
from tests.builders.providers import SITE, Obedient

NOT_YET = "balance_insufficient"


@dataclass
class Sent:
    """A transfer, and what of it came back."""

    ref: str
    account: str
    amount_minor: int
    back: list[CameBack] = field(default_factory=list)

    @property
    def left_minor(self) -> int:
        return self.amount_minor - sum(one.amount_minor for one in self.back)


class Network:
    """The port of the core, kept. `able` are the accounts that may receive, `emptied` those whose owners took it all out."""

    by_file: Literal[False] = False
    pages = (SITE,)

    def __init__(self, provider: Obedient) -> None:
        self.name, self.provider = provider.name, provider
        self.able: set[str] = set()
        self.emptied: set[str] = set()
        self.sent: dict[str, Sent] = {}  # by the name it was asked for under
        self.loses_answers = 0  # of so many of the next calls, which are carried out

    def open_account(self, family_id: int) -> str:
        return f"account-of-{family_id}"

    def way_in(self, account: str, *, back: str, again: str) -> str:
        return f"{SITE}/{account}"

    def may_receive(self, account: str) -> bool:
        return account in self.able

    def transfer(self, transfer: Transfer) -> Outcome:
        known = self.sent.get(transfer.once)
        if known is None:
            if transfer.recipient_ref not in self.able:
                raise ProviderRefused("account_inactive")
            if transfer.amount_minor > self.provider.holdings().get(transfer.currency, 0):
                raise ProviderBusy(NOT_YET)
            known = Sent(f"sent-{len(self.sent) + 1}", transfer.recipient_ref, transfer.amount_minor)
            self.sent[transfer.once] = known
            self.emptied.discard(known.account)
            self._moved(known, "transfer", -known.amount_minor)
        self._lose()
        return Outcome(transfer.reference, "done", provider_ref=known.ref)

    def reverse(self, once: str, provider_ref: str, amount_minor: int, *, turn: int = 0) -> CameBack:
        sent = self.by_ref(provider_ref)
        known = next((one for one in sent.back if one.reference == once), None)
        if known is None:
            if sent.account in self.emptied or amount_minor > sent.left_minor:
                raise ProviderRefused(NOT_YET)
            known = self._come_back(sent, amount_minor, once)
        self._lose()
        return known

    def fetch(self, transfer: Transfer, provider_ref: str) -> Outcome:
        sent = self.by_ref(provider_ref)
        state: Literal["reversed", "done"] = "done" if sent.left_minor else "reversed"
        return Outcome(transfer.reference, state, provider_ref=provider_ref, back=tuple(sent.back))

    # what a test does

    def by_ref(self, ref: str) -> Sent:
        return next(one for one in self.sent.values() if one.ref == ref)

    def take_back_in_office(self, ref: str, amount_minor: int) -> None:
        """Somebody takes a part of a transfer back in the provider's own office."""
        self._come_back(self.by_ref(ref), amount_minor, "")

    def _come_back(self, sent: Sent, amount_minor: int, once: str) -> CameBack:
        sent.back.append(CameBack(f"back-of-{sent.ref}-{len(sent.back)}", amount_minor, once))
        self._moved(sent, sent.back[-1].ref, amount_minor)
        return sent.back[-1]

    def _moved(self, sent: Sent, kind: str, amount_minor: int) -> None:
        movement = Movement(f"{kind} {sent.ref}", kind[:20], sent.ref, amount_minor, 0, "SAR", clock.now())
        self.provider.beside.append(movement)

    def _lose(self) -> None:
        if self.loses_answers:
            self.loses_answers -= 1
            raise ProviderDown("timeout")


def install(provider: Obedient) -> Network:
    """The only one that pays families over the network from now on."""
    for name in payouts.names_online():
        payouts.PROVIDERS.pop(name)
    network = Network(provider)
    payouts.open_provider(network)
    return network
