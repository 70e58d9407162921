"""How the families of the demo market came to it, each thing at its own moment and in the order in which all of it happened:
they registered, showed their documents, were let in, and showed their goods one after another."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from storefront.community import families, permits
from storefront.demo import cast, documents, makings, paydays, pictures
from storefront.demo.people import People, family_of
from storefront.demo.scripts import FamilyScript, pair
from storefront.demo.year import awake
from storefront.kernel import clock
from storefront.kernel.calendars import FRIDAY, SATURDAY
from storefront.kernel.units import unit_of_work

LAST_OPENING = 200  # days after the market's own
BEFORE = (7, 12)  # days from a registration to the opening of the shop
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
AT_FIRST = 1.7  # above one: a family shows more in its first weeks than later


@dataclass(frozen=True)
class Happening:
    """One thing that happened, and when."""

    at: datetime
    step: Callable[[], object]


@dataclass(frozen=True)
class Stage:
    """What is there before the first family comes: people, the pictures of goods and of documents, the market's first day."""

    people: People
    drawn: cast.Pictures
    pages: documents.Pages
    opening: datetime


def happenings(told: Sequence[FamilyScript], stage: Stage, dice: random.Random) -> list[Happening]:
    """All of them until now, the oldest first."""
    found = [one for number, script in enumerate(told) for one in of_family(script, number, stage, dice)]
    return sorted(found, key=lambda one: one.at)


def tell(happening: Happening) -> None:
    """It happens, with all that follows from it, under the clock of its day."""
    with clock.set_to(happening.at), unit_of_work():
        happening.step()


def of_family(script: FamilyScript, number: int, stage: Stage, dice: random.Random) -> Iterator[Happening]:
    """Those of one family, in their order."""
    came, now = when(script, stage, dice), clock.now()
    papers = documents.Papers(script, number, stage.people.owners[script.slug].id, stage.pages, clock.today())
    if script.row["opening"] == cast.WAITING:
        yield from asking(papers, came, dice)
        last = min(now, came + 4 * HOUR)
    else:
        yield from opening(papers, came, dice)
        last = now - DAY
    for row, moment in zip(script.goods, spread(came, last, len(script.goods), dice), strict=True):
        yield Happening(moment, partial(show, script, row, stage.drawn))
    if script.row["opening"] == "holiday":
        yield Happening(awake(now - DAY * dice.uniform(1, 3)), partial(cast.rest, script, today=clock.today()))
    if script.slug == documents.RENEWED:
        yield Happening(awake(now - DAY * dice.uniform(1, 2)), partial(documents.renew, papers))


def when(script: FamilyScript, stage: Stage, dice: random.Random) -> datetime:
    """When a family was let in: with the market, or in its first months; one that waits asked yesterday or today."""
    part = dice.random()
    if script.row["opening"] == cast.WAITING:
        return awake(clock.now() - HOUR * (5 + 30 * part))
    if script.slug in founders(stage.people):
        return stage.opening
    return at_the_office(stage.opening + DAY * LAST_OPENING * part, dice)


def founders(people: People) -> frozenset[str]:
    """The families that are there from the first day: on it they name bank accounts, capacities and coupons."""
    return frozenset(paydays.with_account(people)) | {told.slug for told in makings.CAPACITIES}


def asking(papers: documents.Papers, came: datetime, dice: random.Random) -> Iterator[Happening]:
    """A family registers and sends its documents, and waits."""
    yield Happening(came, partial(register, papers))
    yield from sending(papers, came, HOUR / 12, dice)


def opening(papers: documents.Papers, came: datetime, dice: random.Random) -> Iterator[Happening]:
    """From the registration to the day a shop opened: documents were sent one by one, looked at in the days after, and then
    the family was let in."""
    began = awake(came - DAY * dice.uniform(*BEFORE))
    yield Happening(began, partial(register, papers))
    sent = list(sending(papers, began, 3 * HOUR, dice))
    yield from sent
    kinds = list(papers.kinds)
    looked_at = at_the_office(sent[-1].at + DAY * dice.uniform(1, 2), dice)
    moments = moments_after(looked_at, HOUR / 20, len(kinds), dice)
    if papers.is_registered:  # with the last of the others, so that nobody else's story is another for it
        yield Happening(sent[-1].at, partial(documents.send, papers, permits.ladder.COMMERCIAL))
        kinds, moments = [*kinds, permits.ladder.COMMERCIAL], [*moments, moments[-1]]
    for kind, moment in zip(kinds, moments, strict=True):
        yield Happening(moment, partial(confirm, papers.script.slug, kind))
    yield Happening(came, partial(let_in, papers.script.slug))


def sending(papers: documents.Papers, began: datetime, pause: timedelta, dice: random.Random) -> Iterator[Happening]:
    """One document after another."""
    for kind, moment in zip(papers.kinds, moments_after(began, pause, len(papers.kinds), dice), strict=True):
        yield Happening(moment, partial(documents.send, papers, kind))


def register(papers: documents.Papers) -> None:
    """A family registers, and says what it makes and where it sells."""
    documents.say_what_it_makes(cast.add_family(papers.script, papers.number), papers)


def confirm(slug: str, kind: str) -> None:
    """The office finds a document as the family says."""
    documents.confirm(family_of(slug), kind, paydays.officers()[0])


def let_in(slug: str) -> None:
    """The office opens the shop."""
    families.activate(family_of(slug), paydays.officers()[0])


def show(script: FamilyScript, row: dict[str, Any], drawn: cast.Pictures) -> None:
    """A family shows one of its goods."""
    photos = drawn.get((script.slug, pair(row, "name")[0]), ())
    cast.add_product(family_of(script.slug), row, photos, pictures.alt_of(row, script.slug))


def at_the_office(moment: datetime, dice: random.Random) -> datetime:
    """A moment between nine and three of that day, or of the Sunday after when it is a Friday or a Saturday."""
    local = clock.riyadh(moment).replace(hour=9, minute=0, second=0, microsecond=0)
    days = {FRIDAY: 2, SATURDAY: 1}.get(local.weekday(), 0)
    return (local + DAY * days + HOUR * dice.uniform(0, 6)).astimezone(UTC)


def moments_after(began: datetime, pause: timedelta, number: int, dice: random.Random) -> list[datetime]:
    """So many moments, each about a pause after the one before; in the day, not at night."""
    moments, moment = [], began
    for _ in range(number):
        moment = awake(moment + pause * dice.uniform(0.5, 1.5))
        moments.append(moment)
    return moments


def spread(since: datetime, until: datetime, number: int, dice: random.Random) -> list[datetime]:
    """So many moments between two, more of them near the first; in the day, not at night."""
    parts = sorted(dice.random() ** AT_FIRST for _ in range(number))
    return [awake(since + (until - since) * part) for part in parts]
