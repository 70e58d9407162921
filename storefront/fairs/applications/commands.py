"""Applying to exhibit, saying it otherwise, withdrawing."""

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from storefront.community import bodies
from storefront.fairs import calls, exhibitions
from storefront.fairs.applications import offers, refusals, wishes
from storefront.fairs.applications.facts import ApplicationChanged, ApplicationSubmitted
from storefront.fairs.applications.models import ApplicationProduct, ExhibitApplication
from storefront.fairs.applications.queries import find_of_family
from storefront.fairs.applications.states import APPLICATION, HOLDING
from storefront.fairs.applications.stepping import hold, step
from storefront.fairs.applications.wishes import Wish
from storefront.fairs.calls import ExhibitorCall
from storefront.kernel import clock, wording
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotAllowed, NotNow

MOST_REASON = 300


def apply(call_id: int, family_id: int, wish: Wish, actor: Actor) -> ExhibitApplication:
    """A family asks for a place, by the clock of the server: not one second before the call opens or after it closes. One that
    withdrew may ask again.

    Raises NotAllowed, NotFound, CallIsNotOpen, HasApplied, and what speaks against the wish (see wishes).
    """
    only_for(family_id, actor)
    call = open_call(call_id)
    wishes.check(call, family_id, wish)
    known = find_of_family(call.id, family_id)
    if known is not None and known.state != "withdrawn":
        raise refusals.HasApplied(state=known.state)
    application = known or ExhibitApplication(call_id=call.id, family_id=family_id)
    write(application, wish)
    now = clock.now()
    application.state, application.reason, application.submitted_at = "submitted", "", now
    application.changed_at, application.submitted_by = now, actor.user_id
    try:
        with db.session.begin_nested():
            db.session.add(application)
    except IntegrityError as error:
        raise refusals.HasApplied(state="submitted") from error
    bring(application, wish)
    tell(ApplicationSubmitted(application.id, call.id, family_id, actor.user_id))
    return application


def open_call(call_id: int) -> ExhibitorCall:
    """A call that is open at this moment, which stays so until the unit ends. Raises NotFound, CallIsNotOpen."""
    call = calls.lock(call_id, shared=True)
    if not calls.is_open(call, call.exhibition, clock.now()):
        raise refusals.CallIsNotOpen(state=call.exhibition.state)
    return call


def change(application: ExhibitApplication, wish: Wish, actor: Actor) -> None:
    """It says something else, as long as the call is open; its turn stays. Raises as `apply` does, and NotNow for one that was
    withdrawn."""
    only_for(application.family_id, actor)
    call = open_call(application.call_id)
    db.session.refresh(application)
    if application.state != "submitted":
        raise NotNow(state=application.state)
    wishes.check(call, application.family_id, wish)
    write(application, wish)
    application.changed_at = clock.now()
    bring(application, wish)
    tell(ApplicationChanged(application.id, call.id, application.family_id, actor.user_id))


def write(application: ExhibitApplication, wish: Wish) -> None:
    for name, value in wishes.columns(wish).items():
        setattr(application, name, value)


def bring(application: ExhibitApplication, wish: Wish) -> None:
    """These products, in place of those before."""
    before = ApplicationProduct.application_id == application.id
    db.session.execute(delete(ApplicationProduct).where(before))
    chosen = sorted(set(wish.product_ids))
    db.session.add_all(ApplicationProduct(application_id=application.id, product_id=one) for one in chosen)
    db.session.flush()


def withdraw(application: ExhibitApplication, reason: str, actor: Actor) -> None:
    """A family does not come; its place goes to the first who waits and fits. The reason is for the organiser and may be empty.
    Raises NotAllowed, NotNow (once the exhibition has begun, too), TextIsTooLong."""
    only_for(application.family_id, actor)
    call = hold(application)
    if call.exhibition.state in exhibitions.OVER | {"live"}:
        raise NotNow(state=call.exhibition.state)
    held = application.state in HOLDING
    application.reason = wording.words(reason, most=MOST_REASON)
    step(application, "withdrawn", actor)
    if held:
        offers.pass_on(call, application.category_id)


def take_away(application: ExhibitApplication, reason: str, actor: Actor) -> None:
    """The organiser takes a place back, which goes to the first who waits and fits; its family reads why. Raises NotAllowed,
    NotNow (once the exhibition is over, too), ReasonIsMissing, TextIsTooLong."""
    call = hold(application)
    bodies.only_officers(actor, call.exhibition.body_id)
    if call.exhibition.state in exhibitions.OVER:
        raise NotNow(state=call.exhibition.state)
    APPLICATION.check(application.state, "taken_away")
    words = wording.words(reason, most=MOST_REASON)
    if not words:
        raise refusals.ReasonIsMissing()
    application.reason = words
    step(application, "taken_away", actor)
    offers.pass_on(call, application.category_id)


def call_off(exhibition_id: int) -> None:
    """The exhibition is not held: whoever applied need not wait any more. Nobody waits for their place."""
    call = calls.find_of_exhibition(exhibition_id)
    if call is None:
        return
    calls.lock(call.id)
    for application in offers.living(call.id):
        if application.state in HOLDING:
            calls.free_place(call.id, application.category_id)
        step(application, "called_off", SYSTEM)


def only_for(family_id: int, actor: Actor) -> None:
    """Raises NotAllowed for who may not do this for the family."""
    if not actor.may("shop", family_id) and actor != SYSTEM:
        raise NotAllowed()
