"""Asking a provider what became of an attempt, whoever wants to know: the shopper who comes back, a hint, the rounds; and
having it close a page."""

from datetime import timedelta

from storefront.kernel import units
from storefront.kernel.units import unit_of_work
from storefront.treasury import payments
from storefront.treasury.conversations.asking import ask
from storefront.treasury.gateways import Ending, Trouble

SLACK = timedelta(minutes=5)  # between the provider's clock and ours


def settle(attempt_id: int) -> bool:
    """Asks what became of an attempt and books it; False when the provider cannot say now."""
    units.abandon()
    attempt = payments.attempts.read(attempt_id)
    provider, session_ref, payment_id = attempt.provider, attempt.session_ref, attempt.payment_id
    if session_ref is None:
        return False
    try:
        seen = ask(provider, lambda gateway: gateway.fetch(session_ref))
    except Trouble:
        return False
    with unit_of_work():
        is_paid = payments.record(attempt_id, seen).state == "paid"
    if is_paid:
        _close_others(payment_id)
    return True


def _close_others(payment_id: int) -> None:
    """What is paid cannot be paid once more: a page of it that still stands open is closed."""
    for attempt in payments.living_of(payment_id):
        close_page(attempt.id)


def close_page(attempt_id: int) -> None:
    """Has the provider close an attempt's page. When it was paid already, that is booked; when nobody knows, it stays."""
    units.abandon()
    attempt = payments.attempts.read(attempt_id)
    provider, session_ref = attempt.provider, attempt.session_ref
    if session_ref is None:
        _look_for_page(attempt_id)
        return
    ending = _ask_to_expire(provider, session_ref)
    if ending == "expired":
        with unit_of_work():
            _, attempt = payments.attempts.locked(attempt_id)
            payments.attempts.end(attempt, "expired")
    elif ending != "unknown":  # paid, or a provider that closes nothing: it tells the truth when asked
        settle(attempt_id)


def _ask_to_expire(provider: str, session_ref: str) -> Ending:
    try:
        return ask(provider, lambda gateway: gateway.expire(session_ref))
    except Trouble:
        return "unknown"


def look_again(attempt_id: int) -> None:
    """A round's look at an attempt, taken by one worker alone. A page that nobody may pay on any more is closed."""
    with unit_of_work():
        mine = payments.attempts.claim_look(attempt_id)
    if not mine:
        return
    attempt = payments.attempts.read(attempt_id)
    if attempt.session_ref is None:
        _look_for_page(attempt_id)
    elif payments.attempts.is_wanted(attempt):
        settle(attempt_id)
    else:
        close_page(attempt_id)


def _look_for_page(attempt_id: int) -> None:
    """Whether the provider made a page of which we never heard: then it is closed, since nobody was sent there. An attempt
    that is so young that its request may still be on its way is left alone."""
    attempt = payments.attempts.read(attempt_id)
    provider, name, since = attempt.provider, attempt.once, attempt.created_at - SLACK
    if payments.attempts.is_young(attempt):
        return
    try:
        found = ask(provider, lambda gateway: gateway.find_checkout(name, since))
    except Trouble:
        return
    with unit_of_work():
        _, attempt = payments.attempts.locked(attempt_id)
        is_known = payments.attempts.note_found(attempt, found)
    if is_known:
        close_page(attempt_id)
