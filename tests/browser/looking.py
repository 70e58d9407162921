"""What can be seen wrong on an open page: rules of axe, overflow, small targets, a focus nobody sees."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
MOST_STOPS = 200

SMALL_TARGETS = """() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary')]
  .filter(e => {
    const box = e.getBoundingClientRect(), style = getComputedStyle(e);
    const unseen = !box.width || style.visibility === 'hidden' || e.closest('[popover]:not(:popover-open), .sr, .skip');
    const drawn = e.tagName === 'INPUT' && (style.opacity === '0' || style.position === 'absolute');
    return !unseen && !drawn && style.display !== 'inline' && (box.width < 24 || box.height < 24);
  })
  .map(e => `${e.tagName} ${(e.textContent || e.ariaLabel || e.name || '').trim().slice(0, 30)}`)"""

STOP = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const box = e.getBoundingClientRect();
  const ringed = x => x && getComputedStyle(x).outlineStyle !== 'none' && parseFloat(getComputedStyle(x).outlineWidth) >= 2;
  const near = [e, e.nextElementSibling, e.parentElement, e.closest('label'), e.closest('.card'), e.closest('.house')];
  const shadow = x => x && getComputedStyle(x).boxShadow !== 'none';
  return {
    name: `${e.tagName} ${e.id || ''} ${(e.ariaLabel || e.textContent || e.name || '').trim().slice(0, 40)}`,
    place: `${Math.round(box.left)},${Math.round(box.top + scrollY)},${Math.round(box.width)}`,
    ring: near.some(ringed) || shadow(e.parentElement),
    seen: box.bottom > 0 && box.top < innerHeight,
  };
}"""


def violations(page: Page) -> list[str]:
    """The rules of accessibility this page breaks, with the first places where."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{rule['id']}: {[node['target'] for node in rule['nodes'][:3]]}" for rule in found]


def overflow(page: Page) -> int:
    """How many pixels of the page lie beyond the window, sideways."""
    return int(page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def small_targets(page: Page) -> list[str]:
    """Controls of less than 24 pixels, save words within a line."""
    return [str(name) for name in page.evaluate(SMALL_TARGETS)]


def walk(page: Page) -> tuple[list[str], list[str]]:
    """Goes through a page with Tab: every stop in turn, and the faults among them (unseen, or without a ring)."""
    stops, faults, known = [], [], set()
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or stop["name"] + stop["place"] in known:
            break
        known.add(stop["name"] + stop["place"])
        stops.append(stop["name"])
        if not (stop["ring"] and stop["seen"]):
            faults.append(stop["name"])
    return stops, faults
