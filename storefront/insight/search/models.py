"""The refresh queue of the search index: written in the transaction of a change, emptied by the worker."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from storefront.kernel.database import Base, key, stamp, word


class SearchRefresh(Base):
    """'Index this again': a product, family or category, by kind and id."""

    __tablename__ = "search_refresh"
    __table_args__ = (Index("ix_search_refresh_kind_subject_id", "kind", "subject_id"),)

    id: Mapped[key]
    kind: Mapped[word]
    subject_id: Mapped[int]
    asked_at: Mapped[stamp]
