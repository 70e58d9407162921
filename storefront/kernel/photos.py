"""Photographs: read (see pixels), stripped of everything else, drawn again in fixed sizes, one at a time.

Nothing of what was uploaded is kept: a picture tells where it was taken, and a family's photographs are taken at home.
"""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from threading import Lock

from PIL import Image, ImageFilter, ImageOps, ImageStat

from storefront.kernel import clock
from storefront.kernel.pixels import LARGEST, read
from storefront.kernel.refusals import N_, NotValid

WIDTHS = (320, 480, 640, 960, LARGEST)
ENDINGS = ("webp", "jpg")
PATIENCE_SECONDS = 10.0  # of an upload whose turn it is not
PAGE_WIDTH, PAGE_NAME = 1600, "page.jpg"  # a document is kept in one form, in which its small print can be read
GOOD_SIDE = 800  # pixels of the shorter side; with fewer, a product page shows a picture that is not sharp
DARK, BRIGHT = 70, 212  # mean lightness, of 255
PALE = 32  # spread of lightness; a bright picture with more of it is goods on a white ground
SHARP = 60  # variance of the edges, at a size at which a phone shows them
JUDGED_AT = 480  # pixels
EDGES = ImageFilter.Kernel((3, 3), (0, 1, 0, 1, -4, 1, 0, 1, 0), scale=1, offset=128)  # the Laplacian
TINTS = (
    "f3ede2", "e4dccf", "d8c9b0", "e8e1f0", "dfe7dd", "a9c3b3", "bfe0e0", "9fc3d6",
    "f3d7dc", "f3dcc4", "f6d67c", "c98a5a", "b9473a", "7a2a1f", "24396f", "2b2622",
)  # fmt: skip


drawing = Lock()  # one picture at a time in each process, however many of its threads are given one


class TooManyPhotosAtOnce(NotValid):
    text = N_("تصلنا صور كثيرة في هذه اللحظة. انتظروا قليلاً ثم ارفعوا الصورة من جديد.")


@dataclass(frozen=True)
class Photo:
    """A stored picture: the name of its folder, the size of its largest form in pixels, its placeholder colour class, what
    could be better about it (see advice_on)."""

    key: str
    width: int
    height: int
    tint: str
    advice: tuple[str, ...] = ()


def keep(data: bytes, media: Path, *, effort: int = 4, square: bool = False) -> Photo:
    """Draws an uploaded picture in every size as WebP and JPEG under `media`, and forgets the upload.

    `effort` is 0 (fast) to 6 (small); `square` cuts it to one round the middle. Raises NotAPhoto, PhotoIsTooBig,
    PhotoIsTooSmall, TooManyPhotosAtOnce.
    """
    with its_turn():
        return draw(data, media, effort, square=square)


@contextmanager
def its_turn() -> Iterator[None]:
    """What a drawing takes is taken once. Raises TooManyPhotosAtOnce when others do not come to an end."""
    if not drawing.acquire(timeout=PATIENCE_SECONDS):
        raise TooManyPhotosAtOnce()
    try:
        yield
    finally:
        drawing.release()


def draw(data: bytes, media: Path, effort: int, *, square: bool) -> Photo:
    """Reads a picture and draws it in every size."""
    picture = crop_square(read(data)) if square else read(data)
    key = secrets.token_hex(16)
    folder = folder_of(media, key)
    part = folder.with_name(f".{key}.part")
    part.mkdir(parents=True)
    try:
        for width, form in forms(picture):
            form.save(part / f"{width}.webp", quality=74, method=effort)
            form.save(part / f"{width}.jpg", quality=78, optimize=effort > 1, progressive=effort > 1)
        part.replace(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return Photo(key, *largest(picture).size, tint_of(picture), advice_on(picture))


def keep_page(data: bytes, private: Path) -> Photo:
    """Draws an uploaded picture of a document once, as JPEG under `private`, which is not where public pictures lie, and
    forgets the upload. Raises as `keep` does."""
    with its_turn():
        picture = read(data)
        width = min(picture.width, PAGE_WIDTH)
        page = picture.resize((width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS)
    key = secrets.token_hex(16)
    folder = folder_of(private, key)
    part = folder.with_name(f".{key}.part")
    part.mkdir(parents=True, mode=0o700)
    try:
        page.save(part / PAGE_NAME, quality=82, optimize=True)
        part.replace(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return Photo(key, *page.size, tint_of(page))


def page_of(private: Path, key: str) -> Path:
    """The file of a document's picture."""
    return folder_of(private, key) / PAGE_NAME


def folder_of(media: Path, key: str) -> Path:
    """Where the files of a picture lie."""
    return media / key[:2] / key


def forget(media: Path, key: str) -> None:
    """Removes the files of a picture; doing it again changes nothing."""
    shutil.rmtree(folder_of(media, key), ignore_errors=True)


def settled_folders(media: Path, *, older_than: timedelta) -> Iterator[Path]:
    """The folder of every stored picture, and of every drawing that was cut short (its name begins with a dot), that is
    older than that, so that none is named whose row is still being written."""
    before = (clock.now() - older_than).timestamp()
    for folder in media.glob("??/*"):
        try:
            is_old = folder.stat().st_mtime <= before
        except FileNotFoundError:  # the worker was faster
            continue
        if is_old:
            yield folder


def settled_keys(media: Path, *, older_than: timedelta) -> Iterator[str]:
    """The keys of every stored picture that is older than that. What was left of drawings that were cut short, and is as
    old, is removed on the way."""
    for folder in settled_folders(media, older_than=older_than):
        if folder.name.startswith("."):
            shutil.rmtree(folder, ignore_errors=True)
        else:
            yield folder.name


def missing_files(media: Path, key: str, width: int) -> frozenset[str]:
    """The files of a picture, `width` wide in its largest form, that are not there."""
    folder = folder_of(media, key)
    there = {file.name for file in folder.iterdir()} if folder.is_dir() else set()
    return frozenset(f"{each}.{ending}" for each in widths(width) for ending in ENDINGS) - there


def widths(largest_width: int) -> tuple[int, ...]:
    """The widths a picture is kept in; never larger than it is."""
    return (*(width for width in WIDTHS if width < largest_width), min(largest_width, WIDTHS[-1]))


def crop_square(picture: Image.Image) -> Image.Image:
    """Cuts a picture to a square round the middle."""
    side = min(picture.size)
    return ImageOps.fit(picture, (side, side), method=Image.Resampling.BOX)


def advice_on(picture: Image.Image) -> tuple[str, ...]:
    """What could be better about a picture of goods, of "small", "dark", "bright" and "blurred"; the most helpful first.
    Advice and never a refusal: a black cloth is dark."""
    grey = picture.convert("L")
    grey.thumbnail((JUDGED_AT, JUDGED_AT), Image.Resampling.LANCZOS)
    lightness = ImageStat.Stat(grey)
    mean, spread = lightness.mean[0], lightness.stddev[0]
    edges = ImageStat.Stat(ImageOps.crop(grey.filter(EDGES), 1)).var[0]  # the rim stays as it was
    told = {
        "dark": mean < DARK,
        "bright": mean > BRIGHT and spread < PALE,
        "blurred": edges < SHARP,
        "small": min(picture.size) < GOOD_SIDE,
    }
    return tuple(name for name, is_so in told.items() if is_so)


def largest(picture: Image.Image) -> Image.Image:
    """The picture in its largest form."""
    width = min(picture.width, WIDTHS[-1])
    return picture.resize((width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS)


def forms(picture: Image.Image) -> Iterator[tuple[int, Image.Image]]:
    """The picture in every width it is kept in, the largest first; each is made from the one before."""
    form = largest(picture)
    for width in reversed(widths(form.width)):
        if width != form.width:
            size = (width, round(picture.height * width / picture.width))
            form = form.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
        yield width, form


def tint_of(picture: Image.Image) -> str:
    """The class of the placeholder colour nearest to the picture's average."""
    average = picture.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    rgb = average if isinstance(average, tuple) else (0, 0, 0)
    known = [tuple(int(tint[at : at + 2], 16) for at in (0, 2, 4)) for tint in TINTS]
    apart = [sum((a - b) ** 2 for a, b in zip(rgb, colour, strict=False)) for colour in known]
    return f"tint-{apart.index(min(apart)) + 1:02d}"
