"""The growth ladder at the desk: what proves each rung, the one next step, and that nothing can be ticked by hand."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from storefront.community import families
from storefront.community.accounts import User
from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from tests.builders.community import VAT_NUMBER, a_member, sign_in
from tests.builders.desks import FamilyDesk, a_desk, a_parcel, a_stranger
from tests.builders.goods import a_draft, a_product
from tests.builders.reading import page
from tests.builders.registering import a_document, lists

PAGE = "/en/family/growth"
MOST_QUERIES = 10
Counting = Callable[[], AbstractContextManager[list[str]]]


def at_a_desk(client: FlaskClient, **family: str) -> FamilyDesk:
    with unit_of_work():
        lists()
    return a_desk(client, **family)


def show(at: FamilyDesk, *kinds: str, days: int = 90) -> None:
    """Documents of these kinds, confirmed by the office, that end in so many days."""
    with unit_of_work():
        for kind in kinds:
            a_document(at.family, kind=kind, days=days)


def again(at: FamilyDesk) -> None:
    """Its person signs in anew, when a year has passed."""
    with unit_of_work() as session:
        person = session.get_one(User, at.user_id)
    sign_in(at.browser, person)


def step(client: FlaskClient) -> str:
    """The next step, and everything that is said of it."""
    return page(client.get(PAGE)).one("section", aria_labelledby="h-next").words


def rungs(client: FlaskClient) -> list[str]:
    """How each rung stands, the lowest first."""
    return [str(one["class"]) for one in page(client.get(PAGE)).one("ol", class_="progress").all("li")]


@pytest.mark.parametrize("enter", [None, a_stranger])
def test_only_a_family_sees_its_ladder(client: FlaskClient, enter: Callable[..., object] | None) -> None:
    if enter:
        enter(client)

    assert client.get("/family/growth").status_code == (403 if enter else 303)


def test_before_the_first_order_a_family_is_told_to_pass_its_link_on(client: FlaskClient) -> None:
    own = at_a_desk(client)
    with unit_of_work():
        a_product(of=own.family)

    assert "Selling from home" in step(client)
    assert page(client.get(PAGE)).one("section", aria_labelledby="h-next").one("a")["href"] == "/en/family/links"
    assert "0 of 6" in client.get(PAGE).text


def test_with_empty_shelves_the_first_step_is_to_show_a_product(client: FlaskClient) -> None:
    own = at_a_desk(client)
    nothing = page(client.get(PAGE)).one("section", aria_labelledby="h-next").one("a")["href"]
    with unit_of_work():
        draft = a_draft(of=own.family)

    prepared = page(client.get(PAGE)).one("section", aria_labelledby="h-next")

    assert nothing == "/en/family/products"
    assert prepared.one("a")["href"] == f"/en/family/products/{draft.id}"
    assert "still a draft" in prepared.words


def test_an_order_counts_when_it_has_reached_its_buyer_and_for_a_year(client: FlaskClient) -> None:
    own = at_a_desk(client)
    a_parcel(own.family)
    assert rungs(client)[0] == "now"

    a_parcel(own.family, state="handed_over")
    assert rungs(client)[:2] == ["done", "now"]
    with clock.set_to(clock.now() + timedelta(days=366)):
        again(own)
        assert rungs(client)[0] == "now"


def test_a_document_that_ends_takes_its_rung_with_it(client: FlaskClient) -> None:
    own = at_a_desk(client)
    a_parcel(own.family, state="handed_over")
    show(own, "freelance", days=5)
    assert rungs(client)[:4] == ["done", "done", "done", "now"]

    with clock.set_to(clock.now() + timedelta(days=6)):
        again(own)
        assert rungs(client)[1] == "now"
        assert "“Freelance document” ended on" in step(client)
        assert 'href="/en/family/documents"' in client.get(PAGE).text


def test_a_document_the_office_has_not_seen_proves_nothing(client: FlaskClient) -> None:
    own = at_a_desk(client)
    a_parcel(own.family, state="handed_over")
    with unit_of_work():
        a_document(own.family, kind="productive-family", state="waiting")

    assert rungs(client)[1] == "now"
    assert "You need not do anything now" in step(client)


def test_nothing_on_the_page_can_be_ticked(client: FlaskClient) -> None:
    at_a_desk(client, vat_number=VAT_NUMBER)

    assert client.post("/family/growth").status_code == 405
    assert page(client.get(PAGE)).one("main").all("form") == []
    assert rungs(client)[-1] == "done"


def test_the_ladder_is_the_owners(client: FlaskClient) -> None:
    own = at_a_desk(client)
    a_parcel(own.family, state="handed_over")
    with unit_of_work():
        helper = a_member(name="سلمى")
        families.add_member(own.family, helper.id, role="member", rights=("money",))
    sign_in(client, helper)

    assert client.get(PAGE).status_code == 403
    assert "h-growth" not in client.get("/en/family/income").text


def test_the_income_page_names_the_next_step_in_few_questions(client: FlaskClient, count_queries: Counting) -> None:
    own = at_a_desk(client)
    a_parcel(own.family, state="handed_over")

    card = page(client.get("/en/family/income")).one("section", aria_labelledby="h-growth")

    assert "A certificate in your name" in card.words
    for path in ("/family/growth", "/family/income"):
        client.get(path)
        with count_queries() as asked:
            client.get(path)
        assert len(asked) <= MOST_QUERIES, asked
