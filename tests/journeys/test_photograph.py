"""A photograph from a phone on its way to the shop: upright, and silent about where it was taken."""

from tests.browser.stage import Stage
from tests.browser.visiting import Door
from tests.builders.photographs import a_phone_photo, top_and_bottom, what_it_tells


def test_a_familys_photograph_stands_upright_and_tells_nothing(door: Door, stage: Stage) -> None:
    product, photo = stage.goods[0][3], a_phone_photo()
    assert what_it_tells(photo)
    assert top_and_bottom(photo) != ("sky", "sand")

    with door.visitor(who="family") as family:
        family.go(f"/family/products/{product.id}")
        family.page.set_input_files("[name=photo]", {"name": "IMG.jpg", "mimeType": "image/jpeg", "buffer": photo})
        family.page.fill("[name=alt]", "سماء فوق رمل")
        family.press("إضافة الصورة")
        assert family.reads(family.word("أُضيفت الصورة، وحُذف منها مكان التقاطها."))
        family.press("اجعلوها الأولى")

    with door.visitor() as shopper:
        shopper.go(product.path)
        picture = shopper.page.get_by_role("img", name="سماء فوق رمل")
        assert picture.evaluate("image => [image.naturalWidth, image.naturalHeight, image.complete]")[2]
        for source in {picture.evaluate("image => image.currentSrc"), picture.evaluate("image => image.src")}:
            kept = shopper.page.request.get(source).body()

            assert top_and_bottom(kept) == ("sky", "sand")
            assert what_it_tells(kept) == {}
            assert b"Telephone" not in kept
