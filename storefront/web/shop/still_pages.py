"""Pages of one list stand still while goods are added: they are those of the moment in which its first page was read."""

from collections.abc import Sequence
from typing import Any

from storefront.kernel import clock


def still_since(rows: Sequence[Any]) -> int:
    """The second up to which goods belong to a list whose first page holds these rows, read now: the second before this, in
    which more may still come; this one, when some that came in it are among the rows."""
    now = int(clock.now().timestamp())
    return now if any(getattr(row, "published", 0) >= now for row in rows) else now - 1
