"""Approved payouts leave: as a file for the bank, whose answer says what became of each; and what an officer notes."""

import hashlib
from collections.abc import Sequence

from sqlalchemy import select

from storefront.kernel import clock, ibans
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotAllowed, NotNow
from storefront.treasury import alarms, recipients
from storefront.treasury.payouts.facts import PayoutFileMade
from storefront.treasury.payouts.models import Payout, PayoutFile
from storefront.treasury.payouts.moving import move, needed
from storefront.treasury.payouts.planning import random_reference
from storefront.treasury.payouts.port import FilePayouts, Line, Transfer
from storefront.treasury.payouts.providers import PROVIDERS, online
from storefront.treasury.payouts.queries import holding
from storefront.treasury.payouts.refusals import (
    AnswerDoesNotFit,
    AnswerNamesAnotherAccount,
    FileWasChanged,
    NothingToSend,
)

BANK_FILE = "bank_file"


def make_file(actor: Actor) -> PayoutFile:
    """Gathers everything that is approved into a file for the bank; it counts as sent from now on. What was held up since
    it was approved stays, and what is an officer's own family's waits for somebody else.

    Raises NotAllowed, NothingToSend; of two at the same moment one gets NotNow or NothingToSend.
    """
    if not actor.is_staff or actor.user_id is None:
        raise NotAllowed()
    payouts = approved_for(BANK_FILE, but_not=actor.families)
    if not payouts:
        raise NothingToSend()
    made_at, reference = clock.now(), random_reference("F")
    content = paper_of(BANK_FILE).write(reference, made_at, [transfer_of(payout) for payout in payouts])
    file = PayoutFile(
        reference=reference,
        made_at=made_at,
        made_by=actor.user_id,
        payouts=len(payouts),
        total_minor=sum(payout.amount_minor for payout in payouts),
        sha256=hashlib.sha256(content).hexdigest(),
    )
    db.session.add(file)
    db.session.flush()
    for payout in payouts:
        move(payout, "sent", actor, file_id=file.id)
    tell(PayoutFileMade(file.id, file.payouts, file.total_minor, actor.user_id))
    return file


def approved_for(provider: str, *, but_not: frozenset[int]) -> Sequence[Payout]:
    """Approved payouts of a provider that nothing holds up, in the order of their references, locked until the unit
    ends."""
    held = holding().with_only_columns(Payout.id).correlate(None)
    statement = (
        select(Payout)
        .where(Payout.state == "approved", Payout.provider == provider, Payout.family_id.not_in(but_not))
        .where(Payout.id.not_in(held))
        .order_by(Payout.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return sorted(db.session.scalars(statement), key=lambda payout: payout.reference)


def transfer_of(payout: Payout, *, recipient_ref: str = "") -> Transfer:
    """What the one who pays out is told of a payout."""
    return Transfer(
        once=f"payout:{payout.id}",
        reference=payout.reference,
        holder=payout.holder,
        iban=payout.iban,
        amount_minor=payout.amount_minor,
        currency=payout.currency,
        recipient_ref=recipient_ref,
        turn=payout.turn,
    )


def content_of(file: PayoutFile) -> bytes:
    """The file as it was made. Raises FileWasChanged when what it was made of says something else today."""
    statement = select(Payout).where(Payout.file_id == file.id).order_by(Payout.reference)
    transfers = [transfer_of(payout) for payout in db.session.scalars(statement)]
    content = paper_of(BANK_FILE).write(file.reference, file.made_at, transfers)
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise FileWasChanged()
    return content


def paper_of(name: str) -> FilePayouts:
    """The provider of a name that takes a file."""
    provider = PROVIDERS[name]
    if not provider.by_file:
        raise LookupError(name)
    return provider


def take_answer(file: PayoutFile, answer: bytes, actor: Actor) -> tuple[int, int]:
    """Notes what the bank says of a file: how many arrived, how many did not. What was noted before stays, so the same
    answer may come again. All of it or nothing.

    Raises NotAllowed, AnswerIsNotReadable, AnswerDoesNotFit, AnswerNamesAnotherAccount, NotNow.
    """
    if not actor.is_staff:
        raise NotAllowed()
    lines = paper_of(BANK_FILE).read(answer)
    statement = select(Payout).where(Payout.file_id == file.id).with_for_update()
    sent = {payout.reference: payout for payout in db.session.scalars(statement)}
    unsaid = dict(sent)  # of each payout an answer says one thing
    for line in lines:
        check_line(line, unsaid.pop(line.outcome.reference, None), actor)
    done, failed = 0, 0
    for line in lines:
        payout, outcome = sent[line.outcome.reference], line.outcome
        if payout.state == outcome.state:
            continue
        move(payout, outcome.state, actor, reason=outcome.reason)
        done, failed = done + (outcome.state == "done"), failed + (outcome.state == "failed")
    return done, failed


def check_line(line: Line, payout: Payout | None, actor: Actor) -> None:
    """Whether a line of the answer is about a payout of this file, its sum and account, and something that can follow."""
    if payout is None or payout.amount_minor != line.amount_minor:
        raise AnswerDoesNotFit(line=line.number, reference=line.outcome.reference)
    recipients.policy.only_staff(actor, payout.family_id)
    sent, told = (payout.iban, payout.currency), (ibans.plain(line.iban), line.currency.upper())
    if told != sent:
        raise AnswerNamesAnotherAccount(line=line.number, reference=payout.reference, payout_id=payout.id)
    if payout.state not in ("sent", line.outcome.state):
        raise AnswerDoesNotFit(line=line.number, reference=line.outcome.reference)


def call_office(file: PayoutFile, refusal: AnswerNamesAnotherAccount) -> None:
    """Calls the office to an answer that speaks of another account; in a unit of its own, for the answer's was undone."""
    said = refusal.values
    alarms.raise_alarm("account-differs", f"payout:{said['payout_id']}", payout=said["reference"], file=file.reference)


def note_done(payout: Payout, actor: Actor) -> None:
    """It is in the family's account. Raises NotAllowed, NotNow."""
    only_staff_or_provider(payout, actor)
    move(payout, "done", actor)


def note_failed(payout: Payout, actor: Actor, *, reason: str) -> None:
    """It did not leave or the bank refused it; it is owed to the family as before. Raises NotAllowed, ReasonIsMissing,
    NotNow."""
    only_staff_or_provider(payout, actor)
    move(payout, "failed", actor, reason=needed(reason))


def note_reversed(payout: Payout, actor: Actor, *, reason: str) -> None:
    """It had arrived and came back. Raises NotAllowed, ReasonIsMissing, NotNow."""
    only_staff_or_provider(payout, actor)
    move(payout, "reversed", actor, reason=needed(reason))


def only_staff_or_provider(payout: Payout, actor: Actor) -> None:
    """A person may say what came of a payout they can know of; of one that is asked for over the network its provider
    tells. Raises NotAllowed, NotNow."""
    if actor == SYSTEM:
        return
    recipients.policy.only_staff(actor, payout.family_id)
    if payout.state != "approved" and online(payout.provider):
        raise NotNow(state=payout.state)
