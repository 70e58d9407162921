"""Pages go out packed to whoever can unpack them, and to nobody else."""

from gzip import decompress

import pytest
from flask.testing import FlaskClient

from storefront.web.kit.packing import LEAST, packed

GZIP = {"Accept-Encoding": "gzip, br"}


def test_a_page_is_packed_for_a_browser_that_unpacks_it(client: FlaskClient) -> None:
    plain = client.get("/pages/about")

    answer = client.get("/pages/about", headers=GZIP)

    assert answer.headers["Content-Encoding"] == "gzip"
    assert decompress(answer.data) == plain.data
    assert len(answer.data) * 3 < len(plain.data)
    assert answer.content_length == len(answer.data)


@pytest.mark.parametrize("accepted", ["", "br", "gzip;q=0", "identity"])
def test_others_get_it_as_it_is(client: FlaskClient, accepted: str) -> None:
    answer = client.get("/pages/about", headers={"Accept-Encoding": accepted})

    assert "Content-Encoding" not in answer.headers
    assert "</html>" in answer.text


@pytest.mark.parametrize("path", ["/pages/about", "/nothing-here", "/health"])
def test_caches_keep_both_apart(client: FlaskClient, path: str) -> None:
    answer = client.get(path)

    assert "Accept-Encoding" in answer.headers["Vary"]


def test_what_is_short_or_streamed_is_left_alone(client: FlaskClient) -> None:
    for path in ("/health", "/robots.txt", "/sitemap.xml?part=0"):
        assert "Content-Encoding" not in client.get(path, headers=GZIP).headers, path


def test_a_cloth_is_packed_too(client: FlaskClient) -> None:
    answer = client.get("/cloths/bayt-noura-madder-weave.svg", headers=GZIP)

    assert answer.headers["Content-Encoding"] == "gzip"
    assert decompress(answer.data).startswith(b"<svg")


def test_the_size_of_a_page_does_not_tell_what_is_in_it() -> None:
    page = b"a secret " * LEAST

    sizes = {len(packed(page)) for _ in range(200)}

    assert len(sizes) > 10
    assert {decompress(packed(page)) for _ in range(5)} == {page}
