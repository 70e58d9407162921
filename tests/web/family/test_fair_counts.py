"""A family counts its stall: it types, reads what follows in plain words, says where what is missing went, and then it is so."""

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.calling import look_again
from tests.builders.community import a_member, sign_in
from tests.builders.reading import page
from tests.builders.stall_goods import Holder, a_holder, after_closing_in_units, moves


@pytest.fixture
def holder(client: FlaskClient) -> Iterator[Holder]:
    """Four of ten pieces are at the stall of an exhibition that is over."""
    with unit_of_work():
        found = a_holder()
        owner = a_member(of=found.family)
        found.bring(4)
    with after_closing_in_units(found.exhibition):
        sign_in(client, owner)
        yield found


def of(holder: Holder) -> str:
    return f"/family/fairs/goods/{holder.plan.exhibition_id}/count"


def count(client: FlaskClient, holder: Holder, left: str, **more: str) -> object:
    """What the form sends: the one count there is."""
    names = [one["name"] for one in page(client.get(of(holder))).all("input") if one["name"].startswith("left-")]
    number = names[0].removeprefix("left-") if names else "1"
    fields = {f"left-{number}": left, f"seen-{number}": more.pop("seen", "4"), **more}
    if "why" in fields:
        fields[f"why-{number}"] = fields.pop("why")
    answer = post(client, of(holder), **fields)
    look_again()
    return answer


def test_what_follows_is_said_before_it_is_done(client: FlaskClient, holder: Holder) -> None:
    assert "ينبغي أن يكون: 4 قطع" in client.get(of(holder)).text

    told = page(count(client, holder, "٣"))

    said = told.one("main").words
    assert "لم يُحفظ شيء بعد" in said
    assert "يعود إلى الدكّة ويُباع فيها: 3 قطع" in said
    assert "نقص قطعة واحدة. أين ذهب؟" in said
    assert [one["value"] for one in told.all("input", type="radio")] == ["given_away", "spoiled", "lost"]
    assert holder.figures == (6, 4)


def test_said_yes_to_it_is_done(client: FlaskClient, holder: Holder) -> None:
    answer = count(client, holder, "3", sure="yes", why="given_away")

    assert answer.status_code == 303  # type: ignore[attr-defined]
    assert holder.figures == (9, 0)
    assert moves()[-2:] == [("given_away", -1), ("moved_home", -3)]
    assert "عُدّت البسطة" in client.get(of(holder)).text
    assert count(client, holder, "3", sure="yes").status_code == 409  # type: ignore[attr-defined]


def test_more_than_there_should_be_is_said_and_goes_home(client: FlaskClient, holder: Holder) -> None:
    assert "زاد على ما ينبغي: قطعتان" in page(count(client, holder, "6")).one("main").words

    count(client, holder, "6", sure="yes")

    assert holder.figures == (12, 0)


@pytest.mark.parametrize("left", ["", "some", "9" * 10])
def test_what_is_no_number_stands_beside_its_field(client: FlaskClient, holder: Holder, left: str) -> None:
    answer = count(client, holder, left, sure="yes")

    assert answer.status_code == 422  # type: ignore[attr-defined]
    found = page(answer)
    assert "اكتبوا كم بقي" in found.one("span", class_="err").words
    assert [one.get("value") for one in found.all("input") if one["name"].startswith("left-")] == [left]
    assert holder.figures == (6, 4)


def test_what_is_missing_needs_its_reason(client: FlaskClient, holder: Holder) -> None:
    answer = count(client, holder, "3", sure="yes")

    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert "اختاروا أين ذهب ما نقص" in page(answer).one("main").words
    assert holder.figures == (6, 4)


def test_what_was_sold_meanwhile_is_counted_anew(client: FlaskClient, holder: Holder) -> None:
    with unit_of_work():
        holder.sell(1)

    answer = count(client, holder, "4", sure="yes", seen="4")

    assert answer.status_code == 409  # type: ignore[attr-defined]
    found = page(answer).one("main")
    assert "تغيّر ما في البسطة" in found.words
    assert "ينبغي أن يكون: 3 قطع" in found.words
    assert holder.figures == (6, 3)


def test_nothing_there_needs_no_count(client: FlaskClient, holder: Holder) -> None:
    with unit_of_work():
        holder.sell(4)

    assert "لا شيء في البسطة" in client.get(of(holder)).text


def test_it_waits_for_the_end(client: FlaskClient) -> None:
    with unit_of_work():
        running = a_holder()
        running.bring(1)
        owner = a_member(of=running.family)
    sign_in(client, owner)

    assert "يُعدّ ما بقي بعد أن تنتهي الفعالية" in client.get(of(running)).text
    assert count(client, running, "1", sure="yes", seen="1").status_code == 409  # type: ignore[attr-defined]


def test_today_leads_to_it(client: FlaskClient, holder: Holder) -> None:
    assert f'href="{of(holder)}"' in client.get("/family/today").text

    count(client, holder, "4", sure="yes")

    assert f'href="{of(holder)}"' not in client.get("/family/today").text
