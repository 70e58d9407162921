"""Preparing an exhibition: describing it, giving it days and a programme, copying it, throwing a draft away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select

from storefront.community import bodies
from storefront.fairs import venues
from storefront.fairs.exhibitions import days as calendar
from storefront.fairs.exhibitions import outlines, refusals
from storefront.fairs.exhibitions.days import OpenDay
from storefront.fairs.exhibitions.facts import ExhibitionDrafted, ExhibitionDropped, ExhibitionEdited, ExhibitionMoved
from storefront.fairs.exhibitions.models import Exhibition, ExhibitionDay, ProgrammeItem
from storefront.fairs.exhibitions.outlines import Outline
from storefront.fairs.exhibitions.queries import days_of
from storefront.fairs.exhibitions.states import CHANGEABLE
from storefront.goods import seasons
from storefront.kernel import arabic, clock, wording
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotNow

MOST_ITEMS, MOST_TITLE = 200, 120
EDITABLE = CHANGEABLE | {"live", "finished"}
RESERVED = frozenset({"past", "month", "new", "calls", "answers"})  # addresses of lists
PAIRS = ("name", "about", "patron", "beneficiary")


@dataclass(frozen=True)
class Item:
    """Something of the programme: its day, the minute it starts, its title (Arabic, English)."""

    day: date
    starts: int
    title: tuple[str, str]


def draft(body_id: int, outline: Outline, actor: Actor) -> Exhibition:
    """An exhibition that nobody but its body sees. Raises NotAllowed for who does not act for it, NotFound (venue, season), and
    what speaks against the outline (see outlines.columns)."""
    bodies.only_officers(actor, body_id)
    now = clock.now()
    exhibition = Exhibition(body_id=body_id, state="draft", made_at=now, changed_at=now, made_by=actor.user_id)
    describe(exhibition, outline)
    exhibition.slug = free_slug(exhibition)
    db.session.add(exhibition)
    db.session.flush()
    tell(ExhibitionDrafted(exhibition.id, body_id, actor.user_id))
    return exhibition


def edit(exhibition: Exhibition, outline: Outline, actor: Actor) -> None:
    """It is described so from now on; another venue makes whoever noted it down look again. Raises NotAllowed, NotNow, and as
    `draft` does."""
    hold(exhibition, actor)
    if exhibition.state not in EDITABLE:
        raise NotNow(state=exhibition.state)
    before = exhibition.venue_id
    describe(exhibition, outline)
    exhibition.changed_at = clock.now()
    if exhibition.venue_id != before and exhibition.state != "draft":
        exhibition.sequence += 1
    db.session.flush()
    tell(ExhibitionEdited(exhibition.id, exhibition.body_id, actor.user_id))


def describe(exhibition: Exhibition, outline: Outline) -> None:
    for name, value in outlines.columns(outline).items():
        setattr(exhibition, name, value)
    own = [exhibition.body_id]
    exhibition.venue_id = venues.of_bodies(outline.venue_id, own).id if outline.venue_id is not None else None
    exhibition.season_id = outline.season_id
    if outline.season_id is None:
        exhibition.season_offset = None


def free_slug(exhibition: Exhibition) -> str:
    """The address of its English name, numbered when another has it."""
    name = arabic.slug(exhibition.name_en.lower())
    wish = name if name and name not in RESERVED else f"exhibition-{name}".rstrip("-")
    taken = set(db.session.scalars(select(Exhibition.slug).where(Exhibition.slug.startswith(wish, autoescape=True))))
    return arabic.free_slug(wish, taken)


def set_days(exhibition: Exhibition, days: Sequence[OpenDay], actor: Actor, *, follows: bool = False) -> None:
    """It is open on these days; one that `follows` its season keeps its distance from it from then on. One that was announced
    moves, and one that was postponed stays so until it is announced again.

    Raises NotAllowed, IsUnderWay, DaysAreOver for a first day that has begun, and what speaks against them (see days.checked).
    """
    hold(exhibition, actor)
    ordered = calendar.checked(days)
    if exhibition.state not in CHANGEABLE:
        raise refusals.IsUnderWay(state=exhibition.state)
    if ordered[0].opening <= clock.now():
        raise refusals.DaysAreOver()
    exhibition.season_offset = offset_of(exhibition, ordered[0].day) if follows else None
    move(exhibition, ordered, actor)


def offset_of(exhibition: Exhibition, first: date) -> int | None:
    """How many days after the first of its season it begins; nothing for one without a season."""
    season = next((one for one in seasons.seasons() if one.id == exhibition.season_id), None)
    if season is None:
        return None
    return (first - seasons.nearest_turn(season, first).first).days


def move(exhibition: Exhibition, days: Sequence[OpenDay], actor: Actor) -> None:
    """Writes days that were found right. Nothing is told of a draft, nor where they are the same."""
    if days_of(exhibition.id) == days:
        return
    db.session.execute(delete(ExhibitionDay).where(ExhibitionDay.exhibition_id == exhibition.id))
    db.session.add_all(ExhibitionDay(exhibition_id=exhibition.id, **vars(one)) for one in days)
    exhibition.first_day, exhibition.last_day = days[0].day, days[-1].day
    exhibition.opens_at, exhibition.closes_at = days[0].opening, days[-1].closing
    exhibition.changed_at = clock.now()
    if exhibition.state != "draft":
        exhibition.sequence += 1
        first, last = days[0].day.isoformat(), days[-1].day.isoformat()
        tell(ExhibitionMoved(exhibition.id, exhibition.body_id, first, last, actor.user_id))
    db.session.flush()


def set_programme(exhibition: Exhibition, items: Sequence[Item], actor: Actor) -> None:
    """What happens on its days, in place of what was written before. Raises NotAllowed, NotNow once it is over,
    ProgrammeIsTooLong, ProgrammeIsNotValid, TextIsTooLong."""
    hold(exhibition, actor)
    if exhibition.state not in CHANGEABLE | {"live"}:
        raise NotNow(state=exhibition.state)
    if len(items) > MOST_ITEMS:
        raise refusals.ProgrammeIsTooLong(most=MOST_ITEMS)
    rows = [programme_row(exhibition.id, item, {one.day for one in days_of(exhibition.id)}) for item in items]
    db.session.execute(delete(ProgrammeItem).where(ProgrammeItem.exhibition_id == exhibition.id))
    db.session.add_all(rows)
    exhibition.changed_at = clock.now()
    db.session.flush()
    tell(ExhibitionEdited(exhibition.id, exhibition.body_id, actor.user_id))


def programme_row(exhibition_id: int, item: Item, days: set[date]) -> ProgrammeItem:
    arabic_title, english = (wording.words(text, most=MOST_TITLE) for text in item.title)
    if item.day not in days or not arabic_title or not 0 <= item.starts <= calendar.LATEST:
        raise refusals.ProgrammeIsNotValid()
    return ProgrammeItem(
        exhibition_id=exhibition_id, day=item.day, starts=item.starts, title_ar=arabic_title, title_en=english
    )


def clone(exhibition: Exhibition, first: date, actor: Actor) -> Exhibition:
    """A draft that is the same but for its days, which begin on another, and its licence, which is asked for anew. Nobody who
    applied comes along. Raises NotAllowed, DaysAreOver."""
    bodies.only_officers(actor, exhibition.body_id)
    if first <= clock.today():
        raise refusals.DaysAreOver()
    kept = {column.key for column in Exhibition.__table__.columns} & set(Outline.__dataclass_fields__)
    now = clock.now()
    copy = Exhibition(
        **{name: getattr(exhibition, name) for name in kept - {"licence_number"}},
        **{f"{name}_{lang}": getattr(exhibition, f"{name}_{lang}") for name in PAIRS for lang in ("ar", "en")},
        body_id=exhibition.body_id, state="draft", made_at=now, changed_at=now, made_by=actor.user_id,
    )  # fmt: skip
    copy.slug = free_slug(copy)
    db.session.add(copy)
    db.session.flush()
    before = days_of(exhibition.id)
    if before:
        move(copy, calendar.shifted(before, first - before[0].day), actor)
    tell(ExhibitionDrafted(copy.id, copy.body_id, actor.user_id))
    return copy


def drop(exhibition: Exhibition, actor: Actor) -> None:
    """A draft is thrown away. Raises NotAllowed, NotNow for one that was announced: that is cancelled."""
    hold(exhibition, actor)
    if exhibition.state != "draft":
        raise NotNow(state=exhibition.state)
    db.session.delete(exhibition)
    db.session.flush()
    tell(ExhibitionDropped(exhibition.id, exhibition.body_id, actor.user_id))


def hold(exhibition: Exhibition, actor: Actor) -> None:
    """Whoever changes it too waits for the end of this unit; it is read anew. Raises NotAllowed."""
    bodies.only_officers(actor, exhibition.body_id)
    db.session.flush()
    db.session.execute(select(Exhibition.id).where(Exhibition.id == exhibition.id).with_for_update())
    db.session.refresh(exhibition)
