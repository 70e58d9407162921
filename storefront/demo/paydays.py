"""What happened with the money of the demo year: week by week parcels became complete, cash and card money came to the
bank, families were paid out. Told by the real commands under a clock set back; the last Sunday waits for the office."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import func, select

from storefront.community import accounts
from storefront.demo.people import OFFICE, PASSWORD, SHOWN_FAMILY, TREASURER, People, family_of
from storefront.goods import taxonomy
from storefront.kernel import clock, ibans
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import commissions, orders
from storefront.treasury import gateways, ledger, movements, payouts, recipients
from storefront.treasury.ledger import LedgerEntry, LedgerTransaction

WITH_ACCOUNT = 14  # families that named a bank account at once; all but one of the others have still to
WEEKS_PAID = 8
SPARED, SPARED_RATE = "heritage", 500  # a group of categories and its commission in basis points
DAY = timedelta(days=1)
BANKS = ("80", "10", "05", "20", "15")
REFUSED, REFUSED_BEFORE = "رقم الحساب مغلق", 5 * 7 * DAY  # once, so many days before the last Sunday


def name_accounts(people: People, *, today: datetime) -> None:
    """Some families say where their money is to go, each by its owner; one only two days before the last Sunday, so that
    a year of its sales waits for two people of the office."""
    *at_once, late = with_account(people)
    for number, slug in enumerate(at_once):
        name_account(people, slug, number)
    with clock.set_to(payouts.weeks.cut(payouts.weeks.period_of(clock.riyadh(today).date())) - 2 * DAY):
        name_account(people, late, WITH_ACCOUNT)


def with_account(people: People) -> Sequence[str]:
    """The families that name an account: those that do at once, and the one that does late."""
    return sorted(people.owners, key=lambda slug: slug != SHOWN_FAMILY)[: WITH_ACCOUNT + 1]


def name_account(people: People, slug: str, number: int) -> None:
    """One family says where its money is to go."""
    family, owner = family_of(slug), people.owners[slug]
    account = recipients.Account(family.legal_name, iban_of(number))
    actor = Actor(owner.id, families=frozenset({family.id}))
    recipients.give_account(family.id, account, actor, password=PASSWORD)


def agree_on_commissions() -> None:
    """Old crafts pay less than the rest, from the first day on."""
    heritage = commissions.Scope("category", taxonomy.get(SPARED).id)
    reason = "تشجيع الحرف التراثية"
    commissions.set_rule(heritage, SPARED_RATE, commissions.Days(clock.today()), officers()[0], reason=reason)


def hold_one(people: People) -> None:
    """One family's payouts wait until the office has looked into something."""
    slug = sorted(people.owners)[-1]
    recipients.hold(family_of(slug).id, officers()[0], reason="نراجع شكوى وصلت عن آخر ثلاثة طلبات.")


def iban_of(number: int) -> str:
    """A bank account that nobody has, with the check digits that fit."""
    account = f"{BANKS[number % len(BANKS)]}{number + 1:018d}"
    return f"SA{98 - ibans.remainder(f'SA00{account}'):02d}{account}"


class Paydays:
    """The Sundays since a moment, each told when its time has come."""

    def __init__(self, since: datetime) -> None:
        last = payouts.weeks.period_of(clock.today())
        number = (last - clock.riyadh(since).date()).days // 7
        self.sundays = [last - timedelta(days=7 * ago) for ago in range(number, -1, -1)]
        self.paid = set(self.sundays[-WEEKS_PAID:])
        self.last = last
        self.people = officers()

    def tell_until(self, moment: datetime) -> None:
        """Every Sunday that began before a moment and was not told yet: what was complete by then, what came to the
        bank, and in the last weeks who was paid out."""
        while self.sundays and payouts.weeks.cut(self.sundays[0]) <= moment:
            sunday = self.sundays.pop(0)
            with clock.set_to(payouts.weeks.cut(sunday) - timedelta(hours=3)):
                finish_parcels()
                bring_to_bank(sunday, self.people[0])
            if sunday in self.paid:
                pay_out(sunday, self.people, last=self.last)


def officers() -> list[Actor]:
    """The two of the office, as the core sees them."""
    found = [accounts.find_by_email(address) for address in (OFFICE, TREASURER)]
    return [Actor(user.id, frozenset({"staff"})) for user in found if user]


def finish_parcels() -> None:
    """What the worker does with parcels nothing of which can be given back any more."""
    with unit_of_work():
        orders.complete_reached(limit=1000)


def bring_to_bank(sunday: date, actor: Actor) -> None:
    """The week's transfers and the courier's cash come to the bank. What a provider with pages sends there it tells of
    itself."""
    until = payouts.weeks.cut(sunday)
    within = (LedgerTransaction.booked_at >= until - 7 * DAY, LedgerTransaction.booked_at < until)
    statement = (
        select(LedgerEntry.account, func.sum(LedgerEntry.amount_minor))
        .join(LedgerTransaction, LedgerTransaction.id == LedgerEntry.transaction_id)
        .where(*within)
        .group_by(LedgerEntry.account)
    )
    reference, reason = f"كشف {sunday.isoformat()}", "كشف البنك الأسبوعي"
    with unit_of_work():
        week = {account: int(total) for account, total in db.session.execute(statement)}
        for account, total in week.items():
            provider = account.removeprefix(ledger.CLEARING)
            if provider != account and total > 0 and not gateways.with_pages(provider):
                movements.note_arrival(provider, total, actor, reference=reference, reason=reason)
        cash, fees = week.get(ledger.COURIER_CASH, 0), -week.get(ledger.COURIER_FEES, 0)
        if cash > 0:
            movements.note_cash(cash, max(0, min(cash, fees)), actor, reference=reference, reason=reason)


def pay_out(sunday: date, people: Sequence[Actor], *, last: date) -> None:
    """A Sunday's payouts: planned at night, approved at noon, at the bank in the afternoon, answered the next day. The
    last one's wait for whoever looks at the market."""
    began = payouts.weeks.cut(sunday)
    with clock.set_to(began + timedelta(hours=1)), unit_of_work():
        planned = [payouts.plan(family_id, sunday) for family_id in payouts.due(sunday)]
        chosen = {payout.id: 0 for payout in planned if payout}  # whatever is left of them
    if sunday == last or not chosen:
        return
    with clock.set_to(began + timedelta(hours=12)), unit_of_work():
        for actor in people:
            payouts.approve_each(chosen, actor)
        approved = payouts.counts().get("approved", (0, 0))[0]
    if not approved:  # of every family the balance has fallen since; the next Sunday works it out anew
        return
    with clock.set_to(began + timedelta(hours=14)), unit_of_work():
        file_id = payouts.make_file(people[0]).id
    with clock.set_to(began + DAY + timedelta(hours=10)), unit_of_work():
        answer(file_id, people[0], refused=last - sunday == REFUSED_BEFORE)


def answer(file_id: int, actor: Actor, *, refused: bool) -> None:
    """What the bank says of a file: everything arrived, once but for one."""
    for place, row in enumerate(payouts.listed("sent", file_id=file_id).rows):
        if refused and place == 0:
            payouts.note_failed(row.payout, actor, reason=REFUSED)
        else:
            payouts.note_done(row.payout, actor)
