"""On a phone and a slow network somebody without an account opens a shop, as far as its first product with its picture and the
letter to the office: in 25 taps at most, within three minutes."""

from time import monotonic

from tests.browser.stage import Stage
from tests.browser.visiting import Door
from tests.builders.people import PASSWORD
from tests.builders.pictures import a_picture
from tests.journeys.shopping import a_buyer
from tests.journeys.thumbs import Thumb
from tests.running import Running

MOST_TAPS, MOST_SECONDS = 25, 180


def become_a_member(thumb: Thumb, running: Running) -> None:
    """A new account, confirmed by the link of the letter."""
    person = a_buyer()
    for field, text in (("name", "موضي بنت سعد العتيبي"), ("email", person.email), ("password", PASSWORD)):
        thumb.write(field, text)
    thumb.tap(thumb.family.page.locator("[name=agreed]"))
    thumb.press("إنشاء الحساب")
    running.work_here()
    thumb.follow(running.link_to(person.email, "/account/confirmation/"))
    thumb.write("password", PASSWORD)
    thumb.press("تأكيد ودخول")


def who_and_where(thumb: Thumb) -> None:
    """The first two steps: the legal name is that of the account, and nothing is asked that can wait."""
    thumb.write("trade_name_ar", "بيت موضي للشموع")
    thumb.write("mobile", "0551230987")
    thumb.pick("city", "الرياض")
    thumb.press("حفظ ومتابعة")
    thumb.write("district_ar", "النرجس")
    thumb.press("حفظ ومتابعة")


def what(thumb: Thumb, group: str, part: str) -> None:
    """One sub-category of a group; it asks for no document, and its name becomes the words of the craft."""
    thumb.tap(thumb.family.page.locator("summary", has_text=group))
    thumb.tap(thumb.family.page.get_by_label(part, exact=True))
    thumb.press("حفظ ومتابعة")


def the_first_product(thumb: Thumb) -> None:
    thumb.choose(a_picture())
    thumb.write("name", "شمعة الورد")
    thumb.write("price", "٤٥")
    thumb.press("ينشر حين تُفتح دكّتنا")


def test_from_opening_a_shop_to_the_first_product_in_25_taps(door: Door, stage: Stage, running: Running) -> None:
    with door.visitor(width=390) as family:
        thumb = Thumb(family)
        thumb.on_a_slow_network()
        began = monotonic()
        family.go("/pages/open-a-shop")

        thumb.press("نبدأ التسجيل")
        become_a_member(thumb, running)
        who_and_where(thumb)
        what(thumb, "الشموع", "شموع معطرة")
        the_first_product(thumb)
        assert family.reads(
            family.word("«%(name)s» جاهز. بقيت خطوة: أرسلوا الطلب إلى المكتب.", name="شمعة الورد"), within="body"
        )
        thumb.press("إرسال الطلب إلى المكتب")

        assert family.reads(family.word("وصل طلبكم إلى مكتب دكّة، ونكتب إليكم حين يُقرأ."), within="body")
        assert thumb.taps <= MOST_TAPS
        assert monotonic() - began + thumb.seconds <= MOST_SECONDS
