"""A whole purchase without a pointer."""

import pytest

from tests.browser.stage import Stage
from tests.browser.visiting import Door
from tests.journeys.keyboard import Keys
from tests.journeys.shopping import CITY, SHORT_ADDRESS, Buyer, a_buyer


def find_and_take(keys: Keys, words: str) -> None:
    """Searched for, opened, the other size chosen, two pieces put into the basket."""
    keys.to("#q")
    keys.type(words)
    keys.press()
    keys.to(".card h2 a")
    keys.press()
    keys.to("[name=variant_id]")
    keys.choose(".pick:last-child [name=variant_id]:checked", "ArrowRight")
    keys.to("#quantity")
    keys.type("2")
    keys.to("#buy .btn")
    keys.press()


def say_everything(keys: Keys, buyer: Buyer, city: str) -> None:
    """Who, where, how it comes, how it is paid."""
    for field, text in (("name", buyer.name), ("mobile", buyer.mobile), ("email", buyer.email)):
        keys.to(f"[name={field}]")
        keys.type(text)
    keys.press()
    keys.to("[name=city_id]")
    city_id = keys.visitor.page.locator("[name=city_id] option", has_text=city).first.get_attribute("value")
    keys.choose(f"[name=city_id]:has([value='{city_id}']:checked)")
    keys.to(".city .btn")
    keys.press()
    keys.to("[name$='-way']")
    keys.choose("[name$='-way'][value=courier]:checked")
    keys.to("[name=short_address]")
    keys.type(SHORT_ADDRESS)
    keys.press()
    keys.to("[name=method]")
    keys.visitor.page.keyboard.press("Space")
    keys.choose("[name=method][value=cash]:checked")
    keys.to("main form .btn")
    keys.press()


@pytest.mark.parametrize(("lang", "width"), [("ar", 390), ("en", 1280)])
def test_everything_can_be_bought_with_the_keyboard_alone(door: Door, stage: Stage, lang: str, width: int) -> None:
    product, buyer = stage.goods[0][0], a_buyer()
    with door.visitor(lang, width) as visitor:
        keys = Keys(visitor)
        visitor.go("/")
        find_and_take(keys, visitor.of(product.name, product.name_en))
        keys.to("a[href$='/checkout']")
        keys.press()
        say_everything(keys, buyer, visitor.of(*CITY))
        keys.to("aside.summary .btn")
        keys.press()

        assert visitor.reads(visitor.word("وصل طلبك إلى الأسرة"))
        assert visitor.reads("310")


def test_a_part_is_called_off_with_the_keyboard_alone(door: Door, stage: Stage) -> None:
    with door.visitor(who="shopper") as visitor:
        keys = Keys(visitor)
        visitor.go(f"/orders/{stage.orders['to call off'].order}")
        keys.to("[aria-haspopup=dialog]")
        visitor.page.keyboard.press("Enter")
        assert keys.here("dialog [data-close]")
        visitor.page.keyboard.press("Escape")
        assert keys.here("[aria-haspopup=dialog]")

        visitor.page.keyboard.press("Enter")
        visitor.page.keyboard.press("Shift+Tab")
        assert keys.here("dialog .btn.danger")
        keys.press("Space")

        assert visitor.reads(visitor.word("ملغى"))
