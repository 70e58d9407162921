"""At which outlet or stall a parcel is collected."""

from sqlalchemy.orm import Mapped

from storefront.kernel.database import Base, ref


class ParcelPoint(Base):
    """At which outlet or stall a parcel is collected; without one at the family's home."""

    __tablename__ = "parcel_point"

    parcel_id: Mapped[int] = ref("parcel.id", on_delete="CASCADE", index=False, primary_key=True)
    point_id: Mapped[int] = ref("collection_point.id")
