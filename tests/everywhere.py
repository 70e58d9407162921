"""Runs the whole suite on SQLite, then what touches the database again on a PostgreSQL server of its own.

The server lives in a temporary folder, listens on loopback alone and is gone afterwards.
"""

import glob
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# what asks nothing of the database, or only writes down what others ask of it; the migrations do. Lives that are ended within
# one process are about what we do in which order; what a database keeps of a killed process is asked of both
APART = [
    "tests/cases/test_seen_failing.py",
    "tests/demo/drawings",
    "tests/insight/language",
    "tests/kernel/test_arabic.py",
    "tests/kernel/test_pixels.py",
    "tests/races/test_killed_bank.py",
    "tests/races/test_killed_doors.py",
    "tests/races/test_killed_payments.py",
    "tests/races/test_killed_refunds.py",
    "tests/races/test_killed_returns.py",
    "tests/races/test_killed_transfers.py",
    "tests/stripe_server",
    "tests/treasury/gateways",
    "tests/web/letters",
    "tests/web/paper",
    *(f for f in glob.glob("tests/architecture/test_*.py") if not f.endswith("migrations.py")),
]
# PostgreSQL refuses whatever SQLite refuses, and more
STRICTER = ["tests/web/kit/test_forms.py::test_no_input_of_any_kind_breaks_a_form"]
# two workers for two cores; a third has something to do while others wait for PostgreSQL
ON_SQLITE = ["-n", "2", *(f"--deselect={place}" for place in STRICTER)]
ON_POSTGRESQL = [
    *("-n", "3"),
    *(f"--deselect={place}" for place in sorted(APART)),
    *("-m", "not browser and not slow"),
]


def pytest(*arguments: str, **environment: str) -> int:
    command = [sys.executable, "-m", "pytest", *arguments]
    return subprocess.run(command, env={**os.environ, **environment}, check=False).returncode


@contextmanager
def postgresql() -> Iterator[str]:
    """The address of an empty server; as root it runs as the user postgres, which PostgreSQL insists on."""
    programs = Path(sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1])
    folder = Path(tempfile.mkdtemp(prefix="dakkah-postgresql-"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    as_user: list[str] = []
    if os.getuid() == 0:
        user = pwd.getpwnam("postgres")
        os.chown(folder, user.pw_uid, user.pw_gid)
        as_user = ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]

    def run(*command: str) -> None:
        subprocess.run([*as_user, *command], check=True, stdout=subprocess.DEVNULL, cwd=folder)

    cluster = str(folder / "cluster")
    run(f"{programs}/initdb", "-D", cluster, "-U", "market", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8")
    # nothing here outlives the run, so nobody waits for the disk
    unsafe = "-c fsync=off -c full_page_writes=off"
    settings = (
        f"{unsafe} -p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c max_connections=200"
    )
    run(f"{programs}/pg_ctl", "-D", cluster, "-w", "-l", f"{folder}/log", "-o", settings, "start")
    try:
        yield f"postgresql://market@127.0.0.1:{port}/postgres"
    finally:
        run(f"{programs}/pg_ctl", "-D", cluster, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    """Both runs, the second even when the first failed; the worse of the two verdicts."""
    on_sqlite = pytest(*ON_SQLITE, *sys.argv[1:])
    with postgresql() as address:
        on_postgresql = pytest(*ON_POSTGRESQL, *sys.argv[1:], DAKKAH_TEST_DATABASE=address)
    return max(on_sqlite, on_postgresql)


if __name__ == "__main__":
    sys.exit(main())
