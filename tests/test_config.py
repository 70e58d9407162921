"""Settings: safe without any, read from the environment, and a start that is refused in one sentence when unsafe."""

import os
import stat
from pathlib import Path

import pytest

import config

SECRET = "a long and random secret of at least thirty-two characters"
SAFE = {"ENVIRONMENT": "production", "SECRET_KEY": SECRET, "TRUSTED_HOSTS": "dakkah.example"}


def read(folder: Path, **environ: str) -> dict[str, object]:
    return config.read({"INSTANCE_DIR": str(folder), **environ})


def test_without_any_setting_the_market_is_this_machines_alone(tmp_path: Path) -> None:
    settings = read(tmp_path)

    assert (settings["HOST"], settings["PORT"], settings["SITE_URL"]) == ("127.0.0.1", 8000, "http://127.0.0.1:8000")
    assert settings["PRODUCTION"] is False
    assert settings["TRUSTED_HOSTS"] == ["127.0.0.1", "::1", "localhost"]
    assert settings["SQLALCHEMY_DATABASE_URI"] == f"sqlite:///{tmp_path.resolve() / 'dakkah.sqlite3'}"
    assert settings["MEDIA_DIR"] == tmp_path.resolve() / "media"
    assert settings["INDEX_DIR"] == tmp_path.resolve() / "index"
    assert settings["MAIL_URL"] == (tmp_path.resolve() / "mail").as_uri()
    assert settings["TEXTS_URL"] == (tmp_path.resolve() / "texts").as_uri()
    assert settings["TRUSTED_PROXIES"] == 0


def test_a_safe_market_starts(tmp_path: Path) -> None:
    settings = read(tmp_path, **SAFE, SITE_URL="https://dakkah.example/", HOST="0.0.0.0", PORT="80")

    assert (settings["PRODUCTION"], settings["SECRET_KEY"]) == (True, SECRET)
    assert settings["TRUSTED_HOSTS"] == ["dakkah.example"]
    assert settings["SITE_URL"] == "https://dakkah.example"


@pytest.mark.parametrize(
    "environ",
    [
        {"ENVIRONMENT": "production"},
        {"HOST": "0.0.0.0"},
        {"HOST": "192.0.2.7"},
        {"HOST": "::"},
        {"SITE_URL": "https://dakkah.example"},
        {"SITE_URL": "http://127.0.0.1.evil.example"},
    ],
)
def test_what_can_be_reached_from_elsewhere_is_production(environ: dict[str, str]) -> None:
    assert config.is_production(environ)
    assert not config.is_production({**environ, "ENVIRONMENT": "development"})


@pytest.mark.parametrize("environ", [{}, {"HOST": "localhost"}, {"HOST": "::1"}, {"SITE_URL": "http://localhost:8001"}])
def test_what_cannot_be_reached_is_not(environ: dict[str, str]) -> None:
    assert not config.is_production(environ)


@pytest.mark.parametrize(
    "secret",
    [
        "",
        "dev",
        "SECRET",
        "changeme",
        "please-change-me",
        "x" * 31,
        "a1" * 40,
        "development",
        *sorted(config.KNOWN_SECRETS),
    ],
)
def test_a_missing_known_or_short_secret_refuses_to_start(tmp_path: Path, secret: str) -> None:
    check_refusal(tmp_path, "SECRET_KEY", SECRET_KEY=secret)


@pytest.mark.parametrize("hosts", ["*", "other.example", "*.dakkah.example", ".other.example", "akkah.example"])
def test_hosts_that_turn_every_visitor_away_refuse_to_start(tmp_path: Path, hosts: str) -> None:
    check_refusal(tmp_path, "TRUSTED_HOSTS", TRUSTED_HOSTS=hosts, SITE_URL="https://dakkah.example")


@pytest.mark.parametrize("hosts", ["dakkah.example", "www.dakkah.example, dakkah.example", ".dakkah.example"])
def test_the_markets_own_host_may_be_named_in_several_ways(tmp_path: Path, hosts: str) -> None:
    assert read(tmp_path, **{**SAFE, "TRUSTED_HOSTS": hosts}, SITE_URL="https://dakkah.example")["TRUSTED_HOSTS"]


@pytest.mark.parametrize("hosts", ["", " ", ",", " , "])
def test_missing_hosts_refuse_to_start(tmp_path: Path, hosts: str) -> None:
    check_refusal(tmp_path, "TRUSTED_HOSTS", TRUSTED_HOSTS=hosts)


@pytest.mark.parametrize("debug", ["1", "true", "TRUE", "yes", "on", "y", "t", "2", "enabled", "TRUE "])
def test_debug_mode_refuses_to_start(tmp_path: Path, debug: str) -> None:
    check_refusal(tmp_path, "FLASK_DEBUG", FLASK_DEBUG=debug)


@pytest.mark.parametrize("word", ["prod", "Production", "live", "dev", " production"])
def test_a_word_that_is_no_environment_refuses_to_start(tmp_path: Path, word: str) -> None:
    check_refusal(tmp_path, "ENVIRONMENT", ENVIRONMENT=word)


@pytest.mark.parametrize("name", ["PORT", "TRUSTED_PROXIES"])
@pytest.mark.parametrize("text", ["abc", "-1", "1.5", "٨٠٠٠", "70000", ""])
def test_what_is_no_number_refuses_to_start(tmp_path: Path, name: str, text: str) -> None:
    check_refusal(tmp_path, name, **{name: text})


@pytest.mark.parametrize(
    "url",
    ["nonsense", "mysql://127.0.0.1/market", "/var/market.db", "sqlite:", "postgresql+psycopg2://a:b@127.0.0.1/x"],
)
def test_another_kind_of_database_refuses_to_start(tmp_path: Path, url: str) -> None:
    check_refusal(tmp_path, "DATABASE_URL", DATABASE_URL=url)


def check_refusal(folder: Path, named: str, **environ: str) -> None:
    """The start is refused in one sentence that names the setting and tells no secret."""
    with pytest.raises(config.UnsafeSettings) as refused:
        read(folder, **{**SAFE, **environ})

    told = str(refused.value)
    assert told.startswith("Refusing to start: ")
    assert named in told
    assert "\n" not in told
    assert SECRET not in told


def test_a_refused_start_leaves_no_secret_behind(tmp_path: Path) -> None:
    with pytest.raises(config.UnsafeSettings):
        read(tmp_path, ENVIRONMENT="production", TRUSTED_HOSTS="dakkah.example")

    assert not (tmp_path / "secret_key").exists()


def test_a_secret_that_was_lost_on_its_way_to_the_disk_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "secret_key").write_text("")

    assert len(str(read(tmp_path)["SECRET_KEY"])) >= config.SHORTEST_SECRET
    assert read(tmp_path)["SECRET_KEY"] == (tmp_path / "secret_key").read_text()


def test_on_this_machine_a_secret_is_made_once_and_kept_from_others(tmp_path: Path) -> None:
    first, second = read(tmp_path / "one")["SECRET_KEY"], read(tmp_path / "one")["SECRET_KEY"]
    other = read(tmp_path / "two")["SECRET_KEY"]

    assert first == second != other
    assert len(str(first)) >= config.SHORTEST_SECRET
    assert stat.S_IMODE(os.stat(tmp_path / "one" / "secret_key").st_mode) == 0o600


def test_cookies_of_an_encrypted_site_are_bound_to_it(tmp_path: Path) -> None:
    plain, encrypted = read(tmp_path), read(tmp_path, **SAFE, SITE_URL="https://dakkah.example")

    assert (plain["SESSION_COOKIE_NAME"], plain["SESSION_COOKIE_SECURE"]) == ("dakkah", False)
    assert (encrypted["SESSION_COOKIE_NAME"], encrypted["SESSION_COOKIE_SECURE"]) == ("__Host-dakkah", True)
    for settings in (plain, encrypted):
        assert settings["SESSION_COOKIE_HTTPONLY"] is True
        assert settings["SESSION_COOKIE_SAMESITE"] == "Lax"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_postgresql_is_spoken_to_by_one_driver(tmp_path: Path, scheme: str) -> None:
    settings = read(tmp_path, DATABASE_URL=f"{scheme}://user:word@127.0.0.1/market")

    assert settings["SQLALCHEMY_DATABASE_URI"] == "postgresql+psycopg://user:word@127.0.0.1/market"


def test_another_database_address_is_taken_as_it_is(tmp_path: Path) -> None:
    assert read(tmp_path, DATABASE_URL="sqlite:///x.db")["SQLALCHEMY_DATABASE_URI"] == "sqlite:///x.db"


def test_folders_and_hosts_are_read_as_they_are_written(tmp_path: Path) -> None:
    settings = read(
        tmp_path,
        MEDIA_DIR=str(tmp_path / "a"),
        INDEX_DIR=str(tmp_path / "b"),
        TRUSTED_HOSTS=" one.example , two.example,",
        TRUSTED_PROXIES="2",
    )

    assert (settings["MEDIA_DIR"], settings["INDEX_DIR"]) == (tmp_path / "a", tmp_path / "b")
    assert settings["TRUSTED_HOSTS"] == ["one.example", "two.example"]
    assert settings["TRUSTED_PROXIES"] == 2


def test_how_to_reach_the_market_is_an_example_in_development_and_nothing_in_production(tmp_path: Path) -> None:
    names = ("MARKET_EMAIL", "MARKET_PHONE", "MARKET_ADDRESS")

    example, real = read(tmp_path), read(tmp_path, **SAFE)
    own = read(tmp_path, **SAFE, MARKET_EMAIL=" care@market.example ", MARKET_PHONE="+966 11\n000 0000")

    assert [example[name] for name in names] == ["help@dakkah.example", "011 000 0000", "DKKH0000"]
    assert [real[name] for name in names] == ["", "", ""]
    assert [own[name] for name in names] == ["care@market.example", "+966 11 000 0000", ""]


@pytest.mark.parametrize(
    ("setting", "value", "told"),
    [
        ("PORT", "0", "PORT is not a whole number from 1"),
        ("SITE_URL", "notaurl", "SITE_URL does not begin with http:// or https://"),
        ("SITE_URL", "https://", "SITE_URL does not begin with http:// or https://"),
        ("SITE_URL", "http://[::1", "SITE_URL is not an address"),
        ("SITE_URL", "http://127.0.0.1:99999x", "SITE_URL is not an address"),
        ("SITE_URL", "http://127.0.0.1:5197/sub", "SITE_URL holds more than a scheme, a name and a port"),
        ("MAIL_URL", "smtp://127.0.0.1:abc", "MAIL_URL is not an address"),
        ("MAIL_FROM", "nobody", "MAIL_FROM holds no e-mail address"),
        ("DATABASE_URL", "postgresql://[::1/x", "DATABASE_URL is not an address"),
        ("MAIL_URL", "ftp://x", "MAIL_URL begins with none of file://, smtp:// and smtps://"),
        ("TEXTS_URL", "sms://x", "TEXTS_URL begins with none of file://, https:// and http://"),
        ("TEXTS_URL", "http://texts.example/", "TEXTS_URL is http://, which is for this machine alone"),
        ("TEXTS_URL", "https://name:pw@texts.example/", "TEXTS_URL holds a name or a password"),
        ("TEXTS_URL", "https:///path", "TEXTS_URL names no host"),
        ("TEXTS_URL", "https://[::1/x", "TEXTS_URL is not an address"),
        ("TEXTS_URL", "https://texts.example/", "TEXTS_SECRET is missing or shorter than 16 characters"),
        ("MEDIA_DIR", "/proc/x", "MEDIA_DIR cannot be made at /proc/x"),
        ("INDEX_DIR", "/etc/passwd", "INDEX_DIR cannot be made at /etc/passwd"),
        ("INSTANCE_DIR", "/proc/x/y", "INSTANCE_DIR cannot be made at /proc/x/y"),
    ],
)
def test_what_cannot_work_is_refused_before_anything_begins(
    tmp_path: Path, setting: str, value: str, told: str
) -> None:
    with pytest.raises(config.UnsafeSettings, match=told):
        config.read({"INSTANCE_DIR": str(tmp_path), setting: value})


@pytest.mark.parametrize(
    ("secret", "is_taken"), [("s" * 15, False), ("s" * 16, True), ("س" * 16, False), ("long enough\r\nX: y", False)]
)
def test_a_carrier_behind_an_address_is_given_a_secret(tmp_path: Path, secret: str, is_taken: bool) -> None:
    environ = {"INSTANCE_DIR": str(tmp_path), "TEXTS_SECRET": secret, "TEXTS_URL": "https://texts.example/send"}
    if is_taken:
        assert config.read(environ)["TEXTS_SECRET"] == secret
    else:
        with pytest.raises(config.UnsafeSettings, match="TEXTS_SECRET"):
            config.read(environ)
