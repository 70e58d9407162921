"""Documents of sale, written once and never changed, and the counter behind their numbers."""

from typing import Any

from sqlalchemy import JSON, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, key, ref, stamp, word


class ReceiptCounter(Base):
    """The last number a family gave out; raised by a guarded update so that there are no gaps."""

    __tablename__ = "receipt_counter"

    family_id: Mapped[int] = ref("family.id", index=False, primary_key=True)
    last: Mapped[int] = mapped_column(default=0)


class Document(Base):
    """A receipt, tax invoice or credit note of a family. Append-only: a mistake is mended by a further document.

    `payload` holds all that is printed of it but the buyer, who may ask to be forgotten; `hash` seals the payload,
    in which the seal of the family's document before stands, so that none can be changed, left out or put between.
    """

    __tablename__ = "receipt_document"
    __table_args__ = (UniqueConstraint("family_id", "number"), UniqueConstraint("family_id", "previous_hash"))

    id: Mapped[key]
    family_id: Mapped[int] = ref("family.id", index=False)
    number: Mapped[int]  # 1, 2, 3 … of the family, whatever the kind
    kind: Mapped[word]  # see papers.py
    parcel_id: Mapped[int] = ref("parcel.id")
    once: Mapped[str] = mapped_column(String(120), unique=True)  # "parcel:12", "return:5"
    uuid: Mapped[str] = mapped_column(String(36), unique=True)
    previous_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)
    issued_at: Mapped[stamp]
