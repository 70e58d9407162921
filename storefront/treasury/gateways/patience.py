"""How long a provider may take: little while somebody waits for a page, more in the worker."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_has_time: ContextVar[bool] = ContextVar("has_time", default=False)


def has_time() -> bool:
    """Whether nobody is waiting for what is done now."""
    return _has_time.get()


@contextmanager
def patiently() -> Iterator[None]:
    """Inside the block calls to providers may take long and be repeated; for the worker."""
    before = _has_time.set(True)
    try:
        yield
    finally:
        _has_time.reset(before)
