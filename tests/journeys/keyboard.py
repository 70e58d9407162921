"""Somebody who uses the keyboard alone: Tab, Enter, Space, arrows and what they type."""

from dataclasses import dataclass

from tests.browser.looking import MOST_STOPS, STOP
from tests.browser.visiting import Visitor

MOST_ARROWS = 300


@dataclass
class Keys:
    """A visitor without a pointer."""

    visitor: Visitor

    def to(self, selector: str) -> None:
        """Tab after Tab until something is reached; it has to be seen there, with a ring round it."""
        for _ in range(MOST_STOPS):
            self.visitor.page.keyboard.press("Tab")
            if self.here(selector):
                stop = self.visitor.page.evaluate(STOP)
                assert stop["ring"], stop["name"]
                assert stop["seen"], stop["name"]
                return
        raise AssertionError(f"Tab never came to {selector}")

    def here(self, selector: str) -> bool:
        """Whether the focus is there."""
        return bool(self.visitor.page.evaluate("selector => document.activeElement.matches(selector)", selector))

    def type(self, text: str) -> None:
        """In place of what stands there."""
        self.visitor.page.keyboard.press("Control+A")
        self.visitor.page.keyboard.type(text)

    def press(self, key: str = "Enter") -> None:
        """A key that leads to another page."""
        with self.visitor.page.expect_navigation(wait_until="load"):
            self.visitor.page.keyboard.press(key)

    def choose(self, selector: str, arrow: str = "ArrowDown") -> None:
        """Arrow after arrow until a choice is the one."""
        for _ in range(MOST_ARROWS):
            if self.visitor.page.locator(selector).count():
                return
            self.visitor.page.keyboard.press(arrow)
        raise AssertionError(f"no arrow led to {selector}")
