"""Memory: answers are made once, the oldest are forgotten first, none outlives its time."""

import pytest

from storefront.kernel import memory
from storefront.kernel.memory import Memory


def test_an_answer_is_made_once() -> None:
    made: list[int] = []
    kept: Memory[int] = Memory(most=2)

    answers = [kept.get("a", lambda: made.append(1) or 7) for _ in range(3)]  # type: ignore[func-returns-value]

    assert answers == [7, 7, 7]
    assert made == [1]


def test_the_one_not_asked_for_longest_is_forgotten_first() -> None:
    kept: Memory[str] = Memory(most=2)
    for name in ("a", "b", "a", "c"):
        kept.get(name, lambda name=name: name)  # type: ignore[misc]

    assert [kept.get(name, lambda: "new") for name in ("a", "c", "b")] == ["a", "c", "new"]


def test_an_answer_does_not_outlive_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: Memory[str] = Memory(most=2, seconds=60)
    answers = []
    for second in (1000, 1059, 1061):
        monkeypatch.setattr(memory.time, "monotonic", lambda second=second: second)
        answers.append(kept.get("a", lambda second=second: f"made at {second}"))  # type: ignore[misc]

    assert answers == ["made at 1000", "made at 1000", "made at 1061"]


def test_everything_can_be_forgotten_at_once() -> None:
    kept: Memory[str] = Memory(most=2)
    kept.get("a", lambda: "old")

    memory.forget_all()

    assert kept.get("a", lambda: "new") == "new"
