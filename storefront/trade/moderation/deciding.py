"""What the office does with something people wrote. Each step holds its row, and told again changes nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import select

from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import Fact, tell
from storefront.kernel.refusals import NotAllowed, NotFound, ReasonIsMissing
from storefront.trade.moderation.models import Moderated

HIDDEN, MOST_REASON = "hidden", 300
Thing = TypeVar("Thing", bound=Moderated)


@dataclass(frozen=True)
class Verdicts:
    """The facts to tell; each begins with what `Moderation.about` says of the thing, and knows who decided."""

    hidden: Callable[..., Fact]
    shown: Callable[..., Fact]
    dismissed: Callable[..., Fact]


@dataclass(frozen=True)
class Moderation(Generic[Thing]):
    """How the office decides about one kind of thing: in which state others read it (`shown`), which columns somebody else
    may change meanwhile (`changing`), how its open reports end (`end_reports`, which says whether there was one)."""

    shown: str
    changing: tuple[str, ...]
    about: Callable[[Thing], tuple[Any, ...]]
    end_reports: Callable[[Thing], bool]
    verdicts: Verdicts

    def hold(self, thing: Thing) -> None:
        """Makes whoever changes this at the same moment wait; raises NotFound when it is gone meanwhile."""
        kind = type(thing)
        if db.session.scalar(select(kind.id).where(kind.id == thing.id).with_for_update()) is None:
            raise NotFound()
        db.session.refresh(thing, ["state", "hidden_reason", *self.changing])

    def hide(self, thing: Thing, actor: Actor, *, reason: str) -> bool:
        """The office takes it out of sight, and its writer reads why; whether that changed anything. Raises NotAllowed,
        ReasonIsMissing, NotFound for what nobody sees anyway."""
        only_staff(actor)
        if not reason.strip():
            raise ReasonIsMissing()
        self.hold(thing)
        if thing.state == HIDDEN:
            return False
        if thing.state != self.shown:
            raise NotFound()
        thing.state, thing.hidden_reason = HIDDEN, reason[:MOST_REASON]
        db.session.flush()
        self.end_reports(thing)
        tell(self.verdicts.hidden(*self.about(thing), by=actor.user_id, reason=thing.hidden_reason))
        return True

    def show_again(self, thing: Thing, actor: Actor) -> bool:
        """What was hidden can be read again; whether that changed anything. Raises NotAllowed, NotFound."""
        only_staff(actor)
        self.hold(thing)
        if thing.state != HIDDEN:
            return False
        thing.state, thing.hidden_reason = self.shown, ""
        db.session.flush()
        tell(self.verdicts.shown(*self.about(thing), by=actor.user_id))
        return True

    def dismiss(self, thing: Thing, actor: Actor) -> None:
        """The office looked at it, and it stays. Raises NotAllowed, NotFound."""
        only_staff(actor)
        self.hold(thing)
        if self.end_reports(thing):
            tell(self.verdicts.dismissed(*self.about(thing), by=actor.user_id))


def only_staff(actor: Actor) -> None:
    """Raises NotAllowed for everybody else."""
    if not actor.is_staff:
        raise NotAllowed()
