"""What shoppers want to give back, piece by piece, and what became of it."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storefront.kernel.database import Base, key, ref, stamp, word


class ReturnRequest(Base):
    """A shopper's wish to give back lines of a parcel, or what of it they did not take at the door."""

    __tablename__ = "return_request"

    id: Mapped[key]
    parcel_id: Mapped[int] = ref("parcel.id")
    kind: Mapped[word]  # change_of_mind or defect; at_door: never taken
    reason: Mapped[str] = mapped_column(String(500))
    state: Mapped[word]  # asked, agreed, refused, done, withdrawn
    asked_at: Mapped[stamp]
    answered_at: Mapped[datetime | None]
    answer: Mapped[str] = mapped_column(String(300), default="")

    lines: Mapped[list["ReturnLine"]] = relationship(lazy="raise_on_sql", order_by="ReturnLine.order_line_id")


class ReturnLine(Base):
    """How many pieces of an order line a return is about."""

    __tablename__ = "return_line"

    request_id: Mapped[int] = ref("return_request.id", on_delete="CASCADE", index=False, primary_key=True)
    order_line_id: Mapped[int] = ref("order_line.id", primary_key=True)
    quantity: Mapped[int]
