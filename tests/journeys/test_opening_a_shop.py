"""On a phone a member opens a shop, step by step, as far as the first product with its picture: in 25 taps at most."""

from tests.browser.visiting import Door
from tests.builders.pictures import a_picture
from tests.journeys.thumbs import Thumb

MOST_TAPS = 25
WHO = {
    "trade_name_ar": "بيت موضي للشموع",
    "since_year": "٢٠٢٠",
    "legal_name": "موضي بنت سعد العتيبي",
    "mobile": "0551230987",
    "members": "2",
}


def who_and_where(thumb: Thumb) -> None:
    """The first two steps."""
    for field, text in WHO.items():
        thumb.write(field, text)
    thumb.pick("city", "الرياض")
    thumb.press("حفظ ومتابعة")
    thumb.tap(thumb.family.page.get_by_label("من البيت", exact=True))
    thumb.write("district_ar", "النرجس")
    thumb.press("حفظ ومتابعة")


def what_and_which_documents(thumb: Thumb, group: str, part: str) -> None:
    """The craft in words, one sub-category of a group; no document is asked for it."""
    thumb.write("craft_ar", "شموع معطّرة")
    thumb.tap(thumb.family.page.locator("summary", has_text=group))
    thumb.tap(thumb.family.page.get_by_label(part, exact=True))
    thumb.press("حفظ ومتابعة")
    thumb.press("متابعة")


def test_from_opening_a_shop_to_the_first_product_in_25_taps(door: Door) -> None:
    with door.visitor(who="beginner", width=390) as family:
        thumb = Thumb(family)
        family.go("/pages/open-a-shop")

        thumb.press("نبدأ التسجيل")
        who_and_where(thumb)
        what_and_which_documents(thumb, "الشموع", "شموع معطرة")
        thumb.press("إضافة أول منتج")
        thumb.choose(a_picture())
        thumb.write("name", "شمعة الورد")
        thumb.write("price", "٤٥")
        thumb.press("حفظ مسودة")

        assert family.reads(family.word("حُفظ «%(name)s» مسودة، ولا يراه إلا أنتم.", name="شمعة الورد"))
        assert family.control("إرسال الطلب إلى المكتب").is_visible()
        assert thumb.taps <= MOST_TAPS
