"""Reading documents: what holds today, what is on its way, whose pictures are kept; another family's are not found."""

from datetime import timedelta

import pytest

from storefront.community import permits
from storefront.kernel import clock
from storefront.kernel.refusals import NotFound
from tests.builders.community import a_family
from tests.builders.registering import a_document, a_draft, lists


@pytest.mark.parametrize(
    ("permit", "words"),
    [
        ("", set()),
        ("food", {"food"}),
        ("craft: pottery", {"craft"}),
        ("cosm; craft: perfume", {"cosm", "craft"}),
        ("craft", {"craft"}),
        ("child-safety note", {"child-safety note"}),
    ],
)
def test_a_permit_asks_for_the_words_it_is_made_of(permit: str, words: set[str]) -> None:
    assert permits.asked_by(permit) == words


@pytest.mark.usefixtures("app")
def test_a_document_holds_to_its_last_day() -> None:
    family = a_family()
    a_document(family, days=10)

    held = []
    for days in (0, 10, 11):
        with clock.set_to(clock.now() + timedelta(days=days)):
            held.append(permits.valid(family.id))

    assert held == [{"home-kitchen"}, {"home-kitchen"}, frozenset()]


@pytest.mark.usefixtures("app")
def test_the_number_of_what_holds_is_known_and_of_nothing_else() -> None:
    family, other = a_family(), a_family()
    held = a_document(family, days=10)
    a_document(family, "health-card", state="waiting")
    a_document(other, days=10)

    assert permits.number_of(family.id, "home-kitchen") == held.number != ""
    assert permits.number_of(family.id, "health-card") == ""
    with clock.set_to(clock.now() + timedelta(days=11)):
        assert permits.number_of(family.id, "home-kitchen") == ""


@pytest.mark.usefixtures("app")
def test_what_waits_was_sent_but_does_not_hold() -> None:
    family = a_family()
    a_document(family, state="waiting")
    a_document(family, "health-card", state="refused")
    a_document(a_draft().family, state="waiting")

    assert permits.count_waiting() == 1
    assert (permits.valid(family.id), permits.sent(family.id)) == (frozenset(), {"home-kitchen"})
    assert list(permits.families_waiting()) == [family.id]


@pytest.mark.usefixtures("app")
def test_a_family_waits_since_its_first_document_that_was_not_looked_at() -> None:
    family = a_family()
    for days, kind in ((3, "health-card"), (5, "home-kitchen"), (1, "craft-licence")):
        with clock.set_to(clock.now() - timedelta(days=days)):
            a_document(family, kind, state="waiting")

    waiting = permits.families_waiting()

    assert {number: (clock.now() - since).days for number, since in waiting.items()} == {family.id: 5}


@pytest.mark.usefixtures("app")
def test_another_familys_document_is_not_found() -> None:
    document = a_document(a_family())

    with pytest.raises(NotFound):
        permits.get(a_family().id, document.id)
    with pytest.raises(NotFound):
        permits.kind("passport")


@pytest.mark.usefixtures("app")
def test_a_wallet_is_in_the_order_of_the_kinds_without_what_was_replaced() -> None:
    lists()
    family = a_family()
    for kind in ("freelance", "home-kitchen", "home-kitchen"):
        a_document(family, kind)

    found = [document.kind.slug for document in permits.of_family(family.id)]

    assert found == ["home-kitchen", "freelance"]
    assert permits.kept_keys(["dd11", "ee22"]) == {"dd11"}
