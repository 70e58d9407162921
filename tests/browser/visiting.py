"""A visitor with a browser: which language, width and scripts, who they are, and everything their pages complained of."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

CHROMIUM = "/usr/bin/chromium"
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
PATIENCE_MS = 10_000


@dataclass
class Visitor:
    """A browser of somebody's own; `troubles` is what must stay empty."""

    page: Page
    site: str
    prefix: str
    troubles: list[str] = field(default_factory=list)

    def go(self, path: str) -> Response:
        """Opens a page of the market, in this visitor's language."""
        answer = self.page.goto(self.site + self.prefix + path, wait_until="load")
        assert answer is not None
        return answer

    def words(self, arabic: str, english: str) -> str:
        """What stands on a page in this visitor's language."""
        return english if self.prefix else arabic

    def listen(self) -> None:
        """Notes scripts that fail, refusals of the policy, answers that fail and requests that leave the market."""
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.troubles.append(f"script: {error}"))
        self.page.on("request", self._asked)
        self.page.on("response", self._answered)

    def _heard(self, message: ConsoleMessage) -> None:
        answered = message.text.startswith("Failed to load resource")  # judged by its status in _answered
        if message.type in ("error", "warning") and not answered:
            self.troubles.append(f"{message.type}: {message.text}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.site, "data:")):
            self.troubles.append(f"left the market: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            self.troubles.append(f"{response.status}: {response.url}")


@dataclass(frozen=True)
class Door:
    """Opens browsers onto one market."""

    browser: Browser
    site: str
    cookies: dict[str, str]

    @contextmanager
    def visitor(self, lang: str = "ar", width: int = 390, who: str = "", scripts: bool = True) -> Iterator[Visitor]:
        """Somebody with a browser without a past; `who` is signed in: member, family or office."""
        context = self.browser.new_context(
            viewport={"width": width, "height": HEIGHTS[width]},
            java_script_enabled=scripts,
            reduced_motion="reduce",
            locale="ar-SA" if lang == "ar" else "en-GB",
        )
        try:
            yield self._visitor(context, lang, who)
        finally:
            context.close()

    def _visitor(self, context: BrowserContext, lang: str, who: str) -> Visitor:
        context.set_default_timeout(PATIENCE_MS)
        if who:
            context.add_cookies([{"name": "dakkah", "value": self.cookies[who], "url": self.site}])
        visitor = Visitor(context.new_page(), self.site, "/en" if lang == "en" else "")
        visitor.listen()
        return visitor
