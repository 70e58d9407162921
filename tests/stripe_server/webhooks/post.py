"""The post: every event becomes a message to each endpoint that wants it. Messages go by themselves, or wait to be sent."""

import http.client
import json
import threading
import time
from urllib.parse import urlsplit

from ..world import Body, Thing, World
from ..world.ids import new_id
from . import endpoints
from .signing import Manner, signed

KIND = "_message"
PATIENCE_SECONDS = 10
ROUND_SECONDS = 0.5
KEPT_OF_ANSWER = 500
USUAL = Manner()


class Post:
    """The messages of one world and the thread that carries them."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._wake = threading.Event()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._go_round, name="post", daemon=True)
        self._waiting = {one.id: one for one in world.store.all(KIND, "") if one.body["status"] == "waiting"}
        world.on_event.append(self._take)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._ended.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(PATIENCE_SECONDS)

    def _take(self, event: Thing) -> None:
        """Called inside the world: one message for each endpoint that listens."""
        for endpoint in endpoints.listening(self._world, event):
            note: Body = {"id": new_id("msg"), "event": event.id, "type": event.body["type"], "endpoint": endpoint.id}
            note |= {"url": endpoint.body["url"], "object": event.body["data"]["object"].get("id"), "tries": []}
            message = self._world.store.add(KIND, "", {**note, "status": "waiting", "not_before": 0})
            self._waiting[message.id] = message
            event.body["pending_webhooks"] += 1
        self._wake.set()

    def messages(self, status: str | None = None) -> list[Thing]:
        """The messages there are, the oldest first."""
        every = self._world.store.all(KIND, "")
        return [message for message in every if status in (None, message.body["status"])]

    def _go_round(self) -> None:
        """Carries what waits, one after the other, and lets the world do what has fallen due."""
        while not self._ended.is_set():
            self._wake.clear()
            with self._world.entered():
                ready, pause = self._next()
            if ready is None:
                self._wake.wait(pause)
            else:
                self.send(ready)

    def _next(self) -> tuple[Thing | None, float]:
        """The message that is to go now; or none, and how long to wait before looking again."""
        if self._world.options.webhooks != "automatic" or not self._waiting:
            return None, ROUND_SECONDS
        soonest = min(self._waiting.values(), key=lambda one: float(one.body["not_before"]))
        pause = soonest.body["not_before"] - time.time()
        return (soonest, 0) if pause <= 0 else (None, min(pause, ROUND_SECONDS))

    def drop(self, message: Thing) -> None:
        """Called inside the world: this message is never sent."""
        self._become(message, "dropped")

    def _become(self, message: Thing, status: str) -> None:
        message.body["status"] = status
        if status != "waiting":
            self._waiting.pop(message.id, None)
        self._world.store.changed(message)

    def forget(self) -> None:
        """Called inside the world when it is reset."""
        self._waiting.clear()

    def send(self, message: Thing, manner: Manner = USUAL) -> Body:
        """Sends a message now and notes what the receiver said: its status, or 0 when it could not be reached."""
        with self._world.entered():
            event = self._world.store.find(message.body["event"])
            endpoint = self._world.store.find(message.body["endpoint"])
            if event is None or endpoint is None:
                self.drop(message)
                return {"message": message.id, "status": 0, "body": "The event or the endpoint is gone."}
            written = json.dumps(event.body, indent=2, ensure_ascii=False)
            payload, headers = signed(written, endpoint.private["secrets"], manner)
            url = endpoint.body["url"]
        status, said = carry(url, payload, headers)
        with self._world.entered():
            self._note(message, event, status, said)
        return {"message": message.id, "type": message.body["type"], "status": status, "body": said}

    def _note(self, message: Thing, event: Thing, status: int, said: str) -> None:
        arrived = 200 <= status < 300
        body, retries = message.body, self._world.options.retries
        tries = [*body["tries"], {"status": status, "body": said, "at": self._world.clock.now()}]
        if arrived and body["status"] != "delivered":
            event.body["pending_webhooks"] -= 1
            self._world.store.changed(event)
        again = not arrived and len(tries) <= len(retries) and body["status"] == "waiting"
        body |= {"tries": tries, "not_before": time.time() + retries[len(tries) - 1] if again else 0}
        if body["status"] == "waiting" or arrived:
            self._become(message, "delivered" if arrived else "waiting" if again else "failed")
        self._world.store.changed(message)


def carry(url: str, payload: str, headers: dict[str, str]) -> tuple[int, str]:
    """Posts a message; redirects are not followed. The status and the beginning of what was said."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port or 80, timeout=PATIENCE_SECONDS)
    try:
        address = parts.path + (f"?{parts.query}" if parts.query else "")
        connection.request("POST", address or "/", payload.encode(), headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode(errors="replace")[:KEPT_OF_ANSWER]
    except (OSError, http.client.HTTPException) as trouble:
        return 0, f"{type(trouble).__name__}: {trouble}"[:KEPT_OF_ANSWER]
    finally:
        connection.close()
