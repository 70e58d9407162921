"""WebP decoded straight into a smaller size, by the library Pillow brings along; Pillow itself would keep four whole pictures.

The structures are those of libwebp's decode.h. Its own number of them is handed over with every call, and a library that
knows others answers no: then `known` says so, and nothing is decoded here.
"""

import ctypes
import ctypes.util
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import PIL
from PIL import Image

ABI = 0x0209
RGBA = 1
NOTES = {b"EXIF": "exif", b"ICCP": "icc_profile"}
LOSSY, LOSSLESS = 1, 2

Box = tuple[int, int, int, int]


class WebPIsBroken(ValueError):
    """What the library makes of a file that cannot be decoded."""


class _Features(ctypes.Structure):
    _fields_ = [(name, ctypes.c_int) for name in ("width", "height", "has_alpha", "has_animation", "format")] + [
        ("pad", ctypes.c_uint32 * 5)
    ]


class _Rgba(ctypes.Structure):
    _fields_ = [("rgba", ctypes.c_void_p), ("stride", ctypes.c_int), ("size", ctypes.c_size_t)]


class _Yuva(ctypes.Structure):
    _fields_ = [
        *((plane, ctypes.c_void_p) for plane in "yuva"),
        *((f"{plane}_stride", ctypes.c_int) for plane in "yuva"),
        *((f"{plane}_size", ctypes.c_size_t) for plane in "yuva"),
    ]


class _Planes(ctypes.Union):
    _fields_ = [("RGBA", _Rgba), ("YUVA", _Yuva)]


class _Buffer(ctypes.Structure):
    _fields_ = [
        *((name, ctypes.c_int) for name in ("colorspace", "width", "height", "is_external_memory")),
        ("u", _Planes),
        ("pad", ctypes.c_uint32 * 4),
        ("private_memory", ctypes.c_void_p),
    ]


class _Options(ctypes.Structure):
    _fields_ = [
        *(
            (name, ctypes.c_int)
            for name in (
                "bypass_filtering", "no_fancy_upsampling", "use_cropping", "crop_left", "crop_top", "crop_width",
                "crop_height", "use_scaling", "scaled_width", "scaled_height", "use_threads", "dithering_strength",
                "flip", "alpha_dithering_strength",
            )
        ),
        ("pad", ctypes.c_uint32 * 5),
    ]  # fmt: skip


class _Config(ctypes.Structure):
    _fields_ = [("input", _Features), ("output", _Buffer), ("options", _Options)]


@dataclass(frozen=True)
class Kind:
    """What the header of a WebP says."""

    size: tuple[int, int]
    has_alpha: bool
    is_lossless: bool


def known(data: bytes) -> Kind | None:
    """What a WebP says of itself; None for one that moves, and where the library is not as it is known here.

    Raises WebPIsBroken.
    """
    library, features = _library(), _Features()
    if library is None:
        return None
    if library.WebPGetFeaturesInternal(data, len(data), ctypes.byref(features), ABI) != 0:
        raise WebPIsBroken()
    if features.has_animation or features.format not in (LOSSY, LOSSLESS):
        return None
    return Kind((features.width, features.height), bool(features.has_alpha), features.format == LOSSLESS)


def notes_of(data: bytes) -> dict[str, bytes]:
    """How a WebP is to be turned and the colours it is in, by the names Pillow knows them by."""
    found, at = {}, 12
    while at + 8 <= len(data):
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        if data[at : at + 4] in NOTES:
            found[NOTES[data[at : at + 4]]] = data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2
    return found


def decode(data: bytes, box: Box, size: tuple[int, int]) -> Image.Image:
    """The pixels of a part of a WebP, in another size. Raises WebPIsBroken."""
    library, config = _library(), _Config()
    if library is None or not library.WebPInitDecoderConfigInternal(ctypes.byref(config), ABI):
        raise WebPIsBroken()
    left, top, right, bottom = box
    pixels = bytearray(size[0] * size[1] * 4)
    whole = (ctypes.c_char * len(pixels)).from_buffer(pixels)
    chosen = config.options
    chosen.use_cropping, chosen.crop_left, chosen.crop_top = 1, left, top
    chosen.crop_width, chosen.crop_height = right - left, bottom - top
    chosen.use_scaling, (chosen.scaled_width, chosen.scaled_height) = 1, size
    config.output.colorspace, config.output.is_external_memory = RGBA, 1
    config.output.u.RGBA = _Rgba(ctypes.addressof(whole), size[0] * 4, len(pixels))
    if library.WebPDecode(data, len(data), ctypes.byref(config)) != 0:
        raise WebPIsBroken()
    return Image.frombuffer("RGBA", size, pixels, "raw", "RGBA", 0, 1)


@cache
def _library() -> ctypes.CDLL | None:
    """The library Pillow brings along, or the system's; None where there is none that is as it is known here."""
    beside = Path(PIL.__file__).parents[1] / "pillow.libs"
    names = [str(file) for file in sorted(beside.glob("libwebp-*.so*"))] + [ctypes.util.find_library("webp") or ""]
    for name in filter(None, names):
        try:
            library = ctypes.CDLL(name)
            if library.WebPInitDecoderConfigInternal(ctypes.byref(_Config()), ABI):
                return _described(library)
        except (OSError, AttributeError):
            continue
    return None


def _described(library: ctypes.CDLL) -> ctypes.CDLL:
    """The library, with what its functions take."""
    library.WebPGetFeaturesInternal.argtypes = (ctypes.c_char_p, ctypes.c_size_t, ctypes.c_void_p, ctypes.c_int)
    library.WebPInitDecoderConfigInternal.argtypes = (ctypes.c_void_p, ctypes.c_int)
    library.WebPDecode.argtypes = (ctypes.c_char_p, ctypes.c_size_t, ctypes.c_void_p)
    return library
