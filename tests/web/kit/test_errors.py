"""Error pages that must stand when little else does."""

import pytest
from flask import Flask

from tests.builders.browsing import Reader


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("path", ["/", "/account/sign-in", "/nothing/here"])
def test_another_host_gets_a_bare_refusal(app: Flask, method: str, path: str) -> None:
    answer = Reader(app).open(method, path, headers={"Host": "evil.example"})

    assert answer.status_code == 400
    assert "evil.example" not in answer.text


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("/family/orders/7/handover", "/family/orders/7"),
        ("/en/family/orders/7/returns/2/answer", "/en/family/orders/7"),
        ("/family/products/3/photos/9/removal", "/family/products/3"),
        ("/office/families/5/private-facts", "/office/families/5"),
        ("/family/choice", "/family"),
    ],
)
def test_an_address_of_forms_leads_a_reader_to_their_page(app: Flask, address: str, page: str) -> None:
    answer = app.test_client().get(address)

    assert (answer.status_code, answer.location) == (303, page)


def test_a_method_nobody_takes_stays_refused(app: Flask) -> None:
    assert app.test_client().delete("/family/orders/7").status_code in (400, 405)
