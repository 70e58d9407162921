"""Forms, as libraries write them."""

from typing import Any

import pytest

from .refusals import Refusal
from .wire.forms import decode


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("", {}),
        ("a=1&b=", {"a": "1", "b": ""}),
        ("a[b][c]=1&a[b][d]=2", {"a": {"b": {"c": "1", "d": "2"}}}),
        ("a[0][b]=1&a[1][b]=2", {"a": {"0": {"b": "1"}, "1": {"b": "2"}}}),
        ("a[]=1&a[]=2", {"a": ["1", "2"]}),
        ("a%5Bb%5D=%D8%B9%D9%88%D8%AF+1", {"a": {"b": "عود 1"}}),
        ("a=1&a=2", {"a": "2"}),
    ],
)
def test_brackets_become_nested_values(written: str, read: dict[str, Any]) -> None:
    assert decode(written) == read


@pytest.mark.parametrize(
    "written",
    [
        "a[b=1",
        "[a]=1",
        "a]=1",
        "a=1&a[b]=2",
        "a[b]=2&a=1",
        "a[][b]=1",
        "a[]=1&a[b]=2",
        "=1",
        "a=%ff",
        "a[b]" * 9 + "=1",
    ],
)
def test_what_makes_no_sense_is_refused(written: str) -> None:
    with pytest.raises(Refusal) as refused:
        decode(written)

    assert refused.value.status == 400


def test_a_flood_of_parameters_is_refused() -> None:
    with pytest.raises(Refusal):
        decode("&".join(f"a{number}=1" for number in range(2001)))
