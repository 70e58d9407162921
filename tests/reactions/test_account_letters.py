"""What happens to accounts becomes letters; a link's secret travels in its letter and nowhere else."""

import pytest
from sqlalchemy import select

from storefront.community.accounts import facts
from storefront.community.notices import Notice
from storefront.kernel.database import db
from storefront.kernel.facts import Fact
from storefront.reactions import REACTIONS, account_letters
from tests.builders.community import a_member

pytestmark = pytest.mark.usefixtures("app")
OLD, NEW, SECRET = "old@example.com", "new@example.com", "the-secret-of-the-link"
AT = "2026-03-01T09:00:00"

# the fact, without its person, and the letters that follow: kind, to whom, whether with the secret
LETTERS = (
    (facts.ConfirmationAsked, {"token": SECRET}, [("confirm-address", OLD, True)]),
    (facts.AddressAlreadyKnown, {"at": AT}, [("address-known", OLD, False)]),
    (facts.ResetAsked, {"token": SECRET}, [("reset-password", OLD, True)]),
    (facts.PasswordChanged, {"at": AT}, [("password-changed", OLD, False)]),
    (
        facts.EmailChangeAsked,
        {"email": NEW, "token": SECRET},
        [("email-change", NEW, True), ("email-change-asked", OLD, False)],
    ),
    (facts.EmailChanged, {"email": NEW, "at": AT}, [("email-changed", NEW, False), ("email-changed", OLD, False)]),
)


def written() -> list[Notice]:
    return list(db.session.scalars(select(Notice).order_by(Notice.id)))


def react(fact: Fact) -> None:
    for reaction in REACTIONS[type(fact)]:
        if reaction.__module__ == account_letters.__name__:
            reaction(fact)


@pytest.mark.parametrize(("kind", "values", "letters"), LETTERS, ids=lambda one: getattr(one, "__name__", ""))
def test_each_fact_has_its_letters(kind: type[Fact], values: dict[str, str], letters: list[tuple]) -> None:  # type: ignore[type-arg]
    person = a_member(email=OLD)

    react(kind(user_id=person.id, **values))

    assert [(row.kind, row.address, row.values.get("token") == SECRET) for row in written()] == letters
    assert {row.values["user_id"] for row in written()} == {person.id}
    assert not [row.once for row in written() if SECRET in row.once]


@pytest.mark.parametrize(("kind", "values", "letters"), LETTERS, ids=lambda one: getattr(one, "__name__", ""))
def test_the_same_occasion_is_told_once(kind: type[Fact], values: dict[str, str], letters: list[tuple]) -> None:  # type: ignore[type-arg]
    fact = kind(user_id=a_member(email=OLD).id, **values)

    react(fact)
    react(fact)

    assert len(written()) == len(letters)


def test_every_letter_of_an_account_is_tested_here() -> None:
    told = {kind for kind, row in REACTIONS.items() if any(one.__module__ == account_letters.__name__ for one in row)}

    assert told == {kind for kind, _, _ in LETTERS}
