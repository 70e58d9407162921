"""From where a request comes, as the core wants to know it: a network address nobody can read back, a browser by name,
and whether this browser was signed in before (a signed cookie: such a browser is not locked out by strangers)."""

import hashlib
import hmac
import ipaddress
import secrets
from typing import Any

from flask import Flask, current_app, request
from itsdangerous import BadSignature, URLSafeSerializer
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.wrappers import Response

from storefront.community.accounts import Caller

COOKIE = "known"
A_YEAR = 60 * 60 * 24 * 365
MOST_ACCOUNTS = 5  # that one browser remembers: a family shares its tablet
BROWSERS = (
    ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"),
)  # fmt: skip
SYSTEMS = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "ChromeOS"),
    ("Macintosh", "macOS"), ("Linux", "Linux"),
)  # fmt: skip


def furnish(app: Flask) -> None:
    """Believes as many proxies as stand in front when they say from where a request comes, and nobody else."""
    if app.config["TRUSTED_PROXIES"]:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=app.config["TRUSTED_PROXIES"], x_proto=0, x_host=0
        )


def caller() -> Caller:
    """Who sent this request, without saying who it is."""
    device, knows = remembered()
    return Caller(place(), browser_name(request.user_agent.string), device, knows)


def place() -> str:
    """The network address as limits count it: hashed with the market's secret, of IPv6 the half that names a network."""
    try:
        address = ipaddress.ip_address(request.remote_addr or "")
        network = ipaddress.ip_network(f"{address}/{64 if address.version == 6 else 32}", strict=False)
    except ValueError:
        network = "unknown"  # type: ignore[assignment]  # a socket without an address
    secret = str(current_app.config["SECRET_KEY"]).encode()
    return hmac.new(secret, f"place:{network}".encode(), hashlib.sha256).hexdigest()


def browser_name(agent: str) -> str:
    """A browser and its system, as its owner would call them: "Safari · iPhone"."""
    browser = next((name for mark, name in BROWSERS if mark in agent), "")
    system = next((name for mark, name in SYSTEMS if mark in agent), "")
    return " · ".join(part for part in (browser, system) if part)


def remembered() -> tuple[str, frozenset[int]]:
    """The secret name of this browser and the accounts it was signed in to; nothing for an unknown one."""
    try:
        kept: dict[str, Any] = serializer().loads(request.cookies.get(cookie_name(), ""))
        return str(kept["device"]), frozenset(int(user_id) for user_id in kept["users"])
    except (BadSignature, KeyError, TypeError, ValueError):
        return "", frozenset()


def remember(response: Response, user_id: int) -> Response:
    """Lets this browser be known to the account from now on."""
    device, knows = remembered()
    users = [user_id, *sorted(knows - {user_id})][:MOST_ACCOUNTS]
    response.set_cookie(
        cookie_name(),
        serializer().dumps({"device": device or secrets.token_urlsafe(16), "users": users}),
        max_age=A_YEAR,
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
    )
    return response


def cookie_name() -> str:
    """The cookie's name; bound to this host wherever browsers allow it."""
    return f"__Host-{COOKIE}" if current_app.config["SESSION_COOKIE_SECURE"] else COOKIE


def serializer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="known-browser")
