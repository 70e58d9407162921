"""Connected accounts: what they may do, and what they still have to tell before they may."""

from typing import Any

from ..refusals import not_found
from ..world import PLATFORM, Body, Thing, World
from ..world.ids import new_id

KIND = "account"
TO_TELL = ["external_account", "individual.first_name", "individual.last_name", "tos_acceptance.date"]
NOTHING_DUE: Body = {
    "alternatives": [],
    "current_deadline": None,
    "currently_due": [],
    "disabled_reason": None,
    "errors": [],
    "eventually_due": [],
    "past_due": [],
    "pending_verification": [],
}
UNTOLD: Body = {**NOTHING_DUE, "currently_due": TO_TELL, "eventually_due": TO_TELL, "past_due": TO_TELL}


def open_account(world: World, capabilities: list[str], currency: str, **values: Any) -> Thing:
    """A new connected account that asks for capabilities; it gets them when its owner has told everything."""
    account = world.new(
        KIND,
        PLATFORM,
        default_currency=currency,
        capabilities=dict.fromkeys(capabilities, "inactive"),
        charges_enabled=False,
        payouts_enabled=False,
        details_submitted=False,
        requirements={**UNTOLD, "disabled_reason": "requirements.past_due"},
        future_requirements=dict(NOTHING_DUE),
        **values,
    )
    account.body["external_accounts"] = _list(account, [])
    if world.options.onboard_at_once:
        onboard(world, account)
    return account


def _list(account: Thing, banks: list[Body]) -> Body:
    url = f"/v1/accounts/{account.id}/external_accounts"
    return {"object": "list", "data": banks, "has_more": False, "url": url}


def get(world: World, account_id: str, param: str | None = None) -> Thing:
    """A connected account. Raises Refusal when there is none with this id."""
    account = world.store.find(account_id)
    if account is None or account.kind != KIND:
        raise not_found(KIND, account_id, param)
    return account


def onboard(world: World, account: Thing) -> None:
    """The owner has told everything: the bank account is known and the capabilities become active."""
    bank = {"id": new_id("bank_account"), "object": "bank_account", "account": account.id, "last4": "3000"}
    bank |= {"country": account.body["country"], "currency": account.body["default_currency"], "status": "new"}
    capabilities = dict.fromkeys(account.body["capabilities"], "active")
    world.change(
        account,
        details_submitted=True,
        payouts_enabled=True,
        charges_enabled="card_payments" in capabilities,
        requirements=dict(NOTHING_DUE),
        external_accounts=_list(account, [bank]),
    )
    set_capabilities(world, account, capabilities)


def set_capabilities(world: World, account: Thing, capabilities: Body) -> None:
    """Gives capabilities another status; what was lost or won is told, then the account."""
    before = dict(account.body["capabilities"])
    world.change(account, capabilities={**before, **capabilities})
    for name, status in capabilities.items():
        if before.get(name) != status:
            _tell_capability(world, account, name, status)
    world.tell(account, "account.updated", {"capabilities": before})


def _tell_capability(world: World, account: Thing, name: str, status: str) -> None:
    body = {"id": name, "object": "capability", "account": account.id, "requested": True, "status": status}
    world.tell(Thing(name, "capability", account.id, 0, body), "capability.updated")


def may_receive(account: Thing) -> bool:
    return bool(account.body["capabilities"].get("transfers") == "active")


def bank_of(world: World, owner: str) -> str | None:
    """The bank account that payouts go to; the platform always has one."""
    if owner == PLATFORM:
        return "ba_platform"
    banks = get(world, owner).body["external_accounts"]["data"]
    return str(banks[0]["id"]) if banks else None
