"""The office: a family that waits is let in, a product is taken off the shelves and put back."""

from tests.browser.stage import OFFICE, WAITING, Stage
from tests.browser.visiting import Door
from tests.journeys.shopping import sign_in
from tests.running import Running


def test_a_waiting_family_is_let_in(door: Door) -> None:
    with door.visitor(width=1280) as office, door.visitor() as visitor:
        office.go("/office")
        sign_in(office, OFFICE)
        office.open(".numbers a[href$='/office/applications']")
        office.open(office.page.get_by_role("link", name=WAITING[0]))

        office.press("الموافقة وفتح الدكّة")

        assert office.reads(office.word("مفتوحة"))
        shop = office.control("زيارة الدكّة").get_attribute("href")
        assert visitor.go(str(shop)).status == 200
        assert visitor.page.locator("h1").inner_text() == WAITING[0]


def test_a_hidden_product_is_nowhere_to_be_found(door: Door, stage: Stage, running: Running) -> None:
    product = stage.products["to hide"]
    with door.visitor(width=1280, who="office") as office, door.visitor() as visitor:
        visitor.go(f"/search?q={product.name}")
        assert visitor.page.locator(".card", has_text=product.name).count() == 1

        office.go(f"/office/products?q={product.name}")
        office.open(office.page.get_by_role("link", name=product.name))
        office.page.fill("[name=reason]", "الصورة لا تُظهر المنتج.")
        office.press("إخفاء المنتج")
        for _ in ("at once", "when the index knows"):
            visitor.go(f"/search?q={product.name}")
            assert visitor.page.locator(".card", has_text=product.name).count() == 0
            running.work_here()
        assert visitor.go(product.path).status in (404, 410)

        office.press("عرضه من جديد")
        running.work_here()
        assert visitor.go(product.path).status == 200
        visitor.go(f"/search?q={product.name}")
        assert visitor.page.locator(".card", has_text=product.name).count() == 1
