"""The market as servers want it, save that a request may say at which point the process that answers it dies."""

from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIEnvironment

from storefront import create_app
from tests.races.mortal import fuse, make_mortal

market = make_mortal(create_app())


def app(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """Answers a request, if it lives so long."""
    fuse.light(int(environ.get("HTTP_DIES_AT", "0")))
    try:
        return market(environ, start_response)
    finally:
        fuse.light(0)
