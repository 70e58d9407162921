"""Invoices of families that exhibit or rent: their lines, every part that is paid of them, what goes back, and their story."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storefront.community.bodies.models import Body
from storefront.community.families.models import Family
from storefront.fairs.exhibitions.models import Exhibition
from storefront.fairs.markets.models import PermanentMarket
from storefront.kernel.database import Base, key, minor, name, ref, stamp, word

OPEN = text("state = 'open' AND method <> 'cash'")


class ExhibitInvoice(Base):
    """What a family owes for its place at an exhibition, one for an application; or for a month of a lease, one for each. Where
    somebody else took it over, they owe it.

    One that `ends_as` something owes nothing any more; what was paid of it goes back as far as that says.
    """

    __tablename__ = "exhibit_invoice"
    __table_args__ = (
        Index("ix_exhibit_invoice_exhibition_id_state", "exhibition_id", "state"),
        Index("ix_exhibit_invoice_family_id_state", "family_id", "state"),
        Index("ix_exhibit_invoice_state_due_on", "state", "due_on"),
        CheckConstraint("state NOT IN ('ending', 'ended') OR ends_as <> ''", name="ends_as"),
        CheckConstraint("(application_id IS NULL) = (exhibition_id IS NULL)", name="application"),
        CheckConstraint("(lease_id IS NULL) = (market_id IS NULL)", name="lease"),
        CheckConstraint("(lease_id IS NULL) = (month IS NULL)", name="month"),
        CheckConstraint("(application_id IS NULL) <> (lease_id IS NULL)", name="subject"),
        UniqueConstraint("lease_id", "month"),
        Index("ix_exhibit_invoice_market_id_state", "market_id", "state"),
    )

    id: Mapped[key]
    reference: Mapped[word] = mapped_column(unique=True)  # random; what people call it
    application_id: Mapped[int | None] = ref("exhibit_application.id", index=False, unique=True)
    exhibition_id: Mapped[int | None] = ref("exhibition.id", index=False)
    lease_id: Mapped[int | None] = ref("lease.id", index=False)
    market_id: Mapped[int | None] = ref("permanent_market.id", index=False)
    month: Mapped[date | None]  # its first day; what a lease costs in it
    family_id: Mapped[int] = ref("family.id", index=False)
    state: Mapped[word]  # see states.py
    ends_as: Mapped[word] = mapped_column(default="")  # of fees.endings.ENDINGS
    issued_at: Mapped[stamp]
    due_on: Mapped[date]
    reminded_at: Mapped[datetime | None]  # of the day on which it was last said that it is due
    sponsor_name: Mapped[name] = mapped_column(default="")  # who owes it in the family's place
    sponsor_body_id: Mapped[int | None] = ref("body.id", index=False)
    changed_at: Mapped[stamp]

    exhibition: Mapped[Exhibition | None] = relationship(lazy="raise_on_sql")
    market: Mapped[PermanentMarket | None] = relationship(lazy="raise_on_sql")
    family: Mapped[Family] = relationship(lazy="raise_on_sql")
    sponsor_body: Mapped[Body | None] = relationship(lazy="raise_on_sql")
    lines: Mapped[list["InvoiceLine"]] = relationship(lazy="raise_on_sql", viewonly=True, order_by="InvoiceLine.id")

    @property
    def held_at(self) -> Exhibition | PermanentMarket:
        """Where the place is that it is for: whose body is owed."""
        found = self.exhibition or self.market
        if found is None:
            raise ValueError("an invoice of nothing")
        return found

    @property
    def is_sponsored(self) -> bool:
        """Whether somebody else owes it."""
        return bool(self.sponsor_name) or self.sponsor_body_id is not None


class InvoiceLine(Base):
    """One sum of an invoice, in halalas: how much of it was waived, paid, went back (or is on its way), and of a deposit what
    the organiser kept. No more is ever held of it than it is."""

    __tablename__ = "exhibit_invoice_line"
    __table_args__ = (
        UniqueConstraint("invoice_id", "kind"),
        CheckConstraint("amount_minor > 0", name="amount"),
        CheckConstraint("waived_minor >= 0 AND waived_minor + paid_minor - back_minor <= amount_minor", name="held"),
        CheckConstraint("back_minor >= 0 AND kept_minor >= 0 AND back_minor + kept_minor <= paid_minor", name="back"),
        CheckConstraint("kept_minor = 0 OR kind = 'deposit'", name="kept"),
    )

    id: Mapped[key]
    invoice_id: Mapped[int] = ref("exhibit_invoice.id", on_delete="CASCADE", index=False)
    kind: Mapped[word]  # of sums.KINDS
    amount_minor: Mapped[minor]
    waived_minor: Mapped[minor] = mapped_column(default=0)
    paid_minor: Mapped[minor] = mapped_column(default=0)
    back_minor: Mapped[minor] = mapped_column(default=0)
    kept_minor: Mapped[minor] = mapped_column(default=0)


class InvoicePart(Base):
    """A sum that is paid, or to be paid, of an invoice in one go: its payment has this as its subject. How much of it went on
    what is known once it came in. At most one of an invoice is open."""

    __tablename__ = "exhibit_invoice_part"
    __table_args__ = (
        CheckConstraint("amount_minor > 0", name="amount"),
        CheckConstraint("state <> 'paid' OR fee_minor + deposit_minor + over_minor = amount_minor", name="spread"),
        Index("uq_exhibit_invoice_part_open", "invoice_id", unique=True, sqlite_where=OPEN, postgresql_where=OPEN),
    )

    id: Mapped[key]
    invoice_id: Mapped[int] = ref("exhibit_invoice.id")
    once: Mapped[str] = mapped_column(String(60), unique=True)  # of the form it was written in
    code: Mapped[word]  # what stands beside a transfer
    method: Mapped[word]  # card, transfer or cash
    amount_minor: Mapped[minor]
    by_sponsor: Mapped[bool]
    state: Mapped[word]  # see states.py
    fee_minor: Mapped[minor] = mapped_column(default=0)
    deposit_minor: Mapped[minor] = mapped_column(default=0)
    over_minor: Mapped[minor] = mapped_column(default=0)  # came although nothing was owed any more; went back at once
    note: Mapped[str] = mapped_column(String(80), default="")  # the number of a receipt on paper
    made_at: Mapped[stamp]
    made_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)
    paid_at: Mapped[datetime | None]


class InvoiceReturn(Base):
    """Money of a part that goes back the way it came, in halalas; its refund is named after it."""

    __tablename__ = "exhibit_invoice_return"
    __table_args__ = (CheckConstraint("fee_minor + deposit_minor + over_minor > 0", name="amount"),)

    id: Mapped[key]
    part_id: Mapped[int] = ref("exhibit_invoice_part.id")
    why: Mapped[word]  # of fees.endings.REASONS
    fee_minor: Mapped[minor] = mapped_column(default=0)
    deposit_minor: Mapped[minor] = mapped_column(default=0)
    over_minor: Mapped[minor] = mapped_column(default=0)
    made_at: Mapped[stamp]
    made_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)

    @property
    def amount_minor(self) -> int:
        """All of it."""
        return self.fee_minor + self.deposit_minor + self.over_minor


class InvoiceStep(Base):
    """Something that was decided about an invoice: what, of how much, why and by whom. Never changed."""

    __tablename__ = "exhibit_invoice_step"

    id: Mapped[key]
    invoice_id: Mapped[int] = ref("exhibit_invoice.id", on_delete="CASCADE")
    kind: Mapped[word]  # of states.STEPS
    amount_minor: Mapped[minor] = mapped_column(default=0)
    reason: Mapped[str] = mapped_column(String(300), default="")
    at: Mapped[stamp]
    by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)
