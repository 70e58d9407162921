"""The columns of everything the office may hide, and of the reports that ask it to look."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import key, ref, stamp, word


class Moderated:
    """Something people wrote; its table says which states it knows, one of them is "hidden"."""

    id: Mapped[key]
    state: Mapped[word]
    hidden_reason: Mapped[str] = mapped_column(String(300), default="")


class Report:
    """Somebody asks the office to look at something; each person once. Its table names what it is about."""

    id: Mapped[key]
    user_id: Mapped[int] = ref("user_account.id", on_delete="CASCADE")
    reason: Mapped[str] = mapped_column(String(300))
    reported_at: Mapped[stamp]
    decided_at: Mapped[datetime | None] = mapped_column(index=True)
