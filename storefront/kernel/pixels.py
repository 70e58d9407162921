"""From the bytes of an upload to a small upright picture: what may be decoded, and how, so that nobody's file fills the machine.

What decoding takes is worked out from the header, before anything is decoded. JPEG and WebP are decoded straight into a
smaller size; every other kind lies in memory whole once and is made smaller strip by strip. Only then is anything else done
to it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from typing import Any

import pillow_heif
from PIL import Image, ImageCms, ImageOps, JpegImagePlugin, PngImagePlugin

from storefront.kernel import webp
from storefront.kernel.refusals import N_, NotValid

Image.MAX_IMAGE_PIXELS = None  # how many are too many depends on the kind, and is asked here
PngImagePlugin.MAX_TEXT_CHUNK = 256 * 1024
PngImagePlugin.MAX_TEXT_MEMORY = 1024 * 1024

MOST_BYTES = 25 * 1024 * 1024
MOST_PIXELS = 25_000_000
MOST_JPEG_PIXELS = 120_000_000  # it is decoded straight into a smaller size
MOST_WEBP_PIXELS = 51_000_000  # so is it, but its every pixel is worked out: what phones take at most, in a second
MOST_MEMORY = 125_000_000  # bytes, the upload itself with them
MOST_SCANS = 64  # of a JPEG, each of which is a walk through the whole picture; encoders make about ten
LEAST_SIDE = 200
WEBP_SIDE = 1600  # pixels of the shorter side it is decoded to at most
LARGEST = 1280  # pixels of the shorter side; what is at least twice that is made smaller while it is decoded
TALLEST = 2.0  # height to width; taller pictures are cropped round the middle
STRIP = 1_000_000  # pixels
FORMATS = ("PNG", "WEBP")  # HEIC is asked of its own library, which need not copy it
BYTES_OF = {"1": 1, "L": 1, "P": 1, "I;16": 2}  # a pixel in memory; of every other mode four
MOVING_WEBP_BYTES = 16  # Pillow's decoder keeps four pictures
LOSSLESS_BYTES, CLEAR_BYTES = 4, 5  # of a WebP, which lies in memory whole once when it is lossless or its alpha is
SMALL_BYTES = 8  # of its small picture: as it is decoded, and flat
HEIF_BYTES = 1.5  # beside the pixels: the planes they are made of

Box = tuple[int, int, int, int]


class NotAPhoto(NotValid):
    text = N_("تعذّرت قراءة الصورة. اختاروا صورة من نوع JPEG أو PNG أو WebP أو HEIC.")


class PhotoIsTooBig(NotValid):
    text = N_("الصورة كبيرة جداً. أقصى حجم 25 ميغابايت و120 مليون نقطة.")


class PhotoIsTooBigForItsKind(PhotoIsTooBig):
    text = N_("الصورة كبيرة على نوعها. احفظوها بنوع JPEG العادي أو صغّروها، ثم ارفعوها من جديد.")


class PhotoIsTooSmall(NotValid):
    text = N_("الصورة صغيرة. أقل عرض وارتفاع 200 نقطة.")


@dataclass(frozen=True)
class Source:
    """An upload whose header was read: its size when decoded, the bytes that takes, what it says of itself, and how to
    have a part of its pixels."""

    size: tuple[int, int]
    needs: float
    part: Callable[[Box], Image.Image]
    info: dict[Any, Any] = field(default_factory=dict)


def read(data: bytes) -> Image.Image:
    """The picture, upright, in sRGB, at most as large as it is kept or a little more, without anything else.

    Raises NotAPhoto, PhotoIsTooBig, PhotoIsTooBigForItsKind, PhotoIsTooSmall.
    """
    if len(data) > MOST_BYTES:
        raise PhotoIsTooBig()
    try:
        return plain(ImageOps.exif_transpose(made_small(source_of(data))))
    except (PhotoIsTooBig, PhotoIsTooSmall):
        raise
    except Exception as error:  # decoders raise anything at all on damaged files
        raise NotAPhoto() from error


def source_of(data: bytes) -> Source:
    """The kind of picture an upload is, not decoded yet. Raises as `read` does, and whatever its decoder does."""
    if data.startswith(b"\xff\xd8"):
        source = jpeg_source(data)
    elif data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        source = webp_source(data)
    else:
        source = heif_source(data) if pillow_heif.is_supported(data) else pillow_source(data)
    if source.needs > MOST_MEMORY:
        raise PhotoIsTooBigForItsKind()
    return source


def refuse_size(size: tuple[int, int], most: int = MOST_PIXELS) -> None:
    """Raises PhotoIsTooBig, PhotoIsTooSmall."""
    if size[0] * size[1] > MOST_JPEG_PIXELS:
        raise PhotoIsTooBig()
    if size[0] * size[1] > most:
        raise PhotoIsTooBigForItsKind()
    if min(size) < LEAST_SIDE:
        raise PhotoIsTooSmall()


def jpeg_source(data: bytes) -> Source:
    """A JPEG; cameras write more than one picture into a file, and the first is the photograph."""
    opened = JpegImagePlugin.JpegImageFile(BytesIO(data))
    refuse_size(opened.size, MOST_JPEG_PIXELS)
    collected = coefficients_of(opened, data)
    scale = max(1, min(opened.size) // LARGEST)
    opened.draft(None, (opened.width // scale, opened.height // scale))
    return Source(opened.size, memory_of(opened, data) + collected, opened.crop, opened.info)


def webp_source(data: bytes) -> Source:
    """A WebP, decoded when its first part is asked for, then no larger than is asked of it; one that moves is its first
    picture."""
    kind = webp.known(data)
    if kind is None:
        return pillow_source(data)
    refuse_size(kind.size, MOST_WEBP_PIXELS)
    box = middle(kind.size)
    size = webp_size((box[2] - box[0], box[3] - box[1]))
    whole = CLEAR_BYTES if kind.has_alpha and not kind.is_lossless else LOSSLESS_BYTES * kind.is_lossless
    needs = kind.size[0] * kind.size[1] * whole + size[0] * size[1] * SMALL_BYTES + len(data)

    @cache
    def small() -> Image.Image:
        decoded = webp.decode(data, box, size)
        return decoded if kind.has_alpha else decoded.convert("RGB")

    return Source(size, needs, lambda part: small().crop(part), webp.notes_of(data))


def webp_size(size: tuple[int, int]) -> tuple[int, int]:
    """The size a WebP is decoded to: by a whole number smaller as others are, and never much larger than is kept."""
    shorter = min(size)
    side = min(shorter // max(1, shorter // LARGEST), WEBP_SIDE)
    return round(size[0] * side / shorter), round(size[1] * side / shorter)


def pillow_source(data: bytes) -> Source:
    """A PNG, or a WebP that moves."""
    opened = Image.open(BytesIO(data), formats=FORMATS)
    refuse_size(opened.size)
    return Source(opened.size, memory_of(opened, data), opened.crop, opened.info)


def memory_of(opened: Image.Image, data: bytes) -> float:
    """The bytes of a picture's pixels and of its upload."""
    each = MOVING_WEBP_BYTES if opened.format == "WEBP" else BYTES_OF.get(opened.mode, 4)
    return opened.width * opened.height * each + len(data)


def coefficients_of(opened: JpegImagePlugin.JpegImageFile, data: bytes) -> float:
    """The bytes a JPEG takes that comes in several scans: it is collected whole, in full size, before it can be drawn.

    Raises PhotoIsTooBigForItsKind when there are too many of them.
    """
    if data.count(b"\xff\xda") > MOST_SCANS:
        raise PhotoIsTooBigForItsKind()
    sampled = [across * down for _, across, down, _ in opened.layer]
    if "progressive" not in opened.info and begins_whole(data[: opened.fp.tell() if opened.fp else 0], len(sampled)):
        return 0.0
    return 2.0 * opened.width * opened.height * sum(sampled) / max(sampled)


def begins_whole(header: bytes, colours: int) -> bool:
    """Whether the first scan of a JPEG, whose announcement its header ends with, holds all of its colours."""
    length = 6 + 2 * colours
    return header[-length:].startswith(bytes((0, length, colours)))


def heif_source(data: bytes) -> Source:
    """A HEIC, decoded when its first part is asked for. Its library turns it upright by itself."""
    file = pillow_heif.open_heif(data)
    image = file[file.primary_index]
    refuse_size(image.size)
    each = len(image.mode) + HEIF_BYTES
    profile = {"icc_profile": image.info["icc_profile"]} if image.info.get("icc_profile") else {}

    def part(box: Box) -> Image.Image:
        left, top, right, bottom = box
        rows = bytes(memoryview(image.data)[top * image.stride : bottom * image.stride])
        size = (image.size[0], bottom - top)
        whole = Image.frombytes(image.mode, size, rows, "raw", image.mode, image.stride, 1)
        return whole.crop((left, 0, right, bottom - top))

    return Source(image.size, image.size[0] * image.size[1] * each + 2 * len(data), part, profile)


def made_small(source: Source) -> Image.Image:
    """The middle of a picture, no taller or wider than twice its other side, on white, by a whole number smaller."""
    left, top, right, bottom = middle(source.size)
    factor = max(1, min(right - left, bottom - top) // LARGEST)
    width, height = (right - left) // factor, (bottom - top) // factor
    step = max(1, STRIP // (width * factor * factor))  # rows of the small picture
    small = None
    for at in range(0, height, step):
        end = min(at + step, height)
        strip = source.part((left, top + at * factor, left + width * factor, top + end * factor))
        piece = flat(strip).reduce(factor)
        small = small or Image.new(piece.mode, (width, height))
        small.paste(piece, (0, at))
    if small is None:
        raise NotAPhoto()
    small.info = dict(source.info)
    return small


def middle(size: tuple[int, int]) -> Box:
    """What is kept of a picture: very tall and very wide ones are cut to twice the shorter side."""
    most = int(min(size) * TALLEST)
    width, height = min(size[0], most), min(size[1], most)
    left, top = (size[0] - width) // 2, (size[1] - height) // 2
    return left, top, left + width, top + height


def flat(strip: Image.Image) -> Image.Image:
    """Opaque pixels of a kind that can be averaged: RGB, CMYK or grey."""
    if strip.mode in ("RGBA", "LA", "PA") or "transparency" in strip.info:
        clear = strip.convert("RGBA")
        ground = Image.new("RGB", clear.size, "white")
        ground.paste(clear, mask=clear.getchannel("A"))
        return ground
    if strip.mode == "I;16":
        return strip.point(lambda grey: grey * (1 / 256)).convert("L")
    return strip if strip.mode in ("RGB", "CMYK", "L") else strip.convert("RGB")


def plain(picture: Image.Image) -> Image.Image:
    """Only pixels: sRGB, no profile, no comment, no text."""
    profile = picture.info.get("icc_profile")
    picture = in_srgb(picture, profile) if profile else picture
    pixels = picture if picture.mode == "RGB" else picture.convert("RGB")
    pixels.info = {}
    return pixels


def in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """The same colours in sRGB; unchanged when the profile cannot be used."""
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB") or picture
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return picture
