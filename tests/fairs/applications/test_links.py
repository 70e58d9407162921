"""Links in letters are ours alone."""

import pytest

from storefront.fairs.applications import links
from storefront.kernel.refusals import NotFound


def test_a_link_says_which_application_and_for_whom() -> None:
    assert links.read(links.token_of(12, 7, "secret"), "secret") == (12, 7)


@pytest.mark.parametrize(
    "token",
    ["", "12", "12-7", "12-7-", "12-7-0", "13-7-{seal}", "12-8-{seal}", "x-7-{seal}", "12-7-{seal}-1", "١٢-7-{seal}"],
)
def test_what_is_not_ours_is_not_found(token: str) -> None:
    seal = links.token_of(12, 7, "secret").rpartition("-")[2]

    with pytest.raises(NotFound):
        links.read(token.format(seal=seal), "secret")
    with pytest.raises(NotFound):
        links.read(links.token_of(12, 7, "secret"), "another")
