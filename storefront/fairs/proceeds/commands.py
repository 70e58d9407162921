"""Paying an exhibition's fees out to its organiser. One person of the office writes down how much goes to which account, sends
it from the market's bank, and another says by which transfer it went; only then is it booked. The bank file carries families'
shares alone: it is planned of Sundays and signed family by family, which an organiser's one sum after an exhibition is not."""

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from storefront.fairs import fees, invoices
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.fees import Standing
from storefront.fairs.proceeds import refusals
from storefront.fairs.proceeds.facts import OrganiserPayoutEnded, OrganiserPayoutPlanned
from storefront.fairs.proceeds.models import OrganiserPayout
from storefront.fairs.proceeds.states import PAYOUT
from storefront.kernel import clock, ibans, wording
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotAllowed
from storefront.treasury import interests, ledger
from storefront.treasury.ledger import Line, Matter

MOST_HOLDER, MOST_REFERENCE = 120, 60


def plan(exhibition: Exhibition, holder: str, iban: str, actor: Actor) -> OrganiserPayout:
    """All that may be paid out of an exhibition now is to go to this account. Raises NotAllowed, OwnInterest, HolderIsMissing,
    NothingToPayOut, OneIsPlanned, and what speaks against the number of the account (see kernel/ibans)."""
    only_others(actor, exhibition)
    hold(exhibition.id)
    name, number = wording.words(holder, most=MOST_HOLDER), ibans.kept(iban)
    if not name:
        raise refusals.HolderIsMissing()
    amount = fees.standing(exhibition.id).payable_minor
    if not amount:
        raise refusals.NothingToPayOut()
    payout = OrganiserPayout(
        reference=invoices.random_code(),
        exhibition_id=exhibition.id,
        amount_minor=amount,
        holder=name,
        iban=number,
        state="planned",
        planned_at=clock.now(),
        planned_by=actor.user_id,
        bank_ref="",
    )
    try:
        with db.session.begin_nested():
            db.session.add(payout)
    except IntegrityError as error:
        raise refusals.OneIsPlanned() from error
    tell(OrganiserPayoutPlanned(exhibition.id, exhibition.body_id, amount, actor.user_id))
    return payout


def confirm(payout: OrganiserPayout, bank_ref: str, actor: Actor) -> None:
    """It went, by this transfer: another person than planned it says so, and it is booked. The organiser keeps the cash it has
    in hand. Raises NotAllowed, NotNow, SecondPersonIsNeeded, ReferenceIsMissing, SumHasChanged."""
    exhibition = hold(payout.exhibition_id)
    only_others(actor, exhibition)
    db.session.refresh(payout)
    PAYOUT.check(payout.state, "paid")
    if payout.planned_by == actor.user_id:
        raise refusals.SecondPersonIsNeeded()
    reference = wording.words(bank_ref, most=MOST_REFERENCE)
    if not reference:
        raise refusals.ReferenceIsMissing()
    stands = fees.standing(exhibition.id)
    if stands.payable_minor < payout.amount_minor:
        raise refusals.SumHasChanged()
    end(payout, "paid", actor, reference)
    book(payout, stands, reference)
    tell(OrganiserPayoutEnded(exhibition.id, exhibition.body_id, payout.amount_minor, "paid", actor.user_id))


def drop(payout: OrganiserPayout, actor: Actor) -> None:
    """It is not sent. Raises NotAllowed, NotNow."""
    exhibition = hold(payout.exhibition_id)
    only_others(actor, exhibition)
    db.session.refresh(payout)
    PAYOUT.check(payout.state, "dropped")
    end(payout, "dropped", actor)
    tell(OrganiserPayoutEnded(exhibition.id, exhibition.body_id, payout.amount_minor, "dropped", actor.user_id))


def end(payout: OrganiserPayout, state: str, actor: Actor, bank_ref: str = "") -> None:
    payout.state, payout.ended_at, payout.ended_by = state, clock.now(), actor.user_id
    payout.bank_ref = bank_ref
    db.session.flush()


def book(payout: OrganiserPayout, stands: Standing, reference: str) -> None:
    """The market owes the organiser so much less; what it took in cash counts first."""
    lines = [
        Line(fees.accounts.DUE, payout.amount_minor + stands.cash_minor),
        Line(fees.accounts.CASH, -stands.cash_minor),
        Line(ledger.BANK, -payout.amount_minor),
    ]
    told = {"reference": reference, "payout": payout.reference}
    matter = Matter(fees.accounts.subject_of(payout.exhibition_id), told)
    ledger.book(f"organiser-paid:{payout.id}", "organiser_paid", ledger.entries.drop_empty(lines), matter)


def hold(exhibition_id: int) -> Exhibition:
    """An exhibition whose money two people do not promise at once."""
    statement = select(Exhibition).where(Exhibition.id == exhibition_id).with_for_update()
    return db.session.scalars(statement.execution_options(populate_existing=True)).one()


def only_others(actor: Actor, exhibition: Exhibition) -> None:
    """Raises NotAllowed for everybody but people of the office, OwnInterest for who acts for the organiser."""
    if not actor.is_staff:
        raise NotAllowed()
    if actor.acts_for(exhibition.body_id):
        raise interests.OwnInterest()
