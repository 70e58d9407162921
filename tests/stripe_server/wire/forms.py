"""Forms as Stripe's libraries write them: a[b][c]=d, a[0][b]=c, a[]=b."""

import re
from typing import Any
from urllib.parse import parse_qsl

from ..refusals import invalid

NAME = re.compile(r"([^\[\]]+)((?:\[[^\[\]]*\])*)")
PART = re.compile(r"\[([^\[\]]*)\]")
MOST_FIELDS, DEEPEST = 2000, 12


def decode(text: str) -> dict[str, Any]:
    """The nested values of a form or a query. Lists with numbers stay maps of numbers until their schema is known.
    Raises Refusal for a name that makes no sense, or that means two things at once."""
    whole: dict[str, Any] = {}
    try:
        pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict")
    except UnicodeDecodeError:
        raise invalid("Invalid request: it is not written in UTF-8") from None
    except ValueError:
        raise invalid(f"Invalid request: more than {MOST_FIELDS} parameters") from None
    for name, value in pairs:
        _put(whole, _parts(name), value, name)
    return whole


def _parts(name: str) -> list[str]:
    match = NAME.fullmatch(name)
    parts = [match[1], *PART.findall(match[2])] if match else []
    if not parts or len(parts) > DEEPEST or "" in parts[:-1]:
        raise invalid(f"Invalid parameter name: {name[:60]}", code="parameter_unknown", param=name[:60])
    return parts


def _put(whole: dict[str, Any], parts: list[str], value: str, name: str) -> None:
    inside: Any = whole
    *way, last = parts
    for here, following in zip(way, parts[1:], strict=True):
        inside = inside.setdefault(here, [] if following == "" else {})
        if not isinstance(inside, list if following == "" else dict):
            raise invalid(f"Invalid parameter: {name[:60]} means two things at once", param=name[:60])
    if last == "":
        inside.append(value)
    elif isinstance(inside.get(last), dict | list):
        raise invalid(f"Invalid parameter: {name[:60]} means two things at once", param=name[:60])
    else:
        inside[last] = value
