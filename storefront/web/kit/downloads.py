"""Files to take along: with a name people can read in their own letters, kept by nobody on the way."""

import re
from io import BytesIO
from urllib.parse import quote

from flask import send_file
from werkzeug.wrappers import Response

PDF, CSV = "application/pdf", "text/csv"
BETWEEN = re.compile(r"[\W_]+")


def file_name(*parts: object, ending: str) -> str:
    """A name of words joined by dashes: "فاتورة-12-بيت-نورة.pdf"."""
    return "-".join(word for part in parts for word in BETWEEN.split(str(part)) if word) + f".{ending}"


def download(content: bytes, mimetype: str, name: str, *, plain: str) -> Response:
    """The file as an answer for one reader. Its name is given twice: `plain` for programs that know no other letters than
    ASCII, and as people read it (RFC 6266 and 5987)."""
    answer = send_file(BytesIO(content), mimetype=mimetype)
    answer.headers["Content-Disposition"] = f"attachment; filename={plain}; filename*=UTF-8''{quote(name, safe='')}"
    answer.headers["Cache-Control"] = "no-store"
    return answer
