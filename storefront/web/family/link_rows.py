"""Links as the desk prints them: what each is for, where it leads, the words that go with it, how it stands, what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext

from storefront.community.families import Family
from storefront.goods import sharing
from storefront.goods.sharing import ShareLink
from storefront.insight import referrals
from storefront.insight.referrals import Brought
from storefront.kernel import clock, money
from storefront.kernel.refusals import N_
from storefront.web.kit import links, spreadsheets
from storefront.web.kit.locale import in_language, language
from storefront.web.kit.spreadsheets import number
from storefront.web.shop.cards import product_path

ICONS = {sharing.SHOP: "store", sharing.PRODUCT: "price-tag", sharing.BASKET: "shopping-basket"}
WORKS, CLOSED, HIDDEN = "works", "closed", "hidden"
STATES = {
    WORKS: (N_("يعمل"), "good", "check"),
    CLOSED: (N_("مغلق"), "", "ban"),
    HIDDEN: (N_("المنتج غير معروض"), "warn", "triangle-alert"),
}
SOLD = N_("بيع به")
HEAD = (
    N_("الرابط"),
    N_("لمن"),
    N_("يفتح"),
    N_("منذ"),
    N_("فُتح"),
    N_("طلبات"),
    N_("منها أول مرة"),
    SOLD,
    N_("الحال"),
)


@dataclass(frozen=True)
class Row:
    """A link, the name it is known by at the desk, what it opens, and how it stands; sums in halalas."""

    link: ShareLink
    title: str
    opens: str
    icon: str
    href: str
    address: str
    brought: Brought
    state: str
    label: str
    look: str
    state_icon: str

    @property
    def is_basket(self) -> bool:
        return self.link.kind == sharing.BASKET

    @property
    def may_be_changed(self) -> bool:
        """Whether it may be named, closed and opened anew: those of the shop and of the goods' own pages stay."""
        return self.link.stands_for is None


def rows_of(found: Sequence[ShareLink], family: Family) -> list[Row]:
    """Links of a family with what came of them; one query however many."""
    brought = referrals.by_link(family.id, [link.code for link in found]) if found else {}
    return [row_of(link, family, brought) for link in found]


def row_of(link: ShareLink, family: Family, brought: Mapping[str, Brought]) -> Row:
    """One link with what came of it (see referrals.by_link)."""
    state, opens = state_of(link), opens_words(link)
    label, look, icon = STATES[state]
    return Row(
        link,
        link.name or opens,
        opens,
        ICONS[link.kind],
        url_for("family.links.show", code=link.code),
        address_of(link, family),
        brought.get(link.code, referrals.NOTHING),
        state,
        gettext(label),
        look,
        icon,
    )


def state_of(link: ShareLink) -> str:
    """Whether it works; one to goods that are not shown leads nowhere for as long."""
    if link.closed_at is not None:
        return CLOSED
    return HIDDEN if link.product and link.product.status != "published" else WORKS


def opens_words(link: ShareLink) -> str:
    """What whoever follows it comes to."""
    if link.kind == sharing.BASKET:
        return str(gettext("سلة جاهزة"))
    return in_language(link.product, "name") if link.product else str(gettext("صفحة دكّتكم"))


def address_of(link: ShareLink, family: Family) -> str:
    """The address that is passed on, in the language its family reads; as short as can be, so that its code is easy to scan."""
    if link.kind == sharing.BASKET:
        return links.absolute(url_for("shop.ready_baskets.show", code=link.code))
    if link.product_id is not None:
        return f"{links.absolute(product_path(link.product_id, '', language()))}?via={link.code}"
    if not family.slug.isascii():  # its letters would be passed on as a line of percent signs
        return links.absolute(url_for("shop.visits.show", code=link.code))
    return f"{links.absolute(url_for('shop.families.show', slug=family.slug))}?via={link.code}"


def message_of(link: ShareLink, family: Family) -> str:
    """What is written above the address when it is passed on, in the family's name; it can be changed before it is sent."""
    name = in_language(family, "trade_name")
    if link.kind == sharing.BASKET:
        return str(
            gettext(
                "السلام عليكم، معكم %(family)s. جهّزنا لكم ما طلبتم في هذه السلة، فراجعوها وأكملوا الطلب:", family=name
            )
        )
    if link.product:
        product = in_language(link.product, "name")
        return str(
            gettext("السلام عليكم، معكم %(family)s. هذا «%(product)s» من صنع أيدينا:", family=name, product=product)
        )
    return str(gettext("السلام عليكم، معكم %(family)s. هذه دكّتنا، ونسعد بزيارتكم:", family=name))


def table(rows: Sequence[Row], *, with_sums: bool) -> bytes:
    """Links one by one with what came of them, sums in riyals for whoever may see them."""
    told = [[gettext(words) for words in HEAD if with_sums or words != SOLD]]
    for row in rows:
        told.append(
            [
                row.address,
                row.link.name,
                row.opens,
                clock.riyadh(row.link.created_at).date().isoformat(),
                *(number(str(one)) for one in (row.link.opened, row.brought.orders, row.brought.firsts)),
                *([number(money.plain(row.brought.sold_minor))] if with_sums else []),
                row.label,
            ]
        )
    return spreadsheets.file_of(told)
