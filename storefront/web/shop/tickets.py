"""A wall with its battlements and a date cut out of it: what lists show of a season or an exhibition."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Ticket:
    """A season or an exhibition as components/season_ticket.html prints it."""

    href: str
    name: str
    text: str
    weekday: str
    number: int
    month: str
    facts: list[tuple[str, str]]
    flag: tuple[str, str] | None
    dye: str
