"""A sheet of paper to try things on."""

from datetime import UTC, datetime

from storefront.web.paper.sheet import Sheet


def a_sheet(language: str = "ar") -> Sheet:
    """An open page."""
    sheet = Sheet(language, title="ورقة", author="أسرة", made_at=datetime(2026, 11, 23, tzinfo=UTC))
    sheet.turn()
    return sheet
