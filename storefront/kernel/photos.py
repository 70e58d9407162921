"""Photographs: checked, turned upright, stripped of everything but pixels, drawn again in fixed sizes. The only home of Pillow.

Nothing of what was uploaded is kept: a picture tells where it was taken, and a family's photographs are taken at home.
"""

import secrets
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pillow_heif
from PIL import Image, ImageCms, ImageFilter, ImageOps, ImageStat, PngImagePlugin

from storefront.kernel import clock
from storefront.kernel.refusals import N_, NotValid

pillow_heif.register_heif_opener(thumbnails=False)
PngImagePlugin.MAX_TEXT_CHUNK = 256 * 1024
PngImagePlugin.MAX_TEXT_MEMORY = 1024 * 1024

FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")
MOST_BYTES = 25 * 1024 * 1024
MOST_PIXELS = 25_000_000  # decoded at once this stays below 100 MB
MOST_JPEG_PIXELS = 120_000_000  # JPEG is decoded straight into a smaller size
LEAST_SIDE = 200
WIDTHS = (320, 480, 640, 960, 1280)
ENDINGS = ("webp", "jpg")
GOOD_SIDE = 800  # pixels of the shorter side; with fewer, a product page shows a picture that is not sharp
DARK, BRIGHT = 70, 212  # mean lightness, of 255
PALE = 32  # spread of lightness; a bright picture with more of it is goods on a white ground
SHARP = 60  # variance of the edges, at a size at which a phone shows them
JUDGED_AT = 480  # pixels
EDGES = ImageFilter.Kernel((3, 3), (0, 1, 0, 1, -4, 1, 0, 1, 0), scale=1, offset=128)  # the Laplacian
TALLEST = 2.0  # height to width; taller pictures are cropped round the middle
TINTS = (
    "f3ede2", "e4dccf", "d8c9b0", "e8e1f0", "dfe7dd", "a9c3b3", "bfe0e0", "9fc3d6",
    "f3d7dc", "f3dcc4", "f6d67c", "c98a5a", "b9473a", "7a2a1f", "24396f", "2b2622",
)  # fmt: skip


class NotAPhoto(NotValid):
    text = N_("تعذّرت قراءة الصورة. اختاروا صورة من نوع JPEG أو PNG أو WebP أو HEIC.")


class PhotoIsTooBig(NotValid):
    text = N_("الصورة كبيرة جداً. أقصى حجم 25 ميغابايت و25 مليون نقطة.")


class PhotoIsTooSmall(NotValid):
    text = N_("الصورة صغيرة. أقل عرض وارتفاع 200 نقطة.")


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
    PhotoIsTooSmall.
    """
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


def read(data: bytes) -> Image.Image:
    """The picture, upright, in sRGB, without anything else; raises as `keep` does."""
    if len(data) > MOST_BYTES:
        raise PhotoIsTooBig()
    opened = open_safely(data)
    try:
        if opened.format == "JPEG":
            opened.draft("RGB", (WIDTHS[-1] * 2, WIDTHS[-1] * 2))
        return crop_tall(plain(ImageOps.exif_transpose(opened)))
    except PhotoIsTooSmall:
        raise
    except Exception as error:  # decoders raise anything at all on damaged files
        raise NotAPhoto() from error


def open_safely(data: bytes) -> Image.Image:
    """Reads the header alone and refuses what would be too much to decode."""
    try:
        opened = Image.open(BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise PhotoIsTooBig() from error
    except Exception as error:  # decoders raise anything at all on damaged files
        raise NotAPhoto() from error
    most = MOST_JPEG_PIXELS if opened.format == "JPEG" else MOST_PIXELS
    if opened.width * opened.height > most:
        raise PhotoIsTooBig()
    if min(opened.size) < LEAST_SIDE:
        raise PhotoIsTooSmall()
    return opened


def plain(picture: Image.Image) -> Image.Image:
    """Only pixels: sRGB on white, no profile, no comment, no text."""
    profile = picture.info.get("icc_profile")
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        ground = Image.new("RGBA", clear.size, "white")
        picture = Image.alpha_composite(ground, clear)
    picture = in_srgb(picture, profile) if profile else picture
    pixels = picture.convert("RGB")
    pixels.info = {}
    return pixels


def in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """The same colours in sRGB; unchanged when the profile cannot be used."""
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        straight = picture if picture.mode in ("RGB", "CMYK", "L") else picture.convert("RGB")
        return ImageCms.profileToProfile(straight, source, ImageCms.createProfile("sRGB"), outputMode="RGB") or picture
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return picture


def crop_tall(picture: Image.Image) -> Image.Image:
    """Cuts very tall or very wide pictures to twice the shorter side, round the middle."""
    width, height = picture.size
    most = int(min(width, height) * TALLEST)
    return ImageOps.fit(picture, (min(width, most), min(height, most)), method=Image.Resampling.BOX)


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
