"""Photographs: upright, stripped, small; bombs and broken files refused quickly."""

import os
import time
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from storefront.kernel import clock, photos, pixels
from tests.builders.pictures import goods
from tests.kernel.hostile import claims, hostile

REAL = Path(__file__).parent / "photos"
PHOTOGRAPHS = sorted(file.name for file in REAL.iterdir() if file.suffix in (".jpg", ".heic", ".heif"))
NO_PHOTOGRAPH = "invalid_image01551.jpg"
HOSTILE = hostile()


def drawn(mode: str, kind: str, size: tuple[int, int] = (640, 480), **how: object) -> bytes:
    file = BytesIO()
    Image.new(mode, size, 120 if mode == "L" else None).save(file, kind, **how)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "is_tall"),
    [("Landscape_1.jpg", False), ("Landscape_6.jpg", False), ("Portrait_3.jpg", True), ("Portrait_8.jpg", True)],
)
def test_a_photo_is_turned_upright(name: str, is_tall: bool, tmp_path: Path) -> None:
    kept = photos.keep((REAL / name).read_bytes(), tmp_path)

    assert (kept.height > kept.width) is is_tall


@pytest.mark.parametrize("name", [name for name in PHOTOGRAPHS if name != NO_PHOTOGRAPH])
def test_nothing_but_pixels_is_kept_of_any_photograph_there_is_within_a_second(name: str, tmp_path: Path) -> None:
    began = time.process_time()
    kept = photos.keep((REAL / name).read_bytes(), tmp_path)

    assert time.process_time() - began < 1
    files = sorted(photos.folder_of(tmp_path, kept.key).iterdir())
    assert {file.suffix for file in files} == {".webp", ".jpg"}
    for file in files:
        with Image.open(file) as picture:
            assert not picture.getexif()
            assert not {"exif", "xmp", "icc_profile", "comment", "photoshop"} & picture.info.keys()


def test_every_width_is_there_and_none_is_larger_than_the_photo(tmp_path: Path) -> None:
    kept = photos.keep(drawn("RGB", "JPEG", (700, 500)), tmp_path)

    names = {file.name for file in photos.folder_of(tmp_path, kept.key).iterdir()}
    assert photos.widths(kept.width) == (320, 480, 640, 700)
    assert names == {f"{width}.{ending}" for width in (320, 480, 640, 700) for ending in ("webp", "jpg")}


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", pixels.NotAPhoto),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", pixels.NotAPhoto),
        (b"GIF89a" + b"\0" * 100, pixels.NotAPhoto),
        (claims(60_000, 60_000), pixels.PhotoIsTooBig),
        (claims(9_000, 9_000), pixels.PhotoIsTooBig),
        (b"\xff" * (pixels.MOST_BYTES + 1), pixels.PhotoIsTooBig),
        (drawn("RGB", "PNG", (100, 900)), pixels.PhotoIsTooSmall),
        (drawn("RGB", "JPEG")[:400], pixels.NotAPhoto),
        (drawn("RGB", "TIFF"), pixels.NotAPhoto),
    ],
    ids=("empty", "svg", "gif", "bomb", "big", "heavy", "small", "cut", "tiff"),
)
def test_what_is_no_photo_is_refused_at_once(data: bytes, refusal: type[Exception], tmp_path: Path) -> None:
    began = time.process_time()

    with pytest.raises(refusal):
        photos.keep(data, tmp_path)

    assert time.process_time() - began < 1
    assert list(tmp_path.rglob("*.*")) == []


def test_sixty_hostile_files_are_refused_each_at_once_and_leave_nothing(tmp_path: Path) -> None:
    taken, slow = [], []
    for name, data in HOSTILE.items():
        began = time.process_time()
        try:
            photos.keep(data, tmp_path)
            taken.append(name)
        except (pixels.NotAPhoto, pixels.PhotoIsTooBig, pixels.PhotoIsTooSmall):
            slow += [name] if time.process_time() - began >= 1 else []

    assert (len(HOSTILE), taken, slow) == (60, [], [])
    assert list(tmp_path.rglob("*.*")) == []


def test_a_real_broken_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises((pixels.NotAPhoto, pixels.PhotoIsTooSmall)):
        photos.keep((REAL / NO_PHOTOGRAPH).read_bytes(), tmp_path)


@pytest.mark.parametrize(
    ("mode", "kind"), [("RGBA", "PNG"), ("LA", "PNG"), ("P", "PNG"), ("L", "JPEG"), ("CMYK", "JPEG")]
)
def test_every_kind_of_pixels_becomes_rgb(mode: str, kind: str, tmp_path: Path) -> None:
    kept = photos.keep(drawn(mode, kind), tmp_path)

    with Image.open(photos.folder_of(tmp_path, kept.key) / "640.webp") as picture:
        assert picture.mode == "RGB"


def test_a_damaged_exif_block_does_no_harm(tmp_path: Path) -> None:
    whole = (REAL / "Portrait_8.jpg").read_bytes()
    start = whole.index(b"Exif\0\0") + 6

    for place in range(start, start + 60, 7):
        hurt = whole[:place] + b"\xff\x00\xff" + whole[place + 3 :]
        try:
            photos.keep(hurt, tmp_path)
        except pixels.NotAPhoto:
            continue


def test_forgetting_a_photo_twice_is_once(tmp_path: Path) -> None:
    kept = photos.keep(drawn("RGB", "JPEG"), tmp_path)

    photos.forget(tmp_path, kept.key)
    photos.forget(tmp_path, kept.key)

    assert not photos.folder_of(tmp_path, kept.key).exists()


def test_only_pictures_older_than_asked_are_named_and_torn_drawings_go(tmp_path: Path) -> None:
    new = photos.keep(drawn("RGB", "JPEG"), tmp_path)
    old, torn = tmp_path / "aa" / "aa11", tmp_path / "bb" / ".bb22.part"
    long_ago = (clock.now() - timedelta(days=2)).timestamp()
    for folder in (old, torn):
        folder.mkdir(parents=True)
        os.utime(folder, (long_ago, long_ago))

    named = list(photos.settled_keys(tmp_path, older_than=timedelta(days=1)))

    assert named == ["aa11"]
    assert not torn.exists()
    assert photos.folder_of(tmp_path, new.key).is_dir()


def test_a_market_without_pictures_names_none(tmp_path: Path) -> None:
    assert list(photos.settled_keys(tmp_path / "nowhere", older_than=timedelta(days=1))) == []


def test_files_that_are_gone_are_told_from_those_that_are_there(tmp_path: Path) -> None:
    kept = photos.keep(drawn("RGB", "PNG", (500, 400)), tmp_path, effort=0)
    whole = photos.missing_files(tmp_path, kept.key, kept.width)
    (photos.folder_of(tmp_path, kept.key) / "320.jpg").unlink()

    assert whole == frozenset()
    assert photos.missing_files(tmp_path, kept.key, kept.width) == {"320.jpg"}
    assert len(photos.missing_files(tmp_path, "aa11", 1280)) == 10


def test_an_upload_waits_for_its_turn_and_is_told_when_it_does_not_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(photos, "PATIENCE_SECONDS", 0.01)

    with photos.its_turn(), pytest.raises(photos.TooManyPhotosAtOnce):
        photos.keep(drawn("RGB", "JPEG"), tmp_path)

    assert photos.keep(drawn("RGB", "JPEG"), tmp_path).width == 640


def test_a_picture_that_is_refused_gives_the_turn_to_the_next(tmp_path: Path) -> None:
    with pytest.raises(pixels.NotAPhoto):
        photos.keep(b"", tmp_path)

    assert photos.keep(drawn("RGB", "JPEG"), tmp_path).width == 640


@pytest.mark.parametrize("name", ["gps_DSCN0010.jpg", "sample.heif", "Portrait_3.jpg"])
def test_a_document_is_kept_in_one_form_without_anything_but_pixels(name: str, tmp_path: Path) -> None:
    kept = photos.keep_page((REAL / name).read_bytes(), tmp_path)

    page = photos.page_of(tmp_path, kept.key)
    assert [file.name for file in page.parent.iterdir()] == [photos.PAGE_NAME]
    with Image.open(page) as drawn_anew:
        assert (drawn_anew.format, drawn_anew.size, dict(drawn_anew.getexif())) == (
            "JPEG",
            (kept.width, kept.height),
            {},
        )
    assert kept.width <= photos.PAGE_WIDTH


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"", claims(30_000, 30_000)])
def test_a_document_that_is_no_picture_leaves_nothing(data: bytes, tmp_path: Path) -> None:
    with pytest.raises((pixels.NotAPhoto, pixels.PhotoIsTooBig)):
        photos.keep_page(data, tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_a_square_is_cut_round_the_middle(tmp_path: Path) -> None:
    kept = photos.keep(drawn("RGB", "JPEG", (900, 600)), tmp_path, square=True)

    assert (kept.width, kept.height) == (600, 600)
    assert kept.advice[-1] == "small"


PICTURES = {
    "good": (goods(), ()),
    "on white": (goods(ground=250, ink=90), ()),
    "small": (goods((799, 900)), ("small",)),
    "dark": (goods(ground=40, ink=10), ("dark",)),
    "bright": (goods(ground=250, ink=225), ("bright",)),
    "blurred": (goods(blur=8), ("blurred",)),
    "dark and blurred": (goods(ground=40, ink=20, blur=12), ("dark", "blurred")),
}


@pytest.mark.parametrize("kind", PICTURES)
def test_advice_is_given_on_what_can_be_seen(kind: str) -> None:
    picture, advice = PICTURES[kind]

    assert photos.advice_on(picture) == advice


@pytest.mark.parametrize("name", ["Landscape_1.jpg", "gps_DSCN0010.jpg"])
def test_a_real_photograph_by_day_is_neither_dark_nor_bright_nor_blurred(name: str) -> None:
    told = photos.advice_on(pixels.read((REAL / name).read_bytes()))

    assert set(told) <= {"small"}
