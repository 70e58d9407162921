"""What a first visit to a page costs: bytes as they came over the wire by kind, requests, shifts, what is seen largest."""

from collections import Counter
from dataclasses import dataclass, field

from playwright.sync_api import Page

from tests.browser.visiting import Visitor

SHIFTS = """() => new Promise(done => {
  let sum = 0;
  const count = list => list.getEntries().forEach(shift => { if (!shift.hadRecentInput) sum += shift.value; });
  new PerformanceObserver(count).observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(sum), 300);
})"""
LARGEST = """() => new Promise(done => new PerformanceObserver(list => {
  const seen = list.getEntries().at(-1).element;
  done({tag: seen.tagName, priority: seen.getAttribute('fetchpriority'), text: seen.outerHTML.slice(0, 120)});
}).observe({type: 'largest-contentful-paint', buffered: true}))"""
PHOTO = "Photo"


@dataclass
class Scale:
    """Weighs whatever a page fetches from the moment on when it is put under it. Sizes are bytes, headers and all."""

    page: Page
    sizes: Counter[str] = field(default_factory=Counter)
    requests: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        kinds: dict[str, str] = {}
        session = self.page.context.new_cdp_session(self.page)
        session.send("Network.enable")
        session.on("Network.responseReceived", lambda told: kinds.update({told["requestId"]: kind_of(told)}))
        session.on("Network.loadingFinished", lambda told: self._came(kinds.get(told["requestId"]), told))

    def _came(self, kind: str | None, told: dict[str, int]) -> None:
        if kind:
            self.sizes[kind] += told["encodedDataLength"]
            self.requests[kind] += 1

    @property
    def without_photos(self) -> int:
        """Everything but the families' photographs."""
        return self.sizes.total() - self.sizes[PHOTO]


def kind_of(told: dict[str, dict[str, str]]) -> str:
    """Document, Stylesheet, Script, Font, Image, Other, or one of the families' photographs."""
    return PHOTO if "/media/" in told["response"]["url"] else str(told["type"])


def weighed(visitor: Visitor, path: str) -> Scale:
    """A page opened for the first time, to its end."""
    scale = Scale(visitor.page)
    visitor.go(path)
    visitor.page.evaluate("() => document.fonts.ready")
    visitor.page.wait_for_load_state("networkidle")
    return scale


def shifts(page: Page) -> float:
    """By how much the page moved under its reader's eyes, also while it is read down to its end."""
    page.evaluate("() => window.scrollTo(0, document.body.scrollHeight / 2)")
    page.wait_for_load_state("networkidle")
    return float(page.evaluate(SHIFTS))
