"""Which part of the server answers what: the protocol, the control calls, the pages."""

import re
import threading
from collections.abc import Callable
from urllib.parse import parse_qsl

from .control.desk import Desk
from .pages import payment, secure, setup
from .pages.rendering import notice, style
from .webhooks.post import Post
from .wire.entrance import Entrance
from .wire.messages import Reply, Request
from .world import World

Showing = Callable[[World, str], Reply]
Taking = Callable[[World, str, dict[str, str]], Reply]
SHOWN: dict[str, Showing] = {
    "c/pay": payment.show,
    "3ds": secure.show,
    "setup": setup.show,
    "express": setup.express,
    "receipts": setup.receipt,
}
TAKEN: dict[str, Taking] = {"c/pay": payment.pay, "3ds": secure.answer, "setup": setup.finish}
PAGE = re.compile(r"/(c/pay|3ds|setup|express|receipts)/(\w+)")


class Site:
    """All of the server but the listening."""

    def __init__(self, world: World, stopping: threading.Event) -> None:
        self.world = world
        self.post = Post(world)
        self.entrance = Entrance(world, stopping)
        self.desk = Desk(world, self.entrance, self.post)

    def answer(self, request: Request) -> Reply:
        """The reply to a request."""
        if request.path.startswith(("/v1/", "/v2/")):
            return self.entrance.answer(request)
        if request.path == "/_control" or request.path.startswith("/_control/"):
            return self.desk.answer(request)
        if request.path == "/assets/page.css":
            return style()
        return self._page(request)

    def _page(self, request: Request) -> Reply:
        if request.path == "/" and request.method == "GET":
            return setup.start(self.world)
        match = PAGE.fullmatch(request.path)
        if match is None:
            return notice(404, "Page not found", "There is nothing under this address.")
        part, thing_id = match.groups()
        if request.method == "POST" and part in TAKEN:
            return TAKEN[part](self.world, thing_id, dict(parse_qsl(request.body.decode(errors="replace"))))
        if request.method == "GET":
            return SHOWN[part](self.world, thing_id)
        return notice(405, "Not possible", "This page cannot be used like that.")
