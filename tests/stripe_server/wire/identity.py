"""Who asks: the secret key, the version of the protocol, and the account on whose behalf."""

import base64
import binascii

from ..description import Operation, version
from ..money import accounts
from ..refusals import Refusal, invalid
from ..world import PLATFORM, Options, World
from ..world.options import SECRET_KEYS
from .messages import Request

SHOWN = 4


def check_key(request: Request, options: Options) -> None:
    """Raises Refusal (401) without a test key, and for a live key, which has no business here."""
    key = _key(request)
    if not key:
        said = "You did not provide an API key. Send it in the Authorization header, as in Authorization: Bearer KEY."
        raise Refusal(401, "invalid_request_error", said)
    if "_live_" in key:
        said = "A live key was sent to a test server. Look at where your settings point, and think of changing the key."
        raise Refusal(401, "invalid_request_error", said, code="livemode_mismatch")
    known = key in options.keys if options.keys else key.startswith(SECRET_KEYS) and key not in SECRET_KEYS
    if not known:
        hidden = f"{key[:8]}{'*' * max(0, len(key) - 8 - SHOWN)}{key[-SHOWN:]}" if len(key) > 16 else "*" * len(key)
        raise Refusal(401, "invalid_request_error", f"Invalid API Key provided: {hidden}")


def _key(request: Request) -> str:
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return given.strip()
    if scheme.lower() == "basic":
        try:
            return base64.b64decode(given, validate=True).decode().partition(":")[0]
        except (binascii.Error, UnicodeDecodeError):
            return ""
    return ""


def check_version(request: Request) -> None:
    """Raises Refusal for any version but the one that is described; without a header that one is meant."""
    asked = request.headers.get("stripe-version", version())
    if asked != version():
        raise invalid(f"Invalid Stripe API version: {asked[:40]}. This server speaks {version()} only.")


def owner_of(request: Request, world: World, operation: Operation) -> str:
    """The account on whose behalf something is asked. Raises Refusal when there is none of this id."""
    named = request.headers.get("stripe-account") or request.headers.get("stripe-context")
    if not named or named == PLATFORM:
        return PLATFORM
    found = world.store.find(named)
    if found is None or found.kind != accounts.KIND:
        said = f"The provided key does not have access to account '{named[:40]}' (or that account does not exist)."
        raise Refusal(403, "invalid_request_error", said, code="account_invalid")
    return found.id
