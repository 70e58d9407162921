"""Runs of the reconciliation, and what each of them found."""

from typing import Any

from sqlalchemy import JSON, Index
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, key, stamp, word


class ReconciliationRun(Base):
    """One look at a provider's movements; `findings` are the differences it found, as comparing.Finding has them."""

    __tablename__ = "reconciliation_run"
    __table_args__ = (Index("ix_reconciliation_run_provider_until", "provider", "until"),)

    id: Mapped[key]
    provider: Mapped[word]
    since: Mapped[stamp]
    until: Mapped[stamp]
    movements: Mapped[int]  # how many the provider told
    findings: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
