"""The navigation of a family's desk: its doors, as far as they open for whoever reads."""

from typing import NamedTuple

from flask import url_for
from flask_babel import gettext

from storefront.community import shop_pages
from storefront.community.families import Family
from storefront.kernel.refusals import N_
from storefront.web.family.entitled import may_use, part
from storefront.web.family.registration_progress import REGISTERS


class Entry(NamedTuple):
    """A door in the desk's navigation."""

    href: str
    label: str
    icon: str
    current: bool
    waiting: int = 0  # of what waits behind it


class Door(NamedTuple):
    """Where it leads, its words and picture, and the parts of the desk behind it; the first is what is asked for."""

    endpoint: str
    label: str
    icon: str
    parts: tuple[str, ...]

    @property
    def opens(self) -> str:
        return self.endpoint.split(".")[1]


ORDERS = ("orders", "steps", "refusals", "proposals", "picking", "returns", "handbacks", "doorsteps", "remainders")
PRODUCTS = (
    "attributes",
    "capacities",
    "cards",
    "choices",
    "photos",
    "pieces",
    "product_files",
    "product_form",
    "product_steps",
    "products",
    "sections",
    "variants",
)
MONEY = ("money", "bank_account", "connection", "income", "fair_reports", "planner", "growth", "price_helper")
GOODS = Door("family.products.index", N_("المنتجات"), "price-tag", PRODUCTS)
REGISTRATION = Door("family.registration.show", N_("التسجيل"), "flag", ("registration", "documents"))
SHOP = Door(
    "family.shop_page.show", N_("دكّتنا"), "store", ("shop_page", "handover", "holiday", "points", "zones", "closure")
)
DOORS = (
    Door("family.today.show", N_("اليوم"), "sun", ("today",)),
    Door("family.orders.index", N_("الطلبات"), "package", ORDERS),
    GOODS,
    Door("family.messages.index", N_("الرسائل"), "message-circle", ("messages", "questions")),
    Door("family.money.index", N_("المال"), "wallet", MONEY),
    Door("family.statements.index", N_("كشوف الحساب"), "file-text", ("statements",)),
    Door(
        "family.fairs.index",
        N_("المعارض"),
        "tent",
        ("fairs", "fair_stalls", "fair_goods", "fair_choices", "fair_counts", "fees"),
    ),
    Door("family.till.index", N_("الصندوق"), "banknote", ("till", "till_cash", "till_sales")),
    Door("family.leases.index", N_("الأسواق"), "store", ("leases", "market_places")),
    Door("family.coupons.index", N_("القسائم"), "receipt", ("coupons",)),
    Door("family.links.index", N_("الروابط"), "share-2", ("links", "ready_baskets")),
    Door("family.reviews.index", N_("التقييمات"), "star", ("reviews",)),
    Door("family.documents.index", N_("الوثائق"), "shield-check", ("documents", "vouching")),
    SHOP,
    Door("family.team.index", N_("الفريق"), "users", ("team", "team_members", "team_invitations")),
)


def doors_of(family: Family, *, waiting: int) -> list[Entry]:
    """The doors of a family's desk that open for whoever reads, the open part marked; `waiting` is what people wrote."""
    there = (REGISTRATION, GOODS) if family.status in REGISTERS else DOORS
    mine = [door for door in there if may_use(door.opens, family.id) and (door is not SHOP or has_shop(family))]
    return [
        *(entry(door, waiting) for door in mine),
        Entry(url_for("account.profile.show"), gettext("حسابي"), "user", False),
    ]


def has_shop(family: Family) -> bool:
    return family.status in shop_pages.SELLS


def entry(door: Door, waiting: int) -> Entry:
    wrote = waiting if door.opens == "messages" else 0
    return Entry(url_for(door.endpoint), gettext(door.label), door.icon, part() in door.parts, wrote)
