"""WebP decoded straight into a smaller size; what its library makes of files that are not whole, and doing without it."""

from io import BytesIO

import pytest
from PIL import Image

from storefront.kernel import pixels, webp
from tests.kernel.test_pixels import a_scene, drawn


def test_what_a_header_says() -> None:
    lossy, lossless = drawn("RGB", "WEBP", (640, 480)), drawn("RGBA", "WEBP", (300, 200), lossless=True)

    assert webp.known(lossy) == webp.Kind((640, 480), has_alpha=False, is_lossless=False)
    assert webp.known(lossless) == webp.Kind((300, 200), has_alpha=True, is_lossless=True)
    with pytest.raises(webp.WebPIsBroken):
        webp.known(b"RIFF0000WEBPnothing")


def test_one_that_moves_is_left_to_others() -> None:
    assert (
        webp.known(drawn("RGB", "WEBP", save_all=True, append_images=[Image.new("RGB", (640, 480), "white")])) is None
    )


def test_a_part_is_decoded_in_another_size() -> None:
    whole = Image.new("RGB", (800, 600), "white")
    whole.paste((200, 30, 30), (400, 0, 800, 600))
    file = BytesIO()
    whole.save(file, "WEBP", lossless=True)

    right = webp.decode(file.getvalue(), (400, 0, 800, 600), (100, 150))

    assert (right.mode, right.size) == ("RGBA", (100, 150))
    assert right.getextrema() == ((200, 200), (30, 30), (30, 30), (255, 255))


def test_notes_are_found_and_only_those() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    told = webp.notes_of(drawn("RGB", "WEBP", exif=exif, icc_profile=b"colours", xmp=b"words"))

    assert sorted(told) == ["exif", "icc_profile"]
    assert told["icc_profile"] == b"colours"
    assert webp.notes_of(b"RIFF0000WEBPEXIF") == {}


def test_a_webp_is_taken_without_its_library_as_far_as_memory_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webp, "_library", lambda: None)

    assert pixels.read(drawn("RGB", "WEBP", (2600, 2570), lossless=True)).size == (1300, 1285)
    with pytest.raises(pixels.PhotoIsTooBigForItsKind):
        pixels.read(drawn("RGB", "WEBP", (4032, 3024), method=0))


@pytest.mark.parametrize("much", [0.3, 0.9, 0.999])
def test_a_webp_that_was_cut_off_is_no_photo(much: float) -> None:
    whole = a_scene("RGB", "WEBP", (1200, 900))

    with pytest.raises(pixels.NotAPhoto):
        pixels.read(whole[: int(len(whole) * much)])
