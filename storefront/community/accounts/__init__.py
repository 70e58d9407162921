"""People who sign in: accounts, sign-ins that can be ended, one-time links.

A person signs up and confirms the address; every sign-in is a row that can be ended; whoever holds its token is in.
"""

from storefront.community.accounts import facts, quotas, refusals, tokens
from storefront.community.accounts.commands import (
    ORGANISER,
    ROLES,
    ask_email_change,
    change_email,
    disable,
    enable,
    grant_role,
    rename,
    set_language,
    set_mobile,
    take_role,
)
from storefront.community.accounts.joining import NewPerson, add, confirm, sign_up
from storefront.community.accounts.leaving import NO_PASSWORD, erase, export
from storefront.community.accounts.models import Consent, User
from storefront.community.accounts.queries import (
    Person,
    find_by_email,
    find_member,
    find_signed_in,
    found,
    get,
    is_held,
    roles_among,
    sign_ins_of,
    signed_in,
)
from storefront.community.accounts.recovering import ask_reset, change_password, check_password, reset
from storefront.community.accounts.signing_in import (
    Caller,
    end_other_sign_ins,
    end_sign_in,
    note_seen,
    sign_in,
    sign_out,
)
from storefront.community.accounts.tidying import sweep

__all__ = [
    "NO_PASSWORD",
    "ORGANISER",
    "ROLES",
    "Caller",
    "Consent",
    "NewPerson",
    "Person",
    "User",
    "add",
    "ask_email_change",
    "ask_reset",
    "change_email",
    "change_password",
    "check_password",
    "confirm",
    "disable",
    "enable",
    "end_other_sign_ins",
    "end_sign_in",
    "erase",
    "export",
    "facts",
    "find_by_email",
    "find_member",
    "find_signed_in",
    "found",
    "get",
    "grant_role",
    "is_held",
    "note_seen",
    "quotas",
    "refusals",
    "rename",
    "reset",
    "roles_among",
    "set_language",
    "set_mobile",
    "sign_in",
    "sign_ins_of",
    "sign_out",
    "sign_up",
    "signed_in",
    "sweep",
    "take_role",
    "tokens",
]
