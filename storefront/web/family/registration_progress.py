"""How far a family has come with registering: which of the five steps are done, and which is next."""

from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext

from storefront.community import families, permits
from storefront.community.families import Family
from storefront.goods import crafts
from storefront.kernel.refusals import N_

STEPS = ("who", "where", "what", "documents", "product")
NAMES = {
    "who": N_("من نحن"),
    "where": N_("أين نبيع"),
    "what": N_("ماذا نصنع"),
    "documents": N_("الوثائق"),
    "product": N_("أول منتج"),
}
REGISTERS = ("draft", "submitted", "needs_info", "verified")  # the states before a family sold


@dataclass(frozen=True)
class Progress:
    """The steps that are done, the documents that are still to be sent, the first product with a picture."""

    done: frozenset[str]
    missing: frozenset[str]
    product_id: int | None

    @property
    def next(self) -> str:
        """The first step that is not done; "" when all are."""
        return next((step for step in STEPS if step not in self.done), "")

    @property
    def undone(self) -> list[int]:
        """The numbers of the steps that are still to be done."""
        return [number for number, step in enumerate(STEPS, start=1) if step not in self.done]


def progress_of(family: Family) -> Progress:
    """How far a family has come."""
    reached = families.file_of(family.id).reached
    missing = crafts.needed(family.id) - permits.sent(family.id)
    product = crafts.first_product(family.id)
    what = reached >= families.registering.WHAT and bool(crafts.of_family(family.id))
    so = {
        "who": reached >= families.registering.WHO,
        "where": reached >= families.registering.WHERE,
        "what": what,
        "documents": what and not missing,  # whether or not the last button of that page was pressed
        "product": product is not None,
    }
    return Progress(frozenset(step for step, is_so in so.items() if is_so), missing, product)


def road() -> list[tuple[str, str]]:
    """The five steps as the top of each page shows them."""
    return [(gettext(NAMES[step]), url_for("family.registration.edit", step=step)) for step in STEPS]
