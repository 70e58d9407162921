"""The arithmetic of a price: plain values in, sums out. Whole halalas and basis points, never a float, no database here."""

from dataclasses import dataclass, field
from functools import cached_property

from storefront.kernel import money

MOST_PIECES = 10_000  # made at once
MOST_MARGIN = 50_000  # basis points: five times what it cost
PER_HOUR = 100  # hours are counted in hundredths
STEPS = ((20_00, 50), (100_00, 1_00), (500_00, 5_00))  # below so much, prices end in this; above, in LARGEST_STEP
LARGEST_STEP = 10_00


@dataclass(frozen=True)
class Making:
    """What goes into some pieces that are made at once. Materials, the way to the stall: for all of them; packaging: for each.
    Hours are hundredths, the wage is for one hour."""

    pieces: int
    materials_minor: tuple[int, ...] = ()
    hours: int = 0
    wage_minor: int = 0
    packaging_minor: int = 0
    delivery_minor: int = 0

    @property
    def material_minor(self) -> int:
        return sum(self.materials_minor)

    @property
    def work_minor(self) -> int:
        """Rounded half up to the halala."""
        return (self.hours * self.wage_minor * 2 + PER_HOUR) // (PER_HOUR * 2)

    @property
    def packing_minor(self) -> int:
        return self.packaging_minor * self.pieces

    @property
    def poured_minor(self) -> int:
        """What goes into all of it alike, whatever it is packed in."""
        return self.material_minor + self.work_minor + self.delivery_minor

    @property
    def parts_minor(self) -> tuple[int, int, int, int]:
        """Materials, work, packaging and the way to the stall, for all pieces."""
        return self.material_minor, self.work_minor, self.packing_minor, self.delivery_minor

    @property
    def total_minor(self) -> int:
        return sum(self.parts_minor)

    @property
    def cost_minor(self) -> int:
        """What one piece costs: where it does not divide evenly the dearest one, so that no halala is lost on any."""
        return -(-self.total_minor // self.pieces)

    @property
    def cost_parts_minor(self) -> list[int]:
        """Of what the cost of a piece is made, in the order of `parts_minor`; adds up to it."""
        return money.share_out(self.cost_minor, self.parts_minor) if self.total_minor else [0] * 4


def portion(making: Making, made: int, grams: int) -> Making:
    """So many grams out of the `made` that were made at once: their part of what went into all, rounded up so that no halala is
    lost, and packaging of their own. ValueError where nothing was made."""
    if made < 1 or grams < 1:
        raise ValueError("nothing to weigh out")
    return Making(1, (-(-making.poured_minor * grams // made),), packaging_minor=making.packaging_minor)


@dataclass(frozen=True)
class Suggestion:
    """A price for one piece, and how it came about: its cost, what is to be earned on it (basis points of the cost), the
    market's fee (basis points of the price)."""

    making: Making
    margin_points: int
    fee_points: int
    price_minor: int = field(default=0)

    @property
    def cost_minor(self) -> int:
        return self.making.cost_minor

    @property
    def margin_minor(self) -> int:
        """What is wanted above the cost."""
        return money.portion(self.cost_minor, self.margin_points)

    @property
    def wanted_minor(self) -> int:
        """What is to be left after the fee."""
        return self.cost_minor + self.margin_minor

    @cached_property
    def least_minor(self) -> int:
        """The smallest price of which so much is left, to the halala."""
        price = -(-self.wanted_minor * money.HUNDRED_PERCENT // (money.HUNDRED_PERCENT - self.fee_points))
        while price and left_of(price - 1, self.fee_points) >= self.wanted_minor:
            price -= 1
        return price

    @property
    def fee_minor(self) -> int:
        """What the market keeps of the price."""
        return money.portion(self.price_minor, self.fee_points)

    @property
    def left_minor(self) -> int:
        return self.price_minor - self.fee_minor

    @property
    def profit_minor(self) -> int:
        """What is left above the cost."""
        return self.left_minor - self.cost_minor

    @property
    def profit_percent(self) -> int | None:
        """The same in whole percent of the cost, rounded down; none of what costs nothing."""
        return self.profit_minor * 100 // self.cost_minor if self.cost_minor else None


def suggest(making: Making, *, margin_points: int, fee_points: int) -> Suggestion:
    """The sensible price at which what is wanted is left. ValueError for no pieces, or a fee of all there is."""
    if making.pieces < 1 or not 0 <= fee_points < money.HUNDRED_PERCENT:
        raise ValueError("nothing to make, or nothing left")
    bare = Suggestion(making, margin_points, fee_points)
    return Suggestion(making, margin_points, fee_points, sensible(bare.least_minor))


def sensible(price_minor: int) -> int:
    """The next price upwards that people write on a card: of half riyals below 20, of riyals below 100, of fives below 500."""
    step = next((step for below, step in STEPS if price_minor < below), LARGEST_STEP)
    return -(-price_minor // step) * step


def left_of(price_minor: int, fee_points: int) -> int:
    """What of a price is left after the fee."""
    return price_minor - money.portion(price_minor, fee_points)
