"""Reading exhibitions: what everybody sees, what a body sees of its own."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from storefront.fairs import exhibitions
from storefront.fairs.exhibitions import Wanted
from storefront.goods import seasons
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_city, a_region
from tests.builders.fairs import a_body, a_venue, an_exhibition, in_days

pytestmark = pytest.mark.usefixtures("app")


def slugs(page) -> list[str]:  # type: ignore[no-untyped-def]
    return [row.slug for row in page.rows]


def test_the_next_come_first_and_what_is_put_off_last() -> None:
    late, soon, off = (an_exhibition(first=in_days(ahead)) for ahead in (30, 5, 3))
    draft = an_exhibition(state="draft", first=in_days(2))
    exhibitions.cancel(off, ("سبب", ""), SYSTEM)

    shown = slugs(exhibitions.coming(Wanted()))

    assert shown == [soon.slug, late.slug, off.slug]
    assert draft.slug not in shown


def test_what_is_over_is_told_the_last_first() -> None:
    first, second = an_exhibition(first=in_days(2)), an_exhibition(first=in_days(20))
    for exhibition in (first, second):
        exhibition.state = "finished"

    with clock.set_to(clock.now() + timedelta(days=60)):
        assert slugs(exhibitions.past(Wanted())) == [second.slug, first.slug]
        assert exhibitions.coming(Wanted()).total == 0


def test_a_list_is_asked_for_a_region_a_season_a_kind_or_some_days() -> None:
    seasons.add_all()
    ramadan = seasons.get("ramadan").id
    body = a_body()
    hail = a_city(name=("حائل", "Hail"), region=a_region(code="SA-06", slug="hail"))
    there = an_exhibition(body, venue_id=a_venue(body, city=hail).id, first=in_days(40))
    here = an_exhibition(body, season_id=ramadan, kind="general")

    assert slugs(exhibitions.coming(Wanted(region_id=hail.region_id))) == [there.slug]
    assert slugs(exhibitions.coming(Wanted(season_id=ramadan))) == [here.slug]
    assert slugs(exhibitions.coming(Wanted(kind="general"))) == [here.slug]
    assert [row.slug for row in exhibitions.within(Wanted(days=(in_days(42), in_days(60))))] == [there.slug]


def test_pages_hold_so_many() -> None:
    body = a_body()
    for ahead in range(3):
        an_exhibition(body, first=in_days(ahead + 2))

    page = exhibitions.coming(Wanted(), number=2, size=2)

    assert (len(page.rows), page.total, page.pages) == (1, 3, 2)


def test_a_body_sees_its_own_in_every_state() -> None:
    body, other = a_body(), a_body()
    mine = [an_exhibition(body, state="draft"), an_exhibition(body)]
    an_exhibition(other)

    page = exhibitions.page_of_bodies([body.id])

    assert {row.id for row in page.rows} == {row.id for row in mine}
    assert exhibitions.counts_of_bodies([body.id]) == {"draft": 1, "announced": 1}
    assert exhibitions.page_of_bodies([body.id], states=["draft"]).total == 1


def test_a_feed_names_what_was_cancelled_lately_and_forgets_what_is_long_over() -> None:
    with unit_of_work():
        cancelled, long_over = an_exhibition(), an_exhibition()
        exhibitions.cancel(cancelled, ("سبب", ""), SYSTEM)
        long_over.state = "finished"

    assert {row.id for row in exhibitions.for_feed(Wanted())} == {cancelled.id, long_over.id}
    with clock.set_to(clock.now() + timedelta(days=90)):
        assert exhibitions.for_feed(Wanted()) == []


def test_the_days_of_several_are_one_question(count_queries: Callable[..., object]) -> None:
    ids = [an_exhibition(first=in_days(ahead)).id for ahead in (3, 6)]

    with count_queries() as asked:  # type: ignore[attr-defined]
        days = exhibitions.days_of_all(ids)

    assert len(asked) == 1
    assert [len(days[one]) for one in ids] == [3, 3]
