"""Files to take along: with a name people can read in their own letters, kept by nobody on the way; and private pictures."""

import re
from io import BytesIO
from urllib.parse import quote

from flask import abort, current_app, send_file
from werkzeug.wrappers import Response

from storefront.kernel import photos

PDF, CSV, PNG = "application/pdf", "text/csv", "image/png"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BETWEEN = re.compile(r"[\W_]+")
NOT_PLAIN = re.compile(r"[^A-Za-z0-9]+")


def private_picture(key: str) -> Response:
    """The photograph of a document, for whoever was let in to it: no cache keeps it. What was forgotten is not found."""
    place = photos.page_of(current_app.config["PRIVATE_DIR"], key)
    if not key.isalnum() or not place.is_file():
        abort(404)
    answer = send_file(BytesIO(place.read_bytes()), mimetype="image/jpeg", conditional=False, etag=False)
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["Content-Disposition"] = "inline"
    return answer


def file_name(*parts: object, ending: str) -> str:
    """A name of words joined by dashes: "فاتورة-12-بيت-نورة.pdf"."""
    return "-".join(word for part in parts for word in BETWEEN.split(str(part)) if word) + f".{ending}"


def plain_name(name: str) -> str:
    """What ASCII letters and digits say of a file's name: "links-بيت-نورة.csv" is "links.csv"."""
    stem, _, ending = name.rpartition(".")
    return f"{NOT_PLAIN.sub('-', stem).strip('-')}.{ending}"


def download(content: bytes, mimetype: str, name: str, *, plain: str) -> Response:
    """The file as an answer for one reader. Its name is given twice: as people read it (RFC 6266 and 5987), and for programs
    that know no other letters than ASCII what those say of `plain`."""
    answer = send_file(BytesIO(content), mimetype=mimetype)
    answer.headers["Content-Disposition"] = (
        f"attachment; filename={plain_name(plain)}; filename*=UTF-8''{quote(name, safe='')}"
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer
