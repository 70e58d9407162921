"""Browsers of these pages keep each request in a context of its own."""

import pytest
from flask import Flask

from tests.builders.browser import Browser


@pytest.fixture
def client(app: Flask) -> Browser:
    """A browser without cookies."""
    return Browser(app, app.response_class)
