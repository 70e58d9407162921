"""The server as a program of its own: started from a shell, killed, started again."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import stripe

from . import Control, Shopper
from .fixtures import KEY
from .receiver import Receiver
from .stage import SHOP, a_session, again

NAME = __package__ or ""
ROOT = Path(__file__).parents[NAME.count(".") + 1]
SECRET = "whsec_for_tests_only"


@contextmanager
def started(*words: str) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """A running server: its address and its process."""
    command = [sys.executable, "-m", NAME, *words]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            said = server.stdout.readline().strip()
            assert said.startswith("Listening on http://127.0.0.1:"), said
            yield said.removeprefix("Listening on "), server
        finally:
            server.terminate()


def client_at(address: str) -> stripe.StripeClient:
    http = stripe.RequestsClient(timeout=10)
    return stripe.StripeClient(KEY, base_addresses={"api": address}, http_client=http)


def test_it_serves_tells_and_ends_quietly(receiver: Receiver) -> None:
    words = ("--port", "0", "--webhook", receiver.url, "--webhook-secret", SECRET, "--name", "Dakkah")
    with started(*words) as (address, server):
        session = a_session(client_at(address))
        page = Shopper(address).pay(str(session.url))
        got = receiver.wait_for(4)
        server.send_signal(signal.SIGTERM)
        ended = server.wait(timeout=20)

        assert page.goes_to.startswith(SHOP)
        assert stripe.Webhook.construct_event(got[-1].body, got[-1].signature, SECRET)
        assert ended == 0
        assert server.stderr is not None
        assert server.stderr.read() == ""


def test_what_was_answered_survives_being_killed(tmp_path: Path) -> None:
    words = ("--manual", "--state", str(tmp_path / "state"), "--settle", "aed", "--rate", "sar=0.979")
    with started(*words) as (address, server):
        session = a_session(client_at(address))
        server.kill()
        server.wait(timeout=20)
    with started(*words) as (address, _):
        Shopper(address).pay(f"{address}/c/pay/{session.id}")

        assert again(client_at(address), session).payment_status == "paid"
        assert client_at(address).v1.balance.retrieve().pending[0].currency == "aed"
        assert Control(address).summary()["things"]["charge"] == 1


def test_a_wrong_start_is_explained() -> None:
    command = [sys.executable, "-m", NAME, "--webhook", "https://shop.example/hooks"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)

    assert ended.returncode == 2
    assert "this machine only" in ended.stderr
