"""The seal of a link: the same for the same words and secret, and nobody else's."""

import pytest

from storefront.kernel import seals

SECRET = "long enough to be taken for a secret"


def test_what_was_sealed_is_known_again() -> None:
    found = seals.seal("stop:7:news", SECRET)

    assert len(found) == seals.FIGURES
    assert seals.is_sealed("stop:7:news", found, SECRET)


@pytest.mark.parametrize(
    ("told", "secret", "found"),
    [("stop:8:news", SECRET, None), ("stop:7:news", "another", None), ("stop:7:news", SECRET, "ز\ud800")],
)
def test_anything_else_is_not(told: str, secret: str, found: str | None) -> None:
    assert not seals.is_sealed(told, found or seals.seal("stop:7:news", SECRET), secret)
