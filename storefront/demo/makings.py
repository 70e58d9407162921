"""What a few families of the demo market make in a day, and the orders that fill their next days."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from storefront.demo.people import SHOWN_FAMILY, People, family_of
from storefront.demo.year import SHOPPERS, Ware, Wish
from storefront.goods import catalogue, making
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.calendars import FRIDAY, SATURDAY

EACH = 7  # orders that wait at each of these desks


@dataclass(frozen=True)
class Told:
    """A capacity of the cast: whose, its name, pieces a day, days off, and a word of its products' names (all: empty)."""

    slug: str
    name: str
    pieces: int
    days_off: frozenset[int]
    word: str = ""


CAPACITIES = (
    Told(SHOWN_FAMILY, "خلطات وعلب بالطلب", 3, frozenset({FRIDAY, SATURDAY})),
    Told("sawani-al-malqa", "الكيك", 3, frozenset({FRIDAY}), "كيكة"),
    Told("cacao-al-balad", "حلويات اليوم", 4, frozenset({SATURDAY})),
)


def set_up(people: People) -> None:
    """Every family says at its own desk what it makes in a day."""
    for told in CAPACITIES:
        family = family_of(told.slug)
        made = [product for product, _ in making.products_of(family.id) if told.word in product.name_ar]
        goods = frozenset(product.id for product in made)
        desk = Actor(people.owners[told.slug].id, families=frozenset({family.id}))
        making.set_up(family, making.Terms(told.name, told.pieces, told.days_off, goods), desk)


def wishes(dice: random.Random, stage: Sequence[Ware]) -> list[Wish]:
    """What was ordered of these goods since yesterday, the oldest first."""
    told, products = (
        [],
        {variant.id: variant.product_id for variant in catalogue.variants([one.variant_id for one in stage])},
    )
    shared, _ = making.shared(products.values())
    for capacity in CAPACITIES:
        family_id = family_of(capacity.slug).id
        own = [ware for ware in stage if ware.family_id == family_id and ware.lead_days < EACH]
        made = [ware for ware in own if products[ware.variant_id] in shared]
        for number in range(EACH):
            at, far = clock.now() - timedelta(hours=2 + 3 * number), "accepted" if number else "placed"
            told.append(Wish(at, dice.choice(SHOPPERS), [dice.choice(made)], "cash", far))
    return sorted(told, key=lambda wish: wish.at)
