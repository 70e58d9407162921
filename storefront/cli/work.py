"""flask work: the worker. Empties the outbox (letters, index), follows payments, does what falls due. Two may run at once.

Each task is a unit of work of its own, so that one that fails holds nothing else up, and killing the worker at any
moment loses nothing: what was not finished is still in its queue.
"""

import logging
import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from itertools import islice, takewhile
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from storefront.cli.goods_files import carry_out_files
from storefront.cli.posting import give_words, send_letters, send_texts
from storefront.cli.setup import why_not_ready
from storefront.cli.steps import BATCH, in_a_unit, one_by_one, stopping
from storefront.community import accounts, holidays, notices, permits, team
from storefront.fairs import applications, calls, closings, exhibitions, fees, leases, stall_stock, stalls, visits
from storefront.goods import catalogue, crafts, follows, imports, restocks, uploads
from storefront.insight import indexing
from storefront.kernel import clock, photos, units
from storefront.kernel.units import unit_of_work
from storefront.trade import carts, orders, proposals, returns, reviews
from storefront.treasury import bank, conversations, gateways, hints, payments, payouts, reconciliation, transfers

log = logging.getLogger("dakkah.work")
REST_SECONDS = 1.0
CATCH_UP = timedelta(days=3)


@dataclass(frozen=True)
class Task:
    """Something the worker does again and again: what, and how many seconds it may wait in between."""

    name: str
    run: Callable[[], int]
    every: float = 0.0


def follow_events() -> int:
    """Follows what providers of payments told us."""
    return each(hints.due(), conversations.work_off)


def look_at_attempts() -> int:
    """Asks providers about attempts of which nothing was heard, after longer and longer pauses."""
    return each(payments.to_look_at(), conversations.look_again)


def carry_out_refunds() -> int:
    """Gives back what was asked for."""
    return each([refund.id for refund in payments.refunds_to_do()], conversations.carry_out_refund)


def end_unpaid() -> int:
    """Ends payments whose time has passed, once their provider takes nothing any more; their goods are free again."""
    return each([payment.id for payment in payments.overdue()], conversations.release)


def each(ids: Sequence[int], converse: Callable[[int], object]) -> int:
    """One conversation with a provider after the other, each in units of work of its own; one that breaks holds up no
    other. How many came to their end."""
    units.abandon()
    ended = 0
    for one in takewhile(lambda _: not stopping.is_set(), ids):
        try:
            with gateways.patiently():
                converse(one)
            ended += 1
        except Exception:  # whatever one provider does must not hold the others up; it is logged and tried again
            units.abandon()
            log.exception("%s of %s failed", getattr(converse, "__name__", "conversation"), one)
    return ended


def catch_up() -> int:
    """Asks every provider what happened in the last days, in case its messages never arrived."""
    since = clock.now() - CATCH_UP
    with gateways.patiently():
        return sum(conversations.catch_up(provider, since) for provider in gateways.GATEWAYS)


def reconcile() -> int:
    """Looks the movements of every provider through, once a day."""
    units.abandon()
    names = reconciliation.due()
    units.abandon()
    return sum(1 for name in names if look_through(name))


def look_through(provider: str) -> bool:
    """Whether a provider answered; one that does not is asked again in the next hour."""
    try:
        with gateways.patiently():
            reconciliation.reconcile(provider)
    except gateways.Trouble:
        return False
    return True


def expire_proposals() -> int:
    """Ends proposed dates no shopper answered in time; the old ones hold."""
    return one_by_one(expire_one)


def expire_one() -> int:
    with unit_of_work():
        return proposals.expire(limit=1)


def decline_unanswered() -> int:
    """Declines parcels no family answered in time."""
    return one_by_one(decline_one)


def decline_one() -> int:
    with unit_of_work():
        return orders.decline_unanswered(limit=1)


def complete_reached() -> int:
    """Completes parcels whose time for returning has passed."""
    return one_by_one(complete_one)


def complete_one() -> int:
    with unit_of_work():
        return orders.complete_reached(limit=1)


def clear_forgotten() -> int:
    """Lets money go that waits for a return nobody finishes."""
    return one_by_one(clear_one)


def clear_one() -> int:
    with unit_of_work():
        return returns.clear_forgotten(limit=1)


def plan_payouts() -> int:
    """Works out what families are paid of the last Sunday, each in a unit of its own; the office approves it."""
    period = payouts.weeks.period_of(clock.today())
    with unit_of_work():
        due = payouts.due(period)
    planned = 0
    for family_id in due:
        with unit_of_work():
            planned += payouts.plan(family_id, period) is not None
    return planned


def send_payouts() -> int:
    """Sends what was approved and leaves over the network; what is carried to the bank as a file waits for the office."""
    return each(transfers.to_send(), transfers.send)


def look_at_payout_accounts() -> int:
    """Asks whether accounts families are opening may receive now."""
    return each(transfers.openings.to_look_at(), transfers.openings.look_at_account)


def look_at_payouts() -> int:
    """Asks whether what left in the last weeks has come back, each once a day."""
    return each(transfers.to_look_at(), transfers.look_at)


def tell_of_restocks() -> int:
    """Tells members that what they waited for can be had again."""
    return one_by_one(tell_of_restock)


def tell_of_restock() -> int:
    with unit_of_work():
        return restocks.take_due()


def tell_followers() -> int:
    """Tells members what is new with the families they follow."""
    return one_by_one(tell_follower)


def tell_follower() -> int:
    with unit_of_work():
        return follows.take_due()


def take_back_shares() -> int:
    """Takes back of families' transfers what went back to their shoppers."""
    return transfers.plan_reversals() + each(transfers.to_reverse(), transfers.reverse)


def refresh_index() -> int:
    """Puts what has changed into the search index."""
    return indexing.refresh(current_app.extensions["search"])


def look_at_documents() -> int:
    """Hides goods whose document is missing or has ended, brings back those that have it again, and writes to families
    whose documents end soon or were never asked for."""
    steps = (crafts.hiding.hide_one, crafts.hiding.show_one, permits.ending.remind_one, permits.ending.ask_one)
    return sum(one_by_one(partial(in_a_unit, step)) for step in steps)


def turn_holidays() -> int:
    """Tells what shows their goods which families went on holiday and which came back."""
    return one_by_one(partial(in_a_unit, holidays.turn_one))


def turn_exhibitions() -> int:
    """Exhibitions begin and end as their days say, calls open and close at their time, offers nobody answered end and go on to
    who waits; fees that are due are asked for, and those of who does not come go back; goods that can stay at a stall no longer
    go home, and what is left there at the end is to be counted; of what nothing is open any more is settled."""
    steps = (
        *(calls.turn_one, applications.expire_one, exhibitions.turn_one),
        *(fees.issue_one, fees.remind_one, fees.end_one, fees.clear_one),
        *(stall_stock.home_one, stall_stock.ask_one, closings.settle_one),
    )
    return sum(one_by_one(partial(in_a_unit, step)) for step in steps)


def write_to_visitors() -> int:
    """Tells visitors of exhibitions that changed, and reminds those who come tomorrow; names of days long past go."""
    steps = (visits.tell_one, visits.remind_one, visits.forget_one)
    return sum(one_by_one(partial(in_a_unit, step)) for step in steps)


def turn_leases() -> int:
    """Offers of units nobody answered lapse and go on to who waits, leases begin, end and are handed on; then every month that
    was not asked for is."""
    steps = (leases.lapse_one, leases.turn_one, leases.fill_one, leases.rents.run_one)
    return sum(one_by_one(partial(in_a_unit, step)) for step in steps)


def sweep_pictures() -> int:
    """Removes the files of pictures and of documents that no row names, long after whoever may be writing it is done."""
    public, private = current_app.config["MEDIA_DIR"], current_app.config["PRIVATE_DIR"]
    return sweep(public, kept_pictures) + sweep(private, permits.kept_keys)


def kept_pictures(keys: Sequence[str]) -> frozenset[str]:
    """Of some pictures those that a product, a review or a plan of stalls shows, or that wait for a product."""
    shown = catalogue.kept_keys(keys) | reviews.kept_keys(keys) | stalls.kept_keys(keys)
    return shown | uploads.kept_keys(keys)


def sweep(folder: Path, kept_keys: Callable[[Sequence[str]], frozenset[str]]) -> int:
    """Removes what lies in a folder for more than a day and is not kept; how many."""
    swept = 0
    old = photos.settled_keys(folder, older_than=timedelta(days=1))
    while keys := list(islice(old, BATCH * 10)):
        kept = kept_keys(keys)
        units.abandon()
        for key in keys:
            if key not in kept:
                photos.forget(folder, key)
                swept += 1
    return swept


TASKS = (
    Task("index", refresh_index),
    Task("inboxes", give_words),
    Task("letters", send_letters),
    Task("texts", send_texts),
    Task("goods of files", carry_out_files),
    Task("events", follow_events),
    Task("refunds", carry_out_refunds),
    Task("attempts", look_at_attempts, every=5),
    Task("unpaid", end_unpaid, every=5),
    Task("missed events", catch_up, every=3600),
    Task("reconciliation", reconcile, every=3600),
    Task("sums nobody placed", partial(in_a_unit, bank.call_to_the_overlooked), every=3600),
    Task("proposed dates", expire_proposals, every=30),
    Task("unanswered", decline_unanswered, every=30),
    Task("completed", complete_reached, every=60),
    Task("forgotten", clear_forgotten, every=600),
    Task("payouts", plan_payouts, every=600),
    Task("sending payouts", send_payouts, every=5),
    Task("taking back shares", take_back_shares, every=30),
    Task("looking at payouts", look_at_payouts, every=600),
    Task("accounts of payouts", look_at_payout_accounts, every=600),
    Task("documents", look_at_documents, every=600),
    Task("holidays", turn_holidays, every=60),
    Task("exhibitions", turn_exhibitions, every=10),
    Task("visitors", write_to_visitors, every=10),
    Task("leases", turn_leases, every=10),
    Task("restocks", tell_of_restocks, every=10),
    Task("followers", tell_followers, every=600),
    Task("baskets", partial(in_a_unit, carts.sweep), every=3600),
    Task("files of goods", partial(in_a_unit, imports.sweep), every=3600),
    Task("uploads", partial(in_a_unit, uploads.sweep), every=3600),
    Task("accounts", partial(in_a_unit, accounts.sweep), every=3600),
    Task("invitations", partial(in_a_unit, team.sweep), every=3600),
    Task("old notices", partial(in_a_unit, notices.inbox.sweep), every=3600),
    Task("pictures", sweep_pictures, every=3600),
)


def run_all(tasks: Sequence[Task], due: dict[str, float]) -> int:
    """Runs the tasks whose time has come; how much they did. A task that fails is reported and tried again later."""
    done = 0
    for task in takewhile(lambda _: not stopping.is_set(), tasks):
        now = time.monotonic()
        if due.get(task.name, 0.0) > now:
            continue
        due[task.name] = now + task.every
        try:
            done += task.run()
        except Exception:  # a task that breaks is logged and tried again; the others go on
            log.exception("task %s failed", task.name)
            due[task.name] = now + max(task.every, 5.0)
    return done


@click.command("work")
@click.option("--once", is_flag=True, help="Do what is due now and end.")
@with_appcontext
def work(once: bool) -> None:
    """Send letters, feed the search index, carry out refunds and whatever falls due."""
    if trouble := why_not_ready():
        raise click.ClickException(trouble)
    stopping.clear()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    due: dict[str, float] = {}
    if once:
        while run_all(TASKS, {}):
            pass
        return
    while not stopping.is_set():
        if not run_all(TASKS, due):
            stopping.wait(REST_SECONDS)
