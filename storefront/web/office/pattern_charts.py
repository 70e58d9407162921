"""Invented years for the pattern book's charts: a usual one, one with a bad month, a single month, nothing at all."""

from storefront.kernel import calendars
from storefront.web.kit.charts import Columns, Point, columns

YEARS = (
    (320, 410, 380, 900, 1_250, 760, 540, 610, 580, 720, 840, 505),
    (320, 0, -180, 900, 0, 760, 540, 610, 580, 720, 1_840, 1_505),
    (1_234_567,),
    (0,) * 12,
)


def drawings(lang: str) -> list[Columns]:
    """The same drawn for readers of a language."""
    names = calendars.MONTHS[lang]
    sign = "SAR {:,}" if lang == "en" else "{:,} ر.س"
    return [
        columns(
            [
                Point(name[:3] if lang == "en" else name, value, sign.format(value))
                for name, value in zip(names, year, strict=False)
            ],
            from_right=lang == "ar",
        )
        for year in YEARS
    ]
