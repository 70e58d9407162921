"""Which rate holds for a line: what was agreed with the family, else its category's, else its group's, else the usual.
Pure: plain values in, basis points out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

USUAL_BASIS_POINTS = 800  # where no rule says otherwise
MOST_BASIS_POINTS = 5_000

DEFAULT, FAMILY, CATEGORY = "default", "family", "category"
SCOPES = (DEFAULT, FAMILY, CATEGORY)


@dataclass(frozen=True)
class Scope:
    """Whom a rule is for: everybody, one family, or one category (a group holds for its parts)."""

    name: str = DEFAULT
    subject_id: int | None = None

    @property
    def family_id(self) -> int | None:
        return self.subject_id if self.name == FAMILY else None

    @property
    def category_id(self) -> int | None:
        return self.subject_id if self.name == CATEGORY else None

    @property
    def is_sound(self) -> bool:
        """Whether it names somebody where, and only where, it is for somebody."""
        return self.name in SCOPES and (self.name == DEFAULT) == (self.subject_id is None)


@dataclass(frozen=True)
class Rates:
    """Every rate that holds on a day, in basis points."""

    usual: int = USUAL_BASIS_POINTS
    families: Mapping[int, int] = field(default_factory=dict)
    categories: Mapping[int, int] = field(default_factory=dict)

    def of(self, family_id: int, category_ids: Iterable[int]) -> int:
        """The rate for goods of a family in these categories, the nearest first."""
        if family_id in self.families:
            return self.families[family_id]
        return next((self.categories[one] for one in category_ids if one in self.categories), self.usual)
