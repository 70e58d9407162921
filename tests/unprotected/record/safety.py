"""Cases 80 and 81: keys in the wrong place, and where nothing may be sent."""

import socket

import pytest_socket

from tests.unprotected.sabotage import Sabotage, out_of

CASE_80 = "test_case_80_a_key_in_the_wrong_place_stops_the_start"


def let_out() -> None:
    """Nobody watches where tests connect to. What they send goes nowhere all the same."""
    pytest_socket.socket_allow_hosts = lambda *_, **__: None
    socket.socket.connect = lambda *_: None  # type: ignore[method-assign]


SABOTAGES = (
    Sabotage(
        80,
        "A live key beside another address stops the start.",
        "It may go there.",
        out_of("config.py", "base and key.startswith(LIVE_KEYS),", "False,"),
        (f"{CASE_80}[settings0-live key]",),
    ),
    Sabotage(
        80,
        "An address that is not of this machine stops the start.",
        "It may be anywhere.",
        out_of("config.py", "(base and not is_loopback(base),", "(False,"),
        (f"{CASE_80}[settings1-this machine]",),
    ),
    Sabotage(
        80,
        "A test key in production stops the start.",
        "It is one like any other.",
        out_of("config.py", "(production and key.startswith(TEST_KEYS),", "(False,"),
        (f"{CASE_80}[settings2-test key]",),
    ),
    Sabotage(
        81,
        "A test can speak to this machine alone.",
        "Nobody watches where it connects to; what it sends is caught on the way by us.",
        (),
        ("test_case_81_a_test_can_speak_to_this_machine_alone",),
        by=let_out,
    ),
)
