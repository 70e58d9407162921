"""What each part of the desk takes: one right of a member, the owner alone, or nothing but to work there. Pages of one thing are
not there for whoever lacks it, pages of the whole family say so kindly."""

from typing import Literal

from flask import request

from storefront.kernel.actors import Right
from storefront.web.kit.doors import actor

Need = Right | Literal["owner", "anybody"]
PARTS: dict[Need, tuple[str, ...]] = {
    "orders": (
        "delivery_notes",
        "doorsteps",
        "handbacks",
        "orders",
        "picking",
        "proposals",
        "receipts",
        "refusals",
        "remainders",
        "returns",
        "steps",
        "till",
        "till_cash",
        "till_queue",
        "till_sales",
    ),
    "products": (
        "attributes",
        "capacities",
        "cards",
        "choices",
        "photos",
        "pieces",
        "price_helper",
        "product_form",
        "product_steps",
        "products",
        "sections",
        "variants",
    ),
    "messages": ("messages", "questions", "reviews"),
    "shop": (
        "coupons",
        "fair_choices",
        "fair_counts",
        "fair_goods",
        "fair_stalls",
        "fairs",
        "fees",
        "handover",
        "holiday",
        "links",
        "market_places",
        "points",
        "ready_baskets",
        "shop_page",
        "zones",
    ),
    "money": ("fair_reports", "income", "money", "planner", "statements"),
    "owner": (
        "bank_account",
        "closure",
        "connection",
        "documents",
        "fair_agreements",
        "growth",
        "leases",
        "product_files",
        "product_sheets",
        "registration",
        "team_invitations",
        "team_members",
        "vouching",
    ),
    "anybody": ("desks", "team", "today"),
}
NEEDS: dict[str, Need] = {part: need for need, parts in PARTS.items() for part in parts}


def part() -> str:
    """The part of the desk that is asked for."""
    return [*(request.blueprint or "").split("."), ""][1]


def need_of(part: str) -> Need:
    """What a part takes; one that nobody has thought of takes the owner."""
    return NEEDS.get(part, "owner")


def may_use(part: str, family_id: int) -> bool:
    """Whether whoever asks may use a part of that family's desk."""
    who, need = actor(), need_of(part)
    if need == "anybody":
        return who.runs(family_id)
    return who.owns(family_id) if need == "owner" else who.may(need, family_id)


def entitled(family_id: int) -> bool:
    """Whether they may use, for that family, the part they are at."""
    return may_use(part(), family_id)
