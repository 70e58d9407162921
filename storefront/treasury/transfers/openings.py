"""Accounts of families at a provider that pays over the network: opened by the family, looked at until they may receive."""

from collections.abc import Sequence

from storefront.community import accounts
from storefront.kernel import units
from storefront.kernel.actors import Actor
from storefront.kernel.refusals import NotFound
from storefront.kernel.units import unit_of_work
from storefront.treasury import conversations, recipients
from storefront.treasury.gateways import Trouble
from storefront.treasury.payouts import names_online, online


def offered() -> str:
    """The provider families may open an account with today; empty when there is none."""
    return next(iter(names_online()), "")


def pages() -> tuple[str, ...]:
    """The origins of the offered provider's pages."""
    provider = online(offered())
    return provider.pages if provider else ()


def way_in(family_id: int, holder: str, actor: Actor, *, back: str, again: str) -> str:
    """Where the family tells the provider who it is, for an account that is opened now or was begun before. The password
    was asked for already. Raises NotAllowed, NotFound when no provider is offered, Trouble when it does not answer."""
    recipients.policy.only_its_owner(actor, family_id)
    provider = online(offered())
    if provider is None:
        raise NotFound()
    ref = ref_of(family_id, provider.name)
    units.abandon()
    try:
        if not ref:
            ref = provider.open_account(family_id)
            with unit_of_work():
                recipients.note_opening(family_id, ref, holder, actor)
        return provider.way_in(ref, back=back, again=again)
    except Trouble as trouble:
        conversations.report(provider.name, trouble)
        raise


def prove(actor: Actor, password: str) -> None:
    """Whoever opens an account proves who they are. Raises WrongPassword, TooManyTries."""
    accounts.check_password(accounts.get(actor.user_id or 0), password)


def ref_of(family_id: int, provider: str) -> str:
    """What a provider calls the account of a family, be it still being opened; empty when there is none."""
    known = recipients.recipient_of(family_id)
    if known is None:
        return ""
    return known.opening_ref or (known.provider_ref or "" if known.provider == provider else "")


def to_look_at() -> Sequence[int]:
    """Families whose account with the provider may not receive yet, or not any more, by id."""
    return recipients.opening(names_online()) if names_online() else []


def look_at_account(family_id: int) -> bool:
    """Asks whether money can be sent to the family's account, and notes it; False when the provider cannot say now. Never
    begun inside a unit of work."""
    units.abandon()
    provider = online(offered())
    ref = ref_of(family_id, provider.name) if provider else ""
    units.abandon()
    if provider is None or not ref:
        return False
    try:
        able = provider.may_receive(ref)
    except Trouble as trouble:
        conversations.report(provider.name, trouble)
        return False
    with unit_of_work():
        recipients.note_standing(family_id, provider.name, ref, able=able)
    return True
