"""The switch by which a family lets an organiser see what it sold: its owner's alone, off until it is pressed."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from storefront.community.families import Family
from storefront.fairs import agreements
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.community import a_member, sign_in
from tests.builders.desks import a_desk, a_stranger
from tests.builders.reading import page
from tests.builders.teams import a_mate
from tests.builders.tills import Till, at_a_till


@pytest.fixture
def till(client: FlaskClient) -> Iterator[Till]:
    with at_a_till(client) as found:
        yield found


def report(till: Till) -> str:
    return f"/family/fair-reports/{till.holder.plan.exhibition_id}"


def is_agreed(till: Till) -> bool:
    db.session.rollback()
    db.session.expire_all()
    found = agreements.find(till.holder.plan.exhibition_id, till.family_id)
    return found is not None and found.withdrawn_at is None


def words(client: FlaskClient, till: Till) -> str:
    return page(client.get(f"/en{report(till)}")).one("section", id="agreement").words


def test_it_is_off_until_the_owner_presses_it_and_off_again(client: FlaskClient, till: Till) -> None:
    before = words(client, till)

    answer = post(client, f"{report(till)}/agreement")
    agreed = is_agreed(till), words(client, till)
    post(client, f"{report(till)}/agreement/ending")

    assert "Not shown" in before
    assert (answer.status_code, answer.location) == (303, f"{report(till)}#agreement")
    assert agreed[0]
    assert "You agreed" in agreed[1]
    assert not is_agreed(till)


def test_who_only_reads_money_sees_how_it_stands_and_presses_nothing(client: FlaskClient, till: Till) -> None:
    with unit_of_work():
        reader = a_mate(till.holder.family, ["money"])
    sign_in(client, reader)

    found = words(client, till)
    answer = post(client, f"{report(till)}/agreement")

    assert "The owners of the shop decide this." in found
    assert answer.status_code in (403, 404)
    assert not is_agreed(till)


@pytest.mark.parametrize("enter", [a_desk, a_stranger])
def test_nobody_agrees_for_another_family(client: FlaskClient, till: Till, enter: object) -> None:
    enter(client)  # type: ignore[operator]

    answer = post(client, f"{report(till)}/agreement")

    assert answer.status_code == 404
    assert not is_agreed(till)


def test_after_closing_it_says_that_it_is_too_late(client: FlaskClient, till: Till) -> None:
    closing = till.exhibition.closes_at
    assert closing

    with clock.set_to(closing + timedelta(minutes=1)):
        with unit_of_work():
            owner = a_member(of=db.session.get_one(Family, till.family_id))
        sign_in(client, owner)
        found = words(client, till)
        answer = post(client, f"/en{report(till)}/agreement")
        said = client.get(f"/en{report(till)}").text

    assert "nobody can agree any more" in found
    assert answer.status_code == 303
    assert said.count("nobody can agree any more") == 2
    assert not is_agreed(till)
