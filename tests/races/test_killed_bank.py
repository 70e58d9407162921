"""Between the bank's papers and the books, ended at every step: what payers sent counts once, a file of payouts and its
answer count once, and a night's look at a provider is kept once."""

from datetime import UTC, datetime

import time_machine
from flask import Flask

from storefront.cli import work
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.treasury import bank, payments, payouts
from storefront.treasury.gateways import Movement
from tests.builders.bank import OFFICER, Sum, a_statement, a_transfer_order
from tests.builders.money import a_settled_order, an_unpaid_order, begin
from tests.builders.providers import provider
from tests.builders.stage import approved, families_to_pay
from tests.races.lives import Story, killed_everywhere, pressed, then

SUM = 50_000
SATURDAY = datetime(2026, 11, 28, 9, tzinfo=UTC)  # a day later families are paid again


def kept(*sums: Sum) -> None:
    """A statement of the bank waits to be taken in."""
    with unit_of_work():
        bank.keep_statement("kashf.csv", a_statement(*sums).encode(), OFFICER)


def take_in() -> None:
    bank.import_statement(db.session.query(bank.BankStatement).one(), OFFICER)


def test_what_payers_sent_is_taken_in_once(app: Flask) -> None:
    def given() -> None:
        whole, over, short = (a_transfer_order(mobile=f"+96655123456{number}") for number in range(3))
        sums = [whole.total_minor, over.total_minor + 300, short.total_minor - 300]
        names = [f"order {order.reference}" for order in (whole, over, short)]
        kept(*zip(sums, names, ("FT1", "FT2", "FT3"), strict=True), (700, "nobody knows", "FT4"))

    deaths, end = killed_everywhere(app, Story(given, then(pressed(take_in), work.carry_out_refunds)))

    assert deaths == 2  # what is too much goes back by hand
    assert end.of("bank_credit", "state") == ["unknown", "used", "used", "waiting"]
    assert end.of("payment", "state") == ["open", "settled", "settled"]
    assert end.of("refund", "state", "amount_minor") == [("failed", 300)]
    assert end.balances()["bank"] == sum(end.of("bank_credit", "amount_minor"))


def test_what_a_person_places_pays_once(app: Flask) -> None:
    def given() -> None:
        order = a_transfer_order()
        kept((order.total_minor, "nobody knows", "FT1"))
        with unit_of_work():
            take_in()

    def assign() -> None:
        code = db.session.query(payments.Payment).one().code
        bank.assign(db.session.query(bank.BankCredit).one(), code, OFFICER)

    deaths, end = killed_everywhere(app, Story(given, pressed(assign)))

    assert deaths == 1
    assert (end.of("bank_credit", "state"), end.of("payment", "state")) == (["used"], ["settled"])


def the_officer() -> Actor:
    """Whoever approved the first payout."""
    return Actor(db.session.query(payouts.Payout.approved_by).order_by(payouts.Payout.id).first()[0], OFFICER.roles)


@time_machine.travel(SATURDAY)
def test_a_file_for_the_bank_and_its_answer_count_once(app: Flask) -> None:
    def given() -> None:
        for family_id in families_to_pay(SUM, SUM):
            approved(family_id)

    def make() -> None:
        payouts.make_file(the_officer())

    def answer() -> None:
        file = db.session.query(payouts.PayoutFile).one()
        head, first, second, *rest = payouts.content_of(file).decode().splitlines()
        said = [head, f"{first[:-1]}done,", f"{second[:-1]}failed,closed", *rest]
        payouts.take_answer(file, "\n".join(said).encode(), the_officer())

    deaths, end = killed_everywhere(app, Story(given, then(pressed(make), pressed(answer))))

    assert deaths == 2
    assert end.rows["payout_file"].total() == 1
    assert end.of("payout", "state") == ["done", "failed", "planned"]  # what failed is paid with the next


def test_a_nights_look_at_a_provider_is_kept_and_booked_once(app: Flask) -> None:
    def given() -> None:
        a_settled_order()
        begin(an_unpaid_order(mobile="+966551234999"))
        provider().pay(provider().newest.ref)  # a moment ago, and nobody has told us
        there, all_others = provider(), provider().movements_since
        left = Movement("txn-9", "payout", "po-9", -5_000, 25, "SAR", clock.now(), to_bank=True)
        there.movements_since = lambda moment: iter([left, *all_others(moment)])  # type: ignore[method-assign]

    deaths, end = killed_everywhere(app, Story(given, work.reconcile))

    assert deaths == 6
    assert end.of("reconciliation_run", "findings") == ["[]", "[]"]  # of this night and of the next
    assert (end.balances()["bank"], end.balances()["provider_fees"]) == (5_000, 25 + 319)
