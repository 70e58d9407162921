"""The steps of an exhibition, by its body and by the clock."""

from datetime import timedelta

import pytest

from storefront.fairs import exhibitions
from storefront.fairs.exhibitions import EXHIBITION, Exhibition, Item, refusals
from storefront.fairs.exhibitions.stepping import is_due
from storefront.goods import seasons
from storefront.insight import journal
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.refusals import NotNow
from storefront.kernel.units import unit_of_work
from tests.builders.fairs import a_body, acting_for, an_exhibition, an_outline, days_from, in_days

pytestmark = pytest.mark.usefixtures("app")
WHY = ("تعذّر تجهيز المكان.", "The hall is not ready.")


def boss(exhibition: Exhibition) -> Actor:
    return Actor(bodies=frozenset({exhibition.body_id}))


def turn_at(moment_after: timedelta, exhibition: Exhibition) -> bool:
    assert exhibition.opens_at
    with clock.set_to(exhibition.opens_at + moment_after):
        return exhibitions.turn_one()


def test_what_is_missing_is_named_before_it_is_announced() -> None:
    body = a_body()
    draft = exhibitions.draft(body.id, an_outline(about=("", "")), acting_for(body))

    with pytest.raises(refusals.IsNotWhole) as refusal:
        exhibitions.announce(draft, acting_for(body))

    assert refusal.value.values["missing"] == ["venue", "days", "about"]
    assert draft.state == "draft"


def test_a_draft_whose_days_have_begun_is_not_announced() -> None:
    draft = an_exhibition(state="draft", first=in_days(1))

    with clock.set_to(clock.now() + timedelta(days=3)), pytest.raises(refusals.DaysAreOver):
        exhibitions.announce(draft, boss(draft))


def test_the_clock_begins_and_ends_it() -> None:
    exhibition = an_exhibition(number=2)
    states = []

    for after in (timedelta(seconds=-1), timedelta(0), timedelta(days=1, hours=6), timedelta(days=1, hours=7)):
        turn_at(after, exhibition)
        states.append(exhibition.state)

    assert states == ["announced", "live", "live", "finished"]
    assert not turn_at(timedelta(days=9), exhibition)


def test_one_nobody_looked_at_while_it_was_on_has_been_held_all_the_same() -> None:
    with unit_of_work():
        exhibition = an_exhibition()

    with unit_of_work():
        turn_at(timedelta(days=30), exhibition)

    assert exhibition.state == "finished"
    told = [row.entry.values["state"] for row in journal.page(kind="ExhibitionStepped").rows]
    assert told[:2] == ["finished", "live"]


@pytest.mark.parametrize("state", [state for state in EXHIBITION if not EXHIBITION.allows(state, "live")])
def test_what_cannot_begin_is_not_begun(state: str) -> None:
    exhibition = an_exhibition()
    exhibition.state = state
    assert exhibition.opens_at

    with clock.set_to(exhibition.opens_at):
        assert exhibitions.turn_one() is False


def test_a_programme_is_published_when_there_is_one() -> None:
    exhibition = an_exhibition()
    assert exhibition.first_day

    with pytest.raises(refusals.ProgrammeIsNotValid):
        exhibitions.publish_programme(exhibition, boss(exhibition))
    exhibitions.set_programme(exhibition, [Item(exhibition.first_day, 1020, ("افتتاح", ""))], boss(exhibition))
    exhibitions.publish_programme(exhibition, boss(exhibition))

    assert exhibition.state == "programme_published"


def test_what_is_postponed_goes_on_where_it_was() -> None:
    exhibition = an_exhibition()
    exhibition.state = "programme_published"

    exhibitions.postpone(exhibition, WHY, boss(exhibition))
    told = (exhibition.state, exhibition.notice_en, exhibition.sequence)
    exhibitions.set_days(exhibition, days_from(in_days(40)), boss(exhibition))
    exhibitions.announce(exhibition, boss(exhibition))

    assert told == ("postponed", WHY[1], 1)
    assert (exhibition.state, exhibition.notice_ar, exhibition.sequence) == ("programme_published", "", 3)


def test_what_is_cancelled_stays_so() -> None:
    exhibition = an_exhibition()

    exhibitions.cancel(exhibition, WHY, boss(exhibition))

    assert exhibition.state == "cancelled"
    assert exhibition.sequence == 1
    for act in (
        lambda: exhibitions.announce(exhibition, boss(exhibition)),
        lambda: exhibitions.postpone(exhibition, WHY, boss(exhibition)),
        lambda: exhibitions.edit(exhibition, an_outline(), boss(exhibition)),
    ):
        with pytest.raises(NotNow):
            act()


@pytest.mark.parametrize("act", [exhibitions.postpone, exhibitions.cancel])
def test_people_are_told_why(act) -> None:  # type: ignore[no-untyped-def]
    exhibition = an_exhibition()

    with pytest.raises(refusals.NoticeIsMissing):
        act(exhibition, (" ", "Because."), boss(exhibition))

    assert exhibition.state == "announced"


def test_it_moves_with_its_season() -> None:
    with unit_of_work():
        seasons.add_all()
    season = seasons.get("ramadan")
    first = seasons.next_turn(season, in_days(30)).first
    with unit_of_work():
        follows, stays = an_exhibition(season_id=season.id), an_exhibition(season_id=season.id, first=first)
        exhibitions.set_days(follows, days_from(first), boss(follows), follows=True)

    with unit_of_work():
        seasons.correct(seasons.get("ramadan"), 1, Actor(roles=frozenset({"staff"})))

    assert follows.first_day == first + timedelta(days=1)
    assert stays.first_day == first
    assert (follows.sequence, stays.sequence) == (2, 0)


def test_one_that_has_begun_stays_when_the_season_moves() -> None:
    seasons.add_all()
    season = seasons.get("ramadan")
    first = seasons.next_turn(season, in_days(30)).first
    exhibition = an_exhibition(season_id=season.id)
    exhibitions.set_days(exhibition, days_from(first), boss(exhibition), follows=True)
    assert exhibition.opens_at

    with clock.set_to(exhibition.opens_at):
        season.shift_days = 1
        exhibitions.follow_season(season.id)

    assert exhibition.first_day == first


def test_the_steps_by_the_clock_are_nobodys() -> None:
    exhibition = an_exhibition()
    turn_at(timedelta(0), exhibition)

    assert SYSTEM.user_id is None
    assert str(is_due(clock.now())).count("exhibition.state") == 2
