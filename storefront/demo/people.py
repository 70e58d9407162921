"""The people of the demo market that one can sign in as: one for each kind of reader, and an owner for every family."""

from collections.abc import Sequence

from sqlalchemy import select

from storefront.community import accounts, families
from storefront.demo.scripts import FamilyScript
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db

PASSWORD = "dakkah-demo-1448"  # noqa: S105 - printed for everybody who starts the demo
SHOPPER, FAMILY, OFFICE = "shopper@dakkah.example", "family@dakkah.example", "office@dakkah.example"
SHOWN_FAMILY = "bayt-noura"
READERS = (("a shopper", SHOPPER), ("a family", FAMILY), ("the office", OFFICE))


def logins() -> list[str]:
    """A line for everybody of the demo market who can still be signed in as."""
    known = [(who, accounts.find_by_email(address)) for who, address in READERS]
    return [f"{who:<12}{user.email:<26}{PASSWORD}" for who, user in known if user and user.disabled_at is None]


def add_people(told: Sequence[FamilyScript]) -> accounts.User:
    """A shopper (returned), somebody of the office, an owner at every family's desk; all confirmed, one password."""
    someone = accounts.NewPerson(SHOPPER, "سارة", PASSWORD, "ar")
    shopper = accounts.add(someone)
    accounts.grant_role(accounts.add(accounts.NewPerson(OFFICE, "مكتب السوق", PASSWORD, "ar")), "staff", SYSTEM)
    by_slug = {family.slug: family for family in db.session.scalars(select(families.Family))}
    for script in told:
        address = FAMILY if script.slug == SHOWN_FAMILY else f"{script.slug}@families.dakkah.example"
        owner = accounts.add(accounts.NewPerson(address, script.row["owner_name"], PASSWORD, "ar"))
        families.add_member(by_slug[script.slug], owner.id)
    return shopper
