"""How long what is asked for over the network waits before it is asked for again."""

from datetime import timedelta

LEASE = timedelta(minutes=2)  # so long nobody else takes up what somebody asks for
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60))  # and then every hour


def pause_after(tries: int) -> timedelta:
    """How long to wait after so many tries; at least one."""
    return PAUSES[min(tries, len(PAUSES)) - 1]
