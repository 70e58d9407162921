"""The two-level classification: groups and their sub-categories. Slugs are never used again; a moved one leads on."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, key, name, ref, word


class Category(Base):
    """A group (no parent) or a sub-category of one."""

    __tablename__ = "category"

    id: Mapped[key]
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    parent_id: Mapped[int | None] = ref("category.id")
    name_ar: Mapped[name]
    name_en: Mapped[name]
    position: Mapped[int]
    return_classes: Mapped[word]  # of R M F H, the first is the usual one: "R/M"
    permit: Mapped[name]  # "food", "cosm", "craft: pottery", ... or empty

    @property
    def is_group(self) -> bool:
        return self.parent_id is None


class CategoryRedirect(Base):
    """A slug a category once had, and where it leads."""

    __tablename__ = "category_redirect"

    slug: Mapped[str] = mapped_column(String(80), primary_key=True)
    category_id: Mapped[int] = ref("category.id", on_delete="CASCADE")
