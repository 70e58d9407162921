"""The plan as a whole at the desk: begun, its picture, who chooses, who sees it, copied."""

from io import BytesIO
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from storefront.fairs import allocations, stalls
from storefront.fairs.stalls import StallPlan
from storefront.kernel import photos
from storefront.kernel.actors import SYSTEM
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.calling import look_again
from tests.builders.community import a_family
from tests.builders.organising import OrganisersDesk, a_desk_of_exhibitions, one_of
from tests.builders.photographs import a_phone_photo, what_it_tells
from tests.builders.stalls import a_desks_fair, a_plan, days_of, stall_of, where


def of(exhibition_id: int) -> str:
    return f"/organiser/exhibitions/{exhibition_id}/stall-plan"


def planned(desk: OrganisersDesk, number: int = 2, booking: str = "") -> StallPlan:
    with unit_of_work():
        return a_plan(one_of(desk), number=number, booking=booking)


def fresh(plan: StallPlan) -> StallPlan:
    look_again()
    return stalls.of_exhibition(plan.exhibition_id)


def test_a_plan_is_begun_shown_and_hidden(client: FlaskClient) -> None:
    exhibition = one_of(a_desk_of_exhibitions(client))
    assert "لا مخطط بعد" in client.get(f"/organiser/exhibitions/{exhibition.id}/stalls").text

    post(client, of(exhibition.id))
    post(client, f"{of(exhibition.id)}/publication", shown="yes")
    look_again()
    plan = stalls.of_exhibition(exhibition.id)
    assert plan.shown_at is None  # nothing stands on it
    with unit_of_work():
        stalls.add(stalls.of_exhibition(exhibition.id), stalls.StallWords("1", 1, 1), SYSTEM)
    post(client, f"{of(exhibition.id)}/publication", shown="yes")
    assert fresh(plan).shown_at is not None
    post(client, f"{of(exhibition.id)}/publication", shown="no")
    assert fresh(plan).shown_at is None


def test_a_picture_is_drawn_anew_and_taken_away(client: FlaskClient, app: Flask) -> None:
    plan = planned(a_desk_of_exhibitions(client))
    address = f"{of(plan.exhibition_id)}/picture"

    assert post(client, address, picture=(BytesIO(a_phone_photo()), "hall.jpg")).status_code == 303

    kept = fresh(plan)
    folder: Path = photos.folder_of(app.config["MEDIA_DIR"], kept.picture_key)
    assert not photos.missing_files(app.config["MEDIA_DIR"], kept.picture_key, kept.picture_width)
    assert what_it_tells((folder / f"{kept.picture_width}.jpg").read_bytes()) == {}
    assert f"/{kept.picture_key}/" in client.get(f"/organiser/exhibitions/{plan.exhibition_id}/stalls").text
    post(client, f"{address}/removal")
    assert fresh(plan).picture_key == ""


def test_what_is_no_picture_is_said_beside_the_field(client: FlaskClient) -> None:
    plan = planned(a_desk_of_exhibitions(client))
    address = f"{of(plan.exhibition_id)}/picture"

    nothing, words = post(client, address), post(client, address, picture=(BytesIO(b"no picture"), "plan.jpg"))

    assert (nothing.status_code, words.status_code) == (422, 422)
    assert "اختاروا صورة أولاً" in nothing.text
    assert 'aria-invalid="true"' in words.text


def test_a_file_that_is_too_large_is_said(client: FlaskClient) -> None:
    plan = planned(a_desk_of_exhibitions(client))

    answer = client.post(
        f"{of(plan.exhibition_id)}/picture",
        input_stream=BytesIO(),
        environ_overrides={"CONTENT_LENGTH": str(33 * 1024 * 1024)},
        content_type="multipart/form-data; boundary=here",
    )

    assert answer.status_code == 413
    assert "أكبر من 32" in answer.text


def test_who_chooses_is_said_unless_others_stand_there(client: FlaskClient) -> None:
    plan = planned(a_desk_of_exhibitions(client))
    address = f"{of(plan.exhibition_id)}/booking"

    post(client, address, booking="open")
    assert fresh(plan).booking == "open"
    with unit_of_work():
        family, open_plan = a_family(), stalls.of_exhibition(plan.exhibition_id)
        allocations.choose(open_plan, stall_of(open_plan), family.id, days_of(open_plan), SYSTEM)
    post(client, address, booking="assigned")
    assert fresh(plan).booking == "open"
    assert "لم تتقدّم بطلب" in client.get(f"/organiser/exhibitions/{plan.exhibition_id}/stalls").text
    post(client, address, booking="nobody")
    assert fresh(plan).booking == "open"


def test_an_earlier_plan_of_the_body_is_copied_and_no_other(client: FlaskClient) -> None:
    desk = a_desk_of_exhibitions(client)
    earlier, plan = planned(desk, 3), planned(desk, 0)
    with unit_of_work():
        strange = a_plan()
    address = f"{of(plan.exhibition_id)}/copies"

    assert post(client, address, plan=str(strange.id)).status_code == 404
    assert post(client, address, plan=str(earlier.id)).status_code == 303

    look_again()
    assert [one.number for one in stalls.of_plan(plan.id)] == ["A-1", "A-2", "A-3"]


def test_the_rest_is_given_at_once(client: FlaskClient) -> None:
    desk = a_desk_of_exhibitions(client)
    with unit_of_work():
        plan, coming = a_desks_fair(desk.body)
    assert "إعطاء كل منها" in client.get(f"/organiser/exhibitions/{plan.exhibition_id}/stalls").text

    post(client, f"{of(plan.exhibition_id)}/rest")

    look_again()
    assert where(plan) == {f"A-{number}": [(one.id, 3)] for number, one in enumerate(coming, 1)}
    assert "أسرتان" in client.get(f"/organiser/exhibitions/{plan.exhibition_id}/stalls").text
