"""Adding categories. Done when a market is set up; doing it again changes nothing."""

from pathlib import Path

from sqlalchemy import select

from storefront.goods.taxonomy.models import Category
from storefront.kernel import governed
from storefront.kernel.database import db


def add_category(
    *,
    slug: str,
    parent: Category | None,
    names: tuple[str, str],
    position: int,
    return_classes: str = "R",
    permit: str = "",
) -> Category:
    """The category of this slug, made when it is missing. `names` are Arabic and English."""
    known = db.session.scalar(select(Category).where(Category.slug == slug))
    if known:
        return known
    category = Category(
        slug=slug,
        parent_id=parent.id if parent else None,
        name_ar=names[0],
        name_en=names[1],
        position=position,
        return_classes=return_classes,
        permit=permit,
    )
    db.session.add(category)
    db.session.flush()
    return category


def add_all() -> None:
    """The 12 groups and their sub-categories, from the table beside this module."""
    known: dict[str, Category] = {}
    for position, row in enumerate(governed.table(Path(__file__).parent / "categories.csv")):
        known[row["slug"]] = add_category(
            slug=row["slug"],
            parent=known.get(row["parent"]),
            names=(row["name_ar"], row["name_en"]),
            position=position,
            return_classes=row["return_classes"],
            permit=row["permit"],
        )
