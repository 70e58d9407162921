"""Pictures as families send them, and what is none."""

from io import BytesIO

from PIL import Image, ImageDraw, ImageFilter

SMALL_BOMB = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00u0\x00\x00u0\x08\x02\x00\x00\x00"


def a_picture(kind: str = "JPEG", size: tuple[int, int] = (640, 480), colour: str = "#b9473a") -> bytes:
    """The bytes of a picture of one colour."""
    return bytes_of(Image.new("RGB", size, colour), kind)


def goods(size: tuple[int, int] = (1000, 1000), ground: int = 150, ink: int = 60, blur: float = 0) -> Image.Image:
    """A picture of many small things on a ground, of these lightnesses, as sharp as asked."""
    picture = Image.new("RGB", size, (ground,) * 3)
    draw = ImageDraw.Draw(picture)
    for across in range(0, size[0], 40):
        for down in range(0, size[1], 40):
            draw.ellipse((across, down, across + 24, down + 24), fill=(ink,) * 3)
    return picture.filter(ImageFilter.GaussianBlur(blur)) if blur else picture


def bytes_of(picture: Image.Image, kind: str = "JPEG") -> bytes:
    file = BytesIO()
    picture.save(file, kind)
    return file.getvalue()


def no_pictures() -> dict[str, tuple[bytes, str]]:
    """What cannot be taken, by name: its bytes, and words of the refusal."""
    unread = "تعذّرت قراءة الصورة"
    return {
        "svg": (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", unread),
        "html": (b"<!doctype html><script>alert(1)</script>", unread),
        "pdf": (b"%PDF-1.4", unread),
        "nothing": (b"", unread),
        "cut short": (a_picture()[:900], unread),
        "gif": (a_picture("GIF"), unread),
        "bomb": (SMALL_BOMB, unread),
        "too small": (a_picture(size=(60, 60)), "الصورة صغيرة"),
    }
