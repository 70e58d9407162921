"""At the shopper's door: goods are handed over, brought by the courier, or not taken; cash is paid at that moment or never."""

from sqlalchemy import select

from storefront.community import limits
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotNow, ReasonIsMissing
from storefront.trade import rulings
from storefront.trade.delivery import COLLECT, COURIER, OWN
from storefront.trade.orders import refusals
from storefront.trade.orders.commands import REASON_LENGTH, give_back, move, only_its_family, set_free
from storefront.trade.orders.facts import PiecesSold
from storefront.trade.orders.models import OrderLine, Parcel
from storefront.trade.orders.states import PARCEL
from storefront.treasury import interests, payments

HANDED = {OWN: "delivered", COURIER: "sent", COLLECT: "handed_over"}  # what handing over leads to, by the way it goes
HANDOVER_CODE = limits.Limit("handover-code", 10, 60)


def hand_over(parcel: Parcel, actor: Actor, *, code: str, due_minor: int | None = None, aware: bool = False) -> None:
    """The goods leave the family's hands: to the courier, who has still to bring them, or to the shopper; then cash is taken
    at this moment. Where they are collected, the shopper's code proves it; wrong ones are counted, so the caller keeps
    its work. `due_minor` is what is to be paid where not all of it is taken (see returns). Raises NotAllowed, NotNow,
    CodeDoesNotMatch, TooManyTries, BankHasTheMoney where the family has not said that it knows (`aware`).
    """
    only_its_family(parcel, actor)
    rulings.check_known(parcel.order_id, parcel.id, aware=aware)
    step = HANDED[parcel.way]
    PARCEL.check(parcel.state, step)
    if parcel.way == COLLECT:
        prove(parcel, code)
    move(parcel, step, actor)
    if parcel.way != COURIER:
        reach(parcel, due_minor)


def bring(parcel: Parcel, actor: Actor, *, due_minor: int | None = None) -> None:
    """The courier says that it brought a parcel and took the cash for it, if there was any to take (`due_minor` where not all
    of it was taken); somebody of the office writes it down. Raises NotAllowed, NotNow."""
    only_the_office(parcel, actor)
    move(parcel, "delivered", actor)
    reach(parcel, due_minor)


def only_the_office(parcel: Parcel, actor: Actor) -> None:
    """Raises NotAllowed for anybody but the office, OwnInterest for whom it concerns, NotNow for what is not with the courier."""
    interests.only_others(actor, "parcel", parcel.id)
    if parcel.state != "sent":
        raise NotNow(state=parcel.state)


def reach(parcel: Parcel, due_minor: int | None = None) -> None:
    """The goods are with the shopper, and what was to be paid for them at the door is paid."""
    parcel.handed_over_at = clock.now()
    payment = payments.find_for("parcel", parcel.id)
    if payment:
        payments.settle(payment, amount_minor=due_minor)
    count_sold(parcel, +1)


def refuse(parcel: Parcel, actor: Actor, *, reason: str, sells_again: bool = False) -> None:
    """The shopper did not take it at the door, for a reason in words: nothing was sold, and what was paid ahead goes back.
    Its family says so of what it brings itself, the office of what is with the courier. Pieces return to the shelf if
    they `sells_again`; others its family counts when it has them. Raises NotAllowed, NotNow, ReasonIsMissing."""
    if parcel.way == COURIER:
        only_the_office(parcel, actor)
    else:
        only_its_family(parcel, actor)
    words = reason.strip()[:REASON_LENGTH]
    if not words:
        raise ReasonIsMissing()
    move(parcel, "refused", actor, reason=words)
    parcel.decline_reason = words
    set_free(parcel, actor, sells_again=sells_again)
    give_back(parcel)


def prove(parcel: Parcel, code: str) -> None:
    """Whether the shopper stands there: a code of six digits, so it is not to be found by trying."""
    limits.take(HANDOVER_CODE, parcel.reference)
    if code.strip() != parcel.handover_code:
        raise refusals.CodeDoesNotMatch()
    limits.give_back(HANDOVER_CODE, parcel.reference)


def count_sold(parcel: Parcel, sign: int) -> None:
    for line in db.session.scalars(select(OrderLine).where(OrderLine.parcel_id == parcel.id)):
        tell(PiecesSold(line.product_id, sign * line.quantity))
