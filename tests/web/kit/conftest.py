"""A whole market for the tests of one file that only read in it: to make one takes as long as to read it."""

from collections.abc import Iterator

import pytest
from flask import Flask

from storefront.kernel.database import db
from tests.builders.walking import Whole
from tests.builders.whole import a_whole_market
from tests.conftest import begin_anew


@pytest.fixture(scope="module")
def whole(application: Flask) -> Iterator[Whole]:
    """The market, as long as no test asks for an empty one."""
    with application.app_context():
        begin_anew(application)
        yield a_whole_market(application)
        db.session.remove()
