"""What the market's books and a provider's say of the card money of the demo year, night by night, and what somebody in the
office has to look into: a payment a bank disputes, money that was given back in the provider's own dashboard."""

from datetime import datetime, time, timedelta

from storefront.demo.agenda import Agenda
from storefront.demo.year import awake
from storefront.kernel import clock
from storefront.treasury import conversations, gateways, hints, payments, payouts, reconciliation

AT_NIGHT = time(3, 10, tzinfo=clock.RIYADH)
HEARD_NIGHTS = 10  # before today, of which the provider's events are kept
PARTLY_MINOR = 1_500  # what somebody gave back in the dashboard
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
DISPUTED_AGO, FOUND_BEFORE = 3 * DAY, 4 * HOUR  # the second: before the last night but one


class CardOffice:
    """The nights since a moment, and two days on which something was noticed."""

    def __init__(self, agenda: Agenda, *, since: datetime) -> None:
        self.agenda = agenda
        self.kept: list[int] = []  # orders whose goods stayed with who bought them
        self.heard_until = clock.now() - HEARD_NIGHTS * DAY
        *nights, self.last_night = nights_between(since, clock.now())
        for night in nights:
            agenda.plan(night, self.compare)
        agenda.plan(nights[-1] - FOUND_BEFORE, self.refund_in_dashboard)
        agenda.plan(awake(clock.now() - DISPUTED_AGO), self.dispute)

    def end(self) -> None:
        """The last night, once everything of the days before it was told."""
        self.agenda.plan(self.last_night, self.compare)

    def compare(self) -> None:
        """A night: once a week the provider pays out; the books are compared, and only then it is asked for what of its
        messages never came."""
        if payouts.weeks.period_of(clock.today()) == clock.today():
            self.agenda.provider.pay_out()
        reconciliation.reconcile(gateways.METHODS["card"])
        if clock.now() > self.heard_until:
            self.hear()

    def hear(self) -> None:
        """Whatever the provider has to tell since it was heard last."""
        conversations.catch_up(gateways.METHODS["card"], self.heard_until)
        self.heard_until = clock.now()
        while waiting := hints.due():
            for event_id in waiting:
                conversations.work_off(event_id)

    def refund_in_dashboard(self) -> None:
        """Somebody gives a part back at the provider, and its message gets lost."""
        self.agenda.provider.give_back(self.one_kept(), PARTLY_MINOR)

    def dispute(self) -> None:
        """A shopper's bank takes the money, and the provider says so at once."""
        self.agenda.provider.dispute(self.one_kept())
        self.hear()

    def one_kept(self) -> str:
        """The provider's name for the page on which an order was paid whose goods stayed; each once."""
        order_id = self.kept.pop(len(self.kept) * 2 // 3)
        payment = payments.find_for("order", order_id)
        attempt = payments.newest_attempt(payment.id) if payment else None
        if attempt is None or attempt.session_ref is None:
            raise LookupError(order_id)
        return attempt.session_ref


def nights_between(since: datetime, until: datetime) -> list[datetime]:
    """The moments at which the books are compared, one each night."""
    first = datetime.combine(clock.riyadh(since).date() + DAY, AT_NIGHT)
    return [first + number * DAY for number in range((until - first).days + 1)]
