"""Facts become letters: which message, to whom, in which language. What they say is in templates/letters. Letters about money
are in money_letters.py, what follows a corrected address in forwarding.py."""

from collections.abc import Mapping

from storefront.community import accounts, families, notices
from storefront.kernel.database import db
from storefront.trade import orders, proposals, returns

# what of a parcel its shopper gets which letter about: what they wait for, and what they lose; that the family has begun, or
# that the days for returning are over, is on the page of the order, and what came home has a letter with its sum
TOLD = {
    **dict.fromkeys(("accepted", "ready", "handed_over", "delivered"), "parcel-moved"),
    **dict.fromkeys(orders.CALLED_OFF, "parcel-called-off"),
}


def order_confirmed(fact: orders.OrderConfirmed) -> None:
    """The shopper gets the confirmation, each family the news of a new order."""
    order = orders.get(fact.order_id)
    to_shopper("order-confirmed", order, once=f"order:{order.id}", values={})
    for parcel in order.parcels:
        to_family("parcel-new", parcel.family_id, once=f"parcel:{parcel.id}", values={"parcel_id": parcel.id})


def parcel_moved(fact: orders.ParcelMoved) -> None:
    """The shopper learns of each step that matters, of their own cancellation too; the family of that as well, and of an
    order that was declined in its name because it did not answer."""
    if fact.after not in TOLD:
        return
    parcel = orders.get_parcel(fact.parcel_id)
    values = {"parcel_id": parcel.id, "state": fact.after}
    to_shopper(TOLD[fact.after], parcel.order, once=f"parcel:{parcel.id}:{fact.after}", values=values)
    kind = (
        "parcel-cancelled"
        if fact.after == "cancelled"
        else "parcel-refused"
        if fact.after == "refused"
        else "parcel-lapsed"
        if fact.reason == orders.policy.UNANSWERED
        else ""
    )
    if kind:
        to_family(kind, parcel.family_id, once=f"parcel:{parcel.id}:{fact.after}", values=values)


def date_proposed(fact: proposals.DateProposed) -> None:
    """The shopper reads which day the family asks for, why, and until when they can answer."""
    parcel = orders.get_parcel(fact.parcel_id)
    values = {"parcel_id": parcel.id, "proposal_id": fact.proposal_id}
    to_shopper("date-proposed", parcel.order, once=f"proposal:{fact.proposal_id}", values=values)


def date_decided(fact: proposals.DateDecided) -> None:
    """Both learn which day holds: the family what its shopper answered, the shopper what is certain now, unless a step of the
    parcel itself tells them."""
    parcel = orders.get_parcel(fact.parcel_id)
    values = {"parcel_id": parcel.id, "proposal_id": fact.proposal_id, "outcome": fact.outcome}
    once = f"proposal:{fact.proposal_id}:{fact.outcome}"
    if not fact.with_step:
        to_shopper("date-settled", parcel.order, once=once, values=values)
    if fact.outcome != proposals.WITHDRAWN:
        to_family("date-answered", parcel.family_id, once=once, values=values)


def return_asked(fact: returns.ReturnAsked) -> None:
    """The family learns that a shopper wants to give something back, and the shopper that it was heard."""
    parcel = orders.get_parcel(fact.parcel_id)
    values = {"parcel_id": parcel.id, "request_id": fact.request_id}
    to_shopper("return-noted", parcel.order, once=f"return:{fact.request_id}:noted", values=values)
    to_family("return-asked", parcel.family_id, once=f"return:{fact.request_id}", values=values)


def return_answered(fact: returns.ReturnAnswered) -> None:
    """The shopper learns what the family says."""
    parcel = orders.get_parcel(fact.parcel_id)
    values = {"parcel_id": parcel.id, "request_id": fact.request_id, "agreed": fact.agreed}
    to_shopper("return-answered", parcel.order, once=f"return:{fact.request_id}:answered", values=values)


def return_withdrawn(fact: returns.ReturnWithdrawn) -> None:
    """The family learns that no goods come back."""
    parcel = orders.get_parcel(fact.parcel_id)
    values = {"parcel_id": parcel.id, "request_id": fact.request_id}
    to_family("return-withdrawn", parcel.family_id, once=f"return:{fact.request_id}:withdrawn", values=values)


def part_not_taken(fact: returns.PartNotTaken) -> None:
    """The shopper learns what was noted of their door and what they paid, the family what to expect home."""
    parcel = orders.get_parcel(fact.parcel_id)
    values = {"parcel_id": parcel.id, "request_id": fact.request_id, "paid_minor": fact.paid_minor}
    to_shopper("part-not-taken", parcel.order, once=f"return:{fact.request_id}:door", values=values)
    to_family("part-refused", parcel.family_id, once=f"return:{fact.request_id}:door", values=values)


def taken_back(fact: returns.GoodsTakenBack) -> None:
    """The shopper learns that the goods are home, and how much goes back, all of the parcel or a part of it."""
    parcel = orders.get_parcel(fact.parcel_id)
    values = {"parcel_id": parcel.id, "request_id": fact.request_id}
    sums = {"amount_minor": fact.amount_minor, "delivery_minor": fact.delivery_minor}
    to_shopper("return-done", parcel.order, once=f"return:{fact.request_id}:done", values={**values, **sums})


def family_activated(fact: families.FamilyActivated) -> None:
    """The family learns that its shop is open."""
    to_family("shop-open", fact.family_id, once=f"family:{fact.family_id}", values={"family_id": fact.family_id})


def to_shopper(kind: str, order: orders.Order, *, once: str, values: Mapping[str, object]) -> None:
    """What whoever ordered is told, in the language they ordered in. The letter can show the private link of now and no
    later one."""
    told = {**values, "order_id": order.id, notices.LINK: order.link_hash}
    notices.tell(kind, notices.Reader(address_of(order), order.language, order.user_id), once=once, values=told)


def address_of(order: orders.Order) -> str:
    """Where whoever ordered reads letters: the address of the order, or where it has none that of the member it belongs to,
    once it is confirmed; "" for a guest who gave none."""
    member = db.session.get(accounts.User, order.user_id) if order.user_id and not order.email else None
    return member.email if member and member.confirmed_at else order.email


def to_family(kind: str, family_id: int, *, once: str, values: Mapping[str, object]) -> None:
    """What people at a family's desk are told: its owner of everything, others of what they may do there."""
    topic = notices.topics.OF_KIND[kind]
    for member in families.members(family_id):
        if notices.topics.reaches(topic, owns=member.role == "owner", rights=member.rights):
            to_member(kind, member.user_id, once=once, values=values)


def to_member(kind: str, user_id: int, *, once: str, values: Mapping[str, object]) -> None:
    """What one person is told; nobody is left where an account was erased."""
    user = db.session.get_one(accounts.User, user_id)
    if user.erased_at is None:
        notices.tell(kind, notices.Reader(user.email, user.language, user.id), once=once, values=dict(values))
