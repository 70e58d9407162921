"""What a shopper wants to know before buying: can I have it, when, and may I give it back. Words, no database."""

from dataclasses import dataclass
from datetime import date

from storefront.community.families import is_closed
from storefront.goods import catalogue, making, portions, taxonomy
from storefront.kernel import clock
from storefront.kernel.refusals import N_
from storefront.trade import delivery
from storefront.web.kit.locale import gettext

RETURNS = {
    "R": N_("يُسترجع خلال 7 أيام من استلامه ما لم يُستعمل، دون ذكر سبب."),
    "H": N_("يُسترجع خلال 7 أيام ما دام الغلاف مختوماً لم يُفتح."),
    "M": N_("يُصنع لك بطلبك، فلا يُسترجع إلا إن وصل معيباً أو مخالفاً لما اتُّفق عليه."),
    "F": N_("طعام طازج، فلا يُسترجع إلا إن وصل فاسداً أو مخالفاً لما طُلب."),
}


@dataclass(frozen=True)
class Promise:
    """Whether goods can be had, from which day, and what the return class means in words."""

    can_be_had: bool
    is_ready: bool
    is_closed: bool
    is_delayed: bool  # by what others have ordered before
    ready_on: date
    returns: str
    has_way: bool = True  # in which it reaches anybody

    @property
    def is_open(self) -> bool:
        """Whether it can be ordered now."""
        return self.can_be_had and self.has_way and not self.is_closed

    def on(self, way: str) -> date:
        """The day from which they are in the shopper's hands, going this way; the basket names the same."""
        return delivery.arrival(way, self.ready_on, asked_on=clock.today())


def promise(seen: catalogue.Seen, free: dict[int, int], ready_on: date | None, *, has_way: bool = True) -> Promise:
    """The promise of a product on a day its family's shop is open or closed. One piece more would be ready on `ready_on`;
    None when no day is free for it. `has_way`: whether its family offers any way in which it reaches a shopper."""
    product, family = seen.product, seen.family
    counted = portions.is_kept(product)
    there = any(free.get(variant.id, 0) > 0 for variant in seen.variants) if counted else ready_on is not None
    earliest = making.earliest(product, family)
    text = product.personal_ar if product.personal_needed else ""
    return Promise(
        can_be_had=there,
        is_ready=counted and there and not is_closed(family),
        is_closed=is_closed(family),
        is_delayed=ready_on is not None and ready_on > earliest,
        ready_on=ready_on or earliest,
        returns=str(gettext(RETURNS[taxonomy.class_with(product.return_class, text)])),
        has_way=has_way,
    )
