"""Whose desk it is: the family of the signed-in person, what every page of the desk says of it, things fetched through it."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any, NamedTuple, TypeVar

from flask import Blueprint, g, redirect, request, session, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.community import families, shop_pages
from storefront.community.families import Family
from storefront.insight import journal, waiting
from storefront.kernel.refusals import NotFound
from storefront.trade.orders import Parcel
from storefront.web.family.registration_progress import REGISTERS
from storefront.web.kit.doors import actor
from storefront.web.kit.locale import in_language, language_of

desks = Blueprint("desks", __name__)
CHOSEN = "desk"  # in the session: which family, for who works at the desks of several

Thing = TypeVar("Thing")
Name = TypeVar("Name", int, str)  # a product by its id, an order by its reference


class Entry(NamedTuple):
    """A door in the desk's navigation."""

    href: str
    label: str
    icon: str
    current: bool
    waiting: int = 0  # of what waits behind it


def family() -> Family:
    """The family whose desk this is, read once per request."""
    if "desk_family" not in g:
        mine = sorted(actor().families)
        chosen = session.get(CHOSEN)
        read(chosen if chosen in mine else mine[0])
    return g.desk_family  # type: ignore[no-any-return]


def read(family_id: int, *, parcel_id: int | None = None) -> None:
    """Reads whose desk it is, what people wrote to it, and whether about a parcel."""
    g.desk_family, g.desk_news = waiting.at_desk(family_id, parcel_id=parcel_id)


def news() -> waiting.FamilyNews:
    """What people wrote to the family."""
    family()
    return g.desk_news  # type: ignore[no-any-return]


def owned() -> Family:
    """The same for what its owner alone may read or do: how it registered, its documents. Raises NotFound for others who
    work at the desk."""
    mine = family()
    if not families.is_owner(actor().user_id, mine.id):
        raise NotFound()
    return mine


def choose(family_id: int) -> None:
    """From now on this browser is at the desk of that family of its person."""
    session[CHOSEN] = family_id


def is_registering() -> bool:
    """Whether the family does not sell yet, and its owner is here to say what is missing."""
    return family().status in REGISTERS and families.is_owner(actor().user_id, family().id)


def own(fetch: Callable[[int, Name], Thing], name: Name) -> Thing:
    """Something of one of this person's families, by `fetch(family id, name)`; raises NotFound for anybody else's."""
    for family_id in sorted(actor().families):
        with suppress(NotFound):
            thing = fetch(family_id, name)
            read(family_id, parcel_id=thing.id if isinstance(thing, Parcel) else None)
            return thing
    raise NotFound()


class Desk:
    """What the layout prints; asked when it is printed, so that error pages cost nothing."""

    @property
    def name(self) -> str:
        return in_language(family(), "trade_name")

    @property
    def name_lang(self) -> str:
        return language_of(family(), "trade_name")

    @property
    def status(self) -> str:
        return family().status

    @property
    def reason(self) -> str:
        """Why the office stopped the shop."""
        stopped = journal.page(kind="FamilySuspended", subjects=[f"family:{family().id}"]).rows
        return stopped[0].entry.reason if stopped else ""

    @property
    def news(self) -> waiting.FamilyNews:
        return news()

    @property
    def others(self) -> list[Family]:
        """The other families at whose desks this person works."""
        user_id = actor().user_id
        if user_id is None or len(actor().families) < 2:
            return []
        return [one for one in families.of_member(user_id) if one.id != family().id]

    @property
    def doors(self) -> list[Entry]:
        """The navigation of the desk, the open part marked."""
        part = (request.blueprint or "").split(".")[-1]
        if family().status in REGISTERS:
            return [
                Entry(url_for("family.registration.show"), gettext("التسجيل"), "flag", part in REGISTRATION_PARTS),
                Entry(url_for("family.products.index"), gettext("المنتجات"), "price-tag", part in PRODUCT_PARTS),
                Entry(url_for("account.profile.show"), gettext("حسابي"), "user", False),
            ]
        messages, wrote = url_for("family.messages.index"), news().messages + news().questions
        doors = [
            Entry(url_for("family.orders.index"), gettext("الطلبات"), "package", part in ORDER_PARTS),
            Entry(url_for("family.products.index"), gettext("المنتجات"), "price-tag", part in PRODUCT_PARTS),
            Entry(messages, gettext("الرسائل"), "message-circle", part in MESSAGE_PARTS, wrote),
            Entry(url_for("family.money.index"), gettext("المال"), "wallet", part in MONEY_PARTS),
        ]
        statements = url_for("family.statements.index")
        doors.append(Entry(statements, gettext("كشوف الحساب"), "file-text", part in STATEMENT_PARTS))
        doors.append(Entry(url_for("family.coupons.index"), gettext("القسائم"), "receipt", part in COUPON_PARTS))
        doors.append(Entry(url_for("family.links.index"), gettext("الروابط"), "share-2", part in LINK_PARTS))
        doors.append(Entry(url_for("family.reviews.index"), gettext("التقييمات"), "star", part in REVIEW_PARTS))
        documents = url_for("family.documents.index")
        doors.append(Entry(documents, gettext("الوثائق"), "shield-check", part in DOCUMENT_PARTS))
        if family().status in shop_pages.SELLS:
            doors.append(Entry(url_for("family.shop_page.show"), gettext("دكّتنا"), "store", part in SHOP_PARTS))
        return [*doors, Entry(url_for("account.profile.show"), gettext("حسابي"), "user", False)]


ORDER_PARTS = {"orders", "steps", "refusals", "proposals", "picking", "returns", "handbacks", "doorsteps", "remainders"}
PRODUCT_PARTS = {
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
}
MESSAGE_PARTS = {"messages", "questions"}
STATEMENT_PARTS = {"statements"}
COUPON_PARTS = {"coupons"}
LINK_PARTS = {"links", "ready_baskets", "ready_lines"}
REVIEW_PARTS = {"reviews"}
SHOP_PARTS = {"shop_page", "handover", "holiday", "points", "zones"}
DOCUMENT_PARTS = {"documents", "vouching"}
REGISTRATION_PARTS = {"registration", "documents"}
MONEY_PARTS = {"money", "bank_account", "connection", "income", "growth", "price_helper"}


def at_desk() -> dict[str, Any]:
    """What every template of the desk knows."""
    return {"desk": Desk()}


@desks.get("")
def show() -> Response:
    """The desk begins with what is to be done; of a family that does not sell yet that is to register."""
    return redirect(url_for("family.registration.show" if is_registering() else "family.orders.index"), 303)


@desks.post("/choice")
def choice() -> Response:
    """Goes to the desk of another family of this person."""
    chosen = request.form.get("family", type=int)
    if chosen in actor().families:
        session[CHOSEN] = chosen
    return redirect(url_for("family.orders.index"), 303)
