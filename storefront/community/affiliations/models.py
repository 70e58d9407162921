"""Bodies that register and vouch for families, and which of them a family named. Sensitive: never public."""

from sqlalchemy.orm import Mapped

from storefront.kernel.database import Base, ref, stamp
from storefront.kernel.governed import Listed


class Affiliation(Listed, Base):
    """A kind of body that vouches for families: a governed list (affiliations.csv), not one of the code's."""

    __tablename__ = "affiliation"


class FamilyAffiliation(Base):
    """That a family is affiliated, and when it consented to our keeping it. Without consent there is no row."""

    __tablename__ = "family_affiliation"

    family_id: Mapped[int] = ref("family.id", on_delete="CASCADE", index=False, primary_key=True)
    affiliation_id: Mapped[int] = ref("affiliation.id", primary_key=True)
    consented_at: Mapped[stamp]
