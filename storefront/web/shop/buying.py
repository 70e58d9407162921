"""What a shopper wants to know before buying: can I have it, when, and may I give it back. Words, no database."""

from dataclasses import dataclass
from datetime import date, timedelta

from storefront.community.families import is_closed
from storefront.goods import catalogue
from storefront.kernel import clock
from storefront.kernel.refusals import N_
from storefront.trade import carts, delivery
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
    from_day: date  # on which the family begins
    making_days: int  # until the goods are ready
    returns: str

    @property
    def ready_on(self) -> date:
        return self.from_day + timedelta(days=self.making_days)

    def on(self, way: str) -> date:
        """The day from which they are in the shopper's hands, going this way; the basket names the same."""
        return delivery.arrival(way, self.making_days, self.from_day)


def promise(seen: catalogue.Seen, free: dict[int, int]) -> Promise:
    """The promise of a product on a day its family's shop is open or closed."""
    product, family = seen.product, seen.family
    counted = product.stock_mode == "counted"
    there = not counted or any(free.get(variant.id, 0) > 0 for variant in seen.variants)
    start = family.closed_until if family.closed_until and is_closed(family) else clock.today()
    return Promise(
        can_be_had=there,
        is_ready=counted and there and not is_closed(family),
        is_closed=is_closed(family),
        from_day=start,
        making_days=carts.making_days(product),
        returns=str(gettext(RETURNS[product.return_class])),
    )
