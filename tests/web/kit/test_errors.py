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
