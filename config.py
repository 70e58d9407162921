"""Every setting of the market, read from the environment once, with safe defaults. Imports nothing of ours."""

import os
import re
import secrets
from collections.abc import Mapping
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

ROOT = Path(__file__).resolve().parent
LOOPBACK = {"localhost", "127.0.0.1", "::1"}
KNOWN_SECRETS = {"dev", "secret", "changeme", "change-me", "please-change-me", "development"}
SHORTEST_SECRET = 32
SHORTEST_BEARER = 16
FEWEST_LETTERS = 10  # different ones; a key held down is no secret
SAUDI_IBAN = re.compile(r"SA[0-9]{4}[0-9A-Z]{18}")
EXAMPLE_ACCOUNT = {
    "BANK_IBAN": "SA0380000000608010167519",
    "BANK_HOLDER": "سوق دكّة (للتجربة)",
    "BANK_NAME": "مصرف للتجربة",
}
EXAMPLE_CONTACT = {
    "MARKET_EMAIL": "help@dakkah.example",
    "MARKET_PHONE": "011 000 0000",
    "MARKET_ADDRESS": "DKKH0000",
}
MOST_HALALAS = 100_000_000
VAT_NUMBER = re.compile(r"3[0-9]{13}3")
NOT_DEBUG = {"", "0", "false", "no"}  # with any other word Flask starts in debug mode
ENVIRONMENTS = {"production", "development"}
DATABASES = ("sqlite:///", "postgresql://", "postgres://", "postgresql+psycopg://")
TEST_KEYS, LIVE_KEYS = ("sk_test_", "rk_test_"), ("sk_live_", "rk_live_")
STRIPE_KEYS = (*TEST_KEYS, *LIVE_KEYS)


class UnsafeSettings(SystemExit):
    """Raised (and shown as one sentence) when the market would start in an unsafe state."""


def is_production(environ: Mapping[str, str]) -> bool:
    """True when ENVIRONMENT says so, or when the market can be reached from beyond this machine.

    Raises UnsafeSettings for a word that is neither, so that a slip of the pen opens nothing.
    """
    if environ.get("ENVIRONMENT"):
        if environ["ENVIRONMENT"] not in ENVIRONMENTS:
            raise UnsafeSettings('Refusing to start: ENVIRONMENT is neither "production" nor "development".')
        return environ["ENVIRONMENT"] == "production"
    site_host = parts_of("SITE_URL", environ.get("SITE_URL", "")).hostname or "localhost"
    return site_host not in LOOPBACK or environ.get("HOST", "127.0.0.1") not in LOOPBACK


def read(environ: Mapping[str, str] = os.environ) -> dict[str, object]:
    """The settings as a mapping for Flask. Raises UnsafeSettings with one clear sentence."""
    production = is_production(environ)
    host, port = environ.get("HOST", "127.0.0.1"), whole_number(environ, "PORT", 8000, least=1)
    debug = environ.get("FLASK_DEBUG", "").lower() not in NOT_DEBUG
    hosts = [name.strip() for name in environ.get("TRUSTED_HOSTS", "").split(",") if name.strip()]
    if production:
        refuse_unsafe(environ.get("SECRET_KEY", ""), hosts, debug)
        refuse_strange(hosts, parts_of("SITE_URL", environ.get("SITE_URL", "")).hostname)
    instance = folder(environ, "INSTANCE_DIR", ROOT / "instance")
    site_url = address(environ.get("SITE_URL", f"http://{host}:{port}"))
    return {
        "PRODUCTION": production,
        "HOST": host,
        "PORT": port,
        "SITE_URL": site_url,
        "TRUSTED_HOSTS": hosts or sorted({*LOOPBACK, host}),
        "TRUSTED_PROXIES": whole_number(environ, "TRUSTED_PROXIES", 0),
        "SECRET_KEY": environ.get("SECRET_KEY") or own_secret(instance),
        "INSTANCE_DIR": instance,
        "MEDIA_DIR": folder(environ, "MEDIA_DIR", instance / "media"),
        "PRIVATE_DIR": folder(environ, "PRIVATE_DIR", instance / "private"),
        "INDEX_DIR": folder(environ, "INDEX_DIR", instance / "index"),
        "MAIL_URL": post(environ.get("MAIL_URL", (instance / "mail").as_uri())),
        **carrier(environ, instance),
        "MAIL_FROM": sender(environ.get("MAIL_FROM", "Dakkah دكّة <no-reply@dakkah.example>")),
        "REDIS_URL": environ.get("REDIS_URL", ""),
        "SQLALCHEMY_DATABASE_URI": database_url(environ.get("DATABASE_URL", ""), instance),
        "SESSION_COOKIE_NAME": "__Host-dakkah" if site_url.startswith("https://") else "dakkah",
        "SESSION_COOKIE_SECURE": site_url.startswith("https://"),
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_PATH": "/",
        "PERMANENT_SESSION_LIFETIME": 60 * 60 * 24 * 30,
        "SESSION_REFRESH_EACH_REQUEST": False,
        "PLATFORM_VAT_NUMBER": vat_number(environ.get("PLATFORM_VAT_NUMBER", "")),
        "PAYOUT_MINIMUM": whole_number(environ, "PAYOUT_MINIMUM", 5_000, most=MOST_HALALAS),  # halalas
        "PAYOUT_FOUR_EYES": whole_number(environ, "PAYOUT_FOUR_EYES", 500_000, most=MOST_HALALAS),  # halalas
        "STEADY_SECONDS": 0.35,  # how long answers take that must not tell, by their time, who has an account
        "MAX_CONTENT_LENGTH": 32 * 1024 * 1024,
        "MAX_FORM_MEMORY_SIZE": 512 * 1024,
        "MAX_FORM_PARTS": 200,
        "WTF_CSRF_CHECK_DEFAULT": False,
        "WTF_CSRF_TIME_LIMIT": None,
        "BABEL_DEFAULT_LOCALE": "ar",
        "BABEL_DEFAULT_TIMEZONE": "Asia/Riyadh",
        **stripe(environ, production=production),
        **bank(environ, production=production),
        **contact(environ, production=production),
    }


def folder(environ: Mapping[str, str], name: str, usual: Path) -> Path:
    """A folder of ours, made when it is missing. Raises UnsafeSettings for a place where we cannot write."""
    place = Path(environ.get(name) or usual).resolve()
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnsafeSettings(f"Refusing to start: {name} cannot be made at {place} ({error.strerror}).") from error
    if not os.access(place, os.W_OK | os.X_OK):
        raise UnsafeSettings(f"Refusing to start: {name} at {place} cannot be written to.")
    return place


def address(url: str) -> str:
    """Where the market is found, without a slash at its end. Raises UnsafeSettings for what no browser could open."""
    parts = parts_of("SITE_URL", url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UnsafeSettings("Refusing to start: SITE_URL does not begin with http:// or https:// and a name.")
    if parts.path.strip("/") or parts.query or parts.fragment or parts.username:
        raise UnsafeSettings("Refusing to start: SITE_URL holds more than a scheme, a name and a port.")
    return url.rstrip("/")


def parts_of(name: str, url: str) -> SplitResult:
    """An address that is set, in its parts. Raises UnsafeSettings for what is none: an open bracket, a port in words."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        raise UnsafeSettings(f"Refusing to start: {name} is not an address.") from None
    return parts


def post(url: str) -> str:
    """Where letters go. Raises UnsafeSettings for a kind of post we do not know."""
    if parts_of("MAIL_URL", url).scheme not in ("file", "smtp", "smtps"):
        raise UnsafeSettings("Refusing to start: MAIL_URL begins with none of file://, smtp:// and smtps://.")
    return url


def carrier(environ: Mapping[str, str], instance: Path) -> dict[str, object]:
    """Where text messages go, and the secret an HTTP carrier knows us by. Raises UnsafeSettings for a kind of carrier we do not
    know, one over an open line, and one without a secret."""
    url, secret = environ.get("TEXTS_URL", (instance / "texts").as_uri()), environ.get("TEXTS_SECRET", "")
    parts = parts_of("TEXTS_URL", url)
    for wrong, sentence in (
        (parts.scheme not in ("file", "https", "http"), "TEXTS_URL begins with none of file://, https:// and http://."),
        (
            parts.scheme == "http" and parts.hostname not in LOOPBACK,
            "TEXTS_URL is http://, which is for this machine alone; elsewhere numbers and codes would be read on the way.",
        ),
        (parts.scheme == "https" and not parts.hostname, "TEXTS_URL names no host."),
        (parts.username or parts.password, "TEXTS_URL holds a name or a password; the secret is TEXTS_SECRET."),
        (
            parts.scheme != "file"
            and not (len(secret) >= SHORTEST_BEARER and secret.isascii() and secret.isprintable()),
            f"TEXTS_SECRET is missing or shorter than {SHORTEST_BEARER} characters; the carrier could not know us by it.",
        ),
    ):
        if wrong:
            raise UnsafeSettings(f"Refusing to start: {sentence}")
    return {"TEXTS_URL": url, "TEXTS_SECRET": secret}


def sender(text: str) -> str:
    """Who letters come from. Raises UnsafeSettings without an address in it."""
    _, mailbox = parseaddr(text)
    name, _, place = mailbox.rpartition("@")
    if not name or "." not in place.strip("."):
        raise UnsafeSettings("Refusing to start: MAIL_FROM holds no e-mail address.")
    return text


def whole_number(environ: Mapping[str, str], name: str, usual: int, *, least: int = 0, most: int = 65_535) -> int:
    """A setting that counts something. Raises UnsafeSettings for anything but digits."""
    text = environ.get(name, str(usual)).strip()
    if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
        raise UnsafeSettings(f"Refusing to start: {name} is not a whole number from {least} to {most}.")
    return int(text)


def refuse_unsafe(secret: str, hosts: list[str], debug: bool) -> None:
    """Stops the start in production when a setting would expose the families. One sentence each."""
    if debug:
        raise UnsafeSettings("Refusing to start: debug mode is on; unset FLASK_DEBUG in production.")
    if secret.lower() in KNOWN_SECRETS or len(secret) < SHORTEST_SECRET or len(set(secret)) < FEWEST_LETTERS:
        raise UnsafeSettings(
            f"Refusing to start: SECRET_KEY is missing, a known default, shorter than {SHORTEST_SECRET} "
            "characters or the same few again and again; set a long random one."
        )
    if not hosts:
        raise UnsafeSettings("Refusing to start: TRUSTED_HOSTS is empty; name the hosts of the market, by commas.")


def refuse_strange(hosts: list[str], own: str | None) -> None:
    """Stops the start when visitors of the market's own address would all be turned away."""
    if "*" in hosts:
        raise UnsafeSettings("Refusing to start: * is no host; TRUSTED_HOSTS names each of them, by commas.")
    known = {host.removeprefix(".") for host in hosts}
    if hosts and own and own not in known and not any(own.endswith(host) for host in hosts if host.startswith(".")):
        raise UnsafeSettings(f"Refusing to start: TRUSTED_HOSTS does not name {own}, the host of SITE_URL.")


def stripe(environ: Mapping[str, str], *, production: bool) -> dict[str, object]:
    """How cards are taken; without a key they are not offered. What could move money by mistake stops the start."""
    key, base = environ.get("STRIPE_SECRET_KEY", ""), environ.get("STRIPE_API_BASE", "").rstrip("/")
    written = environ.get("STRIPE_WEBHOOK_SECRETS")
    webhook_secrets = tuple(secret.strip() for secret in written.split(",")) if written is not None else ()
    transfers = environ.get("STRIPE_TRANSFERS", "")
    for wrong, sentence in (
        (key and not key.startswith(STRIPE_KEYS), "STRIPE_SECRET_KEY is no secret key of Stripe (sk_… or rk_…)."),
        (production and key.startswith(TEST_KEYS), "STRIPE_SECRET_KEY is a test key; production takes real money."),
        (base and not is_loopback(base), "STRIPE_API_BASE may only be an http address of this machine."),
        (
            base and key.startswith(LIVE_KEYS),
            "STRIPE_API_BASE is set beside a live key; a live key goes to Stripe alone.",
        ),
        (not all(webhook_secrets), "STRIPE_WEBHOOK_SECRETS holds an empty secret; anybody could sign with it."),
        (key and not webhook_secrets, "STRIPE_WEBHOOK_SECRETS is missing; what Stripe tells us could not be trusted."),
        (environ.get("STRIPE_LOG"), "STRIPE_LOG is set; Stripe's library would write secrets down."),
        (transfers not in ("", "0", "1"), "STRIPE_TRANSFERS is neither 1 nor 0."),
        (
            transfers == "1" and not key,
            "STRIPE_TRANSFERS pays families through Stripe, and there is no STRIPE_SECRET_KEY.",
        ),
    ):
        if wrong:
            raise UnsafeSettings(f"Refusing to start: {sentence}")
    return {
        "STRIPE_SECRET_KEY": key,
        "STRIPE_API_BASE": base,
        "STRIPE_WEBHOOK_SECRETS": webhook_secrets,
        "STRIPE_TRANSFERS": transfers == "1",
    }


def bank(environ: Mapping[str, str], *, production: bool) -> dict[str, object]:
    """The account transfers are sent to; without one they are not offered, but in development there is one to look at."""
    usual = {} if production or "BANK_IBAN" in environ else EXAMPLE_ACCOUNT
    iban = environ.get("BANK_IBAN", usual.get("BANK_IBAN", "")).replace(" ", "").upper()
    holder = environ.get("BANK_HOLDER", usual.get("BANK_HOLDER", "")).strip()
    if iban and not is_iban(iban):
        raise UnsafeSettings("Refusing to start: BANK_IBAN is no Saudi IBAN; its check digits do not fit.")
    if iban and not holder:
        raise UnsafeSettings("Refusing to start: BANK_HOLDER is missing; payers must know whose account BANK_IBAN is.")
    name = environ.get("BANK_NAME", usual.get("BANK_NAME", "")).strip()
    return {"BANK_IBAN": iban, "BANK_HOLDER": holder, "BANK_NAME": name}


def contact(environ: Mapping[str, str], *, production: bool) -> dict[str, object]:
    """How people reach the market, each as it is to be read; in development there is something to look at. One line each,
    because they stand in letters."""
    usual = {} if production else EXAMPLE_CONTACT
    return {name: " ".join(environ.get(name, usual.get(name, "")).split()) for name in EXAMPLE_CONTACT}


def is_iban(text: str) -> bool:
    """Whether a text is a Saudi IBAN with the right check digits (ISO 13616, mod 97)."""
    turned = text[4:] + text[:4]
    return SAUDI_IBAN.fullmatch(text) is not None and int("".join(str(int(place, 36)) for place in turned)) % 97 == 1


def is_loopback(address: str) -> bool:
    """Whether an address is plain http on this machine, and nothing but scheme, host and port."""
    parts = urlsplit(address)
    return parts.scheme == "http" and parts.hostname in LOOPBACK and not (parts.path or parts.query or parts.username)


def vat_number(text: str) -> str:
    """The platform's own VAT number, or none. A wrong one stops the start: it would stand in the books for ever."""
    plain = text.strip()
    if plain and not VAT_NUMBER.fullmatch(plain):
        raise UnsafeSettings("Refusing to start: PLATFORM_VAT_NUMBER is not 15 digits that begin and end with 3.")
    return plain


def own_secret(instance: Path) -> str:
    """A secret made once for this machine and kept readable by its owner only."""
    kept = instance / "secret_key"
    if not kept.exists() or not kept.read_text().strip():  # empty: the disk was full, or the power went
        fresh = kept.with_suffix(f".{secrets.token_hex(4)}")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
            file.write(secrets.token_hex(32))
        fresh.replace(kept)
    return kept.read_text()


def database_url(url: str, instance: Path) -> str:
    """What SQLAlchemy is to open: the SQLite file of the instance, or PostgreSQL through psycopg 3. Raises UnsafeSettings
    for any other kind of database."""
    if not url:
        return f"sqlite:///{instance / 'dakkah.sqlite3'}"
    if not url.startswith(DATABASES):
        raise UnsafeSettings("Refusing to start: DATABASE_URL begins with neither sqlite:/// nor postgresql://.")
    parts_of("DATABASE_URL", url)
    for plain in ("postgres://", "postgresql://"):
        if url.startswith(plain):
            return "postgresql+psycopg://" + url.removeprefix(plain)
    return url
