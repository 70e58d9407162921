"""Whether the demo market was told to its end. Its beginning and its end are noted in the market's journal."""

from sqlalchemy import func, select

from storefront.community import accounts, families, regions
from storefront.demo import scripts, year
from storefront.demo.people import ADDRESSES
from storefront.insight import journal
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade.orders import Order

BEGUN, TOLD = "DemoBegun", "DemoTold"


def note(kind: str) -> None:
    """Notes the beginning or the end, in a unit of work of its own."""
    with unit_of_work():
        journal.note(kind, subject="market")


def is_unfinished() -> bool:
    """Whether a telling began here and never came to its end."""
    statement = select(journal.JournalEntry.kind, func.count()).where(journal.JournalEntry.kind.in_((BEGUN, TOLD)))
    noted = {kind: number for kind, number in db.session.execute(statement.group_by(journal.JournalEntry.kind))}
    return noted.get(BEGUN, 0) > noted.get(TOLD, 0)


def is_alone() -> bool:
    """Whether nobody but the demo was here: no other account or family, nobody signed in, no order of anybody else."""
    cast = {script.slug for script in scripts.families()}
    if set(db.session.scalars(select(families.Family.slug))) - cast:
        return False
    people = db.session.execute(select(accounts.User.id, accounts.User.email)).all()
    if any(not email.endswith(ADDRESSES) or accounts.sign_ins_of(user_id) for user_id, email in people):
        return False
    buyers = {year.mobile_of(shopper, city.id) for shopper in year.SHOPPERS for city in regions.cities()}
    return not set(db.session.scalars(select(Order.mobile))) - buyers
