"""Somebody with a phone in one hand: every tap of the thumb is counted."""

from playwright.sync_api import Locator

from tests.browser.visiting import Visitor


class Thumb:
    """A thumb on a phone, which counts what it taps; typing is not tapping, reaching for a field is."""

    def __init__(self, family: Visitor) -> None:
        self.family, self.taps = family, 0

    def tap(self, target: Locator) -> None:
        self.taps += 1
        target.click()

    def write(self, field: str, text: str) -> None:
        self.tap(self.family.page.locator(f"[name={field}]"))
        self.family.page.keyboard.type(text)

    def pick(self, field: str, label: str) -> None:
        """Opens a list, and taps a line of it."""
        self.taps += 2
        self.family.page.select_option(f"[name={field}]", label=label)

    def choose(self, *pictures: bytes) -> None:
        """Opens the camera or the album, and taps each picture there."""
        with self.family.page.expect_file_chooser() as chooser:
            self.tap(self.family.page.locator(".camera"))
        self.taps += len(pictures)
        files = [{"name": f"IMG_{n}.png", "mimeType": "image/png", "buffer": one} for n, one in enumerate(pictures)]
        chooser.value.set_files(files)  # type: ignore[arg-type]
        self.family.page.locator("[data-crop]").nth(len(pictures) - 1).wait_for()

    def press(self, arabic: str) -> None:
        with self.family.page.expect_navigation(wait_until="load"):
            self.tap(self.family.control(arabic))
