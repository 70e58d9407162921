"""The people of the demo market that one can sign in as: one for each kind of reader, and an owner for every family."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from storefront.community import accounts, families
from storefront.demo.scripts import FamilyScript
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db

PASSWORD = "dakkah-demo-1448"  # noqa: S105 - printed for everybody who starts the demo
SHOPPER, FAMILY = "shopper@dakkah.example", "family@dakkah.example"
HELPER = "helper@dakkah.example"  # of that family, let in for its orders and messages (see teams.py)
OFFICE, TREASURER = "office@dakkah.example", "treasurer@dakkah.example"  # large payouts are approved by two people
ORGANISER = "organiser@dakkah.example"  # acts for two bodies that hold exhibitions (see fairs.py)
ADDRESSES = ("@dakkah.example", "@families.dakkah.example")  # where all of them have theirs
SHOWN_FAMILY = "bayt-noura"
READERS = (
    ("a shopper", SHOPPER),
    ("a family", FAMILY),
    ("a relative", HELPER),
    ("the office", OFFICE),
    ("treasurer", TREASURER),
    ("organiser", ORGANISER),
)


def logins() -> list[str]:
    """A line for everybody of the demo market who can still be signed in as."""
    known = [(who, accounts.find_by_email(address)) for who, address in READERS]
    return [f"{who:<12}{user.email:<26}{PASSWORD}" for who, user in known if user and user.disabled_at is None]


@dataclass(frozen=True)
class People:
    """Who was added: a shopper, and the owner of each family by its address."""

    shopper: accounts.User
    owners: Mapping[str, accounts.User]


def add_people(told: Sequence[FamilyScript]) -> People:
    """A shopper, two of the office, an owner for every family; all confirmed, one password."""
    shopper = accounts.add(accounts.NewPerson(SHOPPER, "سارة", PASSWORD, "ar"))
    for address, name in ((OFFICE, "مكتب السوق"), (TREASURER, "أمين الصندوق")):
        accounts.grant_role(accounts.add(accounts.NewPerson(address, name, PASSWORD, "ar")), "staff", SYSTEM)
    owners = {}
    for script in told:
        address = FAMILY if script.slug == SHOWN_FAMILY else f"{script.slug}@families.dakkah.example"
        owners[script.slug] = accounts.add(accounts.NewPerson(address, script.row["owner_name"], PASSWORD, "ar"))
    return People(shopper, owners)


def open_desks(people: People) -> None:
    """Lets every owner in at the family's desk; letters reach them from now on, and none of the past."""
    for slug, owner in people.owners.items():
        families.add_member(family_of(slug), owner.id)


def family_of(slug: str) -> families.Family:
    """The family at an address."""
    return db.session.scalars(select(families.Family).where(families.Family.slug == slug)).one()
