"""Reading the classification: the tree, one category by its address."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select

from storefront.goods.taxonomy.classes import EATEN_FRESH, FRESH
from storefront.goods.taxonomy.models import Category, CategoryRedirect
from storefront.kernel.database import db
from storefront.kernel.memory import Memory
from storefront.kernel.refusals import NotFound

REVIEWED = ("food", "cosm")


@dataclass(frozen=True)
class Group:
    """A group with its sub-categories, in their order."""

    category: Category
    parts: Sequence[Category]


@dataclass(frozen=True)
class Board:
    """The classification as plain rows, for pages that print it again and again."""

    groups: Sequence[Row[Any]]
    parts: Mapping[int, Sequence[Row[Any]]]  # by the id of their group
    by_slug: Mapping[str, Row[Any]]
    by_id: Mapping[int, Row[Any]]


_board: Memory[Board] = Memory(most=1, seconds=60)


def board(*, fresh: bool = False) -> Board:
    """The classification from memory; a change of it shows within a minute, or at once in a fresh one."""
    if fresh:
        _board.forget()
    return _board.get(db.engine, _read_board)


def sign(category_id: int) -> Row[Any]:
    """A category from the board, also when it was added a moment ago."""
    known = board().by_id.get(category_id)
    return board(fresh=True).by_id[category_id] if known is None else known


def is_eaten_fresh(category_id: int, return_class: str) -> bool:
    """Whether goods of a class are cooked food that keeps for no journey: prepared food, and what is made to order of a
    category of such food, like a cake for a feast."""
    return return_class in EATEN_FRESH and FRESH in sign(category_id).return_classes.split("/")


def fresh_parts() -> list[int]:
    """The sub-categories of cooked food: their goods of the classes EATEN_FRESH keep for no journey."""
    return [row.id for row in board().by_id.values() if FRESH in row.return_classes.split("/")]


def _read_board() -> Board:
    columns = Category.__table__.c
    rows = db.session.execute(select(*columns).order_by(columns.position, columns.id)).all()
    groups = [row for row in rows if row.parent_id is None]
    parts = {group.id: [row for row in rows if row.parent_id == group.id] for group in groups}
    return Board(groups, parts, {row.slug: row for row in rows}, {row.id: row for row in rows})


def reviewed_kind(permit: str) -> str:
    """The kind of goods, "food" or "cosm", that the office looks at before shoppers see them, by what their category demands
    ("cosm; craft: perfume"); empty for all other goods."""
    demanded = [part.strip() for part in permit.split(";")]
    return next((kind for kind in REVIEWED if kind in demanded), "")


def is_food(category_id: int) -> bool:
    """Whether goods of a sub-category are food; from memory."""
    return reviewed_kind(sign(category_id).permit) == "food"


def tree() -> list[Group]:
    """The whole classification; one query."""
    all_ = db.session.scalars(select(Category).order_by(Category.position, Category.id)).all()
    return [Group(group, [part for part in all_ if part.parent_id == group.id]) for group in all_ if group.is_group]


def groups() -> Sequence[Category]:
    """The groups alone, in their order."""
    statement = select(Category).where(Category.parent_id.is_(None)).order_by(Category.position, Category.id)
    return db.session.scalars(statement).all()


def get(slug: str) -> Category:
    """The category at an address of today or of the past; raises NotFound."""
    found = db.session.scalar(select(Category).where(Category.slug == slug))
    if found is None:
        moved = select(CategoryRedirect.category_id).where(CategoryRedirect.slug == slug).scalar_subquery()
        found = db.session.scalar(select(Category).where(Category.id == moved))
    if found is None:
        raise NotFound()
    return found


def of_ids(ids: Iterable[int]) -> dict[int, Category]:
    """Categories by id; those that do not exist are left out."""
    return {one.id: one for one in db.session.scalars(select(Category).where(Category.id.in_(set(ids))))}


def parts(group_id: int) -> Sequence[Category]:
    """The sub-categories of a group, in their order."""
    statement = select(Category).where(Category.parent_id == group_id).order_by(Category.position, Category.id)
    return db.session.scalars(statement).all()


def parent(category: Category) -> Category:
    """The group of a sub-category; a group is its own."""
    return db.session.get_one(Category, category.parent_id) if category.parent_id else category
