"""The team of the family one can sign in as: somebody who helps with limited rights, somebody who waits to be let in, and an
invitation nobody has answered."""

from sqlalchemy import select

from storefront.community import accounts, families, notices, team
from storefront.demo.people import HELPER, PASSWORD, SHOWN_FAMILY, People, family_of
from storefront.kernel.actors import Actor, Right
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work

NEPHEW, COUSIN = "fahad@families.dakkah.example", "salma@families.dakkah.example"
ASKED: tuple[tuple[str, str, tuple[Right, ...]], ...] = (
    ("هدى", HELPER, ("orders", "messages")),
    ("فهد", NEPHEW, ("products", "shop")),
    ("سلمى", COUSIN, ("messages",)),
)


def tell(people: People) -> None:
    """Each by the steps people take: asked, accepted, let in; in units of their own, since letters are written at the end of
    one."""
    family_id = family_of(SHOWN_FAMILY).id
    owner = Actor(people.owners[SHOWN_FAMILY].id, families=frozenset({family_id}))
    for name, email, rights in ASKED:
        with unit_of_work():
            team.invite(families.get(family_id), team.Asked(name, email, rights), owner)
    with unit_of_work():
        accepted = [accept(name, email) for name, email, _ in ASKED[:2]]
    with unit_of_work():
        team.approve(team.invitation_of(family_id, accepted[0]), owner)


def accept(name: str, email: str) -> int:
    """Somebody opens an account and follows the link of their letter; the invitation's id."""
    user = accounts.add(accounts.NewPerson(email, name, PASSWORD, "ar"))
    mine = (notices.Notice.kind == "team-invitation", notices.Notice.address == email)
    letter = db.session.scalars(select(notices.Notice).where(*mine)).one()
    person = accounts.Person(user.id, user.name, user.email, user.language, True, frozenset())
    return team.accept(letter.values[notices.SECRET], person).id
