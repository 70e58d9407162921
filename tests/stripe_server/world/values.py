"""Checks what comes as JSON from a test against the types of the dataclass it is meant for."""

from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from ..refusals import invalid


def checked(kind: type, sent: dict[str, Any], noun: str) -> dict[str, Any]:
    """The values, ready for the dataclass. Raises Refusal for a name it does not have and for a value of another type."""
    hints = get_type_hints(kind)
    ready = {}
    for name, value in sent.items():
        if name not in hints:
            raise invalid(f"{noun} has no {name}", param=name)
        if not _fits(value, hints[name]):
            raise invalid(f"{name} of {noun} is of another type", param=name)
        ready[name] = tuple(value) if isinstance(value, list) and get_origin(hints[name]) is tuple else value
    return ready


def _fits(value: Any, hint: Any) -> bool:
    if isinstance(hint, UnionType):
        return any(_fits(value, one) for one in get_args(hint))
    origin = get_origin(hint)
    if origin is tuple:
        return isinstance(value, list | tuple) and all(_fits(one, get_args(hint)[0]) for one in value)
    if origin is dict:
        return isinstance(value, dict) and all(_fits(one, get_args(hint)[1]) for one in value.values())
    if hint is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, hint) and isinstance(value, bool) == (hint is bool)


def whole(sent: dict[str, Any], name: str, usual: int | None = None) -> int | None:
    """A whole number that may be left out. Raises Refusal for anything else."""
    value = sent.get(name)
    if value is None:
        return usual
    if not isinstance(value, int) or isinstance(value, bool):
        raise invalid(f"{name} is a whole number", param=name)
    return value


def words(sent: dict[str, Any], name: str) -> list[str] | None:
    """A list of words that may be left out. Raises Refusal for anything else."""
    value = sent.get(name)
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise invalid(f"{name} is a list of words", param=name)
    return value
