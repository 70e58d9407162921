"""The jury of a call: what it goes by, who is in it, the points they give, and whom they may not judge."""

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, key, name, ref, stamp


class Criterion(Base):
    """What a jury goes by, and how much that weighs."""

    __tablename__ = "jury_criterion"
    __table_args__ = (CheckConstraint("weight BETWEEN 1 AND 5", name="weight"),)

    id: Mapped[key]
    call_id: Mapped[int] = ref("exhibitor_call.id", on_delete="CASCADE")
    position: Mapped[int]
    name_ar: Mapped[name]
    name_en: Mapped[name] = mapped_column(default="")
    weight: Mapped[int]


class Juror(Base):
    """That somebody is in the jury of a call."""

    __tablename__ = "juror"
    __table_args__ = (UniqueConstraint("call_id", "user_id"),)

    id: Mapped[key]
    call_id: Mapped[int] = ref("exhibitor_call.id", on_delete="CASCADE", index=False)
    user_id: Mapped[int] = ref("user_account.id", on_delete="CASCADE")
    appointed_at: Mapped[stamp]
    appointed_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)


class JuryScore(Base):
    """The points a juror gives an application for one criterion."""

    __tablename__ = "jury_score"
    __table_args__ = (CheckConstraint("points BETWEEN 0 AND 10", name="points"),)

    application_id: Mapped[int] = ref("exhibit_application.id", on_delete="CASCADE", index=False, primary_key=True)
    juror_id: Mapped[int] = ref("juror.id", on_delete="CASCADE", primary_key=True)
    criterion_id: Mapped[int] = ref("jury_criterion.id", on_delete="CASCADE", primary_key=True)
    points: Mapped[int]


class JuryConflict(Base):
    """That a juror may not judge an application: they know the family."""

    __tablename__ = "jury_conflict"

    application_id: Mapped[int] = ref("exhibit_application.id", on_delete="CASCADE", index=False, primary_key=True)
    juror_id: Mapped[int] = ref("juror.id", on_delete="CASCADE", primary_key=True)
    flagged_at: Mapped[stamp]
