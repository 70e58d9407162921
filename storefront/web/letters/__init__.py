"""Letters: a notice of the outbox becomes an e-mail, in the language of whoever it is for, as plain text and as a page.

What letters say is in templates/letters/<kind>.<language>.txt (its first line is the subject) and .html.
"""

from flask import Flask

from storefront.web.letters.writing import KINDS, write

__all__ = ["KINDS", "furnish", "write"]


def furnish(app: Flask) -> None:
    """Gives the worker what it writes letters with."""
    app.extensions["letters"] = write
