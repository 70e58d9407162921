"""A family's products begin with a picture on a phone: the second is published in eight taps at most; pictures are cut and
ordered by hand, and without scripts too."""

from io import BytesIO

import pytest
from PIL import Image

from storefront.kernel import photos
from tests.browser.visiting import Door, Visitor
from tests.journeys.thumbs import Thumb

MOST_TAPS = 8
RED, BLUE, GREEN = (200, 30, 30), (30, 30, 200), (30, 160, 30)


def two_halves(start: tuple[int, int, int], end: tuple[int, int, int]) -> bytes:
    """A wide picture, its left half of one colour and its right half of another."""
    picture, file = Image.new("RGB", (1000, 500), start), BytesIO()
    picture.paste(end, (500, 0, 1000, 500))
    picture.save(file, "PNG")
    return file.getvalue()


def colours(family: Visitor) -> list[set[str]]:
    """What is seen on each picture of the open product, from side to side."""
    sources = family.page.locator("#photos .shot img").evaluate_all("images => images.map(image => image.src)")
    return [seen(family.page.request.get(source).body()) for source in sources]


def seen(data: bytes) -> set[str]:
    picture = Image.open(BytesIO(data)).convert("RGB")
    spots = [picture.getpixel((picture.width * part // 10, picture.height // 2)) for part in (1, 9)]
    return {["red", "green", "blue"][max(range(3), key=spot.__getitem__)] for spot in spots}  # type: ignore[union-attr,index,arg-type]


def first_product(family: Visitor, name: str) -> None:
    """A family's product in a category of which it has none yet."""
    family.go("/family/products/new")
    family.page.fill("[name=name]", name)
    family.page.fill("[name=price]", "120")
    family.page.get_by_label(family.word("تصنيف آخر")).check()
    family.page.select_option("[name=category]", label="مباخر")
    family.press("نشر المنتج")


def test_the_second_product_takes_eight_taps_at_most(door: Door) -> None:
    with door.visitor(who="family", width=390) as family:
        first_product(family, "مبخرة نحاس")
        thumb = Thumb(family)

        thumb.press("منتج جديد")
        thumb.choose(two_halves(RED, BLUE))
        thumb.write("name", "مبخرة فضة")
        thumb.write("price", "٨٥٫٥")
        thumb.press("نشر المنتج")

        assert family.reads(family.word("«%(name)s» معروض في الدكّة الآن.", name="مبخرة فضة"))
        assert thumb.taps <= MOST_TAPS
        assert colours(family) == [{"red", "blue"}]


def test_pictures_are_cut_and_ordered_before_they_go(door: Door) -> None:
    with door.visitor(who="family", width=390) as family:
        family.go("/family/products/new")
        thumb, snaps = Thumb(family), family.page.locator("[data-snap]")
        thumb.choose(two_halves(RED, BLUE), two_halves(GREEN, BLUE))
        family.page.locator("[data-crop]").first.focus()
        for _ in range(15):
            family.page.keyboard.press("ArrowLeft")
        square = snaps.nth(1).locator("[data-crop]").bounding_box() or {}
        drag(family, (square["x"] + 150, square["y"] + 60), (square["x"] + 10, square["y"] + 60))
        snaps.nth(1).locator("[data-do=earlier]").click()
        thumb.press("نشر المنتج")
        kept = [image.get_attribute("alt") for image in snaps.locator("img").all()]

        assert family.page.locator(".error-summary").is_visible()
        assert [(alt or "")[-9:] for alt in kept] == ["IMG_1.png", "IMG_0.png"]
        first_named(family)
        assert colours(family) == [{"blue"}, {"red"}]


def grainy(lightness: int, grain: int = 60, side: int = 900) -> Image.Image:
    """A square full of small things, as light as that."""
    noise = Image.effect_noise((side, side), grain)
    return noise.point(lambda value: value + lightness - 128).convert("RGB")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_what_could_be_better_about_a_picture_is_said_before_it_is_sent(door: Door, lang: str) -> None:
    pictures = {
        "dark": grainy(20, 80),
        "bright": grainy(240, 25),
        "blurred": Image.linear_gradient("L").resize((900, 900)).convert("RGB"),
        "small": grainy(128, side=500),
        "": grainy(128),
    }
    with door.visitor(lang, who="family", width=390) as family:
        for wrong, picture in pictures.items():
            file = BytesIO()
            picture.save(file, "PNG")
            family.go("/family/products/new")
            Thumb(family).choose(file.getvalue())
            family.page.wait_for_timeout(600)  # until it rests

            said = family.page.locator(".snap .advice li").evaluate_all(
                "rows => rows.filter(row => row.checkVisibility()).map(row => row.dataset.when)"
            )

            assert said == list(photos.advice_on(picture)) == [wrong] * bool(wrong)


def drag(family: Visitor, start: tuple[float, float], end: tuple[float, float]) -> None:
    family.page.mouse.move(*start)
    family.page.mouse.down()
    family.page.mouse.move(*end, steps=4)
    family.page.mouse.up()


def first_named(family: Visitor) -> None:
    """What was missing is typed, and the pictures are still there."""
    family.page.fill("[name=name]", "مبخرة")
    family.page.fill("[name=price]", "85")
    family.press("حفظ مسودة")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_without_scripts_the_middle_of_a_picture_is_kept(door: Door, lang: str) -> None:
    with door.visitor(lang, who="family", scripts=False) as family:
        family.go("/family/products/new")
        picture = {"name": "IMG.png", "mimeType": "image/png", "buffer": two_halves(RED, BLUE)}
        family.page.set_input_files("[name=photos]", [picture])  # type: ignore[list-item]
        first_named(family)

        assert family.reads(family.word("مسودة لا يراها إلا أنتم."))
        assert colours(family) == [{"red", "blue"}]
