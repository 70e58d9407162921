"""flask serve as a process of its own, as `make run` starts it: ready at once, nothing left behind, everything kept."""

import os
import re
import resource
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from threading import Event
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from flask import Flask

from storefront.cli.serve import interrupt, still_to_do, watch
from storefront.community import accounts
from storefront.kernel.actors import SYSTEM
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_member
from tests.running import Running, free_port

pytestmark = pytest.mark.slow
TICKS = os.sysconf("SC_CLK_TCK")
AGAIN_SECONDS = 4  # leaves one more for a Stripe of its own, which starts beside
ENDING_SECONDS = 1.0  # of all its processes together
PATIENCE_SECONDS = 300  # for a machine with much else to do; what is measured is work, not waiting


@pytest.fixture
def running(tmp_path: Path) -> Running:
    """Where a market will be: an empty folder, a free port."""
    return Running(f"http://127.0.0.1:{free_port()}", tmp_path, {"PYTHONUNBUFFERED": "1"})


@contextmanager
def served(
    running: Running, *words: str, end: int = signal.SIGINT, heard: bool = False
) -> Iterator["subprocess.Popen[bytes]"]:
    """The market, ready, until the block ends; then it is asked to end, by Ctrl-C unless another signal is named."""
    serve = running.start("serve", *words, heard=heard)
    try:
        wait_until_ready(running, serve)
        yield serve
    finally:
        serve.send_signal(end)
        serve.wait(PATIENCE_SECONDS)
        if serve.stdout is not None:
            serve.stdout.close()


def wait_until_ready(running: Running, serve: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and serve.poll() is None:
        try:
            with urlopen(asked(running, "/ready"), timeout=2):
                return
        except OSError:
            time.sleep(0.05)
    raise AssertionError(running.log.read_text())


def family_of(process: int) -> list[int]:
    """A process and everything it started, and what those started."""
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except FileNotFoundError:  # it ended while its parent was read
        return [process]
    return [process, *(each for child in children for each in family_of(int(child)))]


def server_of(process: int) -> list[int]:
    """The process and those that answer, which are forked from it; the worker starts beside them, and nobody waits for
    it."""
    words = Path(f"/proc/{process}/cmdline").read_bytes()
    return [each for each in family_of(process) if Path(f"/proc/{each}/cmdline").read_bytes() == words]


def worker_of(process: int) -> int:
    """The worker among what a process started, once it is there."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        for each in family_of(process):
            with suppress(FileNotFoundError):
                if Path(f"/proc/{each}/cmdline").read_bytes().endswith(b"flask\0work\0") and state_of(each) != "Z":
                    return each
        time.sleep(0.05)
    raise AssertionError("no worker")


def state_of(process: int) -> str:
    """What a process does; Z for one that has ended and was not noticed yet."""
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]


def kill_worker(process: int) -> int:
    """The worker that was, gone without a word."""
    worker = worker_of(process)
    os.kill(worker, signal.SIGKILL)
    while Path(f"/proc/{worker}").exists() and state_of(worker) != "Z":
        time.sleep(0.01)
    return worker


def living(processes: list[int]) -> list[int]:
    return [process for process in processes if Path(f"/proc/{process}").exists()]


def all_go(processes: list[int]) -> bool:
    """Whether all of them end by themselves; one that was only just begun ends a moment after the market."""
    until = time.monotonic() + PATIENCE_SECONDS
    while living(processes) and time.monotonic() < until:
        time.sleep(0.1)
    return not living(processes)


def cpu_seconds(processes: list[int]) -> float:
    """What processes have worked, with those of their children that have ended."""
    stats = [Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split() for process in processes]
    return sum(int(ticks) for stat in stats for ticks in stat[11:15]) / TICKS


def greeting(serve: "subprocess.Popen[bytes]") -> str:
    """What a market says until it is open."""
    assert serve.stdout is not None
    return b"".join(iter(serve.stdout.readline, b"  Ctrl-C closes it.\n")).decode()


def page(running: Running, path: str) -> str:
    with urlopen(asked(running, path), timeout=20) as answer:
        return str(answer.read().decode())


def asked(running: Running, path: str) -> Request:
    """A page, by the name the market is known by."""
    return Request(running.url + path, headers={"Host": running.settings.get("TRUSTED_HOSTS", "127.0.0.1")})


def test_an_empty_folder_becomes_a_market_and_ctrl_c_leaves_nothing_running(running: Running) -> None:
    with served(running, "--no-demo", heard=True) as serve:
        said = greeting(serve)
        home, processes = page(running, "/"), family_of(serve.pid)
        with pytest.raises(HTTPError) as too_long:
            page(running, f"/search?q={'a' * 20_000}")
        workers = [kill_worker(serve.pid), worker_of(serve.pid)]
        processes += family_of(serve.pid)

    assert "<h1" in home
    assert (too_long.value.code, "<h1>" in too_long.value.read().decode()) == (414, True)
    assert len(processes) >= 4  # this one, the worker, the server and its own two
    assert all_go(processes)
    assert serve.returncode == 0
    assert workers[0] != workers[1]  # shoppers do not need it, so it is started again
    assert "Traceback" not in running.log.read_text()
    assert re.findall(r"http://[^ /]+", said) == [running.url] * 2  # in Arabic and in English, and no other


def test_a_second_start_is_quick_and_keeps_everything_whatever_the_market_is_called(running: Running) -> None:
    assert running.start("demo", "load", "--families", "2", "--products", "6").wait(PATIENCE_SECONDS) == 0
    with served(running, "--no-demo"):
        before = page(running, "/f/family-1")

    known = replace(running, settings={**running.settings, "TRUSTED_HOSTS": "dakkah.example"})
    with served(known, "--no-demo", end=signal.SIGTERM) as serve:
        processes = family_of(serve.pid)
        server = server_of(serve.pid)
        spent = cpu_seconds(server)
        after = page(known, "/f/family-1")

    assert "family-1" in before
    assert before.count("/p/") == after.count("/p/") > 0
    assert len(server) >= 3  # itself, gunicorn, and its first
    assert spent <= AGAIN_SECONDS  # so that one core is enough for it
    assert (living(processes), serve.returncode) == ([], 0)


def children_seconds() -> float:
    """What every process that we started and that has ended has worked, with those it started itself."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_a_market_that_is_asked_to_end_does_it_without_much_ado(running: Running) -> None:
    others = children_seconds()
    with served(running, "--no-demo", end=signal.SIGTERM) as serve:
        page(running, "/")
        before = cpu_seconds(family_of(serve.pid))

    assert children_seconds() - others - before <= ENDING_SECONDS


@pytest.mark.parametrize("end", [signal.SIGHUP, signal.SIGKILL])
def test_a_closed_window_and_even_a_killed_market_leave_nothing_running(running: Running, end: int) -> None:
    with served(running, "--no-demo", end=end) as serve:
        processes = family_of(serve.pid)

    assert len(processes) >= 4
    assert all_go(processes)


def test_in_production_behind_a_proxy_an_empty_market_opens_empty_and_says_how_to_go_on(running: Running) -> None:
    known = {"SITE_URL": "https://dakkah.example", "TRUSTED_HOSTS": "dakkah.example"}
    with served(replace(running, settings={**running.settings, **known}), heard=True) as serve:
        said = greeting(serve)

    assert "Dakkah is open:  https://dakkah.example" in said
    assert "flask accounts add EMAIL --role staff" in said
    assert "Drawing the goods" not in said
    assert list((running.folder / "media").iterdir()) == []


@pytest.mark.parametrize("is_disabled", [False, True])
def test_an_operator_is_told_of_accounts_with_a_published_password(app: Flask, is_disabled: bool) -> None:
    with unit_of_work():
        officer = a_member(email="office@dakkah.example", role="staff")
        if is_disabled:
            accounts.disable(officer, SYSTEM, reason="the demo's")

    words = " ".join(still_to_do())

    assert ("flask accounts disable" in words) is not is_disabled
    assert ("flask accounts add" in words) is is_disabled


def test_ctrl_c_ends_the_market_although_its_exception_was_lost_on_the_way() -> None:
    ending = Event()
    with pytest.raises(KeyboardInterrupt):
        interrupt(ending)  # as it falls into the end of an object, from where nothing is raised

    watch([], None, ending)


def test_a_taken_port_is_noticed_before_anything_is_set_up(running: Running) -> None:
    with socket.create_server(("127.0.0.1", running.port)):
        serve = running.start("serve")
        code = serve.wait(PATIENCE_SECONDS)

    assert code == 1
    assert running.log.read_text() == (
        f"Error: Port {running.port} is taken already; try another: PORT={running.port + 1} make run.\n"
    )
    assert not (running.folder / "dakkah.sqlite3").exists()
