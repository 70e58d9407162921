"""The steps of a purchase, each as a person takes it; with scripts and without, in both languages."""

from dataclasses import dataclass

from playwright.sync_api import Locator

from tests.browser.visiting import Visitor
from tests.browser.wares import Shown
from tests.builders import numbers
from tests.builders.people import PASSWORD

GOOD, DECLINED, SLOW = "4242424242424242", "4000000000000002", "4000000000880015"
CITY, SHORT_ADDRESS = ("الرياض", "Riyadh"), "RRRD2929"


@dataclass(frozen=True)
class Buyer:
    """Who buys."""

    name: str
    email: str
    mobile: str


def a_buyer() -> Buyer:
    """Somebody nobody has seen before."""
    number = next(numbers)
    return Buyer("منيرة الدوسري", f"munirah-{number}@example.com", f"055{number:07d}")


def browse_to(visitor: Visitor, product: Shown) -> None:
    """From the first page by a group and its part to a product."""
    visitor.go("/")
    visitor.open(".tiles a[href$='/c/perfume-incense']")
    visitor.open(".chips a[href$='/c/bakhoor-maamoul']")
    visitor.open(f".card a[href*='/p/{product.id}-']")


def put_in_basket(visitor: Visitor, text: str = "") -> None:
    """The product of the open page goes into the basket, with words on it where they may be."""
    if text:
        visitor.page.fill("#personal_text", text)
    visitor.press("إضافة إلى السلة", within="#buy")


def buy(visitor: Visitor, buyer: Buyer, *, way: str = "courier", method: str = "cash") -> str:
    """From the basket to the order, or to the page of the card; the last part of where that is: the reference."""
    visitor.press("متابعة الطلب")
    say_who(visitor, buyer)
    say_where(visitor, way)
    say_how_paid(visitor, method)
    visitor.press("تأكيد الطلب" if method == "cash" else "تأكيد الطلب والدفع")
    return visitor.path.rpartition("/")[2]


def pay_by_card(visitor: Visitor, number: str = GOOD) -> None:
    """Fills in the payment company's page, which is in English for everybody, and presses its button."""
    page = visitor.page
    for label, text in (("Email", "m@example.com"), ("Card number", number), ("Expiry date", "12/34")):
        page.get_by_label(label).fill(text)
    page.get_by_label("Security code (CVC)").fill("123")
    page.get_by_label("Name on the card").fill("Munirah")
    with page.expect_navigation(wait_until="load"):
        page.get_by_role("button", name="Pay SAR").click()


def leave_the_card_page(visitor: Visitor) -> None:
    """Back to the market without having paid."""
    visitor.open(visitor.page.get_by_role("link", name="Back to"))


def say_who(visitor: Visitor, buyer: Buyer) -> None:
    """Who receives it."""
    for field, text in (("name", buyer.name), ("mobile", buyer.mobile), ("email", buyer.email)):
        visitor.page.fill(f"[name={field}]", text)
    visitor.press("متابعة إلى الاستلام")


def say_where(visitor: Visitor, way: str) -> None:
    """To which city, how each family's part comes, and to which door."""
    choose_city(visitor)
    for choice in visitor.page.locator(f"[name$='-way'][value={way}]").all():
        choose(visitor, choice)
    door = visitor.page.locator("[name=short_address]")
    if door.is_visible():  # nobody is asked for an address when everything is collected
        door.fill(SHORT_ADDRESS)
    visitor.press("متابعة إلى الدفع")


def choose_city(visitor: Visitor) -> None:
    """The city; its ways are shown at once, or after a press where there are no scripts."""
    asks = visitor.page.locator(".city button")
    with visitor.page.expect_navigation(wait_until="load"):
        visitor.page.select_option("[name=city_id]", label=visitor.of(*CITY))
        if asks.is_visible():
            asks.click()


def choose(visitor: Visitor, choice: Locator) -> None:
    """One of several; where there are scripts the page comes again with what it costs."""
    if choice.is_checked():
        return
    if visitor.page.locator(".city button[name=again]").is_visible():
        choice.check()
    else:
        with visitor.page.expect_navigation(wait_until="load"):
            choice.check()


def sign_in(visitor: Visitor, email: str, password: str = PASSWORD) -> None:
    """By the form, whichever page asked for it."""
    visitor.page.fill("[name=email]", email)
    visitor.page.fill("[name=password]", password)
    visitor.press("دخول")


def say_how_paid(visitor: Visitor, method: str) -> None:
    """In cash or by card."""
    visitor.page.check(f"[name=method][value={method}]")
    visitor.press("مراجعة الطلب")
