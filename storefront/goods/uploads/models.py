"""Pictures on their way to a product."""

from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, key, name, ref, stamp, word


class Upload(Base):
    """A stored picture that waits for its product; `key` names its files (kernel/photos.py)."""

    __tablename__ = "upload"

    id: Mapped[key]
    family_id: Mapped[int] = ref("family.id", on_delete="CASCADE")
    key: Mapped[str] = mapped_column(String(64), index=True)
    width: Mapped[int]
    height: Mapped[int]
    tint: Mapped[word]
    advice: Mapped[list[Any]] = mapped_column(JSON)
    filename: Mapped[name]  # as the phone called it, so that its owner knows it again
    digest: Mapped[str] = mapped_column(
        String(64), default=""
    )  # of the file that was sent and its name; "" where not asked
    form: Mapped[str] = mapped_column(String(64), default="")  # the page it was sent from, as its product will know it
    position: Mapped[int]
    uploaded_at: Mapped[stamp]
