"""Comparing the index with the database: what should be found and is not, what is found and should not be."""

from collections.abc import Sequence

from sqlalchemy import select

from storefront.insight.indexing import reading
from storefront.insight.search import FAMILY, PRODUCT, SearchEngine, SearchRefresh
from storefront.kernel.database import db


def astray(engine: SearchEngine) -> Sequence[str]:
    """Whatever stands in the index and not in the market, or the other way round, and does not wait to be indexed.

    The index is read first: what changes afterwards waits in the queue by the time the database is read.
    """
    held, wanted = engine.ids(), reading.visible_ids()
    if held is None:
        return ["there is no index: run flask search rebuild"] if wanted else []
    waits = waiting_ids()
    return [
        *(f"{lost}: not in the index" for lost in sorted(wanted - held - waits)),
        *(f"{left}: in the index though nobody may see it" for left in sorted(held - wanted - waits)),
    ]


def waiting_ids() -> frozenset[str]:
    """The ids of everything the queue asks for; a family's goods go with it."""
    asked = [
        (row.kind, row.subject_id) for row in db.session.execute(select(SearchRefresh.kind, SearchRefresh.subject_id))
    ]
    families = sorted({number for kind, number in asked if kind == FAMILY})
    goods = [(PRODUCT, number) for number in reading.products_of(families)]
    return frozenset(f"{kind}:{number}" for kind, number in (*asked, *goods))
