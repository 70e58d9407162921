"""The port every carrier of text messages fits: what is handed in, what a carrier can do, how it says no."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Text:
    """A message for one mobile (E.164). `once` is the key under which handing it in again sends no second one."""

    once: str
    to: str
    words: str
    language: str


@dataclass(frozen=True)
class Abilities:
    """What a carrier can do, as whoever writes messages needs to know it. `longest`: characters of one message; three
    parts of a text message hold 67 Arabic letters each, the rest of the 70 says which part it is (3GPP TS 23.040)."""

    longest: int = 3 * 67


class Trouble(Exception):
    """The carrier could not take it now; it is tried again."""


class Refused(Exception):
    """The carrier will never take this message; it is not tried again."""


class Carrier(Protocol):
    """Where text messages are handed in."""

    abilities: Abilities

    def send(self, text: Text) -> None:
        """Hands one message in; raises Trouble or Refused."""
        ...
