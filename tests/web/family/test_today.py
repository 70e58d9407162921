"""Today: what is on it by what waits and by what its reader may do, in what order, in how few questions."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from storefront.community import families
from storefront.community.families import Family
from storefront.fairs import fees
from storefront.kernel import clock
from storefront.kernel.actors import Right
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import returns
from storefront.trade.orders import Parcel
from tests.builders.asking import a_question
from tests.builders.browser import post
from tests.builders.calls import a_call, an_application
from tests.builders.community import a_family, a_member, sign_in
from tests.builders.desks import FamilyDesk, a_desk, a_parcel, a_stranger
from tests.builders.feeing import again, an_invoice, officer_of
from tests.builders.goods import a_fresh_food, a_product
from tests.builders.reading import Element, page
from tests.builders.teams import a_mate
from tests.builders.writing import ask

PAGE = "/en/family/today"
MOST_QUERIES = 10
Counting = Callable[[], AbstractContextManager[list[str]]]
SEEN: dict[Right, set[str]] = {
    "orders": {"answer", "make", "hand_over", "answers"},
    "messages": {"answers"},
    "products": {"low"},
    "money": {"money"},
    "shop": set(),
}


def fill(own: FamilyDesk) -> dict[str, Parcel]:
    """Something of everything that can wait."""
    parcels = {state: a_parcel(own.family, state=state) for state in ("placed", "accepted", "ready", "handed_over")}
    with unit_of_work():
        returns.ask(parcels["handed_over"], {parcels["handed_over"].lines[0].id: 1}, kind="defect", reason="مكسورة")
        ask(parcels["accepted"], "متى يصل؟")
        a_question(a_product(of=own.family, stock=0), "هل يصلح هدية؟")
    return parcels


def sections(found: Element) -> list[str]:
    return [str(one["id"]) for one in found.all("section")]


def test_a_full_day_has_every_section_in_its_order(client: FlaskClient) -> None:
    own = a_desk(client)
    fill(own)

    found = page(client.get(PAGE))

    assert sections(found) == ["answer", "make", "hand_over", "answers", "low", "money"]
    assert "Accept the order" in found.words
    assert "we decline in your name" in found.words


@pytest.mark.parametrize(("right", "asked"), [("shop", True), ("products", False)])
def test_who_may_is_asked_where_goods_are_collected(client: FlaskClient, right: Right, asked: bool) -> None:
    own = a_desk(client)
    with unit_of_work():
        db.session.get_one(families.Family, own.family.id).collection_place = ""
        mate = a_mate(own.family, (right,))
    sign_in(client, mate)

    found = page(client.get(PAGE))

    assert ("place" in sections(found)) is asked
    assert ("Where exactly does the shopper collect?" in found.words) is asked


@pytest.mark.parametrize("right", SEEN)
def test_a_member_sees_what_their_right_lets_them(client: FlaskClient, right: Right) -> None:
    own = a_desk(client)
    fill(own)
    with unit_of_work():
        mate = a_mate(own.family, (right,))
    sign_in(client, mate)

    answer = client.get(PAGE)

    assert set(sections(page(answer))) == SEEN[right]
    assert ("مكسورة" in answer.text, "هل يصلح هدية؟" in answer.text) == (right == "orders", right == "messages")


@pytest.mark.parametrize("right", SEEN)
def test_no_link_and_no_button_leads_to_what_is_not_theirs(client: FlaskClient, right: Right) -> None:
    own = a_desk(client)
    fill(own)
    with unit_of_work():
        mate = a_mate(own.family, (right,))
    sign_in(client, mate)

    links = {link["href"].partition("#")[0] for link in page(client.get(PAGE)).one("main").all("a")}

    ours = {path for path in links if path.startswith("/en/family/")}
    assert {path: client.get(path).status_code for path in ours if client.get(path).status_code >= 400} == {}


def test_a_press_is_done_and_comes_back_to_today(client: FlaskClient) -> None:
    own = a_desk(client)
    parcel = a_parcel(own.family)
    form = page(client.get("/family/today")).one("section", id="answer").one("form")

    answer = post(client, form["action"], next="/family/today")

    db.session.rollback()
    assert answer.location == "/family/today"
    assert db.session.get_one(Parcel, parcel.id, populate_existing=True).state == "accepted"


def test_what_is_due_first_comes_first_and_the_rest_is_a_link_away(client: FlaskClient) -> None:
    own = a_desk(client)
    late = [a_parcel(own.family, state="accepted") for _ in range(5)]
    with unit_of_work() as session:
        for at, parcel in enumerate(late):
            session.get_one(Parcel, parcel.id).promised_on = clock.today() + timedelta(days=1 - at)

    made = page(client.get(PAGE)).one("section", id="make")

    shown = [parcel.reference for parcel in reversed(late)][:3]
    rows = [row.words for row in made.one("ul", class_="dues").all("h3")]
    assert len(rows) == len(shown)
    assert [reference for reference in shown if reference in made.words] == shown
    assert "Late: 3" in made.words
    assert made.all("a")[-1]["href"] == "/en/family/orders?show=making"


def test_today_costs_few_questions_however_much_waits(client: FlaskClient, count_queries: Counting) -> None:
    own = a_desk(client)
    asked = []
    for _ in range(2):
        fill(own)
        client.get(PAGE)
        with count_queries() as statements:
            client.get(PAGE)
        asked.append(len(statements))

    assert asked[0] == asked[1] <= MOST_QUERIES


def test_an_empty_day_costs_few_questions_for_somebody_at_two_desks(
    client: FlaskClient, count_queries: Counting
) -> None:
    with unit_of_work():
        one, other = a_family(), a_family(name=("بيت الطين", "Clay House"))
        person = a_member(of=one)
        families.add_member(other, person.id)
    sign_in(client, person)
    client.get(PAGE)

    with count_queries() as statements:
        answer = client.get(PAGE)

    assert "Clay House" in answer.text
    assert len(statements) <= MOST_QUERIES, statements


def test_a_family_that_registers_goes_on_with_that(client: FlaskClient) -> None:
    a_desk(client, status="draft")

    assert client.get("/family/today").location == "/family/registration"


def test_the_stranger_is_refused_and_a_visitor_asked_to_sign_in(client: FlaskClient) -> None:
    assert client.get("/family/today").location == "/account/sign-in?next=/family/today"
    assert a_stranger(client).get("/family/today").status_code == 403


def test_money_on_its_way_names_the_day_only_where_nothing_is_in_its_way(client: FlaskClient) -> None:
    own = a_desk(client)
    a_parcel(own.family, state="completed", method="card")

    found = page(client.get(PAGE)).one("section", id="money").words

    assert "Sold today · 1 order" in found
    assert "Goes to your account on" not in found


@pytest.mark.parametrize(("rights", "is_told"), [((), True), (("shop",), True), (("products",), False)])
def test_fresh_food_that_reaches_nobody_is_to_be_mended_by_whoever_may(
    client: FlaskClient, rights: tuple[Right, ...], is_told: bool
) -> None:
    own = a_desk(client, ways=frozenset({"courier"}))
    with unit_of_work():
        a_fresh_food(of=own.family)
        mate = a_mate(own.family, rights) if rights else None
    if mate:
        sign_in(client, mate)

    found = page(client.get(PAGE))

    assert ("ways" in sections(found)) is is_told
    if is_told:
        row = found.one("section", id="ways").one("li")
        assert "No way to hand over: 1 product" in row.words
        assert {link["href"] for link in row.all("a")} == {"/en/family/shop/delivery"}
        assert client.get("/en/family/shop/delivery").status_code == 200


def test_a_full_day_with_food_that_reaches_nobody_asks_no_more_than_it_may(
    client: FlaskClient, count_queries: Counting
) -> None:
    own = a_desk(client)
    fill(own)
    with unit_of_work() as session:
        a_fresh_food(of=own.family)
        session.get_one(Family, own.family.id).collects = False
    client.get(PAGE)

    with count_queries() as asked:
        found = page(client.get(PAGE))

    assert "ways" in sections(found)
    assert len(asked) <= MOST_QUERIES


@pytest.mark.parametrize(("rights", "is_told"), [((), True), (("shop",), True), (("products",), False)])
def test_a_place_that_was_offered_waits_for_whoever_may_answer(
    client: FlaskClient, rights: tuple[Right, ...], is_told: bool
) -> None:
    own = a_desk(client)
    with unit_of_work():
        application = an_application(a_call())
        application.family_id, application.state = own.family.id, "offered"
        application.offered_until = clock.now() + timedelta(days=2)
        mate = a_mate(own.family, rights) if rights else None
    if mate:
        sign_in(client, mate)

    found = page(client.get(PAGE))

    assert ("offers" in sections(found)) is is_told
    if is_told:
        row = found.one("section", id="offers").one("li")
        assert "Places at fairs that wait for your answer: 1 place" in row.words
        assert {link["href"] for link in row.all("a")} == {"/en/family/fairs?show=mine"}


@pytest.mark.parametrize("is_sponsored", [False, True])
def test_what_is_owed_for_a_place_waits_for_the_family_unless_somebody_else_owes_it(
    client: FlaskClient, is_sponsored: bool
) -> None:
    invoice = again(an_invoice())
    with unit_of_work():
        person = a_member(of=invoice.family)
    if is_sponsored:
        with unit_of_work():
            fees.sponsor(invoice.id, officer_of(again(invoice).exhibition), name="مؤسسة العطاء", reason="دعم")
    sign_in(client, person)

    found = page(client.get(PAGE))

    assert ("fees" in sections(found)) is not is_sponsored
    if not is_sponsored:
        assert "SAR 400 left" in found.one("section", id="fees").one("li").words
