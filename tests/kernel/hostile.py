"""Sixty files that are sent as pictures and are none: other kinds, what was cut off or spoiled, and what claims to be huge."""

import random
import zlib
from pathlib import Path

REAL = Path(__file__).parent / "photos"
CUT = ("Landscape_1.jpg", "Landscape_6.jpg", "Portrait_3.jpg", "Portrait_8.jpg", "gps_DSCN0010.jpg", "sample.heif")
PARTS = (1, 10, 30, 60)  # per cent that arrived
SIZES = (
    (60_000, 60_000),
    (30_000, 30_000),
    (9_000, 9_000),
    (65_535, 1_000),
    (1_000, 65_535),
    (100_000, 100),
    (2**31 - 1, 1),
    (2**31 - 1, 2**31 - 1),
    (0, 0),
    (0, 800),
    (800, 0),
    (1, 1),
)
OTHERS = {
    "nothing": b"",
    "one byte": b"\0",
    "zeros": bytes(5_000),
    "ones": b"\xff" * 5_000,
    "words": "صورة المعمول".encode() * 100,
    "html": b"<!doctype html><script>alert(1)</script>",
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "svg that declares": b"<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg>&a;</svg>",
    "gif": b"GIF89a" + bytes(100),
    "gif that runs": b"GIF89a=1;alert(1)//" + bytes(100),
    "pdf": b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript>>>>endobj",
    "postscript": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 800 800\n(/etc/passwd) run",
    "imagemagick": b"push graphic-context\nimage over 0,0 0,0 'ephemeral:/etc/passwd'",
    "zip": b"PK\x03\x04" + bytes(200),
    "program": b"\x7fELF\x02\x01\x01" + bytes(200),
    "windows program": b"MZ" + bytes(200),
    "php": b"<?php system($_GET['c']);",
    "php after a beginning": b"\xff\xd8\xff\xe0<?php system($_GET['c']); ?>",
    "icon": b"\0\0\x01\0\x01\0\x10\x10\0\0\x01\0\x20\0" + bytes(100),
    "bitmap": b"BM" + bytes(200),
    "film": b"\0\0\0\x18ftypmp42" + bytes(200),
    "heif without a picture": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200),
    "webp of nothing": b"RIFF\x10\0\0\0WEBPVP8 " + bytes(8),
    "jpeg of nothing": b"\xff\xd8\xff\xd9",
}


def chunk(kind: bytes, body: bytes) -> bytes:
    """A piece of a PNG file."""
    return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")


def claims(width: int, height: int) -> bytes:
    """A PNG that claims a size and holds almost nothing."""
    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\x00\x00\x00"
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )


def hostile() -> dict[str, bytes]:
    """All of them, by what they are."""
    found = dict(OTHERS) | {f"claims {wide} x {high}": claims(wide, high) for wide, high in SIZES}
    for name in CUT:
        whole = (REAL / name).read_bytes()
        found |= {
            f"{part} per cent of {name}": whole[: len(whole) * part // 100] for part in PARTS[: 3 + (name in CUT[:3])]
        }
    noise = random.Random(1)
    found |= {f"noise after {name}": begins + noise.randbytes(20_000) for name, begins in BEGINNINGS.items()}
    return found


BEGINNINGS = {
    "jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF\0",
    "png": b"\x89PNG\r\n\x1a\n",
    "webp": b"RIFF\x20\x4e\0\0WEBPVP8L",
}
