"""Connected accounts of the second generation: the same accounts, in other words, told only what is asked for."""

from ..money import accounts
from ..refusals import invalid
from ..world import Body, Thing
from ..world.clock import written
from .accounts import CURRENCIES, LINK_SECONDS, setup_address
from .calls import Call, operation

STATUS = {"active": "active", "pending": "pending", "inactive": "restricted"}
OPTIONAL = ("configuration", "defaults", "future_requirements", "identity", "requirements")
TAKEN = "configuration contact_email contact_phone dashboard defaults display_name identity metadata"


@operation("v2.Account.create", TAKEN)
def create(call: Call) -> Body:
    wanted = call.get("configuration", {}).get("recipient", {}).get("capabilities", {})
    asked = wanted.get("stripe_balance", {}).get("stripe_transfers", {}).get("requested", False)
    identity = call.get("identity", {})
    country = str(identity.get("country") or call.world.options.country).upper()
    currency = call.get("defaults", {}).get("currency") or CURRENCIES.get(country, "usd")
    dashboard = call.get("dashboard", "none")
    account = accounts.open_account(
        call.world,
        ["transfers"] if asked else [],
        currency,
        country=country,
        email=call.get("contact_email"),
        metadata=call.get("metadata", {}),
        controller={"type": "application", "is_controller": True, "stripe_dashboard": {"type": dashboard}},
        type="express" if dashboard == "express" else "none",
    )
    account.private["v2"] = {
        **call.some("contact_phone", "defaults", "display_name", "identity"),
        "dashboard": dashboard,
        "applied": ["recipient"] if "recipient" in call.get("configuration", {}) else [],
    }
    return _told(account, call.get("include", []))


@operation("v2.Account.retrieve")
def show(call: Call) -> Body:
    return _told(accounts.get(call.world, call.ids["id"], "id"), call.get("include", []))


def _told(account: Thing, include: list[str]) -> Body:
    kept = account.private.get("v2", {})
    told: Body = {
        "id": account.id,
        "object": "v2.core.account",
        "applied_configurations": kept.get("applied", []),
        "closed": False,
        "contact_email": account.body["email"],
        "contact_phone": kept.get("contact_phone"),
        "created": written(account.body["created"]),
        "dashboard": kept.get("dashboard", "none"),
        "display_name": kept.get("display_name"),
        "livemode": False,
        "metadata": account.body["metadata"],
        **dict.fromkeys(OPTIONAL),
    }
    for name in include:
        part = name.partition(".")[0]
        told[part] = {**(told[part] or {}), **_part(account, kept, name)}
    return told


def _part(account: Thing, kept: Body, name: str) -> Body:
    """A part of an account that is told only when it is asked for."""
    match name:
        case "configuration.recipient":
            return {"recipient": _recipient(account)} if "recipient" in kept.get("applied", []) else {"recipient": None}
        case "configuration.customer" | "configuration.merchant":
            return {name.partition(".")[2]: None}
        case "defaults":
            given = kept.get("defaults", {})
            duties = {
                "fees_collector": "application",
                "losses_collector": "application",
                "requirements_collector": "stripe",
            }
            return {
                "currency": account.body["default_currency"],
                "locales": given.get("locales"),
                "profile": given.get("profile"),
                "responsibilities": {**duties, **given.get("responsibilities", {})},
            }
        case "identity":
            return {"country": account.body["country"].lower(), **kept.get("identity", {})}
        case _:
            return {"entries": [_entry(due) for due in account.body["requirements"]["currently_due"]], "summary": None}


def _recipient(account: Thing) -> Body:
    status = STATUS[account.body["capabilities"].get("transfers", "inactive")]
    details = [] if status == "active" else [{"code": "requirements_past_due", "resolution": "provide_info"}]
    able = {"stripe_transfers": {"status": status, "status_details": details}}
    return {"applied": True, "capabilities": {"stripe_balance": able}}


def _entry(due: str) -> Body:
    return {
        "awaiting_action_from": "user",
        "description": due,
        "errors": [],
        "impact": {"restricts_capabilities": None},
        "minimum_deadline": {"status": "past_due"},
        "requested_reasons": [{"code": "routine_onboarding"}],
    }


@operation("v2.AccountLink.create", "account use_case")
def link(call: Call) -> Body:
    account = accounts.get(call.world, call.need("account"), "account")
    case = call.need("use_case")
    inside = case.get(case["type"])
    if inside is None:
        raise invalid(
            f"use_case[{case['type']}] is missing.", code="parameter_missing", param=f"use_case[{case['type']}]"
        )
    now = call.world.clock.now()
    return {
        "object": "v2.core.account_link",
        "account": account.id,
        "created": written(now),
        "expires_at": written(now + LINK_SECONDS),
        "livemode": False,
        "url": setup_address(call, account, inside.get("return_url"), inside["refresh_url"]),
        "use_case": case,
    }
