"""Somebody with a phone in one hand: every tap of the thumb is counted, and what people take for it."""

from playwright.sync_api import Locator

from tests.browser.visiting import Visitor

# what a test does at once takes people: to find and tap, and to type a letter (about 36 words a minute on a phone, as
# Palin and others measured of 37,000 people in 2019)
TAP_SECONDS, LETTER_SECONDS = 2.0, 0.33
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1_638_400 / 8, "uploadThroughput": 675_000 / 8}


class Thumb:
    """A thumb on a phone, which counts what it taps; typing is not tapping, reaching for a field is."""

    def __init__(self, family: Visitor) -> None:
        self.family, self.taps, self.letters = family, 0, 0

    @property
    def seconds(self) -> float:
        """What people take for what was tapped and typed so far."""
        return self.taps * TAP_SECONDS + self.letters * LETTER_SECONDS

    def on_a_slow_network(self) -> None:
        """From now on pages come as over a slow 4G: 150 ms for each way, 1.6 Mbit/s down and 0.7 up."""
        line = self.family.page.context.new_cdp_session(self.family.page)
        line.send("Network.enable")
        line.send("Network.emulateNetworkConditions", SLOW_4G)

    def follow(self, address: str) -> None:
        """Taps the link of a letter."""
        self.taps += 1
        self.family.follow(address)

    def tap(self, target: Locator) -> None:
        self.taps += 1
        target.click()

    def write(self, field: str, text: str) -> None:
        self.tap(self.family.page.locator(f"[name={field}]"))
        self.letters += len(text)
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
