"""Uploads in bounded memory: what phones send is taken, what would fill the machine is refused by its header."""

import json
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from storefront.kernel import pixels
from tests.architecture.house import ROOT

REAL = Path(__file__).parent / "photos"
MOST_BYTES = 150 * 1024 * 1024
MOST_SECONDS = 2.0  # of a core that is shared; a quiet one needs half of it
TAKEN = (
    "phone 24.jpg", "phone 48.jpg", "phone 24.heic", "panorama.jpg", "clear 25.png", "coloured 25.png", "phone 12.webp",
    "phone 24.webp", "phone 50.webp", "clear 12.webp", "lossless 24.webp", "phone 12.png", "phone 12.heic",
)  # fmt: skip
TOO_BIG = (
    "progressive 48.jpg", "cmyk progressive 119.jpg", "apart 119.jpg", "scans.jpg", "lossless 30.webp", "moving 12.webp",
    "phone 119.webp",
)  # fmt: skip


def drawn(mode: str, kind: str, size: tuple[int, int] = (640, 480), **how: object) -> bytes:
    file = BytesIO()
    Image.new(mode, size, None).save(file, kind, **how)
    return file.getvalue()


def a_scene(mode: str, kind: str, size: tuple[int, int], **how: object) -> bytes:
    """A picture with something to be seen in it, of any size, so that decoding it is work."""
    with Image.open(REAL / "Landscape_1.jpg") as opened:
        scene = opened.convert(mode).resize(size, Image.Resampling.BILINEAR)
    if mode == "RGBA":
        scene.putalpha(Image.radial_gradient("L").resize(size))
    file = BytesIO()
    scene.save(file, kind, **how)
    return file.getvalue()


def enlarged(jpeg: bytes, width: int, height: int) -> bytes:
    """The same JPEG, saying of itself that it is larger."""
    frame = next(place for mark in (b"\xff\xc0", b"\xff\xc2") if (place := jpeg.find(mark)) > 0)
    return jpeg[: frame + 5] + height.to_bytes(2, "big") + width.to_bytes(2, "big") + jpeg[frame + 9 :]


def one_colour_at_a_time(jpeg: bytes) -> bytes:
    """The same JPEG, whose first scan says that it holds one colour."""
    scan = jpeg.index(b"\xff\xda")
    return jpeg[: scan + 2] + b"\x00\x08\x01\x01\x00\x00\x3f\x00" + jpeg[scan + 14 :]


def uploads() -> dict[str, bytes]:
    """A picture of every kind that weighs much, by its name."""
    small, slow = drawn("RGB", "JPEG", (400, 300)), drawn("RGB", "JPEG", (400, 300), progressive=True)
    cmyk = drawn("CMYK", "JPEG", (400, 300), progressive=True)
    webp = drawn("RGBA", "WEBP", (400, 300), lossless=True)
    lossy = drawn("RGB", "WEBP", (400, 300))
    moving = drawn("RGB", "WEBP", (400, 300), save_all=True, append_images=[Image.new("RGB", (400, 300), "white")])
    return {
        "phone 24.jpg": drawn("RGB", "JPEG", (6000, 4000)),
        "phone 48.jpg": drawn("RGB", "JPEG", (8064, 6048)),
        "phone 12.heic": (REAL / "phone_12_million.heic").read_bytes(),
        "phone 24.heic": (REAL / "phone_24_million.heic").read_bytes(),
        "panorama.jpg": drawn("RGB", "JPEG", (16000, 3800)),
        "clear 25.png": drawn("RGBA", "PNG", (5000, 5000), compress_level=1),
        "coloured 25.png": drawn("P", "PNG", (5000, 5000), compress_level=1, transparency=0),
        "phone 12.png": a_scene("RGB", "PNG", (4032, 3024), compress_level=1),
        "phone 12.webp": a_scene("RGB", "WEBP", (4032, 3024), method=0, quality=85),
        "phone 24.webp": a_scene("RGB", "WEBP", (5712, 4284), method=0, quality=85),
        "phone 50.webp": a_scene("RGB", "WEBP", (8192, 6144), method=0, quality=85),
        "clear 12.webp": a_scene("RGBA", "WEBP", (4032, 3024), method=0, quality=85),
        "lossless 24.webp": drawn("RGBA", "WEBP", (5712, 4284), method=0, quality=0, lossless=True),
        "progressive 48.jpg": enlarged(slow, 8064, 6048),
        "cmyk progressive 119.jpg": enlarged(cmyk, 10900, 10900),
        "apart 119.jpg": enlarged(one_colour_at_a_time(small), 10900, 10900),
        "scans.jpg": slow + b"\xff\xda" * pixels.MOST_SCANS,
        "lossless 30.webp": webp[:21] + (5599 | 5399 << 14 | 1 << 28).to_bytes(4, "little") + webp[25:],
        "moving 12.webp": moving[:24] + (4031).to_bytes(3, "little") + (3023).to_bytes(3, "little") + moving[30:],
        "phone 119.webp": lossy[:26] + (10900).to_bytes(2, "little") * 2 + lossy[30:],
    }


@pytest.fixture(scope="module")
def weighed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What each of the uploads takes, by its name."""
    folder = tmp_path_factory.mktemp("uploads")
    for name, data in uploads().items():
        (folder / name).write_bytes(data)
    files = [str(folder / name) for name in (*TAKEN, *TOO_BIG)]
    command = [sys.executable, "-m", "tests.kernel.weighing", *files]
    said = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True).stdout
    shutil.rmtree(folder)
    return dict(zip((*TAKEN, *TOO_BIG), map(json.loads, said.splitlines()), strict=True))


@pytest.mark.parametrize("name", TAKEN)
def test_what_people_send_is_kept_and_never_fills_the_machine(name: str, weighed: dict[str, Any]) -> None:
    took = weighed[name]

    assert took["came"] == "kept"
    assert 5_000_000 < took["grew"] <= MOST_BYTES
    assert took["seconds"] <= MOST_SECONDS


@pytest.mark.parametrize("name", TOO_BIG)
def test_what_would_fill_it_is_refused_before_it_is_decoded(name: str, weighed: dict[str, Any]) -> None:
    took = weighed[name]

    assert took["came"] == "PhotoIsTooBigForItsKind"
    assert took["grew"] <= MOST_BYTES / 10
    assert took["seconds"] <= MOST_SECONDS / 10


@pytest.mark.parametrize(
    ("mode", "kind", "how", "expected"),
    [
        ("RGB", "JPEG", {}, (200, 100, 50)),
        ("RGB", "PNG", {}, (200, 100, 50)),
        ("RGB", "WEBP", {"lossless": True}, (200, 100, 50)),
        ("RGBA", "PNG", {}, (227, 177, 152)),
        ("RGBA", "WEBP", {"lossless": True}, (227, 177, 152)),
        ("I;16", "PNG", {}, (78, 78, 78)),
    ],
)
def test_colours_stay_what_they_are_when_a_picture_is_made_smaller(
    mode: str, kind: str, how: dict[str, Any], expected: tuple[int, int, int]
) -> None:
    colour = {"RGB": (200, 100, 50), "RGBA": (200, 100, 50, 128), "I;16": 20_000}[mode]
    file = BytesIO()
    Image.new(mode, (2600, 2570), colour).save(file, kind, **how)

    small = pixels.read(file.getvalue())

    assert (small.mode, small.size) == ("RGB", (1300, 1285))
    for place in ((0, 0), (650, 640), (1299, 1284)):
        seen = small.getpixel(place)
        assert isinstance(seen, tuple)
        assert max(abs(a - b) for a, b in zip(seen, expected, strict=True)) <= 3


@pytest.mark.parametrize("size", [(300, 3000), (3000, 300), (1300, 2700), (5200, 2600), (2561, 2561)])
def test_nothing_of_the_middle_is_lost_or_moved(size: tuple[int, int]) -> None:
    whole = Image.new("RGB", size, "white")
    whole.paste("black", (0, size[1] // 2, size[0], size[1]))
    file = BytesIO()
    whole.save(file, "PNG", compress_level=1)

    small = pixels.read(file.getvalue())

    assert max(small.size) <= 2 * min(small.size)
    assert min(small.size) >= min(*size, pixels.LARGEST)
    grey = small.convert("L").resize((1, small.height), Image.Resampling.BOX)
    rows = [grey.getpixel((0, row)) for row in range(small.height)]
    assert rows[: small.height // 2 - 1] == [255] * (small.height // 2 - 1)
    assert rows[small.height // 2 + 1 :] == [0] * (small.height - small.height // 2 - 1)


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "PNG"])
def test_a_picture_of_every_kind_is_turned_upright(kind: str) -> None:
    lying = Image.new("RGB", (4032, 3024), "white")
    lying.paste("black", (0, 0, 2016, 3024))  # what is left is on top when it stands
    exif = lying.getexif()
    exif[0x0112] = 6
    file = BytesIO()
    lying.save(file, kind, exif=exif)

    upright = pixels.read(file.getvalue())

    assert upright.height > upright.width
    ends = [upright.convert("L").getpixel((upright.width // 2, row)) for row in (10, upright.height - 10)]
    assert ends == [0, 255]


def test_the_photograph_is_the_first_of_the_pictures_a_camera_writes_into_one_file() -> None:
    file = BytesIO()
    depth = Image.new("RGB", (320, 240), "white")
    Image.new("RGB", (6400, 4800), "navy").save(file, "MPO", save_all=True, append_images=[depth])

    small = pixels.read(file.getvalue())

    assert small.size == (3200, 2400)
    assert small.getpixel((10, 10)) != (255, 255, 255)
