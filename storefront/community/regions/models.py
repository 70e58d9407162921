"""The 13 administrative regions (ISO 3166-2:SA) and their cities."""

from sqlalchemy import Float, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storefront.kernel.database import Base, key, name, ref, word


class Region(Base):
    """A region (منطقة); `code` is its ISO code, such as SA-06."""

    __tablename__ = "region"

    id: Mapped[key]
    code: Mapped[str] = mapped_column(String(8), unique=True)
    slug: Mapped[word] = mapped_column(unique=True)
    name_ar: Mapped[name]
    name_en: Mapped[name]
    courier_minor: Mapped[int]  # flat courier fee to this region, halalas


class City(Base):
    """A city. Several names occur in more than one region, so a city is region + name."""

    __tablename__ = "city"
    __table_args__ = (UniqueConstraint("region_id", "name_ar"),)

    id: Mapped[key]
    region_id: Mapped[int] = ref("region.id")
    name_ar: Mapped[name]
    name_en: Mapped[name]
    latitude: Mapped[float] = mapped_column(Float)
    longitude: Mapped[float] = mapped_column(Float)

    region: Mapped[Region] = relationship(lazy="raise_on_sql")
