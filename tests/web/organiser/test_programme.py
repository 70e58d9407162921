"""The programme at the desk."""

from flask.testing import FlaskClient

from storefront.fairs import exhibitions
from tests.builders.fairs import in_days
from tests.builders.organising import a_desk_of_exhibitions, one_of
from tests.builders.reading import page


def send(client: FlaskClient, exhibition_id: int, **rows: object):  # type: ignore[no-untyped-def]
    address = f"/organiser/exhibitions/{exhibition_id}/programme"
    token = page(client.get(address)).one("input", name="csrf_token")["value"]
    return client.post(address, data={**rows, "csrf_token": token})


def titles(exhibition_id: int) -> list[tuple[int, str, str]]:
    return [(row.starts, row.title_ar, row.title_en) for row in exhibitions.programme_of(exhibition_id)]


def test_what_has_a_title_is_kept_in_its_order(client: FlaskClient) -> None:
    exhibition = one_of(a_desk_of_exhibitions(client))
    day = in_days(10).isoformat()

    answer = send(
        client,
        exhibition.id,
        day=[day, day, day],
        starts=["19:30", "17:00", "17:00"],
        title_ar=["ورشة", "افتتاح", ""],
        title_en=["", "Opening", ""],
    )

    assert answer.location == f"/organiser/exhibitions/{exhibition.id}"
    assert titles(exhibition.id) == [(1020, "افتتاح", "Opening"), (1170, "ورشة", "")]


def test_more_rows_are_asked_for(client: FlaskClient) -> None:
    exhibition = one_of(a_desk_of_exhibitions(client))

    answer = send(client, exhibition.id, more="yes", day=[], starts=[], title_ar=[], title_en=[])

    assert answer.location.endswith("/programme#more")


def test_what_cannot_be_keeps_what_was_typed(client: FlaskClient) -> None:
    exhibition = one_of(a_desk_of_exhibitions(client))

    held, other = in_days(10).isoformat(), in_days(99).isoformat()
    for day, starts, arabic in (
        (other, "17:00", "فقرة"),
        ("x", "17:00", "فقرة"),
        (held, "", "فقرة"),
        (held, "17:00", ""),
    ):
        answer = send(client, exhibition.id, day=[day], starts=[starts], title_ar=[arabic], title_en=["An item"])
        assert answer.status_code == 422
        assert "An item" in answer.text

    assert titles(exhibition.id) == []
