"""Headers of every answer: nothing from elsewhere, nothing inline, nothing private kept in a cache."""

from flask import Flask, g, request, session
from werkzeug.wrappers import Response

from storefront.web.kit.requests import SAFE_METHODS

POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data:",
        "style-src 'self'",
        "script-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",  # stands last: see lead_to
    )
)
GUARDS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(self), geolocation=(), microphone=()",
}
PUBLIC = "public, max-age=0, must-revalidate"


def lead_to(pages: tuple[str, ...]) -> None:
    """Lets the forms of this page lead on to pages of these origins, as those of a payment company; browsers look at where
    a form ends, not only at where it is sent."""
    g.leads_to = pages


def furnish(app: Flask) -> None:
    """Adds the headers to every answer, whatever its kind."""
    speculation = app.extensions["assets"].addresses.get("js/speculation.json")

    @app.after_request
    def guard(response: Response) -> Response:
        headers = response.headers
        for name, value in GUARDS.items():
            headers.setdefault(name, value)
        if pages := g.get("leads_to"):
            headers["Content-Security-Policy"] = " ".join((POLICY, *pages))
        if speculation:
            headers.setdefault("Speculation-Rules", f'"{speculation}"')
        if app.config["SESSION_COOKIE_SECURE"]:
            headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        headers.setdefault("Cache-Control", "no-store" if is_private(response) else PUBLIC)
        if response.mimetype == "text/html":
            headers.add("Vary", "Cookie")
        return response


def is_private(response: Response) -> bool:
    """Whether an answer was made for one person: it came with a cookie, sets one, or changes something."""
    changes = request.method not in SAFE_METHODS
    return bool(changes or request.cookies or session.modified or "Set-Cookie" in response.headers)
