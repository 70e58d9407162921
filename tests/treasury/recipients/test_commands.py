"""Where a family's money goes: named by its people with their password, changed with a pause, held up with a reason."""

from datetime import timedelta

import pytest

from storefront.community import accounts
from storefront.community.families.models import Family
from storefront.kernel import clock, ibans
from storefront.kernel.actors import SYSTEM, VISITOR, Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotNow, ReasonIsMissing
from storefront.treasury import recipients
from storefront.treasury.recipients import commands, refusals
from tests.builders.community import a_family, a_member, desk
from tests.builders.people import PASSWORD, hash_of, told
from tests.builders.treasury import HOLDER, IBAN, OTHER_IBAN, an_account, an_officer

pytestmark = pytest.mark.usefixtures("app")


def an_owner(family: Family) -> Actor:
    """Somebody of the family's desk, with a real password."""
    person = a_member(of=family)
    person.password_hash = hash_of(PASSWORD)
    db.session.flush()
    return Actor(person.id, families=frozenset({family.id}))


def give(family: Family, actor: Actor, number: str = IBAN, **other: str) -> recipients.Recipient:
    account = recipients.Account(other.get("holder", HOLDER), number)
    return recipients.give_account(family.id, account, actor, password=other.get("password", PASSWORD))


def test_the_first_account_is_ready_at_once_and_told() -> None:
    family = a_family()
    actor = an_owner(family)

    recipient = give(family, actor, "SA03 8000 0000 6080 1016 7519")

    assert (recipient.iban, recipient.holder, recipient.ready_at <= clock.now()) == (IBAN, HOLDER, True)
    assert [(fact.by, fact.again) for fact in told(recipients.PayoutAccountGiven)] == [(actor.user_id, False)]  # type: ignore[attr-defined]


def test_another_account_waits_three_days() -> None:
    family = a_family()
    an_account(family)

    recipient = give(family, an_owner(family), OTHER_IBAN)

    assert recipient.ready_at >= clock.now() + timedelta(days=2, hours=23)
    assert recipient.iban == OTHER_IBAN
    assert [fact.again for fact in told(recipients.PayoutAccountGiven)][-1] is True  # type: ignore[attr-defined]


def test_the_same_account_again_changes_nothing() -> None:
    family = a_family()
    actor = an_owner(family)
    before = give(family, actor).given_at
    facts = len(told(recipients.PayoutAccountGiven))

    again = give(family, actor)

    assert (again.given_at, len(told(recipients.PayoutAccountGiven))) == (before, facts)


def test_only_the_name_put_right_makes_nobody_wait() -> None:
    family = a_family()
    actor = an_owner(family)
    give(family, actor)

    assert give(family, actor, holder="نورة عبدالله آل سعيد").ready_at <= clock.now()


def test_a_wrong_password_names_nothing() -> None:
    family = a_family()

    with pytest.raises(accounts.refusals.WrongPassword):
        give(family, an_owner(family), password="not this one")

    assert recipients.recipient_of(family.id) is None


def test_only_the_familys_own_people_name_its_account() -> None:
    family = a_family()

    for stranger in (VISITOR, an_officer(), an_owner(a_family())):
        with pytest.raises(NotAllowed):
            give(family, stranger)


def test_of_two_who_open_an_account_at_one_moment_both_are_led_to_the_same() -> None:
    family = a_family()
    actor = an_owner(family)

    first = commands.begin_opening(family.id, "acct_1", HOLDER, actor)
    second = commands.begin_opening(family.id, "acct_1", HOLDER, actor)  # looked before the first was done

    assert (second.id, second.opening_ref, second.has_account) == (first.id, "acct_1", False)


@pytest.mark.parametrize("holder", ["", "N", "123", "=cmd()", "+966501234567", "نورة 5", "a\n=b;c", "<b>"])
def test_a_name_is_of_letters(holder: str) -> None:
    family = a_family()

    with pytest.raises(refusals.HolderIsNotValid):
        give(family, an_owner(family), holder=holder)


@pytest.mark.parametrize("holder", ["Noura Al-Saeed", "نورة بنت عبدالله آل سعيد", "O’Neill Jr.", "Zoë"])
def test_names_as_banks_know_them_are_taken(holder: str) -> None:
    family = a_family()

    assert give(family, an_owner(family), holder=f"  {holder} ").holder == holder


def test_a_wrong_number_is_refused_before_the_password_is_asked() -> None:
    family = a_family()

    with pytest.raises(ibans.IbanIsNotValid):
        give(family, an_owner(family), IBAN[:-1] + "8", password="not this one")


def test_a_hold_needs_a_reason_is_one_and_is_lifted_once() -> None:
    family, officer = a_family(), an_officer()

    with pytest.raises(ReasonIsMissing):
        recipients.hold(family.id, officer, reason=" ")
    recipients.hold(family.id, officer, reason="مراجعة شكوى")
    with pytest.raises(refusals.AlreadyHeld):
        recipients.hold(family.id, officer, reason="مرة أخرى")
    recipients.hold(family.id, SYSTEM, reason="نزاع بطاقة", subject="parcel:1")

    assert set(recipients.living_holds(family.id)) == {"", "parcel:1"}
    recipients.release(family.id, officer)
    with pytest.raises(NotNow):
        recipients.release(family.id, officer)
    assert set(recipients.living_holds(family.id)) == {"parcel:1"}
    assert (len(told(recipients.PayoutsHeld)), len(told(recipients.PayoutsReleased))) == (2, 1)


def test_only_the_office_holds_and_nobody_their_own_family() -> None:
    family = a_family()

    for stranger in (VISITOR, desk(family), an_officer(families=frozenset({family.id}))):
        with pytest.raises(NotAllowed):
            recipients.hold(family.id, stranger, reason="بلا سبب")
        with pytest.raises(NotAllowed):
            recipients.release(family.id, stranger)


def test_two_people_of_a_family_who_name_its_first_account_at_once_do_not_make_two() -> None:
    family = a_family()
    an_account(family)

    with pytest.raises(NotNow):
        recipients.begin(family.id, HOLDER, OTHER_IBAN, desk(family))

    assert db.session.query(recipients.Recipient).count() == 1
