"""Puts mistakes into modules, one at a time, and names those that no test noticed:

    python -m tests.mutants storefront/kernel/money.py --tests tests/kernel tests/trade

Without any module it is all those of money (see money.py), group by group, or the groups of the packages named by --of.

The tests named run once as they are, which also shows who runs which line. Then, for each mistake, a child of this
process runs those that reach it, the module's own first, until one fails. What a test starts in other processes is not seen.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import Phase, settings

from tests.mutants.money import GROUPS
from tests.mutants.trying import PLAIN, Trying


def main() -> None:
    asked = argparse.ArgumentParser(
        prog="python -m tests.mutants", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    asked.add_argument("modules", nargs="*", type=Path)
    asked.add_argument("--tests", nargs="+", help="folders or files, those that know the modules best")
    asked.add_argument("--of", nargs="+", help="packages, such as treasury/ledger", default=[])
    asked.add_argument("--most", type=int, default=80, help="mistakes a module; of more, every so many")
    asked.add_argument("--seconds", type=float, default=60, help="how long tests are run for one mistake")
    wanted = asked.parse_args()
    if not wanted.modules:
        sys.exit(every_group(wanted.of, ["--most", str(wanted.most), "--seconds", str(wanted.seconds)]))
    if not wanted.tests:
        asked.error("modules need --tests")
    settings.register_profile(
        "steady", deadline=None, derandomize=True, database=None, phases=[Phase.explicit, Phase.generate]
    )
    settings.load_profile("steady")
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        trying = Trying([module.resolve() for module in wanted.modules], Path(folder), wanted.most, wanted.seconds)
        sys.exit(pytest.main([*PLAIN, f"--basetemp={folder}/market", *wanted.tests], plugins=[trying]))


def every_group(packages: Sequence[str], options: Sequence[str]) -> int:
    """Each group in a process of its own; how many could not be tried."""
    chosen = [group for group in GROUPS if not packages or group.package in packages]
    words = [[*map(str, group.paths), "--tests", *map(str, group.known_by), *options] for group in chosen]
    return sum(subprocess.run([sys.executable, "-m", "tests.mutants", *one]).returncode != 0 for one in words)


main()
