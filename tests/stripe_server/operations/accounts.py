"""Connected accounts of the first generation, the way into their onboarding, and into their dashboard."""

from typing import Any

from ..money import accounts
from ..refusals import invalid
from ..world import PLATFORM, Body, Thing
from ..world.currencies import known
from ..world.ids import new_id
from .calls import Call, merged, operation
from .listing import page

LINK_SECONDS = 300
CURRENCIES = {"SA": "sar", "AE": "aed", "GB": "gbp", "DE": "eur", "FR": "eur", "KW": "kwd", "BH": "bhd", "QA": "qar"}
CONTROLS = {"express": ("application", "express"), "custom": ("application", "none"), "standard": ("account", "full")}
TAKEN = "business_profile business_type capabilities controller country default_currency email metadata type"


@operation("Account.create", TAKEN)
def create(call: Call) -> Body:
    country = call.get("country", call.world.options.country)
    currency = known(call.get("default_currency", CURRENCIES.get(country, "usd")), "default_currency")
    asked = [name for name, value in call.get("capabilities", {}).items() if value.get("requested")]
    if call.get("type") and call.get("controller"):
        raise invalid("You may not provide the type parameter and controller parameters simultaneously.", param="type")
    account = accounts.open_account(
        call.world,
        asked,
        currency,
        country=country,
        email=call.get("email"),
        business_type=call.get("business_type"),
        metadata=merged({}, call.get("metadata")),
        **_control(call),
    )
    if call.get("business_profile"):
        account.body["business_profile"] = call.get("business_profile")
    return account.body


def _control(call: Call) -> Body:
    """Who pays fees, who bears losses and which dashboard there is, in the old words and in the new."""
    kind = call.get("type")
    sent: Body = call.get("controller", {})
    payer, dashboard = CONTROLS.get(kind or "express", CONTROLS["express"])
    controller: dict[str, Any] = {
        "type": "application",
        "is_controller": True,
        "fees": sent.get("fees") or {"payer": payer},
        "losses": sent.get("losses") or {"payments": "application" if payer == "application" else "stripe"},
        "requirement_collection": sent.get("requirement_collection", "stripe"),
        "stripe_dashboard": sent.get("stripe_dashboard") or {"type": dashboard},
    }
    return {"controller": controller, "type": kind or ("none" if sent else "standard")}


@operation("Account.list")
def index(call: Call) -> Body:
    return page(call, call.world.store.all(accounts.KIND, PLATFORM), accounts.KIND)


@operation("Account.retrieve")
def show(call: Call) -> Body:
    return accounts.get(call.world, call.ids["account"], "account").body


@operation("AccountLink.create", "account collect collection_options refresh_url return_url type")
def link(call: Call) -> Body:
    account = accounts.get(call.world, call.need("account"), "account")
    for name in ("refresh_url", "return_url"):
        call.need(name)
    return {
        "object": "account_link",
        "created": call.world.clock.now(),
        "expires_at": call.world.clock.now() + LINK_SECONDS,
        "url": setup_address(call, account, call.get("return_url"), call.get("refresh_url")),
    }


def setup_address(call: Call, account: Thing, then: str | None, again: str | None) -> str:
    """Where the owner of an account tells what is still to be told; the link is good for a few minutes, once."""
    until = call.world.clock.now() + LINK_SECONDS
    note = {"id": new_id("setup"), "account": account.id, "then": then, "again": again, "until": until}
    call.world.store.add("_setup", "", note)
    return f"{call.world.address}/setup/{note['id']}"


@operation("AccountLoginLink.create")
def login(call: Call) -> Body:
    account = accounts.get(call.world, call.ids["account"], "account")
    if account.body["controller"]["stripe_dashboard"]["type"] != "express":
        raise invalid("Login links are for accounts with the Express Dashboard.", param="account")
    if not account.body["details_submitted"]:
        raise invalid("Cannot create a login link for an account that has not completed onboarding.", param="account")
    url = f"{call.world.address}/express/{account.id}"
    return {"object": "login_link", "created": call.world.clock.now(), "url": url}
