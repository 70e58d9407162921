"""Votes by stars, kept as counts so that no page has to add them up."""

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, declared_attr, mapped_column
from sqlalchemy.schema import SchemaItem

from storefront.goods.scores.rating import Score
from storefront.kernel.database import Base, ref


class Votes:
    """How many gave one star, two, … five."""

    ones: Mapped[int] = mapped_column(default=0)
    twos: Mapped[int] = mapped_column(default=0)
    threes: Mapped[int] = mapped_column(default=0)
    fours: Mapped[int] = mapped_column(default=0)
    fives: Mapped[int] = mapped_column(default=0)

    @declared_attr.directive
    def __table_args__(cls) -> tuple[SchemaItem, ...]:  # noqa: N805 - SQLAlchemy asks the class
        return tuple(CheckConstraint(f"{name} >= 0", name=name) for name in STARS)

    @property
    def score(self) -> Score:
        """The same as a value."""
        return Score((self.ones, self.twos, self.threes, self.fours, self.fives))


STARS = ("ones", "twos", "threes", "fours", "fives")


class ProductScore(Votes, Base):
    """What shoppers gave a product."""

    __tablename__ = "product_score"

    product_id: Mapped[int] = ref("product.id", on_delete="CASCADE", index=False, primary_key=True)


class FamilyScore(Votes, Base):
    """What they gave everything a family makes."""

    __tablename__ = "family_score"

    family_id: Mapped[int] = ref("family.id", on_delete="CASCADE", index=False, primary_key=True)
