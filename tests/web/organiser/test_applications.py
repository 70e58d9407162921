"""Applications at the organisers' desk: the list, and one with the family's register as its file."""

from flask.testing import FlaskClient

from storefront.community import families
from storefront.fairs import applications, calls
from storefront.kernel.actors import SYSTEM
from storefront.kernel.units import unit_of_work
from storefront.web.organiser.applications import points_words
from tests.builders.browser import post
from tests.builders.calling import a_call_of, a_closed_call_of, another_desk
from tests.builders.calls import an_application
from tests.builders.community import desk as of_family
from tests.builders.goods import a_category
from tests.builders.organising import a_desk_of_exhibitions
from tests.builders.registering import a_document

DESK = "/organiser/exhibitions"


def test_the_list_says_who_applied_with_what(client: FlaskClient, count_queries) -> None:  # type: ignore[no-untyped-def]
    call, rows = a_closed_call_of(a_desk_of_exhibitions(client), applying=2)
    address = f"{DESK}/{call.exhibition_id}/applications"

    shown = client.get(address).text
    with count_queries() as few:
        client.get(address)
    assert all(families.get(row.family_id).trade_name_ar in shown for row in rows)
    assert "لا طلبات هنا" in client.get(f"{address}?state=offered").text
    assert "لا طلبات هنا" not in client.get(f"{address}?category={a_category().id}").text
    assert len([one for one in few if one.startswith("SELECT")]) <= 10


def test_one_shows_what_the_family_says_and_holds_and_nothing_private(client: FlaskClient) -> None:
    desk = a_desk_of_exhibitions(client)
    call = a_call_of(desk)
    with unit_of_work():
        row = an_application(call)
        family = families.get(row.family_id)
        a_document(family, "freelance")

    shown = client.get(f"{DESK}/{call.exhibition_id}/applications/{row.id}").text

    assert "بخور معمول بطريقة الجدات." in shown
    assert "كهرباء" in shown
    assert "وثيقة العمل الحر" in shown
    for private in (family.legal_name, family.mobile, family.collection_place):
        assert private not in shown


def test_what_was_withdrawn_says_why(client: FlaskClient) -> None:
    desk = a_desk_of_exhibitions(client)
    call = a_call_of(desk)
    with unit_of_work():
        row = an_application(call)
    with unit_of_work():
        applications.withdraw(applications.get(row.id), "سفر مفاجئ", of_family(families.get(row.family_id)))

    assert "سفر مفاجئ" in client.get(f"{DESK}/{call.exhibition_id}/applications/{row.id}").text


def test_anothers_applications_are_not_there(client: FlaskClient) -> None:
    desk = a_desk_of_exhibitions(client)
    mine = a_call_of(desk)
    other, rows = a_closed_call_of(another_desk())
    desk_again = f"{DESK}/{mine.exhibition_id}/applications"

    assert client.get(f"{desk_again}/{rows[0].id}").status_code == 404
    assert client.get(f"{DESK}/{other.exhibition_id}/applications").status_code == 404
    assert post(client, f"{DESK}/{other.exhibition_id}/selection").status_code == 404


def test_scores_as_people_read_them() -> None:
    assert [points_words(one) for one in (None, 0, 7250, 10_000, 6667)] == ["", "0", "72.5", "100", "66.67"]


def test_a_place_is_taken_away_with_a_reason_and_the_family_reads_it(client: FlaskClient) -> None:
    desk = a_desk_of_exhibitions(client)
    call, rows = a_closed_call_of(desk, applying=2)
    with unit_of_work():
        offered = applications.get(rows[0].id)
        applications.decide(
            calls.lock(call.id),
            {rows[0].id: applications.Verdict("offered", 1), rows[1].id: applications.Verdict("declined", 2)},
            SYSTEM,
        )
        applications.accept(offered, SYSTEM)
    address = f"{DESK}/{call.exhibition_id}/applications/{rows[0].id}"

    shown = client.get(address).text
    silent = post(client, f"{address}/removal", reason=" ")
    done = post(client, f"{address}/removal", reason="لم تُدفع الرسوم.")
    after = client.get(address).text

    assert "اسحبوا المكان" in shown
    assert "اسحبوا المكان" not in client.get(f"{DESK}/{call.exhibition_id}/applications/{rows[1].id}").text
    assert (silent.status_code, "اكتبوا للأسرة" in silent.text) == (422, True)
    assert done.location == address
    assert all(words in after for words in ("سُحب المكان", "لم تُدفع الرسوم."))
    assert "اسحبوا المكان" not in after
    theirs = f"{DESK}/{a_call_of(another_desk()).exhibition_id}/applications/{rows[0].id}/removal"
    assert post(client, theirs, reason="x").status_code == 404
