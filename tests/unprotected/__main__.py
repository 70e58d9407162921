"""Takes the protections out, one after the other, and runs the tests that are there for them:

    python -m tests.unprotected          all of them
    python -m tests.unprotected 18 42    those of some cases
    python -m tests.unprotected --locks  those that keep apart who does something at the same moment
    python -m tests.unprotected --write  and says in docs/cases-seen-failing.md which were seen failing today

The tests run once as they are. Then, for each sabotage, a child of this process runs those it names; each of them has to
fail by an assertion. Ends with 1 when one noticed nothing. It works on SQLite; locks are taken out on a PostgreSQL server
of its own, by themselves.
"""

import argparse
import os
import sys
import tempfile
from contextlib import nullcontext
from pathlib import Path

import pytest
from hypothesis import Phase, settings

from tests.everywhere import postgresql
from tests.mutants.trying import PLAIN
from tests.unprotected.paper import write
from tests.unprotected.record import SABOTAGES, files_of
from tests.unprotected.watching import TakingOut


def main() -> None:
    asked = argparse.ArgumentParser(
        prog="python -m tests.unprotected", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    asked.add_argument("cases", nargs="*", type=int, help="numbers of cases; all when none is named")
    asked.add_argument("--write", action="store_true", help="enter the day in docs/cases-seen-failing.md")
    asked.add_argument("--locks", action="store_true", help="those of locks, on PostgreSQL, instead of the others")
    wanted = asked.parse_args()
    chosen = [one for one in SABOTAGES if one.case in (wanted.cases or [one.case]) and one.is_lock == wanted.locks]
    if not chosen:
        asked.error("no protection of these cases is taken out so")
    settings.register_profile(
        "steady",
        deadline=None,
        derandomize=True,
        database=None,
        report_multiple_bugs=False,
        phases=[Phase.explicit, Phase.generate],
    )
    settings.load_profile("steady")
    server = postgresql() if wanted.locks else nullcontext("sqlite")
    with tempfile.TemporaryDirectory(prefix="unprotected-") as folder, server as address:
        os.environ["DAKKAH_TEST_DATABASE"] = address
        taking_out = TakingOut(chosen, Path(folder))
        ended = pytest.main([*PLAIN, f"--basetemp={folder}/market", *files_of(chosen)], plugins=[taking_out])
    if wanted.write:
        write(taking_out.seen_failing)
    sys.exit(ended or len(taking_out.seen_failing) < len(chosen))


main()
