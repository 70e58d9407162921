"""Questions about people and shops name whoever is not safe."""

import pytest
from argon2 import PasswordHasher, Type

from storefront.community import accounts
from storefront.community.passwords.hashing import hasher
from storefront.insight.invariants import people
from storefront.kernel.actors import SYSTEM
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_family, a_member
from tests.builders.people import a_person, a_sign_in
from tests.builders.stage import plant

pytestmark = pytest.mark.usefixtures("app")


def made_with(**cost: object) -> str:
    """A hash of another cost or kind than ours."""
    usual = {"time_cost": hasher.time_cost, "memory_cost": hasher.memory_cost, "parallelism": 1}
    return PasswordHasher(**{**usual, **cost}).hash("نخلة في الفناء")


@pytest.mark.parametrize(
    "kept", ["", "palm-tree", "pbkdf2:sha256:600000$salt$hash", "$2b$12$hash", accounts.NO_PASSWORD]
)
def test_a_password_that_argon2_did_not_make_is_named(kept: str) -> None:
    a_member()
    user = a_member()
    user.password_hash = kept

    assert people.passwords_that_could_be_read() == [f"account {user.id}"]


@pytest.mark.parametrize("cost", [{"time_cost": 1}, {"memory_cost": 8 * 1024}, {"type": Type.I}])
def test_a_password_kept_too_cheaply_is_named(cost: dict[str, object]) -> None:
    user = a_member()
    user.password_hash = made_with(**cost)

    assert people.passwords_that_could_be_read() == [f"account {user.id}"]


def test_a_dearer_one_is_not_and_of_erased_people_nothing_is_kept() -> None:
    a_member().password_hash = made_with(time_cost=3)
    gone = a_member()
    accounts.erase(gone)

    assert people.passwords_that_could_be_read() == []
    plant([f"UPDATE user_account SET password_hash = 'x' WHERE id = {gone.id}"])
    assert people.passwords_that_could_be_read() == [f"account {gone.id}"]


def test_only_those_shut_out_who_are_still_in_are_named() -> None:
    shut, open_, out = (a_person() for _ in range(3))
    for user in (shut, open_, out):
        a_sign_in(user)
    with unit_of_work():
        accounts.disable(accounts.get(out.id), SYSTEM, reason="شكوى")

    assert people.sign_ins_of_those_shut_out() == []
    plant([f"UPDATE user_account SET disabled_at = created_at WHERE id = {shut.id}"])
    assert people.sign_ins_of_those_shut_out() == [f"account {shut.id}"]


@pytest.mark.parametrize("hidden", ["\u200b", "\u202e", "\u2066", "\ufeff", "\t"])
def test_a_name_with_what_cannot_be_seen_is_named(hidden: str) -> None:
    a_family(name=("بيتُ نورةَ – البخور", "Bayt Noura’s Incense, 1448"))
    family = a_family()

    assert people.names_with_hidden_letters() == []
    family.trade_name_ar = f"بيت{hidden} سارة"
    assert people.names_with_hidden_letters() == [f"family {family.id}"]
