"""Telling the whole demo market, from an empty database to a market day, in the order in which it happens."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain
from pathlib import Path
from typing import Any

from storefront.community import families
from storefront.demo import (
    cards,
    cast,
    documents,
    drafts,
    fair_calls,
    fair_markets,
    fair_stalls,
    fair_visits,
    fairs,
    makings,
    openings,
    opinions,
    passed_on,
    paydays,
    pictures,
    promises,
    scripts,
    shopfronts,
    stall_goods,
    talks,
    teams,
    till_sales,
    whole,
    year,
)
from storefront.demo.people import SHOWN_FAMILY, People, add_people, open_desks
from storefront.demo.provider import Provider
from storefront.kernel import clock
from storefront.kernel.units import unit_of_work

SEED = 1448
ORDERS = 700
OWN_ORDERS = 5  # of the shopper one can sign in as
YEAR_DAYS = 380
PREPARING = timedelta(days=14)  # before the market opened: the office, and the first families registering

Progress = Callable[[Iterator[Any], int, str], Iterator[Any]]  # things, how many, what is being done


@dataclass(frozen=True)
class Place:
    """Where a market is told: the folders of its pictures and of those of documents, its secret, so that links in letters
    open, and the provider that takes its cards, if there is one of this machine's own."""

    media: Path
    private: Path
    secret: str
    provider: Provider | None = None


def tell_market(place: Place, progress: Progress) -> None:
    """Families, goods with pictures, people to sign in as, a year of orders, of paydays and of exhibitions. For an empty
    market only. That it was told to its end is noted."""
    whole.note(whole.BEGUN)
    tell(scripts.families(), place, progress)
    whole.note(whole.TOLD)


def tell(told: Sequence[scripts.FamilyScript], place: Place, progress: Progress) -> None:
    """The whole of it, in the order in which it happens."""
    dice = random.Random(SEED)
    now = clock.now()
    opening = year.awake(now - timedelta(days=YEAR_DAYS))
    drawn = pictures.draw_all(told, place.media, lambda things, count: progress(things, count, "Drawing the goods"))
    pages = documents.draw(place.private)
    with clock.set_to(opening - PREPARING), unit_of_work():
        people = add_people(told)
    came = openings.happenings(told, openings.Stage(people, drawn, pages, opening), dice)
    for happening in progress(iter(came), len(came), "Opening the shops"):
        openings.tell(happening)
    with clock.set_to(opening), unit_of_work():
        paydays.name_accounts(people, today=now)
        paydays.agree_on_commissions()
        makings.set_up(people)
    promises.open_coupons(people, opening, today=now)
    stage = year.wares(dice)
    paid = cards.paid_with(place.provider, random.Random(SEED))
    wishes = paid.chosen(promises.with_codes(year.wishes(ORDERS, dice, stage)))
    sundays, said = paydays.Paydays(opening), opinions.Opinions(random.Random(SEED), place.media)
    links = passed_on.PassedOn(people)
    for wish in progress(iter(wishes), len(wishes), "Telling a year of orders"):
        sundays.tell_until(wish.at)
        said.tell_until(wish.at)
        links.tell_until(wish.at)
        paid.tell_order(links.carried(wish), dice)
    sundays.tell_until(clock.now())
    restore_counts(told)
    with unit_of_work():
        links.close_old()
        said.doubt(people)
        open_desks(people)
        year.settle_in(people.shopper.id, stage)
        paydays.hold_one(people)
    teams.tell(people)
    own = year.Buyer(people.shopper.id, people.shopper.email, place.secret)
    for wish in paid.every_second(promises.with_codes(year.recent_wishes(OWN_ORDERS, dice, stage))):
        paid.tell_order(wish, dice, buyer=own)
    for wish in paid.every_second(promises.at_the_desk(year.desk_wishes(families.shop(SHOWN_FAMILY).id, dice, stage))):
        paid.tell_order(wish, dice)
    for wish in makings.wishes(dice, stage):
        paid.tell_order(wish, dice)
    paid.end()
    paydays.finish_parcels()
    said.tell_until(clock.now())
    tell_of_today(people)


def tell_of_today(people: People) -> None:
    """What is going on now: talks, drafts, exhibitions, what families say of their shops."""
    talks.tell(people)
    drafts.tell(people)
    fairs.tell()
    fair_calls.tell()
    fair_stalls.tell()
    fair_markets.tell()
    stall_goods.tell()
    till_sales.tell()
    fair_visits.tell()
    with unit_of_work():
        shopfronts.set_up(people)


def restore_counts(told: Sequence[scripts.FamilyScript]) -> None:
    """After the year the shelves hold what the scripts say."""
    rows = chain.from_iterable(script.goods for script in told)
    with unit_of_work():
        cast.recount({scripts.pair(row, "name")[0]: row for row in rows})
