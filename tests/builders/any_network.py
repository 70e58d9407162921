"""The same market and office, where some families are paid over the network: accounts opened and closed, transfers that wait
for the balance, answers that are lost, what comes back because we asked and what comes back in the provider's own office."""

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from storefront.cli import work
from storefront.community import families
from storefront.kernel import clock
from storefront.treasury import transfers
from tests.builders import networks
from tests.builders.any_office import Office
from tests.builders.any_order import SIZES
from tests.builders.community import desk
from tests.builders.networks import Sent

RETURN = {"back": "http://localhost/back", "again": "http://localhost/again"}
ALONG = (work.look_at_payout_accounts, work.send_payouts, work.look_at_payouts, work.take_back_shares)


class Everything(Office):
    """A market whose families are paid by the bank or over the network, each as it likes."""

    def __init__(self) -> None:
        super().__init__()
        self.network = networks.install(self.provider)

    @initialize(size=st.sampled_from(SIZES), some=st.sets(st.integers(0, 2), min_size=1))
    def opens(self, size: tuple[int, int], some: set[int]) -> None:
        """With some families that are paid over the network."""
        super().opens(size)
        for place in sorted(some):
            self.opens_an_account(place)

    @rule(place=st.integers(0, 2))
    def opens_an_account(self, place: int) -> None:
        family_id = self.families[place % len(self.families)]
        with self.talking():
            actor = desk(families.get(family_id))
            transfers.openings.way_in(family_id, "بيت", actor, **RETURN)
            self.network.able.add(self.network.open_account(family_id))
            transfers.openings.look_at_account(family_id)

    @rule(data=st.data())
    def an_account_may_not_receive_any_more(self, data: st.DataObject) -> None:
        if self.network.able:
            self.network.able.discard(data.draw(st.sampled_from(sorted(self.network.able))))

    @rule(number=st.integers(0, len(ALONG) - 1), loses=st.sampled_from([0, 0, 1]))
    def the_worker_goes_along_the_network(self, number: int, loses: int) -> None:
        self.network.loses_answers = loses
        self.round(ALONG[number])
        self.network.loses_answers = 0

    @rule(data=st.data())
    def a_family_takes_its_money_out(self, data: st.DataObject) -> None:
        sent = self.a_transfer(data)
        if sent:
            self.network.emptied.add(sent.account)

    @rule(data=st.data(), part=st.sampled_from([1, 1, 3]))
    def somebody_takes_a_transfer_back_in_the_providers_office(self, data: st.DataObject, part: int) -> None:
        sent = self.a_transfer(data)
        if sent and sent.left_minor:
            with clock.set_to(self.now):
                self.network.take_back_in_office(sent.ref, max(sent.left_minor // part, 1))

    def a_transfer(self, data: st.DataObject) -> Sent | None:
        sent = list(self.network.sent.values())
        return data.draw(st.sampled_from(sent)) if sent else None

    @rule()
    def everybody_is_paid(self) -> None:
        """By the bank, and over the network."""
        super().everybody_is_paid()
        for task in ALONG:
            self.round(task)

    def the_worker_finishes(self) -> None:
        super().the_worker_finishes()
        for task in ALONG * 2:
            self.round(task)
