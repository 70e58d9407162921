"""One market, one server, one browser for all the tests of this folder; a fresh visitor for each."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

import config
from storefront import create_app
from storefront.kernel.database import db
from tests.browser.stage import Stage, tell
from tests.browser.visiting import CHROMIUM, SWITCHES, Door
from tests.running import Running, free_port, serving

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of it is of the browser, and runs in one worker, since there is one server."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Running:
    """Where the market will be."""
    return Running(f"http://127.0.0.1:{free_port()}", tmp_path_factory.mktemp("browser"))


@pytest.fixture(scope="session")
def stage(running: Running) -> Iterator[Stage]:
    """The market, told and open."""
    app = create_app(config.read(running.environment))
    with app.app_context():
        told = tell(app, running.folder / "media")
        db.session.remove()
        for engine in db.engines.values():
            engine.dispose()
    with serving(running):
        yield told


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield chromium
        chromium.close()


@pytest.fixture
def market(running: Running, stage: Stage, browser: Browser) -> Door:
    """The open market; `market.visitor(...)` is somebody with a browser."""
    return Door(browser, running.url, stage.cookies)
