"""The addresses a member wrote down before, on the way to an order."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from storefront.community import addresses
from storefront.community.families import Family
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade.carts import Cart
from storefront.trade.orders import Order
from tests.builders.browser import post
from tests.builders.community import a_city, a_family, a_member, a_region, sign_in
from tests.builders.goods import a_product
from tests.builders.reading import page
from tests.builders.shopping import CONTACT, choose_city, confirm, put_in
from tests.builders.trade import opened

STEP = "/checkout/delivery"
THEMSELVES = {"name": "سارة القحطاني", "mobile": "0551234567"}


def a_member_with_an_address(client: FlaskClient) -> addresses.Address:
    with unit_of_work():
        user = a_member()
        abha = a_city(name=("أبها", "Abha"), region=a_region(code="SA-14", slug="asir"))
        place = addresses.Place("بيت أمي", "منيرة", "0555555555", abha.id, "ABHA1234")
        saved = addresses.add(user.id, place)
    sign_in(client, user)
    return saved


def test_a_member_takes_an_address_of_their_book(client: FlaskClient) -> None:
    saved = a_member_with_an_address(client)
    at_the_step(client)
    choose_city(client)
    button = page(client.get(STEP)).one("button", name="address")

    answer = post(client, STEP, address=button["value"])
    db.session.rollback()

    assert (button.words, answer.location) == ("بيت أمي", f"{STEP}#ways")
    assert page(client.get(STEP)).one("input", id="short_address")["value"] == "ABHA1234"
    cart = db.session.query(Cart).populate_existing().one()
    assert cart.city_id == saved.city_id
    receiver = {"name": "منيرة", "mobile": "055 555 5555", "city_id": saved.city_id}
    assert (cart.typed["contact"]["name"], cart.typed["receiver"]) == (CONTACT["name"], receiver)
    assert "منيرة" in client.get(STEP).text


def at_the_step(client: FlaskClient, **typed: str) -> Any:
    """The step of a basket whose city nobody has chosen yet, or the step that comes instead of it."""
    with unit_of_work():
        goods = a_product(of=a_family(ways=frozenset({"courier", "collect"})))
    put_in(client, goods)
    post(client, "/checkout/contact", **{**CONTACT, **typed})
    return page(client.get(client.get("/checkout").location))


def chosen(shown: Any) -> str:
    """The city that is chosen on the page; "" for none."""
    options = shown.one("select", id="city_id").all("option")
    return next((one["value"] for one in options if "selected" in one.attrs), "")


def test_the_addresses_stand_beside_the_city_before_one_is_chosen_and_set_it_with_all_the_rest(
    client: FlaskClient,
) -> None:
    saved = a_member_with_an_address(client)
    with unit_of_work():
        second = addresses.add(saved.user_id, addresses.Place("العمل", "سارة", "0555555556", a_city().id, "RRRD2929"))
    before = at_the_step(client)

    post(client, "/checkout/delivery", address=str(second.id), city_id="")
    after = page(client.get(STEP))

    buttons = before.one("div", class_="city").all("button", name="address")
    assert sorted(one.words for one in buttons) == ["العمل", "بيت أمي"]
    assert ["data-keep" in one.attrs for one in buttons] == [True, True]  # the script hides what has none
    assert chosen(before) == ""
    assert chosen(after) == str(second.city_id)
    assert after.one("input", id="short_address")["value"] == "RRRD2929"
    pressed = {one.words: one["aria-pressed"] for one in after.all("button", name="address")}
    assert pressed == {"العمل": "true", "بيت أمي": "false"}


def test_the_only_address_is_filled_in_already_unless_another_city_was_chosen(client: FlaskClient) -> None:
    saved = a_member_with_an_address(client)

    step = at_the_step(client, **THEMSELVES)
    assert chosen(step) == str(saved.city_id)
    assert step.one("button", name="address")["aria-pressed"] == "true"
    assert step.one("input", id="short_address")["value"] == "ABHA1234"
    assert "منيرة" in step.one("section", class_="address").words
    assert client.get("/checkout/payment").location == STEP  # its ways are for people to choose

    other = choose_city(client)
    post(client, "/checkout/contact", **CONTACT)
    after = page(client.get(STEP))
    assert (chosen(after), after.one("input", id="short_address")["value"]) == (str(other), "")


def test_the_only_address_waits_to_be_chosen_where_somebody_else_receives_it(client: FlaskClient) -> None:
    a_member_with_an_address(client)

    step = at_the_step(client, name="خالة لمى")

    assert (chosen(step), step.one("input", id="short_address")["value"]) == ("", "")
    assert step.one("button", name="address")["aria-pressed"] == "false"
    assert "خالة لمى" in step.one("section", class_="address").words


def test_an_address_is_the_one_that_is_used_only_with_whoever_receives_it_there(client: FlaskClient) -> None:
    saved = a_member_with_an_address(client)
    at_the_step(client)

    post(client, STEP, address=str(saved.id))
    with_her = page(client.get(STEP)).one("button", name="address")["aria-pressed"]
    post(client, "/checkout/contact", **CONTACT)
    with_the_same = page(client.get(STEP)).one("button", name="address")["aria-pressed"]
    post(
        client,
        STEP,
        city_id=saved.city_id,
        short_address="ABHA1234",
        receiver_name="خالة لمى",
        receiver_mobile="0551112223",
    )
    with_another = page(client.get(STEP)).one("button", name="address")["aria-pressed"]

    assert (with_her, with_the_same, with_another) == ("true", "true", "false")


@pytest.mark.parametrize("where", [STEP, "/cart"])
@pytest.mark.parametrize("typed", ["ABHA1234", "KHOB1234"])
def test_another_city_leaves_the_address_of_the_one_before(client: FlaskClient, where: str, typed: str) -> None:
    saved = a_member_with_an_address(client)
    at_the_step(client)
    with unit_of_work():
        other = a_city()
    post(client, STEP, city_id=saved.city_id)
    post(client, STEP, city_id=saved.city_id, short_address=typed)

    post(client, where, city_id=other.id, short_address=typed)
    after = page(client.get(STEP))

    assert (chosen(after), after.one("input", id="short_address")["value"]) == (str(other.id), "")
    assert "كُتب العنوان السابق لمدينة أخرى" in after.one("section", class_="address").words
    assert after.one("button", name="address")["aria-pressed"] == "false"


def test_the_stranger_takes_no_address_of_another_book(client: FlaskClient) -> None:
    saved = a_member_with_an_address(client)
    with unit_of_work():
        stranger = a_member()
    sign_in(client, stranger)
    at_the_step(client)

    answer = post(client, STEP, address=str(saved.id))

    assert answer.status_code == 422
    assert "ABHA1234" not in answer.text + client.get(STEP).text
    assert "بيت أمي" not in client.get(STEP).text


@pytest.mark.parametrize("where", [STEP, "/cart"])
def test_an_address_typed_for_one_city_is_looked_at_again_for_another(client: FlaskClient, where: str) -> None:
    with unit_of_work():
        goods = a_product(of=a_family(ways=frozenset({"courier"})))
        other = a_city(name=("حائل", "Hail"), region=a_region(code="SA-06", slug="hail"))
    put_in(client, goods)
    choose_city(client)
    post(client, "/checkout/contact", **CONTACT)
    post(client, STEP, short_address="HAIL1234")
    assert client.get("/checkout").location == "/checkout/payment"

    post(client, where, city_id=other.id, short_address="HAIL1234")
    before = client.get("/checkout").location
    post(client, STEP, city_id=other.id, short_address="KHOB1234")

    assert (before, client.get("/checkout").location) == (STEP, "/checkout/payment")


@pytest.mark.parametrize(("way", "name"), [("collect", "سارة القحطاني"), ("courier", "منيرة")])
def test_who_receives_parcels_at_an_address_does_not_collect_what_is_collected(
    client: FlaskClient, way: str, name: str
) -> None:
    saved = a_member_with_an_address(client)
    at_the_step(client, **THEMSELVES)
    family_id = db.session.query(Family.id).order_by(Family.id.desc()).limit(1).scalar()

    sent = {"city_id": saved.city_id, "short_address": "ABHA1234", f"f{family_id}-way": way}
    post(client, STEP, **sent)
    post(client, "/checkout/payment", method="cash")
    review = page(client.get("/checkout/review"))

    said = "".join(review.one("section", **{"aria-labelledby": which}).words for which in ("who", "where"))
    assert name in said
    assert ("منيرة" in said) is (way == "courier")
    assert page(client.get("/checkout/contact")).one("input", id="name")["value"] == "سارة القحطاني"


def test_another_city_leaves_the_receiver_of_the_one_before(client: FlaskClient) -> None:
    a_member_with_an_address(client)
    at_the_step(client, **THEMSELVES)

    choose_city(client)

    section = page(client.get(STEP)).one("section", class_="address").words
    assert ("منيرة" in section, "سارة القحطاني" in section) == (False, True)


def ordered(client: FlaskClient, **typed: str) -> Order:
    """What a member ordered to the saved address of somebody else."""
    saved = a_member_with_an_address(client)
    at_the_step(client, **THEMSELVES, **typed)
    family_id = db.session.query(Family.id).order_by(Family.id.desc()).limit(1).scalar()
    post(client, STEP, city_id=saved.city_id, short_address="ABHA1234", **{f"f{family_id}-way": "courier"})
    post(client, "/checkout/payment", method="cash")
    answer = confirm(client)
    return now(answer.location.split("/")[2])


def now(reference: str) -> Order:
    """An order as it stands in the database."""
    db.session.rollback()
    return opened(reference)


def test_who_buys_is_kept_apart_from_who_receives_it_at_a_saved_address(client: FlaskClient) -> None:
    order = ordered(client)

    shown = page(client.get(f"/orders/{order.reference}")).one("aside").words
    assert (order.contact_name, order.mobile) == (THEMSELVES["name"], "+966551234567")
    assert (order.receiver_name, order.receiver_mobile) == ("منيرة", "+966555555555")
    assert all(words in shown for words in (THEMSELVES["name"], "055 123 4567", "منيرة", "055 555 5555"))


def test_who_receives_it_is_mended_apart_from_who_bought_it(client: FlaskClient) -> None:
    order = ordered(client)
    address = f"/orders/{order.reference}/contact"
    form = {**CONTACT, **THEMSELVES, "short_address": "ABHA1234"}

    before = page(client.get(address)).one("input", id="receiver_name")["value"]
    wrong = post(client, address, **form, receiver_name="منيرة", receiver_mobile="12")
    post(client, address, **form, receiver_name="منيرة الشهري", receiver_mobile="0559998887")
    mended = now(order.reference)
    named = (mended.contact_name, mended.receiver_name, mended.receiver_mobile)
    post(client, address, **form, receiver_name=THEMSELVES["name"], receiver_mobile=THEMSELVES["mobile"])

    assert (before, wrong.status_code) == ("منيرة", 422)
    assert named == (THEMSELVES["name"], "منيرة الشهري", "+966559998887")
    assert now(order.reference).receiver_name == ""


def test_mending_who_buys_leaves_who_receives_it(client: FlaskClient) -> None:
    a_member_with_an_address(client)
    at_the_step(client, **THEMSELVES)

    post(client, "/checkout/contact", **{**CONTACT, **THEMSELVES, "email": "else@example.com"})
    step = page(client.get(STEP))
    receives = [step.one("input", id=f"receiver_{name}")["value"] for name in ("name", "mobile")]

    assert receives == ["منيرة", "055 555 5555"]


def test_their_own_saved_address_is_for_themselves_under_another_number_too(client: FlaskClient) -> None:
    with unit_of_work():
        user, riyadh = a_member(), a_city()
        addresses.add(
            user.id, addresses.Place("البيت", THEMSELVES["name"], THEMSELVES["mobile"], riyadh.id, "RRRD2929")
        )
    sign_in(client, user)
    at_the_step(client, **THEMSELVES)

    post(client, "/checkout/contact", **{**CONTACT, **THEMSELVES, "mobile": "0551112223"})

    assert page(client.get(STEP)).one("input", id="receiver_mobile")["value"] == "0551112223"
