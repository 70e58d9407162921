"""A server that runs: started in this process on a free port, stopped when the block ends."""

import threading
from pathlib import Path
from types import TracebackType
from typing import Self

from .control.remote import Control
from .shopper import Shopper
from .site import Site
from .webhooks import endpoints
from .wire.listening import Listener
from .world import Options, World


class StripeServer:
    """One server with a world of its own.

    `with StripeServer() as server:` gives `server.address` for the base address of a `StripeClient`, `server.control`
    for everything a test wants to bring about, and `server.shopper` for somebody who pays.
    """

    def __init__(self, options: Options | None = None, *, port: int = 0, state: Path | None = None) -> None:
        self._stopping = threading.Event()
        self.world = World(options or Options(), file=state)
        self._site = Site(self.world, self._stopping)
        self._listener = Listener(port, self._site.answer, self._stopping)
        self.address = self.world.address = self._listener.address
        self.control = Control(self.address)
        self.shopper = Shopper(self.address)
        self._thread = threading.Thread(target=self._listener.serve_forever, args=(0.01,), daemon=True)

    def tell(self, url: str, *secrets: str, connect: bool = False) -> str:
        """Has events sent to an address of this machine, signed with these secrets (or with one that is made); the id
        of the endpoint. With `connect` it hears of connected accounts instead."""
        with self.world.entered():
            endpoint = endpoints.ensure(self.world, url, list(secrets), connect)
            endpoint.private["from_start"] = True
            return endpoint.id

    def secrets(self, endpoint_id: str) -> list[str]:
        """The secrets an endpoint's messages are signed with."""
        with self.world.entered():
            endpoint = self.world.store.find(endpoint_id)
            return list(endpoint.private["secrets"]) if endpoint else []

    def start(self) -> Self:
        self._thread.start()
        self._site.post.start()
        return self

    def stop(self) -> None:
        """Stops listening, lets go of whoever was made to wait, and closes the file."""
        self._stopping.set()
        self._listener.shutdown()
        self._listener.server_close()
        self._site.post.stop()
        self.world.close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
