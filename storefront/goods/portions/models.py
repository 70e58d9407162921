"""What a variant of a product has that is sold by weight. The table is the catalogue's."""

from sqlalchemy import ColumnElement, func
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped

from storefront.kernel.database import key, ref


class Portion:
    """So many grams out of the one stock of a product, which lies at the first of its portions; or one piece of its own."""

    id: Mapped[key]
    grams: Mapped[int | None]  # of one portion; empty for what is not sold by weight
    weighed_from_id: Mapped[int | None] = ref("variant.id", on_delete="CASCADE")  # empty: its own stock

    @hybrid_property
    def stock_id(self) -> int:
        """The variant whose stock it is taken from: the first portion's, or its own."""
        return self.weighed_from_id or self.id

    @stock_id.inplace.expression
    @classmethod
    def _stock_id(cls) -> ColumnElement[int]:
        return func.coalesce(cls.weighed_from_id, cls.id)

    @hybrid_property
    def units(self) -> int:
        """What one of it takes from that stock: its grams, or one piece."""
        return self.grams or 1

    @units.inplace.expression
    @classmethod
    def _units(cls) -> ColumnElement[int]:
        return func.coalesce(cls.grams, 1)
