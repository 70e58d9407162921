"""Setting a capacity up, changing and dropping it. Booking pieces within it is in booking.py."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import case, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from storefront.community.families import Family
from storefront.goods.catalogue import Product
from storefront.goods.making import refusals
from storefront.goods.making.days import WEEK, to_mask
from storefront.goods.making.facts import CapacityChanged, CapacityDropped, CapacitySetUp
from storefront.goods.making.models import Capacity, CapacityDay, CapacityProduct
from storefront.kernel import clock, wording
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotAllowed, NotNow

MOST_PIECES = 1_000
MOST_CAPACITIES = 20
NAME_LENGTH = 60


@dataclass(frozen=True)
class Terms:
    """What a family says of a capacity: its name, pieces a day, days of the week off (Monday is 0), its products by id."""

    name: str
    pieces: int
    days_off: frozenset[int]
    product_ids: frozenset[int]


def set_up(family: Family, terms: Terms, actor: Actor) -> Capacity:
    """A family's capacity; what is ordered of its products from now on is booked within it.

    Raises NotAllowed, TooManyCapacities, and what speaks against the terms (see check).
    """
    only_its_family(family.id, actor)
    name = check(family.id, terms)
    standing = select(func.count(Capacity.id)).where(Capacity.family_id == family.id, Capacity.dropped_at.is_(None))
    if (db.session.scalar(standing) or 0) >= MOST_CAPACITIES:
        raise refusals.TooManyCapacities(most=MOST_CAPACITIES)
    capacity = Capacity(family_id=family.id, name=name, pieces=terms.pieces, days_off=to_mask(terms.days_off))
    capacity.made_at = clock.now()
    db.session.add(capacity)
    db.session.flush()
    _share(capacity, terms.product_ids)
    tell(CapacitySetUp(family.id, capacity.id, name, terms.pieces, actor.user_id))
    return capacity


def change(capacity: Capacity, terms: Terms, actor: Actor) -> Capacity:
    """The capacity with other terms from now on. Lowered below what is booked, it keeps the bookings and takes no new ones
    on those days; products that leave it keep theirs too.

    Raises NotAllowed, NotNow for one that was dropped, and what speaks against the terms.
    """
    only_its_family(capacity.family_id, actor)
    name = check(capacity.family_id, terms)
    hold(capacity)
    if terms.pieces < capacity.pieces:
        capacity.lowered_at = clock.now()
    capacity.name, capacity.pieces, capacity.days_off = name, terms.pieces, to_mask(terms.days_off)
    _limit_days(capacity)
    _share(capacity, terms.product_ids)
    tell(CapacityChanged(capacity.family_id, capacity.id, name, terms.pieces, actor.user_id))
    return capacity


def drop(capacity: Capacity, actor: Actor) -> None:
    """Its products are made without a limit from now on; what was booked stays where it is. Raises NotAllowed, NotNow."""
    only_its_family(capacity.family_id, actor)
    hold(capacity)
    capacity.dropped_at = clock.now()
    _share(capacity, frozenset())
    tell(CapacityDropped(capacity.family_id, capacity.id, capacity.name, actor.user_id))


def leave(product: Product, actor: Actor) -> None:
    """A product that is not made to order any more shares no capacity; what was booked stays where it is. Raises NotAllowed."""
    only_its_family(product.family_id, actor)
    sharing = delete(CapacityProduct).where(CapacityProduct.product_id == product.id)
    db.session.execute(sharing.execution_options(synchronize_session=False))


def only_its_family(family_id: int, actor: Actor) -> None:
    """Raises NotAllowed for anybody but the people of the family's desk."""
    if not actor.may("products", family_id):
        raise NotAllowed()


def check(family_id: int, terms: Terms) -> str:
    """The name of a capacity that can be so.

    Raises NameIsMissing, TextIsTooLong, PiecesAreNotValid, EveryDayIsOff, ProductsAreMissing.
    """
    name = wording.words(terms.name, most=NAME_LENGTH)
    if not name:
        raise refusals.NameIsMissing()
    if not 1 <= terms.pieces <= MOST_PIECES:
        raise refusals.PiecesAreNotValid()
    if not terms.days_off < frozenset(WEEK):
        raise refusals.EveryDayIsOff()
    own = (Product.family_id == family_id, Product.stock_mode == "made_to_order")
    known = db.session.scalars(select(Product.id).where(Product.id.in_(terms.product_ids), *own)).all()
    if not known or len(known) < len(terms.product_ids):
        raise refusals.ProductsAreMissing()
    return name


def hold(capacity: Capacity) -> None:
    """Makes whoever books within it or changes it wait for the end of this unit; it is read anew. Raises NotNow for one that
    was dropped."""
    db.session.execute(select(Capacity.id).where(Capacity.id == capacity.id).with_for_update())
    db.session.refresh(capacity)
    if capacity.dropped_at is not None:
        raise NotNow()


def _limit_days(capacity: Capacity) -> None:
    """As many pieces on every day to come, or as many as are booked there already."""
    most = case((CapacityDay.booked > capacity.pieces, CapacityDay.booked), else_=capacity.pieces)
    to_come = (CapacityDay.capacity_id == capacity.id, CapacityDay.day >= clock.today())
    db.session.execute(
        update(CapacityDay).where(*to_come).values(most=most).execution_options(synchronize_session=False)
    )


def _share(capacity: Capacity, product_ids: frozenset[int]) -> None:
    """Exactly these products share it; raises ProductIsElsewhere for one that shares another."""
    mine = CapacityProduct.capacity_id == capacity.id
    db.session.execute(delete(CapacityProduct).where(mine).execution_options(synchronize_session=False))
    rows: Sequence[dict[str, int]] = [{"product_id": one, "capacity_id": capacity.id} for one in sorted(product_ids)]
    if not rows:
        return
    try:
        with db.session.begin_nested():
            db.session.execute(insert(CapacityProduct.__table__), rows)  # type: ignore[arg-type]
    except IntegrityError:
        raise refusals.ProductIsElsewhere() from None
