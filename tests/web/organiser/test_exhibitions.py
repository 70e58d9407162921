"""Exhibitions at the desk: listed, written, shown with what can be done, thrown away."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask.testing import FlaskClient

from storefront.community.bodies import Body
from storefront.fairs import exhibitions
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.community import sign_in
from tests.builders.fairs import a_venue, an_organiser, in_days
from tests.builders.organising import a_desk_of_exhibitions, one_of
from tests.builders.reading import page
from tests.builders.stall_goods import a_holder

LIST = "/organiser/exhibitions"
Counting = Callable[[], AbstractContextManager[list[str]]]


def typed(**other: str) -> dict[str, str]:
    usual = {"name_ar": "معرض الخريف", "name_en": "Autumn Fair", "gathering": "bazaar", "kind": "general"}
    return {**usual, "licence_class": "consumer", "audience": "families", "season": "", "venue": "", **other}


def test_one_is_written_as_a_draft_and_its_days_are_asked_for(client: FlaskClient) -> None:
    desk = a_desk_of_exhibitions(client)
    empty = client.get(LIST).text

    answer = post(client, LIST, **typed(capacity="٣٠٠", about_ar="وصف"))

    (made,) = exhibitions.page_of_bodies([desk.body.id]).rows
    assert "لا فعاليات بعد" in empty
    assert answer.location == f"{LIST}/{made.id}/days"
    assert (made.state, made.slug, made.capacity, made.made_by) == ("draft", "autumn-fair", 300, desk.user_id)


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"name_ar": ""}, "name_ar"),
        ({"name_en": " "}, "name_en"),
        ({"capacity": "many"}, "capacity"),
        ({"kind": "charity"}, "beneficiary_ar"),
        ({"licence_number": "<b>"}, "licence_number"),
        ({"kind": "war"}, "kind"),
        ({"name_ar": "م" * 200}, "name_ar"),
    ],
)
def test_what_cannot_be_so_stands_beside_its_field_and_nothing_is_lost(
    client: FlaskClient, other: dict[str, str], field: str
) -> None:
    desk = a_desk_of_exhibitions(client)

    answer = post(client, LIST, **typed(about_ar="قصة طويلة", **other))

    found = page(answer)
    assert answer.status_code == 422
    assert found.all("span", id=f"{field}-error"), field
    assert "قصة طويلة" in answer.text
    assert exhibitions.page_of_bodies([desk.body.id]).total == 0


def test_the_venue_of_another_body_is_refused(client: FlaskClient) -> None:
    a_desk_of_exhibitions(client)
    theirs = one_of()

    answer = post(client, LIST, **typed(venue=str(theirs.venue_id)))

    assert answer.status_code == 422
    assert page(answer).all("span", id="venue-error")


def test_the_list_is_by_how_far_they_are(client: FlaskClient) -> None:
    desk = a_desk_of_exhibitions(client)
    draft, coming = one_of(desk, state="draft", name=("مسودة", "A draft")), one_of(desk, name=("سوق الربيع", "To come"))
    one_of(name=("لغيرنا", "Theirs"))

    whole, drafts = client.get(LIST).text, client.get(f"{LIST}?state=draft").text

    assert draft.name_ar in whole
    assert coming.name_ar in whole
    assert "لغيرنا" not in whole
    assert coming.name_ar not in drafts
    assert "لا فعالية بهذه الحال" in client.get(f"{LIST}?state=live").text
    assert client.get(f"{LIST}?state=nonsense").status_code == 200


def test_what_is_missing_is_said_before_it_can_be_announced(client: FlaskClient) -> None:
    desk = a_desk_of_exhibitions(client)
    post(client, LIST, **typed())
    (made,) = exhibitions.page_of_bodies([desk.body.id]).rows

    found = page(client.get(f"{LIST}/{made.id}"))

    missing = [item.words for item in found.all("li") if "لم يُكتب بعد" in item.words]
    assert len(missing) == 3
    assert not found.all("form", action=f"{LIST}/{made.id}/announcement")


def test_it_is_described_otherwise(client: FlaskClient) -> None:
    desk = a_desk_of_exhibitions(client)
    exhibition = one_of(desk)
    with unit_of_work():
        square = a_venue(desk.body, name=("الساحة", "Square"))

    opened = client.get(f"{LIST}/{exhibition.id}/edit")
    answer = post(client, f"{LIST}/{exhibition.id}", **typed(venue=str(square.id), about_ar="وصف آخر"))

    db.session.expire_all()
    assert "معرض رمضان" in opened.text
    assert answer.location == f"{LIST}/{exhibition.id}"
    assert exhibitions.of_bodies([desk.body.id], exhibition.id).venue_id == square.id


def test_a_draft_is_thrown_away_and_what_was_announced_is_not(client: FlaskClient) -> None:
    desk = a_desk_of_exhibitions(client)
    draft, announced = one_of(desk, state="draft"), one_of(desk)

    gone = post(client, f"{LIST}/{draft.id}/ending")
    stays = post(client, f"{LIST}/{announced.id}/ending")

    assert gone.location == LIST
    assert stays.location == f"{LIST}/{announced.id}"
    assert exhibitions.page_of_bodies([desk.body.id]).total == 1


@pytest.mark.parametrize(
    ("state", "offered"),
    [
        ("draft", {"announcement", "edit", "days"}),
        ("announced", {"postponement", "cancellation", "edit", "days"}),
        ("live", {"edit", "cancellation"}),
        ("finished", {"edit"}),
        ("cancelled", set()),
        ("postponed", {"announcement", "edit", "days", "cancellation"}),
    ],
)
def test_only_what_can_be_done_now_is_offered(client: FlaskClient, state: str, offered: set[str]) -> None:
    desk = a_desk_of_exhibitions(client)
    exhibition = one_of(desk)
    with unit_of_work():
        exhibitions.of_bodies([desk.body.id], exhibition.id).state = state

    text = client.get(f"{LIST}/{exhibition.id}").text

    everything = {"announcement", "postponement", "cancellation", "edit", "days"}
    assert {name for name in everything if f"{LIST}/{exhibition.id}/{name}" in text} == offered


def test_the_list_costs_a_few_questions_whatever_its_length(client: FlaskClient, count_queries: Counting) -> None:
    desk = a_desk_of_exhibitions(client)
    one_of(desk)
    with count_queries() as few:
        client.get(LIST)
    for ahead in range(12):
        one_of(desk, first=in_days(20 + ahead))

    with count_queries() as many:
        client.get(LIST)

    assert len(many) == len(few) <= 8


def test_a_class_without_sale_is_refused_beside_its_field_while_goods_are_at_stalls(client: FlaskClient) -> None:
    with unit_of_work():
        holder = a_holder()
        holder.bring(4)
        officer = an_organiser(db.session.get_one(Body, holder.exhibition.body_id))
    sign_in(client, officer)

    answer = post(client, f"{LIST}/{holder.plan.exhibition_id}", **typed(licence_class="trade", about_ar="قصة طويلة"))

    assert answer.status_code == 422
    assert page(answer).all("span", id="licence_class-error")
    assert "قصة طويلة" in answer.text
    assert holder.figures == (6, 4)
