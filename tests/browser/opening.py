"""One market, one server, one browser for every test that walks through it; a fresh visitor for each.

A plugin of its own, since two folders share it: whatever lies in them is of the browser and runs in one worker (together.py).
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from storefront.kernel import memory
from storefront.treasury import gateways
from tests.browser.stage import Stage, tell
from tests.browser.visiting import CHROMIUM, SWITCHES, Door
from tests.builders.stripe_market import SECRET, stripe_settings
from tests.running import Running, free_port, serving
from tests.stripe_server import StripeServer

FOLDERS = {Path(__file__).parents[1] / name for name in ("browser", "journeys")}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of it is of the browser."""
    for item in items:
        if FOLDERS & set(item.path.parents):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Where the market will be; its cards are paid at a Stripe of its own, which tells it of them."""
    url = f"http://127.0.0.1:{free_port()}"
    with StripeServer() as stripe:
        stripe.tell(f"{url}/hooks/stripe", SECRET)
        yield Running(url, tmp_path_factory.mktemp("browser"), {**stripe_settings(stripe), "STRIPE_TRANSFERS": "1"})


@pytest.fixture(scope="session")
def stage(running: Running) -> Iterator[Stage]:
    """The market, told and open, its letters sent and its goods to be found."""
    with running.app.app_context():
        memory.forget_all()
        gateways.open_with(running.app.config)
        told = tell(running.app, running.folder / "media")
        running.let_go()
    running.work_here()
    with serving(running):
        yield told


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield chromium
        chromium.close()


@pytest.fixture
def door(running: Running, stage: Stage, browser: Browser) -> Door:
    """The open market; `door.visitor(...)` is somebody with a browser."""
    return Door(browser, running.url, running.settings["STRIPE_API_BASE"], stage.cookies)
