"""A till at a stall where the network comes and goes: nothing that was sold is lost, and nothing is sold twice."""

import time
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page
from sqlalchemy import func, select

from storefront.fairs import exhibitions, stall_stock, tills
from storefront.fairs.tills import TillSale
from storefront.goods import stock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.browser.signal import Signal, a_signal
from tests.browser.stage import Stage
from tests.browser.visiting import HEIGHTS
from tests.races.markets import broken
from tests.running import Running

PIECES, PATIENCE = 12, 20.0
ALL = """new Promise(done => { const asked = indexedDB.open('till', 1); asked.onsuccess = () => {
  const rows = asked.result.transaction('sales').objectStore('sales').getAll(); rows.onsuccess = () => done(rows.result); }; })"""
AGAIN = """async ([address, family, sales]) => {
  const token = document.querySelector('.till input[name="csrf_token"]').value;
  const headers = { 'Content-Type': 'application/json', 'X-CSRFToken': token };
  const body = JSON.stringify({ family, sales });
  const answers = await Promise.all(Array.from({ length: 20 }, () => fetch(address, { method: 'POST', body, headers })));
  return answers.map(answer => answer.status);
}"""


@pytest.fixture
def exhibition_id(stage: Stage) -> int:
    return int(stage.fairs["family.till.exhibition_id"][0])


@pytest.fixture
def market(running: Running, stage: Stage, exhibition_id: int) -> Iterator[Flask]:
    """The market from inside, with pieces enough at the stall."""
    with running.app.app_context():
        with unit_of_work():
            tile = tills.tiles(exhibition_id, family_of(exhibition_id))[0]
            stock.count(tile.variant, 4 * PIECES)
            stall_stock.bring(exhibitions.get(exhibition_id), tile.product.family_id, tile.variant.id, PIECES, SYSTEM)
        yield running.app
        db.session.remove()


def family_of(exhibition_id: int) -> int:
    found = db.session.scalar(select(TillSale.family_id).where(TillSale.exhibition_id == exhibition_id))
    assert found
    return found


def told(exhibition_id: int) -> tuple[int, int]:
    """How many sales there are, and how many pieces of the first choice are left at the stall."""
    db.session.rollback()
    sales = db.session.scalar(select(func.count(TillSale.id)).where(TillSale.exhibition_id == exhibition_id)) or 0
    return sales, tills.tiles(exhibition_id, family_of(exhibition_id))[0].left


def a_phone(browser: Browser, signal: Signal, stage: Stage, exhibition_id: int) -> Page:
    """A phone of the family at its till, which has come to stay."""
    context = browser.new_context(viewport={"width": 390, "height": HEIGHTS[390]}, locale="ar-SA")
    for name, value in stage.cookies["family"].items():
        context.add_cookies([{"name": name, "value": value, "url": signal.url}])
    page = context.new_page()
    page.goto(f"{signal.url}/family/till/{exhibition_id}")
    until(lambda: page.evaluate("async () => (await (await caches.open('till-pages')).keys()).length > 0"))
    return page


def sell(page: Page) -> None:
    """One piece of the first choice, paid in cash."""
    page.locator(".till-tile label").first.click()
    page.locator(".till-bar button").click()
    page.locator("dialog[open] button[type=submit]").click()
    page.locator("dialog[open]").wait_for(state="hidden")


def until(holds: Callable[[], object]) -> None:
    ends = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < ends
        time.sleep(0.05)


Phone = tuple[Page, Signal]


def sell_unseen(phone: Phone, number: int) -> list[dict[str, object]]:
    """So many sales without a network; the page opens anew as it was read last, with what waits."""
    page, signal = phone
    signal.cut()
    page.context.set_offline(True)
    for _ in range(number):
        sell(page)
    page.reload()
    until(lambda: page.locator("[data-number]").inner_text() == str(number))
    return list(page.evaluate(ALL))


def hand_in(phone: Phone) -> None:
    """The network comes back, breaks in a request's head, in its middle and before its answer, and then stays."""
    page, signal = phone
    page.context.set_offline(False)
    for way in ({"cut_after": 500}, {"cut_after": 1_500}, {"deaf": True}):
        signal.restore(**way)  # type: ignore[arg-type]
        page.evaluate("dispatchEvent(new Event('online'))")
        until(lambda: not signal.is_there)
    signal.restore()
    page.evaluate("dispatchEvent(new Event('online'))")
    page.locator("[data-waiting]").wait_for(state="hidden")


def test_nine_sales_of_two_phones_come_once_through_a_network_that_breaks(
    browser: Browser, running: Running, stage: Stage, exhibition_id: int, market: Flask
) -> None:
    before, wrong = told(exhibition_id), broken()
    with a_signal(running.port) as first, a_signal(running.port) as second:
        phones = [(a_phone(browser, signal, stage, exhibition_id), signal) for signal in (first, second)]
        batches = [sell_unseen(phone, number) for phone, number in zip(phones, (5, 4), strict=True)]
        assert told(exhibition_id) == before

        for phone in phones:
            hand_in(phone)
        for (page, _), batch in zip(phones, batches, strict=True):
            again = [f"/family/till/{exhibition_id}/sales", batch[0]["family"], batch]
            assert page.evaluate(AGAIN, again) == [200] * 20
            page.context.close()

    sales, left = told(exhibition_id)
    assert (sales - before[0], before[1] - left) == (9, 9)
    assert broken() == wrong
