"""Choosing what a family makes. Who asks was let in before, by the command that holds the family's registration."""

from collections.abc import Collection

from sqlalchemy import delete

from storefront.goods import taxonomy
from storefront.goods.crafts.models import FamilyCraft
from storefront.goods.crafts.refusals import CraftsAreMissing, TooManyCrafts
from storefront.kernel.database import db

MOST = 6


def choose(family_id: int, slugs: Collection[str]) -> None:
    """A family makes goods of exactly these sub-categories. Raises CraftsAreMissing for none, for a group and for what the
    classification does not know; TooManyCrafts."""
    known = taxonomy.board(fresh=True).by_slug
    chosen = [known[slug] for slug in set(slugs) if slug in known and known[slug].parent_id is not None]
    if not chosen or len(chosen) < len(set(slugs)):
        raise CraftsAreMissing()
    if len(chosen) > MOST:
        raise TooManyCrafts(most=MOST)
    forget(family_id)
    db.session.add_all(FamilyCraft(family_id=family_id, category_id=one.id) for one in chosen)
    db.session.flush()


def forget(family_id: int) -> None:
    """A family says no more what it makes."""
    mine = delete(FamilyCraft).where(FamilyCraft.family_id == family_id)
    db.session.execute(mine.execution_options(synchronize_session="fetch"))
