"""The sub-categories in which a family makes something."""

from sqlalchemy.orm import Mapped

from storefront.kernel.database import Base, ref


class FamilyCraft(Base):
    """That a family makes goods of a sub-category; it may sell others too, as soon as it has the documents they ask for."""

    __tablename__ = "family_craft"

    family_id: Mapped[int] = ref("family.id", on_delete="CASCADE", index=False, primary_key=True)
    category_id: Mapped[int] = ref("category.id", primary_key=True)
