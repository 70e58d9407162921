"""What is no HTTP gets a page of the market's; other troubles are left to the server."""

import logging
import socket

import pytest
from flask import Flask
from gunicorn.http.errors import InvalidRequestLine, LimitRequestHeaders, LimitRequestLine
from gunicorn.workers.gthread import ThreadWorker

from storefront.cli.wire import Worker
from storefront.web.kit import unread

ADDRESS = ("127.0.0.1", 50000)


def a_worker(app: Flask) -> Worker:
    """One that has read the market, and nothing else."""
    worker = Worker.__new__(Worker)
    worker.answers, worker.log = unread.answers(app), logging.getLogger("wire")
    return worker


def heard(worker: Worker, trouble: Exception) -> str:
    """What somebody hears whose request ended in this trouble."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        worker.handle_error(None, ours, ADDRESS, trouble)
        ours.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: theirs.recv(65536), b"")).decode()


@pytest.mark.parametrize(
    ("trouble", "status", "sentence"),
    [
        (LimitRequestLine(20000, 8190), 414, "This address is too long"),
        (LimitRequestHeaders("too much"), 431, "Your browser sent more than we read"),
        (InvalidRequestLine("nonsense"), 400, "This request could not be understood"),
    ],
)
def test_what_cannot_be_read_is_answered_in_words(app: Flask, trouble: Exception, status: int, sentence: str) -> None:
    answer = heard(a_worker(app), trouble)

    assert answer.startswith(f"HTTP/1.1 {status} ")
    assert sentence in answer
    assert "nonsense" not in answer


def test_another_trouble_is_left_to_the_server(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[Exception] = []
    monkeypatch.setattr(ThreadWorker, "handle_error", lambda *told: left.append(told[-1]))

    assert heard(a_worker(app), trouble := RuntimeError("broken")) == ""
    assert left == [trouble]


def test_who_hung_up_already_troubles_nobody(app: Flask) -> None:
    ours, theirs = socket.socketpair()
    theirs.close()

    with ours:
        a_worker(app).handle_error(None, ours, ADDRESS, LimitRequestLine(20000, 8190))
