"""Where a market's story is told: its own clock, units of work and conversations at that moment, rows and pages to choose among,
the worker's rounds; and its end, at which every rule of the market holds and the books agree with the provider."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine
from sqlalchemy import select

from storefront.cli import work
from storefront.insight.invariants import RULES
from storefront.kernel import clock, memory, units
from storefront.kernel.database import db
from storefront.kernel.refusals import Refusal
from storefront.kernel.units import unit_of_work
from storefront.treasury import hints, ledger, reconciliation
from tests.builders import providers
from tests.builders.providers import Obedient, Page
from tests.conftest import empty_database

ROUNDS = (
    work.follow_events,
    work.look_at_attempts,
    work.carry_out_refunds,
    work.end_unpaid,
    work.expire_proposals,
    work.decline_unanswered,
    work.complete_reached,
    work.clear_forgotten,
    work.plan_payouts,
)
WEEKS = 12  # after which nothing waits any more


class Stage(RuleBasedStateMachine):
    """A market with nobody in it yet, its clock, and a provider of its own."""

    def __init__(self) -> None:
        super().__init__()
        empty_database()
        memory.forget_all()
        self.provider: Obedient = providers.install()
        self.now = clock.now()
        self.families: list[int] = []  # by id, once they have opened

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """A unit of work at the machine's moment; what is refused leaves nothing behind."""
        units.abandon()
        with clock.set_to(self.now), suppress(Refusal), unit_of_work():
            yield
        units.abandon()

    @contextmanager
    def talking(self) -> Iterator[None]:
        """A conversation with a provider at the machine's moment."""
        units.abandon()
        with clock.set_to(self.now), suppress(Refusal):
            yield
        units.abandon()

    def some(self, data: st.DataObject, model: type, *where: object) -> int | None:
        """One of the rows there are, by id."""
        ids = self.all_of(model, *where)
        return data.draw(st.sampled_from(ids)) if ids else None

    def all_of(self, model: type, *where: object) -> list[int]:
        """The rows there are, by id."""
        units.abandon()
        ids = list(db.session.scalars(select(model.id).where(*where).order_by(model.id)))  # type: ignore[attr-defined]
        units.abandon()
        return ids

    def a_page(self, data: st.DataObject, fits: Callable[[Page], bool]) -> Page | None:
        """One of the provider's pages that fit."""
        pages = [page for page in self.provider.pages.values() if fits(page)]
        return data.draw(st.sampled_from(pages)) if pages else None

    def told_of(self, page: Page, topic: str = "payment", *, arrives: bool = True) -> None:
        """A message about a page is taken in, and the worker follows it in its rounds; or it is lost on its way, and found
        when the worker catches up."""
        with self.at_work():
            hint = self.provider.tell(topic, page, topic=topic)
            if arrives:
                hints.take_in(self.provider.name, [hint], live=False)

    def round(self, task: Callable[[], int]) -> None:
        """One task of the worker at the machine's moment."""
        units.abandon()
        with clock.set_to(self.now):
            task()
        units.abandon()

    def wait(self, hours: int) -> None:
        """Lets so much time pass, in which the worker catches up, as it does all day long."""
        self.round(work.catch_up)
        self.now += timedelta(hours=hours)

    # the end of the story, and what must hold

    def teardown(self) -> None:
        """The worker finishes; then nothing is open, and everything agrees."""
        if not self.families:
            return
        assert ledger.unbalanced() == []
        for _ in range(WEEKS):
            self.wait(24 * 7)
            self.the_worker_finishes()
        with clock.set_to(self.now):
            wrong = broken()
            assert not wrong, wrong
            different = self.differences()
            assert not different, different
            assert ledger.balances().get(ledger.clearing("obedient"), 0) == balance_of(self.provider)
        units.abandon()

    def the_worker_finishes(self) -> None:
        """All of its rounds, and what they bring about."""
        for task in ROUNDS * 2:
            self.round(task)

    def differences(self) -> list[str]:
        """What the nightly comparison finds between the provider and us."""
        units.abandon()
        found = reconciliation.get(reconciliation.reconcile(self.provider.name)).findings
        return [str(one) for one in found]


def is_disputed(page: Page) -> bool:
    """Whether the payer's bank looks into it, so that no provider gives anything of it back."""
    return any(one.state == "open" for one in page.disputes)


def broken() -> dict[str, list[str]]:
    """Every rule of the market that does not hold, with what breaks it."""
    found = {rule_.sentence: list(rule_.broken_by()) for rule_ in RULES}
    return {sentence: wrong for sentence, wrong in found.items() if wrong}


def balance_of(provider: Obedient) -> int:
    """What the provider owes us, by its own list of movements."""
    return provider.holdings().get("SAR", 0)
