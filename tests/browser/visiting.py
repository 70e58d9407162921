"""A visitor with a browser: which language, width and scripts, who they are, and everything their pages complained of."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Request, Response

from storefront.web.kit.locale import translations

# Debian's Chromium without the window nobody looks at, which halves what its pages cost; the whole of it where that is missing
PLACES = ("/usr/bin/chromium-headless-shell", "/usr/bin/chromium")
CHROMIUM = next(filter(os.path.exists, PLACES), PLACES[0])
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HEIGHTS = {320: 640, 390: 844, 1280: 900}
PATIENCE_MS = 20_000


@dataclass
class Visitor:
    """A browser of somebody's own; `troubles` is what must stay empty."""

    page: Page
    site: str
    prefix: str
    paid_at: str  # the payment company's pages
    troubles: list[str] = field(default_factory=list)

    def go(self, path: str) -> Response:
        """Opens a page of the market, in this visitor's language."""
        answer = self.page.goto(self.site + self.prefix + path, wait_until="load")
        assert answer is not None
        return answer

    def follow(self, address: str) -> Response:
        """Opens an address as a letter gives it."""
        answer = self.page.goto(address, wait_until="load")
        assert answer is not None
        return answer

    def word(self, arabic: str, **values: object) -> str:
        """What stands on a page in this visitor's language, for a sentence as the code says it."""
        english = translations("en").gettext(arabic)
        assert english != arabic, f"no English: {arabic}"
        return (english if self.prefix else arabic) % values if values else (english if self.prefix else arabic)

    def of(self, arabic: str, english: str) -> str:
        """A name in this visitor's language."""
        return english if self.prefix else arabic

    def control(self, arabic: str, within: str = "body") -> Locator:
        """The one visible button or link of these words."""
        name, place = self.word(arabic), self.page.locator(within)
        found = place.get_by_role("button", name=name, exact=True).or_(place.get_by_role("link", name=name, exact=True))
        return found.filter(visible=True)

    def press(self, arabic: str, within: str = "body") -> None:
        """Presses it and waits for the page it leads to."""
        with self.page.expect_navigation(wait_until="load"):
            self.control(arabic, within).click()

    def reads(self, text: str, within: str = "main") -> bool:
        """Whether these words can be seen on the open page."""
        return self.page.locator(within).get_by_text(text).first.is_visible()

    def open(self, link: str | Locator) -> None:
        """Presses a link and waits for its page."""
        found = self.page.locator(link) if isinstance(link, str) else link
        with self.page.expect_navigation(wait_until="load"):
            found.filter(visible=True).first.click()

    @property
    def path(self) -> str:
        """Where this visitor is, without the language and without what is asked of the page."""
        return self.page.url.removeprefix(self.site + self.prefix).partition("?")[0].partition("#")[0]

    def resize(self, width: int) -> None:
        """The window is made narrower or wider."""
        self.page.set_viewport_size({"width": width, "height": HEIGHTS[width]})

    def another_tab(self) -> "Visitor":
        """A second page in the same browser; its troubles are these troubles."""
        tab = Visitor(self.page.context.new_page(), self.site, self.prefix, self.paid_at, self.troubles)
        tab.listen()
        return tab

    def listen(self) -> None:
        """Notes scripts that fail, refusals of the policy, answers that fail and requests that leave the market."""
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.troubles.append(f"script: {error}"))
        self.page.on("request", self._asked)
        self.page.on("requestfailed", self._failed)
        self.page.on("response", self._answered)

    def _heard(self, message: ConsoleMessage) -> None:
        answered = message.text.startswith("Failed to load resource")  # judged by its status in _answered
        if message.type in ("error", "warning") and not answered:
            self.troubles.append(f"{message.type}: {message.text}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.site, self.paid_at, "data:")):
            self.troubles.append(f"left the market: {request.url}")

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the reader went on before it came
            self.troubles.append(f"{request.failure}: {request.url}")

    def _answered(self, response: Response) -> None:
        asked = response.request
        is_refusal = (
            response.status == 422 and asked.resource_type == "fetch"
        )  # of what a script sent; its page shows it then
        if response.status >= 400 and not asked.is_navigation_request() and not is_refusal:
            self.troubles.append(f"{response.status}: {response.url}")


@dataclass(frozen=True)
class Door:
    """Opens browsers onto one market."""

    browser: Browser
    site: str
    paid_at: str
    cookies: dict[str, dict[str, str]]

    @contextmanager
    def visitor(self, lang: str = "ar", width: int = 390, who: str = "", scripts: bool = True) -> Iterator[Visitor]:
        """Somebody with a browser without a past; `who` is one of the stage's people, with their cookies. Whatever their
        pages complained of fails the test."""
        context = self.browser.new_context(
            viewport={"width": width, "height": HEIGHTS[width]},
            java_script_enabled=scripts,
            reduced_motion="reduce",
            locale="ar-SA" if lang == "ar" else "en-GB",
        )
        try:
            visitor = self._visitor(context, lang, who)
            yield visitor
            assert visitor.troubles == []
        finally:
            context.close()

    def _visitor(self, context: BrowserContext, lang: str, who: str) -> Visitor:
        context.set_default_timeout(PATIENCE_MS)
        for name, value in self.cookies.get(who, {}).items():
            context.add_cookies([{"name": name, "value": value, "url": self.site}])
        visitor = Visitor(context.new_page(), self.site, "/en" if lang == "en" else "", self.paid_at)
        visitor.listen()
        return visitor
