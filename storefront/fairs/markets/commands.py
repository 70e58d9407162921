"""Entering a permanent market, describing it otherwise, opening and closing it; its units, its product lines."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from storefront.community import bodies
from storefront.fairs import venues
from storefront.fairs.markets import hours, refusals
from storefront.fairs.markets.facts import MarketChanged
from storefront.fairs.markets.models import MarketLine, MarketUnit, PermanentMarket
from storefront.fairs.markets.states import MARKET
from storefront.goods import taxonomy
from storefront.kernel import arabic, clock, wording
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.money import HALALAS
from storefront.kernel.refusals import NotFound

KINDS = ("stall", "shop", "shelf")
CHANGES = ("entered", "edited", "opened", "closed", "units", "lines")
MOST_NAME, MOST_ABOUT, MOST_NUMBER, MOST_FAMILIES = 120, 2000, 12, 500
MOST_RENT = 100_000  # riyals a month
SEVEN = 7


@dataclass(frozen=True)
class MarketWords:
    """What is said of a market; pairs are Arabic and English, hours as they are typed for each day of the week."""

    name: tuple[str, str]
    venue_id: int
    hours: Sequence[str]
    about: tuple[str, str] = ("", "")
    ramadan: Sequence[str] = ("",) * SEVEN
    shut: Collection[str] = ()
    offer_days: int = 7
    notice_days: int = 30
    due_day: int = 5


@dataclass(frozen=True)
class UnitWords:
    """A unit: its number, its kind, its size in centimetres, its rent a month and its deposit in halalas."""

    number: str
    kind: str
    size: tuple[int, int]
    rent_minor: int
    deposit_minor: int = 0
    to_let: bool = True


def lock(market_id: int) -> PermanentMarket:
    """A market as it is now, held for this unit of work: who lets its units, who waits for them and who ends a lease hold it
    first. Raises NotFound."""
    statement = select(PermanentMarket).where(PermanentMarket.id == market_id).with_for_update()
    found = db.session.scalar(statement.execution_options(populate_existing=True))
    if found is None:
        raise NotFound()
    return found


def enter(body_id: int, words: MarketWords, actor: Actor) -> PermanentMarket:
    """A market of a body, which nobody else sees yet. Raises NotAllowed, NotFound (venue), and what speaks against the words:
    refusals of this package and TextIsTooLong."""
    bodies.only_officers(actor, body_id)
    market = PermanentMarket(body_id=body_id, state="draft", entered_at=clock.now())
    put(market, words)
    wish = arabic.slug(market.name_en.lower()) or arabic.slug(market.name_ar) or "market"
    starts = PermanentMarket.slug.startswith(wish, autoescape=True)
    market.slug = arabic.free_slug(wish, set(db.session.scalars(select(PermanentMarket.slug).where(starts))))
    db.session.add(market)
    return changed(market, "entered", actor)


def change(market: PermanentMarket, words: MarketWords, actor: Actor) -> None:
    """It is so from now on. Raises as `enter` does."""
    bodies.only_officers(actor, market.body_id)
    put(lock(market.id), words)
    changed(market, "edited", actor)


def put(market: PermanentMarket, words: MarketWords) -> None:
    names = [wording.words(text, most=MOST_NAME) for text in words.name]
    if not names[0]:
        raise refusals.MarketNameIsMissing()
    spans = (1 <= words.due_day <= 28, 1 <= words.offer_days <= 30, 0 <= words.notice_days <= 180)
    if not all(spans):
        raise refusals.SpansAreNotValid()
    market.venue_id = venues.of_bodies(words.venue_id, [market.body_id]).id
    market.name_ar, market.name_en = names
    market.about_ar, market.about_en = (wording.paragraphs(text, most=MOST_ABOUT) for text in words.about)
    market.hours, market.ramadan_hours = week_of(words.hours), week_of(words.ramadan)
    market.shut_days = shut_of(words.shut)
    market.offer_days, market.notice_days, market.due_day = words.offer_days, words.notice_days, words.due_day


def week_of(texts: Sequence[str]) -> list[list[list[int]]]:
    """A week as it was typed; nothing where no day says anything."""
    week = [hours.read(text) for text in texts]
    if week and len(week) != SEVEN:
        raise refusals.HoursAreNotValid()
    return week if any(week) else []


def shut_of(texts: Collection[str]) -> list[str]:
    """Days as they were typed, in their order."""
    try:
        return sorted({date.fromisoformat(text.strip()).isoformat() for text in texts if text.strip()})
    except ValueError as error:
        raise refusals.ShutDaysAreNotValid() from error


def open_market(market: PermanentMarket, actor: Actor) -> None:
    """Everybody sees it, and families may wait for its units. Raises NotAllowed, NotNow, IsNotWhole."""
    bodies.only_officers(actor, market.body_id)
    lock(market.id)
    MARKET.check(market.state, "open")
    has_units = db.session.scalar(select(MarketUnit.id).where(MarketUnit.market_id == market.id).limit(1))
    has_lines = db.session.scalar(select(MarketLine.id).where(MarketLine.market_id == market.id).limit(1))
    if not (has_units and has_lines and market.hours):
        raise refusals.IsNotWhole()
    market.state = "open"
    changed(market, "opened", actor)


def close_market(market: PermanentMarket, actor: Actor) -> None:
    """Nothing more is let; leases go on until they end. Raises NotAllowed, NotNow."""
    bodies.only_officers(actor, market.body_id)
    lock(market.id)
    MARKET.check(market.state, "closed")
    market.state = "closed"
    changed(market, "closed", actor)


def add_unit(market: PermanentMarket, words: UnitWords, actor: Actor) -> MarketUnit:
    """One more unit. Raises NotAllowed, UnitNumberIsNotValid, UnitNumberIsTaken, UnitIsNotValid, RentIsNotValid."""
    bodies.only_officers(actor, market.body_id)
    unit = MarketUnit(market_id=market.id)
    write(unit, words)
    changed(market, "units", actor)
    return unit


def change_unit(market: PermanentMarket, unit: MarketUnit, words: UnitWords, actor: Actor) -> None:
    """It is so from now on; what a lease says of its rent stays. Raises as `add_unit` does."""
    bodies.only_officers(actor, market.body_id)
    write(unit, words)
    changed(market, "units", actor)


def write(unit: MarketUnit, words: UnitWords) -> None:
    number = wording.line(words.number[: MOST_NUMBER * 10])
    if not 1 <= len(number) <= MOST_NUMBER:
        raise refusals.UnitNumberIsNotValid()
    if words.kind not in KINDS or not all(10 <= one <= 5000 for one in words.size):
        raise refusals.UnitIsNotValid()
    most = MOST_RENT * HALALAS
    if not 0 < words.rent_minor <= most or not 0 <= words.deposit_minor <= most:
        raise refusals.RentIsNotValid(most=f"{MOST_RENT:,}")
    unit.number, unit.kind, unit.to_let = number, words.kind, words.to_let
    unit.width_cm, unit.depth_cm = words.size
    unit.rent_minor, unit.deposit_minor = words.rent_minor, words.deposit_minor
    try:
        with db.session.begin_nested():
            db.session.add(unit)
            db.session.flush()
    except IntegrityError as error:
        raise refusals.UnitNumberIsTaken() from error


def set_lines(market: PermanentMarket, quotas: Mapping[int, int], actor: Actor) -> None:
    """To how many families of each sub-category (by id) it lets, in place of what was said before; those that are there stay.
    Raises NotAllowed, LinesAreNotValid, NotFound (category)."""
    bodies.only_officers(actor, market.body_id)
    lock(market.id)
    if not all(1 <= most <= MOST_FAMILIES for most in quotas.values()):
        raise refusals.LinesAreNotValid(most=MOST_FAMILIES)
    known = taxonomy.of_ids(quotas)
    if set(known) != set(quotas) or any(one.parent_id is None for one in known.values()):
        raise NotFound()
    db.session.execute(delete(MarketLine).where(MarketLine.market_id == market.id))
    db.session.add_all(MarketLine(market_id=market.id, category_id=one, most=most) for one, most in quotas.items())
    changed(market, "lines", actor)


def changed(market: PermanentMarket, what: str, actor: Actor) -> PermanentMarket:
    """It is written down and told."""
    market.changed_at = clock.now()
    db.session.flush()
    tell(MarketChanged(market.id, market.body_id, what, actor.user_id))
    return market
