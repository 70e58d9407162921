"""Pages that only a sent form shows: every form of the market sent back with what is wrong, and the few that answer."""

from dataclasses import dataclass, field

from tests.browser.affairs import CONTACT, MARKETS
from tests.browser.pages import return_of
from tests.browser.stage import Stage
from tests.browser.visiting import Visitor

SEND = "main form .btn.main"  # the one big button of a page with one form
ENTER = "Enter"  # the key, in the field that was typed into last
WHY, SUM = "وصلت القطعة مخدوشة", "[name^=line_]"
MOVED = {"[name=amount]": "10", "[name=reference]": "FT-880114", "[name=reason]": "كشف حساب نوفمبر"}


@dataclass(frozen=True)
class SentForm:
    """Who sends it from which page, the button that sends it, and what is typed before, by the place it is typed in."""

    who: str
    path: str
    button: str = SEND
    typed: dict[str, str] = field(default_factory=dict)

    def send(self, visitor: Visitor) -> None:
        """Types and presses; the page that comes back is open then."""
        for place, text in self.typed.items():
            visitor.page.fill(place, text)
        with visitor.page.expect_navigation(wait_until="load"):
            if self.button == ENTER:
                visitor.page.keyboard.press("Enter")
            else:
                visitor.page.locator(self.button).first.click()


def forms(stage: Stage) -> list[SentForm]:
    """All of them."""
    return [*doors(stage), *buying(stage), *account(stage), *desks(stage)]


def doors(stage: Stage) -> list[SentForm]:
    """Signing in and up, and the links of letters."""
    wrong = {"[name=email]": "nobody@example.com", "[name=password]": "a wrong password"}
    return [
        SentForm("", "/account/sign-in"),
        SentForm("", "/account/sign-in", typed=wrong),
        SentForm("", "/account/sign-up"),
        SentForm("", "/account/reset"),
        SentForm("", f"/account/reset/{stage.tokens['reset']}"),
        SentForm("", f"/account/confirmation/{stage.tokens['confirm']}"),
    ]


def buying(stage: Stage) -> list[SentForm]:
    """The basket, the way to an order, and what comes after it."""
    product, told = stage.goods[0][0].path, stage.orders["placed"]
    tracked = {"[name=reference]": told.order, "[name=mobile]": CONTACT["mobile"]}
    return [
        SentForm("", product, "#buy .btn", {"#quantity": "0"}),
        SentForm("at contact", "/cart", ENTER, {".parcel:first-of-type .line:first-child [name=quantity]": "0"}),
        SentForm("no city", "/checkout/contact"),
        SentForm("at contact", "/cart", "#coupon .btn", {"[name=code]": "لا شيء"}),
        SentForm("at delivery", "/checkout/delivery", SEND, {"[name=short_address]": "R1"}),
        SentForm("at payment", "/checkout/payment"),
        SentForm("", "/tracking"),
        SentForm("", "/tracking", typed={**tracked, "[name=mobile]": "0500000000"}),
        SentForm("", "/tracking", typed=tracked),
        SentForm("shopper", return_of(stage)),
        SentForm("shopper", f"/orders/{stage.orders['of two'].order}/contact", typed={"[name=name]": ""}),
    ]


def account(stage: Stage) -> list[SentForm]:
    """A member's own pages."""
    return [
        SentForm("member", "/account/profile", "[action$='/account/profile'] .btn", {"[name=name]": ""}),
        SentForm("member", "/account/email"),
        SentForm("member", "/account/password"),
        SentForm("member", "/account/closure", ".btn.danger"),
        SentForm("member", "/account/addresses/new", typed={"[name=receiver]": "", "[name=short_address]": "R1"}),
    ]


def desks(stage: Stage) -> list[SentForm]:
    """The family's desk and the office."""
    told, first = stage.orders, stage.goods[0][0].id
    product, waiting = f"/family/products/{first}", stage.family_ids["weavers"]
    return [
        SentForm("family", "/family/ready-baskets/new"),
        SentForm(
            "family",
            f"/family/ready-baskets/{stage.links['short']}",
            ".into-basket .btn",
            {"li:first-child [id^=pieces-]": "0"},
        ),
        SentForm(
            "family", f"/family/ready-baskets/{stage.links['short']}", ENTER, {".line:first-child [name=quantity]": "0"}
        ),
        SentForm("family", f"/family/orders/{told['placed'].parcel}/refusal", ".btn.danger"),
        SentForm("family", f"/family/orders/{told['ready'].parcel}", "#handover .btn"),
        SentForm("family", f"/family/orders/{told['asked'].parcel}", "[name=agreed][value=no]"),
        SentForm(
            "family", product, "[action$='/variants'] .btn", {"[name$='-price']": "غالٍ", "[name$='-pieces']": "-"}
        ),
        SentForm("family", product, "[action$='/photos'] .btn"),
        SentForm("family", f"/family/capacities/{stage.capacity_id}/edit", typed={"[name=pieces]": "0"}),
        SentForm("family", "/family/coupons/new"),
        SentForm("family", "/family/documents/freelance"),
        SentForm("registers", "/family/registration/who", typed={"[name=members]": "0", "[name=mobile]": "011"}),
        SentForm("registers", "/family/registration/where", typed={"[name=district_ar]": ""}),
        SentForm("registers", "/family/registration/what", "main form > div:last-child .btn", {"[name=craft_ar]": ""}),
        SentForm("office", f"/office/applications/{stage.family_ids['waiting']}", "[action$='/question'] .btn"),
        SentForm("office", "/office/coupons/new", typed={"[name=value]": "كثير"}),
        SentForm("office", f"/office/coupons/{stage.coupons[MARKETS]}", ".btn.danger"),
        SentForm("office", f"/office/products/{first}", ".btn.danger"),
        SentForm("office", f"/office/families/{waiting}", ".btn.danger"),
        SentForm("office", f"/office/families/{waiting}", "#private .btn"),
        SentForm("office", f"/office/families/{waiting}", "#private .btn", {"#private textarea": "اتصال بشأن طلب"}),
        SentForm("office", f"/office/refunds/{stage.looked.refunds[0]}", "[action$='/transfer'] .btn"),
        SentForm("office", "/office/ledger/movements", typed=MOVED),
        SentForm("office", f"/office/disputes/{stage.looked.disputes[1]}", "[action$='/decision'] .btn"),
        *(
            SentForm(
                "office",
                f"/office/parcels/{stage.looked.parcel_id}/allowance",
                "main .btn",
                {"[name=reason]": WHY, SUM: much},
            )
            for much in ("كثير", "1")
        ),
    ]
