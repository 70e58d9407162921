"""Shop pages that are written and not published yet."""

from typing import Any

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, name, ref, stamp, word


class ShopDraft(Base):
    """A shop page that is written and not published yet; the columns are those of the family with the same names."""

    __tablename__ = "shop_draft"

    family_id: Mapped[int] = ref("family.id", on_delete="CASCADE", index=False, primary_key=True)
    craft_ar: Mapped[name]
    craft_en: Mapped[name]
    story_ar: Mapped[str] = mapped_column(Text)
    story_en: Mapped[str] = mapped_column(Text)
    quote_ar: Mapped[str] = mapped_column(String(300))
    quote_en: Mapped[str] = mapped_column(String(300))
    dye: Mapped[word]
    languages: Mapped[list[Any]]
    skills_ar: Mapped[str] = mapped_column(String(300))
    skills_en: Mapped[str] = mapped_column(String(300))
    version: Mapped[int]  # one more with every saving
    begun_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)
    saved_at: Mapped[stamp]
    saved_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)
