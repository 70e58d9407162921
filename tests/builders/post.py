"""A post office on this machine: takes letters over SMTP, counts them, and lets them wait when it is told to."""

import email
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from email.policy import default
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread

from tests.builders import counters


class PostOffice(counters.Counter):
    """How many letters came in for each address; every command that was heard."""

    def __init__(self, offers: str) -> None:
        super().__init__()
        self.offers = offers
        self.taken: Counter[str] = Counter()
        self.heard: list[str] = []

    def take(self, letter: bytes) -> None:
        """Takes a letter as soon as the office is open."""
        with self.served():
            self.taken[str(email.message_from_bytes(letter, policy=default)["To"])] += 1

    def answer(self, command: str) -> str:
        """What is said to a command; of STARTTLS only that it was heard."""
        verb = command.upper().split(" ")[0]
        self.heard.append(verb)
        replies = {"EHLO": f"250-post\r\n250 {self.offers}", "DATA": "354 go on", "STARTTLS": "454 not today"}
        return replies.get(verb, "221 bye" if verb == "QUIT" else "250 good")


@contextmanager
def a_post_office(*, offers: str = "8BITMIME") -> Iterator[PostOffice]:
    """The office, open until the block ends. `offers` is an extension of SMTP it says it knows."""
    office = PostOffice(offers)

    class Desk(StreamRequestHandler):
        def handle(self) -> None:
            self.say("220 post")
            while line := self.rfile.readline().decode().strip():
                self.say(office.answer(line))
                if line.upper() == "DATA":
                    office.take(self.read_letter())
                    self.say("250 taken")

        def read_letter(self) -> bytes:
            return b"".join(iter(self.rfile.readline, b".\r\n"))

        def say(self, words: str) -> None:
            self.wfile.write(f"{words}\r\n".encode())

    with ThreadingTCPServer(("127.0.0.1", 0), Desk) as server:
        server.daemon_threads = True
        office.url = f"smtp://127.0.0.1:{server.server_address[1]}"
        Thread(target=server.serve_forever, daemon=True).start()
        yield office
        server.shutdown()
