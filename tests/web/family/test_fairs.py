"""Fairs at a family's desk: what is open, one call with everything to know, applying, answering, withdrawing."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from storefront.community import families
from storefront.fairs import applications, calls, exhibitions
from storefront.fairs.calls import ExhibitorCall
from storefront.goods import catalogue
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.calling import look_again, once_closed
from tests.builders.calls import a_call, a_wish, an_application
from tests.builders.community import desk as of_family
from tests.builders.desks import FamilyDesk, a_desk
from tests.builders.goods import a_category, a_product
from tests.builders.reading import page
from tests.builders.registering import lists

FAIRS = "/family/fairs"


@pytest.fixture
def desk(client: FlaskClient) -> FamilyDesk:
    with unit_of_work():
        a_category()
    return a_desk(client)


def open_call(**terms: object) -> ExhibitorCall:
    """A call that is open for an hour more: a sign-in of today outlasts it."""
    closes = clock.now() + timedelta(hours=1)
    days = {"closes_at": closes, "decides_on": clock.riyadh(closes).date() + timedelta(days=1)}
    with unit_of_work():
        return a_call(**{**days, **terms})


def goods(desk: FamilyDesk, number: int = 1) -> list[int]:
    with unit_of_work():
        return [a_product(of=desk.family).id for _ in range(number)]


def typed(*products: int, **other: object) -> dict[str, object]:
    chosen = [str(one) for one in products]
    return {
        "category": str(a_category().id),
        "product": chosen,
        "words": "بخور",
        "needs": ["power"],
        "agrees": "y",
        **other,
    }


def mine(desk: FamilyDesk, call: ExhibitorCall) -> applications.ExhibitApplication:
    look_again()
    found = applications.find_of_family(call.id, desk.family.id)
    assert found
    return found


def test_it_applies_changes_and_withdraws(client: FlaskClient, desk: FamilyDesk) -> None:
    call, (first, second) = open_call(), goods(desk, 2)
    address = f"{FAIRS}/{call.id}"
    assert "تقدّموا للمشاركة" in client.get(address).text

    assert post(client, f"{address}/application", **typed(first)).location == address
    assert "وصل طلبكم" in client.get(address).text
    post(client, f"{address}/application", **typed(first, second, words="بخور ومعمول"))
    application = mine(desk, call)
    assert (application.state, application.words) == ("submitted", "بخور ومعمول")
    assert applications.chosen(application.id) == {first, second}
    post(client, f"{address}/withdrawal", reason="سفر")
    assert (mine(desk, call).state, mine(desk, call).reason) == ("withdrawn", "سفر")
    post(client, f"{address}/application", **typed(second))
    assert mine(desk, call).state == "submitted"


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"category": ""}, "category"),
        ({"category": "999"}, "category"),
        ({"product": []}, "category"),
        ({"product": ["999"]}, "category"),
        ({"agrees": ""}, "agrees"),
        ({"needs": ["fountain"]}, "needs"),
        ({"words": "س" * 1001}, "words"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(
    client: FlaskClient, desk: FamilyDesk, other: dict[str, object], field: str
) -> None:
    call, (product,) = open_call(), goods(desk)

    answer = post(client, f"{FAIRS}/{call.id}/application", **typed(product, **other))

    assert answer.status_code == 422
    assert page(answer).all("span", id=f"{field}-error"), answer.text
    assert applications.find_of_family(call.id, desk.family.id) is None


def test_missing_documents_are_named_and_lead_to_their_page(client: FlaskClient, desk: FamilyDesk) -> None:
    with unit_of_work():
        lists()
        food = a_category(slug="kleija", permit="food")
        a_product(of=desk.family, place=catalogue.Place(food))
    call = open_call(quotas={food.id: 2})

    shown = client.get(f"{FAIRS}/{call.id}").text

    assert "تصريح المطبخ المنزلي" in shown
    assert "/family/documents" in shown.partition("<main")[2]
    answer = post(client, f"{FAIRS}/{call.id}/application", **typed(1, category=str(food.id)))
    assert answer.status_code == 422


def test_who_has_nothing_invited_is_told(client: FlaskClient, desk: FamilyDesk) -> None:
    call = open_call()

    assert "ليس في دكّتكم منتج معروض من التصنيفات المدعوّة" in client.get(f"{FAIRS}/{call.id}").text


def test_not_one_second_too_late(client: FlaskClient, desk: FamilyDesk) -> None:
    call, (product,) = open_call(), goods(desk)

    with clock.set_to(call.closes_at):
        answer = post(client, f"{FAIRS}/{call.id}/application", **typed(product))

        assert answer.status_code == 422
        assert "أُغلق باب التقديم" in client.get(f"{FAIRS}/{call.id}").text


def decided(desk: FamilyDesk, outcome: str) -> ExhibitorCall:
    """A call of which that was decided for the family of the desk; another waits behind it."""
    call, (product,) = open_call(places=1, quotas={a_category().id: 1}), goods(desk)
    with unit_of_work():
        first = applications.apply(call.id, desk.family.id, a_wish(a_category().id, product), of_family(desk.family))
        second = an_application(call)
        ids = first.id, second.id
    with once_closed(call), unit_of_work():
        verdicts = {ids[0]: applications.Verdict(outcome, 1), ids[1]: applications.Verdict("waitlisted", 2)}
        applications.decide(calls.lock(call.id), verdicts, SYSTEM)
    return call


def test_an_offer_is_taken(client: FlaskClient, desk: FamilyDesk) -> None:
    call = decided(desk, "offered")
    address = f"{FAIRS}/{call.id}"

    with once_closed(call):
        assert "لكم مكان" in client.get(address).text
        assert "ردّكم قبل" in client.get(f"{FAIRS}?show=mine").text
        post(client, f"{address}/acceptance")
        assert mine(desk, call).state == "confirmed"
        post(client, f"{address}/acceptance")
        assert "تغيّرت حال هذا الطلب" in client.get(address).text
        assert "ثُبّت مكانكم" in client.get(address).text


def test_an_offer_is_turned_down_and_goes_on(client: FlaskClient, desk: FamilyDesk) -> None:
    call = decided(desk, "offered")

    with once_closed(call):
        post(client, f"{FAIRS}/{call.id}/withdrawal")

    assert mine(desk, call).state == "withdrawn"
    assert applications.counts_of_call(call.id) == {"withdrawn": 1, "offered": 1}


def test_an_offer_that_is_over_cannot_be_taken(client: FlaskClient, desk: FamilyDesk) -> None:
    call = decided(desk, "offered")

    with unit_of_work():
        mine(desk, call).offered_until = call.closes_at

    with once_closed(call):
        assert "انتهت مهلة الردّ" in client.get(f"{FAIRS}/{call.id}").text
        post(client, f"{FAIRS}/{call.id}/acceptance")

    assert mine(desk, call).state == "offered"  # until the clock ends it


@pytest.mark.parametrize(
    ("outcome", "words"), [("waitlisted", "أنتم أول من ينتظر من تصنيفكم"), ("declined", "اعتُذر عن طلبكم")]
)
def test_what_was_decided_is_said(client: FlaskClient, desk: FamilyDesk, outcome: str, words: str) -> None:
    call = decided(desk, outcome)

    with once_closed(call):
        assert words in client.get(f"{FAIRS}/{call.id}").text


def test_lists_of_calls_and_of_its_own(client: FlaskClient, desk: FamilyDesk, count_queries) -> None:  # type: ignore[no-untyped-def]
    assert "لا أبواب مفتوحة الآن" in client.get(FAIRS).text
    assert "لم تتقدّموا إلى معرض بعد" in client.get(f"{FAIRS}?show=mine").text
    first = open_call(fee_minor=30_000)
    post(client, f"{FAIRS}/{first.id}/application", **typed(*goods(desk)))
    found = []
    for _ in range(2):
        for address in (FAIRS, f"{FAIRS}?show=mine", f"{FAIRS}?region={desk.family.region_id}"):
            client.get(address)
            with count_queries() as asked:
                assert "معرض رمضان" in client.get(address).text
            found.append(len([one for one in asked if one.startswith("SELECT")]))
        for _ in range(5):
            open_call()

    assert found[:3] == found[3:]
    assert max(found) <= 10


def test_what_was_put_off_or_cancelled_says_why(client: FlaskClient, desk: FamilyDesk) -> None:
    call = open_call()
    with unit_of_work():
        exhibitions.postpone(calls.get(call.id).exhibition, ("تأخر تجهيز القاعة.", ""), SYSTEM)

    shown = client.get(f"{FAIRS}/{call.id}").text

    assert "تأخر تجهيز القاعة." in shown
    assert "تقدّموا للمشاركة" not in shown


def test_what_nobody_published_and_others_applications_are_not_there(client: FlaskClient, desk: FamilyDesk) -> None:
    hidden = open_call(published=False)
    call = open_call()
    with unit_of_work():
        other = an_application(call)

    assert client.get(f"{FAIRS}/{hidden.id}").status_code == 404
    assert post(client, f"{FAIRS}/{call.id}/withdrawal").status_code == 404
    assert post(client, f"{FAIRS}/{call.id}/acceptance").status_code == 404
    assert families.get(other.family_id).trade_name_ar not in client.get(f"{FAIRS}/{call.id}").text
