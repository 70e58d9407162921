"""What happens to accounts, and to what they wait for, becomes letters. Secrets of links travel in them and nowhere else."""

import hashlib
from typing import Any

from storefront.community import accounts, notices
from storefront.goods import follows, restocks
from storefront.kernel.database import db


def confirmation_asked(fact: accounts.facts.ConfirmationAsked) -> None:
    """The link with which the address is confirmed."""
    to_person("confirm-address", fact.user_id, once=occasion(fact.token), token=fact.token)


def address_already_known(fact: accounts.facts.AddressAlreadyKnown) -> None:
    """The owner of an account learns that somebody gave its address."""
    to_person("address-known", fact.user_id, once=fact.at)


def reset_asked(fact: accounts.facts.ResetAsked) -> None:
    """The link with which another password is chosen."""
    to_person("reset-password", fact.user_id, once=occasion(fact.token), token=fact.token)


def password_changed(fact: accounts.facts.PasswordChanged) -> None:
    """The owner learns of a new password, in case it was somebody else."""
    to_person("password-changed", fact.user_id, once=fact.at)


def email_change_asked(fact: accounts.facts.EmailChangeAsked) -> None:
    """The new address gets the link unless it is somebody's, the old one a warning in either case."""
    once = occasion(fact.token)
    if not fact.is_taken:
        to_person("email-change", fact.user_id, once=once, to=fact.email, token=fact.token)
    to_person("email-change-asked", fact.user_id, once=once)


def email_changed(fact: accounts.facts.EmailChanged) -> None:
    """The last letter to the old address, the first to the new one."""
    to_person("email-changed", fact.user_id, once=fact.at, to=fact.email)
    to_person("email-changed", fact.user_id, once=fact.at)


def restocked(fact: restocks.Restocked) -> None:
    """Whoever waited for sold-out goods learns that there are some again; an account the office has closed hears nothing."""
    if db.session.get_one(accounts.User, fact.user_id).disabled_at is None:
        to_person("restocked", fact.user_id, once=f"wish:{fact.wish_id}", variant_id=fact.variant_id)


def followed_goods_shown(fact: follows.FollowedGoodsShown) -> None:
    """Whoever follows families learns what is new there; an account the office has closed hears nothing."""
    if db.session.get_one(accounts.User, fact.user_id).disabled_at is None:
        to_person("followed-goods", fact.user_id, once=fact.at, product_ids=list(fact.product_ids))


def occasion(token: str) -> str:
    """What names a letter with a link, without giving the link away."""
    return hashlib.sha256(token.encode()).hexdigest()[:16]


def to_person(kind: str, user_id: int, *, once: str, to: str = "", **values: Any) -> None:
    """What a person is told; by a letter alone, when another address than theirs is named."""
    user = db.session.get_one(accounts.User, user_id)
    told = {"user_id": user_id, **values}
    if to:
        notices.write(kind, to=to, language=user.language, once=once, values=told)
    else:
        notices.tell(kind, notices.Reader(user.email, user.language, user.id), once=once, values=told)
