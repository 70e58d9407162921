"""What the worker does about files of goods families said yes to: a part of each in turn, and a rest after each part."""

import logging
from collections.abc import Iterator
from itertools import islice, takewhile

from storefront.cli.steps import stopping
from storefront.goods import imports
from storefront.kernel import units

PARTS = 8  # at a time; then it is the turn of letters, payments and the index
REST_SECONDS = 0.1  # as long as whoever waits for an SQLite database sleeps at the most before it tries again
log = logging.getLogger("dakkah.work")


def carry_out_files() -> int:
    """Carries out the next parts of files; how many."""
    return sum(1 for _ in takewhile(lambda _: not stopping.wait(REST_SECONDS), islice(parts(), PARTS)))


def parts() -> Iterator[int]:
    """Carries out one part after the other as long as there is one, of each file in turn. One that breaks holds up no other."""
    broken: set[int] = set()
    while due := [one for one in imports.under_way() if one not in broken]:
        units.abandon()
        for file_id in due:
            try:
                if imports.carry_on(file_id):
                    yield file_id
            except Exception:  # a database that is busy or away; it is logged and tried again
                units.abandon()
                log.exception("file of goods %s failed", file_id)
                broken.add(file_id)
