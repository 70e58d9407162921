"""Where members want things brought."""

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storefront.community.regions.models import City
from storefront.kernel.database import Base, key, name, ref, stamp, word


class Address(Base):
    """Where a member wants things brought: the short national address, or a written one."""

    __tablename__ = "address"

    id: Mapped[key]
    user_id: Mapped[int] = ref("user_account.id", on_delete="CASCADE")
    label: Mapped[name]
    receiver: Mapped[name]
    mobile: Mapped[word]
    city_id: Mapped[int] = ref("city.id")
    short_address: Mapped[word | None]  # AAAA9999
    district: Mapped[name]
    street: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[stamp]

    city: Mapped[City] = relationship(lazy="raise_on_sql")
