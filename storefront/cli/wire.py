"""gunicorn's threads, which answer in the market's own look what they cannot read as HTTP."""

from typing import Any

from flask import Flask
from gunicorn import util
from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine, ParseException
from gunicorn.workers.gthread import ThreadWorker

from storefront.web.kit import unread

TOO_LONG: dict[type[Exception], int] = {LimitRequestLine: 414, LimitRequestHeaders: 431}


class Worker(ThreadWorker):  # type: ignore[misc]  # gunicorn tells no types
    """One process of the server."""

    def load_wsgi(self) -> None:
        """Makes these answers beside the market, so that none is made while somebody sends nonsense. What is no market, such as
        one that something is wrapped round, leaves them to gunicorn."""
        super().load_wsgi()
        self.answers = unread.answers(self.wsgi) if isinstance(self.wsgi, Flask) else {}

    def handle_error(self, req: Any, client: Any, addr: Any, exc: Exception) -> None:
        """Says what could not be read; what else goes wrong is gunicorn's to say."""
        if not isinstance(exc, ParseException) or not self.answers:
            super().handle_error(req, client, addr, exc)
            return
        self.log.warning("Unreadable request from %s: %s", addr[0] if addr else "", exc)
        try:
            util.write_nonblock(client, self.answers[TOO_LONG.get(type(exc), 400)])
        except OSError:
            self.log.debug("Nobody waited for the answer.")
