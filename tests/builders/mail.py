"""Letters as a mail program receives them."""

from collections.abc import Callable
from email.message import EmailMessage

Write = Callable[..., EmailMessage]


def text_of(letter: EmailMessage) -> str:
    """What it says as plain text."""
    return str(letter.get_body(("plain",)).get_content())  # type: ignore[union-attr]  # ours have both bodies


def page_of(letter: EmailMessage) -> str:
    """What it says as a page."""
    return str(letter.get_body(("html",)).get_content())  # type: ignore[union-attr]
