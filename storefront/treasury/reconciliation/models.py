"""Movements as providers list them, the runs that held them against the ledger, and what each of them found."""

from typing import Any

from sqlalchemy import JSON, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, key, minor, stamp, word
from storefront.treasury.reconciliation.balancing import Balance


class ProviderMovement(Base):
    """One movement of our balance with a provider, as its list has it today. What is known by the same name on both sides
    (`source_ref`) is held against each other: ledger_transaction.provider_ref is the other side."""

    __tablename__ = "provider_movement"
    __table_args__ = (
        UniqueConstraint("provider", "ref"),
        Index("ix_provider_movement_provider_moved_at", "provider", "moved_at"),
    )

    id: Mapped[key]
    provider: Mapped[word]
    ref: Mapped[str] = mapped_column(String(255))  # the line of its list
    kind: Mapped[word]
    source_ref: Mapped[str] = mapped_column(String(255))
    amount_minor: Mapped[minor]
    fee_minor: Mapped[minor]
    currency: Mapped[str] = mapped_column(String(3))
    moved_at: Mapped[stamp]


class ReconciliationRun(Base):
    """One look at a provider, whole: `findings` are the differences (comparing.Finding), `on_its_way` those that are known
    and pass by themselves (comparing.OnItsWay), `balances` what it holds beside our account of it (balancing.Balance)."""

    __tablename__ = "reconciliation_run"
    __table_args__ = (Index("ix_reconciliation_run_provider_until", "provider", "until"),)

    id: Mapped[key]
    provider: Mapped[word]
    since: Mapped[stamp]  # from when on its movements were asked for; all earlier ones are compared too
    until: Mapped[stamp]
    movements: Mapped[int]  # how many the provider told
    findings: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    on_its_way: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list, server_default="[]")
    balances: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list, server_default="[]")

    @property
    def unexplained(self) -> int:
        """Of how many currencies the balance is another than whatever moved."""
        return sum(1 for row in self.balances if Balance(**row).unexplained_minor)
