"""Money to begin a test with: what families earned, where it goes, payouts as far as they have come; by real commands."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from storefront.community.families.models import Family
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.treasury import ledger, payouts, recipients
from tests.builders import numbers
from tests.builders.community import a_family, a_member

IBAN = "SA0380000000608010167519"
OTHER_IBAN = "SA4420000001234567891234"
HOLDER = "نورة بنت عبدالله آل سعيد"


def an_officer(*, families: frozenset[int] = frozenset()) -> Actor:
    """Somebody of the office, as the core sees them."""
    return Actor(a_member(name="هند من المكتب", role="staff").id, frozenset({"staff"}), families)


def an_account(family: Family, iban: str = IBAN) -> recipients.Recipient:
    """The family's bank account, named long enough ago."""
    with clock.set_to(last_sunday() - timedelta(days=30)):
        return recipients.begin(family.id, HOLDER, iban, Actor(families=frozenset({family.id})))


def last_sunday() -> datetime:
    """The moment at which the last Sunday of Riyadh began."""
    return payouts.weeks.cut(period())


def period() -> date:
    """The Sunday whose payouts are made now."""
    return payouts.weeks.period_of(clock.today())


def earned(family: Family, amount_minor: int, *, before: datetime | None = None) -> str:
    """A cleared sale of goods for so many halalas without commission, by default from before the last Sunday."""
    subject = f"parcel:{10_000 + next(numbers)}"
    share, told = ledger.Share(family.id, amount_minor, 0, 0, by_courier=False), {"parcel": "7KQ34U7M", "rates": [0]}
    with clock.set_to((before or last_sunday()) - timedelta(hours=1)):
        ledger.record_sale(subject, share, received_in=ledger.BANK, told=told)
        ledger.record_cleared(subject, family.id, told)
    return subject


def a_payout(amount_minor: int = 50_000, *, state: str = "planned", family: Family | None = None) -> payouts.Payout:
    """A payout of a family with an account, brought to a state by the steps of the office."""
    whose = family or a_family()
    if recipients.recipient_of(whose.id) is None:
        an_account(whose)
    earned(whose, amount_minor)
    payout = payouts.plan(whose.id, period())
    assert payout is not None
    return bring_on(payout, state)


def bring_on(payout: payouts.Payout, state: str) -> payouts.Payout:
    """Moves a payout along its way until it is in a state."""
    officer = an_officer()
    ways: dict[str, list[Callable[[], object]]] = {
        "planned": [],
        "dropped": [lambda: payouts.drop(payout, officer, reason="حساب خاطئ")],
        "approved": [lambda: approve(payout)],
        "sent": [lambda: approve(payout), lambda: payouts.make_file(officer)],
    }
    ways["done"] = [*ways["sent"], lambda: payouts.note_done(payout, officer)]
    ways["failed"] = [*ways["sent"], lambda: payouts.note_failed(payout, officer, reason="حساب مغلق")]
    ways["reversed"] = [*ways["done"], lambda: payouts.note_reversed(payout, officer, reason="أعاده البنك")]
    for step in ways[state]:
        step()
    assert payout.state == state
    return payout


def approve(payout: payouts.Payout) -> None:
    """As many people as it takes."""
    while payout.state == "planned":
        payouts.approve(payout, an_officer())
