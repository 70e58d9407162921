"""Pictures of goods, the woven cloths of families, the market's mark: small files that never change under one address."""

from flask import Blueprint, abort, current_app, send_from_directory
from werkzeug.wrappers import Response

from storefront.community import cloths

pictures = Blueprint("pictures", __name__)
FOR_EVER = "public, max-age=31536000, immutable"
KINDS = {"weave": cloths.weave, "band": cloths.band}
MOST_SLUG = 80


@pictures.get("/media/<shelf>/<key>/<int:width>.<ending>")
def show(shelf: str, key: str, width: int, ending: str) -> Response:
    """One form of a picture."""
    if ending not in ("webp", "jpg") or not (key.isalnum() and shelf == key[:2]):
        abort(404)
    answer = send_from_directory(current_app.config["MEDIA_DIR"], f"{shelf}/{key}/{width}.{ending}")
    answer.headers["Cache-Control"] = FOR_EVER
    return answer


@pictures.get("/favicon.ico")
def mark() -> Response:
    """The market's mark, for whoever asks for it at the address of old."""
    answer = send_from_directory(f"{current_app.root_path}/static/images", "touch.png")
    answer.headers["Cache-Control"] = "public, max-age=86400"
    return answer


@pictures.get("/cloths/<slug>-<dye>-<kind>.svg")
def cloth(slug: str, dye: str, kind: str) -> Response:
    """The cloth of a family, woven from its address and look (`dye`); the same ones give the same cloth for ever."""
    if kind not in KINDS or dye not in cloths.LOOKS or len(slug) > MOST_SLUG:
        abort(404)
    answer = Response(KINDS[kind](slug, dye), mimetype="image/svg+xml")
    answer.headers["Cache-Control"] = FOR_EVER
    return answer
