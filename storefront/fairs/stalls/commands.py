"""Making a plan, its picture and its stalls; moving them, taking them away, copying all of it, showing it to everybody."""

from collections.abc import Mapping

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from storefront.community import bodies
from storefront.fairs.exhibitions import OVER, Exhibition
from storefront.fairs.stalls import layout, refusals
from storefront.fairs.stalls.facts import StallPlanChanged
from storefront.fairs.stalls.layout import MOST_STALLS, Row, StallWords
from storefront.fairs.stalls.models import Stall, StallPlan
from storefront.fairs.stalls.queries import WHOLE, count_of, find, of_plan
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.photos import Photo
from storefront.kernel.refusals import NotFound, NotNow

CLOSED = OVER | {"cancelled"}
COPIED = ("number", "x", "y", "width_cm", "depth_cm", "features", "price_minor")


def prepare(exhibition: Exhibition, actor: Actor) -> StallPlan:
    """The plan of an exhibition, empty; the one there is, where there is one. Raises NotAllowed, NotNow once it is over."""
    bodies.only_officers(actor, exhibition.body_id)
    known = find(exhibition.id)
    if known is not None:
        return known
    check_open(exhibition)
    now = clock.now()
    plan = StallPlan(exhibition_id=exhibition.id, booking="assigned", made_at=now, changed_at=now)
    plan.exhibition = exhibition
    try:
        with db.session.begin_nested():
            db.session.add(plan)
    except IntegrityError as error:  # somebody else of the body made it at the same moment
        raise NotNow(state=exhibition.state) from error
    changed(plan, "made", actor)
    return plan


def check_open(exhibition: Exhibition) -> None:
    """Raises NotNow for one that is over or is not held."""
    if exhibition.state in CLOSED:
        raise NotNow(state=exhibition.state)


def changed(plan: StallPlan, what: str, actor: Actor) -> None:
    plan.changed_at = clock.now()
    db.session.flush()
    tell(StallPlanChanged(plan.exhibition_id, what, actor.user_id))


def hold(plan: StallPlan, actor: Actor) -> None:
    """Whoever changes the plan, or gives a stall of it, waits for the end of this unit. Raises NotAllowed, NotNow once the
    exhibition is over."""
    bodies.only_officers(actor, plan.exhibition.body_id)
    lock(plan)
    check_open(plan.exhibition)


def lock(plan: StallPlan) -> None:
    """The plan is held by this unit, and read anew with its exhibition."""
    db.session.flush()
    held = select(StallPlan).options(WHOLE).where(StallPlan.id == plan.id).with_for_update(of=StallPlan)
    db.session.scalars(held.execution_options(populate_existing=True)).one()


def set_picture(plan: StallPlan, picture: Photo | None, actor: Actor) -> None:
    """The stalls stand on this picture, or on a grid; their places stay. Raises NotAllowed, NotNow."""
    hold(plan, actor)
    plan.picture_key = picture.key if picture else ""
    plan.picture_width, plan.picture_height = (picture.width, picture.height) if picture else (0, 0)
    changed(plan, "picture", actor)


def add(plan: StallPlan, words: StallWords, actor: Actor) -> Stall:
    """One stall more. Raises NotAllowed, NotNow, StallsAreTooMany, NumberIsTaken, and what speaks against it (see
    layout.columns)."""
    hold(plan, actor)
    check_room(plan, 1)
    stall = Stall(plan_id=plan.id, **layout.columns(words))
    put([stall])
    changed(plan, "stalls", actor)
    return stall


def check_room(plan: StallPlan, more: int) -> None:
    if count_of(plan.id) + more > MOST_STALLS:
        raise refusals.StallsAreTooMany(most=MOST_STALLS)


def put(stalls: list[Stall]) -> None:
    """Writes stalls, all or none. Raises NumberIsTaken."""
    taken = {one.number for one in of_plan(stalls[0].plan_id) if one.id is not None} if stalls else set()
    twice = next((one.number for one in stalls if one.id is None and one.number in taken), None)
    if twice is not None:
        raise refusals.NumberIsTaken(number=twice)
    db.session.add_all(stalls)
    db.session.flush()


def add_row(plan: StallPlan, row: Row, like: StallWords, actor: Actor) -> list[Stall]:
    """Many stalls at once, each as one of them is said to be but for number and place. Raises as `add` does, and as
    layout.spread does."""
    hold(plan, actor)
    made = [
        Stall(
            plan_id=plan.id,
            **layout.columns(StallWords(number, x, y, like.width_cm, like.depth_cm, like.features, like.price_minor)),
        )
        for number, x, y in layout.spread(row)
    ]
    check_room(plan, len(made))
    put(made)
    changed(plan, "stalls", actor)
    return made


def change(plan: StallPlan, stall: Stall, words: StallWords, actor: Actor) -> None:
    """A stall is so from now on. Raises as `add` does."""
    hold(plan, actor)
    told = layout.columns(words)
    same = select(Stall.id).where(Stall.plan_id == plan.id, Stall.number == told["number"], Stall.id != stall.id)
    if db.session.scalar(same) is not None:
        raise refusals.NumberIsTaken(number=told["number"])
    for name, value in told.items():
        setattr(stall, name, value)
    changed(plan, "stalls", actor)


def place(plan: StallPlan, places: Mapping[int, tuple[int, int]], actor: Actor) -> int:
    """Stalls stand elsewhere, by id; how many do. Raises NotAllowed, NotNow, NotFound (a stall of another plan),
    PlaceIsNotValid."""
    hold(plan, actor)
    mine = {stall.id: stall for stall in of_plan(plan.id)}
    if not set(places) <= set(mine):
        raise NotFound()
    for stall_id, (x, y) in places.items():
        layout.check_place(x, y)
        mine[stall_id].x, mine[stall_id].y = x, y
    changed(plan, "stalls", actor)
    return len(places)


def drop(plan: StallPlan, stall: Stall, actor: Actor) -> None:
    """A stall is taken off the plan. Raises NotAllowed, NotNow, StallIsHeld while a family has it."""
    hold(plan, actor)
    try:
        with db.session.begin_nested():
            db.session.execute(delete(Stall).where(Stall.id == stall.id))
    except IntegrityError as error:
        raise refusals.StallIsHeld() from error
    db.session.expunge(stall)
    changed(plan, "stalls", actor)


def copy(plan: StallPlan, other: StallPlan, actor: Actor) -> int:
    """The stalls and the picture of an earlier plan of the same body, and no family; how many stalls. Raises NotAllowed, NotNow,
    NotFound for a plan of another body, PlanHasStalls."""
    hold(plan, actor)
    if other.exhibition.body_id != plan.exhibition.body_id or other.id == plan.id:
        raise NotFound()
    if count_of(plan.id):
        raise refusals.PlanHasStalls()
    stalls = of_plan(other.id)
    db.session.add_all(Stall(plan_id=plan.id, **{name: getattr(one, name) for name in COPIED}) for one in stalls)
    for name in ("picture_key", "picture_width", "picture_height"):
        setattr(plan, name, getattr(other, name))
    changed(plan, "copied", actor)
    return len(stalls)


def show(plan: StallPlan, actor: Actor, *, to_all: bool) -> None:
    """Everybody sees the plan from now on, or its body alone again. Raises NotAllowed, NotNow, PlanIsEmpty."""
    hold(plan, actor)
    if to_all and not count_of(plan.id):
        raise refusals.PlanIsEmpty()
    plan.shown_at = clock.now() if to_all else None
    changed(plan, "shown" if to_all else "hidden", actor)
