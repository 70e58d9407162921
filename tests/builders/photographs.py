"""A photograph as a phone takes it: lying on its side with a note how to turn it, and the place where it was taken."""

from io import BytesIO

from PIL import Image

WIDTH, HEIGHT = 640, 480  # of the pixels as the sensor wrote them
TURN_RIGHT = 6  # EXIF orientation: a quarter turn clockwise makes it stand
SKY, SAND = (60, 120, 220), (220, 190, 130)
ORIENTATION, MAKE, GPS = 0x0112, 0x010F, 0x8825
PLACE = {1: "N", 2: (24.0, 42.0, 36.0), 3: "E", 4: (46.0, 40.0, 12.0)}


def a_phone_photo() -> bytes:
    """A JPEG of sky above sand, once it stands upright: 480 pixels wide and 640 high."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), SAND)
    picture.paste(SKY, (0, 0, WIDTH // 2, HEIGHT))  # what lies at the start of each row is on top afterwards
    exif = picture.getexif()
    exif[ORIENTATION], exif[MAKE] = TURN_RIGHT, "Telephone"
    exif.get_ifd(GPS).update(PLACE)
    taken = BytesIO()
    picture.save(taken, "JPEG", exif=exif, quality=90)
    return taken.getvalue()


def top_and_bottom(data: bytes) -> tuple[str, str]:
    """What is seen at the top and at the bottom of a picture: "sky" or "sand"."""
    picture = Image.open(BytesIO(data)).convert("RGB")
    ends = (picture.getpixel((picture.width // 2, row)) for row in (10, picture.height - 10))
    top, bottom = ("sky" if blue > red else "sand" for red, _, blue in ends)  # type: ignore[misc]
    return top, bottom


def what_it_tells(data: bytes) -> dict[int, object]:
    """The notes a picture carries beside its pixels."""
    return dict(Image.open(BytesIO(data)).getexif())
