"""A network that comes and goes: a market is reached at another address through it, as long as it is there."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from select import select
from threading import Event, Thread

SOME = 65_536
LOOKS = 0.05  # seconds between looks whether there is still a network


class Signal:
    """Carries bytes between whoever comes to `url` and a market on this machine. `cut_after` is how many more bytes towards
    the market it carries before it is gone in the middle of them; a `deaf` one is gone as soon as the market answers."""

    def __init__(self, port: int) -> None:
        self.port, self.is_there, self.cut_after, self.deaf = port, True, -1, False
        self._ended = Event()
        self._door = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._door.getsockname()[1]}"

    def cut(self) -> None:
        self.is_there = False

    def restore(self, *, cut_after: int = -1, deaf: bool = False) -> None:
        self.cut_after, self.deaf, self.is_there = cut_after, deaf, True

    def serve(self) -> None:
        """Lets in whoever comes, until it is over."""
        while not self._ended.is_set():
            with suppress(OSError):
                caller = self._door.accept()[0]
                Thread(target=self._carry, args=(caller,), daemon=True).start()

    def end(self) -> None:
        self._ended.set()
        with suppress(OSError):
            socket.create_connection(self._door.getsockname(), timeout=1).close()
        self._door.close()

    def _carry(self, caller: socket.socket) -> None:
        with caller:
            if not self.is_there:
                return
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port)) as market:
                while self.is_there and not self._ended.is_set():
                    for one in select([caller, market], [], [], LOOKS)[0]:
                        other = market if one is caller else caller
                        if not self._pass_on(one, other, is_upward=one is caller):
                            return

    def _pass_on(self, one: socket.socket, other: socket.socket, *, is_upward: bool) -> bool:
        """Whether it goes on after some bytes."""
        some = one.recv(SOME)
        if is_upward and 0 <= self.cut_after < len(some):
            other.sendall(some[: self.cut_after])
            self.cut()
            return False
        if self.deaf and not is_upward:
            self.cut()
            return False
        if is_upward and self.cut_after >= 0:
            self.cut_after -= len(some)
        other.sendall(some)
        return bool(some)


@contextmanager
def a_signal(port: int) -> Iterator[Signal]:
    """A network to a market at this port of this machine."""
    signal = Signal(port)
    thread = Thread(target=signal.serve, daemon=True)
    thread.start()
    try:
        yield signal
    finally:
        signal.end()
        thread.join(5)
