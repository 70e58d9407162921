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

# what asks nothing of the database, or only writes down what others ask of it; the migrations do. Requests that are refused
# before it is asked, what is taken out of a form, and how many questions are asked, are the same on both. Lives that are
# ended within one process are about what we do in which order, as is what happens to money in any order; what a database
# keeps of a killed process is asked of both, by the server, by money that goes back, by messages and by paydays, which take
# every kind of lease and lock
APART = [
    "tests/cases/test_any_order.py",
    "tests/cases/test_private_families.py",
    "tests/cases/test_seen_failing.py",
    "tests/cli/test_bench_desk.py",
    "tests/community/texts/test_hook.py",
    "tests/demo/drawings",
    "tests/insight/language",
    "tests/insight/search",
    "tests/kernel/test_arabic.py",
    "tests/kernel/test_photos.py",
    "tests/kernel/test_pixels.py",
    "tests/kernel/test_workbook_parts.py",
    "tests/kernel/test_workbooks.py",
    "tests/mutants",
    "tests/races/test_killed_bank.py",
    "tests/races/test_killed_doors.py",
    "tests/races/test_killed_fees.py",
    "tests/races/test_killed_notices.py",
    "tests/races/test_killed_payments.py",
    "tests/races/test_killed_refunds.py",
    "tests/races/test_killed_returns.py",
    "tests/races/test_killed_transfers.py",
    *(
        f"tests/races/test_killed_worker.py::{name}"
        for name in (
            "test_a_letter_leaves_once",
            "test_the_index_follows_a_new_name",
            "test_a_payment_nobody_told_of_is_taken_once",
            "test_a_page_left_open_is_closed_and_its_goods_are_free_once",
            "test_an_order_that_was_never_paid_sets_its_goods_free_once",
            "test_an_unanswered_parcel_is_declined_once",
        )
    ),
    "tests/stripe_server",
    "tests/trade/adjustments/test_late.py::test_the_books_are_as_if_the_bank_had_never_asked",
    "tests/treasury/gateways",
    *(
        f"tests/web/kit/test_forms.py::{name}"
        for name in (
            "test_every_address_that_takes_forms_has_one_on_a_page",
            "test_no_column_is_written_that_a_form_does_not_ask_for",
            "test_nothing_is_done_without_the_token_of_the_session",
            "test_a_page_of_another_site_sends_nothing",
            "test_json_is_no_form",
        )
    ),
    "tests/web/cards",
    "tests/web/kit/test_headers.py",
    "tests/web/kit/test_locale.py",
    "tests/web/kit/test_page_links.py",
    "tests/web/letters",
    "tests/web/paper",
    *(f for f in glob.glob("tests/architecture/test_*.py") if not f.endswith("migrations.py")),
]
# what only a browser can see is seen on SQLite. A page asks commands and queries, and those are asked of both; that each page
# can be read by whoever comes, and takes whatever is typed into its forms, is asked of PostgreSQL by tests/web/kit, and the
# lists of goods, which it sorts and counts in ways of its own, by theirs
PAGES = [
    f
    for area in ("account", "family", "jury", "office", "organiser", "shop")
    for f in glob.glob(f"tests/web/{area}/test_*.py")
]
WALKED = [
    "tests/browser",
    "tests/journeys",
    *(f for f in PAGES if not f.endswith(("test_listing.py", "test_search.py"))),
]
# PostgreSQL refuses whatever SQLite refuses, and more; a statement that writes is one on both
STRICTER = [
    "tests/web/kit/test_forms.py::test_no_input_of_any_kind_breaks_a_form",
    "tests/web/kit/test_requests.py::test_reading_changes_no_row",
]
# four workers for two cores: two have something to do while others wait for a server, a browser or a race
ON_SQLITE = ["-n", "4", *(f"--deselect={place}" for place in STRICTER)]
ON_POSTGRESQL = [
    *("-n", "4"),
    *(f"--{'deselect' if '::' in place else 'ignore'}={place}" for place in sorted(APART + WALKED)),
    *("-m", "not browser and not slow"),
]


def pytest(*arguments: str, **environment: str) -> int:
    """Its verdict. What has been compiled is kept, whatever the machine is used to: every worker, and every market that a test
    starts, would compile the whole of it again."""
    keeping = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-m", "pytest", *arguments]
    return subprocess.run(command, env={**keeping, **environment}, check=False).returncode


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
