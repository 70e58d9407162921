"""A worker killed at every point of telling people: the next one finishes it, and nobody is told a thing twice."""

import time
from dataclasses import replace

from storefront.community import notices
from storefront.kernel import units
from storefront.kernel.units import unit_of_work
from tests.builders.carrier import Provider, a_provider
from tests.builders.community import a_member
from tests.builders.goods import a_product
from tests.builders.people import confirm_mobile
from tests.builders.trade import a_basket, place
from tests.races.dying import FORGOTTEN, Work, work_until_it_lives
from tests.races.markets import Market, broken
from tests.races.test_two_workers import WORK
from tests.running import PATIENCE_SECONDS

MESSAGES = 8


def test_a_notice_gets_its_words_once(market: Market, work: Work) -> None:
    with unit_of_work():
        member = a_member()
        order = place(a_basket((a_product(), 1), user_id=member.id))
    seen: list[list[str]] = []

    def look() -> None:
        units.abandon()
        seen.append([row.title_ar for row in notices.inbox.of_member(member.id).rows])
        assert broken() == {}

    work_until_it_lives(lambda point: work(point, 0), look)

    whole = [f"وصل طلبك {order.reference} إلى الأسرة"]
    assert all(one in ([], whole) for one in seen)
    assert seen == sorted(seen)
    look()
    assert seen[-1] == whole


def told_by_text(market: Market, count: int) -> list[str]:
    """So many members with a mobile of their own are told of something that cannot wait; their numbers."""
    numbers = [f"+9665012345{number:02d}" for number in range(count)]
    with unit_of_work():
        for number in numbers:
            member = confirm_mobile(a_member(), number)
            notices.choices.keep(member.id, notices.topics.BY_NAME["security"], notices.topics.TEXT, wanted=True)
            values = {"user_id": member.id}
            notices.tell("password-changed", notices.Reader(member.email, "ar", member.id), once=number, values=values)
    return numbers


def test_a_text_message_leaves_once(market: Market, work: Work) -> None:
    folder = market.running.folder / "texts"
    before = set(folder.glob("*"))
    (number,) = told_by_text(market, 1)

    deaths = work_until_it_lives(lambda point: work(point, FORGOTTEN * point), broken)

    (file,) = set(folder.glob("*")) - before
    assert deaths > 6
    assert file.suffix == ".txt"
    assert f"To: {number}" in file.read_text(encoding="utf-8")


def test_two_workers_send_each_text_once_and_nobody_waits_for_the_carrier(market: Market) -> None:
    numbers = told_by_text(market, MESSAGES)
    with a_provider() as provider:
        provider.is_open.clear()
        settings = {**market.running.settings, "TEXTS_URL": provider.url, "TEXTS_SECRET": "a bearer secret of tests"}
        running = replace(market.running, settings=settings)
        workers = [running.start(*WORK) for _ in range(2)]
        wait_for_two(provider)
        with unit_of_work():
            place(a_basket((a_product(), 1)))  # while both stand at the counter
        provider.is_open.set()
        ends = [worker.wait(PATIENCE_SECONDS) for worker in workers]

    assert ends == [0, 0]
    assert provider.most_at_once == 2
    assert sorted(body["to"] for _, body in provider.asked) == numbers
    assert broken() == {}


def wait_for_two(provider: Provider) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while provider.most_at_once < 2 and time.monotonic() < until:
        time.sleep(0.01)
