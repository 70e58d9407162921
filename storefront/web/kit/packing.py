"""Pages packed with gzip on their way to browsers that unpack it; static files are packed beforehand, see assets.

A page that holds a secret must not tell it by how small it packs, so every packed page is a few bytes longer than need be,
another number each time.
"""

import secrets
from gzip import GzipFile
from io import BytesIO

from flask import Flask, request
from werkzeug.wrappers import Response

KINDS = {"text/html", "application/json", "application/xml", "image/svg+xml", "text/plain"}
LEAST = 1024  # bytes below which packing gains nothing
EFFORT = 4
MOST_PADDING = 64  # bytes, of the name a packed file may carry and nobody reads


def furnish(app: Flask) -> None:
    """Packs every answer that is worth it."""

    @app.after_request
    def pack(response: Response) -> Response:
        if response.mimetype not in KINDS:
            return response
        response.vary.add("Accept-Encoding")
        if is_worth_it(response) and request.accept_encodings["gzip"] > 0:
            response.set_data(packed(response.get_data()))
            response.content_encoding = "gzip"
        return response


def is_worth_it(response: Response) -> bool:
    """Whether an answer is all there, long enough, and not packed yet."""
    whole = not (response.is_streamed or response.direct_passthrough or response.content_encoding)
    return whole and (response.calculate_content_length() or 0) >= LEAST


def packed(content: bytes) -> bytes:
    """The same bytes with gzip, under a name of random length."""
    target = BytesIO()
    name = "p" * secrets.randbelow(MOST_PADDING)
    with GzipFile(name, "wb", EFFORT, target, mtime=0) as file:
        file.write(content)
    return target.getvalue()
