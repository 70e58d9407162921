"""The picture to pass on: square, with a code that leads to the goods, with or without a photograph."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from storefront.web.cards.pictures import SIDE, share_picture
from storefront.web.kit.locale import read_in
from tests.builders.printed import scanned
from tests.builders.printing import GOODS, goods

RED = (200, 20, 20)


def seen(png: bytes) -> Image.Image:
    picture = Image.open(BytesIO(png))
    assert picture.format == "PNG"
    return picture.convert("RGB")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_picture_is_square_and_its_code_leads_to_the_goods(language: str) -> None:
    with read_in(language):
        picture = seen(share_picture(GOODS))

    assert picture.size == (SIDE, SIDE) == (1080, 1080)
    assert scanned(picture) == [GOODS.address]


def test_the_photograph_fills_the_room_above_the_words(tmp_path: Path) -> None:
    file = tmp_path / "960.jpg"
    Image.new("RGB", (960, 1200), RED).save(file)

    picture = seen(share_picture(goods(photo=file)))

    corners = [picture.getpixel(place) for place in ((2, 2), (1077, 2), (2, 670), (1077, 670))]
    assert all(max(abs(a - b) for a, b in zip(corner, RED, strict=True)) < 12 for corner in corners)  # type: ignore[arg-type]
    assert min(picture.getpixel((540, 1076))) > 240  # type: ignore[type-var,arg-type]


def test_words_begin_at_their_readers_side_and_the_code_stands_at_the_other() -> None:
    picture = {}
    for language in ("ar", "en"):
        with read_in(language):
            picture[language] = seen(share_picture(GOODS)).convert("L").crop((0, 740, SIDE, SIDE))

    for language, side in (("ar", (0, 0, 350, 340)), ("en", (730, 0, SIDE, 340))):
        assert scanned(picture[language].crop(side)) == [GOODS.address]


def test_the_longest_name_leaves_the_code_alone() -> None:
    assert scanned(seen(share_picture(goods(name="كلمة " * 40)))) == [GOODS.address]
