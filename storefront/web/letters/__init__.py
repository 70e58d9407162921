"""Letters: a notice of the outbox becomes an e-mail, in the language of whoever it is for, as plain text and as a page; one
of the inbox becomes two sentences in both languages, and those a text message.

What letters say is in templates/letters/<kind>.<language>.txt (its first line is the subject) and .html.
"""

from flask import Flask

from storefront.web.letters.in_short import in_short
from storefront.web.letters.texting import write_text
from storefront.web.letters.writing import KINDS, write

__all__ = ["KINDS", "furnish", "in_short", "write", "write_text"]


def furnish(app: Flask) -> None:
    """Gives the worker what it writes letters and notices with."""
    app.extensions["letters"] = write
    app.extensions["inbox"] = in_short
    app.extensions["texts"] = write_text
