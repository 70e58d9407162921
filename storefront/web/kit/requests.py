"""One request is one unit of work, ended here and nowhere else: a safe method never writes, a refusal undoes everything."""

from typing import Any

from flask import Flask, g, request
from jinja2 import StrictUndefined
from werkzeug.wrappers import Response

from storefront.kernel import units

SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}


def keep_work() -> None:
    """Says that this request's writes stay although its answer is a refusal, as counted tries must."""
    g.keeps_work = True


class Market(Flask):
    """Flask with a unit of work round each request."""

    jinja_options = {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}

    def preprocess_request(self) -> Any:
        units.begin(writing=request.method not in SAFE_METHODS)
        return super().preprocess_request()

    def dispatch_request(self) -> Any:
        try:
            response: Response = self.make_response(super().dispatch_request())
        except BaseException:
            units.abandon()
            raise
        refused = response.status_code >= 400 and not g.get("keeps_work")
        if request.method in SAFE_METHODS or refused:
            units.abandon()
        else:
            units.finish()
        return response
