"""A body prepares its exhibitions."""

from datetime import timedelta

import pytest

from storefront.fairs import exhibitions
from storefront.fairs.exhibitions import Exhibition, Item, refusals
from storefront.goods import seasons
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotFound, NotNow
from tests.builders.fairs import a_body, a_venue, acting_for, an_exhibition, an_outline, days_from, in_days

pytestmark = pytest.mark.usefixtures("app")


def boss(exhibition: Exhibition) -> Actor:
    return Actor(bodies=frozenset({exhibition.body_id}))


def test_a_draft_is_nobody_elses_to_see() -> None:
    draft = an_exhibition(state="draft")

    with pytest.raises(NotFound):
        exhibitions.shown(draft.slug)
    with pytest.raises(NotFound):
        exhibitions.of_bodies([draft.body_id + 1], draft.id)
    assert exhibitions.of_bodies([draft.body_id], draft.id).id == draft.id


def test_one_that_was_read_with_everything_around_it_is_changed_like_any_other() -> None:
    body = a_body()
    exhibition = an_exhibition(body)
    db.session.expire_all()

    read = exhibitions.of_bodies([body.id], exhibition.id)
    exhibitions.set_days(read, days_from(in_days(30)), acting_for(body))

    assert read.first_day == in_days(30)


def test_two_of_one_name_have_two_addresses() -> None:
    body = a_body()

    slugs = [an_exhibition(body).slug for _ in range(2)]

    assert slugs == ["ramadan-fair", "ramadan-fair-2"]


def test_it_is_held_at_a_venue_of_its_own_body() -> None:
    body, other = a_body(), a_body()
    elsewhere = a_venue(other)

    with pytest.raises(NotFound):
        exhibitions.draft(body.id, an_outline(venue_id=elsewhere.id), acting_for(body))


def test_another_venue_makes_calendars_look_again() -> None:
    body = a_body()
    exhibition = an_exhibition(body)
    elsewhere = a_venue(body, name=("الساحة", "The Square"))

    exhibitions.edit(exhibition, an_outline(venue_id=exhibition.venue_id), acting_for(body))
    same = exhibition.sequence
    exhibitions.edit(exhibition, an_outline(venue_id=elsewhere.id), acting_for(body))

    assert (same, exhibition.sequence) == (0, 1)


def test_other_days_make_calendars_look_again_and_the_same_do_not() -> None:
    exhibition = an_exhibition()
    days = exhibitions.days_of(exhibition.id)

    exhibitions.set_days(exhibition, days, boss(exhibition))
    same = exhibition.sequence
    exhibitions.set_days(exhibition, days_from(in_days(20), 2), boss(exhibition))

    assert (same, exhibition.sequence) == (0, 1)
    assert (exhibition.first_day, exhibition.last_day) == (in_days(20), in_days(21))
    assert exhibition.closes_at == exhibitions.days_of(exhibition.id)[-1].closing


def test_it_does_not_begin_before_now() -> None:
    exhibition = an_exhibition()

    with pytest.raises(refusals.DaysAreOver):
        exhibitions.set_days(exhibition, days_from(in_days(-1)), boss(exhibition))


def test_one_that_is_on_keeps_its_days() -> None:
    exhibition = an_exhibition()
    exhibition.state = "live"

    with pytest.raises(refusals.IsUnderWay):
        exhibitions.set_days(exhibition, days_from(in_days(3)), boss(exhibition))


def test_one_that_follows_keeps_its_distance_from_the_season() -> None:
    seasons.add_all()
    season = seasons.get("ramadan")
    first = seasons.next_turn(season, in_days(30)).first
    exhibition = an_exhibition(season_id=season.id)

    exhibitions.set_days(exhibition, days_from(first - timedelta(days=7)), boss(exhibition), follows=True)

    assert exhibition.season_offset == -7


def test_the_programme_is_of_its_days() -> None:
    exhibition = an_exhibition()
    first = exhibition.first_day
    assert first is not None

    exhibitions.set_programme(exhibition, [Item(first, 1020, ("افتتاح", "Opening"))], boss(exhibition))
    for item in (
        Item(first - timedelta(days=1), 1020, ("قبلها", "")),
        Item(first, 1020, (" ", "Untitled")),
        Item(first, 1801, ("متأخر", "")),
    ):
        with pytest.raises(refusals.ProgrammeIsNotValid):
            exhibitions.set_programme(exhibition, [item], boss(exhibition))

    assert [row.title_ar for row in exhibitions.programme_of(exhibition.id)] == ["افتتاح"]


def test_a_programme_has_an_end() -> None:
    exhibition = an_exhibition()
    assert exhibition.first_day
    items = [Item(exhibition.first_day, 1020, ("فقرة", ""))] * 201

    with pytest.raises(refusals.ProgrammeIsTooLong):
        exhibitions.set_programme(exhibition, items, boss(exhibition))


def test_a_copy_has_the_same_hours_on_other_days_and_no_licence() -> None:
    exhibition = an_exhibition(licence_number="SC-12", supporters=[("غرفة", "Chamber")])

    copy = exhibitions.clone(exhibition, in_days(100), boss(exhibition))

    assert copy.id != exhibition.id
    assert (copy.state, copy.licence_number, copy.supporters) == ("draft", "", [["غرفة", "Chamber"]])
    assert (copy.name_ar, copy.venue_id) == (exhibition.name_ar, exhibition.venue_id)
    before, after = exhibitions.days_of(exhibition.id), exhibitions.days_of(copy.id)
    assert [(one.opens, one.closes) for one in after] == [(one.opens, one.closes) for one in before]
    assert after[0].day == in_days(100)


def test_a_draft_can_be_thrown_away_and_what_was_announced_cannot() -> None:
    draft, announced = an_exhibition(state="draft"), an_exhibition()

    exhibitions.drop(draft, boss(draft))
    with pytest.raises(NotNow):
        exhibitions.drop(announced, boss(announced))

    assert db.session.get(Exhibition, draft.id) is None
    assert exhibitions.days_of(draft.id) == []


@pytest.mark.parametrize(
    "who", [Actor(), Actor(1, roles=frozenset({"organiser"})), Actor(1, bodies=frozenset({10**6}))]
)
def test_nobody_else_does_any_of_it(who: Actor) -> None:
    exhibition = an_exhibition()
    tomorrow = clock.today() + timedelta(days=1)

    for act in (
        lambda: exhibitions.draft(exhibition.body_id, an_outline(), who),
        lambda: exhibitions.edit(exhibition, an_outline(), who),
        lambda: exhibitions.set_days(exhibition, days_from(tomorrow), who),
        lambda: exhibitions.set_programme(exhibition, [], who),
        lambda: exhibitions.clone(exhibition, tomorrow, who),
        lambda: exhibitions.drop(exhibition, who),
        lambda: exhibitions.announce(exhibition, who),
        lambda: exhibitions.publish_programme(exhibition, who),
        lambda: exhibitions.postpone(exhibition, ("سبب", ""), who),
        lambda: exhibitions.cancel(exhibition, ("سبب", ""), who),
    ):
        with pytest.raises(NotAllowed):
            act()
