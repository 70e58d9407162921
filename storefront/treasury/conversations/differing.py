"""What becomes of money that was not what was asked for, as a person decides: the provider is asked once more what it is, and
what went back of it in its own office, before anything is written down."""

from storefront.kernel import units
from storefront.kernel.actors import Actor
from storefront.kernel.refusals import NotNow
from storefront.kernel.units import unit_of_work
from storefront.treasury import payments, refunds
from storefront.treasury.conversations.asking import ask
from storefront.treasury.gateways import RefundSnapshot, Snapshot


def send_back_differing(attempt_id: int, actor: Actor, *, reason: str) -> None:
    """It goes back to who paid it. Raises NotAllowed, OwnInterest, ReasonIsMissing, Trouble, and what refunds.differing does."""
    refunds.differing.check(attempt_id, actor, reason)
    seen, went = _look(attempt_id)
    with unit_of_work():
        refunds.differing.send_back(attempt_id, seen, went)


def take_on_differing(attempt_id: int, actor: Actor, *, reason: str) -> None:
    """It pays what it was meant for. Raises NotAllowed, OwnInterest, ReasonIsMissing, Trouble, and what refunds.differing
    does."""
    refunds.differing.check(attempt_id, actor, reason)
    seen, went = _look(attempt_id)
    if went:  # somebody sends it back already
        raise NotNow()
    with unit_of_work():
        refunds.differing.take_on(attempt_id, seen)


def _look(attempt_id: int) -> tuple[Snapshot, list[RefundSnapshot]]:
    units.abandon()
    attempt = payments.attempts.read(attempt_id)
    provider, session_ref, state = attempt.provider, attempt.session_ref, attempt.state
    if session_ref is None or state != "refused":
        raise NotNow()
    seen = ask(provider, lambda gateway: gateway.fetch(session_ref))
    money = seen.payment_ref
    return seen, ask(provider, lambda gateway: gateway.list_refunds(money)) if money else []
