"""Fees at once: two officers who decide, somebody who presses twice, news of one payment twice, workers who give back. Whoever
comes second sees what the first has done; the books hold what the invoices say."""

from collections import Counter
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import update

from storefront.fairs import exhibitions, fees, invoices
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.invoices import ExhibitInvoice, InvoiceLine
from storefront.insight.audit import fees as questions
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.treasury import payments
from tests.builders.feeing import (
    DEPOSIT,
    FEE,
    a_form,
    again,
    an_invoice,
    confirmed,
    invoice_of,
    line,
    officer_of,
    paid,
    parts,
    payment_of,
    stands,
)
from tests.races.overlapping import TURNS, overlapping

pytestmark = pytest.mark.race
ALL = (
    questions.fees_that_are_not_booked,
    questions.deposits_that_are_not_booked,
    questions.invoices_that_are_not_their_parts,
    questions.parts_without_their_payment,
    questions.invoices_that_stand_otherwise,
)
Act = Callable[[int, Actor], object]


def waive(amount_minor: int) -> Act:
    def act(invoice_id: int, actor: Actor) -> object:
        fees.waive(invoice_id, "fee", amount_minor, actor, reason="دعم")
        return True

    return act


def give_back(invoice_id: int, actor: Actor) -> object:
    fees.return_deposit(invoice_id, actor)
    return True


def keep(invoice_id: int, actor: Actor) -> object:
    fees.keep_deposit(invoice_id, actor, reason="لم تحضر")
    return True


PAIRS: dict[str, tuple[Act, Act, list[str], int]] = {  # what two officers do, what comes of it, what then goes back
    "a waiver and the deposit": (waive(FEE), give_back, ["done", "done"], FEE + DEPOSIT),
    "two waivers of all": (waive(FEE), waive(FEE), ["WaiverIsTooMuch", "done"], FEE),
    "two waivers of a part": (waive(FEE // 2), waive(FEE // 2), ["done", "done"], FEE),
    "the deposit twice": (give_back, give_back, ["DepositIsNotHeld", "done"], DEPOSIT),
    "the deposit, and that it is kept": (give_back, keep, ["DepositIsNotHeld", "done"], -1),
}


@pytest.mark.parametrize("first", TURNS)
@pytest.mark.parametrize("pair", PAIRS)
def test_two_officers_decide_and_each_sees_what_the_other_did(app: Flask, pair: str, first: int) -> None:
    one, other, outcome, back = PAIRS[pair]
    invoice = an_invoice()
    paid(invoice, FEE + DEPOSIT)
    officer, invoice_id = officer_of(again(invoice).exhibition), invoice.id  # nobody reads a row of another's
    db.session.rollback()

    acts = [lambda act=act: act(invoice_id, officer) for act in (one, other)]  # type: ignore[misc]
    came = overlapping(app, *acts, first=first % 2)

    assert sorted(came, key=lambda word: word == "done") == outcome
    if back >= 0:
        assert sum(part.back_minor for part in again(invoice).lines) == back
    assert [question.__name__ for question in ALL if question()] == []


def test_a_form_that_is_pressed_five_times_begins_one_payment(app: Flask) -> None:
    invoice, form = an_invoice(), a_form()
    invoice_id = invoice.id  # nobody reads a row of another's
    db.session.rollback()

    came = overlapping(app, *[lambda: fees.begin(invoice_id, "transfer", FEE, SYSTEM, once=form)] * 5)

    assert came == ["done"] * 5
    assert len(parts(invoice)) == 1


def test_two_officers_who_note_the_same_cash_note_it_once(app: Flask) -> None:
    invoice = an_invoice()
    officer, invoice_id = officer_of(invoice.exhibition), invoice.id
    db.session.rollback()

    came = overlapping(
        app, *[lambda: fees.record_cash(invoice_id, FEE + DEPOSIT, officer, once=a_form()) for _ in range(2)]
    )

    assert sorted(came) == ["NothingIsOwed", "done"]
    assert stands(invoice).cash_minor == FEE + DEPOSIT


def test_news_of_one_payment_five_times_pays_once(app: Flask) -> None:
    invoice = an_invoice()
    with unit_of_work():
        part = fees.begin(invoice.id, "transfer", FEE, SYSTEM, once=a_form())
    with unit_of_work():
        payment = payments.lock(payment_of(part).id)
        attempt = payments.attempts.arrived(payment, FEE)
        attempt_id, seen = attempt.id, payments.attempts.as_seen(attempt)

    came = overlapping(app, *[lambda: payments.record(attempt_id, seen)] * 5)

    assert came == ["done"] * 5
    assert (line(invoice, "fee").paid_minor, stands(invoice).coming_minor) == (FEE, FEE)


@pytest.mark.parametrize("first", TURNS)
def test_money_that_comes_while_the_worker_ends_an_invoice_goes_back_once(app: Flask, first: int) -> None:
    invoice = an_invoice()
    paid(invoice, DEPOSIT)
    with unit_of_work():
        part = fees.begin(invoice.id, "transfer", FEE, SYSTEM, once=a_form())
    with unit_of_work():
        payment = payments.lock(payment_of(part).id)
        attempt = payments.attempts.arrived(payment, FEE)
        attempt_id, seen = attempt.id, payments.attempts.as_seen(attempt)
        exhibitions.cancel(db.session.get_one(Exhibition, invoice.exhibition_id), ("أُلغي", ""), SYSTEM)

    overlapping(app, fees.end_one, lambda: payments.record(attempt_id, seen), first=first % 2)

    assert again(invoice).state == "ended"
    assert sum(one.amount_minor for one in payments.refunds_of(payment_of(part).id)) == FEE
    assert stands(invoice) == fees.Standing()
    assert [question.__name__ for question in ALL if question()] == []


def test_five_workers_give_back_each_invoice_once(app: Flask) -> None:
    rows = [invoice_of(one) for one in confirmed(number=3)]
    made = [paid(one, FEE + DEPOSIT) for one in rows]
    with unit_of_work():
        exhibitions.cancel(db.session.get_one(Exhibition, again(rows[0]).exhibition_id), ("أُلغي", ""), SYSTEM)

    for _ in range(3):
        overlapping(app, *[fees.end_one] * 5)

    back = [[one.amount_minor for one in payments.refunds_of(payment_of(part).id)] for part in made]
    assert back == [[FEE + DEPOSIT]] * 3
    assert Counter(again(one).state for one in rows) == {"ended": 3}
    assert stands(rows[0]) == fees.Standing()


def test_without_the_guard_a_fee_is_waived_twice(app: Flask) -> None:
    invoice = an_invoice()
    invoice_id, seen = invoice.id, line(invoice, "fee").waived_minor
    db.session.rollback()

    def waive_as_it_was_seen() -> object:
        mine = (InvoiceLine.invoice_id == invoice_id, InvoiceLine.kind == "fee")
        db.session.execute(update(InvoiceLine).where(*mine).values(waived_minor=seen + FEE // 2))
        return True

    came = overlapping(app, *[waive_as_it_was_seen] * 2)

    assert came == ["done", "done"]
    assert line(invoice, "fee").waived_minor == FEE // 2  # two were told that half was waived, and half is still owed
    assert db.session.get_one(ExhibitInvoice, invoice.id).state == invoices.OWING
