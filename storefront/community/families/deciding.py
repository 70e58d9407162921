"""What the office says to a family that asks to sell: a question, that all is so, or no. Letting it sell is in commands."""

from storefront.community.families.commands import decided, move
from storefront.community.families.facts import FamilyAsked, FamilyClosed, FamilyVerified
from storefront.community.families.models import Family, FamilyQuestion
from storefront.community.families.policy import only_verifiers
from storefront.kernel import clock, wording
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotNow, ReasonIsMissing

MOST_WORDS = 600
BEFORE_IT_SOLD = ("draft", "submitted", "needs_info", "verified")


def ask(family: Family, actor: Actor, *, words: str) -> FamilyQuestion:
    """The office asks something; the family may tell everything otherwise, answers and sends again. Raises NotAllowed,
    ReasonIsMissing without words, TextIsTooLong, NotNow unless the family waits for the office."""
    only_verifiers(actor, family)
    asked = wording.words(words, most=MOST_WORDS)
    if not asked:
        raise ReasonIsMissing()
    move(family, "needs_info")
    question = FamilyQuestion(family_id=family.id, asked_by=actor.user_id, asked_at=clock.now(), words=asked)
    db.session.add(question)
    db.session.flush()
    tell(FamilyAsked(family.id, question.id, actor.user_id))
    return question


def verify(family: Family, actor: Actor) -> None:
    """What the family told is so; it is let sell another day. Raises NotAllowed, NotNow."""
    only_verifiers(actor, family)
    move(family, "verified")
    tell(FamilyVerified(family.id, actor.user_id))


def decline(family: Family, actor: Actor, *, reason: str) -> None:
    """The family is not let sell, and reads why. Raises NotAllowed, ReasonIsMissing, NotNow once it sold."""
    only_verifiers(actor, family)
    if not reason.strip():
        raise ReasonIsMissing()
    if family.status not in BEFORE_IT_SOLD:
        raise NotNow(state=family.status, step="closed")
    move(family, "closed")
    decided(family)
    tell(FamilyClosed(family.id, actor.user_id, reason, given_up=False))
