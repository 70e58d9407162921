"""From where a request comes: an address nobody can read back, a browser by its name, a browser that was here before."""

import pytest
from flask import Flask, Response, request

from storefront.web.kit import callers


def place_of(app: Flask, address: str | None) -> str:
    with app.test_request_context("/", environ_base={"REMOTE_ADDR": address}):
        return callers.place()


def test_an_address_is_counted_but_never_kept(app: Flask) -> None:
    place = place_of(app, "203.0.113.7")

    assert "203" not in place
    assert len(place) == 64
    assert place == place_of(app, "203.0.113.7") != place_of(app, "203.0.113.8")


def test_a_network_of_the_new_kind_counts_as_one(app: Flask) -> None:
    one, same, other = (place_of(app, address) for address in ("2001:db8::1", "2001:db8::ffff:2", "2001:db8:0:1::1"))

    assert one == same != other


@pytest.mark.parametrize("address", [None, "", "unix:", "not an address"])
def test_a_socket_without_an_address_has_a_place_too(app: Flask, address: str | None) -> None:
    assert place_of(app, address) == place_of(app, "")


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/130 Safari/537 Edg/130", "Edge · Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0", "Firefox · Linux"),
        ("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537 SamsungBrowser/25 Chrome/120", "Samsung Internet · Android"),
        ("Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) CriOS/130 Safari/604", "Chrome · iPad"),
        ("curl/8", ""),
        ("", ""),
        ("<script>alert(1)</script>" * 500, ""),
    ],
)
def test_a_browser_is_called_what_its_owner_calls_it(agent: str, name: str) -> None:
    assert callers.browser_name(agent) == name


def cookie_after(app: Flask, cookie: str, *users: int) -> str:
    """The cookie of a browser after people signed in on it."""
    for user in users:
        with app.test_request_context("/", headers={"Cookie": f"known={cookie}"} if cookie else None):
            cookie = callers.remember(Response(), user).headers["Set-Cookie"].partition(";")[0].removeprefix("known=")
    return cookie


def known_by(app: Flask, cookie: str) -> tuple[str, frozenset[int]]:
    with app.test_request_context("/", headers={"Cookie": f"known={cookie}"}):
        return callers.remembered()


def test_a_browser_remembers_who_signed_in_and_stays_the_same(app: Flask) -> None:
    first = cookie_after(app, "", 3)
    second = cookie_after(app, first, 8)

    assert known_by(app, second) == (known_by(app, first)[0], frozenset({3, 8}))


def test_it_remembers_a_family_and_not_a_whole_town(app: Flask) -> None:
    _, users = known_by(app, cookie_after(app, "", *range(1, 20)))

    assert 19 in users
    assert len(users) == callers.MOST_ACCOUNTS


@pytest.mark.parametrize("forged", ["", "x", "eyJ1c2VycyI6WzFdfQ.AAAA", "null", '{"device":"a","users":[1]}', "\x01"])
def test_a_forged_cookie_is_an_unknown_browser(app: Flask, forged: str) -> None:
    assert known_by(app, forged) == ("", frozenset())


def test_a_signed_cookie_of_another_shape_is_an_unknown_browser(app: Flask) -> None:
    for kept in (7, [], {"device": "a"}, {"device": "a", "users": 7}, {"device": "a", "users": ["x"]}):
        with app.app_context():
            cookie = callers.serializer().dumps(kept)
        assert known_by(app, cookie) == ("", frozenset()), kept


def place_behind(app: Flask, proxies: int, said: str) -> tuple[str, str]:
    """Whose request it is, and by which scheme, with so many proxies in front and a header that says this."""
    inner = Flask("inner")
    inner.config["TRUSTED_PROXIES"] = proxies
    inner.add_url_rule("/", view_func=lambda: f"{request.remote_addr} {request.scheme} {request.host}")
    callers.furnish(inner)
    headers = {"X-Forwarded-For": said, "X-Forwarded-Proto": "https", "X-Forwarded-Host": "evil.example"}
    text = inner.test_client().get("/", headers=headers, environ_base={"REMOTE_ADDR": "10.0.0.9"}).text
    assert text.endswith(" localhost")
    return text.split()[0], text.split()[1]


def test_without_a_proxy_nobody_is_believed(app: Flask) -> None:
    assert place_behind(app, 0, "203.0.113.7") == ("10.0.0.9", "http")


def test_as_many_proxies_are_believed_as_stand_in_front(app: Flask) -> None:
    assert place_behind(app, 1, "198.51.100.1, 203.0.113.7") == ("203.0.113.7", "https")
    assert place_behind(app, 2, "198.51.100.1, 203.0.113.7")[0] == "198.51.100.1"
