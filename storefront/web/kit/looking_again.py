"""Pages that wait for news: how long before they look again where no script does it (static/js/behaviours/look-again.js)."""

SECONDS = (3, 3, 5, 8, 13, 20, 30)  # the first look, the second …


def look_of(written: str) -> tuple[int, int]:
    """In how many seconds a page looks again, and the number of that look; `written` is the number its address tells."""
    number = int(written) if written.isascii() and written.isdigit() and len(written) < 3 else 0
    return SECONDS[min(number, len(SECONDS) - 1)], number + 1
