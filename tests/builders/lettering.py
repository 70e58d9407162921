"""Letters to look at: a family that has read what came so far, an order of Sara's, what was written since."""

from sqlalchemy import select

from storefront.community import families, notices
from storefront.kernel.database import db
from storefront.trade import orders
from tests.builders.community import a_family, a_member
from tests.builders.goods import a_product
from tests.builders.trade import a_basket, heard, place, the_parcel

SARA = "sara@example.com"


def written() -> list[tuple[str, str, str]]:
    """Every letter: its kind, to whom, in which language."""
    rows = db.session.scalars(select(notices.Notice).order_by(notices.Notice.id))
    return [(row.kind, row.address, row.language) for row in rows]


def a_house() -> tuple[families.Family, str]:
    """A family with one person at its desk, who has read what came so far."""
    family = a_family()
    person = a_member(of=family)
    heard()
    db.session.query(notices.Notice).delete()
    return family, person.email


def ordered(family: families.Family, language: str = "ar") -> orders.Parcel:
    """A parcel of Sara's, ordered for cash."""
    basket = a_basket((a_product(of=family), 2))
    return the_parcel(orders.get(place(basket, email=SARA, language=language).id))


def forget_letters() -> None:
    heard()
    db.session.query(notices.Notice).delete()
