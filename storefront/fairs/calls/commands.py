"""Writing a call for exhibitors, publishing it, opening and closing it by the clock; holding its places."""

from collections.abc import Mapping

from sqlalchemy import delete, select, update

from storefront.community import bodies
from storefront.fairs import exhibitions
from storefront.fairs.calls import policy, refusals
from storefront.fairs.calls import terms as wording
from storefront.fairs.calls.facts import CallChanged, CallPrepared, CallPublished, CallTakenBack
from storefront.fairs.calls.models import CallQuota, ExhibitorCall
from storefront.fairs.calls.queries import find_of_exhibition, quotas_of
from storefront.fairs.calls.terms import STANDING, Terms
from storefront.fairs.exhibitions import Exhibition
from storefront.goods import taxonomy
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotFound, NotNow


def prepare(exhibition: Exhibition, terms: Terms, actor: Actor) -> ExhibitorCall:
    """The call of an exhibition, which its body alone sees until it is published.

    Raises NotAllowed, NotNow (there is one, or no day is known), NotFound (sub-category), and what speaks against the terms
    (see terms.columns).
    """
    bodies.only_officers(actor, exhibition.body_id)
    hold_exhibition(exhibition.id)
    if exhibition.state not in ("draft", "announced") or find_of_exhibition(exhibition.id) is not None:
        raise NotNow(state=exhibition.state)
    call = ExhibitorCall(exhibition_id=exhibition.id, made_at=clock.now(), **columns(exhibition, terms))
    db.session.add(call)
    db.session.flush()
    set_quotas(call, terms.quotas)
    tell(CallPrepared(call.id, exhibition.id, actor.user_id))
    return call


def columns(exhibition: Exhibition, terms: Terms) -> dict[str, object]:
    if exhibition.first_day is None or exhibition.opens_at is None:
        raise NotNow(state=exhibition.state)
    if not all(map(is_part, terms.quotas)):
        raise NotFound()
    return wording.columns(terms, first_day=exhibition.first_day, opening=exhibition.opens_at)


def is_part(category_id: int) -> bool:
    """Whether there is such a sub-category, also one that was added a moment ago."""
    known = taxonomy.board().by_id.get(category_id) or taxonomy.board(fresh=True).by_id.get(category_id)
    return known is not None and known.parent_id is not None


def rewrite(call: ExhibitorCall, terms: Terms, actor: Actor) -> None:
    """It says this from now on. Once it was open, what families agreed to stands, and its end is not before now.

    Raises NotAllowed, NotNow for an exhibition that has begun, TermsStand, CallIsOver, PlacesAreHeld, CategoryIsAppliedFor, and
    as `prepare` does.
    """
    exhibition = hold(call, actor)
    if exhibition.state not in exhibitions.CHANGEABLE:
        raise NotNow(state=exhibition.state)
    told = columns(exhibition, terms)
    stands = policy.was_open(call, clock.now())
    if stands:
        check_standing(call, terms, told)
    if call.taken > terms.places:
        raise refusals.PlacesAreHeld(taken=call.taken)
    moved = any(told[name] != getattr(call, name) for name in ("opens_at", "closes_at"))
    for name, value in told.items():
        setattr(call, name, value)
    set_quotas(call, terms.quotas, stands=stands)
    call.sequence += moved and call.published_at is not None
    db.session.flush()
    reopen(exhibition, call)
    tell(CallChanged(call.id, call.exhibition_id, actor.user_id))


def check_standing(call: ExhibitorCall, terms: Terms, told: Mapping[str, object]) -> None:
    if any(told[name] != getattr(call, name) for name in (*STANDING, "opens_at")):
        raise refusals.TermsStand()
    if terms.closes_at != call.closes_at and (terms.closes_at <= clock.now() or call.decided_at):
        raise refusals.CallIsOver()


def reopen(exhibition: Exhibition, call: ExhibitorCall) -> None:
    """One whose end was put off after it had closed is open again."""
    if exhibition.state == "call_closed" and call.decided_at is None and clock.now() < call.closes_at:
        exhibitions.step(exhibition, "call_open", SYSTEM)


def set_quotas(call: ExhibitorCall, quotas: Mapping[int, int], *, stands: bool = False) -> None:
    """These sub-categories are invited, each for so many families; of a call that `stands` none is left out. Raises
    PlacesAreHeld, CategoryIsAppliedFor."""
    before = {row.category_id: row for row in quotas_of(call.id)}
    for category_id, most in sorted(quotas.items()):
        row = before.pop(category_id, None)
        if row is None:
            db.session.add(CallQuota(call_id=call.id, category_id=category_id, most=most, taken=0))
        elif row.taken > most:
            raise refusals.PlacesAreHeld(taken=row.taken)
        else:
            row.most = most
    if before and stands:
        raise refusals.CategoryIsAppliedFor()
    db.session.execute(delete(CallQuota).where(CallQuota.id.in_([row.id for row in before.values()])))
    db.session.flush()


def publish(call: ExhibitorCall, actor: Actor) -> None:
    """Everybody reads it from now on; it opens at its time, or at once where that has come. Raises NotAllowed, NotNow,
    ExhibitionIsNotAnnounced, CallIsOver."""
    exhibition = hold(call, actor)
    if exhibition.state == "draft":
        raise refusals.ExhibitionIsNotAnnounced(state=exhibition.state)
    if call.published_at is not None or exhibition.state != "announced":
        raise NotNow(state=exhibition.state)
    if call.closes_at <= clock.now():
        raise refusals.CallIsOver()
    call.published_at = clock.now()
    db.session.flush()
    tell(CallPublished(call.id, call.exhibition_id, actor.user_id))
    if call.opens_at <= clock.now():
        exhibitions.step(exhibition, "call_open", SYSTEM)


def take_back(call: ExhibitorCall, actor: Actor) -> None:
    """Its body alone sees it again. Raises NotAllowed, NotNow once it was open."""
    exhibition = hold(call, actor)
    if call.published_at is None or policy.was_open(call, clock.now()):
        raise NotNow(state=exhibition.state)
    call.published_at = None
    call.sequence += 1
    db.session.flush()
    tell(CallTakenBack(call.id, call.exhibition_id, actor.user_id))


def hold(call: ExhibitorCall, actor: Actor) -> Exhibition:
    """The exhibition of a call; whoever changes either waits for the end of this unit. Raises NotAllowed."""
    exhibition = lock(call.id).exhibition
    bodies.only_officers(actor, exhibition.body_id)
    return exhibition


def lock(call_id: int, *, shared: bool = False) -> ExhibitorCall:
    """A call read anew, with its exhibition; whoever decides about its places, or applies while that happens, waits for the end
    of this unit. Those who only apply (`shared`) do not wait for each other. Raises NotFound."""
    db.session.flush()
    exhibition_id = db.session.scalar(select(ExhibitorCall.exhibition_id).where(ExhibitorCall.id == call_id))
    if exhibition_id is None:
        raise NotFound()
    hold_exhibition(exhibition_id, shared=shared)
    statement = select(ExhibitorCall).where(ExhibitorCall.id == call_id).with_for_update(read=shared)
    call = db.session.scalars(statement.execution_options(populate_existing=True)).one()
    db.session.refresh(call, ["exhibition"])
    return call


def hold_exhibition(exhibition_id: int, *, shared: bool = False) -> None:
    """An exhibition is held before its call, as whoever moves it does; it is read anew."""
    statement = select(Exhibition).where(Exhibition.id == exhibition_id).with_for_update(read=shared)
    db.session.scalar(statement.execution_options(populate_existing=True))


def turn_one() -> bool:
    """The clock opens or closes one call that is due; whether there was one."""
    call_id = db.session.scalar(select(ExhibitorCall.id).join(Exhibition).where(policy.is_due(clock.now())).limit(1))
    if call_id is None:
        return False
    call, now = lock(call_id), clock.now()
    if call.exhibition.state == "announced" and call.opens_at <= now:
        exhibitions.step(call.exhibition, "call_open", SYSTEM)
    if call.exhibition.state == "call_open" and call.closes_at <= now:
        exhibitions.step(call.exhibition, "call_closed", SYSTEM)
    return True


def follow(exhibition_id: int) -> None:
    """Its exhibition moved: a call that would end after that opens ends then, and is written anew where nothing is left of it."""
    call = find_of_exhibition(exhibition_id)
    if call is None:
        return
    opening = lock(call.id).exhibition.opens_at
    if opening is None or call.closes_at <= opening:
        return
    call.sequence += 1
    if call.opens_at < opening:
        call.closes_at = opening
    else:
        call.opens_at, call.closes_at, call.published_at = opening - (call.closes_at - call.opens_at), opening, None
    db.session.flush()


def take_place(call_id: int, category_id: int) -> None:
    """One more place of a call and of a sub-category is held. Raises PlacesAreTaken, QuotaIsFull."""
    call = update(ExhibitorCall).where(ExhibitorCall.id == call_id, ExhibitorCall.taken < ExhibitorCall.places)
    if not moved(call.values(taken=ExhibitorCall.taken + 1).returning(ExhibitorCall.id)):
        raise refusals.PlacesAreTaken()
    quota = update(CallQuota).where(CallQuota.call_id == call_id, CallQuota.category_id == category_id)
    one_more = quota.where(CallQuota.taken < CallQuota.most).values(taken=CallQuota.taken + 1)
    if not moved(one_more.returning(CallQuota.id)):
        raise refusals.QuotaIsFull()


def free_place(call_id: int, category_id: int) -> None:
    """A place is free again."""
    call = update(ExhibitorCall).where(ExhibitorCall.id == call_id).values(taken=ExhibitorCall.taken - 1)
    quota = update(CallQuota).where(CallQuota.call_id == call_id, CallQuota.category_id == category_id)
    moved(call.returning(ExhibitorCall.id))
    moved(quota.values(taken=CallQuota.taken - 1).returning(CallQuota.id))


def moved(statement: "object") -> bool:
    """Whether a guarded statement found its row; what was read of it is read anew when it is asked for."""
    found = db.session.execute(statement.execution_options(synchronize_session="fetch"))  # type: ignore[attr-defined]
    return found.scalar_one_or_none() is not None


def note_decided(call: ExhibitorCall) -> None:
    """What came of the applications is said. Raises NotNow the second time."""
    if call.decided_at is not None:
        raise NotNow(state="decided")
    call.decided_at = clock.now()
    db.session.flush()
